"""How an outlet is doing: judged by its own rhythm, nights and weekends included."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.flow.health import in_words, judge, judge_language, rejected_share
from pipeline.store.health import FeedFacts, Flow, LanguageFacts, OutletFacts

NOW = datetime(2022, 3, 13, 20, 0, tzinfo=UTC)  # a Sunday evening
HOUR, DAY = 3600.0, 86400.0
FEED = FeedFacts("https://example.org/rss", asked_at=NOW, answered_at=NOW)
USUAL = OutletFacts(
    "gazette",
    "Gazette",
    feeds=(FEED,),
    newest_entry=NOW - timedelta(hours=1),
    entries=1400,
    history=60 * DAY,
    usual_gap=20 * 60.0,
    longest_gap=9 * HOUR,
    flow=Flow(48, (50, 40, 55)),
    rejections={"off_topic": 800, "paywall": 30},
    handled=1200,
)
WEEKDAYS_ONLY = replace(USUAL, longest_gap=63 * HOUR, flow=Flow(0, (0, 0, 0)), entries=300)
SELDOM = replace(USUAL, entries=2, longest_gap=6 * DAY, flow=Flow(0, (0, 0, 0)))


def silent(facts: OutletFacts, hours: float) -> OutletFacts:
    return replace(facts, newest_entry=NOW - timedelta(hours=hours))


def failing(number: int, attention: str | None = None) -> OutletFacts:
    other = replace(FEED, url="https://example.org/en", failures=number, attention=attention)
    return replace(USUAL, feeds=(FEED, replace(other, note="no answer in 30 s")))


VERDICTS = {
    "as ever": (USUAL, "well"),
    "a night": (silent(USUAL, 9), "well"),
    "a morning without news": (silent(USUAL, 14), "late"),
    "a day without news": (silent(USUAL, 28), "silent"),
    "weekdays only, on Sunday evening": (silent(WEEKDAYS_ONLY, 51), "well"),
    "weekdays only, on Tuesday": (silent(WEEKDAYS_ONLY, 96), "late"),
    "weekdays only, after a week": (silent(WEEKDAYS_ONLY, 190), "silent"),
    "busy, and quiet for an hour": (silent(replace(USUAL, longest_gap=600.0), 1.5), "well"),
    "busy, and quiet for four hours": (silent(replace(USUAL, longest_gap=600.0), 4), "late"),
    "one that writes seldom": (silent(SELDOM, 20 * 24), "well"),
    "one that wrote seldom": (silent(SELDOM, 22 * 24), "late"),
    "nothing for four weeks": (silent(replace(SELDOM, entries=0, longest_gap=None), 1100), "silent"),
    "never anything": (replace(SELDOM, entries=0, longest_gap=None, newest_entry=None), "silent"),
    "a few days old": (replace(USUAL, history=3 * DAY), "new"),
    "just added": (OutletFacts("x", "X", feeds=(FeedFacts("https://x.example/"),)), "new"),
    "far fewer than usual": (replace(USUAL, flow=Flow(10, (50, 40, 55))), "degraded"),
    "fewer, as every Sunday": (replace(USUAL, flow=Flow(4, (5, 3, 6))), "well"),
    "fewer than on one odd day": (replace(USUAL, flow=Flow(10, (12, 200, 11))), "well"),
    "a feed that fails": (failing(3), "degraded"),
    "a feed that failed twice": (failing(2), "well"),
    "a new one that fails": (replace(failing(3), history=DAY), "degraded"),
    "most off topic": (replace(USUAL, rejections={"off_topic": 1100}), "well"),
    "most behind a wall": (replace(USUAL, rejections={"paywall": 700}), "degraded"),
    "few pages at all": (replace(USUAL, rejections={"paywall": 3}, handled=4), "well"),
    "a feed for a person": (failing(9, "Look!"), "needs attention"),
    "a person before silence": (silent(failing(9, "Look!"), 999), "needs attention"),
    "disabled": (
        replace(failing(9, "Look!"), disabled_at=NOW, disabled_why="they asked us to"),
        "disabled",
    ),
    "not asked for two days": (
        silent(replace(USUAL, feeds=(replace(FEED, asked_at=NOW - timedelta(days=2)),)), 50),
        "well",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_an_outlet_is_judged_by_what_is_usual_for_it(facts: OutletFacts, verdict: str) -> None:
    judged = judge(facts, NOW)
    assert judged.verdict == verdict
    assert bool(judged.why) is (verdict != "well")


SENTENCES = {
    "late": (
        silent(USUAL, 14),
        "Nothing new for 14 h, and 9 h is the longest that is usual. See whether its feeds "
        "still list what its front page does: euxine sources check gazette.",
    ),
    "failing": (
        failing(3),
        "https://example.org/en failed 3 polls in a row: no answer in 30 s.",
    ),
    "rejecting": (
        replace(USUAL, rejections={"paywall": 700, "off_topic": 400, "no_body": 20}),
        "60% of its pages were rejected within a week, 700 of them for paywall. "
        "Once the cause is mended: euxine retry --source gazette --reason paywall.",
    ),
    "too few": (
        replace(USUAL, flow=Flow(10, (50, 40, 55))),
        "10 entries in 24 hours; 50 are usual on this weekday.",
    ),
}


@pytest.mark.parametrize(("facts", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentences_say_what_is_wrong_and_what_to_do(facts: OutletFacts, sentence: str) -> None:
    assert judge(facts, NOW).why == (sentence,)


def test_the_share_of_rejections_leaves_out_what_is_off_topic() -> None:
    assert rejected_share(USUAL) == 30 / 1200
    assert rejected_share(OutletFacts("x", "X")) == 0


LANGUAGES = {
    "as ever": (Flow(400, (380, 420)), Flow(100, (90, 110)), "well"),
    "no articles": (Flow(400, (380, 420)), Flow(0, (90, 110)), "silent"),
    "no entries": (Flow(0, (380, 420)), Flow(30, (30, 40)), "silent"),
    "few articles": (Flow(400, (380, 420)), Flow(20, (90, 110)), "degraded"),
    "never much": (Flow(1, (2, 3)), Flow(0, (1, 1)), "well"),
    "first week": (Flow(400), Flow(100), "new"),
}


@pytest.mark.parametrize(("entries", "articles", "verdict"), LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_that_goes_missing_is_noticed(
    entries: Flow, articles: Flow, verdict: str
) -> None:
    judged = judge_language(LanguageFacts("uk", entries, articles, NOW), NOW)
    assert judged.verdict == verdict
    assert bool(judged.why) is (verdict != "well")


def test_a_language_that_has_been_missing_for_weeks_is_not_taken_for_one_that_never_was() -> None:
    gone = LanguageFacts("uk", Flow(0, (0, 0, 0)), Flow(0, (0, 0, 0)), NOW - timedelta(days=40))
    judged = judge_language(gone, NOW)
    assert judged.verdict == "silent"
    assert judged.why == ("No article in this language for 40 d.",)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "60 min"), (7200, "2 h"), (2 * DAY, "2 d")],
)
def test_durations_are_told_to_one_unit(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
