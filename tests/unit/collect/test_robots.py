"""What a robots.txt says (RFC 9309)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.robots import (
    FAILURE_KEPT_FOR,
    KEPT_FOR,
    MAX_CRAWL_DELAY,
    MAX_ROBOTS,
    OLD_HOLDS_FOR,
    Rules,
    as_text,
    choose,
    holds_until,
    missing,
    read_rules,
)
from pipeline.model import StoredRobots

AGENT = "Euxine/0.1 (news archive; +https://example.org)"


NOW = datetime(2022, 3, 10, tzinfo=UTC)
ORIGIN = "http://site.example"


def robots(body: str | bytes, status: int | None = 200, at: datetime = NOW) -> StoredRobots:
    text = body if isinstance(body, str) else as_text(body)
    return StoredRobots(ORIGIN, at, status, text)


def rules(body: str | bytes, status: int | None = 200) -> Rules:
    return read_rules(robots(body, status), AGENT)


def allows(body: str | bytes, path: str) -> bool:
    return rules(body).allows(f"{ORIGIN}{path}", AGENT)


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", False),
        ("User-agent: *\nAllow: /\n\nUser-agent: Euxine\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: EUXINE\nDisallow:", "/a", True),
        ("User-agent: Googlebot\nDisallow: /", "/a", True),
        ("User-agent: archive\nDisallow: /", "/a", True),
        ("User-agent: news\nDisallow: /", "/a", True),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        ("User-agent: Euxine/2.0\nDisallow: /", "/a", False),
        ("User-agent: euxinebot\nDisallow: /", "/a", True),
        ("User-agent: e\nDisallow: /", "/a", True),
        ("User-agent: a\nUser-agent: euxine\nUser-agent: b\nDisallow: /", "/a", False),
        ("User-agent: euxine\n\n# and\n\nUser-agent: b\nDisallow: /", "/a", False),
        ("User-agent: euxine\nDisallow: /x\nUser-agent: b\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: euxine\nAllow: /", "/a", True),
        ("User-agent: euxine\nDisallow: /a\n\nUser-agent: Euxine\nDisallow: /b", "/a", False),
        ("user agent Euxine\ndisallow /a", "/a", False),
        ("User-agent: *  # all\nDisallow: /a # this", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\0b", "/a", True),
        ("<html><body>Not found</body></html>", "/a", True),
    ],
)
def test_it_allows_what_the_host_allows(body: str, path: str, expected: bool) -> None:
    assert allows(body, path) is expected


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 301])
def test_a_host_without_one_allows_everything(status: int) -> None:
    found = rules("User-agent: *\nDisallow: /", status)
    assert found.known
    assert found.allows("http://site.example/a", AGENT)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429])
def test_a_host_that_fails_to_answer_allows_nothing_for_now(status: int) -> None:
    found = rules("", status)
    assert not found.known
    assert not found.allows("http://site.example/a", AGENT)


def test_no_answer_at_all_allows_nothing_for_now() -> None:
    assert not rules("timeout: it did not answer", None).known


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("", 0),
        ("Crawl-delay: 5", 5),
        ("Crawl-delay: 0.5", 0.5),
        ("Crawl-delay: 86400", MAX_CRAWL_DELAY),
        ("Crawl-delay: soon", 0),
        ("Crawl-delay: -1", 0),
        ("Crawl-delay: nan", 0),
        ("Crawl-delay: inf", 0),
        ("Request-rate: 1/10", 10),
        ("Request-rate: 2/1m", 30),
        ("Request-rate: 1/1d", MAX_CRAWL_DELAY),
        ("Crawl-delay: 20\nRequest-rate: 1/10", 20),
    ],
)
def test_the_crawl_delay_is_seconds_up_to_a_minute(said: str, seconds: float) -> None:
    assert rules(f"User-agent: *\n{said}\nDisallow: /x").delay(AGENT) == seconds


def test_only_the_beginning_of_a_huge_file_is_read() -> None:
    padding = "#" * (MAX_ROBOTS - 100) + "\n"
    first, last = "User-agent: *\nDisallow: /first\n", "Disallow: /last\n"
    body = (first + padding + "\n" * 200 + last).encode()
    assert not allows(body, "/first")
    assert allows(body, "/last")


@given(st.binary(max_size=300), st.text(max_size=50))
def test_no_bytes_make_it_fail(body: bytes, path: str) -> None:
    found = rules(b"User-agent: *\nDisallow: /a\n" + body)
    found.allows(f"http://site.example/{path}", AGENT)
    assert 0 <= found.delay(AGENT) <= MAX_CRAWL_DELAY
    assert "\0" not in as_text(body)


def test_thousands_of_groups_with_thousands_of_rules_are_not_multiplied() -> None:
    names = "".join(f"User-agent: a{n}\n" for n in range(12_000))
    many = names + "".join(f"Disallow: /{n}*$\n" for n in range(12_000))
    assert allows(many[:MAX_ROBOTS], "/1x")
    assert not allows("User-agent: euxine\n" + many[:MAX_ROBOTS], "/1x")


def test_a_pattern_full_of_wildcards_is_matched_at_once() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 100_000 + "*b$", "/" + "a" * 1900)


def test_a_copy_holds_for_a_day_and_a_failure_for_ten_minutes() -> None:
    assert holds_until(robots("")) == NOW + KEPT_FOR
    assert holds_until(robots("", 404)) == NOW + KEPT_FOR
    for status in (None, 500, 429):
        assert holds_until(robots("", status)) == NOW + FAILURE_KEPT_FOR


@pytest.mark.parametrize("status", [None, 503, 429])
def test_the_last_good_copy_holds_for_a_month_while_there_is_no_answer(
    status: int | None,
) -> None:
    good, bad = robots("User-agent: *\nDisallow: /a"), robots("", 500)
    soon = robots("", status, NOW + OLD_HOLDS_FOR - timedelta(seconds=1))
    late = robots("", status, NOW + OLD_HOLDS_FOR)
    assert choose(soon, good) == replace(good, tried_at=soon.fetched_at)
    assert choose(late, good) is late
    assert choose(soon, bad) is soon
    assert choose(soon, None) is soon


def test_an_old_copy_holds_for_ten_minutes_after_it_was_asked_for_in_vain() -> None:
    tried = NOW + timedelta(days=3)
    assert holds_until(replace(robots(""), tried_at=tried)) == tried + FAILURE_KEPT_FOR
    soon = NOW + timedelta(minutes=1)
    assert holds_until(replace(robots(""), tried_at=soon)) == NOW + KEPT_FOR


@pytest.mark.parametrize("status", [200, 404])
def test_a_new_answer_takes_the_place_of_the_last_copy(status: int) -> None:
    answer = robots("", status)
    assert choose(answer, robots("User-agent: *\nDisallow: /")) is answer


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        ("dns: site.example: no such name", "dns"),
        ("tls: site.example: expired", "tls"),
        ("timeout: no answer in 20 s", "robots_unavailable"),
        ("connection: site.example: refused", "robots_unavailable"),
        ("it answered 503", "robots_unavailable"),
    ],
)
def test_why_it_could_not_be_had_is_told(problem: str, reason: str) -> None:
    failure = missing(problem, ORIGIN, 60)
    assert (failure.reason, failure.transient, failure.retry_after) == (reason, True, 60)
    assert problem.rpartition(": ")[2] in failure.detail
