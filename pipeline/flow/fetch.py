"""Capturing the pages of entries: archived before anything looks at them."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.collect.http import Failure, Request, judge_status
from pipeline.collect.schedule import retry_wait
from pipeline.collect.warc import Archive, Place, Revisited
from pipeline.flow.network import Answer, hand_on
from pipeline.flow.run import pack
from pipeline.model import Page, Rejection
from pipeline.refine.walls import judge_answer
from pipeline.sandbox import Sandbox
from pipeline.settings import Settings
from pipeline.store import captures, entries
from pipeline.store.captures import NewCapture
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
_walls = Sandbox(modules=["pipeline.refine.walls"])


def entries_to_fetch(
    engine: Engine, *, limit: int | None = None, source: str | None = None
) -> list[int]:
    """Ids of the entries whose page has not been captured yet."""
    with engine.connect() as connection:
        return entries.pending_entries(connection, datetime.now(UTC), limit, source)


def entries_waiting(engine: Engine) -> int:
    """How many entries could be fetched now."""
    with engine.connect() as connection:
        return entries.count_pending(connection, datetime.now(UTC))


def fetch_batches(engine: Engine, size: int, most: int) -> list[list[int]]:
    """The same in at most ``most`` batches, of each outlet at most ``size`` entries, all in one.

    So workers don't wait for one another's turns. What is left waits for the next run.
    """
    with engine.connect() as connection:
        pending = entries.pending_by_source(connection, datetime.now(UTC), size)
    return pack(pending, size)[:most]


def fetch(
    engine: Engine,
    settings: Settings,
    ids: Sequence[int],
    *,
    progress: Callable[[], None] = lambda: None,
) -> dict[str, int]:
    """Capture the pages of entries into WARC files; ``progress`` is told of each answer."""
    with stage_run(engine, "fetch") as run, claim(engine, "raw.entry", ids) as ours:
        now = datetime.now(UTC)
        wanted: dict[str, list[PendingEntry]] = {}
        further: list[list[PendingEntry]] = []
        with engine.begin() as connection:
            for entry in entries.find_pending(connection, ours, now):
                if entry.continues is None:
                    wanted.setdefault(entry.url, []).append(entry)
                else:  # its capture belongs to the page before, and to nothing else
                    further.append([entry])
            shared = _share_captures(connection, wanted, now)
        groups = [*wanted.values(), *further]
        run.add(wanted=len(groups), shared=shared)
        requests = [Request(group[0].url, group[0].delay) for group in groups]
        with Ledger(engine, settings, groups, run) as ledger:
            asyncio.run(hand_on(engine, settings, requests, ledger.add, progress))
            ledger.end()
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


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one page, before it is written."""

    group: list[PendingEntry]
    at: datetime
    seconds: float
    status: int | None
    failure: Failure | None = None
    wait: float | None = None
    """Seconds until it is tried again, if it is."""
    capture: NewCapture | None = None


class Ledger:
    """Archives pages as they come, and writes their rows some at a time.

    The rows of a chunk are committed only after its bytes are safe in the archive.
    """

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        groups: list[list[PendingEntry]],
        run: StageRun,
    ) -> None:
        self._engine, self._settings, self._groups, self._run = engine, settings, groups, run
        self._added = 0
        self._chunk: list[Fetched] = []
        self._payloads: dict[str, Revisited] = {}
        self._written = time.monotonic()
        self._file = Archive(settings.warc_url).new_file(datetime.now(UTC))

    def __enter__(self) -> Self:
        self._file.__enter__()
        self._lookup = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lookup.close()
        self._file.__exit__(kind, error, trace)

    def add(self, answer: Answer) -> None:
        """Archive one answer; its rows are written with its chunk."""
        self._added += 1
        fetched = judge(self._groups[answer.number], answer, self._settings.retry_delay)
        if fetched.wait is None and isinstance(answer.result, Page):
            fetched = replace(fetched, capture=self._archive(fetched, answer.result))
        self._chunk.append(fetched)
        if len(self._chunk) >= CHUNK or time.monotonic() - self._written > CHUNK_SECONDS:
            self.write()

    def end(self) -> None:
        """Write the last chunk; what had no answer is pending still."""
        self.write()
        if late := len(self._groups) - self._added:
            self._run.add(out_of_time=late)

    def write(self) -> None:
        """Make the bytes safe, then write the rows that point to them."""
        chunk, self._chunk = self._chunk, []
        self._file.flush()
        try:
            self._save(chunk)
        except (DataError, IntegrityError):
            # One page whose rows can't be stored must not cost the others of its chunk.
            for one in chunk:
                self._save_alone(one)
        self._written = time.monotonic()

    def _save(self, chunk: list[Fetched]) -> None:
        with self._engine.begin() as connection:
            _save(connection, chunk)
        self._run.add(**Counter(map(_outcome, chunk)))

    def _save_alone(self, one: Fetched) -> None:
        try:
            self._save([one])
        except (DataError, IntegrityError) as error:
            failure = Failure("not_storable", f"{error.orig}"[:500], transient=False)
            self._save([replace(one, failure=failure, wait=None, capture=None)])

    def _archive(self, fetched: Fetched, page: Page) -> NewCapture:
        """Write a page's record; only its row is kept in memory."""
        digest, first = page.digest, fetched.group[0]
        payload = self._find_payload(digest) if page.body else None
        about = {"outlet": first.source_id}
        place = self._file.write(page, revisit_of=payload, about=about)
        row = NewCapture.of(page, digest, first.source_id, first.id, (place.file, place.offset))
        if fetched.failure:
            row = replace(row, outcome="rejected")
        if payload and place.is_revisit:
            return replace(
                row, payload_file=payload.place.file, payload_offset=payload.place.offset
            )
        if page.body:
            self._payloads[digest] = Revisited(place, page.final_url, page.fetched_at)
        return row

    def _find_payload(self, digest: str) -> Revisited | None:
        """Where the same bytes were archived before, by this run or an earlier one."""
        if known := self._payloads.get(digest):
            return known
        if found := captures.find_payload(self._lookup, digest):
            return Revisited(Place(found.file, found.offset), found.url, found.captured_at)
        return None


def judge(group: list[PendingEntry], answer: Answer, base: float) -> Fetched:
    """Whether an answer is a page, a failure to try again in some seconds, or a final one."""
    result = answer.result
    fetched = Fetched(group, datetime.now(UTC), answer.seconds, result.status)
    failure = result if isinstance(result, Failure) else judge_status(result)
    if failure is None:
        return fetched
    if isinstance(result, Page):
        failure = _name_wall(failure, result)
    if not failure.asked:
        wait: float | None = max(failure.retry_after or 0.0, BUSY_PAUSE)
    else:
        wait = retry_wait(
            failure.reason,
            failure.status,
            max(entry.attempts for entry in group) + 1,
            failure.retry_after,
            base=base,
            chance=random.random(),
        )
    return replace(fetched, failure=failure, wait=wait)


def _name_wall(failure: Failure, page: Page) -> Failure:
    """The failure under the name of what the page says it is, such as a bot check."""
    try:
        said = _walls.call(
            judge_answer, page.status, dict(page.headers), page.body, page.url, timeout=10
        )
    except Exception:  # a page that its parser can't bear has no better name than its status
        return failure
    return replace(failure, reason=said.reason, detail=said.detail) if said else failure


def _outcome(one: Fetched) -> str:
    """What became of a page, as a word."""
    if one.failure is None:
        return "captured"
    return "rejected" if one.wait is None else "postponed"


def _save(connection: Connection, chunk: list[Fetched]) -> None:
    """Write the rows of a chunk: captures, what became of the entries, attempts, rejections."""
    archived = [(one, one.capture) for one in chunk if one.capture]
    ids = captures.save_captures(connection, [capture for _, capture in archived])
    entries.set_captured(
        connection,
        [(entry, id_) for (one, _), id_ in zip(archived, ids, strict=True) for entry in one.group],
    )
    for (one, capture), id_ in zip(archived, ids, strict=True):
        if one.failure:
            captures.reject_capture(
                connection, id_, capture.source_id, capture.final_url, _rejection(one.failure)
            )
    for one in chunk:
        for entry in one.group:
            if one.failure and one.wait is not None:
                until = one.at + timedelta(seconds=one.wait)
                entries.postpone(connection, entry, until, asked=one.failure.asked)
            elif one.failure and one.capture is None:
                entries.reject_entry(connection, entry, _rejection(one.failure))
    entries.save_attempts(connection, [row for one in chunk for row in _attempts(one)])


def _rejection(failure: Failure) -> Rejection:
    return Rejection("fetch", failure.reason, failure.detail)


def _attempts(one: Fetched) -> list[Attempt]:
    """A row for each entry whose page was asked for."""
    if one.failure and not one.failure.asked:
        return []
    return [
        Attempt(
            entry_id=entry.id,
            attempted_at=one.at,
            duration_s=one.seconds,
            outcome=_outcome(one),
            reason=one.failure.reason if one.failure else None,
            detail=one.failure.detail if one.failure else None,
            status=one.status,
            next_at=one.at + timedelta(seconds=one.wait) if one.wait is not None else None,
        )
        for entry in one.group
    ]
