"""What a host's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from pipeline.model import Page

MAX_ROBOTS = 512 * 1024
MAX_CRAWL_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host asks of us. ``known`` is False if its robots.txt could not be had."""

    parsed: Protego | None = None
    known: bool = True

    def allows(self, url: str, user_agent: str) -> bool:
        """Whether the page may be fetched."""
        if not self.known:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, _product(user_agent)))

    def delay(self, user_agent: str) -> float:
        """The pause in seconds that it asks for between two requests, at most a minute."""
        asked = self.parsed.crawl_delay(_product(user_agent)) if self.parsed else None
        return max(0.0, min(MAX_CRAWL_DELAY, float(asked or 0.0)))


def _product(user_agent: str) -> str:
    """The name that robots.txt calls a crawler by: what stands before the version."""
    return user_agent.partition("/")[0].strip()


def read_rules(answer: Page | None) -> Rules:
    """The rules in a robots.txt.

    A host that has none (4xx) allows everything; one that fails to answer allows nothing
    for now (RFC 9309, sections 2.3.1.3 and 2.3.1.4).
    """
    if answer is None or answer.status >= 500 or answer.status == 429:
        return Rules(known=False)
    if answer.status != 200:
        return Rules()
    return Rules(Protego.parse(answer.body[:MAX_ROBOTS].decode("utf-8-sig", "replace")))
