"""`euxine sources`: the outlets, and whether their feeds are alive."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from pipeline.cli.output import console, print_json, print_table, progress, say_error
from pipeline.cli.running import NO_ANSWER, first_line, polite_fetcher, running_warehouse
from pipeline.cli.source_add import add
from pipeline.cli.source_health import health
from pipeline.cli.source_switch import disable, enable
from pipeline.collect.feeds import parse_feed
from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.collect.schedule import PERMANENT
from pipeline.flow.health import disabled
from pipeline.model import Feed, Source
from pipeline.settings import Settings
from pipeline.sources.registry import load_sources


def register(app: typer.Typer) -> None:
    """Add the `sources` group."""
    group = typer.Typer(help="The outlets and their feeds.", no_args_is_help=True)
    group.command("list")(list_sources)
    group.command("check")(check_sources)
    for command in (add, disable, enable, health):
        group.command()(command)
    app.add_typer(group, name="sources")


def list_sources(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the outlets, and where a warehouse is running, which of them are disabled.

    Example: euxine sources list
    """
    settings = Settings.from_env()
    sources = load_sources(settings.sources)
    resting = _disabled(settings)
    if as_json:
        print_json(
            [
                {
                    "id": s.id,
                    "name": s.name,
                    "country": s.country,
                    "kind": s.kind,
                    "languages": s.languages,
                    "feeds": [feed.url for feed in s.feeds],
                    "disabled": resting.get(s.id),
                }
                for s in sources
            ]
        )
        return
    print_table(
        ["id", "name", "country", "kind", "languages", "feeds", *(["disabled"] if resting else [])],
        [
            (s.id, s.name, s.country, s.kind, " ".join(s.languages), len(s.feeds))
            + ((resting.get(s.id, ""),) if resting else ())
            for s in sources
        ],
    )
    console.print(f"{len(sources)} outlets, {sum(len(s.feeds) for s in sources)} feeds")


def _disabled(settings: Settings) -> dict[str, str]:
    """Why outlets are disabled, by id; none where no warehouse is running."""
    try:
        with running_warehouse(settings) as engine:
            found = disabled(engine) if engine is not None else {}
    except NO_ANSWER as error:
        say_error(f"which outlets are disabled is not known: {first_line(error)}")
        return {}
    return {id: f"{at:%Y-%m-%d} {why}" for id, (at, why) in found.items()}


def check_sources(
    only: Annotated[list[str] | None, typer.Argument(help="Outlet ids; default: all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Fetch every feed and report, a line each, which are alive.

    Beside a running warehouse it takes its turns with those who poll. Exits with 1 if one
    is not alive.

    Example: euxine sources check ukrinform tass
    """
    settings = Settings.from_env()
    sources = load_sources(settings.sources)
    unknown = set(only or ()) - {s.id for s in sources}
    if unknown:
        raise typer.BadParameter(f"no outlet is called {', '.join(sorted(unknown))}")
    chosen = [s for s in sources if not only or s.id in only]
    counts = asyncio.run(_check_all(settings, chosen, as_json))
    if not as_json:
        console.print(", ".join(f"{number} {state}" for state, number in sorted(counts.items())))
    raise typer.Exit(0 if set(counts) <= {"alive"} else 1)


async def _check_all(settings: Settings, sources: list[Source], as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    async with polite_fetcher(settings) as (fetcher, _):
        tasks = [
            asyncio.ensure_future(_check(fetcher, source, feed))
            for source in sources
            for feed in source.feeds
        ]
        with progress("check") as tell:
            for done, task in enumerate(asyncio.as_completed(tasks), 1):
                report = await task
                counts[report["state"]] += 1
                tell(done, len(tasks))
                if as_json:
                    print(json.dumps(report, ensure_ascii=False))
                else:
                    _print_line(report)
    return counts


async def _check(fetcher: Fetcher, source: Source, feed: Feed) -> dict[str, Any]:
    report: dict[str, Any] = {"source": source.id, "url": feed.url, "state": "dead"}
    answer = await fetcher.fetch(Request(feed.url, source.delay))
    failure = answer if isinstance(answer, Failure) else judge_status(answer)
    if failure or isinstance(answer, Failure):
        state = "dead" if failure is None or failure.asked else "not asked"
        return {**report, "state": state, "detail": failure.detail if failure else ""}
    now = datetime.now(UTC)
    kind, zone = answer.content_type_header, source.time_zone or None
    parsed = parse_feed(answer.body, answer.final_url, kind, now, zone)
    if parsed.problem:
        return {**report, "detail": parsed.note or parsed.problem}
    if parsed.sitemaps and not parsed.entries:
        detail = f"a list of {len(parsed.sitemaps)} sitemaps, which are polled by themselves"
        return {**report, "state": "alive", "entries": 0, "newest": None, "detail": detail}
    if not parsed.entries:
        return {**report, "state": "empty", "detail": parsed.note or "no entries"}
    notes = [parsed.note] if parsed.note else []
    if answer.redirects and all(hop.status in PERMANENT for hop in answer.redirects):
        notes.append(f"has moved for good; write {answer.final_url} instead")
    dates = [e.published_at for e in parsed.entries if e.published_at]
    newest = max(dates).isoformat() if dates else None
    return {
        **report,
        "state": "alive",
        "entries": len(parsed.entries),
        "newest": newest,
        "detail": "; ".join(notes),
    }


def _print_line(report: dict[str, Any]) -> None:
    colour = {"alive": "green", "empty": "yellow", "not asked": "yellow"}.get(
        report["state"], "red"
    )
    said = report["detail"]
    if report["state"] == "alive":
        said = f"{report['entries']} entries, newest {report['newest'] or 'undated'} {said}"
    console.print(
        f"[{colour}]{report['state']:<9}[/{colour}] {report['source']:<24} {report['url']}  {said}",
        highlight=False,
        soft_wrap=True,
    )
