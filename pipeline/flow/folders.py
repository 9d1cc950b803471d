"""Documents in files and folders, captured as pages are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, Engine

from pipeline.collect.files import Unreadable, find_files, read_file
from pipeline.collect.http import judge_status
from pipeline.collect.warc import Archive, ArchiveFile
from pipeline.model import Entry, Page, Rejection
from pipeline.settings import Settings
from pipeline.store import captures, entries
from pipeline.store.captures import NewCapture
from pipeline.store.database import stage_run
from pipeline.store.sources import FILES, ensure_feed, host_of, sources_by_host


def read_folder(
    engine: Engine,
    settings: Settings,
    paths: Iterable[Path],
    *,
    batch: int = 100,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """Capture the documents in files and folders; a document read before is left alone."""
    total: Counter[str] = Counter()
    files = find_files(paths)
    for start in range(0, len(files), batch):
        some = files[start : start + batch]
        with stage_run(engine, "read_folder") as run, engine.begin() as connection:
            now = datetime.now(UTC)
            feed = ensure_feed(connection, FILES.id, "urn:euxine:files", "folder")
            hosts = sources_by_host(connection)
            with Archive(settings.warc_url).new_file(now) as archive:
                for document in chain.from_iterable(read_file(path, now) for path in some):
                    run.add(**_save_document(connection, archive, feed, hosts, document))
                archive.flush()
            total.update(run.counts)
        progress(start + len(some), len(files))
    return dict(total)


def _save_document(
    connection: Connection,
    archive: ArchiveFile,
    feed: int,
    hosts: Mapping[str, str],
    document: Page | Unreadable,
) -> dict[str, int]:
    now = datetime.now(UTC)
    if isinstance(document, Unreadable):
        entry = Entry(key=document.path, url=document.path)
        entries.upsert_entries(connection, [(feed, entry, document.detail)], now, renamed=False)
        for pending in entries.find_pending_keys(connection, feed, [entry.key], now):
            rejection = Rejection("read_folder", document.reason, document.detail)
            entries.reject_entry(connection, pending, rejection)
        return {"read": 1, "rejected": 1}
    entry = Entry(key=f"{document.digest} {document.url}", url=document.url)
    if document.url.startswith("file:"):
        entry = replace(entry, key=document.digest)
    said = [(feed, entry, document.digest)]
    counts = entries.upsert_entries(connection, said, now, renamed=False)
    new = counts[feed].new if counts else 0
    failure = judge_status(document) if document.status else None
    for pending in entries.find_pending_keys(connection, feed, [entry.key], now):
        source = hosts.get(host_of(document.url), FILES.id)
        place = archive.write(document)
        row = NewCapture.of(
            document, document.digest, source, pending.id, (place.file, place.offset)
        )
        [capture] = captures.save_captures(
            connection, [replace(row, outcome="rejected") if failure else row]
        )
        entries.set_captured(connection, [(pending, capture)])
        if failure:
            rejection = Rejection("read_folder", failure.reason, failure.detail)
            captures.reject_capture(connection, capture, source, document.url, rejection)
            return {"read": 1, "rejected": 1}
    return {"read": 1, "new": new, "known": 1 - new}
