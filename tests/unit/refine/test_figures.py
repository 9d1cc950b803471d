"""What real pages and sentences give must not fall below these figures (see docs/extracting.md)."""

from __future__ import annotations

from typing import Any

import pytest

from bench import extraction, language

Row = dict[str, Any]
FLOORS = {
    "benchmark": {"f1": 0.97},
    "publishers": {"f1": 0.965, "title": 0.9, "authors": 0.9, "day": 0.985},
}
LANGUAGES = {"sentence": 1.0, "five_words": 0.985}
needs_data = pytest.mark.skipif(not extraction.DATA.is_dir(), reason="no data beside the project")


@pytest.fixture(scope="module")
def figures() -> dict[str, Row]:
    """The marks of all pages, by corpus."""
    pages = [*extraction.benchmark_pages(), *extraction.publisher_pages()]
    readings = [
        extraction.read_one("euxine", gold, gold.html.decode("utf-8", "replace")) for gold in pages
    ]
    rows = extraction.summaries(["euxine"], readings)
    return {row["corpus"]: row for row in rows if row["part"] == "all"}


@needs_data
@pytest.mark.parametrize("corpus", FLOORS)
def test_pages(figures: dict[str, Row], corpus: str) -> None:
    assert figures[corpus]["failed"] == 0
    low = {name: figures[corpus][name] for name, floor in FLOORS[corpus].items()}
    assert all(low[name] >= floor for name, floor in FLOORS[corpus].items()), low


@needs_data
def test_languages() -> None:
    asked = [text for sentence in language.sentences() for text in language.texts(sentence)]
    rows = [row for row in language.run("euxine", asked, []) if row["part"] == "all"]
    found = {row["task"]: row for row in rows}
    for task, floor in LANGUAGES.items():
        assert found[task]["accuracy"] >= floor, found[task]["confusion"]
