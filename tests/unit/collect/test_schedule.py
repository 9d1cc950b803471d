"""When a feed is asked again: in its own rhythm, never too soon, never given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pipeline.collect.schedule import (
    DEFAULT_INTERVAL,
    UNTRUSTED,
    Answer,
    conditions,
    next_state,
    rhythm,
)
from pipeline.model import FeedHints, FeedState, Redirect

NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)  # a Thursday
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
FEED = "https://example.org/rss"
KNOWN = FeedState(interval=HOUR, full_at=NOW - timedelta(hours=1), etag='"1"', body_hash="abc")
PARSED, UNCHANGED = Answer("parsed", 200), Answer("unchanged", 200)
NOT_MODIFIED = Answer("not_modified", 304)
TIMEOUT = Answer("failed", reason="timeout", detail="no answer in 30 s", url=FEED)


def every(seconds: float, number: int = 10, until: datetime = NOW) -> list[datetime]:
    return [until - timedelta(seconds=seconds * n) for n in range(number)]


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def failed(status: int, **more: object) -> Answer:
    return Answer("failed", status, f"http_{status}", url=FEED, **more)  # type: ignore[arg-type]


def wait(state: FeedState) -> float:
    assert state.next_poll_at is not None
    return (state.next_poll_at - NOW).total_seconds()


# -- the feed's own rhythm ------------------------------------------------------

RHYTHMS = {
    "no dates": ([], DEFAULT_INTERVAL),
    "one entry": ([NOW], DEFAULT_INTERVAL),
    "one old entry": ([ago(5 * HOUR)], DEFAULT_INTERVAL),
    "one very old entry": ([ago(30 * DAY)], 6 * HOUR),
    "all in the same second": ([NOW] * 30, DEFAULT_INTERVAL),
    "every 20 minutes": (every(20 * MINUTE), 10 * MINUTE),
    "every ten seconds": (every(10, 200), 2 * MINUTE),
    "daily": (every(DAY - 60), 6 * HOUR),
    "an old one among new ones": ([*every(20 * MINUTE), ago(400 * DAY)], 10 * MINUTE),
    "an archive below": (every(20 * MINUTE, 20) + every(DAY + 1, 200), 10 * MINUTE),
    "unordered": (every(20 * MINUTE)[::-1], 10 * MINUTE),
    "five at once every hour": (sorted(every(HOUR) * 5), 30 * MINUTE),
    "forty within a minute each day": (
        [at - timedelta(seconds=n) for at in every(DAY + 60) for n in range(40)],
        6 * HOUR,
    ),
    "in a wrong zone": (every(20 * MINUTE, until=NOW + timedelta(hours=3)), 10 * MINUTE),
    "all in the future": (every(60, until=NOW + timedelta(days=3)), DEFAULT_INTERVAL),
    "days only": (every(DAY, until=NOW.replace(hour=0)), 72 * MINUTE),
    "silent for ten hours": (every(20 * MINUTE, until=ago(10 * HOUR)), HOUR),
    "silent for a month": (every(20 * MINUTE, until=ago(30 * DAY)), 6 * HOUR),
}


@pytest.mark.parametrize(("published", "expected"), RHYTHMS.values(), ids=RHYTHMS)
def test_a_new_feed_is_asked_twice_as_often_as_it_publishes(
    published: list[datetime], expected: float
) -> None:
    answer = replace(PARSED, published=published, new=len(published))
    assert wait(next_state(FeedState(), answer, NOW)) == expected


TRIED = {
    "not modified": (NOT_MODIFIED, 1.1 * HOUR),
    "unchanged": (UNCHANGED, 1.1 * HOUR),
    "parsed, nothing new": (replace(PARSED, new=0), 1.1 * HOUR),
    "parsed, not counted": (PARSED, HOUR),
    "two new in an hour": (replace(PARSED, new=2), HOUR / 2),
    "eight new in an hour": (replace(PARSED, new=8), HOUR / 4),
    "dates count more": (replace(PARSED, new=8, published=every(40 * MINUTE)), 20 * MINUTE),
    "old dates on new entries": (replace(PARSED, new=2, published=[ago(99 * DAY)]), HOUR / 2),
    "old dates, nothing new": (replace(PARSED, new=0, published=[ago(99 * DAY)]), 6 * HOUR),
}


@pytest.mark.parametrize(("answer", "expected"), TRIED.values(), ids=TRIED)
def test_without_dates_the_interval_follows_what_polls_bring(
    answer: Answer, expected: float
) -> None:
    assert wait(next_state(KNOWN, answer, NOW)) == pytest.approx(expected)


def test_a_feed_that_fell_silent_is_asked_ever_more_rarely_and_wakes_at_once() -> None:
    state, at, polls = replace(KNOWN, interval=10 * MINUTE), NOW, 0
    while at < NOW + timedelta(days=7):
        state = next_state(state, NOT_MODIFIED, at)
        assert state.next_poll_at is not None
        at, polls = state.next_poll_at, polls + 1
    assert state.interval == 6 * HOUR
    assert polls < 80
    state = next_state(state, replace(PARSED, published=every(20 * MINUTE, until=at), new=1), at)
    assert state.interval == 10 * MINUTE


def test_the_settings_bound_the_interval() -> None:
    often, rarely = [replace(PARSED, published=every(gap, 99)) for gap in (60.0, 3 * DAY + 1)]
    assert wait(next_state(FeedState(), often, NOW, minimum=600, maximum=900)) == 600
    assert wait(next_state(FeedState(), rarely, NOW, minimum=600, maximum=900)) == 900


def test_the_rhythm_of_one_moment_is_unknown() -> None:
    assert rhythm([NOW], NOW, 1, 2) is None


def test_feeds_with_the_same_rhythm_do_not_come_due_together() -> None:
    answer = replace(PARSED, published=every(2 * HOUR))
    early = wait(next_state(FeedState(), answer, NOW, chance=0.99))
    assert 0.9 * HOUR < early < 0.91 * HOUR < wait(next_state(FeedState(), answer, NOW)) == HOUR


# -- what the server and the feed ask for ---------------------------------------

DATE = "Thu, 10 Mar 2022 12:00:00 GMT"
ASKED = {
    "Retry-After": ({"retry-after": "90000"}, 25 * HOUR),
    "Retry-After as a date": ({"retry-after": "Sat, 12 Mar 2022 12:00:00 GMT"}, 2 * DAY),
    "Retry-After of a year": ({"retry-after": "31536000"}, 30 * DAY),
    "Retry-After past": ({"retry-after": "Sat, 12 Mar 2005 12:00:00 GMT"}, HOUR),
    "Retry-After soon": ({"retry-after": "5"}, HOUR),
    "Retry-After nonsense": ({"retry-after": "later"}, HOUR),
    "max-age": ({"cache-control": "public, max-age=7200"}, 2 * HOUR),
    "max-age quoted": ({"cache-control": 'MAX-AGE = "7200"'}, 2 * HOUR),
    "max-age less the age": ({"cache-control": "max-age=7200", "age": "1800"}, 1.5 * HOUR),
    "max-age passed in a cache": ({"cache-control": "max-age=7200", "age": "9000"}, HOUR),
    "max-age of a year": ({"cache-control": "max-age=31536000"}, DAY),
    "max-age below zero": ({"cache-control": "max-age=-1"}, HOUR),
    "max-age=0": ({"cache-control": "max-age=0, must-revalidate"}, HOUR),
    "no-cache": ({"cache-control": "no-cache"}, HOUR),
    "s-maxage is for proxies": ({"cache-control": "s-maxage=7200"}, HOUR),
    "Expires": ({"expires": "Thu, 10 Mar 2022 14:00:00 GMT"}, 2 * HOUR),
    "Expires by the server's clock": (
        {"expires": "Wed, 09 Mar 2022 03:00:00 GMT", "date": "Wed, 09 Mar 2022 00:00:00 GMT"},
        3 * HOUR,
    ),
    "Expires below max-age": (
        {"expires": "Fri, 11 Mar 2022 12:00:00 GMT", "cache-control": "max-age=60", "date": DATE},
        HOUR,
    ),
    "Expires 0": ({"expires": "0"}, HOUR),
    "Expires -1": ({"expires": "-1", "date": "yesterday"}, HOUR),
    "Expires in the year 9999": ({"expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, DAY),
}


@pytest.mark.parametrize(("headers", "expected"), ASKED.values(), ids=ASKED)
def test_a_feed_is_not_asked_sooner_than_the_server_says(
    headers: dict[str, str], expected: float
) -> None:
    answer = replace(PARSED, headers=headers)
    assert wait(next_state(KNOWN, answer, NOW)) == expected


HINTS = {
    "ttl": (FeedHints(wait=2 * HOUR), 2 * HOUR),
    "ttl of a month": (FeedHints(wait=30 * DAY), DAY),
    "ttl below the rhythm": (FeedHints(wait=60), HOUR),
    "ttl without end": (FeedHints(wait=float("inf")), HOUR),
    "ttl below zero": (FeedHints(wait=-5), HOUR),
    "the next hours": (FeedHints(skip_hours=frozenset({13, 14})), 3 * HOUR),
    "other hours": (FeedHints(skip_hours=frozenset({12, 14})), HOUR),
    "every hour": (FeedHints(skip_hours=frozenset(range(24))), HOUR),
    "hours that are none": (FeedHints(skip_hours=frozenset({24, 25, -1})), HOUR),
    "today": (FeedHints(skip_days=frozenset({3})), 12 * HOUR),
    "a long weekend": (FeedHints(skip_days=frozenset({3, 4, 5})), 60 * HOUR),
    "all but Wednesday": (FeedHints(skip_days=frozenset({0, 1, 3, 4, 5, 6})), 3 * DAY + HOUR),
    "every day": (FeedHints(skip_days=frozenset(range(7))), HOUR),
    "today, and the night": (
        FeedHints(skip_days=frozenset({3}), skip_hours=frozenset(range(6))),
        18 * HOUR,
    ),
}


@pytest.mark.parametrize(("hints", "expected"), HINTS.values(), ids=HINTS)
def test_a_feed_is_not_asked_when_it_asks_not_to_be(hints: FeedHints, expected: float) -> None:
    assert wait(next_state(KNOWN, replace(PARSED, hints=hints), NOW)) == expected


def test_hours_to_skip_are_those_in_utc() -> None:
    istanbul = NOW.astimezone(ZoneInfo("Europe/Istanbul"))
    hints = FeedHints(skip_hours=frozenset({13}))
    assert wait(next_state(KNOWN, replace(PARSED, hints=hints), istanbul)) == 2 * HOUR


@pytest.mark.parametrize("answer", [NOT_MODIFIED, UNCHANGED, TIMEOUT], ids=lambda a: a.outcome)
def test_what_the_feed_asked_for_holds_until_it_says_something_else(answer: Answer) -> None:
    hints = FeedHints(wait=5 * HOUR)
    state = next_state(KNOWN, replace(PARSED, hints=hints), NOW)
    assert state.hints == hints
    assert wait(next_state(state, answer, NOW)) == 5 * HOUR
    assert next_state(state, replace(PARSED, hints=FeedHints()), NOW).hints == FeedHints()


# -- failures -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failures", "expected"),
    [(0, HOUR), (1, 2 * HOUR), (3, 8 * HOUR), (4, 16 * HOUR), (5, DAY), (99_999, DAY)],
)
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, expected: float) -> None:
    state = next_state(replace(KNOWN, failures=failures, interval=HOUR / 2), TIMEOUT, NOW)
    assert (wait(state), state.failures) == (expected, failures + 1)


def test_a_good_answer_forgets_the_failures_and_the_attention() -> None:
    state = next_state(replace(KNOWN, failures=7, attention="Look!"), PARSED, NOW)
    assert (wait(state), state.failures, state.attention) == (HOUR, 0, None)


def test_a_failure_leaves_what_is_known_of_the_feed_alone() -> None:
    before = replace(KNOWN, last_modified="yesterday", moving_to="x", moving_days=(NOW.date(),))
    after = next_state(before, failed(500, headers={"etag": '"2"'}, body_hash="e500"), NOW)
    assert replace(after, failures=0, next_poll_at=None) == before


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_not_asked_by_all_at_the_same_moment(status: int) -> None:
    waits = [wait(next_state(KNOWN, failed(status), NOW, chance=c)) for c in (0.0, 0.5, 0.999)]
    assert waits[0] == 2 * HOUR
    assert waits[1] == 1.5 * HOUR
    assert HOUR < waits[2] < 1.01 * HOUR
    asked = failed(status, headers={"retry-after": "86400"})
    assert wait(next_state(KNOWN, asked, NOW)) == DAY
    assert DAY + 299 < wait(next_state(KNOWN, asked, NOW, chance=0.5)) < DAY + 301


def test_a_poll_that_had_no_turn_is_no_failure() -> None:
    pause = Answer("failed", reason="host_pause", retry_after=500, asked=False)
    state = next_state(KNOWN, pause, NOW)
    assert wait(state) == 500
    assert replace(state, next_poll_at=None) == KNOWN


# -- what a person should look at -----------------------------------------------

AT_ONCE = {
    "gone": (failed(410), "answered 410 Gone: the publisher has taken this feed away"),
    "a page": (Answer("failed", 200, "web_page", url=FEED), "a web page where a feed was expected"),
    "a login": (Answer("failed", 200, "login_page", url=FEED), "leads to a login page"),
    "robots.txt": (Answer("failed", reason="robots_denied", url=FEED), "robots.txt forbids it"),
    "no address": (Answer("failed", reason="bad_url", url=FEED), "can't be asked"),
    "inside": (Answer("failed", reason="private_address", url=FEED), "private network"),
}
AFTER_A_WEEK = {
    "not found": (failed(404), "The server answers 404 Not Found."),
    "refused": (failed(403), "The server refuses it (403 Forbidden)."),
    "unauthorized": (failed(401), "The server refuses it (401 Unauthorized)."),
    "broken": (failed(500), "The server answers 500 Internal Server Error."),
    "unheard of": (failed(599), "The server answers 599."),
    "no feed": (
        Answer("failed", 200, "not_a_feed", "neither RSS nor Atom", url=FEED),
        "The last poll said: neither RSS nor Atom.",
    ),
    "no answer": (TIMEOUT, "The last poll said: no answer in 30 s."),
}


@pytest.mark.parametrize(("answer", "sentence"), AT_ONCE.values(), ids=AT_ONCE)
def test_what_does_not_pass_needs_attention_at_once_and_is_tried_daily_still(
    answer: Answer, sentence: str
) -> None:
    state = next_state(KNOWN, answer, NOW)
    assert state.attention is not None
    assert state.attention.startswith(FEED)
    assert sentence in state.attention
    for _ in range(50):
        state = next_state(state, answer, NOW)
    assert wait(state) == DAY


@pytest.mark.parametrize(("answer", "sentence"), AFTER_A_WEEK.values(), ids=AFTER_A_WEEK)
def test_other_failures_need_attention_when_they_last(answer: Answer, sentence: str) -> None:
    assert next_state(KNOWN, answer, NOW).attention is None
    lasting = replace(KNOWN, full_at=NOW - timedelta(days=7), failures=9)
    attention = next_state(lasting, answer, NOW).attention or ""
    assert attention.startswith(f"{FEED} has given no feed since 2022-03-03. {sentence}")
    assert attention.endswith("or disable it.")


def test_a_failure_after_a_long_standstill_needs_no_attention_yet() -> None:
    state, seen = replace(KNOWN, full_at=NOW - timedelta(days=30)), []
    for _ in range(3):
        state = next_state(state, TIMEOUT, NOW)
        seen.append(state.attention is not None)
    assert seen == [False, False, True]


def test_a_feed_that_never_answered_needs_attention_after_three_polls() -> None:
    state, seen = FeedState(), []
    for _ in range(3):
        state = next_state(state, failed(404), NOW)
        seen.append(state.attention)
    assert seen[:2] == [None, None]
    assert (seen[2] or "").startswith(f"{FEED} has given no feed ever. ")


def test_the_sentence_names_where_the_address_leads_now() -> None:
    answer = replace(AT_ONCE["a page"][0], final_url="https://parking.example/")
    attention = next_state(KNOWN, answer, NOW).attention or ""
    assert attention.startswith(f"{FEED} (now https://parking.example/) answered")


def test_attention_stays_until_the_feed_answers() -> None:
    state = next_state(KNOWN, failed(410), NOW)
    later = next_state(state, failed(500), NOW)
    assert later.attention == state.attention is not None
    assert next_state(later, NOT_MODIFIED, NOW).attention is None


# -- conditional requests -------------------------------------------------------


@pytest.mark.parametrize("etag", ['"a"', 'W/"a"', "a", "W/a", '"a', '"a-gzip"', "'a'"])
def test_validators_go_back_as_they_came(etag: str) -> None:
    modified = "Thu, 10 Mar 2022 9:00 GMT+3"
    answer = replace(PARSED, headers={"etag": etag, "last-modified": modified}, body_hash="def")
    state = next_state(KNOWN, answer, NOW)
    assert state.body_hash == "def"
    assert conditions(state, NOW) == {"If-None-Match": etag, "If-Modified-Since": modified}


def test_validators_that_a_whole_answer_no_longer_has_are_forgotten() -> None:
    assert conditions(next_state(KNOWN, PARSED, NOW), NOW) == {}


def test_a_304_keeps_the_validators_or_brings_newer_ones() -> None:
    assert next_state(KNOWN, NOT_MODIFIED, NOW).etag == '"1"'
    newer = replace(NOT_MODIFIED, headers={"etag": '"2"'})
    state = next_state(KNOWN, newer, NOW)
    assert (state.etag, state.body_hash, state.full_at) == ('"2"', "abc", KNOWN.full_at)


@pytest.mark.parametrize(
    ("interval", "hours", "conditional"),
    [
        (10 * MINUTE, 5.9, True),
        (10 * MINUTE, 6, False),
        (3 * HOUR, 11.9, True),
        (3 * HOUR, 12, False),
        (6 * HOUR, 23.9, True),
        (6 * HOUR, 24, False),
        (DAY, 24, False),
    ],
)
def test_a_server_that_says_304_for_ever_is_found_out(
    interval: float, hours: float, conditional: bool
) -> None:
    state = FeedState(etag='"1"', interval=interval, full_at=ago(hours * HOUR))
    assert bool(conditions(state, NOW)) is conditional


LISTED = {
    "every half hour": (every(HOUR / 2, 20), UNTRUSTED),
    "two before the last 304": ([ago(4 * HOUR), ago(5 * HOUR), NOW], UNTRUSTED),
    "one before the last 304": ([ago(4 * HOUR), NOW], '"2"'),
    "new ones only": ([NOW, ago(60), ago(HOUR)], '"2"'),
    "old ones only": ([ago(8 * HOUR), ago(9 * HOUR)], '"2"'),
    "no dates": ([], '"2"'),
}


@pytest.mark.parametrize(("published", "etag"), LISTED.values(), ids=LISTED)
def test_a_server_that_kept_entries_back_behind_a_304_is_not_believed_again(
    published: list[datetime], etag: str
) -> None:
    state = FeedState(etag='"1"', interval=HOUR, full_at=ago(7 * HOUR))
    answer = replace(PARSED, published=published, headers={"etag": '"2"'}, new=len(published))
    state = next_state(state, answer, NOW)
    assert state.etag == etag
    for later in (answer, UNCHANGED, NOT_MODIFIED, TIMEOUT):
        after = next_state(state, replace(later, headers={"etag": '"2"'}), NOW)
        assert bool(conditions(after, NOW)) is (etag != UNTRUSTED)


STOOD_STILL = {
    "never believed": replace(KNOWN, etag=None, full_at=ago(3 * DAY)),
    "not asked since": replace(KNOWN, full_at=ago(3 * DAY), next_poll_at=ago(71 * HOUR)),
    "failing since": replace(KNOWN, full_at=ago(3 * DAY), failures=5),
}


@pytest.mark.parametrize("state", STOOD_STILL.values(), ids=STOOD_STILL)
def test_what_came_while_nobody_asked_is_no_proof_against_a_server(state: FeedState) -> None:
    answer = replace(PARSED, published=every(HOUR, 50), headers={"etag": '"2"'})
    assert next_state(state, answer, NOW).etag == '"2"'


@pytest.mark.parametrize("answer", [PARSED, UNCHANGED], ids=lambda a: a.outcome)
def test_a_whole_answer_is_remembered_as_such(answer: Answer) -> None:
    assert next_state(KNOWN, answer, NOW).full_at == NOW


# -- feeds that move ------------------------------------------------------------

NEW = "https://new.example.org/rss"
OTHER = "https://other.example.org/rss"


def moved(*hops: tuple[int, str], outcome: Answer = PARSED) -> Answer:
    redirects = tuple(Redirect(status, url) for status, url in hops)
    return replace(outcome, redirects=redirects, url=FEED, final_url=redirects[-1].url)


def after_days(state: FeedState, *answers: Answer) -> FeedState:
    for day, answer in enumerate(answers):
        state = next_state(state, answer, NOW + timedelta(days=day))
    return state


THERE = replace(moved((301, NEW)), headers={"etag": '"1"'})
MOVES = {
    "three days": ([THERE] * 3, NEW),
    "by 308": ([moved((308, NEW))] * 3, NEW),
    "a chain of permanent hops": ([moved((301, OTHER), (308, NEW))] * 3, NEW),
    "unchanged or not modified there": (
        [THERE, moved((301, NEW), outcome=NOT_MODIFIED), moved((301, NEW), outcome=UNCHANGED)],
        NEW,
    ),
    "a failure between": ([THERE, TIMEOUT, THERE, THERE], NEW),
    "two days": ([THERE] * 2, None),
    "a temporary hop": ([moved((301, OTHER), (302, NEW))] * 5, None),
    "found elsewhere": ([moved((302, NEW))] * 5, None),
    "another address on the third day": ([THERE, THERE, moved((301, OTHER))], None),
    "back at home on the third day": ([THERE, THERE, PARSED, THERE], None),
    "to a web page": (
        [moved((301, NEW), outcome=Answer("failed", 200, "web_page"))] * 5,
        None,
    ),
    "out of https": ([moved((301, "http://new.example.org/rss"))] * 5, None),
}


@pytest.mark.parametrize(("answers", "expected"), MOVES.values(), ids=MOVES)
def test_a_permanent_redirect_seen_on_three_days_is_followed_for_good(
    answers: list[Answer], expected: str | None
) -> None:
    state = after_days(KNOWN, *answers)
    assert state.moved_to == expected
    assert expected is None or (state.moving_to, state.moving_days) == (None, ())


def test_many_polls_on_one_day_are_one_day() -> None:
    state = KNOWN
    for hour in range(12):
        state = next_state(state, THERE, NOW + timedelta(hours=hour) - timedelta(seconds=1))
    assert (state.moving_to, state.moving_days) == (NEW, (date(2022, 3, 10),))


def test_a_moved_feed_that_keeps_failing_is_tried_at_its_old_address_without_validators() -> None:
    state = replace(KNOWN, moved_to=NEW, last_modified="yesterday")
    assert after_days(state, TIMEOUT, TIMEOUT).moved_to == NEW
    back = after_days(state, TIMEOUT, TIMEOUT, TIMEOUT)
    assert (back.moved_to, back.etag, back.last_modified) == (None, None, None)
    assert back.failures == 3
