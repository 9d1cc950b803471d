"""A text as its bare words: the ground that every comparison stands on.

What is thrown away here is what two printings of one text may differ in without saying
anything different: white space, punctuation, upper and lower case, the Unicode form (NFC, NFD,
full width, ligatures), stress marks, the dots of the Russian "ё", soft hyphens and invisible
characters. Currency and per-cent signs stay, because they change the meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

SHINGLE = 4
"""Words to a shingle. Of 3, 4 and 5, the smallest that unrelated articles hardly ever share."""

_INVISIBLE = re.compile(
    r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\ufeff]+"
)
_WORD = re.compile(r"[^\W_]+|[%‰$£¥₠-⃀]")
_PILE = re.compile(r"([\u0300-\u036f]{30})[\u0300-\u036f]+")


def words(text: str | None) -> list[str]:
    """Return the words of ``text`` in order, in the form in which they are compared.

    Python's ``casefold`` turns "İ" into "i" and a dot above; the dot goes with the
    other marks, so that a Turkish capital meets its small letter.
    """
    if not text:
        return []
    text = _PILE.sub(r"\1", text)  # normalisation takes quadratic time on a pile of marks
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(_INVISIBLE.sub("", folded).replace("ё", "е"))


def shingles(words: Sequence[str], size: int = SHINGLE) -> set[str]:
    """Return all runs of ``size`` words; a shorter text is one shingle, none is no shingle."""
    if len(words) <= size:
        return {" ".join(words)} if words else set()
    shifted = [words[i:] for i in range(size)]
    return set(map(" ".join, zip(*shifted, strict=False)))
