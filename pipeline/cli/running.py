"""A warehouse that is running already, for commands that can do without one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from pipeline.cli.output import say_error
from pipeline.collect.http import Fetcher
from pipeline.collect.turns import LocalTurns, Turns
from pipeline.embedded import EmbeddedError
from pipeline.embedded.postgres import PostgresServer
from pipeline.flow import open_warehouse
from pipeline.flow.network import make_fetcher
from pipeline.settings import Settings
from pipeline.store.database import DatabaseUnavailable, connect
from pipeline.store.migrate import is_migrated
from pipeline.store.turns import SharedTurns

NO_ANSWER = (DatabaseUnavailable, EmbeddedError, SQLAlchemyError, psycopg.Error)


@contextmanager
def running_warehouse(settings: Settings) -> Iterator[Engine | None]:
    """The warehouse if one is running and prepared; none is started, and nothing is changed.

    Raises one of NO_ANSWER if it should be there and isn't.
    """
    if settings.database_url is not None:
        with _prepared(open_warehouse(settings)) as engine:
            yield engine
    elif PostgresServer(settings.home).is_running():
        with PostgresServer(settings.home) as url, _prepared(connect(url)) as engine:
            yield engine
    else:
        yield None


@contextmanager
def _prepared(engine: Engine) -> Iterator[Engine | None]:
    try:
        yield engine if is_migrated(engine) else None
    finally:
        engine.dispose()


@asynccontextmanager
async def polite_fetcher(settings: Settings) -> AsyncIterator[tuple[Fetcher, Turns]]:
    """A fetcher, and the turns that it takes with the workers of a running warehouse.

    So a command that asks beside them keeps to their pauses, and they to its. Where no
    warehouse is running the turns are the command's own.
    """
    async with AsyncExitStack() as stack:
        turns: Turns = LocalTurns()
        try:
            engine = stack.enter_context(running_warehouse(settings))
            if engine is not None and _may_take_turns(engine):
                turns = await stack.enter_async_context(SharedTurns(engine))
        except NO_ANSWER as error:
            say_error(f"asking without the warehouse's turns: {first_line(error)}")
        yield await stack.enter_async_context(make_fetcher(settings, turns)), turns


def _may_take_turns(engine: Engine) -> bool:
    """Whether the role may note turns; one that only reads may not, and that is said."""
    with engine.connect() as connection:
        allowed = connection.execute(
            text(
                """
                SELECT bool_and(has_table_privilege(name, 'INSERT'))
                FROM unnest(ARRAY['ops.domain', 'ops.robots']) AS name
                """
            )
        ).scalar_one()
    if not allowed:
        say_error("asking without the warehouse's turns: the role may not take them")
    return bool(allowed)


def first_line(error: Exception) -> str:
    """An error's first line, without the statement that it came of."""
    return str(error).partition("\n")[0]
