"""Asking many servers at once, and handing on what comes as it comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import Engine

from pipeline.collect.http import Failure, Fetcher, Request
from pipeline.collect.turns import Turns, registrable_domain
from pipeline.model import Page
from pipeline.settings import Settings
from pipeline.store.turns import SharedTurns

BATCH_SECONDS = 480.0
"""A batch ends after so long at the latest, well within a task's time limit."""
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
    """A fetcher that takes turns with all other workers of the warehouse."""
    async with SharedTurns(engine) as turns, make_fetcher(settings, turns) as fetcher:
        yield fetcher


async def ask_all(fetcher: Fetcher, requests: Sequence[Request]) -> AsyncIterator[Answer]:
    """The answers, in the order in which they come.

    Those that had no turn within BATCH_SECONDS have none: a slow host holds up its own
    pages, not the rest of the batch.
    """
    answers: asyncio.Queue[Answer | Exception | None] = asyncio.Queue(WAITING)

    async def ask_in_turn(numbers: Sequence[int]) -> None:
        for number in numbers:
            clock = time.monotonic()
            result = await fetcher.fetch(requests[number])
            await answers.put(Answer(number, result, time.monotonic() - clock))

    async def ask_everyone() -> None:
        ended: Exception | None = None
        try:
            async with asyncio.timeout(BATCH_SECONDS), asyncio.TaskGroup() as group:
                for numbers in _by_domain(requests):
                    group.create_task(ask_in_turn(numbers))
        except TimeoutError:
            pass
        except ExceptionGroup as group_of_errors:
            ended = group_of_errors.exceptions[0]
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


def _by_domain(requests: Sequence[Request]) -> list[list[int]]:
    """The numbers of the requests to each registrable domain, which has one at a time."""
    groups: dict[str, list[int]] = {}
    for number, request in enumerate(requests):
        groups.setdefault(_domain(request.url), []).append(number)
    return list(groups.values())


def _domain(url: str) -> str:
    try:
        return registrable_domain(urlsplit(url).hostname or "")
    except ValueError:
        return url  # refused before anybody is asked
