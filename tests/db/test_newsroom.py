"""The newsroom through every stage without Airflow, compared with what must come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from demo.newsroom.gold import gold as make_gold
from demo.newsroom.server import Newsroom
from demo.newsroom.sources import write_sources
from pipeline import flow
from pipeline.settings import Settings
from tests.support import judge, snapshot


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with Newsroom(0, tmp_path / "newsroom.json") as served:
        yield served


def collect(engine: Engine, settings: Settings) -> None:
    """Poll everything and load what it announces; twice, because one page fails the first time."""
    flow.poll(engine, settings, flow.feeds_to_poll(engine, everything=True), everything=True)
    for _ in range(2):
        flow.fetch(engine, settings, flow.entries_to_fetch(engine))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    flow.publish(engine)


def test_what_comes_out_is_what_the_gold_says(
    engine: Engine, settings: Settings, newsroom: Newsroom
) -> None:
    settings = replace(settings, allow_hosts=frozenset({f"*.localhost:{newsroom.port}"}))
    (settings.sources / "one.yaml").unlink()
    write_sources(settings.sources, newsroom.port)
    flow.sync_outlets(engine, settings)
    gold: dict[str, Any] = make_gold(newsroom.port)
    for edition in (1, 2):
        newsroom.set_edition(edition)
        collect(engine, settings)
        faults = judge(engine, gold, edition)
        assert faults == {}

    before = snapshot(engine)
    newsroom.requests.clear()
    collect(engine, settings)
    assert snapshot(engine) == before
    pages = [path for path in newsroom.requests if "/rss" not in path and "robots" not in path]
    assert len(pages) < 10, "pages were fetched again although nothing changed"

    with engine.connect() as connection:
        last = connection.execute(
            text(
                """
                SELECT DISTINCT ON (feed_id) outcome, error FROM ops.poll
                ORDER BY feed_id, polled_at DESC
                """
            )
        ).all()
    assert {row.error for row in last} == {None}
    assert {row.outcome for row in last} <= {"not_modified", "unchanged"}
