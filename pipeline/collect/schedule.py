"""When to ask again: pure decisions on a feed's next poll and a failed page's next attempt.

`next_state` takes what is remembered of a feed, one answer and the time, and returns
what to remember from now on. ``chance``, a number in [0, 1), is the only randomness:
it spreads feeds that would otherwise come due together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from pipeline.collect.failures import MAX_RETRY_AFTER, http_date, retry_after
from pipeline.model import FeedHints, FeedState, Redirect

HOUR, DAY = 3600.0, 86400.0
DEFAULT_INTERVAL = 1800.0
"""Seconds between polls of a feed of which nothing is known yet."""
MAX_BACKOFF = DAY
MAX_ASKED = DAY
"""A wish for a longer pause than a day, short of a Retry-After, is granted for a day."""
MAX_SKIPPED = 3 * DAY
"""Hours and days that a feed asks to be skipped are skipped for so long at a stretch."""
SILENT_SHARE = 0.1
"""Of the time for which nothing new came: the share that RFC 9111, section 4.2.2, suggests
for guessing how long an answer stays fresh."""
WRONG_ZONE = timedelta(hours=14)
"""The largest offset from UTC that is in use."""
JITTER, JITTER_WHEN_BUSY, LONGEST_JITTER = 0.1, 0.5, 600.0
LASTING = timedelta(days=7)
"""A failure needs attention after so long, unless it is one that does not pass by itself."""
SEVERAL_POLLS = 3
"""And not before so many polls have failed, because the pipeline may have stood still."""
DAYS_TO_MOVE = 3
POLLS_TO_MOVE_BACK = 3
MAX_ATTEMPTS = 5
LONG_PAUSE = 24
"""Base delays that a page is left alone for after a 403 or 429."""

PROOF = 2
"""Entries that a server kept back behind a 304 before it is no longer believed."""
UNTRUSTED = ""
"""In the place of an ETag: the server's 304 is not to be believed."""
PERMANENT = frozenset({301, 308})
BUSY = frozenset({429, 503})
NEEDS_A_PERSON = {
    "http_410": "{feed} answered 410 Gone: the publisher has taken this feed away. "
    "Look for its new address, or disable it.",
    "web_page": "{feed} answered with a web page where a feed was expected. "
    "Look for the feed's new address, or disable it.",
    "login_page": "{feed} leads to a login page: it is no longer open to everybody. "
    "Ask the publisher for another address, or disable it.",
    "robots_denied": "{feed} may not be read: robots.txt forbids it. "
    "Ask the publisher for permission, or disable it.",
    "bad_url": "{feed} is, or redirects to, an address that can't be asked. "
    "Look for the feed's new address, or disable it.",
    "private_address": "{feed} leads to an address inside a private network, which is never "
    "asked. Look for the feed's new address, or disable it.",
}
"""By reason, what does not pass by itself."""
DAILY = frozenset({"http_410", "robots_denied", "bad_url", "private_address"})
"""What is not worth asking more often than once a day from the first time on."""
NEVER_AGAIN = frozenset(
    {
        "bad_url",
        "private_address",
        "robots_denied",
        "content_type",
        "too_large",
        "too_many_redirects",
        "redirect_loop",
    }
)
_MAX_AGE = re.compile(r'(?:^|,)\s*max-age\s*=\s*"?([0-9]{1,12})\b', re.IGNORECASE)
_SECONDS = re.compile(r"\s*([0-9]{1,12})\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """What matters of one answer to a poll.

    ``reason`` is the slug of a failure and ``detail`` its sentence. ``headers`` have
    lower-case names. ``published`` are the times of the entries that were read and ``new``
    how many of the entries were never seen before, if that was counted. ``url`` is the
    address that was asked. ``retry_after`` is a pause in seconds that was asked for outside
    ``headers``. ``asked`` is False if no request was sent, because the domain had no turn.
    """

    outcome: Literal["parsed", "not_modified", "unchanged", "failed"]
    status: int | None = None
    reason: str | None = None
    detail: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    hints: FeedHints | None = None
    published: Sequence[datetime] = ()
    body_hash: str | None = None
    final_url: str | None = None
    new: int | None = None
    url: str = ""
    retry_after: float | None = None
    asked: bool = True

    @property
    def good(self) -> bool:
        """Whether the feed answered as a feed does."""
        return self.outcome != "failed"


def next_state(
    state: FeedState,
    answer: Answer,
    now: datetime,
    *,
    minimum: float = 120.0,
    maximum: float = 6 * HOUR,
    chance: float = 0.0,
) -> FeedState:
    """What to remember of a feed after a poll. Never raises, whatever the headers say.

    The next poll follows the feed's own rhythm, between ``minimum`` and ``maximum`` seconds,
    and after failures a wait that doubles up to a day. It is never sooner than the answer
    and the feed ask for. No number of failures switches a feed off.
    """
    if not answer.asked:
        return replace(state, next_poll_at=_time_of(state, answer, now, minimum, chance))
    if answer.good:
        interval = _interval(state, answer, now, minimum, maximum)
        state = _take_over(_follow(state, answer, now), answer, now)
        state = replace(state, interval=interval)
    else:
        state = replace(state, failures=state.failures + 1)
        state = _move_back(replace(state, attention=_attention(state, answer, now)))
    interval = min(max(state.interval or DEFAULT_INTERVAL, minimum), maximum)
    wait = max(_wait(interval, state.failures, answer, chance), minimum)
    return replace(state, next_poll_at=_time_of(state, answer, now, wait, chance))


def conditions(state: FeedState, now: datetime) -> dict[str, str]:
    """Headers that let the server answer 304 if nothing changed (RFC 9110, section 13).

    The validators are sent as they came, whatever their quoting. None are sent when the
    last whole answer is some hours old: so a server that says 304 for ever is found out,
    and from then on asked without any.
    """
    full_again = min(DAY, max(6 * HOUR, 4 * (state.interval or 0.0)))
    if state.full_at is None or (now - state.full_at).total_seconds() >= full_again:
        return {}
    validators = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in validators.items() if value}


def retry_wait(
    reason: str,
    status: int | None,
    attempts: int,
    retry_after: float | None,
    *,
    base: float,
    chance: float = 0.5,
) -> float | None:
    """Seconds until a page that failed is tried again; None if it is not.

    ``attempts`` were made, this one included. The wait grows fourfold from ``base`` seconds,
    give or take a fifth. A server that says 403 or 429 is left alone for ``LONG_PAUSE``
    times as long, doubling. Other answers of the 4xx kind, and what no repetition mends,
    are final.
    """
    status = _status_in(reason) or status
    if attempts >= MAX_ATTEMPTS or _is_final(reason, status):
        return None
    if status in (403, 429):
        wait = base * LONG_PAUSE * 2.0 ** (attempts - 1)
    else:
        wait = base * 4.0 ** (attempts - 1)
    asked = min(_sensible(retry_after), MAX_RETRY_AFTER)
    return max(wait * (0.8 + 0.4 * chance), asked)


def _status_in(reason: str) -> int | None:
    found = re.fullmatch(r"http_([1-5][0-9]{2})", reason)
    return int(found[1]) if found else None


def _is_final(reason: str, status: int | None) -> bool:
    """Whether asking again would bring the same; what broke off under way may go well later."""
    if reason in NEVER_AGAIN or status is None:
        return reason in NEVER_AGAIN
    if status >= 500 or status in (403, 408, 425, 429):
        return False
    return status >= 400 or reason == f"http_{status}"


# -- the publishing rhythm ------------------------------------------------------


def rhythm(
    published: Sequence[datetime], now: datetime, minimum: float, maximum: float
) -> float | None:
    """Half the median gap in seconds between a feed's newest 20 moments of publication.

    Entries within ``minimum`` seconds of each other are one moment. Times of up to WRONG_ZONE
    in the future count, because a wrong zone shifts all alike. None where that leaves fewer
    than two moments, or where all have the same time of day: then the feed states days.
    """
    moments = _moments([at for at in published if at <= now + WRONG_ZONE], minimum)[:20]
    gaps = sorted((later - earlier).total_seconds() for later, earlier in pairwise(moments))
    if not gaps or (len(gaps) > 1 and all(gap % DAY == 0 for gap in gaps)):
        return None
    return min(max(gaps[len(gaps) // 2] / 2, minimum), maximum)


def _moments(published: Sequence[datetime], apart: float) -> list[datetime]:
    """The newest first, without those that follow the one before within ``apart`` seconds."""
    moments: list[datetime] = []
    for at in sorted(published, reverse=True):
        if not moments or (moments[-1] - at).total_seconds() >= apart:
            moments.append(at)
    return moments


def _interval(
    state: FeedState, answer: Answer, now: datetime, minimum: float, maximum: float
) -> float:
    """Seconds between polls: from the entries' dates where they tell, else by trying."""
    interval = _tried(state, answer, now)
    if answer.outcome == "parsed":
        interval = rhythm(answer.published, now, minimum, maximum) or interval
        if state.full_at is None or not answer.new:
            interval = max(interval, _silence(answer.published, now) * SILENT_SHARE)
    return min(max(interval, minimum), maximum)


def _tried(state: FeedState, answer: Answer, now: datetime) -> float:
    """The interval adapted to what polling brought: longer for nothing, shorter for much.

    n new entries since the last whole answer mean a half gap of that time / 2n; the geometric
    mean of the two keeps one lucky poll from deciding alone. All entries of a feed's first
    answer are new, which says nothing.
    """
    interval = state.interval or DEFAULT_INTERVAL
    if answer.outcome != "parsed":
        return interval * (1 + SILENT_SHARE)
    if answer.new is None or state.full_at is None:
        return interval
    if answer.new == 0:
        return interval * (1 + SILENT_SHARE)
    elapsed = max((now - state.full_at).total_seconds(), 1.0)
    return math.sqrt(interval * elapsed / (2 * answer.new))


def _silence(published: Sequence[datetime], now: datetime) -> float:
    """Seconds since the newest entry; 0 where no entry has a time that can be."""
    newest = max((at for at in published if at <= now + WRONG_ZONE), default=now)
    return max(0.0, (now - newest).total_seconds())


# -- how long to wait -----------------------------------------------------------


def _wait(interval: float, failures: int, answer: Answer, chance: float) -> float:
    """Seconds that the rhythm or the failures call for, shortened a little by chance."""
    wait = interval
    if not answer.good:
        wait = min(interval * 2.0 ** min(failures, 40), MAX_BACKOFF)
        wait = MAX_BACKOFF if _slug(answer) in DAILY else wait
    share = JITTER_WHEN_BUSY if answer.status in BUSY else JITTER
    return wait * (1 - share * chance)


def _time_of(
    state: FeedState, answer: Answer, now: datetime, wait: float, chance: float
) -> datetime:
    """The next poll: after the wait, and not before anything that was asked for."""
    asked = max(asked_wait(answer, now), min(_sensible(state.hints.wait), MAX_ASKED))
    spread = chance * min(LONGEST_JITTER, JITTER * asked)
    if answer.status in BUSY:
        spread = chance * min(LONGEST_JITTER, max(60.0, JITTER_WHEN_BUSY * asked))
    at = now + timedelta(seconds=max(wait, asked + spread))
    return min(_after_skipped(at, state.hints, chance), now + timedelta(seconds=MAX_RETRY_AFTER))


def asked_wait(answer: Answer, now: datetime) -> float:
    """Seconds for which the answer itself asks to be left alone; 0 if it does not.

    Retry-After counts up to 30 days, and freshness (RFC 9111, section 4.2) up to a day:
    max-age, else Expires counted from Date, less the Age. ``no-cache`` and ``max-age=0``
    tell caches to ask again, so they ask for no pause.
    """
    retry = max(retry_after(answer.headers, now) or 0.0, _sensible(answer.retry_after))
    return max(min(retry, MAX_RETRY_AFTER), min(_fresh_for(answer.headers, now), MAX_ASKED))


def _fresh_for(headers: Mapping[str, str], now: datetime) -> float:
    if said := _MAX_AGE.search(headers.get("cache-control", "")):
        lifetime = float(said[1])
    elif expires := http_date(headers.get("expires", "")):
        lifetime = (expires - (http_date(headers.get("date", "")) or now)).total_seconds()
    else:
        return 0.0
    age = _SECONDS.fullmatch(headers.get("age", ""))
    return max(0.0, lifetime - (float(age[1]) if age else 0.0))


def _sensible(seconds: float | None) -> float:
    return seconds if seconds is not None and math.isfinite(seconds) and seconds > 0 else 0.0


def _after_skipped(at: datetime, hints: FeedHints, chance: float) -> datetime:
    """The first moment from ``at`` on that the feed does not ask to be skipped.

    A feed that asks to be skipped always, or for longer than MAX_SKIPPED, is asked then.
    """
    latest = at + timedelta(seconds=MAX_SKIPPED)
    moved = at.astimezone(UTC)
    while moved.hour in hints.skip_hours or moved.weekday() in hints.skip_days:
        moved = moved.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        if moved > latest:
            return at if _never_open(hints) else latest
    return at if moved == at else moved + timedelta(seconds=chance * LONGEST_JITTER)


def _never_open(hints: FeedHints) -> bool:
    return len(hints.skip_hours & set(range(24))) == 24 or len(hints.skip_days & set(range(7))) == 7


# -- what is remembered of a good answer ----------------------------------------


def _take_over(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Failures forgotten; validators, hints and the body's hash as the answer has them."""
    etag, last_modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if state.etag == UNTRUSTED or _missed_some(state, answer, now):
        etag, last_modified = UNTRUSTED, None
    state = replace(state, failures=0, attention=None, hints=answer.hints or state.hints)
    if answer.outcome == "not_modified":  # it may bring newer validators (RFC 9111, 3.2)
        return replace(
            state, etag=etag or state.etag, last_modified=last_modified or state.last_modified
        )
    return replace(
        state,
        etag=etag,
        last_modified=last_modified,
        body_hash=answer.body_hash or state.body_hash,
        full_at=now,
    )


def _missed_some(state: FeedState, answer: Answer, now: datetime) -> bool:
    """Whether a whole answer lists what the server must have kept back behind a 304.

    That is so if some entries came out after the whole answer before, and well before the
    last poll, which was told that nothing had changed. When that was is reckoned from when
    the next was due, because the pipeline may have stood still since. Dates are set back at
    times, so one entry is no proof.
    """
    validators = state.etag or state.last_modified
    if not validators or not state.full_at or state.failures or conditions(state, now):
        return False
    margin = max(2 * (state.interval or DEFAULT_INTERVAL), 2 * HOUR)
    before = min(now, state.next_poll_at or now) - timedelta(seconds=margin)
    since = state.full_at or before
    return sum(since < at < before for at in answer.published) >= PROOF


def _follow(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Note a permanent redirect; seen on DAYS_TO_MOVE days it is followed for good."""
    target = _permanent_target(answer)
    if target is None:
        return replace(state, moving_to=None, moving_days=())
    seen = set(state.moving_days) if target == state.moving_to else set()
    days = tuple(sorted({*seen, now.astimezone(UTC).date()}))
    if len(days) < DAYS_TO_MOVE:
        return replace(state, moving_to=target, moving_days=days)
    return replace(state, moved_to=target, moving_to=None, moving_days=())


def _permanent_target(answer: Answer) -> str | None:
    """Where a chain of permanent redirects leads; None if a hop is temporary or leaves https."""
    if not answer.redirects or any(hop.status not in PERMANENT for hop in answer.redirects):
        return None
    target = answer.redirects[-1].url
    if _scheme(answer.url) == "https" and _scheme(target) != "https":
        return None
    return target


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


def _move_back(state: FeedState) -> FeedState:
    """A moved feed that keeps failing is tried at its old address, without validators."""
    if state.moved_to is None or state.failures < POLLS_TO_MOVE_BACK:
        return state
    return replace(
        state, moved_to=None, moving_to=None, moving_days=(), etag=None, last_modified=None
    )


# -- what a person should look at -----------------------------------------------


def _attention(state: FeedState, answer: Answer, now: datetime) -> str | None:
    """The sentence for a failure that does not pass, by its kind or because it has lasted."""
    feed = answer.url or "The feed"
    if answer.final_url and answer.final_url != answer.url:
        feed = f"{feed} (now {answer.final_url})"
    if sentence := NEEDS_A_PERSON.get(_slug(answer)):
        return sentence.format(feed=feed)
    lasting = state.full_at is None or now - state.full_at >= LASTING
    if not lasting or state.failures < SEVERAL_POLLS:
        return state.attention
    when = f"since {state.full_at:%Y-%m-%d}" if state.full_at else "ever"
    return f"{feed} has given no feed {when}. {_what_failed(answer)}"


def _slug(answer: Answer) -> str:
    return answer.reason or (f"http_{answer.status}" if answer.status else "")


def _what_failed(answer: Answer) -> str:
    status = answer.status or _status_in(answer.reason or "")
    if status in (401, 402, 403, 451):
        return (
            f"The server refuses it ({_named(status)}). "
            "Ask the publisher whether automatic readers are welcome, or disable it."
        )
    if status is not None and status not in (200, 304):
        said = f"The server answers {_named(status)}."
    else:
        said = f"The last poll said: {(answer.detail or answer.reason or 'nothing').rstrip('.')}."
    return f"{said} Look for the feed's new address, or disable it."


def _named(status: int) -> str:
    """``404`` → ``404 Not Found``."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
