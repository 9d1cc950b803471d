"""Acronyms that a text introduces itself: "Party of Regions (PR)", then PR alone."""

from __future__ import annotations

import re

from pipeline.tag.context import Field
from pipeline.tag.links import Link

_BRACKET = re.compile(r"[»”\"]? \(([^\W\d_]{2,7})\)")
_NAMED = frozenset({"organization", "treaty", "event"})


def introduced(fields: list[Field], links: list[Link]) -> list[Link]:
    """The links, with those acronyms that stand in brackets after a linked full name, in order.

    Where an acronym is known for something else, that stays.
    """
    found: list[Link] = []
    for link in links:
        part, entity = fields[link.field], link.entity
        if entity is None or entity.type not in _NAMED or link.nested or link.rule != "name":
            continue
        plain = part.text.plain
        bracket = _BRACKET.match(plain, link.end)
        if (
            bracket is None
            or not bracket[1].isupper()
            or bracket[1][0] != plain[link.start].upper()
        ):
            continue
        for match in re.finditer(rf"(?<!\w){bracket[1]}(?!\w)", plain[link.end :]):
            start, end = link.end + match.start(), link.end + match.end()
            if not any(x.field == link.field and x.start < end and start < x.end for x in links):
                found.append(Link(link.field, start, end, entity, "acronym"))
    if not found:
        return links
    return sorted(links + found, key=lambda x: (x.field, x.start, -x.end))
