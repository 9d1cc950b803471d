"""What the matcher finds in a text, before anybody decides what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tag.knowledge import Knowledge, Office
from pipeline.tag.matching import Matcher
from pipeline.tag.text import read

OFFICES = (
    Office(
        "foreign-minister",
        True,
        {
            "en": ("foreign minister",),
            "tr": ("dışişleri bakanı",),
            "ru": ("министр иностранных дел", "глава МИД"),
            "uk": ("міністр закордонних справ", "очільниця МЗС"),
        },
    ),
    Office("vice-president", True, {"en": ("vice president",), "uk": ("віцепрезидент",)}),
    Office("spokesperson", True, {"en": ("Kremlin spokesman",), "tr": ("sözcü",)}),
    Office("mayor", True, {"ru": ("мэр",), "uk": ("мер",)}),
    Office("ambassador", False, {"ru": ("посол",), "uk": ("посол",), "tr": ("büyükelçi",)}),
    Office("governor", True, {"tr": ("vali",)}),
    Office("head-of-church", True, {"ru": ("папа римский",), "tr": ("patrik",)}),
    Office("defence-minister", True, {"en": ("defence minister",)}),
)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    knowledge = Knowledge({}, {office.id: office for office in OFFICES})
    return Matcher(knowledge, tmp_path_factory.mktemp("forms"))


def found(matcher: Matcher, text: str, language: str) -> set[tuple[str, str]]:
    """What stands where: (surface, office id)."""
    return {
        (text[c.start : c.end], form.entity)
        for c in matcher.find(read(text), language)
        for form in c.reading.offices
    }


@pytest.mark.parametrize(
    ("language", "text", "surface", "office"),
    [
        ("en", "the Turkish foreign minister said", "foreign minister", "foreign-minister"),
        ("en", "FOREIGN MINISTER RESIGNS", "FOREIGN MINISTER", "foreign-minister"),
        ("en", "the vice-president's visit", "vice-president", "vice-president"),
        ("en", "Defense Minister", "Defense Minister", "defence-minister"),
        ("en", "the Kremlin spokesperson", "Kremlin spokesperson", "spokesperson"),
        ("tr", "Dışişleri Bakanının açıklaması", "Dışişleri Bakanının", "foreign-minister"),
        ("tr", "Dışişleri Bakanı'nın açıklaması", "Dışişleri Bakanı", "foreign-minister"),
        ("tr", "DIŞİŞLERİ BAKANI KONUŞTU", "DIŞİŞLERİ BAKANI", "foreign-minister"),
        ("tr", "disisleri bakani konustu", "disisleri bakani", "foreign-minister"),
        ("tr", "İstanbul Valisi", "Valisi", "governor"),
        ("tr", "valinin", "valinin", "governor"),
        ("tr", "Moskova Büyükelçisine", "Büyükelçisine", "ambassador"),
        ("tr", "Ekümenik Patriğin", "Patriğin", "head-of-church"),
        ("ru", "министром иностранных дел", "министром иностранных дел", "foreign-minister"),
        ("ru", "Главе МИДа Турции", "Главе МИДа", "foreign-minister"),
        ("ru", "к послу", "послу", "ambassador"),
        ("ru", "папу римского", "папу римского", "head-of-church"),
        ("uk", "очільницею МЗС", "очільницею МЗС", "foreign-minister"),
        ("uk", "віце-президентом", "віце-президентом", "vice-president"),
        ("uk", "мера", "мера", "mayor"),
    ],
)
def test_offices_are_found(
    offices: Matcher, language: str, text: str, surface: str, office: str
) -> None:
    assert (surface, office) in found(offices, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "После этого по мере сил"),  # «посол», «мер» in the Ukrainian vocative
        ("ru", "министры иностранных дел"),
        ("en", "foreign ministers"),
        ("tr", "Dışişleri Bakanları"),
        ("tr", "sözcüler"),
        ("tr", "valiler"),
    ],
)
def test_other_words_and_crowds_are_no_offices(offices: Matcher, language: str, text: str) -> None:
    assert found(offices, text, language) == set()


def test_offices_are_no_entities(offices: Matcher, knowledge: Knowledge, tmp_path: Path) -> None:
    assert offices.lookup("foreign minister") == ()
    assert Matcher(knowledge, tmp_path).lookup("Putin")
