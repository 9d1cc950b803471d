"""How far a text is about each country, in 0–1.

Every sign of a country adds weight: a place, a person, an organization, an adjective. Signs
in the title and the opening count more. A text is about the countries that have a fair share
of all its signs, and enough of them for its length.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.model import COUNTRIES
from pipeline.tag.links import CURRENCY, Demonym, Link

# What one sign says about its country.
COUNTRY_NAME = 1.0
PLACE = 0.9
ORGANIZATION = 0.8  # governments called by their capitals too
DEMONYM = 0.6
PERSON = 0.5  # in office or by name: leaders are quoted on everything
OTHER = 0.4  # products, treaties, events
# Whoever reported it, made it or plays in it: their seat says little of what a text is about.
SEATED = frozenset(("media", "company", "international-organization", "club", "university", "ngo"))
SEAT = 0.2
_BY_TYPE = {"place": PLACE, "person": PERSON, "organization": ORGANIZATION}
# The country in "Armed Forces of Ukraine" is said once more by the whole name.
NESTED = 0.5

# Where it stands.
IN_TITLE = 3.0
IN_OPENING = 1.3
OPENING_LENGTH = 200  # code points

# What scores 0.5, "about": this share of all signs, and this total in a text of typical length;
SHARE = 0.13
HALF = 1.0
# or, for the three countries that the warehouse is for, two signs with this total and this
# share: Turkey's part in a long story on others.
REPEATED = 1.3
REPEATED_SHARE = 0.06
TYPICAL_LENGTH = 2000
# In a long text a country needs more than passing signs, in a short one fewer will do.
SHORTEST = 0.8


class Sign(NamedTuple):
    """One piece of evidence for a country."""

    country: str
    weight: float
    in_title: bool
    position: int


def signs_of(links: Iterable[Link], demonyms: Iterable[Demonym]) -> Iterator[Sign]:
    """What the links and adjectives of a text say about countries."""
    for link in links:
        entity = link.entity
        if entity is None or not entity.country or link.rule == CURRENCY:
            continue
        weight = _BY_TYPE.get(entity.type, OTHER)
        if entity.subtype == "country":
            weight = COUNTRY_NAME
        elif entity.subtype in SEATED:
            weight = SEAT
        if link.nested:
            weight *= NESTED
        yield Sign(entity.country, weight, link.field == 0, link.start)
    for demonym in demonyms:
        if demonym.entity.country:
            yield Sign(demonym.entity.country, DEMONYM, demonym.field == 0, demonym.start)


def score_countries(signs: Iterable[Sign], length: int) -> Mapping[str, float]:
    """The score of TR, RU, UA and every other country a text gives a sign of.

    ``1 - 2**-enough``: one half where a country has just enough by either measure, near one
    for a text full of it. Of total and share the scarcer counts; HALF grows with the root of
    the length.
    """
    totals: dict[str, float] = defaultdict(float)
    numbers: dict[str, int] = defaultdict(int)
    for sign in signs:
        place = 1.0
        if sign.in_title:
            place = IN_TITLE
        elif sign.position < OPENING_LENGTH:
            place = IN_OPENING
        totals[sign.country] += sign.weight * place
        numbers[sign.country] += 1
    half = HALF * max(SHORTEST, math.sqrt(length / TYPICAL_LENGTH))
    everything = sum(totals.values())
    scores = dict.fromkeys(COUNTRIES, 0.0)
    for country, total in totals.items():
        share = total / everything
        enough = min(total / half, share / SHARE)
        if country in COUNTRIES and numbers[country] > 1:
            enough = max(enough, min(total / REPEATED, share / REPEATED_SHARE))
        scores[country] = round(1 - 2**-enough, 4)
    return scores
