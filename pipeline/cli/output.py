"""What a person sees: colour and progress on a terminal only, JSON where a program reads."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

WIDTH_IN_FILES = 120
LONGEST_CELL = 44

console = Console(width=None if sys.stdout.isatty() else WIDTH_IN_FILES)
errors = Console(stderr=True)


def say_error(message: str) -> None:
    """One sentence on standard error."""
    errors.print(f"[red]euxine:[/red] {_escape(message)}", highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """A value as indented JSON, whatever the terminal."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_counts(title: str, counts: Mapping[str, Any], as_json: bool = False) -> None:
    """A stage's counts on one line, or as JSON."""
    if as_json:
        print_json({"stage": title, **counts})
        return
    said = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items())
    console.print(f"[bold]{title:>8}[/bold]  {said or 'nothing to do'}", highlight=False)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str = "") -> None:
    """A table of plain values."""
    table = Table(title=title or None, title_justify="left", title_style="bold", box=None)
    for column in columns:
        table.add_column(column, no_wrap=True, overflow="ellipsis", header_style="dim")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console.print(table)


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return _escape(text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…")


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that is told (done, total); silent where nobody watches."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _escape(text: str) -> str:
    return text.replace("[", "\\[")
