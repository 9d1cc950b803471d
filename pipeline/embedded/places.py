"""Who runs the embedded PostgreSQL and where its files lie.

A normal user runs it itself, with the data in ``home/postgres``. PostgreSQL refuses
to run as root; started by root it runs as an unprivileged user, and where that user
can't reach the home, ``home/postgres`` is a link to a directory of our own making
outside it. No directory that we did not make is ever changed.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.embedded import EmbeddedError

USERS = ("postgres", "_postgres", "nobody")
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # bytes; Linux has 107, macOS 103


@dataclass(frozen=True, slots=True)
class Account:
    """The user that PostgreSQL runs as; ``other`` if it is not the one we run as."""

    uid: int
    gid: int
    name: str
    other: bool

    def options(self) -> dict[str, Any]:
        """Arguments for subprocess that drop all privileges to this account."""
        if not self.other:
            return {"cwd": "/"}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}

    def can_enter(self, folder: Path) -> bool:
        """Try it rather than reading modes: access lists and mounts also have a say."""
        return self._succeeds('cd -- "$1"', str(folder))

    def can_run(self, program: str) -> bool:
        """Try it: whether this account gets as far as the program's version."""
        return self._succeeds('exec "$1" --version', program)

    def _succeeds(self, script: str, argument: str) -> bool:
        try:
            result = subprocess.run(
                ["/bin/sh", "-c", script, "sh", argument],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                timeout=30, check=False, **self.options(),
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise EmbeddedError(
                f"can't run anything as the user {self.name}, which PostgreSQL needs because it "
                f"refuses to run as root ({error}): run as a normal user, or name a server in "
                "EUXINE_DATABASE_URL"
            ) from error
        return result.returncode == 0


def find_account(data: Path) -> Account:
    """The owner of existing data; else ourselves; else, for root, an unprivileged user."""
    me = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if me != 0:
        if owner not in (None, me):
            raise EmbeddedError(
                f"{data} belongs to the user {_name(owner)}: run as that user (or as root), or "
                "choose another EUXINE_HOME"
            )
        return Account(me, os.getegid(), _name(me), other=False)
    if owner == 0:
        raise EmbeddedError(
            f"{data} belongs to root, and PostgreSQL refuses to run as root: give it to another "
            "user (chown -R), or choose another EUXINE_HOME"
        )
    if owner is not None:
        return Account(owner, data.stat().st_gid, _name(owner), other=True)
    for name in USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name, other=True)
    raise EmbeddedError(
        f"PostgreSQL refuses to run as root and there is none of the users {', '.join(USERS)}: "
        "make one (`useradd --system postgres`), or run as a normal user"
    )


def place_data(home: Path, account: Account, *, throwaway: bool) -> Path:
    """Where the data lie or shall lie: ``home/postgres``, or the directory it links to."""
    link = home / "postgres"
    if link.is_symlink():
        return _linked_data(home, link)
    if link.exists() or not account.other or account.can_enter(home):
        return link
    room = _make_room(home, account, throwaway)
    (room / "home").write_text(f"{home}\n")
    link.symlink_to(room / "data")
    return room / "data"


def _linked_data(home: Path, link: Path) -> Path:
    """Follow the link of a home; a copied home must not share the data of the first."""
    data = Path(os.readlink(link))
    note = data.parent / "home"
    if not note.exists():
        raise EmbeddedError(
            f"{link} points to {data}, which is gone: restore it from a backup, or remove the link "
            "to begin with an empty database"
        )
    recorded = Path(note.read_text().rstrip("\n"))
    if recorded != home:
        theirs = recorded / "postgres"
        if theirs.is_symlink() and os.readlink(theirs) == str(data):
            raise EmbeddedError(
                f"{home} seems to be a copy of {recorded}: both point to the data in {data}. "
                f"Remove {link} to begin with an empty database there"
            )
        note.write_text(f"{home}\n")  # the home was moved
    return data


def _make_room(home: Path, account: Account, throwaway: bool) -> Path:
    """A directory of our own that the account can enter."""
    name = f"{_digest(home)}-{time.time_ns():x}"
    temporary = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]
    roots = [*temporary] if throwaway else [Path("/var/lib"), Path("/var/local"), Path("/opt")]
    for root in roots:
        parent = root / "euxine" if not throwaway else root
        room = parent / (name if not throwaway else f"euxine-{name}")
        try:
            if not throwaway and not parent.is_dir():
                parent.mkdir()
                parent.chmod(0o755)
            room.mkdir()
            room.chmod(0o755)
        except OSError:
            continue
        if account.can_enter(room):
            return room
        room.rmdir()
    raise EmbeddedError(
        f"the user {account.name} can't reach {home}, and no directory for the data could be made "
        f"in {', '.join(map(str, roots))}: choose an EUXINE_HOME that every user can reach, or run "
        "as a normal user"
    )


def make_socket_folder(home: Path, account: Account) -> Path:
    """A short directory for the socket, mode 0700, owned by the account; ours or none."""
    name = f"euxine-{account.uid}-{_digest(home)}"
    parents = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]
    if os.geteuid() == 0:
        parents.insert(0, Path("/run"))
    refused = []
    for parent in dict.fromkeys(parents):
        folder = parent / name
        if len(os.fsencode(folder / SOCKET)) > LONGEST_SOCKET:
            continue
        if not re.fullmatch(r"[\w./+-]+", str(folder), re.ASCII):
            continue
        try:
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
            if account.other:
                os.chown(folder, account.uid, account.gid)
        except FileExistsError:
            pass
        except OSError as error:
            refused.append(f"{folder}: {error.strerror}")
            continue
        found = folder.lstat()
        if (
            stat.S_ISDIR(found.st_mode)
            and found.st_uid == account.uid
            and not stat.S_IMODE(found.st_mode) & 0o077
        ):
            if not account.other or account.can_enter(folder):
                return folder
            refused.append(f"{folder}: {account.name} can't reach it")
        else:
            refused.append(f"{folder}: exists and isn't ours")
    raise EmbeddedError(
        "no directory for PostgreSQL's socket: "
        + ("; ".join(refused) or "the path of the temporary directory is too long")
        + ". Remove what is in the way, or set TMPDIR to a short path of your own"
    )


def remove_tree(path: Path) -> None:
    """Remove something we made; quiet if it isn't there."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def _digest(home: Path) -> str:
    return hashlib.sha256(os.fsencode(home)).hexdigest()[:12]


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return str(uid)
