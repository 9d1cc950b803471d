CREATE VIEW mart.article_country AS
SELECT article_id, country, score, score >= 0.5 AS is_about
FROM core.article_country;

COMMENT ON VIEW mart.article_country IS 'Grain: one row per article and country that it names';
COMMENT ON COLUMN mart.article_country.article_id IS 'The article';
COMMENT ON COLUMN mart.article_country.country IS 'ISO 3166 code';
COMMENT ON COLUMN mart.article_country.score IS 'How far the article is about the country, 0–1';
COMMENT ON COLUMN mart.article_country.is_about IS 'True from a score of 0.5';
