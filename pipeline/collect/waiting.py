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
    """When the pause that we know of is over, by the monotonic clock."""
    asked_for: bool = False
    """That pause is what the server asked for."""
    waits_since: float | None = None
    """Since when another worker has had the turn whenever we tried."""


@dataclass(slots=True)
class Turn:
    """A turn being held. ``pause`` follows it, in seconds; None if nothing was asked.

    ``asked_for`` if it is as long as the server wants it, and not as long as we do.
    """

    pause: float | None = None
    asked_for: bool = False

    def lengthen(self, pause: float) -> None:
        """Make the pause at least so long."""
        self.pause = max(self.pause or 0.0, pause)


class Waiting:
    """The lines of one process. ``places`` requests are made at once, by all lines together.

    ``patience`` is how many seconds a pause is sat out, or other workers are waited for.
    A turn is not held while a longer pause is sat out. What ``turns`` raises goes up.
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
    async def turn(
        self, domain: str, pause: float = 0.0, own_pause: float = 0.0
    ) -> AsyncIterator[Turn]:
        """Hold the domain's turn and one of the places; both are always given back.

        ``pause`` is the turn's, until the block says otherwise. It is noted before the
        request, and so kept even if this process dies meanwhile. ``own_pause`` seconds are
        sat out even if that takes more than the patience, unless the server asked for the
        pause. Raises Refused (``host_pause``, ``host_busy``) if the
        turn doesn't come.
        """
        with self.present(domain) as line:
            self._check_pause(domain, line.free_at - time.monotonic(), line, own_pause)
            async with line.lock:
                await self._take_turn(domain, line, own_pause)
                turn = Turn()
                try:
                    if pause:
                        await self._turns.begin(domain, pause)
                    turn.pause = pause
                    yield turn
                finally:
                    self._places.release()
                    if turn.pause is not None:
                        line.free_at = time.monotonic() + turn.pause
                        line.asked_for = turn.asked_for
                    await self._to_the_end(self._turns.give_back(domain, turn.pause))

    async def _take_turn(self, domain: str, line: Line, own_pause: float) -> None:
        """Come back with the turn and a place. A place is not held while waiting for the turn."""
        while True:
            await self._sit_out(domain, line, own_pause)
            wait = await self._take_when_free(domain, line)
            if wait <= 0:
                return
            line.free_at = max(line.free_at, time.monotonic() + wait)
            try:
                if wait <= self._patience:
                    await asyncio.sleep(wait)
                    await self._places.acquire()
                    return
            except BaseException:
                await self._to_the_end(self._turns.give_back(domain, None))
                raise
            await self._to_the_end(self._turns.give_back(domain, None))
            self._check_pause(domain, wait, line, own_pause)

    async def _take_when_free(self, domain: str, line: Line) -> float:
        """Take the turn, when no other worker has it; the seconds to wait before asking."""
        retry = FIRST_RETRY
        while (wait := await self._take_with_place(domain)) is None:
            await self._wait_for_others(domain, line, retry)
            retry = min(2 * retry, LONGEST_RETRY)
        line.waits_since = None
        return wait

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

    async def _sit_out(self, domain: str, line: Line, own_pause: float) -> None:
        wait = line.free_at - time.monotonic()
        self._check_pause(domain, wait, line, own_pause)
        if wait > 0:
            await asyncio.sleep(wait)

    def _check_pause(self, domain: str, wait: float, line: Line, own_pause: float) -> None:
        """Refuse who would have to wait too long."""
        if wait > (self._patience if line.asked_for else max(self._patience, own_pause)):
            detail = f"{domain} is to be left alone for {wait:.0f} s"
            raise Refused(
                Failure("host_pause", detail, transient=True, retry_after=wait, asked=False)
            )

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
