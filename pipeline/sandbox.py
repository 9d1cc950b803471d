"""Pure functions in processes that can be killed: a result, or why there is none, within a time.

A document made to hang or to fill a parser, or one that trips over a bug in C, must cost no
more than itself. So its parser runs in a child process, which the kernel ends when a call
takes too long (its interval timer; no handler of Python is asked, for C code may hold the
interpreter) or when the parent is gone, and to which it gives no more memory than agreed. The
next call has a new child.

It guards against time, memory and crashes. It is no cage for hostile code: a child may do
whatever its user may.

A child is a plain subprocess that has only this file, not one of ``multiprocessing``: those
can't be started within a daemonic process (a Celery worker), import the parent's ``__main__``
again, and copy what other threads are about to do if they are forked. It leaves Ctrl-C and a
terminating signal to its parent and ends with it.

Of the operating systems only Linux enforces the memory limit and ends a child at work in the
instant in which its parent dies; elsewhere it ends when its call does, or its time.
"""

from __future__ import annotations

import faulthandler
import fcntl
import importlib
import os
import pickle
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import repeat
from typing import Any, Final, Literal, TypeVar

T = TypeVar("T")
C = TypeVar("C")
Reason = Literal["timeout", "memory", "crash"]

MEMORY: Final = 2**30
"""Bytes of address space that one call may take beyond what its child has already."""
GROWTH: Final = 256 * 2**20
"""Resident bytes beyond those after its first call with which a child is replaced."""
CALLS: Final = 20_000
"""Calls after which a child is replaced where its memory can't be seen."""
GRACE: Final = 30.0
"""Seconds beyond a call's limit for starting and importing, and for a timer that isn't heard."""
TRANSFER: Final = 5.0
"""Seconds for a result that is there already when it is asked for late."""

_HEADER: Final = struct.Struct("!?Q")  # whether it is the last message, its size
_PAGE: Final = resource.getpagesize()
_LEFT_TO_THE_PARENT: Final = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT}


class Killed(Exception):
    """A call that cost its process. ``str()`` is a sentence that lacks only its subject."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


class Sandbox:
    """Runs functions in children, ``processes`` of them at most at a time.

    Functions must be importable by their name; arguments, results and exceptions picklable.
    Children are started when they are needed, import ``modules`` first, and are kept. May be
    used by several threads, and by a process forked from this one, which has children of its
    own. ``memory`` is in bytes: what one call may take. ``close()`` may be left to the end.
    """

    def __init__(
        self, *, processes: int = 1, memory: int = MEMORY, modules: Sequence[str] = ()
    ) -> None:
        self.processes = processes
        self.memory = memory
        self.modules = tuple(modules)
        self._forget()
        _sandboxes.add(self)

    def start(self) -> None:
        """Start a child without waiting for it: it imports while the caller does other things."""
        with self._slots:
            self._put_back(self._living(None))

    def call(self, function: Callable[..., T], *args: object, timeout: float) -> T:
        """Return what the function returns, or raise what it raises.

        Raises Killed if that took longer than ``timeout`` seconds or cost the process. Waiting
        for a free child, starting one and importing the function's module don't count.
        """
        with self._slots:
            child = self._living(None)
            try:
                child.give(function, [args], timeout)
                result: T = child.take()
                return result
            finally:
                self._put_back(child)

    def map(
        self,
        function: Callable[..., T],
        calls: Iterable[tuple[C, Sequence[object]]],
        *,
        timeout: float,
    ) -> Iterator[tuple[C, T | Exception]]:
        """Call a function for each (context, arguments); yield (context, result) in order.

        The result is an exception where the call raised one, Killed included. Contexts stay in
        this process. While the caller works on a result, a child is at the next call; no more
        than that one is taken from ``calls`` ahead. Until the end it keeps one of the children.
        """
        with self._slots:
            child: Child | None = None
            waiting: list[C] = []
            try:
                for context, args in calls:
                    result = _outcome(child) if child and waiting else None
                    child = self._living(child)
                    child.give(function, [tuple(args)], timeout)
                    waiting.append(context)
                    if len(waiting) > 1:
                        yield waiting.pop(0), result  # type: ignore[misc]
                if child and waiting:
                    yield waiting[0], _outcome(child)
            finally:
                if child:
                    self._put_back(child)

    def close(self) -> None:
        """End the children that are idle."""
        while self._idle:
            self._idle.pop().end()

    def _living(self, child: Child | None) -> Child:
        """The child, or another one if there is none or it has ended."""
        while child is None or not child.alive:
            if child:
                child.end()
            child = self._idle.pop() if self._idle else Child(self.memory, self.modules)
        return child

    def _put_back(self, child: Child) -> None:
        """Keep a child that is free, and end one that is not."""
        if child.alive and not child.owes:
            self._idle.append(child)
        else:
            child.end()

    def _forget(self) -> None:
        self._idle: list[Child] = []
        self._slots = threading.BoundedSemaphore(self.processes)


def _outcome(child: Child) -> Any:
    """What a child answers, exceptions as values."""
    try:
        return child.take()
    except Exception as error:
        return error


class Child:
    """One process that works off batches of calls, one batch at a time. For one thread."""

    def __init__(self, memory: int = MEMORY, modules: Sequence[str] = ()) -> None:
        self.memory = memory
        self.owes = 0
        """Results that are still to come."""
        self.limit = 0.0
        self.since = time.monotonic()
        self._socket, theirs = socket.socketpair()
        lifeline, ours = os.pipe()
        try:
            self._process = _start_process(theirs.fileno(), lifeline)
        except BaseException:
            os.close(ours)
            raise
        finally:
            theirs.close()
            os.close(lifeline)
        self._ours = ours
        self._end = weakref.finalize(self, _end_process, self._process, self._socket, ours)
        path = [entry or os.getcwd() for entry in sys.path]
        self._send(pickle.dumps((path, tuple(modules), memory)))
        _children.add(self)

    @property
    def alive(self) -> bool:
        """Whether it can be given another batch."""
        return self._end.alive and self._process.poll() is None

    @property
    def overdue_at(self) -> float:
        """The moment (``time.monotonic()``) at which its call is taken for lost in any case."""
        return self.since + self.limit + GRACE

    def fileno(self) -> int:
        """What becomes readable with the next result or the end of the process."""
        return self._socket.fileno()

    def give(
        self, function: Callable[..., object], batch: Sequence[tuple[Any, ...]], timeout: float
    ) -> None:
        """Hand over calls, each of which has ``timeout`` seconds; ``take()`` once for each.

        Raises what pickling raises. That the process has ended is said by ``take()``.
        """
        assert not self.owes
        assert timeout > 0
        content = pickle.dumps((function, list(batch)), pickle.HIGHEST_PROTOCOL)
        self.owes, self.limit, self.since = len(batch), timeout, time.monotonic()
        self._send(pickle.dumps((len(batch), timeout)), content)

    def take(self) -> Any:
        """Wait for the next result and return it, or raise what the call raised.

        Raises Killed if the process was lost, and with it all of the batch that it still owed.
        """
        until = max(self.overdue_at, time.monotonic() + TRANSFER)
        try:
            last, message = _receive(self._socket, until)
        except TimeoutError:
            raise self._lose("timeout") from None
        except (EOFError, OSError):
            raise self._lose() from None
        self.owes -= 1
        self.since = time.monotonic()
        if last:  # the process has grown, and makes room for a new one
            self.end()
        returned, value = pickle.loads(message)
        if returned:
            return value
        if isinstance(value, MemoryError):
            raise self._lose("memory")
        raise value

    def end(self) -> int:
        """End the process if it still lives; return its exit code."""
        self._end()
        return self._process.wait()

    def forget(self) -> None:
        """Let go of a process that belongs to the one from which this process was forked."""
        if self._end.detach():
            self._socket.close()
            os.close(self._ours)
            self._process.returncode = 0

    def _lose(self, reason: Reason | None = None) -> Killed:
        """Say why the process was lost, and see to it that it was."""
        if reason is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=1)
        code = self.end()
        self.owes = 0
        if reason == "memory":
            return Killed("memory", f"needed more than {self.memory / 2**20:,.0f} MiB of memory")
        if reason == "timeout" or code == -signal.SIGALRM:
            return Killed("timeout", f"took longer than {self.limit:g} seconds")
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Killed("crash", f"ended its process ({how})")

    def _send(self, *messages: bytes) -> None:
        """Send messages to a process that has nothing else to do than to read them."""
        self._socket.settimeout(GRACE)
        with suppress(OSError):  # its end, or its deafness, is noticed by ``take()``
            for message in messages:
                _send(self._socket, message)


def _start_process(*descriptors: int) -> subprocess.Popen[bytes]:
    """Start this file in a process of its own, which inherits what signals are blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _LEFT_TO_THE_PARENT)
    try:
        return subprocess.Popen(
            [sys.executable, "-P", __file__, *map(str, descriptors)],
            stdin=subprocess.DEVNULL,
            stdout=2,  # what a library prints is no answer
            pass_fds=descriptors,
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_process(process: subprocess.Popen[bytes], stream: socket.socket, lifeline: int) -> None:
    process.kill()
    stream.close()
    os.close(lifeline)
    process.wait()


_sandboxes: weakref.WeakSet[Sandbox] = weakref.WeakSet()
_children: weakref.WeakSet[Child] = weakref.WeakSet()


def _after_fork() -> None:
    """Hold nobody else's lifeline: the children belong to the process that was forked."""
    for child in list(_children):
        child.forget()
    for sandbox in list(_sandboxes):
        sandbox._forget()


os.register_at_fork(after_in_child=_after_fork)


# -- both ends ------------------------------------------------------------------------------


def _send(stream: socket.socket, message: bytes, *, last: bool = False) -> None:
    stream.sendall(_HEADER.pack(last, len(message)))
    stream.sendall(message)


def _receive(stream: socket.socket, until: float | None = None) -> tuple[bool, bytearray]:
    """Whether it is the last message, and the message. Raises EOFError or TimeoutError."""
    last, size = _HEADER.unpack(_receive_bytes(stream, _HEADER.size, until))
    return last, _receive_bytes(stream, size, until)


def _receive_bytes(stream: socket.socket, size: int, until: float | None) -> bytearray:
    buffer = bytearray(size)
    rest = memoryview(buffer)
    while rest:
        if until is not None:
            stream.settimeout(max(0.001, until - time.monotonic()))
        count = stream.recv_into(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return buffer


# -- the child's end ------------------------------------------------------------------------


def _serve(stream: socket.socket) -> None:
    """Answer batches until the parent has gone or this process has grown."""
    _, message = _receive(stream)
    sys.path[:], modules, memory = pickle.loads(message)
    for module in modules:
        importlib.import_module(module)
    done, at_first = 0, 0
    while True:
        number, timeout = pickle.loads(_receive(stream)[1])
        _, content = _receive(stream)
        for owed, call in zip(range(number, 0, -1), _calls(content), strict=False):
            answer = _answer(call, timeout, memory)
            done += 1
            resident = max(0, _bytes_in_use()[1] - len(answer))
            at_first = at_first or resident
            grown = resident - at_first > GROWTH if resident else done >= CALLS
            last = grown and owed == 1
            _send(stream, answer, last=last)
            if last:
                return


def _calls(content: bytearray) -> Iterator[Callable[[], object]]:
    """The calls of a batch; if it can't be read, as many as are wanted that say why."""
    try:
        function, batch = pickle.loads(content)
    except Exception as error:
        yield from repeat(partial(_raise, error))
    for args in batch:
        yield partial(function, *args)


def _raise(error: Exception) -> None:
    raise error


def _answer(call: Callable[[], object], timeout: float, memory: int) -> bytes:
    """Call within the limits; return the pickle of (True, result) or (False, exception)."""
    try:
        with _limited_memory(memory):
            signal.setitimer(signal.ITIMER_REAL, timeout)
            try:
                return pickle.dumps((True, call()), pickle.HIGHEST_PROTOCOL)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    except MemoryError:
        return pickle.dumps((False, MemoryError()))
    except Exception as error:
        return _pickled(error)


def _pickled(error: Exception) -> bytes:
    """An exception with its traceback as a note; as a RuntimeError if it can't be pickled."""
    error.add_note("".join(traceback.format_exception(error))[-8_000:])
    try:
        message = pickle.dumps((False, error))
        pickle.loads(message)
        return message
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


@contextmanager
def _limited_memory(memory: int) -> Iterator[None]:
    """Let the process take no more than ``memory`` bytes beyond what it has, where that works."""
    size, _ = _bytes_in_use()
    before = resource.getrlimit(resource.RLIMIT_AS)
    if size:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (size + memory, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _bytes_in_use() -> tuple[int, int]:
    """The address space and the resident memory of this process; zeros where nothing tells."""
    try:
        with open("/proc/self/statm", "rb") as file:
            size, resident = file.read().split()[:2]
    except OSError:
        return 0, 0
    return int(size) * _PAGE, int(resident) * _PAGE


def _main(stream: int, lifeline: int) -> None:
    """Be the child, with signals as a program has them at its start, but for the parent's."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, _LEFT_TO_THE_PARENT)
    _end_at(lifeline)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()  # where it crashed is worth a word on standard error
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _serve(socket.socket(fileno=stream))


def _end_at(lifeline: int) -> None:
    """Have the kernel end this process when the other end of a pipe is closed.

    The signal for "something happened at this descriptor" ends a process by default on Linux.
    """
    if sys.platform == "linux":
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:]))
