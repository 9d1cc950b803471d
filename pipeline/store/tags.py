"""The knowledge base in the warehouse, and what the tagger found in each text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from pipeline.model import Entity, EntityType, Relation, Tagging, UnlinkedName
from pipeline.store import tables
from pipeline.store.database import copy_rows, stage_rows

_KNOWLEDGE_LOCK = 0x4B4E4F57  # "KNOW"


@dataclass(frozen=True, slots=True)
class UntaggedRevision:
    """A newest text that the present tagger has not seen."""

    id: int
    article_id: int
    title: str
    title_from: str
    body: str
    language: str
    published_at: datetime | None


def sync_knowledge(
    connection: Connection, entities: Iterable[Entity], relations: Iterable[Relation]
) -> None:
    """Make core.entity, core.alias, core.role and core.relation mirror the knowledge base.

    An entity that has left it is kept while mentions link to it.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KNOWLEDGE_LOCK})
    entities = list(entities)
    columns = ["id", "type", "subtype", "name", "country", "part_of", "located_in", "wikidata"]
    staged = stage_rows(
        connection,
        tables.entity,
        columns,
        (
            (e.id, e.type, e.subtype, e.name["en"], e.country, e.part_of, e.located_in, e.wikidata)
            for e in entities
        ),
    )
    connection.execute(
        text(
            f"""
            INSERT INTO core.entity ({", ".join(columns)})
            SELECT {", ".join(columns)} FROM {staged} ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
                type = excluded.type, subtype = excluded.subtype, name = excluded.name,
                country = excluded.country, part_of = excluded.part_of,
                located_in = excluded.located_in, wikidata = excluded.wikidata
            """  # noqa: S608 our own names
        )
    )
    connection.execute(
        text(
            f"""
            DELETE FROM core.entity WHERE id NOT IN (SELECT id FROM {staged})
                AND NOT EXISTS (SELECT 1 FROM core.mention WHERE entity_id = entity.id)
                AND NOT EXISTS (SELECT 1 FROM core.mention WHERE place_id = entity.id)
            """  # noqa: S608 our own names
        )
    )
    connection.execute(text("DELETE FROM core.alias"))
    copy_rows(
        connection,
        tables.alias,
        ["entity_id", "language", "name", "kind"],
        sorted({(e.id, n.language, n.text, n.kind) for e in entities for n in e.names}),
    )
    connection.execute(text("DELETE FROM core.role"))
    copy_rows(
        connection,
        tables.role,
        ["entity_id", "position", "office", "of", "since", "until"],
        (
            (e.id, position, role.office, role.of, role.since, role.until)
            for e in entities
            for position, role in enumerate(e.roles)
        ),
    )
    connection.execute(text("DELETE FROM core.relation"))
    copy_rows(
        connection,
        tables.relation,
        ["entity_id", "relation", "target_id", "since", "until"],
        ((r.entity, r.relation, r.target, r.since, r.until) for r in relations),
    )


def pending_revisions(
    connection: Connection, version: str, limit: int | None = None, *, replay: bool = False
) -> list[int]:
    """Ids of the newest texts not tagged yet; with ``replay`` also those of other versions."""
    rows = connection.execute(
        text(
            """
            SELECT r.id FROM core.revision r JOIN core.article a ON a.revision_id = r.id
            WHERE r.tag_version IS NULL OR (:replay AND r.tag_version <> :version)
            ORDER BY r.id LIMIT :limit
            """
        ),
        {"version": version, "replay": replay, "limit": limit},
    )
    return list(rows.scalars())


def lock_revisions(
    connection: Connection, ids: Sequence[int], version: str
) -> list[UntaggedRevision]:
    """Those of the newest texts that want tagging and nobody else is tagging, locked."""
    rows = connection.execute(
        text(
            """
            SELECT r.id, r.article_id, r.title, r.title_from, r.body, r.language, r.published_at
            FROM core.revision r JOIN core.article a ON a.revision_id = r.id
            WHERE r.id = ANY(:ids) AND r.tag_version IS DISTINCT FROM :version
            ORDER BY r.id FOR UPDATE OF r, a SKIP LOCKED
            """
        ),
        {"ids": list(ids), "version": version},
    )
    return [UntaggedRevision(**row._mapping) for row in rows]


def save_taggings(
    connection: Connection, taggings: Sequence[tuple[UntaggedRevision, Tagging]], version: str
) -> None:
    """Replace the mentions and countries of these articles by what was found now."""
    articles = [revision.article_id for revision, _ in taggings]
    for table in ("mention", "article_country"):
        connection.execute(
            text(f"DELETE FROM core.{table} WHERE article_id = ANY(:ids)"),  # noqa: S608
            {"ids": articles},
        )
    copy_rows(
        connection,
        tables.mention,
        [
            "revision_id",
            "in_title",
            "start_offset",
            "end_offset",
            "article_id",
            "surface",
            "type",
            "entity_id",
            "rule",
            "score",
            "kind",
            "office",
            "nested",
            "place_id",
            "choice",
            "variant",
        ],
        (
            (
                *(revision.id, m.in_title, m.start, m.end, revision.article_id, m.surface),
                *(m.type, m.entity, m.rule, m.score, m.kind, m.office, m.nested, m.place),
                *(m.choice, m.variant),
            )
            for revision, tagging in taggings
            for m in tagging.mentions
        ),
    )
    copy_rows(
        connection,
        tables.article_country,
        ["article_id", "country", "score"],
        (
            (revision.article_id, country, score)
            for revision, tagging in taggings
            for country, score in tagging.countries.items()
            if score > 0
        ),
    )
    connection.execute(
        text("UPDATE core.revision SET tag_version = :version WHERE id = ANY(:ids)"),
        {"version": version, "ids": [revision.id for revision, _ in taggings]},
    )


def unlinked_names(
    connection: Connection, days: int, types: Sequence[EntityType]
) -> list[UnlinkedName]:
    """The unlinked names of the last ``days`` days before the newest article, by spelling.

    Articles that repeat another's text do not count.
    """
    rows = connection.execute(
        text(
            """
            WITH newest AS (SELECT max(first_seen_at) AS at FROM core.article),
            named AS (
                SELECT DISTINCT m.surface, m.type, r.language, m.article_id, a.source_id,
                    (a.first_seen_at AT TIME ZONE 'UTC')::date AS day
                FROM core.mention m
                JOIN core.article a ON a.revision_id = m.revision_id
                JOIN core.revision r ON r.id = m.revision_id
                CROSS JOIN newest
                WHERE m.entity_id IS NULL AND m.type = ANY(:types)
                    AND a.first_seen_at > newest.at - make_interval(days => :days)
                    AND NOT EXISTS (SELECT FROM core.copy c WHERE c.article_id = a.id)
            )
            SELECT n.surface, n.type, n.language, count(*) AS articles,
                count(DISTINCT n.source_id) AS sources,
                min(n.day) AS first_day, max(n.day) AS last_day,
                mode() WITHIN GROUP (ORDER BY c.country) AS country
            FROM named n
            LEFT JOIN LATERAL (
                SELECT country FROM core.article_country
                WHERE article_id = n.article_id AND score >= 0.5 ORDER BY score DESC LIMIT 1
            ) c ON true
            GROUP BY n.surface, n.type, n.language
            """
        ),
        {"days": days, "types": list(types)},
    )
    return [UnlinkedName(**row._mapping) for row in rows]
