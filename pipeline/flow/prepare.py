"""Before the first stage: a warehouse whose schema, sources and knowledge are current."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Engine

from pipeline.settings import Settings
from pipeline.sources.registry import load_sources
from pipeline.store.database import DatabaseUnavailable, connect
from pipeline.store.migrate import migrate
from pipeline.store.sources import sync_sources
from pipeline.store.tags import sync_knowledge
from pipeline.tag.knowledge import load_knowledge


@lru_cache(maxsize=4)
def open_warehouse(settings: Settings) -> Engine:
    """An engine for the warehouse that ``settings`` names; raises DatabaseUnavailable."""
    if settings.database_url is None:
        raise DatabaseUnavailable(
            "no database is named: set EUXINE_DATABASE_URL, "
            "or use the euxine command, which starts the embedded server"
        )
    return connect(settings.database_url)


def prepare(settings: Settings) -> Engine:
    """Migrate the warehouse and make sources and knowledge mirror their files."""
    knowledge = load_knowledge()
    engine = open_warehouse(settings)
    migrate(engine)
    sync_outlets(engine, settings)
    with engine.begin() as connection:
        sync_knowledge(connection, knowledge.entities.values())
    return engine


def sync_outlets(engine: Engine, settings: Settings) -> None:
    """Make core.source and ops.feed mirror the sources folder."""
    sources = load_sources(settings.sources)
    with engine.begin() as connection:
        sync_sources(connection, sources)
