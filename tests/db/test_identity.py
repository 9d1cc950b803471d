"""One document, one article: whatever its addresses, in whatever order they are met."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.settings import Settings
from tests.db.documents import GRAIN, TALKS, capture, html, page, refine, rows
from tests.support import snapshot

HERE = "http://gazette.localhost:8799"
PUBLISHED = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a home that all tests share, so that the names are compiled once."""
    return replace(settings, home=tmp_path_factory.getbasetemp() / "home")


def test_a_text_that_changes_and_changes_back_has_three_revisions(
    engine: Engine, settings: Settings
) -> None:
    """By two known addresses and all in one batch."""
    first = html("Talks", TALKS, PUBLISHED, canonical=f"{HERE}/a")
    changed = html("Talks fail", TALKS[:4], PUBLISHED, canonical=f"{HERE}/a")
    capture(engine, settings, page(f"{HERE}/a", first, 0), page(f"{HERE}/b", first, 1))
    refine(engine, settings)
    capture(
        engine,
        settings,
        page(f"{HERE}/b", changed, 2),
        page(f"{HERE}/a", first + b"<!-- other bytes -->", 3),
        page(f"{HERE}/b", first + b"<!-- other bytes -->", 4),
    )
    refine(engine, settings)
    found = rows(engine, "SELECT number, title FROM mart.revision ORDER BY number")
    assert found == [(1, "Talks"), (2, "Talks fail"), (3, "Talks")]
    assert rows(engine, "SELECT revisions, title FROM mart.article") == [(3, "Talks")]


def test_captures_refined_out_of_order_count_in_the_order_made(
    engine: Engine, settings: Settings
) -> None:
    early, late = html("Talks", TALKS, PUBLISHED), html("Talks fail", TALKS[:4], PUBLISHED)
    for body, minutes in ((late, 90), (early, 0), (early, 30)):
        capture(engine, settings, page(f"{HERE}/1", body, minutes))
        refine(engine, settings)
    assert rows(engine, "SELECT number, title FROM mart.revision ORDER BY number") == [
        (1, "Talks"),
        (2, "Talks fail"),
    ]
    [(revisions, title, first, newest)] = rows(
        engine,
        "SELECT revisions, title, captured_at, (SELECT max(captured_at) FROM raw.capture) "
        "FROM mart.article",
    )
    assert (revisions, title) == (2, "Talks fail")
    assert (newest - first).total_seconds() == 90 * 60


def test_articles_become_one_when_a_link_between_them_comes_to_light(
    engine: Engine, settings: Settings
) -> None:
    capture(engine, settings, page(f"{HERE}/a", html("Talks", TALKS, PUBLISHED), 0))
    capture(engine, settings, page(f"{HERE}/b", html("Grain", GRAIN, PUBLISHED), 1))
    refine(engine, settings)
    assert len(rows(engine, "SELECT 1 FROM core.article")) == 2
    joined = html("Grain", GRAIN, PUBLISHED, canonical=f"{HERE}/a")
    capture(engine, settings, page(f"{HERE}/b", joined, 2))
    refine(engine, settings)
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    [(url, revisions, title)] = rows(engine, "SELECT url, revisions, title FROM mart.article")
    assert (url, revisions, title) == (f"{HERE}/a", 2, "Grain")
    assert rows(engine, "SELECT DISTINCT article_id IS NULL FROM raw.capture") == [(False,)]
    assert rows(engine, "SELECT count(*) > 5 FROM mart.mention") == [(True,)]


def test_an_old_text_tagged_again_leaves_the_newest_alone(
    engine: Engine, settings: Settings
) -> None:
    capture(engine, settings, page(f"{HERE}/1", html("Talks", TALKS, PUBLISHED), 0))
    refine(engine, settings)
    old = flow.revisions_to_tag(engine, settings)
    flow.tag(engine, settings, old)
    capture(engine, settings, page(f"{HERE}/1", html("Talks fail", TALKS[:4], PUBLISHED), 1))
    refine(engine, settings)
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    before = snapshot(engine)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE core.revision SET tag_version = 'older' WHERE id = :id"), {"id": old[0]}
        )
    assert flow.tag(engine, settings, old)["texts"] == 0
    assert snapshot(engine) == before


def test_a_copy_that_is_rewritten_is_a_copy_no_more(engine: Engine, settings: Settings) -> None:
    later = PUBLISHED.replace(hour=15)
    capture(engine, settings, page(f"{HERE}/a", html("Talks", TALKS, PUBLISHED), 0))
    capture(engine, settings, page(f"{HERE}/b", html("Antalya", TALKS, later), 1))
    refine(engine, settings)
    assert len(rows(engine, "SELECT 1 FROM core.copy")) == 1
    capture(engine, settings, page(f"{HERE}/b", html("Grain", GRAIN, later), 2))
    refine(engine, settings)
    assert rows(engine, "SELECT 1 FROM core.copy") == []


def test_a_page_that_trips_over_a_bug_does_not_hold_up_its_batch(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules["pipeline.flow.refine"]
    whole = module.judge_relevance

    def stumble(**fields: object) -> object:
        if fields["title"] == "Grain":
            raise RuntimeError("a bug")
        return whole(**fields)

    monkeypatch.setattr(module, "judge_relevance", stumble)
    capture(engine, settings, page(f"{HERE}/a", html("Talks", TALKS, PUBLISHED), 0))
    capture(engine, settings, page(f"{HERE}/b", html("Grain", GRAIN, PUBLISHED), 1))
    refine(engine, settings)
    assert rows(engine, "SELECT title FROM mart.article") == [("Talks",)]
    assert rows(engine, "SELECT reason, detail FROM ops.rejection") == [
        ("error", "RuntimeError: a bug")
    ]
