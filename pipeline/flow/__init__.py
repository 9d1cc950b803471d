"""The way of an article, told top-down. The only place where I/O and logic meet.

    poll ─▶ fetch ─▶ refine (and resolve) ─▶ tag ─▶ publish

Each stage has two halves: ``…_to_…`` asks the warehouse what is pending, and the stage
itself takes some of that, works on it with pure functions and writes it, in one
transaction per batch. A batch that is killed leaves no trace and is pending again; a
batch that two workers take is done by one of them.
"""

from pipeline.flow.collect import (
    discover,
    entries_to_fetch,
    feeds_to_poll,
    fetch,
    fetch_batches,
    poll,
    poll_batches,
    read_folder,
)
from pipeline.flow.prepare import open_warehouse, prepare, sync_outlets
from pipeline.flow.publish import PublishFailed, publish, texts_to_publish
from pipeline.flow.refine import captures_to_refine, refine
from pipeline.flow.run import batches, work_off
from pipeline.flow.tag import revisions_to_tag, tag

__all__ = [
    "PublishFailed",
    "batches",
    "captures_to_refine",
    "discover",
    "entries_to_fetch",
    "feeds_to_poll",
    "fetch",
    "fetch_batches",
    "open_warehouse",
    "poll",
    "poll_batches",
    "prepare",
    "publish",
    "read_folder",
    "refine",
    "revisions_to_tag",
    "sync_outlets",
    "tag",
    "texts_to_publish",
    "work_off",
]
