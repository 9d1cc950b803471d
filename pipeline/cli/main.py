"""The `euxine` command."""

from __future__ import annotations

import signal
import sys
from io import TextIOWrapper

import psycopg
import typer
from psycopg.errors import InsufficientPrivilege
from sqlalchemy.exc import OperationalError, ProgrammingError

import pipeline
from pipeline.cli import captures, demo, explain, filters, knowledge, sources, stack, stages
from pipeline.cli.output import say_error
from pipeline.collect.warc import ArchiveError
from pipeline.embedded import EmbeddedError
from pipeline.flow import PublishFailed
from pipeline.settings import SettingsError
from pipeline.sources.registry import RegistryError
from pipeline.store.database import DatabaseUnavailable
from pipeline.tag.knowledge import KnowledgeError

KNOWN_ERRORS = (
    ArchiveError,
    DatabaseUnavailable,
    EmbeddedError,
    FileNotFoundError,
    KnowledgeError,
    PublishFailed,
    RegistryError,
    SettingsError,
)
INTERRUPTED = 130

app = typer.Typer(
    name="euxine",
    help="A streaming news warehouse for Turkey, Russia and Ukraine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (demo, stack, stages, sources, captures, knowledge, explain, filters):
    module.register(app)


@app.callback(invoke_without_command=True)
def _root(version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
    if version:
        typer.echo(f"euxine {pipeline.__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command; errors that a user can mend are told in a sentence, without a trace."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without these letters shows their codes
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KNOWN_ERRORS as error:
        say_error(str(error))
        sys.exit(1)
    except ProgrammingError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        say_error(f"the role in EUXINE_DATABASE_URL may not do this: {error.orig}".strip())
        sys.exit(1)
    except (OperationalError, psycopg.OperationalError) as error:
        cause = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        say_error(f"the database went away: {cause}. What was not written will be taken up again.")
        sys.exit(1)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:  # Typer has turned Ctrl-C into it
            say_error("interrupted; what was begun is undone or will be taken up again")
        raise


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt
