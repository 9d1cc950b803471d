"""The measuring filters: JSON lines in, JSON lines out, one for one, without a database."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.filters import (
    filter_standard_streams,
    make_comparer,
    make_extractor,
    make_tagger,
)
from pipeline.settings import Settings

SECONDS_PER_PAGE = 10.0
Processes = Annotated[int | None, typer.Option(help="Processes; default: all cores.", min=1)]


def register(app: typer.Typer) -> None:
    """Add the filters."""
    app.command()(extract)
    app.command("tag-text")(tag_text)
    app.command()(compare)


def extract(processes: Processes = None) -> None:
    """Read pages: title, body, authors, dates, language.

    Each line of standard input is {"id", "url", "path"} with the path of an .html,
    .html.gz or .txt file, or {"id", "url", "html"}; url may be null. A page that takes more
    than ten seconds is an error. euxine explain shows why a field is what it is.

    Example: echo '{"id": 1, "url": null, "path": "page.html"}' | euxine extract
    """
    filter_standard_streams(make_extractor, processes, SECONDS_PER_PAGE)


def tag_text(processes: Processes = None) -> None:
    """Find the entities in texts, and which countries they are about.

    Each line of standard input is {"id", "language", "title", "text", "published_at"}.
    Without published_at no office has a holder. docs/tagging.md explains what comes out.

    Example: echo '{"id": 1, "language": "en", "text": "Lavrov met Fidan."}' | euxine tag-text
    """
    Settings.from_env()  # a wrong setting is told here, not in each process
    filter_standard_streams(make_tagger, processes)


def compare(processes: Processes = None) -> None:
    """Compare pairs of texts: near-duplicates, same story.

    Each line of standard input is {"id", "a": {"title", "text", "language",
    "published_at"}, "b": {…}}.

    Example: echo '{"id": 1, "a": {"text": "…"}, "b": {"text": "…"}}' | euxine compare
    """
    filter_standard_streams(make_comparer, processes)
