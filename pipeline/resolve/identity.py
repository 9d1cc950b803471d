"""What a document is to its own past, and which of a group of copies came first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal

from pipeline.model import Precision
from pipeline.resolve.words import words

Change = Literal["new", "unchanged", "revision"]

_LENGTH: Final[dict[Precision, timedelta]] = {
    "day": timedelta(days=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a group of copies. ``wire`` is true for a news agency's own article."""

    url: str
    published_at: datetime | None = None
    precision: Precision = "second"
    wire: bool = False


def decide_revision(
    current_hash: str | None, current_title: str | None, new_hash: str, new_title: str | None
) -> Change:
    """Decide what a newly read text is to the revision that is current.

    Without a current revision it is new. It is unchanged if the text's words and the
    title's words are the same; a title that was not found this time is no change.
    """
    if current_hash is None:
        return "new"
    if new_hash != current_hash:
        return "revision"
    if new_title is None or words(new_title) == words(current_title):
        return "unchanged"
    return "revision"


def choose_original(members: Collection[Member]) -> Member:
    """Choose the article that the others are taken to copy, whatever order they came in.

    Each date is a span: a day-precise one may mean any moment of that day. All articles that
    may have been the earliest stay in the running; of these a wire's own article wins, then
    the one known to have been out soonest, then the smallest URL. An article without a date
    wins only where none has one.
    """
    if not members:
        raise ValueError("an empty group has no original")
    dated = [(*_span(m.published_at, m.precision), m) for m in members if m.published_at]
    if not dated:
        return min(members, key=lambda m: (not m.wire, m.url))
    first_end = min(end for _, end, _ in dated)
    running = [(end, m) for start, end, m in dated if start < first_end]
    return min(running, key=lambda item: (not item[1].wire, item[0], item[1].url))[1]


def _span(at: datetime, precision: Precision) -> tuple[datetime, datetime]:
    """Return the first moment that a date may mean and the first that it no longer can.

    A day is the day in the date's own zone.
    """
    start = at if precision != "day" else datetime.combine(at.date(), time.min, at.tzinfo or UTC)
    try:
        return start, start + _LENGTH[precision]
    except OverflowError:  # the last day there is, which some pages state
        return start, datetime.max.replace(tzinfo=start.tzinfo)
