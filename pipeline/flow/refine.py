"""From a capture to an article, a revision, a copy or a rejection."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection, Engine

from pipeline.collect.http import MAX_URL
from pipeline.collect.warc import Archive, ArchiveError, Place
from pipeline.flow.tag import get_tagger
from pipeline.model import LANGUAGES, Dating, Extraction, Fingerprint, Page, Rejection
from pipeline.refine.charset import decode
from pipeline.refine.extract import REFINE_VERSION as REFINE_NUMBER
from pipeline.refine.extract import extract_page, extract_text
from pipeline.refine.record import extract_json
from pipeline.refine.urls import canonical_url, identity_key, pick_canonical
from pipeline.resolve import duplicates, identity
from pipeline.resolve.fingerprint import VERSION as RESOLVE_VERSION
from pipeline.resolve.fingerprint import fingerprint
from pipeline.settings import Settings
from pipeline.store import articles, captures, copies
from pipeline.store.captures import PendingCapture
from pipeline.store.database import StageRun, stage_run
from pipeline.tag.relevance import judge_relevance

REFINE_VERSION = str(REFINE_NUMBER)
TITLE_LENGTH = 120
MAX_KEY = 1000
"""Bytes; an index of the warehouse would not hold much more."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refined:
    """What a capture says, ready to be resolved."""

    capture: PendingCapture
    url: str
    keys: tuple[tuple[str, str], ...]
    """(key, URL) of every address by which the document is known, canonical first."""
    title: str
    title_from: str
    extraction: Extraction
    fingerprint: Fingerprint


def captures_to_refine(engine: Engine, *, limit: int | None = None) -> list[int]:
    """Ids of the captures not refined yet, oldest first."""
    with engine.connect() as connection:
        return captures.pending_captures(connection, limit)


def refine(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Read captures, and store what they are: new, a revision, unchanged, or rejected."""
    with stage_run(engine, "refine") as run, engine.begin() as connection:
        archive = Archive(settings.warc_url)
        refined, rejected = [], []
        for capture in captures.lock_captures(connection, ids):
            result = _refine_one(archive, settings, capture)
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
            _resolve(connection, refined, run)
        return {name: n for name, n in run.counts.items() if isinstance(n, int)}


def _refine_one(
    archive: Archive, settings: Settings, capture: PendingCapture
) -> Refined | Rejection:
    try:
        page = archive.read(Place(capture.warc_file, capture.warc_offset))
    except ArchiveError as error:
        return Rejection("refine", "archive", str(error))
    extraction = _extract(page, capture)
    if isinstance(extraction, Rejection):
        return extraction
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
    return Refined(capture, url, keys, title, title_from, extraction, print_)


def _extract(page: Page, capture: PendingCapture) -> Extraction | Rejection:
    """Read a page, a JSON record or a plain text by its content type."""
    zone, at = capture.time_zone or None, capture.captured_at
    if page.content_type == "application/json":
        return extract_json(page.body, time_zone=zone, captured_at=at)
    if page.content_type == "text/plain":
        text, _ = decode(page.body, page.content_type_header)
        return extract_text(text, time_zone=zone, captured_at=at)
    return extract_page(
        page.body,
        url=page.final_url,
        content_type=page.content_type_header,
        time_zone=zone,
        captured_at=at,
    )


def _storable(value: Any) -> Any:
    """A value without the characters that PostgreSQL can't store: NUL and halves of characters."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    if isinstance(value, Dating):
        return replace(value, raw=_storable(value.raw))
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
    if not extraction.authors and capture.entry_authors:
        extraction = replace(extraction, authors=capture.entry_authors)
    return extraction


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


def _resolve(connection: Connection, refined: Sequence[Refined], run: StageRun) -> None:
    """Decide what each document is to what is stored already, and store it."""
    articles.lock_resolving(connection)
    heads = articles.find_heads(connection, {key for r in refined for key, _ in r.keys})
    article_ids = iter(articles.take_ids(connection, "article", len(refined)))
    revision_ids = iter(articles.take_ids(connection, "revision", len(refined)))
    new_articles: list[articles.NewArticle] = []
    new_revisions: list[articles.NewRevision] = []
    urls: list[tuple[str, str, int]] = []
    outcomes: list[tuple[int, str, int]] = []
    for r in refined:
        head = min(
            (heads[key] for key, _ in r.keys if key in heads),
            key=lambda h: h.article_id,
            default=None,
        )
        change = identity.decide_revision(
            head.content_hash if head else None,
            head.title if head else None,
            r.fingerprint.content_hash,
            r.title,
        )
        article_id = head.article_id if head else next(article_ids)
        outcomes.append((r.capture.id, change, article_id))
        urls += [(key, url, article_id) for key, url in r.keys]
        if change == "unchanged" and head:
            heads.update({key: head for key, _ in r.keys})
            continue
        revision_id = next(revision_ids)
        number = head.revisions + 1 if head else 1
        if head is None:
            new_articles.append(
                articles.NewArticle(
                    id=article_id,
                    source_id=r.capture.source_id,
                    url=r.url,
                    first_seen_at=r.capture.first_seen_at,
                    captured_at=r.capture.captured_at,
                    revision_id=revision_id,
                )
            )
        new_revisions.append(
            articles.NewRevision(
                article_id=article_id,
                revision_id=revision_id,
                number=number,
                capture_id=r.capture.id,
                captured_at=r.capture.captured_at,
                title=r.title,
                title_from=r.title_from,
                extraction=r.extraction,
                fingerprint=r.fingerprint,
                refine_version=REFINE_VERSION,
            )
        )
        stored = articles.Head(
            article_id, number, r.capture.captured_at, r.fingerprint.content_hash, r.title
        )
        heads.update({key: stored for key, _ in r.keys})
    articles.insert_articles(connection, new_articles)
    articles.insert_revisions(connection, new_revisions)
    articles.insert_urls(connection, urls)
    for capture_id, outcome, article_id in outcomes:
        captures.set_outcome(connection, capture_id, outcome, article_id, REFINE_VERSION)
    run.add(**Counter(outcome for _, outcome, _ in outcomes))
    run.add(copies=sum(_link_copies(connection, revision) for revision in new_revisions))


def _link_copies(connection: Connection, revision: articles.NewRevision) -> int:
    """Link an article to the one whose text it repeats; return 1 if it is a copy now.

    All that are copies of one text form a family. Its original is chosen anew whenever a
    member arrives, so that the result does not depend on the order of arrival.
    """
    near = copies.find_candidates(connection, revision.fingerprint.bands)
    if near == [revision.article_id]:
        return 0
    family = copies.find_family(connection, {revision.article_id, *near})
    stored = copies.load_texts(connection, family)
    texts = {id_: duplicates.Text(t.title, t.body) for id_, t in stored.items()}
    here = texts.get(revision.article_id)
    if here is None:
        return 0
    matches = {
        id_
        for id_ in texts
        if id_ != revision.article_id
        and duplicates.is_copy(duplicates.compare_texts(here, texts[id_]))
    }
    members = {revision.article_id} | matches
    members |= {i for i, original in family.items() if original in matches}
    members |= {o for i in matches if (o := family[i]) in texts and o is not None}
    original = _choose_original({id_: stored[id_] for id_ in members})
    links = []
    for id_ in members - {original}:
        compared = duplicates.compare_texts(texts[id_], texts[original])
        if not duplicates.is_copy(compared):
            continue
        same = stored[id_].content_hash == stored[original].content_hash
        links.append(
            copies.Copy(
                article_id=id_,
                original_id=original,
                kind="exact" if same else "near",
                similarity=compared.jaccard,
                containment=compared.containment,
            )
        )
    copies.save_copies(connection, links, {original, revision.article_id}, RESOLVE_VERSION)
    return int(any(link.article_id == revision.article_id for link in links))


def _choose_original(texts: dict[int, copies.Text]) -> int:
    members = {
        identity.Member(
            url=text.url,
            published_at=text.published_at,
            precision=text.published_precision or "second",  # type: ignore[arg-type]
            wire=text.source_kind == "wire",
        ): id_
        for id_, text in texts.items()
    }
    return members[identity.choose_original(members)]
