"""Regions that share one noun: «Харьковской и Сумской областях», «Курська та Брянська області»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.tag.context import Field

RegionOf = Callable[[str], str | None]
"""The id of the region that a folded phrase in the singular names, if it names one."""

_NOUNS = r"област(?:ях|ей|ям|ями|и|і)|кра(?:ев|їв|ях|ям|ями|я)|район(?:ах|ов|ам|ами|ів)"
_SHARED = re.compile(
    r"((?:[\w-]+(?:ск|цк|ськ|цьк|зьк)(?:ой|ая|ую|ий|ої|а|у|ою|ій|ого|ому|им|ом)"
    r"(?:, | и | й | і | та ))+)"
    r"([\w-]+(?:ск|цк|ськ|цьк|зьк)(?:ой|ая|ую|ий|ої|а|у|ою|ій|ого|ому|им|ом)) "
    rf"({_NOUNS})(?!\w)"
)
_ADJECTIVE = re.compile(r"[\w-]{3,}")
_SINGULAR = {
    "о": ("область", "области", "областью", "область", "області", "областю"),
    "к": ("край", "края", "краю", "краем", "крае"),
    "р": ("район", "района", "районе"),
}
# How far back the first region of a row is looked for.
_WINDOW = 120
_NOUN = re.compile(rf"(?<!\w)(?:{_NOUNS})(?!\w)")


def shared_regions(part: Field, region_of: RegionOf) -> Iterator[tuple[int, int, str]]:
    """Start, end and id of each of several regions with one noun; the last one has the noun."""
    folded = part.text.folded
    if part.language not in ("ru", "uk"):
        return
    last = 0
    for noun in _NOUN.finditer(folded):
        start, last = max(last, noun.start() - _WINDOW), noun.end()
        match = _SHARED.search(folded, start, noun.end())
        if match is None or match.end() != noun.end():
            continue
        nouns = _SINGULAR[match.group(3)[0]]
        words = list(_ADJECTIVE.finditer(folded, match.start(1), match.end(2)))
        for word in words:
            found = {region_of(f"{word.group()} {single}") for single in nouns} - {None}
            region = found.pop() if len(found) == 1 else None
            if region is not None and part.text.plain[word.start()].isupper():
                end = match.end() if word is words[-1] else word.end()
                yield word.start(), end, region
