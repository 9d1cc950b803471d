"""What a comparison of words sees and what it does not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.words import shingles, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv, Moscow", "kyiv  moscow"),
        ("за́мок", "замок"),
        ("Учёные", "ученые"),
        ("информа\u00adция", "информация"),
        ("zero\u200bwidth", "zerowidth"),
        ("İSTANBUL", "istanbul"),
        ("ﬁnal Ａ", "final a"),
        ("«Слава» – “glory”", '"Слава" - glory'),
        ("snake_case", "snake case"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$5", "€5"),
        ("5 %", "5"),
        ("12", "14"),
        ("1.5", "15"),
        ("шахта", "шахти"),
        ("ılık", "ilik"),
        ("şok", "sok"),
        ("кіт", "кит"),
        ("й", "и"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_nothing_to_say() -> None:
    assert words(None) == words("") == words(" …\n—\ud800") == []
    assert shingles([]) == set()
    assert shingles(["only", "three", "words"]) == {"only three words"}
    assert shingles(list("abcde")) == {"a b c d", "b c d e"}


@given(st.text())
def test_the_unicode_form_does_not_matter(text: str) -> None:
    assert words(unicodedata.normalize("NFC", text)) == words(unicodedata.normalize("NFD", text))


@given(st.text())
def test_any_text_has_words_without_spaces(text: str) -> None:
    assert all(word and not word.isspace() and " " not in word for word in words(text))


def test_a_pile_of_marks_takes_no_time() -> None:
    began = time.process_time()
    words("a" + "\u0301\u0323" * 200_000)
    assert time.process_time() - began < 2
