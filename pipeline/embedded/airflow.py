"""Airflow as local processes: api-server, scheduler, dag-processor and triggerer.

    stack = Stack(settings)
    stack.up(progress=print); stack.status(); stack.down()

It listens on 127.0.0.1 only and asks for a password. Its own tables live in the
database `airflow` of the embedded PostgreSQL. Airflow is run, never imported.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from pipeline.embedded import EmbeddedError
from pipeline.embedded.airflow_home import ADMIN, HOST, AirflowHome, airflow_database_url
from pipeline.embedded.postgres import PostgresServer
from pipeline.embedded.processes import Crew, Member, listener_of, locked
from pipeline.settings import PROJECT, Settings

HEALTHY_SECONDS = 180
STOP_SECONDS = 12
PARTS = {
    "api-server": ["api-server", "--host", HOST, "--workers", "1"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
    "dag-processor": ["dag-processor"],
    "triggerer": ["triggerer", "--skip-serve-logs"],
}
HEALTH = {"scheduler": "scheduler", "dag-processor": "dag_processor", "triggerer": "triggerer"}
WORKSHOP = "tasks"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Status:
    """What runs: `state` is up, starting, broken or down."""

    state: str
    url: str
    database: bool
    processes: dict[str, int | None] = field(default_factory=dict)
    healthy: dict[str, bool] = field(default_factory=dict)
    logs: Path | None = None


class Stack:
    """The embedded PostgreSQL and Airflow of one home."""

    def __init__(
        self, settings: Settings, *, dags: Path | None = None, plugins: Path | None = None
    ) -> None:
        self.settings = settings
        self.server = PostgresServer(settings.home)
        self.airflow = AirflowHome(
            settings.home / "airflow",
            dags or PROJECT / "dags",
            plugins or PROJECT / "plugins",
            settings.api_port,
        )
        self.logs = settings.home / "logs"
        self.crew = Crew(settings.home / "processes.json")

    @property
    def url(self) -> str:
        """Where Airflow's pages are."""
        return self.airflow.url

    @property
    def user(self) -> str:
        """Who logs in."""
        return ADMIN

    @property
    def password(self) -> str:
        """The generated password of `user`; kept in a file only its owner can read."""
        return self.airflow.password()

    def warehouse_url(self) -> str:
        """The warehouse that the tasks write to (the embedded server must run)."""
        return self.settings.database_url or self.server.url()

    # -- up -----------------------------------------------------------------

    def up(self, progress: Progress = lambda text: None) -> Status:
        """Start what is needed and return when everything is healthy.

        Interrupted or failing, it stops what it has started.
        """
        version = _installed_version()
        self.server.make_home()
        with locked(self.settings.home / "airflow.lock"):  # of two at once the second is told
            self._refuse_second()
            database_ran = self.server.is_running()
            try:
                self._up(version, progress)
            except BaseException:
                self._stop_airflow()
                if not database_ran:
                    self.server.stop()
                raise
        return self.status()

    def _up(self, version: str, progress: Progress) -> None:
        progress("PostgreSQL")
        self.server.start()
        database = os.environ.get("EUXINE_AIRFLOW_DATABASE_URL") or self.server.url(
            "airflow", "airflow"
        )
        self.airflow.prepare(airflow_database_url(database))
        env = self.airflow.environment(self.settings, self.warehouse_url())
        self._migrate(database, version, env, progress)
        self._start(env, progress)

    def _refuse_second(self) -> None:
        """One stack per home; what is left of a broken one is stopped first."""
        alive = self.crew.alive()
        if len(alive) == len(PARTS):
            raise EmbeddedError(
                f"Airflow already runs at {self._running_url()} (process {alive[0].pid}): use it, "
                "or stop it first (`euxine down`)"
            )
        self._stop_airflow()
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, self.airflow.port))
            except OSError as error:
                owner = listener_of(self.airflow.port)
                raise EmbeddedError(
                    f"port {self.airflow.port} on {HOST} can't be used for Airflow"
                    f"{f' ({owner})' if owner else ''}: {error.strerror}. Stop that program, or "
                    f"choose another port: EUXINE_API_PORT={self.airflow.port + 1}"
                ) from error

    def _migrate(
        self, database: str, version: str, env: dict[str, str], progress: Progress
    ) -> None:
        """Make or update Airflow's tables, if a comment on them doesn't say it was done."""
        stamp = f"euxine: migrated by airflow {version}"
        try:
            with psycopg.connect(_libpq(database), autocommit=True) as connection:
                row = connection.execute(
                    "select obj_description(to_regclass('public.alembic_version'), 'pg_class')"
                ).fetchone()
                if row and row[0] == stamp:
                    return
                progress("Airflow's tables")
                self._run("db", "migrate", env=env)
                connection.execute(
                    sql.SQL("comment on table public.alembic_version is {}").format(stamp)
                )
        except psycopg.Error as error:
            raise EmbeddedError(
                f"can't reach the database for Airflow's own tables: {error}. Check "
                "EUXINE_AIRFLOW_DATABASE_URL"
            ) from error

    def _start(self, env: dict[str, str], progress: Progress) -> None:
        began = time.time()
        for name, arguments in PARTS.items():
            port = ["--port", str(self.airflow.port)] if name == "api-server" else []
            self.crew.start(
                name,
                [sys.executable, "-m", "airflow", *arguments, *port],
                env,
                self.logs / f"{name}.log",
                self.airflow.folder,
            )
        waiting = {*PARTS, WORKSHOP}
        deadline = time.monotonic() + HEALTHY_SECONDS
        while waiting:
            for member in self.crew.members():
                if not member.alive:
                    raise self._failed(member)
            healthy = self._health(began)
            if "api-server" in healthy and WORKSHOP in waiting and self._warm_up():
                healthy.add(WORKSHOP)
            for name in sorted(waiting & healthy):
                progress(name)
            waiting -= healthy
            if waiting and time.monotonic() > deadline:
                raise EmbeddedError(
                    f"not healthy after {HEALTHY_SECONDS} s: {', '.join(sorted(waiting))}. "
                    f"See the logs in {self.logs}"
                )
            time.sleep(0.3)

    def _warm_up(self) -> bool:
        """Make the api-server build what tasks talk to: its first answer takes 4 s."""
        try:
            with _direct.open(f"{self.url}/execution/health", timeout=60) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _run(self, *arguments: str, env: dict[str, str]) -> None:
        """Run one Airflow command to its end."""
        log = self.logs / "airflow.log"
        with log.open("ab") as output:
            before = output.tell()
            code = subprocess.run(
                [sys.executable, "-m", "airflow", *arguments],
                env=env, cwd=self.airflow.folder, check=False,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            ).returncode  # fmt: skip
        if code:
            raise EmbeddedError(
                f"`airflow {' '.join(arguments)}` failed:\n{_tail(log, before)}\n(the log: {log})"
            )

    def _failed(self, member: Member) -> EmbeddedError:
        log = self.logs / f"{member.name}.log"
        return EmbeddedError(
            f"Airflow's {member.name} ended while starting. Its last words:\n{_tail(log)}\n"
            f"(the whole log: {log})"
        )

    # -- down and status ----------------------------------------------------

    def down(self, *, keep_database: bool = False) -> bool:
        """Stop everything of this home; whether anything ran."""
        ran = bool(self.crew.alive())
        self._stop_airflow()
        if not keep_database:
            ran = self.server.is_running() or ran
            self.server.stop()
        return ran

    def _stop_airflow(self) -> None:
        """First those that run tasks, which still report to the api-server while they end."""
        self.crew.stop({"scheduler": STOP_SECONDS, "triggerer": 3, "dag-processor": 5})
        self.crew.stop({"api-server": 1.5})  # it holds no state

    def status(self) -> Status:
        """What runs now."""
        members = {member.name: member for member in self.crew.members()}
        processes = {
            name: members[name].pid if name in members and members[name].alive else None
            for name in PARTS
        }
        alive = sum(pid is not None for pid in processes.values())
        healthy = self._health(0) if alive else set()
        if not alive:
            state = "broken" if members else "down"
        elif alive < len(PARTS):
            state = "broken"
        else:
            state = "up" if healthy == set(PARTS) else "starting"
        return Status(
            state=state,
            url=self._running_url() if alive else self.url,
            database=self.server.is_running(),
            processes=processes,
            healthy={name: name in healthy for name in PARTS},
            logs=self.logs,
        )

    def _running_url(self) -> str:
        """The address it was started with, which the settings may since have left."""
        for line in _lines(self.airflow.folder / "airflow.cfg"):
            name, _, value = line.partition(" = ")
            if name == "base_url":
                return value
        return self.url

    def _health(self, since: float) -> set[str]:
        """The parts that are healthy, with a heartbeat later than a moment."""
        try:
            with _direct.open(f"{self._running_url()}/api/v2/monitor/health", timeout=5) as answer:
                report = json.load(answer)
        except (OSError, ValueError):
            return set()
        healthy = {"api-server"}
        for name, key in HEALTH.items():
            part = report.get(key) or {}
            beat = part.get(f"latest_{key}_heartbeat") or ""
            if part.get("status") == "healthy" and _epoch(beat) >= since:
                healthy.add(name)
        return healthy


_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _installed_version() -> str:
    try:
        return importlib.metadata.version("apache-airflow-core")
    except importlib.metadata.PackageNotFoundError as error:
        raise EmbeddedError(
            "Airflow isn't installed for this Python: run `make setup`, or "
            "`pip install 'euxine[airflow]'`"
        ) from error


def _epoch(moment: str) -> float:
    try:
        return datetime.fromisoformat(moment).timestamp()
    except ValueError:
        return 0.0


def _libpq(url: str) -> str:
    scheme, _, rest = url.partition(":")
    return f"{scheme.partition('+')[0]}:{rest}"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _tail(log: Path, start: int = 0) -> str:
    with log.open("rb") as file:
        file.seek(max(start, file.seek(0, os.SEEK_END) - 8192))
        lines = file.read().decode("utf-8", "replace").splitlines()
    return "\n".join(lines[-15:])
