"""One form for the same characters, so that equal texts have equal hashes."""

from __future__ import annotations

import re
import unicodedata

# soft hyphens, zero-width and direction marks, byte order marks, and every control
# character but tab and line feed; lone surrogates cannot be stored
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)
# the only ones of these that Python calls printable
_SELECTORS = re.compile("[\u034f\ufe00-\ufe0f]")
_SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# a run of marks is one of characters that are neither letters nor spaces
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{100,}")
_LONG = 500
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACED_NEWLINE = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{2,}")


def clean_text(text: str) -> str:
    """NFC, ordinary spaces and line feeds, nothing invisible; lines are kept as they are."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    elif not text.isascii():
        text = _SELECTORS.sub("", text)
    if not text.isascii():
        if len(text) > _LONG:
            text = _MARKS.sub(_stream_safe, text)
        text = unicodedata.normalize("NFC", text)
    return _SPACED_NEWLINE.sub("\n", _SPACES.sub(" ", text)).strip()


def _stream_safe(run: re.Match[str]) -> str:
    """At most 30 marks on one letter (UAX #15, section 13): sorting more takes their square."""
    marks = run.group()
    return marks[:30] + "".join(char for char in marks[30:] if not unicodedata.combining(char))


def clean_line(text: str) -> str:
    """The same on one line: every run of white space is one space."""
    return " ".join(clean_text(text).split())


def join_paragraphs(paragraphs: list[str]) -> str:
    """Paragraphs as a body stores them: one line each, a blank line between two."""
    lines = (line for text in paragraphs for line in clean_text(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def split_paragraphs(body: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in _BLANK_LINES.split(clean_text(body).replace("\n", "\n\n")) if line]


def has_mixed_scripts(text: str) -> bool:
    """Whether a word of the text mixes Latin and Cyrillic letters, as typing mistakes do."""
    return _MIXED.search(text) is not None
