-- What did outlets of each country say of an entity, and who held an office on that day?
SELECT a.published_on, a.source_country, a.source, a.title, r.office
FROM mart.article a
JOIN mart.article_entity e USING (article_id)
LEFT JOIN mart.role r ON r.entity = e.entity
    AND coalesce(r.since, '-infinity') <= a.published_on
    AND coalesce(r.until, 'infinity') >= a.published_on
WHERE e.entity = 'mevlut-cavusoglu' AND a.copy_of IS NULL
ORDER BY a.published_at
LIMIT 20;
