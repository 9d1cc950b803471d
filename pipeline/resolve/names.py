"""Names across alphabets and spellings: zelensky, zelenskyy, Зеленский, Зеленський.

A name is written in Latin letters and reduced to the sounds that spellings agree on, in the
manner of Soundex (Russell 1918) but over the whole word: consonants in six classes, vowels
left out. Two names are the same if they sound the same and their romanised forms are close.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LATIN: Final = str.maketrans(
    {
        **dict(zip("абвгґдезийіклмнопрстуфэыёїєўһ", "abvggdeziiiklmnoprstufeyeieuh", strict=True)),
        **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya"},
        **{"ъ": "", "ь": "", "'": "", "’": "", "ʼ": ""},
        **{"ı": "i", "ğ": "g", "ş": "sh", "ç": "ch", "ö": "o", "ü": "u"},
        **{"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d"},
    }
)
_MARKS: Final = re.compile(r"[\u0300-\u036f]+")

_GROUPS: Final = re.compile(r"dzh|sch|tch|ts|tz|zh|ch|sh|kh|gh|ph|th|ck|dj|ks|x|[a-z]")
_SOUND: Final = {
    **dict.fromkeys(("s", "z", "sh", "zh", "ts", "tz", "sch"), "S"),
    **dict.fromkeys(
        ("k", "c", "g", "h", "q", "j", "ch", "kh", "gh", "ck", "tch", "dzh", "dj"), "K"
    ),
    **dict.fromkeys(("t", "d", "th"), "T"),
    **dict.fromkeys(("b", "p"), "P"),
    **dict.fromkeys(("f", "v", "w", "ph"), "V"),
    **dict.fromkeys(("m", "n"), "N"),
    **{"l": "L", "r": "R", "x": "KS", "ks": "KS"},
}
_CASE_ENDING: Final = re.compile(
    r"(?<=..)(?:ского|скому|ским|ском|ська|ською|ська|ської|ській|ская|скую|ской"
    r"|ого|ому|его|ему|ым|им|ом|ем|ой|ою|ей|ею|ові|еві|ами|ям|ах|ях|[аеиоуыіюяйь])$"
)
_CYRILLIC: Final = re.compile(r"[а-яіїєґё]")
_INNER_APOSTROPHE: Final = re.compile(r"[а-яіїєґ]['’ʼ][яюєї]")
LONGEST: Final = 80
CLOSE: Final = 0.55
"""Names of one sound are the same if their romanised forms are at least so close (the share of
letters in their longest common subsequence): keeps Biden and Putin, which sound alike, apart."""


def romanise(name: str) -> str:
    """Return a name in small Latin letters without marks: "Çavuşoğlu" is "chavushoglu"."""
    small = unicodedata.normalize("NFC", name).lower().translate(_LATIN)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", small))
    return bare.replace("iy", "y").replace("yy", "y")


def stem_name(name: str) -> tuple[str, ...]:
    """Return a name without the ending of its grammatical case; two forms where it is unsure.

    English and Turkish set the ending off by an apostrophe; Russian and Ukrainian endings are
    cut where at least two letters stay. Газпром and Росатом end like Лавровым: both ways.
    """
    low = name.lower()
    if not _INNER_APOSTROPHE.search(low):
        low = re.split(r"['’ʼ`]", low)[0]
    ending = _CASE_ENDING.search(low) if _CYRILLIC.search(low) else None
    if not ending:
        return (low,)
    stem = low[: ending.start()]
    if ending.group()[:2] in ("ск", "сь"):
        return (stem + "ск",)
    return (stem, low) if ending.group().endswith("м") else (stem,)


@lru_cache(maxsize=65_536)
def sound_keys(name: str) -> tuple[str, ...]:
    """Return the consonant classes of a name's stems, at most five letters each."""
    return tuple(dict.fromkeys(filter(None, map(_sound, stem_name(name)))))


def _sound(stem: str) -> str:
    """Return the consonant classes of one stem, equal neighbours taken together."""
    key = ""
    for group in _GROUPS.findall(romanise(stem)):
        sound = _SOUND.get(group, "")
        if sound and not key.endswith(sound):
            key += sound
    return key[:5]


@lru_cache(maxsize=65_536)
def same_name(a: str, b: str) -> bool:
    """Decide whether two words, in any of the four languages, are spellings of one name."""
    return any(_same_stem(x, y) for x in stem_name(a) for y in stem_name(b))


def _same_stem(x: str, y: str) -> bool:
    """Decide whether two stems sound and look alike."""
    x, y = romanise(x), romanise(y)
    if x == y:
        return bool(x)
    if _sound(x) != _sound(y) or not 3 <= min(len(x), len(y)) <= max(len(x), len(y)) <= LONGEST:
        return False
    return _common_letters(x, y) / max(len(x), len(y)) >= CLOSE


def _common_letters(x: str, y: str) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(y) + 1)
    for letter in x:
        before = 0
        for i, other in enumerate(y, 1):
            above = row[i]
            row[i] = before + 1 if letter == other else max(above, row[i - 1])
            before = above
    return row[-1]
