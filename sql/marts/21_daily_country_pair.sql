CREATE MATERIALIZED VIEW mart.daily_country_pair AS
SELECT
    a.published_on AS day,
    one.country AS country_a,
    two.country AS country_b,
    count(*) AS articles,
    count(*) FILTER (WHERE a.copy_of IS NULL) AS originals,
    count(DISTINCT a.source) AS sources
FROM mart.article a
JOIN core.article_country one USING (article_id)
JOIN core.article_country two ON two.article_id = a.article_id AND one.country < two.country
WHERE a.published_on IS NOT NULL AND one.score >= 0.5 AND two.score >= 0.5
GROUP BY a.published_on, one.country, two.country;

CREATE UNIQUE INDEX daily_country_pair_key ON mart.daily_country_pair (day, country_a, country_b);
COMMENT ON MATERIALIZED VIEW mart.daily_country_pair IS 'Grain: one row per day and pair of countries that articles are about together; undated articles are left out';
COMMENT ON COLUMN mart.daily_country_pair.day IS 'Day of publication';
COMMENT ON COLUMN mart.daily_country_pair.country_a IS 'The country first in the alphabet, ISO 3166';
COMMENT ON COLUMN mart.daily_country_pair.country_b IS 'The other country';
COMMENT ON COLUMN mart.daily_country_pair.articles IS 'Articles about both';
COMMENT ON COLUMN mart.daily_country_pair.originals IS 'Those that repeat no other article''s text';
COMMENT ON COLUMN mart.daily_country_pair.sources IS 'Outlets that carried them';
