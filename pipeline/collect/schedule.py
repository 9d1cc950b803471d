"""When to ask a feed again: one pure decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from pipeline.model import FeedState

MAX_BACKOFF = 24 * 3600.0
DEFAULT_INTERVAL = 1800.0


def next_state(
    state: FeedState,
    now: datetime,
    *,
    ok: bool,
    published: Sequence[datetime] = (),
    retry_after: float | None = None,
    minimum: float = 120.0,
    maximum: float = 6 * 3600.0,
) -> FeedState:
    """The state after a poll: failures counted and the next poll's time set.

    A feed's interval is half the median gap between its newest entries, within
    ``minimum`` and ``maximum`` seconds. Failures double it, up to a day. The server's
    Retry-After is always respected.
    """
    interval = rhythm(published, minimum, maximum) or state.interval or DEFAULT_INTERVAL
    interval = min(max(interval, minimum), maximum)
    failures = 0 if ok else state.failures + 1
    wait = interval if ok else min(interval * 2 ** min(failures, 20), MAX_BACKOFF)
    wait = max(wait, retry_after or 0.0)
    return replace(
        state,
        failures=failures,
        interval=interval,
        next_poll_at=now + timedelta(seconds=wait),
    )


def rhythm(published: Sequence[datetime], minimum: float, maximum: float) -> float | None:
    """Half the median gap in seconds between the newest 20 entries; None with fewer than two."""
    newest = sorted(set(published), reverse=True)[:20]
    gaps = sorted((later - earlier).total_seconds() for later, earlier in pairwise(newest))
    if not gaps:
        return None
    return min(max(gaps[len(gaps) // 2] / 2, minimum), maximum)
