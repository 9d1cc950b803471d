"""The running stack: up, down, status, sql."""

from __future__ import annotations

import os
import subprocess
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from psycopg.pq import Conninfo
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from pipeline import flow
from pipeline.cli.output import console, print_json, print_table, say_error
from pipeline.cli.session import warehouse
from pipeline.embedded import EmbeddedError
from pipeline.embedded.airflow import Stack
from pipeline.embedded.airflow_api import AirflowClient
from pipeline.embedded.postgres import PostgresServer
from pipeline.settings import Settings
from pipeline.store.dictionary import describe_tables
from pipeline.store.logins import make_logins
from pipeline.store.status import count_tables, funnel, last_runs

DAGS = ("poll_feeds", "ingest_articles", "publish_marts", "backfill_archive")
Demo = Annotated[bool, typer.Option("--demo", help="The demo's warehouse instead.")]


def register(app: typer.Typer) -> None:
    """Add the stack commands."""
    for command in (up, down, status, sql, tables, migrate):
        app.command()(command)


def settings_for(demo: bool) -> Settings:
    """The settings, with the demo's own home if asked."""
    settings = Settings.from_env()
    return replace(settings, home=settings.home / "demo") if demo else settings


def up() -> None:
    """Start PostgreSQL and Airflow with the live sources and keep them running.

    Airflow's pages are on 127.0.0.1; EUXINE_API_PORT chooses another port than 8080.

    Example: euxine up
    """
    settings = Settings.from_env()
    stack = Stack(settings)
    if stack.status().state == "up":
        raise EmbeddedError(f"Euxine already runs: {stack.url}. `euxine down` stops it.")
    with stack.server as url:  # which is left running for Airflow, if that starts
        flow.prepare(replace(settings, database_url=settings.database_url or url)).dispose()
        state = stack.up(lambda text: console.print(f"  {text}", highlight=False))
        try:
            run_dags(AirflowClient.of(stack))
        except BaseException:
            stack.down(keep_database=True)
            raise
    console.print(f"Euxine runs. Airflow: {state.url} (user {stack.user}, password in")
    console.print(f"{stack.airflow.password_file}). Logs: {state.logs}", soft_wrap=True)
    console.print(f"The DAGs {', '.join(DAGS)} are switched on.", soft_wrap=True)
    console.print("`euxine status` tells what it does, `euxine down` stops it.")


def run_dags(client: AirflowClient) -> None:
    """Let the DAGs be scheduled: Airflow takes in a new one paused."""
    for dag in DAGS:
        client.wait_for_dag(dag)
    client.unpause(*DAGS)


def down(demo: Demo = False) -> None:
    """Stop what `euxine up` started.

    Example: euxine down
    """
    ran = Stack(settings_for(demo)).down()
    console.print("Stopped." if ran else "Nothing was running.")


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    demo: Demo = False,
) -> None:
    """Tell what runs, what the warehouse holds and how each stage last ran.

    Example: euxine status --json
    """
    settings = settings_for(demo)
    stack = Stack(settings).status()
    with warehouse(settings, only_look=True) as (engine, _):
        report = read_status(engine)
    report["stack"] = {**asdict(stack), "logs": str(stack.logs)}
    if as_json:
        print_json(report)
        return
    console.print(f"[bold]stack[/bold] {stack.state} {stack.url if stack.state == 'up' else ''}")
    print_table(
        ["schema", "table", "rows"],
        [(s, t, n) for s, tables in report["tables"].items() for t, n in tables.items()],
    )
    print_table(
        ["stage", "last run", "seconds", "counts", "error"],
        [
            (
                run["stage"],
                f"{run['started_at']:%Y-%m-%d %H:%M:%S}",
                f"{run['duration_s']:.1f}",
                ", ".join(f"{v} {k}" for k, v in run["counts"].items() if k != "reasons"),
                run["error"],
            )
            for run in report["stages"]
        ],
        title="stages",
    )
    print_table(["", "number"], list(report["funnel"].items()), title="so far")


def read_status(engine: Engine) -> dict[str, Any]:
    """Counts per schema and table, the funnel, and the last run of each stage."""
    with engine.connect() as connection:
        return {
            "tables": count_tables(connection),
            "funnel": funnel(connection),
            "stages": last_runs(connection),
        }


def sql(
    command: Annotated[
        str | None, typer.Option("-c", "--command", help="Run this and exit.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-f", "--file", help="Run this file and exit.", exists=True)
    ] = None,
    demo: Demo = False,
) -> None:
    """Open psql on the warehouse, or run a command or a file.

    Examples: euxine sql
              euxine sql -f sql/queries/1_who_is_named_with_whom.sql
    """
    settings = settings_for(demo)
    with warehouse(settings, only_look=True) as (engine, settings):
        arguments = ["-c", command] if command else ["-f", str(file)] if file else []
        psql = _find_psql(settings)
        if psql:
            command_line = [psql, "-X", *arguments]
            code = subprocess.run(command_line, env=_psql_environment(engine)).returncode
            raise typer.Exit(code)
        _plain_prompt(engine, command or (file.read_text() if file else None))


def tables() -> None:
    """Print the tables and their columns as Markdown (docs/tables.md).

    Example: euxine tables > docs/tables.md
    """
    with warehouse(only_look=True) as (engine, _), engine.connect() as connection:
        print(describe_tables(connection), end="")


def migrate(
    logins: Annotated[
        bool,
        typer.Option(
            "--logins",
            help="Also make Airflow's database and the log-in roles, with the passwords in "
            "PIPELINE_PASSWORD, ANALYST_PASSWORD and AIRFLOW_PASSWORD.",
        ),
    ] = False,
) -> None:
    """Bring the warehouse's schema, roles, sources and knowledge up to date.

    Every other command does this by itself; a deployment runs it once before its workers.

    Example: EUXINE_DATABASE_URL=postgresql://… euxine migrate
    """
    with warehouse() as (engine, _):
        if logins:
            make_logins(engine, os.environ)
        console.print("The warehouse is up to date.")


def _find_psql(settings: Settings) -> str | None:
    from shutil import which

    if found := which("psql"):
        return found
    try:
        return str(PostgresServer(settings.home).psql_path())
    except EmbeddedError:
        return None


def _psql_environment(engine: Engine) -> dict[str, str]:
    """What tells psql where to go: a command line, unlike this, can be read by every user."""
    _, chosen = engine.dialect.create_connect_args(engine.url)
    variables = {
        option.keyword.decode(): option.envvar.decode()
        for option in Conninfo.get_defaults()
        if option.envvar
    }
    environment = dict(os.environ)
    for keyword, value in chosen.items():
        if keyword in variables:
            environment[variables[keyword]] = str(value)
    environment["PGOPTIONS"] = f"{environment.get('PGOPTIONS', '')} -c search_path=mart".strip()
    return environment


def _plain_prompt(engine: Engine, once: str | None) -> None:
    """A prompt for a machine without psql: one statement a line."""
    if once is not None:
        _print_result(engine, once)
        return
    console.print("No psql is installed: one statement a line, Ctrl-D ends.")
    while True:
        try:
            statement = input("euxine=> ").strip()
        except EOFError:
            return
        if statement:
            try:
                _print_result(engine, statement)
            except SQLAlchemyError as error:
                say_error(str(getattr(error, "orig", error)))


def _print_result(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("SET search_path = mart")
        result = connection.exec_driver_sql(statement)
        if result.returns_rows:
            rows = result.fetchall()
            print_table(list(result.keys()), [tuple(row) for row in rows])
            console.print(f"({len(rows)} rows)")
