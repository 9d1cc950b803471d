CREATE VIEW mart.mention AS
SELECT
    m.article_id, m.in_title, m.start_offset, m.end_offset, m.surface, m.type,
    m.entity_id AS entity, m.rule, m.score
FROM core.mention m
JOIN core.article a ON a.revision_id = m.revision_id;

COMMENT ON VIEW mart.mention IS 'Grain: one row per name found in an article''s newest title or text';
COMMENT ON COLUMN mart.mention.article_id IS 'The article';
COMMENT ON COLUMN mart.mention.in_title IS 'True if the offsets count in the title, false if in the body';
COMMENT ON COLUMN mart.mention.start_offset IS 'First code point';
COMMENT ON COLUMN mart.mention.end_offset IS 'Code point after the last';
COMMENT ON COLUMN mart.mention.surface IS 'The name as written there';
COMMENT ON COLUMN mart.mention.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN mart.mention.entity IS 'The entity it is linked to; null where it is not';
COMMENT ON COLUMN mart.mention.rule IS 'What made the link';
COMMENT ON COLUMN mart.mention.score IS 'Confidence of the link, 0–1';
