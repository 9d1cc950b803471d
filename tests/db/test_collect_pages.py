"""Fetching what feeds announce: archived first, and every entry ends somewhere."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import Engine

from pipeline import flow
from pipeline.collect.warc import Archive, Place
from pipeline.settings import Settings
from pipeline.store.database import connect
from tests.db.outlets import PAGE, announce, at_once, fetch, poll, rows
from tests.unit.collect.server import LocalServer


def rejections(engine: Engine) -> list[Any]:
    """(stage, reason, of an entry, of a capture) of every rejection."""
    return rows(
        engine,
        """
        SELECT stage, reason, entry_id IS NOT NULL, capture_id IS NOT NULL
        FROM ops.rejection ORDER BY id
        """,
    )


def test_two_workers_that_fetch_at_once_fetch_each_page_once(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    asked, other_is_done = threading.Event(), threading.Event()

    async def slow(request: web.Request) -> web.Response:
        asked.set()
        await asyncio.to_thread(other_is_done.wait, 10)
        return web.Response(text=PAGE, content_type="text/html")

    paths = [f"/{n}" for n in range(5)]
    for path in paths:
        server.do(path, slow)
    announce(server, "one", *paths)
    poll(engine, settings)
    ids = flow.entries_to_fetch(engine)

    def second() -> dict[str, int]:
        assert asked.wait(10)
        try:
            return flow.fetch(connect(str(settings.database_url)), settings, ids)
        finally:
            other_is_done.set()

    first, then = at_once(lambda: flow.fetch(engine, settings, ids), second)
    assert first["captured"] == 5
    assert then.get("captured", 0) == 0
    assert sorted(p for p in server.paths if p != "/rss") == paths


def test_the_archive_holds_the_very_bytes(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    body = "<p>Переговоры\x00\r\n</p>".encode("cp1251")
    server.put("/1", body, kind="text/html; charset=windows-1251")
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    [(digest, length, status, file, offset)] = rows(
        engine, "SELECT digest, length, status, warc_file, warc_offset FROM raw.capture"
    )
    page = Archive(settings.warc_url).read(Place(file, offset))
    assert page.body == body
    assert (page.digest, len(page.body), page.status) == (digest, length, status)
    assert page.url == server.url("/1", "one.localhost")


def test_a_page_that_is_gone_is_archived_and_rejected(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", "gone", status=404)
    announce(server, "one", "/1")
    poll(engine, settings)
    assert fetch(engine, settings)["rejected"] == 1
    assert rejections(engine) == [("fetch", "http_404", False, True)]
    assert rows(engine, "SELECT status, outcome FROM raw.capture") == [(404, "rejected")]
    assert flow.entries_to_fetch(engine) == flow.captures_to_refine(engine) == []


@pytest.mark.parametrize("target", ["http://127.0.0.1:1/", "file:///etc/passwd"])
def test_a_page_that_is_refused_is_rejected_with_its_entry(
    engine: Engine, settings: Settings, server: LocalServer, target: str
) -> None:
    server.put("/1", status=302, headers={"Location": target})
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    [(stage, reason, of_entry, of_capture)] = rejections(engine)
    assert (stage, of_entry, of_capture) == ("fetch", True, False)
    assert reason in ("private_address", "bad_url")
    assert rows(engine, "SELECT rejected, capture_id FROM raw.entry") == [(True, None)]
    assert flow.entries_to_fetch(engine) == []


def test_a_page_that_fails_is_tried_again_and_captured(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", "sorry", status=500)
    announce(server, "one", "/1")
    poll(engine, settings)
    assert fetch(engine, settings)["postponed"] == 1
    assert rows(engine, "SELECT count(*) FROM raw.capture") == [(0,)]
    server.put("/1", PAGE)
    assert fetch(engine, settings)["captured"] == 1
    assert rejections(engine) == []


def test_it_waits_ever_longer_before_it_tries_again(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", "sorry", status=503)
    announce(server, "one", "/1")
    settings = replace(settings, retry_delay=300)
    poll(engine, settings)
    ids = flow.entries_to_fetch(engine)
    fetch(engine, settings)
    assert flow.entries_to_fetch(engine) == []
    assert flow.fetch(engine, settings, ids).get("postponed", 0) == 0, "it did not wait"
    waits = "SELECT attempts, extract(epoch FROM fetch_after - now())::float FROM raw.entry"
    assert rows(engine, waits) == [(1, pytest.approx(300, abs=60))]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(500, ("fetch", "http_500", False, True)), (0, ("fetch", "incomplete", True, False))],
    ids=["an error page", "no answer"],
)
def test_after_five_failures_it_is_given_up(
    engine: Engine,
    settings: Settings,
    server: LocalServer,
    answer: int,
    expected: tuple[Any, ...],
) -> None:
    if answer:
        server.put("/1", "sorry", status=answer)
    else:
        server.put_raw("/1", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
    announce(server, "one", "/1")
    poll(engine, settings)
    outcomes = [set(fetch(engine, settings)) & {"postponed", "rejected"} for _ in range(5)]
    assert outcomes == [{"postponed"}] * 4 + [{"rejected"}]
    assert rejections(engine) == [expected]
    assert flow.entries_to_fetch(engine) == []


def test_a_page_that_two_feeds_announce_is_fetched_once(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", PAGE)
    server.put("/2", PAGE)
    announce(server, "one", "/1", "/2")
    announce(server, "two", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    announce(server, "two", "/1", "/2")
    poll(engine, settings)
    assert fetch(engine, settings)["shared"] == 1
    assert sorted(p for p in server.paths if p != "/rss") == ["/1", "/2"]
    assert rows(engine, "SELECT count(*), count(DISTINCT capture_id) FROM raw.entry") == [(4, 2)]


def test_every_run_leaves_its_row_also_when_it_fails(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", PAGE)
    announce(server, "one", "/1")
    poll(engine, settings)
    fetch(engine, settings)
    runs = rows(engine, "SELECT stage, counts, error FROM ops.stage_run ORDER BY id")
    assert [(stage, error) for stage, _, error in runs] == [("poll", None), ("fetch", None)]
    assert runs[0][1]["polled"] == 2
    assert runs[1][1]["captured"] == 1
