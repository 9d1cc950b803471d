"""Who wrote it: people by name, agencies apart from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from pipeline.refine.agencies import agency_in_credit, agency_of
from pipeline.refine.jsonld import text_value, types_of
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, names_of, short_text, text_of
from pipeline.refine.titles import site_names, squeeze

_MAX = 12
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
_BYLINE_CLASS = re.compile(
    r"(?i:(?:^|[\s_-])(?:author|byline|writer|yazar|muhabir|avtor|signature|editor))|[a-z](?:Author|Byline)"
)
_SOURCE_CLASS = re.compile(r"(?i:source|kaynak|istochnik|dzherelo|signature|agency|ajans|avtor)")
_NOT_BYLINE = re.compile(
    r"comment|related|bio|avatar|image|img|photo|social|follow|box|list|more|desc|role|title"
    r"|twitter|email",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:(?:written|reported|posted|published|edited|story|text|words)\s+)?by"
    r"|from|authors?|author\(s\)|von|por|par|di|av|af|door|text"
    r"|yazan|yazar|haber|muhabir|editör|hazırlayan|çeviri"
    r"|автор(?:ы|и|ка)?|текст|материал подготовил[аи]?|подготовил[аи]?|підготува(?:в|ла|ли)"
    r"|журнал[иі]ст(?:ка)?|корр?еспондент(?:ка)?|редактор(?:ка)?)\b\s*(?:[:：\-–]\s*|\s)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||,|•|·|、|\n|\s[/&+]\s|\s(?:and|und|ve|et|y|e|og|och|и|та|і|й|with)\s)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[(\[].*|@\S+.*|\S+@\S+.*|https?://.*|\s[-–—]\s.*"
    r"|(?:\s|^)(?:in|from|aus|reporting from)\s[A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+$)$"
)
_NOT_A_NAME = re.compile(
    r"\b(?:staff|news(?:room|desk|paper)?|redaktion|editors?|editorial|desk|team|web|online"
    r"|admin(?:istrator)?|agency|agencies|agences?|agentur|ajans\w*|service|bureau|reporters?"
    r"|correspondents?|writer|contributor|press|media|tv|radio|guest|unknown|anonymous|author"
    r"|redacci[oó]n|rédaction|redazione|redakcja|company|inc|ltd|gmbh"
    r"|haber(?:ler|leri)?|merkezi|servisi|gazetesi|editörü?|muhabiri?"
    r"|редакци[яи]|редакція|служба|отдел|відділ|новости|новини|агентство|агенція|издание|видання"
    r"|корр?еспондент\w*|журнал[иі]ст\w*|редактор\w*|обозреватель|оглядач|собкор|пресс)\b"
    r"|https?:|www\.|\.(?:com|org|net|ru|ua|tr)\b|\d{2,}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*[«“„\"].*[»”“\"]\s*$")
_NOBODY = re.compile(
    r"admin(?:istrator)?|unknown|anonymous|root|user|editor|author|null|none", re.I
)
_LABEL_OF_CARD = re.compile(r"written|reported|author|автор|yazar|yazan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons who sign, the agency if one does, and everyone who signs, as declared."""

    persons: tuple[str, ...] = ()
    agency: str | None = None
    signed: tuple[str, ...] = ()


def find_authors(page: Page) -> Byline:
    """Who signs: structured data, meta tags, microdata, then visible bylines.

    A later source is asked only while no person has been found.
    """
    sites = site_names(page)
    best = Byline()
    for source in (_from_jsonld, _from_meta, _from_microdata, _from_bylines):
        found = read_byline(source(page), sites)
        if found.persons:
            agency = found.agency or best.agency or _credited_agency(page)
            return Byline(found.persons, agency, found.signed)
        if source is not _from_bylines and (found.agency or found.signed) and not best.signed:
            best = Byline((), found.agency, found.signed)
    return best if best.agency else replace(best, agency=_credited_agency(page))


def _credited_agency(page: Page) -> str | None:
    """The agency in a line of credit beside the text."""
    for element in islice(page.tree.iter("div", "span", "p", "a", "li"), 5_000):
        if _named_source(*names_of(element)):
            found = agency_in_credit(short_text(element, 80) or "")
            if found:
                return found
    return None


def read_byline(raw: list[str], sites: frozenset[str] = frozenset()) -> Byline:
    """Persons and agencies in these strings, each once, in their order."""
    persons: dict[str, str] = {}
    signed: dict[str, str] = {}
    agency: str | None = None
    for text in raw:
        for name in split_names(text):
            found = agency_of(name)
            agency = agency or found
            if not found and is_person(name, sites):
                persons.setdefault(name.casefold(), name)
            if not _NOBODY.fullmatch(name) and any(char.isalpha() for char in name):
                signed.setdefault(name.casefold(), name)
    return Byline(tuple(persons.values())[:_MAX], agency, tuple(signed.values())[:_MAX])


def split_names(text: str) -> list[str]:
    """The names in a byline, without labels, roles, handles and addresses."""
    names = []
    for part in _SPLIT.split(_LABEL.sub("", clean_line(text[:_LONGEST]))):
        if _QUOTED.match(part):
            continue
        name = _TAIL.sub("", _LABEL.sub("", part)).strip(" .,:;-–—|*\"'«»")
        if name and "://" not in name:
            names.append(_capitals(name))
    return names


def is_person(name: str, sites: frozenset[str] = frozenset()) -> bool:
    """Whether this can be a person's name: a few words, letters, no desk or company."""
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 60 or name.startswith(("@", "#")):
        return False
    if _NOT_A_NAME.search(name) or squeeze(name) in sites:
        return False
    letters = sum(char.isalpha() for char in name)
    if letters < 2 or letters < 0.7 * len(name.replace(" ", "")):
        return False
    return len(words) > 1 or not name.isascii() or (name[:1].isupper() and not name.isupper())


def _from_jsonld(page: Page) -> list[str]:
    value = page.article.get("author") or page.article.get("creator")
    values = value if isinstance(value, list) else [value]
    return [name for item in values if (name := _name_of(item))]


def _name_of(value: Any) -> str | None:
    if not isinstance(value, dict):
        return text_value(value)
    name = value.get("name")
    given, family = text_value(value.get("givenName")), text_value(value.get("familyName"))
    if not name and given and family:
        return f"{given} {family}"
    if isinstance(name, list):
        return "; ".join(text for item in name if (text := text_value(item)))
    text = text_value(name)
    if text and types_of(value) & {"organization", "newsmediaorganization", "corporation"}:
        # an outlet's name is one name, whatever commas it holds
        return text.replace(",", " ") if not agency_of(text) else text
    return text


def _from_meta(page: Page) -> list[str]:
    for name in _META:
        values = [value for value in page.all(name) if "://" not in value]
        if values:
            return values
    if _LABEL_OF_CARD.search(page.first("twitter:label1") or ""):
        return page.all("twitter:data1")
    return []


def _from_microdata(page: Page) -> list[str]:
    found = []
    for element in page.tree.iterfind(".//*[@itemprop]"):
        if "author" in (element.get("itemprop") or "").split():
            inner = element.find(".//*[@itemprop='name']")
            name = text_of(inner if inner is not None else element)
            if 0 < len(name) < 80:
                found.append(name)
    return found


def _from_bylines(page: Page) -> list[str]:
    found = [
        name
        for element in page.tree.iterfind(".//a[@rel]")
        if "author" in (element.get("rel") or "").split() and 0 < len(name := text_of(element)) < 80
    ]
    if found:
        return list(dict.fromkeys(found))[:3]
    for element in page.tree.iter("a", "span", "div", "p", "address", "li"):
        if _named_byline(*names_of(element)):
            text = short_text(element, 80) or ""
            if len(text) > 3:
                return [text]
    return []


def _capitals(name: str) -> str:
    """A shouted name as a name is written, where its words are too long for initials."""
    words = name.split()
    long = len(words) >= 2 and all(len(word) > 2 for word in words)
    return name.title() if long and name.isupper() and name.isascii() else name


@lru_cache(maxsize=20_000)
def _named_byline(classes: str, name: str) -> bool:
    both = f"{classes} {name}"
    return len(both) > 1 and bool(_BYLINE_CLASS.search(both)) and not _NOT_BYLINE.search(both)


@lru_cache(maxsize=20_000)
def _named_source(classes: str, name: str) -> bool:
    both = f"{classes} {name}"
    return len(both) > 1 and _SOURCE_CLASS.search(both) is not None
