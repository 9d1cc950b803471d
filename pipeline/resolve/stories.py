"""Do two articles, in whatever languages, tell the same event?

A score in 0–1 from a few features that can be read and explained, added up by a logistic
regression. Within one language headline, names and figures decide; across languages
only what survives translation: names by their sound, figures, topics and places. What no pair
at hand can teach, because none has it, is set by hand and says so: the distance of dates, and
series (two forecasts whose headlines state different days).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final

from pipeline.resolve.figures import figures
from pipeline.resolve.names import same_name, sound_keys
from pipeline.resolve.report import IN_LEAD, Report

Weights = Mapping[str, float]

WITHIN: Final[Weights] = {
    "bias": -0.42,
    "title": 4.90,
    "names_apart": -2.72,
    "figures_apart": -1.13,
}
"""Fitted (ridge penalty 3 on standardised features) to 75 pairs of full articles judged by
people, 35 English and 40 Russian, each also without its titles and cut to 600 characters, at
half the weight. F1 by five-fold cross-validation, no article in two folds, 20 repetitions: 0.91
on the full pairs (English 0.97, Russian 0.85), 0.81 without titles, 0.88 cut."""

ACROSS: Final[Weights] = {
    "bias": -1.31,
    "names": 8.29,
    "topics_shared": 3.39,
    "topics_apart": -3.85,
    "figures_shared": 7.93,
    "figures_apart": -4.50,
}
"""Fitted likewise, with equal weight for same and different, to the excerpts of 177 articles in
English and Russian, each against itself and ten others, half of them the most alike; and to the
twelve events in four languages of tests/unit/resolve/stories.json. F1 on what the fit had not
seen, at as many same as different: 0.92 on the excerpts, 0.99 on the events. bench/duplicates.py
fits and measures both again."""

DAYS_FREE: Final = 2.0
PER_DAY: Final = -0.5
DAYS_MOST: Final = 8.0
"""By hand: a distance of up to two days says nothing; each further day is worth half a unit of
log-odds against, up to eight days."""

SERIES: Final = -4.0
"""By hand: the two are numbers of a series, see ``Features.series``."""

SAME: Final = 0.5
"""Two articles tell the same story from this score on."""

_HALF_NAMES: Final = 4.0
_HALF_TOPICS: Final = 4.0
_HALF_FIGURES: Final = 1.5
"""The weight shared that is worth half of what endless sharing would be."""
_FEW_NAMES: Final = 4.0
"""Added to the cosine's denominator: one light name in common is no proof."""


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against one story; all in 0–1 but the last two.

    ``..._shared`` and ``..._apart`` grow with the weight that both have, or that the article
    with less of it does not share; ``days`` is the distance beyond what says nothing;
    ``series`` is 1 if both headlines state dates and none in common, or if the caller says so.
    """

    title: float
    names: float
    names_apart: float
    topics_shared: float
    topics_apart: float
    figures_shared: float
    figures_apart: float
    days: float
    series: float


def same_story(
    a: Report,
    b: Report,
    entities: tuple[Weights, Weights] | None = None,
    *,
    series: bool = False,
) -> float:
    """Return how likely it is that two articles tell the same event, in 0–1, symmetrically.

    ``entities`` are both articles' linked entities, each with a weight; they see through
    spellings and exonyms that the comparison of names by sound does not. ``series`` states
    that the texts follow one template.
    """
    features = compare_reports(a, b, entities, series=series)
    return score(features, one_language=a.language == b.language)


def score(features: Features, *, one_language: bool) -> float:
    """Return the logistic of the weighted sum of the features."""
    weights = WITHIN if one_language else ACROSS
    total = weights["bias"] + PER_DAY * features.days + SERIES * features.series
    for field in fields(features):
        total += weights.get(field.name, 0.0) * float(getattr(features, field.name))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def compare_reports(
    a: Report,
    b: Report,
    entities: tuple[Weights, Weights] | None = None,
    *,
    series: bool = False,
) -> Features:
    """Measure all features of a pair; the order of the two does not matter."""
    if _order(b) < _order(a):
        a, b = b, a
        entities = entities and (entities[1], entities[0])
    names, names_apart = _compare_names(a, b)
    if entities:
        names = max(names, cosine(*entities))
    topics_shared, topics_apart = _shared_and_apart(a.topics, b.topics)
    figures_shared, figures_apart = _shared_and_apart(a.figures, b.figures)
    return Features(
        title=_title_overlap(a, b),
        names=names,
        names_apart=_saturate(names_apart, _HALF_NAMES),
        topics_shared=_saturate(topics_shared, _HALF_TOPICS),
        topics_apart=_saturate(topics_apart, _HALF_TOPICS),
        figures_shared=_saturate(figures_shared, _HALF_FIGURES),
        figures_apart=_saturate(figures_apart, _HALF_FIGURES),
        days=_days_apart(a.published_at, b.published_at),
        series=float(series or _states_other_dates(a.title, b.title)),
    )


def share_names(a: Report, b: Report) -> list[tuple[str, str]]:
    """Pair off the names that both articles have, whatever the spelling.

    A word that may owe its capital to the start of a sentence counts if it surely is a name
    in the other article. The weightiest names choose first.
    """
    ours, theirs = {**a.possible_names, **a.names}, {**b.possible_names, **b.names}
    by_sound: dict[str, list[str]] = {}
    for name in theirs:
        for key in sound_keys(name):
            by_sound.setdefault(key, []).append(name)
    pairs: list[tuple[str, str]] = []
    taken: set[str] = set()
    for name in sorted(ours, key=lambda n: (-ours[n], n)):
        heard = {other for key in sound_keys(name) for other in by_sound.get(key, ())}
        fitting = [
            other
            for other in heard - taken
            if (name in a.names or other in b.names) and same_name(name, other)
        ]
        if fitting:
            best = max(fitting, key=lambda n: (theirs[n], n))
            taken.add(best)
            pairs.append((name, best))
    return pairs


def _compare_names(a: Report, b: Report) -> tuple[float, float]:
    """Return the cosine of the names, and the weight of names that the other does not have."""
    ours, theirs = dict(a.names), dict(b.names)
    product = shared = 0.0
    for name, other in share_names(a, b):
        x = ours.setdefault(name, a.possible_names.get(name, 0.0))
        y = theirs.setdefault(other, b.possible_names.get(other, 0.0))
        product += x * y
        shared += min(x, y)
    both = math.sqrt(_square(ours) * _square(theirs))
    apart = min(sum(ours.values()), sum(theirs.values())) - shared
    return _ratio(product, both + _FEW_NAMES), apart


def _order(report: Report) -> tuple[str, str, str]:
    """Return what decides which of two articles is looked at first."""
    return report.title or "", report.body, report.language


def cosine(a: Weights, b: Weights) -> float:
    """Return the cosine of two bags of weighted things; of an empty one 0."""
    shared = sum(weight * b[thing] for thing, weight in a.items() if thing in b)
    return min(1.0, _ratio(shared, math.sqrt(_square(a) * _square(b))))


def _title_overlap(a: Report, b: Report) -> float:
    """Return the share of each headline's words in the other's headline or lead, on average."""
    shares = []
    for one, other in ((a, b), (b, a)):
        if one.headline_stems:
            lead = {s for s, weight in other.stems.items() if weight >= IN_LEAD}
            shares.append(len(one.headline_stems & lead) / len(one.headline_stems))
    return sum(shares) / len(shares) if shares else 0.0


def _shared_and_apart(a: Weights, b: Weights) -> tuple[float, float]:
    """Return the weight that two bags share and what the lighter one has beside that."""
    shared = sum(min(weight, b[thing]) for thing, weight in a.items() if thing in b)
    return shared, max(0.0, min(sum(a.values()), sum(b.values())) - shared)


def _days_apart(a: datetime | None, b: datetime | None) -> float:
    """Return the days between two dates beyond DAYS_FREE; 0 where one is missing."""
    if a is None or b is None:
        return 0.0
    days = abs((a - b).total_seconds()) / 86_400
    return min(DAYS_MOST, max(0.0, days - DAYS_FREE))


def _states_other_dates(a: str | None, b: str | None) -> bool:
    """Tell whether both headlines state days and none is the same."""
    days_a, days_b = ({f for f in figures(t) if "-" in f} for t in (a, b))
    return bool(days_a and days_b and not days_a & days_b)


def _square(weights: Weights) -> float:
    """Return the sum of the squared weights."""
    return sum(w * w for w in weights.values())


def _ratio(part: float, whole: float) -> float:
    """Return ``part / whole``; a share of nothing is 0."""
    return part / whole if whole else 0.0


def _saturate(weight: float, half: float) -> float:
    """Return 0 for nothing, 0.5 at ``half``, never quite 1."""
    weight = max(0.0, weight)
    return weight / (weight + half)
