"""What holds of every decision on a feed, whatever was remembered and answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.schedule import (
    MAX_ASKED,
    MAX_BACKOFF,
    MAX_RETRY_AFTER,
    Answer,
    asked_wait,
    conditions,
    next_state,
)
from pipeline.model import FeedHints, FeedState, Redirect

NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
DAY = 86400.0
TICK = timedelta(milliseconds=1)
HEADERS = ("retry-after", "cache-control", "age", "expires", "date", "etag", "last-modified")

moments = st.datetimes(datetime(1995, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
values = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.integers(0, 10**7).map(lambda n: f"public, max-age={n}"),
    moments.map(lambda at: f"{at:%a, %d %b %Y %H:%M:%S GMT}"),
    moments.map(lambda at: f"{at:%d %b %Y %H:%M:%S +9999}"),
)
addresses = st.sampled_from(["", FEED := "https://a.example/rss", "http://b.example/", "//[", "x"])
all_hints = st.builds(
    FeedHints,
    wait=st.none() | st.floats(),
    skip_hours=st.frozensets(st.integers(-1, 24)),
    skip_days=st.frozensets(st.integers(0, 7)),
)
states = st.builds(
    FeedState,
    etag=st.none() | st.text(max_size=9),
    failures=st.integers(0, 10_000),
    interval=st.none() | st.floats(0, 10 * DAY),
    hints=all_hints,
    full_at=st.none() | moments,
    attention=st.none() | st.just("Look!"),
    moving_to=st.none() | addresses,
    moving_days=st.lists(moments.map(datetime.date), max_size=3).map(tuple),
    moved_to=st.none() | addresses,
)
one_answer = partial(
    st.builds,
    Answer,
    outcome=st.sampled_from(["parsed", "not_modified", "unchanged", "failed"]),
    status=st.none() | st.sampled_from([200, 304, 404, 410, 429, 500, 503, 999]),
    reason=st.none() | st.sampled_from(["web_page", "timeout", "http_410", "{", "bad_url"]),
    detail=st.text(max_size=20),
    headers=st.dictionaries(st.sampled_from(HEADERS), values),
    redirects=st.lists(
        st.builds(Redirect, st.sampled_from([301, 302, 308]), addresses), max_size=3
    ).map(tuple),
    hints=st.none() | all_hints,
    published=st.lists(moments, max_size=30),
    new=st.none() | st.integers(0, 1000),
    url=addresses,
    final_url=st.none() | addresses,
    retry_after=st.none() | st.floats(),
    asked=st.booleans(),
)
answers = one_answer()
good_answers = one_answer(outcome=st.sampled_from(["parsed", "unchanged"]), asked=st.just(True))
chances = st.floats(0, 1, exclude_max=True)


@given(
    state=states,
    answer=answers,
    chance=chances,
    minimum=st.floats(1, DAY),
    more=st.floats(0, DAY),
)
def test_the_next_poll_is_neither_too_soon_nor_never(
    state: FeedState, answer: Answer, chance: float, minimum: float, more: float
) -> None:
    maximum = min(minimum + more, DAY)
    after = next_state(state, answer, NOW, minimum=minimum, maximum=maximum, chance=chance)
    assert after.next_poll_at is not None
    assert after.next_poll_at >= NOW + timedelta(seconds=minimum) - TICK
    assert after.next_poll_at <= NOW + timedelta(seconds=MAX_RETRY_AFTER) + TICK
    assert after.next_poll_at >= NOW + timedelta(seconds=asked_wait(answer, NOW)) - TICK
    if after.hints.wait is not None and 0 < after.hints.wait <= MAX_ASKED:
        assert after.next_poll_at >= NOW + timedelta(seconds=after.hints.wait) - TICK
    conditions(after, NOW)


@given(state=states, answer=good_answers, chance=chances)
def test_a_good_answer_clears_what_failures_left(
    state: FeedState, answer: Answer, chance: float
) -> None:
    after = next_state(state, answer, NOW, chance=chance)
    assert (after.failures, after.attention) == (0, None)
    assert after.interval is not None
    assert 120 <= after.interval <= 6 * 3600


@given(state=states, answer=answers, chance=chances)
def test_more_failures_never_mean_a_shorter_wait_nor_one_of_more_than_a_day(
    state: FeedState, answer: Answer, chance: float
) -> None:
    answer = replace(answer, outcome="failed", asked=True, headers={}, retry_after=None)
    state = replace(state, hints=FeedHints())
    waits = []
    for failures in (state.failures, state.failures + 1, state.failures + 5):
        after = next_state(replace(state, failures=failures), answer, NOW, chance=chance)
        assert after.failures == failures + 1
        assert after.next_poll_at is not None
        waits.append(after.next_poll_at)
    assert waits == sorted(waits)
    busy = timedelta(seconds=600) if answer.status in (429, 503) else timedelta(0)
    assert waits[-1] <= NOW + timedelta(seconds=MAX_BACKOFF) + busy


@given(state=states, answer=answers, chance=chances)
def test_a_skipped_hour_is_not_used_unless_the_feed_is_to_be_skipped_for_days(
    state: FeedState, answer: Answer, chance: float
) -> None:
    hints = FeedHints(skip_hours=frozenset({0, 1, 2, 22, 23}), skip_days=frozenset({5, 6}))
    after = next_state(replace(state, hints=hints), replace(answer, hints=None), NOW, chance=chance)
    assert after.next_poll_at is not None
    if after.next_poll_at < NOW + timedelta(seconds=MAX_RETRY_AFTER):
        assert after.next_poll_at.hour not in hints.skip_hours
        assert after.next_poll_at.weekday() not in hints.skip_days
