"""The command: help with an example everywhere, and a sentence instead of a trace."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import typer

from pipeline.cli import app, main


def commands(group: Any = None, *above: str) -> dict[str, Any]:
    """Every command by its words."""
    group = group or typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name, one in group.commands.items():
        words = (*above, name)
        found |= commands(one, *words) if hasattr(one, "commands") else {" ".join(words): one}
    return found


COMMANDS = commands()
START = "from pipeline.cli import main; main()"
EXPECTED = {
    *("demo", "up", "down", "status", "sql", "migrate"),
    *("poll", "fetch", "refine", "tag", "publish", "ingest", "backfill", "retry"),
    *("sources list", "sources check", "sources add", "sources disable", "sources enable"),
    *("sources health", "captures export", "captures check"),
    *("extract", "tag-text", "compare"),
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """Runs the command in this process: its exit code, its output and its errors."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("EUXINE_HOME", str(tmp_path / "home"))

    def run(*words: str, **environ: str) -> tuple[int, str, str]:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["euxine", *words])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        return code, out, err

    return run


def test_the_commands_that_the_documentation_names_are_there() -> None:
    assert set(COMMANDS) >= EXPECTED


@pytest.mark.parametrize("words", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(run: Any, words: str) -> None:
    code, out, _ = run(*words.split(), "--help", COLUMNS="200")
    assert code == 0
    assert "Example" in out
    assert f"euxine {words}" in click.unstyle(out)


def test_without_a_command_it_helps_and_its_version_is_told(run: Any) -> None:
    _, out, err = run()
    assert "ingest" in out + err
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("euxine ")


def a_sentence(err: str) -> str:
    """What stands on standard error, if that is one message and no trace."""
    assert "Traceback" not in err
    assert err.startswith("euxine: ")
    return err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EUXINE_CONCURRENCY", "many"),
        ("EUXINE_API_PORT", "80.5"),
        ("EUXINE_ALLOW_HOSTS", "localhost"),
        ("EUXINE_POLL_CRON", "sometimes"),
        ("EUXINE_DATABASE_URL", "nonsense"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@host:port/x"),
        ("EUXINE_DATABASE_URL", "mysql://user:secret@host/x"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/x"),
        ("EUXINE_DATABASE_URL", "postgresql://user@127.0.0.1:1/x?password=secret"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:99999/x"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@[::1/x"),
        ("EUXINE_DATABASE_URL", "postgresql://user:sec%00ret@127.0.0.1:1/x"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/x?colour=red"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/x?sslmode=perhaps"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@127.0.0.1:1/x?connect_timeout=soon"),
        ("EUXINE_DATABASE_URL", "postgresql://user:secret@/x?host=a:b&host=c:d"),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(run: Any, name: str, value: str) -> None:
    code, _, err = run("poll", **{name: value})
    assert code == 1
    assert name in a_sentence(err)
    assert "secret" not in err


def test_a_path_that_is_not_there_is_named_before_a_server_is_started(
    run: Any, tmp_path: Path
) -> None:
    code, _, err = run("ingest", str(tmp_path), str(tmp_path / "nowhere"))
    assert code == 1
    assert f"{tmp_path / 'nowhere'}: no such file or folder" in a_sentence(err)
    assert not (tmp_path / "home").exists()


def test_a_folder_of_sources_that_is_not_there_is_named(run: Any, tmp_path: Path) -> None:
    code, _, err = run("sources", "list", EUXINE_SOURCES=str(tmp_path / "nowhere"))
    assert code == 1
    assert "nowhere" in a_sentence(err)


def test_an_outlet_that_is_not_there_is_named(run: Any) -> None:
    code, _, err = run("sources", "check", "no-such-outlet")
    assert code != 0
    assert "no-such-outlet" in err
    assert "Traceback" not in err


def test_days_in_the_wrong_order_are_refused(run: Any) -> None:
    code, _, err = run("backfill", "--from", "2022-03-10", "--to", "2022-03-01")
    assert code == 2
    assert "2022-03-01 is before --from 2022-03-10" in a_sentence(err)


def test_outlets_are_listed_for_programs_too(run: Any) -> None:
    code, out, _ = run("sources", "list", "--json")
    assert code == 0
    assert {"id", "name", "country", "feeds"} <= set(json.loads(out)[0])


@pytest.mark.parametrize("name", ["extract", "compare"])
def test_one_bad_line_gives_an_error_and_the_others_their_answers(
    name: str, tmp_path: Path
) -> None:
    text = "Lavrov and Çavuşoğlu met in Antalya on Thursday, and spoke of a ceasefire. " * 9
    good = {
        "extract": {
            "id": 1,
            "url": None,
            "html": f"<article><h1>Talks</h1><p>{text}</p></article>",
        },
        "compare": {"id": 1, "a": {"text": text}, "b": {"text": text}},
    }[name]
    lines = [json.dumps(good), "not json", "{}", json.dumps({**good, "id": 4})]
    done = subprocess.run(
        [sys.executable, "-c", START, name, "--processes", "1"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "EUXINE_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 4
    assert ["error" in one for one in answers] == [False, True, True, False]
    assert [answers[0]["id"], answers[3]["id"]] == [1, 4]
