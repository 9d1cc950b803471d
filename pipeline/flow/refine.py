"""From a capture to an article, a revision, a copy or a rejection.

An article may stand on several pages, or at the address of its page's twin. Then a page that
is read names the address where more of its text stands. That address becomes an entry, fetched
as any other, and the capture waits, without an outcome, until the entry has its own capture or
is given up. Then its pages are read anew, all of them, until no more are named: nothing is kept
between two readings but what was captured. What they say together is stored as what the first
capture says, in one text; the other captures are parts of it. A page that could not be had is
missed in the text, with the flag ``incomplete``; should it come later, after a retry, the
article is made anew, as a revision. For documents of folders nothing is fetched: their further
pages are looked for among what was captured before.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import chain, groupby, islice
from typing import Any

from sqlalchemy import Engine

from pipeline.collect.http import MAX_URL
from pipeline.collect.warc import Archive, Place, RecordMissing
from pipeline.flow.resolve import Refined, resolve
from pipeline.flow.tag import get_tagger
from pipeline.model import LANGUAGES, Dating, Extraction, Page, Rejection
from pipeline.refine.continuation import MOST_PARTS, Assembled, assemble
from pipeline.refine.dates import choose_both, entry_dating
from pipeline.refine.document import read_document
from pipeline.refine.extract import REFINE_VERSION as REFINE_NUMBER
from pipeline.refine.urls import canonical_url, identity_key, pick_canonical
from pipeline.resolve.fingerprint import fingerprint
from pipeline.sandbox import Killed, Sandbox
from pipeline.settings import Settings
from pipeline.sources.registry import layout_for
from pipeline.store import captures, entries
from pipeline.store.articles import KnownUrl
from pipeline.store.captures import Further, PendingCapture
from pipeline.store.database import stage_run
from pipeline.tag.relevance import judge_relevance

log = logging.getLogger(__name__)

REFINE_VERSION = str(REFINE_NUMBER)
TITLE_LENGTH = 120
MAX_KEY = 1000
"""Bytes; an index of the warehouse would not hold much more."""
READING_SECONDS = 10.0
"""What the parsers may take for one page."""
MOST_FURTHER = MOST_PARTS + 2
"""Pages that are asked for because of one, at most."""
MOST_EDITIONS = 100
"""Languages of one document; pages may state any number."""
_readers = Sandbox(modules=["pipeline.refine.document"])
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def captures_to_refine(engine: Engine, *, limit: int | None = None) -> list[int]:
    """Ids of the captures not refined yet, oldest first."""
    with engine.connect() as connection:
        return captures.pending_captures(connection, limit)


def refine(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Read captures, and store what they are: new, a revision, unchanged, or rejected.

    One whose article goes on elsewhere is only noted as such: it waits for the rest.
    """
    with stage_run(engine, "refine") as run, engine.begin() as connection:
        refined, rejected, continued = [], [], []
        work = captures.lock_captures(connection, ids)
        while work:
            again = []
            for capture, result in _refine_all(settings, work):
                if isinstance(result, Rejection):
                    rejected.append((capture, _storable(result)))
                elif isinstance(result, Refined):
                    refined.append(result)
                elif capture.online:
                    continued.append((capture, result.url))
                else:
                    found = captures.find_page(connection, result.url, capture.captured_at)
                    again.append(replace(capture, further=(*capture.further, found)))
            work = again
        for capture, rejection in rejected:
            captures.reject_capture(
                connection, capture.id, capture.source_id, capture.final_url, rejection
            )
            captures.set_outcome(connection, capture, "rejected", None, REFINE_VERSION)
        # in an order of their own: two workers that make the feeds of two outlets wait for each
        # other's rows
        continued.sort(key=lambda one: (one[0].source_id, one[0].first_id, one[1]))
        for capture, url in continued:
            entries.want_further(
                connection, capture.first_id, capture.source_id, url, datetime.now(UTC)
            )
        run.add(captures=len(refined) + len(rejected), rejected=len(rejected))
        if continued:
            run.add(continued=len(continued))
        run.add_reasons(Counter(rejection.reason for _, rejection in rejected))
        if refined:
            resolve(connection, refined, run)
        return {name: n for name, n in run.counts.items() if isinstance(n, int)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The address at which the article of a capture goes on."""

    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page of a capture: its own (the address is where it was found), or a further one."""

    capture: PendingCapture
    address: str
    page: Page


def _refine_all(
    settings: Settings, found: Sequence[PendingCapture]
) -> Iterator[tuple[PendingCapture, Refined | Rejection | Wanted]]:
    """Read a page in the sandbox while the one before it is looked at here."""
    if found:
        _readers.start()
        get_tagger(settings)
    missing: list[tuple[PendingCapture, Rejection]] = []
    documents = _documents(Archive(settings.warc_url), found, missing)
    readings = _readers.map(read_document, documents, timeout=READING_SECONDS)
    for _, pages in groupby(readings, key=lambda reading: reading[0].capture.id):
        some = list(pages)
        yield some[0][0].capture, _refine_one(settings, some)
    yield from missing


def _documents(
    archive: Archive,
    found: Sequence[PendingCapture],
    missing: list[tuple[PendingCapture, Rejection]],
) -> Iterator[tuple[Document, tuple[object, ...]]]:
    """The arguments of ``read_document`` for each page whose bytes are there, by captures."""
    for capture in found:
        try:
            page = archive.read(*_places(capture))
        except RecordMissing as error:
            missing.append((capture, Rejection("refine", "archive", str(error))))
            continue
        yield Document(capture, page.final_url, page), _arguments(capture, page)
        for one in capture.further:
            if one.warc_file is None:
                continue
            try:
                page = archive.read(*_places(one))
            except RecordMissing as error:
                log.error("capture %s, %s: %s", one.capture_id, one.url, error)
                continue
            yield Document(capture, one.url, page), _arguments(capture, page)


def _arguments(capture: PendingCapture, page: Page) -> tuple[object, ...]:
    """Each page is read as of when it was captured itself: a late one, or one of long ago."""
    at = page.fetched_at
    layout = layout_for(capture.layouts, at.astimezone(UTC).date())
    zone = capture.time_zone or None
    return page.body, page.content_type_header, page.final_url, zone, at, page.url, layout


def _places(capture: PendingCapture | Further) -> tuple[Place, Place | None]:
    """Where a capture's record is, and the one with its bytes if that is another."""
    place = Place(capture.warc_file or "", capture.warc_offset or 0)
    if capture.payload_file is None or capture.payload_offset is None:
        return place, None
    return place, Place(capture.payload_file, capture.payload_offset)


Said = Extraction | Rejection | Exception


def _refine_one(
    settings: Settings, readings: Sequence[tuple[Document, Said]]
) -> Refined | Rejection | Wanted:
    """What the pages of one capture say together, its own first."""
    own = readings[0][0]
    capture = own.capture
    try:
        read: dict[str, Extraction | Rejection | None]
        read = {further.url: None for further in capture.further}
        pages: dict[str, Page] = {}
        # its own comes last: an address that leads back to it is no other page
        for document, said in reversed(readings):
            read[document.address] = _result(document, said)
            pages[document.address] = document.page
        read.setdefault(own.page.url, read[own.address])
        pages.setdefault(own.page.url, own.page)
        assembled = _assemble(own.address, read, capture)
        if assembled.wanted:
            return Wanted(assembled.wanted)
        if isinstance(assembled.said, Rejection):
            return assembled.said
        return _judge(pages, assembled, assembled.said, settings, capture)
    except Exception as error:
        # One page that trips over a bug must not hold up its batch for ever.
        log.exception("capture %d, %s", capture.id, capture.final_url)
        return Rejection("refine", "error", f"{type(error).__name__}: {error}"[:500])


def _result(document: Document, said: Said) -> Extraction | Rejection:
    """What was read of a page; what its parser did wrong as a rejection."""
    capture, url = document.capture.id, document.page.final_url
    if isinstance(said, Killed):
        log.error("capture %d, %s: the parser %s", capture, url, said)
        return Rejection("refine", f"parser_{said.reason}", f"The parser {said}.")
    if isinstance(said, Exception):
        log.error("capture %d, %s", capture, url, exc_info=said)
        return Rejection("refine", "error", f"{type(said).__name__}: {said}"[:500])
    return said


def _assemble(
    address: str, read: dict[str, Extraction | Rejection | None], capture: PendingCapture
) -> Assembled:
    """The article, or the address that it wants still.

    It gets no more where it has wanted too many, or one for which nobody can ask.
    """
    assembled = assemble(address, read)
    while assembled.wanted and (
        len(capture.further) >= MOST_FURTHER or not _may_be_asked(assembled.wanted)
    ):
        read[assembled.wanted] = None
        assembled = assemble(address, read)
    return assembled


def _may_be_asked(url: str) -> bool:
    """Whether an address can be stored, and is short enough in bytes: pages state any."""
    return _storable(url) == url and len(url.encode()) <= MAX_URL


def _judge(
    pages: Mapping[str, Page],
    assembled: Assembled,
    extraction: Extraction,
    settings: Settings,
    capture: PendingCapture,
) -> Refined | Rejection:
    extraction = Extraction(
        **{f.name: _storable(getattr(extraction, f.name)) for f in fields(extraction)}
    )
    first, *others = (pages[address] for address in assembled.places)
    extraction = _with_entry(extraction, capture, first.fetched_at)
    if extraction.language not in LANGUAGES:
        expected = ", ".join(LANGUAGES)
        detail = f"the text is in {extraction.language or 'no known language'}, not in {expected}"
        return Rejection("refine", "language", detail)
    title, title_from = _choose_title(extraction, capture)
    url, known = _addresses(first, extraction)
    known = _with_others(known, [pages[address] for address in assembled.twins], others)
    countries = get_tagger(settings).countries(
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
        countries=countries,
        source_country=capture.source_country or None,
    )
    if off_topic:
        return off_topic
    print_ = fingerprint(title, extraction.body)
    editions = tuple((code, href, _key(href)) for code, href in extraction.editions.items())
    return Refined(
        capture, url, known, title, title_from, extraction, print_, REFINE_VERSION, editions
    )


def _storable(value: Any) -> Any:
    """A value without the characters that PostgreSQL can't store: NUL and halves of characters."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    if isinstance(value, Dating):
        return replace(value, raw=_storable(value.raw))
    if isinstance(value, Rejection):
        return replace(value, detail=_storable(value.detail))
    if isinstance(value, dict):
        return {_storable(key): _storable(inner) for key, inner in value.items()}
    return value


def _with_entry(
    extraction: Extraction, capture: PendingCapture, captured_at: datetime
) -> Extraction:
    """Let the feed's entry answer what the page left open; its date is one more candidate.

    ``captured_at`` is when the page was: a late page of the same article has a later time.
    """
    at = capture.entry_published_at
    if at is not None:
        dates = (*extraction.dates, ("published", entry_dating(at, capture.time_zone)))
        published, modified = choose_both(dates, captured_at)
        extraction = replace(extraction, published=published, modified=modified, dates=dates)
    return replace(
        extraction,
        authors=extraction.authors or capture.entry_authors,
        editions=_editions(extraction, capture),
    )


def _editions(extraction: Extraction, capture: PendingCapture) -> dict[str, str]:
    """Addresses by language tag, which may be written in any case; the page knows better."""
    stated = chain(capture.entry_editions.items(), extraction.editions.items())
    fitting = {tag.lower(): url for tag, url in stated if len(url.encode()) <= MAX_URL}
    return dict(islice(fitting.items(), MOST_EDITIONS))


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


def _addresses(page: Page, extraction: Extraction) -> tuple[str, tuple[KnownUrl, ...]]:
    """The canonical URL and all addresses by which the document is known.

    A document without an address on the web is known by its bytes.
    """
    stated = extraction.canonical_url
    if stated and len(stated.encode()) > MAX_URL:
        stated = None
    if not page.final_url.startswith(("http://", "https://")):
        if stated:
            url = canonical_url(stated)
            return url, (KnownUrl(_key(url), url),)
        return page.final_url, (KnownUrl(f"sha256:{page.digest}", page.final_url),)
    canonical = pick_canonical(page.final_url, stated) or page.final_url
    known = (KnownUrl(_key(url), canonical_url(url)) for url in (canonical, *_urls(page)))
    return canonical, _each_once(known)


def _with_others(
    known: Sequence[KnownUrl], twins: Sequence[Page], parts: Sequence[Page]
) -> tuple[KnownUrl, ...]:
    """With the addresses of other views of the whole, and of the later pages."""
    whole = (KnownUrl(_key(url), canonical_url(url)) for page in twins for url in _urls(page))
    later = (
        KnownUrl(_key(url), canonical_url(url), number)
        for number, page in enumerate(parts, start=2)
        for url in _urls(page)
    )
    return _each_once((*known, *whole, *later))


def _urls(page: Page) -> tuple[str, str]:
    return page.final_url, page.url


def _each_once(known: Iterable[KnownUrl]) -> tuple[KnownUrl, ...]:
    first: dict[str, KnownUrl] = {}
    for one in known:
        first.setdefault(one.key, one)
    return tuple(first.values())


def _key(url: str) -> str:
    """What identifies an address: short enough for an index, however it is escaped."""
    key = identity_key(url)
    if len(key.encode()) <= MAX_KEY:
        return key
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"
