"""When a page that failed is tried again: by what failed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.schedule import MAX_ATTEMPTS, MAX_RETRY_AFTER, retry_wait

BASE = 300.0
HOUR, DAY = 3600.0, 86400.0

FIRST_WAITS = {
    "timeout": ("timeout", None, BASE),
    "connection": ("connection", None, BASE),
    "robots.txt not had": ("robots_unavailable", None, BASE),
    "broken off after 200": ("connection", 200, BASE),
    "request timeout": ("http_408", 408, BASE),
    "too early": ("http_425", 425, BASE),
    "server error": ("http_500", 500, BASE),
    "bad gateway": ("http_502", 502, BASE),
    "unavailable": ("http_503", 503, BASE),
    "beyond the list": ("http_522", 522, BASE),
    "the status is in the reason": ("http_503", None, BASE),
    "forbidden": ("http_403", 403, 2 * HOUR),
    "too many requests": ("http_429", 429, 2 * HOUR),
    "not found": ("http_404", 404, None),
    "not found, by its reason": ("http_404", None, None),
    "gone": ("http_410", 410, None),
    "unauthorized": ("http_401", 401, None),
    "payment required": ("http_402", 402, None),
    "for legal reasons": ("http_451", 451, None),
    "no content": ("http_204", 204, None),
    "bad address": ("bad_url", None, None),
    "private address": ("private_address", None, None),
    "robots.txt": ("robots_denied", None, None),
    "not a page": ("content_type", 200, None),
    "too large": ("too_large", 200, None),
    "redirects": ("too_many_redirects", None, None),
}


@pytest.mark.parametrize(("reason", "status", "expected"), FIRST_WAITS.values(), ids=FIRST_WAITS)
def test_what_failed_decides_whether_and_when_it_is_tried_again(
    reason: str, status: int | None, expected: float | None
) -> None:
    assert retry_wait(reason, status, 1, None, base=BASE) == expected


@pytest.mark.parametrize(
    ("reason", "waits"),
    [
        ("timeout", [300, 1200, 4800, 19200, None]),
        ("http_429", [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, None]),
    ],
)
def test_waits_grow_until_the_last_attempt(reason: str, waits: list[float | None]) -> None:
    numbers = range(1, MAX_ATTEMPTS + 1)
    assert [retry_wait(reason, None, n, None, base=BASE) for n in numbers] == waits


@pytest.mark.parametrize(
    ("asked", "expected"), [(None, BASE), (5, BASE), (DAY, DAY), (365 * DAY, 30 * DAY)]
)
def test_a_page_is_not_asked_for_sooner_than_the_server_says(
    asked: float | None, expected: float
) -> None:
    assert retry_wait("http_503", 503, 1, asked, base=BASE) == expected


def test_chance_spreads_the_waits_by_a_fifth() -> None:
    waits = [retry_wait("timeout", None, 1, None, base=BASE, chance=c) for c in (0, 0.5, 1)]
    assert waits == pytest.approx([240, 300, 360])


@given(
    reason=st.text(max_size=20),
    status=st.none() | st.integers(-1, 1000),
    attempts=st.integers(0, 10),
    asked=st.none() | st.floats(),
    base=st.floats(0, DAY),
    chance=st.floats(0, 1, exclude_max=True),
)
def test_a_wait_is_never_below_what_was_asked_nor_after_the_last_attempt(
    reason: str,
    status: int | None,
    attempts: int,
    asked: float | None,
    base: float,
    chance: float,
) -> None:
    wait = retry_wait(reason, status, attempts, asked, base=base, chance=chance)
    if attempts >= MAX_ATTEMPTS:
        assert wait is None
    if wait is not None:
        assert wait >= 0
        if asked is not None and 0 < asked < MAX_RETRY_AFTER:
            assert wait >= asked
