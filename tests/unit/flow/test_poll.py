"""What of a feed is taken for news."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.collect.feeds import parse_feed
from pipeline.flow.poll import only_news

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/old</loc><lastmod>2019-05-01</lastmod></url>
<url><loc>https://example.org/undated</loc></url>
<url><loc>https://example.org/new</loc><lastmod>2026-11-21T10:00:00+03:00</lastmod></url>
</urlset>"""
FEED = """<rss version="2.0"><channel><title>x</title>
<item><link>https://example.org/bare</link></item></channel></rss>"""


def test_a_plain_sitemap_gives_what_changed_lately() -> None:
    parsed = only_news(
        parse_feed(SITEMAP.encode(), "https://example.org/sitemap.xml", "", NOW), NOW
    )
    assert [entry.url for entry in parsed.entries] == ["https://example.org/new"]
    assert parsed.note is not None
    assert "2 addresses" in parsed.note


def test_an_undated_entry_of_a_feed_is_kept() -> None:
    parsed = only_news(parse_feed(FEED.encode(), "https://example.org/rss", "", NOW), NOW)
    assert [entry.url for entry in parsed.entries] == ["https://example.org/bare"]
