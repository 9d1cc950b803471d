"""One request at a time to a registrable domain, whoever in whichever process makes it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web

from pipeline.collect.addresses import Addresses
from pipeline.collect.failures import Refused
from pipeline.collect.http import HOST_PAUSE, JITTER, Failure, Fetcher, Request
from pipeline.collect.turns import LocalTurns, registrable_domain
from pipeline.collect.waiting import Waiting
from pipeline.model import Page, StoredRobots
from tests.unit.collect.conftest import USER_AGENT
from tests.unit.collect.server import LocalServer

FetchAll = Callable[..., list[Page | Failure]]


class WatchedTurns(LocalTurns):
    """Notes who takes and gives back what. ``others`` have the turn so many times first."""

    def __init__(self, others: int = 0, wait: float | None = None) -> None:
        super().__init__()
        self.others, self.wait = others, wait
        self.taken: list[str] = []
        self.begun: list[tuple[str, float]] = []
        self.given: list[tuple[str, float | None]] = []
        self.asked_for: list[str] = []
        self.holding = 0

    async def take(self, domain: str) -> float | None:
        self.asked_for.append(domain)
        await asyncio.sleep(0)
        if self.others:
            self.others -= 1
            return None
        wait = await super().take(domain)
        if wait is not None:
            self.taken.append(domain)
            self.holding += 1
        return wait if wait is None or self.wait is None else self.wait

    async def begin(self, domain: str, pause: float) -> None:
        assert self.holding
        self.begun.append((domain, pause))
        await super().begin(domain, pause)

    async def give_back(self, domain: str, pause: float | None) -> None:
        await asyncio.sleep(0)
        self.given.append((domain, pause))
        self.holding -= 1
        await super().give_back(domain, pause)


class BrokenTurns(LocalTurns):
    """A book that can't be read, as when the database is down."""

    async def take(self, domain: str) -> float | None:
        raise ConnectionError("the book is gone")


def reason(answer: Page | Failure) -> tuple[str, bool]:
    assert isinstance(answer, Failure), answer
    return answer.reason, answer.asked


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("bbc.co.uk", "bbc.co.uk"),
        ("news.bbc.co.uk.", "bbc.co.uk"),
        ("WWW.Hurriyet.com.tr", "hurriyet.com.tr"),
        ("a.b.ria.ru", "ria.ru"),
        ("www.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("one.localhost", "one.localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("com.tr", "com.tr"),
    ],
)
def test_the_registrable_domain_is_the_unit(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


def test_a_turn_is_one_worker_s_until_it_is_given_back() -> None:
    now = 100.0
    turns = LocalTurns(clock=lambda: now)

    async def story() -> None:
        nonlocal now
        assert await turns.take("a") == 0
        assert await turns.take("a") is None
        assert await turns.take("b") == 0
        await turns.give_back("a", 5)
        now += 2
        assert await turns.take("a") == 3
        await turns.give_back("a", None)
        assert await turns.take("a") == 3
        await turns.give_back("a", 0)
        assert await turns.take("a") == 0
        await turns.begin("a", 7)
        await turns.give_back("a", None)
        assert await turns.take("a") == 0, "nothing was asked after all"

    asyncio.run(story())


def test_every_turn_is_given_back_with_the_pause_that_is_due(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = WatchedTurns()
    server.put("/page", "here")
    server.put_raw("/broken", b"")
    requests = [Request(server.url(path), 0.05) for path in ("/page", "/broken", "/gone")]
    fetch_all(*requests, turns=turns)
    assert turns.given == [("site.localhost", 0.05)] * 4  # robots.txt is the fourth
    assert turns.holding == 0


def test_the_pause_is_noted_before_the_request(server: LocalServer, fetch_all: FetchAll) -> None:
    turns, noted = WatchedTurns(), list[int]()

    async def note(request: web.Request) -> web.Response:
        noted.append(len(turns.begun))
        return web.Response(text="User-agent: *\nCrawl-delay: 0.02")

    server.do("/robots.txt", note)
    server.do("/page", note)
    fetch_all(Request(server.url("/page"), 0.01), turns=turns)
    assert turns.begun == [("site.localhost", 0.01), ("site.localhost", 0.02)]
    assert noted == [1, 2]


def test_no_pause_is_noted_where_there_is_none(server: LocalServer, fetch_all: FetchAll) -> None:
    turns = WatchedTurns()
    fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert turns.begun == []


def test_hosts_of_one_domain_wait_for_each_other(
    server: LocalServer, fetch_all: FetchAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.collect.http.registrable_domain", lambda host: "localhost")
    server.put("/page", "here")
    requests = [Request(server.url("/page", f"{h}.localhost"), 0.1) for h in "abc"]
    assert all(isinstance(answer, Page) for answer in fetch_all(*requests))
    starts = sorted(seen.started for seen in server.seen)
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.1


def test_two_workers_with_one_book_are_one_to_the_host(server: LocalServer) -> None:
    turns = LocalTurns()
    server.put("/page", "here")

    async def work(number: int) -> list[Page | Failure]:
        requests = [Request(server.url(f"/page?{number}-{n}"), 0.05) for n in range(3)]
        for request in requests:
            server.put(request.url.partition(str(server.port))[2], "here")
        options: dict[str, Any] = {"allowed_hosts": server.allowed, "turns": turns}
        async with Fetcher(user_agent=USER_AGENT, **options) as fetcher:
            return await asyncio.gather(*(fetcher.fetch(request) for request in requests))

    async def both() -> list[Page | Failure]:
        one, two = await asyncio.gather(work(1), work(2))
        return one + two

    assert all(isinstance(answer, Page) for answer in asyncio.run(both()))
    starts = sorted(seen.started for seen in server.seen)
    assert len(starts) == 6
    assert min(later - earlier for earlier, later in pairwise(starts)) >= 0.05
    assert max(seen.running for seen in server.seen) == 1


def test_the_pause_is_counted_from_the_end_of_the_answer(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.wait([asyncio.ensure_future(server.ended.wait())], timeout=0.15)
        return web.Response(text="here")

    server.do("/page", slow)
    fetch_all(*[Request(server.url("/page"), 0.1)] * 2)
    first, second = server.seen
    assert second.started - first.started >= 0.25


def test_no_connection_is_left_open_when_the_next_one_is_made(
    server: LocalServer, fetch_all: FetchAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[socket.socket] = []
    left: list[int] = []

    def watched(addresses: Addresses, info: Any) -> socket.socket:
        left.append(sum(line.fileno() >= 0 for line in opened))
        opened.append(open_socket(addresses, info))
        return opened[-1]

    open_socket = Addresses.open_socket
    monkeypatch.setattr(Addresses, "open_socket", watched)
    server.put("/page", "here")
    server.put("/old", status=302, headers={"Location": "/page"})
    server.put_raw("/broken", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbroken")
    paths = ["/page", "/old", "/broken", "/gone"] * 5
    fetch_all(*(Request(server.url(path), 0) for path in paths))
    assert left == [0] * 26


def test_another_worker_s_turn_is_waited_for(server: LocalServer, fetch_all: FetchAll) -> None:
    turns = WatchedTurns(others=3)
    server.put("/page", "here")
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert isinstance(answer, Page)
    assert len(turns.asked_for) == 5


def test_who_waits_too_long_for_another_worker_has_not_asked(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = WatchedTurns(others=10**6)
    began = time.monotonic()
    answers = fetch_all(*[Request(server.url("/page"), 0)] * 50, turns=turns, patience=1)
    assert time.monotonic() - began < 25  # all wait together, not one after another
    assert {reason(answer) for answer in answers} == {("host_busy", False)}
    assert server.seen == []
    assert turns.given == []


def test_a_long_pause_is_not_sat_out(server: LocalServer, fetch_all: FetchAll) -> None:
    turns = WatchedTurns(wait=90.0)
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert reason(answer) == ("host_pause", False)
    assert isinstance(answer, Failure)
    assert (answer.retry_after, answer.transient) == (90.0, True)
    assert turns.given == [("site.localhost", None)]
    assert server.seen == []


def test_a_short_pause_is_sat_out(server: LocalServer, fetch_all: FetchAll) -> None:
    turns = WatchedTurns(wait=0.05)
    server.put("/page", "here")
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert isinstance(answer, Page)
    assert turns.holding == 0


def test_our_own_delay_is_sat_out_within_one_fetch_however_long(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/old", status=302, headers={"Location": "/page"})
    server.put("/page", "here")
    [answer] = fetch_all(Request(server.url("/old"), 0.2), patience=0.05)
    assert isinstance(answer, Page), answer
    old, page = server.seen
    assert page.started - old.started >= 0.2


def test_who_has_asked_nothing_yet_does_not_sit_out_another_s_long_delay(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    server.put("/page", "here")
    requests = [Request(server.url("/page"), 0.3)] * 2
    first, second = fetch_all(*requests, patience=0.05)
    assert isinstance(first, Page)
    assert reason(second) == ("host_pause", False)


def test_a_pause_that_the_server_asked_for_is_not_taken_for_our_own() -> None:
    async def story() -> None:
        waiting = Waiting(LocalTurns(), places=1, patience=0.05)
        with waiting.present("a"):
            async with waiting.turn("a") as turn:
                turn.pause, turn.asked_for = 0.2, True
            with pytest.raises(Refused, match="left alone"):
                async with waiting.turn("a", own_pause=9):
                    pass

    asyncio.run(asyncio.wait_for(story(), 5))


def test_the_turn_is_free_while_a_long_delay_is_sat_out() -> None:
    turns = WatchedTurns()

    async def story() -> None:
        await turns.take("a")
        await turns.give_back("a", 0.2)
        waiting = Waiting(turns, places=1, patience=0.05)
        async with waiting.turn("a", own_pause=9):
            pass

    asyncio.run(asyncio.wait_for(story(), 5))
    assert turns.given == [("a", 0.2), ("a", None), ("a", 0.0)]


def test_a_failure_after_the_first_request_counts_as_asked(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = LocalTurns()
    asyncio.run(turns.give_back("b.localhost", 90))
    target = server.url("/page", "b.localhost")
    server.put("/old", status=302, headers={"Location": target})
    [answer] = fetch_all(Request(server.url("/old"), 0), turns=turns)
    assert reason(answer) == ("host_pause", True)


def test_an_error_of_the_book_goes_up(server: LocalServer, fetch_all: FetchAll) -> None:
    with pytest.raises(ConnectionError, match="the book is gone"):
        fetch_all(Request(server.url("/page"), 0), turns=BrokenTurns())
    assert server.seen == []


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("said", "pause"), [("7", 7.0), (None, HOST_PAUSE), ("0", 0.0)])
def test_who_asks_to_be_left_alone_is(
    server: LocalServer, fetch_all: FetchAll, status: int, said: str | None, pause: float
) -> None:
    turns = WatchedTurns()
    server.put("/page", status=status, headers={"Retry-After": said} if said else {})
    fetch_all(Request(server.url("/page"), 0), turns=turns)
    _, given = turns.given[-1]
    assert given is not None
    assert pause <= given <= pause * (1 + JITTER)


def test_a_redirect_takes_the_turn_of_where_it_leads(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = WatchedTurns()
    server.put(
        "a.localhost/page", status=301, headers={"Location": server.url("/b", "b.localhost")}
    )
    server.put("/b", status=429, headers={"Retry-After": "9"})
    fetch_all(Request(server.url("/page", "a.localhost"), 0.01), turns=turns)
    assert [domain for domain, _ in turns.given] == ["a.localhost"] * 2 + ["b.localhost"] * 2
    assert turns.given[1] == ("a.localhost", 0.01)
    assert turns.given[3][1] >= 9  # type: ignore[operator]


def test_a_host_that_is_not_found_is_given_no_pause(
    fetch_all: FetchAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*arguments: Any, **options: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    turns = WatchedTurns()
    [answer] = fetch_all(Request("http://nowhere.invalid/", 5), turns=turns)
    assert reason(answer) == ("dns", True)
    assert turns.given == [("nowhere.invalid", None)]


def test_the_crawl_delay_counts_from_robots_txt_on(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = WatchedTurns()
    server.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.2", kind="text/plain")
    server.put("/page", "here")
    fetch_all(Request(server.url("/page"), 0.1), turns=turns)
    assert turns.given == [("site.localhost", 0.2)] * 2


@pytest.mark.parametrize("moment", ["taking", "waiting", "asking", "giving back"])
def test_a_request_that_is_cancelled_gives_its_turn_back(server: LocalServer, moment: str) -> None:
    reached = asyncio.Event()
    asked = threading.Event()

    class Turns(WatchedTurns):
        async def take(self, domain: str) -> float | None:
            wait = await super().take(domain)
            if moment == "taking":
                reached.set()
                await asyncio.sleep(0.05)
            elif moment == "waiting":  # begins as soon as this has returned
                asyncio.get_running_loop().call_later(0.05, reached.set)
            return wait

        async def give_back(self, domain: str, pause: float | None) -> None:
            if moment == "giving back":
                reached.set()
                await asyncio.sleep(0.05)
            await super().give_back(domain, pause)

    async def never(request: web.Request) -> web.Response:
        asked.set()
        await server.ended.wait()
        return web.Response()

    server.do("/robots.txt", never)
    turns = Turns(wait=30.0 if moment == "waiting" else None)
    if moment == "giving back":
        server.put("/robots.txt", "", kind="text/plain")

    async def story() -> None:
        options: dict[str, Any] = {"allowed_hosts": server.allowed, "turns": turns}
        async with Fetcher(user_agent=USER_AGENT, **options) as fetcher:
            task = asyncio.ensure_future(fetcher.fetch(Request(server.url("/page"), 0)))
            if moment == "asking":
                assert await asyncio.to_thread(asked.wait, 60)
            else:
                await reached.wait()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()
        assert turns.taken
        assert turns.holding == 0

    asyncio.run(story())


# -- robots.txt through the book ----------------------------------------------


def stored(server: LocalServer, age: timedelta, status: int | None = 200) -> StoredRobots:
    rules = "User-agent: *\nDisallow: /private"
    return StoredRobots(server.url(""), datetime.now(UTC) - age, status, rules)


def book(*kept: StoredRobots) -> WatchedTurns:
    turns = WatchedTurns()
    for robots in kept:
        turns._robots[robots.origin] = robots
    return turns


def test_a_robots_txt_that_another_worker_has_read_is_not_asked_for_again(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = book(stored(server, timedelta(hours=23)))
    server.put("/page", "here")
    paths = ("/page", "/private")
    page, denied = fetch_all(*(Request(server.url(path), 0) for path in paths), turns=turns)
    assert isinstance(page, Page)
    assert reason(denied) == ("robots_denied", True)
    assert len(turns.taken) == 1


def test_a_robots_txt_is_asked_for_again_after_a_day_and_kept(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = book(stored(server, timedelta(hours=25)))
    server.put("/robots.txt", "User-agent: *\nDisallow: /page", kind="text/plain")
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert reason(answer) == ("robots_denied", True)
    kept = asyncio.run(turns.load_robots(server.url("")))
    assert kept is not None
    assert (kept.status, kept.body) == (200, "User-agent: *\nDisallow: /page")


@pytest.mark.parametrize(("days", "holds"), [(29, True), (31, False)])
def test_an_old_copy_holds_while_there_is_no_answer(
    server: LocalServer, fetch_all: FetchAll, days: int, holds: bool
) -> None:
    turns = book(stored(server, timedelta(days=days)))
    server.put("/robots.txt", status=500)
    server.put("/page", "here")
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert isinstance(answer, Page) is holds
    kept = asyncio.run(turns.load_robots(server.url("")))
    assert kept is not None
    assert kept.status == (200 if holds else 500)


def test_a_host_without_an_answer_is_left_alone_for_ten_minutes(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    down = StoredRobots(
        server.url(""), datetime.now(UTC) - timedelta(minutes=4), None, "timeout: x"
    )
    turns = book(down)
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert reason(answer)[0] == "robots_unavailable"
    assert isinstance(answer, Failure)
    assert answer.retry_after is not None
    assert 300 < answer.retry_after <= 360
    assert "timeout" in answer.detail
    assert turns.taken == []


def test_a_robots_txt_that_fails_is_not_asked_for_by_the_next_batch_although_a_copy_holds(
    server: LocalServer, fetch_all: FetchAll
) -> None:
    turns = book(stored(server, timedelta(days=3)))
    server.put("/robots.txt", status=500)
    server.put("/page", "here")
    for _ in range(2):
        [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
        assert isinstance(answer, Page)
    assert len(turns.taken) == 3  # robots.txt, the page, the page


def test_what_can_be_stored_is_stored(server: LocalServer, fetch_all: FetchAll) -> None:
    turns = book()
    server.put("/robots.txt", b"\xef\xbb\xbf# \xff\0\nUser-agent: *\nDisallow: /page", kind=None)
    [answer] = fetch_all(Request(server.url("/page"), 0), turns=turns)
    assert reason(answer)[0] == "robots_denied"
    kept = asyncio.run(turns.load_robots(server.url("")))
    assert kept is not None
    assert kept.body.startswith("# \ufffd\ufffd\n")


def test_the_rules_of_many_origins_do_not_fill_the_memory(
    server: LocalServer, fetch_all: FetchAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.collect.http.RULES_IN_MEMORY", 2)
    server.put("/page", "here")
    hosts = [f"h{n}.localhost" for n in range(6)] * 2
    turns = WatchedTurns()
    answers = fetch_all(*(Request(server.url("/page", h), 0) for h in hosts), turns=turns)
    assert all(isinstance(answer, Page) for answer in answers)
    assert len(turns.taken) == 18
