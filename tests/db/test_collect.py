"""Polling a real server into a real warehouse: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from pipeline.store.database import connect
from tests.db.outlets import PAGE, announce, at_once, fetch, poll, rows
from tests.unit.collect.server import LocalServer


def polls(engine: Engine) -> list[Any]:
    """(outcome, status, entries, new, changed) of the first outlet's polls, in order."""
    return rows(
        engine,
        """
        SELECT outcome, status, entries, new_entries, changed_entries
        FROM ops.poll JOIN ops.feed ON feed.id = feed_id WHERE source_id = 'one' ORDER BY poll.id
        """,
    )


def test_a_poll_stores_entries_a_row_and_what_to_remember(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/1", "/2", ETag='"1"')
    announce(server, "two")
    counts = poll(engine, settings)
    assert (counts["polled"], counts["parsed"], counts["new"]) == (2, 2, 2)
    assert polls(engine) == [("parsed", 200, 2, 2, 0)]
    assert rows(engine, "SELECT url, title, rejected, capture_id FROM raw.entry ORDER BY id") == [
        (server.url("/1", "one.localhost"), "Talks", False, None),
        (server.url("/2", "one.localhost"), "Talks", False, None),
    ]
    [(etag, failures, note, wait)] = rows(
        engine,
        """
        SELECT etag, failures, note, extract(epoch FROM next_poll_at - polled_at)::float
        FROM ops.feed JOIN ops.poll ON feed_id = feed.id WHERE source_id = 'one'
        """,
    )
    assert (etag, failures, note) == ('"1"', 0, None)
    assert wait == pytest.approx(1800, rel=0.1)
    assert flow.feeds_to_poll(engine) == []


def test_what_has_not_changed_is_not_stored_again(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/1", ETag='"1"')
    poll(engine, settings)
    before = rows(engine, "SELECT * FROM raw.entry")
    poll(engine, settings)

    async def not_modified(request: web.Request) -> web.Response:
        assert request.headers["If-None-Match"] == '"1"'
        return web.Response(status=304)

    server.do("one.localhost/rss", not_modified)
    poll(engine, settings)
    assert polls(engine) == [
        ("parsed", 200, 1, 1, 0),
        ("unchanged", 200, 0, 0, 0),
        ("not_modified", 304, 0, 0, 0),
    ]
    assert rows(engine, "SELECT * FROM raw.entry") == before


def test_an_entry_that_changed_is_fetched_again(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("/1", PAGE)
    server.put("/2", PAGE)
    announce(server, "one", "/1", "/2")
    poll(engine, settings)
    assert fetch(engine, settings)["captured"] == 2
    announce(server, "one", "/1", "/2", title="Talks end")
    poll(engine, settings)
    assert polls(engine)[-1] == ("parsed", 200, 2, 0, 2)
    counts = fetch(engine, settings)
    assert (counts["captured"], counts["shared"]) == (2, 0)
    assert sorted(p for p in server.paths if p != "/rss") == ["/1", "/1", "/2", "/2"]


def test_a_feed_that_fails_is_asked_less_often_and_kept(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "one", "/1")
    poll(engine, settings)
    server.put("one.localhost/rss", "sorry", status=500)
    waits = []
    for failures in (1, 2, 3):
        poll(engine, settings)
        [(counted, note, wait)] = rows(
            engine,
            """
            SELECT failures, note, extract(epoch FROM next_poll_at - now())::float
            FROM ops.feed WHERE source_id = 'one'
            """,
        )
        assert (counted, note) == (failures, note)
        assert "500" in note
        waits.append(wait)
    assert waits == pytest.approx([3600, 7200, 14400], rel=0.11)
    assert polls(engine)[-1] == ("failed", 500, 0, 0, 0)
    assert rows(engine, "SELECT count(*) FROM raw.entry") == [(1,)]
    announce(server, "one", "/1")
    poll(engine, settings)
    assert rows(engine, "SELECT failures, note FROM ops.feed WHERE source_id = 'one'") == [
        (0, None)
    ]


@pytest.mark.parametrize(
    "asked", ["99999999999999999999", "864000", "²", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_what_a_server_asks_for_never_stops_the_polls(
    engine: Engine, settings: Settings, server: LocalServer, asked: str
) -> None:
    answer = f"HTTP/1.1 429 Slow\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n"
    server.put_raw("one.localhost/rss", answer.encode())
    poll(engine, settings)
    assert polls(engine) == [("failed", 429, 0, 0, 0)]
    later = datetime.now(UTC) + timedelta(days=0 if asked == "²" else 9)
    assert rows(
        engine, "SELECT next_poll_at > :later FROM ops.feed WHERE source_id = 'one'", later=later
    ) == [(True,)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [("<!DOCTYPE html><html><body>Moved</body></html>", "text/html"), ("", "text/xml"), ("{}", "")],
)
def test_what_is_no_feed_any_more_counts_as_a_failure(
    engine: Engine, settings: Settings, server: LocalServer, body: str, kind: str
) -> None:
    server.put("one.localhost/rss", body, kind=kind or None)
    for failures in (1, 2):
        poll(engine, settings)
        [(counted, note)] = rows(
            engine, "SELECT failures, note FROM ops.feed WHERE source_id = 'one'"
        )
        assert counted == failures
        assert note
    assert [outcome for outcome, *_ in polls(engine)] == ["failed", "failed"]


def test_a_note_on_a_malformed_feed_stays_while_it_is_the_same(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put(
        "one.localhost/rss",
        f"<rss version='2.0'><channel><item><link>{server.url('/1')}</link></item><item>",
        kind="text/xml",
    )
    for _ in range(2):
        poll(engine, settings)
        [(note,)] = rows(engine, "SELECT note FROM ops.feed WHERE source_id = 'one'")
        assert note.startswith("malformed")
    assert [outcome for outcome, *_ in polls(engine)] == ["parsed", "unchanged"]


def test_one_hostile_feed_does_not_stop_the_others(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    announce(server, "two", "/1")
    long = "%".join(str(n**9) for n in range(900))
    items = (
        f"<item><link>{server.url('/x')}</link><guid>{long}</guid><title>a\x00b</title></item>"
        f"<item><link>{server.url('/' + long)}</link></item>"
        f"<item><link>{server.url('/y')}\x00</link><pubDate>\x00</pubDate></item>"
        "<item><link>http://[bad</link><title>&#xD83D;</title></item>"
    )
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    server.put_raw(
        "one.localhost/rss",
        b'HTTP/1.1 200 OK\r\nETag: "\xff"\r\nLast-Modified: \xe9\r\nContent-Length: '
        + f"{len(body)}\r\n\r\n".encode()
        + body,
    )
    assert poll(engine, settings)["polled"] == 2
    assert rows(engine, "SELECT count(*) FROM raw.entry WHERE feed_id IN "
                        "(SELECT id FROM ops.feed WHERE source_id = 'two')") == [(1,)]  # fmt: skip
    poll(engine, settings)


def test_two_workers_that_poll_at_once_poll_each_feed_once(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    asked, other_is_done = threading.Event(), threading.Event()

    async def slow(request: web.Request) -> web.Response:
        asked.set()
        await asyncio.to_thread(other_is_done.wait, 10)
        return web.Response(text='<rss version="2.0"><channel></channel></rss>')

    server.do("/rss", slow)
    ids = flow.feeds_to_poll(engine, everything=True)

    def second() -> dict[str, int]:
        assert asked.wait(10)
        try:
            return flow.poll(connect(str(settings.database_url)), settings, ids)
        finally:
            other_is_done.set()

    first, then = at_once(lambda: flow.poll(engine, settings, ids), second)
    assert first["polled"] == 2
    assert then == {}
    assert rows(engine, "SELECT count(*) FROM ops.poll") == [(2,)]


def test_days_past_are_announced_by_news_sitemaps(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    path = settings.sources / "one.yaml"
    path.write_text(path.read_text().replace(", language: en}", ", kind: news_sitemap}"))
    flow.sync_outlets(engine, settings)
    urls = "".join(
        f"<url><loc>{server.url(f'/{day}', 'one.localhost')}</loc><n:news>"
        f"<n:publication_date>2022-03-{day}T10:00:00Z</n:publication_date></n:news></url>"
        for day in (10, 11, 12)
    )
    server.put(
        "one.localhost/rss",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>',
    )
    days = datetime(2022, 3, 10, tzinfo=UTC), datetime(2022, 3, 12, tzinfo=UTC)
    for new in (2, 0):
        counts = flow.discover(engine, settings, *days)
        assert counts == {
            "sitemaps": 2,
            "listed": 3,
            "within": 2,
            "new": new,
            "failed": 1,
            "reasons": {"http_404": 1},
        }
    assert len(flow.entries_to_fetch(engine)) == 2
