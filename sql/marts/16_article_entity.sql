CREATE VIEW mart.article_entity AS
SELECT
    m.article_id,
    e.id AS entity,
    e.name,
    e.type,
    e.country,
    count(*) AS mentions,
    bool_or(m.in_title) AS in_title
FROM core.mention m
JOIN core.article a ON a.revision_id = m.revision_id
JOIN core.entity e ON e.id = m.entity_id
GROUP BY m.article_id, e.id;

COMMENT ON VIEW mart.article_entity IS 'Grain: one row per article and entity that it names';
COMMENT ON COLUMN mart.article_entity.article_id IS 'The article';
COMMENT ON COLUMN mart.article_entity.entity IS 'The entity''s id';
COMMENT ON COLUMN mart.article_entity.name IS 'Its English name';
COMMENT ON COLUMN mart.article_entity.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN mart.article_entity.country IS 'The country it belongs to';
COMMENT ON COLUMN mart.article_entity.mentions IS 'Times it is named';
COMMENT ON COLUMN mart.article_entity.in_title IS 'Whether the title names it';
