"""Precision and recall of mentions, links and countries over the expected ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.model import COUNTRIES, Mention
from pipeline.tag.tagger import Tagger

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared" / "seeds"

Span = tuple[bool, int, int]


@dataclass
class Count:
    """How many were right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[Any], wanted: set[Any]) -> None:
        """Count one text."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass
class Figures:
    """What a set of texts gave, and every fault in a line a person can read."""

    linked: Count = field(default_factory=Count)
    mentions: Count = field(default_factory=Count)
    marks: Count = field(default_factory=Count)
    """Offices, nested places and places that stand for governments, marked as such."""
    countries: Count = field(default_factory=Count)
    """Turkey, Russia and Ukraine."""
    other_countries: Count = field(default_factory=Count)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"linked: precision {self.linked.precision:.3f}, recall {self.linked.recall:.3f}"
            f" of {self.linked.wanted}; all mentions: F1 {self.mentions.f1:.3f}"
            f" of {self.mentions.wanted}; marks: F1 {self.marks.f1:.3f}"
            f" of {self.marks.wanted}; countries: F1 {self.countries.f1:.3f},"
            f" others {self.other_countries.f1:.3f}"
        )


def cases(name: str) -> list[dict[str, Any]]:
    """The texts of one file; those that lie elsewhere are read and must be unchanged.

    Raises FileNotFoundError where a text that lies elsewhere is missing.
    """
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    for case in found:
        if "file" in case:
            data = (SEEDS / case["file"]).read_bytes()
            assert sha256(data).hexdigest() == case["sha256"], case["file"]
            case["title"], case["text"] = "", data.decode("utf-8")
    return found


def measure(tagger: Tagger, texts: Iterable[dict[str, Any]]) -> Figures:
    """Tag every text and compare: spans with types, spans with entities, countries at 0.5."""
    figures = Figures()
    for case in texts:
        when = datetime.fromisoformat(case["published_at"] + "T12:00:00+00:00")
        tagging = tagger.tag(case["title"], case["text"], case["language"], when)
        wanted = {_key(m): (m["type"], m["entity"]) for m in case["mentions"]}
        found = {_span(m): (m.type, m.entity) for m in tagging.mentions}
        figures.mentions.add(_typed(found), _typed(wanted))
        figures.linked.add(_linked(found), _linked(wanted))
        figures.marks.add(
            {
                mark
                for m in tagging.mentions
                for mark in _marks(_span(m), m.office, m.nested, m.place)
            },
            {
                mark
                for m in case["mentions"]
                for mark in _marks(_key(m), m.get("office"), m.get("nested", False), m.get("place"))
            },
        )
        about = {code for code, score in tagging.countries.items() if score >= 0.5}
        ours, expected = set(COUNTRIES), set(case["about"])
        figures.countries.add(about & ours, expected & ours)
        figures.other_countries.add(about - ours, expected - ours)
        figures.faults += [
            f"{case['id']}: {line}"
            for line in _differences(case, found, wanted, {_span(m): m for m in tagging.mentions})
        ]
        if about != set(case["about"]):
            figures.faults.append(f"{case['id']}: about {sorted(about)}, not {case['about']}")
    return figures


def _key(mention: dict[str, Any]) -> Span:
    return mention.get("in_title", False), mention["start"], mention["end"]


def _span(mention: Mention) -> Span:
    return mention.in_title, mention.start, mention.end


def _marks(
    span: Span, office: str | None, nested: bool, place: str | None
) -> Iterable[tuple[Span, str]]:
    if office:
        yield span, f"office {office}"
    if nested:
        yield span, "nested"
    if place:
        yield span, f"place {place}"


def _typed(mentions: dict[Span, tuple[str, str | None]]) -> set[tuple[Span, str]]:
    return {(span, kind) for span, (kind, _) in mentions.items()}


def _linked(mentions: dict[Span, tuple[str, str | None]]) -> set[tuple[Span, str]]:
    return {(span, entity) for span, (_, entity) in mentions.items() if entity}


def _differences(
    case: dict[str, Any],
    found: dict[Span, tuple[str, str | None]],
    wanted: dict[Span, tuple[str, str | None]],
    mentions: dict[Span, Mention],
) -> Iterable[str]:
    for span in sorted(found.keys() | wanted.keys()):
        have, want = found.get(span), wanted.get(span)
        if have == want:
            continue
        source = case["title" if span[0] else "text"]
        around = source[max(0, span[1] - 30) : span[2] + 25].replace("\n", " ")
        rule = f" by {mentions[span].rule}" if span in mentions else ""
        yield f"«{source[span[1] : span[2]]}» is {have}{rule}, expected {want}: …{around}…"
