"""Acronyms that a text introduces itself: "Party of Regions (PR)", then PR alone."""

from __future__ import annotations

import re

from pipeline.model import Entity
from pipeline.tag.context import Field
from pipeline.tag.links import Link, Placed

_BRACKET = re.compile(r"[»”\"]? \(([^\W\d_]{2,7})\)")
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,7}(?!\w)")
_NAMED = frozenset({"organization", "treaty", "event"})


def introduced(fields: list[Field], links: list[Link]) -> list[Link]:
    """The links, with those acronyms that stand in brackets after a linked full name, in order.

    Where an acronym is known for something else, that stays.
    """
    owners: dict[tuple[int, str], tuple[int, Entity]] = {}
    for link in links:
        plain, entity = fields[link.field].text.plain, link.entity
        if entity is None or entity.type not in _NAMED or link.nested or link.rule != "name":
            continue
        bracket = _BRACKET.match(plain, link.end)
        if bracket and bracket[1].isupper() and bracket[1][0] == plain[link.start].upper():
            owners.setdefault((link.field, bracket[1]), (link.end, entity))
    if not owners:
        return links
    placed = Placed(links)
    found = []
    for index in {field for field, _ in owners}:
        for word in _WORD.finditer(fields[index].text.plain):
            since, owner = owners.get((index, word.group()), (0, None))
            if owner is None or word.start() < since or placed.over(index, *word.span()):
                continue
            found.append(Link(index, *word.span(), owner, "acronym"))
    return sorted(links + found, key=lambda x: (x.field, x.start, -x.end))
