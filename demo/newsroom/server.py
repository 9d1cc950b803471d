"""The newsroom over HTTP: one loopback port, the outlet chosen by the Host header."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections import Counter
from collections.abc import Iterable
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType

from aiohttp import web

from demo.newsroom.articles import EDITIONS, Article, load
from demo.newsroom.outlets import OUTLETS
from demo.newsroom.site import Resource, Site, build, find

DEFAULT_PORT = 8765
SLOW_SECONDS = 2.0
HUGE_BYTES = 50 * 1024 * 1024


class PortTakenError(OSError):
    """Something else listens on the port; the message names it."""


class Newsroom:
    """All outlets on one port, served from a thread between ``with`` and its end.

    ``port`` 0 takes a free one; ``state`` is a file that keeps the edition over restarts and
    says the port.
    """

    def __init__(
        self,
        port: int = DEFAULT_PORT,
        state: Path | None = None,
        edition: int | None = None,
        articles: Iterable[Article] | None = None,
        verbose: bool = False,
    ) -> None:
        """Prepare; ``edition`` overrules the state file."""
        self.port = port
        self.state = state
        self.verbose = verbose
        self.edition = edition or _read_state(state)
        if self.edition not in EDITIONS:
            raise ValueError(f"edition {self.edition}: there are only {EDITIONS}")
        self.requests: Counter[str] = Counter()
        """How often each address was asked for, as ``host/path?query``."""
        self._articles = tuple(articles) if articles is not None else load()
        self._failed: set[tuple[str, str]] = set()
        self._site: Site = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Newsroom:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def hosts(self) -> tuple[str, ...]:
        """All host:port pairs that it answers to."""
        return hosts(self.port)

    def start(self) -> None:
        """Bind the port and serve from a thread; raises PortTakenError."""
        sockets = _bind(self.port)
        self.port = sockets[0].getsockname()[1]
        self.set_edition(self.edition)
        started = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(sockets, started), name="newsroom", daemon=True
        )
        self._thread.start()
        started.wait(30)

    def stop(self) -> None:
        """Stop serving; open responses are cut off."""
        if self._loop and self._stopping and self._thread:
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(30)
            self._loop = self._stopping = self._thread = None

    def wait(self) -> None:
        """Serve until the process is interrupted."""
        while self._thread and self._thread.is_alive():
            self._thread.join(1)

    def set_edition(self, edition: int) -> None:
        """Serve another edition from now on, and remember it in the state file."""
        if edition not in EDITIONS:
            raise ValueError(f"edition {edition}: there are only {EDITIONS}")
        self._site = build(self.port, edition, self._articles)
        self.edition = edition
        if self.state:
            self.state.parent.mkdir(parents=True, exist_ok=True)
            kept = {"edition": edition, "port": self.port}
            self.state.write_text(json.dumps(kept) + "\n", "utf-8")

    def _run(self, sockets: list[socket.socket], started: threading.Event) -> None:
        asyncio.run(self._serve(sockets, started))  # cancels what still hangs at the end

    async def _serve(self, sockets: list[socket.socket], started: threading.Event) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        app = web.Application()
        app.router.add_post("/__newsroom__/edition", self._post_edition)
        app.router.add_get("/__newsroom__/edition", self._get_edition)
        app.router.add_get("/__newsroom__/requests", self._get_requests)
        app.router.add_get("/{path:.*}", self._get)
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await runner.setup()
        for sock in sockets:
            await web.SockSite(runner, sock).start()
        started.set()
        await self._stopping.wait()
        await runner.cleanup()

    async def _post_edition(self, request: web.Request) -> web.Response:
        if not ip_address(request.remote or "0.0.0.0").is_loopback or "Origin" in request.headers:
            return web.Response(status=403, text="only from this machine, and not from a page\n")
        text = (await request.text()).strip()
        try:
            await asyncio.to_thread(self.set_edition, int(text))
        except ValueError:
            return web.Response(status=400, text=f"{text!r}: expected one of {EDITIONS}\n")
        return web.json_response({"edition": self.edition})

    async def _get_edition(self, _request: web.Request) -> web.Response:
        return web.json_response({"edition": self.edition})

    async def _get_requests(self, _request: web.Request) -> web.Response:
        return web.json_response(dict(sorted(self.requests.items())))

    async def _get(self, request: web.Request) -> web.StreamResponse:
        address = f"{request.host.rsplit(':', 1)[0].lower()}{request.rel_url.raw_path_qs}"
        self.requests[address] += 1
        resource = find(self._site, request.host, request.path, request.rel_url.query_string)
        if resource is None:
            response: web.StreamResponse = web.Response(status=404, text="404 Not Found\n")
        else:
            response = await self._respond(request, resource)
        if self.verbose:
            print(response.status, address, flush=True)
        return response

    async def _respond(self, request: web.Request, resource: Resource) -> web.StreamResponse:
        """Send a resource, with what goes wrong on the way."""
        if resource.act == "fails_once":
            address = (request.host, request.path_qs)
            if address not in self._failed:
                self._failed.add(address)
                return web.Response(status=500, headers={"Retry-After": "1"}, text="try again\n")
        if resource.act == "silent":
            await asyncio.sleep(3600)
        headers = {"Content-Type": resource.content_type, **resource.headers}
        if resource.status == 200:
            headers["ETag"] = resource.etag
            headers["Last-Modified"] = format_datetime(resource.last_modified, usegmt=True)
            headers["Cache-Control"] = "max-age=60"
            if _not_modified(request, resource):
                return web.Response(status=304, headers={"ETag": resource.etag})
        if resource.act in ("slow", "endless", "huge") and request.method == "GET":
            return await _drip(request, resource, headers)
        return web.Response(body=resource.body, status=resource.status, headers=headers)


def hosts(port: int) -> tuple[str, ...]:
    """All host:port pairs that a newsroom on this port answers to."""
    names = [name for o in OUTLETS.values() for name in ((o.host, f"m.{o.host}")[: 1 + o.mobile])]
    return tuple(f"{name}:{port}" for name in names)


async def _drip(
    request: web.Request, resource: Resource, headers: dict[str, str]
) -> web.StreamResponse:
    response = web.StreamResponse(headers=headers)
    if resource.act == "huge":
        response.content_length = HUGE_BYTES
    await response.prepare(request)
    with contextlib.suppress(ConnectionError):
        if resource.act == "slow":
            size = len(resource.body) // 10 + 1
            for start in range(0, len(resource.body), size):
                await response.write(resource.body[start : start + size])
                await asyncio.sleep(SLOW_SECONDS / 10)
        else:
            filler = b"<p>" + b"and so on " * 6552 + b"</p>\n\n\n\n\n\n\n\n\n"
            left = HUGE_BYTES
            while resource.act == "endless" or left > 0:
                await response.write(filler[: min(left, len(filler))])
                left -= len(filler) if resource.act == "huge" else 0
        await response.write_eof()
    return response


def _not_modified(request: web.Request, resource: Resource) -> bool:
    """Whether the client has it already; its ETag counts for more than its date."""
    if tags := request.headers.get("If-None-Match"):
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return resource.etag in known or "*" in known
    since = request.headers.get("If-Modified-Since")
    if not since:
        return False
    try:
        at = parsedate_to_datetime(since)
    except ValueError:
        return False
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return resource.last_modified <= at


def _bind(port: int) -> list[socket.socket]:
    """Loopback sockets on the port, over IPv4 and where there is one over IPv6."""
    sockets = [_listen(socket.AF_INET, "127.0.0.1", port)]
    with contextlib.suppress(OSError):
        sockets.append(_listen(socket.AF_INET6, "::1", sockets[0].getsockname()[1]))
    return sockets


def _listen(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((address, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise PortTakenError(
            f"port {port} on {address} can't be used ({error.strerror}); choose another with --port"
        ) from error
    return sock


def _read_state(state: Path | None) -> int:
    if state is None or not state.exists():
        return EDITIONS[0]
    try:
        return int(json.loads(state.read_text("utf-8"))["edition"])
    except (ValueError, KeyError, TypeError):
        raise ValueError(f'{state}: expected a file like {{"edition": 1}}') from None
