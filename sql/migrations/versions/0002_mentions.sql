-- Mentions tell what they are, and the knowledge base how entities belong together.

ALTER TABLE core.mention
    ADD COLUMN kind text NOT NULL DEFAULT 'name',
    ADD COLUMN office text,
    ADD COLUMN nested boolean NOT NULL DEFAULT false,
    ADD COLUMN place_id text REFERENCES core.entity,
    ADD COLUMN choice text,
    ADD COLUMN variant text;
ALTER TABLE core.mention ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN nested DROP DEFAULT;
CREATE INDEX mention_place ON core.mention (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX article_seen ON core.article (first_seen_at);
COMMENT ON TABLE core.mention IS 'Grain: one row per name, or office that stands for its holder, found in a revision''s title or body';
COMMENT ON COLUMN core.mention.surface IS 'The name or office as written there';
COMMENT ON COLUMN core.mention.kind IS 'name; or office: a title that stands for its holder on the article''s day';
COMMENT ON COLUMN core.mention.office IS 'That office, such as "foreign-minister"';
COMMENT ON COLUMN core.mention.nested IS 'True for a place named inside a longer mention, such as Ukraine in "Armed Forces of Ukraine"';
COMMENT ON COLUMN core.mention.place_id IS 'The place that stands for a government, such as Ankara in "Ankara said"; entity_id is the government';
COMMENT ON COLUMN core.mention.choice IS 'Which loaded choice of words was made here, such as "kyiv"';
COMMENT ON COLUMN core.mention.variant IS 'What was chosen, such as "Kiev"';

CREATE TABLE core.relation (
    entity_id   text NOT NULL REFERENCES core.entity ON DELETE CASCADE,
    relation    text NOT NULL,
    target_id   text NOT NULL REFERENCES core.entity ON DELETE CASCADE,
    since       date,
    until       date
);
CREATE INDEX relation_entity ON core.relation (entity_id);
CREATE INDEX relation_target ON core.relation (target_id);
COMMENT ON TABLE core.relation IS 'How entities belong together. Grain: one row per pair, relation and, where it is dated, period';
COMMENT ON COLUMN core.relation.entity_id IS 'Who or what leads, is part of, lies in or owns';
COMMENT ON COLUMN core.relation.relation IS 'leads, part_of, located_in or owner_of';
COMMENT ON COLUMN core.relation.target_id IS 'What is led, lain in or owned';
COMMENT ON COLUMN core.relation.since IS 'First day, where known';
COMMENT ON COLUMN core.relation.until IS 'Last day, where known';

COMMENT ON COLUMN core.alias.language IS 'ISO 639 code; und for a name in none of the four languages';
COMMENT ON COLUMN core.alias.kind IS 'name, aliases, transliteration, native, surname, acronym, former, nickname, demonym, metonym or weak';
