"""When a feed is asked again: never too soon, never hammering, never given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.http import MAX_RETRY_AFTER
from pipeline.collect.schedule import DEFAULT_INTERVAL, MAX_BACKOFF, next_state, rhythm
from pipeline.model import FeedState

NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


def every(seconds: float, number: int = 10) -> list[datetime]:
    return [NOW - timedelta(seconds=seconds * n) for n in range(number)]


def wait(state: FeedState) -> float:
    assert state.next_poll_at is not None
    return (state.next_poll_at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ([], DEFAULT_INTERVAL),
        ([NOW], DEFAULT_INTERVAL),
        ([NOW, NOW], DEFAULT_INTERVAL),
        (every(20 * MINUTE), 10 * MINUTE),
        (every(10), 120),
        (every(DAY), 6 * HOUR),
        ([*every(20 * MINUTE), NOW - timedelta(days=400)], 10 * MINUTE),
        (every(20 * MINUTE, 20) + every(DAY, 200), 10 * MINUTE),
        (list(reversed(every(20 * MINUTE))), 10 * MINUTE),
    ],
    ids=["unknown", "one", "equal", "rhythm", "often", "rare", "old one", "archive", "unordered"],
)
def test_a_feed_is_asked_twice_as_often_as_it_publishes(
    published: list[datetime], expected: float
) -> None:
    assert wait(next_state(FeedState(), NOW, ok=True, published=published)) == expected


def test_a_poll_that_brought_nothing_keeps_the_rhythm() -> None:
    state = next_state(FeedState(), NOW, ok=True, published=every(20 * MINUTE))
    assert wait(next_state(state, NOW, ok=True)) == 10 * MINUTE


@pytest.mark.parametrize(
    ("failures", "expected"),
    [(0, HOUR), (1, 2 * HOUR), (3, 8 * HOUR), (4, 16 * HOUR), (5, DAY), (99, DAY)],
)
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, expected: float) -> None:
    state = next_state(FeedState(failures=failures, interval=HOUR / 2), NOW, ok=False)
    assert (wait(state), state.failures) == (expected, failures + 1)


def test_a_success_forgets_the_failures() -> None:
    state = next_state(FeedState(failures=7, interval=HOUR), NOW, ok=True)
    assert (wait(state), state.failures) == (HOUR, 0)


@pytest.mark.parametrize("ok", [True, False])
def test_what_the_server_asks_for_is_respected(ok: bool) -> None:
    state = FeedState(interval=HOUR)
    assert wait(next_state(state, NOW, ok=ok, retry_after=3 * DAY)) == 3 * DAY
    assert wait(next_state(state, NOW, ok=ok, retry_after=1)) >= HOUR


def test_what_identifies_the_last_answer_is_left_alone() -> None:
    state = FeedState(etag='"1"', last_modified="yesterday", body_hash="abc")
    after = next_state(state, NOW, ok=False)
    assert (after.etag, after.last_modified, after.body_hash) == ('"1"', "yesterday", "abc")


def test_the_rhythm_of_one_entry_is_unknown() -> None:
    assert rhythm([NOW], 1, 2) is None


moments = st.datetimes(datetime(1995, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
states = st.builds(
    FeedState,
    failures=st.integers(0, 10_000),
    interval=st.one_of(st.none(), st.floats(0, 10 * DAY)),
)


@given(
    state=states,
    ok=st.booleans(),
    published=st.lists(moments, max_size=30),
    retry_after=st.one_of(st.none(), st.floats(0, MAX_RETRY_AFTER)),
    minimum=st.floats(1, DAY),
    more=st.floats(0, DAY),
)
def test_never_below_the_minimum_nor_retry_after_nor_above_a_day(
    state: FeedState,
    ok: bool,
    published: list[datetime],
    retry_after: float | None,
    minimum: float,
    more: float,
) -> None:
    maximum = min(minimum + more, DAY)
    after = next_state(
        state,
        NOW,
        ok=ok,
        published=published,
        retry_after=retry_after,
        minimum=minimum,
        maximum=maximum,
    )
    waited, tick = wait(after), 1e-6
    assert waited >= minimum - tick
    assert waited >= (retry_after or 0) - tick
    assert waited <= max(maximum if ok else MAX_BACKOFF, retry_after or 0) + tick
    assert after.failures == (0 if ok else state.failures + 1)
    assert after.interval is not None
    assert minimum <= after.interval <= maximum
