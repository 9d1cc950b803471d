"""Floors under precision and recall of mentions, links and countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tag.tagger import Tagger, make_tagger
from tests.golden.entities.figures import cases, measure

PRECISION, RECALL = 0.97, 0.93
MENTIONS = 0.88
MARKS = 0.85
COUNTRIES = 0.97


@pytest.fixture(scope="module")
def tagger(compiled: Path) -> Tagger:
    return make_tagger(compiled)


@pytest.mark.parametrize("part", ["", "held_back_"])
@pytest.mark.parametrize("language", ["en", "tr", "ru", "uk"])
def test_texts_of_ours(tagger: Tagger, part: str, language: str) -> None:
    texts = cases(f"{part}{language}")
    figures = measure(tagger, texts)
    print(f"{part}{language}, {len(texts)} texts: {figures}")
    if not part:
        print("\n".join(figures.faults))
    assert figures.linked.precision >= PRECISION
    assert figures.linked.recall >= RECALL
    assert figures.mentions.f1 >= MENTIONS
    assert figures.marks.f1 >= MARKS
    assert figures.countries.f1 >= COUNTRIES


def test_seeds(tagger: Tagger) -> None:
    """Every person, organization, country, city, weapon and treaty, and nothing wrong."""
    try:
        texts = cases("seeds")
    except FileNotFoundError as error:
        pytest.skip(f"{error.filename} is not here")
    figures = measure(tagger, texts)
    print(f"seeds: {figures}")
    print("\n".join(figures.faults))
    assert figures.linked.precision == figures.linked.recall == 1.0
