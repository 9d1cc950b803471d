"""Titles in a text: whose office each is by the words beside it, and whether anybody is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pipeline.model import Entity
from pipeline.tag import office_words as words
from pipeline.tag.context import Field
from pipeline.tag.forms import ACRONYM, METONYM, NAME, NICKNAME, WEAK
from pipeline.tag.links import LONGEST_NAME, Placed
from pipeline.tag.matching import Candidate, Reading

NAMES = frozenset({NAME, ACRONYM, WEAK, METONYM, NICKNAME})
"""Kinds of forms that name a country or body beside a title."""

_WAS = ("ydi", "ydu", "dir", "dur", "mis", "mus")  # "was vice president"


class Title(NamedTuple):
    """Where a title stands, and the offices it can mean."""

    start: int
    end: int
    offices: tuple[str, ...]
    written: str
    """The title with its capitals, as it is listed."""


class Whose(NamedTuple):
    """A title with the words that belong to it, and the bodies these name."""

    start: int
    end: int
    of: tuple[Entity, ...]


class Stated(NamedTuple):
    """A title in a field that may stand for its holder."""

    field: int
    part: Field
    title: Title
    whose: Whose


class Surroundings:
    """Names and adjectives by where they begin and end in one field."""

    def __init__(self, candidates: list[Candidate], entities: Mapping[str, Entity]) -> None:
        self._candidates = candidates
        self._entities = entities

    @cached_property
    def _ending(self) -> dict[int, Candidate]:
        """The longest name or adjective that ends at a place."""
        return {c.end: c for c in reversed(self._candidates) if c.reading.others or _points(c)}

    @cached_property
    def _beginning(self) -> dict[int, Candidate]:
        """The longest name that begins at a place."""
        found: dict[int, Candidate] = {}
        for c in self._candidates:
            if c.reading.others and (c.start not in found or c.end > found[c.start].end):
                found[c.start] = c
        return found

    def ending(self, at: int, adjective: bool) -> tuple[int, tuple[Entity, ...]] | None:
        """Where the name that ends at a place begins, and the country or body whose it is.

        ``adjective`` leaves only what is one.
        """
        found = self._ending.get(at)
        if found is None:
            return None
        bodies = self._bodies(found.reading, True)
        if adjective and (demonym := found.reading.demonym) is not None:
            bodies = (self._entities[demonym.entity],)
        elif adjective:
            bodies = ()
        return (found.start, bodies) if bodies else None

    def beginning(self, at: int) -> tuple[int, tuple[Entity, ...]] | None:
        """Where the country's or body's name that begins at a place ends, and whose it is."""
        found = self._beginning.get(at)
        bodies = self._bodies(found.reading, False) if found is not None else ()
        return (found.end, bodies) if found is not None and bodies else None

    def _bodies(self, reading: Reading, adjectives: bool) -> tuple[Entity, ...]:
        ids = [f.entity for f in reading.others if f.kind in NAMES]
        if adjectives and reading.demonym is not None:
            ids.append(reading.demonym.entity)
        entities = (self._entities[i] for i in dict.fromkeys(ids))
        return tuple(e for e in entities if e.type in ("place", "organization"))


def _points(candidate: Candidate) -> bool:
    return candidate.reading.demonym is not None


def read_titles(
    index: int,
    part: Field,
    candidates: list[Candidate],
    entities: Mapping[str, Entity],
    shared: frozenset[str],
) -> list[Stated]:
    """The titles of one field that may stand for somebody, in order.

    ``shared`` are offices that many hold at once.
    """
    found: list[Stated] = []
    around = Surroundings(candidates, entities)
    for title in _titles(candidates, shared):
        bodies = _whose(part, title, around)
        if not is_barred(part, title, bodies):
            found.append(Stated(index, part, title, bodies))
    return found


def _titles(candidates: Iterable[Candidate], shared: frozenset[str]) -> Iterator[Title]:
    """The titles of a field, longest first where they overlap, in order.

    Those that mean only ``shared`` offices have no one holder, but take their place.
    """
    last = -1
    ranked = sorted(
        ((c.start, -c.end, c.reading.offices) for c in candidates if c.reading.offices),
        key=lambda row: row[:2],
    )
    for start, minus_end, forms in ranked:
        if start < last:
            continue
        last = -minus_end
        offices = tuple(dict.fromkeys(f.entity for f in forms if f.entity not in shared))
        if offices:
            yield Title(start, last, offices, forms[0].written)


def _whose(part: Field, title: Title, around: Surroundings) -> Whose:
    """The title with the country or body before or after it, if there is one."""
    start, end = title.start, title.end
    before = _before(part, start, around)
    if before is None:
        word = part.previous(start)
        if word is not None and words.BETWEEN.fullmatch(word[2]):
            before = _before(part, word[0], around)
    if before is not None:
        return Whose(before[0], end, before[1])
    after = _after(part, end, around)
    if after is not None:
        return Whose(start, after[0], after[1])
    return Whose(start, end, ())


def _before(part: Field, start: int, around: Surroundings) -> tuple[int, tuple[Entity, ...]] | None:
    """The name or adjective right before a title, possessives and genitives included."""
    folded = part.text.folded
    if not start or folded[start - 1] != " ":
        return None
    direct = around.ending(start - 1, part.language in ("ru", "uk"))
    if direct is not None:
        return direct
    quote = folded.rfind("'", max(0, start - 7), start)
    if quote > 0 and folded[quote + 1 : start - 1].isalpha():
        suffix = folded[quote + 1 : start - 1]
        if suffix == "s" or (part.language == "tr" and suffix[-1] == "n"):
            return around.ending(quote, False)
    return None


def _after(part: Field, end: int, around: Surroundings) -> tuple[int, tuple[Entity, ...]] | None:
    """The name after a title: "of Turkey", «Турции»."""
    folded = part.text.folded
    if part.language == "en":
        for link in (" of the ", " of ", " for "):
            if folded.startswith(link, end):
                return around.beginning(end + len(link))
        return None
    if part.language == "tr" or folded[end : end + 1] != " ":
        return None
    quote = 1 if folded[end + 1 : end + 2] == '"' else 0
    return around.beginning(end + 1 + quote)


def is_barred(part: Field, title: Title, whose: Whose) -> bool:
    """Whether the words around say that not the holder is meant."""
    folded, start, end = part.text.folded, whose.start, whose.end
    if start and folded[start - 1] == "-":
        return True
    if part.language == "tr" and folded.endswith(_WAS, 0, end):
        return True
    if start and folded[start - 1] == '"' and folded[end : end + 1] == '"':
        return True  # the so-called
    for place in {start, title.start}:
        before = part.previous(place)
        if before is None:
            continue
        if words.NOT_THE_HOLDER.fullmatch(before[2]) or words.POSTS.fullmatch(before[2]):
            return True
        if before[2] == "the" or words.DESCRIBING.fullmatch(before[2]):
            further = part.previous(before[0])
            if further is not None and words.NOT_THE_HOLDER.fullmatch(further[2]):
                return True
    if folded[end : end + 1] == "-" or words.OWN_BODIES.match(folded, end):
        return True
    if folded.endswith(" republic", 0, title.end) and folded.startswith(" of china", title.end):
        return True  # the Republic of China is not what "China" is
    after = part.following(end)
    if after is None:
        return False
    if words.NOT_HIMSELF.fullmatch(after[2].split("'")[0]):
        return True
    if not whose.of and words.ADJECTIVES.fullmatch(after[2]) and not after[1][0].isupper():
        after = part.following(after[0]) or after
    return not whose.of and words.OTHER_BODIES.fullmatch(after[2]) is not None


def is_definite(part: Field, title: Title) -> bool:
    """Whether a title without a country can mean the text's own, by the word before it."""
    before = part.previous(title.start)
    if part.language == "en":
        return before is not None and before[2] in ("the", "and") and before[1] != "And"
    if before is None or before[3]:
        return True
    word = before[2]
    if part.language == "tr":
        # "Bavyera İçişleri Bakanı": an unknown country's.
        return not before[1][0].isupper() or "'" in word or part.opens_sentence(before[0])
    # «областной министр», «баварський міністр»
    return not word.endswith(
        ("ский", "ского", "скому", "ским", "ський", "ського", "ському", "ским")
    )


def is_beside_name(stated: Stated, links: Placed, person: str) -> bool:
    """Whether a person's name stands right beside the office."""
    index, part, title, whose = stated
    folded, plain = part.text.folded, part.text.plain
    last = _past_ranks(part, whose.end)
    for link in links.between(index, whose.start - LONGEST_NAME, max(last, whose.end) + 5):
        is_person = link.entity.type == "person" if link.entity else link.type == "person"
        if not is_person:
            continue
        same = link.entity is None or link.entity.id == person
        if link.start in (title.end + 1, last + 1):
            return True
        if whose.end <= link.start <= whose.end + 4:
            gap = folded[whose.end : link.start]
            if gap == " " or (same and gap.strip(' ,-—"(') == ""):
                return True
        if same and link.end < whose.start <= link.end + 9:
            gap = folded[link.end : whose.start]
            if gap.strip(' ,-—"(') in ("", "the") and "." not in gap:
                return True
    after = part.following(last)
    if after is None or not after[1][0].isupper() or part.title_case:
        return False
    if part.in_caps(whose.start, whose.end):
        return False
    start = after[0] - len(after[1])
    known = any(link.entity for link in links.over(index, start, start + 1))
    return not known and len(after[1]) > 1 and not plain[start : after[0]].isupper()


def _past_ranks(part: Field, end: int) -> int:
    """Where the ranks after an office end: «министр обороны генерал армии», "Minister Lord"."""
    after = part.following(end)
    while after is not None and words.RANKS.fullmatch(after[2]):
        end = after[0]
        after = part.following(end)
    return end
