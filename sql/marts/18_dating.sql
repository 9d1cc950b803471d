CREATE VIEW mart.dating AS
SELECT
    a.id AS article_id,
    d.role,
    d.at::timestamptz AS at,
    CASE d.precision
        WHEN 'day' THEN left(d.at, 10)::date
        ELSE (d.at::timestamptz AT TIME ZONE 'UTC')::date
    END AS day,
    d.precision,
    d.zone,
    d.source,
    d.raw,
    CASE d.role
        WHEN 'published' THEN (d.at::timestamptz, d.source, d.precision)
            IS NOT DISTINCT FROM (r.published_at, r.published_from, r.published_precision)
        ELSE (d.at::timestamptz, d.source, d.precision)
            IS NOT DISTINCT FROM (r.modified_at, r.modified_from, r.modified_precision)
    END AS believed
FROM core.article a
JOIN core.revision r ON r.id = a.revision_id
CROSS JOIN LATERAL jsonb_to_recordset(r.dates) AS d (
    role text, at text, precision text, zone text, source text, raw text
);

COMMENT ON VIEW mart.dating IS 'Grain: one row per article and place that states when it was published or modified';
COMMENT ON COLUMN mart.dating.article_id IS 'The article';
COMMENT ON COLUMN mart.dating.role IS 'published or modified';
COMMENT ON COLUMN mart.dating.at IS 'The time stated; with precision day only its day means anything';
COMMENT ON COLUMN mart.dating.day IS 'Its day (UTC; the outlet''s own day where only a day is stated)';
COMMENT ON COLUMN mart.dating.precision IS 'second, minute or day';
COMMENT ON COLUMN mart.dating.zone IS 'stated beside the time, the outlet''s where none was, or none where neither is known';
COMMENT ON COLUMN mart.dating.source IS 'json-ld, opengraph, meta, microdata, time, text, url or entry';
COMMENT ON COLUMN mart.dating.raw IS 'Its own words';
COMMENT ON COLUMN mart.dating.believed IS 'Whether mart.article believes it';
