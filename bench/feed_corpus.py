"""feedparser's own test corpus through the feed stage: no exception, and no entry lost.

    python bench/feed_corpus.py [--source FOLDER]

Gets the source package of the installed feedparser with pip, or takes an unpacked one
from --source. One JSON line: the files beside those expected, exceptions (must be 0),
entries beside those that feedparser itself finds, the slowest file, and the milliseconds for
a feed of 40 entries beside feedparser alone. Where the package can't be had, the line says
so.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from pipeline.collect.feeds import parse_feed  # noqa: E402

PARTS = ("wellformed", "illformed", "encoding", "entities")
EXPECTED = {"wellformed": 1749, "illformed": 19}
"""Files of the parts that must go through; fewer mean that something was not looked at."""
URL = "http://127.0.0.1:8097/tests/feed.xml"
ROUNDS = 15

_HEADER = re.compile(rb"^Header:\s+([^:]+):(.+)$", re.MULTILINE)


class Unavailable(Exception):
    """The corpus can't be had."""


@contextmanager
def corpus(source: Path | None) -> Iterator[Path]:
    """The folder of tests in feedparser's source package."""
    with tempfile.TemporaryDirectory() as folder:
        root = source or _download(Path(folder))
        tests = next((path.parent for path in sorted(root.rglob("wellformed"))), None)
        if tests is None:
            raise Unavailable("the source package has no folder wellformed")
        yield tests


def _download(folder: Path) -> Path:
    wanted = f"feedparser=={feedparser.__version__}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--no-binary", ":all:", "--dest", str(folder), wanted]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        package = next(folder.glob("*.tar.gz"))
        with tarfile.open(package) as archive:
            archive.extractall(folder, filter="data")
    except (OSError, subprocess.SubprocessError, StopIteration, tarfile.TarError) as error:
        raise Unavailable(f"no source package of {wanted}: {type(error).__name__}") from error
    return folder


def run_part(files: list[Path]) -> dict[str, Any]:
    """All files of one part of the corpus."""
    counts: Counter[str] = Counter()
    slowest, lost = 0.0, []
    for path in files:
        body = path.read_bytes()
        headers = {k.lower(): v.strip().decode() for k, v in _HEADER.findall(body)}
        kind = headers.get(b"content-type", "")
        start = time.perf_counter()
        try:
            found = parse_feed(body, URL, kind)
        except Exception as error:
            counts["exceptions"] += 1
            print(f"{path.name}: {error!r}", file=sys.stderr)
            continue
        slowest = max(slowest, time.perf_counter() - start)
        entries = (*found.entries, *found.without_address)
        theirs = _their_entries(body, kind)
        counts["with_entries"] += bool(entries)
        counts["entries"] += len(entries)
        counts["entries_feedparser"] += len(theirs)
        if len(entries) < len({_said(entry) for entry in theirs}):
            lost.append(path.name)
    return {
        "files": len(files),
        "exceptions": counts["exceptions"],
        "with_entries": counts["with_entries"],
        "entries": counts["entries"],
        "entries_feedparser": counts["entries_feedparser"],
        "fewer_than_feedparser": lost,
        "slowest_s": round(slowest, 4),
    }


def _said(entry: Any) -> tuple[str, ...]:
    """What tells feedparser's entries apart: those that say the same are one."""
    return tuple(str(entry.get(name)) for name in ("id", "link", "title", "summary", "published"))


def _their_entries(body: bytes, kind: str) -> list[Any]:
    try:
        headers = {"content-type": kind or "application/xml"}
        return list(feedparser.parse(io.BytesIO(body), response_headers=headers).entries)
    except Exception:  # where the library fails, there is nothing to compare with
        return []


def sample_feed(entries: int = 40) -> bytes:
    """A feed of usual size: teasers with markup, in Russian."""
    text = "Министры встретились в Стамбуле и обсудили перемирие. " * 8
    items = "".join(
        f"<item><title>Переговоры, день {n}</title><link>https://outlet.example/news/{n}</link>"
        f'<guid isPermaLink="false">tag-{n}</guid><category>Мир</category>'
        f"<pubDate>Thu, 10 Mar 2022 13:{n % 60:02}:00 +0300</pubDate>"
        f"<author>a@b.example (Анна)</author>"
        f"<description><![CDATA[<p>{text}</p><a href='/news/{n}'>…</a>]]></description></item>"
        for n in range(entries)
    )
    return f'<rss version="2.0"><channel><title>Мир</title>{items}</channel></rss>'.encode()


def milliseconds(task: Callable[[], object]) -> float:
    """The median of some rounds, in CPU time."""
    task()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def speed() -> dict[str, float]:
    """A feed of 40 entries: ours, and feedparser with its defaults."""
    body = sample_feed()
    kind = "application/rss+xml; charset=utf-8"
    ours = milliseconds(lambda: parse_feed(body, URL, kind))
    theirs = milliseconds(
        lambda: feedparser.parse(io.BytesIO(body), response_headers={"content-type": kind})
    )
    return {
        "ms_40_entries": round(ours, 1),
        "ms_40_entries_feedparser": round(theirs, 1),
        "ratio": round(ours / theirs, 2),
    }


def main() -> int:
    """Run and print; 1 if a file raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, help="an unpacked source package")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    row: dict[str, Any] = {"bench": "feed_corpus", "feedparser": feedparser.__version__}
    row["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with corpus(options.source) as tests:
            row |= {part: run_part(sorted((tests / part).rglob("*.xml"))) for part in PARTS}
    except Unavailable as error:
        print(json.dumps({**row, **speed(), "skipped": str(error)}))
        return 0
    row["files"] = {part: row[part]["files"] for part in EXPECTED}
    row["files_expected"] = EXPECTED
    row["as_expected"] = row["files"] == row["files_expected"]
    row["exceptions"] = sum(row[part]["exceptions"] for part in PARTS)
    print(json.dumps({**row, **speed()}))
    return 1 if row["exceptions"] else 0


if __name__ == "__main__":
    sys.exit(main())
