"""The article's text without the page around it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model import Layout
from pipeline.refine.blocks import ENDS, Block, size_of
from pipeline.refine.content import blocks_of, find_blocks
from pipeline.refine.noise import (
    is_edge_noise,
    is_noise,
    is_notice,
    is_place_line,
    is_sign_off,
    without_agency_marks,
    without_tail,
)
from pipeline.refine.normalize import clean_line, clean_text

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# another reading is worth its time only where the first found little: few letters, or a small
# share of what stands in the page's paragraphs
_LITTLE = 400
_LEAST = 150
_SHARE = 0.45
_MORE = 1.3
_LARGEST_TREE = 20_000
# the least share of the declared text's samples in a reading that agrees with it
_AGREES = 0.3
_SAMPLES = 12
_DECLARED = 100_000
# a dateline stands alone among so many first paragraphs, notices among so many last ones
_FIRST = 2
_LAST = 3
_BREAK = re.compile(r"<(?:/p|br|/div|/h\d|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Body:
    """A text, paragraphs with a blank line between, and how it was read.

    ``reading`` names the reader whose text it is, ``why`` says to a person how that came about.
    """

    text: str
    reading: Literal["blocks", "trafilatura", "layout", "json-ld"]
    why: str


def find_body(
    tree: HtmlElement,
    url: str | None,
    title: str | None = None,
    layout: Layout | None = None,
    description: str | None = None,
    declared: str | None = None,
) -> Body:
    """The body; its text is '' where there is none.

    ``description`` is what the page says of itself in its head, by which a lead is known, and
    ``declared`` the text that its structured data gives, often cut short: what should be found.
    """
    dropped = _elements(tree, layout.drop) if layout else []
    if layout and layout.body:
        told = _join(blocks_of(_elements(tree, (layout.body,)), dropped), title)
        if told:
            return Body(told, "layout", f"where the outlet's layout says: {layout.body}")
    samples = _samples(declared)
    first = find_blocks(tree, title, description, dropped)
    body = Body(_join(first.blocks, title), "blocks", "the element whose sentences are worth most")
    if (
        size_of(body.text) >= _LITTLE
        and len(body.text) >= _SHARE * _in_paragraphs(tree)
        and _share_of(samples, body.text) >= _AGREES
    ):
        return body
    if first.left_out:
        again = find_blocks(tree, title, description, dropped, leniently=True)
        why = "the element worth most, whatever names say of it"
        body = _better(body, Body(_join(again.blocks, title), "blocks", why), samples)
    poor = size_of(body.text) < _LEAST or _share_of(samples, body.text) < _AGREES
    if poor and not dropped and _small(tree):
        why = "no element's sentences were worth much"
        other = Body(_join(_second_reading(tree, url), title), "trafilatura", why)
        body = _better(body, other, samples)
    if declared and not _share_of(samples, body.text) and len(declared) > 2 * len(body.text):
        return Body(_plain(declared), "json-ld", "it stands in the structured data only")
    return body


def _better(one: Body, other: Body, samples: list[str]) -> Body:
    """The reading that holds more of the declared text, or else the longer one by far."""
    gain = _share_of(samples, other.text) - _share_of(samples, one.text)
    if gain:
        return other if gain > 0 else one
    return other if len(other.text) > _MORE * len(one.text) else one


def _samples(declared: str | None) -> list[str]:
    """A few words each from the beginning of the declared text, which is often cut short."""
    plain = " ".join(_plain(declared[:_DECLARED]).split()) if declared else ""
    if len(plain) < _LITTLE:
        return []
    return [plain[at : at + 24] for at in range(0, len(plain) - 24, len(plain) // _SAMPLES)]


def _share_of(samples: list[str], text: str) -> float:
    """How many of the samples stand in the text; all do where there are none."""
    return sum(sample in text for sample in samples) / len(samples) if samples else 1.0


def _plain(declared: str) -> str:
    """Paragraphs of a text that may hold markup."""
    text = _MARKUP.sub(" ", _BREAK.sub("\n", unescape(declared)))
    lines = [line for part in clean_text(text).split("\n") if (line := clean_line(part))]
    return "\n\n".join(line for line in lines if not is_noise(line))


def _elements(tree: HtmlElement, paths: tuple[str, ...]) -> list[HtmlElement]:
    """The elements at these XPaths, in the page's order, none inside another."""
    found: list[HtmlElement] = []
    for path in paths:
        try:
            matches = _compiled(path)(tree)
        except etree.XPathError:
            continue
        if isinstance(matches, list):
            found += [match for match in matches if isinstance(match, HtmlElement)]
    chosen = set(found)
    return [
        element
        for element in found
        if not any(ancestor in chosen for ancestor in element.iterancestors())
    ]


@lru_cache(maxsize=1_000)
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path)


def _join(blocks: list[Block], title: str | None) -> str:
    """Paragraphs without the page's own lines, from the first sentence to the last."""
    known = clean_line(title or "").casefold()
    lines = [
        (block, line)
        for block in blocks
        if (line := without_tail(clean_line(block.text)))
        and line.casefold() != known
        and not is_noise(line)
    ]
    start, end = 0, len(lines)
    while start < end and not _starts(*lines[start]):
        start += 1
    while end > start and not _closes(*lines[end - 1]):
        end -= 1
    kept = _without_repeats(_without_notices(lines[start:end]))
    return "\n\n".join(without_agency_marks(kept))


def _without_notices(lines: list[tuple[Block, str]]) -> list[str]:
    """Lines without a dateline that stands alone above, and notices among the last."""
    last = len(lines) - _LAST
    return [
        line
        for number, (block, line) in enumerate(lines)
        if not (number < _FIRST and block.tag in ("p", "div", "span") and is_place_line(line))
        and not (number >= max(last, 1) and is_notice(line))
    ]


def _starts(block: Block, line: str) -> bool:
    if block.is_lead or _opens(line):
        return True
    sentence = block.tag == "p" and len(line) >= 12 and line.endswith(ENDS)
    return sentence and not block.linked and not is_edge_noise(line)


def _opens(line: str) -> bool:
    size = size_of(line)
    return size >= 50 and (line.endswith(ENDS) or size > 120)


def _closes(block: Block, line: str) -> bool:
    if is_sign_off(line) or is_notice(line):
        return False
    if _opens(line):
        return True
    if block.tag in ("li", "tr") and not block.linked and len(line) > 3:
        return not is_edge_noise(line)
    return (
        line.endswith(ENDS)
        and (block.tag in ("p", "li", "blockquote") or line.count(" ") > 3)
        and not is_edge_noise(line)
    )


def _without_repeats(lines: list[str]) -> list[str]:
    """Each long line once: a lead printed twice, or the whole text once more in one piece.

    What stands there three times and more is meant: the same words under several headings.
    """
    times = Counter(lines)
    twice = sum(len(line) > 60 and number == 2 for line, number in times.items())
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        if line in seen and times[line] == 2:
            continue
        if len(line) > 1_500 and sum(other in line for other in kept[:20]) > 2:
            continue
        if len(line) > 60 or twice > 2:
            seen.add(line)
        kept.append(line)
    return kept


def _second_reading(tree: HtmlElement, url: str | None) -> list[Block]:
    """Trafilatura's, for the pages that hold lists and tables rather than sentences."""
    # seldom needed, and slow to import
    from trafilatura.core import trafilatura_sequence
    from trafilatura.settings import Extractor
    from trafilatura.xml import xmltotxt

    options = Extractor(output_format="python", fast=True, comments=False)
    try:
        body, _, _, _ = trafilatura_sequence(deepcopy(tree), options, url)
        text = clean_text(xmltotxt(body, False))
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    return [
        Block("p", line.removeprefix("- "), len(line), 0)
        for line in text.split("\n")
        if line.strip()
    ]


def _in_paragraphs(tree: HtmlElement) -> int:
    """How much text stands in the page's longer paragraphs."""
    texts = (
        element.text_content() if len(element) else element.text or "" for element in tree.iter("p")
    )
    return sum(len(text) for text in texts if len(text) > 80)


def _small(tree: HtmlElement) -> bool:
    return next(islice(tree.iter(), _LARGEST_TREE, None), None) is None
