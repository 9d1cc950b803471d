"""Documents in folders: .txt, .html, .json, .jsonl and WARC files, plain or gzipped."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.collect.feeds import web_address
from pipeline.collect.records import Fault
from pipeline.collect.warc import read_pages
from pipeline.model import Page

TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
    ".jsonl": "application/json",
    ".warc": "application/warc",
    ".arc": "application/warc",
}
MAX_FILE = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no document, and why."""

    path: str
    reason: str
    detail: str


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files below the paths, in order; a file named itself is always among them.

    Hidden files and types that are not documents are passed over in folders.
    Raises FileNotFoundError with the path.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        if path.is_file():
            found[path.resolve()] = None
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and _kind(file):
                found[file.resolve()] = None
    return list(found)


def read_file(path: Path, now: datetime) -> Iterator[Page | Unreadable]:
    """The documents in one file; what can't be read comes as Unreadable, never as an exception."""
    name = _name(path)
    kind = _kind(path)
    try:
        if kind == "application/warc":
            yield from _read_archive(path)
            return
        if kind is None:
            allowed = ", ".join(TYPES)
            yield Unreadable(name, "file_type", f"{name}: not one of {allowed} (or these with .gz)")
            return
        body = _read_bytes(path)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        yield Unreadable(name, "unreadable", f"{name}: {error}")
        return
    if len(body) > MAX_FILE:
        yield Unreadable(name, "too_large", f"{name}: larger than {MAX_FILE} bytes")
        return
    if kind == "application/json":
        yield from _read_records(path, body, now)
        return
    yield _page(path.as_uri(), kind, body, now)


def _read_archive(path: Path) -> Iterator[Page | Unreadable]:
    """The pages of a WARC or ARC file; a record that gives none is named by its offset."""
    name, found = _name(path), False
    with path.open("rb") as stream:
        for page in read_pages(stream):
            found = True
            if isinstance(page, Fault):
                place = f"{name}#{page.offset}"
                yield Unreadable(place, page.reason, f"{place}: {page.detail}")
            elif web_address("", page.url) == page.url:
                yield page
            else:
                yield Unreadable(name, "bad_url", f"{name}: {page.url[:200]!r}")
    if not found:
        yield Unreadable(name, "empty_archive", f"{name}: no HTTP response could be read")


def _name(path: Path) -> str:
    """A path as text that can be stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _kind(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return TYPES.get(suffixes[-1]) if suffixes else None


def _read_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        if path.suffix.lower() != ".gz":
            return stream.read(MAX_FILE + 1)
        with gzip.open(stream) as inflated:
            return inflated.read(MAX_FILE + 1)


def _read_records(path: Path, body: bytes, now: datetime) -> Iterator[Page | Unreadable]:
    """One document per record: a JSON object, a list of them, or one a line."""
    try:
        records = _load_records(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Unreadable(_name(path), "unreadable", f"{_name(path)}: not JSON: {error}")
        return
    for number, record in enumerate(records, 1):
        place = f"{_name(path)}#{number}"
        if not isinstance(record, dict):
            cause = f"not JSON: {record}" if isinstance(record, Exception) else "no JSON object"
            yield Unreadable(place, "unreadable", f"{place}: {cause}")
            continue
        said = record.get("url") or record.get("link")
        url = web_address("", said) if isinstance(said, str) else None
        if url is None:
            url = f"{path.as_uri()}#{number}" if len(records) > 1 else path.as_uri()
        content = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield _page(url, "application/json", content, now)


def _load_records(content: str) -> list[object]:
    """The records; of JSON lines, a line that is not JSON gives its error in its place."""
    try:
        whole = json.loads(content)
    except ValueError:
        # Not splitlines(), which also cuts at U+2028 and its like within a text.
        lines = [_load_line(line) for line in content.split("\n") if line.strip()]
        if len(lines) < 2 or all(isinstance(line, Exception) for line in lines):
            raise
        return lines
    return whole if isinstance(whole, list) else [whole]


def _load_line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _page(url: str, kind: str, body: bytes, at: datetime) -> Page:
    return Page(
        url=url, final_url=url, status=0, headers={"content-type": kind}, body=body, fetched_at=at
    )
