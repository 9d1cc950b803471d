"""The commands that only look at a warehouse: status, sql and tables."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from pipeline.cli import main
from pipeline.settings import Settings

Run = Callable[..., tuple[int, str, str]]
PSQL = """#!/bin/sh
echo "$@"
env | grep ^PG
"""


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], settings: Settings
) -> Run:
    """Runs the command in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(settings.home))

    def run(url: str, *words: str) -> tuple[int, str, str]:
        monkeypatch.setenv("EUXINE_DATABASE_URL", url)
        monkeypatch.setattr(sys, "argv", ["euxine", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def loader(engine: Engine, settings: Settings) -> Iterator[str]:
    """The address for a role that owns nothing."""
    with engine.begin() as connection:
        connection.execute(text("CREATE ROLE plain_loader LOGIN IN ROLE euxine_loader"))
    url = make_url(str(settings.database_url)).set(username="plain_loader")
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text("DROP ROLE plain_loader"))


def test_a_role_that_owns_nothing_can_look(run: Run, loader: str) -> None:
    code, out, err = run(loader, "status", "--json")
    assert code == 0, err
    assert "funnel" in json.loads(out)
    code, out, err = run(loader, "sql", "-c", "select count(*) from article")
    assert code == 0, err
    code, out, err = run(loader, "tables")
    assert code == 0, err
    assert "### mart.article" in out


def test_looking_waits_for_nobody_who_writes(run: Run, engine: Engine, settings: Settings) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE core.source SET name = name"))
        connection.execute(text("UPDATE ops.feed SET url = url"))
        assert run(str(settings.database_url), "status", "--json")[0] == 0


def test_a_warehouse_never_prepared_is_prepared(run: Run, database_url: str) -> None:
    code, _, err = run(database_url, "sql", "-c", "select count(*) from article")
    assert code == 0, err


def test_psql_is_told_the_password_where_others_cannot_read_it(
    run: Run, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "psql").write_text(PSQL)
    (tmp_path / "psql").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    url = make_url(str(settings.database_url)).set(password="the s3cret")
    url = url.update_query_dict({"sslmode": "disable", "options": "-c work_mem=8MB"})
    code, out, err = run(url.render_as_string(hide_password=False), "sql", "-c", "select 1")
    assert code == 0, err
    arguments, *environment = out.splitlines()
    assert arguments == "-X -c select 1"
    assert {
        "PGPASSWORD=the s3cret",
        f"PGDATABASE={url.database}",
        f"PGHOST={url.query['host']}",
        "PGPORT=5432",
        "PGSSLMODE=disable",
        "PGOPTIONS=-c work_mem=8MB -c search_path=mart",
    } <= set(environment)
