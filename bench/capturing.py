"""Capturing pages of 100-300 kB from 200 hosts into WARC files, the rows in PostgreSQL.

The hosts have no delay set. Measured are pages per second and, over ten times as many
pages, whether memory grows. The peer is wget, which archives pages one after another into
a WARC file and keeps no rows; it is left out where it is not installed.

    python bench/capturing.py [--pages 1000] [--more 10000]

The last line sets both beside what is aimed at; a run of another size is not judged.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil

from bench._server import serve
from pipeline import flow
from pipeline.embedded.postgres import PostgresServer
from pipeline.model import Entry
from pipeline.settings import Settings
from pipeline.store import entries
from pipeline.store.sources import ensure_feed

HOSTS = 200
BATCH = 200
AIMED_AT = (1000, 10_000)
"""Pages that the aims speak of: for the speed, and to which memory is followed."""
LEAST_PER_SECOND = 150.0
MOST_GROWTH = 1.2
"""Times the memory of the smaller run."""


def main() -> int:
    """Measure and print JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--more", type=int, default=10_000, help="0: don't measure growth")
    options = parser.parse_args()
    with serve(0.0) as port:
        ours = measure_euxine(options.pages, port)
        say(measure="capture", **ours)
        grown = None
        if options.more:
            more = measure_euxine(options.more, port)
            say(measure="capture", **more)
            grown = more["peak_megabytes"] / ours["peak_megabytes"]
            say(
                measure="growth",
                times_the_pages=options.more / options.pages,
                memory=round(grown, 2),
            )
        if shutil.which("wget"):
            peer = measure_wget(options.pages, port)
            say(measure="wget", **peer)
            ratio = ours["pages_per_second"] / peer["pages_per_second"]
            say(measure="ratio", euxine_pages_per_page_of_wget=round(ratio, 2))
    say(**compare(options.pages, options.more, ours["pages_per_second"], grown))
    return 0


def compare(pages: int, more: int, speed: float, grown: float | None) -> dict[str, object]:
    """Each aim beside what came; ``met`` is null if the run was of another size."""
    fast = speed >= LEAST_PER_SECOND if pages == AIMED_AT[0] else None
    lean = grown < MOST_GROWTH if grown and (pages, more) == AIMED_AT else None
    return {
        "measure": "aims",
        "pages_per_second": {"at_least": LEAST_PER_SECOND, "came": speed, "met": fast},
        "growth": {"below": MOST_GROWTH, "came": grown and round(grown, 2), "met": lean},
    }


def measure_euxine(number: int, port: int) -> dict[str, Any]:
    """Announce pages and capture them in a process of its own, so that its memory is seen."""
    with (
        tempfile.TemporaryDirectory() as folder,
        PostgresServer(Path(folder), throwaway=True) as url,
    ):
        settings = Settings.from_env(
            {
                "EUXINE_HOME": folder,
                "EUXINE_DATABASE_URL": url,
                "EUXINE_SOURCES": f"{folder}/sources",
                "EUXINE_ALLOW_HOSTS": f"*.localhost:{port}",
            }
        )
        settings.sources.mkdir()
        (settings.sources / "all.yaml").write_text(outlets(port))
        engine = flow.prepare(settings)
        announce(engine, number, port)
        engine.dispose()
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=capture_all, args=(settings, theirs))
        process.start()
        figures: dict[str, Any] = ours.recv()
        process.join()
        stored = sum(f.stat().st_size for f in (Path(folder) / "warc").rglob("*.warc.gz"))
    return {**figures, "warc_megabytes": round(stored / 2**20)}


def outlets(port: int) -> str:
    """A sources file with an outlet, and thus a domain, per host."""
    return "".join(
        f"- {{id: host-{n}, name: Host {n}, home: 'http://host-{n}.localhost:{port}/', "
        f"country: TR, languages: [en], kind: newspaper, delay: 0}}\n"
        for n in range(HOSTS)
    )


def announce(engine: Any, number: int, port: int) -> None:
    """Entries for the pages, spread over the hosts."""
    now = datetime.now(UTC)
    with engine.begin() as connection:
        feeds = [ensure_feed(connection, f"host-{n}", f"urn:{n}", "archive") for n in range(HOSTS)]
        said = []
        for n in range(number):
            url = f"http://host-{n % HOSTS}.localhost:{port}/page/{n}"
            said.append((feeds[n % HOSTS], Entry(key=url, url=url), url))
        entries.upsert_entries(connection, said, now)


def capture_all(settings: Settings, told: Any) -> None:
    """Fetch whatever is pending in batches, as `euxine fetch` does; tell the figures."""
    engine = flow.open_warehouse(settings)
    flow.fetch(engine, settings, [])  # imports and connections are not what is measured
    before = psutil.Process().memory_info().rss
    ids = flow.entries_to_fetch(engine)
    started, cpu = time.perf_counter(), time.process_time()
    captured = 0
    for batch in flow.batches(ids, BATCH):
        captured += flow.fetch(engine, replace(settings, concurrency=64), batch)["captured"]
    seconds = time.perf_counter() - started
    engine.dispose()
    told.send(
        {
            "pages": captured,
            "seconds": round(seconds, 1),
            "pages_per_second": round(captured / seconds, 1),
            "cpu_ms_per_page": round((time.process_time() - cpu) / captured * 1000, 1),
            "megabytes_before": round(before / 2**20),
            "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
    )


def measure_wget(number: int, port: int) -> dict[str, Any]:
    """The same pages by wget into a WARC file."""
    with tempfile.TemporaryDirectory() as folder:
        urls = "".join(f"http://127.0.0.1:{port}/page/{n}\n" for n in range(number))
        started = time.perf_counter()
        subprocess.run(
            [
                "wget",
                "--quiet",
                "--input-file=-",
                "--warc-file=pages",
                "--output-document=/dev/null",
            ],
            input=urls.encode(),
            cwd=folder,
            check=True,
        )
        seconds = time.perf_counter() - started
    return {
        "pages": number,
        "seconds": round(seconds, 1),
        "pages_per_second": round(number / seconds, 1),
    }


def say(**figures: object) -> None:
    """One JSON line."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
