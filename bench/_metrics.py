"""How an extraction is scored: text by 4-word shingles, titles, authors and dates by equality."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

_WORD = re.compile(r"\w+")


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
    """A string without differences that no reader sees: spaces, case, quotes, dashes."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = re.sub(r"[\"'`´’‘“”„«»‹›]", "'", text)
    text = re.sub(r"[‐‑‒–—−-]", "-", text)
    return " ".join(text.split())


def same_title(gold: str | None, found: str | None) -> bool:
    """Whether two titles are the same to a reader."""
    return plain(gold) == plain(found)


def same_authors(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two lists name the same people, in any order."""
    return {plain(name) for name in gold} == {plain(name) for name in found}


def same_day(gold: datetime, found: str | None) -> bool:
    """Whether ``found`` (ISO 8601) falls on the gold's day, as the gold's zone or UTC counts it."""
    if not found:
        return False
    if len(found) == 10:
        return found == gold.date().isoformat()
    when = datetime.fromisoformat(found)
    if gold.tzinfo is None or when.tzinfo is None:
        return when.date() == gold.date()
    return when.astimezone(gold.tzinfo).date() == gold.date() or when.date() == gold.date()


def same_instant(gold: datetime, found: str | None) -> bool:
    """Whether ``found`` (ISO 8601, with a zone) is the gold's minute."""
    if not found or len(found) == 10:
        return False
    when = datetime.fromisoformat(found)
    if gold.tzinfo is None or when.tzinfo is None:
        return when.replace(tzinfo=None, second=0, microsecond=0) == gold.replace(
            tzinfo=None, second=0, microsecond=0
        )
    return abs((when - gold).total_seconds()) < 60
