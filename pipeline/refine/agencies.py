"""News agencies, under the names they sign with."""

from __future__ import annotations

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


def agency_of(name: str) -> str | None:
    """The agency that signs with this name, or None."""
    return _BY_NAME.get(name.casefold().strip(" ."))
