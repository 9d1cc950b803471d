"""Names, entities and countries of the newest texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

from pipeline.settings import Settings
from pipeline.store import tags
from pipeline.store.database import stage_run
from pipeline.tag.knowledge import knowledge_digest
from pipeline.tag.tagger import TAG_VERSION, Tagger, make_tagger


def get_tagger(settings: Settings) -> Tagger:
    """This process's tagger; made once, because compiling the names takes a moment."""
    return _make_tagger(settings.home / "cache", settings.recognizer)


@lru_cache(maxsize=1)
def _make_tagger(cache: Path, recognize: bool) -> Tagger:
    return make_tagger(cache, recognize=recognize)


def tag_version(settings: Settings) -> str:
    """The version of the code and knowledge base that tag, and whether names are recognized."""
    return f"{TAG_VERSION}+{_digest()[:8]}{'+names' if settings.recognizer else ''}"


@lru_cache(maxsize=1)
def _digest() -> str:
    return knowledge_digest()


def revisions_to_tag(
    engine: Engine, settings: Settings, *, limit: int | None = None, replay: bool = False
) -> list[int]:
    """Ids of the newest texts not tagged yet; with ``replay`` also by an older tagger."""
    with engine.connect() as connection:
        return tags.pending_revisions(connection, tag_version(settings), limit, replay=replay)


def tag(engine: Engine, settings: Settings, ids: Sequence[int]) -> dict[str, int]:
    """Find the mentions in texts and score their countries."""
    with stage_run(engine, "tag") as run, engine.begin() as connection:
        tagger = get_tagger(settings)
        revisions = tags.lock_revisions(connection, ids, tag_version(settings))
        taggings = [
            # A title taken from the body would count its names twice.
            (
                r,
                tagger.tag(
                    None if r.title_from == "body" else r.title, r.body, r.language, r.published_at
                ),
            )
            for r in revisions
        ]
        tags.save_taggings(connection, taggings, tag_version(settings))
        mentions = [m for _, tagging in taggings for m in tagging.mentions]
        run.add(
            texts=len(revisions),
            mentions=len(mentions),
            linked=sum(m.entity is not None for m in mentions),
        )
        return dict(run.counts)
