"""What of a feed is taken for news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.collect.feeds import SitemapLink, parse_feed
from pipeline.flow.network import Answer
from pipeline.flow.poll import newest_sitemaps, only_news, read_answer
from pipeline.model import FeedState, Page
from pipeline.store.feeds import DueFeed

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


@pytest.mark.parametrize(
    ("asked", "outcome"), [({"If-None-Match": '"1"'}, "not_modified"), ({}, "failed")]
)
def test_a_304_to_a_question_that_was_not_asked_is_a_failure(
    asked: dict[str, str], outcome: str
) -> None:
    page = Page("https://example.org/rss", "", 304, {}, b"", NOW, request_headers=asked)
    feed = DueFeed(1, page.url, "example", None, None, 2.0, "UTC", FeedState(), None)
    polled = read_answer(feed, Answer(0, page, 0.1), NOW)
    assert polled.poll.outcome == polled.judged.outcome == outcome
    assert polled.poll.reason == (None if asked else "unasked_304")


def test_an_index_speaks_for_its_own_site_only() -> None:
    links = [SitemapLink("https://news.example.org/a.xml"), SitemapLink("http://127.0.0.1/b.xml")]
    assert newest_sitemaps(links, "https://www.example.org/", NOW, 10) == [links[0].url]
