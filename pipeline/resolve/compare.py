"""How two articles compare: one record in, one record out, for ``euxine compare``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from pipeline.model import Similarity
from pipeline.resolve.duplicates import Comparison, Text, compare_texts, is_copy
from pipeline.resolve.report import Report
from pipeline.resolve.stories import SAME, Weights, same_story

UPDATED_WITHIN: Final = timedelta(hours=12)
"""A template's next number comes later than this; sooner, changed figures are an update."""
SERIES_WORDING: Final = 0.6
"""Texts of one series share at least so much wording with their figures blacked out."""


def compare(a: Report, b: Report, entities: tuple[Weights, Weights] | None = None) -> Similarity:
    """Compare two articles; a near-duplicate always tells the same story.

    ``entities`` are the linked entities of both with their weights, if they are known.
    """
    texts = compare_texts(Text(a.title, a.body), Text(b.title, b.body))
    near_duplicate = is_copy(texts)
    story = same_story(a, b, entities, series=_is_series(texts, a, b))
    if near_duplicate:
        story = max(story, texts.containment, SAME)
    return Similarity(
        near_duplicate=near_duplicate,
        same_story=story >= SAME,
        similarity=texts.jaccard,
        story_score=story,
        containment=texts.containment,
    )


def compare_record(
    record: Mapping[str, Any], entities: tuple[Weights, Weights] | None = None
) -> dict[str, Any]:
    """Compare the articles "a" and "b" of a record.

    Each is {"title", "text", "language", "published_at"}; all but the text may be null or
    missing, and what is no date is no date. Raises ValueError if a text is missing.
    """
    found = compare(read_report(record, "a"), read_report(record, "b"), entities)
    return {
        "id": record.get("id"),
        "near_duplicate": found.near_duplicate,
        "same_story": found.same_story,
        "similarity": round(found.similarity, 4),
        "story_score": round(found.story_score, 4),
    }


def read_report(record: Mapping[str, Any], side: str) -> Report:
    """Return one article of a record."""
    article = record.get(side)
    if not isinstance(article, Mapping) or not isinstance(article.get("text"), str):
        raise ValueError(f'"{side}" needs a "text"')
    title, language = article.get("title"), article.get("language")
    return Report(
        title=title if isinstance(title, str) else None,
        body=article["text"],
        stated_language=language if isinstance(language, str) else None,
        published_at=_read_time(article.get("published_at")),
    )


def _read_time(value: object) -> datetime | None:
    """Return an ISO 8601 time, in UTC if it states no zone; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_series(texts: Comparison, a: Report, b: Report) -> bool:
    """Tell whether two texts are numbers of a series: one wording, other figures, another day."""
    if not texts.is_template or texts.wording < SERIES_WORDING:
        return False
    if a.published_at is None or b.published_at is None:
        return True
    return abs(a.published_at - b.published_at) > UPDATED_WITHIN
