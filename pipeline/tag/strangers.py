"""Names of people who are not those the knowledge base knows: "Mehmet Erdoğan", «Иван Путин»."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.tag.context import Field, is_given_name, is_patronymic

_SURNAME = re.compile(
    r"\w{2,}(?:ova?|eva?|ina?|enko|chuk|sky|skaya|ов[аоуы]?[йм]?|ев[аоуы]?[йм]?|ин[аоуы]?[йм]?|енко|чук[ау]?"
    r"|ск(?:ий|ого|ому|им|ая|ой|ую)|ськ(?:ий|ого|ому|им|а|ої|ій|у|ою))"
)
# "Kravchuk-Petrenko": the capital tells it from "Lavrov-led".
_SECOND_HALF = re.compile(r"-(\w)[\w’]+")


def whole_name(
    part: Field, start: int, end: int, others: Collection[int]
) -> tuple[int, int] | None:
    """The given names before a surname and a second surname after it; None without the former.

    ``others`` are places where names of places and organizations begin.
    """
    first = start
    for _ in range(3):
        word = part.previous(first)
        if word is None or word[3] or not word[1][0].isupper():
            break
        if not (is_given_name(word[2]) or (first == start and is_patronymic(word[2]))):
            break
        first = word[0]
    if first == start:
        return None
    second = _SECOND_HALF.match(part.text.plain, end)
    if second is not None and second.group(1).isupper():
        return first, second.end()
    after = part.following(end)
    if (
        after is not None
        and after[1][0].isupper()
        and after[0] - len(after[1]) not in others
        and _SURNAME.fullmatch(after[2])
        and not part.title_case
        and not part.in_caps(start, end)
    ):
        end = after[0]
    return first, end
