"""Folding a text for matching, without ever losing where a match stands in the original.

``fold`` lowers, strips Latin diacritics and evens out apostrophes, dashes and spaces, one
code point to one. Only where a text holds marks that have no width of their own (combining
accents, zero-width characters) does the folded text get shorter; then a table leads back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_APOSTROPHES = "'’‘ʼ`´′＇‛ʻʹ‵"
_QUOTES = "«»“”„‟＂"
_DASHES = "-‐‑‒–—−"
_SPACES = "\t\n\r\x0b\x0c\x85\xa0\u1680\u202f\u205f\u3000" + "".join(
    chr(c) for c in range(0x2000, 0x200B)
)


def _tables() -> tuple[dict[int, str], dict[int, str]]:
    """The two code point tables: ``light`` keeps diacritics, ``fold`` drops Latin ones."""
    light: dict[int, str] = {}
    fold: dict[int, str] = {}
    ranges = (range(0x41, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    for code in (c for r in ranges for c in r):
        char = chr(code)
        lower = char.lower()
        # 'İ'.lower() is two code points long: the only such letter, so it is named here.
        lower = lower if len(lower) == 1 else "i"
        lower = {"ı": "i", "ё": "е"}.get(lower, lower)
        base = unicodedata.normalize("NFD", lower)[0]
        # й and ї are letters of their own; dropping their marks would make other words.
        bare = base if base.isascii() else {"ґ": "г", "ø": "o", "ł": "l", "đ": "d"}.get(lower)
        if lower != char:
            light[code] = lower
        if (bare or lower) != char:
            fold[code] = bare or lower
    for chars, to in ((_APOSTROPHES, "'"), (_QUOTES, '"'), (_DASHES, "-"), (_SPACES, " ")):
        for char in chars:
            if char != to:
                light[ord(char)] = fold[ord(char)] = to
    for code in range(0xFF01, 0xFF5F):  # full-width Latin
        fold[code] = light[code] = chr(code - 0xFEE0).lower()
    return light, fold


_LIGHT, _FOLD = _tables()
_FREQUENT = [(char, _FOLD[ord(char)]) for char in "ışğüöçâî\n’‘“”«»–—\xa0ёé\t\r"]
_LEFT = re.compile("[^\x20-_a-~\u0430-\u0491]")
_ASCII_FOLD = str.maketrans("\t\n\r\x0b\x0c`", "     '")
_ACCENTS = "\u0300-\u036f\u0483-\u0487"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_WIDTHLESS = re.compile(f"[{_ACCENTS}{_INVISIBLE}]")
_CLUSTER = re.compile(f"[^{_ACCENTS}][{_ACCENTS}{_INVISIBLE}]+")
_MOST_MARKS = 8
_SURROGATE = re.compile("[\ud800-\udfff]")
_GHOST = re.compile(f"[{_INVISIBLE}]")


def light(text: str) -> str:
    """Lower case with diacritics kept; i, ı, İ and I are one letter. Same length."""
    return text.translate(_LIGHT)


def fold(text: str) -> str:
    """Lower case, Latin diacritics dropped, punctuation evened out. Same length."""
    if text.isascii():
        return text.lower().translate(_ASCII_FOLD)
    # A dozen replacements take a tenth of the time of a table.
    text = text.replace("İ", "i").lower()
    for char, to in _FREQUENT:
        if char in text:
            text = text.replace(char, to)
    left = set(_LEFT.findall(text))
    if len(left) > 20:
        return text.translate(_FOLD)
    for char in left:
        text = text.replace(char, _FOLD.get(ord(char), char))
    return text


# What separates words, in the one-byte alphabet of shadows.
_SEPARATORS = bytes(
    code if bytes([code]).decode("cp1251", "replace").isalnum() or code in b"_@" else 0x20
    for code in range(256)
)


def shadow(folded: str) -> tuple[bytes, bool]:
    """What an automaton reads in place of a folded text: a space, then one byte a code point.

    All that stands between words is a space, so that a name can be looked for with the space
    before it. The second value tells whether every letter has a byte of its own: those of other
    scripts than Latin and Cyrillic have none.
    """
    try:
        return b" " + folded.encode("cp1251").translate(_SEPARATORS), True
    except UnicodeEncodeError:
        return b" " + folded.encode("cp1251", "replace").translate(_SEPARATORS), False


@dataclass(frozen=True, slots=True)
class Folded:
    """A text beside its folded form. ``offsets`` leads back where the two differ in length."""

    original: str
    plain: str
    """The original with letters composed and marks without width taken out."""
    folded: str
    offsets: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of ``plain[start:end]``, the marks on its last letter included."""
        if self.offsets is None:
            return start, end
        first, after = self.offsets[start], self.offsets[end]
        # Trailing zero-width characters and marks belong to the last letter's cluster; accents
        # stay with it, invisible characters are left out of the surface.
        while after > first + 1 and _GHOST.match(self.original[after - 1]):
            after -= 1
        return first, after


def read(text: str) -> Folded:
    """Prepare one text for matching."""
    if text.isascii():
        return Folded(text, text, text.lower().translate(_ASCII_FOLD))
    try:
        text.encode()
        whole = text
    except UnicodeEncodeError:  # a lone half of a character cannot be handed to the automaton
        whole = _SURROGATE.sub("\ufffd", text)
    if not _WIDTHLESS.search(whole):
        return Folded(text, whole, fold(whole))
    plain, offsets = _compose(whole)
    return Folded(text, plain, fold(plain), offsets)


def _compose(text: str) -> tuple[str, list[int]]:
    """Compose letters with their marks, drop what has no width, and keep each one's place."""
    out: list[str] = []
    offsets: list[int] = []
    position = 0
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        if start > position:
            out.append(text[position:start])
            offsets.extend(range(position, start))
        # No letter has more marks than these; sorting thousands of them would take for ever.
        marks = [c for c in cluster.group()[:_MOST_MARKS] if unicodedata.combining(c)]
        first = cluster.group()[0]
        if not _WIDTHLESS.match(first):
            letter = unicodedata.normalize("NFC", first + "".join(marks))[0]
            out.append(letter)
            offsets.append(start)
        position = end
    rest = text[position:]
    # What is left may open with stray marks; they keep their width, which harms nothing.
    out.append(rest)
    offsets.extend(range(position, len(text)))
    offsets.append(len(text))
    return "".join(out), offsets


_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
_TURKISH = re.compile("[ğışİĞŞ]")
_LATIN = re.compile("[A-Za-z]")
_TURKISH_LETTER = re.compile("[çğışöüÇĞİŞÖÜ]")
_TURKISH_WORD = re.compile(r"\b(?:ve|bir|icin|ile|olarak|bu|da|de|dedi|oldu|etti)\b")


def shows_diacritics(text: str) -> bool:
    """Whether a Turkish text writes its own letters, as ASCII captions and old feeds do not."""
    sample = text[:1000]
    return 40 * len(_TURKISH_LETTER.findall(sample)) >= len(sample) > 0


def guess_language(sample: str) -> str:
    """One of the four languages, from the script and a few letters and words alone."""
    sample = sample[:2000]
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > len(_LATIN.findall(sample)):
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    if len(_TURKISH.findall(sample)) >= 3 or len(_TURKISH_WORD.findall(fold(sample))) >= 3:
        return "tr"
    return "en"
