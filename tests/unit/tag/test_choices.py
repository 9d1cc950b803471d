"""Which of several loaded wordings a text chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tag.choices import check_choices, load_choices
from pipeline.tag.knowledge import KnowledgeError, load_knowledge
from pipeline.tag.tagger import Tagger
from pipeline.tag.text import read

NAMES = {"name", "aliases", "transliteration", "former"}
CHOICES = load_choices()


def made(entity: str, language: str, text: str, surface: str) -> str | None:
    start = text.index(surface)
    choice = CHOICES.made(entity, language, read(text), start, start + len(surface))
    return choice[1] if choice else None


@pytest.mark.parametrize(
    ("entity", "language", "text", "surface", "variant"),
    [
        ("kyiv", "en", "He flew to Kiev", "Kiev", "Kiev"),
        ("kyiv", "en", "He flew to Kyiv", "Kyiv", "Kyiv"),
        ("kyiv", "tr", "Kıyiv'de", "Kıyiv", "Kyiv"),
        ("kyiv", "ru", "в Киеве", "Киеве", None),  # Russian has one word for it
        ("turkey", "en", "Türkiye's", "Türkiye", "Türkiye"),
        ("turkey", "en", "Turkey's", "Turkey", "Turkey"),
        ("ukraine", "ru", "война на Украине", "Украине", "на Украине"),
        ("ukraine", "ru", "война в Украине", "Украине", "в Украине"),
        ("ukraine", "ru", "глава Украины", "Украины", None),
        ("russia", "uk", "армія росії", "росії", "росія"),
        ("russia", "uk", "армія Росії", "Росії", "Росія"),
        ("belarus", "ru", "из Белоруссии", "Белоруссии", "Byelorussia"),
        ("donetsk-peoples-republic", "ru", "глава так называемой «ДНР»", "ДНР", "so-called"),
        ("donetsk-peoples-republic", "uk", "ватажок так званої ДНР", "ДНР", "so-called"),
        ("donetsk-peoples-republic", "en", "the self-proclaimed DPR", "DPR", "self-proclaimed"),
        ("donetsk-peoples-republic", "en", "head of the “DPR”", "DPR", "in quotes"),
        ("donetsk-peoples-republic", "ru", "глава ДНР", "ДНР", "plain"),
        (
            "russian-invasion-of-ukraine-2022",
            "en",
            "the special military operation",
            "special military operation",
            "special military operation",
        ),
        ("russian-invasion-of-ukraine-2022", "en", "the war in Ukraine", "war in Ukraine", "war"),
        (
            "annexation-of-crimea",
            "en",
            "annexation of Crimea",
            "annexation of Crimea",
            "annexation",
        ),
        (
            "annexation-of-crimea",
            "ru",
            "воссоединение Крыма",
            "воссоединение Крыма",
            "reunification",
        ),
    ],
)
def test_what_was_chosen(
    entity: str, language: str, text: str, surface: str, variant: str | None
) -> None:
    assert made(entity, language, text, surface) == variant


def test_every_choice_is_about_entities_that_exist() -> None:
    assert check_choices(CHOICES, load_knowledge().entities) == []
    assert check_choices(CHOICES, []) != []


def test_every_name_of_a_chosen_entity_has_a_variant() -> None:
    """A spelling added to the knowledge base must not slip past its choice."""
    knowledge = load_knowledge()
    whole = {choice.id for row in CHOICES.rows.values() for choice in row}
    whole -= {"in-ukraine"}  # told by the preposition
    for (language, entity), choices in CHOICES.rows.items():
        if not whole & {choice.id for choice in choices}:
            continue
        for name in knowledge.entities[entity].names:
            if name.language == language and name.kind in NAMES:
                assert made(entity, language, name.text, name.text), (entity, name)


def test_a_malformed_choice_is_named(tmp_path: Path) -> None:
    path = tmp_path / "choices.yaml"
    path.write_text("- {id: x, entities: [y], variants: [{variant: z, written: '('}]}")
    with pytest.raises(KnowledgeError, match=r"choices.yaml: x"):
        load_choices(path)


def test_the_tagger_keeps_the_choice_with_the_mention(tagger: Tagger) -> None:
    mention = tagger.tag("", "Talks in Kiev began.", "en").mentions[0]
    assert (mention.surface, mention.choice, mention.variant) == ("Kiev", "kyiv", "Kiev")


def test_a_city_that_stands_for_its_government_was_chosen_too(tagger: Tagger) -> None:
    mention = tagger.tag("", "Kiev said that it would not wait.", "en").mentions[0]
    assert (mention.place, mention.choice, mention.variant) == ("kyiv", "kyiv", "Kiev")
