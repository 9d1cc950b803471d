"""A data directory: made by initdb, set up for a small machine, and its troubles explained."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pipeline.embedded import EmbeddedError
from pipeline.embedded.binaries import Binaries
from pipeline.embedded.places import Account, remove_tree

SUPERUSER = "euxine"

SETTINGS = {
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "lc_messages": "'C'",
    "log_line_prefix": "'%m [%p] '",
}
THROWAWAY = {
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "5min",
}
CAUSES = (
    ("No space left on device", "the disk is full: free some space there and try again"),
    ("Read-only file system", "that disk can't be written to: choose another EUXINE_HOME"),
    ("Operation not permitted", "that disk doesn't let PostgreSQL set owner and mode (a network or "
     "Windows mount?): choose an EUXINE_HOME on a local disk"),
    ("Permission denied", "the user that PostgreSQL runs as can't reach it: check the modes of the "
     "directories above it, or choose another EUXINE_HOME"),
    ("could not create shared memory", "too little shared memory: stop other servers, or give the "
     "container more (docker run --shm-size=256m)"),
    ("could not resize shared memory", "too little shared memory: stop other servers, or give the "
     "container more (docker run --shm-size=256m)"),
)  # fmt: skip


def initialize(
    binaries: Binaries, account: Account, data: Path, log: Path, *, throwaway: bool
) -> None:
    """Run initdb beside the place, then rename: what was cut short is never taken for data."""
    if data.is_dir() and not any(data.iterdir()):
        data.rmdir()
    if data.exists():
        raise EmbeddedError(
            f"{data} has files in it and isn't a PostgreSQL data directory: move it away, or "
            "choose another EUXINE_HOME"
        )
    new = data.with_name(data.name + ".new")
    remove_tree(new)
    new.mkdir(mode=0o700)
    if account.other:
        os.chown(new, account.uid, account.gid)
    _run_initdb(binaries, account, new, log, throwaway)
    write(new / "pg_hba.conf", "# only the unix socket\nlocal all all trust\n", account)
    with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\n# written by Euxine at each start; ALTER SYSTEM wins over it\n")
        file.write("include_if_exists = 'euxine.conf'\n")
    new.rename(data)


def _run_initdb(
    binaries: Binaries, account: Account, data: Path, log: Path, throwaway: bool
) -> None:
    """UTF-8, code point order, and letters of all scripts in whichever locale there is."""
    options = [f"--username={SUPERUSER}", "--encoding=UTF8", "--locale=C", "--data-checksums"]
    options += ["--auth-local=trust", "--auth-host=reject"]
    if binaries.major >= 17:
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if throwaway:
        options += ["--no-sync"]
    for ctype in ("C.UTF-8", "en_US.UTF-8", "C"):
        result = subprocess.run(
            [binaries.program("initdb"), "-D", str(data), *options, f"--lc-ctype={ctype}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", env=environment(), check=False, **account.options(),
        )  # fmt: skip
        if result.returncode == 0:
            return
        if "invalid locale" not in result.stdout or ctype == "C":
            raise explain(f"can't make a PostgreSQL data directory in {data}", result.stdout, log)


def configure(binaries: Binaries, account: Account, data: Path, *, throwaway: bool) -> None:
    """Write the settings of this version of Euxine and this build of PostgreSQL."""
    settings = SETTINGS | (THROWAWAY if throwaway else {})
    lz4 = subprocess.run(
        [binaries.program("postgres"), "-D", str(data), "-C", "default_toast_compression",
         "-c", "default_toast_compression=lz4"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment(), timeout=60, check=False, **account.options(),
    )  # fmt: skip
    if lz4.returncode == 0:
        settings |= {"default_toast_compression": "lz4", "wal_compression": "lz4"}
    text = "".join(f"{name} = {value}\n" for name, value in settings.items())
    write(data / "euxine.conf", text, account)


def major_of(data: Path) -> int | None:
    """The version that made the data; None if there are none yet."""
    try:
        return int((data / "PG_VERSION").read_text().strip().split(".")[0])
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise EmbeddedError(
            f"can't read the version in {data / 'PG_VERSION'} ({error}): restore the directory "
            "from a backup, or choose another EUXINE_HOME"
        ) from error


def explain(what: str, output: str, log: Path) -> EmbeddedError:
    """An error that carries PostgreSQL's last words and, where we know it, what to do."""
    last = "\n".join(output.strip().splitlines()[-12:])
    advice = next((text for sign, text in CAUSES if sign in output), "in its own words:")
    return EmbeddedError(f"{what}: {advice}\n{last}\n(the whole log: {log})")


def environment() -> dict[str, str]:
    """Ours without what would redirect PostgreSQL's programs, and with plain messages."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def write(path: Path, text: str, account: Account) -> None:
    """Write a file of the data directory, readable by the account alone."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    if account.other:
        os.chown(path, account.uid, account.gid)
