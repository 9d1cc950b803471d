-- severity: fail
-- Nothing is lost: an entry whose capture was refined has an article or a rejection. The further
-- pages of an article are not entries of their own: what becomes of them is what becomes of page 1.
SELECT entry.id, entry.url, capture.outcome
FROM raw.entry
JOIN raw.capture ON capture.id = entry.capture_id
LEFT JOIN ops.rejection ON rejection.capture_id = capture.id
WHERE capture.outcome IS NOT NULL AND capture.article_id IS NULL AND rejection.id IS NULL
    AND entry.continues IS NULL
