"""Who wrote it: people by name, agencies apart from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from pipeline.refine.agencies import (
    agency_at_end,
    agency_in_credit,
    agency_of,
    agency_of_dateline,
    is_credit,
    known_agency,
    name_in_dateline,
)
from pipeline.refine.evidence import Claim
from pipeline.refine.jsonld import text_value, types_of
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, names_of, short_text
from pipeline.refine.surroundings import Surroundings
from pipeline.refine.titles import site_names, squeeze
from pipeline.text.moments import MONTHS, fold

_MAX = 12
_FEW_AUTHORS = 4
_MOST_DECLARED = 60
_LINE = 160
_NAME = 500
_PARAGRAPH, _MOST_PARTS = 150, 40
_LONGEST = 2_000
_META = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
)
_CARD_LABEL = re.compile(r"written|reported|author|автор|yazar|yazan", re.IGNORECASE)
# class names are matched in lower case, and where a capital begins a word, after a hyphen
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:author|byline|writer|reporter|yazar|muhabir|avtor|signature)"
    r"|(?:auth|by|sign|createby|created-by|who)(?:$|[\s_-]))"
)
_SOURCE_CLASS = re.compile(
    r"source|kaynak|istochnik|dzherelo|signature|agency|ajans|(?:^|[\s_-])src\b"
)
_ANY_CLASS = re.compile(
    r"auth|by|writer|reporter|yazar|muhabir|avtor|sign|who|source|kaynak|istochnik|dzherelo"
    r"|agency|ajans|src"
)
_NOT_BYLINE = re.compile(
    r"comment|related|\bbio|avatar|image|img|photo|social|follow|box|list|more|desc|role|title"
    r"|twitter|email|job|position|date|time"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AUTHOR_ROLES = (
    r"(?:(?:written|reported|posted|published|story|text|words|interview(?:ed)?)\s+)?by"
    r"|words|from|authors?|author\(s\)|von|por|par|di|av|af|door|autorin/autor|autor(?:in|en)?"
    r"|yazan|yazar|haber|muhabir(?:i|ler)?|ekleyen|derleyen|haber-foto|hazırlayan(?:lar)?|röportaj|söyleşi|imza"
    r"|автор(?:ы|и|ка|ка)?(?: (?:текста|тексту|статьи|статті|материала|матеріалу|сюжет[ау]))?|текст"
    r"|(?:материал |матеріал )?(?:подготовил[аи]?|підготува(?:в|ла|ли))"
    r"|беседовал[аи]?|спілкува(?:вся|лася|лись)|розмовля(?:в|ла|ли)|интервью|інтерв['’]ю"
    r"|онлайн вед[её]т|онлайн ведут|журнал[иі]ст(?:ка)?|(?:соб\.? ?)?корр?еспондент(?:ка)?"
    r"|обозреватель|оглядач(?:ка)?|записал[аи]?|записа(?:в|ла|ли)|написал[аи]?|написа(?:в|ла|ли)"
)
_OTHER_ROLES = (
    r"(?:edited|editing|translated|translation|photo(?:s|graphs?)?|illustrations?|graphics?) by\b.*"
    r"|авторы? фото|автори? фото|editors?|edit(?:ör|or)(?:ü|ler)?"
    r"|(?:вы|шеф-)?редактор(?:ка|ы|и)?"
    r"|корректор|translat(?:ed by|ors?|ion)|çevir(?:i|en|men)|перевод(?:чик|чица)?|переклад(?:ач)?"
    r"|перев[её]л[аи]?|перекла(?:в|ла|ли)"
    r"|photos?(?:graph(?:s|er|y))?(?: by)?|fotos?|foto ?muhabiri|fotoğraf(?:lar|ı)?"
    r"|фото(?:граф)?(?:ии|ії)?"
    r"|camera|kamera(?:man)?|оператор|video(?: by)?|видео|відео|монтаж|kurgu|grafik|infografik"
    r"|illustrations?(?: by)?|иллюстраци[ия]|ілюстраці[яї]|producer|продюсер|художник|дизайн(?:ер)?"
    r"|ответственный за|seslendiren|ses|звук|инфографика|інфографіка|bearbeitet von"
)
_LABEL = re.compile(rf"^\W*(?:{_AUTHOR_ROLES})(?!\w)\s*(?:[:：,]\s*|[–—-]\s+|\s)", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    rf"^\W*(?:{_OTHER_ROLES})(?!\w)\s*(?:$|[:：,]|\s[–—-]\s|(?=\s+[^\W\d_]+\s[^\W\d_]+\W*$))",
    re.IGNORECASE,
)
_FIRM_LABEL = re.compile(
    rf"(?:^\W*|[|•·–—-]\s+)((?:{_AUTHOR_ROLES})\s*[:：–—]\s*[^\s\d])", re.IGNORECASE
)
_LABEL_ALONE = re.compile(
    r"(?:(?:text |words |story )?by|von|par|por|autor(?:in)?|autorin/autor|authors?"
    r"|автор(?:ы|и|ка)?|текст|yazan|yazar|haber|muhabir|hazırlayan|söyleşi|röportaj"
    r"|интервью|інтерв['’]ю)\s*[:：,]?",
    re.IGNORECASE,
)
_BEFORE_LABEL = " \t\r\n\u00a0—–-•|/([\"'"
_LABEL_STARTS = frozenset(
    (
        *("by", "wri", "rep", "pos", "pub", "sto", "tex", "wor", "int", "fro", "aut", "sou", "via"),
        *("von", "por", "par", "di", "av", "af", "doo", "que", "wit", "add"),
        *("yaz", "hab", "muh", "ekl", "der", "haz", "röp", "söy", "imz", "i̇mz", "kay"),
        *(
            "авт",
            "тек",
            "мат",
            "под",
            "під",
            "бес",
            "спі",
            "роз",
            "инт",
            "інт",
            "онл",
            "жур",
            "кор",
        ),
        *("соб", "обо", "огл", "зап", "нап", "ист", "дже", "по", "за"),
    )
)
"""How the labels of authors and of credits begin, folded."""
_MARKED = re.compile("[:：–—]")
_VERB_LABEL = re.compile(
    r"\W*(?:(?:(?:written|reported|story|text|words) )?by|von|(?:материал )?подготовил[аи]?"
    r"|(?:матеріал )?підготува(?:в|ла|ли)|беседовал[аи]?|записал[аи]?|розмовля(?:в|ла))\s+"
    r"(?-i:[A-ZА-ЯІЇЄҐÇĞİÖŞÜÄÉ])\w+\s+(?-i:[A-ZА-ЯІЇЄҐÇĞİÖŞÜÄÉ])",
    re.IGNORECASE,
)
_BY = re.compile(r"\W*(?:\w+ )?(?:by|von)\s(?!.*:)", re.IGNORECASE)
_ROLE_WITHIN = re.compile(
    rf"(?<=[\w.)»])\s+(?=(?:{_AUTHOR_ROLES}|{_OTHER_ROLES})\s*[:：]|(?<=\. )\w+ by\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||,|•|·|、|\n|\s[/&+]\s|\s(?:and|und|ve|et|y|e|og|och|и|та|і|й|with)\s)\s*",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<=\w\w)/(?=\w\w)")
_TAIL = re.compile(
    r"\s*(?:[(\[].*|@\S+.*|\S+@\S+.*|https?://.*|\s[-–—]\s.*"
    r"|(?:\s|^)(?:in|from|aus|reporting from)\s[A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+$)$"
)
_ROLE_AFTER = re.compile(
    r"\s+(?:muhabiri?|yazarı?|editörü?|bildiriyor|корр?еспондент(?:ка)?|журнал[иі]ст(?:ка)?|обозреватель"
    r"|редактор|correspondent|reporter|redakteur(?:in)?|기자)$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:staff|news(?:room|desk|paper)?|redaktion|editors?|editorial|desk|team|web|online"
    r"|admin(?:istrator)?|agency|agencies|agences?|agentur|ajans\w*|service|bureau|reporters?"
    r"|correspondents?|writer|contributor|press|media|tv|radio|guest|unknown|anonymous|author"
    r"|redacci[oó]n|rédaction|redazione|redakcja|company|inc|ltd|gmbh|developer|quelle|source"
    r"|haber(?:ler|leri)?|merkezi|servisi|gazetesi|editörü?|muhabiri?|yazarlar|tüm yazıları"
    r"|редакци[яи]|редакція|служба|отдел|відділ|новости|новини|агентство|агенція|издание|видання"
    r"|корр?еспондент\w*|журнал[иі]ст\w*|редактор\w*|обозреватель|оглядач|собкор|пресс"
    r"|studio|partners?|content|sponsor\w*|times|herald|tribune|gazette|magazine|информация"
    r"|devamı|detay|подробнее|далее|детальніше|wires?|published|updated|posted|diğer|konuşmalar|facebook|twitter|whatsapp|telegram|instagram|drucken|print|share|paylaş|поделиться)\b"
    r"|https?:|www\.|\.(?:com|org|net|ru|ua|tr|de)\b|\d{2,}|[:：…]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\(\s*(?:www\.|https?:)")
_QUOTED = re.compile(r"^\s*[«“„\"].*[»”“\"]\s*$")
_NOBODY = re.compile(
    r"admin(?:istrator)?|unknown|anonymous|root|user|editor|author|null|none|\d+", re.I
)
_LONGEST_SPACELESS = 25
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TURKISH = re.compile("[ğışĞİŞ]")
_SECOND_NAME = re.compile(
    r"([A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+ [A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+)\s[-–—]\s"
    r"(?=[A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+ [A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+\s*(?:$|[,;/|]))"
)
_FIRST_DIGIT = re.compile(r"\s*[|·,–—-]*\s*\d")
_INSIDE_LABEL = re.compile(r"(?:^|\s)(?:by|von|por|par|автор|автори|yazan)\s+", re.IGNORECASE)
_SIGNING_TAGS = (
    "p",
    "div",
    "i",
    "em",
    "b",
    "strong",
    "span",
    "small",
    "font",
    "li",
    "address",
    *("a", "td", "h5", "h6"),
)
_TEXT_TAGS = frozenset(("p", "div", "em", "i", "b", "strong", "span", "small", "cite"))
_ITEM_TAGS = ("span", "div", "a", "p", "li", "address", "em", "strong", "b", "meta", "link")
_ORGANIZATIONS = frozenset(("organization", "newsmediaorganization", "corporation"))
_FIRST_LINES = 20
_MOST_ELEMENTS = 6_000
_WEAK = ("line beside the date",)
_LINKS = "link to an author"
_DATED = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d|(?:19|20)\d\d|\b(?:önce|ago|назад|тому|bugün|dün|today"
    r"|вчера|сегодня|сьогодні|вчора)\b"
)
_PIECES = re.compile(r"\s+[-–—|·•]\s+|/")
_AUTHOR_PATH = re.compile(
    r"author|yazar|avtor|autor|muhabir|profil|people|person|journalist|users?/"
)
_AUTHOR_STEP = re.compile(
    r"/(?:authors?|yazar(?:lar)?|avtor[yi]?|autor|muhabir(?:ler)?|journalists?)/\S"
)
_PARTICLES = frozenset(("al", "bin", "da", "de", "di", "du", "el", "la", "le", "van", "von"))
_PLACES = frozenset(
    (
        *("new york", "los angeles", "hong kong", "san francisco", "tel aviv", "buenos aires"),
        *("нижний новгород", "великий новгород", "кривой рог", "кривий ріг", "біла церква"),
        *("белая церковь", "нью йорк", "тель авив", "гонг конг", "united states"),
    )
)
"""Places that look like a name and a surname, folded."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons who sign, the agency if one does, and everyone who signs, as declared.

    ``claims`` are what each place says, in the order of trust; ``why`` a person's reason to
    believe the names.
    """

    persons: tuple[str, ...] = ()
    agency: str | None = None
    signed: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    why: str = ""


def find_authors(page: Page, around: Surroundings | None = None) -> Byline:
    """Who signs: structured data, meta tags, microdata, then what a reader sees.

    The first place that names a person is believed. What is declared and names none, such as an
    outlet or a desk, is who signs only where no person is seen either.
    """
    around = around or Surroundings()
    sites = site_names(page) | _organizations(page)
    turkish = (page.language or "").startswith("tr")
    declared = [("json-ld author", _from_jsonld(page)), ("meta author", _from_meta(page))]
    best, agency = _declared_byline(declared, sites, turkish)
    if not best.persons:
        declared.append(("microdata author", _from_microdata(page)))
        best, agency = _declared_byline(declared, sites, turkish)
    # where a full name is declared, only the lines beside the headline can add to it
    elements = _beside(around) if _is_certain(best) else page.tree.iter(*_SIGNING_TAGS)
    shown = _shown(elements, around)
    seen = [(name, [_seen(text) for text in texts]) for name, texts in shown.bylines]
    seen = [(name, [text for text in texts if text]) for name, texts in seen]
    if agency:
        # who declares that an agency signs has no other name but in a byline
        seen = [(source, texts) for source, texts in seen if source not in _WEAK]
    best = _with_seen(best, seen, sites, turkish)
    agencies = (read_byline(texts).agency for _, texts in seen)
    agency = _credited_agency(shown, around) or agency or next(filter(None, agencies), None)
    if not best.persons or not agency:
        first, last = _edges(page)
        if not best.persons and not agency:
            signed = _signature(last, first, sites)
            best = _with_seen(best, [("signature", signed)], sites, turkish)
        agency = agency or next((name for line in last if (name := agency_at_end(line))), None)
    claims = [
        Claim(source, text)
        for source, texts in (*declared, *shown.bylines)
        for text in texts[:_MAX]
    ]
    return replace(best, agency=agency or _own_agency(page), claims=tuple(claims))


def _declared_byline(
    declared: list[tuple[str, list[str]]], sites: frozenset[str], turkish: bool
) -> tuple[Byline, str | None]:
    """Who signs by what the page declares, and the agency among them."""
    best, agency = Byline(why="no place names anyone"), None
    for source, texts in declared:
        found = read_byline(texts, sites, turkish)
        agency = found.agency or agency
        if found.persons and (not best.persons or _names_more(found, best)):
            best = replace(found, agency=None, why=f"{source} names a person")
        elif found.signed and not best.signed:
            best = replace(found, agency=None, why=f"{source}, and no person is named")
    return best, agency


def _beside(around: Surroundings) -> Iterator[HtmlElement]:
    """The elements next to the headline, and what they stand in."""
    lines = dict.fromkeys(line.element for line in (*around.above[:10], *around.below))
    parents = (element.getparent() for element in lines)
    return iter(dict.fromkeys((*(each for each in parents if each is not None), *lines)))


@dataclass(slots=True)
class _Shown:
    """What a reader sees of who signs: texts by the kind of place, and lines of credit."""

    bylines: list[tuple[str, list[str]]]
    credits: list[str]
    dateline_agency: str | None


def _shown(elements: Iterator[HtmlElement], around: Surroundings) -> _Shown:
    """Bylines and credits in one pass over these elements, those beside the headline first."""
    near = {line.element for line in (*around.above[:10], *around.below)}
    near |= {parent for element in near if (parent := element.getparent()) is not None}
    links: list[tuple[bool, str]] = []
    named: list[tuple[bool, str]] = []
    labelled: list[tuple[bool, str]] = []
    credits: list[str] = []
    for element in islice(elements, _MOST_ELEMENTS):
        classes, name, text = element.get("class"), element.get("id"), element.text
        byline, source = _named((classes or "")[:_NAME], (name or "")[:_NAME])
        if element.tag == "a" and _leads_to_author(element, near):
            _append(links, element, near)
        elif byline:
            _append(named, element, near)
        elif text and _may_hold_label(text):
            if line := _labelled(element, text):
                beside = _is_near(element, near)
                if beside or not _BY.match(line):
                    labelled.append((beside, line))
            elif is_credit(text[:40].strip()) and (line := short_text(element, 80)):
                credits.append(line)
        if source and (line := short_text(element, 80)):
            credits.append(line)
    dateline_agency, dateline_names = _dateline(around)
    bylines = [
        (_LINKS, _nearest(links)[:3]),
        *(
            ("byline", [text])
            for text in _nearest(named)[: 4 if any(near for near, _ in named) else 1]
        ),
        ("labelled line", _alike(_nearest(labelled))),
        ("line beside the date", _beside_date(around)),
        ("dateline", dateline_names),
    ]
    bylines = [(source, texts) for source, texts in bylines if texts]
    return _Shown(bylines, credits[:20], dateline_agency)


def _leads_to_author(link: HtmlElement, near: set[HtmlElement]) -> bool:
    """Whether a link says it is an author's, or is a name beside the headline that leads to one."""
    if "author" in (link.get("rel") or "").split():
        return True
    named = _AUTHOR_STEP.search((link.get("href") or "")[:_NAME].lower())
    return named is not None and _is_near(link, near) and _is_signature(short_text(link, 60) or "")


def _may_hold_label(text: str) -> bool:
    """A quick look at how a text begins, and whether it has parts that may begin so."""
    if text[:60].lstrip(_BEFORE_LABEL)[:3].lower().strip(" :,") in _LABEL_STARTS:
        return True
    return ":" in text and len(text) <= _LINE and ("|" in text or " - " in text or "·" in text)


def _labelled(element: HtmlElement, text: str) -> str | None:
    """The line in which a label such as "Author:" names someone, beginning with the label."""
    start = text[:_LINE].strip()
    if len(start) <= 16 and _LABEL_ALONE.fullmatch(start):
        line = short_text(element, _LINE)
        parent = element.getparent()
        if line and len(line) < len(start) + 3 and parent is not None:
            line = short_text(parent, _LINE)
        return line
    if _MARKED.search(start) and (found := _FIRM_LABEL.search(start)):
        line = short_text(element, _LINE) or ""
        return line[max(line.find(found.group(1)), 0) :]
    return short_text(element, _LINE) if len(text) < _LINE and _VERB_LABEL.match(start) else None


def _alike(lines: list[str]) -> list[str]:
    """The first line and those after it under the same label."""
    label = lines[0].split(maxsplit=1)[0] if lines else ""
    return [line for line in lines[:_MAX] if line.split(maxsplit=1)[0] == label]


def _append(found: list[tuple[bool, str]], element: HtmlElement, near: set[HtmlElement]) -> None:
    text = short_text(element, _LINE)
    linked = [short_text(link, 60) or "" for link in islice(element.iter("a"), 6)]
    if text and len(linked) > 1 and all(_is_signature(name) for name in linked):
        text = "; ".join(linked)
    if text and len(text) > 3:
        found.append((_is_near(element, near), text))


def _is_near(element: HtmlElement, near: set[HtmlElement]) -> bool:
    return any(ancestor in near for ancestor in (element, *islice(element.iterancestors(), 2)))


def _nearest(found: list[tuple[bool, str]]) -> list[str]:
    """The texts beside the headline, or all where none stands there."""
    inside = [text for near, text in found if near]
    return list(dict.fromkeys(inside or [text for _, text in found]))


def _beside_date(around: Surroundings) -> list[str]:
    """A line of names alone in the same row as a date, next to the headline."""
    lines = around.below[:12]
    for line in lines:
        pieces = _PIECES.split(line.text) if _DATED.search(fold(line.text)) else []
        if names := [piece.strip() for piece in pieces if _is_signature(piece.strip())]:
            return names
    for number, line in enumerate(lines):
        if not _is_signature(line.text) or _leads_to_section(line.element):
            continue
        parent = line.element.getparent()
        row = [other for other in lines[: number + 4] if other.element.getparent() is parent]
        if any(other is not line and _DATED.search(fold(other.text)) for other in row):
            return [other.text for other in row if _is_signature(other.text)]
    return []


def _leads_to_section(element: HtmlElement) -> bool:
    """Whether the line is a link to anything but a page about an author."""
    link = element if element.tag == "a" else element.find(".//a")
    return link is not None and not _AUTHOR_PATH.search(link.get("href") or "")


def _is_signature(text: str) -> bool:
    """Whether a line holds nothing but names as persons write them."""
    if not 4 < len(text) <= 90 or not text[0].isupper() or any(map(str.isdigit, text)):
        return False
    names = [part for part in re.split(r"\s*[,/|&]\s*|\s(?:ve|и|та|і|and)\s", text) if part]
    return bool(names) and all(_is_full_name(name) for name in names)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(
            word[0].isupper() and word.strip(".'’-").replace("-", "").isalpha() for word in words
        )
        and fold(name) not in _PLACES
        and fold(words[0]) not in MONTHS
        and is_person(name)
    )


def _dateline(around: Surroundings) -> tuple[str | None, list[str]]:
    """The agency of the first dateline below the headline, and who signs in it."""
    starts = [line.text for line in around.below[:_FIRST_LINES] if len(line.text) > 20]
    for start in (*starts, *around.openings):
        agency, length = agency_of_dateline(start)
        if agency:
            name = name_in_dateline(start, length)
            return agency, [name] if name else []
    return None, []


def _edges(page: Page) -> tuple[list[str], list[str]]:
    """The first lines of the text in their order, and the last ones from the end on."""
    blocks: dict[HtmlElement, int] = {}
    for element in islice(page.tree.iter("p"), 300):
        parent = element.getparent()
        if parent is not None and (len(element.text or "") > 80 or _is_long(element)):
            blocks[parent] = blocks.get(parent, 0) + 1
    if not blocks:
        return [], []
    children = list(max(blocks, key=lambda parent: blocks[parent]))
    first = [_end_of(child) for child in children[:3]]
    last = [_end_of(child) for child in reversed(children[-4:])]
    return [text for text in first if text], [text for text in last if text]


def _is_long(element: HtmlElement) -> bool:
    """Whether text and elements together make a paragraph."""
    if next(iter(element), None) is None:
        return False
    size = 0
    for part in islice(element.itertext(), _MOST_PARTS):
        size += len(part.strip())
        if size > _PARAGRAPH:
            return True
    return False


def _end_of(element: HtmlElement) -> str:
    """The element's text, or the end of a long one."""
    if element.tag not in _TEXT_TAGS or element.find(".//a") is not None:
        return ""
    text = short_text(element, 90)
    if text is None:
        text = clean_line("".join(islice(element.itertext(), 60))[-90:])
    return text


def _signature(last: list[str], first: list[str], sites: frozenset[str]) -> list[str]:
    """A name alone in the text's last or first lines, or with the outlet's behind it."""
    for text in (*last, *first):
        name, _, outlet = text.strip("()[] .").partition(", ")
        pieces = _PIECES.split(name if squeeze(outlet) in sites else text.strip("()[] ."))
        # a date or an agency may stand beside the name
        names = [piece for piece in pieces if not agency_of(piece) and not _DATED.search(piece)]
        if names and all(_is_signature(name) for name in names):
            return ["; ".join(names)]
    return []


def _credited_agency(shown: _Shown, around: Surroundings) -> str | None:
    """The agency in a line of credit beside the text, or in the text's dateline."""
    for credit in shown.credits:
        if found := agency_in_credit(credit):
            return found
    if shown.dateline_agency:
        return shown.dateline_agency
    lines = (line.text for line in around.below[:6] if len(line.text) < 30)
    return next((found for line in lines if (found := known_agency(line))), None)


def _own_agency(page: Page) -> str | None:
    """The agency whose own site this is."""
    names = [*page.all("og:site_name"), text_value(page.article.get("publisher")) or ""]
    return next((found for name in names if (found := agency_of(name))), None)


def _is_better(seen: Byline, best: Byline, *, linked: bool) -> bool:
    """Whether the persons that a reader sees are to be believed rather than the declared ones."""
    if not best.persons or (_is_certain(seen) and not _is_certain(best)):
        return True
    return linked and _names_more(seen, best)


def _names_more(byline: Byline, best: Byline) -> bool:
    """Whether this names the same persons and a few others."""
    names = {name.casefold() for name in byline.persons}
    known = {name.casefold() for name in best.persons}
    return (
        known < names and len(names) <= _FEW_AUTHORS and all(" " in name for name in names - known)
    )


def _is_certain(byline: Byline) -> bool:
    """Whether declared persons have full names and are no account's name."""
    return any(" " in name or _SPACELESS.search(name) for name in byline.persons)


def _with_seen(
    best: Byline, seen: list[tuple[str, list[str]]], sites: frozenset[str], turkish: bool
) -> Byline:
    """The byline with the persons that a reader sees, where what is declared names none."""
    for source, texts in seen:
        found = read_byline(texts, sites, turkish)
        if found.persons and _is_better(found, best, linked=source == _LINKS):
            signed = tuple(
                name for name in found.signed if name in found.persons or agency_of(name)
            )
            return Byline(found.persons, None, signed, (), f"{source} names a person")
        if found.signed and not best.signed and not found.persons:
            best = replace(found, agency=None, why=f"{source}, and no person is named")
    return best


def _seen(text: str) -> str:
    """A visible byline without the date and the hour behind it, nor a section before it.

    Empty where it is a profile rather than a byline.
    """
    text = _FIRST_DIGIT.split(text, maxsplit=1)[0]
    head, _, last = text.rpartition(" ")
    text = head if fold(last.strip(" .,")) in MONTHS else text
    if len(text) > _LONGEST_SPACELESS and _SPACELESS.search(text):
        return ""
    text = _SLASHED.sub(" / ", _ROLE_AFTER.sub("", text.strip()))
    text = _SECOND_NAME.sub(r"\1; ", text)
    label = _INSIDE_LABEL.search(text)
    text = text[label.start() :] if label and text[:1].islower() else text
    names = text.split(", ")
    # the city and the outlet behind a name
    while len(names) > 1 and not agency_of(names[-1]) and _is_no_second_name(names[-1]):
        names.pop()
    return ", ".join(names)


def _is_no_second_name(text: str) -> bool:
    text = _TAIL.sub("", text).strip(" .:-–")
    if not text or _SPACELESS.search(text):
        return False
    return " " not in text or any(len(word) > 2 and word.isupper() for word in text.split())


def read_byline(
    raw: list[str], sites: frozenset[str] = frozenset(), turkish: bool = False
) -> Byline:
    """Persons and agencies in these strings, each once, in their order."""
    persons: dict[str, str] = {}
    signed: dict[str, str] = {}
    agency: str | None = None
    for text in raw:
        names = split_names(text, turkish)
        for name in names:
            found = agency_of(name)
            agency = agency or found
            # a single word behind a full name is a city
            city = " " not in name and " " in names[0] and not _SPACELESS.search(name)
            if not found and not city and is_person(name, sites) and not _ADDRESS.search(text):
                persons.setdefault(name.casefold(), name)
            if not _NOBODY.fullmatch(name) and any(char.isalpha() for char in name):
                signed.setdefault(name.casefold(), name)
    return Byline(tuple(persons.values())[:_MAX], agency, tuple(signed.values())[:_MAX])


def split_names(text: str, turkish: bool = False) -> list[str]:
    """The names in a byline, without labels, roles, handles and addresses.

    Whoever edited, translated or took pictures is left out.
    """
    names: list[str] = []
    other = False
    text = _ROLE_WITHIN.sub("; ", _LABEL.sub("", clean_line(text[:_LONGEST])))
    text = _SLASHED.sub(" / ", text) if "://" not in text else text
    for separator, part in _parts(text):
        if separator.strip() not in (",", "") and not separator.strip().isalpha():
            other = False
        if _OTHER_LABEL.match(part):
            other = True
        elif label := _LABEL.match(part):
            other, part = False, part[label.end() :]
        if other or _QUOTED.match(part) or _LABEL_ALONE.fullmatch(part.strip()):
            continue
        in_brackets = part.strip(" .,()[]")
        if agency_of(in_brackets):
            names.append(in_brackets)
            continue
        name = _TAIL.sub("", _LABEL.sub("", part)).strip(" .,:;-–—|*\"'«»()[]")
        if not name or "://" in name:
            continue
        names.append(_capitals(name, turkish))
    return names


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a byline, each with the separator before it."""
    position, separator = 0, ""
    for match in _SPLIT.finditer(text):
        yield separator, text[position : match.start()]
        position, separator = match.end(), match.group()
    yield separator, text[position:]


def is_person(name: str, sites: frozenset[str] = frozenset()) -> bool:
    """Whether this can be a person's name: a few words, letters, no desk or company."""
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 60 or name.startswith(("@", "#")):
        return False
    if _NOT_A_NAME.search(name) or squeeze(name) in sites:
        return False
    if len(words) == 1 and any(squeeze(name) in site for site in sites):
        return False
    if name[0].islower() and words[0] not in _PARTICLES:
        return False
    if fold(words[-1].strip(".")) in MONTHS:
        return False
    letters = sum(char.isalpha() for char in name)
    if letters < 2 or letters < 0.7 * len(name.replace(" ", "")):
        return False
    return len(words) > 1 or not name.isascii() or (name[:1].isupper() and not name.isupper())


def _from_jsonld(page: Page) -> list[str]:
    value = page.article.get("author") or page.article.get("creator")
    values = value if isinstance(value, list) else [value]
    return [name for item in values[:_MOST_DECLARED] if (name := _name_of(item))]


def _organizations(page: Page) -> frozenset[str]:
    """The names, squeezed, of the authors that the structured data calls no persons."""
    value = page.article.get("author")
    values = value if isinstance(value, list) else [value]
    names = [
        text_value(item)
        for item in values[:_MAX]
        if isinstance(item, dict) and types_of(item) & _ORGANIZATIONS
    ]
    return frozenset(squeeze(name) for name in names if name)


def _name_of(value: Any) -> str | None:
    if not isinstance(value, dict):
        return text_value(value)
    name = value.get("name")
    given, family = text_value(value.get("givenName")), text_value(value.get("familyName"))
    if not name and given and family:
        return f"{given} {family}"
    if isinstance(name, list):
        return "; ".join(text for item in name[:_MAX] if (text := text_value(item)))
    text = text_value(name)
    if text and types_of(value) & _ORGANIZATIONS:
        # an outlet's name is one name, whatever commas it holds
        return text.replace(",", " ") if not agency_of(text) else text
    return text


def _from_meta(page: Page) -> list[str]:
    for name in _META:
        values = [value for value in page.all(name) if "://" not in value and split_names(value)]
        if values:
            return values
    if _CARD_LABEL.search(page.first("twitter:label1") or ""):
        return page.all("twitter:data1")
    return []


def _from_microdata(page: Page) -> list[str]:
    marked = (
        element
        for element in islice(page.tree.iter(*_ITEM_TAGS), _MOST_ELEMENTS)
        if "author" in (element.get("itemprop") or "").split() and not _in_comment(element)
    )
    names = (short_text(_item_name(element), 80) for element in islice(marked, 4 * _MAX))
    return [name for name in names if name]


def _item_name(item: HtmlElement) -> HtmlElement:
    """The element inside that holds the item's name; the item itself where none is marked."""
    inside = islice(item.iterdescendants(), 50)
    return next((element for element in inside if element.get("itemprop") == "name"), item)


def _in_comment(element: HtmlElement) -> bool:
    return any(
        "omment" in f"{names_of(ancestor)} {ancestor.get('itemtype')} {ancestor.get('itemprop')}"
        for ancestor in islice(element.iterancestors(), 6)
    )


def _capitals(name: str, turkish: bool) -> str:
    """A shouted name as a name is written, where its words are too long for initials."""
    words = name.split()
    turkish = turkish or bool(_TURKISH.search(name))
    shortest = 1 if turkish or not name.isascii() else 2
    if len(words) < 2 or not name.isupper() or any(len(word) <= shortest for word in words):
        return name
    return " ".join("-".join(_lowered(part, turkish) for part in word.split("-")) for word in words)


def _lowered(word: str, turkish: bool) -> str:
    lower = word.replace("I", "ı").replace("İ", "i").lower() if turkish else word.lower()
    first = "İ" if turkish and lower[:1] == "i" else lower[:1].upper()
    return first + lower[1:]


@lru_cache(maxsize=20_000)
def _named(classes: str, name: str) -> tuple[bool, bool]:
    """Whether an element's names call it a byline, and whether they call it a source."""
    if not classes and not name:
        return False, False
    both = f"{classes} {name}"
    if not _ANY_CLASS.search(both.lower()):
        return False, False
    hyphened = _HUMP.sub("-", both).lower()
    byline = bool(_BYLINE_CLASS.search(hyphened)) and not _NOT_BYLINE.search(hyphened)
    return byline, _SOURCE_CLASS.search(both.lower()) is not None
