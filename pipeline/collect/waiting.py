"""Waiting for a domain's turn: first in line within this process, then among all workers."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from pipeline.collect.failures import Failure, Refused
from pipeline.collect.turns import Turns

FIRST_RETRY, LONGEST_RETRY = 0.05, 2.0
"""Seconds between two tries to take a turn that another worker has; they double."""


@dataclass(slots=True)
class Line:
    """Those in this process who wait for a domain's turn; one at a time goes and asks for it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0
    free_at: float = 0.0
    """When our last request's pause is over, by the monotonic clock."""
    waits_since: float | None = None
    """Since when another worker has had the turn whenever we tried."""


@dataclass(slots=True)
class Turn:
    """A turn being held. ``pause`` follows it, in seconds; None if nothing was asked."""

    pause: float | None = None


class Waiting:
    """The lines of one process. ``places`` requests are made at once, by all lines together.

    ``patience`` is how many seconds a pause is sat out, or other workers are waited for.
    What ``turns`` raises goes up.
    """

    def __init__(self, turns: Turns, places: int, patience: float) -> None:
        self._turns, self._patience = turns, patience
        self._places = asyncio.Semaphore(places)
        self._lines: dict[str, Line] = {}
        self._unfinished: set[asyncio.Task[Any]] = set()

    async def close(self) -> None:
        """Wait until every turn has been given back."""
        await asyncio.gather(*self._unfinished)

    @asynccontextmanager
    async def in_line(self, name: str) -> AsyncIterator[Line]:
        """Stand in line with the others in this process who want the same."""
        with self.present(name) as line:
            async with line.lock:
                yield line

    @contextmanager
    def present(self, name: str) -> Iterator[Line]:
        """Keep a line, and what it remembers, while one of us is there."""
        line = self._lines.setdefault(name, Line())
        line.people += 1
        try:
            yield line
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[name]

    @asynccontextmanager
    async def turn(self, domain: str) -> AsyncIterator[Turn]:
        """Hold the domain's turn and one of the places; both are always given back.

        Raises Refused (``host_pause``, ``host_busy``) if the turn doesn't come.
        """
        async with self.in_line(domain) as line:
            await self._take_turn(domain, line)
            turn = Turn()
            try:
                yield turn
            finally:
                self._places.release()
                if turn.pause is not None:
                    line.free_at = time.monotonic() + turn.pause
                await self._to_the_end(self._turns.give_back(domain, turn.pause))

    async def _take_turn(self, domain: str, line: Line) -> None:
        """Come back with the turn and a place. A place is not held while waiting for the turn."""
        await self._sit_out(domain, line.free_at - time.monotonic())
        retry = FIRST_RETRY
        while (wait := await self._take_with_place(domain)) is None:
            await self._wait_for_others(domain, line, retry)
            retry = min(2 * retry, LONGEST_RETRY)
        line.waits_since = None
        if wait > 0:
            try:
                await self._sit_out(domain, wait)
                await self._places.acquire()
            except BaseException:
                await self._to_the_end(self._turns.give_back(domain, None))
                raise

    async def _take_with_place(self, domain: str) -> float | None:
        """Take the turn; a place comes with it if there is nothing more to wait for."""
        await self._places.acquire()
        wait = None
        try:
            wait = await self._take(domain)
        finally:
            if wait is None or wait > 0:
                self._places.release()
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

    async def _wait_for_others(self, domain: str, line: Line, retry: float) -> None:
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
