"""What in the knowledge base is well-formed and still wrong: a name two entities share, two
presidents on one day, an ordinary word that nothing guards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.model import LANGUAGES, Entity
from pipeline.tag.knowledge import FIRM_KINDS, Knowledge
from pipeline.tag.ordinary import is_ordinary
from pipeline.tag.text import fold
from pipeline.tag.words import NOT_GIVEN, TITLE_WORDS

# Kinds of names in which a single word can be taken for an ordinary one.
_WORDLIKE_KINDS = (FIRM_KINDS | {"surname", "nickname"}) - {"acronym", "native"}
# Offices of a place's own, those a state has beside its bodies, and what has no ministers.
_OF_PLACES = frozenset({"mayor", "governor"})
_OF_STATES_TOO = frozenset({"speaker", "religious-leader"})
_WITHOUT_STATE_OFFICES = frozenset({"capital", "city", "town", "village", "company"})
_LONGEST_CAREER = 75 * 366
"""Days between somebody's first and last known day in office."""


def check(knowledge: Knowledge) -> list[str]:
    """Every contradiction found, as a sentence that begins with the entity's id."""
    return [
        *_missing_names(knowledge.entities.values()),
        *_dangling(knowledge),
        *_odd_dates(knowledge.entities.values()),
        *_odd_bodies(knowledge),
        *_crowded_offices(knowledge),
        *_shared_names(knowledge.entities.values()),
        *_common_names(knowledge.entities.values()),
        *_ordinary_words(knowledge.entities.values()),
        *_twins(knowledge.entities.values()),
    ]


def _missing_names(entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        missing = [lang for lang in LANGUAGES if lang not in entity.name]
        if missing:
            yield f"{entity.id}: name: missing in {', '.join(missing)}"


def _dangling(knowledge: Knowledge) -> Iterator[str]:
    entities, offices = knowledge.entities, knowledge.offices
    for entity in entities.values():
        targets = [("part_of", entity.part_of), ("located_in", entity.located_in)]
        targets += [("owner_of", owned) for owned in entity.owner_of]
        for key, target in targets:
            if target and target not in entities:
                yield f"{entity.id}: {key}: no entity {target}"
        if entity.led_by and entity.led_by not in offices:
            yield f"{entity.id}: led_by: no office {entity.led_by}"
        for role in entity.roles:
            if role.office not in offices:
                yield f"{entity.id}: roles: no office {role.office}"
            if role.of and not _is_country(role.of) and role.of not in entities:
                yield f"{entity.id}: roles: {role.office} of {role.of}, which is no entity"


def _is_country(of: str) -> bool:
    return len(of) == 2 and of.isascii() and of.isupper()


def _odd_dates(entities: Iterable[Entity]) -> Iterator[str]:
    for entity in entities:
        days = [day for role in entity.roles for day in (role.since, role.until) if day]
        if days and (max(days) - min(days)).days > _LONGEST_CAREER:
            yield f"{entity.id}: roles: from {min(days)} to {max(days)} is too long; mend a date"
        for role, count in Counter(entity.roles).items():
            if count > 1:
                yield f"{entity.id}: roles: {role.office} of {role.of} is listed twice; drop one"
        for role in entity.roles:
            if role.since and role.until and role.since > role.until:
                yield f"{entity.id}: roles: {role.office} ends before it begins"
            for day in (role.since, role.until):
                if day and not date(1850, 1, 1) <= day <= date(2100, 1, 1):
                    yield f"{entity.id}: roles: {role.office}: {day} is hardly right"


def _odd_bodies(knowledge: Knowledge) -> Iterator[str]:
    """Offices held of what has no such office: a mayor of a country, a minister of a town."""
    countries = {e.country for e in knowledge.entities.values() if e.subtype == "country"}
    for entity in knowledge.entities.values():
        for role in entity.roles:
            office, body = knowledge.offices.get(role.office), knowledge.entities.get(role.of or "")
            where = f"{entity.id}: roles: {role.office} of {role.of}"
            if office is None:
                continue
            if role.of is None:
                yield f"{where}: nobody knows of what; name a country or an entity"
            elif body is None:
                if role.of not in countries and _is_country(role.of):
                    yield f"{where}: no such country; mend its code"
                elif office.leads == "body" and office.id not in _OF_STATES_TOO:
                    yield f"{where}: is no country's office; name the body or place"
            elif office.id in _OF_PLACES:
                if body.type != "place":
                    yield f"{where}: is no place; name the city or region"
            elif body.type not in ("place", "organization"):
                yield f"{where}: is a {body.type}; name the country or body"
            elif office.leads != "body" and body.subtype in _WITHOUT_STATE_OFFICES:
                yield f"{where}: a {body.subtype} has no such office; name the country"


def _crowded_offices(knowledge: Knowledge) -> Iterator[str]:
    held: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for entity in knowledge.entities.values():
        for role in entity.roles:
            office = knowledge.offices.get(role.office)
            # Without its first day a role's span is unknown, not endless: nothing to compare.
            if office and office.single and role.of and role.since:
                span = (role.since, role.until or date.max, entity.id)
                held[role.office, role.of].append(span)
    for (office_id, of), spans in sorted(held.items()):
        spans.sort()
        _, until, one = spans[0]
        for since, end, other in spans[1:]:
            # The day of a hand-over may belong to both.
            if until > since:
                yield (
                    f"{other}: roles: {office_id} of {of} from {since} while {one} holds it"
                    f" {'without an end' if until == date.max else f'until {until}'};"
                    " end the earlier or mend a date"
                )
            if end >= until:
                until, one = end, other


def _shared_names(entities: Iterable[Entity]) -> Iterator[str]:
    owners: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    places: set[str] = set()
    for entity in entities:
        if entity.type == "place":
            places.add(entity.id)
        for name in entity.names:
            if name.kind in FIRM_KINDS:
                owners[fold(name.text)][entity.id].add(name.text)
    for _, by_entity in sorted(owners.items()):
        if len(by_entity) < 2:
            continue
        # Two places of one name are told apart by rank (a city before its region).
        if by_entity.keys() <= places:
            continue
        text = sorted(next(iter(by_entity.values())))[0]
        ids = sorted(by_entity)
        yield f"{ids[0]}: “{text}” is also a firm name of {', '.join(ids[1:])}; make one weak"


def _common_names(entities: Iterable[Entity]) -> Iterator[str]:
    """Names that no capital letter can tell from a function word or a title."""
    for entity in entities:
        for name in entity.names:
            word = fold(name.text)
            if name.kind in ("name", "aliases", "transliteration", "former") and (
                word in NOT_GIVEN or word in TITLE_WORDS or len(word) < 2
            ):
                yield f"{entity.id}: {name.kind}: “{name.text}” is a common word; make it weak"


def _ordinary_words(entities: Iterable[Entity]) -> Iterator[str]:
    """Single words that mean something else too, and stand there without a guard."""
    for entity in entities:
        # Where places' names are words, make_places has seen to it.
        if entity.type == "place":
            continue
        weak = {(name.language, fold(name.text)) for name in entity.names if name.kind == "weak"}
        for name in entity.names:
            word = fold(name.text)
            if name.kind not in _WORDLIKE_KINDS or not word.isalpha():
                continue
            if (name.language, word) not in weak and is_ordinary(word, name.language):
                yield (
                    f"{entity.id}: {name.kind}: “{name.text}” is also an ordinary word"
                    f" ({name.language}); make it weak or guard it in words.COMMON_WORDS"
                )


def _twins(entities: Iterable[Entity]) -> Iterator[str]:
    """Entities of one type and country with the same preferred name: one entered twice."""
    bearers: dict[tuple[str, str | None, str], list[str]] = defaultdict(list)
    for entity in entities:
        for name in {fold(name) for name in entity.name.values()}:
            bearers[entity.type, entity.country, name].append(entity.id)
    for first, *others in dict.fromkeys(tuple(sorted(i)) for i in bearers.values() if len(i) > 1):
        yield (
            f"{first}: name: the same as of {', '.join(others)};"
            " merge them, or add to the name what tells them apart"
        )
