"""The warehouse that a command works on: the named server, or the embedded one for so long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Engine

from pipeline import flow
from pipeline.embedded.postgres import PostgresServer
from pipeline.settings import Settings
from pipeline.store.migrate import is_migrated


@contextmanager
def warehouse(
    settings: Settings | None = None, *, only_look: bool = False
) -> Iterator[tuple[Engine, Settings]]:
    """A prepared warehouse. The embedded server is stopped at the end if nobody else uses it.

    One that will only be looked at is left as it is if it was ever prepared: that needs no
    rights beyond reading and waits for nobody who writes.
    """
    settings = settings or Settings.from_env()
    if settings.database_url is not None:
        yield _open(settings, only_look), settings
        return
    with PostgresServer(settings.home) as url:
        settings = replace(settings, database_url=url)
        engine = _open(settings, only_look)
        try:
            yield engine, settings
        finally:
            engine.dispose()


def _open(settings: Settings, only_look: bool) -> Engine:
    engine = flow.open_warehouse(settings)
    return engine if only_look and is_migrated(engine) else flow.prepare(settings)
