"""The processes that work off batches end with the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

import psutil
from sqlalchemy import Engine

from pipeline.settings import PROJECT, Settings

PARENT = """
from pipeline import flow
from pipeline.settings import Settings
from tests.db.test_workers import nap
if __name__ == "__main__":
    flow.work_off(Settings.from_env(), nap, [1, 2], size=1, processes=2)
"""


def nap(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """A stage that takes long."""
    print(os.getpid(), flush=True)
    time.sleep(600)
    return {}


def test_workers_end_when_their_parent_is_killed(settings: Settings) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "EUXINE_HOME": str(settings.home),
            "EUXINE_DATABASE_URL": str(settings.database_url),
        },
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert parent.stdout
        workers = [psutil.Process(int(parent.stdout.readline())) for _ in range(2)]
        parent.kill()
        parent.wait()
        _, alive = psutil.wait_procs(workers, timeout=10)
        assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)
