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
    flow.poll(engine, settings, flow.feeds_to_poll(engine, everything=True))
    for _ in range(2):
        flow.fetch(engine, settings, flow.entries_to_fetch(engine))
    flow.refine(engine, settings, flow.captures_to_refine(engine))
    flow.tag(engine, settings, flow.revisions_to_tag(engine))
    flow.publish(engine)


def counts(faults: dict[str, list[str]], *allowed: str) -> str:
    """The faults that are not allowed, as text; '' if there are none."""
    return "\n".join(
        line for kind, lines in faults.items() if kind not in allowed for line in lines
    )


def test_what_comes_out_is_what_the_gold_says(
    engine: Engine, settings: Settings, newsroom: Newsroom
) -> None:
    settings = replace(settings, allow_hosts=frozenset({f"*.localhost:{newsroom.port}"}))
    write_sources(settings.sources, newsroom.port)
    flow.sync_outlets(engine, settings)
    gold: dict[str, Any] = make_gold(newsroom.port)
    for edition in (1, 2):
        newsroom.set_edition(edition)
        collect(engine, settings)
        faults = judge(engine, gold, edition)
        assert counts(faults) == ""

    before = snapshot(engine)
    newsroom.requests.clear()
    collect(engine, settings)
    assert snapshot(engine) == before
    pages = [path for path in newsroom.requests if "/rss" not in path and "robots" not in path]
    assert len(pages) < 10, "pages were fetched again although nothing changed"

    with engine.connect() as connection:
        outcomes = dict(
            connection.execute(
                text(
                    """
                    SELECT outcome, count(*) FROM ops.poll
                    WHERE polled_at = (SELECT max(polled_at) FROM ops.poll p
                        WHERE p.feed_id = poll.feed_id)
                    GROUP BY outcome
                    """
                )
            ).all()
        )
    assert set(outcomes) <= {"not_modified", "unchanged"}
