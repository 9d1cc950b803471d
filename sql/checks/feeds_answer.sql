-- severity: warn
-- Feeds that a person should look at, and feeds that failed ten polls in a row.
SELECT url, failures, coalesce(attention, note) AS why FROM ops.feed
WHERE active AND (attention IS NOT NULL OR failures >= 10)
