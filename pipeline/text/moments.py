"""Written moments in many languages: what a string says, before anyone believes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.model import Precision


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as written: without a zone where none was written."""

    at: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class Written:
    """A moment and where in its line it stands."""

    start: int
    end: int
    moment: Moment


# full names in the forms that dates use, and the short ones; a name is here only where it
# means one month in every language that has it (listopad is November, as in Polish and Czech)
_MONTHS = {
    1: "january jan ocak oca января январь янв січня січень січ januar jänner januari janvier janv"
    " enero ene gennaio gen janeiro stycznia styczeń sty ledna leden tammikuuta tammikuu január"
    " ianuarie ιανουαρίου ιαν януари јануар yanvar yanvarın студзеня қаңтар يناير जनवरी"
    " জানুয়ারি იანვარი"
    " janar janúar jaanuar januára sausio siječnja gener ינואר בינואר",
    2: "february feb şubat şub февраля февраль фев февр лютого лютий лют februar februari février"
    " févr fév febrero febbraio fevereiro fev lutego luty února únor helmikuuta helmikuu február"
    " februarie φεβρουαρίου φεβ февруари фебруар fevral лютага ақпан فبراير फरवरी फ़रवरी"
    " ফেব্রুয়ারি თებერვალი"
    " shkurt febrúar veebruar februára vasario veljače febrer פברואר בפברואר",
    3: "march mar mart марта март мар березня березень бер märz mrz maart mars marts marzo março"
    " marca marzec března březen maaliskuuta maaliskuu március marec martie μαρτίου μαρ сакавіка"
    " наурыз مارس मार्च মার্চ მარტი"
    " maret märts kovo ožujka març מרץ במרץ",
    4: "april apr nisan nis апреля апрель апр квітня квітень квіт кві avril avr abril abr aprile"
    " kwietnia kwiecień kwi dubna duben huhtikuuta huhtikuu április aprilie απριλίου απρ април"
    " aprel красавіка сәуір أبريل ابريل अप्रैल এপ্রিল აპრილი"
    " prill apríl aprill apríla balandžio travnja אפריל באפריל",
    5: "may mayıs мая май травня травень трав тра mai mei mayo maggio mag maio maja maj května"
    " květen toukokuuta toukokuu május μαΐου μάι μαϊ мај траўня мамыр مايو मई মে მაისი"
    " maí mája gegužės svibnja maig מאי במאי",
    6: "june jun haziran haz июня июнь июн червня червень черв чер juni juin junio giugno giu"
    " junho czerwca czerwiec cze června červen kesäkuuta kesäkuu június iunie ιουνίου ιουν юни"
    " јун iyun чэрвеня маусым يونيو يونيه जून জুন ივნისი"
    " qershor júní juuni júna junij birželio lipnja juny יוני ביוני",
    7: "july jul temmuz tem июля июль июл липня липень лип juli juillet juil julio luglio lug"
    " julho lipca lipiec července červenec heinäkuuta heinäkuu július iulie ιουλίου ιουλ юли јул"
    " iyul ліпеня шілде يوليو يوليه जुलाई জুলাই ივლისი"
    " korrik júlí juuli júla julij liepos srpnja juliol יולי ביולי",
    8: "august aug ağustos ağu августа август авг серпня серпень серп сер augustus août agosto"
    " ago sierpnia sierpień sie srpna srpen elokuuta elokuu augusztus αυγούστου αυγ avqust"
    " жніўня тамыз أغسطس اغسطس अगस्त আগস্ট აგვისტო"
    " gusht ágúst augusta avgust agustus agu rugpjūčio kolovoza agost אוגוסט באוגוסט",
    9: "september sep sept eylül eyl сентября сентябрь сен сент вересня вересень вер septembre"
    " septiembre setiembre settembre set setembro września wrzesień wrz září syyskuuta syyskuu"
    " szeptember septembrie σεπτεμβρίου σεπ септември септембар sentyabr верасня қыркүйек"
    " سبتمبر सितंबर सितम्बर সেপ্টেম্বর სექტემბერი"
    " shtator septembra septembar rugsėjo rujna ספטמבר בספטמבר",
    10: "october oct ekim eki октября октябрь окт жовтня жовтень жовт жов oktober okt octobre"
    " octubre ottobre ott outubro października październik paź října říjen lokakuuta lokakuu"
    " október octombrie οκτωβρίου οκτ октомври октобар oktyabr кастрычніка қазан أكتوبر اكتوبر"
    " अक्टूबर अक्तूबर অক্টোবর ოქტომბერი"
    " tetor október oktoober októbra oktobar spalio אוקטובר באוקטובר",
    11: "november nov kasım kas ноября ноябрь ноя нояб листопада листопад лист лис novembre"
    " noviembre novembro listopada listopad lis listopadu marraskuuta marraskuu noiembrie"
    " νοεμβρίου νοε ноември новембар noyabr лістапада қараша نوفمبر नवंबर नवम्बर নভেম্বর"
    " ნოემბერი"
    " nëntor nóvember novembra novembar lapkričio studenoga נובמבר בנובמבר",
    12: "december dec aralık ara декабря декабрь дек грудня грудень груд гру dezember dez"
    " desember des décembre déc diciembre dicembre dic dezembro grudnia grudzień prosince"
    " prosinec joulukuuta joulukuu decembrie δεκεμβρίου δεκ декември децембар dekabr снежня"
    " желтоқсан ديسمبر दिसंबर दिसम्बर ডিসেম্বর დეკემბერი"
    " dhjetor detsember decembra decembar gruodžio prosinca דצמבר בדצמבר",
}
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|"
    "sat|sun|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|pzt|sal|çar|per|cum|cmt|paz|"
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
    "понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|нд|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
)


def fold(text: str) -> str:
    """Lower case that treats the Turkish dotted and dotless i alike; lengths are kept."""
    return text.replace("İ", "i").replace("I", "i").lower().replace("ı", "i")


def _bare(name: str) -> str:
    """Without accents, as capitals and careless typing leave them out."""
    marks = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in marks if not unicodedata.combining(c)))


def _spellings(name: str) -> tuple[str, ...]:
    latin_or_greek = name[0] < "\u0400"
    return (fold(name), fold(_bare(name))) if latin_or_greek else (fold(name),)


MONTHS = {
    spelling: number
    for number, names in _MONTHS.items()
    for name in names.split()
    for spelling in _spellings(name)
}
"""The number of a month by each of its names and short forms, folded."""

_LONGEST = 300
# digits of other scripts: Arabic, Persian, Devanagari, Bengali, full width
_DIGITS = {
    first + number: str(number)
    for first in (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10)
    for number in range(10)
}

_YEAR = r"(?:19|20)\d\d"
_WORD = r"(?P<mon>[^\W\d_][^\s\d.,:;|/()\-–—\"«»'’]{1,13})"
_ANY_WORD = re.compile(_WORD)
_ISO = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})\s?[-/.年년]\s?(?P<mo>[01]?\d)\s?[-/.月월]\s?(?P<d>[0-3]?\d)(?!\d)[日일]?"
)
_DAY_MONTH = re.compile(
    r"(?<![\d.:/])(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|º|ª)?[.,]?\s?(?:de\s|of\s)?[-/\s]?"
    rf"{_WORD}[.,]?[-/\s,]{{0,2}}(?:del?\s)?(?P<y>{_YEAR})?(?!\d)"
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_]){_WORD}\.?[\s-]\s?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|\.\d),?\s{{0,2}}"
    rf"(?P<y>{_YEAR})?(?!\d)"
)
_YEAR_MONTH = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})[.,]?[\s/-]\s?(?:m\.?\s|gada\s)?{_WORD}\.?[\s/-](?P<d>\d\d?)(?!\d)"
)
_NUMERIC = re.compile(
    rf"(?<![\d.])(?P<a>[0-3]?\d)\s?(?P<sep>[./-])\s?(?P<b>[0-3]?\d)\s?(?P=sep)\s?(?P<y>{_YEAR})(?!\d)"
)
_SHORT_NUMERIC = re.compile(
    r"(?<![\d.])(?P<a>[0-3]\d)(?P<sep>\.)(?P<b>[01]\d)\.(?P<y>\d\d)(?![\d.])"
)
_COMPACT = re.compile(
    rf"^(?P<y>{_YEAR})(?P<mo>[01]\d)(?P<d>[0-3]\d)"
    r"(?:t?(?P<h>[0-2]\d):?(?P<m>[0-5]\d):?(?P<s>[0-5]\d)?\s*(?P<zone>z)?(?P<offset>[+-]\d{2}:?\d{2})?)?$"
)
_CTIME = re.compile(
    rf"{_WORD}\s{{1,2}}(?P<d>\d\d?)\s(?P<h>\d\d):(?P<m>\d\d):(?P<s>\d\d)"
    rf"(?:\s(?P<zone>[a-z]{{3,4}}))?\s?(?P<offset>[+-]\d{{4}})?\s(?P<y>{_YEAR})"
)
_EPOCH = re.compile(r"^(\d{10})(\d{3})?$")

_ZONES: dict[str, float | str] = {
    **{"z": 0, "utc": 0, "gmt": 0, "eest": 3, "eet": 2, "cest": 2, "cet": 1, "bst": 1},
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
    **{"ist": 5.5, "jst": 9, "kst": 9, "aest": 10, "aedt": 11},
    **dict.fromkeys(("msk", "мск", "по мск", "по москве", "moscow time"), "Europe/Moscow"),
    **dict.fromkeys(("по московскому времени", "московского времени"), "Europe/Moscow"),
    **dict.fromkeys(("за києвом", "по киеву", "за київським часом", "kyiv time"), "Europe/Kyiv"),
    **dict.fromkeys(("trt", "tsi", "türkiye saati", "türkiye saatiyle"), "Europe/Istanbul"),
    **{"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"},
}
_ZONE_NAME = "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True))
_TIME = (
    r"(?:(?P<half_before>午前|午後|上午|下午|오전|오후)\s?)?"
    r"(?<!\d)(?P<h>[01]?\d|2[0-3])(?:[:.h]|\s?[時时시点點]\s?)(?P<m>[0-5]\d)(?!\d)[分분]?"
    r"(?::(?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?(?![\d:])(?!\.\d)"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_ZONE = (
    rf"(?:\s?[(\[,]?\s?(?P<zone>{_ZONE_NAME})(?![^\W\d_]))?"
    r"(?:\s?\(?(?P<offset>[+\-\u2212](?:\d{2}:?(?:00|15|30|45)|\d:[03]0|\d{1,2})(?![\d:]))\)?)?"
)
_SEP = r"[\s,.|•·—–\-/;(\[]{0,8}"
_AT = (
    r"(?:(?:at|saat|в|у|о|об|um|kl|klo|a las|às|as|à|alle ore|alle|ore|om|o|godz|v|ve|ob|time|час|"
    r"время|vers|kello)[.:]?\s?(?=\d))?"
)
_DAY_NAME = rf"(?:\(?(?:{fold(_WEEKDAYS)})(?![^\W\d_])\.?\)?|\([^\W\d_]{{1,10}}\))"
_AFTER = re.compile(
    rf"(?:[t'’](?=\d)|\s?(?:года|году|год|г|року|рік|р|yili?)?(?![^\W\d_])\.?{_SEP}"
    rf"(?:{_DAY_NAME}{_SEP})?{_AT}){_TIME}{_ZONE}"
)
_BEFORE = re.compile(
    rf"(?<![\d.:,]){_TIME}{_ZONE}\)?{_SEP}(?:on\s|le\s|am\s|от\s)?(?:{_DAY_NAME}{_SEP})?$"
)

_RELATIVE_DAYS = {
    **dict.fromkeys(("today", "bugün", "сегодня", "сьогодні", "heute", "dzisiaj", "dziś"), 0),
    **dict.fromkeys(("yesterday", "dün", "вчера", "вчора", "учора", "gestern", "wczoraj"), 1),
    **dict.fromkeys(("evvelsi gün", "позавчера", "позавчора"), 2),
}
_RELATIVE_FOLDED = {fold(word): back for word, back in _RELATIVE_DAYS.items()}
_RELATIVE = re.compile(rf"(?<!\w)(?P<day>{'|'.join(_RELATIVE_FOLDED)})(?!\w)")
_UNITS = {
    **dict.fromkeys(("second", "sec", "saniye", "sn", "секунд", "сек"), "seconds"),
    **dict.fromkeys(("minute", "min", "dakika", "dk", "минут", "мин", "хвилин", "хв"), "minutes"),
    **dict.fromkeys(("hour", "hr", "saat", "sa", "час", "годин", "год"), "hours"),
    **dict.fromkeys(("day", "gün", "день", "дня", "дней", "дні", "днів"), "days"),
    **dict.fromkeys(("week", "hafta", "недел", "тижн", "тижд"), "weeks"),
}
_AGO = re.compile(
    r"(?<![\w.,])(?:(?P<n>\d{1,3})|an?|one|bir|одну|один|одна)?\s?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?P<end>[^\W\d_]{{0,4}})\.?\s"
    r"(?:ago|önce|назад|тому)(?!\w)"
)
# "2 год. тому" is hours in Ukrainian, "2 года назад" is years in Russian
_UKRAINIAN_HOURS = re.compile(r"год\.? тому")


class _Day(NamedTuple):
    """A day as written, and where; without a year it is one only beside a time."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


def read_moment(
    raw: str, *, month_first: bool | None = None, captured_at: datetime | None = None
) -> Moment | None:
    """The first moment in ``raw``; what leaves the year or the day open only where the time of
    reading is known.

    ``month_first`` says how 03/10/2022 is read; None leaves what is ambiguous unread.
    """
    found = read_moments(raw, month_first=month_first, captured_at=captured_at)
    return found[0].moment if found else None


def read_moments(
    raw: str, *, month_first: bool | None = None, captured_at: datetime | None = None
) -> list[Written]:
    """Every moment in a line, in its order; relative ones only where it holds no other."""
    text = fold(raw[:_LONGEST])
    if not text.isascii():
        text = text.translate(_DIGITS)
    alone = _alone(text.strip())
    if alone:
        return [Written(0, len(text), alone)]
    found = list(_dated(text, month_first, captured_at))
    if not found and captured_at is not None:
        found = list(_relative(text, captured_at))
    return found


def _alone(text: str) -> Moment | None:
    """What is a moment only if nothing else stands beside it."""
    if not text[:1].isdigit():
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        return Moment(datetime.fromtimestamp(int(epoch.group(1)), UTC), "second")
    match = _COMPACT.match(text)
    if match:
        return _build(int(match["y"]), int(match["mo"]), int(match["d"]), match.groupdict())
    return None


def _dated(text: str, month_first: bool | None, captured_at: datetime | None) -> Iterator[Written]:
    match = _CTIME.search(text) if text.count(":") > 1 else None
    if match and match["mon"] in MONTHS:
        moment = _build(int(match["y"]), MONTHS[match["mon"]], int(match["d"]), match.groupdict())
        if moment:
            yield Written(match.start(), match.end(), moment)
        return
    reached = 0
    for day in _days(text, month_first):
        if day.start < reached:
            continue
        time = _AFTER.match(text, day.end)
        start, end = day.start, time.end() if time else day.end
        if time is None:
            time = _BEFORE.search(text[reached:start])
            start = reached + time.start() if time else start
        year = day.year
        if year is None:
            year = _year_of(day, captured_at) if time else None
        if year is None:
            continue
        moment = _build(year, day.month, day.day, time.groupdict() if time else {})
        if moment:
            yield Written(start, end, moment)
            reached = end


def _days(text: str, month_first: bool | None) -> list[_Day]:
    """The days in a text, those with a year before those without, each place once."""
    found = [
        _Day(*match.span(), int(match["y"]), int(match["mo"]), int(match["d"]))
        for match in _ISO.finditer(text)
    ]
    for pattern in (_DAY_MONTH, _MONTH_DAY, _YEAR_MONTH) if _ANY_WORD.search(text) else ():
        for match in pattern.finditer(text):
            month = MONTHS.get(match["mon"])
            if month:
                year = int(match["y"]) if match["y"] else None
                end = match.end() if year else max(match.end("mon"), match.end("d"))
                found.append(_Day(match.start(), end, year, month, int(match["d"])))
    # what can be read in two ways is not read where the same line says it in words
    certain = any(day.year is not None for day in found)
    found += _numeric_days(text, _NUMERIC, month_first, others=certain)
    if not found:
        found = _numeric_days(text, _SHORT_NUMERIC, False)
    kept: list[_Day] = []
    for day in sorted(found, key=lambda day: (day.year is None, day.start, -day.end)):
        if all(day.end <= other.start or other.end <= day.start for other in kept):
            kept.append(day)
    return sorted(kept)


def _numeric_days(
    text: str, pattern: re.Pattern[str], month_first: bool | None, *, others: bool = False
) -> list[_Day]:
    found = []
    for match in pattern.finditer(text):
        first, second = int(match["a"]), int(match["b"])
        first_is_month = month_first
        if first_is_month is None and re.search(r"\d\s?[ap]\.?m\b", text[match.end() :]):
            first_is_month = True  # nobody who counts to twelve writes the day first with slashes
        if first > 12 or second > 12 or match["sep"] == ".":
            first_is_month = second > 12
        elif first != second and (first_is_month is None or others):
            continue
        day, month = (second, first) if first_is_month else (first, second)
        year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
        found.append(_Day(*match.span(), year, month, day))
    return found


def _year_of(day: _Day, captured_at: datetime | None) -> int | None:
    """The year of the last such day before the page was read; tomorrow may be another zone's."""
    if captured_at is None:
        return None
    last = captured_at.date() + timedelta(days=1)
    for year in range(last.year, last.year - 5, -1):
        try:
            if date(year, day.month, day.day) <= last:
                return year
        except ValueError:
            continue
    return None


def _build(year: int, month: int, day: int, groups: dict[str, str | None]) -> Moment | None:
    hour, minute, second = groups.get("h"), groups.get("m"), groups.get("s")
    try:
        if hour is None or minute is None:
            return Moment(datetime(year, month, day), "day")  # noqa: DTZ001
        half = groups.get("half") or _HALVES.get(groups.get("half_before") or "")
        at = datetime(  # noqa: DTZ001
            year, month, day, _hour(int(hour), half), int(minute), int(second or 0)
        )
    except ValueError:
        return None
    zone = _zone(groups.get("zone"), groups.get("offset"))
    if zone is not None:
        at = at.replace(tzinfo=zone)
    if second is not None and at.hour == at.minute == at.second == 0:
        return Moment(at, "day")
    return Moment(at, "second" if second is not None else "minute")


_HALVES = {"午前": "a", "上午": "a", "오전": "a", "午後": "p", "下午": "p", "오후": "p"}


def _hour(hour: int, half: str | None) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _zone(name: str | None, offset: str | None) -> tzinfo | None:
    if offset:
        digits = offset[1:].replace(":", "").zfill(4 if ":" in offset else 1)
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours > 14 or minutes > 59:
            return None
        delta = timedelta(hours=hours, minutes=minutes)
        if name in ("msk", "мск") and len(digits) == 1:
            # so the zones of Russia are written; since 2014 Moscow is three hours ahead
            delta += timedelta(hours=3)
        return timezone(delta if offset[0] == "+" else -delta)
    known = _ZONES.get(name) if name else None
    if isinstance(known, str):
        return ZoneInfo(known)
    return timezone(timedelta(hours=known)) if known is not None else None


def _relative(text: str, captured_at: datetime) -> Iterator[Written]:
    for match in _AGO.finditer(text):
        unit = _UNITS[match["unit"]]
        if match["unit"] == "год" and not (match["n"] and _UKRAINIAN_HOURS.search(match[0])):
            continue
        at = captured_at - timedelta(**{unit: int(match["n"] or 1)})
        if unit in ("seconds", "minutes"):
            yield Written(*match.span(), Moment(at.replace(second=0, microsecond=0), "minute"))
        else:
            at = at.replace(hour=0, minute=0, second=0, microsecond=0)
            yield Written(*match.span(), Moment(at, "day"))
    reached = 0
    for match in _RELATIVE.finditer(text):
        day = captured_at - timedelta(days=_RELATIVE_FOLDED[match["day"]])
        time = _AFTER.match(text, match.end())
        start, end = match.start(), time.end() if time else match.end()
        if time is None:
            time = _BEFORE.search(text[reached:start])
            start = reached + time.start() if time else start
        moment = _build(day.year, day.month, day.day, time.groupdict() if time else {})
        if moment:
            yield Written(start, end, moment)
            reached = end
