"""From a capture to an article, a revision, a copy or a rejection."""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC
from typing import Any

from sqlalchemy import Engine

from pipeline.collect.http import MAX_URL
from pipeline.collect.warc import Archive, Place, RecordMissing
from pipeline.flow.resolve import Refined, resolve
from pipeline.flow.tag import get_tagger
from pipeline.model import LANGUAGES, Dating, Extraction, Page, Rejection
from pipeline.refine.document import read_document
from pipeline.refine.extract import REFINE_VERSION as REFINE_NUMBER
from pipeline.refine.urls import canonical_url, identity_key, pick_canonical
from pipeline.resolve.fingerprint import fingerprint
from pipeline.sandbox import Killed, Sandbox
from pipeline.settings import Settings
from pipeline.sources.registry import layout_for
from pipeline.store import captures
from pipeline.store.captures import PendingCapture
from pipeline.store.database import stage_run
from pipeline.tag.relevance import judge_relevance

log = logging.getLogger(__name__)

REFINE_VERSION = str(REFINE_NUMBER)
TITLE_LENGTH = 120
MAX_KEY = 1000
"""Bytes; an index of the warehouse would not hold much more."""
READING_SECONDS = 10.0
"""What the parsers may take for one page."""
_readers = Sandbox(modules=["pipeline.refine.document"])
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def captures_to_refine(engine: Engine, *, limit: int | None = None) -> list[int]:
    """Ids of the captures not refined yet, oldest first."""
    with engine.connect() as connection:
        return captures.pending_captures(connection, limit)


def refine(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Read captures, and store what they are: new, a revision, unchanged, or rejected."""
    with stage_run(engine, "refine") as run, engine.begin() as connection:
        refined, rejected = [], []
        for capture, result in _refine_all(settings, captures.lock_captures(connection, ids)):
            if isinstance(result, Rejection):
                rejected.append((capture, result))
            else:
                refined.append(result)
        for capture, rejection in rejected:
            captures.reject_capture(
                connection, capture.id, capture.source_id, capture.final_url, rejection
            )
            captures.set_outcome(connection, capture.id, "rejected", None, REFINE_VERSION)
        run.add(captures=len(refined) + len(rejected), rejected=len(rejected))
        run.add_reasons(Counter(rejection.reason for _, rejection in rejected))
        if refined:
            resolve(connection, refined, run)
        return {name: n for name, n in run.counts.items() if isinstance(n, int)}


def _refine_all(
    settings: Settings, found: Sequence[PendingCapture]
) -> Iterator[tuple[PendingCapture, Refined | Rejection]]:
    """Read a page in the sandbox while the one before it is looked at here."""
    if found:
        _readers.start()
        get_tagger(settings)
    missing: list[tuple[PendingCapture, Rejection]] = []
    documents = _documents(Archive(settings.warc_url), found, missing)
    for (capture, page), said in _readers.map(read_document, documents, timeout=READING_SECONDS):
        yield capture, _refine_one(page, said, settings, capture)
    yield from missing


def _documents(
    archive: Archive,
    found: Sequence[PendingCapture],
    missing: list[tuple[PendingCapture, Rejection]],
) -> Iterator[tuple[tuple[PendingCapture, Page], tuple[object, ...]]]:
    """The arguments of ``read_document`` for each capture whose bytes are there."""
    for capture in found:
        try:
            page = archive.read(*_places(capture))
        except RecordMissing as error:
            missing.append((capture, Rejection("refine", "archive", str(error))))
            continue
        kind, zone = page.content_type_header, capture.time_zone or None
        at = capture.captured_at
        layout = layout_for(capture.layouts, at.astimezone(UTC).date())
        arguments = (page.body, kind, page.final_url, zone, at, page.url, layout)
        yield (capture, page), arguments


def _places(capture: PendingCapture) -> tuple[Place, Place | None]:
    """Where a capture's record is, and the one with its bytes if that is another."""
    place = Place(capture.warc_file, capture.warc_offset)
    if capture.payload_file is None or capture.payload_offset is None:
        return place, None
    return place, Place(capture.payload_file, capture.payload_offset)


def _refine_one(
    page: Page,
    said: Extraction | Rejection | Exception,
    settings: Settings,
    capture: PendingCapture,
) -> Refined | Rejection:
    try:
        if isinstance(said, Killed):
            log.error("capture %d, %s: the parser %s", capture.id, capture.final_url, said)
            return Rejection("refine", f"parser_{said.reason}", f"The parser {said}.")
        if isinstance(said, Exception):
            raise said
        return said if isinstance(said, Rejection) else _judge(page, said, settings, capture)
    except Exception as error:
        # One page that trips over a bug must not hold up its batch for ever.
        log.exception("capture %d, %s", capture.id, capture.final_url)
        return Rejection("refine", "error", f"{type(error).__name__}: {error}"[:500])


def _judge(
    page: Page, extraction: Extraction, settings: Settings, capture: PendingCapture
) -> Refined | Rejection:
    extraction = Extraction(
        **{f.name: _storable(getattr(extraction, f.name)) for f in fields(extraction)}
    )
    extraction = _with_entry(extraction, capture)
    if extraction.language not in LANGUAGES:
        expected = ", ".join(LANGUAGES)
        detail = f"the text is in {extraction.language or 'no known language'}, not in {expected}"
        return Rejection("refine", "language", detail)
    title, title_from = _choose_title(extraction, capture)
    url, keys = _addresses(page, extraction)
    tagging = get_tagger(settings).tag(
        title if title_from != "body" else None,
        extraction.body,
        extraction.language,
        extraction.published.at if extraction.published else None,
    )
    off_topic = judge_relevance(
        title=title,
        text=extraction.body,
        language=extraction.language,
        url=url,
        section=extraction.section or capture.section,
        countries=tagging.countries,
        source_country=capture.source_country or None,
    )
    if off_topic:
        return off_topic
    print_ = fingerprint(title, extraction.body)
    editions = tuple((code, href, _key(href)) for code, href in extraction.editions.items())
    return Refined(
        capture, url, keys, title, title_from, extraction, print_, REFINE_VERSION, editions
    )


def _storable(value: Any) -> Any:
    """A value without the characters that PostgreSQL can't store: NUL and halves of characters."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    if isinstance(value, Dating):
        return replace(value, raw=_storable(value.raw))
    if isinstance(value, dict):
        return {_storable(key): _storable(inner) for key, inner in value.items()}
    return value


def _with_entry(extraction: Extraction, capture: PendingCapture) -> Extraction:
    """Let the feed's entry answer what the page left open; its date is always kept as evidence."""
    at = capture.entry_published_at
    if at is not None:
        dating = Dating(at, "entry", "second", at.isoformat())
        extraction = replace(
            extraction,
            published=extraction.published or dating,
            dates=(*extraction.dates, ("published", dating)),
        )
    return replace(
        extraction,
        authors=extraction.authors or capture.entry_authors,
        editions={**capture.entry_editions, **extraction.editions},
    )


def _choose_title(extraction: Extraction, capture: PendingCapture) -> tuple[str, str]:
    """The page's title, else the entry's, else the beginning of the body."""
    if extraction.title:
        return extraction.title, "page"
    if capture.entry_title:
        return capture.entry_title, "entry"
    first = extraction.body.split("\n", 1)[0]
    if len(first) > TITLE_LENGTH:
        first = first[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
    return first, "body"


def _addresses(page: Page, extraction: Extraction) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The canonical URL and all (key, URL) by which the document is known.

    A document without an address on the web is known by its bytes.
    """
    stated = extraction.canonical_url
    if stated and len(stated.encode()) > MAX_URL:
        stated = None
    if not page.final_url.startswith(("http://", "https://")):
        if stated:
            url = canonical_url(stated)
            return url, ((_key(url), url),)
        return page.final_url, ((f"sha256:{page.digest}", page.final_url),)
    canonical = pick_canonical(page.final_url, stated) or page.final_url
    known: dict[str, str] = {}
    for url in (canonical, page.final_url, page.url):
        known.setdefault(_key(url), canonical_url(url))
    return canonical, tuple(known.items())


def _key(url: str) -> str:
    """What identifies an address: short enough for an index, however it is escaped."""
    key = identity_key(url)
    if len(key.encode()) <= MAX_KEY:
        return key
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"
