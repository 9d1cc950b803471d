"""Dates that stand on the page: ``<time>`` and lines that say when, around the headline.

A date line is short and says little but when. It is looked for below the headline as far as the
text's first paragraphs, then above it; only where nothing else on the page gives a date, on the
whole page. Dates of other articles' cards, of comments and of the page's edge don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from pipeline.model import Dating
from pipeline.refine.dates import Candidate, Clock, agree
from pipeline.refine.page import LONGEST_HEADING, LONGEST_NAME, Page, names_of, short_text
from pipeline.text.moments import fold

_PUBLISHED = re.compile(
    fold(
        "publish|posted|issued|created|yayın|yayim|oluştur|eklen|giriş|kayıt|tarih|опублик|размещ|"
        "создан|добавлен|дата|опублік|розміщ|створен|додан|veröffentlicht|publié|publicado|"
        "pubblicato|opublikowano"
    )
)
_UPDATED = re.compile(
    fold(
        "updat|modif|edited|revised|güncelle|guncelle|düzenle|обновл|измен|редакт|оновл|змінен|"
        "редаг|aktualis|aktualiz|mis à jour|actualiz|aggiorn|atualiz"
    )
)
# what else can happen on a day that stands alone on a line
_OTHER_DAY = re.compile(
    fold(
        r"\bbis\b|\buntil\b|expires|deadline|\bborn\b|copyright|©|\bkadar\b|son başvuru|doğum|"
        r"etkinlik|срок|истекает|родил|рождени|народи|термін"
    )
)
_DATE_NAME = re.compile(
    r"dat[ae]|time|publish|posted|tarih|zaman|meta|info|stamp|updated|byline|kunye|created"
)
_UPDATED_NAME = re.compile(r"updat|modif|guncel|edited|revised")
_PUBLISHED_NAME = re.compile(r"publish|yayin|created")
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget|(?<![a-z])most(?![a-z])|latest|recommend|teaser|"
    r"ticker|popular|yorum|benzer|ilgili|diger|son-?dakika|carousel|swiper|slider|similar|"
    r"breadcrumb|copyright|weather|news-?list|lastnews|last-news"
)
# the page's own head, where the day of reading may stand
_HEAD = re.compile(r"top-?bar|site-?header|masthead|navbar|today|bugun|logo")
_ELSEWHERE_TAGS = frozenset(
    (
        *("nav", "footer", "select", "button", "figure", "figcaption", "video", "audio"),
        *("textarea", "blockquote"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "label", "mark"),
        *("s", "small", "span", "strong", "sub", "sup", "time", "u"),
    )
)
_TIMES = frozenset(("time", "amp-timeago", "relative-time", "time-ago"))
_STATING = frozenset((*_TIMES, "abbr", "span", "small"))
_ATTRIBUTES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date")
_APART = frozenset(("time", "span", "a"))
_WHOLE = frozenset(("html", "body", "main"))
_LARGEST = frozenset(("html", "body", "main", "article"))
_HEADINGS = ("h1", "h2", "h3", "h4")
_TIME = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:]|\.\d)")
_ONLY_TIME = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?\W{0,3}", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_LONGEST = 200
_LONGEST_TITLE = 300
_LONG_LABEL = 40
_LABEL_WORDS = 3
_FEW_WORDS, _MORE_WORDS = 5, 14
_PARAGRAPH = 150
_PARAGRAPHS = 3
_NEAR_LINES, _ABOVE_LINES = 60, 8
_NEAR_ELEMENTS, _ALL_ELEMENTS = 500, 30_000
_LEVELS = 4
_ITEMS = frozenset(("li", "article", "tr", "p", "dd"))
_FEW_LINKS = 6
_CARD = 400
_NO_ARTICLE = ("#", "mailto:", "javascript:", "tel:")
_HEADLINE_WORDS = 4
_SIBLINGS = 6
_MOST_HEADINGS, _MOST_BEARERS = 200, 5_000
_HEADER_ELEMENTS = 300
_MOST_TRIED = 200
_ENOUGH = 12
_WEEK = timedelta(days=7)


@dataclass(slots=True)
class _Line:
    """What a reader sees on one line, the elements that it shows, and its marked times."""

    text: str = ""
    elements: list[HtmlElement] = field(default_factory=list)
    marks: list[tuple[HtmlElement, str, str]] = field(default_factory=list)
    """Elements that state a time for machines: what they state, what stands before them."""

    @property
    def names(self) -> str:
        """The classes and ids of all that."""
        return " ".join(" ".join(names_of(element)) for element in self.elements).lower()[
            -LONGEST_NAME:
        ]


def visible_dates(
    page: Page, reader: LineReader, title: str | None, *, thorough: bool
) -> list[Candidate]:
    """Candidates around the headline; if ``thorough`` and there are none, from the whole page."""
    heading = find_headline(page, title)
    if heading is not None:
        around = {heading, *heading.iterancestors()}
        found = reader.read(islice(_below(heading), _NEAR_LINES), around)
        if not any(kind == "published" for kind, _ in found):
            found += reader.read(_above(heading), around)
        if not thorough or any(kind == "published" for kind, _ in found):
            return found
    elif not thorough:
        return []
    found = reader.read_all(_lines(page.tree, _Budget(_ALL_ELEMENTS)))
    if not found and title:
        found = [("published", d) for _, _, d in reader.readings(title)[:1]]
    return found


def find_headline(page: Page, title: str | None) -> HtmlElement | None:
    """The element that shows the title; the first ``<h1>`` of more than a name where none does."""
    first = None
    wanted = _letters(title or "")
    for element in islice(page.tree.iter(*_HEADINGS), _MOST_HEADINGS):
        text = short_text(element, LONGEST_HEADING) or ""
        letters = _letters(text)
        if wanted and letters and (letters == wanted or _within(wanted, letters)):
            return element
        if first is None and element.tag == "h1" and text.count(" ") > 1:
            first = element
    if first is None and wanted:
        first = next((e for e in _bearers(page.tree) if _letters(_text(e)) == wanted), None)
    return first


def _bearers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What shows a headline where there are no headings."""
    elements = tree.iter("b", "strong", "font", "td", "div", "span", "p")
    return (element for element in islice(elements, _MOST_BEARERS) if element.text)


def _text(element: HtmlElement) -> str:
    return short_text(element, _LONGEST_TITLE) or element.text or ""


def _within(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 15 and len(shorter) * 2 > len(longer) and shorter in longer


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:400])))


class _Reading(NamedTuple):
    """What a line says, of what, and whether a label says so."""

    kind: str
    labelled: bool
    dating: Dating


class LineReader:
    """Reads lines in their order.

    ``month_first`` says how 03/10/2022 is meant, but a day ``known`` from elsewhere says it
    better: the reading within a week of it.
    """

    def __init__(self, clock: Clock, month_first: bool | None, known: date | None):
        self.clock = clock
        self.month_first = month_first
        self.known = known

    def readings(self, text: str) -> list[tuple[int, int, Dating]]:
        """Each moment in a line, with where it begins and ends."""
        found = self.clock.readings(text, "text", self.month_first)
        if self.known is None or (found and self._is_near(found)):
            return found
        for month_first in (False, True):
            other = self.clock.readings(text, "text", month_first)
            if other and self._is_near(other):
                return other
        return found

    def _is_near(self, found: list[tuple[int, int, Dating]]) -> bool:
        return self.known is not None and abs(found[0][2].at.date() - self.known) <= _WEEK

    def read(self, lines: Iterable[_Line], around: set[HtmlElement]) -> list[Candidate]:
        """The candidates of the date lines. The first line that says when is the article's own;
        further ones count where they are labelled or say the same."""
        found: list[_Reading] = []
        for line, label in self._date_lines(lines):
            for reading in self._of_line(line, label):
                if _counts(found, reading) and not _in_card(line, around):
                    found.append(reading)
            if len(found) >= _ENOUGH:
                break
        return _settled(found)

    def read_all(self, lines: Iterable[_Line]) -> list[Candidate]:
        """The same of a whole page: a label counts more than the order, and a day that is known
        from the address more than what has none."""
        found: list[_Reading] = []
        for line, label in self._date_lines(lines):
            if not _in_card(line, set()):
                found += self._of_line(line, label)
        if self.known is not None:
            found = [r for r in found if abs(r.dating.at.date() - self.known) <= _WEEK]
        if any(r.labelled and r.kind == "published" for r in found):
            found = [r for r in found if r.labelled]
        first: list[_Reading] = []
        for reading in found:
            if _counts(first, reading) and len(first) < _ENOUGH:
                first.append(reading)
        return _settled(first)

    def _date_lines(self, lines: Iterable[_Line]) -> Iterator[tuple[_Line, str]]:
        """Lines that may say when, each with the label on the line before it."""
        label = ""
        tried = 0
        for line in _with_times(lines):
            text = line.text
            if not line.marks and (len(text) > _LONGEST or not self._may_say_when(text)):
                label = text if text.count(" ") < _LABEL_WORDS else ""
                continue
            yield line, label
            label = "" if _DIGIT.search(text) or text.count(" ") >= _LABEL_WORDS else text
            tried += 1
            if tried >= _MOST_TRIED:
                return

    def _may_say_when(self, text: str) -> bool:
        return _DIGIT.search(text) is not None or (
            self.clock.captured_at is not None and 3 < len(text) <= _LONG_LABEL
        )

    def _of_line(self, line: _Line, label: str) -> Iterator[_Reading]:
        for element, raw, before in line.marks:
            yield from self._of_mark(element, raw, before or label, line)
        text = line.text
        if not text or len(text) > _LONGEST:
            return
        readings = self.readings(text)
        if not readings or not _says_when(text, readings, line.names, label):
            return
        folded = fold(text)
        position = 0
        for number, (start, end, dating) in enumerate(readings):
            before = folded[position:start]
            if not number and not _WORD.search(before):
                before = f"{fold(label)} {before}"
            position = end
            kind = _kind(before) or (_kind_of_names(line.names) if not number else None)
            if kind is None and number:
                continue
            yield _Reading(kind or "published", kind is not None, dating)
            if number == len(readings) - 1:
                yield from self._later_that_day(text, folded, end, dating)

    def _of_mark(
        self, element: HtmlElement, raw: str, before: str, line: _Line
    ) -> Iterator[_Reading]:
        dating = self.clock.dating(raw, "time", self.month_first)
        if dating:
            kind = (
                _kind(fold(before)[-_LONG_LABEL:])
                or _kind_of_names(" ".join(names_of(element)).lower())
                or _kind(fold(short_text(element, _LONGEST) or "")[:_LONG_LABEL])
                or _kind_of_names(line.names)
            )
            yield _Reading(kind or "published", kind is not None, dating)

    def _later_that_day(
        self, text: str, folded: str, end: int, dating: Dating
    ) -> Iterator[_Reading]:
        """ "10.03.2022 11:07 (güncelleme: 12:40)": the update has only a time."""
        updated = _UPDATED.search(folded, end)
        time = _TIME.search(folded, updated.end()) if updated else None
        if time and dating.precision != "day":
            day = dating.at.date().isoformat()
            later = self.clock.dating(f"{day} {time[1]}:{time[2]}", "text")
            if later:
                raw = text[updated.start() : time.end()] if updated else text
                yield _Reading("modified", True, replace(later, raw=raw))


def _with_times(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines, with a time that stands on a line of its own on that of its day."""
    before: _Line | None = None
    for line in lines:
        if before is not None:
            times = _ONLY_TIME.fullmatch(line.text), _ONLY_TIME.fullmatch(before.text)
            shorter = before if times[0] else line
            if any(times) and len(shorter.text) <= _LONG_LABEL and _DIGIT.search(shorter.text):
                before.text = f"{before.text} {line.text}"
                before.marks += line.marks
                continue
            yield before
        before = line
    if before is not None:
        yield before


def _counts(found: list[_Reading], new: _Reading) -> bool:
    same = [reading.dating for reading in found if reading.kind == new.kind]
    return not same or new.labelled or any(agree(dating, new.dating) for dating in same)


def _settled(found: list[_Reading]) -> list[Candidate]:
    """As candidates; beside a labelled publication, what has no label is the latest change."""
    labelled = [r.dating for r in found if r.kind == "published" and r.labelled]
    return [
        (
            r.kind
            if r.labelled or not labelled or any(agree(r.dating, dating) for dating in labelled)
            else "modified",
            r.dating,
        )
        for r in found
    ]


def _says_when(text: str, readings: list[tuple[int, int, Dating]], names: str, label: str) -> bool:
    """Whether a line that holds a moment says little else."""
    rest = text
    for start, end, _ in reversed(readings):
        rest = rest[:start] + " " + rest[end:]
    folded = fold(f"{label} {rest}") if label else fold(rest)
    if _OTHER_DAY.search(folded):
        return False
    words = len(_WORD.findall(rest))
    if words <= _FEW_WORDS:
        return not (words > 2 and text.rstrip().endswith((".", "!", "?", "…")))
    known = _PUBLISHED.search(folded) or _UPDATED.search(folded) or _DATE_NAME.search(names)
    return words <= _MORE_WORDS and known is not None


def _kind(label: str) -> str | None:
    """What a label says that follows; the last word of a label counts."""
    updated = list(_UPDATED.finditer(label))
    published = list(_PUBLISHED.finditer(label))
    if updated and (not published or updated[-1].start() > published[-1].start()):
        return "modified"
    if updated and published and _updates(label[updated[-1].start() :]):
        return "modified"
    return "published" if published else None


def _updates(label: str) -> bool:
    """ "Güncelleme tarihi", "дата обновления": a word for a date names nothing of its own."""
    return re.search(r"tarih|дата|date", label) is not None


@lru_cache(maxsize=5_000)
def _kind_of_names(names: str) -> str | None:
    updated = _UPDATED_NAME.search(names) and not _PUBLISHED_NAME.search(names)
    return "modified" if updated else None


class _Budget:
    """How many more elements may be looked at."""

    def __init__(self, elements: int):
        self.left = elements


def _below(heading: HtmlElement) -> Iterator[_Line]:
    """The lines after the headline, as far as the third paragraph of the text."""
    budget = _Budget(_NEAR_ELEMENTS)
    long = 0
    node: HtmlElement | None = heading
    while node is not None and node.tag not in _LARGEST:
        for line in _lines_of(_after(node), budget):
            yield line
            long += len(line.text) >= _PARAGRAPH
            if long >= _PARAGRAPHS:
                return
        node = node.getparent()


def _above(heading: HtmlElement) -> list[_Line]:
    """The lines right before the headline, element by element, the nearest first."""
    budget = _Budget(_NEAR_ELEMENTS)
    found: list[_Line] = []
    node: HtmlElement | None = heading
    for _ in range(_LEVELS):
        if node is None or node.tag in ("body", "html"):
            break
        for sibling in islice(node.itersiblings(preceding=True), _SIBLINGS):
            found += list(_lines(sibling, budget))[-_ABOVE_LINES:]
            if len(found) >= _ABOVE_LINES:
                return found[:_ABOVE_LINES]
        node = node.getparent()
    return found


def _after(node: HtmlElement) -> Iterator[HtmlElement | str]:
    yield node.tail or ""
    for sibling in node.itersiblings():
        yield sibling
        yield sibling.tail or ""


def _lines(root: HtmlElement, budget: _Budget) -> Iterator[_Line]:
    return _lines_of(iter((root,)), budget)


def _lines_of(parts: Iterator[HtmlElement | str], budget: _Budget) -> Iterator[_Line]:
    """The lines that these elements and texts show, without what stands elsewhere."""
    line = _Line()
    for piece in _pieces(parts, budget):
        if isinstance(piece, str):
            if len(line.text) <= 2 * _LONGEST and (line.text or not piece.isspace()):
                line.text += piece
        elif piece is not None:
            line.elements.append(piece)
            raw = _stated(piece)
            if raw:
                line.marks.append((piece, raw, _clean(line.text)))
        elif line.text or line.marks:
            line.text = _clean(line.text)
            yield line
            line = _Line()
    if line.text or line.marks:
        line.text = _clean(line.text)
        yield line


def _stated(element: HtmlElement) -> str | None:
    """What an element states for machines: a moment, as far as one can see from here."""
    if element.tag not in _STATING:
        return None
    if element.tag in _TIMES:
        raw = element.get("datetime") or element.get("content")
    elif element.tag == "abbr":
        raw = element.get("title")
    else:
        raw = next((value for name in _ATTRIBUTES if (value := element.get(name))), None)
    if raw is None and element.tag == "time":
        raw = short_text(element, _LONGEST)
    return raw if raw and _DIGIT.search(raw[:_LONGEST]) else None


def _clean(text: str) -> str:
    return " ".join(text.split())


def _pieces(
    parts: Iterator[HtmlElement | str], budget: _Budget
) -> Iterator[HtmlElement | str | None]:
    """Texts, elements where they begin, and None where a line ends."""
    stack = [(parts, False)]
    while stack:
        part = next(stack[-1][0], None)
        if part is None:
            _, block = stack.pop()
            if block:
                yield None
        elif isinstance(part, str):
            if part:
                yield part
        else:
            budget.left -= 1
            if budget.left < 0:
                return
            block = part.tag not in _INLINE
            if block:
                yield None
            if part.tag != "br" and not _elsewhere(part):
                yield part
                stack.append((_inside(part), block))


def _inside(element: HtmlElement) -> Iterator[HtmlElement | str]:
    apart = element.tag in _APART
    yield f" {element.text or ''}" if apart else element.text or ""
    for child in element:
        yield child
        yield child.tail or ""
    if apart:
        yield " "


def _elsewhere(element: HtmlElement) -> bool:
    """Whether the element belongs to other articles, to comments or to the page's edge."""
    if element.tag in _WHOLE:
        return False
    if element.tag == "header":
        # the page's own head shows the day of reading; an article's head shows its day
        return not _holds_article(element)
    if element.tag == "aside":
        # what an article says of itself may stand at its side
        names = " ".join(names_of(element)).lower()
        inside = next(element.iterancestors("article"), None) is not None
        return _named_elsewhere(names) or not (inside or _DATE_NAME.search(names))
    if element.tag in _ELSEWHERE_TAGS:
        return True
    classes, name = names_of(element)
    if not classes and not name:
        return False
    if _named_elsewhere(classes) or _named_elsewhere(name):
        return True
    in_head = _named_head(classes) or _named_head(name)
    return in_head and short_text(element, _LONGEST_TITLE) is not None


def _holds_article(header: HtmlElement) -> bool:
    inside = next(header.iterancestors("article", "main"), None) is not None
    first = islice(header.iter(), _HEADER_ELEMENTS)
    return inside or any(element.tag in ("h1", "time") for element in first)


@lru_cache(maxsize=20_000)
def _named_head(names: str) -> bool:
    return _HEAD.search(names.lower()) is not None


@lru_cache(maxsize=20_000)
def _named_elsewhere(names: str) -> bool:
    return _ELSEWHERE.search(names.lower()) is not None


def _in_card(line: _Line, around: set[HtmlElement]) -> bool:
    """Whether the line stands beside a linked headline or in a list of links."""
    node = line.elements[-1] if line.elements else None
    for _ in range(_LEVELS):
        if node is None or node in around or node.tag in _WHOLE:
            return False
        alone = node.tag in _ITEMS
        if short_text(node, _CARD) is None:
            return False
        for link in islice(node.iterdescendants("a"), _FEW_LINKS):
            if _is_headline(link) and (alone or _is_heading(link)):
                return True
        if node.tag == "a" and _is_headline(node):
            return True
        node = node.getparent()
    return False


def _is_headline(link: HtmlElement) -> bool:
    if (link.get("href") or "#").startswith(_NO_ARTICLE):
        return False
    text = short_text(link, _LONGEST)
    return text is None or len(_WORD.findall(text)) >= _HEADLINE_WORDS


def _is_heading(link: HtmlElement) -> bool:
    return any(element.tag in _HEADINGS for element in (link.getparent(), *link.iterdescendants()))
