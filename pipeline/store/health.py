"""What tells how outlets are doing, and which of them an operator has left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

WEEK = 7 * 86400.0
LAST_SEEN = 50
"""Where four weeks brought nothing, the newest entry is that of so many a feed had last."""


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """A feed's last polls. ``attention`` and ``moved_to`` as in ops.feed."""

    url: str
    failures: int = 0
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    interval: float | None = None
    note: str | None = None
    attention: str | None = None
    attention_since: datetime | None = None
    moved_to: str | None = None
    moved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """How many came in the last 24 hours, and in those of the same weekday 1, 2 and 3 weeks ago.

    A week before anything was seen is left out of ``earlier``.
    """

    today: int = 0
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What is known of an outlet. Gaps are seconds between two entries within four weeks.

    ``history`` are the seconds since its first entry was seen, and ``longest_gap`` is the
    median over the weeks of each week's longest. ``rejections`` and ``handled`` count the
    last seven days.
    """

    id: str
    name: str
    languages: tuple[str, ...] = ()
    disabled_at: datetime | None = None
    disabled_why: str | None = None
    feeds: tuple[FeedFacts, ...] = ()
    newest_entry: datetime | None = None
    newest_article: datetime | None = None
    entries: int = 0
    history: float = 0.0
    usual_gap: float | None = None
    longest_gap: float | None = None
    flow: Flow = Flow()
    rejections: Mapping[str, int] = field(default_factory=dict)
    handled: int = 0


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """How much there is in a language: entries of feeds that state it, and articles."""

    language: str
    entries: Flow = Flow()
    articles: Flow = Flow()
    newest_article: datetime | None = None


# An entry's moment is when it was published, or, if that is unknown or later, first seen.
# So what has its moment within four weeks was also first seen within them.
_MOMENT = "least(coalesce(entry.published_at, entry.first_seen_at), entry.first_seen_at)"

_ENTRIES = f"""
    SELECT feed.source_id, coalesce(feed.language, entry.language) AS language, {_MOMENT} AS at,
        entry.first_seen_at
    FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
    WHERE feed.kind IN ('feed', 'news_sitemap')
        AND entry.first_seen_at BETWEEN :now - interval '28 days' AND :now
"""  # noqa: S608 our own text

_WEEKS = """
    count(*) FILTER (WHERE at > :now - interval '1 day') AS today,
    count(*) FILTER (WHERE at BETWEEN :now - interval '8 days' AND :now - interval '7 days')
        AS week_1,
    count(*) FILTER (WHERE at BETWEEN :now - interval '15 days' AND :now - interval '14 days')
        AS week_2,
    count(*) FILTER (WHERE at BETWEEN :now - interval '22 days' AND :now - interval '21 days')
        AS week_3
"""

_OUTLETS = f"""
    WITH feed AS (
        SELECT id, source_id FROM ops.feed WHERE kind IN ('feed', 'news_sitemap')
    ),
    known AS (
        SELECT feed.source_id, min(first.seen_at) AS since, max(last.moment) AS newest
        FROM feed
        CROSS JOIN LATERAL (
            SELECT first_seen_at AS seen_at FROM raw.entry
            WHERE feed_id = feed.id AND first_seen_at <= :now
            ORDER BY first_seen_at LIMIT 1
        ) AS first
        CROSS JOIN LATERAL (
            SELECT max(moment) AS moment FROM (
                SELECT {_MOMENT} AS moment FROM raw.entry
                WHERE feed_id = feed.id AND first_seen_at <= :now
                ORDER BY first_seen_at DESC LIMIT {LAST_SEEN}
            ) AS seen
        ) AS last
        GROUP BY feed.source_id
    ),
    entry AS MATERIALIZED ({_ENTRIES}),
    counted AS (
        SELECT source_id, {_WEEKS},
            count(*) FILTER (WHERE at > :now - interval '28 days') AS entries,
            max(at) AS newest
        FROM entry GROUP BY source_id
    ),
    gap AS (
        SELECT source_id, at, extract(epoch FROM at - lag(at) OVER one)::float8 AS seconds
        FROM (
            SELECT DISTINCT source_id, at FROM entry JOIN known USING (source_id)
            WHERE at BETWEEN greatest(since, :now - interval '28 days') AND :now
        ) AS moment
        WINDOW one AS (PARTITION BY source_id ORDER BY at)
    ),
    usual AS (
        SELECT source_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS gap
        FROM gap GROUP BY source_id
    ),
    longest AS (
        SELECT source_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds DESC) AS gap
        FROM (
            SELECT source_id, max(seconds) AS seconds FROM gap WHERE seconds IS NOT NULL
            GROUP BY source_id, floor(extract(epoch FROM :now - at) / (7 * 86400))
        ) AS week
        GROUP BY source_id
    ),
    article AS (
        SELECT source.id AS source_id, (
            SELECT max(first_seen_at) FROM core.article WHERE source_id = source.id
        ) AS newest
        FROM core.source
    ),
    rejected AS (
        SELECT source_id, jsonb_object_agg(reason, number) AS reasons
        FROM (
            SELECT source_id, reason, count(*) AS number FROM ops.rejection
            WHERE rejected_at > :now - interval '7 days' GROUP BY source_id, reason
        ) AS by_reason
        GROUP BY source_id
    ),
    accepted AS (
        SELECT source_id, count(*) AS number FROM raw.capture
        WHERE captured_at > :now - interval '7 days'
            AND outcome IN ('new', 'revision', 'unchanged')
        GROUP BY source_id
    )
    SELECT source.id, source.name, source.languages, source.disabled_at, source.disabled_why,
        greatest(counted.newest, known.newest) AS newest_entry, article.newest AS newest_article,
        coalesce(counted.entries, 0) AS entries,
        coalesce(extract(epoch FROM :now - known.since)::float8, 0) AS history,
        usual.gap AS usual_gap, longest.gap AS longest_gap,
        coalesce(today, 0) AS today, coalesce(week_1, 0) AS week_1,
        coalesce(week_2, 0) AS week_2, coalesce(week_3, 0) AS week_3,
        coalesce(rejected.reasons, '{{}}') AS rejections, coalesce(accepted.number, 0) AS accepted
    FROM core.source
    LEFT JOIN known ON known.source_id = source.id
    LEFT JOIN counted ON counted.source_id = source.id
    LEFT JOIN usual ON usual.source_id = source.id
    LEFT JOIN longest ON longest.source_id = source.id
    LEFT JOIN article ON article.source_id = source.id
    LEFT JOIN rejected ON rejected.source_id = source.id
    LEFT JOIN accepted ON accepted.source_id = source.id
    WHERE source.active AND EXISTS (
        SELECT FROM ops.feed
        WHERE source_id = source.id AND active AND kind IN ('feed', 'news_sitemap')
    )
    ORDER BY source.id
"""  # noqa: S608 our own text

_FEEDS = """
    SELECT feed.source_id, feed.url, feed.failures, asked.at AS asked_at,
        answered.at AS answered_at, feed.interval_s AS interval, feed.note, feed.attention,
        feed.attention_since, feed.moved_to, feed.moved_at
    FROM ops.feed
    LEFT JOIN LATERAL (
        SELECT polled_at AS at FROM ops.poll WHERE feed_id = feed.id
        ORDER BY polled_at DESC LIMIT 1
    ) AS asked ON true
    LEFT JOIN LATERAL (
        SELECT polled_at AS at FROM ops.poll WHERE feed_id = feed.id AND outcome <> 'failed'
        ORDER BY polled_at DESC LIMIT 1
    ) AS answered ON true
    WHERE feed.active AND feed.kind IN ('feed', 'news_sitemap')
    ORDER BY feed.source_id, feed.id
"""

_LANGUAGES = f"""
    WITH entry AS ({_ENTRIES}),
    article AS (
        SELECT revision.language, article.first_seen_at AS at, article.first_seen_at
        FROM core.article JOIN core.revision ON revision.id = article.revision_id
        WHERE article.first_seen_at <= :now
    )
    SELECT 'entries' AS what, language, max(at) AS newest, {_WEEKS},
        extract(epoch FROM :now - min(first_seen_at))::float8 AS history
    FROM entry WHERE language IS NOT NULL GROUP BY language
    UNION ALL
    SELECT 'articles', language, max(at), {_WEEKS},
        extract(epoch FROM :now - min(first_seen_at))::float8
    FROM article GROUP BY language
"""  # noqa: S608 our own text


def last_poll(connection: Connection) -> datetime | None:
    """When any feed was last asked."""
    asked: datetime | None = connection.execute(
        text(
            """
            SELECT max(at) FROM ops.feed, LATERAL (
                SELECT polled_at AS at FROM ops.poll WHERE feed_id = feed.id
                ORDER BY polled_at DESC LIMIT 1
            ) AS poll
            """
        )
    ).scalar_one()
    return asked


def outlet_facts(connection: Connection, now: datetime) -> list[OutletFacts]:
    """What is known of each active outlet that has feeds."""
    feeds: dict[str, list[FeedFacts]] = {}
    for row in connection.execute(text(_FEEDS)):
        known = dict(row._mapping)
        feeds.setdefault(known.pop("source_id"), []).append(FeedFacts(**known))
    return [
        OutletFacts(
            id=row.id,
            name=row.name,
            languages=tuple(row.languages),
            disabled_at=row.disabled_at,
            disabled_why=row.disabled_why,
            feeds=tuple(feeds.get(row.id, ())),
            newest_entry=row.newest_entry,
            newest_article=row.newest_article,
            entries=row.entries,
            history=row.history,
            usual_gap=row.usual_gap,
            longest_gap=row.longest_gap,
            flow=_flow(row),
            rejections=dict(row.rejections),
            handled=row.accepted + sum(row.rejections.values()),
        )
        for row in connection.execute(text(_OUTLETS), {"now": now})
    ]


def language_facts(connection: Connection, now: datetime) -> list[LanguageFacts]:
    """How much came in each language that feeds state or articles have."""
    found = {
        (row.what, row.language): row for row in connection.execute(text(_LANGUAGES), {"now": now})
    }
    facts = []
    for language in sorted({language for _, language in found}):
        entries = found.get(("entries", language))
        articles = found.get(("articles", language))
        facts.append(
            LanguageFacts(
                language,
                _flow(entries) if entries else Flow(),
                _flow(articles) if articles else Flow(),
                articles.newest if articles else None,
            )
        )
    return facts


def _flow(row: Any) -> Flow:
    """Only the weeks that lie within what has been seen."""
    weeks = (row.week_1, row.week_2, row.week_3)
    known = [n for week, n in enumerate(weeks, 1) if row.history and row.history > week * WEEK]
    return Flow(row.today, tuple(known))


# -- outlets left alone ---------------------------------------------------------


def disable_source(connection: Connection, source: str, why: str, now: datetime) -> bool:
    """Leave an outlet alone until it is enabled; False if there is none of this id."""
    found = connection.execute(
        text(
            """
            UPDATE core.source
            SET disabled_at = coalesce(disabled_at, :now), disabled_why = :why
            WHERE id = :source AND active RETURNING id
            """
        ),
        {"source": source, "why": why, "now": now},
    )
    return found.first() is not None


def enable_source(connection: Connection, source: str) -> bool:
    """Take an outlet up again; False if none of this id was disabled."""
    found = connection.execute(
        text(
            """
            UPDATE core.source SET disabled_at = NULL, disabled_why = NULL
            WHERE id = :source AND disabled_at IS NOT NULL RETURNING id
            """
        ),
        {"source": source},
    )
    return found.first() is not None


def disabled_sources(connection: Connection) -> dict[str, tuple[datetime, str]]:
    """Since when and why outlets are left alone, by id."""
    rows = connection.execute(
        text("SELECT id, disabled_at, disabled_why FROM core.source WHERE disabled_at IS NOT NULL")
    )
    return {row.id: (row.disabled_at, row.disabled_why or "") for row in rows}
