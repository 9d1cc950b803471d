CREATE VIEW mart.article AS
SELECT
    a.id AS article_id,
    s.id AS source,
    s.name AS source_name,
    s.country AS source_country,
    s.kind AS source_kind,
    (
        SELECT o.kind FROM core.source_ownership o
        WHERE o.source_id = s.id
            AND coalesce(o.since, '-infinity') <= coalesce(r.published_on, (a.first_seen_at AT TIME ZONE 'UTC')::date)
            AND coalesce(o.until, 'infinity') >= coalesce(r.published_on, (a.first_seen_at AT TIME ZONE 'UTC')::date)
        ORDER BY o.position LIMIT 1
    ) AS source_ownership,
    a.url,
    r.title,
    r.body,
    r.language,
    r.authors,
    r.agency,
    r.section,
    r.tags,
    r.kind,
    r.paywalled,
    r.flags,
    r.published_at,
    r.published_precision,
    r.published_from,
    r.published_on,
    r.modified_at,
    a.first_seen_at,
    a.captured_at,
    a.loaded_at,
    (SELECT count(*) FROM core.revision every WHERE every.article_id = a.id) AS revisions,
    r.words,
    c.original_id AS copy_of,
    c.similarity AS copy_similarity
FROM core.article a
JOIN core.revision r ON r.id = a.revision_id
JOIN core.source s ON s.id = a.source_id
LEFT JOIN core.copy c ON c.article_id = a.id;

COMMENT ON VIEW mart.article IS 'Grain: one row per article, with its newest text';
COMMENT ON COLUMN mart.article.article_id IS 'Key';
COMMENT ON COLUMN mart.article.source IS 'Outlet, such as "ukrinform"';
COMMENT ON COLUMN mart.article.source_name IS 'Name of the outlet';
COMMENT ON COLUMN mart.article.source_country IS 'Country of the outlet, ISO 3166';
COMMENT ON COLUMN mart.article.source_kind IS 'wire, newspaper, broadcaster, magazine, government, think_tank or online';
COMMENT ON COLUMN mart.article.source_ownership IS 'Ownership of the outlet when the article was published, where known';
COMMENT ON COLUMN mart.article.url IS 'Canonical URL';
COMMENT ON COLUMN mart.article.title IS 'Title without the outlet''s name';
COMMENT ON COLUMN mart.article.body IS 'Text without boilerplate';
COMMENT ON COLUMN mart.article.language IS 'en, tr, ru or uk';
COMMENT ON COLUMN mart.article.authors IS 'Persons named as authors';
COMMENT ON COLUMN mart.article.agency IS 'News agency named in the byline';
COMMENT ON COLUMN mart.article.section IS 'Section as the outlet names it';
COMMENT ON COLUMN mart.article.tags IS 'Keywords as the outlet gives them';
COMMENT ON COLUMN mart.article.kind IS 'news, opinion, analysis, interview, live, video, gallery, statement, review or advertisement';
COMMENT ON COLUMN mart.article.paywalled IS 'Whether the page says that its text is not all free; null where it says nothing';
COMMENT ON COLUMN mart.article.flags IS 'What to know before using it: dates_disagree (see mart.dating), incomplete (a further page of it could not be had), mixed_scripts (a word with Latin and Cyrillic letters)';
COMMENT ON COLUMN mart.article.published_at IS 'When it was published; null where nothing says so';
COMMENT ON COLUMN mart.article.published_precision IS 'second, minute or day';
COMMENT ON COLUMN mart.article.published_from IS 'What says so: json-ld, opengraph, meta, microdata, time, text, url or entry';
COMMENT ON COLUMN mart.article.published_on IS 'Day of publication (UTC; the outlet''s own day where only a day is known)';
COMMENT ON COLUMN mart.article.modified_at IS 'When the outlet says it was changed';
COMMENT ON COLUMN mart.article.first_seen_at IS 'When a feed first announced it to us';
COMMENT ON COLUMN mart.article.captured_at IS 'When it was first fetched';
COMMENT ON COLUMN mart.article.loaded_at IS 'When it was first loaded: what was known at a moment is what was loaded by then';
COMMENT ON COLUMN mart.article.revisions IS 'Texts it has had; 1 if it never changed';
COMMENT ON COLUMN mart.article.words IS 'Words in the body';
COMMENT ON COLUMN mart.article.copy_of IS 'article_id of the article whose text it repeats; null if it repeats none';
COMMENT ON COLUMN mart.article.copy_similarity IS 'Jaccard similarity to that article, 0–1';
