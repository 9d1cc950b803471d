"""A page in blocks: the runs of text that a reader sees as one, without what is no article.

One walk cuts the page into blocks and leaves out what is named, marked or hidden as something
else, unless it holds what only an article can be. Which of the blocks are the article's,
``content`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from pipeline.refine.page import LONGEST_NAME, names_of

_SKIPPED = frozenset(
    [
        "button",
        "select",
        "input",
        "img",
        "picture",
        "source",
        "video",
        "audio",
        "canvas",
        "label",
        "nav",
        "footer",
        "aside",
        "figure",
        "figcaption",
        "textarea",
        "dialog",
        "menu",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "blockquote",
        "pre",
        "dd",
        "dt",
        "div",
        "section",
        "article",
        "main",
        "center",
        "body",
        "address",
        "details",
        "summary",
        "tr",
        "table",
        "ul",
        "ol",
        "dl",
        "header",
        "fieldset",
        "form",
        "hgroup",
        "tbody",
        "thead",
        "html",
    ]
)
_STRONG = frozenset(("b", "strong"))
_PICTURES = frozenset(("img", "picture", "figure", "video", "canvas", "svg"))
_CONTROLS = frozenset(("button", "input", "select", "textarea", "form"))
LEAD_TAGS = frozenset(("p", "h2", "h3", "div"))
# ten times what the largest news page has
_MOST_ELEMENTS = 100_000
_MOST_BLOCKS = 20_000
# how many times the page's text is looked through for elements that are something else
_MOST_MEASURED = 30
# headlines and quotations whose elements are noted
_MOST_HELD = 10_000
# letters of the longest lead, and with its markup's spaces
LONGEST_LEAD = 700
_LONGEST_TEXT = 3_000
_CELLS = frozenset(("td", "th"))
# letters from which a cell is a block of its own
_CELL = 100
_LINES = frozenset(("p", "li", "tr", "td", "th"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _by_letter(words: str) -> str:
    """One pattern of all these, in groups by their first letter.

    Ungrouped, every word would be tried at every letter of a name.
    """
    groups: dict[str, list[str]] = {}
    for word in words.split():
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


_WORDS = r"""
    comment disqus discuss related recommend share sharing social promo newsletter subscri
    sign-?up side-?bar breadcrumb caption byline author teaser advert sponsor cookie
    consent popup modal footer navig menu read-?(?:more|also|next) outbrain taboola
    copyright credit timestamp dateline toolbar rating trending popular most- latest
    visually screen-reader skip gallery slideshow print-only infobox factbox correction
    disclaimer donat follow keyword box-?paywall paywall-?(?:box|offer|banner|promo|block)
    topics(?:$|[\s_-]) topic-?(?:tag|list|link) tooltip popover rollover hover-?card
    pagination pager more-(?:on|from|stories|news) also- embed instagram facebook whatsapp
    telegram poll quiz survey registration login no-?print rail(?:$|[\s_-]) forgot password
"""
_WHOLE_WORDS = r"""
    widget tags tag-?(?:list|cloud) meta toc bio sr-only rel etiket(?:ler)? yorum(?:lar)?
    paylas koment[a-z]* avtor ilgili
"""
_HIDES = r"(?:^|\s)(?:is-|u-)?hidden(?:$|\s)|(?:^|\s)d-none(?:$|\s)|aria-hidden"
_OTHER = re.compile(
    rf"{_by_letter(_WORDS)}|(?<![a-z0-9])(?:{_by_letter(_WHOLE_WORDS)})(?![a-z0-9])"
)
_LEAD_TEXT = re.compile(r"teaser[-_]?text")
_NEVER = re.compile(r"comment|disqus|discuss|related|recommend|taboola|outbrain|yorum|koment")
# hidden on small screens or large ones only: "hidden md:block", "d-none d-lg-flex"
_SHOWN = re.compile(
    r"\b(?:sm|md|lg|xl)[:-](?:block|flex|grid|inline|contents)|hidden-(?:xs|sm|mobile|print)"
)
_HIDING = re.compile(_HIDES)
_WRAPPERS = frozenset(("aside", "footer", "figure", "dialog"))
_OWN = re.compile(r"(?:article|story|news|post|entry)[-_]{0,2}(?:body|content|text|widget)")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# how a sentence ends
ENDS = tuple(".!?…\"”»“'’):;。！？」।")
Style = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one: its tag, its text, its size, what of it is links.

    Sizes count letters; one that stands for a syllable or a word counts for two.

    ``strong`` counts its bold letters, ``small`` those of its fine print; ``style`` is its element
    and the one around it, with their classes: the paragraphs of a text have one style, what stands
    between them has others.
    """

    tag: str
    text: str
    size: int
    linked: int
    strong: int = 0
    small: int = 0
    link_first: bool = False
    style: Style = ("", "")
    is_lead: bool = False

    @property
    def density(self) -> float:
        """The share of the text that is links."""
        return self.linked / self.size


@dataclass(slots=True)
class Span:
    """An element, the blocks inside it, how many pictures and controls, and what it is worth."""

    element: HtmlElement
    start: int
    end: int
    pictures: int
    controls: int
    worth: float = 0.0


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the blocks so far, and for each element its span.

    ``headed`` are the elements that hold a headline or the page's main part, ``quoting`` those
    that hold a headline or a quotation: neither is left out lightly.
    """

    total: int
    lead: str | None
    dropped: frozenset[HtmlElement]
    lenient: bool
    headed: frozenset[HtmlElement]
    quoting: frozenset[HtmlElement]
    left_out: int = 0
    elements: int = 0
    measured: int = 0
    blocks: list[Block] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    strong: int = 0
    small: int = 0
    begun: bool = False
    link_first: bool = False
    in_link: int = 0
    in_strong: int = 0
    in_small: int = 0
    pictures: int = 0
    controls: int = 0

    def add(self, text: str) -> None:
        """Text of the block that is being read; how much of it is a link, bold or small counts."""
        if not self.begun and text.strip():
            self.begun, self.link_first = True, self.in_link > 0
        self.text.append(text)
        self.size += len(text)
        if self.in_link:
            self.linked += len(text.strip())
        if self.in_strong:
            self.strong += len(text.strip())
        if self.in_small:
            self.small += len(text.strip())

    def text_in(self, element: HtmlElement) -> str:
        """All the element's text; counted, for elements inside each other are read again."""
        text = str(element.text_content()) if len(element) else element.text or ""
        self.measured += len(text)
        return text

    def flush(self, inside: HtmlElement) -> None:
        """Ends the block that is being read, which stands in this element."""
        if not self.text:
            return
        if self.begun:
            text = " ".join("".join(self.text).split())
            size = size_of(text)
            more = size / len(text)
            self.blocks.append(
                Block(
                    inside.tag,
                    text,
                    size,
                    min(int(more * self.linked), size) if self.linked else 0,
                    min(int(more * self.strong), size) if self.strong else 0,
                    min(int(more * self.small), size) if self.small else 0,
                    self.link_first,
                    _style(inside),
                )
            )
        self.text, self.size, self.linked, self.strong, self.small = [], 0, 0, 0, 0
        self.begun = False


def walk_through(
    root: HtmlElement,
    description: str | None = None,
    dropped: Iterable[HtmlElement] = (),
    *,
    lenient: bool = False,
) -> Walk:
    """The blocks in an element and the spans of the elements inside it, as far as it is walked.

    What says the beginning of the ``description`` is not left out; ``dropped`` elements are.
    """
    walk = Walk(
        len(root.text_content()),
        _beginning(description),
        frozenset(dropped),
        lenient,
        _holders_of(root, "h1", "main"),
        _holders_of(root, "h1", "blockquote"),
    )
    _visit(walk, root, root)
    walk.flush(root)
    return walk


def _beginning(description: str | None) -> str | None:
    """The first words, by which a lead is known again."""
    start = " ".join((description or "")[:200].split()).casefold()[:40]
    return start if len(start) >= 25 else None


def _holders_of(root: HtmlElement, *tags: str) -> frozenset[HtmlElement]:
    """All elements that have one of these tags inside them."""
    holders: set[HtmlElement] = set()
    for element in islice(root.iter(*tags), _MOST_HELD):
        for ancestor in element.iterancestors():
            if ancestor in holders:
                break
            holders.add(ancestor)
    return frozenset(holders)


def size_of(text: str) -> int:
    """How long a text is in letters, of which one of Chinese, Japanese or Korean counts for two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _visit(walk: Walk, element: HtmlElement, inside: HtmlElement) -> None:
    tag = element.tag
    block = tag in _BLOCKS or (tag in _CELLS and len(walk.text_in(element)) > _CELL)
    strong = tag in _STRONG
    if block:
        walk.flush(inside)
        inside = element
        start, pictures, controls = len(walk.blocks), walk.pictures, walk.controls
    elif tag == "a":
        walk.in_link += 1
    elif strong:
        walk.in_strong += 1
    elif tag == "small":
        walk.in_small += 1
    elif tag == "br":
        _line_break(walk, element, inside)
    elif tag in _CELLS:
        walk.text.append(" ")
    if element.text:
        walk.add(element.text)
    for child in element:
        walk.elements += 1
        if walk.elements > _MOST_ELEMENTS or len(walk.blocks) >= _MOST_BLOCKS:
            break
        if child not in walk.dropped:
            if not _is_other(child, walk):
                _visit(walk, child, inside)
            elif child.tag in _PICTURES:
                walk.pictures += 1
            elif child.tag in _CONTROLS:
                walk.controls += 1
        if tail := child.tail:
            walk.add(tail)
    if block:
        walk.flush(inside)
        held = len(walk.blocks) - start
        if held and tag not in HEADINGS and (held > 1 or tag not in _LINES):
            walk.spans.append(
                Span(
                    element,
                    start,
                    len(walk.blocks),
                    walk.pictures - pictures,
                    walk.controls - controls,
                )
            )
    elif tag == "a":
        walk.in_link -= 1
    elif strong:
        walk.in_strong -= 1
    elif tag == "small":
        walk.in_small -= 1


def _line_break(walk: Walk, element: HtmlElement, inside: HtmlElement) -> None:
    """Two in a row part paragraphs, and so does one after a long run that ends a sentence."""
    following = element.getnext()
    double = following is not None and following.tag == "br" and not (element.tail or "").strip()
    last = next((text for text in islice(reversed(walk.text), 50) if not text.isspace()), "")
    if double or (walk.size > 120 and last.rstrip().endswith(ENDS)):
        walk.flush(inside)
    else:
        walk.text.append(" ")


def _is_other(element: HtmlElement, walk: Walk) -> bool:
    """Whether this element is named or marked as something that is no part of an article."""
    tag = element.tag
    if walk.measured > _MOST_MEASURED * walk.total:
        return tag in _SKIPPED
    if tag in _SKIPPED:
        return tag not in _WRAPPERS or not _holds_headline(element, walk)
    attributes = element.keys()
    if tag in ("body", "main") or (tag != "form" and not attributes):
        return False
    if tag == "form" or _is_hidden(element, attributes):
        return not _is_large(len(walk.text_in(element)), walk.total)
    if "class" not in attributes and "id" not in attributes:
        return False
    named = _named_other(*names_of(element))
    if not named or (walk.lenient and named == "seldom"):
        return False
    if named == "never":
        return not _holds_headline(element, walk)
    text = walk.text_in(element)
    if _is_large(len(text), walk.total):
        return False
    if len(text) <= _LONGEST_TEXT:
        text = " ".join(text.split())
        if walk.lead and text.casefold().startswith(walk.lead):
            return False
        if element in walk.quoting or _follows_headline(element, text):
            return False
    walk.left_out += 1
    return True


def _is_hidden(element: HtmlElement, attributes: list[str]) -> bool:
    return (
        "hidden" in attributes
        or ("aria-hidden" in attributes and element.get("aria-hidden") == "true")
        or (
            "style" in attributes
            and _HIDDEN.search((element.get("style") or "")[:LONGEST_NAME]) is not None
        )
    )


def _follows_headline(element: HtmlElement, text: str) -> bool:
    """Whether this stands beside the headline and reads as its lead, whatever it is called."""
    if not 50 <= len(text) <= LONGEST_LEAD or not in_small_letters(text):
        return False
    if element.tag not in LEAD_TAGS and element.tag != "section":
        return False
    for before in islice(element.itersiblings(preceding=True), 3):
        if before.tag == "h1" or before.find(".//h1") is not None:
            return element.find(".//a") is None and element.find(".//img") is None
    return False


def in_small_letters(text: str) -> bool:
    """Whether most words begin with a small letter, as in sentences and unlike in bylines."""
    words = text.split()
    return 2 * sum(word[0].islower() for word in words) >= len(words)


def _style(element: HtmlElement) -> Style:
    parent = element.getparent()
    around = f"{parent.tag}.{names_of(parent)[0]}" if parent is not None else ""
    return around, f"{element.tag}.{names_of(element)[0]}"


@lru_cache(maxsize=20_000)
def _named_other(classes: str, name: str) -> str:
    """ "never" for what is called comments or other articles, "seldom" for the rest, or ""."""
    both = f"{classes} {name}".lower()
    if "teaser" in both:
        both = _LEAD_TEXT.sub("", both)
    if not _OTHER.search(both):
        hides = ("hidden" in both or "d-none" in both) and _HIDING.search(both)
        return "seldom" if hides and not _SHOWN.search(both) else ""
    if _OWN.search(both):
        return ""
    return "never" if _NEVER.search(both) else "seldom"


def _holds_headline(element: HtmlElement, walk: Walk) -> bool:
    """Whether the page's text is in here in spite of the name, as its headline shows."""
    if element not in walk.headed:
        return False
    size = len(walk.text_in(element))
    return size >= 150 and size >= 0.25 * walk.total


def _is_large(size: int, total: int) -> bool:
    """Whether so much text is in here that it can only be the page's own."""
    return size >= 150 and (size >= 0.25 * total or size >= 3_000)
