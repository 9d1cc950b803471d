"""Raw texts in the manner of scrapers' output, each with all that must be read in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Dating, Extraction
from pipeline.refine.extract import extract_text

TEXTS = Path(__file__).parents[2] / "golden" / "texts"
NAMES = sorted(path.stem for path in TEXTS.glob("*.json"))


def written(dating: Dating | None) -> dict[str, str] | None:
    if dating is None:
        return None
    day = dating.precision == "day"
    at = dating.at.date().isoformat() if day else dating.at.isoformat()
    return {"at": at, "precision": dating.precision}


@pytest.mark.parametrize("name", NAMES)
def test_text(name: str) -> None:
    golden: dict[str, Any] = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    expected = golden["expected"]
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    found = extract_text(text, time_zone=golden["time_zone"])
    assert isinstance(found, Extraction)
    assert found.title == expected["title"]
    assert found.body.split("\n\n") == expected["body"]
    assert written(found.published) == expected["published"]
    assert written(found.modified) == expected["modified"]
    assert found.language == expected["language"]
    assert found.agency == expected["agency"]
    assert list(found.tags) == expected["tags"]


def test_every_text_has_its_expectation() -> None:
    assert len(NAMES) >= 8
    assert {path.stem for path in TEXTS.glob("*.txt")} == set(NAMES)
