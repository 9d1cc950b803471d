"""Working off what is pending, batch by batch, on all cores."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from sqlalchemy import Engine

from pipeline.flow.prepare import open_warehouse
from pipeline.settings import Settings
from pipeline.workers import end_with_parent

Stage = Callable[[Engine, Settings, Sequence[int]], dict[str, int]]
Progress = Callable[[int, int], None]


def batches(ids: Sequence[int], size: int) -> list[list[int]]:
    """Ids in lists of ``size``, in order."""
    return [list(ids[start : start + size]) for start in range(0, len(ids), size)]


def pack(groups: Iterable[Sequence[int]], size: int) -> list[list[int]]:
    """Groups of ids put together in lists of about ``size``; a group is never divided."""
    packed: list[list[int]] = []
    for group in groups:
        if packed and len(packed[-1]) + len(group) <= size:
            packed[-1].extend(group)
        else:
            packed.append(list(group))
    return packed


def work_off(
    settings: Settings,
    stage: Stage,
    ids: Sequence[int],
    *,
    size: int = 50,
    processes: int | None = None,
    progress: Progress = lambda done, total: None,
) -> dict[str, int]:
    """Run a stage over ids in batches and return the sum of its counts.

    ``progress`` is told how many of the ids are done. One batch, or one process, needs no pool.
    """
    work = batches(ids, size)
    processes = min(processes or os.cpu_count() or 1, len(work))
    total: Counter[str] = Counter()
    done = 0
    for counts, number in _results(settings, stage, work, processes):
        total.update(counts)
        done += number
        progress(done, len(ids))
    return dict(total)


def _results(
    settings: Settings, stage: Stage, work: list[list[int]], processes: int
) -> Iterator[tuple[dict[str, int], int]]:
    if processes <= 1:
        engine = open_warehouse(settings)
        for some in work:
            yield stage(engine, settings, some), len(some)
        return
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=end_with_parent
    ) as pool:
        futures = {pool.submit(_run_batch, settings, stage, some): len(some) for some in work}
        try:
            for future in as_completed(futures):
                yield future.result(), futures[future]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run_batch(settings: Settings, stage: Stage, ids: list[int]) -> dict[str, int]:
    return stage(open_warehouse(settings), settings, ids)
