"""The benchmark's own metric, held by hand-counted cases."""

from __future__ import annotations

import importlib.util
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[3])]

from bench import _metrics as metrics  # noqa: E402
from bench import extraction, language  # noqa: E402


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


def test_words_are_runs_of_letters_and_digits_in_any_script() -> None:
    assert metrics.shingles("Ankara, 10 Mart; İzmir.") == {("Ankara", "10", "Mart", "İzmir"): 1}
    assert metrics.overlap("Її п'ять слів є", "Її — п’ять слів… є!") == (1.0, 1.0, 1.0)
    # case counts in a body: abcd / abcD
    assert metrics.overlap("a b c d", "a b c D") == (0.0, 0.0, 0.0)


def test_repeats_count() -> None:
    # gold: aaaa twice; found: aaaa once
    assert metrics.overlap("a a a a a", "a a a a") == (1.0, 0.5, pytest.approx(2 / 3))
    # and what is found once too often is wrong: aaaa twice, gold once
    assert metrics.overlap("a a a a", "a a a a a") == (0.5, 1.0, pytest.approx(2 / 3))


def test_order_and_gaps() -> None:
    # gold: abcd bcde cdef; found without c: abde bdef
    assert metrics.overlap("a b c d e f", "a b d e f") == (0.0, 0.0, 0.0)
    # gold: abcd bcde cdef defg efgh; found, halves swapped: efgh fgha ghab habc abcd
    assert metrics.overlap("a b c d e f g h", "e f g h a b c d") == (0.4, 0.4, pytest.approx(0.4))
    # what is found beside nothing expected
    assert metrics.overlap("", "a b c d") == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“A” – b", '"a"  - B'),
        ("«Слово» — дело", '"слово" - Дело'),
        ("It’s", "it's"),
        ("Wait…", "wait..."),
        ("Kar\u00adton\u200b \ufeffbir", "karton bir"),
        ("e\u0301", "\u00e9"),
        ("a\u00a0b\n", "A b"),
        ("İzmir", "i\u0307zmir"),
    ],
)
def test_titles_that_look_the_same(one: str, other: str) -> None:
    assert metrics.same_title(one, other)
    assert metrics.same_title(other, one)


@pytest.mark.parametrize("found", [None, "", "A b - Site", "A b.", "Ab", "A  c"])
def test_titles_that_differ(found: str | None) -> None:
    assert not metrics.same_title("A b", found)


def test_no_title_is_right_where_there_is_none() -> None:
    assert metrics.same_title("", None)


def test_authors_are_a_set() -> None:
    assert metrics.same_authors(["A B", "C"], ["c", "a b"])
    assert metrics.same_authors(["A B"], ["A B", "a  b"])
    assert metrics.same_authors([], [])
    assert not metrics.same_authors(["A B"], [])
    assert not metrics.same_authors([], ["A B"])
    assert not metrics.same_authors(["A B", "C"], ["A B"])
    assert not metrics.same_authors(["A B"], ["A B", "C"])
    assert not metrics.same_authors(["A B"], ["A", "B"])


LATE = datetime.fromisoformat("2022-03-10T23:30:00+03:00")  # 20:30 UTC
EARLY = datetime.fromisoformat("2022-03-11T00:30:00+03:00")  # 21:30 UTC, the day before
UTC_LATE = datetime.fromisoformat("2022-03-10T23:30:00+00:00")  # 02:30 on the 11th in Moscow
NO_ZONE = datetime.fromisoformat("2022-03-10T23:30:00")


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (LATE, "2022-03-10", True),
        (LATE, "2022-03-11", False),
        (LATE, "2022-03-10T20:30:00+00:00", True),
        (LATE, "2022-03-10T20:30:00Z", True),
        # the same instant, which Baku calls the 11th
        (LATE, "2022-03-11T00:30:00+04:00", True),
        (LATE, "2022-03-11T00:30:00+03:00", False),
        (LATE, "2022-03-10T00:00:00", True),
        (LATE, "2022-03-11T00:00:00", False),
        # a day alone is the one that the page names, not the one in UTC
        (EARLY, "2022-03-11", True),
        (EARLY, "2022-03-10", False),
        (EARLY, "2022-03-10T21:30:00+00:00", True),
        (EARLY, "2022-03-10T20:30:00+00:00", False),
        (UTC_LATE, "2022-03-11T02:30:00+03:00", True),
        (UTC_LATE, "2022-03-11T03:30:00+03:00", False),
        # a midnight that stands for a day names the right one in any zone
        (UTC_LATE, "2022-03-10T00:00:00+03:00", True),
        (NO_ZONE, "2022-03-10T20:30:00+00:00", True),
        (NO_ZONE, "2022-03-11T02:30:00+03:00", False),
        (LATE, None, False),
        (LATE, "", False),
        (LATE, "10 March 2022", False),
    ],
)
def test_days_near_midnight(gold: datetime, found: str | None, right: bool) -> None:
    assert metrics.same_day(gold, found) is right


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (LATE, "2022-03-10T20:30:20+00:00", True),
        (LATE, "2022-03-10T20:29:01Z", True),
        (LATE, "2022-03-10T20:31:00+00:00", False),
        (LATE, "2022-03-11T00:30:00+04:00", True),
        # an hour or three beside it, as a wrong zone makes it
        (LATE, "2022-03-10T23:30:00+00:00", False),
        # without a zone the clock counts
        (LATE, "2022-03-10T23:30:59", True),
        (LATE, "2022-03-10T20:30:00", False),
        (NO_ZONE, "2022-03-10T23:30:00+03:00", True),
        (NO_ZONE, "2022-03-10T23:31:00", False),
        (LATE, "2022-03-10", False),
        (LATE, None, False),
        (LATE, "soon after midnight", False),
    ],
)
def test_minutes(gold: datetime, found: str | None, right: bool) -> None:
    assert metrics.same_instant(gold, found) is right


def _gold(**fields: Any) -> extraction.Gold:
    return extraction.Gold("made_up", "page", b"", None, "a b c d e", **fields)


def test_only_what_the_gold_knows_is_marked() -> None:
    marks = extraction.score(_gold(), {"body": "a b c d", "title": "T", "authors": ["A"]})
    assert marks == {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}


def test_a_tool_that_finds_nothing_has_no_marks_to_hide_behind() -> None:
    gold = _gold(title="T", authors=["A B"], published=LATE)
    assert not any(extraction.score(gold, {}).values())
    assert set(extraction.score(gold, {})) == extraction.MARKS


def test_a_right_answer_has_all_marks() -> None:
    gold = _gold(title="T", authors=[], published=LATE)
    found = {"body": "a b c d e", "title": "t", "authors": [], "published_at": LATE.isoformat()}
    assert all(extraction.score(gold, found).values())


def test_means_and_ratios_by_hand() -> None:
    def reading(tool: str, f1: float, seconds: float, title: bool | None) -> extraction.Reading:
        marks = {"f1": f1, "precision": f1, "recall": f1}
        marks |= {} if title is None else {"title": title}
        return extraction.Reading(_gold(), tool, {}, marks, seconds, None)

    readings = [
        reading("trafilatura", 0.5, 0.3, True),
        reading("trafilatura", 1.0, 0.1, False),
        reading("euxine", 1.0, 0.1, True),
        reading("euxine", 0.8, 0.1, None),
    ]
    rows = extraction.summaries(["euxine", "trafilatura"], readings)
    ours, peer = (row for row in rows if row["corpus"] == "made_up" and row["part"] == "all")
    # 2 pages in 0.2 s are 10 a second, in 0.4 s they are 5
    assert (ours["tool"], ours["f1"], ours["title"]) == ("euxine", 0.9, 1.0)
    assert (ours["pages_per_cpu_second"], ours["times_trafilatura"]) == (10.0, 2.0)
    assert (peer["tool"], peer["f1"], peer["title"], peer["day"]) == (
        "trafilatura",
        0.75,
        0.5,
        None,
    )
    assert (peer["pages_per_cpu_second"], peer["times_trafilatura"]) == (5.0, 1.0)


def test_missing_peers_are_left_out_with_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert extraction.installed(extraction.TOOLS) == ["euxine", "trafilatura", "trafilatura_fast"]
    (line,) = capsys.readouterr().err.splitlines()
    assert "newspaper4k, readability_lxml" in line
    assert "--extra bench" in line


def test_pieces_are_five_words_that_follow_each_other() -> None:
    text = "«The old harbour», in March 2022, was closed — to all small boats."
    pieces = language.texts(language.Sentence("en", text))
    assert [(piece.task, piece.text) for piece in pieces] == [
        ("sentence", text),
        ("five_words", "«The old harbour», in March"),
        ("five_words_not_names", "«The old harbour», in March"),
        ("five_words", "was closed — to all small"),
        ("five_words_not_names", "was closed — to all small"),
    ]


def test_names_and_crumbs_are_no_pieces() -> None:
    text = "Ada Lovelace Charles Babbage said a b c d e"
    sentence = language.Sentence("en", text, ((0, 12), (13, 28)))
    # four words of names and one other; then five letters
    assert [piece.task for piece in language.texts(sentence)] == ["sentence", "five_words"]
    assert sentence.says_something(sentence.words)
    assert not sentence.says_something(sentence.words[:5])


def test_tokens_become_the_sentence_that_they_were(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    tokens = "Kyiv B\n, O\n( O\nsaid O\n) O\n« O\nyes O\n» O\n. O\nSo O\n\n\nNew O\n"
    file.write_text(tokens, encoding="utf-8")
    found = list(language.columns("en", file, " "))
    assert [one.text for one in found] == ["Kyiv, (said) «yes».", "So", "New"]
    assert found[0].names == ((0, 4),)


def test_confusion_by_hand() -> None:
    def text(spoken: str) -> language.Text:
        return language.Text("sentence", spoken, False, "five words of some language")

    language.TOOLS["always_uk"] = lambda: lambda text: "uk"
    try:
        asked = [text("uk"), text("uk"), text("ru"), text("other")]
        errors: list[dict[str, Any]] = []
        rows = list(language.run("always_uk", asked, errors))
    finally:
        del language.TOOLS["always_uk"]
    whole = next(row for row in rows if row["part"] == "all")
    # two of the three in one of the four languages; "other" is a figure of its own
    assert whole["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert (whole["uk"], whole["ru"], whole["other"], whole["en"]) == (1.0, 0.0, 0.0, None)
    assert whole["confusion"] == {"ru": {"uk": 1}, "uk": {"uk": 2}, "other": {"uk": 1}}
    assert [error["language"] for error in errors] == ["ru", "other"]
