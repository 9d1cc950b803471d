"""The harness of the measuring filters: JSON lines in, JSON lines out, on all cores.

One line of output for one line of input, in the same order. A line that cannot be worked on
becomes {"id": …, "error": "a sentence"}: bad JSON, an exception, a crash of the process that
worked on it, or more time than ``SECONDS_PER_LINE``. Nothing else is lost by it.

The caller's thread reads; a second one hands lines to the processes, collects and writes. The
first process is there at once, others join while lines are waiting, so that a single line
costs no pool. At most ``MOST_LINES`` and about ``MOST_BYTES`` are in the house at a time:
an endless input is read no faster than the output is taken.
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
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from pipeline.workers import end_with_parent

Worker = Callable[[dict[str, Any]], dict[str, Any]]
MakeWorker = Callable[[], Worker]

SECONDS_PER_LINE: Final = 60.0
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


def filter_standard_streams(make_worker: MakeWorker, processes: int | None = None) -> None:
    """Run a filter from standard input to standard output."""
    out = sys.stdout.buffer

    def write(text: str) -> None:
        out.write(text.encode("utf-8"))

    try:
        run_filter(make_worker, sys.stdin.buffer, write, processes, flush=out.flush)
    finally:
        try:
            out.flush()
        except BrokenPipeError:  # leave nothing in the buffer for the exit to complain about
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def answer(worker: Worker, line: bytes | str) -> str:
    """Return the answer to one line as JSON, an error if the worker has none."""
    record: object = None
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("the line is not a JSON object")
        return to_json(worker(record))
    except Exception as error:
        name = "" if type(error) is ValueError else f"{type(error).__name__}: "
        return _error(record, f"{name}{error}" if str(error) else type(error).__name__)


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON; only lone surrogates, which UTF-8 lacks, are escaped."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


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


def _serve(make_worker: MakeWorker, ours: Connection, theirs: Connection | None) -> None:
    """Answer batches of lines until the other end is closed: what runs in a process."""
    if theirs is not None:
        theirs.close()  # a forked copy, which would keep us from seeing the end
    end_with_parent()  # also in the middle of a line
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # starting a process may have unblocked it
    os.dup2(2, 1)  # what a library prints is no answer
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    try:
        worker = make_worker()
    except Exception as error:
        ours.send((_FAILED, f"{type(error).__name__}: {error}"))
        return
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        ours.send((_READY, ""))
        while True:
            for line in ours.recv():
                ours.send((_READY, answer(worker, line)))


class _Process:
    """One process and the lines it has not answered yet, the first of them under work."""

    def __init__(self, make_worker: MakeWorker, *, fork: bool) -> None:
        context: Any = multiprocessing.get_context("fork" if fork else "spawn")
        self.connection, theirs = multiprocessing.Pipe()
        self.process = context.Process(
            target=_serve,
            args=(make_worker, theirs, self.connection if fork else None),
            daemon=True,
        )
        self.process.start()
        theirs.close()
        self.ready = False
        self.lines: deque[tuple[int, bytes | str]] = deque()
        self.since = time.monotonic()

    def give(self, batch: list[tuple[int, bytes | str]]) -> None:
        """Hand over lines."""
        self.lines.extend(batch)
        self.since = time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):  # its end is noticed on reading
            self.connection.send([line for _, line in batch])

    def end(self) -> int | None:
        """Wait a moment for the process to end by itself, else end it; return its exit code."""
        self.process.join(timeout=1)
        self.process.kill()
        self.process.join()
        self.connection.close()
        code: int | None = self.process.exitcode
        return code


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
            process.process.kill()
        for process in self.processes:
            process.end()
        self.processes.clear()
        self.bell.close()
        self.bell_heard.close()

    def _start(self) -> None:
        """Start the first process and the thread, neither of which shall hear Ctrl-C.

        While there is one thread, forking is safe, and it is by far the quickest.
        """
        alone = sys.platform == "linux" and threading.active_count() == 1
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.processes.append(_Process(self.make_worker, fork=alone))
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
                process.give(batch)
        starting = sum(not process.ready for process in self.processes)
        if starting <= len(self.waiting) // 8 and self.waiting and len(self.processes) < self.most:
            self.processes.append(_Process(self.make_worker, fork=False))

    def _collect(self) -> None:
        """Wait for answers, new lines or the next deadline, and take note of what came."""
        owners = {process.connection: process for process in self.processes}
        for heard in wait([self.bell_heard, *owners], timeout=self._until_deadline()):
            if heard is self.bell_heard:
                with self.changed:
                    self.bell_heard.recv_bytes()
                    self.rung = False
            else:
                self._hear(owners[heard])  # type: ignore[index]
        now = time.monotonic()
        for process in list(self.processes):
            if process.lines and now - process.since > self.seconds_per_line:
                process.process.kill()
                self._bury(process, f"the line took longer than {self.seconds_per_line:g} seconds")

    def _hear(self, process: _Process) -> None:
        """Take one message of a process, or note its end."""
        try:
            kind, text = process.connection.recv()
        except (EOFError, OSError):
            self._bury(process)
            return
        if kind == _FAILED:
            raise WorkerFailed(text)
        process.since = time.monotonic()
        if process.ready:
            index, _ = process.lines.popleft()
            self.answers[index] = text
        process.ready = True

    def _bury(self, process: _Process, reason: str = "") -> None:
        """Answer the line that a lost process worked on; its other lines go to the next one."""
        self.processes.remove(process)
        code = process.end()
        if not process.ready:
            raise WorkerFailed(f"a process ended before it was ready (exit code {code})")
        if process.lines:
            index, line = process.lines.popleft()
            reason = reason or f"the process working on the line ended (exit code {code})"
            self.answers[index] = _lost(line, reason)
            with self.changed:
                self.waiting.extendleft(reversed(process.lines))

    def _until_deadline(self) -> float | None:
        """Return the seconds until the first line under work has had its time."""
        running = [p.since + self.seconds_per_line for p in self.processes if p.lines]
        return max(0.0, min(running) - time.monotonic()) + 0.01 if running else None

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
