"""Reading and checking the knowledge base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Name, Role
from pipeline.tag.knowledge import Knowledge, KnowledgeError, check, load_knowledge


def write(folder: Path, text: str, name: str = "things.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_small_base_is_clean(knowledge: Knowledge) -> None:
    assert check(knowledge) == []


def test_names_keep_language_and_kind(knowledge: Knowledge) -> None:
    turkey = knowledge.entities["turkey"]
    assert Name("Türkiye", "tr", "name") in turkey.names
    assert Name("турок", "ru", "demonym") in turkey.names


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
- {id: Bad Id, type: person, subtype: x, name: {en: A}}
- {id: one, type: animal, subtype: x, name: {en: A}}
- {id: two, type: person, subtype: x, name: {en: A}, aliases: {de: [B]}}
- {id: two, type: person, subtype: x, name: {en: A}, color: red}
- {id: three, type: person, subtype: x, name: {en: A}}
- {id: three, type: person, subtype: x, name: {en: A}}
""",
    )
    write(tmp_path, "just text", "other.yaml")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(tmp_path)
    lines = str(caught.value).split("\n")
    assert any(line.startswith("things.yaml: Bad Id: id:") for line in lines)
    assert any(line.startswith("things.yaml: one: type:") for line in lines)
    assert any("two: aliases.de" in line for line in lines)
    assert any("two: color" in line for line in lines)
    assert "things.yaml: three: id: used twice" in lines
    assert "other.yaml: not a list" in lines


def test_norway_is_not_false(tmp_path: Path) -> None:
    write(
        tmp_path, "- {id: norway, type: place, subtype: country, country: NO, name: {en: Norway}}"
    )
    assert load_knowledge(tmp_path).entities["norway"].country == "NO"


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    write(
        tmp_path,
        "- {id: x, type: place, subtype: city, name: {uk: 'Киї̈в'}}".replace("ї̈", "і\u0308"),
    )
    assert load_knowledge(tmp_path).entities["x"].name["uk"] == "Київ"


def test_contradictions_are_found(knowledge: Knowledge) -> None:
    putin = knowledge.entities["vladimir-putin"]
    other = replace(
        putin,
        id="other-president",
        name={"en": "Vladimir Putin"},
        located_in="nowhere",
        roles=(
            Role("president", "RU", date(2020, 1, 1), None),
            Role("wizard", "atlantis", date(2021, 1, 1), date(2020, 1, 1)),
        ),
    )
    may = replace(putin, id="may", names=(Name("The", "en", "name"),), roles=())
    found = check(
        Knowledge({**knowledge.entities, other.id: other, may.id: may}, knowledge.offices)
    )
    text = "\n".join(found)
    for part in (
        "other-president: name: missing in tr, ru, uk",
        "located_in: no entity nowhere",
        "no office wizard",
        "wizard of atlantis, which is no entity",
        "wizard ends before it begins",
        "president of RU from 2020-01-01 while vladimir-putin holds it",
        "“Vladimir Putin” is also a firm name of vladimir-putin",
        "“The” is a common word",
    ):
        assert part in text


def test_project_data_is_well_formed() -> None:
    assert len(load_knowledge().entities) > 0
