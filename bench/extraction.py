"""Extraction beside trafilatura: body, title, authors, date and pages per CPU second.

    python bench/extraction.py [--only euxine] [--errors FILE]

Reads ``../shared/data/extraction`` (see its README). A third of the pages, chosen by
the hash of their id, is held back from tuning; both parts are printed. One JSON line per
tool, corpus and part, then a table.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench import _metrics as metrics  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "shared/data/extraction"

Record = dict[str, Any]
Tool = Callable[[str, str, str | None], Record]


@dataclass(frozen=True)
class Gold:
    """One page and what a person read in it; fields that were not noted are None."""

    corpus: str
    id: str
    html: bytes
    url: str | None
    body: str
    title: str | None = None
    authors: list[str] | None = None
    published: datetime | None = None

    @property
    def held_back(self) -> bool:
        """Whether tuning must not look at this page."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 3 == 0


def benchmark_pages() -> Iterator[Gold]:
    """The article extraction benchmark: bodies only."""
    folder = DATA / "benchmark"
    for key, item in json.loads((folder / "ground-truth.json").read_text()).items():
        html = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Gold("benchmark", key, html, item["url"], item["articleBody"])


def publisher_pages() -> Iterator[Gold]:
    """Pages of real publishers: body, title, authors and date."""
    for meta in sorted((DATA / "publishers").glob("*/meta.info")):
        info = json.loads(meta.read_text())
        for gold_file in sorted(meta.parent.glob("*.json")):
            gold = json.loads(gold_file.read_text())
            files = sorted(
                path
                for path in meta.parent.glob(f"{gold_file.stem}_*.html.gz")
                if path.name[len(gold_file.stem) + 1 :][:4].isdigit()
            )
            for (_, item), path in zip(sorted(gold.items()), files, strict=False):
                yield _publisher_page(meta.parent.name, path, item, info.get(path.name, {}))


def _publisher_page(country: str, path: Path, item: Record, info: Record) -> Gold:
    body = item.get("body") or {}
    lines = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        lines += [*section["headline"], *section["paragraphs"]]
    date = item.get("publishing_date")
    return Gold(
        "publishers",
        f"{country}/{path.name}",
        gzip.decompress(path.read_bytes()),
        info.get("url"),
        "\n".join(lines),
        item.get("title"),
        item.get("authors") if "authors" in item else None,
        datetime.fromisoformat(date) if date else None,
    )


def euxine(key: str, html: str, url: str | None) -> Record:
    """This project's filter."""
    from pipeline.refine.extract import extract_record

    return extract_record({"id": key, "html": html, "url": url})


def _trafilatura(html: str, url: str | None, *, fast: bool, metadata: bool) -> Record:
    from trafilatura import bare_extraction

    document = bare_extraction(
        html, url=url, fast=fast, with_metadata=metadata, include_comments=False
    )
    if document is None:
        return {"body": ""}
    authors = [name.strip() for name in (document.author or "").split(";") if name.strip()]
    return {
        "body": document.text or "",
        "title": document.title,
        "authors": authors,
        "published_at": document.date,
    }


def trafilatura_full(key: str, html: str, url: str | None) -> Record:
    """Peer: bare_extraction with metadata."""
    return _trafilatura(html, url, fast=False, metadata=True)


def trafilatura_fast(key: str, html: str, url: str | None) -> Record:
    """Peer: the fast mode, with metadata."""
    return _trafilatura(html, url, fast=True, metadata=True)


TOOLS: dict[str, Tool] = {
    "euxine": euxine,
    "trafilatura": trafilatura_full,
    "trafilatura_fast": trafilatura_fast,
}


def score(gold: Gold, found: Record) -> dict[str, float]:
    """The marks of one page; only what the gold knows is marked."""
    precision, recall, f1 = metrics.overlap(gold.body, found.get("body") or "")
    marks = {"precision": precision, "recall": recall, "f1": f1}
    if gold.title is not None:
        marks["title"] = metrics.same_title(gold.title, found.get("title"))
    if gold.authors is not None:
        marks["authors"] = metrics.same_authors(gold.authors, found.get("authors") or ())
    if gold.published is not None:
        marks["day"] = metrics.same_day(gold.published, found.get("published_at"))
        marks["minute"] = metrics.same_instant(gold.published, found.get("published_at"))
    return marks


def run(name: str, pages: list[Gold], errors: list[Record]) -> list[Record]:
    """Mark one tool on all pages; one row per corpus and part."""
    tool = TOOLS[name]
    tool("warm-up", "<html><body><p>Some words to load what loads late.</p></body></html>", None)
    groups: dict[tuple[str, str], list[tuple[dict[str, float], float]]] = defaultdict(list)
    for gold in pages:
        # every tool is given the same text
        html = gold.html.decode("utf-8", "replace")
        start = time.process_time()
        found = tool(gold.id, html, gold.url)
        seconds = time.process_time() - start
        marks = score(gold, found)
        part = "held_back" if gold.held_back else "tuned_on"
        for group in (part, "all"):
            groups[gold.corpus, group].append((marks, seconds))
        if not gold.held_back:
            errors.append(
                {"tool": name, "id": gold.id, "gold": _gold_row(gold), **marks, "found": found}
            )
    return [_summary(name, *key, rows) for key, rows in sorted(groups.items())]


def _gold_row(gold: Gold) -> Record:
    return {
        "title": gold.title,
        "authors": gold.authors,
        "published": str(gold.published) if gold.published else None,
        "body": gold.body,
        "url": gold.url,
    }


def _summary(
    tool: str, corpus: str, part: str, rows: list[tuple[dict[str, float], float]]
) -> Record:
    row: Record = {"tool": tool, "corpus": corpus, "part": part, "pages": len(rows)}
    for mark in ("f1", "precision", "recall", "title", "authors", "day", "minute"):
        values = [marks[mark] for marks, _ in rows if mark in marks]
        row[mark] = round(sum(values) / len(values), 4) if values else None
    seconds = [taken for _, taken in rows]
    row["pages_per_cpu_second"] = round(len(seconds) / sum(seconds), 1)
    row["slowest_ms"] = round(max(seconds) * 1000)
    return row


def table(rows: list[Record]) -> str:
    """The same rows for people."""
    columns = list(rows[0])
    cells = [
        columns,
        *([("-" if row[c] is None else str(row[c])) for c in columns] for row in rows),
    ]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=TOOLS, action="append")
    parser.add_argument("--errors", type=Path, help="write one JSON line per tuned-on page")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
        return
    pages = [*benchmark_pages(), *publisher_pages()]
    errors: list[Record] = []
    rows: list[Record] = []
    for name in options.only or TOOLS:
        for row in run(name, pages, errors):
            row["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
            print(json.dumps(row), flush=True)
            rows.append({k: v for k, v in row.items() if k != "measured_at"})
    print(table(rows))
    if options.errors:
        lines = (json.dumps(row, ensure_ascii=False, default=str) for row in errors)
        options.errors.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
