"""Articles, their addresses and revisions."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from pipeline.model import Dating, Extraction, Fingerprint
from pipeline.store import tables
from pipeline.store.database import copy_rows

_RESOLVE_LOCK = 0x5245534F4C5645  # "RESOLVE"


@dataclass(frozen=True, slots=True)
class PastText:
    """A text that an article has had, as far as deciding about the next needs it."""

    captured_at: datetime
    content_hash: str
    title: str


@dataclass(frozen=True, slots=True)
class KnownUrl:
    """An address of an article; ``part`` is the page's number where it stands on several, from 2.

    ``key`` is what identity is decided by.
    """

    key: str
    url: str
    part: int | None = None


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A text to store: the first of its article, or a changed one."""

    article_id: int
    capture_id: int
    source_id: str
    url: str
    first_seen_at: datetime
    captured_at: datetime
    title: str
    title_from: str
    extraction: Extraction
    fingerprint: Fingerprint
    refine_version: str
    editions: tuple[tuple[str, str, str], ...] = ()
    """Language tag, address and identity key of the same document in other languages."""


def lock_resolving(connection: Connection) -> None:
    """Let one worker at a time decide identity, until the transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _RESOLVE_LOCK})


def find_articles(connection: Connection, keys: Sequence[str]) -> list[int]:
    """Ids of the articles known by these address keys, oldest first."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT article_id FROM core.article_url "
            "WHERE key = ANY(:keys) AND part IS NULL ORDER BY 1"
        ),
        {"keys": list(keys)},
    )
    return list(rows.scalars())


def find_whole(connection: Connection, keys: Sequence[str]) -> int | None:
    """The article of which one of these addresses is a later page, if there is one."""
    row = connection.execute(
        text(
            "SELECT article_id FROM core.article_url "
            "WHERE key = ANY(:keys) AND part IS NOT NULL ORDER BY 1 LIMIT 1"
        ),
        {"keys": list(keys)},
    )
    return row.scalar_one_or_none()


def load_history(connection: Connection, article_id: int) -> list[PastText]:
    """The texts that an article has had, in the order captured."""
    rows = connection.execute(
        text(
            "SELECT captured_at, content_hash, title FROM core.revision "
            "WHERE article_id = :id ORDER BY captured_at, id"
        ),
        {"id": article_id},
    )
    return [PastText(**row._mapping) for row in rows]


def has_text_from(connection: Connection, article_id: int, beginning: str) -> bool:
    """Whether an article has had a text that begins so."""
    row = connection.execute(
        text(
            "SELECT FROM core.revision WHERE article_id = :id AND starts_with(body, :beginning) "
            "LIMIT 1"
        ),
        {"id": article_id, "beginning": beginning},
    )
    return row.first() is not None


def new_id(connection: Connection) -> int:
    """The id of an article that is about to be made."""
    query = text("SELECT nextval(pg_get_serial_sequence('core.article', 'id'))")
    return int(connection.execute(query).scalar_one())


def insert_revision(connection: Connection, revision: NewRevision) -> None:
    """Write a text, and its article if it is the first; the latest captured is the newest."""
    revision_id = int(
        connection.execute(
            text("SELECT nextval(pg_get_serial_sequence('core.revision', 'id'))")
        ).scalar_one()
    )
    connection.execute(
        text(
            """
            INSERT INTO core.article (id, source_id, url, first_seen_at, captured_at, revision_id)
            VALUES (:article_id, :source_id, :url, :first_seen_at, :captured_at, :revision_id)
            ON CONFLICT (id) DO NOTHING
            """
        ),
        {
            "article_id": revision.article_id,
            "source_id": revision.source_id,
            "url": revision.url,
            "first_seen_at": revision.first_seen_at,
            "captured_at": revision.captured_at,
            "revision_id": revision_id,
        },
    )
    row = _row(revision) | {"id": revision_id}
    copy_rows(connection, tables.revision, list(row), [list(row.values())])
    _choose_newest(connection, revision.article_id)


def _choose_newest(connection: Connection, article_id: int) -> None:
    connection.execute(
        text(
            """
            UPDATE core.article SET revision_id = (
                SELECT id FROM core.revision WHERE article_id = :id
                ORDER BY captured_at DESC, id DESC LIMIT 1
            )
            WHERE id = :id
            """
        ),
        {"id": article_id},
    )


def note_times(
    connection: Connection, article_id: int, first_seen_at: datetime, captured_at: datetime
) -> None:
    """Move an article's first times back if this capture is earlier."""
    connection.execute(
        text(
            """
            UPDATE core.article SET
                first_seen_at = least(first_seen_at, :first_seen_at),
                captured_at = least(captured_at, :captured_at)
            WHERE id = :id AND (first_seen_at > :first_seen_at OR captured_at > :captured_at)
            """
        ),
        {"id": article_id, "first_seen_at": first_seen_at, "captured_at": captured_at},
    )


def merge_articles(connection: Connection, ids: Sequence[int]) -> int:
    """Make one article of several that are the same document; return the id that stays.

    Every text, capture and address of the others moves to the oldest; its newest text is
    tagged again.
    """
    kept, *others = ids
    for other in others:
        for statement in _MERGE:
            connection.execute(text(statement), {"kept": kept, "other": other})
        connection.execute(text("DELETE FROM core.article WHERE id = :other"), {"other": other})
        _choose_newest(connection, kept)
    return kept


_MERGE = (
    "DELETE FROM core.copy WHERE article_id IN (:kept, :other) AND original_id IN (:kept, :other)",
    "DELETE FROM core.copy WHERE article_id = :other",
    "UPDATE core.copy SET original_id = :kept WHERE original_id = :other",
    "DELETE FROM core.mention WHERE article_id IN (:kept, :other)",
    "DELETE FROM core.article_country WHERE article_id IN (:kept, :other)",
    "UPDATE core.article_url SET article_id = :kept WHERE article_id = :other",
    "UPDATE raw.capture SET article_id = :kept WHERE article_id = :other",
    "UPDATE core.revision SET tag_version = NULL WHERE article_id IN (:kept, :other)",
    "UPDATE core.revision SET article_id = :kept WHERE article_id = :other",
    "UPDATE core.article AS a SET first_seen_at = least(a.first_seen_at, o.first_seen_at), "
    "captured_at = least(a.captured_at, o.captured_at) "
    "FROM core.article o WHERE a.id = :kept AND o.id = :other",
)


def _row(revision: NewRevision) -> dict[str, object]:
    e, f = revision.extraction, revision.fingerprint
    published, modified = e.published, e.modified
    return {
        "article_id": revision.article_id,
        "capture_id": revision.capture_id,
        "title": revision.title,
        "title_from": revision.title_from,
        "body": e.body,
        "authors": list(e.authors),
        "agency": e.agency,
        "language": e.language,
        "published_at": published.at if published else None,
        "published_on": _day(published) if published else None,
        "published_precision": published.precision if published else None,
        "published_from": published.source if published else None,
        "modified_at": modified.at if modified else None,
        "modified_precision": modified.precision if modified else None,
        "modified_from": modified.source if modified else None,
        "dates": Jsonb([_evidence(role, dating) for role, dating in e.dates]),
        "section": e.section,
        "tags": list(e.tags),
        "image": e.image,
        "kind": e.kind,
        "paywalled": e.paywalled,
        "flags": list(e.flags),
        "site_name": e.site_name,
        "editions": Jsonb(
            [
                dict(zip(("language", "url", "key"), edition, strict=True))
                for edition in revision.editions
            ]
        ),
        "words": len(e.body.split()),
        "content_hash": f.content_hash,
        "signature": struct.pack(f">{len(f.signature)}I", *f.signature),
        "bands": list(f.bands),
        "captured_at": revision.captured_at,
        "refine_version": revision.refine_version,
    }


def _day(dating: Dating) -> date:
    """The day in UTC; of a bare day, the day that the outlet meant."""
    return dating.at.date() if dating.precision == "day" else dating.at.astimezone(UTC).date()


def _evidence(role: str, dating: Dating) -> dict[str, str]:
    return {
        "role": role,
        "at": dating.at.isoformat(),
        "source": dating.source,
        "zone": dating.zone,
        "precision": dating.precision,
        "raw": dating.raw,
    }


def insert_urls(connection: Connection, article_id: int, known: Iterable[KnownUrl]) -> None:
    """Note the addresses by which an article is known.

    One at which a later page stood is the article's own once the whole is known by it.
    """
    connection.execute(
        text(
            """
            INSERT INTO core.article_url AS old (key, url, article_id, part)
            VALUES (:key, :url, :article_id, :part)
            ON CONFLICT (key) DO UPDATE SET part = NULL
            WHERE old.part IS NOT NULL AND excluded.part IS NULL
                AND old.article_id = excluded.article_id
            """
        ),
        [
            {"key": one.key, "url": one.url, "article_id": article_id, "part": one.part}
            for one in known
        ],
    )
