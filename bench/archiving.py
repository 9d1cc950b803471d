"""Pages of 100-300 kB written into WARC files and read back, on one core, without a network.

As they are, as a server packs them, and as revisits of a page that was archived before;
then, over ten times as many, whether memory grows. The peer is warcio's own writer and
reader, which keeps the response alone.

    python bench/archiving.py [--pages 1000]
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench._server import Site
from pipeline.collect.headers import joined
from pipeline.collect.warc import Archive, Revisited, read_pages
from pipeline.model import Page

HEADERS = (
    (b"Server", b"nginx"),
    (b"Date", b"Thu, 10 Mar 2022 10:30:15 GMT"),
    (b"Content-Type", b"text/html; charset=utf-8"),
    (b"Connection", b"close"),
    (b"Vary", b"Accept-Encoding"),
    (b"Set-Cookie", b"session=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; Secure"),
    (b"Set-Cookie", b"region=1; Path=/; Max-Age=31536000"),
    (b"Cache-Control", b"max-age=60, public"),
    (b"ETag", b'"5f1d5be4-2ab3"'),
    (b"Last-Modified", b"Thu, 10 Mar 2022 10:00:00 GMT"),
    (b"Strict-Transport-Security", b"max-age=31536000; includeSubDomains"),
    (b"X-Content-Type-Options", b"nosniff"),
)
AT = datetime(2022, 3, 10, tzinfo=UTC)


def main() -> int:
    """Measure and print JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    number = parser.parse_args().pages
    site = Site(0.0)
    with tempfile.TemporaryDirectory() as folder:
        for kind, pages in (
            ("plain", lambda: plain(site, number)),
            ("packed", lambda: packed(site, number)),
        ):
            measure(kind, Path(folder) / kind, pages())
            measure_warcio(kind, Path(folder) / "peer.warc.gz", pages())
        measure_revisits(Path(folder) / "revisits", number, next(packed(site, 1)))
        measure_growth(Path(folder) / "growth", packed(site, 10 * number))
    return 0


def plain(site: Site, number: int) -> Iterator[Page]:
    """Pages that were sent as they are."""
    for n in range(number):
        yield make_page(n, site.page(n))


def packed(site: Site, number: int) -> Iterator[Page]:
    """Pages that were sent compressed."""
    sent = [(body, gzip.compress(body, 6)) for body in map(site.page, range(40))]
    for n in range(number):
        yield make_page(n, *sent[n % len(sent)])


def make_page(number: int, body: bytes, encoded: bytes | None = None) -> Page:
    url = f"http://host-{number % 200}.localhost/page/{number}"
    sent = (*HEADERS, (b"Content-Encoding", b"gzip")) if encoded else HEADERS
    return Page(
        url,
        url,
        200,
        joined(sent),
        body,
        AT + timedelta(seconds=number),
        encoded,
        request_headers={"User-Agent": "Euxine"},
        seconds=0.1,
        raw_headers=sent,
        reason="OK",
    )


def measure(kind: str, folder: Path, pages: Iterator[Page]) -> None:
    """Write pages and read them back."""
    with Archive(str(folder)).new_file(AT) as file:
        written, rate = each(pages, file.write)
        file.flush()
    size = sum(path.stat().st_size for path in folder.rglob("*.warc.gz"))
    say(measure=f"write {kind}", pages_per_cpu_second=rate, megabytes=round(size / 1e6, 1))
    archive = Archive(str(folder))
    say(measure=f"read {kind} by place", pages_per_cpu_second=each(written, archive.read)[1])
    with (folder / file.name).open("rb") as stream:
        rate = drained(read_pages(stream))
    say(measure=f"read {kind} in a row", pages_per_cpu_second=rate)


def measure_warcio(kind: str, path: Path, pages: Iterator[Page]) -> None:
    """The same by warcio."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="1.1")

        def write(page: Page) -> None:
            sent = [(name.decode(), value.decode()) for name, value in page.raw_headers]
            headers = StatusAndHeaders("200 OK", sent, protocol="HTTP/1.1")
            payload = page.encoded or page.body
            record = writer.create_warc_record(
                page.url,
                "response",
                payload=io.BytesIO(payload),
                length=len(payload),
                http_headers=headers,
            )
            writer.write_record(record)

        rate = each(pages, write)[1]
    size = round(path.stat().st_size / 1e6, 1)
    say(measure=f"write {kind}", peer="warcio", pages_per_cpu_second=rate, megabytes=size)
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        rate = drained(len(record.content_stream().read()) for record in records)
    say(measure=f"read {kind} in a row", peer="warcio", pages_per_cpu_second=rate)


def measure_revisits(folder: Path, number: int, page: Page) -> None:
    """Write a page once, and then as a revisit of that."""
    with Archive(str(folder)).new_file(AT) as file:
        first = Revisited(file.write(page), page.final_url, page.fetched_at)
        rate = each(range(number), lambda _: file.write(page, revisit_of=first))[1]
    size = round((folder / file.name).stat().st_size / 1e6, 1)
    say(measure="write revisits", pages_per_cpu_second=rate, megabytes=size)


def measure_growth(folder: Path, pages: Iterator[Page]) -> None:
    """How much more memory many pages take than those before."""
    before = peak()
    with Archive(str(folder)).new_file(AT) as file:
        places: set[str] = set()
        number = 0
        for page in pages:
            places.add(file.write(page).file)
            number += 1
    say(measure="growth", pages=number, files=len(places), megabytes=round(peak() - before, 1))


def each(items: Iterable[Any], work: Callable[[Any], Any]) -> tuple[list[Any], int]:
    """What the work gives for each item, and how many it does in a second of processor time.

    Making the items is not counted.
    """
    results, seconds = [], 0.0
    for item in items:
        started = time.process_time()
        results.append(work(item))
        seconds += time.process_time() - started
    return results, round(len(results) / seconds)


def drained(items: Iterable[object]) -> int:
    """How many items come in a second of processor time."""
    started = time.process_time()
    number = sum(1 for _ in items)
    return round(number / (time.process_time() - started))


def peak() -> float:
    """The most memory that was in use, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(**figures: object) -> None:
    """One JSON line."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
