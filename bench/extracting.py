"""Speed and memory of reading pages in bulk, and what the worst pages take.

    python bench/extracting.py [--pages 2000] [--processes N] [--part speed|memory|slow]

- speed: pages a second by the clock of `euxine extract` and, beside it, of trafilatura's bare
  extraction with metadata in a multiprocessing pool of as many processes. Both read the same
  pages from the same files, and decode them; they run in turns, and the clock of each run starts
  with its first 100 answers, when all is imported and warm. The CPU seconds are of everything.
- memory: the resident memory of the filter while ``--pages`` pages go through it, at a tenth, the
  half and the whole of them: the median and the peak since the last. The pages come again and
  again, but each time with other classes and an other text, so that no cache knows them. With
  ``--pages 100000`` that takes an hour.
- slow: the slowest of the real pages, and pages made to be slow, of 6 MB each, read in the
  sandbox as refine does it, which stops them after 10 seconds; trafilatura beside the first
  of them, stopped in the same way.

Reads ``../shared/data/extraction`` (see its README). One JSON line per result.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench.extraction import DATA, Gold, benchmark_pages, publisher_pages  # noqa: E402
from pipeline.flow.refine import READING_SECONDS  # noqa: E402
from pipeline.model import Extraction, Rejection  # noqa: E402
from pipeline.refine.document import read_document  # noqa: E402
from pipeline.sandbox import Killed, Sandbox  # noqa: E402
from tests.unit.refine.test_hostile import GROWING, HEAD, LINE, URL, P, data  # noqa: E402

FILTER = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract"]
WARM = 100
ROUNDS = 2
LARGE = 6_000_000
SLOWEST = 5

Record = dict[str, Any]


def show(**row: Any) -> None:
    row["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    print(json.dumps(row, ensure_ascii=False), flush=True)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=2_000, help="for memory; default: %(default)s")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--part", choices=("speed", "memory", "slow"), action="append")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
        return
    pages = [*benchmark_pages(), *publisher_pages()]
    parts = options.part or ("speed", "memory", "slow")
    if "speed" in parts:
        measure_speed(pages, options.processes)
    if "memory" in parts:
        measure_memory(pages, options.pages, options.processes)
    if "slow" in parts:
        show_slowest(pages)
        try_hostile()


# -- speed ----------------------------------------------------------------------------------


def measure_speed(pages: list[Gold], processes: int) -> None:
    """Both tools in turns, and how many times faster the first one is."""
    tools: dict[str, Callable[[list[Record], int], Iterator[object]]] = {
        "euxine extract": filter_answers,
        "trafilatura in a pool": pool_answers,
    }
    spent = dict.fromkeys(tools, 0.0)
    worked = dict.fromkeys(tools, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        records = write_pages(pages, Path(folder))
        for _ in range(ROUNDS):
            for tool, answers in tools.items():
                before = _cpu_of_children()
                spent[tool] += _seconds(answers([*records[:WARM], *records], processes))
                worked[tool] += _cpu_of_children() - before
    rates = {tool: ROUNDS * len(pages) / seconds for tool, seconds in spent.items()}
    peer = rates["trafilatura in a pool"]
    for tool, rate in rates.items():
        show(
            measure="speed",
            tool=tool,
            processes=processes,
            pages=ROUNDS * len(pages),
            seconds=round(spent[tool], 1),
            pages_per_second=round(rate, 1),
            times_trafilatura=round(rate / peer, 2),
            cpu_seconds_with_start=round(worked[tool], 1),
        )


def _cpu_of_children() -> float:
    """CPU seconds of all processes that were started from here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def write_pages(pages: list[Gold], folder: Path) -> list[Record]:
    """The pages as files, and a record of the filter for each."""
    records = []
    for number, gold in enumerate(pages):
        path = folder / f"{number}.html"
        path.write_bytes(gold.html)
        records.append({"id": gold.id, "url": gold.url, "path": str(path)})
    return records


def _seconds(answers: Iterator[object]) -> float:
    """The time from the last answer that warms up to the last of all."""
    for _ in range(WARM):
        next(answers)
    start = time.perf_counter()
    for _ in answers:
        pass
    return time.perf_counter() - start


def filter_answers(records: list[Record], processes: int) -> Iterator[object]:
    """What the filter answers, as it comes."""
    lines = (json.dumps(record).encode() + b"\n" for record in records)
    with running_filter(lines, processes) as process:
        assert process.stdout
        for line in process.stdout:
            answer = json.loads(line)
            if "error" in answer:
                raise RuntimeError(answer["error"])
            yield answer


@contextmanager
def running_filter(lines: Iterable[bytes], processes: int) -> Iterator[subprocess.Popen[bytes]]:
    """The filter at work on these lines, which a thread feeds to it."""
    command = [*FILTER, "--processes", str(processes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        stdin = process.stdin
        assert stdin

        def feed() -> None:
            with suppress(BrokenPipeError), stdin:
                stdin.writelines(lines)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            yield process
        finally:
            if process.poll() is None and sys.exc_info()[0] is not None:
                process.kill()
            feeder.join()


def pool_answers(records: list[Record], processes: int) -> Iterator[object]:
    """What trafilatura answers in a pool, a batch of pages at a time."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(read_by_trafilatura, records, chunksize=8)
        pool.close()
        pool.join()


def read_by_trafilatura(record: Record) -> Record:
    """The peer: from a file to the fields."""
    from trafilatura import bare_extraction

    html = Path(record["path"]).read_bytes()
    document: Any = bare_extraction(
        html, url=record["url"], with_metadata=True, include_comments=False
    )
    if document is None:
        return {"id": record["id"]}
    fields = ("title", "author", "date", "text")
    return {"id": record["id"]} | {name: getattr(document, name) for name in fields}


# -- memory ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """Resident bytes: of all workers together, of the largest, of their parent."""

    workers: int
    largest: int
    parent: int


def measure_memory(pages: list[Gold], number: int, processes: int) -> None:
    """Rows at a tenth, the half and the whole of the pages."""
    marks = [max(1, number // 10), number // 2, number]
    samples: list[Sample] = []
    seen: set[int] = set()
    start = time.perf_counter()
    with running_filter(different_pages(pages, number), processes) as process:
        assert process.stdout
        watched = psutil.Process(process.pid)
        for answered, _ in enumerate(process.stdout, 1):
            if answered % 20 == 0 or answered in marks:
                workers = _resident(watched.children(recursive=True))
                seen.update(workers)
                sizes = workers.values()
                samples.append(Sample(sum(sizes), max(sizes), watched.memory_info().rss))
            if answered in marks:
                _show_memory(answered, samples, len(seen), time.perf_counter() - start)
                samples.clear()


def different_pages(pages: list[Gold], number: int) -> Iterator[bytes]:
    """Records of the filter with pages of which no two have the same classes or text."""
    for count in range(number):
        gold = pages[count % len(pages)]
        html = gold.html.decode("utf-8", "replace")
        html = html.replace(' class="', f' class="c{count} ')
        html += f"<p>This is the page number {count} of those that were read.</p>"
        url = f"{gold.url}{'&' if '?' in (gold.url or '') else '?'}id={count}"
        yield json.dumps({"id": count, "url": url, "html": html}).encode() + b"\n"


def _resident(processes: Iterable[psutil.Process]) -> dict[int, int]:
    """The resident bytes of each process that still lives."""
    found = {}
    for process in processes:
        with suppress(psutil.Error):
            found[process.pid] = process.memory_info().rss
    return found


def _show_memory(answered: int, samples: list[Sample], seen: int, seconds: float) -> None:
    show(
        measure="memory",
        pages=answered,
        workers_mb=_mb(statistics.median(sample.workers for sample in samples)),
        workers_peak_mb=_mb(max(sample.workers for sample in samples)),
        largest_worker_mb=_mb(max(sample.largest for sample in samples)),
        parent_mb=_mb(statistics.median(sample.parent for sample in samples)),
        workers_so_far=seen,
        pages_per_second=round(answered / seconds, 1),
    )


def _mb(size: float) -> int:
    return round(size / 1e6)


# -- slow pages -----------------------------------------------------------------------------


def show_slowest(pages: list[Gold]) -> None:
    """The real pages that take most CPU time, all but the loading of what loads late."""
    timed = []
    for gold in [*pages[:20], *pages]:
        start = time.process_time()
        _read(gold.html, gold.url or URL)
        timed.append((time.process_time() - start, gold))
    slowest = sorted(timed[20:], key=lambda pair: -pair[0])[:SLOWEST]
    for seconds, gold in slowest:
        size = len(gold.html) // 1000
        show(measure="slowest", page=gold.id, kb=size, ms=round(seconds * 1000))


def _read(html: bytes, url: str) -> Extraction | Rejection:
    return read_document(html, "text/html", url, None, datetime.now(UTC))


def try_hostile() -> None:
    """Every hostile page by the clock, and the worst of them."""
    ours = Sandbox(modules=("pipeline.refine.document",))
    peers = Sandbox(modules=("trafilatura",))
    times: list[float] = []
    for name, html in hostile_pages():
        seconds, outcome = _timed(ours, _read_text, html, READING_SECONDS)
        times.append(seconds)
        row = {"page": name, "mb": round(len(html) / 1e6, 1), "seconds": round(seconds, 2)}
        if name in WELL_KNOWN:
            peer, said = _timed(peers, _peer_text, html, READING_SECONDS)
            row |= {"trafilatura_seconds": round(peer, 2), "trafilatura": said}
        show(measure="hostile", **row, outcome=outcome)
    ours.close()
    peers.close()
    stopped = sum(seconds >= READING_SECONDS for seconds in times)
    show(measure="hostile", pages=len(times), slowest=round(max(times), 2), stopped=stopped)


def _timed(
    sandbox: Sandbox, read: Callable[[bytes], str], html: bytes, limit: float
) -> tuple[float, str]:
    sandbox.call(read, _page(P * 3).encode(), timeout=60.0)  # in a process that has begun
    start = time.perf_counter()
    try:
        outcome = sandbox.call(read, html, timeout=limit)
    except Killed as killed:
        outcome = str(killed)
    except Exception as error:
        outcome = f"{type(error).__name__}: {error}"[:80]
    return time.perf_counter() - start, outcome


def _read_text(html: bytes) -> str:
    found = _read(html, URL)
    if isinstance(found, Rejection):
        return f"rejected: {found.reason}"
    return f"{len(found.body):,} characters"


def _peer_text(html: bytes) -> str:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(html, url=URL, with_metadata=True, include_comments=False)
    return f"{len(document.text):,} characters" if document else "no article"


def _page(body: str) -> str:
    return f"{HEAD}{body}</body></html>"


def _times(piece: str) -> str:
    return piece * (LARGE // len(piece))


def _numbered(piece: str, number: int) -> str:
    return "".join(piece.replace("#", str(n)) for n in range(number))


_POST = f'{{"@type": "BlogPosting", "headline": "Post #", "articleBody": "{LINE * 3}"}}, '

WELL_KNOWN: dict[str, Callable[[], str]] = {
    "blocks in blocks": lambda: _page(_times("<div>") + P * 3),
    "blocks in blocks with text": lambda: _page(_times(f"<div>{LINE}")),
    "tags never closed": lambda: _page(_times("<p><b><i><a href=x><li>word ")),
    "one line without spaces": lambda: _page("<p>" + _times("a") + "</p>" + P * 3),
    "one line of words": lambda: _page("<p>" + _times("word ") + "</p>" + P * 3),
    "100,000 links": lambda: _page(
        P * 3 + _numbered('<a href="https://example.com/#">News of today, item #</a> ', 100_000)
    ),
    "100,000 paragraphs": lambda: _page(_numbered(f"<p>{LINE[:40]} #.</p>", 100_000)),
    "a table": lambda: _page(f"<table>{_times('<tr><td>1</td><td>word</td></tr>')}</table>{P * 3}"),
    "a live blog's data": lambda: data(
        '{"@type": "LiveBlogPosting", "headline": "Storm", "liveBlogUpdate": ['
        + _numbered(_POST, LARGE // len(_POST))
        + '{"@type": "BlogPosting", "headline": "Last"}]}'
    ),
    "data that break off": lambda: data(
        '{"@type": "NewsArticle", "articleBody": "' + _times('He said \\"no\\". ')
    ),
    "a script": lambda: _page(
        "<script>var state = {" + _times("a: [1, 2, 3], ") + "}</script>" + P * 3
    ),
}


def hostile_pages() -> Iterator[tuple[str, bytes]]:
    """Names and pages of some megabytes, the well-known ones first."""
    for name, build in WELL_KNOWN.items():
        yield name, build().encode()
    for name, grow in GROWING.items():
        size = (len(grow(2_000)) - len(grow(1_000))) / 1_000
        yield name, grow(int(LARGE / max(size, 0.1))).encode()[: 2 * LARGE]


if __name__ == "__main__":
    # the name by which other processes find the functions
    from bench.extracting import main as measure

    measure()
