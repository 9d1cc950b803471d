"""Fixtures that every kind of test may use: a throwaway PostgreSQL and databases on it."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import psycopg
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from pipeline.embedded import EmbeddedError
from pipeline.embedded.postgres import PostgresServer
from pipeline.embedded.processes import identity_of
from pipeline.flow.prepare import install_knowledge
from pipeline.store.database import connect
from pipeline.store.migrate import migrate

PREFIX = "euxine-test-"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a shell: the programs under test would inherit the deafness.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What passed once passes again, however slow the machine; `--hypothesis-profile=random` explores.
UNTIMED = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("fixed", UNTIMED, derandomize=True, database=None)
hypothesis_settings.register_profile("random", UNTIMED, derandomize=False)
hypothesis_settings.load_profile("fixed")

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One real PostgreSQL for the whole run; nothing of it is left at the end."""
    _sweep()
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    (home / "owner").write_text(f"{os.getpid()} {identity_of(os.getpid())}")
    before = signal.getsignal(signal.SIGTERM)
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGTERM, _leave)
    server = PostgresServer(home, throwaway=True)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)
        with suppress(ValueError):
            signal.signal(signal.SIGTERM, before)


@pytest.fixture
def database_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A fresh empty database for one test (SQLAlchemy's form of its address)."""
    with _database(postgres_server, "template1") as url:
        yield url


@pytest.fixture(scope="session")
def compiled(request: pytest.FixtureRequest) -> Path:
    """Where the compiled knowledge base is kept, from one run of the tests to the next."""
    cache = request.config.cache
    assert cache is not None
    return cache.mkdir("compiled")


@pytest.fixture(scope="session")
def warehouse_template(postgres_server: PostgresServer, compiled: Path) -> str:
    """The database that every `warehouse_url` is a copy of. The schema is put in here, once."""
    name = "warehouse_template"
    with _admin(postgres_server) as connection:
        connection.execute(f"create database {name}")
    engine = connect(postgres_server.url(name))
    migrate(engine)
    install_knowledge(engine, compiled)
    engine.dispose()
    return name


@pytest.fixture
def warehouse_url(postgres_server: PostgresServer, warehouse_template: str) -> Iterator[str]:
    """A fresh warehouse for one test."""
    with _database(postgres_server, warehouse_template) as url:
        yield url


@contextmanager
def _database(server: PostgresServer, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    with _admin(server) as connection:
        connection.execute(f"create database {name} template {template} strategy file_copy")
    try:
        yield server.url(name)
    finally:
        with _admin(server) as connection:
            connection.execute(f"drop database {name} with (force)")


def _admin(server: PostgresServer) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(server.libpq_url("postgres"), autocommit=True)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _sweep() -> None:
    """Remove the servers of test runs that were killed."""
    for note in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/owner"):
        with suppress(OSError, ValueError, EmbeddedError):
            if note.stat().st_uid != os.geteuid():
                continue
            pid, identity = note.read_text().split(maxsplit=1)
            if identity_of(int(pid)) != identity:
                PostgresServer(note.parent).destroy()
                shutil.rmtree(note.parent, ignore_errors=True)
