CREATE MATERIALIZED VIEW mart.daily_coverage AS
SELECT
    a.published_on AS day,
    a.source,
    c.country,
    count(*) AS articles,
    count(*) FILTER (WHERE a.copy_of IS NULL) AS originals
FROM mart.article a
JOIN mart.article_country c USING (article_id)
WHERE c.is_about AND a.published_on IS NOT NULL
GROUP BY a.published_on, a.source, c.country;

CREATE UNIQUE INDEX daily_coverage_key ON mart.daily_coverage (day, source, country);
COMMENT ON MATERIALIZED VIEW mart.daily_coverage IS 'Grain: one row per day, outlet and country that its articles are about; undated articles are left out';
COMMENT ON COLUMN mart.daily_coverage.day IS 'Day of publication';
COMMENT ON COLUMN mart.daily_coverage.source IS 'Outlet';
COMMENT ON COLUMN mart.daily_coverage.country IS 'Country that the articles are about, ISO 3166';
COMMENT ON COLUMN mart.daily_coverage.articles IS 'Articles';
COMMENT ON COLUMN mart.daily_coverage.originals IS 'Those that repeat no other article''s text';
