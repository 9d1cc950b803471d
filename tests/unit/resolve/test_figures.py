"""Numbers and dates in one form for four languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,5 млрд рублей", ["2500000000"]),
        ("2.5 billion dollars", ["2500000000"]),
        ("2,5 milyar lira", ["2500000000"]),
        ("2,5 мільярда гривень", ["2500000000"]),
        ("33 million tonnes", ["33000000"]),
        ("10 тыс. человек, 10 bin kişi, 10,000 people, 10 000 осіб", ["10000"] * 4),
        ("1,234,567 or 1.234.567 or 1 234 567", ["1234567"] * 3),
        ("6 мая, May 6, 6 Mayıs'ta, 6 травня, 6th of May", ["05-06"] * 5),
        ("2022-02-24, 24.02.2022, 24.02.22 and 24/02/2022", ["02-24"] * 4),
        ("in May 2020", ["2020"]),
        ("at 9:30 and 09:30", ["09:30"] * 2),
        ("yüzde 50, %50, 50%", ["50"] * 3),
        ("6,4 / 6.4", ["6.4"] * 2),
        ("S-400 and F-16", ["400", "16"]),
        ("TB2 and М4", []),
        ("007, 0,05", ["7", "0.05"]),
        ("the 20th, 20-й", ["20"] * 2),
        ("(+1050)", ["1050"]),
        ("maybe 5", ["5"]),
        ("9" * 40, ["9" * 40]),
        ("no figure", []),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert sorted(figures(text).elements()) == sorted(expected)


def test_nothing() -> None:
    assert not figures(None)
    assert not figures("")


@given(st.text() | st.from_regex(r"[\d., :/'-]+(mln|мая|Mayıs|%)?"))
def test_any_text(text: str) -> None:
    assert all(figures(text).values())


@pytest.mark.parametrize("unit", ["1", "1 ", "1,", "111.", "May ", "1 мая ", "12:", "2020-"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    began = time.process_time()
    figures(unit * 40_000)
    assert time.process_time() - began < 3
