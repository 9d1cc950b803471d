"""Is one text a copy of another: printed again, lightly rewritten, cut, or built into a longer one?

Resemblance and containment are Broder's (1997), measured on the real shingles, not
estimated. Copies are told from look-alikes by three measures: how much of the shorter text
stands word for word in the other; for light rewriting, which breaks a shingle with every
changed word, how many of its words are kept at all; and whether it keeps the other's figures,
because a daily template (weather, exchange rates, a loss summary) keeps the words and changes
the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.resolve.figures import figures
from pipeline.resolve.fingerprint import SHORT, compared_words
from pipeline.resolve.words import shingles

CONTAINED: Final = 0.4
"""The shorter text is a copy if this share of its shingles stands in the other. Articles of
one outlet on different events share boilerplate and background up to 0.33."""

REWRITTEN: Final = 0.2
KEPT_WORDS: Final = 0.77
"""A lightly rewritten text may break more shingles than CONTAINED allows, if KEPT_WORDS of its
words are the other's and the two are of similar length. Replacing every fifth word leaves 0.41
of the shingles, every fourth 0.32; different reports of one event rarely share 0.75 of their
words."""

SIMILAR_LENGTH: Final = 0.6

ENOUGH_WORDS: Final = 8
"""Shorter texts are copies only if they are equal: any caption may stand in any article."""

TEMPLATE_FIGURES: Final = 3
TEMPLATE_FIGURES_SHORT: Final = 2
TEMPLATE_SHORT: Final = 30
TEMPLATE_KEPT: Final = 0.7
"""A template, not a copy, if at least TEMPLATE_FIGURES figures changed (in fewer than
TEMPLATE_SHORT words TEMPLATE_FIGURES_SHORT) and the share of figures kept is less than
TEMPLATE_KEPT of the share of text kept with its figures blacked out."""

_FIGURE_WORD: Final = re.compile(
    r"\w*\d\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
    r"|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|понеділок|вівторок|серед[ау]|четвер|ятниц[яю]|неділ[яю]"
    r"|january|february|march|april|may|june|july|august"
    r"|september|october|november|december"
    r"|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    r"|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)я|марта|мая|августа"
    r"|(?:січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд)ня|лютого|листопада"
)


@dataclass(frozen=True)
class Text:
    """One text made ready for comparing; make it once and compare it with many."""

    title: str | None
    body: str

    @cached_property
    def words(self) -> list[str]:
        """The words that are compared, see ``fingerprint.compared_words``."""
        return compared_words(self.title, self.body)

    @cached_property
    def shingles(self) -> set[str]:
        """The runs of words that are compared."""
        return shingles(self.words)

    @cached_property
    def blacked_out(self) -> set[str]:
        """The same with every figure, month and weekday made equal."""
        return shingles(["#" if _FIGURE_WORD.fullmatch(w) else w for w in self.words])

    @cached_property
    def figures(self) -> Counter[str]:
        """The numbers and dates stated, each as often as it is stated."""
        whole = self.body if len(self.words) >= SHORT else f"{self.title or ''}\n{self.body}"
        return figures(whole)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts share; shares are of the shorter text and lie in 0–1.

    ``jaccard`` and ``containment`` are of shingles, ``words`` of single words, ``wording`` is
    the containment with figures blacked out. ``figures`` and ``figures_changed`` count the
    figures of the text that states fewer, and those of them that the other does not state.
    """

    jaccard: float
    containment: float
    words: float
    wording: float
    length_ratio: float
    shorter: int
    figures: int
    figures_changed: int

    @property
    def is_template(self) -> bool:
        """True if the words are kept and the figures are not."""
        short = self.shorter < TEMPLATE_SHORT
        if self.figures_changed < (TEMPLATE_FIGURES_SHORT if short else TEMPLATE_FIGURES):
            return False
        kept = 1 - self.figures_changed / self.figures
        return kept < TEMPLATE_KEPT * self.wording


def compare_texts(a: Text, b: Text) -> Comparison:
    """Measure what two texts share. The order of the two does not matter."""
    longer, shorter = sorted((len(a.words), len(b.words)), reverse=True)
    shared, wording = len(a.shingles & b.shingles), len(a.blacked_out & b.blacked_out)
    fewer = min(a.figures.total(), b.figures.total())
    return Comparison(
        jaccard=_share(shared, len(a.shingles) + len(b.shingles) - shared),
        containment=_share(shared, min(len(a.shingles), len(b.shingles))),
        words=_share((Counter(a.words) & Counter(b.words)).total(), shorter),
        wording=_share(wording, min(len(a.blacked_out), len(b.blacked_out))),
        length_ratio=_share(shorter, longer),
        shorter=shorter,
        figures=fewer,
        figures_changed=fewer - (a.figures & b.figures).total(),
    )


def is_copy(c: Comparison) -> bool:
    """Decide whether two texts that compare like ``c`` are printings of one text."""
    if c.jaccard == 1.0:
        return True
    if c.shorter < ENOUGH_WORDS or c.is_template:
        return False
    if c.containment >= CONTAINED:
        return True
    return c.containment >= REWRITTEN and c.words >= KEPT_WORDS and c.length_ratio >= SIMILAR_LENGTH


def _share(part: int, whole: int) -> float:
    """Return ``part / whole``; a share of nothing is 0."""
    return part / whole if whole else 0.0
