"""Capitals that act as only a government can: "Ankara said", «в Анкаре заявили»."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.tag.context import Field
from pipeline.tag.metonym_words import (
    ABOUT_TRAVEL,
    ACTING,
    ADVERBS,
    AUXILIARIES,
    CAUSES,
    DEALINGS,
    DEALT_WITH,
    GIVEN,
    MET_THERE,
    NOT_ACTING,
    SAID_THERE,
    SPEECH,
    SPOKEN_BY,
    THINGS,
    THINGS_AT,
    THINGS_FROM,
    THINGS_TO,
    THINGS_WITH,
    WANTING,
)
from pipeline.tag.words import PLACE_HEADS, word_set

IsCapital = Callable[[str], bool]
"""Whether a folded word is a capital's name that can stand for a government."""

_AND = frozenset(("and", "ve", "ile", "и", "та", "і", "й"))
_BETWEEN = frozenset(("between", "между", "між"))
_IN = frozenset(("in", "в", "у", "во"))
_PREPOSITIONS = word_set(
    """
    in from near to at of into via outside around through toward towards for on with by like than
    в во у из з із зі с со до на о об про к ко по под при за від от для без біля возле около
    через над между між"""
)
# What may stand right before a subject in Russian and Ukrainian.
_BEFORE_SUBJECTS = word_set(
    """а но и что как если когда хотя пока поэтому потому также ранее вчера сегодня затем потом
    теперь однако тогда зато либо або але що як якщо коли хоча поки тому також раніше вчора
    сьогодні потім тепер тоді зате чтобы щоб ли чи почему чому где де"""
)
_UNIONS = word_set("eu nato ab ес евросоюз єс євросоюз нато")
_OWNED = re.compile(r"'s((?: [\"']?[\w-]+){1,3})")
_GENITIVE = re.compile(r"'[ny]?[iu]n((?: [\"]?[\w-]+){1,3})")
_FROM = re.compile(r"'[dt][ae]n (\w+)")
_TO = re.compile(r"'y?[ae] (\w+)")
_AT = re.compile(r"'[yn]?[iu] (\w+)")
_WITH = re.compile(r"'y?l[ae] (\w+)")
_THERE = re.compile(r"'[dt][ae] (\w+)")
_OFFICIAL = re.compile(r"официальн\w+|офіційн\w+")
_ONCE_MORE = re.compile(r" (?:в очередной|в который|вчергове|в черговий)(?: раз)?(?= )")
_PASSIVE = re.compile(
    r"\w+(?:тся|лся|лась|лось|лись|ться)"
    r"|\w+(?:ем|им|нн|ан|ен|ят)(?:ый|ая|ое|ые|ого|ой|ому|ым|ыми|ых|ую|ом|ий|а|е|і|ої|ій|их|им)"
)
_CASE = re.compile(r"'(?:y?[iuae]|n[iuae]|yl[ae]|l[ae])$")
_SENTENCE_ENDS = re.compile(r"[.!?;\n]")


def acts(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """Whether the capital named at a place stands for its government."""
    after = part.following(end)
    if after is not None and after[1][0].isupper() and not part.title_case:
        return False  # "told Kyiv Ledger"
    if part.language == "tr":
        return _acts_turkish(part, start, end, is_capital)
    if _between(part, start, end, is_capital) or _dealt_with(part, start, end, is_capital):
        return True
    if part.language == "en":
        if part.text.folded[max(0, start - 4) : start] in ("pro-", "nti-"):
            return True
        return _owns(part, end) or _subject(part, start, end, is_capital)
    if _said_there(part, start, end) or _dative(part, start, end, is_capital):
        return True
    if _cited(part, start, end, is_capital) or _agent(part, start, end):
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


def _dealt_with(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """ "Accused Kyiv", "relations with both Kyiv and Moscow", «помощь от Анкары»."""
    before = part.previous(start)
    if before is not None and before[2] in _AND:
        partner = part.previous(before[0])
        if partner is None or not is_capital(partner[2]):
            return False
        before = part.previous(partner[0])
    if before is not None and before[2] == "both":
        before = part.previous(before[0])
    if before is None or before[3]:
        return False
    language = part.language
    if DEALINGS[language].fullmatch(before[2]):
        return True
    if language == "en":
        if before[2] in ("with", "by", "against"):
            return True
        after = part.following(end)
        if after is not None and after[2] == "to" and CAUSES.fullmatch(before[2]):
            return True
    if before[2] not in _PREPOSITIONS:
        return False
    noun = part.previous(before[0])
    if noun is None or noun[3]:
        return False
    return DEALT_WITH[language].fullmatch(f"{noun[2]} {before[2]}") is not None


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


def _cited(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """«официальный Пекин», «требует Москва»."""
    before = part.previous(start)
    if before is None or before[3]:
        return False
    if _OFFICIAL.fullmatch(before[2]):
        return True
    return SPOKEN_BY.fullmatch(before[2]) is not None and is_capital(part.text.folded[start:end])


def _agent(part: Field, start: int, end: int) -> bool:
    """«рассматривается Москвой», «оказываемое Москвой давление»."""
    if not part.text.folded.endswith(("ой", "ою", "ом", "ем", "єм"), start, end):
        return False
    before = part.previous(start)
    return before is not None and not before[3] and _PASSIVE.fullmatch(before[2]) is not None


def _subject(part: Field, start: int, end: int, is_capital: IsCapital) -> bool:
    """ "Ankara has denied", «Москва и Киев договорились»: nothing happens to it, it acts."""
    before = part.previous(start)
    if before is not None and not before[3]:
        if before[2] in _PREPOSITIONS:
            return False
        if before[2] in _AND:
            partner = part.previous(before[0])
            if partner is None or not is_capital(partner[2]):
                return False
            further = part.previous(partner[0])
            if further is not None and further[2] in _PREPOSITIONS:
                return False
            return _predicate(part, end, paired=True)
        if part.language != "en" and not _may_precede(before[2]):
            return False
    if part.language != "en" and is_capital(part.text.folded[start : end - 1]):
        return False  # «мэрия Киева заявила»
    after = part.following(end)
    if after is not None and after[2] in _AND:
        partner_after = part.following(after[0])
        if partner_after is None:
            return False
        if partner_after[2] in ("its", "его", "ее", "її", "його"):
            return True  # Moscow and its allies
        if not is_capital(partner_after[2]) and partner_after[2] not in _UNIONS:
            return False
        return _predicate(part, partner_after[0], paired=True)
    if part.text.folded.startswith(", ", end):
        return part.language == "en" and _after_aside(part, end)
    return _predicate(part, end, paired=False)


def _predicate(part: Field, end: int, paired: bool) -> bool:
    """Whether what follows is a predicate that only a government has."""
    again = _ONCE_MORE.match(part.text.folded, end)
    after, helped = part.following(again.end() if again else end), paired
    language = part.language
    for _ in range(4):
        if after is None or (after[1][0].isupper() and not part.title_case):
            return False
        word = after[2]
        if word.startswith(("вышл", "выше", "вийш")):
            out = part.following(after[0])
            return out is not None and out[2] in ("из", "з", "із", "зі")
        if SPEECH[language].fullmatch(word):
            return True
        if word == "been":
            state = part.following(after[0])  # "has been firm", not "has been shelled"
            return state is not None and not state[2].endswith(("ed", "en", "it", "uck"))
        if word not in ADVERBS and not (language == "en" and word.endswith("ly")):
            if NOT_ACTING[language].fullmatch(word):
                return paired and word in ("the", "a")
            return helped or ACTING[language].fullmatch(word) is not None
        helped = helped or word in AUXILIARIES
        after = part.following(after[0])
    return False


def _after_aside(part: Field, end: int) -> bool:
    """ "Damascus, through Russia, conveyed", "Ankara, which offered"."""
    folded = part.text.folded
    if folded.startswith(", which ", end):
        return _predicate(part, end + 7, paired=False)
    stop = folded.find(", ", end + 2, end + 60)
    return stop > 0 and "." not in folded[end:stop] and _predicate(part, stop + 1, paired=False)


def _may_precede(word: str) -> bool:
    """Whether a subject may follow a word: «а Москва», «что Киев», not «посетил Киев»."""
    return word in _BEFORE_SUBJECTS or word.endswith(("о", "же"))


def _said_there(part: Field, start: int, end: int) -> bool:
    """«В Анкаре заявили», «говорили в Берлине»: somebody without a name spoke."""
    before = part.previous(start)
    if before is None or before[2] not in _IN:
        return False
    after = part.following(end)
    if after is None and part.text.folded.startswith(" - ", end):
        after = part.following(end + 2)  # «в Тегеране — поздравили»
    for _ in range(2):
        if after is not None and not SAID_THERE.fullmatch(after[2]):
            if after[2] not in ADVERBS and not after[2].endswith(("ой", "ом", "ем", "ою")):
                break
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
    before, after = part.previous(start), part.following(end)
    if before is None or before[3]:
        if after is None or GIVEN.fullmatch(after[2]) is None:
            return False
    elif before[2] in _PREPOSITIONS or before[2] in _AND or before[1][0].isupper():
        return False
    elif PLACE_HEADS.fullmatch(before[2]):
        return False  # «в городе Иерусалиме»
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
    for case, things in ((_AT, THINGS_AT), (_WITH, THINGS_WITH), (_THERE, MET_THERE)):
        dealt = case.match(folded, end)
        if dealt is not None:
            return things.fullmatch(dealt.group(1)) is not None
    if before is not None and folded[end : end + 1] in (" ", ",") and WANTING.fullmatch(before[2]):
        return True
    return _opens_with_speech(part, start, end)


def _opens_with_speech(part: Field, start: int, end: int) -> bool:
    """ "Ankara, … açıkladı", "Moskova ise karardan kaygılı": a bare topic and a verb at the end."""
    folded = part.text.folded
    if part.text.plain[start:end].isupper() or not part.opens_sentence(start):
        return False
    topic = folded.startswith((" ise ", " da ", " de "), end)
    if folded.startswith(", ", end):
        topic = not part.text.plain[end + 2 : end + 3].isupper()
    after = part.following(end)
    if not topic and not (after is not None and _CASE.search(after[2])):
        return False
    stop = _SENTENCE_ENDS.search(folded, end)
    last = folded[end : stop.start() if stop else len(folded)].rstrip(' "').rpartition(" ")[2]
    pattern = ACTING["tr"] if topic else SPEECH["tr"]
    return pattern.fullmatch(last) is not None or SPEECH["tr"].fullmatch(last) is not None
