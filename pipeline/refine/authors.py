"""Who wrote it: people by name, agencies apart from them."""

from __future__ import annotations

import re
from typing import Any

from pipeline.refine.jsonld import text_value, types_of
from pipeline.refine.normalize import clean_line
from pipeline.refine.page import Page, text_of

_MAX = 12
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|yazar|muhabir|avtor)", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"comment|related|bio|avatar|image|img|photo|social|follow|box|list|more|desc|role|title|twitter|email",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|edited|story|text|words)?\s*by|from|author(?:s|\(s\))?|von|por|par|di|da|av|af|door|text"
    r"|yazan|yazar|haber|muhabir|editör|hazırlayan|çeviri"
    r"|автор(?:ы|и|ка)?|текст|материал подготовил[аи]?|подготовил[аи]?|підготував|підготувала|журналист(?:ка)?|журналіст(?:ка)?|корреспондент|редактор)\b\s*[:：\-–]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||,|•|·|、|\n|\s[/&+]\s|\s(?:and|und|ve|et|y|e|og|och|und|i|и|та|і|й)\s|\swith\s)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[(\[].*|@\S+.*|\S+@\S+.*|https?://.*|\s[-–—]\s.*|(?:\s|^)(?:in|from|aus|reporting from)\s[A-ZА-ЯІЇЄҐÇĞİÖŞÜ]\w+$)$"
)
_NOT_A_NAME = re.compile(
    r"\b(?:staff|news(?:room|desk|paper|room)?|redaktion|editors?|editorial|desk|team|admin(?:istrator)?|agency|agencies|agences?|ajans\w*|web|online|service|bureau"
    r"|reporters?|correspondents?|writer|contributor|press|media|tv|radio|guest|unknown|anonymous|author|redacci[oó]n|rédaction|redazione|redakcja|company|inc|ltd|gmbh"
    r"|haber(?:ler|leri)?|merkezi|servisi|gazetesi|editörü?|muhabiri?|редакци[яи]|редакція|служба|отдел|відділ|новости|новини|агентство|агенція|корреспондент\w*|кореспондент\w*"
    r"|журналист\w*|журналіст\w*|редактор\w*|обозреватель|оглядач|собкор|пресс|издание|видання)\b|https?:|www\.|\.(?:com|org|net|ru|ua|tr)\b|\d{2,}",
    re.IGNORECASE,
)
_AGENCIES = {
    "reuters": "Reuters", "рейтер": "Reuters", "afp": "AFP", "agence france-presse": "AFP", "ap": "AP",
    "associated press": "AP", "the associated press": "AP", "dpa": "dpa", "pa media": "PA", "efe": "EFE",
    "ansa": "ANSA", "bloomberg": "Bloomberg", "interfax": "Interfax", "интерфакс": "Interfax",
    "интерфакс-украина": "Interfax-Ukraine", "інтерфакс-україна": "Interfax-Ukraine", "interfax-ukraine": "Interfax-Ukraine",
    "tass": "TASS", "тасс": "TASS", "риа новости": "RIA Novosti", "ria novosti": "RIA Novosti",
    "anadolu ajansı": "AA", "anadolu agency": "AA", "anadolu": "AA", "aa": "AA", "dha": "DHA",
    "demirören haber ajansı": "DHA", "iha": "İHA", "i̇ha": "İHA", "ihlas haber ajansı": "İHA", "i̇hlas haber ajansı": "İHA",
    "ukrinform": "Ukrinform", "укрінформ": "Ukrinform", "укринформ": "Ukrinform", "unian": "UNIAN", "уніан": "UNIAN",
    "униан": "UNIAN", "xinhua": "Xinhua", "kyodo": "Kyodo", "anka": "ANKA",
}  # fmt: skip


def find_authors(page: Page) -> tuple[tuple[str, ...], str | None]:
    """The persons who sign, and the agency if one does."""
    site = (page.first("og:site_name", "application-name") or "").casefold()
    agency: str | None = None
    for source in (_from_jsonld, _from_meta, _from_microdata, _from_bylines):
        raw = source(page)
        names, found = _people(raw, site)
        agency = agency or found
        if names:
            return names, agency
    return (), agency


def _from_jsonld(page: Page) -> list[str]:
    value = page.article.get("author") or page.article.get("creator")
    values = value if isinstance(value, list) else [value]
    return [name for item in values if (name := _person(item))]


def _person(value: Any) -> str | None:
    if isinstance(value, dict):
        if types_of(value) & {"organization", "newsmediaorganization", "corporation"}:
            name = text_value(value.get("name"))
            return name if name and _agency(name) else None
        given, family = text_value(value.get("givenName")), text_value(value.get("familyName"))
        if not value.get("name") and given and family:
            return f"{given} {family}"
        name = value.get("name")
        if isinstance(name, list):
            return "; ".join(text for item in name if (text := text_value(item)))
        return text_value(name)
    return text_value(value)


def _from_meta(page: Page) -> list[str]:
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
        "og:article:author",
        "twitter:data1",
    ):
        if name == "twitter:data1" and not re.search(
            "written|author|автор|yazan", page.first("twitter:label1") or "", re.I
        ):
            continue
        values = [value for value in page.all(name) if "://" not in value]
        if values:
            return values
    return []


def _from_microdata(page: Page) -> list[str]:
    found = []
    for element in page.tree.iterfind(".//*[@itemprop]"):
        if "author" in (element.get("itemprop") or "").split():
            inner = element.find(".//*[@itemprop='name']")
            name = text_of(inner) if inner is not None else text_of(element)
            if 0 < len(name) < 80:
                found.append(name)
    return found


def _from_bylines(page: Page) -> list[str]:
    found = [
        text_of(element)
        for element in page.tree.iterfind(".//a[@rel]")
        if "author" in (element.get("rel") or "").split()
    ]
    found = [name for name in found if 0 < len(name) < 80]
    if found:
        return list(dict.fromkeys(found))[:3]
    for element in page.tree.iter("a", "span", "div", "p", "address", "li"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _BYLINE_CLASS.search(names) and not _NOT_BYLINE.search(names):
            text = text_of(element)
            if 3 < len(text) < 80:
                return [text]
    return []


def _people(raw: list[str], site: str) -> tuple[tuple[str, ...], str | None]:
    names: list[str] = []
    agency: str | None = None
    for text in raw:
        for part in split_names(text):
            found = _agency(part)
            if found:
                agency = agency or found
            elif is_person(part, site) and part.casefold() not in (
                name.casefold() for name in names
            ):
                names.append(part)
    return tuple(names[:_MAX]), agency


def split_names(text: str) -> list[str]:
    """The names in a byline, without labels, roles, handles and addresses."""
    text = _LABEL.sub("", clean_line(text))
    parts = []
    for part in _SPLIT.split(text):
        name = _TAIL.sub("", _LABEL.sub("", part)).strip(" .,:;-–—|*\"'«»")
        if name:
            parts.append(_capitals(name))
    return parts


def _capitals(name: str) -> str:
    """A name shouted as a name written, where its words are long enough to be no initials."""
    words = name.split()
    if (
        len(words) >= 2
        and name.isupper()
        and name.isascii()
        and all(len(word) > 2 for word in words)
    ):
        return name.title()
    return name


def _agency(name: str) -> str | None:
    return _AGENCIES.get(name.casefold().strip(" ."))


def is_person(name: str, site: str = "") -> bool:
    """Whether this can be a person's name: a few words, letters, no desk or company."""
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 60 or name.startswith(("@", "#")):
        return False
    if _NOT_A_NAME.search(name) or (site and name.casefold() in (site, site.replace(" ", ""))):
        return False
    letters = sum(char.isalpha() for char in name)
    if letters < 3 or letters < 0.7 * len(name.replace(" ", "")):
        return False
    return len(words) > 1 or not name.isascii() or (name[:1].isupper() and not name.isupper())
