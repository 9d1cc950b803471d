"""Work shared out among workers: claims on rows, and turns at a domain.

Both are session-level advisory locks: they need no clean-up, because PostgreSQL lets
go of them when the session ends, however it ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import psycopg
from sqlalchemy import Engine, text

from pipeline.model import StoredRobots

_KEEPALIVE = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10"
"""A machine that lost its power is found out within minutes, not hours."""


@contextmanager
def claim(engine: Engine, kind: str, ids: Sequence[int]) -> Iterator[list[int]]:
    """Those of the ids that no other worker has, ours until the block ends.

    ``kind`` names what the ids are of, such as ``raw.entry``.
    """
    with engine.connect() as pooled:
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql(_KEEPALIVE)
        try:
            rows = connection.execute(
                text(
                    "SELECT id FROM unnest(CAST(:ids AS bigint[])) AS id "
                    "WHERE pg_try_advisory_lock(hashtextextended(:kind || id, 0))"
                ),
                {"ids": list(ids), "kind": f"{kind} "},
            )
            yield list(rows.scalars())
        finally:
            # The connection goes back to the pool only without its locks.
            try:
                connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
            except Exception:
                pooled.invalidate()


class SharedTurns:
    """`collect.turns.Turns` in the warehouse, for all workers on all machines.

    Times are those of the database's clock. Use as an async context manager.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._taken: set[str] = set()
        self._begun: set[str] = set()
        self._places: list[int] = []
        self._taking_places = asyncio.Lock()

    async def __aenter__(self) -> Self:
        # The pool's own way to connect, so that addresses and secrets are read in one place.
        _, options = self._engine.dialect.create_connect_args(self._engine.url)
        self._session = await psycopg.AsyncConnection.connect(
            **options, application_name="euxine turns", autocommit=True
        )
        await self._session.execute(_KEEPALIVE)
        # Losing the last half second of it in a crash of the server costs a pause, no data.
        await self._session.execute("SET synchronous_commit = off")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def take(self, domain: str) -> float | None:
        """Take the turn; the seconds to wait before asking, or None if another worker has it."""
        if domain in self._taken:
            return None
        cursor = await self._session.execute("SELECT ops.take_turn(%s)", (domain,))
        row = await cursor.fetchone()
        wait: float | None = row[0] if row else None
        if wait is not None:
            self._taken.add(domain)
        return wait

    async def begin(self, domain: str, pause: float) -> None:
        """The request begins now; should this worker die, the next may ask after ``pause`` s."""
        self._begun.add(domain)
        await self._session.execute(
            """
            INSERT INTO ops.domain (domain, free_at, asked_at)
            VALUES (%s, clock_timestamp() + make_interval(secs => %s), clock_timestamp())
            ON CONFLICT (domain) DO UPDATE SET free_at = excluded.free_at
            """,
            (domain, pause),
        )

    async def give_back(self, domain: str, pause: float | None) -> None:
        """End the turn. The next may ask after ``pause`` seconds.

        None: nothing was asked, so what `begin` noted is void.
        """
        if pause or domain in self._begun:
            await self._session.execute(
                """
                INSERT INTO ops.domain (domain, free_at, asked_at)
                VALUES (%s, clock_timestamp() + make_interval(secs => %s), clock_timestamp())
                ON CONFLICT (domain) DO UPDATE
                    SET free_at = excluded.free_at, asked_at = excluded.asked_at
                """,
                (domain, pause or 0.0),
            )
            self._begun.discard(domain)
        await self._session.execute(
            "SELECT pg_advisory_unlock(hashtextextended('turn ' || %s, 0))", (domain,)
        )
        self._taken.discard(domain)

    async def take_places(self, wanted: int, most: int) -> int:
        """Take up to ``wanted`` of the ``most`` places that all workers have together.

        Each stands for one connection at a time. Returns how many more are ours now, 0 if
        none is free; they are until the session ends, however it ends.
        """
        async with self._taking_places:
            cursor = await self._session.execute(
                "SELECT ops.take_places(%s, %s, %s)", (wanted, most, self._places)
            )
            row = await cursor.fetchone()
            taken: list[int] = row[0] if row else []
            self._places += taken
        return len(taken)

    async def load_robots(self, origin: str) -> StoredRobots | None:
        """The robots.txt kept for an origin, however old."""
        cursor = await self._session.execute(
            "SELECT origin, fetched_at, status, body, tried_at FROM ops.robots WHERE origin = %s",
            (origin,),
        )
        row = await cursor.fetchone()
        return StoredRobots(*row) if row else None

    async def save_robots(self, robots: StoredRobots) -> None:
        """Keep an origin's robots.txt."""
        await self._session.execute(
            """
            INSERT INTO ops.robots (origin, fetched_at, status, body, tried_at)
            VALUES (%s, %s, %s, %s, %s)
            ON CONFLICT (origin) DO UPDATE SET fetched_at = excluded.fetched_at,
                status = excluded.status, body = excluded.body, tried_at = excluded.tried_at
            """,
            (
                robots.origin,
                robots.fetched_at,
                robots.status,
                robots.body.replace("\0", ""),
                robots.tried_at,
            ),
        )
