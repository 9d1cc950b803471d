"""The door of this stage: a document in, what it says or why not out."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.model import Dating, Extraction, Layout, Rejection
from pipeline.refine import jsonld, metadata
from pipeline.refine.authors import Byline, find_authors
from pipeline.refine.body import Body, find_body
from pipeline.refine.continuation import lead_on
from pipeline.refine.date_places import find_dates
from pipeline.refine.dates import Candidate, Clock, choose_both, disagree
from pipeline.refine.evidence import Choice
from pipeline.refine.kinds import find_kind, find_paywalled
from pipeline.refine.language import detect_language
from pipeline.refine.normalize import clean_line, has_mixed_scripts
from pipeline.refine.page import Page, looks_like_html, parse
from pipeline.refine.rawtext import read_raw_text
from pipeline.refine.surroundings import look_around
from pipeline.refine.titles import choose_title
from pipeline.refine.urls import has_article_path, pick_canonical
from pipeline.refine.walls import find_wall
from pipeline.text.charset import decode

REFINE_VERSION = 2

MIN_BODY = 80
MAX_BYTES = 12_000_000
_FEW = 3
_MOST_NODES = 40
_OTHER_PAGES = frozenset(("searchresultspage", "collectionpage", "profilepage"))
_SEARCHES = frozenset(("search", "arama", "ara", "poisk", "poshuk", "search.php", "arama.php"))
_BINARY = re.compile(
    rb"^(?:%PDF|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|RIFF|OggS|ID3|\x00\x00\x00.ftyp)"
)
_OTHER_TYPES = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found on a page, and what stood against it."""

    page: Page
    text: str
    """The page's source, decoded."""
    found: Extraction
    title: Choice
    byline: Byline
    body: Body


def extract_page(
    body: bytes,
    *,
    url: str | None,
    content_type: str = "",
    time_zone: str | None = None,
    captured_at: datetime | None = None,
    asked_for: str | None = None,
    layout: Layout | None = None,
) -> Extraction | Rejection:
    """What an HTML page says, or why it is none that an article can be read from.

    ``time_zone`` is the outlet's, for times written without one; ``asked_for`` is the address
    that led to ``url``, where that is another one; ``layout`` is the outlet's rule for the day.
    """
    reading = read_page(
        body,
        url=url,
        content_type=content_type,
        time_zone=time_zone,
        captured_at=captured_at,
        layout=layout,
    )
    if isinstance(reading, Rejection):
        return reading
    return lead_on(reading.page, judge(reading, asked_for) or reading.found)


def read_page(
    body: bytes,
    *,
    url: str | None,
    content_type: str = "",
    time_zone: str | None = None,
    captured_at: datetime | None = None,
    layout: Layout | None = None,
) -> Reading | Rejection:
    """What is found on a page before anyone asks whether it is an article; as extract_page."""
    if _BINARY.match(body) or content_type.lower().startswith(_OTHER_TYPES):
        return _rejection("not_html", content_type or "binary")
    text, charset = decode(body[:MAX_BYTES], content_type)
    if not looks_like_html(text):
        return _rejection("not_html", "no markup")
    url = _usable(url)
    page = parse(text, url)
    if page is None:
        return _rejection("not_html", "no tree")
    return _read(page, text, _clock(url, time_zone, captured_at), charset, layout)


def judge(reading: Reading, asked_for: str | None = None) -> Rejection | None:
    """Why a page is no article that can be read, or None where it is one."""
    page, found = reading.page, reading.found
    declared = _declares_article(page)
    wall = find_wall(page, found, reading.text, declared=declared, asked_for=asked_for)
    return wall or _judge(page, found)


def extract_text(
    text: str,
    *,
    url: str | None = None,
    time_zone: str | None = None,
    captured_at: datetime | None = None,
) -> Extraction | Rejection:
    """What a raw text says: a scraper's output, with or without its title and dates."""
    url = _usable(url)
    found = _read_text(text, url, _clock(url, time_zone, captured_at))
    if len(found.body) < MIN_BODY:
        return _rejection("empty_body", f"{len(found.body)} characters")
    return found


def extract_record(record: dict[str, Any]) -> dict[str, Any]:
    """One record of the extraction filter: a page or text in, its fields out.

    Takes ``id``, ``url`` (may be null) and ``path`` or ``html``; raises ValueError with a
    sentence where it cannot be read. A page without a text has the body "".
    """
    if not isinstance(record, dict):
        raise ValueError("a record must be a JSON object")
    url = record.get("url")
    if url is not None and not isinstance(url, str):
        raise ValueError("url must be a string or null")
    url = _usable(url)
    content, is_text = _content(record)
    found, signed = _record_text(content, url) if is_text else _record_page(content, url)
    return {
        "id": record.get("id"),
        "title": found.title,
        "body": found.body,
        "authors": list(signed),
        "published_at": _iso(found.published),
        "published_from": found.published.source if found.published else None,
        "modified_at": _iso(found.modified),
        "language": found.language,
        "canonical_url": found.canonical_url,
        "site_name": found.site_name,
        "published_precision": found.published.precision if found.published else None,
        "modified_from": found.modified.source if found.modified else None,
        "agency": found.agency,
        "section": found.section,
        "tags": list(found.tags),
        "image": found.image,
        "kind": found.kind,
        "paywalled": found.paywalled,
        "editions": dict(found.editions),
        "flags": list(found.flags),
    }


def _record_page(content: bytes | str, url: str | None) -> tuple[Extraction, tuple[str, ...]]:
    """The page's fields, and everyone who signs it: here an agency or a desk is an author too."""
    text, charset = _decoded(content)
    page = parse(text, url)
    if page is None:
        return Extraction(title=None, body="", canonical_url=pick_canonical(url, None)), ()
    reading = _read(page, text, _clock(url, None, None), charset)
    return reading.found, reading.byline.signed


def _record_text(content: bytes | str, url: str | None) -> tuple[Extraction, tuple[str, ...]]:
    text, _ = _decoded(content)
    return _read_text(text, url, _clock(url, None, None)), ()


def _decoded(content: bytes | str) -> tuple[str, str | None]:
    return (content, None) if isinstance(content, str) else decode(content[:MAX_BYTES])


def _content(record: dict[str, Any]) -> tuple[bytes | str, bool]:
    """The document's bytes, and whether it is a raw text rather than a page."""
    html, path = record.get("html"), record.get("path")
    if isinstance(html, str):
        return html, False
    if not isinstance(path, str) or not path:
        raise ValueError('a record needs "path" or "html"')
    try:
        if not Path(path).is_file():
            raise ValueError("not a regular file" if Path(path).exists() else "no such file")
        with Path(path).open("rb") as stream:
            content = stream.read(MAX_BYTES)
    except (OSError, ValueError) as error:
        raise ValueError(
            f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        ) from None
    if content[:2] == b"\x1f\x8b":
        try:
            content = gunzip(content)
        except ValueError as error:
            raise ValueError(f"{path} {error}") from None
    if _BINARY.match(content):
        raise ValueError(f"{path} is no page and no text")
    name = path.lower().removesuffix(".gz")
    return content, name.endswith(".txt")


def gunzip(content: bytes) -> bytes:
    """The first MAX_BYTES of a gzip file's content; raises ValueError where it is broken off."""
    unpacker = zlib.decompressobj(31)
    try:
        unpacked = unpacker.decompress(content, MAX_BYTES)
    except zlib.error:
        raise ValueError("is not a whole gzip file") from None
    if not unpacker.eof and len(unpacked) < MAX_BYTES and len(content) < MAX_BYTES:
        raise ValueError("is not a whole gzip file")
    return unpacked


def _read_text(text: str, url: str | None, clock: Clock) -> Extraction:
    """All fields of a raw text."""
    raw = read_raw_text(text, clock)
    published, modified = choose_both(raw.dates, clock.captured_at)
    return Extraction(
        title=raw.title,
        body=raw.body,
        published=published,
        modified=modified,
        dates=tuple(raw.dates),
        language=detect_language(raw.body),
        canonical_url=pick_canonical(url, None),
        tags=raw.tags,
        agency=raw.agency,
        flags=_flags(raw.title, raw.body, raw.dates),
    )


def _read(
    page: Page, text: str, clock: Clock, charset: str | None, layout: Layout | None = None
) -> Reading:
    """All fields of a page."""
    title = choose_title(page)
    around = look_around(page, title.value)
    byline = find_authors(page, around)
    site_name = metadata.find_site_name(page)
    section = metadata.find_section(page, around, byline.persons)
    candidates = find_dates(page, clock, title.value)
    published, modified = choose_both(candidates, clock.captured_at)
    description = page.first("og:description", "description", "twitter:description")
    declared = page.article.get("articleBody")
    body = find_body(
        page.tree,
        page.url,
        title.value,
        layout,
        description,
        declared if isinstance(declared, str) else None,
    )
    found = Extraction(
        title=title.value,
        body=body.text,
        authors=byline.persons,
        published=published,
        modified=modified,
        dates=tuple(candidates),
        language=detect_language(body.text or title.value or ""),
        canonical_url=metadata.find_canonical(page),
        site_name=site_name,
        section=section,
        tags=metadata.find_tags(page),
        image=metadata.find_image(page, around),
        agency=byline.agency,
        kind=find_kind(page, title.value, body.text, section, site_name, around),
        paywalled=find_paywalled(page, body.text),
        flags=_flags(title.value, body.text, candidates),
        charset=charset,
        editions=metadata.find_editions(page),
    )
    return Reading(page, text, found, title, byline, body)


def _flags(title: str | None, body: str, candidates: list[Candidate]) -> tuple[str, ...]:
    flags = {
        "dates_disagree": disagree(candidates),
        "mixed_scripts": has_mixed_scripts(f"{title or ''}\n{body}"),
    }
    return tuple(name for name, holds in flags.items() if holds)


def _judge(page: Page, found: Extraction) -> Rejection | None:
    """Why this page is no article, or None where it is one."""
    declared = _declares_article(page)
    parts = urlsplit(page.url or "")
    if page.url and not declared and not parts.path.strip("/") and not parts.query:
        return _rejection("not_an_article", "front page")
    if len(found.body) < MIN_BODY:
        return _rejection("empty_body", f"{len(found.body)} characters")
    if not declared and (other := _declares_other(page)):
        return _rejection("not_an_article", other)
    if page.url and not declared:
        if not has_article_path(page.url) and _paragraphs(found.body) < _FEW:
            return _rejection("not_an_article", "section page")
        website = (page.first("og:type") or "").lower() in ("website", "webpage", "profile")
        if website and _is_listing(found.body):
            return _rejection("not_an_article", "list of articles")
    return None


def _declares_article(page: Page) -> bool:
    """Whether the page calls itself an article."""
    declared = bool(page.article) or (page.first("og:type") or "").lower() == "article"
    return declared or page.first("article:published_time") is not None


def _declares_other(page: Page) -> str | None:
    """What else than an article the page calls itself: a list, a person's page, a search."""
    if (page.first("og:type") or "").lower() == "profile":
        return "og:type profile"
    for node in page.nodes[:_MOST_NODES]:
        if kinds := jsonld.types_of(node) & _OTHER_PAGES:
            return f"calls itself {min(kinds)}"
    parts = urlsplit(page.url or "")
    steps = parts.path.strip("/").lower().split("/")
    return "search results" if parts.query and steps[-1] in _SEARCHES else None


def _paragraphs(body: str) -> int:
    """How many paragraphs are longer than a list's summaries are."""
    return sum(len(line) >= 180 for line in body.split("\n\n"))


def _is_listing(body: str) -> bool:
    """Many short lines and hardly a sentence."""
    lines = body.split("\n\n")
    sentences = sum(
        line.endswith((".", "!", "?", "…", "”", "»", '"')) and len(line) > 100 for line in lines
    )
    return len(lines) >= 8 and sentences * 4 < len(lines)


def _usable(url: str | None) -> str | None:
    """The address, or None where it cannot be read as one."""
    try:
        return url if url and urlsplit(url).hostname and urlsplit(url).port != 0 else None
    except ValueError:
        return None


def _clock(url: str | None, time_zone: str | None, captured_at: datetime | None) -> Clock:
    return Clock(time_zone, urlsplit(url).hostname if url else None, captured_at)


def _iso(dating: Dating | None) -> str | None:
    if dating is None:
        return None
    return dating.at.date().isoformat() if dating.precision == "day" else dating.at.isoformat()


def _rejection(reason: str, detail: str = "") -> Rejection:
    return Rejection("refine", reason, clean_line(detail)[:300])
