"""Fetching over HTTP: bytes or a refusal, within limits, politely.

One `Fetcher` serves a batch. Each request, one for robots.txt and one for each redirect
included, is made when its registrable domain's turn has come (`turns`), so all workers
together have one connection at a time to a domain, with a pause between two (`waiting`).
Only public addresses are connected to (`addresses`), at most ``max_body`` bytes are read,
compressed or not (`bodies`), and an answer must be complete after ``timeout`` seconds
(`exchange`).
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self

from yarl import URL

from pipeline.collect.addresses import MAX_URL, join_url, read_url
from pipeline.collect.exchange import Answer, Exchange
from pipeline.collect.failures import (
    MAX_RETRY_AFTER,
    Failure,
    Refused,
    judge_status,
    refuse,
    retry_after,
)
from pipeline.collect.robots import (
    Rules,
    as_text,
    choose,
    holds_until,
    missing,
    parse,
    read_rules,
)
from pipeline.collect.turns import LocalTurns, Turns, registrable_domain
from pipeline.collect.waiting import Turn, Waiting
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
RULES_IN_MEMORY = 1000
"""Origins whose rules are kept parsed; those of others are read from ``turns`` again."""
NOT_REACHED = frozenset({"dns", "private_address", "bad_url"})
"""Failures after which a host needs no pause, because nothing was asked of it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch. ``delay`` is the pause in seconds between requests to its domain."""

    url: str
    delay: float = 2.0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Errand:
    """What one `Fetcher.fetch` has done so far. ``asked`` once a request was sent for it.

    Until it is over, the lines of the domains that it came to remember their pauses.
    """

    lines: ExitStack
    delay: float
    asked: bool = False


class Fetcher:
    """Fetches many pages at once; use as an async context manager.

    ``concurrency`` requests run at once. ``patience`` is how many seconds a request waits for
    a pause to end or for other workers before it is given up. Between the requests of one
    `fetch` our own delay is sat out, however long: else a page behind a redirect would never
    be had from a host with a delay above the patience. What ``turns`` raises goes up.
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
        self._turns: Turns = turns or LocalTurns()
        self._rules: dict[URL, tuple[Rules, datetime]] = {}
        self._make_waiting = partial(Waiting, self._turns, concurrency, patience)
        self._make_exchange = partial(
            Exchange,
            user_agent=user_agent,
            timeout=timeout,
            max_body=max_body,
            concurrency=concurrency,
            allowed_hosts=allowed_hosts,
        )

    async def __aenter__(self) -> Self:
        self._waiting, self._exchange = self._make_waiting(), self._make_exchange()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._exchange.close()
        await self._waiting.close()

    # -- from an address to a page --------------------------------------------

    async def fetch(self, request: Request) -> Page | Failure:
        """The page at an address, redirects followed, or why there is none."""
        with ExitStack() as lines:
            errand = Errand(lines, request.delay)
            try:
                return await self._follow(errand, request)
            except Refused as refused:
                failure = refused.failure
                return replace(failure, asked=failure.asked or errand.asked)

    async def _follow(self, errand: Errand, request: Request) -> Page:
        url, redirects, seconds = read_url(request.url), list[Redirect](), 0.0
        seen = {url}
        while True:
            errand.lines.enter_context(self._waiting.present(_domain(url)))
            rules = await self._obey(errand, url)
            delay = max(request.delay, rules.delay(self._user_agent))
            async with self._in_turn(errand, url, delay, request.headers) as (_, answer):
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

    async def _obey(self, errand: Errand, url: URL) -> Rules:
        """The rules of the URL's origin, if they allow it; else it is refused."""
        self._exchange.check(url)
        origin = str(url.origin())
        async with self._waiting.in_line(origin):
            rules, until = await self._rules_of(errand, url.origin())
        if not rules.known:
            wait = max(0.0, (until - datetime.now(UTC)).total_seconds())
            raise Refused(missing(rules.problem, origin, wait))
        if not rules.allows(str(url), self._user_agent):
            raise refuse("robots_denied", f"robots.txt of {origin} forbids {url}")
        return rules

    async def _rules_of(self, errand: Errand, origin: URL) -> tuple[Rules, datetime]:
        """An origin's rules, and until when they hold."""
        known = self._rules.pop(origin, None)
        if known is None or known[1] <= datetime.now(UTC):
            known = await self._renew_rules(errand, origin)
        self._rules[origin] = known
        if len(self._rules) > RULES_IN_MEMORY:
            del self._rules[next(iter(self._rules))]
        return known

    async def _renew_rules(self, errand: Errand, origin: URL) -> tuple[Rules, datetime]:
        """The rules that another worker has read lately, or the origin's answer."""
        kept = await self._turns.load_robots(str(origin))
        if kept and datetime.now(UTC) < holds_until(kept):
            return await parse(kept, self._user_agent), holds_until(kept)
        asked, rules = await self._ask_robots(errand, origin)
        chosen = choose(asked, kept)
        await self._turns.save_robots(chosen)
        if chosen is not asked:
            rules = await parse(chosen, self._user_agent)
        return rules, holds_until(chosen)

    async def _ask_robots(self, errand: Errand, origin: URL) -> tuple[StoredRobots, Rules]:
        """An origin's robots.txt, and what it says.

        Up to MAX_REDIRECTS redirects are followed, to any host. If they lead nowhere, or where
        nothing is fetched from, there is none.
        """
        url, status, problem = origin / "robots.txt", None, ""
        try:
            for _ in range(MAX_REDIRECTS + 1):
                async with self._in_turn(errand, url, errand.delay, robots=True) as (turn, answer):
                    if answer.leads_to is None:
                        robots = _robots(origin, answer.page)
                        rules = await parse(robots, self._user_agent)
                        turn.lengthen(rules.delay(self._user_agent))
                        return robots, rules
                status = answer.page.status
                url = read_url(join_url(url, answer.leads_to))
        except Refused as refused:
            failure, at_home = refused.failure, status is None
            nowhere = failure.reason in ("private_address", "bad_url")
            if not failure.asked or (nowhere and at_home):
                raise
            if not nowhere:
                status = None
                problem = f"{failure.reason if at_home else 'redirected'}: {failure.detail}"
        robots = StoredRobots(str(origin), datetime.now(UTC), status, problem)
        return robots, read_rules(robots, self._user_agent)

    # -- one request, in turn -------------------------------------------------

    @asynccontextmanager
    async def _in_turn(
        self,
        errand: Errand,
        url: URL,
        delay: float,
        headers: Mapping[str, str] | None = None,
        *,
        robots: bool = False,
    ) -> AsyncIterator[tuple[Turn, Answer]]:
        """Ask when the domain's turn has come, and give it back with the pause that is due.

        Who has a use for the answer that makes the pause longer does it within the turn.
        """
        self._exchange.check(url)
        own_pause = delay if errand.asked else 0.0
        async with self._waiting.turn(_domain(url), delay, own_pause) as turn:
            try:
                answer = await self._exchange.get(url, headers or {}, robots=robots)
            except Refused as refused:
                if refused.failure.reason in NOT_REACHED:
                    turn.pause = None
                else:
                    errand.asked = True
                raise
            errand.asked = True
            wanted = _asked_pause(answer.page)
            turn.asked_for = wanted > delay
            turn.lengthen(wanted)
            yield turn, answer


def _domain(url: URL) -> str:
    return registrable_domain(url.raw_host or "")


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
