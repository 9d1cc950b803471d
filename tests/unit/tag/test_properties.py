"""What must hold for any text at all."""

from __future__ import annotations

import time
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tag.knowledge import Knowledge
from pipeline.tag.recognize import Recognizer
from pipeline.tag.relevance import judge_relevance
from pipeline.tag.tagger import Tagger
from pipeline.tag.text import fold, read

NAMES = [
    "the Turkish foreign minister", "министр обороны", "the minister", "Bank of", "Anna Velasquez",
    "Erdoğan", "Çavuşoğlu", "Sergey Lavrov", "Лавровым", "Зеленського", "Київ", "Türkiye'nin", "NATO",
    "S-400", "Rusya", "МИДе", "С.В. Лавров", "Владимир", "Petrov", "İSTANBUL", "Лук'янов", "Украины",
]  # fmt: skip
GLUE = st.sampled_from(
    [
        " ",
        ". ",
        "\n",
        "-",
        "'",
        "’",
        "\u200b",
        "\x00",
        "\u0301",
        "\u0308",
        "İ",
        "ı",
        "ﬁ",
        "A. ",
        "(",
        "🇹🇷",
    ]
)
pieces = st.one_of(st.sampled_from(NAMES), GLUE, st.text(max_size=6))
texts = st.lists(pieces, max_size=14).map("".join)
languages = st.sampled_from(["en", "tr", "ru", "uk", None, "de"])
DAY = datetime(2022, 3, 10, tzinfo=UTC)
days = st.sampled_from([None, DAY])


@pytest.fixture(scope="module")
def whole(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    """A tagger that recognizes unknown names too."""
    return Tagger(knowledge, tmp_path_factory.mktemp("forms"), Recognizer())


@settings(max_examples=400)
@given(title=texts, text=texts, language=languages, day=days)
def test_offsets_cut_the_surface_out(
    whole: Tagger, title: str, text: str, language: str | None, day: datetime | None
) -> None:
    tagging = whole.tag(title, text, language, day)
    order = [(not m.in_title, m.start) for m in tagging.mentions]
    assert order == sorted(order)
    taken = {True: bytearray(len(title)), False: bytearray(len(text))}
    for m in tagging.mentions:
        source = title if m.in_title else text
        assert 0 <= m.start < m.end <= len(source)
        assert source[m.start : m.end] == m.surface
        assert m.surface.strip()
        assert 0 <= m.score <= 1
        if not m.nested:
            assert not any(taken[m.in_title][m.start : m.end])
            taken[m.in_title][m.start : m.end] = b"\1" * (m.end - m.start)
    for m in tagging.mentions:
        if m.nested:
            assert all(taken[m.in_title][m.start : m.end])
    assert {"TR", "RU", "UA"} <= tagging.countries.keys()
    assert all(0 <= score <= 1 for score in tagging.countries.values())


@settings(max_examples=200)
@given(text=st.text(alphabet=st.characters(exclude_categories=())))
def test_folding_never_loses_its_place(text: str) -> None:
    folded = read(text)
    assert len(folded.plain) == len(folded.folded)
    assert len(fold(text)) == len(text)
    for index in range(len(folded.plain)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=200)
@given(text=st.text(alphabet=st.characters(exclude_categories=())), language=languages)
def test_nothing_crashes(whole: Tagger, text: str, language: str | None) -> None:
    whole.tag(text, text, language, DAY)
    judge_relevance(text, text, language, text, text, {}, text)


FULL_NAMES = [
    "Recep Tayyip Erdoğan", "Mevlüt Çavuşoğlu", "Володимир Зеленський", "Київ", "Україна", "Россия",
]  # fmt: skip
full_names = st.lists(st.sampled_from(FULL_NAMES), min_size=1, max_size=5)


def linked(tagger: Tagger, text: str) -> list[str | None]:
    return [m.entity for m in tagger.tag("", text, None, None).mentions]


@settings(max_examples=150)
@given(names=full_names, upper=st.booleans())
def test_composition_and_capitals_do_not_break_links(
    tagger: Tagger, names: list[str], upper: bool
) -> None:
    text = ", ".join(names)
    text = text.upper() if upper else text
    composed = linked(tagger, unicodedata.normalize("NFC", text))
    assert composed == linked(tagger, unicodedata.normalize("NFD", text))
    assert len(composed) == len(names)


# A city's name in quotation marks is a ship's or a newspaper's.
unquoted = FULL_NAMES[:3] + FULL_NAMES[4:]


@settings(max_examples=150)
@given(
    names=st.lists(st.sampled_from(unquoted), min_size=1, max_size=5),
    opening=st.sampled_from(["", "«", '"', "“", "(", "[", "—", "… ", "¿", "*", "„", "‘"]),
    closing=st.sampled_from(["", "»", '"', "”", ")", "]", "—", "…", "!", ":", ";", "*", "?!"]),
    glue=st.sampled_from([" ", "\n", "\u00a0", "\u2009", " \u200b", "\ufeff "]),
)
def test_added_punctuation_does_not_break_links(
    tagger: Tagger, names: list[str], opening: str, closing: str, glue: str
) -> None:
    text = glue.join(f"{opening}{name}{closing}," for name in names)
    assert linked(tagger, text) == linked(tagger, ", ".join(names))


HOSTILE = [
    "a", "А", "İ", "Путин ", "Erdoğan'ın ", "С.", "A. ", "е\u0301", "\u0323\u0301", "\u200b", "\u202e",
    "Turkey ", "Turkey's ", "Putin, ", "МИД, ", "\ud800", "-", "'", "the minister ", "Рада ", "[", "МИД", "ер", "л\u00adер", "თბ ", "\n",
]  # fmt: skip


LONG_LISTS = [
    ("uk", "Харківської, "), ("ru", "А-"), ("ru", "Салтыков-"), ("en", "Georgia, Texas "),
    ("en", "The Turkish foreign minister met Lavrov in Ankara. The minister said no. "),
    ("en", "Maria Velasquez met Ivan Lopez in Ankara and Moscow. "),
]  # fmt: skip


@pytest.mark.parametrize(("language", "piece"), LONG_LISTS)
def test_long_lists_take_time_by_their_length(whole: Tagger, language: str, piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            whole.tag("", text, language, DAY)
            best = min(best, time.process_time() - started)
        return best

    short, long = seconds(5_000), seconds(40_000)
    assert long < 24 * short + 0.1  # 8 times the length


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_time_grows_with_length_alone(tagger: Tagger, piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            tagger.tag(text[:1000], text, "tr", None)
            best = min(best, time.process_time() - started)
        return best

    short, long = seconds(5_000), seconds(40_000)
    assert long < 24 * short + 0.1  # 8 times the length


@pytest.mark.parametrize("piece", ["A", "ы", "\u0301", "\u200b", "Киев, ", "\ud83d"], ids=ascii)
def test_very_long_texts_are_taken(tagger: Tagger, piece: str) -> None:
    text = piece * (1_000_000 // len(piece) ** 2)
    for m in tagger.tag("", text, None, None).mentions:
        assert text[m.start : m.end] == m.surface
