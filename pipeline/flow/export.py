"""Captures for others: their records copied into one WARC file, and all of them checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import Engine

from pipeline.collect.warc import Archive, Place, RecordMissing, make_info
from pipeline.settings import Settings
from pipeline.store.exports import Choice, StoredCapture, chosen_captures, count_chosen

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BadCapture:
    """A capture whose record is missing or damaged, and what is wrong with it."""

    id: int
    url: str
    detail: str


def count_captures(engine: Engine, choice: Choice) -> int:
    """How many captures are chosen."""
    with engine.connect() as connection:
        return count_chosen(connection, choice)


def export_captures(
    engine: Engine,
    settings: Settings,
    choice: Choice,
    output: BinaryIO,
    *,
    name: str = "",
    progress: Progress = lambda done, total: None,
) -> tuple[int, list[BadCapture]]:
    """Copy the records of the chosen captures into one WARC file, byte for byte.

    Each with its request and metadata; what a revisit refers to goes before it, chosen or
    not. Returns how many captures are in the file, and those whose records can't be read.
    ``name`` is the file's own, for its warcinfo record. Raises ArchiveError if the archive
    can't be reached, OSError if the file can't be written.
    """
    archive = Archive(settings.warc_url)
    copied: set[Place] = set()
    bad: list[BadCapture] = []
    number = 0
    output.write(make_info(name, {"description": "Captures exported from a Euxine warehouse"}))
    for capture in _each(engine, choice, progress):
        try:
            # Read before anything is written, so that no revisit goes without its original.
            wanted = [place for place in _places(capture) if place not in copied]
            groups = [archive.group(place) for place in wanted]
        except RecordMissing as error:
            bad.append(BadCapture(capture.id, capture.url, str(error)))
            continue
        for group in groups:
            output.write(group)
        copied.update(wanted)
        number += 1
    return number, bad


def check_captures(
    engine: Engine,
    settings: Settings,
    choice: Choice,
    *,
    progress: Progress = lambda done, total: None,
) -> Iterator[BadCapture]:
    """Read every chosen capture back; those that are missing, damaged or other bytes.

    Raises ArchiveError if the archive can't be reached.
    """
    archive = Archive(settings.warc_url)
    for capture in _each(engine, choice, progress):
        try:
            page = archive.read(*reversed(_places(capture)))
        except RecordMissing as error:
            yield BadCapture(capture.id, capture.url, str(error))
            continue
        if page.digest != capture.digest:
            where = f"{capture.warc_file} at {capture.warc_offset}"
            detail = f"{where}: the body's SHA-256 is {page.digest}, not {capture.digest}"
            yield BadCapture(capture.id, capture.url, detail)


def _each(engine: Engine, choice: Choice, progress: Progress) -> Iterator[StoredCapture]:
    with engine.connect() as connection:
        total = count_chosen(connection, choice)
        for done, capture in enumerate(chosen_captures(connection, choice), 1):
            yield capture
            progress(done, total)


def _places(capture: StoredCapture) -> list[Place]:
    """Where its records are: the original of a revisit, and its own."""
    own = Place(capture.warc_file, capture.warc_offset)
    if capture.payload_file is None or capture.payload_offset is None:
        return [own]
    return [Place(capture.payload_file, capture.payload_offset), own]
