"""Before the first stage: a warehouse whose schema, sources and knowledge are current."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

from pipeline.settings import Settings
from pipeline.sources.registry import load_sources
from pipeline.store.database import DatabaseUnavailable, connect
from pipeline.store.migrate import installed_digests, migrate, set_installed
from pipeline.store.sources import has_source, sync_sources
from pipeline.store.tags import sync_knowledge
from pipeline.tag.compiled import load_compiled_knowledge
from pipeline.tag.knowledge import knowledge_digest, relations


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
    engine = open_warehouse(settings)
    migrate(engine)
    sync_outlets(engine, settings)
    install_knowledge(engine, settings.home / "cache")
    return engine


def install_knowledge(engine: Engine, cache: Path) -> None:
    """Make core.entity and its like mirror the knowledge base, if its files have changed."""
    digest = knowledge_digest()
    with engine.begin() as connection:
        if installed_digests(connection, "knowledge").get("entities") != digest:
            knowledge = load_compiled_knowledge(cache_dir=cache)
            sync_knowledge(connection, knowledge.entities.values(), relations(knowledge))
            set_installed(connection, "knowledge", "entities", digest)


def is_source(engine: Engine, name: str) -> bool:
    """Whether an outlet has this id, in the sources folder now or in former times."""
    with engine.connect() as connection:
        return has_source(connection, name)


def sync_outlets(engine: Engine, settings: Settings) -> None:
    """Make core.source and ops.feed mirror the sources folder, if its files have changed."""
    digest = hashlib.sha256()
    for path in sorted(settings.sources.glob("*.y*ml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    with engine.connect() as connection:
        known = installed_digests(connection, "sources").get("outlets")
    if known == digest.hexdigest():
        return
    sources = load_sources(settings.sources)
    with engine.begin() as connection:
        sync_sources(connection, sources)
        set_installed(connection, "sources", "outlets", digest.hexdigest())
