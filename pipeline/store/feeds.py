"""Feeds to poll, what is remembered of them, and a row for each poll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, text

from pipeline.model import FeedHints, FeedState
from pipeline.store import tables


@dataclass(frozen=True, slots=True)
class DueFeed:
    """A feed that is being polled, with what is remembered of it."""

    id: int
    url: str
    source_id: str
    parent_id: int | None
    language: str | None
    delay: float
    time_zone: str
    state: FeedState
    note: str | None

    @property
    def address(self) -> str:
        """Where it is polled: its own address, or the one it has moved to."""
        return self.state.moved_to or self.url


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
    reason: str | None = None
    error: str | None = None


_DUE = """
    FROM ops.feed JOIN core.source ON source.id = feed.source_id
    WHERE feed.active AND feed.kind IN ('feed', 'news_sitemap') AND source.disabled_at IS NULL
        AND (:everything OR next_poll_at IS NULL OR next_poll_at <= :now)
"""


def due_feeds(connection: Connection, now: datetime, *, everything: bool = False) -> list[int]:
    """Ids of the feeds whose time has come, or of all that are active, longest waiting first."""
    rows = connection.execute(
        text(f"SELECT feed.id {_DUE} ORDER BY next_poll_at NULLS FIRST, feed.id"),
        {"now": now, "everything": everything},
    )
    return list(rows.scalars())


def due_by_source(
    connection: Connection, now: datetime, *, everything: bool = False
) -> list[list[int]]:
    """The same as a list per outlet."""
    rows = connection.execute(
        text(
            f"""
            SELECT array_agg(feed.id ORDER BY next_poll_at NULLS FIRST, feed.id) AS ids {_DUE}
            GROUP BY source_id
            ORDER BY min(next_poll_at) NULLS FIRST, source_id
            """
        ),
        {"now": now, "everything": everything},
    )
    return list(rows.scalars())


def find_due(
    connection: Connection, ids: Sequence[int], now: datetime, *, everything: bool = False
) -> list[DueFeed]:
    """Those of the feeds that are due still, longest waiting first."""
    rows = connection.execute(
        text(
            f"""
            SELECT feed.*, source.delay, source.time_zone {_DUE} AND feed.id = ANY(:ids)
            ORDER BY next_poll_at NULLS FIRST, feed.id
            """
        ),
        {"ids": list(ids), "now": now, "everything": everything},
    )
    return [_feed(row) for row in rows]


def find_sitemaps(connection: Connection, urls: Sequence[str] | None = None) -> list[DueFeed]:
    """The active news sitemaps of the sources folder, or the sitemaps with these addresses."""
    rows = connection.execute(
        text(
            """
            SELECT feed.*, source.delay, source.time_zone
            FROM ops.feed JOIN core.source ON source.id = feed.source_id
            WHERE feed.kind = 'news_sitemap' AND source.disabled_at IS NULL
                AND CASE WHEN CAST(:urls AS text[]) IS NULL
                    THEN feed.active AND parent_id IS NULL ELSE feed.url = ANY(:urls) END
            ORDER BY feed.id
            """
        ),
        {"urls": None if urls is None else list(urls)},
    )
    return [_feed(row) for row in rows]


def _feed(row: Any) -> DueFeed:
    return DueFeed(
        id=row.id,
        url=row.url,
        source_id=row.source_id,
        parent_id=row.parent_id,
        language=row.language,
        delay=row.delay,
        time_zone=row.time_zone,
        state=_state(row),
        note=row.note,
    )


def _state(row: Any) -> FeedState:
    return FeedState(
        etag=row.etag,
        last_modified=row.last_modified,
        body_hash=row.body_hash,
        failures=row.failures,
        interval=row.interval_s,
        next_poll_at=row.next_poll_at,
        hints=FeedHints(row.asked_wait_s, frozenset(row.skip_hours), frozenset(row.skip_days)),
        full_at=row.full_at,
        attention=row.attention,
        moving_to=row.moving_to,
        moving_days=tuple(row.moving_days),
        moved_to=row.moved_to,
    )


def save_polls(connection: Connection, polls: Iterable[tuple[Poll, FeedState, str | None]]) -> None:
    """Write each poll's row, and what to remember of its feed: the state and a note.

    A feed whose server had no turn free was not asked, so it has no row.
    """
    polls = list(polls)
    if not polls:
        return
    asked = [poll for poll, _, _ in polls if poll.outcome != "not_asked"]
    if asked:
        connection.execute(
            insert(tables.poll),
            [{field: getattr(poll, field) for field in Poll.__slots__} for poll in asked],
        )
    connection.execute(
        text(
            """
            UPDATE ops.feed SET
                etag = :etag, last_modified = :last_modified, body_hash = :body_hash,
                failures = :failures, interval_s = :interval, next_poll_at = :next_poll_at,
                asked_wait_s = :wait, skip_hours = :skip_hours, skip_days = :skip_days,
                full_at = :full_at, attention = CAST(:attention AS text),
                attention_since = CASE WHEN CAST(:attention AS text) IS NOT NULL
                    THEN coalesce(attention_since, :polled_at) END,
                moving_to = :moving_to, moving_days = :moving_days,
                moved_to = CAST(:moved_to AS text),
                moved_at = CASE WHEN moved_to IS NOT DISTINCT FROM CAST(:moved_to AS text)
                    THEN moved_at WHEN CAST(:moved_to AS text) IS NOT NULL THEN :polled_at END,
                note = :note
            WHERE id = :id
            """
        ),
        [
            {
                "id": poll.feed_id,
                "polled_at": poll.polled_at,
                "etag": state.etag,
                "last_modified": state.last_modified,
                "body_hash": state.body_hash,
                "failures": state.failures,
                "interval": state.interval,
                "next_poll_at": state.next_poll_at,
                "wait": state.hints.wait,
                "skip_hours": sorted(state.hints.skip_hours),
                "skip_days": sorted(state.hints.skip_days),
                "full_at": state.full_at,
                "attention": state.attention,
                "moving_to": state.moving_to,
                "moving_days": list(state.moving_days),
                "moved_to": state.moved_to,
                "note": note,
            }
            for poll, state, note in polls
        ],
    )


def set_children(connection: Connection, feed: DueFeed, urls: Sequence[str]) -> None:
    """Make the sitemaps below an index those it lists now; each is then polled by itself."""
    add_children(connection, feed, urls)
    connection.execute(
        text(
            "UPDATE ops.feed SET active = (url = ANY(:urls)) "
            "WHERE parent_id = :parent AND active <> (url = ANY(:urls))"
        ),
        {"parent": feed.id, "urls": list(urls)},
    )


def add_children(connection: Connection, feed: DueFeed, urls: Sequence[str]) -> None:
    """Know the sitemaps below an index; those that are new are not polled yet."""
    connection.execute(
        text(
            """
            INSERT INTO ops.feed (source_id, url, kind, parent_id, language, active)
            SELECT :source, url, 'news_sitemap', :parent, :language, false
            FROM unnest(CAST(:urls AS text[])) AS url
            ON CONFLICT (url) DO NOTHING
            """
        ),
        {
            "source": feed.source_id,
            "parent": feed.id,
            "language": feed.language,
            "urls": list(dict.fromkeys(urls)),
        },
    )
