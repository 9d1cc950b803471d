"""The knowledge base: read from YAML, validated, and checked for contradictions.

``load_knowledge`` refuses what is malformed and names every fault at once. ``check`` looks
for what is well-formed and still wrong: a name two entities share, two presidents on one day.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.model import LANGUAGES, Entity, EntityType, Name, Relation, Role
from pipeline.tag.ordinary import is_ordinary
from pipeline.tag.text import fold
from pipeline.tag.words import NOT_GIVEN, TITLE_WORDS

FOLDER = Path(__file__).with_name("knowledge")
KINDS = (
    "aliases",
    "transliteration",
    "surname",
    "acronym",
    "former",
    "nickname",
    "demonym",
    "metonym",
    "weak",
)
# Kinds that name the entity on their own, without help from the rest of the text.
FIRM_KINDS = frozenset({"name", "aliases", "transliteration", "native", "acronym", "former"})
# The language of native names: one that is none of the four (ISO 639-2, undetermined).
OTHER_LANGUAGE = "und"

# Kinds of names in which a single word can be taken for an ordinary one.
_WORDLIKE_KINDS = (FIRM_KINDS | {"surname", "nickname"}) - {"acronym", "native"}
# Offices of a place's own, those a state has beside its bodies, and what has no ministers.
_OF_PLACES = frozenset({"mayor", "governor"})
_OF_STATES_TOO = frozenset({"speaker", "religious-leader"})
_WITHOUT_STATE_OFFICES = frozenset({"capital", "city", "town", "village", "company"})
_LONGEST_CAREER = 75 * 366
"""Days between somebody's first and last known day in office."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office; ``single`` means one holder per country or body at a time."""

    id: str
    single: bool
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leads: Literal["country", "body"] | None = None
    """What its holder leads: the body that it is an office of, or also the country."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All entities and offices by id."""

    entities: Mapping[str, Entity]
    offices: Mapping[str, Office] = field(default_factory=dict)


class KnowledgeError(ValueError):
    """The data is malformed; the message lists every fault with its file, id and field."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _tidy(text: str) -> str:
    """Composed letters and single spaces, so that spellings compare."""
    return " ".join(unicodedata.normalize("NFC", text).split())


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Lang = Literal["en", "tr", "ru", "uk"]
Text = Annotated[str, Field(min_length=1), AfterValidator(_tidy)]
Texts = Annotated[list[Text], BeforeValidator(_listed)]
ByLanguage = dict[Lang, Texts]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _RoleRow(_Strict):
    office: Id
    of: Text | None = None
    since: date | None = Field(None, alias="from")
    until: date | None = None


class _EntityRow(_Strict):
    id: Id
    type: EntityType
    subtype: Text
    name: dict[Lang, Text]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None
    located_in: Id | None = None
    part_of: Id | None = None
    owner_of: list[Id] = []
    led_by: Id | None = None
    roles: list[_RoleRow] = []
    aliases: ByLanguage = {}
    transliteration: ByLanguage = {}
    native: Texts = []
    surname: ByLanguage = {}
    acronym: ByLanguage = {}
    former: ByLanguage = {}
    nickname: ByLanguage = {}
    demonym: ByLanguage = {}
    metonym: ByLanguage = {}
    weak: ByLanguage = {}

    def entity(self) -> Entity:
        """The value the rest of the pipeline knows."""
        names = [Name(text, lang, "name") for lang, text in self.name.items()]
        names += [Name(text, OTHER_LANGUAGE, "native") for text in self.native]
        for kind in KINDS:
            by_language: ByLanguage = getattr(self, kind)
            names += [Name(t, lang, kind) for lang, texts in by_language.items() for t in texts]
        return Entity(
            id=self.id,
            type=self.type,
            subtype=self.subtype,
            name=dict(self.name.items()),
            names=tuple(dict.fromkeys(names)),
            country=self.country,
            wikidata=self.wikidata,
            roles=tuple(Role(r.office, r.of, r.since, r.until) for r in self.roles),
            part_of=self.part_of,
            located_in=self.located_in,
            owner_of=tuple(self.owner_of),
            led_by=self.led_by,
        )


class _OfficeRow(_Strict):
    id: Id
    single: bool = False
    leads: Literal["country", "body"] | None = None
    title: ByLanguage = {}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which NO is Norway's code and not the opposite of yes."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def knowledge_files(folder: Path = FOLDER) -> list[Path]:
    """The YAML files of a knowledge base, in a stable order."""
    return sorted(folder.glob("*.yaml"))


def knowledge_digest(folder: Path = FOLDER) -> str:
    """SHA-256 of the files, in hex: changes when anything in them does."""
    digest = hashlib.sha256()
    for path in knowledge_files(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def load_knowledge(folder: Path | str = FOLDER) -> Knowledge:
    """Read every file of a folder; raises KnowledgeError with all that is malformed."""
    entities: dict[str, Entity] = {}
    offices: dict[str, Office] = {}
    faults: list[str] = []
    for path in knowledge_files(Path(folder)):
        if path.stem == "choices":  # another kind of row, which choices.py reads
            continue
        for row in _rows(path, faults):
            where = f"{path.name}: {row.get('id', '(no id)')}"
            try:
                if path.stem == "offices":
                    office = _OfficeRow.model_validate(row)
                    titles: dict[str, tuple[str, ...]] = {}
                    titles.update((lang, tuple(t)) for lang, t in office.title.items())
                    if office.id in offices:
                        faults.append(f"{where}: id: used twice")
                    offices[office.id] = Office(office.id, office.single, titles, office.leads)
                else:
                    entity = _EntityRow.model_validate(row).entity()
                    if entity.id in entities:
                        faults.append(f"{where}: id: used twice")
                    entities[entity.id] = entity
            except ValidationError as error:
                faults += [
                    f"{where}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()
                ]
    if faults:
        raise KnowledgeError("\n".join(faults))
    return Knowledge(entities, offices)


def _rows(path: Path, faults: list[str]) -> Iterator[dict[str, Any]]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (yaml.YAMLError, ValueError) as error:  # a ValueError: no such day, as in 2023-02-30
        faults.append(f"{path.name}: {error}")
        return
    if data is None:
        return
    if not isinstance(data, list):
        faults.append(f"{path.name}: not a list")
        return
    for row in data:
        if isinstance(row, dict):
            yield row
        else:
            faults.append(f"{path.name}: {row!r}: not an entity")


# -- how entities belong together ---------------------------------------------


def relations(knowledge: Knowledge) -> Iterator[Relation]:
    """Every relation of the knowledge base; who leads what is told by the offices."""
    countries = {
        e.country: e.id for e in knowledge.entities.values() if e.subtype == "country" and e.country
    }
    led: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for entity in knowledge.entities.values():
        if entity.led_by:
            led[entity.led_by, entity.country].append(entity.id)
    for entity in knowledge.entities.values():
        if entity.part_of:
            yield Relation(entity.id, "part_of", entity.part_of)
        if entity.located_in:
            yield Relation(entity.id, "located_in", entity.located_in)
        for owned in entity.owner_of:
            yield Relation(entity.id, "owner_of", owned)
        for role in entity.roles:
            office = knowledge.offices.get(role.office)
            targets = list(led[role.office, role.of])
            if office and role.of and office.leads == "country" and role.of in countries:
                targets.append(countries[role.of])
            elif office and role.of and office.leads and role.of in knowledge.entities:
                targets.append(role.of)
            for target in targets:
                yield Relation(entity.id, "leads", target, role.since, role.until)


# -- what is well-formed and still wrong --------------------------------------


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
