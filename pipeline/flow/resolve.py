"""What a document is to those that are stored: new, a revision, unchanged; a copy or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import Connection

from pipeline.model import Extraction, Fingerprint
from pipeline.resolve import duplicates, identity
from pipeline.resolve.fingerprint import VERSION as RESOLVE_VERSION
from pipeline.store import articles, captures, copies
from pipeline.store.captures import PendingCapture
from pipeline.store.database import StageRun


@dataclass(frozen=True, slots=True)
class Refined:
    """What a capture says, ready to be resolved."""

    capture: PendingCapture
    url: str
    known: tuple[articles.KnownUrl, ...]
    """Every address by which the document is known, canonical first."""
    title: str
    title_from: str
    extraction: Extraction
    fingerprint: Fingerprint
    version: str
    editions: tuple[tuple[str, str, str], ...] = ()
    """Language tag, address and identity key of the same document in other languages."""


def resolve(connection: Connection, refined: Sequence[Refined], run: StageRun) -> None:
    """Decide what each document is to what is stored already, and store it, one after the other.

    One worker at a time does this: two that meet one document at once would otherwise make
    two articles of it. Reading pages, which costs most of the time, is done before.
    """
    articles.lock_resolving(connection)
    for document in refined:
        change, article_id = _store(connection, document)
        captures.set_outcome(connection, document.capture, change, article_id, document.version)
        run.add(**{change: 1})
        if change != "unchanged":
            run.add(copies=_link_copies(connection, article_id, document.fingerprint))


def _store(connection: Connection, document: Refined) -> tuple[identity.Change, int]:
    """Store a document if its text is new; what it is, and its article's id."""
    own = [one.key for one in document.known if one.part is None]
    known = articles.find_articles(connection, own)
    if not known:
        if (whole := articles.find_whole(connection, own)) is not None:
            return "unchanged", whole  # a later page, which does not say so
        article_id = articles.new_id(connection)
        change: identity.Change = "new"
    else:
        # Addresses of several articles: a link between them has come to light.
        article_id = articles.merge_articles(connection, known)
        change = _compare_with_history(articles.load_history(connection, article_id), document)
        if _is_cut_off(connection, article_id, document):
            change = "unchanged"
    if change != "unchanged":
        articles.insert_revision(
            connection,
            articles.NewRevision(
                article_id=article_id,
                capture_id=document.capture.id,
                source_id=document.capture.source_id,
                url=document.url,
                first_seen_at=document.capture.first_seen_at,
                captured_at=document.capture.captured_at,
                title=document.title,
                title_from=document.title_from,
                extraction=document.extraction,
                fingerprint=document.fingerprint,
                refine_version=document.version,
                editions=document.editions,
            ),
        )
    articles.insert_urls(connection, article_id, document.known)
    articles.note_times(
        connection, article_id, document.capture.first_seen_at, document.capture.captured_at
    )
    return change, article_id


def _is_cut_off(connection: Connection, article_id: int, document: Refined) -> bool:
    """Whether a text of which pages are missing is the beginning of one that was whole."""
    extraction = document.extraction
    return "incomplete" in extraction.flags and articles.has_text_from(
        connection, article_id, extraction.body
    )


def _compare_with_history(
    history: Sequence[articles.PastText], document: Refined
) -> identity.Change:
    """Compare with the text that was captured before, and with the one captured after.

    Captures are not always refined in the order they were made, and a text must not become
    a revision of itself.
    """
    at = document.capture.captured_at
    before = [text for text in history if text.captured_at <= at]
    after = [text for text in history if text.captured_at > at]
    for text in (*before[-1:], *after[:1]):
        change = identity.decide_revision(
            text.content_hash, text.title, document.fingerprint.content_hash, document.title
        )
        if change == "unchanged":
            return "unchanged"
    return "revision"


def _link_copies(connection: Connection, article_id: int, fingerprint: Fingerprint) -> int:
    """Link an article to the one whose text it repeats; return 1 if it is a copy now.

    All that are copies of one text form a family. Its original is chosen anew whenever a
    member arrives or changes, so that the result does not depend on the order of arrival.
    A changed article loses its own link if its new text is no copy; what repeats its earlier
    text keeps its link, for it did copy it.
    """
    near = copies.find_candidates(connection, fingerprint.bands)
    family = copies.find_family(connection, {article_id, *near})
    if len(family) == 1:
        return 0
    stored = copies.load_texts(connection, family)
    texts = {id_: duplicates.Text(t.title, t.body) for id_, t in stored.items()}

    def compare(one: int, other: int) -> duplicates.Comparison | None:
        compared = duplicates.compare_texts(texts[one], texts[other])
        return compared if duplicates.is_copy(compared) else None

    matches = {id_ for id_ in texts if id_ != article_id and compare(article_id, id_)}
    members = {article_id} | matches
    members |= {i for i, original in family.items() if original in matches}
    members |= {o for i in matches if (o := family[i]) is not None}
    original = _choose_original({id_: stored[id_] for id_ in members})
    links = []
    for id_ in members - {original}:
        if compared := compare(id_, original):
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
    copies.save_copies(connection, links, {original, article_id}, RESOLVE_VERSION)
    return int(any(link.article_id == article_id for link in links))


def _choose_original(texts: dict[int, copies.Text]) -> int:
    """The original's id; of articles that can't be told apart, the oldest."""
    members = {
        id_: identity.Member(
            url=text.url,
            published_at=_moment(text),
            precision="day" if text.published_precision == "day" else "second",
            wire=text.source_kind == "wire",
        )
        for id_, text in texts.items()
    }
    original = identity.choose_original(list(members.values()))
    return min(id_ for id_, member in members.items() if member == original)


def _moment(text: copies.Text) -> datetime | None:
    """When a text was published; a bare day as the day that its outlet meant."""
    if text.published_precision == "day" and text.published_on:
        return datetime.combine(text.published_on, time.min, UTC)
    return text.published_at
