"""Starting and stopping exactly the processes that are ours.

A crew is a handful of background processes listed in one file. Each leads a session of
its own, so its children can be found even when it is dead. A number in the file is
believed only if the process also started at the recorded moment; what is left of a
dead leader's session only if it carries the crew's mark in its environment.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

MARK = "EUXINE_CREW"
ORPHAN_SECONDS = 3.0
LARGEST_LOG = 10 * 1024 * 1024
_children: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Member:
    """One background process: its role, its number, and what tells it from a later one."""

    name: str
    pid: int
    identity: str

    @property
    def alive(self) -> bool:
        """Whether exactly this process still runs."""
        return identity_of(self.pid) == self.identity


class Crew:
    """The background processes listed in one file (mode 0600)."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def start(
        self, name: str, command: Sequence[str], env: Mapping[str, str], log: Path, cwd: Path
    ) -> Member:
        """Start one in the background, write it down, and send its output to the log."""
        mark, members = self._read()
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as output:
            child = subprocess.Popen(
                command, env={**env, MARK: mark}, cwd=cwd, umask=0o077, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        _children[child.pid] = child
        member = Member(name, child.pid, identity_of(child.pid) or "ended")
        self._write(mark, [*members, member])
        return member

    def members(self) -> list[Member]:
        """Those written down, alive or not."""
        return self._read()[1]

    def alive(self) -> list[Member]:
        """Those that still run."""
        return [member for member in self.members() if member.alive]

    def stop(self, patience: Mapping[str, float]) -> None:
        """Ask these to end; one whose seconds are over is asked again, then killed.

        Only the leaders are asked at first: they end their children in good order.
        """
        mark, members = self._read()
        began = time.monotonic()
        stopping = [member for member in members if member.name in patience]
        for member in stopping:
            if member.alive:
                with suppress(ProcessLookupError):
                    os.kill(member.pid, signal.SIGTERM)
        reminded: set[str] = set()
        while alive := [m for m in stopping if m.alive and m.name not in reminded]:
            for member in alive:
                if time.monotonic() - began >= patience[member.name]:
                    reminded.add(member.name)
                    self._end_rest([member], mark, signal.SIGTERM, 0)
            time.sleep(0.05)
        self._end_rest(stopping, mark, signal.SIGTERM, ORPHAN_SECONDS)
        self._end_rest(stopping, mark, signal.SIGKILL, ORPHAN_SECONDS)
        left = [member for member in members if member not in stopping]
        if left:
            self._write(mark, left)
        else:
            self.file.unlink(missing_ok=True)

    def _end_rest(
        self, members: Sequence[Member], mark: str, number: signal.Signals, patience: float
    ) -> None:
        """Signal what is left of these, and wait for it."""
        deadline = time.monotonic() + patience
        signalled: set[int] = set()
        while True:
            rest = [process for member in members for process in self._rest(member, mark)]
            for process in rest:
                if process.pid not in signalled:
                    signalled.add(process.pid)
                    with suppress(psutil.Error, OSError):
                        process.send_signal(number)
            if not rest or time.monotonic() > deadline:
                return
            time.sleep(0.05)

    def _rest(self, member: Member, mark: str) -> list[psutil.Process]:
        """What runs of a member's session: the leader and its descendants."""
        leader_alive = member.alive
        found = []
        for pid in psutil.pids():
            try:
                if os.getsid(pid) != member.pid:
                    continue
                process = psutil.Process(pid)
                if process.status() == psutil.STATUS_ZOMBIE:
                    continue
                if leader_alive or process.environ().get(MARK) == mark:
                    found.append(process)
            except (OSError, psutil.Error):
                continue
        return found

    def _read(self) -> tuple[str, list[Member]]:
        try:
            content = json.loads(self.file.read_text())
            return content["mark"], [Member(**member) for member in content["members"]]
        except (OSError, ValueError, KeyError, TypeError):
            return secrets.token_hex(16), []

    def _write(self, mark: str, members: Sequence[Member]) -> None:
        content = {"mark": mark, "members": [asdict(member) for member in members]}
        new = self.file.with_suffix(".new")
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(content, file, indent=1)
        new.replace(self.file)


def identity_of(pid: int) -> str | None:
    """What tells this process from a later one of the same number; None if there is none.

    On Linux the tick it started at and the boot; the wall clock would do as badly as it
    is set. Elsewhere the time it started at.
    """
    child = _children.get(pid)
    if child and child.poll() is not None:  # reaped here, else it would stay a zombie
        del _children[pid]
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{fields[19]}@{boot}" if fields[0] not in "ZX" else None
    except (OSError, IndexError):
        pass
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else f"{process.create_time():.2f}"
    except psutil.Error:
        return None


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait for a lock that the end of a process releases, however it ends."""
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def listener_of(port: int) -> str | None:
    """Who listens on this port of this machine, as far as we may know."""
    try:
        for process in psutil.process_iter(["pid", "name"]):
            try:
                for connection in process.net_connections("tcp"):
                    if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port:
                        return f"{process.info['name']}, process {process.info['pid']}"
            except psutil.Error:
                continue
    except psutil.Error:
        pass
    return None
