"""A real PostgreSQL as a local process, one per home, reached only by a unix socket.

    with PostgresServer(home) as url: …      # or start() and stop()

As a context it is shared: the last user of a server that a context started stops it, unless
Airflow of the same home still runs on it. One that start() started runs until stop().

It listens on no network address. Its socket lies in a directory that only the user
running it can enter, which is why connections through it need no password.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg import sql

from pipeline.embedded import EmbeddedError
from pipeline.embedded.binaries import (
    find_binaries,
    find_psql,
    reachable_binaries,
)
from pipeline.embedded.cluster import (
    SUPERUSER,
    configure,
    environment,
    explain,
    initialize,
    major_of,
)
from pipeline.embedded.places import (
    Account,
    find_account,
    make_socket_folder,
    place_data,
    remove_tree,
)
from pipeline.embedded.postmaster import Postmaster, clear_way, read_postmaster, wait_for_orphans
from pipeline.embedded.processes import Crew, locked

DATABASES = ("euxine", "airflow")
START_SECONDS = 120
STOP_SECONDS = 60
LARGEST_LOG = 10 * 1024 * 1024
KEPT = b"kept until it is stopped"


class PostgresServer:
    """The PostgreSQL of one home. A throwaway one is fast, unsafe and removed by stop()."""

    def __init__(self, home: Path, *, throwaway: bool = False) -> None:
        self.home = home.expanduser().resolve()
        self.throwaway = throwaway
        self.log = self.home / "logs" / "postgres.log"
        self._uses: list[int] = []

    # -- the public calls ---------------------------------------------------

    def start(self) -> str:
        """Start it, or join the one already running; returns the URL of the warehouse.

        Unless called inside a context, it keeps the server running until stop().
        """
        self.make_home()
        with self._lock():
            self._bring_up()
            if not self._uses:
                self._users.write_bytes(KEPT)
        return self.url()

    def make_home(self) -> None:
        """Make the home and its folder for logs, if they aren't there."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self.log.parent.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise EmbeddedError(
                f"can't use {self.home}: {error.strerror}. Choose another EUXINE_HOME"
            ) from error

    def stop(self) -> None:
        """Stop it if it runs; returns when its processes are gone."""
        with self._lock():
            self._halt()
            if self.throwaway:
                self._remove()

    def destroy(self) -> None:
        """Stop it and remove its data. They can't be brought back."""
        with self._lock():
            self._halt()
            self._remove()

    def is_running(self) -> bool:
        """Whether this home's server answers."""
        return self._running() is not None

    def pid(self) -> int | None:
        """The process of this home's server, if it runs."""
        running = self._running()
        return running.pid if running else None

    def url(self, database: str = "euxine", user: str = SUPERUSER) -> str:
        """The address for SQLAlchemy."""
        socket = self._need().socket
        return f"postgresql+psycopg://{user}@/{database}?host={socket}&port=5432"

    def libpq_url(self, database: str = "euxine", user: str = SUPERUSER) -> str:
        """The address for psql, psycopg and other tools."""
        return f"postgresql://{user}@/{database}?host={self._need().socket}&port=5432"

    def psql_path(self) -> Path:
        """The psql that fits this server."""
        major = major_of(self.home / "postgres")
        path = find_psql(find_binaries(major))
        if path is None:
            raise EmbeddedError("there is no psql: install PostgreSQL's client programs")
        return path

    def version(self) -> str:
        """The version of the running server, as 18.6."""
        with self._connect(self._need(), "postgres") as connection:
            row = connection.execute("show server_version").fetchone()
        return str(row[0]).split()[0] if row else ""

    def __enter__(self) -> str:
        self.make_home()
        with self._lock():
            use = os.open(self._users, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(use, fcntl.LOCK_SH)  # only held exclusively while we can't be here
                self._bring_up()
                url = self.url()
            except BaseException:
                os.close(use)
                raise
            self._uses.append(use)
        return url

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock():
            use = self._uses.pop()
            try:
                if self._unused(use):
                    self._halt()
                    if self.throwaway:
                        self._remove()
            finally:
                os.close(use)

    # -- what runs ----------------------------------------------------------

    def _lock(self) -> AbstractContextManager[None]:
        """One start or stop at a time in a home, over all processes."""
        return locked(self.home / "postgres.lock") if self.home.is_dir() else nullcontext()

    @property
    def _users(self) -> Path:
        """The file that every context locks, so that the end of a process ends its use too."""
        return self.home / "postgres.users"

    def _unused(self, use: int) -> bool:
        """Whether nobody is left who needs the server but the one use asked about."""
        try:
            fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        kept = os.pread(use, len(KEPT), 0) == KEPT
        return not kept and not Crew(self.home / "processes.json").alive()

    def _data(self) -> Path | None:
        """The data directory if there is one."""
        link = self.home / "postgres"
        try:
            data = Path(os.readlink(link)) if link.is_symlink() else link
            return data if (data / "PG_VERSION").exists() else None
        except OSError:
            return None

    def _running(self) -> Postmaster | None:
        data = self._data()
        found = read_postmaster(data) if data else None
        if found is None or not found.ready:
            return None
        try:
            with self._connect(found, "postgres"):
                return found
        except psycopg.OperationalError:
            return None

    def _join(self) -> Postmaster | None:
        """Wait for a server that is there and not yet ready (it may be recovering)."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            data = self._data()
            if data is None or read_postmaster(data) is None:
                return None
            running = self._running()
            if running:
                return running
            time.sleep(0.1)
        raise explain(f"PostgreSQL in {data} runs and doesn't answer", self._tail(), self.log)

    def _need(self) -> Postmaster:
        running = self._running()
        if running is None:
            raise EmbeddedError(f"the PostgreSQL of {self.home} isn't running: start it first")
        return running

    def _connect(self, server: Postmaster, database: str) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(server.socket), port=5432, user=SUPERUSER, dbname=database,
            connect_timeout=10, autocommit=True, options="",
        )  # fmt: skip

    # -- starting -----------------------------------------------------------

    def _bring_up(self) -> None:
        running = self._running() or self._join()
        if running is None:
            running = self._launch()
            if self._users.exists():
                os.truncate(self._users, 0)  # what kept an earlier one that crashed
        self._make_databases(running)

    def _launch(self) -> Postmaster:
        account = find_account(self.home / "postgres")
        data = place_data(self.home, account, throwaway=self.throwaway)
        binaries = reachable_binaries(find_binaries(major_of(data)), account, _room(data))
        if not (data / "PG_VERSION").exists():
            initialize(binaries, account, data, self.log, throwaway=self.throwaway)
        configure(binaries, account, data, throwaway=self.throwaway)
        socket = make_socket_folder(data, account)
        clear_way(data, socket)
        options = [
            *("-c", "listen_addresses="),
            *("-c", f"unix_socket_directories={socket}"),
            *("-c", "unix_socket_permissions=0700"),
            *("-p", "5432"),
        ]
        start = [
            binaries.program("pg_ctl"), "start", "-D", str(data),
            "-w", "-t", str(START_SECONDS), "-s",
            "-o", shlex.join(options),
        ]  # fmt: skip
        for attempt in (1, 2):
            failure = self._start(start, account)
            if failure is None:
                break
            if attempt == 1 and "pre-existing shared memory" in failure:
                wait_for_orphans(data)  # a killed server's children leave by themselves
                continue
            raise explain(f"PostgreSQL in {data} doesn't start", failure, self.log)
        running = self._running()
        if running is None:
            raise explain(
                f"PostgreSQL in {data} started and doesn't answer", self._tail(), self.log
            )
        if self.throwaway:
            atexit.register(self.stop)
        return running

    def _start(self, command: Sequence[str], account: Account) -> str | None:
        """Run pg_ctl; the server writes on to the log that we opened. What failed, if it did."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            before = log.tell()
            try:
                code = subprocess.run(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment(),
                    timeout=START_SECONDS + 30, check=False, **account.options(),
                ).returncode  # fmt: skip
            except (OSError, subprocess.SubprocessError) as error:
                return str(error)
        return None if code == 0 else self._tail(before)

    def _tail(self, start: int = 0) -> str:
        with self.log.open("rb") as log:
            log.seek(start)
            lines = log.read().decode("utf-8", "replace").splitlines()
        return "\n".join(lines[-12:])

    def _make_databases(self, server: Postmaster) -> None:
        """Make what is missing: a role of its own for Airflow, and the databases."""
        with self._connect(server, "postgres") as connection:
            roles = {row[0] for row in connection.execute("select rolname from pg_roles")}
            if "airflow" not in roles:
                connection.execute("create role airflow login")
            there = {row[0] for row in connection.execute("select datname from pg_database")}
            for name in DATABASES:
                if name not in there:
                    connection.execute(
                        sql.SQL("create database {} owner {}").format(
                            sql.Identifier(name), sql.Identifier(name)
                        )
                    )

    # -- stopping -----------------------------------------------------------

    def _halt(self) -> None:
        if self._users.exists():
            os.truncate(self._users, 0)
        data = self._data()
        found = read_postmaster(data) if data else None
        if data is None or found is None:
            return
        for number in (signal.SIGINT, signal.SIGQUIT):  # fast, then immediate
            with suppress(ProcessLookupError):
                os.kill(found.pid, number)
            deadline = time.monotonic() + STOP_SECONDS
            while read_postmaster(data) and time.monotonic() < deadline:
                time.sleep(0.02)
            if read_postmaster(data) is None:
                break
        else:
            raise EmbeddedError(
                f"PostgreSQL (process {found.pid}) doesn't stop. Is its disk hanging? "
                f"See {self.log}"
            )
        wait_for_orphans(data)
        for leftover in (found.socket / ".s.PGSQL.5432", found.socket / ".s.PGSQL.5432.lock"):
            leftover.unlink(missing_ok=True)
        if found.socket.name.startswith("euxine-"):
            found.socket.rmdir()
        atexit.unregister(self.stop)

    def _remove(self) -> None:
        link = self.home / "postgres"
        data = Path(os.readlink(link)) if link.is_symlink() else link
        if link.is_symlink() and (data.parent / "home").exists():
            remove_tree(data.parent)
        remove_tree(link)
        for rest in self.home.glob("postgres.*"):
            if rest.name != "postgres.lock":
                remove_tree(rest)


def _room(data: Path) -> Path:
    """Where a copy of the binaries may lie: beside the data, in what is ours."""
    return data.parent if data.name == "data" else data.with_name("postgres.programs")
