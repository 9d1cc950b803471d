-- Who carried whose text, how closely and how much later?
SELECT o.source AS original, c.source AS copied_by, c.title,
    round(c.copy_similarity::numeric, 2) AS similarity, c.published_at - o.published_at AS lag
FROM mart.article c
JOIN mart.article o ON o.article_id = c.copy_of
ORDER BY c.published_at
LIMIT 20;
