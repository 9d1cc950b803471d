"""The warehouse that a command works on: the named server, or the embedded one for so long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Engine

from pipeline import flow
from pipeline.embedded.postgres import PostgresServer
from pipeline.settings import Settings


@contextmanager
def warehouse(settings: Settings | None = None) -> Iterator[tuple[Engine, Settings]]:
    """A prepared warehouse. The embedded server is stopped at the end if it was started here."""
    settings = settings or Settings.from_env()
    if settings.database_url is not None:
        yield flow.prepare(settings), settings
        return
    with PostgresServer(settings.home) as url:
        settings = replace(settings, database_url=url)
        engine = flow.prepare(settings)
        try:
            yield engine, settings
        finally:
            engine.dispose()
