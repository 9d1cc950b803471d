"""What a robots.txt says (RFC 9309)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.robots import MAX_CRAWL_DELAY, MAX_ROBOTS, read_rules
from pipeline.model import Page

AGENT = "Euxine/0.1 (news archive; +https://example.org)"


def robots(body: str | bytes, status: int = 200) -> Page:
    body = body.encode() if isinstance(body, str) else body
    url = "http://site.example/robots.txt"
    return Page(url, url, status, {}, body, datetime(2022, 3, 10, tzinfo=UTC))


def allows(body: str, path: str) -> bool:
    return read_rules(robots(body)).allows(f"http://site.example{path}", AGENT)


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
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        ("<html><body>Not found</body></html>", "/a", True),
    ],
)
def test_it_allows_what_the_host_allows(body: str, path: str, expected: bool) -> None:
    assert allows(body, path) is expected


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 301])
def test_a_host_without_one_allows_everything(status: int) -> None:
    rules = read_rules(robots("User-agent: *\nDisallow: /", status))
    assert rules.known
    assert rules.allows("http://site.example/a", AGENT)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429])
def test_a_host_that_fails_to_answer_allows_nothing_for_now(status: int) -> None:
    rules = read_rules(robots("", status))
    assert not rules.known
    assert not rules.allows("http://site.example/a", AGENT)


def test_no_answer_at_all_allows_nothing_for_now() -> None:
    assert not read_rules(None).known


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
    ],
)
def test_the_crawl_delay_is_seconds_up_to_a_minute(said: str, seconds: float) -> None:
    rules = read_rules(robots(f"User-agent: *\n{said}\nDisallow: /x"))
    assert rules.delay(AGENT) == seconds


def test_only_the_beginning_of_a_huge_file_is_read() -> None:
    padding = "#" * (MAX_ROBOTS - 100) + "\n"
    first, last = "User-agent: *\nDisallow: /first\n", "Disallow: /last\n"
    body = first + padding + "\n" * 200 + last
    assert not allows(body, "/first")
    assert allows(body, "/last")


@given(st.binary(max_size=300), st.text(max_size=50))
def test_no_bytes_make_it_fail(body: bytes, path: str) -> None:
    rules = read_rules(robots(b"User-agent: *\nDisallow: /a\n" + body))
    rules.allows(f"http://site.example/{path}", AGENT)
    assert 0 <= rules.delay(AGENT) <= MAX_CRAWL_DELAY
