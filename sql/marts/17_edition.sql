CREATE VIEW mart.edition AS
SELECT
    a.id AS article_id,
    lower(edition.language) AS language,
    edition.url,
    other.article_id AS edition_id
FROM core.article a
JOIN core.revision r ON r.id = a.revision_id
CROSS JOIN LATERAL jsonb_to_recordset(r.editions) AS edition (language text, url text, key text)
LEFT JOIN core.article_url other ON other.key = edition.key AND other.part IS NULL
WHERE other.article_id IS DISTINCT FROM a.id;

COMMENT ON VIEW mart.edition IS 'Grain: one row per article and language tag for which its page or its publisher''s sitemap gives another address of the same document; one address may have several tags, such as x-default and en';
COMMENT ON COLUMN mart.edition.article_id IS 'The article';
COMMENT ON COLUMN mart.edition.language IS 'Language tag of the other edition (hreflang), such as uk or x-default';
COMMENT ON COLUMN mart.edition.url IS 'Its address';
COMMENT ON COLUMN mart.edition.edition_id IS 'The article that it is, if it was captured';
