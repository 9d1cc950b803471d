"""Mojibake undone: UTF-8 that was read in a one-byte charset and written down again.

Each character of UTF-8 over U+007F becomes two to four characters whose pattern is
strict (RFC 3629, section 3), so that the step can be reversed where it was made. Text
is only touched where that pattern comes with signs that right text in English, Turkish,
Russian or Ukrainian does not have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_CODECS = ("cp1252", "cp1254", "cp1251", "koi8_u")
_TWICE = 3
# what UTF-8 starts a character of our languages with, in each reading
_LEADS = bytes((*range(0xC2, 0xC7), 0xCB, *range(0xD0, 0xD3), 0xE2, 0xEF, 0xF0))
# characters that come out of it: Latin, Turkish, Cyrillic, punctuation, currency, signs,
# pictures, and what another layer of it consists of
_EXPECTED = re.compile(
    "[\u0080-\u00ff\u011e\u011f\u0130\u0131\u015e\u015f\u0152\u0153"
    "\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u0400-\u045f\u0490\u0491\u2010-\u203a\u20a0-\u20bf\u2100-\u214f\u2190-\u21ff"
    "\u2500-\u27bf\ufe0f\U0001f000-\U0001faff]+"
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[\u00c0-\u00ff\u0100-\u017f\U0001f000-\U0001faff]+")
# Cyrillic letters and signs that Russian and Ukrainian text has
_AT_HOME = frozenset(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ«»„“”’‘–—…№\u00a0"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one charset shows UTF-8: which characters stand for which bytes."""

    byte_of: dict[str, int]
    runs: re.Pattern[str]
    cyrillic: bool


@cache
def _reading(codec: str) -> _Reading:
    byte_of: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        # as browsers do: a byte without a character is a control character
        byte_of.setdefault(chr(byte), byte) if byte < 0xA0 else None
        char = bytes([byte]).decode(codec, "ignore")
        if char:
            byte_of[char] = byte
    char_of: dict[int, set[str]] = {}
    for char, byte in byte_of.items():
        char_of.setdefault(byte, set()).add(char)

    def chars(numbers: range | list[int]) -> str:
        return "[" + "".join(re.escape(c) for n in numbers for c in sorted(char_of[n])) + "]"

    tail = chars(range(0x80, 0xC0))
    leads = {n: chars([b for b in _LEADS if lo <= b <= hi]) for n, lo, hi in _LENGTHS}
    runs = "|".join(f"{lead}{tail}{{{n}}}" for n, lead in leads.items())
    return _Reading(byte_of, re.compile(f"(?:{runs})+"), codec in ("cp1251", "koi8_u"))


@cache
def _suspect() -> re.Pattern[str]:
    """Any start of a character followed by any rest of one: most right text has none."""
    leads: set[str] = set()
    rests: set[str] = set()
    for codec in _CODECS:
        for char, byte in _reading(codec).byte_of.items():
            if byte in _LEADS:
                leads.add(char)
            elif byte < 0xC0:
                rests.add(char)
    classes = ("".join(map(re.escape, sorted(chars))) for chars in (leads, rests))
    return re.compile("[{}][{}]".format(*classes))


_LENGTHS = ((1, 0xC0, 0xDF), (2, 0xE0, 0xEF), (3, 0xF0, 0xF4))


def repair(text: str) -> str:
    """The text with mojibake undone, up to three layers of it; right text as it is."""
    if text.isascii() or not _suspect().search(text):
        return text
    for _ in range(_TWICE):
        for codec in _CODECS:
            better = _undo(text, _reading(codec))
            if better is not None:
                text = better
                break
        else:
            break
    return text


def _undo(text: str, reading: _Reading) -> str | None:
    """The text with this reading's runs decoded, or None where they prove nothing."""
    found = [
        (match, said) for match in reading.runs.finditer(text) if (said := _decoded(match, reading))
    ]
    if not found:
        return None
    proves = _proves_cyrillic if reading.cyrillic else _proves_latin
    if not proves(text, found):
        return None
    pieces, end = [], 0
    for match, said in found:
        pieces += [text[end : match.start()], said]
        end = match.end()
    return "".join((*pieces, text[end:]))


def _decoded(match: re.Match[str], reading: _Reading) -> str | None:
    try:
        said = bytes(reading.byte_of[char] for char in match[0]).decode()
    except (KeyError, UnicodeDecodeError):
        return None
    return said if _EXPECTED.fullmatch(said) else None


def _proves_cyrillic(text: str, found: list[tuple[re.Match[str], str]]) -> bool:
    """Several signs that no word of Russian or Ukrainian has, a third of all at least.

    "РІ" alone may be half a Ukrainian word in capitals; "Рµ" and "СЂ" are no part of any.
    """
    if any(match[0].startswith("рџ") for match, _ in found):
        return True  # the first half of every picture
    if any(
        _LATIN.fullmatch(said) and not _AT_HOME.issuperset(match[0]) and _is_strong(text, match)
        for match, said in found
    ):
        return True  # Cyrillic and such signs in the midst of a Latin word
    characters = sum(len(said) for _, said in found)
    foreign = sum(char not in _AT_HOME for match, _ in found for char in match[0])
    return foreign >= 2 and 3 * foreign >= characters


def _proves_latin(text: str, found: list[tuple[re.Match[str], str]]) -> bool:
    """One run of several or in the midst of lower case, or enough that reads as Cyrillic.

    "Ã" followed by a sign ends a word in capitals, but no word goes on with it in lower case.
    """
    cyrillic = [match for match, said in found if _CYRILLIC.search(said)]
    if cyrillic:
        between_ascii = sum(_touches_ascii(text, match) for match in cyrillic)
        return sum(len(m[0]) // 2 for m in cyrillic) >= 3 and 2 * between_ascii <= len(cyrillic)
    return any(_is_strong(text, match) for match, _ in found)


def _is_strong(text: str, match: re.Match[str]) -> bool:
    run = match[0]
    if len(run) < 3 and run[0] in "Ââ":
        return False
    if len(run) >= 4 or (len(run) == 3 and run[0] in "âðğ"):
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    goes_on = after.isascii() and after.islower()
    return (before.isascii() and before.islower()) or (goes_on and not before.isalpha())


def _touches_ascii(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return any(char.isascii() and char.isalpha() for char in (before, after) if char)
