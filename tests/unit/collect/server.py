"""A real HTTP server on the loopback, in a thread of its own, that does as a test says."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
import time
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


_connect = BaseSelectorEventLoop.sock_connect


async def connect_to_loopback(
    loop: BaseSelectorEventLoop, sock: socket.socket, address: tuple[str, int]
) -> None:
    """Connect a socket like the event loop does, but to the loopback only."""
    if not ipaddress.ip_address(address[0]).is_loopback:
        raise AssertionError(f"a connection to {address[0]} was tried")
    await _connect(loop, sock, address)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it came in. ``running`` counts the requests that were being answered."""

    host: str
    path: str
    headers: Mapping[str, str]
    started: float
    running: int


class LocalServer:
    """Answers by path; 404 for every other. ``seen`` holds the requests, robots.txt apart."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.port = 0
        self._routes: dict[str, Handler] = {}
        self._running = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, coroutine: Awaitable[None]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)  # type: ignore[arg-type]

    async def _start(self) -> None:
        self.ended = asyncio.Event()
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, auto_decompress=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _stop(self) -> None:
        self.ended.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        handler = self._routes.get(f"{request.url.host}{request.path_qs}")
        handler = handler or self._routes.get(request.path_qs)
        if request.path != "/robots.txt":
            self._running += 1
            self.seen.append(
                Seen(
                    host=request.headers["Host"],
                    path=request.path_qs,
                    headers={name.lower(): value for name, value in request.headers.items()},
                    started=time.monotonic(),
                    running=self._running,
                )
            )
        try:
            return await handler(request) if handler else web.Response(status=404, text="none")
        finally:
            self._running -= request.path != "/robots.txt"

    def do(self, path: str, handler: Handler) -> None:
        """Answer a path (or host and path) by a coroutine; ``ended`` is set at the end."""
        self._routes[path] = handler

    def put(
        self,
        path: str,
        body: bytes | str = b"",
        status: int = 200,
        kind: str | None = "text/html",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer a path (or host and path) by this."""
        content = body.encode() if isinstance(body, str) else body
        named = dict(headers or {}) | ({"Content-Type": kind} if kind is not None else {})

        async def handler(request: web.Request) -> web.Response:
            return web.Response(body=content, status=status, headers=named)

        self.do(path, handler)

    def put_raw(self, path: str, answer: bytes) -> None:
        """Answer a path by these bytes, HTTP or not, and hang up."""

        async def handler(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.write(answer)  # type: ignore[attr-defined]
            request.transport.close()
            return web.Response()

        self.do(path, handler)

    def url(self, path: str, host: str = "site.localhost") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    @property
    def allowed(self) -> frozenset[str]:
        """What a fetcher must be allowed, to reach this server by any name under localhost."""
        return frozenset({f"*.localhost:{self.port}"})

    @property
    def paths(self) -> list[str]:
        """The paths asked for so far, in order."""
        return [seen.path for seen in self.seen]
