"""`euxine up` and `euxine down`, as a person types them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.stack import DAGS
from pipeline.embedded.airflow import Stack
from pipeline.embedded.airflow_api import AirflowClient
from pipeline.settings import PROJECT, Settings

OUTLET = """
- id: gazette
  name: Gazette
  home: http://gazette.localhost:8799/
  country: TR
  languages: [en]
  kind: newspaper
  time_zone: Europe/Istanbul
  feeds:
    - {url: "http://gazette.localhost:8799/rss", language: en}
"""
Euxine = Callable[..., "subprocess.CompletedProcess[str]"]
pytestmark = [pytest.mark.airflow, pytest.mark.e2e, pytest.mark.timeout(1200)]


@pytest.fixture
def settings(tmp_path: Path, compiled: Path) -> Iterator[Settings]:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").symlink_to(compiled)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.yaml").write_text(OUTLET)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    settings = replace(
        Settings.from_env({}),
        home=tmp_path / "home",
        sources=tmp_path / "sources",
        api_port=port,
        poll_cron=None,
    )
    yield settings
    Stack(settings).down()
    Stack(settings).server.destroy()


@pytest.fixture
def euxine(settings: Settings) -> Euxine:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from pipeline.cli import main; main()", *words],
            cwd=PROJECT,
            env={
                **{n: v for n, v in os.environ.items() if not n.startswith(("EUXINE_", "PG"))},
                "EUXINE_HOME": str(settings.home),
                "EUXINE_SOURCES": str(settings.sources),
                "EUXINE_API_PORT": str(settings.api_port),
                "EUXINE_POLL_CRON": "never",
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_up_switches_the_dags_on_and_other_commands_leave_it_running(
    settings: Settings, euxine: Euxine
) -> None:
    up = euxine("up")
    assert up.returncode == 0, up.stderr
    assert all(dag in up.stdout for dag in DAGS)
    stack = Stack(settings)
    client = AirflowClient.of(stack)
    assert not any(client.call("GET", f"/dags/{dag}")["is_paused"] for dag in DAGS)
    assert euxine("sql", "-c", "select 1").returncode == 0
    assert stack.status().state == "up"
    assert stack.status().database
    assert euxine("down").returncode == 0
    assert stack.status().state == "down"
    assert not stack.status().database


def test_up_that_fails_stops_what_it_started(settings: Settings, euxine: Euxine) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", settings.api_port))
        holder.listen()
        assert euxine("up").returncode == 1
        assert not Stack(settings).server.is_running()
        with Stack(settings).server:
            assert euxine("up").returncode == 1
            assert Stack(settings).server.is_running()
