"""Why a document was read as it was: every field with its claims, for a person who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.model import Dating, Extraction, Layout, Rejection
from pipeline.refine.continuation import find_elsewhere
from pipeline.refine.dates import agree
from pipeline.refine.evidence import Claim
from pipeline.refine.extract import Reading, extract_text, judge, read_page
from pipeline.refine.page import Page
from pipeline.refine.record import extract_json
from pipeline.text.charset import decode


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value as text, why it is that, and what each place says of it.

    ``value`` is None where nothing says anything that can be believed.
    """

    name: str
    value: str | None
    why: str = ""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All fields of a document, its text, and why it is no article, if it is none."""

    fields: tuple[Field, ...]
    body: str = ""
    rejection: Rejection | None = None


def explain_document(
    body: bytes,
    content_type: str,
    url: str | None,
    time_zone: str | None,
    captured_at: datetime | None,
    asked_for: str | None = None,
    layout: Layout | None = None,
) -> Explanation:
    """What was found in a document, and why; the arguments are read_document's."""
    media_type = content_type.split(";")[0].strip().lower()
    if media_type == "application/json":
        return _plainly(extract_json(body, time_zone=time_zone, captured_at=captured_at))
    if media_type == "text/plain":
        text, _ = decode(body, content_type)
        return _plainly(extract_text(text, url=url, time_zone=time_zone, captured_at=captured_at))
    reading = read_page(
        body,
        url=url,
        content_type=content_type,
        time_zone=time_zone,
        captured_at=captured_at,
        layout=layout,
    )
    if isinstance(reading, Rejection):
        return Explanation((), rejection=reading)
    rejection = judge(reading, asked_for)
    return Explanation(tuple(_page_fields(reading)), reading.found.body, rejection)


def _plainly(found: Extraction | Rejection) -> Explanation:
    """A document that has no places of its own to name."""
    if isinstance(found, Rejection):
        return Explanation((), rejection=found)
    return Explanation(tuple(_text_fields(found)), found.body)


def _page_fields(reading: Reading) -> Iterable[Field]:
    page, found = reading.page, reading.found
    yield Field("title", reading.title.value, reading.title.why, reading.title.claims)
    yield from _times(found)
    byline = reading.byline
    yield Field("authors", _list(byline.persons), byline.why, byline.claims)
    yield Field("agency", found.agency)
    yield Field("language", found.language, "by the text")
    yield Field("address", found.canonical_url, claims=_addresses(page))
    yield Field("kind", found.kind)
    yield Field("paywalled", {True: "yes", False: "no", None: None}[found.paywalled])
    yield Field("section", found.section)
    yield Field("tags", _list(found.tags))
    yield Field("site", found.site_name)
    yield Field("image", found.image)
    yield Field("editions", _list(f"{code} {href}" for code, href in found.editions.items()))
    elsewhere = find_elsewhere(page, found.kind)
    yield Field("page 1", elsewhere.first)
    yield Field("next page", elsewhere.next)
    yield Field("as one page", elsewhere.whole)
    yield Field("flags", _list(found.flags))
    yield Field("charset", found.charset)
    yield Field("body", _size(found.body), reading.body.why)


def _text_fields(found: Extraction) -> Iterable[Field]:
    yield Field("title", found.title)
    yield from _times(found)
    yield Field("authors", _list(found.authors))
    yield Field("agency", found.agency)
    yield Field("language", found.language, "by the text")
    yield Field("address", found.canonical_url)
    yield Field("tags", _list(found.tags))
    yield Field("flags", _list(found.flags))
    yield Field("body", _size(found.body))


def _addresses(page: Page) -> tuple[Claim, ...]:
    claims = [
        *(("rel=canonical", url) for url in page.links.get("canonical", ())),
        *(("og:url", url) for url in page.all("og:url")),
        *(("rel=amphtml", url) for url in page.links.get("amphtml", ())),
        ("fetched", page.url or ""),
    ]
    return tuple(Claim(source, url) for source, url in claims if url)


def _times(found: Extraction) -> Iterable[Field]:
    for role, winner in (("published", found.published), ("modified", found.modified)):
        stated = [dating for name, dating in found.dates if name == role]
        claims = tuple(
            Claim(dating.source, f"{_time(dating)}  “{dating.raw}”") for dating in stated
        )
        value = _time(winner) if winner else None
        yield Field(role, value, _why(winner, stated), claims)


def _why(winner: Dating | None, stated: list[Dating]) -> str:
    if winner is None:
        return "none that can be true beside the time of publication" if stated else ""
    if len(stated) == 1:
        return f"only {winner.source} says when"
    backing = sum(agree(dating, winner) for dating in stated)
    return f"by {winner.source}; {backing} of {len(stated)} agree"


def _time(dating: Dating) -> str:
    """The time as far as it is known, and how that is."""
    if dating.precision == "day":
        return f"{dating.at.date().isoformat()} (day)"
    zone = {"stated": "zone stated", "outlet": "zone of the outlet", "none": "no zone"}
    at = dating.at.isoformat(sep=" ", timespec="seconds" if dating.at.second else "minutes")
    return f"{at} ({dating.precision}, {zone[dating.zone]})"


def _list(values: Iterable[str]) -> str | None:
    return ", ".join(values) or None


def _size(body: str) -> str | None:
    if not body:
        return None
    paragraphs = len(body.split("\n\n"))
    return f"{paragraphs} paragraph{'s' * (paragraphs > 1)}, {len(body.split())} words"
