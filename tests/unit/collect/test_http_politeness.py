"""No host is hammered, and what its robots.txt asks is obeyed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from aiohttp import web
from protego import Protego

from pipeline.collect.http import JITTER, Failure, Request
from pipeline.collect.turns import LocalTurns
from pipeline.model import Page, StoredRobots
from tests.unit.collect.server import LocalServer

Fetch = Callable[..., Page | Failure]
FetchAll = Callable[..., list[Page | Failure]]


def good(answers: list[Page | Failure]) -> bool:
    return all(isinstance(answer, Page) for answer in answers)


def gaps(server: LocalServer, host: str) -> list[float]:
    starts = sorted(s.started for s in server.seen if s.host.lower().startswith(host))
    return [later - earlier for earlier, later in pairwise(starts)]


def test_one_request_at_a_time_with_the_delay_between(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/page")
    requests = [Request(server.url("/page", h), 0.1) for h in ("a.localhost", "b.localhost") * 4]
    assert good(fetch_all(*requests))
    for host in "ab":
        assert len(gaps(server, host)) == 3
        assert min(gaps(server, host)) >= 0.1


def test_a_slow_answer_is_waited_for_before_the_next_request(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.wait([asyncio.ensure_future(server.ended.wait())], timeout=0.05)
        return web.Response(text="here")

    for path in "abc":
        server.do(f"/{path}", slow)
    assert good(fetch_all(*(Request(server.url(f"/{path}"), 0) for path in "abc")))
    assert [seen.running for seen in server.seen] == [1, 1, 1]


def test_hosts_do_not_wait_for_each_other(server: LocalServer, fetch_all: FetchAll) -> None:
    met = asyncio.Event()
    waiting: list[str] = []

    async def meet(request: web.Request) -> web.Response:
        waiting.append(request.host)
        if len(waiting) == 2:
            met.set()
        await met.wait()
        return web.Response(text="here")

    server.do("/page", meet)
    urls = [server.url("/page", f"{host}.localhost") for host in "ab"]
    turns = LocalTurns()
    for url in urls:  # is known already, because the hour would be sat out after it
        robots = StoredRobots(url.removesuffix("/page"), datetime.now(UTC), 404)
        asyncio.run(turns.save_robots(robots))
    assert good(fetch_all(*(Request(url, 3600) for url in urls), turns=turns))


def test_one_host_is_one_host_however_it_is_spelled(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/page")
    hosts = ("a.localhost", "A.localhost", "a.LOCALHOST")
    assert good(fetch_all(*(Request(server.url("/page", host), 0.1) for host in hosts)))
    assert min(gaps(server, "a.")) >= 0.1


def test_the_delay_is_kept_on_redirects_and_after_failures(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/old", status=302, headers={"Location": "/new"})
    server.put("/new")
    server.put_raw("/broken", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbroken")
    fetch_all(*(Request(server.url(path), 0.1) for path in ("/broken", "/old", "/gone")))
    assert sorted(server.paths) == ["/broken", "/gone", "/new", "/old"]
    assert min(gaps(server, "site")) >= 0.1


def test_many_requests_are_not_all_sent_at_once(server: LocalServer, fetch_all: FetchAll) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.wait([asyncio.ensure_future(server.ended.wait())], timeout=0.02)
        return web.Response(text="here")

    server.do("/page", slow)
    requests = [Request(server.url("/page", f"h{n}.localhost"), 0) for n in range(12)]
    assert good(fetch_all(*requests, concurrency=3))
    assert max(seen.running for seen in server.seen) <= 3


def reason(answer: Page | Failure) -> tuple[str, bool]:
    assert isinstance(answer, Failure)
    return answer.reason, answer.transient


def test_robots_txt_is_asked_for_once_and_obeyed(server: LocalServer, fetch_all: FetchAll) -> None:
    asked: list[str] = []

    async def robots(request: web.Request) -> web.Response:
        asked.append(request.host)
        return web.Response(text="User-agent: *\nDisallow: /private/\n")

    server.do("/robots.txt", robots)
    server.put("/page")
    server.put("/private/page")
    paths = ("/page", "/private/page", "/page")
    one, denied, two = fetch_all(*(Request(server.url(path), 0) for path in paths))
    assert good([one, two])
    assert reason(denied) == ("robots_denied", False)
    assert server.paths == ["/page", "/page"]
    assert len(asked) == 1


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(
    server: LocalServer, fetch: Fetch
) -> None:
    server.put("/robots.txt", "User-agent: euxine\nDisallow: /private", kind="text/plain")
    server.put("/page", status=302, headers={"Location": "/private"})
    assert reason(fetch("/page")) == ("robots_denied", False)
    assert server.paths == ["/page"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_that_cannot_tell_its_rules_is_left_alone_for_now(
    server: LocalServer, fetch: Fetch, status: int
) -> None:
    server.put("/robots.txt", status=status)
    server.put("/page")
    assert reason(fetch("/page")) == ("robots_unavailable", True)
    assert server.seen == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_rules_allows_everything(
    server: LocalServer, fetch: Fetch, status: int
) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    server.put("/page", "here")
    assert isinstance(fetch("/page"), Page)


def test_rules_that_stand_at_another_address_count(server: LocalServer, fetch: Fetch) -> None:
    server.put("/robots.txt", status=301, headers={"Location": "/rules/robots.txt"})
    server.put("/rules/robots.txt", "User-agent: *\nDisallow: /", kind="text/plain")
    server.put("/page")
    assert reason(fetch("/page")) == ("robots_denied", False)


@pytest.mark.parametrize("kind", ["text/plain", "application/pdf", None])
def test_the_beginning_of_a_huge_robots_txt_counts_whatever_its_type(
    server: LocalServer, fetch: Fetch, kind: str | None
) -> None:
    rules = "User-agent: *\nDisallow: /\n" + "# nothing\n" * 200_000
    server.put("/robots.txt", rules, kind=kind)
    server.put("/page")
    assert reason(fetch("/page", max_body=100_000)) == ("robots_denied", False)


@pytest.mark.parametrize(("rules", "beside"), [(10, False), (2000, True)])
def test_a_robots_txt_is_parsed_once_and_a_long_one_beside_the_event_loop(
    server: LocalServer,
    fetch_all: FetchAll,
    monkeypatch: pytest.MonkeyPatch,
    rules: int,
    beside: bool,
) -> None:
    threads: list[bool] = []

    def watched(text: str) -> Protego:
        threads.append(threading.current_thread() is not threading.main_thread())
        return parse(text)

    parse = Protego.parse
    monkeypatch.setattr(Protego, "parse", watched)
    body = "User-agent: *\n" + "".join(f"Disallow: /{n:09}\n" for n in range(rules))
    server.put("/robots.txt", body, kind="text/plain")
    server.put("/page")
    server.put(f"/{rules - 1:09}")
    paths = ("/page", f"/{rules - 1:09}", "/page")
    one, denied, two = fetch_all(*(Request(server.url(path), 0) for path in paths))
    assert good([one, two])
    assert reason(denied) == ("robots_denied", False)
    assert threads == [beside]


def test_the_delay_that_robots_txt_asks_for_is_kept(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\n", kind="text/plain")
    server.put("/page")
    fetch_all(*[Request(server.url("/page"), 0.01)] * 3)
    assert min(gaps(server, "site")) >= 0.2


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_a_pause_is_asked_nothing_more(
    server: LocalServer, fetch_all: FetchAll, status: int
) -> None:
    async def busy(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Retry-After": "3600"})

    for path in "abc":
        server.do(f"/{path}", busy)
    first, *others = fetch_all(*(Request(server.url(f"/{path}"), 0) for path in "abc"))
    assert isinstance(first, Page)
    assert first.status == status
    for other in others:
        assert isinstance(other, Failure)
        assert other.reason == "host_pause"
        assert other.transient
        assert not other.asked
        assert other.retry_after is not None
        assert 3590 <= other.retry_after <= 3600 * (1 + JITTER)
    assert len([seen for seen in server.seen if seen.path != "/robots.txt"]) == 1
