CREATE VIEW mart.revision AS
SELECT
    r.article_id,
    row_number() OVER (PARTITION BY r.article_id ORDER BY r.captured_at, r.id) AS number,
    r.title,
    r.body,
    r.language,
    r.authors,
    r.published_at,
    r.modified_at,
    r.captured_at,
    r.loaded_at
FROM core.revision r;

COMMENT ON VIEW mart.revision IS 'Grain: one row per text that an article has had';
COMMENT ON COLUMN mart.revision.article_id IS 'The article';
COMMENT ON COLUMN mart.revision.number IS 'From 1, in the order captured';
COMMENT ON COLUMN mart.revision.title IS 'Title of that text';
COMMENT ON COLUMN mart.revision.body IS 'That text';
COMMENT ON COLUMN mart.revision.language IS 'en, tr, ru or uk';
COMMENT ON COLUMN mart.revision.authors IS 'Persons named as authors of that text';
COMMENT ON COLUMN mart.revision.published_at IS 'When it says it was published';
COMMENT ON COLUMN mart.revision.modified_at IS 'When it says it was changed';
COMMENT ON COLUMN mart.revision.captured_at IS 'When it was captured';
COMMENT ON COLUMN mart.revision.loaded_at IS 'When it was loaded';
