"""How many of our own pages are read exactly as a person read them, field by field.

    python bench/golden_pages.py [--wrong]

``tests/golden/pages`` holds pages that we wrote in the manner of real outlets' templates, each
beside what it says. One JSON line per language, then a table: right / pages for every field.
``--wrong`` names the pages that differ, with both readings.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from pipeline.model import Dating, Extraction, Rejection  # noqa: E402
from pipeline.refine.extract import extract_page  # noqa: E402

PAGES = ROOT / "tests/golden/pages"

FIELDS = (
    "title",
    "authors",
    "agency",
    "published",
    "modified",
    "flags",
    "language",
    "canonical_url",
    "site_name",
    "section",
    "tags",
    "image",
    "editions",
    "paywalled",
    "kind",
    "body",
)
"""What every page that is an article expects; ``charset`` too where it is the trap."""
SETTING = ("about", "url", "time_zone", "captured_at", "content_type")
"""What every page says of itself and of the circumstances in which it is read."""


@dataclass(frozen=True)
class GoldPage:
    """A page of ours and what a person read in it.

    ``expected`` maps fields to values as JSON writes them; for a page that is no article it
    holds ``rejection`` alone.
    """

    name: str
    html: bytes
    setting: dict[str, Any]
    expected: dict[str, Any]

    @property
    def language(self) -> str:
        """The language that its name begins with."""
        return self.name.split("-", 1)[0]


def gold_page(path: Path) -> GoldPage:
    """The page in this file and the expectation beside it."""
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    setting = {key: record.pop(key) for key in SETTING}
    expected = record.pop("expected", None) or {"rejection": record.pop("rejection")}
    if record:
        raise ValueError(f"{path.stem}: unknown keys {sorted(record)}")
    return GoldPage(path.stem, path.read_bytes(), setting, expected)


def gold_pages(folder: Path = PAGES) -> list[GoldPage]:
    """All of them, by name."""
    return [gold_page(path) for path in sorted(folder.glob("*.html"))]


def read(page: GoldPage) -> dict[str, Any]:
    """What the extractor says of it, in the same form."""
    captured = page.setting["captured_at"]
    return as_json(
        extract_page(
            page.html,
            url=page.setting["url"],
            content_type=page.setting["content_type"],
            time_zone=page.setting["time_zone"],
            captured_at=datetime.fromisoformat(captured) if captured else None,
        )
    )


def as_json(found: Extraction | Rejection) -> dict[str, Any]:
    """An extraction's fields as the expectations are written."""
    if isinstance(found, Rejection):
        return {"rejection": found.reason}
    values: dict[str, Any] = {name: getattr(found, name) for name in (*FIELDS, "charset")}
    for name in ("authors", "flags", "tags"):
        values[name] = list(values[name])
    for name in ("published", "modified"):
        values[name] = _written(values[name])
    values["editions"] = dict(found.editions)
    values["body"] = found.body.split("\n\n")
    return values


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """The fields of ``expected`` that were read otherwise; ``rejection`` for another verdict."""
    if "rejection" in found or "rejection" in expected:
        return [] if expected.get("rejection") == found.get("rejection") else ["rejection"]
    return [name for name, value in expected.items() if found[name] != value]


def count(pages: Iterable[GoldPage], *, tell: bool = False) -> list[dict[str, Any]]:
    """One row per language and one for all: for every field the pages that are right.

    A page that is rejected but should not be (or the other way round) has no field right.
    """
    rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for page in pages:
        found = read(page)
        wrong = differences(page.expected, found)
        for name in (*page.expected, "whole page"):
            right = not wrong if name == "whole page" else not {name, "rejection"} & set(wrong)
            for group in (page.language, "all"):
                rows[group][name][0] += right
                rows[group][name][1] += 1
        if tell:
            _tell(page, found, wrong)
    return [{"pages in": language, **rows[language]} for language in sorted(rows, key=_all_last)]


def table(rows: list[dict[str, Any]]) -> str:
    """The same rows for people."""
    columns = ("pages in", "whole page", *FIELDS, "charset", "rejection")
    cells = [columns, *(tuple(_cell(row.get(name)) for name in columns) for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cell(value: object) -> str:
    if isinstance(value, list):
        return f"{value[0]}/{value[1]}"
    return "-" if value is None else str(value)


def _all_last(language: str) -> tuple[bool, str]:
    return language == "all", language


def _written(dating: Dating | None) -> dict[str, str] | None:
    if dating is None:
        return None
    day = dating.precision == "day"
    at = dating.at.date().isoformat() if day else dating.at.isoformat()
    return {"at": at, "from": dating.source, "precision": dating.precision}


def _tell(page: GoldPage, found: dict[str, Any], wrong: list[str]) -> None:
    for name in wrong:
        print(f"{page.name}: {name}")
        if name == "body" and "body" in found:
            want, got = page.expected["body"], found["body"]
            print(*(f"  - {line}" for line in want if line not in got), sep="\n")
            print(*(f"  + {line}" for line in got if line not in want), sep="\n")
            if set(want) == set(got):
                print("  the same paragraphs in another order or number")
        else:
            print(f"  - {page.expected.get(name)!r}\n  + {found.get(name)!r}")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wrong", action="store_true", help="name what was read otherwise")
    options = parser.parse_args()
    rows = count(gold_pages(), tell=options.wrong)
    measured_at = datetime.now(UTC).isoformat(timespec="seconds")
    for row in rows:
        print(json.dumps({"bench": "golden_pages", **row, "measured_at": measured_at}))
    print(table(rows))


if __name__ == "__main__":
    main()
