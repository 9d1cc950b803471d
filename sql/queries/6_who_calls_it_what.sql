-- Which outlet calls the war what, and is the city Kiev or Kyiv to it?
SELECT a.source, n.choice, n.variant, count(*) AS articles, min(a.published_on) AS since
FROM mart.name_choice n
JOIN mart.article a USING (article_id)
WHERE n.choice IN ('war', 'kyiv', 'turkey', 'in-ukraine')
GROUP BY a.source, n.choice, n.variant
ORDER BY n.choice, a.source, articles DESC
LIMIT 40;
