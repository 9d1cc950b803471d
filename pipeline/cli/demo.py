"""`euxine demo`: the whole way of an article on this machine, through real Airflow runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Engine

from pipeline import flow
from pipeline.cli.output import console, print_table
from pipeline.cli.stack import read_status
from pipeline.embedded import EmbeddedError
from pipeline.embedded.airflow import Stack
from pipeline.embedded.airflow_api import AirflowClient
from pipeline.embedded.processes import listener_of
from pipeline.flow.tag import get_tagger
from pipeline.settings import PROJECT, Settings
from pipeline.store.migrate import SQL

NEWSROOM_PORT = 8765
NEWSROOM_PATIENCE = 10.0
EDITION_URL = f"http://127.0.0.1:{NEWSROOM_PORT}/__newsroom__/edition"
LAST_EDITION = 2
API_PORT = 8085
DAGS = ("poll_feeds", "ingest_articles", "publish_marts")
STAGES = {
    "polled": "feeds asked",
    "entries": "announced by feeds",
    "captured": "pages archived",
    "new": "new articles",
    "revisions": "texts changed after publication",
    "unchanged": "known already, by this or another address",
    "copies": "articles that repeat another's text",
    "off_topic": "rejected as off-topic",
    "rejected": "rejected for other reasons",
    "mentions": "names linked to entities",
    "marts": "marts refreshed",
}
QUERIES = ("1_who_is_named_with_whom", "3_who_carried_whose_text", "4_changed_after_publication")

_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def register(app: typer.Typer) -> None:
    """Add the demo."""
    app.command()(demo)


def demo(
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave the stack running at the end.")
    ] = False,
) -> None:
    """Run the bundled newsroom through Airflow into PostgreSQL and show what came out.

    Everything is on loopback, in a home of its own below EUXINE_HOME; a second run finds
    nothing new. `euxine sql --demo` looks at the result.

    Example: euxine demo
    """
    clock = time.monotonic()
    settings = demo_settings(Settings.from_env())
    with ExitStack() as running:
        step("newsroom", f"outlets on http://127.0.0.1:{NEWSROOM_PORT}")
        running.enter_context(newsroom(settings.home, settings.sources))
        stack = Stack(settings)
        step("database", "PostgreSQL, schema, sources, knowledge base")
        if stack.status().state != "down":
            raise EmbeddedError("the demo already runs: stop it with `euxine down --demo`")
        if not keep:
            running.callback(stack.down)
        settings = replace(settings, database_url=stack.server.start())
        engine = flow.prepare(settings)
        running.callback(engine.dispose)
        get_tagger(settings)  # compiles the names once; every task then loads them
        before = read_status(engine)["funnel"]
        stack.up(lambda text: step("airflow", text))
        client = AirflowClient.of(stack)
        prepare_dags(client)
        for edition in range(get_edition(), LAST_EDITION + 1):
            set_edition(edition)
            run_chain(client, edition)
        report(engine, before)
        if keep:
            console.print(f"Airflow stays at {stack.url}; `euxine down --demo` stops it.")
    console.print(f"Done in {time.monotonic() - clock:.0f} s.", highlight=False)


def demo_settings(settings: Settings) -> Settings:
    """The demo's own home, its newsroom as the only sources, and no schedule of its own."""
    home = settings.home / "demo"
    return replace(
        settings,
        home=home,
        database_url=None,
        sources=home / "sources",
        warc_url=str(home / "warc"),
        allow_hosts=frozenset({f"*.localhost:{NEWSROOM_PORT}"}),
        retry_delay=0.0,
        poll_cron=None,
        api_port=settings.api_port if "EUXINE_API_PORT" in os.environ else API_PORT,
    )


def step(name: str, text: str) -> None:
    """A line of progress."""
    console.print(f"[dim]{time.strftime('%H:%M:%S')}[/dim]  [bold]{name:<9}[/bold] {text}",
                  highlight=False)  # fmt: skip


@contextmanager
def newsroom(home: Path, sources: Path) -> Iterator[None]:
    """The newsroom as a process of its own, which keeps its edition in ``home``."""
    if holder := listener_of(NEWSROOM_PORT):
        raise EmbeddedError(
            f"port {NEWSROOM_PORT}, where the demo's newsroom is served, is taken by {holder}: "
            "stop that and try again"
        )
    sources.mkdir(parents=True, exist_ok=True)
    state = ["--state", str(home / "newsroom.json"), "--port", str(NEWSROOM_PORT)]
    process = subprocess.Popen(
        [sys.executable, "-m", "demo.newsroom", *state, "--write-sources", str(sources)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            if process.poll() is not None:
                raise EmbeddedError("the newsroom did not start; its error stands above")
            if listener_of(NEWSROOM_PORT):
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(NEWSROOM_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def get_edition() -> int:
    """The edition that the newsroom serves; an earlier demo left it at the last."""
    with _direct.open(EDITION_URL, timeout=10) as answer:
        return int(json.load(answer)["edition"])


def set_edition(number: int) -> None:
    """Move the newsroom on: articles change and new ones appear."""
    request = urllib.request.Request(EDITION_URL, data=str(number).encode(), method="POST")
    with _direct.open(request, timeout=10):
        pass


def prepare_dags(client: AirflowClient) -> None:
    """Unpause the DAGs, and let end what an interrupted demo left behind."""
    for dag in DAGS:
        client.wait_for_dag(dag)
    client.unpause(*DAGS)
    for dag in DAGS:
        for left in client.runs(dag):
            client.wait(left)


def run_chain(client: AirflowClient, edition: int) -> None:
    """Trigger a poll and wait until the runs that its assets set off have ended too."""
    step("run", f"poll_feeds, edition {edition} of the newsroom")
    with console.status("Airflow is at work"):
        runs = client.wait_for_chain(client.trigger("poll_feeds", {"everything": True}))
    for run in runs:
        step("run", f"{run.dag_id} {run.state}")


def report(engine: Engine, before: dict[str, int]) -> None:
    """What happened, stage by stage, and what an analyst can ask now."""
    after = read_status(engine)["funnel"]
    gained = {name: after[name] - before[name] for name in STAGES}
    print_table(
        ["stage", "this run", "in all", ""],
        [(name, gained[name], after[name], meaning) for name, meaning in STAGES.items()],
        title="\nWhat happened",
    )
    if not gained["new"] and not gained["revisions"]:
        console.print("\nNothing new since the last run: every feed was asked, nothing changed.")
    with engine.connect() as connection:
        connection.exec_driver_sql("SET ROLE euxine_reader")
        for name in QUERIES:
            body = (SQL / "queries" / f"{name}.sql").read_text()
            result = connection.exec_driver_sql(body)
            rows: list[tuple[Any, ...]] = [tuple(row) for row in result.fetchmany(8)]
            title = body.split("\n", 1)[0].removeprefix("-- ")
            print_table(list(result.keys()), rows, title=f"\n{title}")
    console.print("\nMore: [bold]euxine sql --demo[/bold], and sql/queries.")
