"""The numbers and dates that a text states, in one form for four languages.

"2,5 млрд", "2.5 billion" and "2,5 milyar" are one figure; so are "6 мая", "May 6" and
"6 Mayıs". What is counted is the figure as written, not what it counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

_MONTHS: Final = (
    "jan(?:uary)?|ocak|январ[яьей]|січ(?:ня|ень)",
    "feb(?:ruary)?|şubat|феврал[яьей]|лют(?:ого|ий)",
    "mar(?:ch)?|mart|март[ае]?|берез(?:ня|ень)",
    "apr(?:il)?|nisan|апрел[яьей]|квіт(?:ня|ень)",
    "may|mayıs|ма[яйе]|трав(?:ня|ень)",
    "june?|haziran|июн[яьей]|черв(?:ня|ень)",
    "july?|temmuz|июл[яьей]|лип(?:ня|ень)",
    "aug(?:ust)?|ağustos|август[ае]?|серп(?:ня|ень)",
    "sept?(?:ember)?|eylül|сентябр[яьей]|верес(?:ня|ень)",
    "oct(?:ober)?|ekim|октябр[яьей]|жовт(?:ня|ень)",
    "nov(?:ember)?|kasım|ноябр[яьей]|листопада?",
    "dec(?:ember)?|aralık|декабр[яьей]|груд(?:ня|ень)",
)
_MONTH: Final = "|".join(f"(?P<{{0}}{n}>{names})" for n, names in enumerate(_MONTHS, 1))
_TIMES: Final = {
    3: "thousand|bin|тыс(?:яч[аи]?)?|тис(?:яч[аі]?)?",
    6: "million|mln|milyon|миллион(?:а|ов)?|млн|мільйон(?:и|ів|а)?",
    9: "billion|bn|milyar|миллиард(?:а|ов)?|млрд|мільярд(?:и|ів|а)?",
    12: "trillion|trilyon|триллион(?:а|ов)?|трлн|трильйон(?:и|ів|а)?",
}
_MULTIPLE: Final = "|".join(f"(?P<e{zeros}>{names})" for zeros, names in _TIMES.items())

_FIGURE: Final = re.compile(
    rf"""
      (?<![\w.]) (?P<year>\d{{4}}) - (?P<month>\d\d) - (?P<day>\d\d) (?!\d)
    | (?<![\w.]) (?P<day2>\d\d?) [./] (?P<month2>\d\d) [./] (?P<year2>\d{{4}}|\d\d) (?!\d)
    | (?<!\w) (?P<clock>\d\d?:\d\d) (?!\d)
    | (?<!\w) (?P<day3>\d\d?) (?:st|nd|rd|th|-?го)? \s (?:of\s)? (?:{_MONTH.format("m")}) (?!\w)
    | (?<!\w) (?:{_MONTH.format("n")}) \.? \s (?P<day4>\d\d?) (?:st|nd|rd|th)? (?![\w:])
    | (?<!\w) (?P<number>
          \d{{1,3}} (?:[\s'’]\d{{3}})+ (?![\d]) (?:[.,]\d+)?
        | \d{{1,3}} (?:,\d{{3}}){{2,}} | \d{{1,3}} (?:\.\d{{3}}){{2,}}
        | \d+ (?:[.,]\d+)?
      ) (?: [\s-]? (?:{_MULTIPLE}) (?!\w) )?
    """,
    re.VERBOSE,
)
_DIGITS: Final = re.compile(r"\d+")
_MONTH_BEFORE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS)})\.?\s$")
_LONGEST_MONTH: Final = 12
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_LONGEST: Final = 15
"""Digits; what is longer is an account or a phone number, kept as it is."""


def figures(text: str | None) -> Counter[str]:
    """Return every number and date in ``text`` with how often it is stated.

    A date is "MM-DD" (its year, often left out, is not looked at), a time of day "HH:MM",
    any other number its plain decimal value.
    """
    if not text:
        return Counter()
    text = unicodedata.normalize("NFC", text).lower()
    found: Counter[str] = Counter()
    end = 0
    while digits := _DIGITS.search(text, end):
        start = max(end, digits.start() - _LONGEST_MONTH)
        month = _MONTH_BEFORE.search(text[start : digits.start()])
        match = _FIGURE.match(text, start + month.start() if month else digits.start())
        match = match or _FIGURE.match(text, digits.start())
        if match:
            found[_canonical(match)] += 1
        end = match.end() if match else digits.end()
    return found


def _canonical(match: re.Match[str]) -> str:
    """Return the one form of a figure that ``_FIGURE`` has found."""
    kind = match.lastgroup or ""
    part = match.groupdict()
    if part["year"]:
        return f"{part['month']}-{part['day']}"
    if part["year2"]:
        return f"{part['month2']}-{int(part['day2']):02}"
    if part["clock"]:
        return part["clock"].zfill(5)
    if day := part["day3"] or part["day4"]:
        named = next(n for n in range(1, 13) if part[f"m{n}"] or part[f"n{n}"])
        return f"{named:02}-{int(day):02}"
    zeros = int(kind[1:]) if kind.startswith("e") else 0
    return _value(part["number"], zeros)


def _value(digits: str, zeros: int) -> str:
    """Return a number's plain value, ``zeros`` times ten of it: "2,5" and 9 is 2500000000.

    A single point or comma before exactly three digits separates thousands, as it nearly
    always does in news.
    """
    digits = re.sub(r"[\s'’]", "", digits)
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"[.,]", "", digits)
    whole, _, fraction = digits.replace(",", ".").partition(".")
    if len(whole) > _LONGEST or len(fraction) > _LONGEST:
        return digits
    fraction = fraction.ljust(zeros, "0")
    whole = (whole + fraction[:zeros]).lstrip("0") or "0"
    fraction = fraction[zeros:].rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
