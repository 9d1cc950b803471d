"""Homes for servers under test; whatever was started in one is stopped and removed."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from pipeline.embedded.postgres import PostgresServer

Modes = dict[Path, tuple[int, int, int]]


@pytest.fixture
def make_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., PostgresServer]]:
    monkeypatch.delenv("EUXINE_POSTGRES_BIN", raising=False)
    made: list[PostgresServer] = []

    def make(home: Path | str = "home", **options: bool) -> PostgresServer:
        server = PostgresServer(tmp_path / home, **options)
        made.append(server)
        return server

    yield make
    for server in made:
        server.destroy()


@pytest.fixture
def ask() -> Callable[[PostgresServer, str], object]:
    """Run one statement on a server and give back the first value, if it has one."""

    def run(server: PostgresServer, query: str) -> object:
        with psycopg.connect(server.libpq_url(), autocommit=True) as connection:
            cursor = connection.execute(query)
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    return run


@pytest.fixture
def modes() -> Callable[[Path], Modes]:
    """Mode and owner of a path and of everything above it."""

    def look(path: Path) -> Modes:
        found = {}
        for place in (path, *path.parents):
            status = place.stat()
            found[place] = (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid)
        return found

    return look


@pytest.fixture
def as_nobody(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run Python as an unprivileged user, in an interpreter that this user can reach."""
    import pwd
    import sys

    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    nobody = pwd.getpwnam("nobody")
    identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}
    packages = [p for p in sys.path if p.endswith("site-packages")]
    root = str(Path(__file__).parents[2])
    base = {"PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": ":".join([root, *packages])}
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for python in (sys.executable, f"/usr/local/bin/{name}", f"/usr/bin/{name}"):
        command = [python, "-c", "import psycopg, psutil, pipeline.embedded.postgres"]
        if subprocess.run(
            ["/bin/sh", "-c", 'exec "$@" 2>/dev/null', "sh", *command],
            env=base, check=False, **identity,
        ).returncode == 0:  # fmt: skip
            break
    else:
        pytest.skip("no Python here that an unprivileged user can run with our packages")

    def run(script: str, *arguments: str, **variables: str) -> str:
        result = subprocess.run(
            [python, "-c", script, *arguments],
            env=base | variables, capture_output=True, text=True, check=False, **identity,
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        return result.stdout

    return run
