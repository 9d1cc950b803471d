CREATE VIEW mart.alias AS
SELECT entity_id AS entity, language, name, kind FROM core.alias;

COMMENT ON VIEW mart.alias IS 'Grain: one row per entity, language, spelling in its base form and kind';
COMMENT ON COLUMN mart.alias.entity IS 'The entity';
COMMENT ON COLUMN mart.alias.language IS 'ISO 639 code; und for a name in none of the four languages';
COMMENT ON COLUMN mart.alias.name IS 'The spelling';
COMMENT ON COLUMN mart.alias.kind IS 'name, aliases, transliteration, native, surname, acronym, former, nickname, demonym, metonym or weak';
