"""Names that the knowledge base does not hold: persons, organisations and places, by their looks.

Every run of words in capitals is taken apart by what its words are (given names, surnames,
titles, heads of organisations and places, words of the dictionary) and by what stands beside it.
What stays undecided is not a name: precision goes before recall. A surname is recognised again
wherever the text has named its bearer in full.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.tag import name_words as words
from pipeline.tag.name_traits import (
    ACRONYM,
    ADJECTIVE,
    CALENDAR,
    CAMEL,
    COMMON,
    FOREIGN,
    GENITIVE,
    GIVEN,
    INITIALS,
    ORG_HEAD,
    ORG_START,
    ORGANIZATION,
    PATRONYMIC,
    PEOPLE,
    PLACE,
    PLACE_HEAD,
    PLACE_START,
    SURNAME,
    TITLE,
    Traits,
)
from pipeline.tag.text import Folded, fold

NameType = Literal["person", "organization", "place"]


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

    def has(self, traits: int) -> bool:
        """Whether it has one of the traits."""
        return bool(self.traits & traits)


Span = tuple[int, int]

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚА-ЯЁІЇЄҐЎ"
_LOW_CYRILLIC = "а-яёіїєґў"
_WORD = re.compile(
    rf"(?<![\w@#&/.’'-])(?:"
    rf"(?:[{_UP}]\.[ \xa0]?-?){{1,3}}(?=[{_UP}][^\W\d_]{{2}})"  # initials before a surname
    rf"|(?:(?:al|el|ar|as|ad|an|аль|эль|ель|ас|ар|ад|ан)-)?[{_UP}]\w*"
    rf"(?:[-‐‑&]\w+|['’ʼ](?=[{_UP}])\w+|(?<=[{_UP}{_LOW_CYRILLIC}])['’ʼ](?=[{_LOW_CYRILLIC}])\w+)*)"
)
_ENDING = re.compile(r"['’]\w{1,8}")
_GAP = {
    language: re.compile(rf"[ \xa0](?:(?:{'|'.join(sorted(particles))}) ){{0,2}}")
    for language, particles in words.PARTICLES.items()
}
# What stands before the first word of a sentence, a line or a quotation.
_OPENING = re.compile(r"(?:^|[\n.!?…|•]|: ?[\"“«„]?)[\s\"“”«»„(\[*—–-]*$|[\"“«„(\[]$")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt|vs|No|[{_UP}]"
    r"|г|гг|с|м|ул|пр|им|ім|стр|св|о|оз|р|д|п|пос|обл|вул|гр|т|н))\.\s$"
)
_BEFORE = re.compile(r"([\w'’-]+)\.?[ \xa0][\"“«„(]?$")
_NEXT = re.compile(r",?[ \xa0]+([\w'’-]+)")
_NEXT_WORD = re.compile(r"[ \xa0]([\w'’ʼ-]+)")
_QUOTED = re.compile(rf"([\w-]+)[ \xa0][«\"“„]([{_UP}][^«»\"“”„\n]{{1,48}})[»\"”“]")
_OF = re.compile(
    rf" (?:of|for|on)(?: the)? [{_UP}][\w’'-]*(?:(?:,? and| &| of| the|,)* [{_UP}][\w-]*){{0,6}}"
)
_OPEN_QUOTES = "«\"“„"
_CLOSE_QUOTES = "»\"”“"
_JOINING = frozenset("по при з із и і та у в".split())
_PRONOUNS = frozenset("других его ее её их ряда других інших його її".split())
_LONGEST = 6
_SAMPLE = 2_000
_AMBIGUOUS_HEADS = frozenset("church bank post press guard band front group division".split())
_NOT_NAMES = CALENDAR | PEOPLE
_TYPED = ORG_HEAD | PLACE_HEAD | ORGANIZATION | PLACE


class Recognizer:
    """Finds names by rules and word lists. Built at once; Russian and Ukrainian dictionaries are
    read when the first text needs them. ``least`` is the score below which a name is dropped."""

    def __init__(self, least: float = 0.5) -> None:
        self._least = least
        self._traits = {language: Traits(language) for language in ("en", "tr", "ru", "uk")}

    def find(
        self,
        text: Folded,
        language: str,
        taken: Sequence[Span] = (),
        is_title: bool = False,
        places: Sequence[Span] = (),
    ) -> list[Name]:
        """The names of a text in order, none over another and none over ``taken``.

        ``places`` are spans of linked places. A longer organisation's name may enclose them,
        and no other name may touch them.
        """
        traits = self._traits.get(language) or self._traits["en"]
        return _Reading(text.plain, traits, taken, places, is_title).names(self._least)


class _Reading:
    """One text being read."""

    def __init__(
        self,
        text: str,
        traits: Traits,
        taken: Sequence[Span],
        places: Sequence[Span],
        is_title: bool,
    ) -> None:
        self._text = text
        self._traits = traits
        self._language = traits.language
        self._cyrillic = traits.cyrillic
        enclosable = set(places)
        self._taken = _Spans([span for span in taken if span not in enclosable])
        self._places = _Spans(list(places))
        self._found: list[Name] = []
        self._is_title = is_title
        self._bearers: dict[str, float] = {}
        self._pending: list[Word] = []

    def names(self, least: float) -> list[Name]:
        if self._shouts():
            return []
        found = list(self._words())
        if self._cyrillic:
            self._quoted()
        for run in self._runs(found):
            self._read_run(run)
        self._repeats()
        free = _Spans(())
        kept = []
        for name in sorted(self._found, key=lambda n: (-n.score, n.start)):
            if name.score >= least and not free.touch(name.start, name.end):
                free.add((name.start, name.end))
                kept.append(name)
        return sorted(kept)

    # -- words and runs ---------------------------------------------------------

    def _words(self) -> Iterator[Word]:
        text, traits = self._text, self._traits
        for match in _WORD.finditer(text):
            start, end = match.span()
            surface = match.group()
            if surface[1:2] == ".":
                end = start + len(surface.rstrip(" \xa0"))
                yield Word(start, end, match.end(), surface, INITIALS, False)
                continue
            after = end
            if text[end : end + 1] in ("'", "’"):
                ending = _ENDING.match(text, end)
                after = ending.end() if ending else end
            elif "'" in surface or "’" in surface:
                # Ali'Nin is no ending; D'Arcy is one word.
                pass
            before = text[max(0, start - 24) : start]
            opens = _OPENING.search(before) is not None and not _ABBREVIATION.search(before)
            yield Word(start, end, after, fold(surface), traits.of(surface), opens)

    def _shouts(self) -> bool:
        """Whether the text is written in capitals: then they tell nothing."""
        sample = self._text[:_SAMPLE]
        lower = sum(map(str.islower, sample))
        return lower < sum(map(str.isupper, sample))

    def _runs(self, found: list[Word]) -> Iterator[list[Word]]:
        run: list[Word] = []
        for word in found:
            if run:
                gap = self._text[run[-1].after : word.start]
                joined = run[-1].after == run[-1].end or run[-1].has(INITIALS)
                if not (joined and (gap in ("", " ", "\xa0") or _GAP[self._language].fullmatch(gap))):
                    yield run
                    run = []
            run.append(word)
        if run:
            yield run

    # -- one run ----------------------------------------------------------------

    def _read_run(self, run: list[Word]) -> None:
        """Organisations and places by their heads, then what is left between them."""
        if not self._cyrillic:
            run = self._headed(run)
        piece: list[Word] = []
        titled = self._titled(run[0]) if run else False
        for word in run:
            stop = self._stops(word, piece)
            if stop:
                self._decide(piece, titled)
                piece, titled = [], word.has(TITLE)
            else:
                if piece and piece[-1].has(ACRONYM | PLACE) and word.has(GIVEN) and not piece[-1].has(
                    GIVEN | SURNAME
                ):
                    self._decide(piece, titled)
                    piece, titled = [], False
                if piece and word.start - piece[-1].after > 1 and not self._particle(piece, word):
                    self._decide(piece, titled)
                    piece, titled = [], False
                piece.append(word)
        self._decide(piece, titled)

    def _particle(self, piece: list[Word], word: Word) -> bool:
        gap = self._text[piece[-1].after : word.start].strip()
        return all(part in words.PARTICLES[self._language] for part in gap.split())

    def _stops(self, word: Word, piece: list[Word]) -> bool:
        """Whether a word belongs to no name of the kinds that have no head."""
        if self._taken.touch(word.start, word.end) or self._places.touch(word.start, word.end):
            return True
        if word.has(_NOT_NAMES) and not (piece and word.has(SURNAME | GIVEN)):
            return True
        if word.has(TITLE):
            return not (piece and piece[0].has(GIVEN) and word.folded in words.TITLE_SURNAMES)
        return word.has(COMMON) and word.opens and not word.has(GIVEN | SURNAME | PLACE | INITIALS)

    def _titled(self, word: Word) -> bool:
        before = _BEFORE.search(self._text[max(0, word.start - 32) : word.start])
        return before is not None and self._traits.is_title(fold(before.group(1)))

    # -- organisations and places with a head -----------------------------------

    def _headed(self, run: list[Word]) -> list[Word]:
        """Take out the names that a head tells (English and Turkish); returns what is left."""
        index = len(run) - 1
        while index >= 0:
            word = run[index]
            if word.has(ORG_HEAD | ORG_START | PLACE_HEAD) and not self._taken.touch(
                word.start, word.end
            ):
                first = self._left_edge(run, index)
                name = self._head_name(run, first, index)
                if name is not None:
                    self._found.append(name)
                    rest = [w for w in run[index + 1 :] if w.start >= name.end]
                    if rest:
                        self._read_run(rest)
                    run = run[:first]
                    index = first
            index -= 1
        return run

    def _left_edge(self, run: list[Word], head: int) -> int:
        first = head
        while first > 0 and head - first < _LONGEST:
            word = run[first - 1]
            if word.has(CALENDAR) or (word.has(INITIALS) and len(word.folded) != 4):
                break
            if self._taken.touch(word.start, word.end):
                break
            if word.has(TITLE) and word.folded not in ("general", "genel"):
                break
            if word.folded in ("the", "a", "an") or (word.opens and word.has(COMMON)):
                break
            first -= 1
        return first

    def _head_name(self, run: list[Word], first: int, head: int) -> Name | None:
        text, word = self._text, run[head]
        end = word.end
        if word.has(ORG_START) and self._language == "en":
            more = _OF.match(text, word.after) if word.after == word.end else None
            if more is not None:
                end = self._of_end(more.end())
                if end > word.end and not self._taken.touch(word.start, end):
                    return Name(run[first].start, end, "organization", 0.8)
                end = word.end
        if first == head:
            return None
        before = run[first:head]
        if word.has(ORG_HEAD):
            person = len(before) == 1 and before[0].has(GIVEN) and not before[0].has(COMMON)
            if person and self._language == "en" and word.folded in _AMBIGUOUS_HEADS:
                return None
            if all(w.has(PEOPLE) for w in before) and word.folded in ("forces", "force", "government"):
                return None
            known = all(w.has(COMMON) for w in before)
            score = 0.6 if known else 0.85
            if self._is_title and known:
                return None
            return Name(run[first].start, end, "organization", score)
        if word.has(PLACE_HEAD):
            if all(w.has(COMMON | PEOPLE) for w in before) and not before[0].has(PLACE_START):
                return None
            return Name(run[first].start, end, "place", 0.75)
        return None

    def _of_end(self, end: int) -> int:
        """Where a name after "of" ends: before a word that begins another name."""
        return end

    # -- names without a head -----------------------------------------------------

    def _decide(self, piece: list[Word], titled: bool) -> None:
        while piece and (
            piece[0].folded in ("the", "a", "an")
            or (piece[0].opens and piece[0].has(COMMON) and len(piece) > 1 and not piece[0].has(GIVEN))
        ):
            piece = piece[1:]
        if len(piece) == 3 and self._cyrillic and piece[1].has(GIVEN) and not piece[0].has(GIVEN):
            # «жительница Карачева Вера Зорина»: two names beside each other.
            self._decide(piece[:1], titled)
            piece, titled = piece[1:], False
        if len(piece) > 2 and piece[0].opens and not piece[0].has(GIVEN | SURNAME | PLACE_START):
            piece = piece[1:] if piece[1].has(GIVEN) else piece
        if not piece or self._is_quoted(piece) or self._is_product(piece[0]):
            return
        if self._cyrillic and self._cyrillic_place_or_organization(piece):
            return
        name = self._typed(piece, titled)
        if name is None:
            self._pending.extend(piece)
            return
        self._found.append(name)
        if name.type == "person" and len(piece) > 1 and name.score >= 0.7:
            self._remember(piece[-1], name.score)

    def _typed(self, piece: list[Word], titled: bool) -> Name | None:
        start, end = piece[0].start, piece[-1].end
        if not self._cyrillic and self._headed_small(piece):
            return Name(start, end, "place", 0.8)
        score = self._person(piece, titled)
        if score:
            return Name(start, end, "person", score)
        other = self._other(piece)
        return Name(start, end, *other) if other is not None else None

    def _headed_small(self, piece: list[Word]) -> bool:
        """Whether a head written small makes a piece a place: "X ilçesi", "the town of X"."""
        if len(piece) > 2 or piece[-1].has(COMMON):
            return False
        if self._before_head(piece[-1]):
            return self._language == "en" or not piece[0].opens or not piece[0].has(COMMON)
        if self._language != "en":
            return False
        return words.TOWN_OF.search(self._text[max(0, piece[0].start - 24) : piece[0].start]) is not None

    def _is_quoted(self, piece: list[Word]) -> bool:
        """Whether a piece stands between quotation marks: a ship's, a film's or a song's name."""
        start, end = piece[0].start, piece[-1].end
        return (
            self._text[start - 1 : start] in _OPEN_QUOTES
            and start > 0
            and self._text[end : end + 1] in _CLOSE_QUOTES
            and end < len(self._text)
        )

    def _is_product(self, word: Word) -> bool:
        """Whether what stands before a name says that it is a ship's or a weapon's."""
        before = _BEFORE.search(self._text[max(0, word.start - 32) : word.start])
        return before is not None and words.PRODUCTS.match(fold(before.group(1))) is not None

    def _remember(self, word: Word, score: float) -> None:
        key = self._key(word.folded)
        if len(key) > 2 and not word.has(INITIALS):
            self._bearers[key] = max(score, self._bearers.get(key, 0.0))

    def _key(self, folded: str) -> str:
        """What a surname's forms have in common."""
        if not self._cyrillic:
            return folded
        return _CASE_ENDING.sub("", folded)

    def _person(self, piece: list[Word], titled: bool) -> float:
        """How surely a piece is a person's name; 0 if it is none."""
        size, first, last = len(piece), piece[0], piece[-1]
        if size > 5 or (size == 2 and first.folded in words.ARTICLES):
            return 0.0
        odd = [w for w in piece if w.has(ACRONYM | CAMEL | ORGANIZATION | ORG_HEAD | PLACE_HEAD)]
        if odd and not first.has(INITIALS | GIVEN):
            return 0.0
        if any(w.has(PATRONYMIC) for w in piece) and size > 1:
            return 0.95
        if first.has(INITIALS) and size > 1:
            return 0.9
        if size > 1 and any(w.has(INITIALS) for w in piece[1:]) and not first.has(COMMON):
            return 0.85
        if size > 1 and first.has(GIVEN) and not last.has(ACRONYM):
            if self._is_title and last.has(COMMON):
                return 0.0
            return 0.65 if first.has(COMMON) or last.has(COMMON) else 0.9
        if titled and not first.has(COMMON | PLACE) and size <= 4:
            return 0.85
        if self._compound(piece) or self._is_title and size > 1:
            return 0.0
        if size in (2, 3) and last.has(SURNAME | GIVEN) and not any(
            w.has(COMMON) and not w.has(GIVEN) for w in piece
        ):
            return 0.75
        if size in (2, 3) and not any(w.has(_TYPED | PLACE_START) for w in piece):
            return self._strangers(piece)
        return self._single_person(first) if size == 1 else 0.0

    def _compound(self, piece: list[Word]) -> bool:
        """Whether several words are put together by grammar, as persons' names are not."""
        if self._language == "tr":
            return len(piece) > 1 and _POSSESSIVE.search(piece[-1].folded) is not None
        start = piece[0].start
        return self._language == "en" and self._text[max(0, start - 4) : start].lower() == "the "

    def _strangers(self, piece: list[Word]) -> float:
        """Two or three words that no list knows: foreign names look so."""
        if any(w.has(FOREIGN) for w in piece):
            return 0.0
        if self._speaks(piece) and not piece[0].opens:
            return 0.75
        if any(w.has(COMMON) for w in piece):
            return 0.0
        return 0.55 if not piece[0].opens else 0.5

    def _single_person(self, word: Word) -> float:
        if word.has(COMMON | ACRONYM | CAMEL | FOREIGN) and not word.has(GIVEN | SURNAME):
            return 0.0
        speaks = self._speaks([word])
        if word.has(GIVEN | SURNAME) and not word.has(COMMON | PLACE):
            if speaks:
                return 0.8
            if self._placed(word) or self._language == "tr" and word.opens and word.after == word.end:
                return 0.0
            return 0.6 if not word.opens else 0.5
        if speaks and not word.has(PLACE | ORGANIZATION):
            return 0.6 if not word.has(COMMON) else 0.0
        return self._guess(word)

    def _guess(self, word: Word) -> float:
        """A word that no dictionary has, in the middle of a sentence: mostly a surname."""
        if word.opens or self._language == "en" or self._placed(word):
            return 0.0
        if word.has(PLACE | ORGANIZATION) or len(word.folded) < 4:
            return 0.0
        if self._language == "tr":
            return 0.5 if word.after > word.end else 0.0
        return 0.5

    def _speaks(self, piece: list[Word]) -> bool:
        """Whether a verb of saying stands right after, or before."""
        after = _NEXT.match(self._text, piece[-1].after)
        if after is not None and fold(after.group(1)) in words.SPEECH[self._language]:
            return True
        start = piece[0].start
        before = _BEFORE.search(self._text[max(0, start - 24) : start])
        return before is not None and (
            fold(before.group(1)) in words.SPEECH_BEFORE[self._language]
        )

    def _other(self, piece: list[Word]) -> tuple[NameType, float] | None:
        """A place or an organisation without a head."""
        first, last = piece[0], piece[-1]
        language = self._language
        if language == "tr" and len(piece) < 3 and self._placed(last):
            if not last.has(CALENDAR | COMMON | GIVEN) or last.after == last.end:
                return "place", 0.6
        if len(piece) == 1:
            if first.has(PLACE) and not first.has(COMMON):
                return "place", 0.75
            if first.has(ORGANIZATION):
                return "organization", 0.8
            if first.has(ACRONYM):
                return ("organization", 0.6) if not self._is_title else None
            if first.has(CAMEL):
                return "organization", 0.6
            known = first.has(COMMON) and (language != "uk" or first.has(ADJECTIVE))
            if known or first.opens or first.end - first.start < 3:
                return None
            return ("place", 0.55) if self._placed(first) else None
        if len(piece) == 2 and first.folded in words.ARTICLES and not last.has(COMMON):
            return "organization", 0.55
        if language == "en" and first.has(PLACE_START) and not last.has(COMMON):
            return "place", 0.65
        if self._cyrillic and all(w.has(FOREIGN) for w in piece):
            return "organization", 0.55
        return None

    def _placed(self, word: Word) -> bool:
        """Whether what stands beside a word makes it a place: "in X", «в X», "X'da"."""
        if self._language == "tr":
            if word.after > word.end:
                return words.PLACE_ENDING.match(self._text, word.end) is not None
            return self._before_head(word)
        if word.after > word.end:
            return False
        before = _BEFORE.search(self._text[max(0, word.start - 24) : word.start])
        if before is None:
            return False
        return fold(before.group(1)) in words.PLACE_PREPOSITIONS[self._language]

    def _before_head(self, word: Word) -> bool:
        """Whether a head written small follows: "X ilçesi", "X stadium"."""
        after = _NEXT_WORD.match(self._text, word.after)
        if after is None or word.after != word.end:
            return False
        return words.AFTER_PLACE[self._language].match(fold(after.group(1))) is not None

    # -- Russian and Ukrainian ------------------------------------------------------

    def _quoted(self) -> None:
        """«Names» after "company", "newspaper" and the like."""
        pattern = words.BEFORE_QUOTED[self._language]
        for match in _QUOTED.finditer(self._text):
            if not pattern.match(fold(match.group(1))):
                continue
            start, end = match.span(2)
            if match.group(2).count(" ") < 5 and not self._taken.touch(start, end):
                self._found.append(Name(start, end, "organization", 0.85))

    def _cyrillic_place_or_organization(self, piece: list[Word]) -> bool:
        """Names whose head is written small («Саратовской области») or goes first."""
        first, last = piece[0], piece[-1]
        person = first.has(GIVEN) and len(piece) > 1
        for index, word in enumerate(piece):
            if word.has(ORG_HEAD) or (word.has(ADJECTIVE) and index == len(piece) - 1):
                end = self._organization_end(word)
                if end:
                    self._found.append(Name(piece[0].start if index < 2 else word.start, end, "organization", 0.75))
                    return True
        if person:
            return False
        if _SKY.search(last.folded) and self._headed_region(first, last):
            return True
        before = _BEFORE.search(self._text[max(0, first.start - 24) : first.start])
        if before and len(piece) < 3 and len(first.folded) > 2 and words.BEFORE_PLACE[self._language].match(fold(before.group(1))):
            self._found.append(Name(first.start, last.end, "place", 0.85))
            return True
        return False

    def _headed_region(self, first: Word, last: Word) -> bool:
        """«Саратовской области»; also the first ones of «Псковской и Брянской областях»."""
        after = _NEXT_WORD.match(self._text, last.after)
        if after is not None and words.AFTER_PLACE[self._language].match(fold(after.group(1))):
            if self._taken.touch(first.start, after.end()):
                return False
            self._found.append(Name(first.start, after.end(), "place", 0.8))
            return True
        if _REGIONS.match(self._text, last.end):
            self._found.append(Name(first.start, last.end, "place", 0.75))
            return True
        return False

    def _organization_end(self, word: Word) -> int:
        """Where «Комитет по …» or «Канадская служба …» ends; 0 if it is no name."""
        text, traits = self._text, self._traits
        position, headed, proper, local = word.end, word.has(ORG_HEAD), False, False
        while not headed:
            after = _NEXT_WORD.match(text, position)
            if after is None:
                return 0
            found = traits.of(after.group(1))
            headed = bool(found & ORG_HEAD)
            local = local or _LOCAL.match(after.group(1)) is not None
            if not headed and (not found & ADJECTIVE or found & GIVEN):
                return 0
            position = after.end()
        own = position
        adjective = after_preposition = False
        for _ in range(_LONGEST):
            after = _NEXT_WORD.match(text, position)
            if after is None:
                break
            next_word = after.group(1)
            found = traits.of(next_word)
            start, end = after.span(1)
            if self._taken.touch(start, end):
                break
            if next_word in _JOINING:
                further = _NEXT_WORD.match(text, end)
                if further is None or further.group(1) in _PRONOUNS:
                    break
                if next_word in ("и", "і", "та") and not traits.of(further.group(1)) & GENITIVE:
                    break
                position = end
                after_preposition = next_word in ("по", "при", "з", "із", "у", "в")
                continue
            name = found & (GIVEN | PATRONYMIC) and next_word[0].isupper() and not adjective
            if name or not (found & GENITIVE or after_preposition):
                break
            adjective = bool(found & ADJECTIVE)
            after_preposition = after_preposition and adjective
            proper = proper or next_word[0].isupper()
            position = own = end
        if own == word.end or (word.opens and not proper and not local):
            return 0
        return own if not self._taken.touch(word.start, own) else 0

    # -- the whole text ---------------------------------------------------------------

    def _repeats(self) -> None:
        """Surnames whose bearer is named in full somewhere in the text."""
        for word in self._pending:
            score = self._bearers.get(self._key(word.folded))
            if score is not None and not word.has(INITIALS):
                self._found.append(Name(word.start, word.end, "person", 0.7))


_REGIONS = re.compile(
    rf"(?:, [{_UP}]\w+ск\w+|, [{_UP}]\w+ьк\w+)*,? (?:и|і|та|й) [{_UP}]\w+[сц]ь?к\w+ (?:област|район|кра[йяюеї])"
)
_POSSESSIVE = re.compile(r"(?:si|su|lari|leri|ligi|lugu|cagi|savasi|alani|odulu|gunu|yili|kupasi|yolu|plani)(?:n\w+)?$")
_LOCAL = re.compile("городск|районн|міськрайонн|областн|краев|міськ|обласн|сільськ|селищн")
_SKY = re.compile(r"(?:ск|цк|зк|ськ|цьк|зьк)(?:ий|ая|ой|ого|ому|им|ом|ую|ое|а|ої|ій|у|е|ою)$")
_CASE_ENDING = re.compile(
    r"(?:ого|ому|его|ему|ыми|ими|ові|еві|ами|ями|ий|ый|ой|ая|ої|ою|ую|ым|им|ом|ем|єм|ей|а|у|е|ы|и|і|я|ю|й|ь|о)$"
)


class _Spans:
    """Spans by place, to ask what touches one."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)

    def add(self, span: Span) -> None:
        self._spans.insert(bisect_right(self._spans, span), span)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them lies over any of ``start`` to ``end``; none of them overlap."""
        at = bisect_right(self._spans, (start, start))
        if at < len(self._spans) and self._spans[at][0] < end:
            return True
        return at > 0 and self._spans[at - 1][1] > start
