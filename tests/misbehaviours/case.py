"""One misbehaviour, what must come of it, and how it is tried."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from unittest import mock

from pipeline.collect.feeds import parse_feed
from pipeline.collect.http import Failure, Fetcher, Request, judge_status
from pipeline.model import Page, Rejection
from pipeline.refine.extract import extract_page
from tests.misbehaviours.site import Behaviour, Site, says

Kind = Literal[
    "answer", "body", "encoding", "type", "redirect", "robots", "address", "tls", "feed", "document"
]
NOW = datetime(2022, 3, 10, 12, tzinfo=UTC)
READ = "read"
"""What comes of a feed or a document that may be read or rejected, as long as that ends."""
USER_AGENT = "Euxine/0.1 (news archive; +https://example.org)"


@dataclass(frozen=True, slots=True)
class Case:
    """``name`` tells what the other side does, ``comes`` what must come out.

    That is the reason of a failure, or ``page``; for a document also ``article`` or the
    reason of its rejection; for a feed its problem or ``3 entries``; for both READ. Where several are right,
    they are separated by `` or ``. ``does`` are the behaviours by path; ``asks`` is the
    address that is asked for, with ``{port}`` and ``{secret}`` filled in. ``within`` is the
    limit in seconds. ``names`` are what a name server says; ``requests`` how many may be made.
    """

    name: str
    kind: Kind
    comes: str
    does: Mapping[str, Behaviour] | Behaviour = field(default_factory=says)
    asks: str = "http://site.localhost:{port}/page"
    within: float = 3.0
    timeout: float = 2.0
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


class Readers:
    """A child process that reads feeds and documents, so that it can be killed."""

    MEMORY = 3 * 1024**3

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def start(self) -> ProcessPoolExecutor:
        """The pool of one process, its modules loaded."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_limit_memory)
            self._pool.submit(os.getpid).result()
        return self._pool

    def read(self, kind: str, page: Page, within: float) -> str:
        """What a feed or a document is, in a word; ``hangs`` or ``dies`` if reading it does."""
        try:
            return self.start().submit(_read, kind, page).result(within)
        except TimeoutError:
            self._end()
            return "hangs"
        except Exception as error:
            self._end()
            return f"dies: {type(error).__name__}"

    def _end(self) -> None:
        if self._pool is not None:
            for process in list(self._pool._processes.values()):
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (Readers.MEMORY, Readers.MEMORY))


def _read(kind: str, page: Page) -> str:
    if kind == "feed":
        parsed = parse_feed(page.body, page.final_url, page.content_type_header, NOW)
        return parsed.problem or f"{len(parsed.entries)} entries"
    found = extract_page(page.body, url=page.final_url, content_type=page.content_type_header)
    return found.reason if isinstance(found, Rejection) else "article"


def attempt(case: Case, readers: Readers) -> Outcome:
    """Try a case. Reading is not counted into the limit of fetching, but has the same."""
    if case.kind in ("feed", "document"):
        readers.start()
    answer, seconds, site = asyncio.run(_fetch(case))
    wrong = []
    if isinstance(answer, Page) and not case.also(answer):
        wrong.append(f"the page is not as it should be: {answer.body[:80]!r}")
    came_out = _name(answer)
    if case.kind in ("feed", "document") and came_out == "page":
        assert isinstance(answer, Page)
        began = time.monotonic()
        came_out = readers.read(case.kind, answer, case.within)
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


def _as_expected(comes: str, came_out: str) -> bool:
    if comes == READ:
        return not came_out.startswith(("hangs", "dies"))
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
                with _name_server(case.names):
                    async with asyncio.timeout(2 * case.within):
                        answer = await fetcher.fetch(Request(site.fill_in(case.asks), 0))
            except TimeoutError:
                answer = "hangs"
            except Exception as error:
                answer = f"dies: {type(error).__name__}: {error}"
            return answer, time.monotonic() - began, site


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
