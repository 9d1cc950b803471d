"""The knowledge base: read from YAML and validated.

``load_knowledge`` refuses what is malformed and names every fault at once; what is well-formed
and still wrong is found by ``knowledge_check``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.model import Entity, EntityType, Name, Relation, Role

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
