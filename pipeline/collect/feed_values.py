"""What the readers of all feed formats share: the result, its limits, and clean text."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from pipeline.model import Entry, FeedHints
from pipeline.text.mojibake import repair

MAX_URL = 2000
MAX_KEY = 500
"""Bytes. Longer addresses and GUIDs would not fit into an index of the warehouse."""
MAX_ENTRIES = 5_000
"""Entries that are read of one feed, from its beginning."""
MAX_LISTED = 50_000
"""Addresses that are read of one sitemap: as many as the protocol lets it have."""
MAX_TEXT = 10_000
"""Characters of a title or summary that are kept."""
_MAX_MARKUP = 200_000
_MAX_LIST = 100
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BLOCK = re.compile(
    r"<(?=/?(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote|figure|figcaption)\b)", re.I
)


@dataclass(frozen=True, slots=True)
class SitemapLink:
    """A further sitemap that an index names, and when the index says it was changed."""

    url: str
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What could be read of a feed, and what was wrong with it."""

    entries: tuple[Entry, ...]
    note: str | None = None
    """What a person should know of it, as a sentence."""
    sitemaps: tuple[SitemapLink, ...] = ()
    """Further sitemaps, newest first, where the document is a sitemap index."""
    is_sitemap: bool = False
    hints: FeedHints = field(default_factory=FeedHints)
    problem: str | None = None
    """Why it is no feed at all: web_page, login_page, not_a_feed or empty; None if it is one."""
    without_address: tuple[Entry, ...] = ()
    """Items that name no page that could be fetched; their ``url`` is empty."""


def clean(text: str) -> str:
    """Without what PostgreSQL can't store, and not endless."""
    return _UNSTORABLE.sub("", text)[:500]


def storable(text: str) -> str:
    """Without what PostgreSQL can't store."""
    return _UNSTORABLE.sub("", text)


def web_address(base: str, reference: str | None) -> str | None:
    """The http address that a reference means, or None if it means none that can be kept."""
    reference = storable(reference or "").strip()
    try:
        url = urljoin(base, reference)
        fits = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        return None
    return url if fits and len(url.encode()) <= MAX_URL else None


def short_key(said: str) -> str:
    """What identifies an entry: as it was said, or if that is very long, its digest."""
    raw = said.encode()
    return said if len(raw) <= MAX_KEY else f"sha256:{hashlib.sha256(raw).hexdigest()}"


def plain_text(markup: str | None) -> str | None:
    """Text without tags, mojibake and double spaces; None if nothing is left."""
    if not markup:
        return None
    markup = storable(repair(markup[:_MAX_MARKUP]))
    if "<" in markup or "&" in markup:
        with contextlib.suppress(etree.ParserError, ValueError):
            node = html.document_fromstring(f"<div>{_BLOCK.sub(' <', markup)}</div>")
            etree.strip_elements(node, "script", "style", with_tail=False)
            markup = str(node.xpath("string()"))
    return _shorten(" ".join(storable(markup).split())) or None


def plain_texts(values: list[str | None]) -> tuple[str, ...]:
    """The same of a list, without what is empty or said twice."""
    texts = (plain_text(value) for value in values[:_MAX_LIST])
    return tuple(dict.fromkeys(text for text in texts if text))


def _shorten(text: str) -> str:
    if len(text) <= MAX_TEXT:
        return text
    return text[:MAX_TEXT].rsplit(" ", 1)[0] + "…"


def language_of(tag: str | None) -> str | None:
    """The primary subtag: ``tr-TR`` → ``tr``."""
    return re.split(r"[-_]", clean(tag).strip().lower())[0] or None if tag else None
