-- Who was named by office alone, and who held the office on the article's day?
SELECT m.surface, m.office, e.name AS holder, a.published_on, a.source, a.title
FROM mart.mention m
JOIN mart.entity e USING (entity)
JOIN mart.article a USING (article_id)
WHERE m.kind = 'office'
ORDER BY a.published_on DESC NULLS LAST, m.article_id
LIMIT 20;
