"""Putting back what was rejected, once its cause is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine

from pipeline.refine.walls import WALLS
from pipeline.store import entries


def retry(
    engine: Engine,
    *,
    reasons: Sequence[str] = (),
    since: datetime | None = None,
    source: str | None = None,
) -> dict[str, int]:
    """Make rejections pending again; counts of what will be fetched and what refined anew.

    Walls are asked for again. Everything else that was archived is read again from there.
    """
    with engine.begin() as connection:
        return entries.put_back(
            connection, reasons=reasons, since=since, source=source, refetch=sorted(WALLS)
        )


def rejection_reasons(engine: Engine) -> set[str]:
    """The reasons for which something is rejected that could be put back."""
    with engine.connect() as connection:
        return entries.rejection_reasons(connection)
