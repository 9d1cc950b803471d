-- severity: warn
SELECT source, count(*) AS articles, count(*) FILTER (WHERE published_at IS NULL) AS undated
FROM mart.article
GROUP BY source
HAVING count(*) >= 20 AND count(*) FILTER (WHERE published_at IS NULL) > 0.2 * count(*)
