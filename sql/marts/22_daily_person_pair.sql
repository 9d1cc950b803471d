CREATE MATERIALIZED VIEW mart.daily_person_pair AS
SELECT
    a.published_on AS day,
    one.entity AS person_a,
    two.entity AS person_b,
    count(*) AS articles,
    count(*) FILTER (WHERE a.copy_of IS NULL) AS originals,
    count(DISTINCT a.source) AS sources
FROM mart.article a
JOIN mart.article_entity one ON one.article_id = a.article_id AND one.type = 'person'
JOIN mart.article_entity two
    ON two.article_id = a.article_id AND two.type = 'person' AND one.entity < two.entity
WHERE a.published_on IS NOT NULL
GROUP BY a.published_on, one.entity, two.entity;

CREATE UNIQUE INDEX daily_person_pair_key ON mart.daily_person_pair (day, person_a, person_b);
COMMENT ON MATERIALIZED VIEW mart.daily_person_pair IS 'Grain: one row per day and pair of persons named in the same article; undated articles are left out';
COMMENT ON COLUMN mart.daily_person_pair.day IS 'Day of publication';
COMMENT ON COLUMN mart.daily_person_pair.person_a IS 'Entity id of the person first in the alphabet';
COMMENT ON COLUMN mart.daily_person_pair.person_b IS 'Entity id of the other';
COMMENT ON COLUMN mart.daily_person_pair.articles IS 'Articles that name both';
COMMENT ON COLUMN mart.daily_person_pair.originals IS 'Those that repeat no other article''s text';
COMMENT ON COLUMN mart.daily_person_pair.sources IS 'Outlets that carried them';
