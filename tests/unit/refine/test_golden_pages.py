"""Every page in tests/golden/pages says what the JSON beside it expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Dating, Extraction, Rejection
from pipeline.refine.extract import extract_page

PAGES = sorted((Path(__file__).parents[2] / "golden" / "pages").glob("*.html"))
PLAIN = (
    "title",
    "agency",
    "language",
    "canonical_url",
    "site_name",
    "section",
    "image",
    "kind",
    "charset",
)


def written(dating: Dating | None) -> str | None:
    if dating is None:
        return None
    return dating.at.date().isoformat() if dating.precision == "day" else dating.at.isoformat()


def test_there_are_pages() -> None:
    assert len(PAGES) >= 12


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = extract_page(
        path.read_bytes(), url=expected["url"], time_zone=expected.get("time_zone")
    )
    if "rejection" in expected:
        assert isinstance(found, Rejection), found
        assert (found.stage, found.reason) == ("refine", expected["rejection"])
        return
    assert isinstance(found, Extraction), found
    for name in PLAIN:
        if name in expected:
            assert getattr(found, name) == expected[name], name
    for name in ("authors", "tags"):
        if name in expected:
            assert list(getattr(found, name)) == expected[name], name
    assert written(found.published) == expected["published"]
    assert found.published is not None
    assert found.published.source == expected["published_from"]
    if "modified" in expected:
        assert written(found.modified) == expected["modified"]
    if "editions" in expected:
        assert dict(found.editions) == expected["editions"]
    assert found.body.startswith(expected["starts"])
    assert found.body.endswith(expected["ends"])
    assert len(found.body.split("\n\n")) == expected["paragraphs"], found.body
    for phrase in expected.get("contains", ()):
        assert phrase in found.body
    for phrase in expected["without"]:
        assert phrase not in found.body
