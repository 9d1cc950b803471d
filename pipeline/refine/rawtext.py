"""Text that has lost its page: a scraper's output with the page's lines still in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.refine.dates import Candidate, Clock
from pipeline.refine.noise import (
    agency_in_marks,
    is_date_line,
    is_edge_noise,
    is_noise,
    is_section_name,
    is_tag_list,
    without_agency_marks,
    without_tail,
)
from pipeline.refine.normalize import clean_line, clean_text, join_paragraphs
from pipeline.text.moments import fold

_TITLE_LONGEST = 220
_SENTENCE_END = (".", "!", "…", ":", ";", ",", '."', ".”", ".»")
_PREFIX = re.compile(
    r"^\W{0,3}(?:date|published|updated|posted|tarih|yayınlanma|дата|опубликовано|"
    r"опубліковано)?\W{0,3}"
    r"(?P<date>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|"
    r"[+-]\d\d:?\d\d)?)?|[0-3]?\d\.[01]\d\.(?:19|20)\d\d(?:,? [0-2]?\d:[0-5]\d)?)"
    r"[\s,|—–-]+(?=[^\W\d_]|[\"“«‘'])",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    "|".join(map(fold, ("updat", "modified", "güncelle", "обновл", "измен", "оновл", "змінен")))
)
_TAGS = re.compile(
    r"^(?:tags|topics|filed under|etiketler|anahtar kelimeler|теги|метки|темы|мітки|теґи|теми)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_HEAD_LINES = 14


@dataclass(frozen=True, slots=True)
class RawText:
    """What a raw text holds: a title if it has one, its paragraphs and its dates."""

    title: str | None
    body: str
    dates: list[Candidate]
    tags: tuple[str, ...] = ()
    agency: str | None = None
    """The wire that the dateline or the text's end names."""


def read_raw_text(text: str, clock: Clock) -> RawText:
    """Title, dates and paragraphs of a text as a scraper delivered it."""
    lines = [line for raw in clean_text(text).split("\n") if (line := clean_line(raw))]
    dates: list[Candidate] = []
    lines = _take_dates(lines, clock, dates)
    lines, tags = _drop_tail(lines)
    title, lines = _take_title(_drop_head(lines))
    kept = [without_tail(line) for line in lines if not is_noise(line)]
    while kept and is_edge_noise(kept[0]) and len(kept) > 1:
        kept.pop(0)
    kept = _without_lead_twice(kept)
    body = join_paragraphs(without_agency_marks(kept))
    return RawText(title, body, dates, tags, agency_in_marks(kept))


def _take_dates(lines: list[str], clock: Clock, dates: list[Candidate]) -> list[str]:
    """Lines without date lines and date prefixes; what they say goes into ``dates``."""
    kept = []
    for number, line in enumerate(lines):
        if number < _HEAD_LINES or number >= len(lines) - 4:
            if is_date_line(line):
                dating = clock.dating(line, "text", False)
                if dating:
                    dates.append(
                        ("modified" if _UPDATED.search(fold(line)) else "published", dating)
                    )
                    continue
            prefix = _PREFIX.match(line)
            if prefix and number < 4:
                dating = clock.dating(prefix["date"], "text", False)
                if dating:
                    dates.append(("published", dating))
                    line = line[prefix.end() :]
        kept.append(line)
    return kept


def _drop_head(lines: list[str]) -> list[str]:
    """Without the navigation before the title: known phrases, and names of sections alone.

    Words that stand alone above a text, with no navigation and no other headline, are its title.
    """
    start = 0
    while start < len(lines) - 1 and (
        is_noise(lines[start])
        or is_section_name(lines[start])
        or (is_section_name(lines[start], 3) and _is_headline(lines[start + 1]))
        or (is_tag_list(lines[start]) and len(lines[start]) < 120)
    ):
        start += 1
    alone = start == 1 and " " in lines[0] and not is_noise(lines[0])
    return lines if alone and not _is_headline(lines[1]) else lines[start:]


def _drop_tail(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Without what stands after the last sentence; a tag list there is kept as tags."""
    end = len(lines)
    tags: tuple[str, ...] = ()
    while end > 1 and is_edge_noise(lines[end - 1]):
        if is_tag_list(lines[end - 1]) and "," in lines[end - 1]:
            named = _TAGS.sub("", lines[end - 1])
            tags = tuple(tag.strip() for tag in named.split(",") if tag.strip())
        end -= 1
    return lines[:end], tags


def _take_title(lines: list[str]) -> tuple[str | None, list[str]]:
    """The first line, where it reads as a headline above a text and not as its first sentence."""
    if len(lines) < 2:
        return None, lines
    first, rest = lines[0], lines[1:]
    if not _is_headline(first) and not is_section_name(first):
        return None, lines
    longest = max(map(len, rest))
    if longest < len(first) or longest < 80:
        return None, lines
    return first, rest


def _is_headline(line: str) -> bool:
    """A few words at least, and no sentence."""
    return len(line) <= _TITLE_LONGEST and not line.endswith(_SENTENCE_END) and line.count(" ") > 1


def _without_lead_twice(lines: list[str]) -> list[str]:
    """A lead that stands once as summary and once as first paragraph is kept once, as paragraph."""
    if len(lines) >= 2 and _bare(lines[0]) and _bare(lines[1]).startswith(_bare(lines[0])):
        return lines[1:]
    return lines


def _bare(line: str) -> str:
    return line.rstrip(" .…").casefold()
