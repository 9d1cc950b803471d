"""Dates that stand on the page: ``itemprop``, ``<time>`` and short lines near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from pipeline.refine.dates import Candidate, Clock
from pipeline.refine.noise import is_date_line
from pipeline.refine.page import Page, names_of, short_text
from pipeline.text.moments import fold

_TAGS = ("time", "span", "div", "p", "li", "a", "small", "em", "b", "i", "abbr", "dd", "td")
_UPDATED = re.compile(
    "|".join(
        fold(start)
        for start in ("updat", "modif", "edited", "güncelle", "обновл", "измен", "оновл", "змінен")
    )
)
_DATE_NAME = re.compile(r"dat[ae]|time|publish|posted|tarih|meta|info|stamp|updated", re.I)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|widget|most|latest|recommend|teaser|card|ticker|popular|yorum",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = frozenset(("aside", "nav", "footer"))
_LONGEST = 120
_NEAR = 4
_ENOUGH = 20
_MOST_ELEMENTS = 30_000
_MOST_TRIED = 300


def visible_dates(
    page: Page, clock: Clock, month_first: bool | None, *, thorough: bool
) -> list[Candidate]:
    """Candidates near the headline; if ``thorough`` and there are none, from the whole page."""
    heading = next(page.tree.iter("h1"), None)
    if heading is not None:
        for ancestor in islice(heading.iterancestors(), _NEAR if thorough else 1):
            if ancestor.tag in ("body", "html"):
                break
            found = _inside(ancestor, clock, month_first, near=True)
            if any(kind == "published" for kind, _ in found):
                return found
    if not thorough:
        return []
    found = _inside(page.tree, clock, month_first, near=False)
    return found or _inside(page.tree, clock, month_first, near=True)


def _inside(
    root: HtmlElement, clock: Clock, month_first: bool | None, *, near: bool
) -> list[Candidate]:
    marked: list[Candidate] = []
    written: list[Candidate] = []
    tried = 0
    for element in islice(root.iter(*_TAGS), _MOST_ELEMENTS):
        prop = element.get("itemprop") or ""
        names = " ".join(names_of(element))
        is_time = element.tag == "time" or "date" in prop.lower()
        named = is_time or (len(names) > 1 and _DATE_NAME.search(names) is not None)
        if not named and not near:
            continue
        text = short_text(element) or ""
        if not (text or element.get("datetime")) or not (named or is_date_line(text)):
            continue
        tried += 1
        if tried > _MOST_TRIED:
            break
        if _elsewhere(element, root):
            continue
        kind = "modified" if _UPDATED.search(fold(f"{prop} {names} {text[:40]}")) else "published"
        if kind == "published" and _UPDATED.search(fold(_label(element))):
            kind = "modified"
        raw = element.get("datetime") or element.get("content")
        source = "microdata" if prop.startswith("date") else "time"
        if is_time and raw:
            dating = clock.dating(raw, source, month_first)
            if dating:
                marked.append((kind, dating))
        elif is_time:
            marked += _read(text, kind, clock, source, month_first)
            continue
        written += _read(text, kind, clock, "text", month_first)
        if len(marked) + len(written) > _ENOUGH:
            break
    return marked + written


def _read(
    text: str, kind: str, clock: Clock, source: str, month_first: bool | None
) -> Iterator[Candidate]:
    """The moments of a line such as "10.03.2022 - 11:07 | Güncelleme: 10.03.2022 - 12:40"."""
    if not any(char.isdigit() for char in text):
        return
    updated = _UPDATED.search(fold(text))
    if updated and updated.start() > 8:
        pieces = [("published", text[: updated.start()]), ("modified", text[updated.start() :])]
    else:
        pieces = [("modified" if updated else kind, text)]
    for name, piece in pieces:
        dating = clock.dating(piece, source, month_first)
        if dating:
            yield name, dating


def _label(element: HtmlElement) -> str:
    """What stands right before an element: "Updated:" and the like."""
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        return (parent.text or "")[-40:] if parent is not None else ""
    return (previous.tail or "")[-40:] + " " + (short_text(previous, 30) or "")


def _elsewhere(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether the element belongs to other articles, to comments or to the page's edge."""
    for ancestor in element.iterancestors():
        if ancestor is root:
            return False
        if ancestor.tag in _ELSEWHERE_TAGS or _named_elsewhere(names_of(ancestor)[0]):
            return True
    return False


@lru_cache(maxsize=5_000)
def _named_elsewhere(classes: str) -> bool:
    return bool(classes) and _ELSEWHERE.search(classes) is not None
