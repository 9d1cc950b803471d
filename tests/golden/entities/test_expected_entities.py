"""Floors under precision and recall of mentions, links and countries."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.tag.knowledge import load_knowledge
from pipeline.tag.tagger import Tagger, make_tagger
from tests.golden.entities.figures import cases, measure


class Floor(NamedTuple):
    """What may not be fallen below in any language; a little under what was measured."""

    precision: float
    recall: float
    mentions: float
    marks: float
    countries: float


FLOORS = {
    "": Floor(0.96, 0.945, 0.96, 0.95, 0.88),
    "held_back_": Floor(0.935, 0.91, 0.905, 0.87, 0.84),
}


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
    floor = FLOORS[part]
    assert figures.linked.precision >= floor.precision
    assert figures.linked.recall >= floor.recall
    assert figures.mentions.f1 >= floor.mentions
    assert figures.marks.f1 >= floor.marks
    assert figures.countries.f1 >= floor.countries


def test_seeds(tagger: Tagger) -> None:
    """Texts as a scraper delivered them."""
    try:
        texts = cases("seeds")
    except FileNotFoundError as error:
        pytest.skip(f"{error.filename} is not here")
    figures = measure(tagger, texts)
    print(f"seeds: {figures}")
    print("\n".join(figures.faults))
    assert figures.linked.precision == 1.0
    assert figures.linked.recall >= 0.99
    assert figures.countries.f1 == 1.0


def test_the_expected_texts_are_sound() -> None:
    """Fifty a language, a third held back; surfaces where they are said to be; ids that exist."""
    entities = load_knowledge().entities
    for language in ("en", "tr", "ru", "uk"):
        seen, held_back = cases(language), cases(f"held_back_{language}")
        assert len(seen) + len(held_back) >= 50
        assert len(held_back) >= 17
        for case in seen + held_back:
            for mention in case["mentions"]:
                source = case["title" if mention.get("in_title") else "text"]
                assert source[mention["start"] : mention["end"]] == mention["surface"]
                entity = mention["entity"]
                assert entity is None or entities[entity].type == mention["type"], case["id"]
