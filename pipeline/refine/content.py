"""The part of a page that is the article: its text blocks, and the element that holds them.

One walk cuts the page into blocks and leaves out what is named or marked as something else.
Every block is worth its letters, for or against: sentences for, links and scraps against.
The element with the greatest sum is the article, unless a smaller one that is marked as an
article holds a good part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from pipeline.refine.page import LONGEST_NAME, names_of

SKIPPED = frozenset(
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
_CELLS = frozenset(("td", "th"))
_CELL = 100
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORDS = (
    "comment|disqus|related|recommend|share|sharing|social|promo|newsletter|subscri|sign-?up|side-?bar"
    "|breadcrumb|caption|byline|author|teaser|advert|sponsor|cookie|consent|popup|modal|footer|navig"
    "|menu|read-?(?:more|also|next)|outbrain|taboola|copyright|credit|timestamp|dateline|toolbar"
    "|rating|trending|popular|most-|latest|hidden|visually|screen-reader|skip|gallery"
    "|slideshow|print-only|infobox|factbox|correction|disclaimer|donat|follow|topic|keyword"
    "|pagination|pager|more-(?:on|from|stories|news)|also-|embed|instagram|facebook|whatsapp"
    "|telegram|poll|quiz|survey|registration|login|no-?print|rail(?:$|[\\s_-])|forgot|password"
)
_WHOLE_WORDS = (
    "widget|tags|tag-?(?:list|cloud)|meta|toc|bio|sr-only|rel|etiket(?:ler)?|yorum(?:lar)?|paylas|koment[a-z]*|avtor"
    "|ilgili"
)
_OTHER = re.compile(rf"{_WORDS}|(?:^|[\s_-])(?:{_WHOLE_WORDS})(?:$|[\s_-])", re.IGNORECASE)
_OWN = re.compile(
    r"(?:article|story|news|post|entry)[-_]{0,2}(?:body|content|text|widget)", re.IGNORECASE
)
_NOT_AN_ARTICLE = re.compile(r"card|teaser|related|comment|recommend|promo|preview", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HEADLINE = 120.0
ENDS = tuple(".!?…\"”»“'’):;。！？」।")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one: its tag, its text, how much of it is links."""

    tag: str
    text: str
    linked: int

    @property
    def density(self) -> float:
        """The share of the text that is links."""
        return self.linked / len(self.text)


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the blocks so far, and for each element its span and worth."""

    total: int
    blocks: list[Block] = field(default_factory=list)
    spans: list[tuple[HtmlElement, int, int]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    in_link: int = 0

    def add(self, text: str) -> None:
        self.text.append(text)
        self.size += len(text)
        if self.in_link:
            self.linked += len(text.strip())

    def flush(self, tag: str) -> None:
        if self.text:
            text = " ".join("".join(self.text).split())
            if text:
                self.blocks.append(Block(tag, text, min(self.linked, len(text))))
            self.text, self.size, self.linked = [], 0, 0


def find_blocks(tree: HtmlElement, title: str | None = None) -> list[Block]:
    """The article's blocks in their order; [] where nothing on the page reads like one."""
    body = tree.find("body")
    root = body if body is not None else tree
    walk = _Walk(total=len(root.text_content()))
    _visit(walk, root, "div")
    walk.flush("div")
    if not walk.spans:
        return []
    start, end = _best(walk, title)
    return [
        block for block in walk.blocks[start:end] if block.density <= 0.6 or _long_enough(block)
    ]


def worth(block: Block) -> float:
    """How much a block speaks for (or against) being inside an article."""
    size = len(block.text)
    if block.tag in _HEADINGS:
        return 0.0 if block.density < 0.5 else -0.5 * size
    if block.density > 0.5 and not _long_enough(block):
        return -float(size)
    own = size - 1.5 * block.linked if block.density <= 0.5 else size - block.linked
    sentence = block.text.endswith(ENDS)
    own = min(own, 2_000.0)
    if block.tag == "li":
        return (
            (0.2 if block.linked else 0.5) * own
            if size >= 60 and sentence
            else 0.0
            if not block.linked
            else -0.4 * size
        )
    if size >= 60 and (sentence or size >= 150):
        return own
    if block.tag in ("tr", "td", "th", "dd", "dt"):
        return 0.0 if not block.linked else -0.4 * size
    return 0.7 * own if size >= 25 and sentence else -0.6 * size


def _long_enough(block: Block) -> bool:
    """A paragraph that is mostly links but has a sentence or two besides."""
    return block.tag == "p" and len(block.text) - block.linked > 100


def _visit(walk: _Walk, element: HtmlElement, inside: str, depth: int = 0) -> None:
    tag = element.tag
    block = tag in _BLOCKS or (tag in _CELLS and len(element.text_content()) > _CELL)
    if block:
        walk.flush(inside)
        inside = tag
        start = len(walk.blocks)
    elif tag == "a":
        walk.in_link += 1
    elif tag == "br":
        _line_break(walk, element, inside)
    elif tag in _CELLS:
        walk.text.append(" ")
    if element.text:
        walk.add(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_other(child, walk.total):
            _visit(walk, child, inside, depth + 1)
        if child.tail:
            walk.add(child.tail)
    if block:
        walk.flush(inside)
        if len(walk.blocks) > start and tag not in _HEADINGS and tag not in ("p", "li", "tr", "td"):
            walk.spans.append((element, start, len(walk.blocks)))
    elif tag == "a":
        walk.in_link -= 1


def _line_break(walk: _Walk, element: HtmlElement, inside: str) -> None:
    """Two in a row part paragraphs, and so does one after a long run that ends a sentence."""
    following = element.getnext()
    double = following is not None and following.tag == "br" and not (element.tail or "").strip()
    last = next((text for text in islice(reversed(walk.text), 50) if not text.isspace()), "")
    if double or (walk.size > 120 and last.rstrip().endswith(ENDS)):
        walk.flush(inside)
    else:
        walk.text.append(" ")


def _is_other(element: HtmlElement, total: int) -> bool:
    """Whether this element is named or marked as something that is no part of an article."""
    tag = element.tag
    if tag in SKIPPED:
        return tag not in ("aside", "footer", "figure", "dialog") or not _holds_page(element, total)
    if tag in ("body", "main"):
        return False
    marked = (
        tag == "form"
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search((element.get("style") or "")[:LONGEST_NAME]) is not None
        or _named_other(*names_of(element))
    )
    return marked and not _holds_page(element, total)


@lru_cache(maxsize=20_000)
def _named_other(classes: str, name: str) -> bool:
    both = f"{classes} {name}"
    return len(both) > 1 and _OTHER.search(both) is not None and _OWN.search(both) is None


def _holds_page(element: HtmlElement, total: int) -> bool:
    size = len(element.text_content())
    return size >= 150 and (size >= 0.25 * total or size >= 3_000)


def _best(walk: _Walk, title: str | None) -> tuple[int, int]:
    """The span of the element that is the article."""
    sums = _running_sums(walk.blocks, title)
    spans = [
        _Span(element, start, end, sums[end] - sums[start]) for element, start, end in walk.spans
    ]
    best = max(spans, key=lambda span: (_claim(span.element) * span.worth, span.start - span.end))
    if best.worth <= 0:
        return best.start, best.end
    marked = [
        span
        for span in spans
        if span.element is not best.element
        and best.start <= span.start
        and span.end <= best.end
        and span.worth >= 0.35 * best.worth
        and _marked_article(span.element)
    ]
    if marked:
        most = max(span.worth for span in marked)
        large = [span for span in marked if span.worth >= 0.5 * most]
        best = min(large, key=lambda span: (span.start, -span.end))
    return best.start, best.end


def _running_sums(blocks: list[Block], title: str | None) -> list[float]:
    """What the blocks before each position are worth together.

    A text that comes again counts once; the headline counts extra, for the article is near it.
    """
    wanted = title.casefold() if title else None
    seen: set[str] = set()
    sums, total = [0.0], 0.0
    for block in blocks:
        if len(block.text) <= 60 or block.text not in seen:
            total += worth(block)
        if wanted and block.tag in _HEADINGS and block.text.casefold() == wanted:
            total += _HEADLINE
            wanted = None
        seen.add(block.text)
        sums.append(total)
    return sums


@dataclass(frozen=True, slots=True)
class _Span:
    """An element, the blocks inside it and what they are worth."""

    element: HtmlElement
    start: int
    end: int
    worth: float


def _claim(element: HtmlElement) -> float:
    if element.get("itemprop") == "articleBody":
        return 1.1
    return 1.03 if element.tag == "article" else 1.0


def _marked_article(element: HtmlElement) -> bool:
    if element.tag == "main" or "articleBody" in (element.get("itemprop") or ""):
        return True
    return element.tag == "article" and not _NOT_AN_ARTICLE.search(names_of(element)[0])
