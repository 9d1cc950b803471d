"""The sandbox: every way in which a call can go wrong costs that call and nothing else."""

from __future__ import annotations

import ctypes
import itertools
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from pipeline import sandbox
from pipeline.sandbox import Child, Killed, Sandbox

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 2**20


def add(left: int, right: int) -> int:
    return left + right


def pid(_: object = None) -> int:
    return os.getpid()


def sleep() -> None:
    time.sleep(600)


def spin() -> None:
    """Never gives the interpreter back."""
    re.match("(a+)+$", "a" * 60 + "b")


def spin_and_say(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    spin()


def ignore_the_timer() -> None:
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    time.sleep(600)


def take(size: int) -> bytes:
    return bytes(size)


def take_and_give_back(size: int) -> int:
    return len(bytearray(size))


def read_null() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(3)


def quit_program() -> None:
    sys.exit(4)


def fail() -> None:
    raise KeyError("no such thing")


class Peculiar(Exception):
    """Can't be made again from its own arguments."""

    def __init__(self, left: object, right: object) -> None:
        super().__init__(left)


def fail_peculiarly() -> None:
    raise Peculiar(1, 2)


def nest() -> list[object]:
    """A value that pickle can't follow."""
    value: list[object] = []
    for _ in range(100_000):
        value = [value]
    return value


hoard: list[bytes] = []


def keep(size: int) -> int:
    hoard.append(b"x" * size)
    return os.getpid()


def talk() -> str:
    print("this is no answer")
    os.write(1, b"nor is this")
    return sys.stdin.read()


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the children find this module by its name."""
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.fixture
def box() -> Iterator[Sandbox]:
    box = Sandbox(memory=200 * MEGABYTE)
    yield box
    box.close()
    assert not children()


def children() -> list[psutil.Process]:
    """Processes of this one that run the sandbox, dead ones that nobody waited for included."""
    return [
        child
        for child in psutil.Process().children()
        if child.status() == psutil.STATUS_ZOMBIE or sandbox.__file__ in child.cmdline()
    ]


def wait_until_gone(number: int) -> None:
    with suppress(psutil.NoSuchProcess):
        psutil.Process(number).wait(timeout=60)


def test_a_call_returns_what_the_function_returns(box: Sandbox) -> None:
    assert box.call(add, 1, 2, timeout=60) == 3
    assert box.call(pid, timeout=60) != os.getpid()


def test_the_child_is_kept(box: Sandbox) -> None:
    assert len({box.call(pid, timeout=60) for _ in range(20)}) == 1


@pytest.mark.parametrize(
    ("function", "timeout", "reason", "detail"),
    [
        (sleep, 0.3, "timeout", "took longer than 0.3 seconds"),
        (spin, 0.3, "timeout", "took longer than 0.3 seconds"),
        (read_null, 60, "crash", "ended its process (SIGSEGV)"),
        (leave, 60, "crash", "ended its process (exit code 3)"),
        (quit_program, 60, "crash", "ended its process (exit code 4)"),
    ],
)
def test_what_was_killed_says_why_and_the_next_call_works(
    box: Sandbox,
    function: Callable[..., object],
    timeout: float,
    reason: str,
    detail: str,
) -> None:
    assert box.call(add, 1, 2, timeout=60) == 3
    began = time.monotonic()
    with pytest.raises(Killed) as killed:
        box.call(function, timeout=timeout)
    assert time.monotonic() - began < sandbox.GRACE / 2
    assert (killed.value.reason, str(killed.value)) == (reason, detail)
    assert box.call(add, 3, 4, timeout=60) == 7


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
@pytest.mark.parametrize("function", [take, take_and_give_back])
def test_a_call_may_take_so_much_memory_and_no_more(
    box: Sandbox, function: Callable[[int], object]
) -> None:
    with pytest.raises(Killed) as killed:
        box.call(function, 400 * MEGABYTE, timeout=60)
    assert killed.value.reason == "memory"
    assert str(killed.value) == "needed more than 200 MiB of memory"
    assert box.call(take_and_give_back, 100 * MEGABYTE, timeout=60) == 100 * MEGABYTE


def test_a_call_that_ignores_its_timer_is_killed_all_the_same(
    box: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "GRACE", 0.5)
    monkeypatch.setattr(sandbox, "TRANSFER", 0.1)
    with pytest.raises(Killed) as killed:
        box.call(ignore_the_timer, timeout=0.2)
    assert killed.value.reason == "timeout"


def test_an_exception_is_raised_with_where_it_came_from(box: Sandbox) -> None:
    with pytest.raises(KeyError, match="no such thing") as raised:
        box.call(fail, timeout=60)
    assert "in fail" in raised.value.__notes__[0]


def test_what_cannot_be_pickled_is_an_error_and_no_more(box: Sandbox) -> None:
    first = box.call(pid, timeout=60)
    with pytest.raises(RuntimeError, match="Peculiar: 1"):
        box.call(fail_peculiarly, timeout=60)
    with pytest.raises(RecursionError):
        box.call(nest, timeout=60)
    with pytest.raises(Exception, match="lambda"):
        box.call(lambda: 1, timeout=60)
    assert box.call(pid, timeout=60) == first


def test_a_function_that_cannot_be_imported_is_an_error(
    box: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "__module__", "tests.unit.nowhere")
    monkeypatch.setitem(sys.modules, "tests.unit.nowhere", sys.modules[__name__])
    with pytest.raises(ModuleNotFoundError):
        box.call(add, 1, 2, timeout=60)
    assert box.call(pid, timeout=60)


def test_big_arguments_and_results_pass(box: Sandbox) -> None:
    assert len(box.call(take, 50 * MEGABYTE, timeout=60)) == 50 * MEGABYTE
    assert box.call(len, bytes(50 * MEGABYTE), timeout=60) == 50 * MEGABYTE


def test_what_a_library_prints_or_reads_is_no_answer(box: Sandbox) -> None:
    assert box.call(talk, timeout=60) == ""


def test_a_mapping_keeps_order_and_contexts_through_every_mishap(box: Sandbox) -> None:
    calls = [
        ("first", add, (1, 2)),
        ("hangs", spin, ()),
        ("fails", fail, ()),
        ("crashes", read_null, ()),
        ("leaves", leave, ()),
        ("last", add, (3, 4)),
    ]
    found = list(box.map(apply, [(name, (f, args)) for name, f, args in calls], timeout=1))
    assert [name for name, _ in found] == [name for name, _, _ in calls]
    results = [str(result) if isinstance(result, Killed) else repr(result) for _, result in found]
    assert results == [
        "3",
        "took longer than 1 seconds",
        "KeyError('no such thing')",
        "ended its process (SIGSEGV)",
        "ended its process (exit code 3)",
        "7",
    ]


def apply(function: Callable[..., object], args: tuple[object, ...]) -> object:
    return function(*args)


def test_a_mapping_takes_one_call_ahead(box: Sandbox) -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, tuple[int, int]]]:
        nonlocal taken
        for taken in itertools.count(1):
            yield taken, (taken, taken)

    mapping = box.map(add, endless(), timeout=60)
    assert list(itertools.islice(mapping, 5)) == [(n, 2 * n) for n in range(1, 6)]
    assert taken == 6
    assert mapping.close() is None  # type: ignore[attr-defined]
    assert box.call(add, 1, 2, timeout=60) == 3


def test_an_empty_mapping_starts_nothing(box: Sandbox) -> None:
    assert list(box.map(add, [], timeout=60)) == []
    assert not children()


def test_what_the_calls_raise_passes_and_leaves_no_process(box: Sandbox) -> None:
    def broken() -> Iterator[tuple[None, tuple[()]]]:
        yield None, ()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(box.map(sleep, broken(), timeout=60))
    assert not children()


def test_a_child_that_has_grown_is_replaced(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("elsewhere calls are counted")
    size = 150 * MEGABYTE
    first = box.call(keep, 1, timeout=60)
    same = [box.call(keep, size, timeout=60) for _ in range(2)]
    assert same == [first, first]
    assert box.call(keep, 1, timeout=60) != first
    wait_until_gone(first)


def test_many_calls_leave_memory_where_it_was(box: Sandbox) -> None:
    def measure() -> tuple[int, int]:
        return psutil.Process().memory_info().rss, psutil.Process().num_fds()

    for _ in range(50):
        box.call(len, bytes(100_000), timeout=60)
    before = measure()
    for number in range(2_000):
        box.call(len, bytes(100_000), timeout=60)
        if number % 200 == 0:
            with suppress(Killed):
                box.call(leave, timeout=60)
    box.call(pid, timeout=60)
    after = measure()
    assert after[0] - before[0] < 20 * MEGABYTE
    assert after[1] <= before[1]


def test_threads_have_children_of_their_own_up_to_a_number() -> None:
    box = Sandbox(processes=2)
    results: list[int] = []

    def work() -> None:
        results.extend(box.call(add, 1, n, timeout=60) for n in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == sorted([1 + n for n in range(20)] * 4)
    assert 1 <= len(children()) <= 2
    box.close()
    assert not children()


def test_a_child_that_died_while_nobody_needed_it_costs_no_call(box: Sandbox) -> None:
    number = box.call(pid, timeout=60)
    os.kill(number, signal.SIGKILL)
    wait_until_gone(number)
    assert box.call(pid, timeout=60) != number


def test_a_sandbox_that_nobody_holds_any_more_ends_its_children() -> None:
    number = Sandbox().call(pid, timeout=60)
    wait_until_gone(number)
    assert not children()


def test_a_daemonic_process_may_have_a_sandbox() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=call_and_tell, args=(theirs,), daemon=True)
    process.start()
    assert ours.poll(60)
    assert ours.recv() == 3
    process.join(timeout=60)
    assert process.exitcode == 0


def call_and_tell(pipe: object) -> None:
    pipe.send(Sandbox().call(add, 1, 2, timeout=60))  # type: ignore[attr-defined]


def test_a_forked_process_has_children_of_its_own_and_holds_none_of_ours(box: Sandbox) -> None:
    ours = box.call(pid, timeout=60)
    heard, tell = os.pipe()
    forked = os.fork()
    if not forked:
        os.write(tell, str(box.call(pid, timeout=60)).encode())
        time.sleep(600)
        os._exit(0)
    try:
        theirs = int(os.read(heard, 100))
        assert theirs != ours
        assert box.call(pid, timeout=60) == ours
    finally:
        os.kill(forked, signal.SIGKILL)
        os.waitpid(forked, 0)
        os.close(heard)
        os.close(tell)
    wait_until_gone(theirs)


PROGRAM = """
import os, sys, time
sys.path.insert(0, {root!r})
from pipeline.sandbox import Sandbox
from tests.unit.test_sandbox import spin_and_say
box = Sandbox()
box.start()
if {forks} and not os.fork():
    time.sleep(600)
box.call(spin_and_say, {path!r}, timeout=60)
"""


@pytest.fixture(params=[False])
def program(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A program whose sandbox works and never gives the interpreter back, and its child's id."""
    path = tmp_path / "pid"
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(root=str(ROOT), path=str(path), forks=request.param)],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not (path.exists() and path.read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    yield running, int(path.read_text())
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it has the rest of its time")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_child_at_work_ends_with_its_parent(
    program: tuple[subprocess.Popen[bytes], int], end: signal.Signals
) -> None:
    running, child = program
    os.kill(running.pid, end)
    running.wait(timeout=60)
    wait_until_gone(child)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it has the rest of its time")
@pytest.mark.parametrize("program", [True], indirect=True)
def test_a_process_forked_from_the_parent_keeps_no_child_alive(
    program: tuple[subprocess.Popen[bytes], int],
) -> None:
    running, child = program
    running.kill()
    running.wait(timeout=60)
    wait_until_gone(child)
    os.killpg(running.pid, 0)  # the forked one is there


def test_ctrl_c_is_the_parents(program: tuple[subprocess.Popen[bytes], int]) -> None:
    running, child = program
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert errors.count(b"Traceback") == 1  # the program's own
    assert b"KeyboardInterrupt" in errors
    wait_until_gone(child)


def test_signals_to_the_group_do_not_end_a_child(box: Sandbox) -> None:
    child = box.call(pid, timeout=60)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(child, number)
    assert box.call(pid, timeout=60) == child


def test_a_batch_gives_every_call_the_whole_time() -> None:
    child = Child()
    child.give(nap, [(0.4,), (0.4,), (0.4,)], 1.1)
    assert [child.take() for _ in range(3)] == [0.4, 0.4, 0.4]
    assert not child.owes
    assert child.end() == -signal.SIGKILL


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
