-- severity: fail
-- Nothing is lost: an entry whose capture was refined has an article or a rejection.
SELECT entry.id, entry.url, capture.outcome
FROM raw.entry
JOIN raw.capture ON capture.id = entry.capture_id
LEFT JOIN ops.rejection ON rejection.capture_id = capture.id
WHERE capture.outcome IS NOT NULL AND capture.article_id IS NULL AND rejection.id IS NULL
