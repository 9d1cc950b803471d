"""The measuring filters: JSON lines in, JSON lines out, one for one, without a database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from pipeline.filters import filter_standard_streams

Record = dict[str, Any]
Processes = Annotated[int | None, typer.Option(help="Processes; default: all cores.", min=1)]


def register(app: typer.Typer) -> None:
    """Add the filters."""
    app.command()(extract)
    app.command("tag-text")(tag_text)
    app.command()(compare)


def extract(processes: Processes = None) -> None:
    """Read pages: title, body, authors, dates, language.

    Each line of standard input is {"id", "url", "path"} with the path of an .html,
    .html.gz or .txt file, or {"id", "url", "html"}; url may be null.

    Example: echo '{"id": 1, "url": null, "path": "page.html"}' | euxine extract
    """
    filter_standard_streams(make_extractor, processes)


def tag_text(processes: Processes = None) -> None:
    """Find the entities in texts, and which countries they are about.

    Each line of standard input is {"id", "language", "title", "text", "published_at"}.

    Example: echo '{"id": 1, "language": "en", "text": "Lavrov met Fidan."}' | euxine tag-text
    """
    filter_standard_streams(make_tagger, processes)


def compare(processes: Processes = None) -> None:
    """Compare pairs of texts: near-duplicates, same story.

    Each line of standard input is {"id", "a": {"title", "text", "language",
    "published_at"}, "b": {…}}.

    Example: echo '{"id": 1, "a": {"text": "…"}, "b": {"text": "…"}}' | euxine compare
    """
    filter_standard_streams(make_comparer, processes)


def make_extractor() -> Callable[[Record], Record]:
    """The worker of `euxine extract`."""
    from pipeline.refine.extract import extract_record

    return extract_record


def make_tagger() -> Callable[[Record], Record]:
    """The worker of `euxine tag-text`; one tagger per process."""
    from pipeline.flow.tag import get_tagger
    from pipeline.settings import Settings

    return get_tagger(Settings.from_env()).tag_record


def make_comparer() -> Callable[[Record], Record]:
    """The worker of `euxine compare`."""
    from pipeline.resolve.compare import compare_record

    return compare_record
