"""The knowledge base as it is used: entities and forms, compiled once and kept in the cache.

YAML, its checks and the declension of names take seconds; what comes of them is read back in
a fraction of one. Forms stay packed until a text shows them: most never do.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline import model
from pipeline.model import Entity, Name, Role
from pipeline.tag import forms as forms_module
from pipeline.tag import given_names, inflect, transcription, words
from pipeline.tag import knowledge as knowledge_module
from pipeline.tag import text as text_module
from pipeline.tag.cache import read_sections, write_sections
from pipeline.tag.forms import Form, Forms, build_forms
from pipeline.tag.knowledge import FOLDER, Knowledge, Office, knowledge_digest, load_knowledge
from pipeline.tag.text import shadow

_HERE = sys.modules[__name__]
FORM_MAKERS = (
    *(forms_module, inflect, given_names),
    *(knowledge_module, text_module, transcription, words),
)
"""The modules that forms depend on: where one changes, the forms are made anew."""


class FormTable:
    """All forms by what the automaton looks for; each is unpacked when a text shows it."""

    def __init__(
        self, patterns: bytes, exotic: bytes, records: bytes, given: Mapping[str, frozenset[str]]
    ) -> None:
        self._patterns = patterns
        self._records = records
        self._ends = array("I", accumulate(len(record) + 1 for record in records.split(b"\0")))
        self.exotic = exotic.decode().split("\n") if exotic else []
        """Folded spellings in other scripts; their numbers follow those of the patterns."""
        self.given = given
        """Each person's given names in every spelling and case, folded."""

    def patterns(self) -> list[bytes]:
        """The shadows of all spellings but the exotic ones, in the order of their numbers."""
        return self._patterns.split(b"\n") if self._patterns else []

    def forms(self, number: int) -> tuple[Form, ...]:
        """The forms of one pattern."""
        start = self._ends[number - 1] if number else 0
        record = self._records[start : self._ends[number] - 1].decode()
        return tuple(_unpack(line) for line in record.split("\n"))


def load_forms(knowledge: Knowledge, cache_dir: Path | str | None = None) -> FormTable:
    """All forms of a knowledge base: from the cache if it holds these very ones, else built."""
    key = _key(_named(knowledge), *FORM_MAKERS, _HERE)
    sections = read_sections(cache_dir, "forms", key)
    if sections is None or len(sections) != 4:
        if sys.stderr.isatty():
            print(
                "euxine: compiling the names of the knowledge base, once: half a minute or so",
                file=sys.stderr,
            )
        sections = _tabulate(build_forms(knowledge))
        write_sections(cache_dir, "forms", key, sections)
    patterns, exotic, records, given = sections
    # Given names are shared by many: one object each.
    return FormTable(
        patterns,
        exotic,
        records,
        {
            entity: frozenset(map(sys.intern, names.split()))
            for entity, _, names in (line.partition("\t") for line in given.decode().splitlines())
        },
    )


def load_compiled_knowledge(
    folder: Path | str = FOLDER, cache_dir: Path | str | None = None
) -> Knowledge:
    """What ``load_knowledge`` gives, from the cache where it holds these very files."""
    key = _key(knowledge_digest(Path(folder)), knowledge_module, model, text_module, _HERE)
    sections = read_sections(cache_dir, "knowledge", key)
    if sections is not None and len(sections) == 2:
        return _decode(*sections)
    knowledge = load_knowledge(folder)
    write_sections(cache_dir, "knowledge", key, _encode(knowledge))
    return knowledge


def _key(content: str, *modules: ModuleType) -> str:
    """Changes with the content and with the code that works on it."""
    digest = hashlib.sha256(content.encode())
    for package in ("pymorphy3", "pymorphy3-dicts-ru", "pymorphy3-dicts-uk"):
        digest.update(version(package).encode())
    for module in modules:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:24]


def _named(knowledge: Knowledge) -> str:
    """All of a knowledge base that forms are made of."""
    parts = []
    for entity in knowledge.entities.values():
        parts += [entity.id, entity.type, entity.subtype, entity.country or "", str(entity.name)]
        for name in entity.names:
            parts += [name.text, name.language, name.kind]
    parts += [f"{office.id} {office.titles}" for office in knowledge.offices.values()]
    return "\t".join(parts)


# -- packing --------------------------------------------------------------------


def _tabulate(forms: Forms) -> list[bytes]:
    plain: dict[bytes, list[Form]] = {}
    exotic: dict[str, list[Form]] = {}
    for pattern, entries in forms.by_pattern.items():
        key, complete = shadow(pattern)
        if not complete:
            exotic.setdefault(pattern, []).extend(entries)
        elif key.strip():
            plain.setdefault(key, []).extend(entries)
    records = [
        "\n".join(map(_pack, entries)).encode() for entries in (*plain.values(), *exotic.values())
    ]
    given = "".join(f"{entity}\t{' '.join(sorted(g))}\n" for entity, g in forms.given.items())
    return [b"\n".join(plain), "\n".join(exotic).encode(), b"\0".join(records), given.encode()]


def _pack(form: Form) -> str:
    marks = "d" * form.derived + "a" * form.adjectival
    return f"{form.entity}\t{form.kind}\t{form.language}\t{marks}\t{form.written}"


def _unpack(line: str) -> Form:
    entity, kind, language, marks, written = line.split("\t")
    return Form(entity, kind, language, written, "d" in marks, "a" in marks)


_ENTITY_FIELDS = [field.name for field in fields(Entity)]


def _encode(knowledge: Knowledge) -> list[bytes]:
    entities = [
        {key: value for key in _ENTITY_FIELDS if (value := getattr(entity, key))}
        for entity in knowledge.entities.values()
    ]
    offices = [asdict(office) for office in knowledge.offices.values()]
    return [
        json.dumps(rows, default=_plain, ensure_ascii=False).encode()
        for rows in (entities, offices)
    ]


def _plain(value: object) -> object:
    if isinstance(value, Name):
        return [value.text, value.language, value.kind]
    if isinstance(value, Role):
        return [value.office, value.of, value.since, value.until]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not to be kept: {value!r}")


def _decode(entities: bytes, offices: bytes) -> Knowledge:
    return Knowledge(
        {row["id"]: _entity(row) for row in json.loads(entities)},
        {
            row["id"]: Office(**row | {"titles": {k: tuple(v) for k, v in row["titles"].items()}})
            for row in json.loads(offices)
        },
    )


def _entity(row: dict[str, Any]) -> Entity:
    row["names"] = tuple(Name(*name) for name in row["names"])
    if "roles" in row:
        row["roles"] = tuple(Role(o, of, _day(a), _day(b)) for o, of, a, b in row["roles"])
    if "owner_of" in row:
        row["owner_of"] = tuple(row["owner_of"])
    return Entity(**row)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
