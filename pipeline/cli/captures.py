"""`euxine captures`: what was archived, handed on and checked."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from pipeline.cli.output import console, errors, print_json, progress, say_error
from pipeline.cli.session import warehouse
from pipeline.flow.export import BadCapture, check_captures, count_captures, export_captures
from pipeline.store.exports import Choice

DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]
Source = Annotated[str | None, typer.Option(help="Only this outlet's.")]
Since = Annotated[
    datetime | None, typer.Option(formats=DATES, help="Captured at this time (UTC) or later.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=DATES, help="Captured before this time (UTC).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the `captures` group."""
    group = typer.Typer(help="The archived responses.", no_args_is_help=True)
    group.command("export")(export)
    group.command("check")(check)
    app.add_typer(group, name="captures")


def export(
    output: Annotated[str, typer.Argument(metavar="OUT.warc.gz", help="A file, or - for stdout.")],
    source: Source = None,
    since: Since = None,
    until: Until = None,
    url: Annotated[str | None, typer.Option(help="Only of this address.")] = None,
    article: Annotated[int | None, typer.Option(help="Only of this article (its id).")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if there is one.")
    ] = False,
) -> None:
    """Copy captures into one WARC file that any web-archiving tool reads.

    The records are copied byte for byte: response, request and metadata, and what a revisit
    record refers to. The file appears under its name once it is complete. Exits with 1 if no
    capture is chosen or the records of some can't be read; the others are in the file.

    Examples: euxine captures export --source ukrinform --since 2026-11-01 ukrinform.warc.gz
              euxine captures export --article 17 - > article-17.warc.gz
    """
    _refuse(output, force)
    choice = Choice(source, _utc(since), _utc(until), url, article)
    try:
        number, bad = _export(choice, output)
    except BrokenPipeError as problem:  # who reads it has had enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from problem
    except OSError as problem:
        say_error(f"{output} can't be written: {problem.strerror or problem}")
        raise typer.Exit(1) from problem
    for one in bad:
        say_error(_line(one))
    errors.print(f"{number} captures exported" + (f", {len(bad)} not" if bad else ""))
    raise typer.Exit(1 if bad else 0)


def _refuse(output: str, force: bool) -> None:
    """End with 2 if a file can't be made there, or may not; before a server is started for it."""
    path = Path(output)
    problem = None
    if output == "-":
        problem = "would print compressed records on a terminal" if sys.stdout.isatty() else None
    elif path.is_dir():
        problem = "is a folder"
    elif not path.parent.is_dir():
        problem = "can't be made: there is no such folder"
    elif path.exists() and not force:
        problem = "exists; --force replaces it"
    if problem:
        say_error(f"{output} {problem}")
        raise typer.Exit(2)


def _export(choice: Choice, output: str) -> tuple[int, list[BadCapture]]:
    with warehouse(only_look=True) as (engine, settings):
        if not count_captures(engine, choice):
            say_error("no capture is chosen; nothing was written")
            raise typer.Exit(1)
        with _opened(output) as stream, progress("export") as tell:
            name = "" if output == "-" else Path(output).name
            return export_captures(engine, settings, choice, stream, name=name, progress=tell)


def check(
    source: Source = None, since: Since = None, until: Until = None, as_json: AsJson = False
) -> None:
    """Read captures back from the archive and compare them with their digests.

    Prints a line for each that is missing or damaged, and then exits with 1.

    Example: euxine captures check --since 2026-11-01
    """
    choice = Choice(source, _utc(since), _utc(until))
    bad = []
    with warehouse(only_look=True) as (engine, settings):
        total = count_captures(engine, choice)
        with progress("check") as tell:
            for one in check_captures(engine, settings, choice, progress=tell):
                bad.append(one)
                if not as_json:
                    console.print(_line(one), highlight=False, markup=False, soft_wrap=True)
    if as_json:
        said = [{"capture": one.id, "url": one.url, "detail": one.detail} for one in bad]
        print_json({"checked": total, "bad": said})
    else:
        console.print(f"{total} captures checked, {len(bad)} missing or damaged")
    raise typer.Exit(1 if bad else 0)


def _line(bad: BadCapture) -> str:
    return f"capture {bad.id}  {bad.url}  {bad.detail}"


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at else None


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when all of it is on the disk."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    number, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
