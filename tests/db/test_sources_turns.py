"""Commands that ask outlets beside a running warehouse take turns with its workers."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sqlalchemy import Engine

from pipeline.cli.running import polite_fetcher
from pipeline.collect.http import Request
from pipeline.collect.turns import LocalTurns, Turns
from pipeline.model import Page
from pipeline.settings import Settings
from pipeline.store.turns import SharedTurns
from tests.db.outlets import rows
from tests.unit.collect.server import LocalServer


async def ask(settings: Settings, url: str) -> Turns:
    async with polite_fetcher(settings) as (fetcher, turns):
        assert isinstance(await fetcher.fetch(Request(url, 0.5)), Page)
        return turns


def test_the_pause_after_a_request_is_noted_for_all_workers(
    engine: Engine, settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", "x")
    turns = asyncio.run(ask(settings, server.url("/rss", "one.localhost")))
    assert isinstance(turns, SharedTurns)
    assert rows(engine, "SELECT domain FROM ops.domain") == [("one.localhost",)]


def test_where_no_warehouse_runs_the_turns_are_the_command_s_own(
    settings: Settings, server: LocalServer
) -> None:
    server.put("one.localhost/rss", "x")
    alone = replace(settings, database_url=None)
    turns = asyncio.run(ask(alone, server.url("/rss", "one.localhost")))
    assert isinstance(turns, LocalTurns)
