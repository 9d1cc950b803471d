"""Only processes that were started here are ever signalled."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time

import psutil
import pytest

from pipeline.embedded.processes import Crew, Member, identity_of, listener_of

STUBBORN = """if 1:
    import signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    subprocess.Popen([sys.executable, "-c", "import signal, time; "
                      "signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); "
                      "time.sleep(300)"])
    time.sleep(300)
"""
PARENT = """if 1:
    import subprocess, sys, time
    subprocess.Popen(["sleep", "300"])
    print("ready", flush=True)
    time.sleep(300)
"""


@pytest.fixture
def crew(tmp_path):
    crew = Crew(tmp_path / "processes.json")
    yield crew
    crew.stop(dict.fromkeys((member.name for member in crew.members()), 0))


def _start(crew, tmp_path, name, script):
    log = tmp_path / f"{name}.log"
    member = crew.start(name, [sys.executable, "-c", script], dict(os.environ), log, tmp_path)
    for _ in range(2000):
        if "ready" in log.read_text():
            break
        time.sleep(0.05)
    return member


def _session(pid):
    found = []
    for other in psutil.pids():
        try:
            if os.getsid(other) == pid and psutil.Process(other).status() != "zombie":
                found.append(other)
        except (OSError, psutil.Error):
            continue
    return found


def test_stops_a_process_and_its_children(crew, tmp_path):
    member = _start(crew, tmp_path, "one", PARENT)
    other = _start(crew, tmp_path, "two", PARENT)
    assert len(_session(member.pid)) == 2
    assert stat.S_IMODE(crew.file.stat().st_mode) == 0o600
    crew.stop({"one": 5})
    assert _session(member.pid) == []
    assert [m.name for m in crew.alive()] == ["two"]
    crew.stop({"two": 5})
    assert _session(other.pid) == []
    assert not crew.file.exists()


def test_kills_what_does_not_listen(crew, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.embedded.processes.ORPHAN_SECONDS", 0.5)
    member = _start(crew, tmp_path, "stubborn", STUBBORN)
    assert len(_session(member.pid)) == 2
    crew.stop({"stubborn": 0.5})
    assert _session(member.pid) == []


def test_ends_the_children_of_a_leader_that_died(crew, tmp_path):
    member = _start(crew, tmp_path, "one", PARENT)
    os.kill(member.pid, signal.SIGKILL)
    while member.alive:
        time.sleep(0.02)
    assert len(_session(member.pid)) == 1
    crew.stop({"one": 5})
    assert _session(member.pid) == []


def test_never_signals_a_stranger(crew):
    stranger = subprocess.Popen(["sleep", "60"], start_new_session=True)
    try:
        for identity in ("1@another-boot", "ended"):
            content = {"mark": "m", "members": [["x", stranger.pid, identity]]}
            content["members"] = [{"name": "x", "pid": stranger.pid, "identity": identity}]
            crew.file.write_text(json.dumps(content))
            assert crew.alive() == []
            crew.stop({"x": 1})
            assert stranger.poll() is None
            assert not crew.file.exists()
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"mark": "m", "members": [1]}'])
def test_a_damaged_file_is_an_empty_one(crew, text):
    crew.file.write_text(text)
    assert crew.members() == []


def test_an_identity_belongs_to_one_process():
    assert identity_of(os.getpid()) == identity_of(os.getpid())
    child = subprocess.Popen(["sleep", "60"])
    time.sleep(0.05)
    identity = identity_of(child.pid)
    assert identity not in (None, identity_of(os.getpid()))
    child.kill()
    for _ in range(1000):
        if identity_of(child.pid) is None:
            break
        time.sleep(0.02)
    assert identity_of(child.pid) is None
    assert not Member("x", child.pid, identity).alive
    child.wait()


def test_names_who_listens():
    import socket

    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        assert f"process {os.getpid()}" in listener_of(server.getsockname()[1])
