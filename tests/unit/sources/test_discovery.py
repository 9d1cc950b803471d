"""From a site's pages to the row of an outlet."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.sources import load_sources
from pipeline.sources.discovery import (
    Found,
    country_of,
    feed_lines,
    full_addresses,
    id_of,
    kind_of,
    languages_of,
    linked_feeds,
    make_row,
    news_first,
    repeats,
    robots_sitemaps,
    row_text,
    site_name,
)

HOME = "https://example.org/news/"
ROW = """\
- id: example
  name: 'Örnek: Gazete'
  home: https://example.com.tr/
  country: TR
  languages: [tr, en]
  kind: newspaper
  time_zone: Europe/Istanbul
  delay: 5
  feeds:
    - {url: https://example.com.tr/rss, language: tr}
    - {url: https://example.com.tr/n.xml, kind: news_sitemap}
    - {url: 'https://example.com.tr/?a={b}'}
"""


def page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def alternate(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


LINKED = {
    "rss": (page(alternate("/rss")), ["https://example.org/rss"]),
    "relative": (page(alternate("feed")), ["https://example.org/news/feed"]),
    "elsewhere": (page(alternate("//feeds.example.net/x")), ["https://feeds.example.net/x"]),
    "atom and json": (
        page(
            alternate("/a", "application/atom+xml")
            + alternate("/j", "application/feed+json; charset=utf-8")
        ),
        ["https://example.org/a", "https://example.org/j"],
    ),
    "in capitals": (page(alternate("/rss", "Application/RSS+XML", "Alternate home")), ["https://example.org/rss"]),
    "of comments": (page(alternate("/comments/feed/") + alternate("/feed/")), ["https://example.org/feed/"]),
    "other alternates": (page(alternate("/en", "text/html") + alternate("/app", "")), []),
    "links": (
        page(body='<a href="/rss/dunya.xml">x</a><a href="/haber.rss">y</a><a href="/?feed=rss2">z</a>'),
        ["https://example.org/rss/dunya.xml", "https://example.org/haber.rss", "https://example.org/?feed=rss2"],
    ),
    "words that only sound like it": (
        page(body='<a href="/feedback">x</a><a href="/russia">y</a><a href="/rssi">z</a><a href="/rss.png">i</a>'),
        [],
    ),
    "twice": (page(alternate("/rss"), '<a href="/rss#top">x</a>'), ["https://example.org/rss"]),
    "no address": (page(alternate("http://[") + alternate("") + alternate("javascript:rss()")), []),
    "empty": ("", []),
    "no page": ("\x00\x01", []),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), LINKED.values(), ids=LINKED)
def test_a_page_names_its_feeds(markup: str, expected: list[str]) -> None:
    assert linked_feeds(markup, HOME) == expected


def test_robots_txt_names_sitemaps_and_those_for_news_come_first() -> None:
    robots = """
    User-agent: *
    Disallow: /sitemap: not here
    Sitemap: https://example.org/sitemap.xml
    SITEMAP:https://example.org/haber-sitemap.xml
    sitemap: /relative.xml
    """
    assert robots_sitemaps(robots, "https://example.org/") == [
        "https://example.org/haber-sitemap.xml",
        "https://example.org/sitemap.xml",
        "https://example.org/relative.xml",
    ]


def test_the_host_does_not_make_a_sitemap_one_of_news() -> None:
    urls = ["https://news.example/sitemap.xml", "https://news.example/sitemap-news.xml"]
    assert news_first(urls) == urls[::-1]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (page('<meta property="og:site_name" content=" Ukrinform ">'), "Ukrinform"),
        (page("<title>Новини України | Укрінформ</title>"), "Укрінформ"),
        (page("<title>ТАСС</title>"), "ТАСС"),
        (page("<title>Haberler – Son dakika – Bianet</title>"), "Bianet"),
        (page("<title></title>"), None),
        (page(), None),
        ("", None),
    ],
)
def test_a_site_tells_its_name(markup: str, expected: str | None) -> None:
    assert site_name(markup) == expected


@pytest.mark.parametrize(
    ("host", "languages", "country"),
    [
        ("www.aa.com.tr", ["en"], "TR"),
        ("tass.ru", ["ru"], "RU"),
        ("xn--80aesfpebagmfblc0a.xn--p1ai", ["ru"], "RU"),
        ("www.pravda.com.ua", ["uk", "ru"], "UA"),
        ("www.bbc.co.uk", ["en"], "GB"),
        ("taz.de", ["en"], "DE"),
        ("bianet.org", ["tr"], "TR"),
        ("suspilne.media", ["uk"], "UA"),
        ("bianet.org", ["tr", "en"], None),
        ("meduza.io", ["ru"], None),
        ("currenttime.tv", ["ru"], None),
        ("ridl.io", ["en"], None),
        ("127.0.0.1", ["en"], None),
    ],
)
def test_the_country_comes_from_the_domain_or_from_an_only_language(
    host: str, languages: list[str], country: str | None
) -> None:
    assert country_of(host, languages) == country


def test_an_id_is_made_of_the_domain() -> None:
    assert id_of("aa.com.tr") == "aa"
    assert id_of("xn--80aaa.xn--p1ai") == "xn-80aaa"
    assert id_of("127.0.0.1") == "127-0-0-1"


def test_a_government_is_known_by_its_host() -> None:
    assert kind_of("www.mfa.gov.tr") == "government"
    assert kind_of("government.ru") == "online"


def test_an_address_without_a_scheme_is_tried_over_https_first() -> None:
    assert full_addresses(" bianet.org ") == ("https://bianet.org", "http://bianet.org")
    assert full_addresses("HTTP://bianet.org") == ("HTTP://bianet.org",)


def test_a_feed_that_lists_what_another_does_repeats_it() -> None:
    assert repeats(["a", "b", "c", "d", "e"], ["a", "b", "c", "d", "x", "y"])
    assert not repeats(["a", "b", "c"], ["a", "b", "x"])
    assert not repeats([], ["a"])


def test_the_most_frequent_language_comes_first() -> None:
    feeds = [Found("a", language="en"), Found("b", language="tr"), Found("c", language="tr")]
    assert languages_of([*feeds, Found("d", language="de"), Found("e")]) == ["tr", "en"]


def test_a_row_reads_like_those_in_the_files_and_loads(tmp_path: Path) -> None:
    feeds = [
        Found("https://example.com.tr/rss", language="tr"),
        Found("https://example.com.tr/n.xml", "news_sitemap"),
        Found("https://example.com.tr/?a={b}"),
    ]
    row = make_row(
        id="example",
        name="Örnek: Gazete",
        home="https://example.com.tr/",
        country="TR",
        kind="newspaper",
        feeds=feeds,
        languages=["tr", "en"],
        delay=5.0,
    )
    text = row_text(row)
    assert text == ROW
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    [source] = load_sources(tmp_path)
    assert [feed.kind for feed in source.feeds] == ["feed", "news_sitemap", "feed"]
    assert yaml.safe_load("\n".join(feed_lines(feeds))) == row["feeds"]
