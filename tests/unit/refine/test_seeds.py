"""The five scraped texts the warehouse was asked for: no title, date or paragraph gets lost.

The gold file holds no text of theirs: each paragraph is known by its hash, and by its first and
last words so that a person can find it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Dating, Extraction
from pipeline.refine.extract import extract_text
from tests.support import known_by

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (ROOT / "tests/golden/seeds.json").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the repository")


def written(dating: Dating | None) -> str | None:
    if dating is None:
        return None
    return dating.at.date().isoformat() if dating.precision == "day" else dating.at.isoformat()


@pytest.mark.parametrize("number", EXPECTED)
def test_seed(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text, expected = path.read_text(encoding="utf-8"), EXPECTED[number]
    found = extract_text(text)
    assert isinstance(found, Extraction)
    assert found.title == expected["title"]
    assert written(found.published) == expected["published"]
    assert written(found.modified) == expected["modified"]
    assert found.language == expected["language"]
    assert found.agency == expected["agency"]
    assert list(found.tags) == expected["tags"]
    assert [known_by(line) for line in found.body.split("\n\n")] == expected["paragraphs"]
    if zoned := expected.get("with_zone"):
        again = extract_text(text, time_zone=zoned["time_zone"])
        assert isinstance(again, Extraction)
        assert written(again.published) == zoned["published"]
        assert written(again.modified) == zoned["modified"]
