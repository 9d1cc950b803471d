"""A misbehaving server, and a fetcher that may reach it."""

from __future__ import annotations

import asyncio
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipeline.collect.http import Failure, Fetcher, Request
from pipeline.model import Page
from tests.unit.collect.server import LocalServer, connect_to_loopback

Fetch = Callable[..., Page | Failure]
USER_AGENT = "Euxine/0.1 (news archive; +https://example.org)"


@pytest.fixture(autouse=True)
def _nothing_but_the_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that leaves this machine would be a bug, so it fails before it is made."""
    monkeypatch.setattr(BaseSelectorEventLoop, "sock_connect", connect_to_loopback)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        yield server


@pytest.fixture
def fetch_all(server: LocalServer) -> Callable[..., list[Page | Failure]]:
    """Fetches requests at once, by one fetcher: ``fetch_all(*requests, **fetcher's options)``."""

    def run(*requests: Request, **options: Any) -> list[Page | Failure]:
        options = {
            "user_agent": USER_AGENT,
            "timeout": 60,
            "allowed_hosts": server.allowed,
        } | options

        async def fetch() -> list[Page | Failure]:
            async with Fetcher(**options) as fetcher:
                return await asyncio.gather(*(fetcher.fetch(request) for request in requests))

        return asyncio.run(fetch())

    return run


@pytest.fixture
def fetch(server: LocalServer, fetch_all: Callable[..., list[Page | Failure]]) -> Fetch:
    """Fetches a path of the server, or an address: ``fetch("/page", **fetcher's options)``."""

    def run(address: str, **options: Any) -> Page | Failure:
        url = server.url(address) if address.startswith("/") else address
        [answer] = fetch_all(Request(url, 0), **options)
        return answer

    return run
