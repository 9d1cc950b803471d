"""One misbehaviour, what must come of it, and how it is tried."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
import time
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from unittest import mock

from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.model import Page
from pipeline.sandbox import Killed, Sandbox
from tests.misbehaviours.reading import read
from tests.misbehaviours.site import Behaviour, Site, says

Kind = Literal[
    "answer", "body", "encoding", "type", "redirect", "robots", "address", "tls", "feed", "document"
]
READ = "read"
"""What comes of a feed or a document that may be read, rejected or given up for its time or
memory, as long as that ends."""
GIVEN_UP_AFTER, READ_WITHIN = 5.0, 60.0
"""Seconds after which a reader is killed: of what may be given up, and of what must be read."""
SHORT, LONG = 1.0, 20.0
"""Seconds after which a request ends where that must happen, and where it must not."""
USER_AGENT = "Euxine/0.1 (news archive; +https://example.org)"


@dataclass(frozen=True, slots=True)
class Case:
    """``name`` tells what the other side does, ``comes`` what must come out.

    That is the reason of a failure, or ``page``; for a document also ``article`` or the
    reason of its rejection; for a feed its problem or ``3 entries``; for both READ. Where
    several are right, they are separated by `` or ``. ``does`` are the behaviours by path; ``asks`` is the
    address that is asked for, with ``{port}`` and ``{secret}`` filled in. ``within`` is the
    limit in seconds: many times what it takes, and less than ``timeout`` where nothing is
    to be waited for. ``names`` are what a name server says; ``requests`` how many may be made.
    """

    name: str
    kind: Kind
    comes: str
    does: Mapping[str, Behaviour] | Behaviour = field(default_factory=says)
    asks: str = "http://site.localhost:{port}/page"
    within: float = 10.0
    timeout: float = LONG
    max_body: int = 1024 * 1024
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    requests: int | None = None
    also: Callable[[Page], bool] = lambda page: True
    tls: Callable[[], ssl.SSLContext] | None = None
    greets: Behaviour | None = None

    @property
    def behaviours(self) -> Mapping[str, Behaviour]:
        """What is done at which path."""
        return {"/page": self.does} if callable(self.does) else self.does


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. ``wrong`` says what should not have happened; '' if all is well."""

    came_out: str
    seconds: float
    wrong: str = ""


def attempt(case: Case, readers: Sandbox) -> Outcome:
    """Try a case. Fetching and reading each have its limit for themselves."""
    answer, seconds, site = asyncio.run(_fetch(case))
    wrong = []
    if isinstance(answer, Page) and not case.also(answer):
        wrong.append(f"the page is not as it should be: {answer.body[:80]!r}")
    came_out = _name(answer)
    if case.kind in ("feed", "document") and came_out == "page":
        assert isinstance(answer, Page)
        began = time.monotonic()
        limit = GIVEN_UP_AFTER if case.comes == READ else READ_WITHIN
        came_out = _read(case.kind, answer, readers, limit)
        seconds = max(seconds, time.monotonic() - began)
    if not _as_expected(case.comes, came_out):
        said = answer.detail if isinstance(answer, Failure) else ""
        wrong.append(f"{came_out} came out instead of {case.comes} {said}".rstrip())
    if seconds > case.within:
        wrong.append(f"it took {seconds:.1f} s instead of {case.within:g}")
    if site.intrusions:
        wrong.append("a forbidden address was connected to")
    if case.requests is not None and len(site.asked) != case.requests:
        wrong.append(f"{len(site.asked)} requests were made instead of {case.requests}")
    return Outcome(came_out, seconds, "; ".join(wrong))


def _read(kind: str, page: Page, readers: Sandbox, limit: float) -> str:
    try:
        return readers.call(read, kind, page, timeout=limit)
    except Killed as killed:
        return f"killed: {killed.reason}"
    except Exception as error:
        return f"dies: {type(error).__name__}: {error}"


def _as_expected(comes: str, came_out: str) -> bool:
    if comes == READ:
        return not came_out.startswith(("hangs", "dies", "killed: crash"))
    return came_out in comes.split(" or ")


def _name(answer: Page | Failure | str) -> str:
    if isinstance(answer, str):
        return answer
    failure = answer if isinstance(answer, Failure) else judge_status(answer)
    return failure.reason if failure else "page"


async def _fetch(case: Case) -> tuple[Page | Failure | str, float, Site]:
    async with Site(case.behaviours, case.tls() if case.tls else None, case.greets) as site:
        allowed = {f"*.localhost:{site.port}"}
        async with Fetcher(
            user_agent=USER_AGENT,
            timeout=case.timeout,
            max_body=case.max_body,
            allowed_hosts=allowed,
        ) as fetcher:
            began = time.monotonic()
            answer: Page | Failure | str
            try:
                with _name_server(case.names), _watch(site):
                    async with asyncio.timeout(2 * case.within):
                        answer = await fetcher.fetch(Request(site.fill_in(case.asks), 0))
            except TimeoutError:
                answer = "hangs"
            except Exception as error:
                answer = f"dies: {type(error).__name__}: {error}"
            return answer, time.monotonic() - began, site


@contextmanager
def _watch(site: Site) -> Iterator[None]:
    """Count a connection to any other machine as one to a forbidden address, and make none."""
    connect = BaseSelectorEventLoop.sock_connect

    async def watched(loop: Any, sock: socket.socket, address: Any) -> None:
        if not ipaddress.ip_address(address[0]).is_loopback:
            site.intrusions += 1
            raise ConnectionRefusedError(f"no connection to {address[0]}")
        await connect(loop, sock, address)

    with mock.patch.object(BaseSelectorEventLoop, "sock_connect", watched):
        yield


@contextmanager
def _name_server(names: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Let these names have these addresses; no other name is known."""

    def look_up(host: str, port: int, *arguments: Any, **options: Any) -> list[Any]:
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in names[host]
        ]

    with mock.patch("socket.getaddrinfo", look_up):
        yield
