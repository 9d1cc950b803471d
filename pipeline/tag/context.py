"""What stands around a name: sentence starts, titles, given names, longer names.

A ``Field`` is a title or a text, folded, with the questions the linker asks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from pipeline.tag import inflect
from pipeline.tag.given_names import EQUAL, GIVEN_NAMES
from pipeline.tag.text import Folded, fold
from pipeline.tag.words import (
    CLUBS,
    HEADS_AFTER,
    HEADS_BEFORE_OF,
    NOT_GIVEN,
    TITLE_STEMS,
    TITLE_WORDS,
)

_NEXT = re.compile(r" (\w(?:[\w'-]*\w)?)")
_INITIALS = re.compile(r"(?<![\w.])((?:[^\W\d_]\.[ -]?){1,3})$")
_INITIALS_AFTER = re.compile(r" ((?:[^\W\d_]\. ?){1,2})")
_PATRONYMIC = re.compile(
    r"\w+(?:ович|евич|йович|ич|овн|евн|ївн|івн|ичн)(?:а|у|ем|ем|е|ы|и|ой|ою|і|ові|еві)?$"
    r"|\w+(?:ovych|ovich|evich|yovych|ovna|evna|ivna)$"
)
_SENTENCE_END = ".!?…:;•*|\n–—"
_OPENERS = " \"'«“”„‘’([\t\xa0*_#>-"


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    """All given names known, with their case forms."""
    out: set[str] = set(GIVEN_NAMES)
    for group in EQUAL:
        out |= group
    for name in [n for n in out if n[0] > "\u0400"]:
        for language in ("ru", "uk"):
            for case in inflect.by_rule(name, language):
                out.update(map(fold, case))
    return frozenset(out - NOT_GIVEN)


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name, in any case."""
    return word in _given_names()


def is_patronymic(word: str) -> bool:
    """Whether a folded word has a patronymic's ending."""
    return _PATRONYMIC.match(word) is not None


class Before(Enum):
    """What stands before a surname."""

    NOTHING = "nothing"
    GIVEN = "given name"
    INITIALS = "initials"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Naming:
    """How a surname is introduced: where the whole name begins and ends, and whose it can be."""

    before: Before
    start: int
    end: int
    entities: frozenset[str] = frozenset()


class Field:
    """A title or a text and what can be asked of a place in it."""

    def __init__(self, text: Folded, language: str, is_title: bool) -> None:
        self.text = text
        self.language = language
        self.is_title = is_title
        self._previous: dict[int, tuple[int, str, str, bool] | None] = {}
        self._following: dict[int, tuple[int, str, str] | None] = {}
        plain = text.plain
        sample = plain[:4000]
        letters = sum(map(str.isalpha, sample)) if is_title else 0
        upper = sum(map(str.isupper, sample)) if letters else 0
        self.all_caps = bool(letters) and upper > 0.7 * letters
        self.title_case = is_title and language in ("en", "tr") and _title_cased(plain)

    @cached_property
    def has_birds(self) -> bool:
        """Whether the text has a turkey without a capital."""
        return " turkey" in self.text.plain

    def in_caps(self, start: int, end: int) -> bool:
        """Whether the words around stand in capitals, so that capitals mean nothing."""
        if self.all_caps:
            return True
        plain = self.text.plain
        around = plain[max(0, start - 25) : start] + plain[end : end + 25]
        upper = sum(map(str.isupper, around))
        return upper > 8 and upper > 0.7 * sum(map(str.isalpha, around))

    def opens_sentence(self, start: int) -> bool:
        """Whether a place is the first of its sentence, where every word has a capital."""
        plain = self.text.plain
        index = start - 1
        while index >= 0 and plain[index] in _OPENERS:
            index -= 1
        return index < 0 or plain[index] in _SENTENCE_END

    def previous(self, start: int) -> tuple[int, str, str, bool] | None:
        """The word right before a place: where, as written, folded, and with a full stop."""
        if start == 0 or self.text.folded[start - 1] not in " .":
            return None
        try:
            return self._previous[start]
        except KeyError:
            word = self._previous[start] = self._read_previous(start)
            return word

    def _read_previous(self, start: int) -> tuple[int, str, str, bool] | None:
        folded = self.text.folded
        end = start - 1 if folded[start - 1] == " " else start
        stop = end > 0 and folded[end - 1] == "."
        end -= stop
        at = folded.rfind(" ", max(0, end - 40), end) + 1 or max(0, end - 40)
        if not folded[at:end].isalnum():
            first, at = at, end
            while at > first and (folded[at - 1].isalnum() or folded[at - 1] in "'-_"):
                at -= 1
            while at < end and not folded[at].isalnum():
                at += 1
        if at == end or not folded[end - 1].isalnum():
            return None
        return at, self.text.plain[at:end], folded[at:end], stop

    def following(self, end: int) -> tuple[int, str, str] | None:
        """The word right after a place: its end, as written and folded."""
        if self.text.folded[end : end + 1] != " ":
            return None
        try:
            return self._following[end]
        except KeyError:
            word = self._following[end] = self._read_following(end)
            return word

    def _read_following(self, end: int) -> tuple[int, str, str] | None:
        match = _NEXT.match(self.text.folded, end)
        if match is None:
            return None
        return match.end(1), self.text.plain[match.start(1) : match.end(1)], match.group(1)

    # -- people ---------------------------------------------------------------

    def naming(
        self,
        start: int,
        end: int,
        entities: Iterable[str],
        given: Mapping[str, frozenset[str]],
        known_ends: Mapping[int, bool],
    ) -> Naming:
        """Who a surname at this place can belong to, from the words around it.

        ``known_ends`` holds where other names end, and whether those belong to strangers.
        """
        owners = frozenset(entities)
        by_initials = self._initials(start, end, owners, given)
        if by_initials is not None:
            return by_initials
        at, whose, found = start, owners, False
        for _ in range(4):
            word = self.previous(at)
            if word is None:
                break
            place, written, folded, stop = word
            if stop or not written[0].isupper():
                break
            fitting = frozenset(e for e in whose if folded in given.get(e, ()))
            if fitting:
                at, whose, found = place, fitting, True
            elif _PATRONYMIC.match(folded) and not found:
                before = self.previous(place)
                if before is None or not any(before[2] in given.get(e, ()) for e in whose):
                    break
                at = place
            else:
                break
        if found:
            return Naming(Before.GIVEN, at, end, whose)
        if self._is_strangers(start, end, known_ends):
            return Naming(Before.STRANGER, start, end)
        reversed_end = self._given_after(end, owners, given)
        if reversed_end is not None:
            return (
                reversed_end
                if reversed_end.before is Before.STRANGER
                else Naming(Before.GIVEN, start, reversed_end.end, reversed_end.entities)
            )
        return Naming(Before.NOTHING, start, end, owners)

    def _initials(
        self, start: int, end: int, owners: frozenset[str], given: Mapping[str, frozenset[str]]
    ) -> Naming | None:
        folded, plain = self.text.folded, self.text.plain
        low = max(0, start - 12)
        match = _INITIALS.search(folded[low:start]) if start and folded[start - 1] in " ." else None
        place, new_end = (low + match.start(1), end) if match else (start, end)
        if match is None and folded[end : end + 1] == " ":
            match = _INITIALS_AFTER.match(folded, end)
            if match is None:
                return None
            # "… met Lavrov. A. Smith said": after a name, a single initial proves nothing.
            if match.group(1).count(".") < 2:
                return None
            new_end = match.start(1) + len(match.group(1).rstrip())
        if match is None:
            return None
        first_at = place if new_end == end else match.start(1)
        if not plain[first_at].isupper():
            return None
        initial = folded[first_at]
        whose = frozenset(e for e in owners if any(g[0] == initial for g in given.get(e, ())))
        if not whose:
            # «в 2014 г. Путин»: a year's letter is small and got no further than the capital.
            return Naming(Before.STRANGER, start, end)
        return Naming(Before.INITIALS, place, new_end, whose)

    def _is_strangers(self, start: int, end: int, known_ends: Mapping[int, bool]) -> bool:
        word = self.previous(start)
        if word is not None:
            place, written, folded, stop = word
            name_like = written[0].isupper() and not stop and len(written) > 1
            if start - 1 in known_ends and self.text.folded[start - 1] == " ":
                if known_ends[start - 1] or (name_like and is_given_name(folded)):
                    return True
            elif name_like and self._given_before(place, written, folded):
                return True
        after = self.following(end)
        if after is None or not after[1][0].isupper():
            return False
        # A surname that is also a given name, before another surname: "Erdoğan Toprak".
        surname = self.text.folded[start:end]
        return (
            is_given_name(surname)
            and not self.title_case
            and not self.in_caps(start, end)
            and self.language in ("tr", "en")
            and after[2] not in TITLE_WORDS
            and after[2] not in HEADS_AFTER
            and "'" not in after[2]
            and word is None
        )

    def _given_before(self, place: int, written: str, folded: str) -> bool:
        """Whether the capitalized word before a surname is somebody's given name."""
        if is_given_name(folded):
            return True
        if is_title(folded) or folded in NOT_GIVEN or "'" in folded:
            return False
        if written.isupper() or any(map(str.isdigit, written)):
            return False
        if self.title_case or self.all_caps or self.opens_sentence(place):
            return False
        # The title may be further off: "Foreign Affairs Minister", «Глава МИД».
        return not folded.endswith(("li", "lu", "ci", "cu", "ian", "ish", "ese"))

    def _given_after(
        self, end: int, owners: frozenset[str], given: Mapping[str, frozenset[str]]
    ) -> Naming | None:
        """«Лавров Сергей Викторович»: the order of registers."""
        if self.language not in ("ru", "uk"):
            return None
        after = self.following(end)
        if after is None or not after[1][0].isupper() or not is_given_name(after[2]):
            return None
        further = self.following(after[0])
        if further is not None and further[1][0].isupper():
            if not _PATRONYMIC.match(further[2]):
                return None  # «Путин Владимиру Зеленскому»: the given name is the next one's
            new_end = further[0]
        else:
            new_end = after[0]
        whose = frozenset(e for e in owners if after[2] in given.get(e, ()))
        if whose:
            return Naming(Before.GIVEN, end, new_end, whose)
        return Naming(Before.STRANGER, end, end)

    # -- longer names ---------------------------------------------------------

    def inside_longer_name(self, start: int, end: int) -> str:
        """The head of a longer, unknown name around this one ("Bank of Moscow"), else empty."""
        return self._before_head(end) or self._after_head(start)

    def _before_head(self, end: int) -> str:
        position = self.following(end)
        for _ in range(4 if self.language == "tr" else 2):
            if position is None or not position[1][0].isupper():
                return ""
            word = position[2].split("'")[0]
            if word in HEADS_AFTER or (self.language == "tr" and _turkish_head(word)):
                # In capitals any noun may follow: "UKRAINE TIMES ITS STRIKE".
                return "" if self.title_case or self.in_caps(end, end) else word
            if "'" in position[2]:
                return ""
            position = self.following(position[0])
        return ""

    def _after_head(self, start: int) -> str:
        word = self.previous(start)
        if word is not None and word[2] in CLUBS and word[1][0].isupper():
            return word[2]
        while word is not None and word[2] in ("of", "the"):
            word = self.previous(word[0])
        if word is not None and word[2] in HEADS_BEFORE_OF and word[1][0].isupper():
            return word[2]
        return ""


@lru_cache(maxsize=10_000)
def _turkish_head(word: str) -> bool:
    """A head noun with a case ending: Üniversitesinde."""
    return any(
        word.startswith(head) and len(head) > 5 and len(word) - len(head) < 6
        for head in HEADS_AFTER
    )


def is_title(folded: str) -> bool:
    """Whether a folded word is a title or trade that stands before a name."""
    if folded in TITLE_WORDS:
        return True
    if folded[0] > "\u0400":
        return TITLE_STEMS.fullmatch(folded) is not None
    base = folded.split("'")[0]
    if "-" in base:  # Secretary-General, vice-president
        return any(piece in TITLE_WORDS for piece in base.split("-"))
    return base in TITLE_WORDS or base.endswith(("bakani", "baskani", "sozcusu", "vekili"))


_WORD = re.compile(r"[^\W\d_][\w'’]*")


def _title_cased(title: str) -> bool:
    """Whether a headline writes most words with a capital."""
    long_words = [w for w in _WORD.findall(title) if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long_words)
    return len(long_words) >= 3 and capitals >= 0.75 * len(long_words)
