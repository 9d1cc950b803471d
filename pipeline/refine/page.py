"""One parse of a page; metadata, links and body all read this tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipeline.refine import jsonld
from pipeline.refine.normalize import clean_line

MAX_CHARACTERS = 6_000_000
LONGEST_NAME = 500
LONGEST_HEADING = 1_000
_MOST_HEADINGS = 40
_LONGEST_ADDRESS = 4_000
_LONGEST_META = 20_000
_MOST_INSIDE = 1_000
_LONGEST_TITLE = 1_000

_CONTROLS = bytes(number for number in range(32) if number not in b"\t\n\r")
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|meta|title|p|div|article|h1)\b", re.IGNORECASE
)
_NESTING = re.compile(
    rb"</?(?!(?:html|head|body|title|meta|link|script|style|p|br|h[1-6]|time|article)\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "link", "meta")
_MOST_NOSCRIPT = 20
_MOST_VALUES = 100
_VALUE = re.compile(rb"\"[^\"]*\"|'[^']*'")
_LONG_TAG = 4_000
_MOST_ATTRIBUTES = 500
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)


@dataclass(slots=True)
class Page:
    """A parsed page: its tree, its ``<meta>`` values by name and its structured data.

    ``tree`` has lost its scripts and styles; what they said is in ``nodes``, and what the page
    says where no script runs in ``noscript``.
    """

    tree: HtmlElement
    url: str | None
    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    """The first value of each property that a ``<meta>`` states as microdata."""
    editions: dict[str, str] = field(default_factory=dict)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    noscript: list[str] = field(default_factory=list)
    article: dict[str, Any] = field(default_factory=dict)
    language: str | None = None
    title: str | None = None
    outlet_names: frozenset[str] | None = None

    def first(self, *names: str) -> str | None:
        """The first filled ``<meta>`` of these names, in their order."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return None

    def all(self, *names: str) -> list[str]:
        """Every filled ``<meta>`` of these names, in their order."""
        return [value for name in names for value in self.meta.get(name, ()) if value]

    def headings(self) -> Iterator[str]:
        """The texts of ``<h1>``, in the order of the page; no more than a page can mean."""
        for element in islice(self.tree.iter("h1"), _MOST_HEADINGS):
            text = short_text(element, LONGEST_HEADING)
            if text:
                yield text


def looks_like_html(text: str) -> bool:
    """Whether there is any markup near the start."""
    return _MARKUP.search(text[:20_000]) is not None


def parse(text: str, url: str | None) -> Page | None:
    """The page, or None where there is nothing to parse."""
    tree = _tree(text)
    if tree is None:
        return None
    page = Page(tree, url)
    scripts = []
    for element in tree.iter("meta", "link", "script", "title", "noscript"):
        if element.tag == "meta":
            _read_meta(page, element)
        elif element.tag == "link":
            _read_link(page, element)
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                scripts.append(element.text)
        elif element.tag == "noscript":
            _read_noscript(page, element)
        elif page.title is None and element.getparent().tag != "svg":
            page.title = clean_line((element.text or "")[:_LONGEST_TITLE]) or None
    page.language = (tree.get("lang") or "").strip().lower() or None
    page.nodes = jsonld.read(scripts)
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    titles = [*page.all("og:title", "twitter:title")[:_MOST_HEADINGS], *page.headings()]
    addresses = [*page.links.get("canonical", ()), *page.all("og:url"), *([url] if url else [])]
    page.article = jsonld.choose_article(page.nodes, addresses, titles)
    return page


def text_of(element: HtmlElement) -> str:
    """An element's text on one line."""
    return clean_line(" ".join(element.itertext()) if len(element) else element.text or "")


def names_of(element: HtmlElement) -> tuple[str, str]:
    """The element's class and id; no more of them than anybody writes by hand."""
    return (element.get("class") or "")[:LONGEST_NAME], (element.get("id") or "")[:LONGEST_NAME]


def short_text(element: HtmlElement, longest: int = 120) -> str | None:
    """The element's text on one line, or None where it is too long to be a date line."""
    inside = element.iterdescendants()
    if next(inside, None) is None:
        text = element.text or ""
        return clean_line(text) if len(text) <= longest or len(text.strip()) <= longest else None
    if next(islice(inside, _MOST_INSIDE, None), None) is not None:
        # asking for the texts in it passes over any number of empty elements at once
        return None
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > longest or len(parts) > 40:
            return None
        parts.append(part)
    return clean_line(" ".join(parts))


def _tree(text: str) -> HtmlElement | None:
    if not text.strip("\0 \t\r\n"):
        return None
    source = text[:MAX_CHARACTERS].encode("utf-8", "replace").translate(None, _CONTROLS)
    source = _without_floods(source)
    tree, whole = _parse_once(source)
    if not whole:
        # nested beyond all sense, where the parser stops: keep only the tags that carry meaning
        tree, _ = _parse_once(_NESTING.sub(b" ", source))
    return tree


def _without_floods(source: bytes) -> bytes:
    """Without the attributes of elements that have more than any page needs.

    The parser looks at every attribute before it adds one, so that 20,000 of one element take
    it 15 s.
    """
    kept, done = [], 0
    for start, end in _long_stretches(source):
        open_at = source.rfind(b"<", start, end)
        tag = source[open_at:end]
        if open_at >= 0 and len(tag) > _LONG_TAG and tag[1:2].isalpha():
            bare = _VALUE.sub(b"", tag).split(None, _MOST_ATTRIBUTES)
            if len(bare) > _MOST_ATTRIBUTES:
                kept += [source[done:open_at], tag.split(None, 1)[0]]
                done = end
    return b"".join([*kept, source[done:]]) if kept else source


def _long_stretches(source: bytes) -> Iterator[tuple[int, int]]:
    """From where to where more bytes than a tag needs stand without a ">" between them."""
    at = 0
    while len(source) - at > _LONG_TAG:
        end = source.rfind(b">", at, at + _LONG_TAG)
        if end < 0:
            end = source.find(b">", at + _LONG_TAG)
            end = end if end >= 0 else len(source)
            yield at, end
        at = end + 1


def _parse_once(source: bytes) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser read to the end; it never builds more than 256 levels."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, True
    whole = all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return (tree if isinstance(tree, HtmlElement) else None), whole


def _read_meta(page: Page, element: HtmlElement) -> None:
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    content = element.get("content")
    if name and content:
        name = name.strip().lower()[:LONGEST_NAME]
        values = page.meta.setdefault(name, [])
        if len(values) < _MOST_VALUES:
            values.append(clean_line(content[:_LONGEST_META]))
        prop = (element.get("itemprop") or "").strip().lower()[:LONGEST_NAME]
        if prop and len(page.items) < _MOST_VALUES:
            page.items.setdefault(prop, clean_line(content[:_LONGEST_META]))


def _read_noscript(page: Page, element: HtmlElement) -> None:
    if len(page.noscript) < _MOST_NOSCRIPT and (text := short_text(element, 400)):
        page.noscript.append(text)


def _read_link(page: Page, element: HtmlElement) -> None:
    href = (element.get("href") or "").strip()
    if not href or len(href) > _LONGEST_ADDRESS:
        return
    for rel in (element.get("rel") or "").lower().split():
        if rel == "alternate" and element.get("hreflang"):
            if len(page.editions) < _MOST_VALUES:
                page.editions.setdefault(element.get("hreflang", "").lower(), href)
        elif rel in ("canonical", "amphtml", "author", "shortlink", "next", "prev"):
            values = page.links.setdefault(rel, [])
            if len(values) < _MOST_VALUES:
                values.append(href)
