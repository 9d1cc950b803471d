"""What the linker finds: names linked or left open, and adjectives that only point somewhere."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.model import Entity, EntityType

LONGEST_NAME = 200
"""No name is longer, in code points."""

CURRENCY = "currency"
"""The rule of a country that only says whose money it is: «долларов США»."""

_SCORES = {
    CURRENCY: 1.0,
    "name": 1.0,
    "full name": 1.0,
    "initials": 0.97,
    "acronym": 0.97,
    "surname after full name": 0.97,
    "surname with title": 0.95,
    "office": 0.9,
    "surname": 0.85,
    "nickname": 0.85,
    "metonym": 0.8,
    "weak": 0.7,
    "ambiguous": 0.3,
    "stranger": 0.3,
}


@dataclass(slots=True)
class Link:
    """A name or an office at a place of one field; ``entity`` is None where its owner stays open.

    The fields from ``type`` on mean what they mean in ``model.Mention``.
    """

    field: int
    start: int
    end: int
    entity: Entity | None
    rule: str
    type: EntityType = "person"
    """What an unlinked name is; a linked one is what its entity is."""
    office: str | None = None
    nested: bool = False
    place: str | None = None

    @property
    def score(self) -> float:
        """How far the rule is trusted, in 0–1."""
        return _SCORES.get(self.rule, 0.8)


class Placed:
    """Links in order of field and start, found by where they begin."""

    def __init__(self, links: list[Link]) -> None:
        self._links = links
        self._starts = [(link.field, link.start) for link in links]

    def between(self, field: int, first: int, end: int) -> list[Link]:
        """Those of a field that begin from ``first`` on and before ``end``."""
        low = bisect_left(self._starts, (field, first))
        return self._links[low : bisect_left(self._starts, (field, end), low)]

    def over(self, field: int, start: int, end: int) -> list[Link]:
        """Those of a field that share a code point with a place."""
        return [x for x in self.between(field, start - LONGEST_NAME, end) if x.end > start]


@dataclass(slots=True)
class Demonym:
    """An adjective or people's name: evidence for a country, never a mention."""

    field: int
    start: int
    entity: Entity
