"""Articles, their addresses and revisions."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from pipeline.model import Dating, Extraction, Fingerprint
from pipeline.store import tables
from pipeline.store.database import copy_rows, stage_rows

_RESOLVE_LOCK = 0x5245534F4C5645  # "RESOLVE"


@dataclass(frozen=True, slots=True)
class Head:
    """An article and its newest revision, as far as resolving needs them."""

    article_id: int
    revisions: int
    captured_at: datetime
    content_hash: str
    title: str


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A text to store: the first of its article, or a changed one."""

    article_id: int
    revision_id: int
    number: int
    capture_id: int
    captured_at: datetime
    title: str
    title_from: str
    extraction: Extraction
    fingerprint: Fingerprint
    refine_version: str


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A document never seen before, known by its first revision."""

    id: int
    source_id: str
    url: str
    first_seen_at: datetime
    captured_at: datetime
    revision_id: int


def lock_resolving(connection: Connection) -> None:
    """Let one worker at a time decide identity, until the transaction ends.

    Two workers that meet one document at once would otherwise each make an article of it.
    Refining, which costs most of the time, is done before.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _RESOLVE_LOCK})


def find_heads(connection: Connection, keys: Iterable[str]) -> dict[str, Head]:
    """The article behind each address key that is known."""
    rows = connection.execute(
        text(
            """
            SELECT u.key, a.id, r.captured_at, r.content_hash, r.title,
                (SELECT max(number) FROM core.revision WHERE article_id = a.id) AS revisions
            FROM core.article_url u
            JOIN core.article a ON a.id = u.article_id
            JOIN core.revision r ON r.id = a.revision_id
            WHERE u.key = ANY(:keys)
            """
        ),
        {"keys": list(keys)},
    )
    return {
        row.key: Head(row.id, row.revisions, row.captured_at, row.content_hash, row.title)
        for row in rows
    }


def take_ids(connection: Connection, table: str, number: int) -> list[int]:
    """The next ``number`` ids of core.article or core.revision."""
    rows = connection.execute(
        text(
            "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :number)"
        ),
        {"table": f"core.{table}", "number": number},
    )
    return list(rows.scalars())


def insert_articles(connection: Connection, articles: Sequence[NewArticle]) -> None:
    """Write new articles; their first revisions must follow in the same transaction."""
    copy_rows(
        connection,
        tables.article,
        ["id", "source_id", "url", "first_seen_at", "captured_at", "revision_id"],
        (
            (a.id, a.source_id, a.url, a.first_seen_at, a.captured_at, a.revision_id)
            for a in articles
        ),
    )


def insert_revisions(connection: Connection, revisions: Sequence[NewRevision]) -> None:
    """Write revisions and make each the newest of its article, unless a later one is stored."""
    columns = [
        "id",
        "article_id",
        "number",
        "capture_id",
        "title",
        "title_from",
        "body",
        "authors",
        "agency",
        "language",
        "published_at",
        "published_precision",
        "published_from",
        "modified_at",
        "modified_from",
        "dates",
        "section",
        "tags",
        "image",
        "kind",
        "site_name",
        "words",
        "content_hash",
        "signature",
        "bands",
        "captured_at",
        "refine_version",
    ]
    copy_rows(connection, tables.revision, columns, (_row(revision) for revision in revisions))
    connection.execute(
        text(
            """
            UPDATE core.article SET revision_id = newest.id
            FROM (
                SELECT DISTINCT ON (article_id) article_id, id FROM core.revision
                WHERE article_id = ANY(:ids) ORDER BY article_id, captured_at DESC, number DESC
            ) AS newest
            WHERE article.id = newest.article_id AND article.revision_id <> newest.id
            """
        ),
        {"ids": [revision.article_id for revision in revisions]},
    )


def _row(revision: NewRevision) -> tuple[object, ...]:
    e, f = revision.extraction, revision.fingerprint
    published, modified = e.published, e.modified
    return (
        revision.revision_id,
        revision.article_id,
        revision.number,
        revision.capture_id,
        revision.title,
        revision.title_from,
        e.body,
        list(e.authors),
        e.agency,
        e.language,
        published.at if published else None,
        published.precision if published else None,
        published.source if published else None,
        modified.at if modified else None,
        modified.source if modified else None,
        Jsonb([_evidence(role, dating) for role, dating in e.dates]),
        e.section,
        list(e.tags),
        e.image,
        e.kind,
        e.site_name,
        len(e.body.split()),
        f.content_hash,
        struct.pack(f">{len(f.signature)}I", *f.signature),
        list(f.bands),
        revision.captured_at,
        revision.refine_version,
    )


def _evidence(role: str, dating: Dating) -> dict[str, str]:
    return {
        "role": role,
        "at": dating.at.isoformat(),
        "source": dating.source,
        "precision": dating.precision,
        "raw": dating.raw,
    }


def insert_urls(connection: Connection, urls: Iterable[tuple[str, str, int]]) -> None:
    """Note (key, URL, article id) for addresses not known yet."""
    staged = stage_rows(connection, tables.article_url, ["key", "url", "article_id"], urls)
    connection.execute(
        text(
            "INSERT INTO core.article_url (key, url, article_id) "  # noqa: S608 our own name
            f"SELECT key, url, article_id FROM {staged} ORDER BY position ON CONFLICT DO NOTHING"
        )
    )
