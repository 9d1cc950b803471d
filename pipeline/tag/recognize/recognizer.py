"""Names that the knowledge base does not hold: persons, organisations and places, by their looks.

Every run of words in capitals is taken apart by what its words are (given names, surnames,
titles, heads of organisations and places, words of the dictionary) and by what stands beside it.
What stays undecided is not a name: precision goes before recall. A surname is recognised again
wherever the text has named its bearer in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tag.recognize import words
from pipeline.tag.recognize.heads import (
    cyrillic_headed,
    is_regional,
    modifies,
    quoted_organizations,
    take_headed,
)
from pipeline.tag.recognize.traits import (
    ACRONYM,
    ADJECTIVE,
    CALENDAR,
    CAMEL,
    COMMON,
    FOREIGN,
    GIVEN,
    INITIALS,
    ORG_HEAD,
    ORGANIZATION,
    PATRONYMIC,
    PEOPLE,
    PLACE,
    PLACE_HEAD,
    PLACE_START,
    PLAIN,
    SURNAME,
    TITLE,
    Traits,
)
from pipeline.tag.recognize.words_in_text import Name, NameText, NameType, Span, Spans, Word, fold
from pipeline.tag.text import Folded

__all__ = ["Name", "NameType", "Recognizer"]

_NOT_PERSONS = ACRONYM | CAMEL | ORGANIZATION | ORG_HEAD | PLACE_HEAD
_NOT_PLACES = COMMON | _NOT_PERSONS | INITIALS
_NOT_TOWNS = COMMON | GIVEN | ORG_HEAD
_SURE = 0.7
_FULL = 0.85
_TURKISH_COMPOUND = re.compile(
    r"(?:si|su|lari|leri|ligi|lugu|cagi|alani|odulu|gunu|yolu|plani)(?:n\w+)?$"
)
_NEAR = 36  # as far back as the word before one is sought
_AND = (", ", " и ", " і ", " та ", " and ", " ve ")
_AT = ("de", "da", "te", "ta")  # the Turkish locative
_OF_PLACE = re.compile(r"l[iu](?:l[ae]r\w*)?$")  # «Sahilli»: from there
_CASE_ENDING = re.compile(
    r"(?:ого|ому|его|ему|ыми|ими|ові|еві|ами|ями|ий|ый|ой|ая|ої|ою|ую|ым|им|ом|ем|єм|ей"
    r"|а|у|е|ы|и|і|я|ю|й|ь|о)$"
)


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

        ``places`` are spans of linked places. A longer organisation's name, with a head as
        "University", may enclose them; no other name may touch them.
        """
        traits = self._traits.get(language) or self._traits["en"]
        noted = NameText(text.plain, traits, taken, places)
        reading = _Reading(noted, is_title)
        least = max(self._least, _FULL) if is_title and noted.in_title_case() else self._least
        free = Spans()
        kept = []
        for name in sorted(reading.names(), key=lambda n: (-n.score, n.start)):
            if name.score < least or not noted.free(name):
                continue
            if not free.touch(name.start, name.end):
                free.add(name.start, name.end)
                kept.append(name)
        return sorted(kept)


class _Reading:
    """One text being read."""

    def __init__(self, text: NameText, is_title: bool) -> None:
        self._text = text
        self._language = text.language
        self._cyrillic = text.traits.cyrillic
        self._is_title = is_title
        self._found: list[Name] = []
        self._known: dict[str, NameType] = {}
        self._open: list[Word] = []
        self._lone: list[tuple[Word, Name]] = []

    def names(self) -> list[Name]:
        """All that may be names; some may lie over others."""
        if self._text.shouts():
            return []
        if self._cyrillic:
            self._found += quoted_organizations(self._text)
        for run in self._text.runs():
            self._read_run(run)
        self._settle()
        return self._found

    def _settle(self) -> None:
        """Single words: what the text has named in full stays what it is."""
        place_ends = self._text.place_ends()
        for word, name in self._lone:
            kind = self._known.get(self._key(word.folded), name.type)
            doubtful = name.type == "person" and not word.has(GIVEN)
            if doubtful and name.score < _SURE and self._listed(word, place_ends):
                kind = "place"
            if kind == "place":
                place_ends.add(word.end)
            self._found.append(name if kind == name.type else Name(*name[:2], kind, _SURE))
        if not self._known:
            return
        rest = [(word.start, word.end, word.folded) for word in self._open]
        rest += [(s, e, fold(self._text.text[s:e])) for s, e in self._text.openers]
        for start, end, folded in rest:
            known = self._known.get(self._key(folded))
            if known is not None:
                self._found.append(Name(start, end, known, _SURE))

    def _listed(self, word: Word, place_ends: set[int]) -> bool:
        """Whether a word follows a place in a list: «Антакья, Адыяман и Газиантеп»."""
        text = self._text.text
        follows = text[word.end : word.end + 4]
        for gap in _AND:
            if text.endswith(gap, 0, word.start) and word.start - len(gap) in place_ends:
                return gap != ", " or follows[:2] == ", " or follows.startswith(_AND)
        return False

    # -- taking a run apart -------------------------------------------------------

    def _read_run(self, run: list[Word]) -> None:
        """The names with a head, then what is left between them, piece by piece."""
        if len(run) == 1:
            word = run[0]
            if word.linked:
                return
            if word.traits & PLAIN and not self._cyrillic:
                self._open.append(word)
                return
        if self._cyrillic:
            self._read_pieces(run)
            return
        for name, rest in take_headed(self._text, run, self._is_title):
            if name is not None:
                self._found.append(name)
            self._read_pieces(rest)

    def _read_pieces(self, run: list[Word]) -> None:
        piece: list[Word] = []
        for word in run:
            if self._stops(word, piece):
                self._decide(piece)
                piece = []
                if not word.linked:
                    self._open.append(word)
                continue
            if piece and self._parted(piece, word):
                self._decide(piece)
                piece = []
            piece.append(word)
        self._decide(piece)

    def _stops(self, word: Word, piece: list[Word]) -> bool:
        """Whether a word belongs to no name of the kinds that have no head."""
        if word.linked:
            return True
        traits = word.traits
        if traits & (CALENDAR | PEOPLE) and not (piece and traits & (SURNAME | GIVEN)):
            return True
        if traits & TITLE:
            return not (piece and piece[0].has(GIVEN) and word.folded in words.TITLE_SURNAMES)
        if not word.opens or not traits & COMMON or traits & (GIVEN | SURNAME | PLACE):
            return False
        return not (self._cyrillic and traits & (ADJECTIVE | ORG_HEAD))

    def _parted(self, piece: list[Word], word: Word) -> bool:
        """Whether another name begins with a word: «МВД Антон …», «села Яськи Беляевского
        района», «Ивану Петрову Антону …»."""
        last = piece[-1]
        if word.has(GIVEN) and last.has(ACRONYM | PLACE) and not last.has(GIVEN | SURNAME):
            return True
        if not self._cyrillic:
            return False
        if len(piece) > 1 and piece[0].has(GIVEN) and last.has(SURNAME):
            return word.has(GIVEN) and not word.has(SURNAME | PATRONYMIC)
        return not last.has(ADJECTIVE | GIVEN) and is_regional(self._text, word)

    # -- deciding -----------------------------------------------------------------

    def _decide(self, piece: list[Word]) -> None:
        """What name a piece of a run is, if it is one."""
        if not piece:
            return
        if self._cyrillic and piece[0].opens:
            headed = cyrillic_headed(self._text, piece[:1])
            if headed is not None:
                self._found.append(headed)
                return
        piece = self._without_first(piece)
        if self._language == "tr" and self._tells_where(piece):
            self._decide(piece[-1:])
            piece = piece[:-1]
        if not piece or self._is_work(piece):
            return
        name = self._name(piece)
        if name is None:
            self._open += piece
        else:
            self._keep(name, piece)

    def _without_first(self, piece: list[Word]) -> list[Word]:
        """A piece without the words at its beginning that belong to no name, or to another."""
        first, last = 0, len(piece) - 1
        while first < last and (
            piece[first].folded in words.ENGLISH_ARTICLES or self._text.opens_only(piece[first])
        ):
            first += 1
        piece = piece[first:]
        if len(piece) > 2 and piece[1].has(GIVEN) and not piece[0].has(GIVEN):
            # «жительница Карачева Вера Зорина» has two names; a sentence's first word none.
            if self._cyrillic and len(piece) == 3:
                self._decide(piece[:1])
                return piece[1:]
            if piece[0].opens and not piece[0].has(SURNAME | PLACE_START):
                return piece[1:]
        return piece

    def _keep(self, name: Name, piece: list[Word]) -> None:
        """Note a name, and what its last word means from here on."""
        lone = len(piece) == 1
        if lone and name.end == piece[0].end:
            self._lone.append((piece[0], name))
        else:
            self._found.append(name)
        # Persons are named by their surnames again, places as they were.
        if name.score < _SURE:
            return
        if name.type == "person" and not lone:
            self._known[self._key(piece[-1].folded)] = "person"
        elif name.type != "person" and lone:
            self._known.setdefault(self._key(piece[-1].folded), name.type)

    def _tells_where(self, piece: list[Word]) -> bool:
        """Whether a given name stands beside where its bearer is: «Serhiy Harkiv'de itfaiyeci»."""
        if len(piece) != 2 or not piece[0].has(GIVEN) or piece[0].has(PLACE | COMMON):
            return False
        last = piece[1]
        at = last.after > last.end and self._text.text[last.end + 1 : last.end + 3] in _AT
        return at and not last.has(GIVEN | SURNAME | COMMON)

    def _is_work(self, piece: list[Word]) -> bool:
        """Whether it names a ship, a weapon or a film (in quotes or after such a word), or a
        street."""
        start, end = piece[0].start, piece[-1].end
        if self._text.quoted(start, end):
            return True
        if piece[-1].has(FOREIGN) and piece[-1].has(ORG_HEAD):
            return False
        before = self._text.previous(start)
        if self._cyrillic and (
            words.STREETS.match(self._text.next_folded(end)) or words.STREET_BEFORE.match(before)
        ):
            return True
        person = piece[0].has(GIVEN) and len(piece) > 1
        if self._language == "tr" and words.PRODUCTS.match(self._text.next_folded(end)):
            return True
        return not person and words.PRODUCTS.match(before) is not None

    def _name(self, piece: list[Word]) -> Name | None:
        start, end = piece[0].start, piece[-1].end
        if self._cyrillic:
            headed = cyrillic_headed(self._text, piece)
            if headed is not None:
                return headed
        elif self._beside_place_head(piece):
            return Name(start, end, "place", 0.8)
        score = self._person(piece)
        if score:
            return Name(start, end, "person", score)
        other = self._other(piece) if len(piece) > 1 else self._other_word(piece[0])
        return Name(start, end, *other) if other is not None else None

    def _key(self, folded: str) -> str:
        """What a name's forms have in common."""
        return _CASE_ENDING.sub("", folded) if self._cyrillic else folded

    # -- persons ------------------------------------------------------------------

    def _person(self, piece: list[Word]) -> float:
        """How surely a piece is a person's name; 0 if it is none."""
        size, first, last = len(piece), piece[0], piece[-1]
        if size > 5 or (size == 2 and first.folded in words.ARTICLES):
            return 0.0
        if not first.has(INITIALS | GIVEN) and any(w.has(_NOT_PERSONS) for w in piece):
            return 0.0
        if size > 1 and (last.folded in words.THINGS or first.folded in words.STORMS):
            return 0.0
        if size > 1:
            score = self._full_name(piece)
            if score:
                return score
        if size < 5 and not first.has(COMMON | PLACE) and self._text.titled(first.start):
            return _FULL
        if size == 1:
            return self._lone_person(first)
        if size > 3 or self._is_title or self._compound(piece) or self._in_place(first):
            return 0.0
        words_known = any(w.has(COMMON) and not w.has(GIVEN) for w in piece)
        if last.has(SURNAME | GIVEN) and not words_known:
            return 0.75
        return self._strangers(piece)

    def _full_name(self, piece: list[Word]) -> float:
        """Given name and surname, initials or patronymic."""
        first, last = piece[0], piece[-1]
        if any(w.has(PATRONYMIC) for w in piece):
            return 0.95
        if first.has(INITIALS):
            return 0.9
        if any(w.has(INITIALS) for w in piece) and not first.has(COMMON):
            # "Series X. Together with it": the initial ends a sentence.
            return 0.85 if first.has(GIVEN) or not last.has(COMMON) else 0.0
        if not first.has(GIVEN) or last.has(ACRONYM):
            return 0.0
        if first.has(COMMON) or last.has(COMMON):
            return 0.0 if self._is_title else 0.65
        return 0.9

    def _in_place(self, first: Word) -> bool:
        """Whether unknown words stand where a place does: "lives in San Jose"."""
        return self._language == "en" and not first.has(GIVEN | INITIALS) and self._placed(first)

    def _compound(self, piece: list[Word]) -> bool:
        """Whether several words are put together by grammar, as persons' names are not."""
        if self._language == "tr":
            return _TURKISH_COMPOUND.search(piece[-1].folded) is not None
        return self._language == "en" and self._text.previous(piece[0].start) == "the"

    def _strangers(self, piece: list[Word]) -> float:
        """Two or three words that no list knows: foreign names look so."""
        if any(w.has(FOREIGN | PLACE | PLACE_START | _NOT_PERSONS) for w in piece):
            return 0.0
        if self._speaks(piece) and not piece[0].opens:
            return 0.75
        if any(w.has(COMMON) for w in piece):
            return 0.0
        if self._cyrillic:
            return 0.5 if piece[0].opens else 0.55
        if piece[0].opens:
            return 0.0 if _OF_PLACE.search(piece[-1].folded) else 0.5
        # In the middle of a sentence they are companies, works and places more often.
        return 0.55 if self._among_persons(piece) else 0.0

    def _among_persons(self, piece: list[Word]) -> bool:
        """Whether what stands beside unknown words goes with persons alone."""
        last = piece[-1]
        if self._language == "en" and words.PERSON_AFTER.match(self._text.text, last.end):
            return True
        if last.after > last.end and self._language == "tr":
            return not self._placed(last)
        before = self._text.previous(piece[0].start)
        return words.DONE_TO_PERSONS[self._language].match(before) is not None

    def _lone_person(self, word: Word) -> float:
        if self._cyrillic and modifies(self._text, word):
            return 0.0
        named = word.has(GIVEN | SURNAME)
        if word.has(COMMON | ACRONYM | CAMEL | FOREIGN) and not named:
            return 0.0
        speaks = self._speaks([word])
        if named and not word.has(COMMON | PLACE):
            if speaks:
                return 0.8
            bare_opener = self._language == "tr" and word.opens and word.after == word.end
            if bare_opener or self._placed(word):
                return 0.0
            return 0.5 if word.opens else 0.6
        if word.has(PLACE | ORGANIZATION):
            return 0.0
        # "Concerns grew": at a sentence's start a plural speaks as well as a person.
        plural = self._language == "en" and word.opens and word.folded.endswith("s")
        return 0.6 if speaks and not plural and not word.has(COMMON) else self._guess(word)

    def _guess(self, word: Word) -> float:
        """A word in the middle of a sentence that is no name but a surname, if it is one."""
        if word.opens or self._language == "en" or len(word.folded) < 4 or self._placed(word):
            return 0.0
        # In Turkish only what has an ending after an apostrophe is surely a name.
        return 0.5 if self._cyrillic or word.after > word.end else 0.0

    def _speaks(self, piece: list[Word]) -> bool:
        """Whether a verb of saying stands right after, or before."""
        if self._text.next_folded(piece[-1].after) in words.SPEECH[self._language]:
            return True
        return self._text.previous(piece[0].start) in words.SPEECH_BEFORE[self._language]

    # -- places and organisations without a head --------------------------------------

    def _other(self, piece: list[Word]) -> tuple[NameType, float] | None:
        """What several words are that are no person."""
        first, last = piece[0], piece[-1]
        pair = len(piece) == 2
        if self._language == "tr" and pair and self._placed(last) and not last.has(_NOT_TOWNS):
            return "place", 0.6
        if pair and first.folded in words.ARTICLES and not last.has(COMMON):
            return "organization", 0.55
        if self._language == "en" and not last.has(COMMON):
            if first.has(PLACE_START):
                return "place", 0.65
            if pair and not any(w.has(_NOT_PLACES) for w in piece) and self._in_place(first):
                return "place", 0.55
        if self._cyrillic and all(w.has(FOREIGN) for w in piece):
            return "organization", 0.8 if last.has(ORG_HEAD) else 0.55
        return None

    def _other_word(self, word: Word) -> tuple[NameType, float] | None:
        """What a single word is that is no person."""
        placed, size = self._placed(word), len(word.folded)
        if self._cyrillic and not placed and modifies(self._text, word):
            return None
        if word.has(ORGANIZATION):
            return "organization", 0.8
        if self._language == "tr" and placed and size > 2 and not word.has(_NOT_TOWNS):
            return "place", 0.6
        if word.has(PLACE) and not word.has(COMMON):
            return "place", 0.75
        if word.has(ACRONYM):
            return None if self._is_title or self._is_term(word) else ("organization", 0.6)
        if word.has(CAMEL):
            return "organization", 0.6
        # The Ukrainian dictionary holds towns as if they were common nouns.
        known = word.has(COMMON) and (self._language != "uk" or word.has(ADJECTIVE))
        if known or word.opens or size < 3:
            return None
        return ("place", 0.55) if placed else None

    def _is_term(self, word: Word) -> bool:
        """Whether an acronym stands for a common noun, or is a word that is shouted: "an API.",
        "QR codes", "body mass index (BMI)", "DELHI: …"."""
        if self._cyrillic:
            return False
        text, before = self._text.text, self._text.previous(word.start)
        after = self._text.following(word.after)
        if len(word.folded) > 4 and (word.opens or self._placed(word)):
            return True
        if before in ("a", "an") and after is None:
            return True
        if text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")":
            near = text[max(0, word.start - _NEAR) : word.start - 1]
            return near.rstrip().rpartition(" ")[2][:1].islower()
        return after is not None and words.TECHNICAL.match(fold(after.group(1))) is not None

    def _placed(self, word: Word) -> bool:
        """Whether what stands beside a word makes it a place: "in X", «в X», "X'da"."""
        if self._language == "tr":
            if word.after > word.end:
                return words.PLACE_ENDING.match(self._text.text, word.end) is not None
            return self._before_place_head(word)
        if word.after > word.end:
            return False
        return self._text.previous(word.start) in words.PLACE_PREPOSITIONS[self._language]

    def _beside_place_head(self, piece: list[Word]) -> bool:
        """Whether a head written small makes it a place: "X ilçesi", "the town of X"."""
        first, last = piece[0], piece[-1]
        if len(piece) > 2 or last.has(COMMON):
            return False
        if self._before_place_head(last):
            return self._language == "en" or not (first.opens and first.has(COMMON))
        if self._language != "en" or self._text.previous(first.start) != "of":
            return False
        before = self._text.text[max(0, first.start - 24) : first.start]
        return words.TOWN_OF.search(before) is not None

    def _before_place_head(self, word: Word) -> bool:
        after = self._text.following(word.end) if word.after == word.end else None
        if after is None:
            return False
        return words.AFTER_PLACE[self._language].match(fold(after.group(1))) is not None
