"""Polling 2,000 feeds that are due, nine in ten of which have nothing new.

Every feed answers in 50 ms. The first round (all feeds new) is the preparation; measured
is the second. The peer is what one would write in an afternoon: feedparser with its own
conditional requests in a pool of 32 threads, which stores nothing.

    python bench/polling.py [--feeds 2000]

The last line sets the round beside what is aimed at for 2,000 feeds, the parser's process
included in the memory; a run of another size is not judged.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import feedparser
import psutil

from bench._server import serve
from pipeline import flow
from pipeline.embedded.postgres import PostgresServer
from pipeline.settings import Settings

DELAY = 0.05
THREADS = 32
AIMED_AT = 2000
"""Feeds that the aims speak of."""
MOST_SECONDS = 60.0
MOST_MEGABYTES = 400


def main() -> int:
    """Measure and print JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=2000)
    number = parser.parse_args().feeds
    with serve(DELAY) as port:
        ours = measure_euxine(number, port)
        peer = measure_feedparser(number, port)
    say(**ours)
    say(**peer)
    say(
        measure="ratio",
        seconds_of_feedparser_per_second_of_euxine=round(peer["seconds"] / ours["seconds"], 2),
    )
    say(**compare(ours))
    return 0


def compare(ours: dict[str, float]) -> dict[str, object]:
    """Each aim beside what came; ``met`` is null if the run was of another size."""
    megabytes = ours["own_megabytes"] + ours["parser_megabytes"]
    judged = ours["feeds"] == AIMED_AT
    return {
        "measure": "aims",
        "seconds": {
            "below": MOST_SECONDS,
            "came": ours["seconds"],
            "met": ours["seconds"] < MOST_SECONDS if judged else None,
        },
        "megabytes": {
            "below": MOST_MEGABYTES,
            "came": megabytes,
            "met": megabytes < MOST_MEGABYTES if judged else None,
        },
    }


def measure_euxine(number: int, port: int) -> dict[str, float]:
    """Two rounds through flow.poll in a real PostgreSQL; figures of the second."""
    with (
        tempfile.TemporaryDirectory() as folder,
        PostgresServer(Path(folder), throwaway=True) as url,
    ):
        (Path(folder) / "sources").mkdir()
        (Path(folder) / "sources" / "all.yaml").write_text(outlets(number, port))
        settings = Settings.from_env(
            {
                "EUXINE_HOME": folder,
                "EUXINE_DATABASE_URL": url,
                "EUXINE_SOURCES": f"{folder}/sources",
                "EUXINE_ALLOW_HOSTS": f"*.localhost:{port}",
            }
        )
        flow.prepare(settings).dispose()
        # In a process of its own, so that its memory is seen alone.
        context = get_context("spawn")
        rounds = []
        for _ in range(2):
            ours, theirs = context.Pipe()
            process = context.Process(target=poll_once, args=(settings, theirs))
            process.start()
            rounds.append(ours.recv())
            process.join()
            urllib.request.urlopen(f"http://127.0.0.1:{port}/next-round").close()
    first, second = rounds
    return {"measure": "poll", "feeds": number, "first_seconds": first["seconds"], **second}


def poll_once(settings: Settings, told: object) -> None:
    """Poll all feeds once, and tell the figures."""
    engine = flow.open_warehouse(replace(settings, concurrency=64))
    ids = flow.feeds_to_poll(engine, everything=True)
    started = time.perf_counter()
    counts = flow.poll(engine, replace(settings, concurrency=64), ids, everything=True)
    seconds = time.perf_counter() - started
    engine.dispose()
    told.send(  # type: ignore[attr-defined]
        {
            "seconds": round(seconds, 1),
            "feeds_per_second": round(len(ids) / seconds, 1),
            "own_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "parser_megabytes": round(
                sum(child.memory_info().rss for child in psutil.Process().children()) / 2**20
            ),
            **counts,
        }
    )


def outlets(number: int, port: int) -> str:
    """A sources file with an outlet, and thus a domain, per feed."""
    return "".join(
        f"- {{id: feed-{n}, name: Feed {n}, home: 'http://feed-{n}.localhost:{port}/', "
        f"country: TR, languages: [en], kind: newspaper, delay: 0, "
        f"feeds: [{{url: 'http://feed-{n}.localhost:{port}/feed/{n}'}}]}}\n"
        for n in range(number)
    )


def measure_feedparser(number: int, port: int) -> dict[str, float]:
    """The same two rounds by feedparser's own requests; figures of the second."""
    known: dict[int, tuple[str | None, set[str]]] = {}

    def ask(n: int) -> int:
        tag, seen = known.get(n, (None, set()))
        parsed = feedparser.parse(f"http://127.0.0.1:{port}/feed/{n}", etag=tag)
        ids = {entry.id for entry in parsed.entries}
        known[n] = (parsed.get("etag") or tag, seen | ids)
        return len(ids - seen)

    for _ in range(2):
        started = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as pool:
            new = sum(pool.map(ask, range(number)))
        seconds = time.perf_counter() - started
        urllib.request.urlopen(f"http://127.0.0.1:{port}/next-round").close()
    return {
        "measure": "feedparser",
        "feeds": number,
        "seconds": round(seconds, 1),
        "feeds_per_second": round(number / seconds, 1),
        "new": new,
    }


def say(**figures: object) -> None:
    """One JSON line."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
