"""Feeds and documents that are made to crash, stop or fill whoever reads them."""

from __future__ import annotations

import json

from tests.misbehaviours.case import READ, READ_WITHIN, Case
from tests.misbehaviours.site import PAGE, says

RSS = "application/rss+xml"
ITEM = "<item><title>One</title><link>http://site.localhost/1</link></item>"
FEED = f"<rss version='2.0'><channel><title>News</title>{ITEM}</channel></rss>"
MANY_ITEMS = "".join(
    f"<item><title>One {n}</title><link>http://site.localhost/{n}</link></item>"
    for n in range(20_000)
)
DOCTYPE = "<?xml version='1.0'?><!DOCTYPE rss [{}]>"
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)


def _feed(name: str, body: str | bytes, comes: str = READ, kind: str = RSS) -> Case:
    return Case(
        f"a feed {name}",
        "feed",
        comes,
        says(body, kind=kind),
        within=READ_WITHIN,
        max_body=64 * 1024**2,
    )


FEEDS = [
    _feed("is well", FEED, "1 entries"),
    _feed("is a bomb of entities", DOCTYPE.format(LAUGHS) + FEED.replace("One", "&k;")),
    _feed(
        "grows quadratically",
        DOCTYPE.format(f'<!ENTITY a "{"a" * 50_000}">') + FEED.replace("One", "&a;" * 10_000),
    ),
    _feed(
        "names a file as an entity",
        DOCTYPE.format('<!ENTITY a SYSTEM "file:///etc/passwd">') + FEED.replace("One", "&a;"),
    ),
    _feed(
        "names an address as its document type",
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:{secret}/x.dtd'>" + FEED,
        "1 entries",
    ),
    _feed("is nested 100,000 deep", "<rss><channel>" + "<item>" * 100_000),
    _feed("is one line of 30 MB", FEED.replace("One", "a" * 30_000_000)),
    _feed("is full of NULs", FEED.replace("One", "O\0n\0e")),
    _feed("is nothing but NULs", bytes(1_000_000)),
    _feed("breaks off", FEED[:-30]),
    _feed("has 300,000 attributes", "<rss " + " ".join(f"a{n}='b'" for n in range(300_000)) + ">"),
    _feed("has tags that are never closed", FEED.replace(ITEM, "<item><title>" * 20_000)),
    _feed("has 20,000 entries", FEED.replace(ITEM, MANY_ITEMS), "5000 entries"),
    _feed("repeats one entry 20,000 times", FEED.replace(ITEM, ITEM * 20_000), "1 entries"),
    _feed("is empty", b"", "empty or not_a_feed"),
    _feed("is a web page", PAGE, "web_page or not_a_feed", "text/html"),
    _feed("is noise", bytes(range(256)) * 999),
    _feed("is JSON nested 100,000 deep", "[" * 100_000, kind="application/feed+json"),
    _feed(
        "is JSON with a number of 100,000 digits",
        '{"version": ' + "9" * 100_000 + "}",
        kind="application/feed+json",
    ),
    _feed("says UTF-8 and is not", FEED.replace("One", "Новости").encode("cp1251")),
    _feed("says UTF-16 and is not", "<?xml version='1.0' encoding='utf-16'?>" + FEED),
    _feed("names a charset that is none", "<?xml version='1.0' encoding='klingon'?>" + FEED),
]


def _document(name: str, body: str | bytes, comes: str = READ) -> Case:
    return Case(
        f"a page {name}",
        "document",
        comes,
        says(body),
        within=READ_WITHIN,
        max_body=64 * 1024**2,
    )


def _article(head: str = "", body: str = "") -> str:
    whole = PAGE.decode()
    return whole.replace("</head>", head + "</head>").replace("</article>", body + "</article>")


def _json_ld(data: str) -> str:
    return _article(f'<script type="application/ld+json">{data}</script>')


DOCUMENTS = [
    _document("is well", PAGE, "article"),
    _document("is nested 100,000 deep", _article(body="<div>" * 100_000)),
    _document("is nested 100,000 deep in inline tags", _article(body="<b><i>" * 50_000 + "x")),
    _document("is one line of 50 MB", _article(body="<p>" + "a" * 50_000_000)),
    _document("is one line of 5 MB of words", _article(body="<p>" + "haber " * 800_000)),
    _document("is full of NULs", _article().replace(" ", "\0 ")),
    _document("is nothing but NULs", bytes(1_000_000)),
    _document("is noise", bytes(range(256)) * 9_999),
    _document("has 200,000 paragraphs", _article(body="<p>Bir." * 200_000)),
    _document(
        "has an element with 200,000 attributes",
        _article(body="<p " + " ".join(f"a{n}=b" for n in range(200_000)) + ">"),
    ),
    _document("has JSON-LD nested 100,000 deep", _json_ld("[" * 100_000)),
    _document("has closed JSON-LD nested 50,000 deep", _json_ld("[" * 50_000 + "]" * 50_000)),
    _document(
        "has JSON-LD with a number of 100,000 digits", _json_ld('{"a": ' + "9" * 100_000 + "}")
    ),
    _document(
        "has 5,000 pieces of JSON-LD",
        _article('<script type="application/ld+json">{"@type": "NewsArticle"}</script>' * 5_000),
    ),
    _document(
        "has lone surrogates in JSON-LD",
        _json_ld(json.dumps({"@type": "NewsArticle", "headline": "\ud800"})),
    ),
    _document("has a title of 5 MB", _article("<title>" + "başlık " * 700_000 + "</title>")),
    _document("has 1 MB of spaces", _article(body="<p>" + " " * 1_000_000 + "x")),
    _document(
        "has a date of 1 MB",
        _article('<meta property="article:published_time" content="' + "2022-" * 200_000 + '">'),
    ),
    _document(
        "has entities that are none", _article(body="<p>&#xFFFFFFFF;&#0;&bogus;&#xD800;" * 999)
    ),
    _document(
        "names the loopback as its base", _article('<base href="http://127.0.0.1:{secret}/">')
    ),
    _document("says a charset that is none", _article('<meta charset="klingon">')),
    _document("says UTF-16 and is not", _article('<meta charset="utf-16">')),
    _document("has 100,000 tables in each other", _article(body="<table><tr><td>" * 100_000)),
    _document("opens comments that never end", _article(body="<!--" * 100_000)),
    _document("has 100,000 links", _article(body="<a href='/x'>Haber</a> " * 100_000)),
    _document(
        "is XHTML with a bomb of entities",
        "<?xml version='1.0'?><!DOCTYPE html [" + LAUGHS + "]>" + _article(body="<p>&k;</p>"),
    ),
]
