"""Looking up past days in the news sitemaps, for a backfill."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from datetime import UTC, datetime

from sqlalchemy import Engine

from pipeline.collect.feeds import ParsedFeed, content_hash
from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.flow.network import BATCH_SECONDS, ask_all, shared_fetcher
from pipeline.flow.poll import newest_sitemaps, read_feed
from pipeline.model import Page
from pipeline.sandbox import Killed
from pipeline.settings import Settings
from pipeline.store import entries, feeds
from pipeline.store.database import StageRun, stage_run
from pipeline.store.feeds import DueFeed

MAX_SITEMAPS = 50
"""Of a sitemap index, so many are read for a backfill, the newest first."""


def discover(engine: Engine, settings: Settings, start: datetime, end: datetime) -> dict[str, int]:
    """Announce what the news sitemaps list as published in [start, end), as entries to fetch."""
    with stage_run(engine, "discover") as run:
        asyncio.run(Discovery(engine, settings, start, end, run).read_all())
        return dict(run.counts)


class Discovery:
    """One look at all sitemaps, for a span of time."""

    def __init__(
        self, engine: Engine, settings: Settings, start: datetime, end: datetime, run: StageRun
    ) -> None:
        self._engine, self._settings, self._run = engine, settings, run
        self._start, self._end = start, end

    async def read_all(self) -> None:
        """Read the sitemaps of the sources folder, and those that they list."""
        with self._engine.connect() as connection:
            sitemaps = feeds.find_sitemaps(connection)
        async with shared_fetcher(self._engine, self._settings) as fetcher:
            further = await self._read(fetcher, sitemaps)
            # An index is one level deep (sitemaps.org, "Using Sitemap index files").
            await self._read(fetcher, further)

    async def _read(self, fetcher: Fetcher, sitemaps: Sequence[DueFeed]) -> list[DueFeed]:
        """Announce what some sitemaps list; the sitemaps that they list in turn are returned."""
        requests = [Request(sitemap.address, sitemap.delay) for sitemap in sitemaps]
        further: list[DueFeed] = []
        answered = 0
        async with aclosing(ask_all(fetcher, requests, BATCH_SECONDS / 2)) as answers:
            async for answer in answers:
                answered += 1
                feed = sitemaps[answer.number]
                further += await asyncio.to_thread(self._take, feed, answer.result)
        if late := len(sitemaps) - answered:
            self._run.add(out_of_time=late)
        return further

    def _take(self, feed: DueFeed, result: Page | Failure) -> list[DueFeed]:
        failure = result if isinstance(result, Failure) else judge_status(result)
        if failure is None and isinstance(result, Page):
            try:
                parsed = read_feed(result, datetime.now(UTC), feed.time_zone)
                return self._announce(feed, parsed)
            except Killed as killed:
                failure = Failure(f"parser_{killed.reason}", str(killed), transient=True)
        self._run.add(sitemaps=1, failed=1)
        self._run.add_reasons({failure.reason: 1} if failure else {})
        return []

    def _announce(self, feed: DueFeed, parsed: ParsedFeed) -> list[DueFeed]:
        within = [
            entry
            for entry in parsed.entries
            if (at := entry.published_at or entry.updated_at) and self._start <= at < self._end
        ]
        said = [(feed.id, entry, content_hash(entry)) for entry in within]
        with self._engine.begin() as connection:
            counts = entries.upsert_entries(connection, said, datetime.now(UTC))
            listed = newest_sitemaps(parsed.sitemaps, feed.address, self._start, MAX_SITEMAPS)
            feeds.add_children(connection, feed, listed)
            children = feeds.find_sitemaps(connection, listed)
        new = counts[feed.id].new if counts else 0
        self._run.add(sitemaps=1, listed=len(parsed.entries), within=len(within), new=new)
        return children
