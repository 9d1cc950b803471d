"""What a word in capitals is by itself: a given name, a surname, the head of an organisation …

A word's traits are bits of one number. English and Turkish words are told by lists and endings,
Russian and Ukrainian ones by pymorphy3's dictionaries beside them.

``first_names.txt`` and ``surnames.txt`` hold names in Latin letters, folded: facts taken from
Faker's lists (MIT licence) for English, Turkish, Azerbaijani and other European languages, without
those that are common English words, places or months.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.tag.given_names import GIVEN_NAMES
from pipeline.tag.recognize import words
from pipeline.tag.text import fold

GIVEN = 1
SURNAME = 1 << 1
PATRONYMIC = 1 << 2
PLACE = 1 << 3
ORGANIZATION = 1 << 4
ORG_HEAD = 1 << 5
"""The word that tells that a name is an organisation's: University, комитет."""
ORG_START = 1 << 6
"""Such a word that goes before "of"."""
PLACE_HEAD = 1 << 7
PLACE_START = 1 << 8
"""Lake, Mount, North: what stands before the rest of a place's name."""
TITLE = 1 << 9
PEOPLE = 1 << 10
CALENDAR = 1 << 11
COMMON = 1 << 12
"""Also a word of the language that is no name."""
ACRONYM = 1 << 13
CAMEL = 1 << 14
FOREIGN = 1 << 15
"""In Latin letters in a language that has others."""
INITIALS = 1 << 16
ADJECTIVE = 1 << 17
GENITIVE = 1 << 18
VERB = 1 << 19
PLAIN = 1 << 20
"""Nothing but a word of the language: no name has it where it opens a sentence."""


def _listed(name: str) -> frozenset[str]:
    return frozenset((Path(__file__).parent / name).read_text(encoding="ascii").split())


FIRST_NAMES = _listed("first_names.txt")
SURNAMES = _listed("surnames.txt")

_KEPT = 200_000
_CAMEL = re.compile(r"[^\W\d_](?:[a-z]+[A-Z]|[а-яёіїєґ]+[А-ЯЁІЇЄҐA-Z])\w*$")
_CAMEL_SURNAME = re.compile(r"(?:Mc|Mac(?!Book)|De|Di|Du|La|Le|Fitz|Van|Von)[A-Z][a-z]{2,}$")
_ACRONYM = re.compile(r"[^\W\d_a-zа-яёіїєґ][^\W_a-zа-яёіїєґ-]{1,5}(?:-\d+)?$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_GIVEN_CYRILLIC = frozenset(name for name in GIVEN_NAMES if not name.isascii())
_NAME_GRAMMEMES = (("Name", GIVEN), ("Surn", SURNAME), ("Patr", PATRONYMIC), ("Geox", PLACE))


class Traits:
    """The traits of one language's words. What was asked once is kept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.cyrillic = language in ("ru", "uk")
        self._kept: dict[str, tuple[str, int]] = {}

    def of(self, word: str) -> int:
        """All traits of a word as it is written."""
        return self.folded(word)[1]

    def folded(self, word: str) -> tuple[str, int]:
        """A word folded, and its traits."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self._kept[word] = (fold(word), self._all(word))
        return found

    def _all(self, word: str) -> int:
        shape = self._shape(word)
        found = shape | self._read(word)
        if shape == COMMON:
            found &= ~(ORGANIZATION | ORG_HEAD)
        elif shape == SURNAME:
            found &= ~PEOPLE  # "McTavish" is no people, as the Irish are
        elif shape == ACRONYM and len(word) > 2:
            found &= ~(GIVEN | SURNAME)
        if word[-1:].isdigit():
            found = found & ~(GIVEN | SURNAME) | COMMON  # «Д-30»
        names = GIVEN | SURNAME | PLACE | ADJECTIVE | ORG_HEAD
        plain = found & COMMON and not found & names if self.cyrillic else found == COMMON
        return found | PLAIN if plain else found

    def is_title(self, folded: str) -> bool:
        """Whether a word is a title or trade."""
        if self.cyrillic:
            return words.TITLE_STEMS[self.language].match(folded) is not None
        return folded in words.TITLES[self.language]

    def _shape(self, word: str) -> int:
        if _ACRONYM.match(word) and word.isupper() and not word[-1].isdigit():
            return COMMON if fold(word) in words.NOT_ORGANIZATIONS else ACRONYM
        if _CAMEL_SURNAME.match(word):
            return SURNAME
        return CAMEL if _CAMEL.match(word) else 0

    def _read(self, word: str) -> int:
        folded = fold(word)
        found = 0
        if folded in words.CALENDAR[self.language]:
            found |= CALENDAR
        if folded in words.COMMON[self.language]:
            found |= COMMON
        if self.is_title(folded):
            found |= TITLE
        if folded in words.KNOWN_ORGANIZATIONS:
            return found | ORGANIZATION | (FOREIGN if self.cyrillic and word.isascii() else 0)
        latin = _LATIN.match(word) is not None
        if self.cyrillic and not latin:
            return found | self._cyrillic(word, folded)
        if self.cyrillic:
            if folded in words.ORGANIZATION_ENDS["en"]:
                found |= ORG_HEAD
            return found | FOREIGN | (GIVEN if folded in FIRST_NAMES else 0)
        last = word.partition("-")[2]
        if last and not last[0].isupper():
            return found | COMMON  # "Tory-held"
        return found | self._latin(folded)

    def _latin(self, folded: str) -> int:
        language = self.language
        found = 0
        first, _, _ = folded.partition("-")
        if folded in FIRST_NAMES or (first != folded and first in FIRST_NAMES):
            found |= GIVEN
        if first in words.CALENDAR[language]:
            found |= CALENDAR
        ending = words.SURNAME_ENDINGS[language].match(folded)
        if folded in SURNAMES or (ending and folded not in words.COMMON[language]):
            found |= SURNAME
        if words.PLACE_ENDINGS[language].match(folded) or folded in words.SUBDIVISIONS:
            found |= PLACE
        if not found & GIVEN and words.PEOPLES[language].match(folded):
            found |= PEOPLE
        if language == "tr":
            if len(folded) > 3 and folded in words.COMMON["en"] and not found & GIVEN:
                found |= COMMON  # an English title, not a person
            if not found & (GIVEN | SURNAME) and _is_turkish_noun(folded):
                found |= COMMON
            if words.TURKISH_CLUB.match(folded):
                found |= ORGANIZATION
            if words.ORGANIZATION_STEMS["tr"].match(folded):
                found |= ORG_HEAD
            if words.AFTER_PLACE["tr"].match(folded):
                found |= PLACE_HEAD
            return found
        for trait, listed in (
            (ORG_HEAD, words.ORGANIZATION_ENDS["en"]),
            (ORG_START, words.ORGANIZATION_STARTS["en"]),
            (PLACE_HEAD, words.PLACE_ENDS),
            (PLACE_START, words.PLACE_STARTS),
        ):
            if folded in listed:
                found |= trait
        return found

    def _cyrillic(self, word: str, folded: str) -> int:
        language = self.language
        found = 0
        if words.ORGANIZATION_STEMS[language].match(folded):
            found |= ORG_HEAD
        if words.MINISTRIES.match(folded):
            return found | ORGANIZATION
        if folded in _GIVEN_CYRILLIC:
            found |= GIVEN
        if words.PLACE_ENDINGS[language].match(folded):
            found |= PLACE
        lower = word.lower().replace("’", "'").replace("ʼ", "'")
        readings = _readings(language, lower)
        if not readings:
            if "-" in lower:
                return found | self._hyphened(word)
            if folded.endswith(("ский", "ський", "цкий", "цький", "ская", "ська", "ское", "ське")):
                found |= ADJECTIVE
            if words.COMPANY_COMPOUND.match(folded):
                found |= ORGANIZATION
            elif words.CYRILLIC_SURNAME.match(folded):
                found |= SURNAME
            return found
        for grammemes in readings:
            names = [trait for name, trait in _NAME_GRAMMEMES if name in grammemes]
            for trait in names:
                found |= trait
            if "Orgn" in grammemes:
                found |= ORGANIZATION
            elif not names:
                found |= COMMON
            if "ADJF" in grammemes or "PRTF" in grammemes:
                found |= ADJECTIVE
            if "gent" in grammemes:
                found |= GENITIVE
            if "VERB" in grammemes:
                found |= VERB
        return found

    def _hyphened(self, word: str) -> int:
        """Салтыков-Щедрин, Анна-Мария: what both halves say; of more parts, the outer two."""
        end = self.of(word.rpartition("-")[2])
        found = self.of(word.partition("-")[0]) & (GIVEN | ADJECTIVE | COMMON) | end & GENITIVE
        return found | end & (COMMON if end & COMMON else SURNAME | PLACE)


def _is_turkish_noun(folded: str) -> bool:
    """Whether a word is a common one with an ending: «futbola», «ekibi»."""
    stem = words.TURKISH_NOUN_ENDING.sub("", folded)
    if len(stem) < 3 or stem == folded:
        return False
    hardened = stem[:-1] + stem[-1].translate(words.TURKISH_HARDENED)
    return stem in words.COMMON["tr"] or hardened in words.COMMON["tr"]


def _readings(language: str, lower: str) -> list[frozenset[str]]:
    """The grammemes of each way to read a word; none if the dictionary does not have it.

    The dictionary is asked itself: ``parse`` takes five times as long, for probabilities and
    guesses that are not wanted here.
    """
    analyzer = _analyzer(language)
    dictionary = analyzer.dictionary
    return [
        dictionary.build_tag_info(paradigm, index).grammemes
        for _, forms in dictionary.words.similar_items(lower, analyzer.char_substitutes)
        for paradigm, index in forms
    ]


@lru_cache(maxsize=2)
def _analyzer(language: str) -> Any:
    import pymorphy3  # a quarter of a second, and only needed for Russian and Ukrainian

    return pymorphy3.MorphAnalyzer(lang=language)
