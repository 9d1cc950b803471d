"""Killed at any instant and run again, polling and fetching come to the same rows."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.collect.records import Fault
from pipeline.collect.warc import Archive, Place, read_pages
from pipeline.settings import Settings
from tests.db.forks import Forks
from tests.db.outlets import PAGE, rows
from tests.unit.collect.server import LocalServer

MOMENTS = {
    "poll": [(1, 0.0), (6, 0.0), (12, 0.0), (12, 0.1), (12, 0.25)],
    "fetch": [(1, 0.0), (120, 0.0), (90, 0.02), (20, 0.0), (20, 0.05)],
}
"""When it is killed: so many requests after it began, and then so many seconds later."""
OUTLETS = [f"outlet-{n}" for n in range(12)]
PAGES = 20
"""Of each outlet; all in all several chunks of rows."""
PROGRAM = """
from pipeline import flow
from pipeline.settings import Settings

settings = Settings.from_env()

def work(what):
    engine = flow.open_warehouse(settings)
    if what == "poll":
        flow.poll(engine, settings, flow.feeds_to_poll(engine))
    else:
        flow.fetch(engine, settings, flow.entries_to_fetch(engine))
"""
ENTRIES = """
    SELECT feed.url, entry.key, entry.url, title, rejected, capture.url, capture.digest
    FROM raw.entry JOIN ops.feed ON feed.id = feed_id
    LEFT JOIN raw.capture ON capture.id = capture_id
    ORDER BY feed.url, key
"""
CAPTURES = "SELECT url, status, digest, length FROM raw.capture ORDER BY url, digest"


class Trap:
    """Kills a program while it asks the server for the so-manieth time, or shortly after."""

    def __init__(self) -> None:
        self._left = 0

    def set(self, program: Forks, asked: int, later: float) -> None:
        self._left, self._later, self._program = asked, later, program

    def step_on(self) -> None:
        self._left -= 1
        if self._left == 0 and self._later:
            threading.Timer(self._later, self._program.kill).start()
        elif self._left == 0:
            self._program.kill()


@pytest.fixture
def trap() -> Trap:
    return Trap()


@pytest.fixture
def settings(settings: Settings, server: LocalServer, trap: Trap) -> Settings:
    """Outlets without a pause, each with a feed of its own pages; every fifth page is gone."""

    def put(path: str, body: str, status: int = 200, kind: str = "text/html") -> None:
        async def answer(request: web.Request) -> web.Response:
            trap.step_on()
            return web.Response(text=body, status=status, content_type=kind)

        server.do(path, answer)

    outlets = []
    for name in OUTLETS:
        host = f"{name}.localhost"
        outlets.append(
            f"- {{id: {name}, name: {name}, home: 'http://{host}:{server.port}/', country: TR, "
            f"languages: [en], kind: newspaper, delay: 0, "
            f"feeds: [{{url: 'http://{host}:{server.port}/rss'}}]}}\n"
        )
        items = ""
        for n in range(PAGES):
            items += f"<item><title>{n}</title><link>{server.url(f'/{n}', host)}</link></item>"
            body = PAGE.replace("Antalya", f"Antalya, {name}, {n}") * 200
            put(f"{host}/{n}", body, 200 if n % 5 else 410)
        feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        put(f"{host}/rss", feed, kind="application/rss+xml")
    (settings.sources / "one.yaml").write_text("".join(outlets))
    return settings


def finish(program: Forks, what: str) -> None:
    """Poll or fetch undisturbed."""
    program.begin(what)
    assert program.end() == 0


def kill(program: Forks, what: str, trap: Trap, asked: int, later: float) -> bool:
    """Poll or fetch until the trap kills it; False if it had ended before."""
    trap.set(program, asked, later)
    program.begin(what)
    code = program.end()
    assert code in (0, -signal.SIGKILL)
    return code != 0


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
    engine: Engine, settings: Settings, trap: Trap
) -> None:
    with Forks.of(PROGRAM, settings) as program:
        for work in MOMENTS:
            finish(program, work)
        undisturbed = results(engine)
        assert len(undisturbed["entries"]) == len(undisturbed["captures"]) == len(OUTLETS) * PAGES
        forget_everything(engine)

        for work, moments in MOMENTS.items():
            for asked, later in moments:
                killed = kill(program, work, trap, asked, later)
                assert killed or later, "it was not caught at work"
            finish(program, work)

    assert results(engine) == undisturbed
    assert flow.feeds_to_poll(engine) == flow.entries_to_fetch(engine) == []
    assert sorted(archived(engine, settings.warc_url)) == sorted(
        digest for _, _, digest, _ in undisturbed["captures"]
    )
    broken = faults(settings.warc_url)
    assert all(reasons in ([], ["truncated"]) for reasons in broken.values())
