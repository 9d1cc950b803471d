"""Dates as feeds write them, read as a careful person would: a moment or None, never "now".

RFC 822 and RFC 3339 are what the formats ask for. What comes has names of months and
days in four languages, zones that no standard lists, two digits of a year or none, and
zeros. Zones are judged here, because a reader that takes an unknown one for UTC is hours
wrong without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pipeline.text.moments import MONTHS, fold, read_moment

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""No feed is older; earlier dates are zeros in disguise."""
AHEAD = timedelta(days=1)
"""A date that lies further in the future is no date of publication."""
_LONGEST = 120

_UNKNOWN = object()
_MOSCOW, _ISTANBUL = "Europe/Moscow", "Europe/Istanbul"
# hours from UTC; a name where the country's law changed what its abbreviation means
_ZONES: dict[str, float | str] = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("msk", "мск"), _MOSCOW),
    **dict.fromkeys(("trt", "tsi", "tsİ", "türkiye"), _ISTANBUL),
    **{"eet": 2, "eest": 3, "msd": 4, "fet": 3, "samt": 4, "yekt": 5, "omst": 6, "novt": 7},
    **{"krat": 7, "irkt": 8, "yakt": 9, "vlat": 10, "magt": 11, "pett": 12, "amt": 4, "get": 4},
    **{"azt": 4, "west": 1, "cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1, "mesz": 2},
    **{"bst": 1, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8},
    **{"pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "jst": 9, "kst": 9, "aest": 10, "aedt": 11},
}
_WEEKDAYS = (
    "monday mon pazartesi pzt pts понедельник пон пн понеділок",
    "tuesday tue tues salı sal вторник втр вт вівторок вів",
    "wednesday wed çarşamba çar çrş среда сре ср середа",
    "thursday thu thur thurs perşembe per prş четверг чет чт четвер",
    "friday fri cuma cum пятница пят пт п'ятниця п’ятниця птн",
    "saturday sat cumartesi cmt cts суббота суб сб субота",
    "sunday sun pazar paz pzr воскресенье вос вс вск неділя нед нд",
)
_DAY_OF = {fold(name): day for day, names in enumerate(_WEEKDAYS) for name in names.split()}
# months cut to two letters, where only one can be meant
_CUT = {
    **{"oc": 1, "şu": 2, "ni": 4, "ha": 6, "te": 7, "ağ": 8, "ey": 9, "ek": 10, "ka": 11, "ar": 12},
    **{"ян": 1, "фе": 2, "ап": 4, "ав": 8, "ок": 10, "но": 11, "де": 12},
    **{"сі": 1, "лю": 2, "бе": 3, "кв": 4, "тр": 5, "че": 6, "ве": 9, "жо": 10, "гр": 12},
}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
_ZONED = re.compile(
    rf"(?P<clock>(?<!\d){_CLOCK}(?:\s+(?:19|20)\d\d(?!\S))?)\s*\(?\s*"
    r"(?P<name>[^\W\d_]+(?:[/_][^\W\d_]+)*)?\s*"
    r"(?P<offset>[+\-\u2212](?:\d{4}|\d{1,2}:\d{2}|\d{1,2})(?![\d./:\-]))?"
    r"(?:\s*\([^)]*\))?\)?"
)
_DAY = "|".join(sorted(map(re.escape, _DAY_OF), key=len, reverse=True))
_WEEKDAY = re.compile(rf"(?<!\w)(?:{_DAY})(?!\w)\.?,?")
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_CUT_MONTH = re.compile(rf"(?<=\d[\s.-])({'|'.join(_CUT)})\.?(?=[\s.,-]+\d)")
_SHORT_YEAR = re.compile(
    rf"((?<!\d)\d{{1,2}}[\s.-]+(?:{_MONTH})\.?[\s,.-]+|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.)"
    r"(\d\d)(?=$|[\s,])"
)
_NO_YEAR = re.compile(
    rf"(?<!\d)(?:(?P<d>\d{{1,2}})[\s.-]+(?P<mon>{_MONTH})\b\.?|(?P<mon2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.?)(?!\d)"
)
_SLASHED = re.compile(r"^\D{0,12}(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?!\d)")
_RFC_3339 = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_RFC_822 = re.compile(
    r"(?:[a-z]{3},\s*)?(?P<d>\d{1,2}) (?P<mon>[a-z]{3}) (?P<y>\d{4}) "
    r"(?P<h>\d\d):(?P<m>\d\d):(?P<s>\d\d) (?:(?P<utc>gmt|utc|z)|(?P<offset>[+-]\d{4}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateReader:
    """What the dates of one feed are read against.

    ``zone`` is the outlet's, for times that name none; without one they are taken for
    UTC, as RSS and the sitemap protocol lead one to expect. ``month_first`` says how
    03/10/2022 is meant; None leaves what is ambiguous unread.
    """

    now: datetime
    zone: tzinfo | None = None
    month_first: bool | None = None

    def read(self, raw: str | None) -> datetime | None:
        """The moment in UTC, or None where none can be read that can be true."""
        if not raw or not raw.strip():
            return None
        try:
            at = _standard(raw.strip()) or self._as_written(fold(raw[:_LONGEST]).strip())
            if at and at.tzinfo is None:
                at = at.replace(tzinfo=self.zone or UTC)
            at = at.astimezone(UTC) if at else None
        except (OverflowError, ValueError):
            return None
        return at if at and EARLIEST <= at <= self.now + AHEAD else None

    def _as_written(self, text: str) -> datetime | None:
        rest, zone = _without_zone(" ".join(text.split()))
        rest = _written_out(rest, self.now)
        moment = read_moment(rest, month_first=self._order(rest))
        at = moment.at if moment else self._without_year(rest)
        if at is None or at.tzinfo is not None:
            return at
        if zone is _UNKNOWN:
            # a zone that nobody knows: the outlet's own time is the best reading
            zone = self.zone
            return at.replace(tzinfo=zone) if isinstance(zone, tzinfo) else None
        return at.replace(tzinfo=zone if isinstance(zone, tzinfo) else self.zone or UTC)

    def _order(self, text: str) -> bool | None:
        if self.month_first is None and re.search(r"\d\s*[ap]\.?m\b", text):
            return True  # nobody who counts to twelve writes the day first with slashes
        return self.month_first

    def _without_year(self, text: str) -> datetime | None:
        """Day, month and time alone: the latest year that fits, and fits the weekday if named."""
        weekday = _WEEKDAY.search(text)
        text = _WEEKDAY.sub(" ", text)
        match = _NO_YEAR.search(text)
        if not match or re.search(r"\d", re.sub(_CLOCK, " ", text.replace(match[0], " ", 1))):
            return None
        day, month = _day_and_month(match)
        clock = re.search(_CLOCK, text)
        if not clock:
            return None
        for year in (self.now.year + 1, self.now.year, self.now.year - 1):
            moment = read_moment(f"{year:04}-{month:02}-{day:02} {clock[0]}")
            if not moment or moment.at.replace(tzinfo=UTC) > self.now + AHEAD:
                continue
            named = _DAY_OF[weekday[0].rstrip(".,")] if weekday else moment.at.weekday()
            if named == moment.at.weekday():
                return moment.at
        return None


def dates_of(raws: Iterable[str | None], now: datetime, time_zone: str | None = None) -> DateReader:
    """A reader for one feed: all its dates together show what 03/10/2022 means in it."""
    return DateReader(now, zone_named(time_zone), _month_first(raws))


@lru_cache(maxsize=256)
def zone_named(name: str | None) -> tzinfo | None:
    """The zone of an IANA name in any case; None if there is none."""
    if not name:
        return None
    try:
        return ZoneInfo(_iana().get(name.lower(), name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def _iana() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def _month_first(raws: Iterable[str | None]) -> bool | None:
    """From dates with a number over 12; None where none says it or they contradict each other."""
    said = set()
    for raw in raws:
        match = _SLASHED.match(raw or "")
        if match:
            first, second = int(match[1]), int(match[2])
            said |= {False} if first > 12 >= second else {True} if second > 12 >= first else set()
    return said.pop() if len(said) == 1 else None


def _standard(raw: str) -> datetime | None:
    """RFC 822 with four digits of the year or RFC 3339, as most have it; None for all others."""
    if _RFC_3339.fullmatch(raw):
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            return None
    match = _RFC_822.fullmatch(raw)
    if not match or match["mon"].lower() not in _ENGLISH:
        return None
    try:
        offset = _offset(match["offset"] or "+0")
    except ValueError:
        return None
    at = datetime(
        int(match["y"]),
        _ENGLISH.index(match["mon"].lower()) + 1,
        int(match["d"]),
        int(match["h"]),
        int(match["m"]),
        min(int(match["s"]), 59),  # a leap second
        tzinfo=UTC,
    )
    return at - offset


def _without_zone(text: str) -> tuple[str, object]:
    """The text without its zone, and the zone: None if none is named, or _UNKNOWN."""
    match = _ZONED.search(text)
    if not match:
        return text, None
    name, offset = match["name"] or "", match["offset"]
    if name in MONTHS or name in _DAY_OF:
        return text, None
    zone = _zone(name, offset)
    if zone is None:
        return text, None
    return f"{text[: match.end('clock')]} {text[match.end() :]}".strip(), zone


def _zone(name: str, offset: str | None) -> object:
    known = _ZONES.get(name)
    if offset:
        try:
            delta = _offset(offset)
        except ValueError:
            return _UNKNOWN
        if name == "etc/gmt":
            return timezone(-delta)  # POSIX counts westwards
        if name in ("msk", "мск") and re.fullmatch(r"[+-]\d", offset):
            return timezone(timedelta(hours=3) + delta)  # so the zones of Russia are written
        return timezone(delta)
    if isinstance(known, str):
        return zone_named(known)
    if known is not None:
        return timezone(timedelta(hours=known))
    if "/" in name:
        return zone_named(name) or _UNKNOWN
    return _UNKNOWN if name.isascii() and 2 <= len(name) <= 5 else None


def _offset(written: str) -> timedelta:
    """ "+0300", "+03:00", "+03" or "+3" as a time; ValueError for what no clock has."""
    digits = written[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        raise ValueError(written)
    delta = timedelta(hours=hours, minutes=minutes)
    return delta if written[0] == "+" else -delta


def _written_out(text: str, now: datetime) -> str:
    """With cut months and two digits of a year in full."""

    def year(match: re.Match[str]) -> str:
        short = int(match[2])
        century = 2000 if short <= now.year % 100 + 1 else 1900
        return f"{match[1]}{century + short}" if century + short >= EARLIEST.year else match[0]

    text = _CUT_MONTH.sub(lambda match: _ENGLISH[_CUT[match[1]] - 1], text)
    return _SHORT_YEAR.sub(year, text, count=1)


def _day_and_month(match: re.Match[str]) -> tuple[int, int]:
    if match["d3"]:
        return int(match["d3"]), int(match["m3"])
    return int(match["d"] or match["d2"]), MONTHS[match["mon"] or match["mon2"]]
