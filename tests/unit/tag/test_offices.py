"""Whom an office stands for, and when it stands for nobody."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from pipeline.model import Mention
from pipeline.tag.tagger import Tagger

THEN = datetime(2022, 3, 10, tzinfo=UTC)


def offices(
    tagger: Tagger, text: str, language: str, day: datetime | None = THEN
) -> list[tuple[str, str | None]]:
    mentions = tagger.tag("", text, language, day).mentions
    return [(m.surface, m.entity) for m in mentions if m.kind == "office"]


@pytest.mark.parametrize(
    ("language", "text", "surface", "person"),
    [
        ("en", "The Turkish foreign minister left.", "Turkish foreign minister", "mevlut-cavusoglu"),
        ("en", "Russia's new foreign minister left.", "Russia's new foreign minister", "sergey-lavrov"),
        ("en", "the foreign minister of Turkey left", "foreign minister of Turkey", "mevlut-cavusoglu"),
        ("tr", "Ukrayna Cumhurbaşkanı konuştu", "Ukrayna Cumhurbaşkanı", "volodymyr-zelenskyy"),
        ("tr", "Rusya'nın dışişleri bakanı geldi", "Rusya'nın dışişleri bakanı", "sergey-lavrov"),
        ("tr", "Ankara'da Cumhurbaşkanı konuştu", "Cumhurbaşkanı", "recep-tayyip-erdogan"),
        ("ru", "встреча с президентом Турции", "президентом Турции", "recep-tayyip-erdogan"),
        ("ru", "Турецкий министр иностранных дел уехал", "Турецкий министр иностранных дел",
         "mevlut-cavusoglu"),
        ("uk", "В Україні президент підписав указ", "президент", "volodymyr-zelenskyy"),
        ("en", "The head of Anka Works left.", "head of Anka Works", "ada-celebi"),
        ("en", "The Anka Works boss left.", "Anka Works boss", "ada-celebi"),
        ("ru", "Об этом сказала глава «Анкапрома».", "глава «Анкапрома»", "ada-celebi"),
        ("uk", "Керівник Анкапрому поїхав.", "Керівник Анкапрому", "ada-celebi"),
    ],
)  # fmt: skip
def test_office_is_its_holder(
    tagger: Tagger, language: str, text: str, surface: str, person: str
) -> None:
    assert offices(tagger, text, language) == [(surface, person)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the former Turkish foreign minister"),
        ("en", "Ukraine's ex-president and its vice president"),
        ("en", "a Turkish president, the Turkish foreign ministers"),
        ("en", "the office of president and the Turkish president's office"),
        ("en", "Foreign Minister Lavrov and Russian foreign minister Petr Ivanov"),
        ("en", "Lavrov, the Russian foreign minister, left"),
        ("en", "the president of the club"),
        # many countries' ministry, and no Ukrainian spokesman is known
        ("uk", "Речник МЗС прокоментував удар по Харкову"),
        ("en", "The former head of Anka Works and the head of Anka Works in Kharkiv left"),
        ("ru", "глава «Анкапрома» Пётр Иванов"),
        ("en", "the 45th Turkish president and the first serving Turkish president to fly"),
        ("en", "Turkey waits. The President of the Republic of Elsewhere spoke in Turkey."),
        ("ru", "стал первым действующим президентом Турции"),
        ("ru", "турецкий президент генерал Гренвиль уехал"),
        ("uk", "В Україні діє президент мережі, президент донського регіону, президент клубу"),
        ("tr", "eski Ukrayna Cumhurbaşkanı ve Ukrayna Cumhurbaşkanı adayı"),
        ("ru", "бывший президент Турции, пост президента Турции, стал президентом Турции"),
        ("ru", "так называемый «президент» уехал"),
        ("uk", "колишній президент України, вибори президента України"),
    ],
)
def test_office_of_nobody_at_hand(tagger: Tagger, language: str, text: str) -> None:
    assert offices(tagger, text, language) == []


@pytest.mark.parametrize(
    "piece",
    [
        "The Turkish foreign minister met Sergey Lavrov. The minister said no. ",
        "Anka Works (AW) met the AW, the head of Anka Works and the Bank of Moscow. ",
    ],
)
def test_time_grows_with_length_alone(tagger: Tagger, piece: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        tagger.tag("", (piece * size)[:size], "en", THEN)
        return time.process_time() - started

    short = min(seconds(20_000) for _ in range(2))
    assert seconds(80_000) < 6 * short + 0.3


def test_the_day_decides(tagger: Tagger) -> None:
    text = "The Turkish foreign minister left."
    assert offices(tagger, text, "en", datetime(2024, 1, 1, tzinfo=UTC)) == []
    assert offices(tagger, text, "en", None) == []


def test_country_in_an_office_is_nested(tagger: Tagger) -> None:
    mentions = tagger.tag("", "Вчера президент Турции уехал", "ru", THEN).mentions
    assert [(m.surface, m.entity, m.nested) for m in mentions] == [
        ("президент Турции", "recep-tayyip-erdogan", False),
        ("Турции", "turkey", True),
    ]
    assert (mentions[0].office, mentions[0].rule) == ("president", "office")


def test_short_repeat_follows_the_minister_named(tagger: Tagger) -> None:
    text = "Sergey Lavrov came. The minister said nothing."
    assert offices(tagger, text, "en") == [("minister", "sergey-lavrov")]
    both = "Sergey Lavrov met Mevlüt Çavuşoğlu. The minister said nothing."
    assert [m for m in offices(tagger, both, "en") if m[1] is None] == []


def test_title_beside_a_name_is_no_mention(tagger: Tagger) -> None:
    mentions: tuple[Mention, ...] = tagger.tag(
        "", "Президент Турции Реджеп Тайип Эрдоган", "ru", THEN
    ).mentions
    assert [(m.surface, m.nested, m.kind) for m in mentions] == [
        ("Турции", False, "name"),
        ("Реджеп Тайип Эрдоган", False, "name"),
    ]
