"""When: every candidate with its evidence, and one pure choice among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.model import Dating, Zone
from pipeline.text.moments import Moment, read_moment

Candidate = tuple[str, Dating]

_FIRST = datetime(1995, 1, 1, tzinfo=UTC)
_TRUST = ("json-ld", "opengraph", "meta", "microdata", "time", "text", "url", "entry")
_RANK = {source: rank for rank, source in enumerate(_TRUST)}
_FINE = {"second": 0, "minute": 1, "day": 2}
# the zone of a country whose whole press keeps one time
_COUNTRY_ZONES = {
    "tr": "Europe/Istanbul",
    "ru": "Europe/Moscow",
    "su": "Europe/Moscow",
    "xn--p1ai": "Europe/Moscow",
    "ua": "Europe/Kyiv",
    "by": "Europe/Minsk",
}


class Clock:
    """What a page's times are read against: a zone, and the latest moment that can be true."""

    def __init__(self, time_zone: str | None, host: str | None, captured_at: datetime | None):
        self.zone = _zone(time_zone) or _zone(_COUNTRY_ZONES.get((host or "").rsplit(".", 1)[-1]))
        self.captured_at = captured_at
        self.latest = (captured_at or datetime.now(UTC)) + timedelta(hours=26)

    def dating(self, raw: str, source: str, month_first: bool | None = None) -> Dating | None:
        """``raw`` as a Dating, or None where it holds no moment that can be true."""
        moment = read_moment(raw, month_first=month_first, captured_at=self._local_capture())
        return self._dating(moment, source, raw) if moment else None

    def _dating(self, moment: Moment, source: str, raw: str) -> Dating | None:
        at, precision = moment.at, moment.precision
        zone: Zone = "stated"
        if at.tzinfo is None:
            zone = "outlet" if self.zone else "none"
            if self.zone is None:
                # an hour without a zone is not an instant: only its day is known
                precision = "day"
                at = at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
            else:
                at = at.replace(tzinfo=self.zone)
        try:
            possible = _FIRST <= at.astimezone(UTC) <= self.latest
        except (OverflowError, ValueError):
            return None
        return Dating(at, source, precision, raw[:200].strip(), zone) if possible else None

    def _local_capture(self) -> datetime | None:
        if self.captured_at is None or self.zone is None:
            return self.captured_at
        return self.captured_at.astimezone(self.zone)


def choose(kind: str, candidates: Iterable[Candidate]) -> Dating | None:
    """The winner among candidates of one kind ("published" or "modified").

    The most trusted source names the day; the finest candidate of the same day and the
    most trusted source among those says the time.
    """
    mine = sorted(
        (dating for name, dating in candidates if name == kind),
        key=lambda d: _RANK.get(d.source, 99),
    )
    if not mine:
        return None
    best = mine[0]
    if best.precision != "day":
        return best
    same_day = [d for d in mine if _near(d, best)]
    return min(same_day, key=lambda d: (_FINE[d.precision] > 1, _RANK.get(d.source, 99)))


def choose_both(candidates: list[Candidate]) -> tuple[Dating | None, Dating | None]:
    """Published and modified together: nothing is modified before or just when it is published."""
    published, modified = choose("published", candidates), choose("modified", candidates)
    if published and modified and modified.at < published.at - timedelta(days=1):
        modified = None
    if published and modified and "day" in (published.precision, modified.precision):
        return published, modified if modified.at.date() >= published.at.date() else None
    if published and modified and modified.at <= published.at:
        modified = None
    return published, modified


def disagree(candidates: Iterable[Candidate]) -> bool:
    """Whether two places on the page state the same kind of time, a day or more apart."""
    for kind in ("published", "modified"):
        times = [dating.at for name, dating in candidates if name == kind]
        if times and max(times) - min(times) > timedelta(days=1):
            return True
    return False


def _near(one: Dating, other: Dating) -> bool:
    return (
        one.at.date() == other.at.date()
        or one.at.astimezone(other.at.tzinfo).date() == other.at.date()
    )


def _zone(name: str | None) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
