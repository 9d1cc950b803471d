"""From names found to entities meant, with the rule that decided.

A name is linked where nothing else is likely; where two readings stay possible it is left
unlinked, because a wrong link costs an analyst more than a missing one. Firm names go first:
they tell what surnames, weak names, governments and offices in the same text stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.model import Entity
from pipeline.tag import metonyms
from pipeline.tag.context import Before, Field
from pipeline.tag.evidence import (
    SUPPRESSED,
    Actor,
    Decision,
    Seen,
    Span,
    after_given_name,
    has_twin,
    is_american,
    is_bird,
    is_given_here,
    is_namesake,
    is_other_place,
    is_river,
    is_surname,
    is_thing,
    is_word,
    needs_support,
    quoted,
)
from pipeline.tag.forms import ACRONYM, METONYM, NAME, NICKNAME, SURNAMES, Form
from pipeline.tag.introduced import introduced
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.links import CURRENCY, Demonym, Link
from pipeline.tag.matching import Candidate, Matcher
from pipeline.tag.nesting import nested_places, own_forms, swallow, trim
from pipeline.tag.offices import Offices
from pipeline.tag.people import People
from pipeline.tag.regions import shared_regions
from pipeline.tag.spans import read_spans
from pipeline.tag.text import fold
from pipeline.tag.titles import Stated
from pipeline.tag.weak import STATE_BODIES, WeakNames
from pipeline.tag.words import HEADS_AFTER, SITE_HEADS

__all__ = ["Demonym", "Link", "Linker"]

# The higher, the likelier a bare place name means this kind of place.
_PLACE_RANK = {"country": 5, "capital": 4, "city": 3, "region": 2, "oblast": 2, "province": 2}
_REPUBLICS = re.compile(r"(?: (?:and|ve) [\w-]+)? (people's republics|halk cumhuriyetleri)\w*")
_BUILDING = re.compile("банков|bankova|bestepe|kremlin|кремл|pentagon|пентагон")


class Linker:
    """Decides what the names of a text stand for."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher) -> None:
        self._entities = knowledge.entities
        self._people = People(knowledge, matcher)
        self._weak = WeakNames(knowledge.entities, matcher)
        self._offices = Offices(knowledge, matcher)
        self._matcher = matcher
        self._capitals: dict[str, bool] = {}
        self._related: dict[str, set[str]] = {}
        for entity in knowledge.entities.values():
            bodies = {role.of for role in entity.roles if role.of in knowledge.entities}
            if bodies:
                self._related[entity.id] = {body for body in bodies if body}

    def link(self, fields: list[Field], day: date | None) -> tuple[list[Link], list[Demonym]]:
        """All links and demonyms of a text's fields (title first), in order."""
        found = [self._matcher.find(part.text, part.language) for part in fields]
        spans: list[Span] = []
        demonyms: list[Demonym] = []
        seen = Seen()
        for index, (part, candidates) in enumerate(zip(fields, found, strict=True)):
            spans += read_spans(index, part, candidates, self._matcher.given, seen)
            spans += self._regions(index, part)
            demonyms += self._demonyms(index, part, candidates)
        # Of two readings of one place, somebody unknown comes last: "Paris Agreement".
        spans.sort(key=lambda s: (s.start - s.end, s.field, s.start, s.naming is Before.STRANGER))
        for demonym in demonyms:
            if demonym.entity.country:
                seen.countries[demonym.entity.country] += 1
        # Twice over the text: the first pass sees only what is named firmly.
        links, _ = self._settle(fields, spans, seen, day, firm_only=True)
        self._note(links, seen)
        stated: list[Stated] = []
        if day is not None:
            for index, (part, candidates) in enumerate(zip(fields, found, strict=True)):
                stated += self._offices.read(index, part, candidates)
            seen.titled = self._offices.holders(stated, links, seen, day)
        links, inside = self._settle(fields, spans, seen, day, firm_only=False)
        for link in links:
            trim(fields[link.field], link)
        links = introduced(fields, nested_places(fields, links, inside, self._place))
        if day is not None:
            links = self._with_offices(fields, found, stated, links, seen, day)
        # "Turkish Foreign Ministry" says its country by itself, "Russian invasion of Ukraine" not.
        said = {(x.field, x.start): x.entity for x in links if not x.nested}
        demonyms = [
            d
            for d in demonyms
            if (d.field, d.start) not in said
            or ((entity := said[d.field, d.start]) and entity.country != d.entity.country)
        ]
        return links, demonyms

    def _note(self, links: list[Link], seen: Seen) -> None:
        """What the firm names of a text tell about the others."""
        for link in links:
            entity = link.entity
            if entity is None:
                continue
            seen.related.update(self._related.get(entity.id, ()))
            if link.rule in (SUPPRESSED, CURRENCY):
                continue
            seen.named[entity.id] += 1
            seen.products |= entity.type == "product"
            if entity.country:
                seen.countries[entity.country] += 1
                if entity.type == "person" or entity.subtype in STATE_BODIES:
                    seen.actors.append(Actor(link.field, link.end, entity))

    # -- what stands where ----------------------------------------------------

    def _demonyms(self, index: int, part: Field, candidates: list[Candidate]) -> list[Demonym]:
        pointing = [c for c in candidates if c.reading.demonym is not None]
        surnames = {
            part.text.folded[c.start : c.end] for c in pointing if is_surname(part, c.start, c.end)
        }
        return [
            Demonym(index, c.start, self._entities[c.reading.demonym.entity])
            for c in pointing
            if c.reading.demonym is not None
            and not (
                surnames
                and part.text.folded[c.start : c.end] in surnames
                and part.text.plain[c.start].isupper()
            )
        ]

    def _regions(self, index: int, part: Field) -> list[Span]:
        """Regions that share one noun: each is a firm name."""
        return [
            Span(
                index, start, end, (), Before.NOTHING, (), Decision(self._entities[region], "name")
            )
            for start, end, region in shared_regions(part, self._region)
        ]

    def _region(self, name: str) -> str | None:
        return next((f.entity for f in self._matcher.lookup(name) if f.kind == NAME), None)

    # -- deciding -------------------------------------------------------------

    def _settle(
        self,
        fields: list[Field],
        spans: list[Span],
        seen: Seen,
        day: date | None,
        firm_only: bool,
    ) -> tuple[list[Link], list[Span]]:
        """Link the longest names first; what lies inside one is only kept as such."""
        links: list[Link] = []
        inside: list[Span] = []
        taken = [bytearray(len(part.text.folded)) for part in fields]
        for span in spans:
            covered = taken[span.field]
            if covered[span.start] or covered[span.end - 1]:
                if not firm_only and span.firm_forms:
                    inside.append(span)
                continue
            if span.firm is not None:
                decided: Decision | None = span.firm
            elif firm_only and not span.firm_forms and span.naming is Before.NOTHING:
                continue
            else:
                decided = self._decide(fields[span.field], span, seen, day, firm_only)
            if decided is None:
                continue
            if firm_only:
                span.firm = decided
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            links.append(
                Link(
                    span.field,
                    span.start,
                    span.end,
                    decided.entity,
                    decided.rule,
                    decided.type,
                    place=decided.place,
                )
            )
        links.sort(key=lambda link: (link.field, link.start))
        return links, inside

    def _inner(self, part: Field, span: Span, forms: Iterable[Form]) -> Entity | None:
        """The place that is a part of an unknown longer name, unless that is a place's too."""
        if part.inside_longer_name(span.start, span.end) in SITE_HEADS:
            return None
        return self._place(own_forms(part, forms))

    def _place(self, forms: Iterable[Form]) -> Entity | None:
        """The one place that firm forms name, if they name one."""
        found = {f.entity: self._entities[f.entity] for f in forms}
        return self._choose([e for e in found.values() if e.type == "place"], Seen())

    def _with_offices(
        self,
        fields: list[Field],
        found: list[list[Candidate]],
        stated: list[Stated],
        links: list[Link],
        seen: Seen,
        day: date,
    ) -> list[Link]:
        """The links with the offices that stand for their holders; these swallow bodies' names."""
        offices = self._offices.resolve(stated, links, seen, day)
        if offices:
            links = swallow(links, offices, found, self._place)
        for index, (part, candidates) in enumerate(zip(fields, found, strict=True)):
            repeats = self._offices.repeats(index, part, candidates, links, seen, day)
            if repeats:
                links = swallow(links, repeats, found, self._place)
        return links

    def _decide(
        self, part: Field, span: Span, seen: Seen, day: date | None, firm_only: bool
    ) -> Decision | None:
        if span.naming is Before.STRANGER:
            return Decision(None, "stranger")
        if self._entities[span.forms[0].entity].type == "person":
            if is_word(part, span):
                return Decision(None, SUPPRESSED)
            if is_namesake(part, span):
                return Decision(None, SUPPRESSED if span.naming is Before.NOTHING else "stranger")
        if span.naming in (Before.GIVEN, Before.INITIALS):
            rule = "full name" if span.naming is Before.GIVEN else "initials"
            if rule == "initials" and any(f.entity in seen.strangers for f in span.forms):
                if firm_only:
                    return None
                if all(seen.is_stranger(f.entity) for f in span.forms):
                    return Decision(None, "stranger")
            return self._people.best(part, span, span.forms, seen, day, rule)
        if span.firm_forms:
            decided = self._firm(part, span, span.firm_forms, seen, firm_only)
            if decided is not None:
                return decided
        if firm_only:
            return None
        surnames = [f for f in span.forms if f.kind in SURNAMES]
        if surnames and all(seen.is_stranger(f.entity) for f in surnames):
            return Decision(None, "stranger")
        if surnames and len(surnames) < len(span.forms) and is_thing(part, span):
            surnames = []
        if surnames:
            decided = self._people.surname(part, span, surnames, seen, day)
            if decided is not None:
                return decided
        nicknames = {f.entity for f in span.forms if f.kind == NICKNAME}
        if len(nicknames) == 1:
            if needs_support(part, span, span.forms) and not nicknames & seen.named.keys():
                return None
            return Decision(self._entities[nicknames.pop()], "nickname")
        if not needs_support(part, span, span.forms):
            decided = self._metonym(part, span, None)
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
        wider = any(e.type in ("place", "person") or e.subtype == "club" for e in entities)
        if wider and part.inside_longer_name(span.start, span.end):
            return Decision(self._inner(part, span, forms), SUPPRESSED)
        if " " not in forms[0].written:
            if is_bird(part, span, seen):
                return None
            if entities[0].type == "place" and is_other_place(part, span):
                return Decision(None, SUPPRESSED)
            if after_given_name(part, span):
                seen.given.add(part.text.folded[span.start : span.end])
                return None
            if is_given_here(part, span, seen):
                return Decision(None, "stranger")
            if has_twin(part, span):
                if firm_only:
                    return None
                if is_american(part, span, seen):
                    states = {f.entity: self._entities[f.entity] for f in span.forms}
                    named = [e for e in states.values() if e.country == "US"]
                    state = named[0] if len(named) == 1 else None
                    return Decision(state, "name" if state else "ambiguous", type="place")
            republic = self._republic(part, span)
            if republic is not None:
                return Decision(republic, "name")
            if part.text.folded[span.start : span.end] in HEADS_AFTER and _after_capital(
                part, span
            ):
                return Decision(None, SUPPRESSED)  # the Moscow Times is not The Times
        entity = self._in_region(part, span) or self._choose(entities, seen)
        if len(entities) > 1 or (entity is not None and entity.type == "place"):
            river = is_river(part, span)
            if river is not None:
                rivers = [self._entities[f.entity] for f in span.forms]
                entity = next((e for e in rivers if e.subtype == "river"), entity)
                if river and entity is not None and entity.subtype in ("city", "town", "village"):
                    return Decision(None, "ambiguous", type="place")
        if entity is None:
            return None
        if entity.type == "event" and part.text.folded[span.start - 1 : span.start] == "-":
            return None  # "de-occupation of Crimea"
        if entity.subtype == "ministry" and part.language == "tr" and _before_minister(part, span):
            return None  # "Ukrayna Dışişleri Bakanı"
        if entity.subtype == "ministry" and _is_abroad(part, entity, forms[0], seen):
            return Decision(None, "ambiguous", type="organization")
        if entity.type == "place":
            if entity.subtype != "country" and quoted(part, span):
                return None  # the cruiser «Москва»
            spoken = self._metonym(part, span, entity)
            if spoken is not None:
                return spoken
        if entity.subtype == "country" and _of_money(part, span):
            return Decision(entity, CURRENCY)
        return Decision(entity, "acronym" if forms[0].kind == ACRONYM else "name")

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

    def _in_region(self, part: Field, span: Span) -> Entity | None:
        """The place that lies in the region named right after it: «Донецк Ростовской области»."""
        first = part.following(span.end) if len(span.forms) > 1 else None
        second = part.following(first[0]) if first and first[1][0].isupper() else None
        if first is None or second is None:
            return None
        regions = {f.entity for f in self._matcher.lookup(f"{first[2]} {second[2]}")}
        places = {f.entity: self._entities[f.entity] for f in span.forms} if regions else {}
        inside = [e for e in places.values() if e.located_in in regions]
        return inside[0] if len(inside) == 1 else None

    def _choose(self, entities: list[Entity], seen: Seen) -> Entity | None:
        """The likeliest of several bearers of one firm name; None where that stays open."""
        if len(entities) < 2:
            return entities[0] if entities else None

        def weight(entity: Entity) -> tuple[int, int, int]:
            rank = _PLACE_RANK.get(entity.subtype, 1) if entity.type == "place" else 0
            country = seen.countries[entity.country] if entity.country else 0
            return (seen.named[entity.id] > 0, rank, country)

        ranked = sorted(entities, key=weight, reverse=True)
        return ranked[0] if weight(ranked[0]) > weight(ranked[1]) else None

    # -- governments ----------------------------------------------------------

    def _metonym(self, part: Field, span: Span, place: Entity | None) -> Decision | None:
        """The government that a building or an acting capital stands for."""
        forms = [f for f in span.forms if f.kind == METONYM]
        entities = {f.entity for f in forms}
        if len(entities) != 1 or part.inside_longer_name(span.start, span.end):
            return None
        # A building is nothing but its master; a city only where it acts as one.
        building = place is None or _BUILDING.match(fold(forms[0].written))
        if not building and not metonyms.acts(part, span.start, span.end, self._is_capital):
            return None
        government = self._entities[entities.pop()]
        return Decision(government, "metonym", place.id if place is not None else None)

    def _is_capital(self, word: str) -> bool:
        """Whether a word can stand for a government."""
        known = self._capitals.get(word)
        if known is None:
            if len(self._capitals) > 20_000:
                self._capitals.clear()
            known = any(f.kind == METONYM for f in self._matcher.lookup(word))
            self._capitals[word] = known
        return known


def _is_abroad(part: Field, ministry: Entity, form: Form, seen: Seen) -> bool:
    """Whether a text deals with one other country so much that the ministry is that one's."""
    if part.language != "tr" or ministry.country != "TR" or form.written.count(" ") != 1:
        return False
    top = seen.countries.most_common(1)
    return bool(top) and top[0][1] >= 3 and top[0][1] > 3 * seen.countries["TR"]


def _of_money(part: Field, span: Span) -> bool:
    """«долларов США»"""
    before = part.previous(span.start)
    return before is not None and before[2].startswith(("доллар", "долар"))


def _after_capital(part: Field, span: Span) -> bool:
    before = part.previous(span.start)
    return before is not None and before[1][0].isupper() and "'" not in before[2]


def _before_minister(part: Field, span: Span) -> bool:
    after = part.following(span.end)
    return after is not None and after[2].startswith("bakani")
