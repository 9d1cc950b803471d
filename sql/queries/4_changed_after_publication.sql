-- What was changed after publication?
SELECT a.source, first.title AS first_title, last.title AS last_title,
    date_trunc('second', last.captured_at - first.captured_at) AS seen_after
FROM mart.article a
JOIN mart.revision first ON first.article_id = a.article_id AND first.number = 1
JOIN mart.revision last ON last.article_id = a.article_id AND last.number = a.revisions
WHERE a.revisions > 1
ORDER BY a.source, first_title
LIMIT 20;
