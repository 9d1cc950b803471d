"""What stands around a headline: the lines above it, and those between it and the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, short_text
from pipeline.refine.titles import in_path, squeeze

_LINE = 160
_LONGEST_HEADING = 600
_MOST_ABOVE = 30
_MOST_BELOW = 90
_MOST_TRIED = 3_000
_OPENING = 300
_OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A short text of the page and the element it stands in."""

    element: HtmlElement
    text: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines next to the headline; empty where no element shows it.

    ``above`` begins with the nearest; ``below`` ends where the text has begun; ``openings`` are
    the first characters of the first paragraphs, ``pictures`` the images among these lines.
    """

    heading: HtmlElement | None = None
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    openings: tuple[str, ...] = ()
    pictures: tuple[HtmlElement, ...] = ()


def look_around(page: Page, title: str | None) -> Surroundings:
    """The surroundings of the element that shows this headline."""
    heading = _heading(page, title)
    if heading is None:
        return Surroundings()
    above = [
        Line(element, text)
        for element in islice(_before(heading), _MOST_ABOVE)
        if (text := _line(element))
    ]
    below, pictures = [], []
    earlier = [element for element in islice(_before(heading), 12) if element.tag == "img"]
    openings = _loose_texts(heading)
    for element in islice(_after(heading), _MOST_BELOW):
        if element.tag in ("img", "amp-img"):
            pictures.append(element)
        if not _has_words(element):
            continue
        text = short_text(element, _LINE)
        if text:
            below.append(Line(element, text))
        elif text is None:
            openings.append(_opening(element))
            if len(openings) >= _OPENINGS:
                break
    return Surroundings(heading, tuple(above), tuple(below), tuple(openings), (*pictures, *earlier))


def _heading(page: Page, title: str | None) -> HtmlElement | None:
    wanted = squeeze(title or "")
    main = [element for element in islice(page.tree.iter("h1"), 40) if not in_path(element)]
    for element in (*main, *islice(page.tree.iter("h2", "h3", "h4"), 80)):
        if wanted and squeeze(short_text(element, _LONGEST_HEADING) or "").endswith(wanted):
            return element
    if wanted:
        for element in islice(
            page.tree.iter("b", "strong", "font", "big", "span", "td", "div"), _MOST_TRIED
        ):
            text = element.text
            if (
                text
                and len(text) >= 0.7 * len(title or "")
                and squeeze(text[:_LONGEST_HEADING]) == wanted
            ):
                return element
    return next(iter(main), None)


def _loose_texts(heading: HtmlElement) -> list[str]:
    """What follows the headline in no element of its own, as texts parted by line breaks do."""
    tails = (sibling.tail for sibling in (heading, *islice(heading.itersiblings(), 8)))
    return [clean_line(tail[:_OPENING]) for tail in tails if tail and len(tail.strip()) > 60][:2]


def _line(element: HtmlElement) -> str | None:
    return short_text(element, _LINE) if _has_words(element) else None


def _has_words(element: HtmlElement) -> bool:
    """Whether the element holds text of its own, beside that of the elements in it."""
    if not isinstance(element.tag, str):
        return False
    text = element.text
    if text and not text.isspace():
        return True
    return any((tail := child.tail) and not tail.isspace() for child in islice(element, 20))


def _opening(element: HtmlElement) -> str:
    parts: list[str] = []
    for part in islice(element.itertext(), 12):
        parts.append(part)
        if sum(map(len, parts)) > _OPENING:
            break
    return clean_line("".join(parts)[:_OPENING])


def _before(element: HtmlElement) -> Iterator[HtmlElement]:
    """Elements before this one, the nearest first."""
    for ancestor in (element, *islice(element.iterancestors(), 8)):
        for sibling in islice(ancestor.itersiblings(preceding=True), 12):
            inside = list(islice(sibling.iter(), 400))
            yield from reversed(inside)


def _after(element: HtmlElement) -> Iterator[HtmlElement]:
    """Elements after this one, in the order of the page."""
    for ancestor in (element, *islice(element.iterancestors(), 8)):
        for sibling in ancestor.itersiblings():
            yield from sibling.iter()
