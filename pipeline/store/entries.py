"""Entries of feeds: upserted as they come, pending until their page is captured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from pipeline.model import Entry, Rejection
from pipeline.store import tables
from pipeline.store.database import stage_rows

_SAID = [
    "key",
    "url",
    "title",
    "summary",
    "authors",
    "categories",
    "published_at",
    "published_raw",
    "updated_at",
    "language",
]


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An entry whose page is wanted."""

    id: int
    url: str
    source_id: str
    delay: float
    attempts: int


def upsert_entries(
    connection: Connection, feed_id: int, entries: Iterable[tuple[Entry, str]], now: datetime
) -> tuple[int, int]:
    """Write entries, each with its content hash; return how many are new and how many changed.

    A changed entry becomes pending again, so that its page is fetched anew.
    """
    columns = ["feed_id", *_SAID, "content_hash", "first_seen_at", "last_seen_at"]
    staged = stage_rows(
        connection, tables.entry, columns, (_row(feed_id, e, digest, now) for e, digest in entries)
    )
    rows = connection.execute(
        text(
            f"""
            INSERT INTO raw.entry AS old ({", ".join(columns)})
            SELECT {", ".join(f"said.{column}" for column in columns)}
            FROM {staged} AS said LEFT JOIN raw.entry AS known USING (feed_id, key)
            -- Only these rows are locked; the others may be in the hands of a fetch.
            WHERE known.content_hash IS DISTINCT FROM said.content_hash
            ORDER BY position
            ON CONFLICT (feed_id, key) DO UPDATE SET
                url = excluded.url, title = excluded.title, summary = excluded.summary,
                authors = excluded.authors, categories = excluded.categories,
                published_at = excluded.published_at, published_raw = excluded.published_raw,
                updated_at = excluded.updated_at, language = excluded.language,
                content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at,
                capture_id = NULL, rejected = false, attempts = 0, fetch_after = NULL
            WHERE old.content_hash <> excluded.content_hash
            RETURNING (xmax = 0) AS is_new
            """  # noqa: S608 our own names
        )
    )
    flags = list(rows.scalars())
    return sum(flags), len(flags) - sum(flags)


def _row(feed_id: int, entry: Entry, digest: str, now: datetime) -> tuple[object, ...]:
    said = [getattr(entry, name) for name in _SAID]
    return (feed_id, *(list(v) if isinstance(v, tuple) else v for v in said), digest, now, now)


def pending_entries(
    connection: Connection, now: datetime, limit: int | None = None, source: str | None = None
) -> list[int]:
    """Ids of the entries to fetch, spread over the sources so that no host holds up a batch."""
    rows = connection.execute(
        text(
            """
            SELECT entry.id
            FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
            WHERE capture_id IS NULL AND NOT rejected AND feed.kind <> 'folder'
                AND (fetch_after IS NULL OR fetch_after <= :now)
                AND (CAST(:source AS text) IS NULL OR feed.source_id = :source)
            ORDER BY row_number() OVER (PARTITION BY feed.source_id ORDER BY entry.id), entry.id
            LIMIT :limit
            """
        ),
        {"now": now, "limit": limit, "source": source},
    )
    return list(rows.scalars())


def pending_by_source(connection: Connection, now: datetime, most: int) -> list[list[int]]:
    """Ids of the entries to fetch, a list per outlet with the ``most`` that wait longest."""
    rows = connection.execute(
        text(
            """
            SELECT (array_agg(entry.id ORDER BY entry.id))[1:CAST(:most AS integer)] AS ids
            FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
            WHERE capture_id IS NULL AND NOT rejected AND feed.kind <> 'folder'
                AND (fetch_after IS NULL OR fetch_after <= :now)
            GROUP BY feed.source_id
            ORDER BY min(entry.id)
            """
        ),
        {"now": now, "most": most},
    )
    return list(rows.scalars())


def lock_entries(connection: Connection, ids: Sequence[int], now: datetime) -> list[PendingEntry]:
    """Those of the entries that are still pending and nobody else is fetching, locked."""
    rows = connection.execute(
        text(
            """
            SELECT entry.id, entry.url, feed.source_id, source.delay, entry.attempts
            FROM raw.entry
            JOIN ops.feed ON feed.id = entry.feed_id
            JOIN core.source ON source.id = feed.source_id
            WHERE entry.id = ANY(:ids) AND capture_id IS NULL AND NOT rejected
                AND (fetch_after IS NULL OR fetch_after <= :now)
            ORDER BY entry.id FOR UPDATE OF entry SKIP LOCKED
            """
        ),
        {"ids": list(ids), "now": now},
    )
    return [PendingEntry(**row._mapping) for row in rows]


def find_pending(
    connection: Connection, feed_id: int, keys: Sequence[str], now: datetime
) -> list[PendingEntry]:
    """The entries of a feed that have these keys and have not ended yet."""
    ids = connection.execute(
        text("SELECT id FROM raw.entry WHERE feed_id = :feed AND key = ANY(:keys)"),
        {"feed": feed_id, "keys": list(keys)},
    )
    return lock_entries(connection, list(ids.scalars()), now)


def first_time(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of the entries that have not changed since they were first seen."""
    rows = connection.execute(
        text("SELECT id FROM raw.entry WHERE id = ANY(:ids) AND first_seen_at = last_seen_at"),
        {"ids": list(ids)},
    )
    return set(rows.scalars())


def set_captured(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Note each entry's capture, and take back an earlier rejection."""
    rows = [{"entry": entry, "capture": capture} for entry, capture in pairs]
    if not rows:
        return
    connection.execute(
        text("UPDATE raw.entry SET capture_id = :capture, fetch_after = NULL WHERE id = :entry"),
        rows,
    )
    connection.execute(
        text("DELETE FROM ops.rejection WHERE entry_id = ANY(:ids)"),
        {"ids": [row["entry"] for row in rows]},
    )


def postpone(connection: Connection, entry_id: int, until: datetime, *, asked: bool = True) -> None:
    """Try an entry again at ``until``; if its page was asked for, the failure is counted."""
    connection.execute(
        text(
            "UPDATE raw.entry SET attempts = attempts + CAST(:asked AS integer), "
            "fetch_after = :until WHERE id = :entry"
        ),
        {"entry": entry_id, "until": until, "asked": asked},
    )


def reject_entry(connection: Connection, entry: PendingEntry, rejection: Rejection) -> None:
    """Give an entry up, with the reason."""
    connection.execute(
        text(
            """
            INSERT INTO ops.rejection (stage, reason, detail, url, source_id, entry_id)
            VALUES (:stage, :reason, :detail, :url, :source_id, :entry_id)
            ON CONFLICT (entry_id) DO UPDATE SET
                stage = excluded.stage, reason = excluded.reason, detail = excluded.detail,
                rejected_at = now()
            """
        ),
        {
            "stage": rejection.stage,
            "reason": rejection.reason,
            "detail": rejection.detail,
            "url": entry.url,
            "source_id": entry.source_id,
            "entry_id": entry.id,
        },
    )
    connection.execute(
        text("UPDATE raw.entry SET rejected = true WHERE id = :entry"), {"entry": entry.id}
    )
