"""Where a page states its dates: structured data, declared fields, the page itself, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain, islice
from typing import Any, cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from pipeline.refine import jsonld
from pipeline.refine.dates import Candidate, Clock
from pipeline.refine.page import Page, short_text
from pipeline.refine.visible import LineReader, visible_dates

_PUBLISHED_OG = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
)
_MODIFIED_OG = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
)
_PUBLISHED_META = (
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:publishtime",
    "rnews:datepublished",
    "mediator_published_time",
    "video:release_date",
    "ya:ovs:upload_date",
    "release_date",
    "date",
)
_MODIFIED_META = (
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "modified_time",
    "revised",
    "dateupdated",
    "date.updated",
    "article.updated",
    "mediator_modified_time",
)
_DECLARED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("published", _PUBLISHED_OG, "opengraph"),
    ("modified", _MODIFIED_OG, "opengraph"),
    ("published", _PUBLISHED_META, "meta"),
    ("modified", _MODIFIED_META, "meta"),
)
# the address says a day of its own where a part of its path begins with it
_URL_DATE = re.compile(
    r"[/_-](?P<y>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<m>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_URL_DAY_FIRST = re.compile(
    r"[/_-](?P<d>0[1-9]|[12]\d|3[01])(?P<sep>[/_.-])(?P<m>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<y>(?:19|20)\d\d)(?=[/_.-]|$)"
)
_NODE_FIELDS = (
    ("published", ("datePublished", "dateCreated", "uploadDate", "coverageStartTime")),
    ("modified", ("dateModified",)),
)
_MICRODATA = (
    ("published", "datepublished"),
    ("published", "datecreated"),
    ("modified", "datemodified"),
)
_ITEMPROPS = etree.XPath("descendant::*[@itemprop]")
_GENERATED = frozenset(
    (("published", "meta"), *(("modified", place) for place in ("json-ld", "opengraph", "meta")))
)
_MOMENT = timedelta(minutes=1)
_MONTH_FIRST_ZONES = frozenset(
    ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
)
_TWIN_TYPES = jsonld.ARTICLE_TYPES | {"videoobject", "imagegallery", "mediagallery"}
_MOST_NODES = 5
_MOST_VALUES = 5
_MOST_DATES = 60
_MOST_ITEMS = 1_000


def find_dates(page: Page, clock: Clock, title: str | None = None) -> list[Candidate]:
    """Every moment the page gives for itself, in the order of trust."""
    month_first = _month_first(page, clock)
    found = list(_declared(page, clock, title, month_first))
    found += _marked_up(page, clock, month_first, everywhere=len({kind for kind, _ in found}) < 2)
    address = list(_in_address(page, clock))
    known = next((d for kind, d in [*found, *address] if kind == "published"), None)
    reader = LineReader(clock, month_first, known.at.date() if known else None)
    found += visible_dates(page, reader, title, thorough=not _is_known(found))
    found += address
    stated = (candidate for candidate in dict.fromkeys(found) if not _is_now(candidate, clock))
    return list(islice(stated, _MOST_DATES))


def _is_now(candidate: Candidate, clock: Clock) -> bool:
    """Whether a place only states when the page was made for the one who asked for it."""
    kind, dating = candidate
    if clock.captured_at is None or (kind, dating.source) not in _GENERATED:
        return False
    return abs(dating.at - clock.captured_at) < _MOMENT


def _month_first(page: Page, clock: Clock) -> bool | None:
    """How 03/10/2022 is meant; None where neither language nor country say it."""
    language = page.language or (page.first("og:locale") or "").lower()
    if language[:2] not in ("en", ""):
        return False
    if language.startswith("en-us"):
        return True
    return clock.zone.key in _MONTH_FIRST_ZONES if clock.zone else None


def _declared(
    page: Page, clock: Clock, title: str | None, month_first: bool | None
) -> Iterator[Candidate]:
    for node in _nodes(page, title):
        for kind, names in _NODE_FIELDS:
            raw = next((text for name in names if (text := _written(node.get(name)))), None)
            dating = clock.dating(raw, "json-ld", month_first) if raw else None
            if dating:
                yield kind, dating
    for kind, fields, source in _DECLARED:
        named = (page.all(name)[:_MOST_VALUES] for name in fields if name not in page.items)
        for raw in chain.from_iterable(named):
            dating = clock.dating(raw, source, month_first)
            if dating:
                yield kind, dating


def _nodes(page: Page, title: str | None) -> list[dict[str, Any]]:
    """The article, others that bear its headline, and the page itself, in this order."""
    article = page.article
    headline = _headline(article) or title
    twins, pages = [], []
    for node in page.nodes:
        if node is article:
            continue
        types = jsonld.types_of(node)
        if "webpage" in types:
            pages.append(node)
        elif types & _TWIN_TYPES and headline and _headline(node) == headline:
            twins.append(node)
    return [*([article] if article else []), *twins[:_MOST_NODES], *pages[:_MOST_NODES]]


def _headline(node: dict[str, Any]) -> str | None:
    return jsonld.text_value(node.get("headline") or node.get("name"))


def _written(value: Any) -> str | None:
    text = jsonld.text_value(value)
    return text if text and text[:1] not in "{[" else None


def _is_known(found: list[Candidate]) -> bool:
    return any(kind == "published" for kind, _ in found)


def _marked_up(
    page: Page, clock: Clock, month_first: bool | None, *, everywhere: bool
) -> Iterator[Candidate]:
    """Microdata: of several values the first is the article's own, the rest are other items'.

    What stands in the page's text is only looked for ``everywhere``.
    """
    said = {**_items(page.tree), **page.items} if everywhere else page.items
    for kind, name in _MICRODATA:
        dating = clock.dating(said.get(name, ""), "microdata", month_first)
        if dating:
            yield kind, dating


def _items(tree: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in cast("list[HtmlElement]", _ITEMPROPS(tree))[:_MOST_ITEMS]:
        for name in element.get("itemprop", "").lower().split():
            if name.startswith("date") and name not in said and _is_own(element):
                raw = element.get("content") or element.get("datetime") or short_text(element)
                said[name] = raw or ""
    return said


def _is_own(element: HtmlElement) -> bool:
    """Whether what the element says is said of the page's article and not of a comment or card."""
    for ancestor in element.iterancestors():
        kind = (ancestor.get("itemtype") or "").lower()
        prop = (ancestor.get("itemprop") or "").lower()
        if "comment" in kind or "comment" in prop or ancestor.tag in ("aside", "nav", "footer"):
            return False
        if kind:
            return True
    return True


def _in_address(page: Page, clock: Clock) -> Iterator[Candidate]:
    if not page.url:
        return
    path = urlsplit(page.url).path
    match = _URL_DATE.search(path) or _URL_DAY_FIRST.search(path)
    if match:
        day = "-".join(match.group(part) for part in ("y", "m", "d"))
        dating = clock.dating(day, "url")
        if dating:
            yield "published", replace(dating, raw=match.group().strip("_-"))
