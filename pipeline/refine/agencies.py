"""News agencies, under the names they sign with."""

from __future__ import annotations

import re

_NAMES = {
    "AA": ("aa", "anadolu", "anadolu ajansı", "anadolu agency"),
    "AFP": ("afp", "agence france-presse", "agence france presse"),
    "ANKA": ("anka", "anka haber ajansı"),
    "ANSA": ("ansa",),
    "AP": ("ap", "associated press", "the associated press"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "DHA": ("dha", "demirören haber ajansı"),
    "dpa": ("dpa", "deutsche presse-agentur"),
    "EFE": ("efe", "agencia efe"),
    "EPA": ("epa",),
    "İHA": ("iha", "i̇ha", "ihlas haber ajansı", "i̇hlas haber ajansı"),
    "Interfax": ("interfax", "интерфакс"),
    "Interfax-Ukraine": ("interfax-ukraine", "интерфакс-украина", "інтерфакс-україна"),
    "Kyodo": ("kyodo", "kyodo news"),
    "PA": ("pa media", "press association"),
    "Reuters": ("reuters", "thomson reuters", "рейтер", "рейтерс"),
    "RIA Novosti": ("ria novosti", "риа новости", "ria"),
    "Sputnik": ("sputnik", "спутник"),
    "TASS": ("tass", "тасс", "itar-tass"),
    "Ukrinform": ("ukrinform", "укрінформ", "укринформ"),
    "UNIAN": ("unian", "уніан", "униан"),
    "UNN": ("унн", "унн новини"),
    "Xinhua": ("xinhua", "xinhua news agency"),
}
_BY_NAME = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings}


_LIKE_ONE = re.compile(
    r"(?:\bajansı|\b(?:news|press|information) agency|(?:^|\s)агентство|(?:^|\s)агенція"
    r"|-агентур|agentur|[-‑](?:ин|ін)форм)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:source|via|kaynak|haber kaynağı|источник|джерело"
    r"|по материалам|по информации|за матеріалами|за інформацією)\b\s*:?\s*"
    r"(?:(?:новостного |інформаційного )?агент?ства |агенції |информагентства )?",
    re.IGNORECASE,
)


def agency_of(name: str) -> str | None:
    """The agency that signs with this name: its short name if it is known, or None."""
    name = name.strip(' .:«»"“”()')
    known = _BY_NAME.get(name.casefold())
    if known or len(name) > 40 or name.count(" ") > 4:
        return known
    return name if _LIKE_ONE.search(name) else None


def agency_in_credit(text: str) -> str | None:
    """The agency that a short line such as "Source: X" gives as its source."""
    label = _SOURCE.match(text)
    return agency_of(text[label.end() :] if label else text)
