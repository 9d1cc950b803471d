"""How an extraction is scored: text by 4-word shingles, titles, authors and dates by equality."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

_WORD = re.compile(r"\w+")
_QUOTES = re.compile(r"[\"'`´’‘“”„«»‹›]")
_DASHES = re.compile(r"[‐‑‒–—−-]")
_DAY = len("YYYY-MM-DD")


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Every run of ``size`` words, with its count; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - size + 1)
    return Counter(tuple(words[i : i + size]) for i in range(last))


def overlap(gold: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``found`` against ``gold``, over shingles."""
    want, got = shingles(gold), shingles(found)
    if not want and not got:
        return 1.0, 1.0, 1.0
    hits = sum((want & got).values())
    if not hits:
        return 0.0, 0.0, 0.0
    precision, recall = hits / sum(got.values()), hits / sum(want.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def plain(text: str | None) -> str:
    """A string without differences that no reader sees.

    Those are: case, quotes and dashes of whatever make, white space, characters that are not
    shown (soft hyphens, zero-width spaces), and two ways to write one character.
    """
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = _QUOTES.sub("'", _DASHES.sub("-", text))
    shown = (char for char in text if unicodedata.category(char) != "Cf")
    return " ".join("".join(shown).split())


def same_title(gold: str | None, found: str | None) -> bool:
    """Whether two titles are the same to a reader."""
    return plain(gold) == plain(found)


def same_authors(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two lists name the same people, in any order."""
    return {plain(name) for name in gold} == {plain(name) for name in found}


def same_day(gold: datetime, found: str | None) -> bool:
    """Whether ``found`` (ISO 8601) falls on the gold's day.

    A day alone, and a time without a zone, must name the day that the gold names. A time with a
    zone is right, too, if the day that it names is another, but its instant falls on the gold's
    day in the gold's zone.
    """
    when = _moment(found)
    if when is None:
        return False
    if when.date() == gold.date():
        return True
    if gold.tzinfo is None or when.tzinfo is None:
        return False
    return when.astimezone(gold.tzinfo).date() == gold.date()


def same_instant(gold: datetime, found: str | None) -> bool:
    """Whether ``found`` (ISO 8601) is less than a minute from the gold.

    Where one of them has no zone, the clocks must show the same minute; a day alone is no minute.
    """
    when = _moment(found)
    if when is None or len(found or "") <= _DAY:
        return False
    if gold.tzinfo is None or when.tzinfo is None:
        return _clock(when) == _clock(gold)
    return abs((when - gold).total_seconds()) < 60


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _clock(when: datetime) -> datetime:
    return when.replace(tzinfo=None, second=0, microsecond=0)
