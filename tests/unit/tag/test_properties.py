"""What must hold for any text at all."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tag.relevance import judge_relevance
from pipeline.tag.tagger import Tagger
from pipeline.tag.text import fold, read

NAMES = [
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


@settings(max_examples=400)
@given(title=texts, text=texts, language=languages)
def test_offsets_cut_the_surface_out(
    tagger: Tagger, title: str, text: str, language: str | None
) -> None:
    tagging = tagger.tag(title, text, language, None)
    order = [(not m.in_title, m.start) for m in tagging.mentions]
    assert order == sorted(order)
    end = {True: -1, False: -1}
    for m in tagging.mentions:
        source = title if m.in_title else text
        assert source[m.start : m.end] == m.surface
        assert m.surface.strip()
        assert m.start >= end[m.in_title]
        end[m.in_title] = m.end
        assert 0 <= m.score <= 1
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
def test_nothing_crashes(tagger: Tagger, text: str, language: str | None) -> None:
    tagger.tag(text, text, language, None)
    judge_relevance(text, text, language, text, text, {}, text)


@settings(max_examples=150)
@given(
    names=st.lists(
        st.sampled_from(
            [
                "Recep Tayyip Erdoğan",
                "Mevlüt Çavuşoğlu",
                "Володимир Зеленський",
                "Київ",
                "Україна",
                "Россия",
            ]
        ),
        min_size=1,
        max_size=5,
    ),
    upper=st.booleans(),
)
def test_composition_and_capitals_do_not_break_links(
    tagger: Tagger, names: list[str], upper: bool
) -> None:
    text = ", ".join(names)
    text = text.upper() if upper else text

    def linked(form: str) -> list[str | None]:
        normal = unicodedata.normalize(form, text)  # type: ignore[arg-type]
        return [m.entity for m in tagger.tag("", normal, None, None).mentions]

    assert linked("NFC") == linked("NFD")
    assert len(linked("NFC")) == len(names)
