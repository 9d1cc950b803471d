"""`euxine explain`: what is found on a page, and why."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import typer

from pipeline.cli.output import console, print_json, say_error
from pipeline.cli.running import polite_fetcher
from pipeline.collect.http import Failure, Request, judge_status
from pipeline.model import Source
from pipeline.refine.explain import Explanation, Field, explain_document
from pipeline.refine.extract import gunzip
from pipeline.sandbox import Killed, Sandbox
from pipeline.settings import Settings
from pipeline.sources.registry import layout_for, load_sources
from pipeline.store.sources import host_of

SECONDS = 10.0
LARGEST = 64 * 2**20
LONGEST_CLAIM = 160
_KINDS = {".txt": "text/plain", ".json": "application/json"}


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be explained, and what is known of it without looking inside."""

    body: bytes
    content_type: str
    url: str | None
    captured_at: datetime | None
    asked_for: str | None = None


class Unreadable(Exception):
    """Why there is nothing to explain, as a sentence."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(explain)


def explain(
    target: Annotated[
        str, typer.Argument(metavar="URL-OR-FILE", help="A page: its address, or a saved file.")
    ],
    url: Annotated[
        str | None, typer.Option(help="Of a saved file: the address that it came from.")
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(help="Zone of times that state none; default: the outlet's, by its address."),
    ] = None,
    show_body: Annotated[bool, typer.Option("--body", help="Print the whole text.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read one page, and show for each field what every place claims, what is believed and why.

    An address is asked for as everything is: robots.txt, pauses and refused addresses
    count. Nothing is stored. Exits with 1 where there is no article.

    Example: euxine explain https://www.ukrinform.net/rubric-polytics/12345.html

    Example: euxine explain saved.html.gz --url https://www.trthaber.com/haber/1.html --body
    """
    if zone and zone not in available_timezones():
        raise typer.BadParameter(f"no time zone is called {zone}", param_hint="--zone")
    settings = Settings.from_env()
    sources = load_sources(settings.sources)
    try:
        document = _find(target, url, settings, sources)
        explanation = _explain(document, _outlet(document.url, sources), zone)
    except (Unreadable, Killed) as error:
        say_error(f"{target or 'no address'}: {error}")
        raise typer.Exit(1) from None
    if as_json:
        print_json(asdict(explanation))
    else:
        _print(document, explanation, show_body)
    raise typer.Exit(explanation.rejection is not None)


def _find(
    target: str, url: str | None, settings: Settings, sources: tuple[Source, ...]
) -> Document:
    if not target or ("://" in target and not target.startswith(("http://", "https://"))):
        raise Unreadable("expected an address that begins with http:// or https://, or a file")
    if "://" not in target:
        return _read(Path(target), url)
    if url:
        raise typer.BadParameter("--url is for saved files", param_hint="--url")
    return asyncio.run(_fetch(target, settings, _outlet(target, sources)))


def _read(path: Path, url: str | None) -> Document:
    """A saved page or text; gzip is undone."""
    try:
        with path.open("rb") as stream:
            body = stream.read(LARGEST)
        if body[:2] == b"\x1f\x8b":
            body = gunzip(body)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise Unreadable(str(error)) from None
    kind = _KINDS.get(Path(path.name.lower().removesuffix(".gz")).suffix, "")
    return Document(body, kind, url, None)


async def _fetch(url: str, settings: Settings, source: Source | None) -> Document:
    async with polite_fetcher(settings) as (fetcher, _):
        request = Request(url, source.delay) if source else Request(url)
        answer = await fetcher.fetch(request)
    failure = answer if isinstance(answer, Failure) else judge_status(answer)
    if failure or isinstance(answer, Failure):
        raise Unreadable(failure.detail if failure else "no answer")
    kind = answer.content_type_header
    return Document(answer.body, kind, answer.final_url, answer.fetched_at, answer.url)


def _outlet(url: str | None, sources: tuple[Source, ...]) -> Source | None:
    """The outlet whose front page is on the address's host."""
    try:
        host = host_of(url or "")
    except ValueError:  # what is wrong with the address is said by those who read it
        host = ""
    return next((source for source in sources if host and host_of(source.home) == host), None)


def _explain(document: Document, source: Source | None, zone: str | None) -> Explanation:
    day = (document.captured_at or datetime.now(UTC)).date()
    sandbox = Sandbox(modules=["pipeline.refine.explain"])
    try:
        return sandbox.call(
            explain_document,
            document.body,
            document.content_type,
            document.url,
            zone or (source.time_zone if source else None),
            document.captured_at,
            document.asked_for,
            layout_for(source.layouts, day) if source else None,
            timeout=SECONDS,
        )
    finally:
        sandbox.close()


def _print(document: Document, explanation: Explanation, show_body: bool) -> None:
    for field in explanation.fields:
        _print_field(field)
    paragraphs = explanation.body.split("\n\n") if explanation.body else []
    if show_body or len(paragraphs) <= 2:
        shown = paragraphs
    else:
        shown = [_short(paragraphs[0]), "…", _short(paragraphs[-1])]
    for paragraph in shown:
        _say(f"[dim]{'':14}[/dim]", paragraph)
    if explanation.rejection:
        reason, detail = explanation.rejection.reason, explanation.rejection.detail
        _say("[red]no article[/red]   ", f"{reason}: {detail}" if detail else reason)


def _print_field(field: Field) -> None:
    value = field.value if field.value is not None else "—"
    _say(f"[bold]{field.name:<14}[/bold]", f"{value}  ({field.why})" if field.why else value)
    width = max((len(claim.source) for claim in field.claims), default=0)
    for claim in field.claims:
        _say(f"[dim]{'':14}{claim.source:<{width}}  [/dim]", _short(claim.value))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CLAIM else text[: LONGEST_CLAIM - 1] + "…"


def _say(label: str, text: str) -> None:
    """A label with its colours, then text just as it is."""
    console.print(label, end="", highlight=False)
    console.print(text, highlight=False, markup=False, soft_wrap=True)
