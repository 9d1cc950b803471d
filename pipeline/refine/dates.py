"""When: every candidate with its evidence, and one pure choice among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.model import Dating, Zone
from pipeline.text.moments import Moment, read_moment, read_moments

Candidate = tuple[str, Dating]

_FIRST = datetime(1995, 1, 1, tzinfo=UTC)
_TRUST = ("json-ld", "opengraph", "meta", "microdata", "time", "text", "url", "entry")
_RANK = {source: rank for rank, source in enumerate(_TRUST)}
_FOR_MACHINES = frozenset(("json-ld", "opengraph", "meta"))
_SHOWN = frozenset(("time", "text"))
_DAY = timedelta(days=1)
_UTC_OFFSET = timedelta(0)
_WIDEST = timedelta(hours=14)
_CLOCKS_APART = timedelta(minutes=15)
# the zone of a country whose whole press keeps one time, by the end of its hosts' names
_COUNTRY_ZONES = {
    end: zone
    for zone, ends in {
        "Europe/Istanbul": "tr",
        "Europe/Moscow": "ru su xn--p1ai",
        "Europe/Kyiv": "ua xn--j1amh",
        "Europe/Minsk": "by",
        "Europe/Chisinau": "md",
        "Europe/Berlin": "de",
        "Europe/Vienna": "at",
        "Europe/Zurich": "ch li",
        "Europe/Paris": "fr",
        "Europe/Rome": "it",
        "Europe/Madrid": "es",
        "Europe/Lisbon": "pt",
        "Europe/Amsterdam": "nl",
        "Europe/Brussels": "be",
        "Europe/Luxembourg": "lu",
        "Europe/London": "uk",
        "Europe/Dublin": "ie",
        "Europe/Copenhagen": "dk",
        "Europe/Oslo": "no",
        "Europe/Stockholm": "se",
        "Europe/Helsinki": "fi",
        "Europe/Tallinn": "ee",
        "Europe/Riga": "lv",
        "Europe/Vilnius": "lt",
        "Europe/Warsaw": "pl",
        "Europe/Prague": "cz",
        "Europe/Bratislava": "sk",
        "Europe/Budapest": "hu",
        "Europe/Bucharest": "ro",
        "Europe/Sofia": "bg",
        "Europe/Athens": "gr",
        "Asia/Nicosia": "cy",
        "Europe/Belgrade": "rs",
        "Europe/Zagreb": "hr",
        "Europe/Ljubljana": "si",
        "Europe/Sarajevo": "ba",
        "Europe/Skopje": "mk",
        "Europe/Tirane": "al",
        "Asia/Tbilisi": "ge",
        "Asia/Yerevan": "am",
        "Asia/Baku": "az",
        "Asia/Tashkent": "uz",
        "Asia/Jerusalem": "il",
        "Asia/Beirut": "lb",
        "Asia/Damascus": "sy",
        "Asia/Baghdad": "iq",
        "Asia/Tehran": "ir",
        "Asia/Riyadh": "sa",
        "Asia/Dubai": "ae",
        "Asia/Qatar": "qa",
        "Africa/Cairo": "eg",
        "Asia/Karachi": "pk",
        "Asia/Kolkata": "in",
        "Asia/Dhaka": "bd",
        "Asia/Shanghai": "cn",
        "Asia/Taipei": "tw",
        "Asia/Hong_Kong": "hk",
        "Asia/Singapore": "sg",
        "Asia/Tokyo": "jp",
        "Asia/Seoul": "kr",
        "Africa/Johannesburg": "za",
        "Africa/Lagos": "ng",
        "Africa/Nairobi": "ke",
    }.items()
    for end in ends.split()
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

    def readings(
        self, text: str, source: str, month_first: bool | None = None
    ) -> list[tuple[int, int, Dating]]:
        """Each moment in a line that can be true, with where it begins and ends."""
        found = read_moments(text, month_first=month_first, captured_at=self._local_capture())
        return [
            (written.start, written.end, dating)
            for written in found
            if (dating := self._dating(written.moment, source, text[written.start : written.end]))
        ]

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


def entry_dating(at: datetime, time_zone: str | None) -> Dating:
    """What a feed's entry says: only a day, where it says midnight in UTC or at the outlet."""
    for zone in (UTC, _zone(time_zone) or UTC):
        local = at.astimezone(zone)
        if (local.hour, local.minute, local.second) == (0, 0, 0):
            return Dating(local, "entry", "day", at.isoformat())
    return Dating(at, "entry", "second", at.isoformat())


def choose(
    kind: str, candidates: Iterable[Candidate], captured_at: datetime | None = None
) -> Dating | None:
    """The winner among candidates of one kind ("published" or "modified").

    The most trusted source names the day, unless it stands alone against two others of which
    one is not another declaration for machines; the finest candidate of the same day and the
    most trusted source among those says the time. What lies after the capture only wins alone.
    """
    mine = sorted(
        (dating for name, dating in _told(candidates) if name == kind),
        key=_rank,
    )
    if captured_at is not None:
        mine = [dating for dating in mine if dating.at <= captured_at + _CLOCKS_APART] or mine
    if not mine:
        return None
    best = _outvoted_by(mine) or mine[0]
    if best.precision != "day":
        return best
    same_day = [dating for dating in mine if _near(dating, best)]
    return min(same_day, key=lambda dating: (dating.precision == "day", _rank(dating)))


def _rank(dating: Dating) -> int:
    return _RANK.get(dating.source, len(_TRUST))


def _told(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Without times of which only the zone was left out, as another says the same with one.

    A time that readers see agrees so with no Greenwich time: there one of them is wrong.
    """
    candidates = list(candidates)
    stated: dict[tuple[str, datetime], set[timedelta]] = {}
    for name, dating in candidates:
        if dating.zone == "stated":
            offset = dating.at.utcoffset() or _UTC_OFFSET
            stated.setdefault((name, _digits(dating)), set()).add(offset)
    return [
        (name, dating)
        for name, dating in candidates
        if not _leaves_out(dating, stated.get((name, _digits(dating)), set()))
    ]


def _leaves_out(dating: Dating, offsets: set[timedelta]) -> bool:
    """Whether a time without a zone says no more than what others say with these."""
    if not offsets or dating.zone == "stated" or dating.precision == "day":
        return False
    if dating.at.utcoffset() in offsets:
        return False
    return dating.source in _FOR_MACHINES or _UTC_OFFSET not in offsets


def _digits(dating: Dating) -> datetime:
    return dating.at.replace(second=0, microsecond=0, tzinfo=None)


def _outvoted_by(mine: list[Dating]) -> Dating | None:
    """Who wins against the first candidate: two sources contradict it that one at most backs."""
    first = mine[0]
    for other in mine[1:]:
        if not _contradict(first, other):
            continue
        backing = _witnesses(d for d in mine if agree(d, first) and not agree(d, other))
        against = _witnesses(d for d in mine if agree(d, other) and not agree(d, first))
        if len(backing) < 2 <= len(against) and against - _FOR_MACHINES:
            return other
        if not backing - {first.source} and _corrects(other, first):
            return other
    return None


def _witnesses(datings: Iterable[Dating]) -> set[str]:
    """The sources of these; the words inside a time element are one, though two read them."""
    datings = list(datings)
    shown = {dating.raw for dating in datings if dating.source == "text"}
    return {d.source for d in datings if not (d.source == "time" and d.raw in shown)}


def _corrects(shown: Dating, declared: Dating) -> bool:
    """Whether the page shows with its zone what a machine was told to be Greenwich time."""
    return (
        (shown.source, shown.zone, declared.zone) == ("text", "stated", "stated")
        and not declared.at.utcoffset()
        and shown.at.replace(tzinfo=None) == declared.at.replace(tzinfo=None, second=0)
    )


def choose_both(
    candidates: Iterable[Candidate], captured_at: datetime | None = None
) -> tuple[Dating | None, Dating | None]:
    """Published and modified together: nothing is modified before or just when it is published."""
    candidates = list(candidates)
    published = choose("published", candidates, captured_at)
    if published is None:
        return None, choose("modified", candidates, captured_at)
    wrong = {
        dating.source
        for name, dating in candidates
        if name == "published" and _hours_apart(published, dating)
    }
    later = [
        (name, dating)
        for name, dating in candidates
        if name == "modified" and dating.source not in wrong and _is_later(dating, published)
    ]
    return published, choose("modified", later, captured_at)


def disagree(candidates: Iterable[Candidate]) -> bool:
    """Whether two places state the same kind of time more than a day or a wrong zone apart.

    A feed's entry is no place on the page, a day within an address's words may be any day, and
    what a page shows as one time may be what machines are told as the other.
    """
    told = _told(candidates)
    declared = [(name, dating) for name, dating in told if dating.source in _FOR_MACHINES]
    stated = [
        (name, dating)
        for name, dating in told
        if dating.source != "entry"
        and (dating.source != "url" or dating.raw.startswith("/"))
        and not (
            dating.source in _SHOWN
            and any(other != name and agree(dating, said) for other, said in declared)
        )
    ]
    return any(
        one_name == other_name and _contradict(one, other)
        for (one_name, one), (other_name, other) in combinations(stated, 2)
    )


def _contradict(one: Dating, other: Dating) -> bool:
    if "day" in (one.precision, other.precision):
        return _days_apart(one, other) > 1
    return abs(one.at - other.at) > _DAY or _hours_apart(one, other)


def _hours_apart(one: Dating, other: Dating) -> bool:
    """Whether two times differ by whole hours and no more than a wrong zone makes it."""
    if "day" in (one.precision, other.precision):
        return False
    apart = abs(_comparable(one, other) - _comparable(other, one))
    return timedelta(0) < apart <= _WIDEST and not apart % timedelta(hours=1)


def agree(one: Dating, other: Dating) -> bool:
    """Whether two datings are the same as far as both are fine: a day agrees with its hours."""
    if "day" in (one.precision, other.precision):
        return _near(one, other)
    return _comparable(one, other) == _comparable(other, one)


def _comparable(one: Dating, other: Dating) -> datetime:
    """The first's time, as fine as both are."""
    minutes = "minute" in (one.precision, other.precision)
    return one.at.replace(second=0, microsecond=0) if minutes else one.at


def _is_later(modified: Dating, published: Dating) -> bool:
    if modified.precision == "day":
        return modified.at.date() > published.at.date()
    if published.precision == "day":
        return modified.at.astimezone(published.at.tzinfo).date() >= published.at.date()
    return modified.at > published.at


def _days_apart(one: Dating, other: Dating) -> int:
    """Days between two dates; a time's day is that of either zone, a day is what it is."""
    ones, others = {one.at.date()}, {other.at.date()}
    if one.precision != "day":
        ones.add(one.at.astimezone(other.at.tzinfo).date())
    if other.precision != "day":
        others.add(other.at.astimezone(one.at.tzinfo).date())
    return min(abs((a - b).days) for a in ones for b in others)


def _near(one: Dating, other: Dating) -> bool:
    return _days_apart(one, other) == 0


def _zone(name: str | None) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
