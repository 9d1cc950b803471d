"""Sitemaps, news sitemaps and their indexes (sitemaps.org 0.9, Google News 0.9).

Elements are known by their local names: many sitemaps have no namespace, a mistyped one
or a prefix that was never declared.
"""

from __future__ import annotations

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
MAX_NODES = 1_500_000


@dataclass(slots=True)
class _Said:
    """What one ``url`` or ``sitemap`` element says, by the local names of its descendants."""

    texts: dict[str, str]
    editions: dict[str, str]


def parse_sitemap(text: str, url: str, now: datetime, time_zone: str | None) -> ParsedFeed:
    """Read a sitemap or an index of sitemaps, as far as it can be read."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return ParsedFeed((), "malformed: no element could be read", is_sitemap=True)
    notes = [clean(f"malformed: {error.message}") for error in list(parser.error_log)[:1]]
    if _name(root) == "sitemapindex" or next(_elements(root, "sitemap"), None) is not None:
        return _index(root, url, now, time_zone, notes)
    said = [_read(node) for node in islice(_elements(root, "url"), MAX_LISTED + 1)]
    return _listed(said, url, now, time_zone, notes)


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
    root: Any, url: str, now: datetime, time_zone: str | None, notes: list[str]
) -> ParsedFeed:
    dates = dates_of((), now, time_zone)
    links: dict[str, SitemapLink] = {}
    for node in islice(_elements(root, "sitemap"), MAX_LISTED):
        said = _read(node).texts
        address = web_address(url, said.get("loc")) if said.get("loc") else None
        if address and address != url:
            links.setdefault(address, SitemapLink(address, dates.read(said.get("lastmod"))))
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
        text = "".join(map(str, node.itertext())).strip() if not len(node) else ""
        if text:
            yield _name(node), text


def _elements(root: Any, name: str) -> Iterator[Any]:
    """Elements of a local name anywhere below."""
    for node in islice(root.iter(etree.Element), MAX_NODES):
        if _name(node) == name:
            yield node


def _children(node: Any) -> Iterator[Any]:
    return (child for child in node if isinstance(child.tag, str))


def _name(node: Any) -> str:
    """The local name in lower case, of an undeclared prefix too."""
    tag = node.tag if node is not None and isinstance(node.tag, str) else ""
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()
