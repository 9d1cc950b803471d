"""Precision and recall of the linked entities over the expected ones."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import COUNTRIES
from pipeline.tag.knowledge import load_knowledge
from pipeline.tag.tagger import Tagger

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared" / "seeds"
PRECISION, RECALL = 0.95, 0.90

Link = tuple[bool, int, int, str]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(load_knowledge())


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    for case in found:
        if "file" in case:
            path = SEEDS / case["file"]
            if not path.exists():
                pytest.skip(f"{path} is not here")
            case["title"], case["text"] = "", path.read_text(encoding="utf-8")
    return found


def expected(case: dict[str, Any]) -> set[Link]:
    links = set()
    for mention in case["mentions"]:
        in_title = mention.get("in_title", False)
        source, surface, start = case["title" if in_title else "text"], mention["surface"], -1
        for _ in range(mention.get("occurrence", 1)):
            start = source.index(surface, start + 1)
        links.add((in_title, start, start + len(surface), mention["entity"]))
    return links


@pytest.mark.parametrize("name", ["en", "tr", "ru", "uk", "seeds"])
def test_expected_entities(tagger: Tagger, name: str) -> None:
    right = found_count = wanted_count = 0
    faults = []
    for case in cases(name):
        when = datetime.fromisoformat(case["published_at"] + "T12:00:00+00:00")
        tagging = tagger.tag(case["title"], case["text"], case["language"], when)
        wanted = expected(case)
        found: set[Link] = {
            (m.in_title, m.start, m.end, m.entity) for m in tagging.mentions if m.entity
        }
        right += len(wanted & found)
        found_count += len(found)
        wanted_count += len(wanted)
        for kind, links in (("missed", wanted - found), ("wrong", found - wanted)):
            for in_title, start, end, entity in sorted(links):
                source = case["title"] if in_title else case["text"]
                faults.append(f"{case['id']}: {kind}: {source[start:end]} = {entity}")
        about = [c for c in COUNTRIES if tagging.countries[c] >= 0.5]
        if sorted(about) != sorted(set(case["about"]) & set(COUNTRIES)):
            faults.append(f"{case['id']}: about {about}, not {case['about']}")
    precision, recall = right / found_count, right / wanted_count
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f} of {wanted_count}")
    print("\n".join(faults))
    assert precision >= PRECISION
    assert recall >= RECALL
    assert not [f for f in faults if ": about" in f]
