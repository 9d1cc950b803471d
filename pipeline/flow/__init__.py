"""The way of an article, told top-down. The only place where I/O and logic meet.

    poll ─▶ fetch ─▶ refine (and resolve) ─▶ tag ─▶ publish

Each stage has two halves: ``…_to_…`` asks the warehouse what is pending, and the stage
itself takes some of that, works on it with pure functions and writes it. Poll and fetch
claim what they work on and write it some at a time as answers come; the other stages
hold a transaction per batch. What a killed batch had not written is pending again; what
two workers take is done by one of them.
"""

from pipeline.flow.discover import discover
from pipeline.flow.fetch import entries_to_fetch, entries_waiting, fetch, fetch_batches
from pipeline.flow.folders import read_folder
from pipeline.flow.poll import feeds_to_poll, poll, poll_batches
from pipeline.flow.prepare import is_source, open_warehouse, prepare, sync_outlets
from pipeline.flow.publish import PublishFailed, publish, texts_to_publish
from pipeline.flow.refine import captures_to_refine, refine
from pipeline.flow.retry import rejection_reasons, retry
from pipeline.flow.run import batches, work_off
from pipeline.flow.tag import revisions_to_tag, tag

__all__ = [
    "PublishFailed",
    "batches",
    "captures_to_refine",
    "discover",
    "entries_to_fetch",
    "entries_waiting",
    "feeds_to_poll",
    "fetch",
    "fetch_batches",
    "is_source",
    "open_warehouse",
    "poll",
    "poll_batches",
    "prepare",
    "publish",
    "read_folder",
    "refine",
    "rejection_reasons",
    "retry",
    "revisions_to_tag",
    "sync_outlets",
    "tag",
    "texts_to_publish",
    "work_off",
]
