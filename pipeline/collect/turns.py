"""Whose turn it is at a domain: one connection at a time, and a pause between two.

A registrable domain is the unit, because a publisher's hosts usually share a machine.
`LocalTurns` serves one process; the warehouse has one that all workers share.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

import tldextract

from pipeline.model import StoredRobots

_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


class Turns(Protocol):
    """The book in which workers note whose turn it is at a domain."""

    async def take(self, domain: str) -> float | None:
        """Take the turn; the seconds to wait before asking, or None if another worker has it."""

    async def begin(self, domain: str, pause: float) -> None:
        """The request begins now; should this worker die, the next may ask after ``pause`` s."""

    async def give_back(self, domain: str, pause: float | None) -> None:
        """End the turn. The next may ask after ``pause`` seconds.

        None: nothing was asked, so what `begin` noted is void.
        """

    async def load_robots(self, origin: str) -> StoredRobots | None:
        """The robots.txt kept for an origin (scheme, host and port), however old."""

    async def save_robots(self, robots: StoredRobots) -> None:
        """Keep an origin's robots.txt."""


class LocalTurns:
    """Turns within one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._taken: set[str] = set()
        self._begun: set[str] = set()
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, StoredRobots] = {}

    async def take(self, domain: str) -> float | None:
        """Take the turn; see `Turns`."""
        if domain in self._taken:
            return None
        self._taken.add(domain)
        return max(0.0, self._free_at.get(domain, 0.0) - self._clock())

    async def begin(self, domain: str, pause: float) -> None:
        """Note that the request begins; see `Turns`."""
        self._free_at[domain] = self._clock() + pause
        self._begun.add(domain)

    async def give_back(self, domain: str, pause: float | None) -> None:
        """End the turn; see `Turns`."""
        self._taken.discard(domain)
        if pause is not None or domain in self._begun:
            self._free_at[domain] = self._clock() + (pause or 0.0)
        self._begun.discard(domain)

    async def load_robots(self, origin: str) -> StoredRobots | None:
        """The robots.txt kept for an origin."""
        return self._robots.get(origin)

    async def save_robots(self, robots: StoredRobots) -> None:
        """Keep an origin's robots.txt."""
        self._robots[robots.origin] = robots


@lru_cache(maxsize=10_000)
def registrable_domain(host: str) -> str:
    """The domain that was registered: ``news.bbc.co.uk`` → ``bbc.co.uk``.

    An address, and a name without a public suffix (``one.localhost``), stand for themselves.
    """
    host = host.rstrip(".").lower()
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return _extract(host).top_domain_under_public_suffix or host
