"""The harness of the measuring filters: JSON lines in, JSON lines out, on all cores.

One line of output for one line of input, in the same order. A line that cannot be worked on
becomes {"id": …, "error": "a sentence"}: bad JSON, an exception, a crash of the process that
worked on it, more memory than a call in the sandbox may take, or more time than
``SECONDS_PER_LINE``. Nothing else is lost by it.

The caller's thread reads; a second one hands lines to the sandbox's processes, collects and
writes. There is one process at first, others join while lines are waiting. At most
``MOST_LINES`` and about ``MOST_BYTES`` are in the house at a time: an endless input is read no
faster than the output is taken.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from multiprocessing.connection import wait
from typing import Any, Final

from pipeline.sandbox import Child, Killed

Worker = Callable[[dict[str, Any]], dict[str, Any]]
MakeWorker = Callable[[], Worker]

SECONDS_PER_LINE: Final = 60.0
SECONDS_TO_START: Final = 300.0
MOST_LINES: Final = 1024
MOST_BYTES: Final = 64 * 2**20
MOST_LINES_AT_ONCE: Final = 16
"""Lines given to a process in one go; fewer while few are waiting, so that all get some."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_READY: Final = "ready"
_FAILED: Final = "failed"


class WorkerFailed(RuntimeError):
    """No process could be made ready to work."""


def run_filter(
    make_worker: MakeWorker,
    lines: Iterable[bytes | str],
    write: Callable[[str], object],
    processes: int | None = None,
    *,
    seconds_per_line: float = SECONDS_PER_LINE,
    flush: Callable[[], object] | None = None,
) -> None:
    """Put every line through a worker and write the answers in order, each with its newline.

    Every process calls ``make_worker`` once, which must be importable by its name. Blank lines
    are skipped. Ends quietly if nobody reads the output any more; on any other exception,
    KeyboardInterrupt included, no process is left behind. ``flush`` is called whenever all
    answers so far are written.

    Raises WorkerFailed if ``make_worker`` fails.
    """
    pool = _Pool(make_worker, write, flush, processes or os.cpu_count() or 1, seconds_per_line)
    try:
        for line in lines:
            if line.strip() and not pool.put(line):
                break
        pool.finish()
    finally:
        pool.close()


def filter_standard_streams(
    make_worker: MakeWorker,
    processes: int | None = None,
    seconds_per_line: float = SECONDS_PER_LINE,
) -> None:
    """Run a filter from standard input to standard output."""
    out = sys.stdout.buffer

    def write(text: str) -> None:
        out.write(text.encode("utf-8"))

    try:
        run_filter(
            make_worker,
            sys.stdin.buffer,
            write,
            processes,
            seconds_per_line=seconds_per_line,
            flush=out.flush,
        )
    finally:
        try:
            out.flush()
        except BrokenPipeError:  # leave nothing in the buffer for the exit to complain about
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def make_extractor() -> Worker:
    """The worker of `euxine extract`."""
    from pipeline.refine.extract import extract_record

    return extract_record


def make_tagger() -> Worker:
    """The worker of `euxine tag-text`; one tagger per process."""
    from pipeline.settings import Settings
    from pipeline.tag import tagger

    settings = Settings.from_env()
    return tagger.make_tagger(settings.home / "cache", recognize=settings.recognizer).tag_record


def make_comparer() -> Worker:
    """The worker of `euxine compare`."""
    from pipeline.resolve.compare import compare_record

    return compare_record


def answer(worker: Worker, line: bytes | str) -> str:
    """Return the answer to one line as JSON, an error if the worker has none."""
    record: object = None
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("the line is not a JSON object")
        return to_json(worker(record))
    except MemoryError:
        raise
    except Exception as error:
        return _error(record, _why(error))


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON; only lone surrogates, which UTF-8 lacks, are escaped."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _why(error: Exception) -> str:
    if isinstance(error, Killed):
        return f"the worker {error}"
    name = "" if type(error) is ValueError else f"{type(error).__name__}: "
    return f"{name}{error}" if str(error) else type(error).__name__


def _error(record: object, sentence: str) -> str:
    """Return the answer to a line that could not be worked on."""
    identity = record.get("id") if isinstance(record, dict) else None
    try:
        return to_json({"id": identity, "error": sentence})
    except Exception:
        return to_json({"id": None, "error": sentence})


def _lost(line: bytes | str, sentence: str) -> str:
    """Return the answer to a line whose process did not live to give one."""
    record: object = None
    with suppress(Exception):
        record = json.loads(line)
    return _error(record, sentence)


@cache
def _made(make_worker: MakeWorker) -> Worker:
    """The worker of this process, which is one of the sandbox's."""
    return make_worker()


def _make(make_worker: MakeWorker) -> None:
    _made(make_worker)


def _answer(make_worker: MakeWorker, line: bytes | str) -> str:
    return answer(_made(make_worker), line)


class _Process:
    """A process and the lines it has not answered yet, the first of them under work."""

    def __init__(self, make_worker: MakeWorker) -> None:
        self.make_worker = make_worker
        self.child = Child()
        self.child.give(_make, [(make_worker,)], SECONDS_TO_START)
        self.ready = False
        self.lines: deque[tuple[int, bytes | str]] = deque()

    def give(self, batch: list[tuple[int, bytes | str]], seconds_per_line: float) -> None:
        """Hand over lines."""
        self.lines.extend(batch)
        self.child.give(_answer, [(self.make_worker, line) for _, line in batch], seconds_per_line)


class _Pool:
    """The processes, the lines on their way, and the thread that looks after both."""

    def __init__(
        self,
        make_worker: MakeWorker,
        write: Callable[[str], object],
        flush: Callable[[], object] | None,
        most: int,
        seconds_per_line: float,
    ) -> None:
        self.make_worker = make_worker
        self.write = write
        self.flush = flush
        self.most = most
        self.seconds_per_line = seconds_per_line
        self.waiting: deque[tuple[int, bytes | str]] = deque()
        self.sizes: dict[int, int] = {}
        self.answers: dict[int, str] = {}
        self.taken = 0
        self.written = 0
        self.bytes = 0
        self.complete = False
        self.stopped = False
        self.failure: BaseException | None = None
        self.changed = threading.Condition()
        self.bell_heard, self.bell = multiprocessing.Pipe(duplex=False)
        self.rung = False
        self.processes: list[_Process] = []
        self.thread = threading.Thread(target=self._look_after, name="filter", daemon=True)

    # -- the caller's thread ----------------------------------------------------------------

    def put(self, line: bytes | str) -> bool:
        """Take one line in as soon as there is room; False if nobody wants answers any more."""
        if not self.thread.is_alive() and not self.stopped:
            self._start()
        with self.changed:
            self.changed.wait_for(lambda: self.stopped or self._has_room(len(line)))
            if self.stopped:
                return False
            self.waiting.append((self.taken, line))
            self.sizes[self.taken] = len(line)
            self.bytes += len(line)
            self.taken += 1
            self._ring()
        return True

    def finish(self) -> None:
        """Wait until all answers are written; raise what went wrong."""
        with self.changed:
            self.complete = True
            self._ring()
        if self.taken:
            self.thread.join()
        if self.failure:
            raise self.failure

    def close(self) -> None:
        """Leave no process and no thread behind."""
        with self.changed:
            self.stopped = True
            self._ring()
        if self.thread.ident is not None:
            self.thread.join()
        for process in self.processes:
            process.child.end()
        self.processes.clear()
        self.bell.close()
        self.bell_heard.close()

    def _start(self) -> None:
        """Start the first process and the thread, which shall not hear Ctrl-C."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.processes.append(_Process(self.make_worker))
            self.thread.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _has_room(self, size: int) -> bool:
        """Tell whether one more line may come in; an empty house takes any."""
        inside = self.taken - self.written
        return inside == 0 or (inside < MOST_LINES and self.bytes + size <= MOST_BYTES)

    def _ring(self) -> None:
        """Wake the thread, once."""
        if not self.rung:
            self.rung = True
            self.bell.send_bytes(b"!")

    # -- the thread that looks after the processes ------------------------------------------

    def _look_after(self) -> None:
        """Hand out, collect and write until all is done or nobody reads."""
        try:
            while not self.stopped and not (self.complete and self.written == self.taken):
                self._hand_out()
                self._collect()
                self._write_answers()
        except BrokenPipeError:
            pass
        except BaseException as error:
            self.failure = error
        with self.changed:
            self.stopped = True
            self.changed.notify_all()

    def _hand_out(self) -> None:
        """Give waiting lines to idle processes; with more lines than those, start another one."""
        for process in self.processes:
            if process.ready and not process.lines and self.waiting:
                with self.changed:
                    fair = len(self.waiting) // (2 * self.most)
                    count = max(1, min(MOST_LINES_AT_ONCE, fair))
                    batch = [self.waiting.popleft() for _ in range(min(count, len(self.waiting)))]
                process.give(batch, self.seconds_per_line)
        starting = sum(not process.ready for process in self.processes)
        if starting <= len(self.waiting) // 8 and self.waiting and len(self.processes) < self.most:
            self.processes.append(_Process(self.make_worker))

    def _collect(self) -> None:
        """Wait for answers, new lines or the next deadline, and take note of what came."""
        ends = [process.child.fileno() for process in self.processes]
        heard = wait([self.bell_heard, *ends], timeout=self._until_overdue())
        if self.bell_heard in heard:
            with self.changed:
                self.bell_heard.recv_bytes()
                self.rung = False
        now = time.monotonic()
        for process, end in zip(list(self.processes), ends, strict=True):
            child = process.child
            if child.owes and (end in heard or now > child.overdue_at):
                self._hear(process)
            elif not child.alive:
                self._bury(process)

    def _hear(self, process: _Process) -> None:
        """Take one answer of a process, or note that it was lost with the line it worked on."""
        ready, process.ready = process.ready, True
        try:
            text = process.child.take()
        except Exception as error:
            if not ready:
                raise WorkerFailed(_why(error)) from error
            text = _lost(process.lines[0][1], f"the line {error}")
        if ready:
            index, _ = process.lines.popleft()
            self.answers[index] = text
        if not process.child.alive:
            self._bury(process)

    def _bury(self, process: _Process) -> None:
        """Do without a process; its lines go to the next one."""
        self.processes.remove(process)
        process.child.end()
        with self.changed:
            self.waiting.extendleft(reversed(process.lines))

    def _until_overdue(self) -> float | None:
        """Return the seconds until a process must be asked whether it lives."""
        moments = [process.child.overdue_at for process in self.processes if process.child.owes]
        return max(0.0, min(moments) - time.monotonic()) + 0.01 if moments else None

    def _write_answers(self) -> None:
        """Write the answers whose turn it is."""
        before = self.written
        while self.written in self.answers:
            self.write(self.answers.pop(self.written) + "\n")
            with self.changed:
                self.bytes -= self.sizes.pop(self.written)
                self.written += 1
        if self.written == before:
            return
        if self.flush and not self.waiting:
            self.flush()
        with self.changed:
            self.changed.notify_all()
