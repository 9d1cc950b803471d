"""Which entries are one: within a document, and between two polls.

Publishers give one GUID to two articles, and a new GUID to the same article when they
change their system. So a GUID identifies an entry where it can, its link where the GUID
does not tell entries apart, its words where there is neither; and an entry that comes
under a new key with a link that is known is the one that had that link.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from pipeline.collect.feed_values import short_key
from pipeline.model import Entry

# parameters that only tell a publisher's statistics where a reader came from
_TRACKER = re.compile(
    r"(?:utm|at|mtm|pk|piwik|matomo|hsa|oly|vero)_[a-z_]+|_openstat|openstat"
    r"|fbclid|gclid|dclid|gbraid|wbraid|yclid|ysclid|ymclid|msclkid|twclid|ttclid|igshid"
    r"|mc_[ce]id|_hsenc|_hsmi|mkt_tok|xtor|cmpid|ocid|ncid|wprov|erid|rb_clickid|__twitter_impression",
    re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(r"(?:xtor|utm_\w+|ref|rss|from|at_\w+)(?:=.*)?", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_COUNTED = (
    r"views?|reads?|times|hits?|visit\w*|visitors|comments?|likes?|shares?|votes?|ratings?"
    r"|просмотр\w*|прочит\w*|прочт\w*|коммент\w*|лайк\w*|голос\w*|рейтинг\w*"
    r"|перегляд\w*|комент\w*|вподоб\w*"
    r"|görüntülen\w*|görüntüleme|okun\w*|yorum\w*|beğen\w*|paylaş\w*|izlen\w*|tıklan\w*|kez"
)
_AGO = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?) ago"
    r"|(?:секунд|минут|мин|час|дн|день)\w*\.? назад|(?:секунд|хвилин|хв|годин|дн|день)\w*\.? тому"
    r"|(?:saniye|dakika|dk|saat|gün)\.? önce"
)
_NUMBER = r"\d[\d\s.,\u00a0\u202f]*[kкm]?"
_VOLATILE = re.compile(
    rf"(?<!\w){_NUMBER}\s*(?:{_COUNTED}|{_AGO})(?!\w)"
    rf"|(?<!\w)(?:{_COUNTED})\s*[:(\[–-]*\s*{_NUMBER}"
    r"|https?://\S+",
    re.IGNORECASE,
)


def entry_key(guid: str | None, url: str | None, said: Iterable[str | None]) -> str:
    """What identifies an entry in its feed: its GUID, else its link, else what it says."""
    if guid or url:
        return short_key(guid or url or "")
    words = "\n".join(_folded(text) for text in said)
    return f"content:{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()}"


def without_tracking(url: str) -> str:
    """An address without the parameters that only count readers.

    They change from poll to poll, and a fetch with them would be counted as a reader's.
    All else is left as it was written, because the server may need it.
    """
    if "?" not in url and "#" not in url:
        return url
    parts = urlsplit(url)
    query = parts.query
    if query:
        kept = [p for p in query.split("&") if not _TRACKER.fullmatch(p.partition("=")[0])]
        query = "&".join(kept) if len(kept) < query.count("&") + 1 else query
    fragment = "" if _TRACKING_FRAGMENT.fullmatch(parts.fragment) else parts.fragment
    if (query, fragment) == (parts.query, parts.fragment):
        return url
    return urlunsplit(parts._replace(query=query, fragment=fragment))


def same_link(url: str) -> str:
    """What two ways to write one link share: no scheme, no ``www.``, no last slash, no tracking."""
    parts = urlsplit(without_tracking(url))
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{query}{fragment}"


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry per key, in the document's order.

    Entries that share a GUID but not a link are known by their links. Entries that share
    a link and say the same are one, whatever their GUIDs; the first is kept. What has no
    link at all is known by its words where its GUID does not tell it apart.
    """
    listed = list(entries)
    links: dict[str, set[str]] = {}
    for entry in listed:
        told = same_link(entry.url) if entry.url else _said_key(entry)
        links.setdefault(entry.key, set()).add(told)
    by_key: dict[str, Entry] = {}
    seen: set[tuple[str, str]] = set()
    for entry in listed:
        if len(links[entry.key]) > 1:
            entry = replace(entry, key=short_key(entry.url) if entry.url else _said_key(entry))
        said = (same_link(entry.url), _folded(entry.title))
        if entry.key in by_key or (entry.url and said in seen):
            continue
        seen.add(said)
        by_key[entry.key] = entry
    return tuple(by_key.values())


def _said_key(entry: Entry) -> str:
    return entry_key(None, None, (entry.title, entry.summary, entry.published_raw))


def content_hash(entry: Entry) -> str:
    """Changes when the feed says something new of an entry, so that its page is fetched again.

    The link counts without tracking, so that a campaign is no news. Of the summary only the
    words count, and numbers, except where they count readers, comments or the minutes since:
    those change at every poll, and each change is a request to the publisher. Other numbers
    stay, because a toll that rises is news.
    """
    said = (
        same_link(entry.url),
        _folded(entry.title),
        _steady(entry.summary),
        entry.published_at,
        entry.updated_at,
    )
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _steady(summary: str | None) -> str:
    """A summary without what changes while nothing happens."""
    text = _VOLATILE.sub(" ", summary or "")
    return _folded(re.sub(r"[^\w\s]", " ", text))


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip().casefold()


def shared_links(urls: Iterable[str | None]) -> Collection[str]:
    """Links that several items of a document have: hardly the address of each one's article."""
    counts = Counter(same_link(url) for url in urls if url)
    return {link for link, count in counts.items() if count > 1}
