"""Polling feeds, fetching pages, reading folders: what comes in, archived before anything else."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, Engine

from pipeline.collect.feeds import ParsedFeed, content_hash, parse_feed
from pipeline.collect.files import Unreadable, find_files, read_file
from pipeline.collect.http import Failure, Fetcher, Request, judge_status, retry_after
from pipeline.collect.schedule import next_state
from pipeline.collect.warc import Archive, ArchiveFile
from pipeline.flow.run import pack
from pipeline.model import Entry, FeedState, Page, Rejection
from pipeline.settings import Settings
from pipeline.store import captures, entries, feeds
from pipeline.store.database import stage_run
from pipeline.store.feeds import DueFeed, Poll
from pipeline.store.sources import FILES, ensure_feed, host_of, sources_by_host

MAX_ATTEMPTS = 5
BATCH_SECONDS = 480.0
"""A batch is written after so long at the latest, well within a task's time limit."""
RECENT = timedelta(days=3)
"""An address in a plain sitemap is news if it was changed within so long."""
SHARED_FOR = timedelta(hours=1)
"""A page captured for one feed serves another feed's entry for so long."""


def feeds_to_poll(engine: Engine, *, everything: bool = False) -> list[int]:
    """Ids of the feeds whose time has come, or of all."""
    with engine.connect() as connection:
        return feeds.due_feeds(connection, datetime.now(UTC), everything=everything)


def poll_batches(engine: Engine, size: int, *, everything: bool = False) -> list[list[int]]:
    """The same in batches; an outlet's feeds share one, so that its host is asked by one worker."""
    with engine.connect() as connection:
        due = feeds.due_by_source(connection, datetime.now(UTC), everything=everything)
    return pack(due, size)


def poll(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Ask feeds for what is new and keep their entries."""
    with stage_run(engine, "poll") as run, engine.begin() as connection:
        due = feeds.lock_feeds(connection, ids)
        requests = [Request(f.url, f.delay, _conditions(f)) for f in due]
        answers = _fetch(settings, requests)
        for feed, answer in zip(due, answers, strict=True):
            if answer is None:  # due still
                run.add(out_of_time=1)
            else:
                run.add(**_save_poll(connection, settings, feed, *answer))
        return dict(run.counts)


def _conditions(feed: DueFeed) -> dict[str, str]:
    """Headers that let the server answer 304 if nothing changed (RFC 9110, section 13)."""
    return {
        name: value
        for name, value in (
            ("If-None-Match", feed.state.etag),
            ("If-Modified-Since", feed.state.last_modified),
        )
        if value
    }


def _save_poll(
    connection: Connection,
    settings: Settings,
    feed: DueFeed,
    answer: Page | Failure,
    seconds: float,
) -> dict[str, int]:
    now = datetime.now(UTC)
    outcome, parsed, failure = _read_answer(answer, feed.state, now)
    new, changed, state = 0, 0, feed.state
    if isinstance(answer, Page) and outcome == "parsed":
        new, changed = entries.upsert_entries(
            connection, feed.id, ((e, content_hash(e)) for e in parsed.entries), now
        )
        state = replace(
            state,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            body_hash=answer.digest,
        )
    state = next_state(
        state,
        now,
        ok=failure is None,
        published=[e.published_at for e in parsed.entries if e.published_at],
        retry_after=failure.retry_after
        if failure
        else retry_after(answer.headers)
        if isinstance(answer, Page)
        else None,
        minimum=settings.poll_minimum,
        maximum=settings.poll_maximum,
    )
    result = Poll(
        feed_id=feed.id,
        polled_at=now,
        duration_s=seconds,
        outcome=outcome,
        status=answer.status if isinstance(answer, Page) else None,
        bytes=len(answer.body) if isinstance(answer, Page) else 0,
        entries=len(parsed.entries),
        new_entries=new,
        changed_entries=changed,
        error=failure.detail if failure else None,
    )
    note = parsed.note
    if failure:
        note = failure.detail
    elif outcome != "parsed" and not feed.state.failures:
        note = feed.note  # it is on the same body
    feeds.save_poll(connection, result, state, note)
    return {
        "polled": 1,
        outcome: 1,
        "entries": len(parsed.entries),
        "new": new,
        "changed": changed,
    }


def _read_answer(
    answer: Page | Failure, state: FeedState, now: datetime
) -> tuple[str, ParsedFeed, Failure | None]:
    """The outcome of a poll, what the feed lists, and why that is a failure if it is one."""
    nothing = ParsedFeed(())
    if isinstance(answer, Failure):
        return "failed", nothing, answer
    if answer.status == 304:
        return "not_modified", nothing, None
    if failure := judge_status(answer):
        return "failed", nothing, failure
    if answer.digest == state.body_hash:
        return "unchanged", nothing, None
    parsed = parse_feed(answer.body, answer.final_url, answer.content_type_header, now)
    if parsed.note and not parsed.entries:
        return "failed", nothing, Failure("not_a_feed", parsed.note, transient=True)
    return "parsed", _only_news(parsed, now), None


def _only_news(parsed: ParsedFeed, now: datetime) -> ParsedFeed:
    """Without the old addresses of a plain sitemap, which may list a whole site.

    An entry of a news sitemap has a title or a publication date and is kept.
    """
    if not parsed.is_sitemap:
        return parsed
    kept = tuple(
        e
        for e in parsed.entries
        if e.title or e.published_at or (e.updated_at and e.updated_at >= now - RECENT)
    )
    passed_over = len(parsed.entries) - len(kept)
    if not passed_over:
        return parsed
    note = f"a plain sitemap: {passed_over} addresses not changed lately were passed over"
    return replace(parsed, entries=kept, note="; ".join(filter(None, (parsed.note, note))))


def entries_to_fetch(
    engine: Engine, *, limit: int | None = None, source: str | None = None
) -> list[int]:
    """Ids of the entries whose page has not been captured yet."""
    with engine.connect() as connection:
        return entries.pending_entries(connection, datetime.now(UTC), limit, source)


def fetch_batches(engine: Engine, size: int, most: int) -> list[list[int]]:
    """The same in at most ``most`` batches, of each outlet at most ``size`` entries, all in one.

    So a host is asked by one worker at a time. What is left waits for the next run.
    """
    with engine.connect() as connection:
        pending = entries.pending_by_source(connection, datetime.now(UTC), size)
    return pack(pending, size)[:most]


def fetch(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Capture the pages of entries into a WARC file."""
    with stage_run(engine, "fetch") as run, engine.begin() as connection:
        now = datetime.now(UTC)
        wanted: dict[str, list[entries.PendingEntry]] = {}
        for entry in entries.lock_entries(connection, ids, now):
            wanted.setdefault(entry.url, []).append(entry)
        shared = _share_captures(connection, wanted, now)
        requests = [Request(url, group[0].delay) for url, group in wanted.items()]
        run.add(wanted=len(requests), shared=shared)
        answers = _fetch(settings, requests)
        with Archive(settings.warc_url).new_file(now) as archive:
            for group, answer in zip(wanted.values(), answers, strict=True):
                if answer is None:  # pending still
                    run.add(out_of_time=1)
                else:
                    page, _ = answer
                    run.add(**_save_page(connection, archive, settings, group, page, now))
        return dict(run.counts)


def _share_captures(
    connection: Connection, wanted: dict[str, list[entries.PendingEntry]], now: datetime
) -> int:
    """Give first-time entries the capture that another feed's entry led to just before."""
    fresh = entries.first_time(connection, [e.id for group in wanted.values() for e in group])
    known = captures.recent_captures(connection, list(wanted), now - SHARED_FOR)
    shared = 0
    for url, capture in known.items():
        if all(entry.id in fresh for entry in wanted[url]):
            entries.set_captured(connection, [(entry.id, capture) for entry in wanted.pop(url)])
            shared += 1
    return shared


def _save_page(
    connection: Connection,
    archive: ArchiveFile,
    settings: Settings,
    group: list[entries.PendingEntry],
    answer: Page | Failure,
    now: datetime,
) -> dict[str, int]:
    failure = answer if isinstance(answer, Failure) else judge_status(answer)
    attempts = max(entry.attempts for entry in group) + 1
    if (
        failure
        and failure.transient
        and (attempts < MAX_ATTEMPTS or failure.reason == "host_pause")
    ):
        wait = max(settings.retry_delay * 4 ** (attempts - 1), failure.retry_after or 0)
        asked = failure.reason != "host_pause"
        for entry in group:
            entries.postpone(connection, entry.id, now + timedelta(seconds=wait), asked=asked)
        return {"postponed": 1}
    if isinstance(answer, Page):
        place = archive.write(answer)
        capture = captures.save_capture(
            connection,
            group[0].source_id,
            group[0].id,
            answer,
            place.file,
            place.offset,
            rejected=failure is not None,
        )
        entries.set_captured(connection, [(entry.id, capture) for entry in group])
        if failure is None:
            return {"captured": 1}
        rejection = Rejection("fetch", failure.reason, failure.detail)
        captures.reject_capture(
            connection, capture, group[0].source_id, answer.final_url, rejection
        )
        return {"rejected": 1}
    for entry in group:
        entries.reject_entry(connection, entry, Rejection("fetch", answer.reason, answer.detail))
    return {"rejected": 1}


Answer = tuple[Page | Failure, float]


def _fetch(settings: Settings, requests: list[Request]) -> list[Answer | None]:
    """Fetch all requests; each answer with the seconds that it took, waiting included.

    None for those that had no turn within BATCH_SECONDS: a slow host holds up its own pages,
    not the rest of the batch.
    """

    async def timed(fetcher: Fetcher, request: Request) -> Answer:
        clock = time.monotonic()
        return await fetcher.fetch(request), time.monotonic() - clock

    async def all_of_them() -> list[Answer | None]:
        async with make_fetcher(settings) as fetcher:
            tasks = [asyncio.ensure_future(timed(fetcher, request)) for request in requests]
            if not tasks:
                return []
            _, late = await asyncio.wait(tasks, timeout=BATCH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            return [None if task in late else task.result() for task in tasks]

    return asyncio.run(all_of_them())


def make_fetcher(settings: Settings) -> Fetcher:
    """A fetcher with the limits that the settings name."""
    return Fetcher(
        user_agent=settings.user_agent,
        timeout=settings.request_timeout,
        max_body=settings.max_body,
        concurrency=settings.concurrency,
        allowed_hosts=settings.allow_hosts,
    )


def read_folder(
    engine: Engine,
    settings: Settings,
    paths: Iterable[Path],
    *,
    batch: int = 100,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """Capture the documents in files and folders; a document read before is left alone."""
    total: Counter[str] = Counter()
    files = find_files(paths)
    for start in range(0, len(files), batch):
        some = files[start : start + batch]
        with stage_run(engine, "read_folder") as run, engine.begin() as connection:
            now = datetime.now(UTC)
            feed = ensure_feed(connection, FILES.id, "urn:euxine:files", "folder")
            hosts = sources_by_host(connection)
            with Archive(settings.warc_url).new_file(now) as archive:
                for document in chain.from_iterable(read_file(path, now) for path in some):
                    run.add(**_save_document(connection, archive, feed, hosts, document))
            total.update(run.counts)
        progress(start + len(some), len(files))
    return dict(total)


def _save_document(
    connection: Connection,
    archive: ArchiveFile,
    feed: int,
    hosts: Mapping[str, str],
    document: Page | Unreadable,
) -> dict[str, int]:
    now = datetime.now(UTC)
    if isinstance(document, Unreadable):
        entry = Entry(key=document.path, url=document.path)
        entries.upsert_entries(connection, feed, [(entry, document.detail)], now)
        for pending in entries.find_pending(connection, feed, [entry.key], now):
            rejection = Rejection("read_folder", document.reason, document.detail)
            entries.reject_entry(connection, pending, rejection)
        return {"read": 1, "rejected": 1}
    entry = Entry(key=f"{document.digest} {document.url}", url=document.url)
    if document.url.startswith("file:"):
        entry = replace(entry, key=document.digest)
    new, _ = entries.upsert_entries(connection, feed, [(entry, document.digest)], now)
    failure = judge_status(document) if document.status else None
    for pending in entries.find_pending(connection, feed, [entry.key], now):
        source = hosts.get(host_of(document.url), FILES.id)
        place = archive.write(document)
        capture = captures.save_capture(
            connection,
            source,
            pending.id,
            document,
            place.file,
            place.offset,
            rejected=failure is not None,
        )
        entries.set_captured(connection, [(pending.id, capture)])
        if failure:
            rejection = Rejection("read_folder", failure.reason, failure.detail)
            captures.reject_capture(connection, capture, source, document.url, rejection)
            return {"read": 1, "rejected": 1}
    return {"read": 1, "new": new, "known": 1 - new}


def discover(engine: Engine, settings: Settings, start: datetime, end: datetime) -> dict[str, int]:
    """Announce what the news sitemaps list as published in [start, end), as entries to fetch."""
    with stage_run(engine, "discover") as run, engine.begin() as connection:
        now = datetime.now(UTC)
        sitemaps = feeds.sitemaps(connection)
        answers = _fetch(settings, [Request(s.url, s.delay) for s in sitemaps])
        for sitemap, timed in zip(sitemaps, answers, strict=True):
            answer = timed[0] if timed else Failure("timeout", "no turn in time", transient=True)
            failure = answer if isinstance(answer, Failure) else judge_status(answer)
            if failure or isinstance(answer, Failure):
                run.add(sitemaps=1, failed=1)
                if failure:
                    run.add_reasons({failure.reason: 1})
                continue
            parsed = parse_feed(answer.body, answer.final_url, answer.content_type_header, now)
            within = [
                e
                for e in parsed.entries
                if (at := e.published_at or e.updated_at) and start <= at < end
            ]
            new, _ = entries.upsert_entries(
                connection, sitemap.id, ((e, content_hash(e)) for e in within), now
            )
            run.add(sitemaps=1, listed=len(parsed.entries), within=len(within), new=new)
        return dict(run.counts)
