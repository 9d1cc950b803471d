"""Adjectives spelt like a town's case form: «Донецька прокуратура», «в Курском районе»."""

from __future__ import annotations

import re

from pipeline.tag.context import Field
from pipeline.tag.words import PLACE_HEADS, word_set

_TOWNLIKE = {
    "ru": re.compile(r"[\w-]+(?:ск|цк)ом"),
    "uk": re.compile(r"[\w-]+(?:ськ|цьк|зьк)[ау]"),
}
_OF = word_set("до з із зі від біля навколо поблизу для проти після із-за крім без")
_IN = word_set("у в во на о об при по")
_AND = word_set("та і й и")
# Feminine nouns and adjectives agree with «Донецька»; past tenses and adverbs only look so.
_FEMININE = re.compile(r"\w+(?:а|я|ість)|область|обл|(?:[оа]в|од)а|аес|тес")
_NOT_FEMININE = re.compile(r"\w+л(?:а|ася)|вчора|завтра|двічі")
# What is named after a town, in the case of «Донецьку».
_BODIES = re.compile(
    r"област[іь]|обл|(?:обласн|міськ|районн|окружн|державн|військов|прокат|митн|тюрем)\w+"
    r"|(?:рад|колоні|прокуратур|адміністраці|лікарн|бригад|громад|митниц|битв|єпархі|філі)\w+"
    r"|аес|тес|ова|ода"
)
_DISTRICT = re.compile(r"(?:район|кра|округ|сел|област|уезд|поселк|соглашен|договор)\w*")


def is_adjective(part: Field, start: int, end: int) -> bool:
    """Whether what reads like a town in -ск or -ськ is an adjective by the words beside it."""
    townlike = _TOWNLIKE.get(part.language)
    word = part.text.folded[start:end]
    if townlike is None or townlike.fullmatch(word) is None:
        return False
    before = part.previous(start)
    if part.language == "ru":
        # «Курском» is the instrumental, which no preposition of place takes.
        after = part.following(end)
        if after is not None and _DISTRICT.fullmatch(after[2]):
            return True
        return before is not None and (
            before[2] in _IN or PLACE_HEADS.fullmatch(before[2]) is not None
        )
    beyond = _beyond_row(part, end)
    if word.endswith("у"):
        return not _located(part, start) or (
            beyond is not None and _BODIES.fullmatch(beyond) is not None
        )
    if (before is not None and before[2] in _OF) or beyond is None:
        return False
    return _FEMININE.fullmatch(beyond) is not None and _NOT_FEMININE.fullmatch(beyond) is None


def _beyond_row(part: Field, end: int) -> str | None:
    """The small word after a place or after a row of such adjectives, folded."""
    for _ in range(4):
        joint = " " if not part.text.folded.startswith(", ", end) else ", "
        after = part.following(end + len(joint) - 1)
        if after is not None and after[2] in _AND:
            after = part.following(after[0])
        if after is None or (joint == ", " and not after[1][0].isupper()):
            return None
        if not after[1][0].isupper() or after[1].isupper():
            return after[2]
        if _TOWNLIKE["uk"].fullmatch(after[2]) is None:
            return None
        end = after[0]
    return None


def _located(part: Field, start: int) -> bool:
    """Whether «у» stands before a place, or before the town that it is coupled with."""
    before = part.previous(start)
    if before is not None and before[2] in _AND:
        town = part.previous(before[0])
        before = part.previous(town[0]) if town is not None else None
    return before is not None and before[2] in _IN
