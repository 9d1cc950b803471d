"""What happens when the same thing is asked twice, or changes while it is being asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.model import Rejection
from pipeline.settings import Settings
from pipeline.store import entries
from tests.db.outlets import PAGE, announce, fetch, poll, rows, two_outlets
from tests.db.test_collect_formats import SITEMAP, listed
from tests.unit.collect.server import LocalServer

WALL = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        yield server


@pytest.fixture
def settings(settings: Settings, server: LocalServer) -> Settings:
    return two_outlets(settings, server)


def test_ids_that_were_planned_twice_are_polled_once(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/1")
    announce(server, "two", "/1")
    planned = flow.feeds_to_poll(engine)
    assert flow.poll(engine, settings, planned)["polled"] == 2
    assert flow.poll(engine, settings, planned) == {}


def test_an_outlet_disabled_after_the_plan_is_left_alone(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/1")
    server.put("/1", PAGE)
    poll(engine, settings)
    feeds, waiting = flow.feeds_to_poll(engine, everything=True), flow.entries_to_fetch(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE core.source SET disabled_at = now()"))
    before = len(server.paths)
    assert flow.poll(engine, settings, feeds, everything=True) == {}
    assert flow.fetch(engine, settings, waiting)["wanted"] == 0
    assert len(server.paths) == before


def test_a_wall_put_back_at_once_is_asked_for_anew(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", WALL)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    assert rows(engine, "SELECT reason FROM ops.rejection") == [("bot_check",)]
    server.put("/1", PAGE)
    assert flow.retry(engine, reasons=["bot_check"]) == {"fetch": 1, "refine": 0}
    counts = fetch(engine, settings)
    assert (counts["captured"], counts["shared"]) == (1, 0)
    assert len(flow.captures_to_refine(engine)) == 1


def test_an_address_corrected_during_the_fetch_is_not_given_up(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/old")
    poll(engine, settings)
    now = datetime.now(UTC)
    with engine.begin() as connection:
        [pending] = entries.find_pending(connection, flow.entries_to_fetch(engine), now)
    with engine.begin() as connection:
        connection.execute(text("UPDATE raw.entry SET url = 'http://x/new', last_seen_at = now()"))
    with engine.begin() as connection:
        entries.reject_entry(connection, pending, Rejection("fetch", "http_404"))
        entries.postpone(connection, pending, now + timedelta(days=1))
    assert rows(engine, "SELECT rejected, fetch_after FROM raw.entry") == [(False, None)]
    assert rows(engine, "SELECT count(*) FROM ops.rejection") == [(0,)]


def test_the_sitemaps_of_an_index_come_back_with_it(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", listed(server, "/a.xml"), kind="application/xml")
    poll(engine, settings)
    active = "SELECT active FROM ops.feed WHERE parent_id IS NOT NULL"
    file = Path(settings.sources / "one.yaml")
    whole = file.read_text()
    file.write_text(whole.split("\n- id: two")[1].join(["- id: two", ""]))
    flow.sync_outlets(engine, settings)
    assert rows(engine, active) == [(False,)]
    file.write_text(whole)
    flow.sync_outlets(engine, settings)
    poll(engine, settings)
    assert rows(engine, active) == [(True,)]


def test_a_backfill_and_a_poll_know_a_sitemap_by_the_same_feed(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    file = Path(settings.sources / "one.yaml")
    file.write_text(file.read_text().replace("language: en}", "language: en, kind: news_sitemap}"))
    flow.sync_outlets(engine, settings)
    server.put("one.localhost/rss", listed(server, "/a.xml"), kind="application/xml")
    at = datetime.now(UTC) - timedelta(hours=1)
    url = f"<url><loc>{server.url('/1', 'one.localhost')}</loc><lastmod>{at.isoformat()}</lastmod></url>"
    server.put("/a.xml", SITEMAP.format(url), kind="application/xml")
    day = timedelta(days=1)
    assert flow.discover(engine, settings, at - day, at + day)["new"] == 1
    assert flow.discover(engine, settings, at - day, at + day)["new"] == 0
    for _ in range(2):
        poll(engine, settings)
    assert rows(engine, "SELECT count(*) FROM raw.entry") == [(1,)]


def test_a_sitemap_that_only_a_backfill_read_is_not_polled(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    file = Path(settings.sources / "one.yaml")
    file.write_text(file.read_text().replace("language: en}", "language: en, kind: news_sitemap}"))
    flow.sync_outlets(engine, settings)
    server.put("one.localhost/rss", listed(server, "/a.xml"), kind="application/xml")
    now = datetime.now(UTC)
    flow.discover(engine, settings, now - timedelta(days=1), now)
    assert rows(engine, "SELECT active FROM ops.feed WHERE parent_id IS NOT NULL") == [(False,)]
