"""Generated spellings."""

from __future__ import annotations

import pytest

from pipeline.model import Entity, Name
from pipeline.tag.forms import entity_forms, romanized
from pipeline.tag.inflect import (
    all_forms,
    by_rule,
    person_forms,
    phrase_forms,
    plurals,
    words_of,
)
from pipeline.tag.text import fold, light, read


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Сергей Лавров", "ru", {"Сергея Лаврова", "Сергеем Лавровым", "Сергее Лаврове"}),
        ("Мария Захарова", "ru", {"Марии Захаровой", "Марию Захарову"}),
        ("Ангела Меркель", "ru", {"Ангелы Меркель", "Ангелу Меркель"}),
        ("Рамзан Кадыров", "ru", {"Рамзану Кадырову"}),
        ("Илья Яшин", "ru", {"Ильи Яшина", "Ильёй Яшиным".replace("ё", "е")}),
        ("Володимир Зеленський", "uk", {"Володимира Зеленського", "Володимирові Зеленському"}),
        ("Дмитро Кулеба", "uk", {"Дмитра Кулеби", "Дмитром Кулебою", "Дмитру Кулебі"}),
        ("Петро Порошенко", "uk", {"Петра Порошенка", "Петром Порошенком"}),
        ("Юлія Тимошенко", "uk", {"Юлії Тимошенко", "Юлією Тимошенко"}),
        ("Андрій Єрмак", "uk", {"Андрія Єрмака", "Андрієм Єрмаком", "Андрієві Єрмакові"}),
        ("Леся Українка", "uk", {"Лесі Українці", "Лесею Українкою"}),
    ],
)
def test_people_decline(name: str, language: str, forms: set[str]) -> None:
    assert forms <= words_of(person_forms(name.split(), language))


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Верховная рада Украины", "ru", {"Верховной рады Украины", "Верховную раду Украины"}),
        ("Верховна Рада України", "uk", {"Верховної Ради України", "Верховній Раді України"}),
        ("Чёрное море", "ru", {"Чёрного моря", "Чёрном море", "Чёрным морем"}),
        ("Ростов-на-Дону", "ru", {"Ростова-на-Дону", "Ростове-на-Дону"}),
        ("Нью-Йорк", "ru", {"Нью-Йорка", "Нью-Йорке"}),
        ("Соединённые Штаты Америки", "ru", {"Соединённых Штатов Америки"}),
        ("Запорожская АЭС", "ru", {"Запорожской АЭС", "Запорожскую АЭС"}),
        ("Харків", "uk", {"Харкова", "Харкові", "Харковом"}),
        ("Кривий Ріг", "uk", {"Кривого Рогу", "Кривому Розі"}),
        ("Туреччина", "uk", {"Туреччини", "Туреччині", "Туреччиною"}),
        ("Біла Церква", "uk", {"Білої Церкви", "Білу Церкву"}),
        ("Нова Каховка", "uk", {"Нової Каховки", "Новій Каховці"}),
        ("Рада Європи", "uk", {"Ради Європи", "Раді Європи"}),
        ("Часів Яр", "uk", {"Часового Яру", "Часів Яру"}),
        ("Берегове", "uk", {"Береговому", "Берегові"}),
        ("Кам'янець-Подільський", "uk", {"Кам'янця-Подільського"}),
        ("Каменец-Подольский", "ru", {"Каменца-Подольского", "Каменце-Подольском"}),
        ("Орехово-Зуево", "ru", {"Орехово-Зуеве", "Орехово-Зуево"}),
        ("Вооружённые силы Украины", "ru", {"Вооружённых сил Украины"}),
        ("МИД России", "ru", {"МИДа России", "МИДом России"}),
        ("Софія Київська", "uk", {"Софії Київській"}),
    ],
)
def test_names_of_things_decline(name: str, language: str, forms: set[str]) -> None:
    assert forms <= words_of(phrase_forms(name.split(), language))


def test_small_words_stay() -> None:
    assert {f for case in by_rule("Шойгу", "ru") for f in case} == {"Шойгу"}
    assert {"российско", "российскими"} <= all_forms("российский", "ru")
    assert {"українцями", "українців"} <= all_forms("українець", "uk")


def test_what_does_not_decline() -> None:
    assert words_of(phrase_forms(["Совето"], "uk")) == {"Совето"}
    declined = words_of(phrase_forms(["Вооружённые", "силы"], "ru"))
    assert not any(form.startswith("Вооружив") for form in declined)


def test_products_have_plurals() -> None:
    assert {"Байрактары", "Байрактаров"} <= plurals("Байрактар", "ru")
    assert {"Панцири", "Панцирей"} <= plurals("Панцирь", "ru")


def entity(kind: str, country: str, **names: tuple[str, str]) -> Entity:
    """An entity whose names are given as kind: (language, text)."""
    listed = tuple(Name(text, language, key) for key, (language, text) in names.items())
    return Entity("x", kind, "city", {}, listed, country)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("subject", "spellings"),
    [
        (
            entity("place", "UA", name=("uk", "Вінниця"), aliases=("ru", "Винница")),
            {"Vinnytsia", "Vinnytsya", "Vinnitsa"},
        ),
        (entity("place", "UA", name=("ru", "Кривой Рог")), {"Krivoy Rog", "Krivoi Rog"}),
        (entity("place", "UA", name=("uk", "Харків")), {"Harkiv", "Kharkiv"}),
        (entity("place", "UA", name=("uk", "Кам'янське")), {"Камянське", "Камянського"}),
        (entity("person", "RU", surname=("ru", "Шойгу")), {"Shoygu", "Şoygu"}),
        (entity("person", "TR", surname=("tr", "Şimşek")), {"Шимшек", "Шимшека", "Шімшек"}),
    ],
)
def test_other_alphabets_are_made(subject: Entity, spellings: set[str]) -> None:
    assert spellings <= {form.written for form in entity_forms(subject) if form.derived}


def test_demonyms_have_plurals() -> None:
    turk = entity("place", "TR", demonym=("tr", "Türk"))
    greek = entity("place", "GR", demonym=("tr", "Rum"))
    assert {form.written for form in entity_forms(turk)} == {"Türk", "Türkler"}
    assert {form.written for form in entity_forms(greek)} == {"Rum", "Rumlar"}


def test_latin_spellings_in_use() -> None:
    assert {"Zelenskyy", "Zelensky", "Zelenskyi", "Zelenskiy"} <= romanized("Зеленський", "uk")
    assert {"Yermak", "Ermak"} <= romanized("Ермак", "ru")


@pytest.mark.parametrize("text", ["İI ıi Şç", "ﬁ ß Ǆ ŉ", "Ёё Йй Її Ґґ", "ＡＢ ’ʼ – \u00a0", "ẞΣς"])
def test_folding_keeps_every_code_point(text: str) -> None:
    assert len(fold(text)) == len(light(text)) == len(text) == len(read(text).folded)
