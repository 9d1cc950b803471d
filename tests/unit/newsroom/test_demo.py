"""The newsroom of the demo as a process."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from pipeline.cli import demo
from pipeline.embedded.processes import listener_of

STUBBORN = """#!/bin/sh
trap '' TERM
exec {python} -c '
import socket, time
with socket.create_server(("127.0.0.1", {port})):
    time.sleep(600)
'
"""


def test_a_newsroom_that_does_not_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    program = tmp_path / "python"
    program.write_text(STUBBORN.format(python=sys.executable, port=port))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(demo, "NEWSROOM_PORT", port)
    monkeypatch.setattr(demo, "NEWSROOM_PATIENCE", 0.5)
    with demo.newsroom(tmp_path, tmp_path / "sources"):
        assert listener_of(port)
    assert listener_of(port) is None
