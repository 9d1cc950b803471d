"""Capitals that act as only a government can: "Ankara said", «в Анкаре заявили»."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.tag.context import Field
from pipeline.tag.metonym_words import (
    ABOUT_TRAVEL,
    ADVERBS,
    DEALINGS,
    DEALT_WITH,
    SAID_THERE,
    SPEECH,
    THINGS,
    THINGS_FROM,
    THINGS_TO,
)
from pipeline.tag.words import word_set

IsCapital = Callable[[str], bool]
"""Whether a folded word is a capital's name that can stand for a government."""

_AND = frozenset(("and", "ve", "ile", "и", "та", "і", "й"))
_BETWEEN = frozenset(("between", "между", "між"))
_IN = frozenset(("in", "в", "у", "во"))
_PREPOSITIONS = word_set(
    """
    in from near to at of into via outside around through toward towards for on with by
    в во у из з із зі с со до на о об про к ко по под при за від от для без біля возле около
    через над между між"""
)
_OWNED = re.compile(r"'s((?: [\"']?[\w-]+){1,3})")
_GENITIVE = re.compile(r"'[ny]?[iu]n((?: [\"]?[\w-]+){1,3})")
_FROM = re.compile(r"'[dt][ae]n (\w+)")
_TO = re.compile(r"'y?[ae] (\w+)")
_SENTENCE_ENDS = re.compile(r"[.!?;\n]")


def acts(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """Whether the capital named at a place stands for its government."""
    if part.language == "tr":
        return _acts_turkish(part, start, end, is_capital)
    if _between(part, start, end, is_capital) or _dealt_with(part, start, end):
        return True
    if part.language == "en":
        return _owns(part, end) or _subject(part, start, end, is_capital)
    if _said_there(part, start, end) or _dative(part, start, end, is_capital):
        return True
    return _owned_genitive(part, start) or _subject(part, start, end, is_capital)


def _between(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """ "Between Moscow and Kyiv", unless it is about a road."""
    before = part.previous(start)
    if before is None or before[3]:
        return False
    if before[2] in _BETWEEN:
        joint, at = part.following(end), before[0]
        other = part.following(joint[0]) if joint and joint[2] in _AND else None
        paired = other is not None and is_capital(other[2].split("'")[0])
    elif before[2] in _AND:
        other_before = part.previous(before[0])
        if other_before is None or not is_capital(other_before[2]):
            return False
        preposition = part.previous(other_before[0])
        paired, at = preposition is not None and preposition[2] in _BETWEEN, other_before[0]
        at = preposition[0] if preposition is not None else at
    else:
        return False
    if not paired:
        return False
    noun = part.previous(at)
    return noun is None or ABOUT_TRAVEL.match(noun[2]) is None


def _dealt_with(part: Field, start: int, end: int) -> bool:
    """ "Accused Kyiv", "relations with Moscow", «обвинил Киев», «помощь от Анкары»."""
    before = part.previous(start)
    if before is None or before[3]:
        return False
    pattern = DEALINGS.get(part.language)
    if pattern is not None and pattern.fullmatch(before[2]):
        return True
    if before[2] not in _PREPOSITIONS:
        return False
    noun = part.previous(before[0])
    if noun is None or noun[3]:
        return False
    return DEALT_WITH[part.language].fullmatch(f"{noun[2]} {before[2]}") is not None


def _owns(part: Field, end: int) -> bool:
    """ "Ankara's decision", "Moscow's latest demands"."""
    owned = _OWNED.match(part.text.folded, end)
    return owned is not None and _thing(owned.group(1), "en")


def _thing(words: str, language: str) -> bool:
    things = THINGS[language]
    return any(things.fullmatch(word.strip("\"'")) for word in words.split())


def _owned_genitive(part: Field, start: int) -> bool:
    """«позиция Москвы», «рішення Анкари»."""
    before = part.previous(start)
    return (
        before is not None
        and not before[3]
        and not before[1][0].isupper()
        and THINGS[part.language].fullmatch(before[2]) is not None
    )


def _subject(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """ "Ankara has denied", «Москва и Киев договорились»."""
    before = part.previous(start)
    if before is not None and before[2] in _PREPOSITIONS and not before[3]:
        return False
    if before is not None and before[2] in _AND and not before[3]:
        partner = part.previous(before[0])
        if partner is None or not is_capital(partner[2]):
            return False
        further = part.previous(partner[0])
        if further is not None and further[2] in _PREPOSITIONS:
            return False
    after = part.following(end)
    if after is not None and after[2] in _AND:
        partner_after = part.following(after[0])
        if partner_after is None or not is_capital(partner_after[2]):
            return False
        after = part.following(partner_after[0])
    for _ in range(3):
        if after is None or (after[1][0].isupper() and not part.title_case):
            return False
        if SPEECH[part.language].fullmatch(after[2]):
            return True
        if after[2] not in ADVERBS:
            return False
        after = part.following(after[0])
    return False


def _said_there(part: Field, start: int, end: int) -> bool:
    """«В Анкаре заявили», «говорили в Берлине»: somebody without a name spoke."""
    before = part.previous(start)
    if before is None or before[2] not in _IN:
        return False
    after = part.following(end)
    if after is not None and after[2] in ADVERBS:
        after = part.following(after[0])
    if after is not None and SAID_THERE.fullmatch(after[2]):
        return True
    opening = part.previous(before[0])
    if opening is not None and not opening[3] and SAID_THERE.fullmatch(opening[2]):
        return True
    if opening is not None and not part.opens_sentence(before[0]):
        return False
    # «В Киеве это назвали шантажом»
    stop = _SENTENCE_ENDS.search(part.text.folded, end)
    rest = part.text.folded[end : min(stop.start() if stop else end + 70, end + 70)]
    return (
        re.search(r" (?:назвали|называют|считают|расценили|вважають|розцінили) ", rest) is not None
    )


def _dative(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """«помощь Киеву», «предложил Анкаре»: without a preposition nothing moves there."""
    word = part.text.folded[start:end]
    before = part.previous(start)
    if before is None or before[3] or before[2] in _PREPOSITIONS or before[2] in _AND:
        return False
    if before[1][0].isupper():
        return False
    if word.endswith("у"):
        return is_capital(word[:-1]) or is_capital("київ" if word == "києву" else "")
    if word.endswith("ові") or word.endswith("еві"):
        return True
    return word.endswith(("е", "і")) and is_capital(word[:-1] + "а")


def _acts_turkish(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    folded = part.text.folded
    before, after = part.previous(start), part.following(end)
    if after is not None and not after[1][0].isupper():
        if re.match(r"yonetim|hukumet|rejim", after[2]) and not after[2].endswith("merkezi"):
            return True
        if SPEECH["tr"].fullmatch(after[2]) and not (before and before[2] in _AND):
            return True
    if after is not None and after[2] in ("ile", "ve"):
        partner = part.following(after[0])
        if partner is not None and is_capital(partner[2].split("'")[0]):
            closing = part.following(partner[0])
            return closing is not None and closing[2].startswith("aras")
    if before is not None and before[2] in ("ile", "ve") and after is not None:
        partner_before = part.previous(before[0])
        if after[2].startswith("aras") and partner_before and is_capital(partner_before[2]):
            return True
    owned = _GENITIVE.match(folded, end)
    if owned is not None:
        return _thing(owned.group(1), "tr")
    source = _FROM.match(folded, end)
    if source is not None:
        return THINGS_FROM.fullmatch(source.group(1)) is not None
    target = _TO.match(folded, end)
    if target is not None:
        return THINGS_TO.fullmatch(target.group(1)) is not None
    return _opens_with_speech(part, start, end)


def _opens_with_speech(part: Field, start: int, end: int) -> bool:
    """ "Ankara, … açıkladı": a sentence's bare subject, and a verb of speech at its end."""
    folded = part.text.folded
    if folded[end : end + 2] != ", " and folded[end : end + 4] != " ise":
        return False
    if not part.opens_sentence(start) or part.text.plain[start:end].isupper():
        return False
    stop = _SENTENCE_ENDS.search(folded, end)
    last = folded[end : stop.start() if stop else len(folded)].rstrip(' "').rpartition(" ")[2]
    return SPEECH["tr"].fullmatch(last) is not None
