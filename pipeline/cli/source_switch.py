"""`euxine sources disable` and `enable`: outlets that are left alone for a while."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.output import console, say_error
from pipeline.cli.session import warehouse
from pipeline.flow import health


def disable(
    source: Annotated[str, typer.Argument(help="The outlet's id.")],
    why: Annotated[str, typer.Option(help="Why, for those who come after.")],
) -> None:
    """Leave an outlet alone until it is enabled: its feeds are not polled, nor its pages fetched.

    What is there of it stays. To give it up for good, remove its row from the sources folder.

    Example: euxine sources disable ukrinform --why "asked us to wait until June"
    """
    why = why.strip().rstrip(".")
    if not why:
        say_error('say why: --why "…"')
        raise typer.Exit(2)
    with warehouse() as (engine, _):
        if not health.disable(engine, source, why):
            say_error(f"no outlet is called {source}; euxine sources list shows them")
            raise typer.Exit(1)
    console.print(f"{source} is disabled: {why}", highlight=False, markup=False)


def enable(source: Annotated[str, typer.Argument(help="The outlet's id.")]) -> None:
    """Take up an outlet again that was disabled; what waited is asked for with the next poll.

    Example: euxine sources enable ukrinform
    """
    with warehouse() as (engine, _):
        if not health.enable(engine, source):
            say_error(f"no outlet called {source} is disabled")
            raise typer.Exit(1)
    console.print(f"{source} is enabled", highlight=False, markup=False)
