"""Work shared out among workers through the database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Engine, text

from pipeline.collect.http import Fetcher, Request
from pipeline.model import Page, StoredRobots
from pipeline.settings import Settings
from pipeline.store.database import connect
from pipeline.store.turns import SharedTurns, claim
from tests.unit.collect.server import LocalServer


@pytest.fixture
def other(settings: Settings) -> Iterator[Engine]:
    """The same warehouse as another machine's worker sees it."""
    engine = connect(str(settings.database_url))
    yield engine
    engine.dispose()


def run(work: Any) -> Any:
    return asyncio.run(asyncio.wait_for(work, 30))


def end(engine: Engine, turns: SharedTurns) -> None:
    """End a worker's session, as when its machine is lost; it is gone afterwards."""
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name = 'euxine turns' AND pid = :pid"
            ),
            {"pid": turns._session.info.backend_pid},
        )


def test_a_domain_is_one_workers_at_a_time(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(engine) as one, SharedTurns(other) as two:
            assert await one.take("outlet.example") == 0
            assert await two.take("outlet.example") is None
            assert await one.take("outlet.example") is None, "not even twice its own"
            assert await two.take("other.example") == 0
            await one.give_back("outlet.example", None)
            assert await two.take("outlet.example") == 0

    run(work())


def test_the_pause_after_a_request_is_kept_by_everybody(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(engine) as one, SharedTurns(other) as two:
            await one.take("outlet.example")
            await one.give_back("outlet.example", 600)
            wait = await two.take("outlet.example")
            assert wait == pytest.approx(600, abs=20)
            await two.give_back("outlet.example", None)
            wait = await one.take("outlet.example")
            assert wait == pytest.approx(600, abs=20), "nothing was asked in between"

    run(work())


def test_a_worker_that_dies_lets_go_of_its_turn(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(other) as two:
            one = SharedTurns(engine)
            await one.__aenter__()
            await one.take("outlet.example")
            await one.begin("outlet.example", 600)
            end(engine, one)
            wait = await two.take("outlet.example")
            assert wait == pytest.approx(600, abs=20), "its request may have arrived"

    run(work())


def test_what_was_begun_is_void_if_nothing_was_asked(engine: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(engine) as turns:
            await turns.take("outlet.example")
            await turns.begin("outlet.example", 600)
            await turns.give_back("outlet.example", None)
            assert await turns.take("outlet.example") == 0

    run(work())


def locks(engine: Engine, turns: SharedTurns) -> int:
    """How many advisory locks a worker's session really has."""
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = :pid"),
            {"pid": turns._session.info.backend_pid},
        )
        return found.scalar_one()


def test_all_workers_together_have_no_more_than_the_places(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(engine) as one, SharedTurns(other) as two:
            assert await one.take_places(6, 10) == 6
            assert locks(engine, one) == 6, "no more than it was told of"
            assert await two.take_places(6, 10) == 4
            assert await two.take_places(6, 10) == 0
            assert await one.take_places(1, 10) == 0, "its own do not count twice"
            assert (locks(engine, one), locks(engine, two)) == (6, 4)

    run(work())


def test_workers_that_take_places_at_once_share_them(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(engine) as one, SharedTurns(other) as two:
            taken = await asyncio.gather(
                *(worker.take_places(3, 20) for worker in (one, two) for _ in range(5))
            )
            assert sum(taken) == 20
            assert locks(engine, one) + locks(engine, two) == 20

    run(work())


def test_a_worker_that_ends_frees_its_places(engine: Engine, other: Engine) -> None:
    async def work() -> None:
        async with SharedTurns(other) as two:
            one = SharedTurns(engine)
            await one.__aenter__()
            assert await one.take_places(9, 9) == 9
            assert await two.take_places(2, 9) == 0
            end(engine, one)
            assert await two.take_places(2, 9) == 2

    run(work())


def test_a_robots_txt_is_kept_for_all(engine: Engine, other: Engine) -> None:
    kept = StoredRobots("https://outlet.example", datetime(2026, 11, 22, tzinfo=UTC), 200, "a\0b")

    async def work() -> None:
        async with SharedTurns(engine) as one, SharedTurns(other) as two:
            assert await two.load_robots(kept.origin) is None
            await one.save_robots(kept)
            found = await two.load_robots(kept.origin)
            assert found
            assert (found.fetched_at, found.status, found.body) == (kept.fetched_at, 200, "ab")
            assert found.tried_at is None
            tried = replace(found, tried_at=datetime(2026, 11, 25, tzinfo=UTC))
            await two.save_robots(tried)
            assert await one.load_robots(kept.origin) == tried

    run(work())


def test_two_workers_together_keep_to_the_delay_of_a_domain(engine: Engine, other: Engine) -> None:
    with LocalServer() as server:
        for n in range(6):
            server.put(f"/{n}", "here")

        async def fetch(work_on: Engine, numbers: range) -> list[float]:
            ended = []
            async with (
                SharedTurns(work_on) as turns,
                Fetcher(user_agent="Test/1", allowed_hosts=server.allowed, turns=turns) as fetcher,
            ):
                for n in numbers:
                    url = server.url(f"/{n}", "one.localhost")
                    assert isinstance(await fetcher.fetch(Request(url, delay=0.2)), Page)
                    ended.append(time.monotonic())
            return ended

        async def both() -> None:
            await asyncio.gather(fetch(engine, range(3)), fetch(other, range(3, 6)))

        run(both())
        starts = sorted(seen.started for seen in server.seen)
        assert len(starts) == 6
        assert all(seen.running == 1 for seen in server.seen)
        assert min(b - a for a, b in pairwise(starts)) >= 0.2


def test_what_one_worker_claims_another_does_not_get(engine: Engine, other: Engine) -> None:
    with claim(engine, "raw.entry", [1, 2, 3]) as ours:
        assert sorted(ours) == [1, 2, 3]
        with claim(other, "raw.entry", [2, 3, 4]) as theirs:
            assert theirs == [4]
        with claim(other, "ops.feed", [2]) as feeds:
            assert feeds == [2], "another kind"
    with claim(other, "raw.entry", [2]) as theirs:
        assert theirs == [2]


def test_a_claim_ends_with_an_error(engine: Engine, other: Engine) -> None:
    with pytest.raises(ZeroDivisionError), claim(engine, "raw.entry", [1]):
        _ = 1 / 0
    with claim(other, "raw.entry", [1]) as theirs:
        assert theirs == [1]
