"""What an article is about, as far as it can be seen without knowing the world.

Stems, names, figures and topics, each with a weight: what stands in the title or the first
sentences weighs more (news tells the event first), repetition counts by its logarithm, and
what nearly every article has counts little.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from pipeline.resolve.figures import figures
from pipeline.resolve.lexicon import COMMON_NAMES, EMPTY, EVERYDAY, find_topic
from pipeline.resolve.names import romanise, stem_name
from pipeline.resolve.words import words

LEAD: Final = 400
"""Characters: the headline's event is told in so many."""
WHOLE: Final = 6_000
"""Characters read; what comes later is background."""
FIRST_WORDS: Final = 15
"""Taken for a headline where there is none."""
LONGEST: Final = 40
"""Letters; what is longer is no word and would only cost time."""
IN_TITLE: Final = 3.0
IN_LEAD: Final = 2.0
IN_BODY: Final = 1.0
COMMON: Final = 0.3
"""The weight of what nearly every article has."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:;]|[\n«»“”\"(—–•*|])\s*[«“\"'‘(\[—–-]*\s*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_UKRAINIAN: Final = re.compile(r"[іїєґ]", re.IGNORECASE)
_TURKISH: Final = re.compile(r"[ğışİçöü]")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_STEM_LENGTH: Final = {"en": 6, "tr": 5, "ru": 5, "uk": 5}


@dataclass(frozen=True)
class Report:
    """One article, ready to be asked whether it tells the same story as another."""

    title: str | None
    body: str
    stated_language: str | None = None
    published_at: datetime | None = None

    @cached_property
    def language(self) -> str:
        """The language stated, without its region; else the one its letters look like."""
        if self.stated_language:
            return self.stated_language.lower().replace("_", "-").split("-")[0]
        return guess_language(f"{self.title or ''} {self.body[:LEAD]}")

    @cached_property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """Title, lead and rest, each with its weight."""
        lead, rest = self.body[:LEAD], self.body[LEAD:WHOLE]
        return ((self.title or "", IN_TITLE), (lead, IN_LEAD), (rest, IN_BODY))

    @cached_property
    def headline_stems(self) -> set[str]:
        """The stems of the title's words; without a title, of the first words of the text."""
        said = words(self.title) or words(self.body[:LEAD])[:FIRST_WORDS]
        return {s for w in said if (s := stem(w, self.language))}

    @cached_property
    def _words(self) -> list[tuple[str, float, int]]:
        """Each word with a subject of each part, the part's weight, and how often it is there."""
        return [
            (word, weight, count)
            for part, weight in self.parts
            for word, count in Counter(words(part)).items()
            if word not in EMPTY and len(word) <= LONGEST
        ]

    @cached_property
    def stems(self) -> Mapping[str, float]:
        """The stems of all words that have a subject."""
        stemmed = ((stem(word, self.language), w, count) for word, w, count in self._words)
        return _weigh(item for item in stemmed if item[0])

    @cached_property
    def topics(self) -> Mapping[str, float]:
        """Topics and places, the same for all languages."""
        found = _weigh(
            (topic, w, count)
            for word, w, count in self._words
            if (topic := find_topic(word, self.language))
        )
        return {t: w * (COMMON if t in EVERYDAY else 1.0) for t, w in found.items()}

    @cached_property
    def names(self) -> Mapping[str, float]:
        """Words that are surely names, by their small stem; places that are topics are left out."""
        return self._names[0]

    @cached_property
    def possible_names(self) -> Mapping[str, float]:
        """Words that may owe their capital to the start of a sentence; of half the weight."""
        return self._names[1]

    @cached_property
    def _names(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Sure and possible names; what is seen both ways is sure."""
        sure: list[tuple[str, float, int]] = []
        possible: list[tuple[str, float, int]] = []
        for part, weight in self.parts:
            for token, at_start in capitalised(part):
                low = stem_name(token)[0]
                if (
                    len(low) < 2
                    or token.lower().replace("ё", "е") in EMPTY
                    or find_topic(low, self.language)
                ):
                    continue
                (possible if at_start else sure).append((low, weight, 1))
        known = {name for name, _, _ in sure}
        sure += [item for item in possible if item[0] in known]
        small = {w for part, _ in self.parts for w in _TOKEN.findall(part) if w.islower()}
        rest = [(n, w / 2, 1) for n, w, _ in possible if n not in known and n not in small]
        return _damped(_weigh(sure)), _damped(_weigh(rest))

    @cached_property
    def figures(self) -> Mapping[str, float]:
        """Numbers and dates; small numbers and years count little."""
        found = _weigh((f, w, n) for part, w in self.parts for f, n in figures(part).items())
        return {f: w * figure_rarity(f) for f, w in found.items()}


def guess_language(text: str) -> str:
    """Guess which of the four languages a text is in, from its letters."""
    if len(_CYRILLIC.findall(text)) * 2 > sum(c.isalpha() for c in text):
        return "uk" if _UKRAINIAN.search(text) else "ru"
    return "tr" if len(_TURKISH.findall(text)) * 50 > len(text) else "en"


def stem(word: str, language: str) -> str:
    """Return a word's beginning, which its inflected forms share; "" for an empty word."""
    if word in EMPTY or len(word) < 2 or word.isdigit():
        return ""
    return word[: _STEM_LENGTH.get(language, 6)]


def figure_rarity(figure: str) -> float:
    """Return how telling it is to share a figure: 0.2 for 1 to 10, 1 for 4,127 or a date."""
    if _YEAR.fullmatch(figure):
        return COMMON
    digits = figure.replace(".", "").replace("-", "").replace(":", "").strip("0")
    if len(figure) <= 2 and figure.isdigit():
        return 0.2 if int(figure) <= 10 else 0.6
    return min(1.0, 0.5 + 0.25 * len(digits))


def capitalised(text: str) -> list[tuple[str, bool]]:
    """Return the capitalised words and whether each may owe its capital to its place.

    In a headline that capitalises every word, all of them may.
    """
    tokens = list(_TOKEN.finditer(text))
    long = [t.group() for t in tokens if len(t.group()) > 3]
    shouting = len(long) > 3 and sum(w[0].isupper() for w in long) > 0.7 * len(long)
    found = []
    for token in tokens:
        word = token.group()
        if not word[0].isupper() or (len(word) > 6 and word.isupper()) or len(word) > LONGEST:
            continue
        before = text[max(0, token.start() - 8) : token.start()]
        found.append((word, shouting or bool(_SENTENCE_START.search(before))))
    return found


def _damped(names: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of names with the names of every article made light."""
    return {n: w * (COMMON if romanise(n) in COMMON_NAMES else 1.0) for n, w in names.items()}


def _weigh(found: Iterable[tuple[str, float, int]]) -> dict[str, float]:
    """Return each thing's weight: its heaviest place times 1 + log of how often it is there."""
    heaviest: dict[str, float] = {}
    often: dict[str, int] = {}
    for thing, weight, count in found:
        often[thing] = often.get(thing, 0) + count
        if weight > heaviest.get(thing, 0.0):
            heaviest[thing] = weight
    return {thing: w * (1 + math.log(often[thing])) for thing, w in heaviest.items()}
