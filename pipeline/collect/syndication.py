"""RSS 0.9x–2.0, RDF and Atom 0.3/1.0, read with feedparser.

feedparser is given clean UTF-8 and asked only for what it knows best: the many names
and places of elements, and malformed XML. Dates, addresses and mojibake are judged here,
because it takes unknown zones for UTC and resolves GUIDs as if they were links.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import feedparser

from pipeline.collect.entry_identity import (
    distinct,
    entry_key,
    same_link,
    shared_links,
    without_tracking,
)
from pipeline.collect.feed_dates import DateReader, dates_of
from pipeline.collect.feed_hints import read_hints
from pipeline.collect.feed_text import bounded
from pipeline.collect.feed_values import (
    MAX_ENTRIES,
    ParsedFeed,
    clean,
    language_of,
    plain_text,
    plain_texts,
    storable,
    web_address,
)
from pipeline.model import Entry

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_REFERENCES = re.compile(r"(?:&#(?:x[0-9a-f]{1,6}|[0-9]{1,7});)+", re.IGNORECASE)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile("[\x00\ud800-\udfff]")
_ITEM = re.compile(r"<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))(?=[\s>])[^<>]{0,20000}>", re.IGNORECASE)
_CDATA = "<![CDATA["
_LABEL = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:(item|entry)(?=[\s>])|(?:category|subject|keywords|tags)(?=[\s>/]))",
    re.IGNORECASE,
)
_LONG_NAME = re.compile(
    r"(<(?:[\w.-]{1,40}:)?(?:author|creator|managingeditor|webmaster|publisher|owner|name|email"
    r"|credit|keywords|tags)\b[^<>]{0,500}>(?:<!\[CDATA\[)?[^<\]]{1000})[^<\]]+",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ATOM = "atom"
_MOST_LABELS = 200
_MOST_LINKS = 50
_HTML = ("text/html", "application/xhtml+xml", "")


def parse_syndication(text: str, url: str, now: datetime, time_zone: str | None) -> ParsedFeed:
    """Read the entries of an RSS, RDF or Atom document, as far as they can be read."""
    text, notes = _cut(text)
    text = _without_heaps(_without_surrogates(text))
    version, feed, items, note = _parse(text)
    notes += [note] if note else []
    if not version and not items:
        notes.append("neither RSS, Atom, RDF nor a sitemap")
        return ParsedFeed((), "; ".join(notes), problem="not_a_feed")
    dates = dates_of((_published(item, version) for item in items), now, time_zone)
    links = [_said_link(item, url) for item in items]
    shared = shared_links(links)
    language = language_of(_raw(feed, "language"))
    entries = [_entry(item, url, version, language, dates, shared) for item in items]
    without = distinct(entry for entry in entries if not entry.url)
    if without:
        notes.append(f"items without a usable address: {sum(not e.url for e in entries)}")
    return ParsedFeed(
        distinct(entry for entry in entries if entry.url),
        "; ".join(notes) or None,
        hints=read_hints(text),
        without_address=without,
    )


# -- the document ---------------------------------------------------------------


def _parse(text: str) -> tuple[str, Any, list[Any], str | None]:
    """feedparser's version, feed and items, and what was wrong with the XML."""
    version, feed, items, note = _feedparser(text)
    if note:
        starts = [match.start() for match in islice(_ITEM.finditer(text), MAX_ENTRIES)]
        if len(starts) > len(items):  # an element left open has swallowed others
            pieces = list(_piecewise(text, starts))
            if len(pieces) > len(items):
                root = _ROOT.search(text)
                version = version or (root[1].lower() if root else "rss")
                items = pieces
    return version, feed, items[:MAX_ENTRIES], note


def _feedparser(text: str) -> tuple[str, Any, list[Any], str | None]:
    try:
        parsed = feedparser.parse(
            # A stream, because feedparser would open bytes that happen to name a file.
            io.BytesIO((_DECLARATION + text).encode("utf-8", "ignore")),
            response_headers=_HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # the library's own faults, on text that nobody foresaw
        return "", {}, [], clean(f"malformed: {type(error).__name__}: {error}")
    note = clean(f"malformed: {parsed.get('bozo_exception')}") if parsed.bozo else None
    return parsed.get("version") or "", parsed.feed, list(parsed.entries), note


def _piecewise(text: str, starts: list[int]) -> Iterator[Any]:
    """The items of a malformed document, each read for itself under the document's root."""
    root = _ROOT.search(text)
    opening, name = (root[0], root[1]) if root else ("<rss>", "rss")
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        closing = _ITEM_END.search(text, start, end)
        piece = text[start : closing.end() if closing else end]
        if piece.count(_CDATA) != piece.count("]]>"):
            piece = piece.replace(_CDATA, "").replace("]]>", "")
        if not closing:
            piece += f"</{_ITEM.match(piece)[1]}>"  # type: ignore[index]  # it begins with one
        yield from _feedparser(f"{opening}{piece}</{name}>")[2][:1]


def _cut(text: str) -> tuple[str, list[str]]:
    """The text up to the last entry that is read, and a note if there was more."""
    within, too_much = bounded(text)
    ends = 0
    for ends, match in enumerate(_ITEM_END.finditer(within), 1):
        if ends == MAX_ENTRIES and _ITEM.search(text, match.end()):
            return _closed(within[: match.end()]), [
                f"only the first {MAX_ENTRIES:,} entries were read"
            ]
    if too_much:
        return within, ["too large: only its beginning was read"]
    return text, []


def _closed(text: str) -> str:
    """A document cut after an entry, with the elements closed that hold the entries."""
    root = _ROOT.search(text)
    if root is None:
        return text
    channel = "</channel>" if root[1].lower() == "rss" else ""
    return f"{text}{channel}</{root[1]}>"


def _without_heaps(text: str) -> str:
    """Without endless names and heaps of labels, whose reading takes feedparser time squared."""
    text = _LONG_NAME.sub(r"\1", text)
    pieces, start, count = [], 0, 0
    for match in _LABEL.finditer(text):
        count = 0 if match[1] else count + 1
        if count == _MOST_LABELS:
            # the item ends here for us
            end = _ITEM_END.search(text, match.start())
            pieces.append(text[start : match.start()])
            start = end.start() if end else len(text)
    return "".join((*pieces, text[start:])) if pieces else text


def _without_surrogates(text: str) -> str:
    """Without references to no character, which no parser takes; halves of one made whole."""

    def mend(run: re.Match[str]) -> str:
        digits = run[0][2:-1].lower().split(";&#")
        numbers = [int(n[1:], 16) if n[:1] == "x" else int(n) for n in digits]
        if all(_is_character(number) for number in numbers):
            return run[0]
        halves = "".join(
            chr(number) for number in numbers if _is_character(number) or 0xD800 <= number <= 0xDFFF
        )
        whole = _PAIR.sub(
            lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), halves
        )
        return "".join(f"&#{ord(c)};" for c in _HALF.sub("", whole))

    return _REFERENCES.sub(mend, text) if "&#" in text else text


def _is_character(number: int) -> bool:
    """Whether XML 1.0 has such a character (section 2.2)."""
    return (
        number in (9, 10, 13)
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )


# -- one entry ------------------------------------------------------------------


def _entry(
    item: Any,
    base: str,
    version: str,
    language: str | None,
    dates: DateReader,
    shared: Collection[str],
) -> Entry:
    guid = storable(_raw(item, "id") or "").strip()
    url = find_address(item, base, shared) or ""
    title = plain_text(_raw(item, "title") or _raw(item, "media_title"))
    summary = _summary(item)
    published, updated = _published(item, version), _updated(item, version)
    return Entry(
        key=entry_key(guid, url, (title, summary, published)),
        url=url,
        title=title,
        summary=summary,
        authors=plain_texts(list(_authors(item))),
        categories=plain_texts([_term(tag) for tag in _dicts(item, "tags")]),
        published_at=dates.read(published),
        published_raw=clean(published) if published else None,
        updated_at=dates.read(updated),
        language=_language(item) or language,
    )


def find_address(item: Any, base: str, shared: Collection[str] = ()) -> str | None:
    """The address of an item's article, as a careful person would choose it.

    In order: the address that a feed service says it hides (feedburner:origLink), the
    item's own link, a GUID that is an address. A link that is the feed itself, the front
    page or one that other items have too gives way to such a GUID.
    """
    original = _web(base, _raw(item, "feedburner_origlink"))
    if original:
        return without_tracking(original)
    link, permalink = _said_link(item, base), _permalink(item, base)
    if link and not (permalink and _is_common(link, base, shared)):
        return without_tracking(link)
    return without_tracking(permalink) if permalink else None


def _said_link(item: Any, base: str) -> str | None:
    """The best of an item's alternate links: HTML, and in the entry's own language."""
    language = _language(item)
    best: tuple[int, str] | None = None
    for link in _dicts(item, "links")[:_MOST_LINKS]:
        if (link.get("rel") or "alternate") != "alternate":
            continue
        address = _web(base, link.get("href"))
        if not address or address == base:
            continue
        tongue = language_of(link.get("hreflang"))
        points = 2 * ((link.get("type") or "") in _HTML) + (tongue in (None, language))
        if best is None or points > best[0]:
            best = points, address
    if best:
        return best[1]
    if _raw(item, "guidislink"):
        return None  # feedparser made the link of the GUID
    link = _web(base, _raw(item, "link"))
    return link if link != base else None


def _permalink(item: Any, base: str) -> str | None:
    """A GUID that is an address by itself, or a path and said to be one."""
    guid = storable(_raw(item, "id") or "").strip()
    if guid.startswith("/") and _raw(item, "guidislink"):
        return _web(base, guid)
    return _web("", guid)


def _is_common(link: str, base: str, shared: Collection[str]) -> bool:
    parts = urlsplit(link)
    front = parts.path in ("", "/") and not parts.query
    return front or same_link(link) in shared or same_link(link) == same_link(base)


def _web(base: str, reference: object) -> str | None:
    said = reference if isinstance(reference, str) else None
    return web_address(base, said) if said and said.strip() else None


def _published(item: Any, version: str) -> str | None:
    """The date as it was written; RSS has dc:date for it, which feedparser calls updated."""
    said = _raw(item, "published") or _raw(item, "created")
    if said or version.startswith(_ATOM):
        return said
    return _raw(item, "updated")


def _updated(item: Any, version: str) -> str | None:
    said = _raw(item, "updated")
    return None if said == _published(item, version) and _raw(item, "published") is None else said


def _summary(item: Any) -> str | None:
    """The summary, else the text itself."""
    said = [_raw(item, "summary"), *(content.get("value") for content in _dicts(item, "content"))]
    said += [_raw(item, "media_description"), _raw(item, "yandex_full-text")]
    return next((text for one in said if isinstance(one, str) and (text := plain_text(one))), None)


def _authors(item: Any) -> Iterator[str | None]:
    """Names; where there is none, the e-mail address that was given for one."""
    listed, written = _dicts(item, "authors"), _raw(item, "author")
    if len(listed) == 1 and written and (email := _EMAIL.search(written)):
        # feedparser cuts addresses off after four letters of their last label
        yield written.replace(email[0], " ").strip(" ()<>,;:\"'\t\n") or email[0]
        return
    for author in listed:
        yield author.get("name") or author.get("email")
    if not listed:
        for credit in _dicts(item, "media_credit"):
            if (credit.get("role") or "author") in ("author", "writer"):
                yield credit.get("content")


def _term(tag: Any) -> str | None:
    term = tag.get("term") or tag.get("label")
    return term if isinstance(term, str) else None


def _language(item: Any) -> str | None:
    """dc:language of the entry, else the xml:lang that its title stands in."""
    detail = _raw_value(item, "title_detail")
    inherited = detail.get("language") if isinstance(detail, dict) else None
    return language_of(_raw(item, "language") or inherited)


def _raw(holder: Any, key: str) -> str | None:
    """A text under feedparser's own name for it, without its guesses at what else might do."""
    value = _raw_value(holder, key)
    if isinstance(value, bool):
        return "true" if value else None
    return value.strip() or None if isinstance(value, str) else None


def _raw_value(holder: Any, key: str) -> Any:
    return dict.get(holder, key)


def _dicts(holder: Any, key: str) -> list[Any]:
    value = _raw_value(holder, key)
    items: Iterable[Any] = value if isinstance(value, list) else ()
    return [one for one in items if isinstance(one, dict)]
