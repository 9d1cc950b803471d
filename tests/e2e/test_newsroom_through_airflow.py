"""The newsroom through a real Airflow, compared with what must come out."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from demo.newsroom.gold import gold as make_gold
from demo.newsroom.server import Newsroom
from demo.newsroom.sources import write_sources
from pipeline import flow
from pipeline.cli.stack import read_status
from pipeline.embedded.airflow import Stack
from pipeline.embedded.airflow_api import AirflowClient, Run
from pipeline.flow.tag import get_tagger
from pipeline.settings import Settings
from tests.support import judge, snapshot

DAGS = ("poll_feeds", "ingest_articles", "publish_marts", "backfill_archive")
pytestmark = [pytest.mark.airflow, pytest.mark.e2e, pytest.mark.timeout(1200)]


@dataclass
class World:
    """A newsroom, a warehouse and an Airflow that works between them."""

    newsroom: Newsroom
    engine: Engine
    client: AirflowClient

    def poll(self) -> list[Run]:
        """Poll everything and wait for all that follows."""
        return self.client.wait_for_chain(self.client.trigger("poll_feeds", {"everything": True}))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Iterator[World]:
    home = tmp_path_factory.mktemp("home")
    (home / "cache").symlink_to(compiled)
    with Newsroom(0) as newsroom:
        write_sources(home / "sources", newsroom.port)
        settings = Settings.from_env(
            {
                "EUXINE_HOME": str(home),
                "EUXINE_SOURCES": str(home / "sources"),
                "EUXINE_ALLOW_HOSTS": f"*.localhost:{newsroom.port}",
                "EUXINE_RETRY_DELAY": "0",
                "EUXINE_POLL_CRON": "never",
                "EUXINE_API_PORT": str(free_port()),
            }
        )
        stack = Stack(settings)
        try:
            settings = replace(settings, database_url=stack.server.start())
            engine = flow.prepare(settings)
            get_tagger(settings)
            stack.up()
            client = AirflowClient.of(stack)
            for dag in DAGS:
                client.wait_for_dag(dag)
            client.unpause(*DAGS[:3])
            yield World(newsroom, engine, client)
            engine.dispose()
        finally:
            stack.down()
            stack.server.destroy()


def test_two_editions_come_out_as_the_gold_says(world: World) -> None:
    gold = make_gold(world.newsroom.port)
    assert [run.dag_id for run in world.poll()] == list(DAGS[:3])
    # One page fails the first time it is asked for; the second poll finds it waiting.
    world.newsroom.set_edition(2)
    assert [run.dag_id for run in world.poll()] == list(DAGS[:3])

    assert judge(world.engine, gold, 2) == {}
    status = read_status(world.engine)
    assert {run["stage"] for run in status["stages"]} == {
        *("poll", "fetch", "refine", "tag", "publish")
    }
    assert all(run["error"] is None for run in status["stages"])
    assert status["tables"]["mart"]["daily_person_pair"] > 0


def test_running_it_all_again_changes_nothing(world: World) -> None:
    before = snapshot(world.engine)
    assert [run.dag_id for run in world.poll()] == ["poll_feeds"]
    for dag in ("ingest_articles", "publish_marts"):
        world.client.wait(world.client.trigger(dag))
    assert snapshot(world.engine) == before


def test_a_day_is_backfilled_from_the_news_sitemaps(world: World) -> None:
    """What the sitemaps list for a day and no feed announced comes in by a backfill of that day."""
    with world.engine.begin() as connection:
        day = (
            connection.execute(
                text(
                    """
                DELETE FROM raw.entry USING ops.feed
                WHERE feed.id = entry.feed_id AND feed.kind = 'news_sitemap'
                RETURNING entry.published_at::date
                """
                )
            )
            .scalars()
            .first()
        )
    before = snapshot(world.engine)
    client = world.client
    client.unpause("backfill_archive")
    client.call(
        "POST",
        "/backfills",
        {
            "dag_id": "backfill_archive",
            "from_date": f"{day}T00:00:00Z",
            "to_date": f"{day}T00:00:00Z",
            "max_active_runs": 1,
            "run_on_latest_version": True,
        },
    )
    runs = [r for r in client.runs("backfill_archive") if r.run_id.startswith("backfill")]
    assert len(runs) == 1
    client.wait_for_chain(runs[0])
    after = snapshot(world.engine)
    announced = [row for row in after["entry"] if row not in before["entry"]]
    assert announced
    assert {name: rows for name, rows in after.items() if name not in ("entry", "capture")} == {
        name: rows for name, rows in before.items() if name not in ("entry", "capture")
    }
