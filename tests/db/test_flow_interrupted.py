"""What breaks in the middle leaves nothing half-written, and the next run completes it."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from pipeline import flow
from pipeline.collect.warc import ArchiveError
from pipeline.settings import Settings
from pipeline.store.database import connect
from tests.db.documents import GRAIN, TALKS, capture, html, page, rows
from tests.support import snapshot

HERE = "http://gazette.localhost:8799"
LOST = (OperationalError, psycopg.OperationalError)


@pytest.fixture
def settings(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a home that all tests share, so that the names are compiled once."""
    return replace(settings, home=tmp_path_factory.getbasetemp() / "home")


@contextmanager
def lost_at(engine: Engine, url: str, statement: str) -> Iterator[list[int]]:
    """Have the server end a connection just before it runs a statement, once."""
    ended: list[int] = []

    def end(connection: Any, cursor: Any, sql: str, *rest: Any) -> None:
        if statement in sql and not ended:
            ended.append(cursor.connection.info.backend_pid)
            plain = url.replace("postgresql+psycopg://", "postgresql://")
            with psycopg.connect(plain, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", ended)

    event.listen(engine, "before_cursor_execute", end)
    try:
        yield ended
    finally:
        event.remove(engine, "before_cursor_execute", end)


def two_documents(engine: Engine, settings: Settings) -> None:
    for n, (title, body) in enumerate((("Talks", TALKS), ("Grain", GRAIN))):
        capture(engine, settings, page(f"{HERE}/{n}", html(title, body), n))


def run_all(engine: Engine, settings: Settings) -> None:
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    flow.publish(engine)


AT_REFINE = (
    "FOR UPDATE OF capture, first SKIP LOCKED",
    "pg_advisory_xact_lock",
    "nextval(",
    "UPDATE core.article SET revision_id",
    "INSERT INTO core.article_url",
    "UPDATE raw.capture",
    "r.bands && ",
)
LATER = (
    "SET tag_version",
    "DELETE FROM core.mention",
    "REFRESH MATERIALIZED VIEW",
    "INSERT INTO ops.check_result",
)


@pytest.mark.parametrize("statement", AT_REFINE + LATER)
def test_a_connection_that_is_lost_leaves_nothing_half_written(
    engine: Engine, settings: Settings, warehouse_url: str, statement: str
) -> None:
    two_documents(engine, settings)
    before = snapshot(engine)
    with lost_at(engine, warehouse_url, statement) as ended, pytest.raises(LOST):
        run_all(engine, settings)
    assert ended
    if statement in AT_REFINE:
        assert snapshot(engine) == before
    run_all(engine, settings)
    after = snapshot(engine)
    assert len(after["revision"]) == 2
    assert after["mention"]
    assert rows(engine, "SELECT count(*) FROM raw.capture WHERE outcome = 'new'") == [(2,)]
    errors = rows(engine, "SELECT error FROM ops.stage_run WHERE error IS NOT NULL")
    assert len(errors) == 1, "the lost run left no row"


@pytest.mark.parametrize("statement", ["INSERT INTO raw.capture", "UPDATE raw.entry"])
def test_reading_a_folder_can_be_repeated_after_a_lost_connection(
    engine: Engine, settings: Settings, warehouse_url: str, tmp_path: Path, statement: str
) -> None:
    (tmp_path / "in").mkdir()
    for n, body in enumerate((TALKS, GRAIN)):
        (tmp_path / "in" / f"{n}.txt").write_text("\n\n".join(body))
    with lost_at(engine, warehouse_url, statement), pytest.raises(LOST):
        flow.read_folder(engine, settings, [tmp_path / "in"])
    assert rows(engine, "SELECT count(*) FROM raw.entry") == [(0,)]
    assert flow.read_folder(engine, settings, [tmp_path / "in"])["new"] == 2


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let this process write no larger files, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_leaves_everything_pending(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for n, body in enumerate((TALKS, GRAIN)):
        (tmp_path / "in" / f"{n}.txt").write_text("\n\n".join(body))
    with no_file_above(500), pytest.raises(ArchiveError, match=r"warc.*can't be written"):
        flow.read_folder(engine, settings, [tmp_path / "in"])
    assert rows(engine, "SELECT count(*) FROM raw.capture") == [(0,)]
    assert rows(engine, "SELECT count(*) FROM raw.entry") == [(0,)]
    [(error,)] = rows(engine, "SELECT error FROM ops.stage_run WHERE stage = 'read_folder'")
    assert error.startswith("ArchiveError: ")
    assert flow.read_folder(engine, settings, [tmp_path / "in"])["new"] == 2


def test_a_folder_that_cannot_be_written_is_said(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "warc").write_text("a file, not a folder")
    (tmp_path / "in.txt").write_text("\n\n".join(TALKS))
    broken = replace(settings, warc_url=str(tmp_path / "warc"))
    with pytest.raises(ArchiveError, match=r"warc.*can't be written"):
        flow.read_folder(engine, broken, [tmp_path / "in.txt"])
    assert flow.read_folder(engine, settings, [tmp_path / "in.txt"])["new"] == 1


def test_what_another_worker_holds_is_left_to_it(engine: Engine, settings: Settings) -> None:
    two_documents(engine, settings)
    other = connect(str(settings.database_url))
    with other.begin() as connection:
        connection.exec_driver_sql("SELECT FROM raw.capture ORDER BY id LIMIT 1 FOR UPDATE")
        counts = flow.refine(engine, settings, flow.captures_to_refine(engine))
    other.dispose()
    assert counts["captures"] == 1
    assert len(flow.captures_to_refine(engine)) == 1
