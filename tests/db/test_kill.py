"""Killed at any instant and run again, the ingest gives the same rows."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from demo.newsroom.gold import gold
from pipeline import flow
from pipeline.settings import Settings
from tests.db.forks import Forks
from tests.support import snapshot

KILLS = 10
PROGRAM = """
from pathlib import Path
from pipeline import flow
from pipeline.flow.tag import get_tagger
from pipeline.settings import Settings

settings = Settings.from_env()
get_tagger(settings)

def work(folder):
    engine = flow.open_warehouse(settings)
    flow.read_folder(engine, settings, [Path(folder)], batch=5)
    flow.work_off(settings, flow.refine, flow.captures_to_refine(engine), size=5, processes=1)
    flow.work_off(settings, flow.tag, flow.revisions_to_tag(engine, settings), size=5, processes=1)
    flow.publish(engine)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some forty documents, copies of each other among them."""
    folder = tmp_path_factory.mktemp("documents")
    for number, article in enumerate(list(gold()["articles"].values())[:40]):
        version = article["versions"][0]
        (folder / f"{number:02}.txt").write_text(f"{version['title']}\n\n{version['body']}\n")
    return folder


def ingest(program: Forks, folder: Path) -> float:
    """Ingest undisturbed; how long it took in seconds."""
    clock = time.monotonic()
    program.begin(str(folder))
    assert program.end() == 0
    return time.monotonic() - clock


def forget_everything(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE core.article, raw.capture, raw.entry CASCADE"))


def test_killed_ten_times_it_gives_the_same_rows(
    engine: Engine, settings: Settings, folder: Path
) -> None:
    with Forks.of(PROGRAM, settings) as program:
        duration = ingest(program, folder)
        undisturbed = snapshot(engine)
        assert len(undisturbed["revision"]) >= 25
        assert undisturbed["mention"]
        forget_everything(engine)

        chance = random.Random(20220310)
        killed = 0
        for _ in range(KILLS):
            program.begin(str(folder))
            if program.end(chance.uniform(0.02, max(0.1, duration / 3))) is None:
                program.kill()
                killed += program.end() == -signal.SIGKILL
        assert killed, "the ingest was never caught at work"
        ingest(program, folder)

    assert snapshot(engine) == undisturbed


def test_run_again_it_changes_nothing(engine: Engine, settings: Settings, folder: Path) -> None:
    snapshots = []
    for _ in range(2):
        counts = flow.read_folder(engine, settings, [folder])
        flow.refine(engine, settings, flow.captures_to_refine(engine))
        flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
        flow.publish(engine)
        snapshots.append(snapshot(engine))
    assert counts == {"read": 40, "new": 0, "known": 40}
    assert snapshots[0]["revision"]
    assert snapshots[0] == snapshots[1]
