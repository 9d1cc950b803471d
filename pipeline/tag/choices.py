"""Which of several politically loaded wordings a text chose: Kiev or Kyiv, war or operation.

The choices are data (``knowledge/choices.yaml``); which was made is kept with the mention.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from pipeline.model import LANGUAGES
from pipeline.tag.knowledge import FOLDER, KnowledgeError
from pipeline.tag.text import Folded

_REACH = 32  # code points before a mention that may hold "self-proclaimed"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _ending(pattern: object) -> object:
    return f"(?:{pattern})$" if isinstance(pattern, str) else pattern


class _VariantRow(_Strict):
    variant: str
    written: re.Pattern[str] | None = None
    before: Annotated[re.Pattern[str] | None, BeforeValidator(_ending)] = None
    case: Literal["lower"] | None = None


class _ChoiceRow(_Strict):
    id: str
    entities: list[str]
    languages: list[str] = list(LANGUAGES)
    variants: list[_VariantRow]


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices: by language and entity, what can be chosen."""

    rows: Mapping[tuple[str, str], tuple[_ChoiceRow, ...]]

    def made(
        self, entity: str, language: str, text: Folded, start: int, end: int
    ) -> tuple[str, str] | None:
        """The choice and the variant that a mention at ``text.plain[start:end]`` shows."""
        for choice in self.rows.get((language, entity), ()):
            for variant in choice.variants:
                if _fits(variant, text, start, end):
                    return choice.id, variant.variant
        return None

    def entities(self) -> frozenset[str]:
        """The ids of all entities about whose names there is a choice."""
        return frozenset(entity for _, entity in self.rows)


def load_choices(path: Path = FOLDER / "choices.yaml") -> Choices:
    """Read the choices; raises KnowledgeError with all that is malformed."""
    rows: dict[tuple[str, str], list[_ChoiceRow]] = defaultdict(list)
    faults = []
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        try:
            choice = _ChoiceRow.model_validate(row)
        except ValidationError as error:
            faults += [
                f"{path.name}: {row.get('id')}: {e['loc']}: {e['msg']}" for e in error.errors()
            ]
            continue
        for language in choice.languages:
            for entity in choice.entities:
                rows[language, entity].append(choice)
    if faults:
        raise KnowledgeError("\n".join(faults))
    return Choices({key: tuple(choices) for key, choices in rows.items()})


def check_choices(choices: Choices, entities: Iterable[str]) -> list[str]:
    """A sentence for each entity that is named by a choice and does not exist."""
    return [
        f"choices.yaml: no entity {entity}" for entity in sorted(choices.entities() - set(entities))
    ]


def _fits(variant: _VariantRow, text: Folded, start: int, end: int) -> bool:
    if variant.written and not variant.written.match(text.folded[start:end]):
        return False
    if variant.case == "lower" and not text.plain[start].islower():
        return False
    ahead = text.folded[max(0, start - _REACH) : start]
    return variant.before is None or variant.before.search(ahead) is not None
