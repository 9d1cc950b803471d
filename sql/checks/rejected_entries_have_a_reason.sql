-- severity: fail
SELECT entry.id, entry.url
FROM raw.entry
LEFT JOIN ops.rejection ON rejection.entry_id = entry.id
WHERE entry.rejected AND rejection.id IS NULL
