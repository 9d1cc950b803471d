-- severity: fail
-- Offsets count code points of the text as stored.
SELECT m.revision_id, m.start_offset, m.surface
FROM core.mention m
JOIN core.article a ON a.revision_id = m.revision_id
JOIN core.revision r ON r.id = m.revision_id
WHERE m.surface <> substr(
    CASE WHEN m.in_title THEN r.title ELSE r.body END,
    m.start_offset + 1,
    m.end_offset - m.start_offset
)
