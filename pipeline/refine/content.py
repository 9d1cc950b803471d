"""The part of a page that is the article: the element that holds it, and its edges.

Every block of the page is worth its letters, for or against: sentences for, links and scraps
against. The element with the greatest sum is the article, unless a smaller one that is marked as
an article holds a good part of it.

What stands in the article and does not belong to it is told by structure before names, for
names differ from outlet to outlet: the paragraphs of a text have one style (their element and
the one around it), and captions, teasers, forms and labels have others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from pipeline.refine.blocks import (
    ENDS,
    HEADINGS,
    LEAD_TAGS,
    LONGEST_LEAD,
    Block,
    Span,
    Style,
    Walk,
    in_small_letters,
    walk_through,
)
from pipeline.refine.noise import is_noise, is_sign_off
from pipeline.refine.page import names_of

_ITEMS = frozenset(("li", "tr", "td", "th", "dd", "dt", "blockquote", "pre"))
_NO_BOXES = frozenset(("blockquote", "pre", "ul", "ol", "dl", "tbody", "thead"))
_LABEL_TAGS = frozenset(("p", "div", "section", "article", "header", "center", "main", "summary"))
_TEASED = frozenset(("h2", "h3", "h4", "h5"))
# a style is the text's where so much of it is written in it
_MAIN_SHARE = 0.25
# boxes, cards and lists of links hold no more blocks, a card no more letters
_MOST_IN_BOX = 12
_MOST_IN_CARD = 5
_MOST_IN_LIST = 40
_CARD = 600
# so many of a kind are no accident: cards, items that begin with a link, comments
_CARDS = 3
_TEASERS = 5
_COMMENTS = 3
# letters: a label, a byline, fine print, a headline that is a link, an item of a list
_LABEL = 40
_BYLINE = 140
_FINE_PRINT = 250
_TITLE = 30
_ITEM = 15
# blocks between headline and text
_FAR = 12
# letters before a headline like the first can be the next article's
_LEAST_ARTICLE = 250
# letters, and share of the text, that may follow the text in other styles and go
_REST = 400
_REST_SHARE = 0.2
# what the words that the page describes itself with add to where they stand
_DESCRIBED = 200.0
# a text in an element each paragraph is worth so many times what any element of few blocks is
_SCATTERED = 2.5
_FEW_BLOCKS = 3
_COMMENT = re.compile(r"[^\W\d][\w. -]{1,30}?[\s,·|(\[]{0,3}[0-2]?\d:[0-5]\d[)\]]?(?:\s|$)")
_LEAD = re.compile(
    r"lead|lede|intro|standfirst|\bdek\b|\bdeck\b|subtitle|sub-?head|summary|excerpt|abstract|spot"
    r"|sapo|chapeau|anons|subtit|vorspann|ozet|kurz|descr|teaser"
)
_NOT_AN_ARTICLE = re.compile(r"card|teaser|related|comment|recommend|promo|preview")
# what the headline adds to where it stands
_HEADLINE = 120.0


@dataclass(frozen=True, slots=True)
class Content:
    """An article's blocks, and how many elements of the page were left out for their names."""

    blocks: list[Block]
    left_out: int


def find_blocks(
    tree: HtmlElement,
    title: str | None = None,
    description: str | None = None,
    dropped: Iterable[HtmlElement] = (),
    *,
    leniently: bool = False,
) -> Content:
    """The article's blocks in their order; none where nothing on the page reads like one.

    ``description`` is what the page says of itself: where the same words stand on the page, they
    are its lead. Elements that are ``dropped`` are not looked at. Read ``leniently``, an element's
    name speaks against it only where it says comments or other articles.
    """
    body = tree.find("body")
    root = body if body is not None else tree
    walk = walk_through(root, description, dropped, lenient=leniently)
    if not walk.spans:
        return Content([], walk.left_out)
    best = _best(walk, title)
    heading = _heading(walk.blocks[: best.end], title)
    best = replace(best, end=_next_article(walk.blocks, best, heading))
    blocks = _blocks_in(walk, best, title)
    under = walk.blocks[heading + 1] if heading is not None and heading + 1 < best.end else None
    for number, block in enumerate(blocks[:_FAR]):
        if _named_lead(block, walk.lead) or (block is under and _reads_like_lead(block)):
            blocks[number] = replace(block, is_lead=True)
    lead = _find_lead(walk, best.start, title)
    if lead and not any(lead.text.rstrip(".… ") in block.text for block in blocks[:_FAR]):
        blocks.insert(0, replace(lead, is_lead=True))
    return Content(blocks, walk.left_out)


def blocks_of(elements: Iterable[HtmlElement], dropped: Iterable[HtmlElement]) -> list[Block]:
    """The blocks inside elements that are known to hold the article."""
    blocks: list[Block] = []
    for element in elements:
        walk = walk_through(element, dropped=dropped)
        blocks += _blocks_in(walk, Span(element, 0, len(walk.blocks), 0, 0), None)
    return blocks


def _blocks_in(walk: Walk, best: Span, title: str | None) -> list[Block]:
    """The article's blocks, without boxes, labels, lists of links and what follows the text."""
    blocks = walk.blocks[best.start : best.end]
    blocks = blocks[: _first_comment(blocks)]
    main = _main_styles(blocks)
    gone = _boxes(walk, best, main, title)
    times = Counter(block.text for block in blocks)
    linked = set()
    opening = _opening(walk, best, main)
    for number, block in enumerate(blocks, best.start):
        styled = not main or block.style in main
        if block.density > 0.6 and not (_long_enough(block) or _full_of_links(block, main)):
            linked.add(number)
        elif (
            _is_fine_print(block)
            or (block.size > 200 and block.tag != "pre" and is_code(block.text))
            or (not styled and _is_label(block, times[block.text]))
            or (not styled and number < opening and _is_byline(block, walk.lead))
            or (block.tag == "h1" and number < opening)
        ):
            gone.add(number)
    gone |= linked | _headings_of(walk, best, linked, title)
    kept = [block for number, block in enumerate(blocks, best.start) if number not in gone]
    return kept[: _last(kept, main)] if main else kept


def _next_article(blocks: list[Block], best: Span, heading: int | None) -> int:
    """Where another article follows under a headline like the first, or the end.

    A page that goes on with the next article repeats its template: the headline has the same
    style, and is not among the paragraphs as a subheading is.
    """
    if heading is None or blocks[heading].tag != "h1":
        return best.end
    first = blocks[heading]
    around = {around for around, _ in _main_styles(blocks[best.start : best.end])}
    if first.style[0] in around:
        return best.end
    for number in range(max(heading + 1, best.start), best.end):
        block = blocks[number]
        if block.style == first.style and block.text != first.text:
            text = sum(other.size for other in blocks[max(heading, best.start) + 1 : number])
            return number if text >= _LEAST_ARTICLE else best.end
    return best.end


def _headings_of(walk: Walk, best: Span, linked: set[int], title: str | None) -> set[int]:
    """Headings and other few words in elements that hold nothing else but links."""
    heading = _heading(walk.blocks[: best.end], title)
    links, texts = [0], [0]
    for number, block in enumerate(walk.blocks):
        links.append(links[-1] + block.size * (number in linked))
        real = block.tag not in HEADINGS and (
            block.size >= (_ITEM if block.tag in _ITEMS else 60) or block.text.endswith(ENDS)
        )
        texts.append(texts[-1] + (real and number not in linked))
    gone: set[int] = set()
    for span in walk.spans:
        if (
            best.start <= span.start
            and span.end <= best.end
            and span.end - span.start <= _MOST_IN_LIST
            and links[span.end] - links[span.start] >= _TITLE
            and not (heading is not None and span.start <= heading < span.end)
            and texts[span.end] == texts[span.start]
        ):
            gone.update(range(span.start, span.end))
    return gone


def _last(blocks: list[Block], main: set[Style]) -> int:
    """The end of the text: a few words in another style that follow it are the page's.

    A full sentence that stands in an element of the text itself is the text's in any style.
    """
    places = {(around, own.split(".", 1)[0]) for around, own in main}
    holders = {around for around, _ in main}
    inside = {named for style in main for named in style if not named.endswith(".")}
    end = len(blocks)
    while end:
        around, own = blocks[end - 1].style
        if own in holders or (around, own.split(".", 1)[0]) in places:
            break
        if around in inside and _is_sentence(blocks[end - 1]):
            break
        end -= 1
    rest = blocks[end:]
    few = sum(block.size for block in rest) <= max(
        _REST, _REST_SHARE * sum(block.size for block in blocks)
    )
    return end if few and not any(block.tag in _ITEMS for block in rest) else len(blocks)


def _is_sentence(block: Block) -> bool:
    """Whether a block is a full sentence or quotation, with nothing in it that says otherwise."""
    return (
        block.size >= 60
        and block.linked == 0
        and block.small == 0
        and block.tag not in HEADINGS
        and block.text.endswith(ENDS)
        and not is_noise(block.text)
        and not is_sign_off(block.text)
    )


def _first_comment(blocks: list[Block]) -> int:
    """Where readers' comments begin: one after another a name, a time, and what they say."""
    heads: dict[Style, list[int]] = {}
    others: Counter[Style] = Counter()
    before: set[Style] = set()
    for number, block in enumerate(blocks):
        style = block.style
        if block.tag not in HEADINGS and len(before) and _COMMENT.match(block.text[:80]):
            heads.setdefault(style, []).append(number)
        elif style in heads:
            others[style] += 1
        elif block.size >= 60:
            before.add(style)
    first = min(
        (
            numbers[0]
            for style, numbers in heads.items()
            if len(numbers) >= _COMMENTS and (style not in before or others[style] < len(numbers))
        ),
        default=len(blocks),
    )
    if first < len(blocks) and not blocks[first - 1].text.endswith(ENDS):
        return first - 1
    return first


def _main_styles(blocks: list[Block]) -> set[Style]:
    """The styles that most of the text is written in."""
    sizes: Counter[Style] = Counter()
    for block in blocks:
        if block.tag not in HEADINGS and block.density < 0.5 and block.size >= 60:
            sizes[block.style] += block.size
    least = _MAIN_SHARE * sizes.total()
    main = {style for style, size in sizes.items() if size >= least}
    if main:
        return main
    # each paragraph may have a class of its own
    tags: Counter[Style] = Counter()
    for (around, own), size in sizes.items():
        tags[around, own.split(".", 1)[0]] += size
    return {style for style in sizes if tags[style[0], style[1].split(".", 1)[0]] >= least}


def _is_byline(block: Block, lead: str | None) -> bool:
    """Names, dates and who the author is, between the headline and the text."""
    if is_sign_off(block.text) or (block.tag in ("dt", "dd") and block.size <= _BYLINE):
        return True
    return (
        block.tag in _LABEL_TAGS
        and block.size <= _BYLINE
        and not block.text.endswith(ENDS)
        and not in_small_letters(block.text)
        and not _named_lead(block, lead)
    )


def _is_fine_print(block: Block) -> bool:
    return 10 * block.small >= 9 * block.size and block.size <= _FINE_PRINT


def _is_label(block: Block, times: int) -> bool:
    """A few words in a style of their own that are no sentence, heading or item.

    What comes again and again in such a style is the page's own, however long.
    """
    if block.tag not in _LABEL_TAGS or 2 * block.strong >= block.size:
        return False
    if times > 2:
        return True
    return block.size <= _LABEL and not block.text.endswith((":", *ENDS))


def worth(block: Block) -> float:
    """How much a block speaks for (or against) being inside an article."""
    size = block.size
    if size > 200 and is_code(block.text):
        return -0.3 * size
    if block.tag in HEADINGS:
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


def is_code(text: str) -> bool:
    """Whether a text is a program's or a style sheet's that got among the words."""
    return 40 * sum(map(text[:2_000].count, "{}<>=")) > len(text[:2_000])


def _long_enough(block: Block) -> bool:
    """A paragraph that is mostly links but has a sentence or two besides."""
    return block.tag == "p" and block.size - block.linked > 100


def _full_of_links(block: Block, main: set[Style]) -> bool:
    """A sentence of the text's own style that names and links one thing after another."""
    return (
        block.style in main
        and block.density < 0.9
        and block.size - block.linked >= 25
        and block.size >= 100
        and block.text.endswith(ENDS)
    )


def _best(walk: Walk, title: str | None) -> Span:
    """The span of the element that is the article."""
    sums = _running_sums(walk, title)
    for span in walk.spans:
        span.worth = sums[span.end] - sums[span.start]
    best = max(
        walk.spans, key=lambda span: (_claim(span.element) * span.worth, span.start - span.end)
    )
    if best.worth <= 0:
        return best
    marked = [
        span
        for span in walk.spans
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
    if best.end - best.start <= _FEW_BLOCKS:
        start, end, most = _run_in_style(walk.blocks, best)
        if most > _SCATTERED * best.worth:
            return replace(best, start=start, end=end)
    return best


def _run_in_style(blocks: list[Block], best: Span) -> tuple[int, int, float]:
    """The blocks in a row, in the best element's style, that are worth most, and how much.

    Page builders put every paragraph into an element of its own.
    """
    main = {
        style
        for style in _main_styles(blocks[best.start : best.end])
        if not any(part.endswith(".") for part in style)
    }
    start, end, most, begun, total = best.start, best.end, 0.0, 0, 0.0
    for number, block in enumerate(blocks):
        value = worth(block)
        if block.style not in main:
            value = min(value, 0.0)
        if total <= 0:
            begun, total = number, 0.0
        total += value
        if total > most:
            start, end, most = begun, number + 1, total
    return start, end, most


def _boxes(walk: Walk, best: Span, main: set[Style], title: str | None) -> set[int]:
    """The blocks inside the article that stand in boxes of their own: captions, teasers, forms.

    A box is told by what it holds, in a style that is not that of the text.
    """
    if not main:
        return set()
    opening = _opening(walk, best, main)
    heading = _heading(walk.blocks[: best.end], title)
    boxes: set[int] = set()
    for span in walk.spans:
        if (
            best.start <= span.start
            and span.end <= best.end
            and span.end - span.start <= _MOST_IN_BOX
            and span.end - span.start < best.end - best.start
            and span.element.tag not in _NO_BOXES
            and not (heading is not None and span.start <= heading < span.end)
            and _is_box(span, walk.blocks[span.start : span.end], main)
        ):
            boxes.update(
                number
                for number in range(span.start, span.end)
                if number >= opening or not _named_lead(walk.blocks[number], walk.lead)
            )
    whole = sum(block.size for block in walk.blocks[best.start : best.end])
    lost = sum(len(walk.blocks[number].text) for number in boxes)
    return boxes if lost <= 0.5 * whole else set()


def _opening(walk: Walk, best: Span, main: set[Style]) -> int:
    """The first block of the text itself."""
    for number in range(best.start, best.end):
        if walk.blocks[number].style in main and walk.blocks[number].size >= 60:
            return number
    return best.end


def _is_box(span: Span, blocks: list[Block], main: set[Style]) -> bool:
    size = sum(block.size for block in blocks)
    if size > 1_500 or any(block.style in main for block in blocks):
        return False
    if span.pictures and size <= 400 and len(blocks) <= 4:
        return True
    if span.controls and size <= 1_000:
        return True
    if span.element.tag == "article":
        return True
    return size <= 1_000 and any(block.tag in HEADINGS and block.density > 0.5 for block in blocks)


def _find_lead(walk: Walk, start: int, title: str | None) -> Block | None:
    """The standfirst that stands before the article's own element, under its headline."""
    before = walk.blocks[:start]
    for block in before:
        if walk.lead and _says(block, walk.lead):
            return block
    heading = _heading(before, title)
    if heading is None or start - heading > _FAR:
        return None
    captions = {
        number
        for span in walk.spans
        if span.pictures
        and heading < span.start
        and span.end <= min(start, span.start + _MOST_IN_BOX)
        for number in range(span.start, span.end)
    } | _cards(walk, title)
    for number in range(heading + 1, start):
        block = before[number]
        if (
            number not in captions
            and block.tag in LEAD_TAGS
            and block.linked == 0
            and (
                _like_lead(block, walk.lead) or (number == heading + 1 and _reads_like_lead(block))
            )
        ):
            return block
    return None


def _heading(blocks: list[Block], title: str | None) -> int | None:
    """Where the headline stands; the last time, where it comes more than once."""
    wanted = title.casefold() if title else None
    first = None
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.tag in HEADINGS:
            if block.text.casefold() == wanted:
                return number
            if block.tag == "h1":
                first = number
    return first


def _says(block: Block, lead: str) -> bool:
    return block.size <= LONGEST_LEAD and block.text.casefold().startswith(lead)


def _like_lead(block: Block, lead: str | None) -> bool:
    """Whether a block before the text reads as its standfirst."""
    if _named_lead(block, lead):
        return True
    return 50 <= block.size <= LONGEST_LEAD and block.text.endswith(ENDS)


def _reads_like_lead(block: Block) -> bool:
    """Whether a block right under the headline reads as its standfirst, full stop or not."""
    return (
        block.tag in LEAD_TAGS
        and block.linked == 0
        and block.text.count(" ") >= 4
        and in_small_letters(block.text)
        and block.size <= LONGEST_LEAD
    )


def _named_lead(block: Block, lead: str | None) -> bool:
    if lead and _says(block, lead):
        return True
    return (
        block.tag != "h1"
        and 30 <= block.size <= LONGEST_LEAD
        and _LEAD.search(" ".join(block.style).lower()) is not None
    )


def _cards(walk: Walk, title: str | None) -> set[int]:
    """The blocks of other articles' cards: a heading that is a link, and a few words with it."""
    cards: set[int] = set()
    wanted = title.casefold() if title else None
    number = 0
    for span in walk.spans:
        blocks = (
            walk.blocks[span.start : span.end] if span.end - span.start <= _MOST_IN_CARD else ()
        )
        if (
            any(
                block.tag in _TEASED and block.density > 0.6 and block.text.casefold() != wanted
                for block in blocks
            )
            and sum(block.size for block in blocks) <= _CARD
        ):
            number += 1
            cards.update(range(span.start, span.end))
    if number < _CARDS:
        cards = set()
    items: dict[Style, list[int]] = {}
    for place, block in enumerate(walk.blocks):
        if block.tag == "li" and block.link_first and block.linked >= _TITLE:
            items.setdefault(block.style, []).append(place)
    for places in items.values():
        if len(places) >= _TEASERS:
            cards.update(places)
    return cards


def _running_sums(walk: Walk, title: str | None) -> list[float]:
    """What the blocks before each position are worth together.

    A text that comes again counts once. The headline counts extra, for the article is near it,
    and so do the words that the page describes itself with.
    """
    cards = _cards(walk, title)
    wanted = title.casefold() if title else None
    lead = walk.lead
    seen: set[str] = set()
    sums, total = [0.0], 0.0
    for number, block in enumerate(walk.blocks):
        if number in cards:
            total -= 0.3 * block.size
        elif block.size <= 60 or block.text not in seen:
            total += worth(block)
            if lead and block.size > 60 and block.text.casefold().startswith(lead):
                total += _DESCRIBED
        if wanted and block.tag in HEADINGS and block.text.casefold() == wanted:
            total += _HEADLINE
            wanted = None
        seen.add(block.text)
        sums.append(total)
    return sums


def _claim(element: HtmlElement) -> float:
    if element.get("itemprop") == "articleBody":
        return 1.1
    return 1.03 if element.tag == "article" else 1.0


def _marked_article(element: HtmlElement) -> bool:
    if element.tag == "main" or "articleBody" in (element.get("itemprop") or ""):
        return True
    return element.tag == "article" and not _NOT_AN_ARTICLE.search(names_of(element)[0].lower())
