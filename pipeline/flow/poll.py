"""Asking feeds for what is new: entries, a row for each poll, and when to ask again."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.collect.feeds import ParsedFeed, SitemapLink, content_hash, parse_feed
from pipeline.collect.http import Failure, Request, judge_status
from pipeline.collect.schedule import Answer as Judged
from pipeline.collect.schedule import conditions, next_state
from pipeline.flow.network import Answer, domain_of, hand_on
from pipeline.flow.run import pack
from pipeline.model import FeedState, Page, Rejection
from pipeline.sandbox import Killed, Sandbox
from pipeline.settings import Settings
from pipeline.store import entries, feeds
from pipeline.store.database import StageRun, stage_run
from pipeline.store.feeds import DueFeed, Poll
from pipeline.store.turns import claim

log = logging.getLogger(__name__)

RECENT = timedelta(days=3)
"""An address in a plain sitemap is news if it was changed within so long."""
MAX_SITEMAPS = 10
"""Of a sitemap index, so many are polled, the newest."""
CHUNK = 50
"""Polls that are written in one transaction."""
CHUNK_SECONDS = 5.0
PARSE_SECONDS = 20.0
Outcome = Literal["parsed", "not_modified", "unchanged", "failed"]
NOTHING = ParsedFeed(())
_parsers = Sandbox(modules=["pipeline.collect.feeds"])


def feeds_to_poll(engine: Engine, *, everything: bool = False) -> list[int]:
    """Ids of the feeds whose time has come, or of all."""
    with engine.connect() as connection:
        return feeds.due_feeds(connection, datetime.now(UTC), everything=everything)


def poll_batches(engine: Engine, size: int, *, everything: bool = False) -> list[list[int]]:
    """The same in batches; an outlet's feeds share one, so that workers don't wait in turn."""
    with engine.connect() as connection:
        due = feeds.due_by_source(connection, datetime.now(UTC), everything=everything)
    return pack(due, size)


def poll(
    engine: Engine,
    settings: Settings,
    ids: Sequence[int],
    *,
    everything: bool = False,
    progress: Callable[[], None] = lambda: None,
) -> dict[str, int]:
    """Ask feeds for what is new and keep their entries; ``progress`` is told of each answer.

    What another worker has asked since the ids were listed is left alone, unless
    ``everything`` is wanted.
    """
    with stage_run(engine, "poll") as run, claim(engine, "ops.feed", ids) as ours:
        with engine.connect() as connection:
            now = datetime.now(UTC)
            due = feeds.find_due(connection, ours, now, everything=everything)
        requests = [Request(f.address, f.delay, conditions(f.state, now)) for f in due]
        ledger = Ledger(engine, settings, due, run)
        asyncio.run(hand_on(engine, settings, requests, ledger.add, progress))
        ledger.end()
        return dict(run.counts)


@dataclass(frozen=True, slots=True)
class Polled:
    """One poll as it was read, before it is written."""

    feed: DueFeed
    poll: Poll
    judged: Judged
    parsed: ParsedFeed


class Ledger:
    """Reads answers and writes them, some at a time."""

    def __init__(
        self, engine: Engine, settings: Settings, due: list[DueFeed], run: StageRun
    ) -> None:
        self._engine, self._settings, self._due, self._run = engine, settings, due, run
        self._added = 0
        self._chunk: list[Polled] = []
        self._written = time.monotonic()

    def add(self, answer: Answer) -> None:
        """Read one answer; written with its chunk."""
        self._added += 1
        self._chunk.append(read_answer(self._due[answer.number], answer, datetime.now(UTC)))
        if len(self._chunk) >= CHUNK or time.monotonic() - self._written > CHUNK_SECONDS:
            self.write()

    def end(self) -> None:
        """Write the last chunk; what had no answer is due still."""
        self.write()
        if late := len(self._due) - self._added:
            self._run.add(out_of_time=late)

    def write(self) -> None:
        """Write what was added since the last time."""
        chunk, self._chunk = self._chunk, []
        try:
            self._save(chunk)
        except (DataError, IntegrityError):
            # One feed that can't be stored must not cost the others of its chunk.
            for one in chunk:
                self._save_alone(one)
        self._written = time.monotonic()

    def _save_alone(self, one: Polled) -> None:
        try:
            self._save([one])
        except (DataError, IntegrityError) as error:
            self._save([_failed(one, "not_storable", f"its entries can't be stored: {error.orig}")])

    def _save(self, chunk: list[Polled]) -> None:
        with self._engine.begin() as connection:
            counts = _save_entries(connection, chunk)
            saved = []
            for one in chunk:
                found = counts.get(one.feed.id, entries.Upserted())
                poll = replace(one.poll, new_entries=found.new, changed_entries=found.changed)
                saved.append((poll, self._next_state(one, found.new), _note(one)))
                _save_sitemaps(connection, one)
            feeds.save_polls(connection, saved)
        for poll, _, _ in saved:
            self._run.add(
                **{
                    "polled": int(poll.outcome != "not_asked"),
                    poll.outcome: 1,
                    "entries": poll.entries,
                    "new": poll.new_entries,
                    "changed": poll.changed_entries,
                }
            )

    def _next_state(self, one: Polled, new: int) -> FeedState:
        return next_state(
            one.feed.state,
            replace(one.judged, new=new),
            one.poll.polled_at,
            minimum=self._settings.poll_minimum,
            maximum=self._settings.poll_maximum,
            chance=random.random(),
        )


def read_answer(feed: DueFeed, answer: Answer, now: datetime) -> Polled:
    """What an answer says: the outcome, the entries, or why it is a failure."""
    result = answer.result
    if isinstance(result, Failure):
        judged = Judged(
            "failed",
            result.status,
            result.reason,
            result.detail,
            retry_after=result.retry_after,
            url=feed.address,
            asked=result.asked,
        )
        poll = Poll(feed.id, now, answer.seconds, "failed", result.status)
        if not result.asked:
            return Polled(feed, replace(poll, outcome="not_asked"), judged, NOTHING)
        return _failed(Polled(feed, poll, judged, NOTHING), result.reason, result.detail)
    outcome, parsed, failure = _read_safely(feed, result, now)
    judged = Judged(
        outcome,
        result.status,
        headers=result.headers,
        redirects=result.redirects,
        hints=parsed.hints if outcome == "parsed" else None,
        published=[e.published_at for e in parsed.entries if e.published_at],
        body_hash=result.digest if outcome == "parsed" else None,
        final_url=result.final_url,
        url=feed.address,
    )
    poll = Poll(
        feed.id,
        now,
        answer.seconds,
        outcome,
        result.status,
        bytes=len(result.body),
        entries=len(parsed.entries),
    )
    polled = Polled(feed, poll, judged, parsed)
    return _failed(polled, failure.reason, failure.detail) if failure else polled


def _read_safely(
    feed: DueFeed, page: Page, now: datetime
) -> tuple[Outcome, ParsedFeed, Failure | None]:
    """What a page says; a feed that trips over a bug must not hold up its batch for ever."""
    try:
        return _read_page(feed, page, now)
    except Killed as killed:
        detail = f"its parser {killed}"
        return "failed", NOTHING, Failure(f"parser_{killed.reason}", detail, transient=True)
    except Exception as error:
        log.exception("feed %d, %s", feed.id, feed.address)
        detail = f"{type(error).__name__}: {error}"[:500]
        return "failed", NOTHING, Failure("error", detail, transient=True)


def _read_page(
    feed: DueFeed, page: Page, now: datetime
) -> tuple[Outcome, ParsedFeed, Failure | None]:
    if page.status == 304:
        if _was_conditional(page):
            return "not_modified", NOTHING, None
        detail = "it answered 304 Not Modified without being asked whether anything had changed"
        return "failed", NOTHING, Failure("unasked_304", detail, transient=True, status=304)
    if failure := judge_status(page):
        return "failed", NOTHING, failure
    if page.digest == feed.state.body_hash:
        return "unchanged", NOTHING, None
    parsed = read_feed(page, now, feed.time_zone)
    if parsed.problem:
        detail = parsed.note or parsed.problem
        return "failed", NOTHING, Failure(parsed.problem, detail, transient=True)
    return "parsed", only_news(parsed, now), None


def _was_conditional(page: Page) -> bool:
    names = {name.lower() for name in page.request_headers}
    return not names.isdisjoint({"if-none-match", "if-modified-since"})


def read_feed(page: Page, now: datetime, time_zone: str) -> ParsedFeed:
    """A feed or sitemap, parsed where its parser can be killed; raises Killed."""
    return _parsers.call(
        parse_feed,
        page.body,
        page.final_url,
        page.content_type_header,
        now,
        time_zone or None,
        timeout=PARSE_SECONDS,
    )


def _failed(one: Polled, reason: str, detail: str) -> Polled:
    """The same as a failure for a reason."""
    return replace(
        one,
        poll=replace(one.poll, outcome="failed", entries=0, reason=reason, error=detail),
        judged=replace(one.judged, outcome="failed", reason=reason, detail=detail),
        parsed=NOTHING,
    )


def only_news(parsed: ParsedFeed, now: datetime) -> ParsedFeed:
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


def newest_sitemaps(
    links: Sequence[SitemapLink], index: str, since: datetime, most: int
) -> list[str]:
    """The sitemaps of an index that may list something newer than ``since``, newest first.

    An index speaks for its own site only (sitemaps.org, "Sitemaps & Cross Submits").
    """
    return [
        link.url
        for link in links
        if (link.modified_at is None or link.modified_at >= since)
        and domain_of(link.url) == domain_of(index)
    ][:most]


def _save_entries(connection: Connection, chunk: list[Polled]) -> dict[int, entries.Upserted]:
    """Write all entries of a chunk; those without an address end as rejections."""
    now = max((one.poll.polled_at for one in chunk), default=datetime.now(UTC))
    said = [
        (one.feed.id, entry, content_hash(entry))
        for one in chunk
        for entry in (*one.parsed.entries, *one.parsed.without_address)
    ]
    counts = entries.upsert_entries(connection, said, now) if said else {}
    for one in chunk:
        if not (keys := [entry.key for entry in one.parsed.without_address]):
            continue
        for pending in entries.find_pending_keys(connection, one.feed.id, keys, now):
            rejection = Rejection("poll", "no_address", f"an item of {one.feed.url} has no link")
            entries.reject_entry(connection, pending, rejection)
    return counts


def _save_sitemaps(connection: Connection, one: Polled) -> None:
    """Poll what an index lists by itself; an index below an index is not followed."""
    if one.judged.outcome == "parsed" and one.feed.parent_id is None and one.parsed.sitemaps:
        since = one.poll.polled_at - RECENT
        urls = newest_sitemaps(one.parsed.sitemaps, one.feed.address, since, MAX_SITEMAPS)
        feeds.set_children(connection, one.feed, urls)


def _note(one: Polled) -> str | None:
    """What to keep as the feed's note: of a failure its cause, else what its body was like."""
    if one.judged.outcome == "failed" and one.judged.asked:
        return one.judged.detail
    if one.judged.outcome == "parsed":
        return one.parsed.note
    if one.feed.state.failures and one.judged.asked:
        return None  # it was of the failure
    return one.feed.note  # it is on the same body
