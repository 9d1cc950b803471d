"""Generated spellings."""

from __future__ import annotations

import pytest

from pipeline.tag.forms import romanized
from pipeline.tag.inflect import all_forms, by_rule, person_forms, phrase_forms, words_of
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
    ],
)
def test_names_of_things_decline(name: str, language: str, forms: set[str]) -> None:
    assert forms <= words_of(phrase_forms(name.split(), language))


def test_small_words_stay() -> None:
    assert {f for case in by_rule("Шойгу", "ru") for f in case} == {"Шойгу"}
    assert {"российско", "российскими"} <= all_forms("российский", "ru")
    assert {"українцями", "українців"} <= all_forms("українець", "uk")


def test_latin_spellings_in_use() -> None:
    assert {"Zelenskyy", "Zelensky", "Zelenskyi", "Zelenskiy"} <= romanized("Зеленський", "uk")
    assert {"Yermak", "Ermak"} <= romanized("Ермак", "ru")


@pytest.mark.parametrize("text", ["İI ıi Şç", "ﬁ ß Ǆ ŉ", "Ёё Йй Її Ґґ", "ＡＢ ’ʼ – \u00a0", "ẞΣς"])
def test_folding_keeps_every_code_point(text: str) -> None:
    assert len(fold(text)) == len(light(text)) == len(text) == len(read(text).folded)
