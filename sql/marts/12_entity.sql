CREATE VIEW mart.entity AS
SELECT id AS entity, type, subtype, name, country, part_of, located_in, wikidata
FROM core.entity;

COMMENT ON VIEW mart.entity IS 'Grain: one row per person, organization, place, product, event or treaty of the knowledge base';
COMMENT ON COLUMN mart.entity.entity IS 'Stable id, such as "sergey-lavrov"';
COMMENT ON COLUMN mart.entity.type IS 'person, organization, place, product, event or treaty';
COMMENT ON COLUMN mart.entity.subtype IS 'Finer kind, such as ministry or city';
COMMENT ON COLUMN mart.entity.name IS 'Preferred English name';
COMMENT ON COLUMN mart.entity.country IS 'ISO 3166 code';
COMMENT ON COLUMN mart.entity.part_of IS 'Entity that it is part of';
COMMENT ON COLUMN mart.entity.located_in IS 'Entity that it lies in';
COMMENT ON COLUMN mart.entity.wikidata IS 'Wikidata id, only where a source confirms it';
