"""What feeds of other kinds become in the warehouse: indexes, editions, items without a link."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from pipeline import flow
from pipeline.settings import Settings
from tests.db.outlets import PAGE, fetch, poll, rows
from tests.unit.collect.server import LocalServer

INDEX = """<?xml version="1.0"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>"""
SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:xhtml="http://www.w3.org/1999/xhtml">{}</urlset>"""


def listed(server: LocalServer, *paths: str) -> str:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    return INDEX.format(
        "".join(
            f"<sitemap><loc>{server.url(path, 'one.localhost')}</loc>"
            f"<lastmod>{today}</lastmod></sitemap>"
            for path in paths
        )
    )


def serve_sitemap(server: LocalServer, path: str, page: str, extra: str = "") -> None:
    now = datetime.now(UTC).isoformat()
    url = (
        f"<url><loc>{server.url(page, 'one.localhost')}</loc><lastmod>{now}</lastmod>{extra}</url>"
    )
    server.put(path, SITEMAP.format(url), kind="application/xml")


def sitemaps(engine: Engine) -> list[tuple[str, bool]]:
    return rows(
        engine,
        "SELECT regexp_replace(url, '.*/', '/'), active FROM ops.feed "
        "WHERE parent_id IS NOT NULL ORDER BY url",
    )


def test_the_sitemaps_of_an_index_are_polled_themselves(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", listed(server, "/a.xml", "/b.xml"), kind="application/xml")
    serve_sitemap(server, "/a.xml", "/1")
    serve_sitemap(server, "/b.xml", "/2")
    poll(engine, settings)
    assert sitemaps(engine) == [("/a.xml", True), ("/b.xml", True)]
    poll(engine, settings)
    assert rows(engine, "SELECT regexp_replace(url, '.*/', '/') FROM raw.entry ORDER BY 1") == [
        ("/1",),
        ("/2",),
    ]


def test_a_sitemap_that_left_its_index_is_polled_no_more(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", listed(server, "/a.xml", "/b.xml"), kind="application/xml")
    poll(engine, settings)
    server.put("one.localhost/rss", listed(server, "/b.xml", "/c.xml"), kind="application/xml")
    poll(engine, settings)
    assert sitemaps(engine) == [("/a.xml", False), ("/b.xml", True), ("/c.xml", True)]
    server.put("one.localhost/rss", listed(server, "/a.xml"), kind="application/xml")
    poll(engine, settings)
    assert sitemaps(engine) == [("/a.xml", True), ("/b.xml", False), ("/c.xml", False)]


def test_an_index_below_an_index_is_not_followed(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", listed(server, "/a.xml"), kind="application/xml")
    server.put("/a.xml", listed(server, "/b.xml"), kind="application/xml")
    for _ in range(3):
        poll(engine, settings)
    assert sitemaps(engine) == [("/a.xml", True)]


def test_editions_of_a_document_are_kept_with_its_entry(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    other = server.url("/uk/1", "one.localhost")
    link = f'<xhtml:link rel="alternate" hreflang="uk" href="{other}"/>'
    serve_sitemap(server, "one.localhost/rss", "/1", link)
    server.put("/1", PAGE)
    poll(engine, settings)
    fetch(engine, settings)
    assert rows(engine, "SELECT editions FROM raw.entry") == [({"uk": other},)]


def test_an_item_without_a_link_ends_as_a_rejection(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    body = "<rss version='2.0'><channel><item><title>Talks end in Antalya</title></item></channel></rss>"
    server.put("one.localhost/rss", body, kind="application/rss+xml")
    for _ in range(2):
        poll(engine, settings)
    assert rows(engine, "SELECT stage, reason, url FROM ops.rejection") == [
        ("poll", "no_address", "")
    ]
    assert rows(engine, "SELECT url, title, rejected FROM raw.entry") == [
        ("", "Talks end in Antalya", True)
    ]
    assert flow.entries_to_fetch(engine) == []


def test_the_same_bytes_are_archived_once(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    serve_sitemap(server, "one.localhost/rss", "/1")
    server.put("/1", PAGE)
    poll(engine, settings)
    fetch(engine, settings)
    serve_sitemap(server, "one.localhost/rss", "/2")
    server.put("/2", PAGE)
    poll(engine, settings)
    assert fetch(engine, settings)["captured"] == 1
    assert rows(engine, "SELECT payload_file IS NOT NULL FROM raw.capture ORDER BY id") == [
        (False,),
        (True,),
    ]
    assert flow.refine(engine, settings, flow.captures_to_refine(engine))["captures"] == 2
    assert rows(engine, "SELECT count(*) FROM ops.rejection WHERE reason = 'archive'") == [(0,)]


@pytest.mark.parametrize("body", ["<rss><channel>" + "<a>" * 100_000, "\0" * 1000])
def test_a_hostile_feed_is_a_failure_and_the_next_poll_works(
    engine: Engine, settings: Settings, server: LocalServer, body: str
) -> None:
    server.put("one.localhost/rss", body, kind="application/rss+xml")
    server.put("two.localhost/rss", body[:50], kind="application/rss+xml")
    assert poll(engine, settings)["polled"] == 2
    assert poll(engine, settings)["polled"] == 2
