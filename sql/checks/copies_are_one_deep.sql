-- severity: warn
-- An original is not itself a copy.
SELECT copy.article_id, copy.original_id, above.original_id AS original_of_original
FROM core.copy
JOIN core.copy AS above ON above.article_id = copy.original_id
