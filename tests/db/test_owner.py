"""A warehouse whose owner is no superuser, on a server of its own, as roles belong to a server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from pipeline.embedded import binaries
from pipeline.embedded.postgres import PostgresServer
from pipeline.settings import PROJECT


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """The newest that is there: since version 16, who creates a role is given less."""
    server = PostgresServer(tmp_path_factory.mktemp("server"), throwaway=True)
    with pytest.MonkeyPatch.context() as patch:
        newest = binaries._wheel()
        if newest is not None and "EUXINE_POSTGRES_BIN" not in os.environ:
            patch.setenv("EUXINE_POSTGRES_BIN", str(newest))
        with server:
            yield server


@pytest.fixture
def admin(server: PostgresServer) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A superuser, before whom nobody was there and after whom nobody is."""
    with psycopg.connect(server.libpq_url("postgres"), autocommit=True) as connection:
        yield connection
        connection.execute("DROP DATABASE IF EXISTS news WITH (FORCE)")
        for role in ("euxine_loader", "euxine_reader", "plain"):
            connection.execute(f"DROP ROLE IF EXISTS {role}")


def euxine(
    server: PostgresServer, tmp_path: Path, *words: str, user: str = "plain"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *words],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "EUXINE_HOME": str(tmp_path / "home"),
            "EUXINE_DATABASE_URL": server.libpq_url("news", user),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_owner_who_creates_roles_needs_nothing_else(
    server: PostgresServer, admin: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    admin.execute("CREATE ROLE plain LOGIN CREATEROLE")
    admin.execute("CREATE DATABASE news OWNER plain")
    for _ in range(2):
        done = euxine(server, tmp_path, "migrate")
        assert done.returncode == 0, done.stderr
    done = euxine(server, tmp_path, "publish")
    assert done.returncode == 0, done.stderr


def test_a_plain_owner_is_told_what_an_administrator_must_run(
    server: PostgresServer, admin: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    admin.execute("CREATE ROLE plain LOGIN")
    admin.execute("CREATE DATABASE news OWNER plain")
    done = euxine(server, tmp_path, "migrate")
    assert done.returncode == 1
    assert done.stderr.startswith("euxine: the role plain may not prepare the warehouse: ")
    assert done.stderr.count("\n") == 1
    statements = done.stderr.partition("in the database news: ")[2].strip()
    assert statements == (
        "CREATE ROLE euxine_loader NOLOGIN; CREATE ROLE euxine_reader NOLOGIN; "
        "GRANT euxine_loader TO plain;"
    )
    *create, grant = statements.split("; ")
    for statement in create:
        admin.execute(statement)
    done = euxine(server, tmp_path, "migrate")
    assert done.returncode == 1
    assert done.stderr.strip().endswith(f"in the database news: {grant}")
    admin.execute(grant)
    for _ in range(2):
        done = euxine(server, tmp_path, "migrate")
        assert done.returncode == 0, done.stderr
    done = euxine(server, tmp_path, "publish")
    assert done.returncode == 0, done.stderr


def test_someone_who_does_not_own_the_database_is_told_too(
    server: PostgresServer, admin: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    admin.execute("CREATE ROLE plain LOGIN CREATEROLE")
    admin.execute("CREATE DATABASE news")
    done = euxine(server, tmp_path, "migrate")
    assert done.returncode == 1
    statements = done.stderr.partition("in the database news: ")[2].strip()
    assert statements == (
        "GRANT CREATE ON DATABASE news TO plain; GRANT USAGE, CREATE ON SCHEMA public TO plain;"
    )
    with psycopg.connect(server.libpq_url("news"), autocommit=True) as connection:
        connection.execute(statements.encode())
    done = euxine(server, tmp_path, "migrate")
    assert done.returncode == 0, done.stderr


def test_members_of_the_groups_do_what_they_may(
    server: PostgresServer, admin: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    admin.execute("CREATE DATABASE news")
    done = euxine(server, tmp_path, "migrate", user="euxine")
    assert done.returncode == 0, done.stderr
    admin.execute("CREATE ROLE plain LOGIN IN ROLE euxine_reader")
    done = euxine(server, tmp_path, "sql", "-c", "select count(*) from article")
    assert done.returncode == 0, done.stderr
    for command in ("publish", "status"):
        done = euxine(server, tmp_path, command)
        assert done.returncode == 1
        assert done.stderr.startswith("euxine: the role ")
        assert "permission denied" in done.stderr
    admin.execute("GRANT euxine_loader TO plain")
    done = euxine(server, tmp_path, "publish")
    assert done.returncode == 0, done.stderr
