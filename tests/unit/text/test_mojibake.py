"""Mojibake is undone, and right text is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.mojibake import repair

ROOT = Path(__file__).parents[3]
RIGHT = [
    "Капитан порта закрыл гавань для всех судов: ветер усилился.",
    "РІШЕННЯ РНБО: ТЕРІТОРІЇ, СЄРІ… РІ — «РІ»",
    "ELAZIĞ’DA DEPREM: “ŞİMDİLİK” KÂR…",
    "MAÇÃ–BANANA “São Paulo” À la carte",
    "Ünlü yazar: “Öç” – Â… â€ 5 €",
    "В\u00a0России — №1, 5 °C, µ",
    "£5, ±3 °C, © Reuters",
]
WORDS = [
    *("порт", "ветер", "ЗАКРЫЛ", "Иванов", "гавань", "їжак", "ґанок", "ЄС", "КИЇВ", "рішення"),
    *("РІК", "РНБО", "liman", "rüzgâr", "ŞEHİR", "ığdır", "güçlü", "İZMİR", "ELAZIĞ’DA"),
    *("harbour", "CAFÉ", "naïve", "Ünlü", "“да”", "«Эхо»", "№5", "—", "…", "5°C"),
]
# the letters and stops of the four languages; not the signs that only mojibake has beside them
LETTERS = (
    "abcxyzABCXYZğışçöüĞİŞÇÖÜâîû"
    "абвгдежзийклмнопрстуфхцчшщыьэюяёіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЬЭЮЯЁІЇЄҐ"
    " .,:;!?-—–«»„“”’…№0123456789\n"
)


def misread(text: str, codec: str) -> str:
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_stays(text: str) -> None:
    assert repair(text) == text


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_words_of_four_languages_stay(text: str) -> None:
    assert repair(text) == text


@given(st.text(st.sampled_from(LETTERS), max_size=200))
def test_no_letters_and_stops_of_four_languages_are_taken_for_mojibake(text: str) -> None:
    assert repair(text) == text


def test_none_of_the_repositorys_own_pages_is_touched() -> None:
    for folder in ("tests/golden", "demo"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".html", ".json", ".txt", ".yaml", ".md"):
                continue
            for line in path.read_bytes().decode("utf-8", "ignore").splitlines():
                assert repair(line) == line, path


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1254", "cp1251", "koi8_u"])
@pytest.mark.parametrize(
    "text",
    [
        "Капитан порта закрыл гавань",
        "Нет",
        "Київ: ЗСУ відбили атаку — «Укрінформ»",
        "İstanbul'da görüşme",
        "Özgürlük haberi",
        "dağ",
        "café",
        "don’t “quote” — dash",
        "Fire 🔥 in Kyiv",
    ],
)
def test_each_wrong_reading_is_undone(text: str, codec: str) -> None:
    assert repair(misread(text, codec)) == text


@pytest.mark.parametrize("text", ["Капитан порта", "İstanbul'da görüşme", "café — “naïve”"])
def test_two_layers_are_undone(text: str) -> None:
    assert repair(misread(misread(text, "cp1252"), "cp1252")) == text


@given(
    st.lists(st.sampled_from(WORDS[:10]), min_size=3, max_size=8).map(" ".join),
    st.sampled_from(["cp1252", "cp1254", "cp1251"]),
)
def test_sentences_come_back_from_every_reading(text: str, codec: str) -> None:
    assert repair(misread(text, codec)) == text


@given(st.text(max_size=100))
def test_it_ends_and_stays_where_it_ended(text: str) -> None:
    once = repair(repair(text))
    assert repair(once) == once


def test_it_is_fast_on_what_looks_like_it() -> None:
    assert len(repair("Ð" * 1_000_000)) == 1_000_000
    assert repair("Ã¼" * 100_000) == "ü" * 100_000
