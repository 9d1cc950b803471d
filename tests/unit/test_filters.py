"""The filter harness: order, errors, lost processes, bounded memory, quiet ends."""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.filters import MOST_LINES, SECONDS_PER_LINE, WorkerFailed, answer, run_filter, to_json
from pipeline.sandbox import MEMORY
from tests.unit.test_sandbox import children

ROOT = Path(__file__).resolve().parents[2]
Record = dict[str, Any]


def work(record: Record) -> Record:
    """Do as the record says."""
    match record.get("do"):
        case "raise":
            raise KeyError("no such thing")
        case "refuse":
            raise ValueError('"a" needs a "text"')
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "quit":
            sys.exit(2)
        case "hang":
            time.sleep(600)
        case "spin":
            re.match("(a+)+$", "a" * 60 + "b")
        case "eat":
            bytearray(4 * MEMORY)
        case "nap":
            time.sleep(record["seconds"])
        case "print":
            print("this is no answer")
        case "deep":
            return {"id": record["id"], "nan": float("nan")}
    return {"id": record.get("id"), "pid": os.getpid(), "said": record.get("say")}


def make_worker() -> Callable[[Record], Record]:
    return work


def make_nothing() -> Callable[[Record], Record]:
    raise FileNotFoundError("no knowledge here")


def make_suicide() -> Callable[[Record], Record]:
    os._exit(7)


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes find this module by its name."""
    monkeypatch.syspath_prepend(str(ROOT))


def run(records: list[Any], **options: Any) -> list[Record]:
    """Put records through the filter, strings and bytes as they are."""
    lines = (r if isinstance(r, str | bytes) else json.dumps(r) + "\n" for r in records)
    out: list[str] = []
    run_filter(make_worker, lines, out.append, **options)
    assert all(line.endswith("\n") and "\n" not in line[:-1] for line in out)
    return [json.loads(line) for line in out]


def test_one_answer_for_each_line_in_order() -> None:
    found = run([{"id": i} for i in range(500)], processes=3)
    assert [r["id"] for r in found] == list(range(500))
    assert len({r["pid"] for r in found} - {os.getpid()}) >= 1


def test_slow_lines_do_not_change_the_order() -> None:
    records = [{"id": i, "do": "nap", "seconds": 0.2 if i % 7 == 0 else 0} for i in range(30)]
    assert [r["id"] for r in run(records, processes=2)] == list(range(30))


def test_no_lines_no_answers() -> None:
    assert run([]) == []
    assert run(["\n", "  \n", b"\r\n"]) == []


def test_blank_lines_are_skipped_and_the_last_newline_is_optional() -> None:
    assert [r["id"] for r in run(["\n", '{"id": 1}\n', " \n", '{"id": 2}'])] == [1, 2]


def test_a_single_line_is_quick() -> None:
    began = time.monotonic()
    assert run([{"id": 1}])[0]["id"] == 1
    assert time.monotonic() - began < SECONDS_PER_LINE / 2


@pytest.mark.parametrize(
    ("line", "identity", "part"),
    [
        ("{nope\n", None, "JSONDecodeError"),
        ("[1]\n", None, "not a JSON object"),
        (b"\xff\xfe\n", None, "UnicodeDecodeError"),
        ('{"id": "x", "do": "raise"}\n', "x", "no such thing"),
        ('{"id": 7, "do": "refuse"}\n', 7, '"a" needs a "text"'),
        ('{"id": 8, "do": "deep"}\n', 8, "JSON compliant"),
        ("[" * 100_000 + "\n", None, "RecursionError"),
    ],
)
def test_a_bad_line_is_an_error_and_the_rest_goes_on(
    line: str | bytes, identity: object, part: str
) -> None:
    before, bad, after = run([{"id": "before"}, line, {"id": "after"}])
    assert (before["id"], after["id"]) == ("before", "after")
    assert bad.keys() == {"id", "error"}
    assert bad["id"] == identity
    assert part in bad["error"]


@pytest.mark.parametrize("how", ["die", "exit", "quit", "crash"])
def test_a_crash_loses_only_its_line(how: str) -> None:
    records: list[Record] = [{"id": i, "do": how if i in (5, 6, 30) else None} for i in range(60)]
    found = run(records, processes=2)
    assert [r["id"] for r in found] == list(range(60))
    assert [r["id"] for r in found if "error" in r] == [5, 6, 30]


@pytest.mark.parametrize("how", ["hang", "spin"])
def test_a_line_that_takes_too_long_loses_only_itself(how: str) -> None:
    records: list[Record] = [{"id": i, "do": how if i == 3 else None} for i in range(20)]
    found = run(records, processes=2, seconds_per_line=1.0)
    assert [r["id"] for r in found if "error" in r] == [3]
    assert found[3]["error"] == "the line took longer than 1 seconds"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
def test_a_line_that_takes_too_much_memory_loses_only_itself() -> None:
    records: list[Record] = [{"id": i, "do": "eat" if i == 3 else None} for i in range(20)]
    found = run(records, processes=2)
    assert [r["id"] for r in found] == list(range(20))
    assert [r["id"] for r in found if "error" in r] == [3]
    assert found[3]["error"] == "the line needed more than 1,024 MiB of memory"


def test_each_line_has_the_whole_time() -> None:
    records = [{"id": i, "do": "nap", "seconds": 0.4} for i in range(5)]
    assert not [r for r in run(records, processes=1, seconds_per_line=1.5) if "error" in r]


@pytest.mark.parametrize(
    ("make", "part"), [(make_nothing, "no knowledge here"), (make_suicide, "exit code 7")]
)
def test_a_worker_that_cannot_be_made_is_said_at_once(
    make: Callable[[], Callable[[Record], Record]], part: str
) -> None:
    with pytest.raises(WorkerFailed, match=part):
        run_filter(make, [b"{}"] * 10_000, lambda text: None)
    assert not children()


def wait_for_group_to_end(group: int, seconds: float = 60) -> None:
    """Wait until no process of a process group is left."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("processes are left behind")


def test_what_a_worker_prints_is_no_answer() -> None:
    assert [r["id"] for r in run([{"id": 1, "do": "print"}, {"id": 2}])] == [1, 2]


def test_text_stays_readable_and_lone_surrogates_are_escaped() -> None:
    assert to_json({"a": "Київ Şişli"}) == '{"a": "Київ Şişli"}'
    text = to_json({"a": "x\ud800y"})
    text.encode("utf-8")
    assert json.loads(text) == {"a": "x\ud800y"}
    assert run(['{"id": "\\udc00"}\n'])[0]["id"] == "\udc00"


def test_answer_names_the_exception() -> None:
    assert json.loads(answer(work, '{"id": 1, "do": "raise"}')) == {
        "id": 1,
        "error": "KeyError: 'no such thing'",
    }


def test_an_endless_input_is_read_no_faster_than_it_is_answered() -> None:
    read = written = furthest = 0

    def endless() -> Iterator[str]:
        nonlocal read, furthest
        while True:
            read += 1
            furthest = max(furthest, read - written)
            yield '{"id": 1, "say": "%s"}\n' % ("x" * 1000)

    def write(_: str) -> None:
        nonlocal written
        written += 1
        if written == 5000:
            raise BrokenPipeError

    run_filter(make_worker, endless(), write, processes=2)
    assert written == 5000
    assert furthest <= MOST_LINES + 2


def test_memory_stays_small_on_a_big_input() -> None:
    line = json.dumps({"id": 1, "say": "y" * 200_000}) + "\n"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = 0

    def write(_: str) -> None:
        nonlocal count
        count += 1

    run_filter(make_worker, (line + " " for _ in range(1000)), write, processes=2)  # 200 MB
    assert count == 1000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000  # KiB


def test_answers_come_while_the_input_is_still_open() -> None:
    written: list[str] = []

    def slow() -> Iterator[str]:
        for i in range(3):
            yield json.dumps({"id": i})
            until = time.monotonic() + 60
            while len(written) <= i and time.monotonic() < until:
                time.sleep(0.01)
            assert len(written) == i + 1

    run_filter(make_worker, slow(), written.append)
    assert len(written) == 3


def test_an_exception_of_the_input_passes_and_leaves_no_process() -> None:
    def broken() -> Iterator[str]:
        yield '{"id": 1, "do": "hang"}'
        time.sleep(0.3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_filter(make_worker, broken(), lambda text: None)
    assert not children()


PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from pipeline.filters import filter_standard_streams
from tests.unit.test_filters import make_worker
if __name__ == "__main__":
    filter_standard_streams(make_worker, 2)
"""


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM.format(root=str(ROOT)))
    return [sys.executable, str(path)]


def test_ctrl_c_leaves_no_process_behind(program: list[str]) -> None:
    running = subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdin
    assert running.stdout
    for i in range(40):
        running.stdin.write(json.dumps({"id": i, "do": "hang" if i > 3 else None}).encode() + b"\n")
    running.stdin.flush()
    assert json.loads(running.stdout.readline())["id"] == 0
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(timeout=60) != 0
    wait_for_group_to_end(running.pid)
    assert running.stderr
    assert running.stderr.read().count(b"Traceback") <= 1  # the program's own


def test_processes_end_when_their_parent_is_killed(program: list[str]) -> None:
    running = subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert running.stdin
    assert running.stdout
    running.stdin.write(b'{"id": 1}\n' * 200)
    running.stdin.flush()
    running.stdout.readline()
    running.kill()
    running.wait()
    wait_for_group_to_end(running.pid)


def test_a_process_at_work_ends_with_its_killed_parent(program: list[str]) -> None:
    running = subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert running.stdin
    assert running.stdout
    running.stdin.write(b'{"id": 1}\n{"id": 2, "do": "hang"}\n')
    running.stdin.flush()
    running.stdout.readline()
    time.sleep(0.2)
    running.kill()
    running.wait()
    wait_for_group_to_end(running.pid)


def test_a_closed_output_ends_quietly(program: list[str], tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "say": "' + "z" * 500 + '"}\n' * 1)
    source.write_text(source.read_text() * 20_000)
    with source.open("rb") as lines:
        running = subprocess.Popen(
            program, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert running.stdout
        assert running.stderr
        assert json.loads(running.stdout.readline())["id"] == 1
        running.stdout.close()
        errors = running.stderr.read()
        assert running.wait(timeout=60) == 0
    assert errors == b""
