"""Reading feeds and news sitemaps into entries."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import zlib
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree, html

from pipeline.model import Entry

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
MAX_INFLATED = 50 * 1024 * 1024
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What could be read of a feed, and what was wrong with it."""

    entries: tuple[Entry, ...]
    note: str | None = None
    sitemaps: tuple[str, ...] = ()
    """Addresses of further sitemaps, where the document is a sitemap index."""


def parse_feed(
    body: bytes, url: str, content_type: str = "", now: datetime | None = None
) -> ParsedFeed:
    """Read RSS, Atom, RDF or a sitemap, told apart by content. Never raises on bad input."""
    now = now or datetime.now(UTC)
    body = inflate(body)
    head = body[:4096].lower()
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _parse_sitemap(body, url, now)
    if b"<html" in head and b"<rss" not in head and b"<feed" not in head:
        return ParsedFeed((), "a web page came where a feed was expected")
    return _parse_syndication(body, url, content_type, now)


def inflate(body: bytes) -> bytes:
    """A gzipped file's content, at most MAX_INFLATED bytes of it; other bytes as they are."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_INFLATED)
    except (zlib.error, gzip.BadGzipFile):
        return body


def _parse_syndication(body: bytes, url: str, content_type: str, now: datetime) -> ParsedFeed:
    headers = {"content-type": content_type} if content_type else {}
    parsed = feedparser.parse(
        body, response_headers={**headers, "content-location": url}, sanitize_html=False
    )
    language = _language(parsed.feed.get("language"))
    entries = tuple(
        entry for item in parsed.entries if (entry := _read_item(item, url, language, now))
    )
    note = None
    if parsed.bozo and not isinstance(
        parsed.get("bozo_exception"), feedparser.CharacterEncodingOverride
    ):
        note = f"malformed: {parsed.get('bozo_exception')}"[:500]
    if not parsed.version and not entries:
        note = note or "neither RSS, Atom, RDF nor a sitemap"
    return ParsedFeed(_without_repeats(entries), note)


def _read_item(item: Any, base: str, language: str | None, now: datetime) -> Entry | None:
    link = urljoin(base, (item.get("link") or "").strip())
    guid = (item.get("id") or "").strip()
    if urlsplit(link).scheme not in ("http", "https") or link == base:
        link = guid
    if urlsplit(link).scheme not in ("http", "https"):
        return None
    title = plain_text(item.get("title"))
    summary = plain_text(item.get("summary"))
    return Entry(
        key=guid or link,
        url=link,
        title=title,
        summary=summary,
        authors=tuple(
            name for author in item.get("authors", ()) if (name := plain_text(author.get("name")))
        ),
        categories=tuple(
            term for tag in item.get("tags", ()) if (term := plain_text(tag.get("term")))
        ),
        published_at=_sensible(item.get("published_parsed"), now),
        published_raw=item.get("published"),
        updated_at=_sensible(item.get("updated_parsed"), now) if "updated" in item else None,
        language=_language(item.get("language")) or language,
    )


def _parse_sitemap(body: bytes, url: str, now: datetime) -> ParsedFeed:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(body, parser)
    if root is None:
        return ParsedFeed((), "malformed: no element could be read")
    note = f"malformed: {parser.error_log[0].message}"[:500] if len(parser.error_log) else None
    further = tuple(
        urljoin(url, (node.text or "").strip())
        for node in root.iterfind("s:sitemap/s:loc", SITEMAP)
    )
    return ParsedFeed(_without_repeats(_sitemap_entries(root, url, now)), note, further)


def _sitemap_entries(root: Any, base: str, now: datetime) -> Iterator[Entry]:
    for node in root.iterfind("s:url", SITEMAP):
        loc = (node.findtext("s:loc", "", SITEMAP) or "").strip()
        if not loc:
            continue
        link = urljoin(base, loc)
        raw = node.findtext("n:news/n:publication_date", None, SITEMAP)
        modified = node.findtext("s:lastmod", None, SITEMAP)
        yield Entry(
            key=link,
            url=link,
            title=plain_text(node.findtext("n:news/n:title", None, SITEMAP)),
            published_at=_parse_iso(raw, now),
            published_raw=raw,
            updated_at=_parse_iso(modified, now),
            language=_language(node.findtext("n:news/n:publication/n:language", None, SITEMAP)),
        )


def _parse_iso(raw: str | None, now: datetime) -> datetime | None:
    try:
        at = datetime.fromisoformat((raw or "").strip())
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at if EARLIEST <= at <= now + timedelta(days=1) else None


def _sensible(parsed: Any, now: datetime) -> datetime | None:
    """feedparser's UTC tuple as a time; None where a feed's date is impossible."""
    try:
        at = datetime.fromtimestamp(timegm(parsed), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return at if EARLIEST <= at <= now + timedelta(days=1) else None


def _without_repeats(entries: Iterator[Entry] | tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The first entry of each key; a GUID used for two links is two entries."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry)
        if first.url != entry.url:
            seen.setdefault(
                f"{entry.key} {entry.url}", _with_key(entry, f"{entry.key} {entry.url}")
            )
    return tuple(seen.values())


def _with_key(entry: Entry, key: str) -> Entry:
    return replace(entry, key=key)


def plain_text(markup: str | None) -> str | None:
    """Text without tags and with single spaces; None if nothing is left."""
    if not markup:
        return None
    if "<" in markup or "&" in markup:
        with contextlib.suppress(etree.ParserError, ValueError):
            markup = "".join(map(str, html.fromstring(f"<div>{markup}</div>").itertext()))
    return _SPACE.sub(" ", markup.replace("\x00", "")).strip() or None


def _language(tag: str | None) -> str | None:
    """The primary subtag: ``tr-TR`` → ``tr``."""
    return re.split(r"[-_]", tag.strip().lower())[0] or None if tag else None


def content_hash(entry: Entry) -> str:
    """Changes when the feed says something new of an entry, so that its page is fetched again."""
    said = (entry.url, entry.title, entry.summary, entry.published_at, entry.updated_at)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
