"""Files that keep what took long to compute, until what it was computed from changes.

A file holds sections of bytes and a checksum over them. Nothing in it is ever executed, a
damaged one counts as missing, and where none can be written all works without, only slower.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path

_HEAD = re.compile(rb"euxine cache 1: (\d+):((?: \d+)+)\n")
# Files of one kind that stay: those of this knowledge base and of the two before it.
_GENERATIONS = 3


def default_cache_dir() -> Path:
    """Where this platform keeps a user's caches; RuntimeError if the user has no home."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "euxine"


def read_sections(cache_dir: Path | str | None, kind: str, key: str) -> list[bytes] | None:
    """The sections kept of a kind under a key; None if there are none, or no sound ones."""
    try:
        content = _path(cache_dir, kind, key).read_bytes()
    except (OSError, RuntimeError):
        return None
    head = _HEAD.match(content)
    if head is None:
        return None
    body = memoryview(content)[head.end() :]
    ends = list(accumulate(map(int, head.group(2).split()), initial=0))
    if ends[-1] != len(body) or zlib.crc32(body) != int(head.group(1)):
        return None
    return [bytes(body[start:end]) for start, end in pairwise(ends)]


def write_sections(
    cache_dir: Path | str | None, kind: str, key: str, sections: Sequence[bytes]
) -> None:
    """Keep sections for later; whoever reads meanwhile sees the old file or the new one."""
    body = b"".join(sections)
    sizes = "".join(f" {len(section)}" for section in sections)
    temporary = None
    try:
        path = _path(cache_dir, kind, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{kind}-")
        with os.fdopen(handle, "wb") as file:
            file.write(f"euxine cache 1: {zlib.crc32(body)}:{sizes}\n".encode() + body)
        os.replace(temporary, path)
        kept = sorted(path.parent.glob(f"{kind}-*.bin"), key=lambda p: p.stat().st_mtime)
        for old in kept[:-_GENERATIONS]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)


def _path(cache_dir: Path | str | None, kind: str, key: str) -> Path:
    folder = Path(cache_dir) if cache_dir is not None else default_cache_dir()
    return folder / f"{kind}-{key}.bin"
