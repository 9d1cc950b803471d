"""Whose surname it is: the text, the office on the day and the country decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.model import Entity, Role
from pipeline.tag.context import Field
from pipeline.tag.evidence import SUPPRESSED, Decision, Seen, Span, needs_support
from pipeline.tag.forms import NAME, SURNAME, WEAK_SURNAME, Form
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.matching import Matcher
from pipeline.tag.text import fold
from pipeline.tag.words import HOME, NOT_GIVEN, TITLE_WORDS, word_set

_PLACED = re.compile(r"'(?:[dt][ae]n?|y[aeiu]|[aeiu]|n[ae])$")
_DAYS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december i pazartesi sali carsamba persembe cuma
    cumartesi pazar ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik"""
)
_IN_MONTHS = word_set("in during last next early late mid")


class People:
    """Decides about surnames."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher) -> None:
        self._entities = knowledge.entities
        self._matcher = matcher
        self._offices: dict[str, list[tuple[str, str]]] = {}
        for office in knowledge.offices.values():
            for title in {fold(t) for titles in office.titles.values() for t in titles}:
                self._offices.setdefault(title.split()[-1], []).append((title, office.id))

    def surname(
        self, part: Field, span: Span, forms: list[Form], seen: Seen, day: date | None
    ) -> Decision | None:
        """Whose bare surname this is, if the text or the office on the day tells."""
        if _is_month(part, span):
            return Decision(None, SUPPRESSED)
        longer = part.inside_longer_name(span.start, span.end)
        if longer and not self._before_known(part, span.end):
            return Decision(None, SUPPRESSED)
        named = [f for f in forms if seen.named[f.entity]]
        if named:
            # Erdoğan is the president even where his wife is named too.
            return self.best(part, span, named, seen, day, "surname after full name")
        titled_here = [f for f in forms if f.entity in seen.titled]
        if titled_here:
            return self.best(part, span, titled_here, seen, day, "surname with title")
        if self._before_name(part, span):
            return Decision(None, SUPPRESSED)
        strong = [f for f in forms if f.kind == SURNAME]
        hints = self._office_hints(part, span.start)
        weak_titled = [
            f for f in forms if f.kind == WEAK_SURNAME and self._holds(f.entity, hints, day)
        ]
        if not strong:
            if len({f.entity for f in weak_titled}) == 1 and hints:
                return Decision(self._entities[weak_titled[0].entity], "surname with title")
            return None
        titled = [f for f in strong if self._holds(f.entity, hints, day)] if hints else []
        if titled and len({f.entity for f in titled}) == 1:
            return Decision(self._entities[titled[0].entity], "surname with title")
        if needs_support(part, span, strong):
            return None
        if day is not None and not any(
            self._expected(f.entity, part.language, seen, day) for f in strong
        ):
            return Decision(None, "ambiguous")
        return self.best(part, span, strong, seen, day, "surname")

    def best(
        self,
        part: Field,
        span: Span,
        forms: Iterable[Form],
        seen: Seen,
        day: date | None,
        rule: str,
    ) -> Decision | None:
        """The one person meant; an unlinked mention where two are equally likely."""
        forms = list(forms)
        people = list({f.entity: self._entities[f.entity] for f in forms}.values())
        if len(people) == 1:
            return Decision(people[0], rule)
        hints = self._office_hints(part, span.start)
        strong = {f.entity for f in forms if f.kind != WEAK_SURNAME}

        last = seen.actor_before(span.field, span.start, 10_000)

        def weight(person: Entity) -> tuple[int, int, int, int, int]:
            return (
                self._holds(person.id, hints, day) if hints else 0,
                person.id in strong,
                self._in_office(person, day),
                bool(person.country and seen.countries[person.country]),
                last is not None and last.entity is person,
            )

        ranked = sorted(people, key=weight, reverse=True)
        if weight(ranked[0]) > weight(ranked[1]):
            return Decision(ranked[0], rule)
        return Decision(None, "ambiguous")

    def _before_known(self, part: Field, end: int) -> bool:
        """Whether the next two words are a name that is known: "Erdoğan Montrö Sözleşmesi'ni"."""
        first = part.following(end)
        second = part.following(first[0]) if first is not None else None
        if first is None or second is None:
            return False
        forms = self._matcher.lookup(f"{first[2]} {second[2]}".split("'")[0])
        return any(f.kind == NAME for f in forms)

    def _before_name(self, part: Field, span: Span) -> bool:
        """Whether a surname begins somebody's or something's name: "Erdoğan Arıca".

        Only in languages where nothing else puts a capital right after a name.
        """
        if part.language not in ("en", "tr") or part.title_case:
            return False
        after = part.following(span.end)
        if after is None or not after[1][0].isupper() or not after[1][1:].islower():
            return False
        word = after[2]
        if word in _DAYS or word in TITLE_WORDS or word in NOT_GIVEN or "'" in word:
            return False
        further = part.following(after[0])
        two = f"{word} {further[2]}".split("'")[0] if further is not None else word
        if self._matcher.lookup(word) or self._matcher.lookup(two):
            return False
        if part.in_caps(span.start, span.end):
            return False
        return part.language != "tr" or not _goes_on(part, after[0])

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

    def _expected(self, person: str, language: str, seen: Seen, day: date) -> bool:
        """Whether somebody is in office on the day, or of a country that the text is at home in."""
        entity = self._entities[person]
        return (
            not entity.country
            or entity.country == HOME.get(language)
            or seen.countries[entity.country] > 0
            or seen.supports(person)
            or self._in_office(entity, day)
        )

    def _in_office(self, person: Entity, day: date | None) -> bool:
        return day is not None and any(_on(r, day) and r.since for r in person.roles)


def _is_month(part: Field, span: Span) -> bool:
    """Whether a surname is the month here: "in May", "3 May", "May 2019"."""
    if part.language != "en" or part.text.folded[span.start : span.end] not in _DAYS:
        return False
    before, after = part.previous(span.start), part.following(span.end)
    if (after is not None and after[2].isdigit()) or (before is not None and before[2].isdigit()):
        return True
    if before is None or before[3] or before[2] not in _IN_MONTHS:
        return False
    trust = part.previous(before[0])
    return trust is None or trust[2] not in ("confidence", "trust", "faith", "belief")


def _goes_on(part: Field, end: int) -> bool:
    """Whether a row of capitals ends as a place does: "Erdoğan Dolmabahçe Ofisi'nde"."""
    for _ in range(4):
        after = part.following(end)
        if after is None or not after[1][0].isupper():
            return False
        if _PLACED.search(after[2]):
            return True
        end = after[0]
    return False


def _on(role: Role, day: date | None) -> bool:
    if day is None:
        return role.until is None
    return (role.since is None or role.since <= day) and (role.until is None or day <= role.until)
