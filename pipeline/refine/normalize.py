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
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN_RUN = re.compile("[A-Za-z\u00c0-\u024f]+")
_RUNS = re.compile("[A-Za-z\u00c0-\u024f]+|[\u0400-\u04ff]+")
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff]+")
# a run of letters of which each has a twin in the other script
_ALIKE = re.compile("[aceopxyijskABCEHIKMOPTXYSJ]+|[асеорхуіјѕкАВСЕНІКМОРТХУЅЈ]+")
_LONGEST_WORD = 40
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACED_NEWLINE = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{2,}")


def clean_text(text: str) -> str:
    """NFC, ordinary spaces and line feeds, nothing invisible; lines are kept as they are.

    Quotation marks, dashes and letters that look like others stay as the page has them: what an
    analyst quotes must be what stood there. Who compares texts folds them there.
    """
    text = _visible(text)
    if "  " in text or not text.isascii() or "\t" in text:
        text = _SPACES.sub(" ", text)
    return (_SPACED_NEWLINE.sub("\n", text) if "\n" in text else text).strip()


def _visible(text: str) -> str:
    """NFC with line feeds, nothing invisible."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    elif not text.isascii():
        text = _SELECTORS.sub("", text)
    if not text.isascii():
        if len(text) > _LONG:
            text = _MARKS.sub(_stream_safe, text)
        text = unicodedata.normalize("NFC", text)
    return text


def _stream_safe(run: re.Match[str]) -> str:
    """At most 30 marks on one letter (UAX #15, section 13): sorting more takes their square."""
    marks = run.group()
    return marks[:30] + "".join(char for char in marks[30:] if not unicodedata.combining(char))


def clean_line(text: str) -> str:
    """The same on one line: every run of white space is one space."""
    return " ".join(_visible(text).split())


def join_paragraphs(paragraphs: list[str]) -> str:
    """Paragraphs as a body stores them: one line each, a blank line between two."""
    lines = (line for text in paragraphs for line in clean_text(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def split_paragraphs(body: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in _BLANK_LINES.split(clean_text(body).replace("\n", "\n\n")) if line]


def has_mixed_scripts(text: str) -> bool:
    """Whether letters that look like Cyrillic ones stand in a Cyrillic word, or the other way.

    So mistyped and disguised words are written. A name in the other script that has got a case
    ending, as in "COVIDом" or "Telegramе", is none of them.
    """
    if text.isascii() or not _CYRILLIC.search(text):
        return False
    reached, cyrillic = 0, None
    for run in _LATIN_RUN.finditer(text):
        start, end = run.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if start < reached or not (_CYRILLIC.match(before) or _CYRILLIC.match(after)):
            continue
        if cyrillic is None:
            cyrillic = len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
        if _is_disguised(_word_around(text, start), cyrillic=cyrillic):
            return True
        reached = start + _LONGEST_WORD
    return False


def _word_around(text: str, place: int) -> str:
    before = _LETTERS.match(text[max(0, place - _LONGEST_WORD) : place + 1][::-1])
    after = _LETTERS.match(text[place + 1 : place + 1 + _LONGEST_WORD])
    return (before.group()[::-1] if before else "") + (after.group() if after else "")


def _is_disguised(word: str, *, cyrillic: bool) -> bool:
    """Whether a run of letters has twins only; ``cyrillic`` texts give foreign names endings."""
    runs = _RUNS.findall(word)
    if cyrillic and len(runs) == 2 and runs[0][0] < "\u0400":
        name, ending = runs
        acronym = len(name) > 1 and name.isupper() and ending.islower()
        if acronym or not _ALIKE.fullmatch(name):
            return False
    return any(_ALIKE.fullmatch(run) for run in runs)
