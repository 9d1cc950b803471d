"""The environment, read once, as one frozen value.

Every variable is ``EUXINE_…``; all are optional. docs/settings.md lists them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pipeline

_CRON = re.compile(r"@\w+|[\w*/,#-]+( +[\w*/,#-]+){4}")
_HOST_AND_PORT = re.compile(r"(\*\.)?[^\s:/*]+:[0-9]{1,5}|\[[0-9a-fA-F:.]+\]:[0-9]{1,5}")

PROJECT = Path(pipeline.__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A variable that can't be understood: names the variable, the value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can choose. Sizes in bytes, times in seconds."""

    home: Path
    """Embedded PostgreSQL, WARC files and Airflow's home live here (EUXINE_HOME)."""
    database_url: str | None
    """A PostgreSQL 15+ to use instead of the embedded one (EUXINE_DATABASE_URL)."""
    sources: Path
    """The folder of outlet files (EUXINE_SOURCES)."""
    warc_url: str
    """Where captures are archived: a folder or any fsspec address (EUXINE_WARC_URL)."""
    user_agent: str
    """Sent with every request; carries EUXINE_CONTACT."""
    request_timeout: float = 30.0
    max_body: int = 10 * 1024 * 1024
    concurrency: int = 32
    """Connections of one process at a time (EUXINE_CONCURRENCY)."""
    connections: int = 128
    """The same of all workers together (EUXINE_CONNECTIONS)."""
    poll_minimum: float = 120.0
    poll_maximum: float = 6 * 3600.0
    retry_delay: float = 300.0
    """Pause before a failed fetch is tried again; it grows fourfold each time."""
    poll_cron: str | None = "*/5 * * * *"
    """When due feeds are looked for; EUXINE_POLL_CRON=never leaves it to manual runs."""
    allow_hosts: frozenset[str] = frozenset()
    """host:port pairs exempt from the ban on private addresses (EUXINE_ALLOW_HOSTS)."""
    batch_pages: int = 200
    """Pages that one Airflow task refines or tags."""
    api_port: int = 8080
    recognizer: bool = True
    """Whether names that the knowledge base does not hold are found (EUXINE_RECOGNIZER)."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables; raises SettingsError on one that makes no sense."""
        home = Path(environ.get("EUXINE_HOME") or PROJECT / ".euxine").expanduser().resolve()
        contact = environ.get("EUXINE_CONTACT") or "https://github.com/euxine/euxine"
        if not contact.isascii() or not contact.isprintable():
            raise SettingsError(
                f"EUXINE_CONTACT={contact!r}: expected an address in ASCII, on one line"
            )
        cron = (environ.get("EUXINE_POLL_CRON") or "*/5 * * * *").strip()
        if cron != "never" and not _CRON.fullmatch(cron):
            raise SettingsError(f"EUXINE_POLL_CRON={cron!r}: expected five cron fields, or never")
        allow_hosts = frozenset((environ.get("EUXINE_ALLOW_HOSTS") or "").split())
        for pair in sorted(allow_hosts):
            if not _HOST_AND_PORT.fullmatch(pair):
                raise SettingsError(
                    f"EUXINE_ALLOW_HOSTS={pair!r}: expected host:port or *.domain:port"
                )
        poll_minimum = _number(environ, "EUXINE_POLL_MINIMUM", 120, 1, 86400)
        # A minimum above the usual maximum raises it, unless the maximum is set as well.
        usual = max(6 * 3600, poll_minimum)
        poll_maximum = _number(environ, "EUXINE_POLL_MAXIMUM", usual, 60, 86400)
        if poll_maximum < poll_minimum:
            raise SettingsError(
                f"EUXINE_POLL_MAXIMUM={poll_maximum:g} is below "
                f"EUXINE_POLL_MINIMUM={poll_minimum:g}"
            )
        return cls(
            home=home,
            database_url=environ.get("EUXINE_DATABASE_URL") or None,
            sources=Path(environ.get("EUXINE_SOURCES") or PROJECT / "pipeline" / "sources"),
            warc_url=environ.get("EUXINE_WARC_URL") or str(home / "warc"),
            user_agent=f"Euxine/{pipeline.__version__} (news archive; +{contact})",
            request_timeout=_number(environ, "EUXINE_REQUEST_TIMEOUT", 30.0, 1, 600),
            max_body=_whole(environ, "EUXINE_MAX_BODY", 10 * 1024 * 1024, 1024, 2**31 - 1),
            concurrency=_whole(environ, "EUXINE_CONCURRENCY", 32, 1, 1000),
            connections=_whole(environ, "EUXINE_CONNECTIONS", 128, 1, 10000),
            poll_minimum=poll_minimum,
            poll_maximum=poll_maximum,
            retry_delay=_number(environ, "EUXINE_RETRY_DELAY", 300, 0, 86400),
            poll_cron=None if cron == "never" else cron,
            allow_hosts=allow_hosts,
            batch_pages=_whole(environ, "EUXINE_BATCH_PAGES", 200, 1, 10000),
            api_port=_whole(environ, "EUXINE_API_PORT", 8080, 1, 65535),
            recognizer=_switch(environ, "EUXINE_RECOGNIZER"),
        )


def _number(
    environ: Mapping[str, str], name: str, default: float, low: float, high: float
) -> float:
    raw = environ.get(name, "").strip()
    if not raw:
        return default
    try:
        value = float(raw)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise SettingsError(f"{name}={raw!r}: expected a number from {low:g} to {high:g}")
    return value


def _whole(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    value = _number(environ, name, default, low, high)
    if value != int(value):
        raise SettingsError(f"{name}={environ[name]!r}: expected a whole number")
    return int(value)


def _switch(environ: Mapping[str, str], name: str) -> bool:
    raw = environ.get(name, "").strip() or "on"
    if raw not in ("on", "off"):
        raise SettingsError(f"{name}={raw!r}: expected on or off")
    return raw == "on"
