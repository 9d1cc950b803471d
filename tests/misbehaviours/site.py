"""A server on the loopback that sends any bytes, and a second one that nobody may reach."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

PAGE = (
    "<!doctype html><html lang=tr><head><title>Meclis bütçeyi kabul etti</title>"
    '<meta property="og:type" content="article"></head><body>'
    "<article><h1>Meclis bütçeyi kabul etti</h1>"
    "<p>Türkiye Büyük Millet Meclisi, gelecek yılın bütçesini dün akşam kabul etti.</p>"
    "<p>On iki gün süren görüşmelerin ardından yapılan oylamada 320 milletvekili evet dedi.</p>"
    "<p>Maliye Bakanı, eğitime ayrılan payın ilk kez sağlığa ayrılanı geçtiğini söyledi.</p>"
    "<p>Muhalefet ise faiz giderlerinin geçen yıla göre iki katına çıktığına dikkat çekti.</p>"
    "</article></body></html>"
).encode()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request being answered, the ``number``-th for its host and path."""

    site: Site
    path: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    number: int = 1

    async def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()


Behaviour = Callable[[Visit], Awaitable[None]]


@dataclass(slots=True)
class Site:
    """Answers by path, or by host and path; 404 for every other. Use as a context manager.

    ``asked`` are the paths that were asked for, robots.txt apart. ``intrusions`` counts the
    connections to the port ``secret``, which stands for a service of the operator's.
    ``tls`` is a context to speak TLS with; ``greets`` is done at once to whoever connects.
    """

    behaviours: Mapping[str, Behaviour]
    tls: ssl.SSLContext | None = None
    greets: Behaviour | None = None
    port: int = 0
    secret: int = 0
    asked: list[str] = field(default_factory=list)
    intrusions: int = 0
    _servers: list[asyncio.Server] = field(default_factory=list)
    _visits: set[asyncio.Task[None]] = field(default_factory=set)
    _numbers: Counter[str] = field(default_factory=Counter)

    async def __aenter__(self) -> Self:
        main = await asyncio.start_server(self._welcome, "127.0.0.1", 0, ssl=self.tls)
        self.port = main.sockets[0].getsockname()[1]
        hidden = await asyncio.start_server(self._intrude, "127.0.0.1", 0)
        self.secret = hidden.sockets[0].getsockname()[1]
        self._servers = [main, hidden]
        with contextlib.suppress(OSError):  # a machine without IPv6
            self._servers.append(await asyncio.start_server(self._intrude, "::1", self.secret))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server in self._servers:
            server.close()
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    def fill_in(self, text: str) -> str:
        """A text with the site's ports in it."""
        return text.replace("{port}", str(self.port)).replace("{secret}", str(self.secret))

    def _intrude(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.intrusions += 1
        writer.close()

    def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.ensure_future(self._serve(reader, writer))
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._answer(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the other side had enough
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.greets:
            await self.greets(Visit(self, "", reader, writer))
            return
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.split("\r\n")
        path = request.split(" ")[1]
        named = dict(line.split(": ", 1) for line in lines if ": " in line)
        host = named["Host"].rpartition(":")[0]
        if path != "/robots.txt":
            self.asked.append(path)
        behaviour = self.behaviours.get(host + path) or self.behaviours.get(path) or says("", 404)
        self._numbers[host + path] += 1
        await behaviour(Visit(self, path, reader, writer, self._numbers[host + path]))


# -- behaviours ---------------------------------------------------------------


def says(
    body: bytes | str = PAGE, status: int = 200, *headers: str, kind: str | None = "text/html"
) -> Behaviour:
    """A well-formed answer, with these header lines as well."""
    content = body.encode() if isinstance(body, str) else body

    async def behave(visit: Visit) -> None:
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(content)}"]
        lines += [f"Content-Type: {kind}"] if kind is not None else []
        lines += [visit.site.fill_in(header) for header in headers]
        await visit.send("\r\n".join([*lines, "", ""]).encode() + content)

    return behave


def leads(to: str, status: int = 302) -> Behaviour:
    """A redirect; ``{port}`` and ``{secret}`` stand for the ports."""
    return says("", status, f"Location: {to}")


def sends(*pieces: bytes, pause: float = 0.0) -> Behaviour:
    """These bytes, HTTP or not, and hang up."""

    async def behave(visit: Visit) -> None:
        for piece in pieces:
            await visit.send(visit.site.fill_in(piece.decode("latin-1")).encode("latin-1"))
            await asyncio.sleep(pause)

    return behave


def sends_for_ever(start: bytes, piece: bytes, every: float = 0.0) -> Behaviour:
    """A beginning, and then one piece again and again."""

    async def behave(visit: Visit) -> None:
        await visit.send(start)
        while True:
            await visit.send(piece)
            await asyncio.sleep(every)

    return behave


def hangs(after: bytes = b"") -> Behaviour:
    """Some bytes, then nothing, while the connection stays open."""

    async def behave(visit: Visit) -> None:
        await visit.send(after)
        await visit.reader.read()

    return behave


def resets(after: bytes = b"") -> Behaviour:
    """Some bytes, then a reset of the connection."""

    async def behave(visit: Visit) -> None:
        if after:
            await visit.send(after)
        line: socket.socket = visit.writer.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        visit.writer.transport.abort()

    return behave


def one_after_another(*behaviours: Behaviour) -> Behaviour:
    """The first request gets the first, and so on; the last goes on."""

    async def behave(visit: Visit) -> None:
        await behaviours[min(visit.number, len(behaviours)) - 1](visit)

    return behave
