-- severity: fail
SELECT id, article_id, published_at, captured_at
FROM core.revision
WHERE published_at > captured_at + interval '2 days'
