"""Names that the texts keep naming and the knowledge base does not have."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from pipeline.model import EntityType
from pipeline.store.tags import unlinked_names
from pipeline.tag.candidates import Candidate, cluster


def knowledge_candidates(
    engine: Engine, *, days: int, types: Sequence[EntityType], least_articles: int
) -> list[Candidate]:
    """Unlinked names of the last ``days`` days in at least so many articles, brought together."""
    with engine.connect() as connection:
        return cluster(unlinked_names(connection, days, types), least_articles)
