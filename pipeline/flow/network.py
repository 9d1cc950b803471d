"""Asking many servers at once, and handing on what comes as it comes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import psycopg
from sqlalchemy import Engine

from pipeline.collect.http import Failure, Fetcher, Request
from pipeline.collect.turns import Turns, registrable_domain
from pipeline.model import Page
from pipeline.settings import Settings
from pipeline.store.turns import SharedTurns

log = logging.getLogger(__name__)

BATCH_SECONDS = 480.0
"""After so long a batch asks no more, well within a task's time limit."""
PLACE_PAUSE = 2.0
WAITING = 16
"""Answers that may wait to be stored; when so many do, nothing more is asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of the request with this number, and in how many seconds, waiting included."""

    number: int
    result: Page | Failure
    seconds: float


def make_fetcher(settings: Settings, turns: Turns | None = None) -> Fetcher:
    """A fetcher with the limits that the settings name."""
    return Fetcher(
        user_agent=settings.user_agent,
        timeout=settings.request_timeout,
        max_body=settings.max_body,
        concurrency=settings.concurrency,
        allowed_hosts=settings.allow_hosts,
        turns=turns,
    )


@asynccontextmanager
async def shared_fetcher(engine: Engine, settings: Settings) -> AsyncIterator[Fetcher]:
    """A fetcher that takes turns with all other workers of the warehouse.

    Its connections are some of those that all workers may have together; while none is
    free, it waits.
    """
    async with SharedTurns(engine) as turns:
        while not (places := await turns.take_places(settings.concurrency, settings.connections)):
            await asyncio.sleep(PLACE_PAUSE)
        async with make_fetcher(replace(settings, concurrency=places), turns) as fetcher:
            yield fetcher


async def hand_on(
    engine: Engine,
    settings: Settings,
    requests: Sequence[Request],
    take: Callable[[Answer], None],
    progress: Callable[[], None],
) -> None:
    """Ask, in turn with all other workers, and hand each answer on as it comes.

    ``take`` may read and write: it runs beside the event loop, one answer at a time.
    """
    async with (
        shared_fetcher(engine, settings) as fetcher,
        aclosing(ask_all(fetcher, requests)) as answers,
    ):
        async for answer in answers:
            await asyncio.to_thread(take, answer)
            progress()


async def ask_all(
    fetcher: Fetcher, requests: Sequence[Request], seconds: float = BATCH_SECONDS
) -> AsyncGenerator[Answer, None]:
    """The answers, in the order in which they come.

    After so many seconds nothing more is asked; what is under way may end. So a slow host
    holds up its own pages, which have no answer then, and not the rest of the batch.
    """
    answers: asyncio.Queue[Answer | Exception | None] = asyncio.Queue(WAITING)

    until = time.monotonic() + seconds

    async def ask_in_turn(numbers: Sequence[int]) -> None:
        for number in numbers:
            clock = time.monotonic()
            if clock > until:
                return
            result = await _ask(fetcher, requests[number])
            await answers.put(Answer(number, result, time.monotonic() - clock))

    async def ask_everyone() -> None:
        ended: Exception | None = None
        try:
            async with asyncio.TaskGroup() as group:
                for numbers in _bydomain_of(requests):
                    group.create_task(ask_in_turn(numbers))
        except ExceptionGroup as errors:
            ended = errors.exceptions[0]
        await answers.put(ended)

    asking = asyncio.create_task(ask_everyone())
    try:
        while (answer := await answers.get()) is not None:
            if isinstance(answer, Exception):
                raise answer
            yield answer
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)


async def _ask(fetcher: Fetcher, request: Request) -> Page | Failure:
    """The fetcher's answer; a bug that one server's answer brings out costs that answer alone."""
    try:
        return await fetcher.fetch(request)
    except psycopg.Error:  # of the turns: without the database nobody may ask
        raise
    except Exception as error:
        log.exception("asking for %s", request.url)
        return Failure("error", f"{type(error).__name__}: {error}"[:500], transient=True)


def _bydomain_of(requests: Sequence[Request]) -> list[list[int]]:
    """The numbers of the requests to each registrable domain, which has one at a time."""
    groups: dict[str, list[int]] = {}
    for number, request in enumerate(requests):
        groups.setdefault(domain_of(request.url), []).append(number)
    return list(groups.values())


def domain_of(url: str) -> str:
    """The registrable domain that a URL leads to; the URL itself if it leads nowhere."""
    try:
        return registrable_domain(urlsplit(url).hostname or "")
    except ValueError:
        return url  # refused before anybody is asked
