"""Feeds to poll, what is remembered of them, and a row for each poll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, text

from pipeline.model import FeedState
from pipeline.store import tables


@dataclass(frozen=True, slots=True)
class DueFeed:
    """A feed that is being polled, with what is remembered of it."""

    id: int
    url: str
    source_id: str
    language: str | None
    delay: float
    state: FeedState
    note: str | None


@dataclass(frozen=True, slots=True)
class Poll:
    """What came of asking a feed once; a row of ops.poll."""

    feed_id: int
    polled_at: datetime
    duration_s: float
    outcome: str
    status: int | None = None
    bytes: int = 0
    entries: int = 0
    new_entries: int = 0
    changed_entries: int = 0
    error: str | None = None


def due_feeds(connection: Connection, now: datetime, *, everything: bool = False) -> list[int]:
    """Ids of the feeds whose time has come, or of all that are active, longest waiting first."""
    rows = connection.execute(
        text(
            """
            SELECT id FROM ops.feed
            WHERE active AND kind IN ('feed', 'news_sitemap')
                AND (:everything OR next_poll_at IS NULL OR next_poll_at <= :now)
            ORDER BY next_poll_at NULLS FIRST, id
            """
        ),
        {"now": now, "everything": everything},
    )
    return list(rows.scalars())


def due_by_source(
    connection: Connection, now: datetime, *, everything: bool = False
) -> list[list[int]]:
    """The same as a list per outlet."""
    rows = connection.execute(
        text(
            """
            SELECT array_agg(id ORDER BY id) AS ids FROM ops.feed
            WHERE active AND kind IN ('feed', 'news_sitemap')
                AND (:everything OR next_poll_at IS NULL OR next_poll_at <= :now)
            GROUP BY source_id
            ORDER BY min(next_poll_at) NULLS FIRST, source_id
            """
        ),
        {"now": now, "everything": everything},
    )
    return list(rows.scalars())


def lock_feeds(connection: Connection, ids: Sequence[int]) -> list[DueFeed]:
    """Those of the feeds that no other worker is polling, locked until the transaction ends."""
    rows = connection.execute(
        text(
            """
            SELECT feed.*, source.delay
            FROM ops.feed JOIN core.source ON source.id = feed.source_id
            WHERE feed.id = ANY(:ids)
            ORDER BY feed.id FOR UPDATE OF feed SKIP LOCKED
            """
        ),
        {"ids": list(ids)},
    )
    return [
        DueFeed(
            id=row.id,
            url=row.url,
            source_id=row.source_id,
            language=row.language,
            delay=row.delay,
            state=FeedState(
                etag=row.etag,
                last_modified=row.last_modified,
                body_hash=row.body_hash,
                failures=row.failures,
                interval=row.interval_s,
                next_poll_at=row.next_poll_at,
            ),
            note=row.note,
        )
        for row in rows
    ]


def sitemaps(connection: Connection) -> list[DueFeed]:
    """The active news sitemaps."""
    ids = connection.execute(text("SELECT id FROM ops.feed WHERE active AND kind = 'news_sitemap'"))
    return lock_feeds(connection, list(ids.scalars()))


def save_poll(connection: Connection, poll: Poll, state: FeedState, note: str | None) -> None:
    """Write a poll's row and what to remember of the feed."""
    connection.execute(
        insert(tables.poll), {field: getattr(poll, field) for field in Poll.__slots__}
    )
    connection.execute(
        tables.feed.update().where(tables.feed.c.id == poll.feed_id),
        {
            "etag": state.etag,
            "last_modified": state.last_modified,
            "body_hash": state.body_hash,
            "failures": state.failures,
            "interval_s": state.interval,
            "next_poll_at": state.next_poll_at,
            "note": note,
        },
    )
