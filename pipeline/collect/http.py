"""Fetching over HTTP: bytes or a refusal, within limits, politely.

One `Fetcher` serves a batch. Each request, one for robots.txt and one for each redirect
included, is made when its registrable domain's turn has come (`turns`), so all workers
together have one connection at a time to a domain, with a pause between two. A connection
serves one request: kept open, it would be a second one as soon as another worker asks.
Only public addresses are connected to (`addresses`), at most ``max_body`` bytes are read,
compressed or not (`bodies`), and an answer must be complete after ``timeout`` seconds.
"""

from __future__ import annotations

import asyncio
import random
import re
import string
import time
from collections.abc import AsyncIterator, Collection, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import aiohttp
from yarl import URL

from pipeline.collect.addresses import MAX_URL, Addresses, join_url, read_url
from pipeline.collect.bodies import ACCEPT_ENCODING, Body, check_type
from pipeline.collect.failures import (
    MAX_RETRY_AFTER,
    Failure,
    Refused,
    explain,
    for_now,
    judge_status,
    refuse,
    retry_after,
)
from pipeline.collect.robots import (
    MAX_ROBOTS,
    Rules,
    as_text,
    choose,
    holds_until,
    missing,
    read_rules,
)
from pipeline.collect.turns import LocalTurns, Turns, registrable_domain
from pipeline.model import Page, Redirect, StoredRobots

__all__ = [
    "MAX_RETRY_AFTER",
    "MAX_URL",
    "Failure",
    "Fetcher",
    "Request",
    "judge_status",
    "retry_after",
]

MAX_REDIRECTS = 5
HOST_PAUSE = 60.0
"""Seconds that a host is left alone after a 429 or 503 that does not say how long."""
JITTER = 0.1
"""Such a pause is made longer by up to this share, so that not all come back at once."""
HEADERS_WITHIN = 20.0
"""Seconds from looking up the name to the end of the headers, if ``timeout`` is not less."""
MAX_HEADER = 64 * 1024
MAX_HEADERS = 256
FIRST_RETRY, LONGEST_RETRY = 0.05, 2.0
"""Seconds between two tries to take a turn that another worker has; they double."""
RULES_IN_MEMORY = 1000
"""Origins whose rules are kept parsed; those of others are read from ``turns`` again."""
ONE_VALUE = frozenset(
    {"content-type", "location", "etag", "last-modified", "retry-after", "date", "expires", "age"}
)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_REACHED = frozenset({"dns", "private_address", "bad_url"})
"""Failures after which a host needs no pause, because nothing was asked of it."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch. ``delay`` is the pause in seconds between requests to its domain."""

    url: str
    delay: float = 2.0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A page, and where it redirects to if it does."""

    page: Page
    leads_to: str | None = None


@dataclass(slots=True)
class _Line:
    """Those in this process who wait for a domain's turn; one at a time goes and asks for it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0
    free_at: float = 0.0
    """When our last request's pause is over, by the monotonic clock."""
    waits_since: float | None = None
    """Since when another worker has had the turn whenever we tried."""


@dataclass(slots=True)
class _Turn:
    """A turn being held. ``pause`` follows it, in seconds; None if nothing was asked."""

    pause: float | None = None


class Fetcher:
    """Fetches many pages at once; use as an async context manager.

    ``concurrency`` requests run at once. ``patience`` is how many seconds a request waits for
    a pause to end or for other workers before it is given up with ``asked=False``. What
    ``turns`` raises goes up.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float = 30.0,
        max_body: int = 10 * 1024 * 1024,
        concurrency: int = 32,
        allowed_hosts: Collection[str] = (),
        turns: Turns | None = None,
        patience: float = 60.0,
    ) -> None:
        self._user_agent = user_agent
        self._timeout, self._max_body, self._concurrency = timeout, max_body, concurrency
        self._patience = patience
        self._turns: Turns = turns or LocalTurns()
        self._addresses = Addresses(allowed_hosts, threads=concurrency)
        self._lines: dict[str, _Line] = {}
        self._rules: dict[URL, tuple[Rules, datetime]] = {}
        self._unfinished: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        self._slots = asyncio.Semaphore(self._concurrency)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._concurrency,
                resolver=self._addresses,
                ttl_dns_cache=60,
                force_close=True,
                socket_factory=self._addresses.open_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),
            auto_decompress=False,
            max_field_size=MAX_HEADER,
            max_line_size=MAX_HEADER,
            max_headers=MAX_HEADERS,
            middlewares=(_ask_only_once,),
            headers=_headers(self._user_agent),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await self._addresses.close()
        await asyncio.gather(*self._unfinished)

    # -- from an address to a page --------------------------------------------

    async def fetch(self, request: Request) -> Page | Failure:
        """The page at an address, redirects followed, or why there is none."""
        try:
            return await self._follow(request)
        except Refused as refused:
            return refused.failure

    async def _follow(self, request: Request) -> Page:
        url, redirects, seconds = read_url(request.url), list[Redirect](), 0.0
        seen = {url}
        while True:
            with self._present(_domain(url)):
                rules = await self._obey(url, request.delay)
                delay = max(request.delay, rules.delay(self._user_agent))
                answer = await self._ask_in_turn(url, delay, request.headers)
            seconds += answer.page.seconds
            if answer.leads_to is None:
                return replace(
                    answer.page, url=request.url, redirects=tuple(redirects), seconds=seconds
                )
            url = read_url(join_url(url, answer.leads_to))
            redirects.append(Redirect(answer.page.status, str(url)))
            if url in seen:
                raise refuse("redirect_loop", f"{request.url} redirects in a circle, to {url}")
            if len(redirects) > MAX_REDIRECTS:
                detail = f"more than {MAX_REDIRECTS} redirects from {request.url}"
                raise refuse("too_many_redirects", detail)
            seen.add(url)

    # -- robots.txt -----------------------------------------------------------

    async def _obey(self, url: URL, delay: float) -> Rules:
        """The rules of the URL's origin, if they allow it; else it is refused."""
        self._addresses.check(url)
        origin = str(url.origin())
        async with self._in_line(origin):
            rules, until = await self._rules_of(url.origin(), delay)
        if not rules.known:
            wait = max(0.0, (until - datetime.now(UTC)).total_seconds())
            raise Refused(missing(rules.problem, origin, wait))
        if not rules.allows(str(url), self._user_agent):
            raise refuse("robots_denied", f"robots.txt of {origin} forbids {url}")
        return rules

    async def _rules_of(self, origin: URL, delay: float) -> tuple[Rules, datetime]:
        """An origin's rules, and until when they hold."""
        known = self._rules.pop(origin, None)
        if known is None or known[1] <= datetime.now(UTC):
            known = await self._renew_rules(origin, delay)
        self._rules[origin] = known
        if len(self._rules) > RULES_IN_MEMORY:
            del self._rules[next(iter(self._rules))]
        return known

    async def _renew_rules(self, origin: URL, delay: float) -> tuple[Rules, datetime]:
        """The rules that another worker has read lately, or the origin's answer."""
        kept = await self._turns.load_robots(str(origin))
        if kept and datetime.now(UTC) < holds_until(kept):
            return read_rules(kept, self._user_agent), holds_until(kept)
        asked = await self._ask_robots(origin, delay)
        chosen = choose(asked, kept)
        if chosen is asked:
            await self._turns.save_robots(asked)
        return read_rules(chosen, self._user_agent), holds_until(asked)

    async def _ask_robots(self, origin: URL, delay: float) -> StoredRobots:
        """An origin's robots.txt; up to MAX_REDIRECTS redirects are followed, to any host.

        Redirects that lead nowhere, or where nothing is fetched from, mean that there is none.
        """
        url, status = origin / "robots.txt", None
        try:
            for _ in range(MAX_REDIRECTS + 1):
                answer = await self._ask_in_turn(url, delay, robots=True)
                if answer.leads_to is None:
                    return _robots(origin, answer.page)
                status = answer.page.status
                url = read_url(join_url(url, answer.leads_to))
        except Refused as refused:
            failure, at_home = refused.failure, status is None
            if not failure.asked or (at_home and not failure.transient):
                raise
            if failure.transient:
                problem = f"{failure.reason if at_home else 'redirected'}: {failure.detail}"
                return StoredRobots(str(origin), datetime.now(UTC), None, problem)
        return StoredRobots(str(origin), datetime.now(UTC), status)

    # -- one request, in turn -------------------------------------------------

    async def _ask_in_turn(
        self,
        url: URL,
        delay: float,
        headers: Mapping[str, str] | None = None,
        *,
        robots: bool = False,
    ) -> _Answer:
        """Ask when the domain's turn has come, and give it back with the pause that is due."""
        self._addresses.check(url)
        domain = _domain(url)
        async with self._in_line(domain) as line, self._turn(domain, line) as turn:
            turn.pause = delay
            try:
                answer = await self._get(url, headers or {}, robots)
            except Refused as refused:
                if refused.failure.reason in NOT_REACHED:
                    turn.pause = None
                raise
            turn.pause = max(delay, _asked_pause(answer.page))
            if robots:
                rules = read_rules(_robots(url.origin(), answer.page), self._user_agent)
                turn.pause = max(turn.pause, rules.delay(self._user_agent))
            return answer

    @asynccontextmanager
    async def _in_line(self, name: str) -> AsyncIterator[_Line]:
        """Stand in line with the others in this process who want the same, and come to its head."""
        with self._present(name) as line:
            async with line.lock:
                yield line

    @contextmanager
    def _present(self, name: str) -> Iterator[_Line]:
        """Keep a line, and what it remembers, while one of us is there."""
        line = self._lines.setdefault(name, _Line())
        line.people += 1
        try:
            yield line
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[name]

    @asynccontextmanager
    async def _turn(self, domain: str, line: _Line) -> AsyncIterator[_Turn]:
        """Hold the domain's turn and one of this process's slots; both are always given back."""
        await self._take_turn(domain, line)
        turn = _Turn()
        try:
            yield turn
        finally:
            self._slots.release()
            if turn.pause is not None:
                line.free_at = time.monotonic() + turn.pause
            await self._to_the_end(self._turns.give_back(domain, turn.pause))

    async def _take_turn(self, domain: str, line: _Line) -> None:
        """Come back with the turn and a slot. A slot is not held while waiting for the turn."""
        await self._sit_out(domain, line.free_at - time.monotonic())
        retry = FIRST_RETRY
        while (wait := await self._take_with_slot(domain)) is None:
            await self._wait_for_others(domain, line, retry)
            retry = min(2 * retry, LONGEST_RETRY)
        line.waits_since = None
        if wait > 0:
            try:
                await self._sit_out(domain, wait)
                await self._slots.acquire()
            except BaseException:
                await self._to_the_end(self._turns.give_back(domain, None))
                raise

    async def _take_with_slot(self, domain: str) -> float | None:
        """Take the turn; a slot comes with it if there is nothing more to wait for."""
        await self._slots.acquire()
        wait = None
        try:
            wait = await self._take(domain)
        finally:
            if wait is None or wait > 0:
                self._slots.release()
        return wait

    async def _take(self, domain: str) -> float | None:
        """Take the turn; if that is cancelled half-way, it is given back when it is through."""
        taking = asyncio.ensure_future(self._turns.take(domain))

        async def undo() -> None:
            if await taking is not None:
                await self._turns.give_back(domain, None)

        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            await self._to_the_end(undo())
            raise

    async def _sit_out(self, domain: str, wait: float) -> None:
        if wait > self._patience:
            detail = f"{domain} is to be left alone for {wait:.0f} s"
            raise Refused(
                Failure("host_pause", detail, transient=True, retry_after=wait, asked=False)
            )
        if wait > 0:
            await asyncio.sleep(wait)

    async def _wait_for_others(self, domain: str, line: _Line, retry: float) -> None:
        now = time.monotonic()
        line.waits_since = now if line.waits_since is None else line.waits_since
        if now - line.waits_since >= self._patience:
            detail = f"other workers were asking {domain} for {self._patience:g} s"
            raise Refused(Failure("host_busy", detail, transient=True, asked=False))
        await asyncio.sleep(random.uniform(0.5, 1.0) * retry)

    async def _to_the_end(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do what must be done even if the one who wants it is cancelled meanwhile."""
        task = asyncio.ensure_future(doing)
        self._unfinished.add(task)
        task.add_done_callback(self._unfinished.discard)
        await asyncio.shield(task)

    # -- one request ----------------------------------------------------------

    async def _get(self, url: URL, headers: Mapping[str, str], robots: bool) -> _Answer:
        """One answer, complete and decoded, or Refused."""
        host, began = url.raw_host or "", time.monotonic()
        deadline = asyncio.get_running_loop().time() + self._timeout
        try:
            response = await self._ask(url, headers)
            async with response:
                if response.status < 200:
                    raise for_now("bad_response", f"{host} answered {response.status}, unasked")
                received = {name: _text(value) for name, value in _joined(response.headers)}
                location = response.headers.get("Location")
                leads_to = _quoted(location) if location and _redirects(response) else None
                body: tuple[bytes, bytes | None] = (b"", None)
                if leads_to is None:
                    body = await self._read(response, received, deadline, robots)
                page = Page(
                    url=str(url),
                    final_url=str(url),
                    status=response.status,
                    headers=received,
                    body=body[0],
                    fetched_at=datetime.now(UTC),
                    encoded=body[1],
                    request_headers=dict(response.request_info.headers),
                    seconds=time.monotonic() - began,
                )
                return _Answer(page, leads_to)
        except (Refused, aiohttp.ClientError, ValueError, OSError) as error:
            raise Refused(explain(error, host)) from error

    async def _ask(self, url: URL, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        """Connect and ask; back when the headers have come."""
        within = min(self._timeout, HEADERS_WITHIN)
        try:
            async with asyncio.timeout(within):
                return await self._session.get(url, allow_redirects=False, headers=headers)
        except TimeoutError as error:
            raise for_now("timeout", f"no answer from {url.raw_host} in {within:g} s") from error

    async def _read(
        self,
        response: aiohttp.ClientResponse,
        headers: Mapping[str, str],
        deadline: float,
        robots: bool,
    ) -> tuple[bytes, bytes | None]:
        """The body, decoded, and as it was sent if that is something else.

        The beginning of a long robots.txt is enough, whatever its type. Of an answer that
        is no page the status counts, so a body that can't be read is left out.
        """
        limit = MAX_ROBOTS if robots else self._max_body
        try:
            if response.status == 200 and not robots:
                check_type(headers)
            body = Body(headers.get("content-encoding", ""), limit)
            if not robots:
                body.expect(response.content_length)
            try:
                await self._pour(response, body, deadline)
                return body.finish()
            except Refused as refused:
                if robots and refused.failure.reason == "too_large":
                    return body.beginning, None
                raise
        except (Refused, aiohttp.ClientPayloadError):
            if response.status == 200 or robots:
                raise
            return b"", None

    async def _pour(self, response: aiohttp.ClientResponse, body: Body, deadline: float) -> None:
        try:
            async with asyncio.timeout_at(deadline):
                async for chunk in response.content.iter_any():
                    body.feed(chunk)
        except TimeoutError as error:
            detail = f"no complete answer from {response.url.raw_host} in {self._timeout:g} s"
            raise for_now("timeout", detail) from error


async def _ask_only_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """aiohttp repeats a GET at once if the server hangs up; a repetition has a turn of its own."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectionError as error:
        raise Refused(explain(error, request.url.raw_host or "")) from error


def _headers(user_agent: str) -> dict[str, str]:
    """What is sent with every request; From (RFC 9110, section 10.1.2) if there is an address."""
    headers = {
        "User-Agent": user_agent,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ACCEPT_ENCODING,
        "Connection": "close",
    }
    if mail := _MAIL.search(user_agent):
        headers["From"] = mail[0]
    return headers


def _domain(url: URL) -> str:
    return registrable_domain(url.raw_host or "")


def _redirects(response: aiohttp.ClientResponse) -> bool:
    return response.status in REDIRECTS


def _quoted(location: str) -> str:
    """A Location as it was meant; bytes that are not UTF-8 are quoted one by one."""
    raw = location.strip().encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return quote(raw, string.punctuation)


def _joined(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names in lower case with their value, several values joined (RFC 9110, section 5.3).

    Of a header that can have only one value, the last counts, as in browsers.
    """
    joined: dict[str, str] = {}
    for name, value in headers.items():
        low = name.lower()
        known = joined.get(low)
        joined[low] = value if known is None or low in ONE_VALUE else f"{known}, {value}"
    return list(joined.items())


def _text(header: str) -> str:
    """A header's value; bytes that are not UTF-8 are taken for Latin-1, as HTTP once had it."""
    raw = header.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _asked_pause(page: Page) -> float:
    """Seconds that the server wants to be left alone, with some jitter; 0 if it doesn't say so."""
    if page.status not in (429, 503):
        return 0.0
    asked = retry_after(page.headers)
    pause = HOST_PAUSE if asked is None else asked
    return pause * random.uniform(1.0, 1.0 + JITTER)


def _robots(origin: URL, page: Page) -> StoredRobots:
    text = as_text(page.body) if 200 <= page.status < 300 else ""
    return StoredRobots(str(origin), page.fetched_at, page.status, text)
