-- Which pairs of the three countries does coverage join, and how much of it is independent?
SELECT date_trunc('month', day)::date AS month, country_a, country_b,
    sum(articles) AS articles, sum(originals) AS independent
FROM mart.daily_country_pair
WHERE country_a IN ('TR', 'RU', 'UA') AND country_b IN ('TR', 'RU', 'UA')
GROUP BY month, country_a, country_b
ORDER BY month, articles DESC
LIMIT 20;
