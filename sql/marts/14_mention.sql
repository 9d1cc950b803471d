CREATE VIEW mart.mention AS
SELECT
    m.article_id, m.in_title, m.start_offset, m.end_offset, m.surface, m.type,
    m.entity_id AS entity, m.kind, m.office, m.nested, m.place_id AS place,
    m.choice, m.variant, m.rule, m.score
FROM core.mention m
JOIN core.article a ON a.revision_id = m.revision_id;

COMMENT ON VIEW mart.mention IS 'Grain: one row per name, or office that stands for its holder, found in an article''s newest title or text';
COMMENT ON COLUMN mart.mention.article_id IS 'The article';
COMMENT ON COLUMN mart.mention.in_title IS 'True if the offsets count in the title, false if in the body';
COMMENT ON COLUMN mart.mention.start_offset IS 'First code point';
COMMENT ON COLUMN mart.mention.end_offset IS 'Code point after the last';
COMMENT ON COLUMN mart.mention.surface IS 'The name or office as written there';
COMMENT ON COLUMN mart.mention.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN mart.mention.entity IS 'The entity it is linked to; null where it is not';
COMMENT ON COLUMN mart.mention.kind IS 'name; or office: a title that stands for its holder on the article''s day';
COMMENT ON COLUMN mart.mention.office IS 'That office, such as "foreign-minister"';
COMMENT ON COLUMN mart.mention.nested IS 'True for a place named inside a longer mention, such as Ukraine in "Armed Forces of Ukraine"';
COMMENT ON COLUMN mart.mention.place IS 'The place that stands for a government, such as Ankara in "Ankara said"; entity is the government';
COMMENT ON COLUMN mart.mention.choice IS 'Which loaded choice of words was made here, such as "kyiv"; see mart.name_choice';
COMMENT ON COLUMN mart.mention.variant IS 'What was chosen, such as "Kiev"';
COMMENT ON COLUMN mart.mention.rule IS 'What made the link';
COMMENT ON COLUMN mart.mention.score IS 'Confidence of the link, 0–1';
