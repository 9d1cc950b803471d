"""The whole local stack: Airflow's processes, its REST client, and what they must not do."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from pipeline.embedded import EmbeddedError
from pipeline.embedded.airflow import PARTS, Stack
from pipeline.embedded.airflow_api import AirflowClient, AirflowError
from pipeline.embedded.airflow_home import AirflowHome, airflow_database_url
from pipeline.settings import Settings

DAGS = """
from airflow.sdk import Asset, dag, task

numbers_ready = Asset("euxine-test-numbers")


@dag(schedule=None)
def first():
    @task
    def numbers(params=None):
        return [1, 2, 3]

    @task
    def double(number):
        import os
        import sqlalchemy

        engine = sqlalchemy.create_engine(os.environ["EUXINE_DATABASE_URL"])
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("insert into doubled values (:n)"), {"n": number * 2})

    @task(outlets=[numbers_ready])
    def done():
        print("said by the task")

    double.expand(number=numbers()) >> done()


@dag(schedule=[numbers_ready])
def second():
    @task
    def end():
        return "ok"

    end()


@dag(schedule=None)
def failing():
    @task
    def bad():
        raise ValueError("the reason why")

    bad()


first()
second()
failing()
"""
UP = """if 1:
    import os, sys
    from pathlib import Path
    from pipeline.embedded.airflow import Stack
    from pipeline.settings import Settings
    Stack(Settings.from_env(), dags=Path(sys.argv[1])).up(lambda text: print(text, flush=True))
"""


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _settings(home, port):
    return Settings.from_env({"EUXINE_HOME": str(home), "EUXINE_API_PORT": str(port)})


@pytest.fixture
def stack(tmp_path, monkeypatch):
    for name in [n for n in os.environ if n.startswith("EUXINE_")]:
        monkeypatch.delenv(name)
    # What belongs to another Airflow on the machine must have no effect.
    monkeypatch.setenv("AIRFLOW__CORE__EXECUTOR", "CeleryExecutor")
    monkeypatch.setenv("AIRFLOW__API__HOST", "0.0.0.0")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    dags = tmp_path / "dags"
    dags.mkdir()
    (dags / "chain.py").write_text(DAGS)
    stack = Stack(
        _settings(tmp_path / "home", _free_port()), dags=dags, plugins=tmp_path / "plugins"
    )
    yield stack
    stack.down()
    stack.server.destroy()


def _ours(stack):
    """Every process of the stack: the leaders, and all in their sessions."""
    leaders = {member.pid for member in stack.crew.members()}
    found = []
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) in leaders:
                found.append(process)
        except OSError:
            continue
    postmaster = psutil.Process(stack.server.pid())
    return [*found, postmaster, *postmaster.children(recursive=True)]


@pytest.mark.airflow
@pytest.mark.timeout(1200)
def test_the_whole_stack(stack, monkeypatch, capsys):
    seen = []
    began = time.monotonic()
    status = stack.up(seen.append)
    with capsys.disabled():
        print(f"\n[healthy after {time.monotonic() - began:.1f} s, tables included]")
    assert status.state == "up"
    assert status.database
    assert set(PARTS) <= set(seen)
    assert all(status.processes.values())

    # Closed to the network, and to other users of the machine.
    processes = _ours(stack)
    assert len(processes) > 8
    listening = set()
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # DAG files are read in processes that end
            for connection in process.net_connections("inet"):
                if connection.status == "LISTEN":
                    listening.add((connection.laddr.ip, connection.laddr.port))
    assert listening == {("127.0.0.1", stack.settings.api_port)}
    for name in ("airflow.cfg", "passwords.json", "secrets.json"):
        assert stat.S_IMODE((stack.airflow.folder / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(stack.airflow.folder.stat().st_mode) == 0o700
    with pytest.raises(AirflowError, match="401"):
        AirflowClient(stack.url, stack.user, "guess").call("GET", "/dags")

    # A second one is refused in words, and so is a second home on the same port.
    with pytest.raises(EmbeddedError, match=rf"already runs at {stack.url} \(process \d+\)"):
        stack.up()
    neighbour = Stack(_settings(stack.settings.home / "neighbour", stack.settings.api_port))
    with pytest.raises(EmbeddedError, match=r"port \d+ .*process \d+.*EUXINE_API_PORT="):
        neighbour.up()
    assert not neighbour.server.is_running()

    # DAGs: mapped tasks, a warehouse, an asset that sets off the next one, a failure.
    with psycopg.connect(stack.server.libpq_url(), autocommit=True) as connection:
        connection.execute("create table doubled (number int)")
    client = AirflowClient.of(stack)
    client.wait_for_dag("first")
    assert client.import_errors() == {}
    client.unpause("first", "second", "failing")
    chain = client.wait_for_chain(client.trigger("first", {"any": "thing"}), timeout=300)
    assert [(run.dag_id, run.state) for run in chain] == [
        ("first", "success"),
        ("second", "success"),
    ]
    tasks = client.tasks(chain[0])
    assert sorted(task.label for task in tasks) == [
        "first.done", "first.double[0]", "first.double[1]", "first.double[2]", "first.numbers",
    ]  # fmt: skip
    assert {task.state for task in tasks} == {"success"}
    (done,) = [task for task in tasks if task.task_id == "done"]
    assert "said by the task" in client.log_tail(done)
    with psycopg.connect(stack.server.libpq_url()) as connection:
        rows = connection.execute("select number from doubled order by 1").fetchall()
    assert rows == [(2,), (4,), (6,)]
    with pytest.raises(AirflowError, match=r"(?s)failing\.bad: failed.*ValueError: the reason why"):
        client.wait(client.trigger("failing"), timeout=300)

    # A part that dies is seen; `down` leaves nothing of ours, whatever is missing.
    os.kill(status.processes["scheduler"], signal.SIGKILL)
    for _ in range(1000):
        if stack.status().state == "broken":
            break
        time.sleep(0.05)
    assert stack.status().processes["scheduler"] is None
    processes = _ours(stack)
    began = time.monotonic()
    assert stack.down()
    with capsys.disabled():
        print(f"[down after {time.monotonic() - began:.1f} s]")
    _, alive = psutil.wait_procs(processes, timeout=30)
    assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]
    assert stack.status().state == "down"
    assert not stack.down()

    # Interrupted while starting (the tables are there now), nothing is left.
    env = dict(os.environ, EUXINE_HOME=str(stack.settings.home))
    env["EUXINE_API_PORT"] = str(stack.settings.api_port)
    child = subprocess.Popen(
        [sys.executable, "-c", UP, str(stack.airflow.dags)], env=env, stderr=subprocess.DEVNULL
    )
    for _ in range(2000):
        if len(stack.crew.alive()) == len(PARTS):
            break
        time.sleep(0.05)
    processes = _ours(stack)
    child.send_signal(signal.SIGINT)
    assert child.wait(60) != 0
    assert stack.status().state == "down"
    assert not stack.server.is_running()
    _, alive = psutil.wait_procs(processes, timeout=30)
    assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]


def test_a_stale_pid_file_is_recognised(stack):
    stack.settings.home.mkdir(parents=True)
    stranger = subprocess.Popen(["sleep", "60"], start_new_session=True)
    try:
        members = [{"name": n, "pid": stranger.pid, "identity": "1@old"} for n in PARTS]
        stack.crew.file.write_text(json.dumps({"mark": "m", "members": members}))
        status = stack.status()
        assert status.state == "broken"
        assert set(status.processes.values()) == {None}
        assert not stack.down()
        assert stack.status().state == "down"
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_airflow_missing_is_said(stack, monkeypatch):
    from importlib import metadata

    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    with pytest.raises(EmbeddedError, match=r"Airflow isn't installed.*make setup"):
        stack.up()
    assert not stack.server.is_running()


def test_secrets_are_kept_and_differ_between_homes(tmp_path):
    def make(name):
        home = AirflowHome(tmp_path / name, tmp_path, tmp_path, 8080)
        home.prepare("postgresql+psycopg2://airflow@/airflow?host=/a%20b")
        return home

    one, two = make("one"), make("two")
    before = (one.folder / "secrets.json").read_text()
    password = one.password()
    one.prepare("postgresql+psycopg2://airflow@/airflow?host=/a%20b")
    assert (one.folder / "secrets.json").read_text() == before
    assert one.password() == password != two.password()
    assert (two.folder / "secrets.json").read_text() != before
    assert "/a%%20b" in (one.folder / "airflow.cfg").read_text()


def test_the_tasks_see_our_settings_and_no_other_airflow(tmp_path, monkeypatch):
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql://elsewhere/airflow")
    monkeypatch.setenv("no_proxy", "example.org")
    settings = dataclasses.replace(
        _settings(tmp_path, 8099),
        allow_hosts=frozenset({"127.0.0.1:1", "127.0.0.1:2"}),
        poll_cron=None,
        request_timeout=1.5,
        concurrency=7,
    )
    home = AirflowHome(tmp_path / "airflow", tmp_path, tmp_path, 8099)
    env = home.environment(settings, "postgresql+psycopg://x")
    assert "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN" not in env
    assert env["no_proxy"] == "example.org,127.0.0.1,localhost"
    assert env["EUXINE_DATABASE_URL"] == "postgresql+psycopg://x"
    seen = Settings.from_env({k: v for k, v in env.items() if k.startswith("EUXINE_")})
    assert dataclasses.replace(seen, database_url=None) == settings


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "postgresql+psycopg://airflow@/airflow?host=/run/x&port=5432",
            "postgresql+psycopg2://airflow@/airflow?host=/run/x&port=5432",
        ),
        ("postgres://u:p%40@h:5/d", "postgresql+psycopg2://u:p%40@h:5/d"),
    ],
)
def test_database_addresses(given, expected):
    assert airflow_database_url(given) == expected


def test_a_database_that_is_not_postgresql_is_refused_without_its_password():
    with pytest.raises(EmbeddedError, match="has to be a PostgreSQL") as caught:
        airflow_database_url("mysql://u:secret@h/d")
    assert "secret" not in str(caught.value)


def test_nothing_here_imports_airflow():
    folder = Path(__file__).parents[2] / "pipeline" / "embedded"
    for file in folder.glob("*.py"):
        assert "import airflow" not in file.read_text().replace("import airflow_", "")
