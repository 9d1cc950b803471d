"""From names found to entities meant, with the rule that decided.

A name is linked where nothing else is likely; where two readings stay possible it is left
unlinked, because a wrong link costs an analyst more than a missing one. Firm names go first:
they tell what surnames, weak names and government metonyms in the same text stand for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Entity, Role
from pipeline.tag.context import Before, Field, is_given_name
from pipeline.tag.forms import (
    ACRONYM,
    DEMONYM,
    METONYM,
    NAME,
    NICKNAME,
    SURNAME,
    SURNAMES,
    WEAK,
    WEAK_SURNAME,
    Form,
)
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.matching import Candidate, Matcher
from pipeline.tag.text import fold
from pipeline.tag.words import BIRD, COMMON_WORDS, GOVERNMENT_THINGS, SPEECH

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
    """A name at a place of one field; ``entity`` is None where its owner stays open."""

    field: int
    start: int
    end: int
    entity: Entity | None
    rule: str

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


@dataclass(slots=True)
class _Span:
    """One place and every reading of it that is still open."""

    field: int
    start: int
    end: int
    forms: tuple[Form, ...]
    naming: Before = Before.NOTHING
    firm: tuple[Entity | None, str] | None = None
    """What the first pass decided; a firm name needs no second look."""


@dataclass(slots=True)
class _Seen:
    """What the text has shown so far."""

    named: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    related: set[str] = field(default_factory=set)
    """Bodies that somebody named has an office in: Prigozhin speaks for "Wagner"."""

    products: bool = False

    def supports(self, entity: str) -> bool:
        """Whether the text gives a second sign of an entity."""
        return self.named[entity] > 0 or entity in self.related


class Linker:
    """Decides what the names of a text stand for."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher) -> None:
        self._entities = knowledge.entities
        self._offices: dict[str, list[tuple[str, str]]] = {}
        for office in knowledge.offices.values():
            for title in {fold(t) for titles in office.titles.values() for t in titles}:
                self._offices.setdefault(title.split()[-1], []).append((title, office.id))
        self._matcher = matcher
        self._related: dict[str, set[str]] = {}
        for entity in knowledge.entities.values():
            bodies = {role.of for role in entity.roles if role.of in knowledge.entities}
            if bodies:
                self._related[entity.id] = {body for body in bodies if body}

    def link(self, fields: list[Field], day: date | None) -> tuple[list[Link], list[Demonym]]:
        """All links and demonyms of a text's fields (title first)."""
        spans: list[_Span] = []
        demonyms: list[Demonym] = []
        for index, part in enumerate(fields):
            candidates = self._matcher.find(part.text, part.language)
            spans += self._spans(index, part, candidates)
            demonyms += self._demonyms(index, candidates)
        seen = _Seen()
        for demonym in demonyms:
            if demonym.entity.country:
                seen.countries[demonym.entity.country] += 1
        # Twice over the text: the first pass sees only what is named firmly.
        links = self._settle(fields, spans, seen, day, firm_only=True)
        for link in links:
            if link.entity is not None:
                seen.named[link.entity.id] += 1
                seen.products |= link.entity.type == "product"
                if link.entity.country:
                    seen.countries[link.entity.country] += 1
        for link in links:
            if link.entity is not None:
                seen.related.update(self._related.get(link.entity.id, ()))
        links = self._settle(fields, spans, seen, day, firm_only=False)
        inside = {(link.field, link.start) for link in links}
        return links, [d for d in demonyms if (d.field, d.start) not in inside]

    # -- what stands where ----------------------------------------------------

    def _demonyms(self, index: int, candidates: list[Candidate]) -> list[Demonym]:
        return [
            Demonym(index, c.start, self._entities[form.entity])
            for c in candidates
            for form in c.forms[:1]
            if form.kind == DEMONYM
        ]

    def _spans(self, index: int, part: Field, candidates: list[Candidate]) -> list[_Span]:
        """The candidates by place; surnames joined with the given names before them."""
        places: dict[tuple[int, int], list[Form]] = {}
        for c in candidates:
            places.setdefault((c.start, c.end), []).extend(c.forms)
        ends: dict[int, bool] = {end: False for _, end in places}
        spans: list[_Span] = []
        for (start, end), forms in sorted(places.items()):
            named = [f for f in forms if f.kind != DEMONYM]
            people = [f for f in named if f.kind in SURNAMES]
            others = tuple(f for f in named if f.kind not in SURNAMES)
            if people:
                owners = {f.entity for f in people}
                naming = part.naming(start, end, owners, self._matcher.given, ends)
                if naming.before is Before.STRANGER:
                    if not others:
                        ends[end] = True
                elif naming.before is Before.NOTHING:
                    spans.append(_Span(index, start, end, (*people, *others), naming.before))
                    continue
                else:
                    kept = tuple(f for f in people if f.entity in naming.entities)
                    spans.append(_Span(index, naming.start, naming.end, kept, naming.before))
            if others:
                spans.append(_Span(index, start, end, others))
        spans.sort(key=lambda s: (s.start - s.end, s.start))
        return spans

    # -- deciding -------------------------------------------------------------

    def _settle(
        self,
        fields: list[Field],
        spans: list[_Span],
        seen: _Seen,
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
            part = fields[span.field]
            decided = span.firm or self._decide(part, span, seen, day, firm_only)
            if decided is None:
                continue
            if firm_only:
                span.firm = decided
            entity, rule = decided
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            if rule != "nested":
                links.append(Link(span.field, span.start, span.end, entity, rule))
        links.sort(key=lambda link: (link.field, link.start))
        return links

    def _decide(
        self, part: Field, span: _Span, seen: _Seen, day: date | None, firm_only: bool
    ) -> tuple[Entity | None, str] | None:
        if span.naming in (Before.GIVEN, Before.INITIALS):
            rule = "full name" if span.naming is Before.GIVEN else "initials"
            if span.naming is Before.INITIALS and firm_only:
                return None
            return self._best_person(part, span, span.forms, seen, day, rule)
        firm = [f for f in span.forms if f.kind == NAME or f.kind == ACRONYM]
        if firm:
            decided = self._firm(part, span, firm, seen, firm_only)
            if decided is not None:
                return decided
        if firm_only:
            return None
        surnames = [f for f in span.forms if f.kind in SURNAMES]
        if surnames:
            decided = self._surname(part, span, surnames, seen, day)
            if decided is not None:
                return decided
        nicknames = {f.entity for f in span.forms if f.kind == NICKNAME}
        if len(nicknames) == 1:
            if self._needs_support(part, span, span.forms) and not nicknames & seen.named.keys():
                return None
            return self._entities[nicknames.pop()], "nickname"
        metonyms = [f for f in span.forms if f.kind == METONYM]
        if metonyms:
            return self._metonym(part, span, metonyms)
        return self._weak(span, seen)

    def _firm(
        self, part: Field, span: _Span, forms: list[Form], seen: _Seen, firm_only: bool
    ) -> tuple[Entity | None, str] | None:
        """A name that stands for its entity by itself, if it is one here."""
        entities = list({f.entity: self._entities[f.entity] for f in forms}.values())
        if self._needs_support(part, span, forms) and (
            firm_only or not any(seen.supports(e.id) for e in entities)
        ):
            return None
        if " " not in forms[0].written:
            if _is_bird(part, span, seen) or _after_given_name(part, span):
                return None
            republic = self._republic(part, span)
            if republic is not None:
                return republic, "name"
            if any(e.type in ("place", "person") for e in entities) and part.inside_longer_name(
                span.start, span.end
            ):
                return None, "nested"
        entity = self._choose(entities, seen)
        if entity is None:
            return None
        if entity.type == "place":
            metonyms = [f for f in span.forms if f.kind == METONYM]
            if metonyms and speaks(part, span.start, span.end):
                return self._metonym(part, span, metonyms)
        return entity, "acronym" if forms[0].kind == ACRONYM else "name"

    def _republic(self, part: Field, span: _Span) -> Entity | None:
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

    def _choose(self, entities: list[Entity], seen: _Seen) -> Entity | None:
        """The likeliest of several bearers of one firm name; None where that stays open."""
        if len(entities) == 1:
            return entities[0]

        def weight(entity: Entity) -> tuple[int, int, int]:
            rank = _PLACE_RANK.get(entity.subtype, 1) if entity.type == "place" else 0
            country = seen.countries[entity.country] if entity.country else 0
            return (seen.named[entity.id] > 0, rank, country)

        ranked = sorted(entities, key=weight, reverse=True)
        return ranked[0] if weight(ranked[0]) > weight(ranked[1]) else None

    def _needs_support(self, part: Field, span: _Span, forms: Sequence[Form]) -> bool:
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
        return (
            part.in_caps(span.start, span.end) or part.title_case or part.opens_sentence(span.start)
        )

    # -- people ---------------------------------------------------------------

    def _surname(
        self, part: Field, span: _Span, forms: list[Form], seen: _Seen, day: date | None
    ) -> tuple[Entity | None, str] | None:
        if part.inside_longer_name(span.start, span.end):
            return None, "nested"
        named = [f for f in forms if seen.named[f.entity]]
        if named:
            # Erdoğan is the president even where his wife is named too.
            return self._best_person(part, span, named, seen, day, "surname after full name")
        strong = [f for f in forms if f.kind == SURNAME]
        hints = self._office_hints(part, span.start)
        weak_titled = [
            f for f in forms if f.kind == WEAK_SURNAME and self._holds(f.entity, hints, day)
        ]
        if not strong:
            if len({f.entity for f in weak_titled}) == 1 and hints:
                return self._entities[weak_titled[0].entity], "surname with title"
            return None
        titled = [f for f in strong if self._holds(f.entity, hints, day)] if hints else []
        if titled and len({f.entity for f in titled}) == 1:
            return self._entities[titled[0].entity], "surname with title"
        if self._needs_support(part, span, strong):
            return None
        return self._best_person(part, span, strong, seen, day, "surname")

    def _best_person(
        self,
        part: Field,
        span: _Span,
        forms: Iterable[Form],
        seen: _Seen,
        day: date | None,
        rule: str,
    ) -> tuple[Entity | None, str] | None:
        """The one person meant; an unlinked mention where two are equally likely."""
        forms = list(forms)
        people = list({f.entity: self._entities[f.entity] for f in forms}.values())
        if len(people) == 1:
            return people[0], rule
        hints = self._office_hints(part, span.start)
        strong = {f.entity for f in forms if f.kind != WEAK_SURNAME}

        def weight(person: Entity) -> tuple[int, int, int, int]:
            return (
                self._holds(person.id, hints, day) if hints else 0,
                person.id in strong,
                self._in_office(person, day),
                bool(person.country and seen.countries[person.country]),
            )

        ranked = sorted(people, key=weight, reverse=True)
        if weight(ranked[0]) > weight(ranked[1]):
            return ranked[0], rule
        return None, "ambiguous"

    def _office_hints(self, part: Field, start: int) -> frozenset[str]:
        """Offices whose title stands right before a name."""
        before = part.text.folded[max(0, start - 60) : start].rstrip()
        last = before[before.rfind(" ") + 1 :]
        return frozenset(
            office for title, office in self._offices.get(last, ()) if before.endswith(title)
        )

    def _holds(self, entity: str, offices: frozenset[str], day: date | None) -> bool:
        return any(
            role.office in offices and _on(role, day) for role in self._entities[entity].roles
        )

    def _in_office(self, person: Entity, day: date | None) -> bool:
        return day is not None and any(_on(r, day) and r.since for r in person.roles)

    # -- governments and weak names -------------------------------------------

    def _metonym(
        self, part: Field, span: _Span, forms: list[Form]
    ) -> tuple[Entity | None, str] | None:
        entities = {f.entity for f in forms}
        if len(entities) != 1 or part.inside_longer_name(span.start, span.end):
            return None
        # A building is nothing but its master; a city only where it acts as one.
        building = " " in forms[0].written or _BUILDING.match(fold(forms[0].written))
        if not building and not speaks(part, span.start, span.end):
            return None
        return self._entities[entities.pop()], "metonym"

    def _weak(self, span: _Span, seen: _Seen) -> tuple[Entity | None, str] | None:
        weak = {f.entity for f in span.forms if f.kind == WEAK and seen.supports(f.entity)}
        if not weak and seen.products:
            # Among other weapons "Patriot" is a weapon.
            weak = {
                f.entity
                for f in span.forms
                if f.kind == WEAK and self._entities[f.entity].type == "product"
            }
        if len(weak) == 1:
            return self._entities[weak.pop()], "weak"
        return None


def _on(role: Role, day: date | None) -> bool:
    if day is None:
        return role.until is None
    return (role.since is None or role.since <= day) and (role.until is None or day <= role.until)


def _is_bird(part: Field, span: _Span, seen: _Seen) -> bool:
    """A sentence that begins with "Turkey breast" is not about a country."""
    if part.text.folded[span.start : span.end] != "turkey":
        return False
    if " turkey" in part.text.plain and not seen.countries["TR"]:
        return True
    after = part.following(span.end)
    return after is not None and after[2] in BIRD


def _after_given_name(part: Field, span: _Span) -> bool:
    """A one-word name after a given name is a stranger's: "Michael Jordan"."""
    before = part.previous(span.start)
    return (
        before is not None
        and not before[3]
        and before[1][0].isupper()
        and not part.text.plain[span.start : span.end].isupper()
        and is_given_name(before[2])
        and not part.in_caps(span.start, span.end)
    )


def speaks(part: Field, start: int, end: int) -> bool:
    """Whether a capital's name acts as only a government can: "Ankara said"."""
    folded = part.text.folded
    if part.language == "en" and folded[end : end + 2] == "'s":
        owned = _OWNED.match(folded, end + 2)
        return owned is not None and owned.group(1) in GOVERNMENT_THINGS
    after = part.following(end)
    if after is None or after[1][0].isupper():
        return False
    before = part.previous(start)
    if before is not None and before[2] in ("in", "from", "near", "to", "and", "в", "из", "у", "з"):
        return False
    return after[2] in SPEECH.get(part.language, ())
