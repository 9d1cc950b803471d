"""The benchmark's own metric, held by hand-counted cases."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[3])]

from bench import _metrics as metrics  # noqa: E402


def test_overlap_by_hand() -> None:
    assert metrics.overlap("a b c d e", "a b c d e") == (1.0, 1.0, 1.0)
    # gold: abcd bcde; found: abcd bcdx
    assert metrics.overlap("a b c d e", "a b c d x") == (0.5, 0.5, 0.5)
    # gold: abcd; found: abcd bcde cdef
    precision, recall, f1 = metrics.overlap("a b c d", "a b c d e f")
    assert (precision, recall) == (pytest.approx(1 / 3), 1.0)
    assert f1 == pytest.approx(0.5)
    assert metrics.overlap("", "") == (1.0, 1.0, 1.0)
    assert metrics.overlap("a b c d", "") == (0.0, 0.0, 0.0)
    assert metrics.overlap("a b", "a b") == (1.0, 1.0, 1.0)


def test_repeats_count() -> None:
    assert metrics.overlap("a a a a a", "a a a a")[1] == 0.5


def test_titles_and_authors() -> None:
    assert metrics.same_title("“A” – b", '"a"  - B')
    assert not metrics.same_title("A", None)
    assert metrics.same_authors(["A B", "C"], ["c", "a b"])
    assert not metrics.same_authors(["A B"], [])


def test_days_and_minutes() -> None:
    gold = datetime.fromisoformat("2022-03-10T23:30:00+03:00")
    assert metrics.same_day(gold, "2022-03-10")
    assert metrics.same_day(gold, "2022-03-10T20:30:00+00:00")
    assert not metrics.same_day(gold, "2022-03-11")
    assert not metrics.same_day(gold, None)
    assert metrics.same_instant(gold, "2022-03-10T20:30:20+00:00")
    assert not metrics.same_instant(gold, "2022-03-10")
