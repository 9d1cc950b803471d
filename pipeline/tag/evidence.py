"""What a text shows while it is being linked, and the small signs round a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from pipeline.model import Entity, EntityType
from pipeline.tag.context import Before, Field, is_given_name
from pipeline.tag.forms import ACRONYM, Form
from pipeline.tag.words import (
    AMERICAN_STATES,
    BIRD,
    COLLOCATIONS,
    COMMON_WORDS,
    GENERIC_WEAPONS,
    PLACE_PREPOSITIONS,
)


class Decision(NamedTuple):
    """Whose name it is (None where that stays open) and the rule that decided."""

    entity: Entity | None
    rule: str
    place: str | None = None
    """The place whose name stands for a government."""
    type: EntityType = "person"
    """What an unlinked name is."""


SUPPRESSED = "suppressed"
"""The rule of what is no mention: a part of a longer, unknown name or an ordinary word."""


@dataclass(slots=True)
class Span:
    """One place and every reading of it that is still open."""

    field: int
    start: int
    end: int
    forms: tuple[Form, ...]
    naming: Before
    firm_forms: tuple[Form, ...]
    """Those of the forms that stand for their entity by themselves."""
    firm: Decision | None = None
    """What the first pass decided; a firm name needs no second look."""


class Actor(NamedTuple):
    """A person or state body named in full: where the name ends, and whose it is."""

    field: int
    end: int
    entity: Entity


@dataclass(slots=True)
class Seen:
    """What the text has shown so far."""

    named: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    related: set[str] = field(default_factory=set)
    """Bodies that somebody named has an office in: Prigozhin speaks for "Wagner"."""

    products: bool = False
    strangers: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Known people whose surname somebody else bears here: the field and place it first does."""

    bare: dict[tuple[int, str], int] = field(default_factory=dict)
    """Where a field first has a known person's surname alone."""

    given: set[str] = field(default_factory=set)
    """Names of places that are given names here."""

    titled: set[str] = field(default_factory=set)
    """Holders of the offices that the text speaks of."""

    actors: list[Actor] = field(default_factory=list)
    """People and state bodies named in full, in order."""

    def supports(self, entity: str) -> bool:
        """Whether the text gives a second sign of an entity."""
        return self.named[entity] > 0 or entity in self.related

    def is_stranger(self, entity: str) -> bool:
        """Whether the text's bearer of a surname is somebody else than the one known.

        He is where only he is named in full, and not after the other one's surname alone.
        """
        first = self.strangers.get(entity)
        if first is None or self.named[entity] or entity in self.titled:
            return False
        return first[0] == 0 or self.bare.get((1, entity), first[1]) >= first[1]

    def actor_before(self, index: int, start: int, reach: int) -> Actor | None:
        """Who was last named in full before a place, if not too far back."""
        after = bisect_right(self.actors, (index, start), key=itemgetter(0, 1))
        last = self.actors[after - 1] if after else None
        if last is None or last.field != index or last.end < start - reach:
            return None
        return last


def needs_support(part: Field, span: Span, forms: Sequence[Form]) -> bool:
    """Whether a name is too much like an ordinary word to be believed here."""
    folded = part.text.folded[span.start : span.end]
    form = forms[0]
    foreign = all(part.language not in f.language for f in forms)
    if folded not in COMMON_WORDS:
        # Short acronyms of another language are other things: AB is the EU in Turkish only.
        return foreign and len(folded) <= 3 and form.kind == ACRONYM
    if foreign:
        return True
    if form.kind == ACRONYM:
        return part.in_caps(span.start, span.end)
    return part.in_caps(span.start, span.end) or part.title_case or part.opens_sentence(span.start)


def is_surname(part: Field, start: int, end: int) -> bool:
    """Whether a people's name is written as only a surname is: «депутат Поляков»."""
    if part.language not in ("ru", "uk") or not part.text.plain[start].isupper():
        return False
    word = part.text.folded[start:end]
    if "ск" in word or "ськ" in word or "цьк" in word or " " in word:
        return False  # adjectives begin names: «Украинская правда»
    return not part.opens_sentence(start) and not part.in_caps(start, end)


def is_bird(part: Field, span: Span, seen: Seen) -> bool:
    """A sentence that begins with "Turkey breast" is not about a country."""
    if part.text.folded[span.start : span.end] != "turkey":
        return False
    if part.has_birds and not seen.countries["TR"]:
        return True
    after = part.following(span.end)
    return after is not None and after[2] in BIRD


_OTHER_PART = re.compile(r"нижн\w+|верхн\w+|нов(?:ая|ой|ую|а|ої|ій|ою)|lower|upper|new|yeni")


def is_other_place(part: Field, span: Span) -> bool:
    """Whether the word before a place's name makes another place or a team of it.

    «Нижняя Австрия», «СКА-Нева».
    """
    plain = part.text.plain
    if span.start > 1 and plain[span.start - 1] == "-":
        return plain[span.start - 2].isupper()
    before = part.previous(span.start)
    return (
        before is not None
        and not before[3]
        and before[1][0].isupper()
        and _OTHER_PART.fullmatch(before[2]) is not None
        and not part.opens_sentence(before[0])
    )


_LOCATED = re.compile(r"'[dt][ae]")
_PARTICLES = frozenset(("de", "da", "dos", "del", "della", "von", "van", "di"))


def after_given_name(part: Field, span: Span) -> bool:
    """A one-word name after a given name is a stranger's: "Michael Jordan"."""
    before = part.previous(span.start)
    if part.language == "tr" and _LOCATED.match(part.text.folded, span.end):
        return False  # "Serhiy Harkiv'de": a Turkish sentence puts them side by side
    if before is not None and before[2] in _PARTICLES and before[1].islower():
        before = part.previous(before[0])
        return before is not None and not before[3] and before[1][0].isupper()
    return (
        before is not None
        and not before[3]
        and before[1][0].isupper()
        and not part.text.plain[span.start : span.end].isupper()
        and is_given_name(before[2])
        and not part.in_caps(span.start, span.end)
    )


# Ordinary people bear well-known names too.
_ROMAN = re.compile("[IVX]{2,5}")
_CIVILIAN = re.compile(
    r"\b(?:жител|мешкан|студент|пенсионер|пенсіонер|школьник|школяр|фермер|resident |student "
    r"|villager |pensioner |farmer |ogrenci|esnaf|vatandas|emekli|ciftci|cifci)\w* ?(?:[\w'-]+ )?$"
)


def is_word(part: Field, span: Span) -> bool:
    """Whether the word after a surname says that it is the ordinary word: "özel sektör"."""
    usual = COLLOCATIONS.get(part.text.folded[span.start : span.end])
    after = part.following(span.end) if usual else None
    return after is not None and usual is not None and after[2] in usual


def is_namesake(part: Field, span: Span) -> bool:
    """Whether the words beside a well-known name say that it is somebody else's."""
    before, after = part.previous(span.start), part.following(span.end)
    if after is not None and (after[2] in ("jr", "junior") or _ROMAN.fullmatch(after[1])):
        return True
    if before is not None and before[3] and _ROMAN.fullmatch(before[1]):
        return True  # "III. Selim"
    return _CIVILIAN.search(part.text.folded, max(0, span.start - 40), span.start) is not None


_WATER = re.compile(
    r"(?:вод[аыуеио]\w*|берег\w*|берез[іи]|русл[оаеу]\w*|притоки?|левобережь\w+|течени\w+|пойм\w+"
    r"|мост\w*|через|вдоль|вздовж|за течією|лед|лід|заплав\w+|рыб\w+|риб\w+"
    r"|bridge|banks?|across|along|waters|crossed)"
)
_RIVER = re.compile(r"рек[аиеойу]\w?|річ\w{1,4}|р|river|nehri\w*|irmagi\w*")
_FLOWS = re.compile(
    r"теч[её]т|тече|обмел\w+|обміл\w+|цвет[её]т|цвіте|замерз\w+|river|nehri\w*|irmagi\w*|впада\w+"
)


def is_river(part: Field, span: Span) -> bool | None:
    """Whether a river is named: True by its noun, False by a sign of water near, else None."""
    before, after = part.previous(span.start), part.following(span.end)
    if before is not None and _RIVER.fullmatch(before[2]):
        return True
    if after is not None and _FLOWS.fullmatch(after[2]):
        return False
    if part.language == "en" and before is not None and before[2] == "the":
        return False
    for _ in range(2):
        if before is not None and _WATER.fullmatch(before[2]):
            return False
        before = part.previous(before[0]) if before is not None else None
    return None


_QUOTES = frozenset('"«»“”„‟')


def quoted(part: Field, span: Span) -> bool:
    """Whether a name stands alone between quotation marks, as ships and newspapers do."""
    plain = part.text.plain
    return (
        span.start > 0
        and span.end < len(plain)
        and plain[span.start - 1] in _QUOTES
        and plain[span.end] in _QUOTES
    )


def is_thing(part: Field, span: Span) -> bool:
    """Whether a name that is also somebody's stands for the weapon: "the Bayraktar drone"."""
    if quoted(part, span):
        return True
    if part.language in ("ru", "uk") and part.text.folded[span.start : span.end].isascii():
        return True  # people are written in the text's own letters
    after = part.following(span.end)
    return after is not None and GENERIC_WEAPONS.match(after[2]) is not None


def is_given_here(part: Field, span: Span, seen: Seen) -> bool:
    """Whether a place's name is a person's given name in this text."""
    if not seen.given or part.text.folded[span.start : span.end] not in seen.given:
        return False
    before = part.previous(span.start)
    return before is None or before[2] not in PLACE_PREPOSITIONS


# Names of American states and towns too: what the other one of the name is.
_TWINS = {"georgia": "GE"}


def has_twin(part: Field, span: Span) -> bool:
    """Whether a place's name is also an American one here: "Georgia", "Moscow, Idaho"."""
    folded = part.text.folded
    if folded[span.start : span.end] in _TWINS:
        return True
    return folded.startswith(", ", span.end) and _state_after(part, span)


def _state_after(part: Field, span: Span) -> bool:
    after = part.following(span.end + 1)
    return after is not None and after[1][0].isupper() and after[2] in AMERICAN_STATES


def is_american(part: Field, span: Span, seen: Seen) -> bool:
    """Which of the two a place's name with an American twin means."""
    country = _TWINS.get(part.text.folded[span.start : span.end])
    if country is None or _state_after(part, span):
        return True
    here = seen.countries
    return not here[country] and here["US"] > max(here["RU"], here["TR"], here["AZ"], here["AM"])
