"""Starting and stopping exactly the processes that are ours."""

from __future__ import annotations

from pathlib import Path

import psutil  # type: ignore[import-untyped]


def identity_of(pid: int) -> str | None:
    """What tells this process from a later one of the same number; None if there is none.

    On Linux the tick it started at and the boot; the wall clock would do as badly as it
    is set. Elsewhere the time it started at.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{fields[19]}@{boot}" if fields[0] != "Z" else None
    except (OSError, IndexError):
        pass
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else f"{process.create_time():.2f}"
    except psutil.Error:
        return None
