"""What a feed asks of those who poll it: ttl, skipHours, skipDays and its stated rhythm.

RSS 2.0 has the first three, the syndication module of RSS 1.0 the last. Nonsense is
passed over: a feed that asks never to be polled asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import FeedHints

DAY = 86_400.0
_PERIODS = {
    "hourly": 3_600.0,
    "daily": DAY,
    "weekly": 7 * DAY,
    "monthly": 30 * DAY,
    "yearly": 365 * DAY,
}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ITEM = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_HEAD = 100_000
_MOST = 2_000


def read_hints(text: str) -> FeedHints:
    """The hints in an RSS document, from the parts of it before and after its items."""
    first = _ITEM.search(text)
    head = text[: min(first.start(), _HEAD)] if first else text[:_HEAD]
    tail = text[max(text.rfind("</item>"), len(text) - _HEAD) :] if first else ""
    said = head + tail
    if not re.search(r"<ttl|<skip|:updateperiod", said, re.IGNORECASE):
        return FeedHints()
    waits = (_ttl(_one(said, "ttl")), _period(said))
    return FeedHints(
        wait=max((wait for wait in waits if wait), default=None),
        skip_hours=_hours(_all(said, "skipHours", "hour")),
        skip_days=_days(_all(said, "skipDays", "day")),
    )


def _one(text: str, tag: str) -> str | None:
    match = re.search(rf"<(?:\w+:)?{tag}(?:\s[^<>]*)?>\s*([^<]{{1,40}})</", text, re.IGNORECASE)
    return match[1].strip().lower() if match else None


def _all(text: str, outer: str, inner: str) -> list[str]:
    start = re.search(rf"<{outer}\b", text, re.IGNORECASE)
    if not start:
        return []
    within = text[start.end() : start.end() + _MOST]
    end = re.search(rf"</{outer}", within, re.IGNORECASE)
    within = within[: end.start()] if end else within
    return re.findall(rf"<{inner}\b[^<>]*>\s*(\w{{1,12}})\s*</", within, re.IGNORECASE)


def _ttl(said: str | None) -> float | None:
    """Minutes as seconds, a day at most."""
    if not said or not re.fullmatch(r"\d{1,9}(?:\.\d+)?", said):
        return None
    return min(float(said) * 60, DAY) or None


def _period(text: str) -> float | None:
    period = _PERIODS.get(_one(text, "updatePeriod") or "")
    times = _one(text, "updateFrequency") or "1"
    if period is None or not re.fullmatch(r"\d{1,6}", times) or not int(times):
        return None
    return min(period / int(times), DAY)


def _hours(said: Iterable[str]) -> frozenset[int]:
    """Hours 0–23; the oldest RSS counted to 24, which is midnight."""
    numbers = [int(hour) for hour in said if hour.isascii() and hour.isdigit()]
    hours = {hour % 24 for hour in numbers if hour <= 24}
    return frozenset(hours) if len(hours) < 24 else frozenset()


def _days(said: Iterable[str]) -> frozenset[int]:
    days = {_DAYS.index(day[:3].lower()) for day in said if day[:3].lower() in _DAYS}
    return frozenset(days) if len(days) < 7 else frozenset()
