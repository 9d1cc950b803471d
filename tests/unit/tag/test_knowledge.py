"""Reading and checking the knowledge base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Entity, Name, Role
from pipeline.tag.knowledge import Knowledge, KnowledgeError, Office, load_knowledge
from pipeline.tag.knowledge_check import check


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


def found_in(knowledge: Knowledge, *entities: Entity) -> list[str]:
    """What is wrong once the entities are added."""
    return check(
        Knowledge({**knowledge.entities, **{e.id: e for e in entities}}, knowledge.offices)
    )


def person(id: str, *names: Name, roles: tuple[Role, ...] = (), **kwargs: Any) -> Entity:
    name = {lang: f"{id} {lang}" for lang in ("en", "tr", "ru", "uk")}
    return Entity(id, "person", "politician", name, names, roles=roles, **kwargs)


@pytest.mark.parametrize(
    ("text", "lang"), [("Таран", "ru"), ("Ткач", "uk"), ("Пасічник", "uk"), ("Bozkurt", "tr")]
)
def test_surnames_that_are_words_must_be_weak(knowledge: Knowledge, text: str, lang: str) -> None:
    surname = Name(text, lang, "surname")
    fault = f"one: surname: “{text}” is also an ordinary word ({lang})"
    guarded = text == "Ткач"  # words.COMMON_WORDS has it
    found = found_in(knowledge, person("one", surname))
    assert any(line.startswith(fault) for line in found) is not guarded
    assert found_in(knowledge, person("one", surname, Name(text, lang, "weak"))) == []


@pytest.mark.parametrize("text", ["Песков", "Путин", "Навальный", "Березовский", "Шойгу"])
def test_surnames_that_only_look_like_words_are_firm(knowledge: Knowledge, text: str) -> None:
    assert found_in(knowledge, person("one", Name(text, "ru", "surname"))) == []


def test_nobody_holds_a_single_office_while_another_does(knowledge: Knowledge) -> None:
    """The long one is found however many short ones come between."""
    long = person("long", roles=(Role("president", "UA", date(1992, 1, 1)),))
    short = person("short", roles=(Role("president", "UA", date(1993, 1, 1), date(1993, 6, 1)),))
    late = person("late", roles=(Role("president", "UA", date(1995, 1, 1), date(1995, 6, 1)),))
    found = "\n".join(found_in(knowledge, long, short, late))
    assert "short: roles: president of UA from 1993-01-01 while long holds it without" in found
    assert "late: roles: president of UA from 1995-01-01 while long holds it without" in found


@pytest.mark.parametrize(
    ("role", "fault"),
    [
        (Role("mayor", "TR"), "mayor of TR: is no country's office"),
        (Role("mayor", "nato"), "mayor of nato: is no place"),
        (
            Role("foreign-minister", "kyiv"),
            "foreign-minister of kyiv: a capital has no such office",
        ),
        (Role("foreign-minister", "vladimir-putin"), "vladimir-putin: is a person"),
        (Role("foreign-minister", "XX"), "foreign-minister of XX: no such country"),
        (Role("president", None), "president of None: nobody knows of what"),
        (Role("president", "FR", date(1900, 1, 1), date(1999, 1, 1)), "is too long"),
    ],
)
def test_an_office_is_held_of_what_has_it(knowledge: Knowledge, role: Role, fault: str) -> None:
    offices = {**knowledge.offices, "mayor": Office("mayor", single=True, leads="body")}
    knowledge = Knowledge(knowledge.entities, offices)
    assert fault in "\n".join(found_in(knowledge, person("one", roles=(role,))))


def test_a_role_is_listed_once(knowledge: Knowledge) -> None:
    role = Role("foreign-minister", "UA", date(1999, 1, 1), date(1999, 2, 1))
    found = "\n".join(found_in(knowledge, person("one", roles=(role, role))))
    assert "one: roles: foreign-minister of UA is listed twice" in found


def test_nobody_is_entered_twice(knowledge: Knowledge) -> None:
    one = person("one", country="UA")
    found = found_in(knowledge, one, replace(one, id="two"), replace(one, id="three", country="RU"))
    assert found == [
        "one: name: the same as of two; merge them, or add to the name what tells them apart"
    ]


def test_project_data_is_right() -> None:
    knowledge = load_knowledge()
    assert len(knowledge.entities) > 0
    assert check(knowledge) == []
