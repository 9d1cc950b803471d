"""Names that one of their words tells: University, Belediyesi, «комитет», River, «области».

In English and Turkish that word mostly goes last; in Russian and Ukrainian an organisation's goes
first, with genitives behind it, and most of its words are written small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.tag.recognize import words
from pipeline.tag.recognize.traits import (
    ADJECTIVE,
    CALENDAR,
    COMMON,
    GENITIVE,
    GIVEN,
    INITIALS,
    ORG_HEAD,
    ORG_START,
    PATRONYMIC,
    PEOPLE,
    PLACE_HEAD,
    PLACE_START,
    TITLE,
    VERB,
)
from pipeline.tag.recognize.words_in_text import UPPER, Name, NameText, Word, fold

_LONGEST = 6
_HEADS = ORG_HEAD | ORG_START | PLACE_HEAD

# -- English and Turkish ------------------------------------------------------------------

_OF = re.compile(
    rf" (?:of|for|on)(?: the)? [{UPPER}][\w’'-]*"
    rf"(?:(?:,| and| &| of| the){{0,4}} [{UPPER}][\w-]*){{0,6}}"
)


def take_headed(
    text: NameText, run: list[Word], is_title: bool
) -> Iterator[tuple[Name | None, list[Word]]]:
    """A run's names with a head, each with the words after it that are left, last one first; and,
    with None, the words before all of them. ``run`` is used up."""
    index = len(run) - 1
    while index >= 0:
        word = run[index]
        if word.has(_HEADS):
            first = _left_edge(text, run, index)
            if words.OFFICE_STEMS.fullmatch(word.folded) and _before_title(run, index):
                # «Savunma Sanayii Başkanı» and «Suşehri Belediye Başkanı» are offices.
                yield None, run[index + 1 :]
                del run[first:]
                index = first - 1
                continue
            part = run[first].follows_name
            name = _with_head(text, run[first:index], word, part, is_title)
            if name is not None:
                yield name, [w for w in run[index + 1 :] if w.start >= name.end]
                del run[first:]
                index = first
        index -= 1
    yield None, run


def _before_title(run: list[Word], index: int) -> bool:
    return index + 1 < len(run) and run[index + 1].has(TITLE)


def _left_edge(text: NameText, run: list[Word], head: int) -> int:
    """Where the name begins that a head closes."""
    first = head
    while first > 0 and head - first < _LONGEST:
        word = run[first - 1]
        initials = word.has(INITIALS) and len(word.folded) != len("U.S.")
        title = word.has(TITLE) and word.folded not in ("general", "genel")
        opener = word.folded in words.ENGLISH_ARTICLES or text.opens_only(word)
        if word.has(CALENDAR) or initials or title or opener:
            break
        first -= 1
    return first


def _with_head(
    text: NameText, before: list[Word], head: Word, part: bool, is_title: bool
) -> Name | None:
    """The name that ends with a head. ``part``: another name stands right before these words."""
    start = before[0].start if before else head.start
    if head.has(ORG_START) and head.after == head.end:
        more = _OF.match(text.text, head.end)
        if more is not None and _is_proper(text, more):
            return Name(start, more.end(), "organization", 0.8)
    if not before:
        return None
    known = all(w.has(COMMON) for w in before)
    if known and part:
        return None  # «TBMM Genel Kurulu» is longer than what is left of it
    if head.has(ORG_HEAD):
        english = text.language == "en"
        person = len(before) == 1 and before[0].has(GIVEN) and not before[0].has(COMMON)
        if english and person and head.folded in words.HEAD_SURNAMES:
            return None
        if head.folded in words.ANYBODYS and all(w.has(PEOPLE) for w in before):
            return None
        if is_title and known:
            return None
        if english and text.next_folded(head.end) == "minister":
            return None  # "Ukrainian Defense Minister"
        return Name(start, head.end, "organization", 0.6 if known else 0.8)
    if head.has(PLACE_HEAD):
        if all(w.has(COMMON | PEOPLE) for w in before) and not before[0].has(PLACE_START):
            return None
        return Name(start, head.end, "place", 0.75)
    return None


def _is_proper(text: NameText, more: re.Match[str]) -> bool:
    """Whether what follows a head belongs to its name: no day ("on Monday"), no other name."""
    dated = any(fold(word) in words.CALENDAR["en"] for word in more.group().split())
    return not dated and not text.taken.touch(*more.span())


# -- Russian and Ukrainian ------------------------------------------------------------------

_QUOTED = re.compile(rf"[«\"“„]([{UPPER}][^«»\"“”„\n]{{0,47}}[^«»\"“”„\s])[»\"”“]")
_LOCAL = re.compile("городск|районн|міськрайонн|областн|краев|міськ|обласн|сільськ|селищн")
_REGIONAL = re.compile(r"(?:ск|цк|зк|ськ|цьк|зьк)(?:ий|ая|ой|ого|ому|им|ом|ую|ое|а|ої|ій|у|е|ою)$")
_REGION = rf"[{UPPER}]\w{{1,24}}[сц]ь?к\w{{1,4}}"
# All is bounded: what opens a long list must not make each of its words walk to its end.
_AND_REGION = re.compile(
    rf"(?:, {_REGION}){{0,8}},? (?:и|і|та|й) {_REGION} (?:област|район|кра[йяюеї])"
)


def quoted_organizations(text: NameText) -> Iterator[Name]:
    """«Names» after "company", "newspaper" and the like."""
    pattern = words.BEFORE_QUOTED[text.language]
    for match in _QUOTED.finditer(text.text):
        start, end = match.span(1)
        short = match.group(1).count(" ") < 5
        if short and pattern.match(text.previous(start)) and not text.taken.touch(start, end):
            yield Name(start, end, "organization", 0.85)


def cyrillic_headed(text: NameText, piece: list[Word]) -> Name | None:
    """The organisation or place that a piece of a run is, or is the beginning of."""
    first, last = piece[0], piece[-1]
    for index, word in enumerate(piece):
        if word.has(ORG_HEAD) or (word.has(ADJECTIVE) and word is last):
            end = _organization_end(text, word)
            if end:
                start = first.start if index < 2 else word.start
                return Name(start, end, "organization", 0.75)
    if first.has(GIVEN) and len(piece) > 1:
        return None
    if _REGIONAL.search(last.folded):
        after = text.following(last.after)
        if after and words.AFTER_PLACE[text.language].match(fold(after.group(1))):
            if not text.taken.touch(first.start, after.end()):
                return Name(first.start, after.end(), "place", 0.8)
        elif _AND_REGION.match(text.text, last.end):
            return Name(first.start, last.end, "place", 0.75)
    before = words.BEFORE_PLACE[text.language].match(text.previous(first.start))
    if before and len(piece) < 3 and len(first.folded) > 2:
        return Name(first.start, last.end, "place", 0.85)
    return None


_ADJECTIVE_END = re.compile(
    r"(?:ск|цк|ськ|цьк|зьк)(?:ий|ая|ое|ие|их|им|ими|ого|ому|ой|ую|ом|а|е|і|ої|ій|у|ою)$"
)


def is_regional(text: NameText, word: Word) -> bool:
    """Whether a word is the «Беляевского» of «Беляевского района»."""
    after = text.following(word.after) if _REGIONAL.search(word.folded) else None
    if after is None:
        return False
    return words.AFTER_PLACE[text.language].match(fold(after.group(1))) is not None


def modifies(text: NameText, word: Word) -> bool:
    """Whether a word is an adjective before its noun: «Украинские корабли», no surname."""
    if not _ADJECTIVE_END.search(word.folded):
        return False
    if word.folded.endswith(("ие", "их", "ими")):
        return True
    after = text.following(word.after)
    if after is None:
        return word.folded.endswith("ое")
    found = text.traits.of(after.group(1))
    return bool(found & (COMMON | ADJECTIVE)) and not found & VERB and len(after.group(1)) > 3


def _organization_end(text: NameText, word: Word) -> int:
    """Where «Комитет по …» or «Канадская служба …» ends; 0 if it is no name."""
    end, local = (word.end, False) if word.has(ORG_HEAD) else _head_end(text, word.end)
    if not end:
        return 0
    last, proper = _genitives_end(text, end)
    # What a capital opens a sentence with is a name only if something else shows it.
    if last == word.end or (word.opens and not proper and not local):
        return 0
    return 0 if text.taken.touch(word.start, last) else last


def _head_end(text: NameText, end: int) -> tuple[int, bool]:
    """The end of the head that follows adjectives (0: none), and whether one says of what town."""
    local = False
    for _ in range(_LONGEST):
        after = text.following(end)
        if after is None:
            break
        found = text.traits.of(after.group(1))
        town = _LOCAL.match(after.group(1)) is not None
        local = local or town
        end = after.end()
        if found & ORG_HEAD:
            return end, local
        if not (found & ADJECTIVE or town) or found & GIVEN:
            break
    return 0, False


def _genitives_end(text: NameText, end: int) -> tuple[int, bool]:
    """Where the genitives after a head end, and whether one of them is in capitals."""
    traits, last = text.traits, end
    proper = adjective = governed = False
    for _ in range(_LONGEST):
        after = text.following(end)
        if after is None or text.taken.touch(*after.span(1)):
            break
        word = after.group(1)
        if word in words.LEGAL_FORMS:
            break
        found = traits.of(word)
        end = after.end()
        if word in words.GOVERNING or word in words.AND:
            further = text.following(end)
            if further is None or further.group(1) in words.NOT_NAMED:
                break
            if word in words.AND and not traits.of(further.group(1)) & GENITIVE:
                break
            governed = word in words.GOVERNING
            continue
        capital = word[0].isupper()
        if proper and found & VERB and not capital and not adjective:
            break  # «Прокуратура области начала»
        person = capital and not adjective and found & (GIVEN | PATRONYMIC)
        if person or len(word) < 3 or not (found & GENITIVE or governed):
            break
        adjective = bool(found & ADJECTIVE)
        governed = governed and adjective
        proper = proper or capital
        last = end
    return last, proper
