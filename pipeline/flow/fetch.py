"""Capturing the pages of entries: archived before anything looks at them."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from pipeline.collect.http import Failure, Request, judge_status
from pipeline.collect.schedule import retry_wait
from pipeline.collect.warc import Archive, Place, Revisited
from pipeline.flow.network import Answer, ask_all, shared_fetcher
from pipeline.flow.run import pack
from pipeline.model import Page, Rejection
from pipeline.settings import Settings
from pipeline.store import captures, entries
from pipeline.store.database import StageRun, stage_run
from pipeline.store.entries import Attempt, PendingEntry
from pipeline.store.turns import claim

SHARED_FOR = timedelta(hours=1)
"""A page captured for one feed serves another feed's entry for so long."""
CHUNK = 50
"""Pages whose rows are written in one transaction."""
CHUNK_SECONDS = 5.0
BUSY_PAUSE = 60.0
"""Seconds until a page is tried again whose server had no turn free."""


def entries_to_fetch(
    engine: Engine, *, limit: int | None = None, source: str | None = None
) -> list[int]:
    """Ids of the entries whose page has not been captured yet."""
    with engine.connect() as connection:
        return entries.pending_entries(connection, datetime.now(UTC), limit, source)


def fetch_batches(engine: Engine, size: int, most: int) -> list[list[int]]:
    """The same in at most ``most`` batches, of each outlet at most ``size`` entries, all in one.

    So workers don't wait for one another's turns. What is left waits for the next run.
    """
    with engine.connect() as connection:
        pending = entries.pending_by_source(connection, datetime.now(UTC), size)
    return pack(pending, size)[:most]


def fetch(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Capture the pages of entries into WARC files."""
    with stage_run(engine, "fetch") as run, claim(engine, "raw.entry", ids) as ours:
        now = datetime.now(UTC)
        wanted: dict[str, list[PendingEntry]] = {}
        with engine.begin() as connection:
            for entry in entries.find_pending(connection, ours, now):
                wanted.setdefault(entry.url, []).append(entry)
            shared = _share_captures(connection, wanted, now)
        run.add(wanted=len(wanted), shared=shared)
        asyncio.run(_ask(engine, settings, wanted, run))
        return dict(run.counts)


def _share_captures(
    connection: Connection, wanted: dict[str, list[PendingEntry]], now: datetime
) -> int:
    """Give first-time entries the capture that another feed's entry led to just before."""
    fresh = entries.first_time(connection, [e.id for group in wanted.values() for e in group])
    known = captures.recent_captures(connection, list(wanted), now - SHARED_FOR)
    shared = 0
    for url, capture in known.items():
        if all(entry.id in fresh for entry in wanted[url]):
            entries.set_captured(connection, [(entry, capture) for entry in wanted.pop(url)])
            shared += 1
    return shared


async def _ask(
    engine: Engine, settings: Settings, wanted: dict[str, list[PendingEntry]], run: StageRun
) -> None:
    groups = list(wanted.values())
    requests = [Request(url, group[0].delay) for url, group in wanted.items()]
    with Ledger(engine, settings, run) as ledger:
        async with shared_fetcher(engine, settings) as fetcher:
            async for answer in ask_all(fetcher, requests):
                await asyncio.to_thread(ledger.add, groups[answer.number], answer)
        await asyncio.to_thread(ledger.write)
    if late := len(groups) - ledger.added:  # pending still
        run.add(out_of_time=late)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one page, before it is written. ``place`` says where its bytes are."""

    group: list[PendingEntry]
    answer: Answer
    failure: Failure | None
    wait: float | None
    """Seconds until it is tried again, if it is."""
    place: Place | None = None
    payload: Revisited | None = None


class Ledger:
    """Archives pages as they come, and writes their rows some at a time.

    The rows of a chunk are committed only after its bytes are safe in the archive.
    """

    def __init__(self, engine: Engine, settings: Settings, run: StageRun) -> None:
        self.added = 0
        self._engine, self._settings, self._run = engine, settings, run
        self._chunk: list[Fetched] = []
        self._payloads: dict[str, Revisited] = {}
        self._written = time.monotonic()
        self._file = Archive(settings.warc_url).new_file(datetime.now(UTC))

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.__exit__(kind, error, trace)

    def add(self, group: list[PendingEntry], answer: Answer) -> None:
        """Archive one answer; its rows are written with its chunk."""
        self.added += 1
        self._chunk.append(self._archive(judge(group, answer, self._settings.retry_delay)))
        if len(self._chunk) >= CHUNK or time.monotonic() - self._written > CHUNK_SECONDS:
            self.write()

    def write(self) -> None:
        """Make the bytes safe, then write the rows that point to them."""
        chunk, self._chunk = self._chunk, []
        self._file.flush()
        with self._engine.begin() as connection:
            counts = [_save(connection, one) for one in chunk]
            entries.save_attempts(connection, [row for one in chunk for row in _attempts(one)])
        for name in counts:
            self._run.add(**{name: 1})
        self._written = time.monotonic()

    def _archive(self, one: Fetched) -> Fetched:
        page = one.answer.result
        if one.wait is not None or isinstance(page, Failure):
            return one
        payload = self._find_payload(page)
        place = self._file.write(page, revisit_of=payload)
        if payload is None and page.body:
            self._payloads[page.digest] = Revisited(place, page.final_url, page.fetched_at)
        return replace(one, place=place, payload=payload)

    def _find_payload(self, page: Page) -> Revisited | None:
        """Where the same bytes were archived before, by this run or an earlier one."""
        if not page.body:
            return None
        if known := self._payloads.get(page.digest):
            return known
        with self._engine.connect() as connection:
            found = captures.find_payload(connection, page.digest)
        if found is None:
            return None
        return Revisited(Place(found.file, found.offset), found.url, found.captured_at)


def judge(group: list[PendingEntry], answer: Answer, base: float) -> Fetched:
    """Whether an answer is a page, a failure to try again in some seconds, or a final one."""
    result = answer.result
    failure = result if isinstance(result, Failure) else judge_status(result)
    if failure is None:
        return Fetched(group, answer, None, None)
    if not failure.asked:
        return Fetched(group, answer, failure, max(failure.retry_after or 0.0, BUSY_PAUSE))
    wait = retry_wait(
        failure.reason,
        failure.status,
        max(entry.attempts for entry in group) + 1,
        failure.retry_after,
        base=base,
        chance=random.random(),
    )
    return Fetched(group, answer, failure, wait)


def _save(connection: Connection, one: Fetched) -> str:
    """Write one page's rows, and return the name of what became of it."""
    if one.failure and one.wait is not None:
        until = datetime.now(UTC) + timedelta(seconds=one.wait)
        for entry in one.group:
            entries.postpone(connection, entry.id, until, asked=one.failure.asked)
        return "postponed"
    first = one.group[0]
    if one.place and isinstance(one.answer.result, Page):
        page, payload = one.answer.result, one.payload and one.payload.place
        capture = captures.save_capture(
            connection,
            first.source_id,
            first.id,
            page,
            (one.place.file, one.place.offset),
            (payload.file, payload.offset) if payload else None,
            rejected=one.failure is not None,
        )
        entries.set_captured(connection, [(entry, capture) for entry in one.group])
        if one.failure is None:
            return "captured"
        rejection = Rejection("fetch", one.failure.reason, one.failure.detail)
        captures.reject_capture(connection, capture, first.source_id, page.final_url, rejection)
    elif one.failure:
        rejection = Rejection("fetch", one.failure.reason, one.failure.detail)
        for entry in one.group:
            entries.reject_entry(connection, entry, rejection)
    return "rejected"


def _attempts(one: Fetched) -> list[Attempt]:
    """A row for each entry whose page was asked for."""
    if one.failure and not one.failure.asked:
        return []
    now = datetime.now(UTC)
    retried = one.wait is not None
    result = one.answer.result
    return [
        Attempt(
            entry_id=entry.id,
            attempted_at=now,
            duration_s=one.answer.seconds,
            outcome="postponed" if retried else "rejected" if one.failure else "captured",
            reason=one.failure.reason if one.failure else None,
            detail=one.failure.detail if one.failure else None,
            status=result.status,
            next_at=now + timedelta(seconds=one.wait) if one.wait is not None else None,
        )
        for entry in one.group
    ]
