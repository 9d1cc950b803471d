"""The processes that work for a stage: they end with it, and what kills one costs one page."""

from __future__ import annotations

import ctypes
import importlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import psutil
import pytest
from sqlalchemy import Engine

from pipeline.model import Extraction, Rejection
from pipeline.refine.document import read_document
from pipeline.settings import PROJECT, Settings
from tests.db.documents import TALKS, capture, html, page, rows

PUBLISHED = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
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
        _, alive = psutil.wait_procs(workers, timeout=60)
        assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)


def read_hostile_document(body: bytes, *rest: Any) -> Extraction | Rejection:
    """Read a document, or do what a parser does with a worse one."""
    if b"<title>hang" in body:
        re.match("(a+)+$", "a" * 60 + "b")
    if b"<title>crash" in body:
        ctypes.string_at(0)
    if b"<title>fail" in body:
        raise KeyError("a bug")
    return read_document(body, *rest)


def test_a_page_that_kills_its_parser_is_rejected_and_the_others_are_read(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = importlib.import_module("pipeline.flow.refine")
    monkeypatch.setattr(stage, "read_document", read_hostile_document)
    monkeypatch.setattr(stage, "READING_SECONDS", 8.0)
    titles = ["Talks", "hang", "crash", "fail", "Talks go on"]
    pages = [page(f"http://a.example/{t[:5]}-{len(t)}", html(t, TALKS, PUBLISHED)) for t in titles]
    capture(engine, settings, *pages)
    ids = stage.captures_to_refine(engine)
    stage.refine(engine, settings, ids)
    assert rows(engine, "SELECT outcome FROM raw.capture ORDER BY id") == [
        ("new",),
        ("rejected",),
        ("rejected",),
        ("rejected",),
        ("new",),
    ]
    assert rows(engine, "SELECT reason, detail FROM ops.rejection ORDER BY reason") == [
        ("error", "KeyError: 'a bug'"),
        ("parser_crash", "The parser ended its process (SIGSEGV)."),
        ("parser_timeout", "The parser took longer than 8 seconds."),
    ]
