"""A program to kill again and again, which is started once: each time it works in a fork."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline.settings import PROJECT, Settings

LOOP = """
import os, sys
print("ready", flush=True)
for line in sys.stdin:
    fork = os.fork()
    if not fork:
        sys.stdin.close()
        try:
            work(line.strip())
            code = 0
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 1
        sys.stderr.flush()
        os._exit(code)
    print(fork, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), flush=True)
"""


class Forks:
    """A program that defines ``work(word)``, ready to work."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._id = 0
        self._beginning = threading.Lock()
        assert self._line() == "ready"

    @classmethod
    @contextmanager
    def of(cls, program: str, settings: Settings) -> Iterator[Forks]:
        """The program, until the block ends."""
        process = subprocess.Popen(
            [sys.executable, "-c", program + LOOP],
            cwd=PROJECT,
            env={
                "EUXINE_HOME": str(settings.home),
                "EUXINE_DATABASE_URL": str(settings.database_url),
                "EUXINE_SOURCES": str(settings.sources),
                "EUXINE_ALLOW_HOSTS": " ".join(settings.allow_hosts),
                "EUXINE_RETRY_DELAY": "0",
                "PATH": "/usr/bin:/bin",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        with process:
            yield cls(process)

    def begin(self, word: str) -> None:
        """Let a fork work on a word."""
        assert self._process.stdin is not None
        with self._beginning:
            self._process.stdin.write(f"{word}\n".encode())
            self._id = int(self._line())

    def kill(self) -> None:
        """Kill the fork that works, unless it has ended."""
        with self._beginning, suppress(ProcessLookupError):
            os.kill(self._id, signal.SIGKILL)

    def end(self, seconds: float | None = None) -> int | None:
        """Wait for the end of the fork: its exit code, or None if it works on after so long."""
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        return int(self._line()) if ready else None

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()
