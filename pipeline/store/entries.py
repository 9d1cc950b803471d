"""Entries of feeds: upserted as they come, pending until their page is captured."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, insert, text

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
    "editions",
]


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An entry whose page is wanted."""

    id: int
    url: str
    source_id: str
    delay: float
    attempts: int
    last_seen_at: datetime
    continues: int | None = None
    """The capture of the page whose article goes on here, if it was not announced."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of asking for an entry's page once; a row of ops.attempt."""

    entry_id: int
    attempted_at: datetime
    duration_s: float
    outcome: str
    reason: str | None = None
    detail: str | None = None
    status: int | None = None
    next_at: datetime | None = None


@dataclass(slots=True)
class Upserted:
    """How many entries of a feed are new, and how many have changed."""

    new: int = 0
    changed: int = 0


def upsert_entries(
    connection: Connection,
    entries: Iterable[tuple[int, Entry, str]],
    now: datetime,
    *,
    renamed: bool = True,
) -> dict[int, Upserted]:
    """Write entries, each with its feed and content hash; return counts by feed.

    A changed entry becomes pending again, so that its page is fetched anew. With
    ``renamed``, an entry whose key is new but whose address is known is the old one under
    a new GUID, if its old key has left the feed and no other entry has that address.
    """
    columns = ["feed_id", *_SAID, "content_hash", "first_seen_at", "last_seen_at"]
    staged = stage_rows(
        connection,
        tables.entry,
        columns,
        (_row(feed, e, digest, now) for feed, e, digest in entries),
    )
    if renamed:
        _keep_old_keys(connection, staged)
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
                editions = excluded.editions,
                content_hash = excluded.content_hash, last_seen_at = excluded.last_seen_at,
                capture_id = NULL, rejected = false, attempts = 0, fetch_after = NULL
            WHERE old.content_hash <> excluded.content_hash
            RETURNING feed_id, (xmax = 0) AS is_new
            """  # noqa: S608 our own names
        )
    )
    counts = Counter((row.feed_id, row.is_new) for row in rows)
    return {feed: Upserted(counts[feed, True], counts[feed, False]) for feed, _ in counts}


def _keep_old_keys(connection: Connection, staged: str) -> None:
    """Give entries under a new GUID the key by which they are known."""
    connection.execute(
        text(
            f"""
            UPDATE {staged} AS said SET key = renamed.old_key
            FROM (
                SELECT DISTINCT ON (known.id) known.key AS old_key, new.feed_id, new.key AS new_key
                FROM {staged} AS new JOIN raw.entry AS known USING (feed_id, url)
                WHERE new.url <> ''
                    AND NOT EXISTS (
                        SELECT FROM raw.entry AS twin WHERE twin.feed_id = known.feed_id
                            AND twin.url = known.url AND twin.id <> known.id)
                    AND NOT EXISTS (
                        SELECT FROM raw.entry AS same WHERE (same.feed_id, same.key)
                            = (new.feed_id, new.key))
                    AND NOT EXISTS (
                        SELECT FROM {staged} AS other WHERE (other.feed_id, other.key)
                            = (known.feed_id, known.key))
                ORDER BY known.id, new.position
            ) AS renamed
            WHERE (said.feed_id, said.key) = (renamed.feed_id, renamed.new_key)
            """  # noqa: S608 our own names
        )
    )


def _row(feed_id: int, entry: Entry, digest: str, now: datetime) -> tuple[object, ...]:
    said = [getattr(entry, name) for name in _SAID[:-1]]
    plain = (list(value) if isinstance(value, tuple) else value for value in said)
    return (feed_id, *plain, Jsonb(dict(entry.editions)), digest, now, now)


def want_further(
    connection: Connection, capture_id: int, source_id: str, url: str, now: datetime
) -> None:
    """Announce an address at which the article of a capture goes on, unless it is already.

    The outlet's feed of further pages is made if it is the first; it is never polled.
    """
    connection.execute(
        text(
            "INSERT INTO ops.feed (source_id, url, kind) VALUES (:source, :feed, 'pages') "
            "ON CONFLICT (url) DO NOTHING"
        ),
        {"source": source_id, "feed": f"urn:euxine:pages:{source_id}"},
    )
    connection.execute(
        text(
            """
            INSERT INTO raw.entry
                (feed_id, key, url, content_hash, first_seen_at, last_seen_at, continues)
            SELECT id, :key, :url, '', :now, :now, :capture FROM ops.feed WHERE url = :feed
            ON CONFLICT (feed_id, key) DO NOTHING
            """
        ),
        {
            "key": f"{capture_id} {hashlib.sha256(url.encode()).hexdigest()}",
            "url": url,
            "now": now,
            "capture": capture_id,
            "feed": f"urn:euxine:pages:{source_id}",
        },
    )


def pending_entries(
    connection: Connection, now: datetime, limit: int | None = None, source: str | None = None
) -> list[int]:
    """Ids of the entries to fetch, spread over the sources so that no host holds up a batch."""
    rows = connection.execute(
        text(
            """
            SELECT entry.id
            FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
            JOIN core.source ON source.id = feed.source_id
            WHERE capture_id IS NULL AND NOT rejected AND feed.kind <> 'folder'
                AND (fetch_after IS NULL OR fetch_after <= :now) AND source.disabled_at IS NULL
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
            JOIN core.source ON source.id = feed.source_id
            WHERE capture_id IS NULL AND NOT rejected AND feed.kind <> 'folder'
                AND (fetch_after IS NULL OR fetch_after <= :now) AND source.disabled_at IS NULL
            GROUP BY feed.source_id
            ORDER BY min(entry.id)
            """
        ),
        {"now": now, "most": most},
    )
    return list(rows.scalars())


def count_pending(connection: Connection, now: datetime) -> int:
    """How many entries wait for their page."""
    return int(
        connection.execute(
            text(
                """
                SELECT count(*)
                FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
                JOIN core.source ON source.id = feed.source_id
                WHERE capture_id IS NULL AND NOT rejected AND feed.kind <> 'folder'
                    AND (fetch_after IS NULL OR fetch_after <= :now)
                    AND source.disabled_at IS NULL
                """
            ),
            {"now": now},
        ).scalar_one()
    )


def find_pending(connection: Connection, ids: Sequence[int], now: datetime) -> list[PendingEntry]:
    """Those of the entries whose page is wanted still, and now; not what is being written."""
    rows = connection.execute(
        text(
            """
            SELECT entry.id, entry.url, feed.source_id, source.delay, entry.attempts,
                entry.last_seen_at, entry.continues
            FROM raw.entry
            JOIN ops.feed ON feed.id = entry.feed_id
            JOIN core.source ON source.id = feed.source_id
            WHERE entry.id = ANY(:ids) AND capture_id IS NULL AND NOT rejected
                AND (fetch_after IS NULL OR fetch_after <= :now) AND source.disabled_at IS NULL
            ORDER BY entry.id FOR UPDATE OF entry SKIP LOCKED
            """
        ),
        {"ids": list(ids), "now": now},
    )
    return [PendingEntry(**row._mapping) for row in rows]


def find_pending_keys(
    connection: Connection, feed_id: int, keys: Sequence[str], now: datetime
) -> list[PendingEntry]:
    """The entries of a feed that have these keys and have not ended yet."""
    ids = connection.execute(
        text("SELECT id FROM raw.entry WHERE feed_id = :feed AND key = ANY(:keys)"),
        {"feed": feed_id, "keys": list(keys)},
    )
    return find_pending(connection, list(ids.scalars()), now)


def first_time(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of the entries that have not changed since they were first seen."""
    rows = connection.execute(
        text("SELECT id FROM raw.entry WHERE id = ANY(:ids) AND first_seen_at = last_seen_at"),
        {"ids": list(ids)},
    )
    return set(rows.scalars())


def set_captured(connection: Connection, pairs: Iterable[tuple[PendingEntry, int]]) -> None:
    """Note each entry's capture, and take back an earlier rejection.

    An entry that has changed since it was read stays pending: the page may have, too.
    """
    rows = [
        {"entry": entry.id, "capture": capture, "seen": entry.last_seen_at}
        for entry, capture in pairs
    ]
    if not rows:
        return
    connection.execute(
        text(
            "UPDATE raw.entry SET capture_id = :capture, fetch_after = NULL "
            "WHERE id = :entry AND last_seen_at = :seen"
        ),
        rows,
    )
    connection.execute(
        text("DELETE FROM ops.rejection WHERE entry_id = ANY(:ids)"),
        {"ids": [row["entry"] for row in rows]},
    )


def postpone(
    connection: Connection, entry: PendingEntry, until: datetime, *, asked: bool = True
) -> None:
    """Try an entry again at ``until``; if its page was asked for, the failure is counted.

    One that has changed since it was read is due now, whatever its old address gave.
    """
    connection.execute(
        text(
            "UPDATE raw.entry SET attempts = attempts + CAST(:asked AS integer), "
            "fetch_after = :until WHERE id = :entry AND last_seen_at = :seen"
        ),
        {"entry": entry.id, "seen": entry.last_seen_at, "until": until, "asked": asked},
    )


def save_attempts(connection: Connection, attempts: Sequence[Attempt]) -> None:
    """Write a row for each time that a page was asked for."""
    if attempts:
        connection.execute(
            insert(tables.attempt),
            [{field: getattr(one, field) for field in Attempt.__slots__} for one in attempts],
        )


def reject_entry(connection: Connection, entry: PendingEntry, rejection: Rejection) -> None:
    """Give an entry up, with the reason, unless it has changed since it was read."""
    connection.execute(
        text(
            """
            WITH ended AS (
                UPDATE raw.entry SET rejected = true
                WHERE id = :entry_id AND last_seen_at = :seen RETURNING id
            )
            INSERT INTO ops.rejection (stage, reason, detail, url, source_id, entry_id)
            SELECT :stage, :reason, :detail, :url, :source_id, id FROM ended
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
            "seen": entry.last_seen_at,
        },
    )


def put_back(
    connection: Connection,
    *,
    reasons: Sequence[str],
    since: datetime | None,
    source: str | None,
    refetch: Sequence[str],
) -> dict[str, int]:
    """Make rejected entries and captures pending again; return counts by what happens next.

    What was rejected while fetching, or for one of the reasons ``refetch``, is asked for
    again; other captures are refined again. ``reasons`` empty means all of them.
    """
    rows = connection.execute(
        text(
            """
            DELETE FROM ops.rejection
            WHERE stage IN ('fetch', 'refine') AND (reason = ANY(:reasons) OR :every)
                AND (CAST(:since AS timestamptz) IS NULL OR rejected_at >= :since)
                AND (CAST(:source AS text) IS NULL OR source_id = :source)
                AND url <> ''
            RETURNING entry_id, capture_id, stage = 'fetch' OR reason = ANY(:refetch) AS again
            """
        ),
        {
            "reasons": list(reasons),
            "every": not reasons,
            "since": since,
            "source": source,
            "refetch": list(refetch),
        },
    ).all()
    fetched = connection.execute(
        text(
            """
            UPDATE raw.entry SET capture_id = NULL, rejected = false, attempts = 0,
                fetch_after = NULL
            WHERE id = ANY(:entries) OR capture_id = ANY(:captures)
            """
        ),
        {
            "entries": [row.entry_id for row in rows if row.entry_id],
            "captures": [row.capture_id for row in rows if row.capture_id and row.again],
        },
    )
    refined = connection.execute(
        text("UPDATE raw.capture SET outcome = NULL WHERE id = ANY(:captures)"),
        {"captures": [row.capture_id for row in rows if row.capture_id and not row.again]},
    )
    return {"fetch": fetched.rowcount, "refine": refined.rowcount}


def rejection_reasons(connection: Connection) -> set[str]:
    """The reasons of the rejections that `put_back` could take back."""
    rows = connection.execute(
        text("SELECT DISTINCT reason FROM ops.rejection WHERE stage IN ('fetch', 'refine')")
    )
    return set(rows.scalars())
