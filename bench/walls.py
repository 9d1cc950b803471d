"""How well walls are told from articles, and what it costs.

    python bench/walls.py

Precision and recall over ``tests/golden/walls``, part by part; what is taken for a wall among the
real pages in ``../shared/data/extraction``, each with its reason, and the time that the check takes
there beside the whole reading. One JSON line each.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench.extraction import DATA, benchmark_pages, publisher_pages  # noqa: E402
from pipeline.model import Rejection  # noqa: E402
from pipeline.refine import extract  # noqa: E402
from pipeline.refine.wall_words import PHRASES, TITLES  # noqa: E402

WALLS = Path(__file__).resolve().parents[1] / "tests/golden/walls"
REASONS = frozenset(TITLES) | frozenset(PHRASES)


def gold(part: str) -> dict[str, Any]:
    pages = json.loads((WALLS / part / "expected.json").read_text(encoding="utf-8"))
    right = walls = called = 0
    for name, page in pages.items():
        body = (WALLS / part / f"{name}.html").read_bytes()
        found = extract.extract_page(body, url=page["url"], asked_for=page.get("asked_for"))
        reason = found.reason if isinstance(found, Rejection) else None
        walls += page["reason"] is not None
        called += reason in REASONS
        right += page["reason"] is not None and reason == page["reason"]
    return {
        "gold": part,
        "pages": len(pages),
        "walls": walls,
        "precision": round(right / called, 4),
        "recall": round(right / walls, 4),
    }


def real() -> dict[str, Any]:
    spent: list[float] = []

    def timed(*args: Any, **options: Any) -> Rejection | None:
        start = time.perf_counter()
        try:
            return find_wall(*args, **options)
        finally:
            spent.append(time.perf_counter() - start)

    find_wall = extract.find_wall
    pages = [*benchmark_pages(), *publisher_pages()]
    rejected = {}
    start = time.perf_counter()
    with mock.patch.object(extract, "find_wall", timed):
        for page in pages:
            found = extract.extract_page(page.html, url=page.url)
            if isinstance(found, Rejection) and found.reason in REASONS:
                rejected[page.id[:40]] = f"{found.reason}: {found.detail}"
    total = time.perf_counter() - start
    spent.sort()
    return {
        "real_pages": len(pages),
        "rejected": rejected,
        "check_ms_mean": round(1000 * sum(spent) / len(spent), 3),
        "check_ms_median": round(1000 * spent[len(spent) // 2], 3),
        "check_ms_p95": round(1000 * spent[int(len(spent) * 0.95)], 3),
        "check_ms_max": round(1000 * spent[-1], 3),
        "page_ms_mean": round(1000 * total / len(pages), 1),
    }


def main() -> None:
    """Print every figure."""
    rows = [gold(part) for part in ("tuned", "held_back", "held_back_later")]
    if DATA.is_dir():
        rows.append(real())
    else:
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
    for row in rows:
        row["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
