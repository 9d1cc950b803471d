"""What an origin's robots.txt allows, and for how long that holds (RFC 9309)."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from protego import Protego

from pipeline.collect.failures import Failure
from pipeline.model import StoredRobots

MAX_ROBOTS = 512 * 1024
"""Bytes that are read; at least 500 KiB are asked for (section 2.5)."""
MAX_CRAWL_DELAY = 60.0
"""Seconds. Whoever asks for a longer pause is given this one."""
KEPT_FOR = timedelta(hours=24)
"""How long a robots.txt holds without being asked for again (section 2.4)."""
FAILURE_KEPT_FOR = timedelta(minutes=10)
"""How long an origin that did not give it is left alone."""
OLD_HOLDS_FOR = timedelta(days=30)
"""How long the last copy holds while a new one can't be had (section 2.3.1.4)."""
PARSED_AT_ONCE = 16 * 1024
"""Characters; parsing more, at about a millisecond per 1024, would hold up the event loop."""
CAUSES = frozenset({"dns", "tls"})
"""Failures that are about the host and not about its robots.txt, so they keep their name."""

_AGENT_LINE = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*(?P<value>[^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin asks of us. ``problem`` says why its robots.txt could not be had."""

    parsed: Protego | None = None
    problem: str = ""

    @property
    def known(self) -> bool:
        """False if nothing may be fetched for now."""
        return not self.problem

    def allows(self, url: str, user_agent: str) -> bool:
        """Whether the page may be fetched."""
        if not self.known:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, product(user_agent)))

    def delay(self, user_agent: str) -> float:
        """The pause in seconds that it asks for between two requests, at most a minute."""
        if self.parsed is None:
            return 0.0
        name = product(user_agent)
        delay, rate = self.parsed.crawl_delay(name), self.parsed.request_rate(name)
        asked = max(float(delay or 0.0), rate.seconds / rate.requests if rate else 0.0)
        return max(0.0, min(MAX_CRAWL_DELAY, asked))


def product(user_agent: str) -> str:
    """The name that robots.txt calls a crawler by: what stands before the version."""
    return user_agent.partition("/")[0].strip()


def read_rules(robots: StoredRobots, user_agent: str) -> Rules:
    """The rules in a robots.txt.

    An origin that has none (4xx, or redirects that lead nowhere) allows everything; one
    that fails to answer allows nothing for now (RFC 9309, sections 2.3.1.2 to 2.3.1.4).
    Whatever was served as robots.txt is read as one: lines that say nothing are passed over.
    """
    if _unreachable(robots):
        return Rules(problem=robots.body or f"it answered {robots.status}")
    if robots.status is None or not 200 <= robots.status < 300:
        return Rules()
    return Rules(Protego.parse(_only_ours(robots.body, product(user_agent))))


async def parse(robots: StoredRobots, user_agent: str) -> Rules:
    """`read_rules`, beside the event loop if it takes long."""
    if len(robots.body) <= PARSED_AT_ONCE:
        return read_rules(robots, user_agent)
    return await asyncio.to_thread(read_rules, robots, user_agent)


def _unreachable(robots: StoredRobots) -> bool:
    return robots.status is None or robots.status >= 500 or robots.status == 429


def _only_ours(text: str, name: str) -> str:
    """The groups that are for us or for everybody, under our name or ``*``.

    A group is ours if its product token is ours, in any case, whatever stands behind it
    (section 2.2.1). The others are left out, as thousands of names with thousands of rules
    would be multiplied with each other.
    """
    kept: list[str] = []
    relevant, in_names = False, False
    for line in text.splitlines():
        named = _AGENT_LINE.match(line)
        if named:
            agent = _agent(named["value"].strip(), name)
            relevant = agent is not None or (in_names and relevant)
            kept += [f"User-agent: {agent}"] if agent else []
        elif relevant:
            kept.append(line)
        in_names = named is not None or (in_names and not line.partition("#")[0].strip())
    return "\n".join(kept)


def _agent(value: str, name: str) -> str | None:
    """Whom a User-agent line names, if it concerns us."""
    if value.startswith("*"):
        return "*"
    token = _TOKEN.match(value)
    return name if token and token[0].lower() == name.lower() else None


def holds_until(robots: StoredRobots) -> datetime:
    """When it must be asked for again."""
    if _unreachable(robots):
        return robots.fetched_at + FAILURE_KEPT_FOR
    until = robots.fetched_at + KEPT_FOR
    return max(until, robots.tried_at + FAILURE_KEPT_FOR) if robots.tried_at else until


def choose(asked: StoredRobots, kept: StoredRobots | None) -> StoredRobots:
    """What holds after asking: the answer, or the last good copy if there was no answer.

    The copy says then when it was asked for in vain, so that the origin is left alone.
    """
    if not _unreachable(asked) or kept is None or _unreachable(kept):
        return asked
    if asked.fetched_at - kept.fetched_at >= OLD_HOLDS_FOR:
        return asked
    return replace(kept, tried_at=asked.fetched_at)


def as_text(body: bytes) -> str:
    """A robots.txt's text: UTF-8, without a byte order mark and without NULs."""
    return body[:MAX_ROBOTS].decode("utf-8-sig", "replace").replace("\0", "\ufffd")


def missing(problem: str, origin: str, wait: float) -> Failure:
    """Why nothing is fetched from an origin without its rules; ``wait`` seconds, then again."""
    reason, _, sentence = problem.partition(": ")
    if reason in CAUSES:
        return Failure(reason, sentence, transient=True, retry_after=wait)
    detail = f"{origin} did not give its robots.txt ({problem}); nothing is fetched for now"
    return Failure("robots_unavailable", detail, transient=True, retry_after=wait)
