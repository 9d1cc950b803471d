"""What postmaster.pid says, checked against the processes that exist.

A killed server leaves its pid file behind, and the number in it may since belong to
anything: a process counts only if it is a postgres that works in that data directory.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A live server's process, the folder of its socket, and whether it takes queries."""

    pid: int
    socket: Path
    ready: bool


def read_postmaster(data: Path) -> Postmaster | None:
    """The server that runs on this data directory, if any."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = abs(int(lines[0]))
    except (OSError, ValueError, IndexError):
        return None
    if not _serves(pid, data):
        return None
    socket = lines[4].strip() if len(lines) > 4 else ""
    status = lines[7].strip() if len(lines) > 7 else ""
    return Postmaster(pid, Path(socket), bool(socket) and status == "ready")


def clear_way(data: Path, socket: Path) -> None:
    """Remove what dead servers left, and end one whose data directory was removed."""
    if read_postmaster(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)
    lock = socket / ".s.PGSQL.5432.lock"
    try:
        pid = int(lock.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        pid = 0
    if pid and _is_postgres(pid) and not _serves(pid, data):
        # The folder is only ours, so this is a server that outlived its home.
        os.kill(pid, signal.SIGQUIT)
        deadline = time.monotonic() + PATIENCE
        while _is_postgres(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
    if read_postmaster(data) is None:
        lock.unlink(missing_ok=True)
        (socket / ".s.PGSQL.5432").unlink(missing_ok=True)


def wait_for_orphans(data: Path) -> None:
    """Wait until no postgres works in this directory any more (children of a killed one)."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not any(_serves(process.pid, data) for process in psutil.process_iter()):
            return
        time.sleep(0.1)


def _serves(pid: int, data: Path) -> bool:
    if not _is_postgres(pid):
        return False
    try:
        process = psutil.Process(pid)
        if process.uids().real != data.stat().st_uid:
            return False
        return Path(process.cwd()).samefile(data)
    except psutil.AccessDenied:
        return True  # better to believe the file than to start a second one
    except (psutil.Error, OSError):
        return False


def _is_postgres(pid: int) -> bool:
    try:
        process = psutil.Process(pid)
        name, status = str(process.name()), process.status()
        return name.startswith("postgres") and bool(status != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
