"""A text as the recogniser sees it: its words in capitals, and what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.tag.recognize import words
from pipeline.tag.recognize.traits import COMMON, GIVEN, INITIALS, PLAIN, Traits
from pipeline.tag.text import fold as fold_anew

NameType = Literal["person", "organization", "place"]
Span = tuple[int, int]


class Name(NamedTuple):
    """A name's span in ``Folded.plain``, its type, and how far it is to be trusted (0 to 1)."""

    start: int
    end: int
    type: NameType
    score: float


@dataclass(slots=True)
class Word:
    """A word in capitals. ``end`` leaves out an ending after an apostrophe, ``after`` does not."""

    start: int
    end: int
    after: int
    folded: str
    traits: int
    opens: bool
    """Whether it begins a sentence or a quotation, so that its capital says nothing."""
    linked: bool = False
    """Whether it belongs to a linked place, which only an organization's name may enclose."""
    follows_name: bool = False
    """Whether a name already found stands right before it."""

    def has(self, traits: int) -> bool:
        """Whether it has one of the traits."""
        return self.traits & traits != 0


UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚА-ЯЁІЇЄҐЎ"
_LOWER_CYRILLIC = "а-яёіїєґў"
# The capital goes first and what must stand before it second: a pattern that begins with a set
# of characters is looked for three times as fast.
_WORD = re.compile(
    rf"[{UPPER}](?:(?<![\w@#&/.’'-].)"
    r"|(?<=\W(?:al|el|ar|as|ad|an|ас|ар|ад|ан)-.)|(?<=\W(?:аль|эль|ель)-.))"
    rf"(?:\.[ \xa0]?-?(?:[{UPPER}]\.[ \xa0]?-?){{0,2}}(?=[{UPPER}][^\W\d_]{{2}})"  # initials
    rf"|\w*(?:[-‐‑&]\w+|['’ʼ](?=[{UPPER}])\w+"
    rf"|(?<=[{UPPER}{_LOWER_CYRILLIC}])['’ʼ](?=[{_LOWER_CYRILLIC}])\w+)*)"
)
_CAPITAL = re.compile(f"[{UPPER}]")
_ENDING = re.compile(r"['’]\w{1,8}")
_NEXT = re.compile(r"[ \xa0]([\w'’ʼ-]+)")
_SPACES = " \xa0"
_CYRILLIC = "\u0400"  # its first letter
_APOSTROPHES = ("'", "’")
_OPEN_QUOTES = '«"“„'
_CLOSE_QUOTES = '»"”“'
_BEFORE_WORDS = _SPACES + _OPEN_QUOTES + "\t(["
_OPENERS = _OPEN_QUOTES + "(["
_BETWEEN_SENTENCES = _SPACES + _OPEN_QUOTES + _CLOSE_QUOTES + "\t([)]*—–-"
_STOPS = "!?…|•\n"
_BOUNDARY = re.compile(r"[\s.(«\"“]")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_NEAR = 36
_SAMPLE = 600
_GAPS = {
    language: re.compile(rf"[ \xa0](?:(?:{'|'.join(sorted(particles))}) ){{1,2}}")
    for language, particles in words.PARTICLES.items()
}

fold = lru_cache(maxsize=100_000)(fold_anew)


class NameText:
    """One text, with what is already found in it.

    ``places`` are those of the spans taken that a longer name may enclose.
    """

    def __init__(
        self, text: str, traits: Traits, taken: Sequence[Span], places: Sequence[Span]
    ) -> None:
        self.text = text
        self.traits = traits
        self.language = traits.language
        enclosable = set(places)
        self.taken = Spans(span for span in taken if span not in enclosable)
        self.places = Spans(places)
        self.openers: list[Span] = []
        self._previous: dict[int, str] = {}

    def shouts(self) -> bool:
        """Whether the text is written in capitals: then they tell nothing."""
        sample = self.text[:_SAMPLE]
        return len(_CAPITAL.findall(sample)) * 2 > len(sample) - sample.count(" ")

    def words(self) -> Iterator[Word]:
        """Its words in capitals, in order, but those of the spans taken and plain words that
        open a sentence, which are left in ``openers``."""
        text, traits = self.text, self.traits
        taken, linked = self.taken.one_by_one(), self.places.one_by_one()
        name_end = -2
        for match in _WORD.finditer(text):
            start, end = match.span()
            before = text[start - 1] if start else ""
            if before == "-":  # "al-Karimi"
                start -= 4 if text[start - 4].isalpha() else 3
            if taken(start, end):
                name_end = end
                continue
            inside = linked(start, end)
            if inside and traits.cyrillic:  # the names that may enclose it begin with their heads
                continue
            surface = text[start:end]
            follows = start == name_end + 1 and before in _SPACES
            if surface[1:2] == ".":
                if (surface[0] < _CYRILLIC) == (text[end] < _CYRILLIC):  # not «Series X. Вместе»
                    last = start + len(surface.rstrip(_SPACES))
                    yield Word(start, last, end, surface, INITIALS, False, False, follows)
                continue
            after = end
            if text[end : end + 1] in _APOSTROPHES:
                ending = _ENDING.match(text, end)
                after = ending.end() if ending else end
            # Before nearly every word stands another.
            opens = not (before == " " and text[start - 2].isalnum()) and self._opens(start)
            folded, found = traits.folded(surface)
            if opens and found & PLAIN:
                self.openers.append((start, end))
            else:
                yield Word(start, end, after, folded, found, opens, inside, follows)

    def runs(self) -> Iterator[list[Word]]:
        """Words in capitals that stand beside each other, or with «de» and the like between."""
        text, gaps = self.text, _GAPS[self.language]
        run: list[Word] = []
        reach = -1  # where the run ends; -1 where an ending lets nothing follow
        for word in self.words():
            start = word.start
            joined = start == reach or (start == reach + 1 and text[reach] in _SPACES)
            if run and not joined and (reach < 0 or not gaps.fullmatch(text, reach, start)):
                yield run
                run = []
            run.append(word)
            whole = word.after == word.end or word.traits & INITIALS
            reach = word.after if whole else -1
        if run:
            yield run

    def free(self, name: Name) -> bool:
        """Whether a name may stand where it does: a linked place is told already, so that only
        an organization's name may lie over it (with a head: no other has such words), if it is
        longer."""
        start, end = name.start, name.end
        if self.taken.touch(start, end):
            return False
        if name.type == "organization":
            return self.places.enclosed(start, end)
        return not self.places.touch(start, end)

    def place_ends(self) -> set[int]:
        """Where linked places end."""
        return set(self.places.ends)

    def opens_only(self, word: Word) -> bool:
        """Whether a word has its capital only because it opens a sentence."""
        if not word.opens or word.traits & GIVEN:
            return False
        if self.language == "tr" and word.after == word.end:
            return word.has(COMMON) or words.TURKISH_CASE.match(word.folded) is not None
        return word.has(COMMON)

    def in_title_case(self) -> bool:
        """Whether nearly every longer word has a capital, as in an American headline."""
        longer = _LONGER.findall(self.text)
        capitals = sum(word[0].isupper() for word in longer)
        return self.language == "en" and len(longer) > 3 and capitals > 0.75 * len(longer)

    def _opens(self, start: int) -> bool:
        text = self.text
        at = start - 1
        if text[max(0, at - 1) : start] == ", ":
            return False
        if at >= 0 and text[at] in _OPENERS:
            return True
        while at >= 0 and text[at] in _BETWEEN_SENTENCES:
            at -= 1
        if at < 0 or text[at] in _STOPS:
            return True
        if text[at] != ".":
            return False
        before = _BOUNDARY.split(text[max(0, at - 12) : at])[-1]
        return not ((len(before) == 1 and before.isupper()) or fold(before) in words.ABBREVIATIONS)

    def previous(self, start: int) -> str:
        """The word before a place, folded, if nothing but a space or a quote is between."""
        found = self._previous.get(start)
        if found is None:
            found = self._previous[start] = self._word_before(start)
        return found

    def titled(self, start: int) -> bool:
        """Whether a title or trade stands before a place: "coach Ataman", "his coach, Ataman"."""
        if self.language == "en" and self.text[start - 2 : start] == ", ":
            before = self.text[max(0, start - _NEAR) : start - 2].rsplit(None, 2)
            owned = len(before) == 3 and before[1] in words.OWNERS
            return owned and self.traits.is_title(fold(before[2]))
        return self.traits.is_title(self.previous(start))

    def _word_before(self, start: int) -> str:
        text = self.text
        if start == 0 or text[start - 1] not in _BEFORE_WORDS:
            return ""
        parts = text[max(0, start - _NEAR) : start].rstrip(_BEFORE_WORDS).rsplit(None, 1)
        if not parts or parts[-1][-1] in ',;:!?)»”"':
            return ""
        return fold(parts[-1].lstrip(_OPEN_QUOTES + "(").rstrip("."))

    def following(self, end: int) -> re.Match[str] | None:
        """The word after a place with one space between, as its match's group 1."""
        return _NEXT.match(self.text, end)

    def next_folded(self, end: int) -> str:
        """The word after a place, folded; a comma may stand between."""
        found = _NEXT.match(self.text, end + (self.text[end : end + 1] == ","))
        return fold(found.group(1)) if found else ""

    def quoted(self, start: int, end: int) -> bool:
        """Whether a span stands between quotation marks."""
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return bool(before and after) and before in _OPEN_QUOTES and after in _CLOSE_QUOTES


class Spans:
    """Stretches of a text, to ask what touches one."""

    def __init__(self, spans: Iterator[Span] | Sequence[Span] = ()) -> None:
        self._starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self._starts.append(start)
                self.ends.append(end)

    def add(self, start: int, end: int) -> None:
        """Add one that touches none of the others."""
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self.ends.insert(at, end)

    def one_by_one(self) -> Callable[[int, int], bool]:
        """Like ``touch``, faster, if it is asked in the order of the starts."""
        starts, ends = self._starts, self.ends
        count, at = len(starts), 0

        def touch(start: int, end: int) -> bool:
            nonlocal at
            while at < count and ends[at] <= start:
                at += 1
            return at < count and starts[at] < end

        return touch

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them lies over any of ``start`` to ``end``."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self.ends[at - 1] > start

    def enclosed(self, start: int, end: int) -> bool:
        """Whether all that lie over any of ``start`` to ``end`` lie inside and are shorter."""
        first, last = bisect_right(self.ends, start), bisect_right(self._starts, end - 1)
        return first >= last or (
            start <= self._starts[first]
            and self.ends[last - 1] <= end
            and (self._starts[first], self.ends[first]) != (start, end)
        )
