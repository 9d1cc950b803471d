"""What the tag stage leaves for analysts, and what it offers the operator."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from pipeline import flow
from pipeline.cli import app
from pipeline.flow.candidates import knowledge_candidates
from pipeline.flow.tag import get_tagger
from pipeline.model import Tagging
from pipeline.settings import Settings
from tests.db.documents import capture, html, page, refine, rows
from tests.support import snapshot

HERE = "http://gazette.localhost:8799"
PUBLISHED = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)
VISIT = (
    "The Turkish foreign minister arrived in Kiev on Thursday for talks with Dmytro Kuleba, "
    "who had asked for them, and with officers of the Armed Forces of Ukraine.",
    "Ankara said that the talks were open. Ukraine and Russia have each named a delegation.",
    "The talks were prepared by Larysa Bohatyrenko, a lawyer from Lviv. Bohatyrenko said that "
    "Turkey and Ukraine would sign nothing on the first day.",
)


def taken(engine: Engine, settings: Settings, *bodies: tuple[str, ...]) -> None:
    for number, body in enumerate(bodies):
        document = html(f"Visit number {number}", body, PUBLISHED)
        capture(engine, settings, page(f"{HERE}/{number}", document, number))
        refine(engine, settings)
    flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))


def test_mentions_say_what_they_are(engine: Engine, settings: Settings) -> None:
    taken(engine, settings, VISIT)
    mentions = rows(
        engine,
        "SELECT surface, entity, kind, office, nested, place, choice, variant FROM mart.mention "
        "ORDER BY start_offset DESC",
    )
    found = {surface: rest for surface, *rest in mentions}
    assert found["Turkish foreign minister"][:3] == [
        *("mevlut-cavusoglu", "office", "foreign-minister"),
    ]
    assert found["Kiev"][0] == "kyiv"
    assert found["Kiev"][-2:] == ["kyiv", "Kiev"]
    assert found["Armed Forces of Ukraine"][0] == "ukrainian-armed-forces"
    assert found["Ankara"][0] == "government-of-turkey"
    assert found["Ankara"][4] == "ankara"
    assert found["Larysa Bohatyrenko"][0] is None
    nested = "SELECT surface FROM mart.mention WHERE nested AND entity = 'ukraine'"
    assert ("Ukraine",) in rows(engine, nested)
    assert rows(engine, "SELECT variant, mentions FROM mart.name_choice WHERE choice = 'kyiv'") == [
        ("Kiev", 1)
    ]


def test_without_the_recognizer_nothing_else_changes(engine: Engine, settings: Settings) -> None:
    taken(engine, settings, VISIT)
    query = "SELECT * FROM core.mention WHERE rule <> 'recognized' ORDER BY in_title, start_offset"
    countries = "SELECT * FROM core.article_country ORDER BY country"
    before = rows(engine, query), rows(engine, countries)
    assert rows(engine, "SELECT count(*) > 0 FROM core.mention WHERE rule = 'recognized'") == [
        (True,)
    ]
    without = replace(settings, recognizer=False)
    ids = flow.revisions_to_tag(engine, without, replay=True)
    assert len(ids) == 1
    flow.tag(engine, without, ids)
    assert (rows(engine, query), rows(engine, countries)) == before
    assert rows(engine, "SELECT count(*) FROM core.mention WHERE rule = 'recognized'") == [(0,)]


def test_switching_back_gives_the_same_rows(engine: Engine, settings: Settings) -> None:
    taken(engine, settings, VISIT)
    before = snapshot(engine)
    for choice in (replace(settings, recognizer=False), settings):
        flow.tag(engine, choice, flow.revisions_to_tag(engine, choice, replay=True))
    assert snapshot(engine) == before


def test_relations_and_aliases_are_in_the_warehouse(engine: Engine) -> None:
    relations = {row[0] for row in rows(engine, "SELECT DISTINCT relation FROM mart.relation")}
    assert relations == {"leads", "part_of", "located_in", "owner_of"}
    assert (
        rows(
            engine,
            "SELECT count(*) FROM mart.relation WHERE relation = 'leads' "
            "AND entity = 'recep-tayyip-erdogan' AND target = 'turkey'",
        )[0][0]
        >= 1
    )
    assert rows(
        engine, "SELECT name FROM mart.alias WHERE entity = 'kyiv' AND language = 'uk' "
        "AND kind = 'name'"
    ) == [("Київ",)]  # fmt: skip


OTHER = (
    "Turkey and Ukraine signed a second paper on grain in Istanbul, said Larysa Bohatyrenko, who "
    "had written both of them. Ukraine's parliament will read it next week.",
    "Bohatyrenko added that Ankara and Kyiv would meet again in May, in Odesa or in Izmir.",
)


def test_names_nobody_knows_are_offered(engine: Engine, settings: Settings) -> None:
    taken(engine, settings, VISIT, OTHER)
    found = knowledge_candidates(engine, days=30, types=["person"], least_articles=2)
    (candidate,) = [c for c in found if c.id == "larysa-bohatyrenko"]
    assert candidate.articles == 2
    assert candidate.sources == 1
    assert candidate.row()["name"] == {"en": "Larysa Bohatyrenko"}
    assert knowledge_candidates(engine, days=30, types=["person"], least_articles=9) == []


def test_candidates_as_a_command(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(engine, settings, VISIT, OTHER)
    monkeypatch.setenv("EUXINE_HOME", str(settings.home))
    monkeypatch.setenv("EUXINE_DATABASE_URL", str(settings.database_url))
    run = CliRunner()
    table = run.invoke(app, ["knowledge", "candidates", "--articles", "2"])
    assert table.exit_code == 0
    assert "Larysa Bohatyrenko" in table.stdout
    proposed = run.invoke(app, ["knowledge", "candidates", "--articles", "2", "--rows"])
    assert "- id: larysa-bohatyrenko\n  type: person\n" in proposed.stdout
    none = run.invoke(app, ["knowledge", "candidates", "--articles", "99"])
    assert none.exit_code == 0
    assert "No unlinked name" in none.stdout


def test_a_text_that_trips_the_tagger_does_not_stop_the_others(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(engine, settings, VISIT, OTHER)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE core.revision SET tag_version = NULL")
    tagger = get_tagger(settings)
    real = tagger.tag

    def trips(title: str | None, text: str | None, *rest: Any) -> Tagging:
        if text and "second paper" in text:
            raise RecursionError
        return real(title, text, *rest)

    monkeypatch.setattr(tagger, "tag", trips)
    counts = flow.tag(engine, settings, flow.revisions_to_tag(engine, settings))
    assert (counts["texts"], counts["failed"]) == (2, 1)
    assert flow.revisions_to_tag(engine, settings) == []
    assert len(rows(engine, "SELECT DISTINCT article_id FROM core.mention")) == 1
