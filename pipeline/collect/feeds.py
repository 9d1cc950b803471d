"""Reading feeds and news sitemaps into entries."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import re
import zlib
from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree, html

from pipeline.model import Entry

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
MAX_INFLATED = 50 * 1024 * 1024
MAX_URL = 2000
MAX_KEY = 500
"""Bytes. Longer addresses and GUIDs would not fit into an index of the warehouse."""
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
_SPACE = re.compile(r"\s+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REFERENCES = re.compile(rb"(?:&#(?:x[0-9a-f]{1,6}|[0-9]{1,7});)+", re.IGNORECASE)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What could be read of a feed, and what was wrong with it."""

    entries: tuple[Entry, ...]
    note: str | None = None
    sitemaps: tuple[str, ...] = ()
    """Addresses of further sitemaps, where the document is a sitemap index."""
    is_sitemap: bool = False


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
    try:
        parsed = feedparser.parse(
            # A stream, because feedparser would open bytes that happen to name a file.
            io.BytesIO(_without_surrogates(body)),
            response_headers={**headers, "content-location": url},
            sanitize_html=False,
        )
    except Exception as error:  # the library's own faults, on bytes that nobody foresaw
        return ParsedFeed((), _clean(f"malformed: {type(error).__name__}: {error}"))
    language = _language(parsed.feed.get("language"))
    entries = tuple(
        entry for item in parsed.entries if (entry := _read_item(item, url, language, now))
    )
    notes = []
    if parsed.bozo and not isinstance(
        parsed.get("bozo_exception"),
        (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType),
    ):
        notes.append(_clean(f"malformed: {parsed.get('bozo_exception')}"))
    if without := len(parsed.entries) - len(entries):
        notes.append(f"items without a usable address: {without}")
    if not parsed.get("version") and not entries:
        notes.append("neither RSS, Atom, RDF nor a sitemap")
    return ParsedFeed(_without_repeats(entries), "; ".join(notes) or None)


def _without_surrogates(body: bytes) -> bytes:
    """Without references to no character, which no parser takes; halves of one made whole."""

    def mend(run: re.Match[bytes]) -> bytes:
        digits = run[0][2:-1].lower().split(b";&#")
        numbers = [int(n[1:], 16) if n[:1] == b"x" else int(n) for n in digits]
        if all(number < 0xD800 or 0xDFFF < number <= 0x10FFFF for number in numbers):
            return run[0]
        halves = "".join(chr(number) for number in numbers if number <= 0x10FFFF)
        whole = _PAIR.sub(
            lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), halves
        )
        return "".join(f"&#{ord(c)};" for c in _UNSTORABLE.sub("", whole)).encode()

    return _REFERENCES.sub(mend, body)


def _clean(text: str) -> str:
    """Without what PostgreSQL can't store, and not endless."""
    return _UNSTORABLE.sub("", text)[:500]


def _read_item(item: Any, base: str, language: str | None, now: datetime) -> Entry | None:
    guid = _UNSTORABLE.sub("", item.get("id") or "").strip()
    said = web_address(base, item.get("link"))
    link = said if said and said != base else web_address("", guid)
    if link is None:
        return None
    title = plain_text(item.get("title"))
    summary = plain_text(item.get("summary"))
    return Entry(
        key=_key(guid or link),
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
        published_raw=_clean(item["published"]) if item.get("published") else None,
        updated_at=_sensible(item.get("updated_parsed"), now) if "updated" in item else None,
        language=_language(item.get("language")) or language,
    )


def web_address(base: str, reference: str | None) -> str | None:
    """The http address that a reference means, or None if it means none that can be kept."""
    reference = _UNSTORABLE.sub("", reference or "").strip()
    try:
        url = urljoin(base, reference)
        fits = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        return None
    return url if fits and len(url.encode()) <= MAX_URL else None


def _key(said: str) -> str:
    """What identifies an entry: as it was said, or if that is very long, its digest."""
    raw = said.encode()
    return said if len(raw) <= MAX_KEY else f"sha256:{hashlib.sha256(raw).hexdigest()}"


def _parse_sitemap(body: bytes, url: str, now: datetime) -> ParsedFeed:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return ParsedFeed((), "malformed: no element could be read")
    notes = [_clean(f"malformed: {error.message}") for error in list(parser.error_log)[:1]]
    further = tuple(
        link
        for node in root.iterfind("s:sitemap/s:loc", SITEMAP)
        if node.text and (link := web_address(url, node.text))
    )
    if further:
        notes.append("a list of sitemaps, not a sitemap")
    entries = _without_repeats(_sitemap_entries(root, url, now))
    return ParsedFeed(entries, "; ".join(notes) or None, further, is_sitemap=True)


def _sitemap_entries(root: Any, base: str, now: datetime) -> Iterator[Entry]:
    for node in root.iterfind("s:url", SITEMAP):
        loc = node.findtext("s:loc", None, SITEMAP)
        link = web_address(base, loc) if loc and loc.strip() else None
        if link is None:
            continue
        raw = node.findtext("n:news/n:publication_date", None, SITEMAP)
        modified = node.findtext("s:lastmod", None, SITEMAP)
        yield Entry(
            key=_key(link),
            url=link,
            title=plain_text(node.findtext("n:news/n:title", None, SITEMAP)),
            published_at=_parse_iso(raw, now),
            published_raw=_clean(raw) if raw else None,
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


def _without_repeats(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry per key; those that share a GUID but not a link are known by their links."""
    entries = list(entries)
    links: dict[str, set[str]] = {}
    for entry in entries:
        links.setdefault(entry.key, set()).add(entry.url)
    seen: dict[str, Entry] = {}
    for entry in entries:
        if len(links[entry.key]) > 1:
            entry = replace(entry, key=_key(entry.url))
        seen.setdefault(entry.key, entry)
    return tuple(seen.values())


def plain_text(markup: str | None) -> str | None:
    """Text without tags and with single spaces; None if nothing is left."""
    if not markup:
        return None
    if "<" in markup or "&" in markup:
        with contextlib.suppress(etree.ParserError, ValueError):
            markup = "".join(map(str, html.fromstring(f"<div>{markup}</div>").itertext()))
    return _SPACE.sub(" ", _UNSTORABLE.sub("", markup)).strip() or None


def _language(tag: str | None) -> str | None:
    """The primary subtag: ``tr-TR`` → ``tr``."""
    return re.split(r"[-_]", _clean(tag).strip().lower())[0] or None if tag else None


def content_hash(entry: Entry) -> str:
    """Changes when the feed says something new of an entry, so that its page is fetched again."""
    said = (entry.url, entry.title, entry.summary, entry.published_at, entry.updated_at)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
