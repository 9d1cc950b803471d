"""Names, entities and countries of the newest texts."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

import pipeline.tag as tag_package
from pipeline.model import Tagging
from pipeline.settings import Settings
from pipeline.store import tags
from pipeline.store.database import stage_run
from pipeline.store.tags import UntaggedRevision
from pipeline.tag.tagger import TAG_VERSION, Tagger, make_tagger

log = logging.getLogger(__name__)


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
    """SHA-256 of everything that tags depend on: code, word lists and knowledge base."""
    folder = Path(tag_package.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".txt", ".yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


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
        version = tag_version(settings)
        revisions = tags.lock_revisions(connection, ids, version)
        taggings = [(revision, _tag(tagger, revision)) for revision in revisions]
        # One text that trips over a bug must not hold up its batch for ever: it has no tags.
        done = [(revision, tagging or Tagging((), {})) for revision, tagging in taggings]
        tags.save_taggings(connection, done, version)
        mentions = [m for _, tagging in done for m in tagging.mentions]
        run.add(
            texts=len(revisions),
            mentions=len(mentions),
            linked=sum(m.entity is not None for m in mentions),
        )
        failed = sum(tagging is None for _, tagging in taggings)
        if failed:
            run.add(failed=failed)
        return dict(run.counts)


def _tag(tagger: Tagger, revision: UntaggedRevision) -> Tagging | None:
    # A title taken from the body would count its names twice.
    title = None if revision.title_from == "body" else revision.title
    try:
        return tagger.tag(title, revision.body, revision.language, revision.published_at)
    except Exception:
        log.exception("revision %d could not be tagged", revision.id)
        return None
