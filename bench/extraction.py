"""Extraction beside its peers: body, title, authors, date and pages per CPU second.

    python bench/extraction.py [--only euxine] [--errors FILE]

Reads ``../shared/data/extraction`` (see its README). Every tool is given the same text, decoded
once as UTF-8 before any clock runs, with the page's address, and no tool may open a connection.
They take turns page by page, in an order that turns with them, so that what else the machine does
falls on all alike; only their own CPU time counts.

- ``f1``, ``precision``, ``recall``: the body by 4-word shingles, per page, then the mean;
  ``f1_of_means``: from the mean precision and recall.
- ``title``, ``authors``, ``day``, ``minute``: the share that is right, after the same normalising
  for all; null where a tool has no such field.
- ``times_trafilatura``: pages per CPU second over trafilatura's in this run.
- ``failed``: pages on which the tool raised an exception; they count as empty.

A third of the pages, chosen by the hash of their id, is held back from tuning; both parts are
printed. One JSON line per tool, corpus and part, then a table. Peers that are not installed are
left out, with a word on how to install them.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import hashlib
import importlib.util
import json
import socket
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from bench import _metrics as metrics  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "shared/data/extraction"

PEERS = ".venv/bin/uv pip install -r pyproject.toml --extra bench"

BODY = ("precision", "recall", "f1")
FIELDS = ("title", "authors", "day", "minute")
MARKS = frozenset((*BODY, *FIELDS))

Record = dict[str, Any]
Read = Callable[[str, str, str | None], Record]


@dataclass(frozen=True)
class Tool:
    """How a page is given to it, what it can be marked for, and the module it needs."""

    read: Read
    marks: frozenset[str] = MARKS
    module: str | None = None


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


def _trafilatura(html: str, url: str | None, *, fast: bool) -> Record:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(
        html, url=url, fast=fast, with_metadata=True, include_comments=False
    )
    if document is None:
        return {"body": "", "title": None, "authors": [], "published_at": None}
    return {
        "body": document.text or "",
        "title": document.title,
        "authors": _split(document.author),
        "published_at": document.date,
    }


def _split(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(";") if name.strip()]


def trafilatura_full(key: str, html: str, url: str | None) -> Record:
    """Peer: bare_extraction with metadata."""
    return _trafilatura(html, url, fast=False)


def trafilatura_fast(key: str, html: str, url: str | None) -> Record:
    """Peer: the fast mode, with metadata."""
    return _trafilatura(html, url, fast=True)


def newspaper4k(key: str, html: str, url: str | None) -> Record:
    """Peer: an Article of the page as given, without its pictures.

    It takes the stop words of the language that the page names; where they need a package that
    is missing, it is asked again for the English ones.
    """
    try:
        article = _newspaper(html, url, use_meta_language=True)
    except ImportError:
        article = _newspaper(html, url, use_meta_language=False)
    published = article.publish_date
    return {
        "body": article.text or "",
        "title": article.title,
        "authors": list(article.authors),
        "published_at": published.isoformat() if published else None,
    }


def _newspaper(html: str, url: str | None, *, use_meta_language: bool) -> Any:
    from newspaper import Article, Config  # type: ignore[import-untyped]

    config = Config()
    config.fetch_images = False
    config.follow_meta_refresh = False
    config.memorize_articles = False
    if not use_meta_language:
        config.language = "en"
    article = Article(url or "https://page.invalid/", config=config)
    return article.download(input_html=html, ignore_read_more=True).parse()


def readability_lxml(key: str, html: str, url: str | None) -> Record:
    """Peer: the summary as text, the short title, the author of the meta tag; it has no dates."""
    from readability import Document  # type: ignore[import-untyped]

    document = Document(html, url=url)
    author = document.author()
    return {
        "body": _text(document.summary(html_partial=True)),
        "title": document.short_title(),
        "authors": [] if author == "[no-author]" else [author],
    }


_INLINE = frozenset(("a", "b", "em", "font", "i", "mark", "q", "small", "span", "strong", "u"))


def _text(fragment: str) -> str:
    """The text of a piece of HTML, with a line for each block."""
    from lxml.html import fromstring

    return "".join(_pieces(fromstring(f"<div>{fragment}</div>")))


def _pieces(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
    if element.tag not in _INLINE:
        yield "\n"


TOOLS: dict[str, Tool] = {
    "euxine": Tool(euxine),
    "trafilatura": Tool(trafilatura_full, MARKS - {"minute"}),
    "trafilatura_fast": Tool(trafilatura_fast, MARKS - {"minute"}),
    "newspaper4k": Tool(newspaper4k, module="newspaper"),
    "readability_lxml": Tool(readability_lxml, MARKS - {"day", "minute"}, "readability"),
}


def installed(names: Iterable[str]) -> list[str]:
    """Those of the tools that are there; says which are not."""
    missing = [name for name in names if not _importable(TOOLS[name].module)]
    if missing:
        print(f"left out: {', '.join(missing)}; to have them: {PEERS}", file=sys.stderr)
    return [name for name in names if name not in missing]


def _importable(module: str | None) -> bool:
    return module is None or importlib.util.find_spec(module) is not None


def score(gold: Gold, found: Record) -> dict[str, float]:
    """The marks of one page; only what the gold knows is marked."""
    marks: dict[str, float] = dict(
        zip(BODY, metrics.overlap(gold.body, found.get("body") or ""), strict=True)
    )
    if gold.title is not None:
        marks["title"] = metrics.same_title(gold.title, found.get("title"))
    if gold.authors is not None:
        marks["authors"] = metrics.same_authors(gold.authors, found.get("authors") or ())
    if gold.published is not None:
        marks["day"] = metrics.same_day(gold.published, found.get("published_at"))
        marks["minute"] = metrics.same_instant(gold.published, found.get("published_at"))
    return marks


@dataclass(frozen=True)
class Reading:
    """What one tool found on one page, and in how much CPU time."""

    gold: Gold
    tool: str
    found: Record
    marks: dict[str, float]
    seconds: float
    failure: Exception | None


def read_all(names: list[str], pages: list[Gold]) -> Iterator[Reading]:
    """Every page by every tool, in turns."""
    _warm_up(names, pages[:: max(1, len(pages) // 8)])
    for number, gold in enumerate(pages):
        html = gold.html.decode("utf-8", "replace")
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            gc.collect()  # nobody pays for another's garbage
            yield read_one(name, gold, html)


def read_one(name: str, gold: Gold, html: str) -> Reading:
    """One page by one tool, marked; the clock runs for its reading alone."""
    tool = TOOLS[name]
    found: Record = {}
    failure: Exception | None = None
    start = time.process_time()
    try:
        found = tool.read(gold.id, html, gold.url)
    except Exception as error:
        failure = error
    seconds = time.process_time() - start
    marks = {key: mark for key, mark in score(gold, found).items() if key in tool.marks}
    return Reading(gold, name, found, marks, seconds, failure)


def _warm_up(names: Iterable[str], pages: list[Gold]) -> None:
    """Let every tool import and load what it does late."""
    for name in names:
        for gold in pages:
            read_one(name, gold, gold.html.decode("utf-8", "replace"))
    gc.collect()
    gc.freeze()


def summaries(names: list[str], readings: list[Reading]) -> Iterator[Record]:
    """One row per tool, corpus and part."""
    groups: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        part = "held_back" if reading.gold.held_back else "tuned_on"
        for group in (part, "all"):
            groups[reading.gold.corpus, group, reading.tool].append(reading)
        groups["both", "all", reading.tool].append(reading)
    for corpus, part, name in sorted(groups, key=lambda key: (*key[:2], names.index(key[2]))):
        row = _summary(groups[corpus, part, name])
        peer = groups.get((corpus, part, "trafilatura"))
        times = _speed(groups[corpus, part, name]) / _speed(peer) if peer else None
        row["times_trafilatura"] = round(times, 2) if times else None
        yield {"tool": name, "corpus": corpus, "part": part} | row


def _speed(readings: list[Reading]) -> float:
    """Pages per CPU second."""
    return len(readings) / sum(reading.seconds for reading in readings)


def _summary(readings: list[Reading]) -> Record:
    row: Record = {"pages": len(readings)}
    for mark in (*reversed(BODY), *FIELDS):
        values = [reading.marks[mark] for reading in readings if mark in reading.marks]
        row[mark] = round(sum(values) / len(values), 4) if values else None
    both = row["precision"] + row["recall"]
    row["f1_of_means"] = round(2 * row["precision"] * row["recall"] / both, 4) if both else 0.0
    row["failed"] = sum(reading.failure is not None for reading in readings)
    row["slowest_ms"] = round(max(reading.seconds for reading in readings) * 1000)
    row["pages_per_cpu_second"] = round(_speed(readings), 1)
    return row


def _error(reading: Reading) -> Record:
    """One line for those who tune."""
    row = {"tool": reading.tool, "id": reading.gold.id, "gold": _gold_row(reading.gold)}
    return row | reading.marks | {"found": reading.found, "failure": reading.failure}


def _gold_row(gold: Gold) -> Record:
    return {
        "title": gold.title,
        "authors": gold.authors,
        "published": str(gold.published) if gold.published else None,
        "body": gold.body,
        "url": gold.url,
    }


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


def stay_offline() -> None:
    """Refuse connections from here on: no tool shall fetch what it was not given."""

    def refuse(*_: object) -> None:
        raise OSError("a measurement stays offline")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    socket.getaddrinfo = refuse  # type: ignore[assignment]


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=TOOLS, action="append")
    parser.add_argument("--errors", type=Path, help="write one JSON line per tuned-on page")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA.name}/", file=sys.stderr)
        return
    stay_offline()
    warnings.simplefilter("ignore")  # newspaper4k's on packages that it can do without
    names = installed(options.only or TOOLS)
    readings = list(read_all(names, [*benchmark_pages(), *publisher_pages()]))
    rows = list(summaries(names, readings))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for row in rows:
        print(json.dumps(row | {"measured_at": now}), flush=True)
    print(table(rows))
    if options.errors:
        tuned_on = (reading for reading in readings if not reading.gold.held_back)
        ordered = sorted(tuned_on, key=lambda reading: names.index(reading.tool))
        lines = (json.dumps(_error(one), ensure_ascii=False, default=str) for one in ordered)
        options.errors.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
