"""Each stage by hand, without Airflow."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Engine

from pipeline import flow
from pipeline.cli.output import print_counts, print_json, progress, say_error
from pipeline.cli.session import warehouse
from pipeline.flow.run import Stage
from pipeline.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")]
Limit = Annotated[int | None, typer.Option(help="Take at most so many.", min=1)]
Processes = Annotated[int | None, typer.Option(help="Processes; default: all cores.", min=1)]


FEEDS, PAGES = 1000, 200
"""Of which a batch is made; each is a lock in PostgreSQL while the batch lasts."""


def register(app: typer.Typer) -> None:
    """Add the stage commands."""
    for command in (poll, fetch, refine, tag, publish, ingest, backfill, retry):
        app.command()(command)


def poll(
    everything: Annotated[
        bool, typer.Option("--all", help="Ask every feed, not only those whose time has come.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Ask the feeds for new entries.

    Example: euxine poll --all
    """
    with warehouse() as (engine, settings):
        ids = flow.feeds_to_poll(engine, everything=everything)
        ask = partial(flow.poll, everything=everything)
        counts = _collect("poll", ask, engine, settings, ids, FEEDS)
        print_counts("poll", counts, as_json)


def fetch(
    limit: Limit = None,
    source: Annotated[str | None, typer.Option(help="Only this outlet's entries.")] = None,
    as_json: AsJson = False,
) -> None:
    """Capture the pages of new entries into WARC files.

    Example: euxine fetch --source ukrinform --limit 50
    """
    with warehouse() as (engine, settings):
        _check_source(engine, source)
        ids = flow.entries_to_fetch(engine, limit=limit, source=source)
        counts = _collect("fetch", flow.fetch, engine, settings, ids, PAGES)
        print_counts("fetch", counts, as_json)


def refine(limit: Limit = None, processes: Processes = None, as_json: AsJson = False) -> None:
    """Read captured pages and resolve them: article, revision, copy or rejection.

    Example: euxine refine --limit 1000
    """
    with warehouse() as (engine, settings):
        ids = flow.captures_to_refine(engine, limit=limit)
        counts = _run("refine", settings, flow.refine, ids, processes=processes)
        print_counts("refine", counts, as_json)


def tag(
    replay: Annotated[
        bool, typer.Option(help="Also tag again what an older tagger tagged.")
    ] = False,
    limit: Limit = None,
    processes: Processes = None,
    as_json: AsJson = False,
) -> None:
    """Find entities and countries in the newest texts.

    Example: euxine tag --replay
    """
    with warehouse() as (engine, settings):
        ids = flow.revisions_to_tag(engine, settings, limit=limit, replay=replay)
        counts = _run("tag", settings, flow.tag, ids, size=200, processes=processes)
        print_counts("tag", counts, as_json)


def publish(as_json: AsJson = False) -> None:
    """Refresh the marts and run the checks.

    Example: euxine publish
    """
    with warehouse() as (engine, _):
        print_counts("publish", flow.publish(engine), as_json)


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders (.txt .html .json .jsonl .warc .arc, also .gz)."),
    ] = None,
    processes: Processes = None,
    as_json: AsJson = False,
) -> None:
    """Take documents from folders, or what is pending, all the way to the marts.

    Without PATHS it works off what polling has announced.

    Examples: euxine ingest articles/ more.warc.gz
              euxine ingest
    """
    for path in paths or ():
        if not path.exists():  # said before a server is started for it
            raise FileNotFoundError(f"{path}: no such file or folder")
    with warehouse() as (engine, settings):
        report = Report(as_json)
        if paths:
            with progress("read") as tell:
                counts = flow.read_folder(engine, settings, paths, progress=tell)
            report.add("read", counts)
            refine_new(engine, settings, report, processes)
        else:
            collect_new(engine, settings, report, processes)
        publish_new(engine, settings, report, processes)
        report.end()


class Report:
    """Counts by stage: a line for each as soon as it has ended, or one JSON object for all."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.counts: dict[str, Mapping[str, Any]] = {}

    def add(self, stage: str, counts: Mapping[str, Any]) -> None:
        """A stage has ended, perhaps not for the first time."""
        before = self.counts.get(stage, {})
        summed = {name: before[name] + counts.get(name, 0) for name in before}
        self.counts[stage] = {**counts, **summed}
        if not self.as_json:
            print_counts(stage, counts)

    def end(self) -> None:
        """All have."""
        if self.as_json:
            print_json(self.counts)


def fetch_new(engine: Engine, settings: Settings, report: Report) -> None:
    """Capture the pages of whatever is announced."""
    ids = flow.entries_to_fetch(engine)
    report.add("fetch", _collect("fetch", flow.fetch, engine, settings, ids, PAGES))


def refine_new(
    engine: Engine, settings: Settings, report: Report, processes: int | None = None
) -> bool:
    """Refine whatever is pending; whether some of it goes on at pages that are to be fetched."""
    ids = flow.captures_to_refine(engine)
    counts = _run("refine", settings, flow.refine, ids, processes=processes)
    report.add("refine", counts)
    return counts.get("continued", 0) > 0


def collect_new(
    engine: Engine, settings: Settings, report: Report, processes: int | None = None
) -> None:
    """Capture and refine whatever is announced, and the pages on which it goes on."""
    fetch_new(engine, settings, report)
    while refine_new(engine, settings, report, processes):
        fetch_new(engine, settings, report)


def publish_new(
    engine: Engine, settings: Settings, report: Report, processes: int | None = None
) -> None:
    """Tag and publish whatever is pending."""
    ids = flow.revisions_to_tag(engine, settings)
    report.add("tag", _run("tag", settings, flow.tag, ids, size=200, processes=processes))
    report.add("publish", flow.publish(engine))


def backfill(
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")],
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Last day; default: today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch what the news sitemaps list for past days, and load it.

    Example: euxine backfill --from 2026-11-01 --to 2026-11-03
    """
    start = since.replace(tzinfo=UTC)
    end = (until.replace(tzinfo=UTC) if until else datetime.now(UTC)) + timedelta(days=1)
    if end <= start:
        say_error(f"--to {until:%Y-%m-%d} is before --from {since:%Y-%m-%d}")
        raise typer.Exit(2)
    with warehouse() as (engine, settings):
        report = Report(as_json)
        report.add("discover", flow.discover(engine, settings, start, end))
        collect_new(engine, settings, report)
        publish_new(engine, settings, report)
        report.end()


def retry(
    reason: Annotated[
        list[str] | None, typer.Option(help="Only this reason, such as http_503; repeatable.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only since this day (UTC).")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only this outlet's.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Whatever the reason.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put back what was rejected: pages are asked for again, captures are read again.

    The next run of the pipeline, or euxine ingest, works it off.

    Example: euxine retry --reason timeout --reason http_503 --since 2026-11-01
    """
    if not reason and not every:
        say_error("name a --reason, or say --all; euxine status lists the reasons")
        raise typer.Exit(2)
    with warehouse() as (engine, _):
        _check_source(engine, source)
        known = flow.rejection_reasons(engine)
        if unknown := [one for one in reason or () if one not in known]:
            there = ", ".join(sorted(known)) or "none"
            say_error(f"nothing was rejected for {', '.join(unknown)}; reasons there are: {there}")
            raise typer.Exit(1)
        counts = flow.retry(
            engine,
            reasons=reason or (),
            since=since.replace(tzinfo=UTC) if since else None,
            source=source,
        )
        print_counts("put back", counts, as_json)


def _check_source(engine: Engine, source: str | None) -> None:
    if source and not flow.is_source(engine, source):
        say_error(f"no outlet is called {source}; euxine sources list shows them")
        raise typer.Exit(1)


def _collect(
    name: str,
    stage: Callable[..., dict[str, int]],
    engine: Engine,
    settings: Settings,
    ids: Sequence[int],
    size: int,
) -> dict[str, int]:
    """Poll or fetch batch by batch in this process, and tell of each answer."""
    total: Counter[str] = Counter()
    with progress(name) as tell:
        answers = itertools.count(1)
        for batch in flow.batches(ids, size):
            total.update(
                stage(engine, settings, batch, progress=lambda: tell(next(answers), len(ids)))
            )
    return dict(total)


def _run(
    name: str,
    settings: Settings,
    stage: Stage,
    ids: Sequence[int],
    *,
    size: int = 50,
    processes: int | None = None,
) -> dict[str, int]:
    with progress(name) as tell:
        return flow.work_off(settings, stage, ids, size=size, processes=processes, progress=tell)
