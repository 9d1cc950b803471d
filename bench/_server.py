"""A server for measuring collection: thousands of feeds and pages on many hosts, on loopback.

Runs in a process of its own, so that its work is not counted as ours. Feeds are
``/feed/N``, pages ``/page/N``, under any host; every answer takes ``delay`` seconds.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

TEXT = """the talks in Antalya ended without a date for the next round
Görüşmeler Antalya'da tarih verilmeden sona erdi
переговоры в Анталье завершились без даты следующего раунда
переговори в Анталії завершилися без дати наступного раунду"""
WORDS = TEXT.split()
ITEMS = 40


class Site:
    """What is served. ``round`` goes up when the feeds shall have something new."""

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.round = 1
        chance = random.Random(1)
        texts = [
            " ".join(chance.choice(WORDS) for _ in range(chance.randint(9_000, 27_000)))
            for _ in range(40)
        ]
        self._bodies = [
            "".join(f"<p>{text[at : at + 600]}</p>" for at in range(0, len(text), 600)).encode()
            for text in texts
        ]

    def feed(self, number: int, if_none_match: str | None) -> tuple[int, dict[str, str], bytes]:
        """One feed in ten has two new entries each round; half of the others answer 304."""
        news = number % 10 == 0
        tag = f'"{number}-{self.round if news else 1}"'
        if not news and number % 2 and if_none_match == tag:
            return 304, {"ETag": tag}, b""
        first = 2 * self.round if news else 2
        items = "".join(
            f"<item><title>Talks {number}/{n}</title><guid>{number}/{n}</guid>"
            f"<link>http://feed-{number}.localhost/{n}</link>"
            f"<pubDate>Sun, 22 Nov 2026 {n % 24:02}:{n % 60:02}:00 +0300</pubDate>"
            f"<description>{' '.join(WORDS)} {n}</description></item>"
            for n in range(first + ITEMS, first, -1)
        )
        head = {"Content-Type": "application/rss+xml"} | ({"ETag": tag} if number % 2 else {})
        feed = f'<rss version="2.0"><channel><title>{number}</title>{items}</channel></rss>'
        return 200, head, feed.encode()

    def page(self, number: int) -> bytes:
        """An HTML page of 100-300 kB that no other number has."""
        body = self._bodies[number % len(self._bodies)]
        head = f"<!DOCTYPE html><html><head><title>Page {number}</title></head><body>"
        return head.encode() + body + b"</body></html>"


async def answer(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve one connection for as long as it is kept."""
    try:
        while line := await reader.readline():
            path = line.split()[1].decode()
            tag = None
            while (header := await reader.readline()) not in (b"\r\n", b""):
                if header.lower().startswith(b"if-none-match:"):
                    tag = header.split(b":", 1)[1].strip().decode()
            _, kind, *rest = path.split("/")
            status, headers, body = 404, {}, b""
            if kind == "feed":
                await asyncio.sleep(site.delay)
                status, headers, body = site.feed(int(rest[0]), tag)
            elif kind == "page":
                await asyncio.sleep(site.delay)
                status, headers, body = 200, {"Content-Type": "text/html"}, site.page(int(rest[0]))
            elif kind == "next-round":
                site.round += 1
                status = 204
            head = f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\n"
            head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(head.encode() + b"\r\n" + body)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


def _serve(told: Connection, delay: float) -> None:
    async def main() -> None:
        site = Site(delay)
        server = await asyncio.start_server(
            lambda reader, writer: answer(site, reader, writer), "127.0.0.1", 0, backlog=4096
        )
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def serve(delay: float) -> Iterator[int]:
    """Serve on loopback; the port."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, delay), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()
