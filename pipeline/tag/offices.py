"""Offices that stand for their holders: "the Turkish foreign minister", «глава МИД Украины».

A title, the country or body beside it and the article's day make one person knowable, or nobody
is linked. Without a country beside it a title follows the holder named before it, or means the
country that the text is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pipeline.model import Entity
from pipeline.tag import office_words as words
from pipeline.tag.context import Field
from pipeline.tag.evidence import Seen
from pipeline.tag.forms import DEMONYM
from pipeline.tag.heads import Heads
from pipeline.tag.knowledge import Knowledge
from pipeline.tag.links import LONGEST_NAME, Link, Placed
from pipeline.tag.matching import Candidate, Matcher
from pipeline.tag.titles import NAMES, Stated, Title, is_beside_name, is_definite, read_titles
from pipeline.tag.words import HOME, word_set

# Of these a country has many at once, known here or not.
_MANY = word_set(
    "ambassador special-envoy military-commander member-of-parliament presidential-adviser"
    " presidential-deputy-chief-of-staff"
)
# Offices whose title names where the holder works, not whom he serves.
_ABROAD = ("ambassador-", "permanent-representative-")
# Where "the leader" is the president.
_PRESIDENTIAL = word_set("TR RU UA US BY KZ AZ UZ TM TJ KG SY EG FR CN KP VE")
_LEADERS = word_set(
    "leader лидер лидера лидеру лидером лидере lider lideri лідер лідера лідеру лідером лідері"
)
_FIRST_ROLE = date(1, 1, 1)
# How far back "the minister" may lean, in code points.
_REACH = 500
# How far before a title somebody may be named who lends it his country, in code points.
_SPEAKER_REACH = 200
_WITH = word_set("с со з із зі між между перед над за")


class _Named:
    """The names found in a text (in order) and who of them is in office on its day."""

    def __init__(self, links: list[Link], offices: Offices, day: date) -> None:
        self.placed = Placed(links)
        self._in_office: dict[str, dict[str, tuple[tuple[int, int], Entity]]] = defaultdict(dict)
        people: dict[str, tuple[tuple[int, int], Entity]] = {}
        for link in links:
            if link.entity is not None and link.entity.type == "person":
                people.setdefault(link.entity.id, ((link.field, link.start), link.entity))
        for person, place in people.items():
            for office, since, until in offices.offices_of.get(person, ()):
                if since <= day <= until:
                    self._in_office[office][person] = place

    def holders(self, offices: Iterable[str], before: tuple[int, int]) -> list[Entity]:
        """Who is named before a field and place in it, and holds one of the offices."""
        found: dict[str, Entity] = {}
        for office in offices:
            for person, (place, entity) in self._in_office.get(office, {}).items():
                if place < before:
                    found[person] = entity
        return list(found.values())


class Offices:
    """Decides whom a title stands for."""

    def __init__(self, knowledge: Knowledge, matcher: Matcher) -> None:
        self._entities = knowledge.entities
        self._matcher = matcher
        self._heads = Heads(knowledge)
        self._embedded: dict[str, tuple[Entity, ...]] = {}
        self._held: dict[tuple[str, str], list[tuple[date, date, str, bool]]] = defaultdict(list)
        self.offices_of: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
        """Per person, the known offices with their first and last day."""
        shared = {o.id for o in knowledge.offices.values() if not o.single}
        self._shared = frozenset(shared - {"party-leader"} | _MANY)
        for person in knowledge.entities.values():
            for role in person.roles:
                since, until = role.since or _FIRST_ROLE, role.until or date.max
                self.offices_of[person.id].append((role.office, since, until))
                if role.of and role.office not in self._shared:
                    row = (since, until, person.id, role.since is not None)
                    self._held[role.office, role.of].append(row)

    def holder(self, office: str, of: str, day: date) -> str | None:
        """Who held an office on a day; None where nobody or more than one did."""
        rows = [row for row in self._held.get((office, of), ()) if row[0] <= day <= row[1]]
        dated = [row for row in rows if row[3]]
        if not dated:
            # Without a first day a role counts only after all others known to have held it.
            last = {row[2] for row in rows}
            others = (row for row in self._held.get((office, of), ()) if row[2] not in last)
            sure = len(last) == 1 and all(row[1] <= day for row in others)
            return last.pop() if sure else None
        people = {row[2] for row in dated}
        if len(people) > 1:
            # On the day of a hand-over the new one counts.
            people = {row[2] for row in dated if row[1] > day}
        return people.pop() if len(people) == 1 else None

    def held(self, person: str, offices: Iterable[str], day: date) -> bool:
        """Whether somebody held one of the offices on a day."""
        return any(o in offices and a <= day <= b for o, a, b in self.offices_of.get(person, ()))

    # -- one field ------------------------------------------------------------

    def read(self, index: int, part: Field, candidates: list[Candidate]) -> list[Stated]:
        """The titles of one field that may stand for somebody, in order."""
        titles = read_titles(index, part, candidates, self._entities, self._shared)
        heads = list(self._heads.read(index, part, candidates, titles))
        if heads:
            titles = sorted(titles + heads, key=lambda s: s.whose.start)
        return titles

    def holders(
        self, stated: Iterable[Stated], links: list[Link], seen: Seen, day: date
    ) -> set[str]:
        """Holders of all the offices that a text speaks of, their names beside them or not."""
        named = _Named(links, self, day)
        people = (self._person(s, named, seen, day) for s in stated)
        return {person for person in people if person is not None}

    def resolve(
        self, stated: Iterable[Stated], links: list[Link], seen: Seen, day: date
    ) -> list[Link]:
        """The offices that stand for a known holder; ``links`` are all names found, in order."""
        found: list[Link] = []
        named = _Named(links, self, day)
        for office in stated:
            person = self._person(office, named, seen, day)
            if person is None or is_beside_name(office, named.placed, person):
                continue
            held = (o for o in office.title.offices if self.held(person, (o,), day))
            found.append(
                Link(
                    office.field,
                    office.whose.start,
                    office.whose.end,
                    self._entities[person],
                    "office",
                    office=next(held, office.title.offices[0]),
                )
            )
        return found

    def _person(self, stated: Stated, named: _Named, seen: Seen, day: date) -> str | None:
        _, part, title, whose = stated
        surface = part.text.folded[title.start : title.end]
        bodies = whose.of
        country = words.COUNTRY_OF_TITLE.get(surface)
        if country is not None:
            # Georgia's secretary of state is no foreign minister.
            if any(body.country != country or body.subtype != "country" for body in bodies):
                return None
            return self._first(title.offices, country, day)
        if bodies:
            people = {self._of(o, body, surface, day) for o in title.offices for body in bodies}
            people.discard(None)
            if people:
                return people.pop() if len(people) == 1 else None
        own = self._named_in(title.written) if not title.offices[0].startswith(_ABROAD) else ()
        if len({e.country for e in own}) == 1:  # «МИД» is many countries' ministry
            people = {self.holder(o, of, day) for o in title.offices for e in own for of in _ofs(e)}
            people.discard(None)
            if len(people) == 1:
                return people.pop()
        if bodies:
            return None
        return self._alone(stated, surface, named, seen, day)

    def _of(self, office: str, body: Entity, surface: str, day: date) -> str | None:
        """The holder of a country's or body's office."""
        if surface in _LEADERS and body.subtype == "country":
            if body.country in _PRESIDENTIAL:
                return self.holder("president", body.country or "", day)
            return None
        bodies = [body.id]
        if body.subtype == "country" and body.country:
            bodies.append(body.country)
        elif body.type == "place" and office == "governor" and body.located_in:
            bodies.append(body.located_in)
        for of in bodies:
            person = self.holder(office, of, day)
            if person is not None:
                return person
        return None

    def _named_in(self, written: str) -> tuple[Entity, ...]:
        """The body or country that a title itself names: "Kremlin spokesman", «глава СБУ»."""
        known = self._embedded.get(written)
        if known is None:
            pieces = written.split(" ")
            found: dict[str, Entity] = {}
            for first in range(len(pieces)):
                if not pieces[first][0].isupper():
                    continue  # "state" is nobody's name here
                for last in range(len(pieces), first, -1):
                    for form in self._matcher.lookup(" ".join(pieces[first:last])):
                        entity = self._entities[form.entity]
                        if (form.kind in NAMES or form.kind == DEMONYM) and (
                            entity.type in ("place", "organization")
                        ):
                            found[entity.id] = entity
            known = self._embedded[written] = tuple(found.values())
        return known

    # -- without a country ----------------------------------------------------

    def _alone(
        self, stated: Stated, surface: str, named: _Named, seen: Seen, day: date
    ) -> str | None:
        index, part, title, _ = stated
        if words.NEVER_ALONE.fullmatch(surface) or not is_definite(part, title):
            return None
        weights = seen.countries
        home = HOME.get(part.language) if part.language != "ru" else None
        few = 8 if part.language == "tr" else 4
        if home and weights[home] and few * weights[home] >= max(weights.values()):
            person = self._first(title.offices, home, day)
            if person is not None:
                return person
        near = self._speaker(index, part, title, named.placed, day)
        if near is not None and near.country:
            person = self._first(title.offices, near.country, day)
            if person is not None:
                return person
        holders = named.holders(title.offices, (index, title.start))
        if len(holders) == 1:
            country = holders[0].country
            if not country or 2 * weights[country] >= max(weights.values(), default=0):
                return holders[0].id
            return None
        ranked = weights.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return self._first(title.offices, ranked[0][0], day)

    def _speaker(
        self, index: int, part: Field, title: Title, links: Placed, day: date
    ) -> Entity | None:
        """Who is named right before a title, in its sentence or the last, and is not its holder."""
        found = None
        low = title.start - _SPEAKER_REACH - LONGEST_NAME
        for link in links.between(index, low, title.start):
            before = link.end <= title.start
            if before and link.entity is not None and link.entity.type == "person":
                found = link
        if found is None or found.entity is None or found.rule == "office":
            return None
        between = part.text.folded[found.end : title.start]
        if len(between) > _SPEAKER_REACH or "\n" in between or sum(map(between.count, ".!?")) > 1:
            return None
        return None if self.held(found.entity.id, title.offices, day) else found.entity

    def _first(self, offices: Iterable[str], country: str, day: date) -> str | None:
        people = {self.holder(office, country, day) for office in offices}
        people.discard(None)
        return people.pop() if len(people) == 1 else None

    # -- repeats --------------------------------------------------------------

    def repeats(
        self,
        index: int,
        part: Field,
        candidates: list[Candidate],
        links: list[Link],
        seen: Seen,
        day: date,
    ) -> list[Link]:
        """ "The minister" after a minister named shortly before, where only one was.

        ``links`` are all links so far in order.
        """
        found: list[Link] = []
        folded = part.text.folded
        titled = {at for c in candidates if c.reading.offices for at in range(c.start, c.end)}
        for noun, ending in words.REPEATS.get(part.language, ()):
            ministers = [x for x in links if x.field <= index and self._ends(x, ending, day)]
            at = folded.find(noun)
            while at >= 0:
                end = _noun_ends(part, at, len(noun))
                if end and at not in titled:
                    person = self._last(index, at, ministers, seen)
                    if person is not None:
                        office = next(
                            o
                            for o, a, b in self.offices_of[person.id]
                            if o.endswith(ending) and a <= day <= b
                        )
                        found.append(Link(index, at, end, person, "office", office=office))
                at = folded.find(noun, at + 1)
        return found

    def _ends(self, link: Link, ending: str, day: date) -> bool:
        """Whether a name is of somebody whose office on the day ends so."""
        return link.entity is not None and any(
            o.endswith(ending) and "deputy" not in o and o != "prime-minister" and a <= day <= b
            for o, a, b in self.offices_of.get(link.entity.id, ())
        )

    def _last(self, index: int, at: int, ministers: list[Link], seen: Seen) -> Entity | None:
        """The one of these who is named in a field before or shortly before a place."""
        first = bisect_left(ministers, (index, 0), key=_begins)
        low = bisect_left(ministers, (index, at - _REACH), key=_begins)
        high = bisect_left(ministers, (index, at), key=_begins)
        near = ministers[:first] + ministers[low:high]
        people = {x.entity.id: x.entity for x in near if x.entity is not None}
        if len(people) > 1:
            ranked = seen.countries.most_common(1)
            top = ranked[0][0] if ranked else None
            people = {i: person for i, person in people.items() if person.country == top}
        return people.popitem()[1] if len(people) == 1 else None


def _begins(link: Link) -> tuple[int, int]:
    return link.field, link.start


def _ofs(entity: Entity) -> tuple[str, ...]:
    return (entity.id, entity.country) if entity.country else (entity.id,)


def _noun_ends(part: Field, at: int, length: int) -> int | None:
    """Where "the minister" or «министром» at a place ends; None if it is no such repeat."""
    folded, end = part.text.folded, at + length
    if at and (folded[at - 1].isalnum() or folded[at - 1] in "-'"):
        return None
    before = part.previous(at)
    if part.language == "en":
        if before is None or before[2] != "the":
            return None
    elif part.language in ("ru", "uk"):
        if folded.startswith(("ом", "ем"), end) and (before is None or before[2] not in _WITH):
            return None  # «назначен министром»
        for ending in ("ом", "ові", "а", "у", "е", "і"):
            if folded.startswith(ending, end):
                end += len(ending)
                break
        if before is not None and words.NOT_THE_HOLDER.fullmatch(before[2]):
            return None
        if before is not None and not before[3] and words.POSTS.fullmatch(before[2]):
            return None
    if end < len(folded) and (folded[end].isalnum() or folded[end] == "-"):
        return None
    if part.language == "tr" and before is not None and not part.text.plain[at].isupper():
        return None
    after = part.following(end)
    if after is not None and (
        after[1][0].isupper() or words.NOT_HIMSELF.fullmatch(after[2]) or after[2] in ("of", "for")
    ):
        return None
    if part.language in ("ru", "uk") and after is not None and _genitive(after[2]):
        return None
    return end


def _genitive(word: str) -> bool:
    """Whether a word may say whose or of what a minister is: «министр финансов»."""
    return word.endswith(("ов", "ия", "ии", "ики", "ля", "та", "ства", "ього", "ого", "их", "ых"))
