"""A failed batch fails its own mapped task and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from sqlalchemy import Engine, text

from demo.newsroom.server import Newsroom
from demo.newsroom.sources import write_sources
from pipeline import flow
from pipeline.embedded.airflow_home import settings_environment
from pipeline.settings import PROJECT, Settings

pytestmark = [pytest.mark.airflow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module", autouse=True)
def _airflow_database() -> None:
    from airflow.utils.db import initdb

    initdb()


@pytest.fixture
def engine(warehouse_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A warehouse with the captures of the newsroom pending."""
    with Newsroom(0) as newsroom:
        write_sources(tmp_path / "sources", newsroom.port)
        settings = replace(
            Settings.from_env({"EUXINE_HOME": str(tmp_path)}),
            database_url=warehouse_url,
            sources=tmp_path / "sources",
            allow_hosts=frozenset({f"*.localhost:{newsroom.port}"}),
        )
        for name, value in settings_environment(settings).items():
            monkeypatch.setenv(name, value)
        engine = flow.prepare(settings)
        flow.poll(engine, settings, flow.feeds_to_poll(engine, everything=True), everything=True)
        flow.fetch(engine, settings, flow.entries_to_fetch(engine))
        yield engine
        engine.dispose()


def run(bag: DagBag) -> dict[tuple[str, int], str]:
    """Run ingest_articles in this process; the state of each task instance."""
    ended: Any = bag.dags["ingest_articles"].test()
    return {(ti.task_id, ti.map_index): str(ti.state) for ti in ended.get_task_instances()}


def test_one_bad_batch(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = DagBag(PROJECT / "dags")
    dag = bag.dags["ingest_articles"]
    for task in dag.tasks:
        monkeypatch.setattr(task, "retries", 0, raising=False)
    monkeypatch.setenv("EUXINE_BATCH_PAGES", "60")
    poisoned = flow.captures_to_refine(engine)[0]
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'poisoned'; END$$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER poison BEFORE UPDATE ON raw.capture FOR EACH ROW "
            f"WHEN (OLD.id = {poisoned}) EXECUTE FUNCTION poison()"
        )

    states = run(bag)

    refined = {index: state for (task, index), state in states.items() if task == "refine"}
    assert sorted(refined.values()) == ["failed", *["success"] * (len(refined) - 1)]
    assert len(refined) >= 3
    assert states["announce", -1] == "success"
    assert states["watch", -1] == "failed"
    with engine.connect() as connection:
        pending = connection.execute(
            text("SELECT count(*) FROM raw.capture WHERE outcome IS NULL")
        ).scalar_one()
        articles = connection.execute(text("SELECT count(*) FROM core.article")).scalar_one()
    assert pending == 60, "the batch that failed left half of itself behind"
    assert articles > 60

    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER poison ON raw.capture")
    states = run(bag)
    assert "failed" not in states.values()
    with engine.connect() as connection:
        assert flow.captures_to_refine(engine) == []
        assert connection.execute(text("SELECT count(*) FROM core.article")).scalar_one() > articles
