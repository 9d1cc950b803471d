"""Heads of bodies without a title of their own: "the head of Gazprom", «глава „Газпрома“»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pipeline.model import Entity
from pipeline.tag.context import Field
from pipeline.tag.forms import ACRONYM, NAME
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.matching import Candidate
from pipeline.tag.titles import Stated, Title, Whose, is_barred

_BEFORE = {
    "en": re.compile(r"(?<!\w)(head|chief|leader|boss|ceo|director|chairman) of(?: the)? \"?$"),
    "ru": re.compile(
        r"(?<![\w-])(глав(?:а|ы|е|у|ой)|лидер(?:а|у|ом|е)?|руководител(?:ь|я|ю|ем|е)"
        r"|гендиректор(?:а|у|ом|е)?) \"?$"
    ),
    "uk": re.compile(
        r"(?<![\w-])(лідер(?:а|у|ом|ові|і)?|голов(?:а|и|і|у|ою)|очільник(?:а|у|ом|ові)?"
        r"|очільниц(?:я|і|ю|ею)|керівник(?:а|у|ом|ові)?|гендиректор(?:а|у|ом|ові)?) \"?$"
    ),
}
_AFTER = {"en": re.compile(r" (?:head|chief|leader|boss|ceo)(?!\w)")}
_WINDOW = 24
# "The head of the SBU in Kharkiv" leads a part of it.
_PART = re.compile(r"'s|-| (?:in|for|at|в|во|у|по|на|з) ")


class Heads:
    """Which office leads each body, and where a text names it only by that."""

    def __init__(self, knowledge: Knowledge) -> None:
        countries = {e.country: e for e in knowledge.entities.values() if e.subtype == "country"}
        self._led: dict[str, tuple[str, Entity]] = {}
        held: dict[str, set[str]] = defaultdict(set)
        for person in knowledge.entities.values():
            for role in person.roles:
                office = knowledge.offices.get(role.office)
                if role.of and role.of in knowledge.entities and office and office.leads:
                    held[role.of].add(role.office)
        for body in knowledge.entities.values():
            if body.type != "organization":
                continue
            if body.led_by and body.country in countries:
                self._led[body.id] = (body.led_by, countries[body.country])
            elif len(held[body.id]) == 1:
                self._led[body.id] = (next(iter(held[body.id])), body)

    def read(
        self,
        index: int,
        part: Field,
        candidates: Iterable[Candidate],
        titles: Collection[Stated],
    ) -> Iterator[Stated]:
        """The heads of known bodies in one field, where no listed ``titles`` stand."""
        if part.language not in _BEFORE:
            return
        taken = {s.title.start for s in titles} | {s.whose.start for s in titles}
        longest: dict[int, Candidate] = {}
        for c in candidates:
            if c.reading.others and (c.start not in longest or c.end > longest[c.start].end):
                longest[c.start] = c
        for c in longest.values():
            bodies = {f.entity for f in c.reading.others if f.kind in (NAME, ACRONYM)}
            led = self._led.get(bodies.pop()) if len(bodies) == 1 else None
            span = _headed(part, c.start, c.end) if led is not None else None
            if led is None or span is None or span[0] in taken:
                continue
            start, end = span
            title = Title(start, end, (led[0],), part.text.plain[start:end])
            stated = Stated(index, part, title, Whose(start, end, (led[1],)))
            if not is_barred(part, title, stated.whose):
                yield stated


def _headed(part: Field, start: int, end: int) -> tuple[int, int] | None:
    """Where a head and the body's name at a place begin and end together."""
    folded = part.text.folded
    quote = folded[start - 1 : start] == '"' and folded[end : end + 1] == '"'
    low = max(0, start - _WINDOW)
    before = _BEFORE[part.language].search(folded[low:start])
    last = end + quote
    if before is not None:
        return None if _PART.match(folded, last) else (low + before.start(1), last)
    after = _AFTER[part.language].match(folded, end) if part.language in _AFTER else None
    return None if after is None or _PART.match(folded, after.end()) else (start, after.end())
