"""Which language a text is in."""

from __future__ import annotations

import re
import threading
from typing import Any

# The four that the warehouse keeps, and the neighbours that would be forced into them
_CANDIDATES = [
    "en",
    "tr",
    "ru",
    "uk",
    "be",
    "bg",
    "sr",
    "mk",
    "kk",
    "ky",
    "uz",
    "tt",
    "az",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sk",
    "ro",
    "hu",
    "sv",
    "no",
    "da",
    "fi",
    "el",
    "ar",
    "fa",
    "he",
    "ka",
    "hy",
    "zh",
    "ja",
    "ko",
    "vi",
    "id",
]

_SAMPLE = 1_200
_SHORT = 200
_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
_OTHER_CYRILLIC = re.compile(r"[ўәғқңөұүһҳҷӣљњћђџјќѓѕ]", re.IGNORECASE)
_TURKISH = re.compile(r"[ğışİŞĞ]")
_AZERBAIJANI = re.compile(r"[əƏ]")
_LINK = re.compile(r"\S+://\S+|\S+@\S+")

_lock = threading.Lock()
_identifier: Any = None


def detect_language(text: str) -> str | None:
    """The language's two-letter code; None where there are no words to tell from."""
    sample = _LINK.sub(" ", text[:_SAMPLE])
    letters = len(_LETTERS.findall(sample))
    if letters < 3:
        return None
    if len(sample) < _SHORT:
        told = _by_letters(sample, letters)
        if told:
            return told
    code, _ = _model().classify(sample)
    return _second_look(str(code), sample)


def _by_letters(sample: str, letters: int) -> str | None:
    """Short texts: the letters that only one of the languages has."""
    if len(_CYRILLIC.findall(sample)) * 2 < letters or _OTHER_CYRILLIC.search(sample):
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if ukrainian and not russian:
        return "uk"
    if russian and not ukrainian and letters >= 12 and "щ" not in sample and "ъ" not in sample:
        return "ru"
    return None


def _second_look(code: str, sample: str) -> str:
    """Where letters contradict the model on close relatives, letters win."""
    if code in ("ru", "uk"):
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        if code == "ru" and ukrainian > 3 * russian and ukrainian > 2:
            return "uk"
        if code == "uk" and russian > 3 * ukrainian and russian > 2:
            return "ru"
    if code == "az" and not _AZERBAIJANI.search(sample):
        return "tr"
    return code


def _model() -> Any:
    """The model, loaded once per process by whoever needs it first."""
    global _identifier
    if _identifier is None:
        with _lock:
            if _identifier is None:
                from py3langid.langid import MODEL_FILE, LanguageIdentifier

                loaded = LanguageIdentifier.from_model_file(MODEL_FILE)
                loaded.set_languages(_CANDIDATES)
                _identifier = loaded
    return _identifier
