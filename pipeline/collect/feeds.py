"""Reading feeds and sitemaps into entries, in whatever format they come.

``feed_text``       bytes to text, and which format it is
``syndication``     RSS, RDF and Atom
``json_feed``       JSON Feed
``sitemaps``        sitemaps, news sitemaps and their indexes
``feed_dates``      dates as feeds write them
``feed_hints``      how often a feed asks to be polled
``entry_identity``  which entries are one, and which have changed
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipeline.collect.entry_identity import content_hash
from pipeline.collect.feed_text import Document, inflate, is_login, read_document
from pipeline.collect.feed_values import (
    MAX_ENTRIES,
    MAX_KEY,
    MAX_LISTED,
    MAX_URL,
    ParsedFeed,
    SitemapLink,
    plain_text,
    web_address,
)
from pipeline.collect.json_feed import parse_json_feed
from pipeline.collect.sitemaps import parse_sitemap, parse_text_sitemap
from pipeline.collect.syndication import parse_syndication
from pipeline.model import Entry

__all__ = [
    "MAX_ENTRIES",
    "MAX_KEY",
    "MAX_LISTED",
    "MAX_URL",
    "ParsedFeed",
    "SitemapLink",
    "content_hash",
    "inflate",
    "parse_feed",
    "plain_text",
    "web_address",
]

_JUST_NOW = timedelta(minutes=5)
_ENOUGH = 3


def parse_feed(
    body: bytes,
    url: str,
    content_type: str = "",
    now: datetime | None = None,
    time_zone: str | None = None,
) -> ParsedFeed:
    """Read a feed or a sitemap, told apart by content. Never raises on bad input.

    ``url`` is where relative links lead from. ``time_zone`` is the outlet's IANA zone,
    for dates that name none. At most MAX_ENTRIES entries of a feed and MAX_LISTED
    addresses of a sitemap are kept, from the beginning; the note says if there were more.
    """
    now = now or datetime.now(UTC)
    document = read_document(body, content_type)
    try:
        parsed = _parse(document, url, now, time_zone)
    except (RecursionError, MemoryError):
        parsed = ParsedFeed((), "malformed: too deeply nested or too large", problem="not_a_feed")
    if document.notes:
        notes = (parsed.note, *document.notes)
        parsed = replace(parsed, note="; ".join(note for note in notes if note))
    return _without_dates_of_asking(_without_collisions(parsed), now)


def _parse(document: Document, url: str, now: datetime, time_zone: str | None) -> ParsedFeed:
    text = document.text
    match document.format:
        case "empty":
            return ParsedFeed((), "nothing came: the answer was empty", problem="empty")
        case "json":
            return parse_json_feed(text, url, now, time_zone)
        case "sitemap":
            return parse_sitemap(text, url, now, time_zone)
        case "sitemap_text":
            return parse_text_sitemap(text, url, now)
        case "syndication":
            return parse_syndication(text, url, now, time_zone)
        case "html" if is_login(text):
            note = "a login page came where a feed was expected"
            return ParsedFeed((), note, problem="login_page")
        case "html":
            note = "a web page came where a feed was expected"
            return ParsedFeed((), note, problem="web_page")
    return ParsedFeed((), "neither RSS, Atom, RDF nor a sitemap", problem="not_a_feed")


def _without_collisions(parsed: ParsedFeed) -> ParsedFeed:
    """With keys that no entry with an address shares with one without."""
    keys = {entry.key for entry in parsed.entries}
    if not any(entry.key in keys for entry in parsed.without_address):
        return parsed
    apart = tuple(e for e in parsed.without_address if e.key not in keys)
    return replace(parsed, without_address=apart)


def _without_dates_of_asking(parsed: ParsedFeed, now: datetime) -> ParsedFeed:
    """Without dates that a feed makes up: all entries are dated with the moment of asking.

    Such dates change with every poll and say nothing of when an article came out.
    """
    dates = {entry.published_at for entry in parsed.entries}
    if len(parsed.entries) < _ENOUGH or len(dates) != 1:
        return parsed
    (at,) = dates
    if at is None or abs(now - at) > _JUST_NOW:
        return parsed

    def undated(entry: Entry) -> Entry:
        made_up = entry.updated_at is not None and abs(now - entry.updated_at) <= _JUST_NOW
        updated = None if made_up else entry.updated_at
        return replace(entry, published_at=None, updated_at=updated)

    note = "every entry is dated with the moment of asking; these dates were passed over"
    return replace(
        parsed,
        entries=tuple(map(undated, parsed.entries)),
        note="; ".join(filter(None, (parsed.note, note))),
    )
