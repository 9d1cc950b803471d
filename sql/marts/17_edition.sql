CREATE VIEW mart.edition AS
SELECT DISTINCT
    capture.article_id,
    lower(edition.key) AS language,
    edition.value AS url,
    other.article_id AS edition_id
FROM raw.entry
JOIN raw.capture ON capture.id = entry.capture_id
CROSS JOIN LATERAL jsonb_each_text(entry.editions) AS edition
LEFT JOIN LATERAL (
    SELECT same.article_id FROM raw.capture AS same
    WHERE same.url = edition.value AND same.article_id IS NOT NULL
    ORDER BY same.captured_at DESC LIMIT 1
) AS other ON true
WHERE capture.article_id IS NOT NULL AND other.article_id IS DISTINCT FROM capture.article_id;

COMMENT ON VIEW mart.edition IS 'Grain: one row per article and address of the same document in another language, as its publisher''s sitemap says';
COMMENT ON COLUMN mart.edition.article_id IS 'The article';
COMMENT ON COLUMN mart.edition.language IS 'Language tag of the other edition (hreflang), such as uk or x-default';
COMMENT ON COLUMN mart.edition.url IS 'Its address';
COMMENT ON COLUMN mart.edition.edition_id IS 'The article that it is, if it was captured';
