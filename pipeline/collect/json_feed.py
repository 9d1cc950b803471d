"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
import re
from datetime import datetime
from itertools import islice
from typing import Any

from pipeline.collect.entry_identity import distinct, entry_key, without_tracking
from pipeline.collect.feed_dates import DateReader, dates_of
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

_VERSION = "jsonfeed.org/version/"
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_COMMA = re.compile(r"[\s,]*")
_NO_JSON = (ValueError, RecursionError)


def parse_json_feed(text: str, url: str, now: datetime, time_zone: str | None) -> ParsedFeed:
    """Read a JSON Feed; of one that breaks off, the items before the break."""
    document, note = _load(text)
    if document is None or not _is_feed(document):
        return ParsedFeed((), "JSON, but no JSON Feed", problem="not_a_feed")
    notes = [note] if note else []
    items = [item for item in islice(document["items"], MAX_ENTRIES + 1) if isinstance(item, dict)]
    if len(items) > MAX_ENTRIES:
        notes.append(f"only the first {MAX_ENTRIES:,} entries were read")
        items = items[:MAX_ENTRIES]
    dates = dates_of((_text(item.get("date_published")) for item in items), now, time_zone)
    language = _text(document.get("language"))
    entries = [_entry(item, url, language, dates) for item in items]
    without = distinct(entry for entry in entries if not entry.url)
    if without:
        notes.append(f"items without a usable address: {len(without)}")
    return ParsedFeed(
        distinct(entry for entry in entries if entry.url),
        "; ".join(notes) or None,
        without_address=without,
    )


def _is_feed(document: Any) -> bool:
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        return False
    # some leave the version out or misspell it; nothing else has items with such names
    return _VERSION in str(document.get("version")) or any(
        isinstance(item, dict) and "url" in item and ("id" in item or "title" in item)
        for item in document["items"][:10]
    )


def _load(text: str) -> tuple[Any, str | None]:
    try:
        return json.loads(text, strict=False), None
    except _NO_JSON as error:
        note = clean(f"malformed: {error}")
    start = _ITEMS.search(text)
    if not start:
        return None, note
    items: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), start.end()
    while len(items) <= MAX_ENTRIES:
        at = _COMMA.match(text, at).end()  # type: ignore[union-attr]  # it matches anything
        try:
            item, at = decoder.raw_decode(text, at)
        except _NO_JSON:
            break
        items.append(item)
    head = re.search(r'"version"\s*:\s*"([^"]{1,100})"', text[: start.start()])
    return {"version": head[1] if head else "", "items": items}, note


def _entry(item: dict[str, Any], base: str, language: str | None, dates: DateReader) -> Entry:
    guid = storable(_text(item.get("id")) or "").strip()
    said = (item.get(name) for name in ("url", "external_url"))
    address = next((found for one in said if (found := _address(base, one))), None)
    address = address or _address("", guid)
    url = without_tracking(address) if address else ""
    title = plain_text(_text(item.get("title")))
    summary = next(
        (
            text
            for name in ("summary", "content_text", "content_html")
            if (text := plain_text(_text(item.get(name))))
        ),
        None,
    )
    raw = _text(item.get("date_published"))
    return Entry(
        key=entry_key(guid, url, (title, summary, raw)),
        url=url,
        title=title,
        summary=summary,
        authors=_authors(item),
        categories=plain_texts([_text(tag) for tag in _list(item.get("tags"))]),
        published_at=dates.read(raw),
        published_raw=clean(raw) if raw else None,
        updated_at=dates.read(_text(item.get("date_modified"))),
        language=language_of(_text(item.get("language")) or language),
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Version 1.1 has a list of authors, version 1.0 one author."""
    listed = _list(item.get("authors")) or [item.get("author")]
    names = [author.get("name") if isinstance(author, dict) else author for author in listed]
    return plain_texts([_text(name) for name in names])


def _address(base: str, said: object) -> str | None:
    text = _text(said)
    return web_address(base, text) if text and text.strip() else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str | None:
    """Text, or a number as text: an id may be one."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)[:100]
    return None
