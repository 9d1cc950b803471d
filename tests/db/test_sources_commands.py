"""`euxine sources` with a warehouse: outlets left alone, and how they are doing."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from pipeline import flow
from pipeline.cli import main
from pipeline.settings import Settings
from pipeline.store.database import connect
from tests.unit.collect.server import LocalServer

Run = Callable[..., tuple[int, str, str]]
NOW = datetime.now(UTC)


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], settings: Settings
) -> Run:
    """Runs `euxine sources …` in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(settings.home))
    monkeypatch.setenv("EUXINE_SOURCES", str(settings.sources))
    monkeypatch.setenv("EUXINE_DATABASE_URL", str(settings.database_url))

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["euxine", "sources", *words])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return run


def put(engine: Engine, statement: str, **values: object) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement), values)


def announce(engine: Engine, *hours_ago: float) -> None:
    """Entries of the outlet, first seen so many hours ago."""
    for hours in hours_ago:
        put(
            engine,
            """
            INSERT INTO raw.entry (feed_id, key, url, content_hash, first_seen_at, last_seen_at)
            SELECT id, :key, 'http://x/' || :key, 'x', :seen, :seen FROM ops.feed
            WHERE source_id = 'gazette'
            """,
            key=f"{hours}",
            seen=NOW - timedelta(hours=hours),
        )


def test_an_outlet_that_is_disabled_is_left_alone_until_it_is_enabled(
    run: Run, engine: Engine
) -> None:
    announce(engine, 1)
    code, out, err = run("disable", "gazette", "--why", "They asked us to wait until June.")
    assert code == 0, err
    assert out == "gazette is disabled: They asked us to wait until June\n"
    assert flow.feeds_to_poll(engine) == []
    assert flow.entries_to_fetch(engine) == []
    code, out, err = run("list", "--json")
    [row] = json.loads(out)
    assert row["disabled"] == f"{NOW:%Y-%m-%d} They asked us to wait until June"
    assert "They asked us to wait" in run("list")[1]
    code, out, err = run("enable", "gazette")
    assert code == 0, err
    assert len(flow.feeds_to_poll(engine)) == 1
    assert len(flow.entries_to_fetch(engine)) == 1
    assert json.loads(run("list", "--json")[1])[0]["disabled"] is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["disable", "nobody", "--why", "x"], 1, "no outlet is called nobody"),
        (["disable", "gazette", "--why", "  "], 2, "say why"),
        (["disable", "gazette"], 2, "--why"),
        (["enable", "gazette"], 1, "no outlet called gazette is disabled"),
        (["health", "nobody"], 2, "no outlet with feeds is called nobody"),
    ],
)
def test_what_can_t_be_done_is_said(
    run: Run, engine: Engine, words: list[str], code: int, said: str
) -> None:
    result, _, err = run(*words)
    assert result == code
    assert said in err
    assert "Traceback" not in err


def test_a_list_says_so_if_the_warehouse_does_not_answer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/x")
    code, out, err = run("list", "--json")
    assert code == 0
    assert [row["id"] for row in json.loads(out)] == ["gazette"]
    assert "which outlets are disabled is not known" in err
    assert "secret" not in err


def test_a_list_leaves_an_empty_database_as_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    monkeypatch.setenv("EUXINE_DATABASE_URL", database_url)
    assert run("list", "--json")[0] == 0
    with connect(database_url).connect() as connection:
        assert connection.execute(text("SELECT to_regclass('core.source')")).scalar() is None


def test_health_shows_what_needs_attention_in_words(run: Run, engine: Engine) -> None:
    announce(engine, *range(200, 2, -1))
    put(
        engine,
        """
        UPDATE ops.feed SET attention = :why, failures = 4, moved_to = 'http://new.example/[rss]',
            attention_since = now() WHERE source_id = 'gazette'
        """,
        why="http://gazette.localhost:8799/rss answered 410 Gone: [x] look for its new address.",
    )
    code, out, err = run("health")
    assert code == 0, err
    lines = out.splitlines()
    assert max(map(len, lines[:4])) <= 120
    assert "needs attention" in lines[1]
    assert "1/1" in lines[1]
    assert "answered 410 Gone: [x] look for its new address." in out
    assert "write http://new.example/[rss] instead" in out
    assert out.rstrip().endswith("1 outlets: 1 needs attention")
    assert run("health", "--fail")[0] == 1


def test_a_feed_that_is_gone_is_noticed_and_forgiven(
    run: Run, engine: Engine, settings: Settings
) -> None:
    with LocalServer() as server:
        url = server.url("/rss", "gazette.localhost")
        settings = replace(settings, allow_hosts=server.allowed)
        put(engine, "UPDATE ops.feed SET url = :url WHERE source_id = 'gazette'", url=url)

        def ask() -> str:
            flow.poll(
                engine, settings, flow.feeds_to_poll(engine, everything=True), everything=True
            )
            return run("health")[1]

        server.put("/rss", status=410)
        said = ask()
        assert "1 needs attention" in said
        assert f"gazette {url} answered 410 Gone: the publisher has taken this feed away" in said
        server.put("/rss", "<rss version='2.0'><channel><title>x</title></channel></rss>")
        assert "needs attention" not in ask()


def test_health_is_told_as_json(run: Run, engine: Engine) -> None:
    announce(engine, *range(200, 0, -1))
    code, out, err = run("health", "gazette", "--json", "--fail")
    assert code == 0, err
    said = json.loads(out)
    [outlet] = said["outlets"]
    assert (outlet["id"], outlet["verdict"], outlet["entries"]) == ("gazette", "well", 200)
    assert outlet["usual_gap"] == 3600
    assert outlet["feeds"][0]["url"] == "http://gazette.localhost:8799/rss"
    assert [language["language"] for language in said["languages"]] == ["en"]
