"""Facts about outlets, counted in a real warehouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from pipeline.flow.health import disable, disabled, enable, source_health
from pipeline.flow.prepare import sync_outlets
from pipeline.settings import Settings
from pipeline.store.health import Flow, OutletFacts, language_facts, outlet_facts

NOW = datetime.now(UTC).replace(microsecond=0)


class Warehouse:
    """Rows as a few weeks of polling leave them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.feed = self.one("SELECT id FROM ops.feed WHERE source_id = 'gazette'")

    def one(self, statement: str, **values: Any) -> Any:
        with self.engine.begin() as connection:
            return connection.execute(text(statement), values).scalar()

    def entry(self, key: object, seen: datetime, published: datetime | None = None) -> None:
        self.one(
            """
            INSERT INTO raw.entry (feed_id, key, url, content_hash, first_seen_at, last_seen_at,
                published_at, language)
            VALUES (:feed, :key, 'http://x/' || :key, 'x', :seen, :seen, :published, 'en')
            RETURNING id
            """,
            feed=self.feed,
            key=str(key),
            seen=seen,
            published=published,
        )

    def every(self, gap: timedelta, since: timedelta, until: timedelta) -> None:
        at, n = NOW - since, 0
        while at <= NOW - until:
            self.entry(f"{since} {n}", at + timedelta(minutes=5), at)
            at, n = at + gap, n + 1

    def poll(self, at: datetime, outcome: str = "parsed") -> None:
        self.one(
            """
            INSERT INTO ops.poll (feed_id, polled_at, duration_s, outcome)
            VALUES (:feed, :at, 1, :outcome) RETURNING id
            """,
            feed=self.feed,
            at=at,
            outcome=outcome,
        )

    def capture(self, number: int, outcome: str, reason: str | None = None) -> None:
        for _ in range(number):
            capture = self.one(
                """
                INSERT INTO raw.capture (source_id, url, final_url, status, content_type, length,
                    digest, captured_at, warc_file, warc_offset, outcome)
                VALUES ('gazette', 'x', 'x', 200, 'text/html', 1, 'x', :now, 'x', 0, :outcome)
                RETURNING id
                """,
                now=NOW,
                outcome=outcome,
            )
            if reason:
                self.one(
                    """
                    INSERT INTO ops.rejection (stage, reason, detail, url, source_id, capture_id)
                    VALUES ('refine', :reason, '', 'x', 'gazette', :capture) RETURNING id
                    """,
                    reason=reason,
                    capture=capture,
                )

    @property
    def facts(self) -> OutletFacts:
        with self.engine.connect() as connection:
            [facts] = outlet_facts(connection, NOW)
        return facts


@pytest.fixture
def warehouse(engine: Engine) -> Warehouse:
    return Warehouse(engine)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_an_outlet_never_asked_has_no_facts_but_its_name(warehouse: Warehouse) -> None:
    facts = warehouse.facts
    assert (facts.id, facts.name, facts.entries, facts.history) == ("gazette", "Gazette", 0, 0)
    assert (facts.newest_entry, facts.usual_gap, facts.longest_gap) == (None, None, None)
    assert [feed.asked_at for feed in facts.feeds] == [None]
    [(_, judged)] = source_health(warehouse.engine).outlets
    assert judged.verdict == "new"


def test_the_usual_gaps_and_numbers_come_from_four_weeks(warehouse: Warehouse) -> None:
    for day in range(27, -1, -1):  # an entry an hour for ten hours, then the night
        warehouse.every(hours(1), since=hours(24 * day + 10), until=hours(24 * day + 0.5))
    facts = warehouse.facts
    assert facts.entries == 280
    assert facts.usual_gap == 3600
    assert facts.longest_gap == 15 * 3600
    assert facts.flow == Flow(10, (10, 10, 10))
    assert facts.newest_entry == NOW - hours(1)


def test_one_odd_week_does_not_make_a_long_silence_usual(warehouse: Warehouse) -> None:
    warehouse.every(hours(2), since=hours(27 * 24), until=hours(20 * 24))
    warehouse.every(hours(2), since=hours(15 * 24), until=hours(1))  # five days of holidays
    assert warehouse.facts.longest_gap == 2 * 3600


def test_an_entry_counts_when_it_was_published_but_never_after_it_was_seen(
    warehouse: Warehouse,
) -> None:
    warehouse.entry("old", seen=NOW, published=NOW - timedelta(days=400))
    warehouse.entry("undated", seen=NOW - hours(3))
    warehouse.entry("tomorrow's", seen=NOW - hours(2), published=NOW + hours(20))
    facts = warehouse.facts
    assert facts.newest_entry == NOW - hours(2)
    assert facts.flow.today == 2


def test_polls_rejections_and_pages_are_counted(warehouse: Warehouse) -> None:
    warehouse.poll(NOW - hours(5))
    warehouse.poll(NOW - hours(2), "unchanged")
    warehouse.poll(NOW - hours(1), "failed")
    warehouse.capture(3, "new")
    warehouse.capture(2, "rejected", "paywall")
    warehouse.capture(1, "rejected", "off_topic")
    facts = warehouse.facts
    [feed] = facts.feeds
    assert (feed.asked_at, feed.answered_at) == (NOW - hours(1), NOW - hours(2))
    assert (facts.rejections, facts.handled) == ({"paywall": 2, "off_topic": 1}, 6)


def test_a_pipeline_that_stood_still_makes_no_outlet_silent(warehouse: Warehouse) -> None:
    warehouse.every(hours(1), since=hours(24 * 20), until=hours(72))
    warehouse.poll(NOW - hours(72))
    report = source_health(warehouse.engine)
    [(_, judged)] = report.outlets
    assert judged.verdict == "well"
    assert report.stood_still is not None
    assert 72 <= report.stood_still < 73


def test_an_outlet_that_fell_silent_is_noticed(warehouse: Warehouse) -> None:
    warehouse.every(hours(1), since=hours(24 * 20), until=hours(72))
    warehouse.poll(NOW, "not_modified")
    report = source_health(warehouse.engine)
    [(_, judged)] = report.outlets
    assert (judged.verdict, report.stood_still) == ("silent", None)


def test_entries_are_counted_by_the_language_of_their_feed(warehouse: Warehouse) -> None:
    warehouse.every(hours(1), since=hours(24 * 16), until=hours(30))
    with warehouse.engine.connect() as connection:
        [english] = language_facts(connection, NOW)
    assert (english.language, english.entries) == ("en", Flow(0, (25, 25)))
    [(_, judged)] = source_health(warehouse.engine).languages
    assert judged.verdict == "silent"


def test_a_disabled_outlet_stays_so_when_the_sources_are_read_again(
    engine: Engine, settings: Settings
) -> None:
    assert disable(engine, "gazette", "they asked us to")
    assert not disable(engine, "nobody", "why not")
    path = settings.sources / "one.yaml"
    path.write_text(path.read_text() + "# another digest\n")
    sync_outlets(engine, settings)
    [(_, judged)] = source_health(engine).outlets
    assert judged.verdict == "disabled"
    assert disabled(engine)["gazette"][1] == "they asked us to"
    assert enable(engine, "gazette")
    assert not enable(engine, "gazette")
    assert disabled(engine) == {}
