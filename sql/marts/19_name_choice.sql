CREATE VIEW mart.name_choice AS
SELECT
    m.article_id,
    r.language,
    m.choice,
    m.variant,
    count(*) AS mentions,
    bool_or(m.in_title) AS in_title
FROM core.mention m
JOIN core.article a ON a.revision_id = m.revision_id
JOIN core.revision r ON r.id = m.revision_id
WHERE m.choice IS NOT NULL
GROUP BY m.article_id, r.language, m.choice, m.variant;

COMMENT ON VIEW mart.name_choice IS 'Grain: one row per article and politically loaded wording that it uses, such as Kiev or Kyiv';
COMMENT ON COLUMN mart.name_choice.article_id IS 'The article';
COMMENT ON COLUMN mart.name_choice.language IS 'Its language; a choice exists only in some';
COMMENT ON COLUMN mart.name_choice.choice IS 'What is chosen about, such as "kyiv", "turkey", "war" or "in-ukraine"';
COMMENT ON COLUMN mart.name_choice.variant IS 'What was chosen, such as "Kiev"';
COMMENT ON COLUMN mart.name_choice.mentions IS 'Times it was';
COMMENT ON COLUMN mart.name_choice.in_title IS 'Whether the title does';
