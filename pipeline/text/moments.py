"""Written moments in four languages: what a string says, before anyone believes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from pipeline.model import Precision


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as written: without a zone where none was written."""

    at: datetime
    precision: Precision


_MONTHS = {
    1: "january jan ocak oca января январь янв січня січень січ januar janvier enero ene stycznia",
    2: "february feb şubat şub февраля февраль фев февр лютого лютий лют februar février febrero",
    3: "march mar mart марта март мар березня березень бер märz mars marzo",
    4: "april apr nisan nis апреля апрель апр квітня квітень квіт кві avril abril abr aprile",
    5: "may mayıs мая май травня травень трав тра mai mayo maggio maja",
    6: "june jun haziran haz июня июнь июн червня червень черв чер juni juin junio giugno",
    7: "july jul temmuz tem июля июль июл липня липень лип juli juillet julio luglio",
    8: "august aug ağustos ağu августа август авг серпня серпень серп сер août agosto",
    9: "september sep sept eylül eyl сентября сентябрь"
    " сен сент вересня вересень вер septembre settembre septiembre",
    10: "october oct ekim eki октября октябрь окт"
    " жовтня жовтень жовт жов oktober octobre octubre ottobre",
    11: "november nov kasım kas ноября ноябрь ноя"
    " нояб листопада листопад лист лис novembre noviembre",
    12: "december dec aralık ara декабря декабрь дек"
    " грудня грудень груд гру dezember décembre diciembre dicembre",
}


def fold(text: str) -> str:
    """Lower case that treats the Turkish dotted and dotless i alike; lengths are kept."""
    return text.replace("İ", "i").replace("I", "i").lower().replace("ı", "i")


MONTHS = {fold(name): number for number, names in _MONTHS.items() for name in names.split()}
"""The number of a month by each of its names and short forms, folded."""
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_TIME = (
    r"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
_GAP = (
    r"(?:\s*(?:г\.|р\.|г|р|года|року|yil[i]?)?[\s,.|•·—–\-/()в]*"
    r"(?:at|saat|сағат|о|об|в|um|à|@|\bat\b|\w{2,10}gün|pazartesi|sali|çarşamba|perşembe|cuma|"
    r"cumartesi|pazar)?[\s,:|-]*)"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>z\b|utc|gmt|msk|мск|trt|tsi|eest|eet|cest|cet|bst|est|edt|et|pst|pdt)?"
    r"\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?\)?(?![\d]))"
)
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\.?\s*(?:de\s+)?[-/ ]?"
    rf"(?P<mon>{_MONTH})\b\.?,?\s*(?:de\s+)?[-/ ]?"
    rf"(?P<y>(?:19|20)\d\d)(?:{_GAP}{_TIME}{_ZONE})?"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<mon>{_MONTH})\b\.?\s*(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s*"
    rf"(?P<y>(?:19|20)\d\d)(?:{_GAP}{_TIME}{_ZONE})?"
)
_NUMERIC = re.compile(
    rf"(?<![\d.])(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)"
    rf"(?P<y>(?:19|20)\d\d)(?!\d)(?:{_GAP}{_TIME}{_ZONE})?"
)
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<mo>[01]?\d)[-/.](?P<d>[0-3]?\d)(?!\d)"
    r"(?:[t\s,]+(?P<h>[0-2]?\d):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b)?"
    + _ZONE
    + ")?"
)
_COMPACT = re.compile(
    r"^(?P<y>(?:19|"
    r"20)\d\d)(?P<mo>[01]\d)(?P<d>[0-3]\d)(?:t?(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?P<s>[0-5]\d)?"
    + _ZONE
    + ")?$"
)
_JS = re.compile(
    rf"(?P<mon>{_MONTH})\s+(?P<d>\d\d?)\s+(?P<h>\d\d):(?P<m>\d\d):(?P<s>\d\d)"
    r"(?:\s+(?P<zone>[a-z]{3,4}))?\s*(?P<offset>[+-]\d{4})?\s+(?P<y>(?:19|20)\d\d)"
)
_EPOCH = re.compile(r"^(\d{10})(\d{3})?$")
_CLOCK_FIRST = re.compile(rf"^\D{{0,30}}?{_TIME}[\s,|•·—–-]+(?=\d)")
_RELATIVE_DAY = {
    **dict.fromkeys(("today", "bugün", "сегодня", "сьогодні"), 0),
    **dict.fromkeys(("yesterday", "dün", "вчера", "вчора", "учора"), 1),
}
_RELATIVE = re.compile(
    rf"\b(?P<day>{'|'.join(map(fold, _RELATIVE_DAY))})\b[\s,|]*(?:at|saat|в|о|об)?\s*{_TIME}"
)
_AGO = re.compile(
    r"(?P<n>\d{1,3})\s*(?P<unit>minute|min|dakika|dk|минут|мин|хвилин|хв|hour|hr|saat|час|годин|"
    r"day|gün|день|дня|дней|дні|днів)"
    r"\w*\.?\s*(?:ago|önce|назад|тому)"
)
_UNITS = (
    ("minutes", ("min", "dak", "dk", "мин", "хв")),
    ("hours", ("hour", "hr", "saat", "час", "годин")),
    ("days", ("day", "gün", "д")),
)
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "msk": 3,
    "мск": 3,
    "trt": 3,
    "tsi": 3,
    "eest": 3,
    "eet": 2,
    "cest": 2,
    "cet": 1,
    "bst": 1,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
}
_RELATIVE_FOLDED = {fold(word): back for word, back in _RELATIVE_DAY.items()}


def read_moment(
    raw: str, *, month_first: bool | None = None, captured_at: datetime | None = None
) -> Moment | None:
    """The first moment in ``raw``; relative ones only where the time of reading is known.

    ``month_first`` says how 03/10/2022 is read; None leaves what is ambiguous unread.
    """
    text = fold(raw[:300]).strip()
    if not text:
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        return Moment(datetime.fromtimestamp(int(epoch.group(1)), UTC), "second")
    found = None
    for pattern in (_COMPACT, _ISO, _JS, _DAY_MONTH, _MONTH_DAY):
        match = pattern.search(text)
        if match and (found is None or match.start() < found.start()):
            found = match
    if found:
        return _absolute(found, text)
    numeric = _NUMERIC.search(text)
    if numeric:
        return _numeric(numeric, text, month_first)
    return _relative(text, captured_at) if captured_at else None


def _absolute(match: re.Match[str], text: str) -> Moment | None:
    groups = match.groupdict()
    month = int(groups["mo"]) if groups.get("mo") else MONTHS[groups["mon"]]
    return _build(int(groups["y"]), month, int(groups["d"]), groups, text)


def _numeric(match: re.Match[str], text: str, month_first: bool | None) -> Moment | None:
    groups = match.groupdict()
    first, second = int(groups["a"]), int(groups["b"])
    if first > 12 or second > 12 or groups["sep"] == ".":
        swap = second > 12
    elif month_first is None and first != second:
        return None
    else:
        swap = bool(month_first)
    day, month = (second, first) if swap else (first, second)
    return _build(int(groups["y"]), month, day, groups, text)


def _build(
    year: int, month: int, day: int, groups: dict[str, str | None], text: str
) -> Moment | None:
    hour, minute = groups.get("h"), groups.get("m")
    if hour is None:
        clock = _CLOCK_FIRST.match(text)
        if clock:
            groups = {**groups, **clock.groupdict()}
            hour, minute = groups["h"], groups["m"]
    try:
        if hour is None or minute is None:
            return Moment(datetime(year, month, day), "day")  # noqa: DTZ001
        at = datetime(  # noqa: DTZ001
            year,
            month,
            day,
            _hour(int(hour), groups.get("half")),
            int(minute),
            int(groups.get("s") or 0),
        )
    except ValueError:
        return None
    zone = _zone(groups.get("zone"), groups.get("offset"))
    if zone is not None:
        at = at.replace(tzinfo=zone)
    if groups.get("s") is not None and at.hour == at.minute == at.second == 0:
        return Moment(at, "day")
    return Moment(at, "second" if groups.get("s") is not None else "minute")


def _hour(hour: int, half: str | None) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _zone(name: str | None, offset: str | None) -> timezone | None:
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours > 14 or minutes > 59:
            return None
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(-delta if offset[0] == "-" else delta)
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    return None


def _relative(text: str, captured_at: datetime) -> Moment | None:
    match = _RELATIVE.search(text)
    if match:
        back = _RELATIVE_FOLDED[match["day"]]
        day = (captured_at - timedelta(days=back)).replace(tzinfo=None)
        at = day.replace(
            hour=_hour(int(match["h"]), match["half"]),
            minute=int(match["m"]),
            second=0,
            microsecond=0,
        )
        return Moment(at, "minute")
    ago = _AGO.search(text)
    if not ago:
        return None
    unit = next(name for name, starts in _UNITS if ago["unit"].startswith(starts))
    at = captured_at - timedelta(**{unit: int(ago["n"])})
    if unit == "minutes":
        return Moment(at.replace(second=0, microsecond=0), "minute")
    return Moment(at.replace(hour=0, minute=0, second=0, microsecond=0), "day")
