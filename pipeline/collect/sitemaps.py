"""Sitemaps, news sitemaps and their indexes (sitemaps.org 0.9, Google News 0.9).

Elements are known by their local names: many sitemaps have no namespace, a mistyped one
or a prefix that was never declared.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from lxml import etree

from pipeline.collect.entry_identity import distinct, entry_key, without_tracking
from pipeline.collect.feed_dates import DateReader, dates_of
from pipeline.collect.feed_values import (
    MAX_LISTED,
    ParsedFeed,
    SitemapLink,
    clean,
    language_of,
    plain_text,
    plain_texts,
    web_address,
)
from pipeline.model import Entry

MAX_EDITIONS = 100
_PIECE = 1 << 16


@dataclass(slots=True)
class _Said:
    """What one ``url`` or ``sitemap`` element says, by the local names of its descendants."""

    texts: dict[str, str]
    editions: dict[str, str]


def parse_sitemap(text: str, url: str, now: datetime, time_zone: str | None) -> ParsedFeed:
    """Read a sitemap or an index of sitemaps, as far as it can be read."""
    listed: dict[str, list[_Said]] = {"url": [], "sitemap": []}
    notes = []
    fault = _collect(text, listed)
    if fault:
        notes.append(clean(f"malformed: {fault}"))
    if listed["sitemap"]:
        return _index(listed["sitemap"], url, now, time_zone, notes)
    return _listed(listed["url"], url, now, time_zone, notes)


def _collect(text: str, listed: dict[str, list[_Said]]) -> str | None:
    """Read ``url`` and ``sitemap`` elements one after another; what is wrong with the XML.

    Each is forgotten when it is read, so that the memory does not grow with the document.
    """
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE].encode("utf-8", "ignore"))
            for _, node in parser.read_events():
                found = listed.get(_name(node))
                if found is not None:
                    found.append(_read(node))
                    _forget(node)
                    if len(found) > MAX_LISTED:
                        return _fault(parser)
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        return str(error)
    return _fault(parser)


def _fault(parser: Any) -> str | None:
    errors = list(parser.feed_error_log)[:1]
    return str(errors[0].message) if errors else None


def _forget(node: Any) -> None:
    """Empty an element and drop those before it."""
    node.clear()
    while node.getprevious() is not None and node.getparent() is not None:
        del node.getparent()[0]


def parse_text_sitemap(text: str, url: str, now: datetime) -> ParsedFeed:
    """Read the protocol's simplest form: an address on each line."""
    lines = islice((line for line in text.splitlines() if line.strip()), MAX_LISTED + 1)
    return _listed([_Said({"loc": line}, {}) for line in lines], url, now, None, [])


def _listed(
    said: list[_Said], url: str, now: datetime, time_zone: str | None, notes: list[str]
) -> ParsedFeed:
    if len(said) > MAX_LISTED:
        notes.append(f"only the first {MAX_LISTED:,} addresses were read")
        said = said[:MAX_LISTED]
    dates = dates_of((one.texts.get("publication_date") for one in said), now, time_zone)
    entries = [_entry(one, url, dates) for one in said if one.texts]
    without = distinct(entry for entry in entries if not entry.url)
    if without:
        notes.append(f"items without a usable address: {len(without)}")
    return ParsedFeed(
        distinct(entry for entry in entries if entry.url),
        "; ".join(notes) or None,
        is_sitemap=True,
        without_address=without,
    )


def _index(
    said: list[_Said], url: str, now: datetime, time_zone: str | None, notes: list[str]
) -> ParsedFeed:
    dates = dates_of((), now, time_zone)
    links: dict[str, SitemapLink] = {}
    for one in said[:MAX_LISTED]:
        address = web_address(url, one.texts.get("loc")) if one.texts.get("loc") else None
        if address and address != url:
            links.setdefault(address, SitemapLink(address, dates.read(one.texts.get("lastmod"))))
    dated = [link for link in links.values() if link.modified_at]
    dated.sort(key=lambda link: link.modified_at or dates.now, reverse=True)
    undated = [link for link in links.values() if not link.modified_at]
    notes.append("a list of sitemaps, not a sitemap")
    return ParsedFeed((), "; ".join(notes), (*dated, *undated), is_sitemap=True)


def _entry(said: _Said, base: str, dates: DateReader) -> Entry:
    loc = said.texts.get("loc")
    address = web_address(base, loc) if loc else None
    url = without_tracking(address) if address else ""
    raw = said.texts.get("publication_date")
    title = plain_text(said.texts.get("title") or (None if url else loc))
    editions = {
        tag: found for tag, href in said.editions.items() if (found := web_address(base, href))
    }
    return Entry(
        key=entry_key(None, url, (title, loc, raw)),
        url=url,
        title=title,
        categories=plain_texts(list((said.texts.get("keywords") or "").split(","))),
        published_at=dates.read(raw),
        published_raw=clean(raw) if raw else None,
        updated_at=dates.read(said.texts.get("lastmod")),
        language=language_of(said.texts.get("language")),
        editions=editions,
    )


def _read(node: Any) -> _Said:
    said = _Said({}, {})
    for child in _children(node):
        name = _name(child)
        if name == "news":
            # deeper down: the publication's own name and language
            said.texts |= dict(_texts(node for node in child.iter() if node is not child))
        elif name == "link" and len(said.editions) < MAX_EDITIONS:
            said.editions |= _edition(child)
        elif name in ("loc", "lastmod"):
            said.texts.update(_texts([child]))
    return said


def _edition(link: Any) -> dict[str, str]:
    """The language tag and address of one xhtml:link; x-default is kept as a tag."""
    tag, href = clean(link.get("hreflang") or "").strip().lower(), link.get("href")
    alternate = "alternate" in (link.get("rel") or "alternate").lower()
    return {tag: href} if tag and href and alternate else {}


def _texts(nodes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if next(_children(node), None) is None and isinstance(node.tag, str):
            # an entity that XML does not know stands there by its name
            text = html.unescape("".join(map(str, node.itertext()))).strip()
            if text:
                yield _name(node), text


def _children(node: Any) -> Iterator[Any]:
    return (child for child in node if isinstance(child.tag, str))


def _name(node: Any) -> str:
    """The local name in lower case, of an undeclared prefix too."""
    tag = node.tag if node is not None and isinstance(node.tag, str) else ""
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()
