"""The DAGs: they load, they are documented, and their promises stand in their settings."""

from __future__ import annotations

import ast
from datetime import timedelta

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import Asset

from pipeline.settings import PROJECT

pytestmark = pytest.mark.airflow

NAMES = {"poll_feeds", "ingest_articles", "publish_marts", "backfill_archive"}


@pytest.fixture(scope="module")
def bag() -> DagBag:
    return DagBag(PROJECT / "dags")


def test_every_file_loads_and_is_one_dag(bag: DagBag) -> None:
    assert bag.import_errors == {}
    assert set(bag.dags) == NAMES
    files = {path.stem for path in (PROJECT / "dags").glob("*.py")} - {"euxine_common"}
    assert files == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_dag_says_what_it_does_and_keeps_within_bounds(bag: DagBag, name: str) -> None:
    dag = bag.dags[name]
    assert dag.doc_md is not None
    assert dag.doc_md.strip().startswith("###")
    assert "euxine" in dag.tags
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    for task in dag.tasks:
        assert task.owner == "euxine"
        assert task.execution_timeout is not None
        assert task.execution_timeout <= timedelta(minutes=15)
        if task.task_id != "watch":
            assert task.retries >= 2
            assert task.retry_exponential_backoff
            assert task.max_retry_delay is not None


def test_assets_chain_the_dags(bag: DagBag) -> None:
    def outlets(name: str) -> set[str]:
        return {
            item.uri
            for task in bag.dags[name].tasks
            for item in task.outlets
            if isinstance(item, Asset)
        }

    def schedule(name: str) -> str:
        return str(bag.dags[name].timetable.asset_condition)

    assert outlets("poll_feeds") == outlets("backfill_archive") == {"euxine://raw/entry"}
    assert outlets("ingest_articles") == {"euxine://core/article"}
    assert "euxine://raw/entry" in schedule("ingest_articles")
    assert "euxine://core/article" in schedule("publish_marts")


def test_backfills_have_daily_intervals(bag: DagBag) -> None:
    assert type(bag.dags["backfill_archive"].timetable).__name__ == "CronDataIntervalTimetable"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_dag_file_is_thin(name: str) -> None:
    source = (PROJECT / "dags" / f"{name}.py").read_text()
    assert len(source.splitlines()) <= 140
    top = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {getattr(node, "module", None) or node.names[0].name for node in top}
    heavy = {module for module in modules if module.startswith("pipeline")} - {"pipeline.settings"}
    assert heavy == set(), "parsing a DAG must not import the pipeline"
