CREATE VIEW mart.relation AS
SELECT entity_id AS entity, relation, target_id AS target, since, until FROM core.relation;

COMMENT ON VIEW mart.relation IS 'Grain: one row per pair of entities that belong together, relation and, where it is dated, period';
COMMENT ON COLUMN mart.relation.entity IS 'Who or what leads, is part of, lies in or owns';
COMMENT ON COLUMN mart.relation.relation IS 'leads, part_of, located_in or owner_of';
COMMENT ON COLUMN mart.relation.target IS 'What is led, lain in or owned';
COMMENT ON COLUMN mart.relation.since IS 'First day, where known';
COMMENT ON COLUMN mart.relation.until IS 'Last day, where known';
