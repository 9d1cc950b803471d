"""Copies by mutation, and what only looks like a copy."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.duplicates import Text, compare_texts, is_copy

EVENTS = json.loads((Path(__file__).parent / "stories.json").read_text("utf-8"))["events"]
LANGUAGES = ("en", "tr", "ru", "uk")


def tell(language: str, *events: str) -> str:
    """Return an article of several paragraphs: the reports of some events."""
    return "\n".join(r["text"] for e in events for r in EVENTS[e] if r["language"] == language)


NEWS = {
    language: tell(language, "grain_call", "sweden_nato", "rate_rise", "quake_hatay", "derby")
    for language in LANGUAGES
}
OTHER = {
    language: tell(language, "akkuyu_call", "azov_return", "kharkiv_strike", "quake_relief")
    for language in LANGUAGES
}


def cut(text: str, rng: random.Random) -> str:
    """Drop a tenth of the text at its end."""
    return text[: int(len(text) * 0.9)]


def cut_most(text: str, rng: random.Random) -> str:
    """Keep the first third."""
    return text[: len(text) // 3]


def drop_sentences(text: str, rng: random.Random) -> str:
    """Drop every third sentence."""
    return ". ".join(s for i, s in enumerate(text.split(". ")) if i % 3)


def change_words(text: str, rng: random.Random) -> str:
    """Put another word for every tenth."""
    return " ".join("слово" if rng.random() < 0.1 else w for w in text.split())


def change_more_words(text: str, rng: random.Random) -> str:
    """Put another word for more than every seventh."""
    return " ".join("kelime" if i % 7 == 3 else w for i, w in enumerate(text.split()))


def drop_words(text: str, rng: random.Random) -> str:
    """Drop every eighth word."""
    return " ".join(w for i, w in enumerate(text.split()) if i % 8)


def change_dateline(text: str, rng: random.Random) -> str:
    """Put another dateline before it and a byline after."""
    return (
        "АНКАРА, 14 июля. /Агентство/. " + text + "\nReporting by A. Writer; editing by B. Reader"
    )


def move_paragraphs(text: str, rng: random.Random) -> str:
    """Turn the paragraphs round."""
    return "\n".join(reversed(text.split("\n")))


def shout(text: str, rng: random.Random) -> str:
    """Change case and punctuation."""
    return text.upper().replace(",", " –").replace(".", "!")


MUTATIONS = [
    cut, cut_most, drop_sentences, change_words, change_more_words, drop_words, change_dateline,
    move_paragraphs, shout,
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mutate", MUTATIONS)
def test_a_changed_printing_is_a_copy(
    mutate: Callable[[str, random.Random], str], language: str
) -> None:
    other = mutate(NEWS[language], random.Random(4))
    assert is_copy(compare_texts(Text("One", NEWS[language]), Text("Other", other)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wire_item_inside_a_longer_article_is_a_copy(language: str) -> None:
    item = tell(language, "belgorod_drone")
    found = compare_texts(
        Text("Drone", item), Text("The day", f"{OTHER[language]}\n{item}\n{NEWS[language]}")
    )
    assert found.jaccard < 0.2
    assert found.containment > 0.9
    assert is_copy(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_news_is_no_copy(language: str) -> None:
    assert not is_copy(compare_texts(Text(None, NEWS[language]), Text(None, OTHER[language])))


def test_no_two_reports_are_copies() -> None:
    reports = [Text(r["title"], r["text"]) for event in EVENTS.values() for r in event]
    assert not [
        (a.title, b.title)
        for i, a in enumerate(reports)
        for b in reports[:i]
        if is_copy(compare_texts(a, b))
    ]


LOSSES = (
    "Загальні бойові втрати противника з 24.02.22 по {}.11.24 орієнтовно склали: особового складу"
    " – близько {} ({}) осіб, танків – {} (+{}), бойових броньованих машин – {} (+{}),"
    " артилерійських систем – {} (+{}), літаків – 369 (+0), гелікоптерів – 329 (+0), крилаті"
    " ракети – 2764 (+0), кораблі та катери – 28 (+0), підводні човни – 1 (+0). Дані уточнюються."
)
WEATHER = (
    "Meteoroloji verilerine göre {} Mayıs {} günü Ankara'da hava parçalı bulutlu olacak. En yüksek"
    " sıcaklık {}, en düşük sıcaklık {} derece. Rüzgar kuzeyden {} km hızla esecek. Vatandaşların"
    " ani yağışlara karşı dikkatli olmaları istendi."
)
RATES = (
    "Банк России установил официальный курс доллара на {} июня в размере {} рубля. Курс евро"
    " составил {} рубля. Официальный курс юаня установлен на уровне {} рубля."
)
QUAKE = (
    "A magnitude {} earthquake struck {} km off the coast on {}, the disaster agency said. There"
    " were no immediate reports of damage or casualties. The quake occurred at a depth of {} km"
    " at {} local time."
)


@pytest.mark.parametrize(
    ("template", "one", "other"),
    [
        (LOSSES, (20, "723 480", "+1650", 9423, 8, "19 210", 33, "20 712", 27),
         (21, "725 200", "+1720", 9431, 9, "19 228", 18, "20 735", 23)),
        (WEATHER, (12, "Pazartesi", 21, 9, 15), (13, "Salı", 23, 11, 20)),
        (RATES, (5, "89,02", "96,81", "12,24"), (6, "88,21", "95,94", "12,11")),
        (QUAKE, (4.6, 12, "Monday", 7, "14:05"), (5.1, 30, "Friday", 10, "03:45")),
    ],
    ids=["losses", "weather", "rates", "quake"],
)  # fmt: skip
def test_a_template_filled_anew_is_no_copy(
    template: str, one: tuple[object, ...], other: tuple[object, ...]
) -> None:
    a, b = template.format(*one), template.format(*other)
    assert not is_copy(compare_texts(Text("Today", a), Text("Today", b)))
    assert is_copy(compare_texts(Text("Today", a), Text("Today", a + " Agency.")))


def test_an_updated_toll_is_a_copy() -> None:
    text = (
        "Russian missiles hit a block of flats in Kharkiv overnight, killing at least {} people"
        " and wounding {}, the governor said. Rescuers were still searching through the rubble on"
        " Tuesday morning. Two children are among the dead, he added."
    )
    a, b = text.format(12, 31), text.format(14, 35)
    assert is_copy(compare_texts(Text(None, a), Text(None, b)))


@pytest.mark.parametrize("text", ["Details follow.", "Photo: Reuters", "Подробности позже", "1"])
def test_a_very_short_text_is_a_copy_only_with_the_same_title(text: str) -> None:
    assert not is_copy(compare_texts(Text("Fire in Izmir", text), Text("Quake in Van", text)))
    assert is_copy(compare_texts(Text("Fire in Izmir", text), Text("FIRE in Izmir!", text)))


def test_a_caption_is_no_copy_of_an_article_it_stands_in() -> None:
    caption = "Зеленский и Эрдоган в Стамбуле"
    assert not is_copy(compare_texts(Text(None, caption), Text(None, NEWS["ru"] + caption)))


def test_nothing_is_like_nothing() -> None:
    found = compare_texts(Text(None, ""), Text(None, "…"))
    assert (found.jaccard, found.containment) == (0.0, 0.0)
    assert not is_copy(found)


@given(st.text(), st.text(), st.text())
def test_it_is_symmetric_and_bounded(title: str, a: str, b: str) -> None:
    found = compare_texts(Text(title, a), Text(None, b))
    assert found == compare_texts(Text(None, b), Text(title, a))
    assert 0.0 <= found.jaccard <= found.containment <= 1.0
    assert 0.0 <= found.words <= 1.0
    is_copy(found)


@given(st.text())
def test_a_text_is_its_own_copy(text: str) -> None:
    found = compare_texts(Text(None, text), Text(None, text))
    if Text(None, text).words:
        assert (found.jaccard, found.containment) == (1.0, 1.0)
        assert is_copy(found)
