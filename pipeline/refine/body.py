"""The article's text without the page around it."""

from __future__ import annotations

import logging

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.core import trafilatura_sequence
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt

from pipeline.refine.noise import is_edge_noise, is_noise
from pipeline.refine.normalize import clean_line, clean_text, join_paragraphs
from pipeline.refine.page import text_of

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MAX_ELEMENTS = 40_000
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre")


def find_body(tree: HtmlElement, url: str | None, title: str | None = None) -> str:
    """The body, one paragraph per line with a blank line between; '' where there is none.

    Uses the tree up: it must be the last to read it.
    """
    text = _trafilatura(tree, url) if _bounded(tree) else _plain(tree)
    return clean_body(text.split("\n"), title)


def clean_body(lines: list[str], title: str | None = None) -> str:
    """Paragraphs without the page's own lines, without the title repeated on top."""
    kept = [
        line for raw in lines if (line := clean_line(raw).removeprefix("- ")) and not is_noise(line)
    ]
    start, end = 0, len(kept)
    known = clean_line(title or "").casefold()
    while start < end and (is_edge_noise(kept[start]) or kept[start].casefold() == known):
        start += 1
    while end > start and is_edge_noise(kept[end - 1]):
        end -= 1
    return join_paragraphs(_without_repeats(kept[start:end]))


def _without_repeats(lines: list[str]) -> list[str]:
    """Long lines once only: a lead printed twice is a template's doing."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        key = line.casefold()
        if len(line) > 60 and key in seen:
            continue
        seen.add(key)
        kept.append(line)
    return kept


def _trafilatura(tree: HtmlElement, url: str | None) -> str:
    options = Extractor(output_format="python", fast=True, comments=False)
    try:
        body, _, _, _ = trafilatura_sequence(tree, options, url)
        return clean_text(xmltotxt(body, False))
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return _plain(tree)


def _plain(tree: HtmlElement) -> str:
    """Every paragraph of the page, for trees that no better way can take."""
    lines = []
    for element in tree.iter(*_BLOCKS):
        text = text_of(element)
        if len(text) > 40 or element.tag != "li":
            lines.append(text)
        if len(lines) > 5_000:
            break
    return "\n".join(lines)


def _bounded(tree: HtmlElement) -> bool:
    for count, _ in enumerate(tree.iter()):
        if count > MAX_ELEMENTS:
            return False
    return True
