-- severity: warn
-- Feeds that failed ten polls in a row.
SELECT url, failures, note FROM ops.feed WHERE active AND failures >= 10
