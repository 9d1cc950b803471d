"""Bytes to text. Declarations lie, so the content has the last word."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTTP = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_META = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:+-]+)",
    re.IGNORECASE,
)
_HEAD = 16_384

# what browsers take these names for
_ALIASES = {
    "ascii": "cp1252",
    "koi8-r": "koi8-u",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "mac-cyrillic": "mac_cyrillic",
}
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
_LATIN = ("cp1254", "cp1252")
_NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "cp1254": "windows-1254"}

_SAMPLE = 6_000
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# what Ukrainian letters and Russian capitals of windows-1251 become in the reading of a Macintosh
_MATHEMATICS = frozenset("≥≤≠∆√ƒ≈∞")
_RUN = re.compile(r"[^\W\d_]{2,}")
# how often each small letter comes in Russian and Ukrainian, roughly, in thousandths
_FREQUENT = dict(
    zip(
        "оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ",
        map(
            int,
            [
                "95",
                "80",
                "75",
                "65",
                "65",
                "58",
                "50",
                "46",
                "45",
                "40",
                "34",
                "31",
                "30",
                "28",
                "27",
                "20",
                "14",
                "17",
                "17",
                "17",
                "16",
                "13",
                "11",
                "10",
                "9",
                "7",
                "6",
                "5",
                "4",
                "3",
                "3",
                "1",
                "1",
                "45",
                "6",
                "6",
                "1",
            ],
        ),
        strict=True,
    )
)
_TURKISH = frozenset("ğışçöüĞİŞÇÖÜâîû")
_ICELANDIC = frozenset("ðýþÐÝÞ")


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Text and the charset it was read with, from BOM, declarations and content together."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    wide = _utf16_by_zeros(body)
    if wide:
        return body.decode(wide, "replace"), wide
    text = _utf8(body)
    if text is not None:
        return text, "utf-8"
    name = _single_byte(body, _declared(body, content_type))
    return body.decode(name, "replace"), _NAMES.get(name, name)


def _utf16_by_zeros(body: bytes) -> str | None:
    """UTF-16 without a BOM: markup and spaces leave a zero in every second byte."""
    head = body[:4096]
    if head.count(0) < len(head) // 8 or len(head) < 8:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _utf8(body: bytes) -> str | None:
    """The text if it is UTF-8, a few broken characters allowed."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    right = sum(1 for char in text if char > "\x7f") - broken
    return text if broken * 20 <= right else None


def _declared(body: bytes, content_type: str) -> list[str]:
    """The charsets that HTTP and the page name, as Python knows them, most trusted first."""
    names = [match.group(1) for match in _HTTP.finditer(content_type)]
    names += [match.group(1).decode("ascii", "ignore") for match in _META.finditer(body[:_HEAD])]
    known = []
    for name in names:
        try:
            known.append(codecs.lookup(name).name)
        except LookupError:
            continue
    return [_ALIASES.get(name, name) for name in known if not name.startswith(("utf", "unicode"))]


def _single_byte(body: bytes, declared: list[str]) -> str:
    """The charset whose reading looks most like words; a declared one has an advantage."""
    sample = _sample(body)
    best, best_score = "cp1252", float("-inf")
    # MacCyrillic differs from windows-1251 in capitals and signs only, so a short text could be
    # either; nobody serves it without saying so.
    for name in dict.fromkeys((*declared, *_CYRILLIC, *_LATIN)):
        try:
            text = sample.decode(name, "replace")
        except (LookupError, ValueError):
            continue
        if name in declared and name not in (*_CYRILLIC, *_LATIN, "mac_cyrillic"):
            # a charset this module cannot judge is believed where it decodes without a fault
            score = 30.0 if text.count("\ufffd") * 200 <= len(text) else -50.0
        else:
            score = _plausibility(text)
        score += 4.0 if name in declared[:1] else 2.0 if name in declared else 0.0
        if score > best_score:
            best, best_score = name, score
    return best


def _sample(body: bytes) -> bytes:
    """Some of the bytes that matter: lines with a byte over 127."""
    picked, size = [], 0
    for line in body.split(b"\n"):
        if not line.isascii():
            # of a line that begins with much plain ASCII, as minified markup does, what follows
            start = 0 if not line[:2000].isascii() else _NOT_ASCII.search(line).start() - 1  # type: ignore[union-attr]
            picked.append(line[max(0, start) : start + 2000])
            size += len(picked[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(picked)


def _plausibility(text: str) -> float:
    """How much the words with letters over 127 look like Russian, Ukrainian, Turkish or Latin."""
    total, letters = 0.0, 0
    for word in _RUN.findall(text):
        if word.isascii():
            continue
        foreign = [char for char in word if char > "\x7f"]
        letters += len(foreign)
        total += sum(map(_letter, foreign))
        if any(a.islower() and b.isupper() for a, b in pairwise(word)):
            total -= 20 * len(foreign)
        cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
        if 0 < cyrillic < len(word):
            total -= 30 * len(foreign)
        elif not cyrillic and len(foreign) > 1 and len(foreign) > 0.6 * len(word):
            total -= 40 * len(foreign)
    odd = sum(
        1
        for char in text
        if "\x7f" <= char <= "\x9f"
        or "─" <= char <= "▟"
        or char == "\ufffd"
        or char in _MATHEMATICS
    )
    return (total - 40 * odd) / max(1, letters + odd)


def _letter(char: str) -> float:
    if "\u0400" <= char <= "\u04ff":
        lower = char.lower()
        weight = _FREQUENT.get(lower, -40)
        return float(weight) if char == lower else weight / 2
    if char in _TURKISH:
        return 30.0
    return 8.0 if char in _ICELANDIC else 25.0
