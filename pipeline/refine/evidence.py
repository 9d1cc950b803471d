"""What places on a page claim of one field, and which claim is believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place says: ``source`` names it, as in "json-ld headline", "og:title" or "h1"."""

    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that is believed, every claim to it in the order of trust, and why, in a phrase."""

    value: str | None
    claims: tuple[Claim, ...] = ()
    why: str = ""
