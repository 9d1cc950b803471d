"""Sitemaps as sites write them: namespaces forgotten, editions, indexes, plain lists."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from pipeline.collect import sitemaps
from pipeline.collect.feeds import ParsedFeed, SitemapLink, parse_feed

URL = "https://outlet.example/sitemap.xml"
NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
PAGE = "https://outlet.example/news/1"
NEWS = (
    f"<url><loc>{PAGE}</loc><news:news><news:publication><news:name>Outlet</news:name>"
    "<news:language>uk</news:language></news:publication>"
    "<news:publication_date>2022-03-10T12:30:00+02:00</news:publication_date>"
    "<news:title>Переговори &amp; мир</news:title><news:keywords>Світ, Політика</news:keywords>"
    "</news:news></url>"
)
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def parse(body: str | bytes, time_zone: str | None = None) -> ParsedFeed:
    body = body.encode() if isinstance(body, str) else body
    return parse_feed(body, URL, "text/html; charset=koi8-r", NOW, time_zone=time_zone)


@pytest.mark.parametrize(
    "opening",
    [
        f'<urlset {NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">',
        "<urlset>",
        f"<urlset {NAMESPACE}>",
        '<urlset xmlns="http://www.google.com/schemas/sitemap/0.84">',
        '<urlset xmlns="https://wrong.example/" xmlns:news="https://wrong.example/news">',
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<urlset {NAMESPACE}>',
        f'\ufeff <?xml-stylesheet href="a.xsl"?>\n<urlset {NAMESPACE}>',
    ],
)
def test_news_is_read_under_any_namespace_or_none(opening: str) -> None:
    found = parse(f"{opening}{NEWS}</urlset>")
    (entry,) = found.entries
    assert (entry.key, entry.url, entry.title, entry.language) == (
        PAGE,
        PAGE,
        "Переговори & мир",
        "uk",
    )
    assert entry.published_at == datetime(2022, 3, 10, 10, 30, tzinfo=UTC)
    assert entry.categories == ("Світ", "Політика")
    assert found.is_sitemap


def test_a_prefix_on_every_element_is_no_hindrance() -> None:
    body = '<sm:urlset xmlns:sm="urn:x"><sm:url><sm:loc>/1</sm:loc></sm:url></sm:urlset>'
    assert [e.url for e in parse(body).entries] == ["https://outlet.example/1"]


def test_editions_in_other_languages_are_kept_with_the_default() -> None:
    body = f"""<urlset {NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"><url>
    <loc>{PAGE}</loc><image:image><image:loc>https://outlet.example/i.jpg</image:loc></image:image>
    <xhtml:link rel="alternate" hreflang="uk" href="{PAGE}"/>
    <xhtml:link rel="alternate" hreflang="ru-UA" href="/ru/1"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://outlet.example/en/1"/>
    <xhtml:link rel="amphtml" hreflang="uk-amp" href="/amp/1"/>
    <xhtml:link rel="alternate" hreflang="tr" href="javascript:1"/></url></urlset>"""
    (entry,) = parse(body).entries
    assert entry.url == PAGE
    assert entry.editions == {
        "uk": PAGE,
        "ru-ua": "https://outlet.example/ru/1",
        "x-default": "https://outlet.example/en/1",
    }


def test_an_index_gives_the_newest_first() -> None:
    dates = [None, "2022-03-01", "2022-03-09T10:00:00+03:00", "bad", "2022-03-09"]
    body = "".join(
        f"<sitemap><loc>/s{n}.xml.gz</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</sitemap>"
        for n, at in enumerate(dates)
    )
    own = f"<sitemap><loc>{URL}</loc></sitemap><sitemap><loc>ftp://x/</loc></sitemap>"
    for opening in (f"<sitemapindex {NAMESPACE}>", "<sitemapindex>"):
        found = parse(f"{opening}{body}{body}{own}</sitemapindex>")
        assert [link.url[-9:] for link in found.sitemaps] == [
            f"s{n}.xml.gz" for n in (2, 4, 1, 0, 3)
        ]
        assert found.sitemaps[1] == SitemapLink(
            "https://outlet.example/s4.xml.gz", datetime(2022, 3, 9, tzinfo=UTC)
        )
        assert (found.entries, found.problem) == ((), None)


def test_a_list_of_addresses_is_a_sitemap_too() -> None:
    found = parse("https://outlet.example/1\r\nhttps://outlet.example/2\n\n")
    assert [e.url[-1] for e in found.entries] == ["1", "2"]
    assert found.is_sitemap


def test_days_are_the_outlets_own() -> None:
    body = f"<urlset><url><loc>{PAGE}</loc><lastmod>2022-03-10</lastmod></url></urlset>"
    (entry,) = parse(body, "Europe/Kyiv").entries
    assert entry.updated_at == datetime(2022, 3, 9, 22, tzinfo=UTC)


def test_damaged_gzip_gives_what_comes_before_the_damage() -> None:
    urls = "".join(f"<url><loc>/{n}</loc></url>" for n in range(20_000))
    packed = gzip.compress(f"<urlset {NAMESPACE}>{urls}</urlset>".encode())
    assert 1000 < len(parse(packed[: len(packed) // 2]).entries) < 20_000
    two = gzip.compress(f"<urlset>{urls[:27]}".encode()) + gzip.compress(b"</urlset>")
    assert len(parse(two).entries) == 1


def test_what_has_no_address_is_given_apart() -> None:
    body = "<urlset><url><loc>file:///etc/passwd</loc></url><url/><url><loc>/1</loc></url></urlset>"
    found = parse(body)
    assert [e.url for e in found.entries] == ["https://outlet.example/1"]
    assert [(e.url, e.title) for e in found.without_address] == [("", "file:///etc/passwd")]
    assert found.note == "items without a usable address: 1"


def test_a_sitemap_without_end_is_read_to_the_protocols_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitemaps, "MAX_LISTED", 3)
    urls = "".join(f"<url><loc>/{n}</loc></url>" for n in range(5))
    for body in (f"<urlset>{urls}</urlset>", "\n".join(f"{PAGE}{n}" for n in range(5))):
        found = parse(body)
        assert len(found.entries) == 3
        assert found.note == "only the first 3 addresses were read"


def test_entities_are_neither_fetched_nor_blown_up() -> None:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<!DOCTYPE urlset [<!ENTITY b0 "lol">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<urlset><url><loc>/1</loc></url><url><loc>/&f;</loc></url><url><loc>/&b9;</loc></url></urlset>"
    )
    found = parse(body)
    assert found.entries[0].url == "https://outlet.example/1"
    assert "root" not in repr(found)


def test_depth_does_no_harm() -> None:
    found = parse("<urlset><url><loc>/1</loc></url>" + "<url>" * 100_000)
    assert len(found.entries) == 1
