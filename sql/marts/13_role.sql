CREATE VIEW mart.role AS
SELECT entity_id AS entity, office, "of", since, until FROM core.role;

COMMENT ON VIEW mart.role IS 'Grain: one row per person and period in an office';
COMMENT ON COLUMN mart.role.entity IS 'The person';
COMMENT ON COLUMN mart.role.office IS 'Office, such as "foreign-minister"';
COMMENT ON COLUMN mart.role."of" IS 'Country code or entity that the office belongs to';
COMMENT ON COLUMN mart.role.since IS 'First day, where known';
COMMENT ON COLUMN mart.role.until IS 'Last day, where known';
