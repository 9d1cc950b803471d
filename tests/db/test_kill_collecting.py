"""Killed at any instant and run again, polling and fetching come to the same rows."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.collect.records import Fault
from pipeline.collect.warc import Archive, Place, read_pages
from pipeline.settings import PROJECT, Settings
from tests.db.outlets import PAGE, rows
from tests.unit.collect.server import LocalServer

KILLS = 5
OUTLETS = [f"outlet-{n}" for n in range(12)]
PAGES = 20
"""Of each outlet; all in all several chunks of rows."""
CHILD = """
import sys
from pipeline import flow
from pipeline.settings import Settings

settings = Settings.from_env()
engine = flow.open_warehouse(settings)
print("ready", flush=True)
work = sys.stdin.readline().strip()
if work == "poll":
    flow.poll(engine, settings, flow.feeds_to_poll(engine))
else:
    flow.fetch(engine, settings, flow.entries_to_fetch(engine))
print("done", flush=True)
"""
ENTRIES = """
    SELECT feed.url, entry.key, entry.url, title, rejected, capture.url, capture.digest
    FROM raw.entry JOIN ops.feed ON feed.id = feed_id
    LEFT JOIN raw.capture ON capture.id = capture_id
    ORDER BY feed.url, key
"""
CAPTURES = "SELECT url, status, digest, length FROM raw.capture ORDER BY url, digest"


@pytest.fixture
def settings(settings: Settings, server: LocalServer) -> Settings:
    """Outlets without a pause, each with a feed of its own pages; every fifth page is gone."""
    rows_of_outlets = []
    for name in OUTLETS:
        host = f"{name}.localhost"
        rows_of_outlets.append(
            f"- {{id: {name}, name: {name}, home: 'http://{host}:{server.port}/', country: TR, "
            f"languages: [en], kind: newspaper, delay: 0, "
            f"feeds: [{{url: 'http://{host}:{server.port}/rss'}}]}}\n"
        )
        items = ""
        for n in range(PAGES):
            link = server.url(f"/{n}", host)
            items += f"<item><title>Talks {n}</title><link>{link}</link></item>"
            body = PAGE.replace("Antalya", f"Antalya, {name}, {n}") * 200
            server.put(f"{host}/{n}", body, status=200 if n % 5 else 410)
        feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        server.put(f"{host}/rss", feed, kind="application/rss+xml")
    (settings.sources / "one.yaml").write_text("".join(rows_of_outlets))
    return settings


def begin(settings: Settings, work: str) -> subprocess.Popen[str]:
    """Start a poll or a fetch in a process of its own; it is about to begin on return."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD],
        cwd=PROJECT,
        env={
            "EUXINE_HOME": str(settings.home),
            "EUXINE_DATABASE_URL": str(settings.database_url),
            "EUXINE_SOURCES": str(settings.sources),
            "EUXINE_ALLOW_HOSTS": " ".join(settings.allow_hosts),
            "EUXINE_RETRY_DELAY": "0",
            "PATH": "/usr/bin:/bin",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    child.stdin.write(f"{work}\n")
    child.stdin.close()
    return child


def finish(child: subprocess.Popen[str]) -> float:
    """Wait for the end; how long it took in seconds."""
    clock = time.monotonic()
    assert child.stdout is not None
    assert child.stdout.read() == "done\n"
    assert child.wait(60) == 0
    return time.monotonic() - clock


def kill(child: subprocess.Popen[str], after: float) -> bool:
    """SIGKILL after so many seconds; False if it had ended before."""
    try:
        child.wait(after)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return True
    assert child.returncode == 0
    return False


def forget_everything(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE raw.capture, raw.entry, ops.poll CASCADE"))
        connection.execute(
            text(
                """
                UPDATE ops.feed SET next_poll_at = NULL, full_at = NULL, etag = NULL,
                    last_modified = NULL, body_hash = NULL, failures = 0
                """
            )
        )


def results(engine: Engine) -> dict[str, list[Any]]:
    """What was collected, without keys and clocks."""
    return {"entries": rows(engine, ENTRIES), "captures": rows(engine, CAPTURES)}


def archived(engine: Engine, root: str) -> list[str]:
    """The digests of what the rows point to, read from the archive."""
    places = rows(
        engine,
        "SELECT warc_file, warc_offset, payload_file, payload_offset FROM raw.capture",
    )
    archive = Archive(root)
    return [
        archive.read(Place(file, at), Place(whole, start) if whole else None).digest
        for file, at, whole, start in places
    ]


def faults(root: str) -> dict[str, list[str]]:
    """What can't be read in each file of the archive, from its beginning to its end."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(root).rglob("*.warc.gz*")):
        with path.open("rb") as stream:
            found[path.name] = [one.reason for one in read_pages(stream) if isinstance(one, Fault)]
    return found


def test_killed_while_collecting_it_comes_to_the_same_rows(
    engine: Engine, settings: Settings
) -> None:
    durations = {work: finish(begin(settings, work)) for work in ("poll", "fetch")}
    undisturbed = results(engine)
    assert len(undisturbed["entries"]) == len(undisturbed["captures"]) == len(OUTLETS) * PAGES
    forget_everything(engine)

    chance = random.Random(20220310)
    killed = {}
    for work in ("poll", "fetch"):
        killed[work] = [
            kill(begin(settings, work), chance.uniform(0.02, durations[work])) for _ in range(KILLS)
        ]
        finish(begin(settings, work))
    assert all(map(any, killed.values())), "it was never caught at work"

    assert results(engine) == undisturbed
    assert flow.feeds_to_poll(engine) == flow.entries_to_fetch(engine) == []
    assert sorted(archived(engine, settings.warc_url)) == sorted(
        digest for _, _, digest, _ in undisturbed["captures"]
    )
    broken = faults(settings.warc_url)
    assert all(reasons in ([], ["truncated"]) for reasons in broken.values())
