"""From names found to entities meant, with the rule that decided.

A name is linked where nothing else is likely; where two readings stay possible it is left
unlinked, because a wrong link costs an analyst more than a missing one. Firm names go first:
they tell what surnames, weak names and government metonyms in the same text stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.model import Entity, EntityType
from pipeline.tag.context import Before, Field
from pipeline.tag.evidence import (
    Decision,
    Seen,
    Span,
    after_given_name,
    is_bird,
    is_namesake,
    needs_support,
    quoted,
    speaks,
)
from pipeline.tag.forms import (
    ACRONYM,
    METONYM,
    NAME,
    NICKNAME,
    SURNAMES,
    Form,
)
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.matching import Candidate, Matcher, Reading
from pipeline.tag.people import People
from pipeline.tag.text import fold
from pipeline.tag.weak import WeakNames
from pipeline.tag.words import HEADS_AFTER

_FIRM = frozenset({NAME, ACRONYM})

# The higher, the likelier a bare place name means this kind of place.
_PLACE_RANK = {"country": 5, "capital": 4, "city": 3, "region": 2, "oblast": 2, "province": 2}

_OWNED = re.compile(r" [\"“]?(\w+)")
_REPUBLICS = re.compile(r"(?: (?:and|ve) [\w-]+)? (people's republics|halk cumhuriyetleri)\w*")
_BUILDING = re.compile("банков|bankova|bestepe|kremlin|кремл|pentagon|пентагон")

_SCORES = {
    "name": 1.0,
    "full name": 1.0,
    "initials": 0.97,
    "acronym": 0.97,
    "surname after full name": 0.97,
    "surname with title": 0.95,
    "surname": 0.85,
    "nickname": 0.85,
    "metonym": 0.75,
    "weak": 0.7,
    "ambiguous": 0.3,
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
        """How far the rule is trusted."""
        return _SCORES.get(self.rule, 0.8)


@dataclass(slots=True)
class Demonym:
    """An adjective or people's name: evidence for a country, never a mention."""

    field: int
    start: int
    entity: Entity


class Linker:
    """Decides what the names of a text stand for."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher) -> None:
        self._entities = knowledge.entities
        self._people = People(knowledge)
        self._weak = WeakNames(knowledge.entities, matcher)
        self._matcher = matcher
        self._related: dict[str, set[str]] = {}
        for entity in knowledge.entities.values():
            bodies = {role.of for role in entity.roles if role.of in knowledge.entities}
            if bodies:
                self._related[entity.id] = {body for body in bodies if body}

    def link(self, fields: list[Field], day: date | None) -> tuple[list[Link], list[Demonym]]:
        """All links and demonyms of a text's fields (title first)."""
        spans: list[Span] = []
        demonyms: list[Demonym] = []
        for index, part in enumerate(fields):
            candidates = self._matcher.find(part.text, part.language)
            spans += self._spans(index, part, candidates)
            demonyms += self._demonyms(index, candidates)
        seen = Seen()
        for demonym in demonyms:
            if demonym.entity.country:
                seen.countries[demonym.entity.country] += 1
        # Twice over the text: the first pass sees only what is named firmly.
        links = self._settle(fields, spans, seen, day, firm_only=True)
        for link in links:
            if link.entity is not None and link.rule != "nested":
                seen.named[link.entity.id] += 1
                seen.products |= link.entity.type == "product"
                if link.entity.country:
                    seen.countries[link.entity.country] += 1
        for link in links:
            if link.entity is not None:
                seen.related.update(self._related.get(link.entity.id, ()))
        links = self._settle(fields, spans, seen, day, firm_only=False)
        inside = {(link.field, link.start) for link in links}
        demonyms = [d for d in demonyms if (d.field, d.start) not in inside]
        # A place inside an unknown longer name is no mention, but it still tells the country.
        demonyms += [
            Demonym(link.field, link.start, link.entity)
            for link in links
            if link.rule == "nested" and link.entity is not None
        ]
        return [link for link in links if link.rule != "nested"], demonyms

    # -- what stands where ----------------------------------------------------

    def _demonyms(self, index: int, candidates: list[Candidate]) -> list[Demonym]:
        return [
            Demonym(index, c.start, self._entities[c.reading.demonym.entity])
            for c in candidates
            if c.reading.demonym is not None
        ]

    def _spans(self, index: int, part: Field, candidates: list[Candidate]) -> list[Span]:
        """The candidates by place; surnames joined with the given names before them."""
        places: dict[tuple[int, int], Reading] = {}
        for start, end, reading in candidates:
            known = places.get((start, end))
            if known is not None:
                reading = Reading(
                    known.people + reading.people, known.others + reading.others, known.demonym
                )
            places[start, end] = reading
        ends: dict[int, bool] = {end: False for _, end in places}
        spans: list[Span] = []
        for (start, end), (people, others, *_) in sorted(places.items()):
            firm = tuple(f for f in others if f.kind in _FIRM)
            if people:
                owners = {f.entity for f in people}
                naming = part.naming(start, end, owners, self._matcher.given, ends)
                before = naming.before
                if before is Before.STRANGER:
                    if not others:
                        ends[end] = True
                elif before is Before.NOTHING:
                    spans.append(Span(index, start, end, people + others, before, firm))
                    continue
                else:
                    kept = tuple(f for f in people if f.entity in naming.entities)
                    spans.append(Span(index, naming.start, naming.end, kept, before, ()))
            if others:
                spans.append(Span(index, start, end, others, Before.NOTHING, firm))
        spans.sort(key=lambda s: (s.start - s.end, s.start))
        return spans

    # -- deciding -------------------------------------------------------------

    def _settle(
        self,
        fields: list[Field],
        spans: list[Span],
        seen: Seen,
        day: date | None,
        firm_only: bool,
    ) -> list[Link]:
        """Link the longest names first; what lies inside one is not looked at again."""
        links: list[Link] = []
        taken = [bytearray(len(part.text.folded)) for part in fields]
        for span in spans:
            covered = taken[span.field]
            if covered[span.start] or covered[span.end - 1]:
                continue
            if span.firm is not None:
                decided: Decision | None = span.firm
            elif firm_only and not span.firm_forms and span.naming is not Before.GIVEN:
                continue
            else:
                decided = self._decide(fields[span.field], span, seen, day, firm_only)
            if decided is None:
                continue
            if firm_only:
                span.firm = decided
            entity, rule = decided
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            links.append(Link(span.field, span.start, span.end, entity, rule))
        links.sort(key=lambda link: (link.field, link.start))
        return links

    def _decide(
        self, part: Field, span: Span, seen: Seen, day: date | None, firm_only: bool
    ) -> Decision | None:
        if any(self._entities[f.entity].type == "person" for f in span.forms) and is_namesake(
            part, span
        ):
            return None, "nested"
        if span.naming in (Before.GIVEN, Before.INITIALS):
            rule = "full name" if span.naming is Before.GIVEN else "initials"
            return self._people.best(part, span, span.forms, seen, day, rule)
        if span.firm_forms:
            decided = self._firm(part, span, span.firm_forms, seen, firm_only)
            if decided is not None:
                return decided
        if firm_only:
            return None
        surnames = [f for f in span.forms if f.kind in SURNAMES]
        if surnames:
            decided = self._people.surname(part, span, surnames, seen, day)
            if decided is not None:
                return decided
        nicknames = {f.entity for f in span.forms if f.kind == NICKNAME}
        if len(nicknames) == 1:
            if needs_support(part, span, span.forms) and not nicknames & seen.named.keys():
                return None
            return self._entities[nicknames.pop()], "nickname"
        metonyms = [f for f in span.forms if f.kind == METONYM]
        if metonyms:
            decided = self._metonym(part, span, metonyms)
            if decided is not None:
                return decided
        return self._weak.decide(part, span, seen)

    def _firm(
        self,
        part: Field,
        span: Span,
        forms: tuple[Form, ...],
        seen: Seen,
        firm_only: bool,
    ) -> Decision | None:
        """A name that stands for its entity by itself, if it is one here."""
        if len(forms) == 1:
            entities = [self._entities[forms[0].entity]]
        else:
            entities = list({f.entity: self._entities[f.entity] for f in forms}.values())
        if needs_support(part, span, forms) and (
            firm_only or not any(seen.supports(e.id) for e in entities)
        ):
            return None
        if " " not in forms[0].written:
            if is_bird(part, span, seen) or after_given_name(part, span):
                return None
            republic = self._republic(part, span)
            if republic is not None:
                return republic, "name"
            if part.text.folded[span.start : span.end] in HEADS_AFTER and _after_capital(
                part, span
            ):
                return None, "nested"  # the Moscow Times is not The Times
            wider = any(e.type in ("place", "person") or e.subtype == "club" for e in entities)
            if wider and part.inside_longer_name(span.start, span.end):
                return (entities[0] if entities[0].type == "place" else None), "nested"
        entity = self._choose(entities, seen)
        if entity is None:
            return None
        if entity.type == "place":
            if entity.subtype != "country" and quoted(part, span):
                return None  # the cruiser «Москва»
            metonyms = [f for f in span.forms if f.kind == METONYM]
            if metonyms and speaks(part, span.start, span.end):
                return self._metonym(part, span, metonyms)
        return entity, "acronym" if forms[0].kind == ACRONYM else "name"

    def _republic(self, part: Field, span: Span) -> Entity | None:
        """Who is meant by the city in "Donetsk and Lugansk People's Republics"."""
        match = _REPUBLICS.match(part.text.folded, span.end)
        if match is None:
            return None
        single = "halk cumhuriyeti" if match.group(1)[0] == "h" else "people's republic"
        name = f"{part.text.folded[span.start : span.end]} {single}"
        owners = {f.entity for f in self._matcher.lookup(name) if f.kind == NAME}
        if len(owners) != 1:
            return None
        if match.end(1) == match.end() and match.start(1) == span.end + 1:
            span.end = match.end()
        return self._entities[owners.pop()]

    def _choose(self, entities: list[Entity], seen: Seen) -> Entity | None:
        """The likeliest of several bearers of one firm name; None where that stays open."""
        if len(entities) == 1:
            return entities[0]

        def weight(entity: Entity) -> tuple[int, int, int]:
            rank = _PLACE_RANK.get(entity.subtype, 1) if entity.type == "place" else 0
            country = seen.countries[entity.country] if entity.country else 0
            return (seen.named[entity.id] > 0, rank, country)

        ranked = sorted(entities, key=weight, reverse=True)
        return ranked[0] if weight(ranked[0]) > weight(ranked[1]) else None

    # -- governments and weak names -------------------------------------------

    def _metonym(self, part: Field, span: Span, forms: list[Form]) -> Decision | None:
        entities = {f.entity for f in forms}
        if len(entities) != 1 or part.inside_longer_name(span.start, span.end):
            return None
        # A building is nothing but its master; a city only where it acts as one.
        building = " " in forms[0].written or _BUILDING.match(fold(forms[0].written))
        if not building and not speaks(part, span.start, span.end):
            return None
        return self._entities[entities.pop()], "metonym"


def _after_capital(part: Field, span: Span) -> bool:
    before = part.previous(span.start)
    return before is not None and before[1][0].isupper() and "'" not in before[2]
