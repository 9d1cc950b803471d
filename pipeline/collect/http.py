"""Fetching over HTTP: bytes or a refusal, within limits, politely.

One `Fetcher` serves a batch. It opens one connection at a time per host with the
source's delay between two requests, connects to public addresses only, reads at
most ``max_body`` bytes after decompression and gives up after ``timeout`` seconds.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import string
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from pipeline.collect.robots import MAX_ROBOTS, Rules, read_rules
from pipeline.model import Page

MAX_REDIRECTS = 5
HOST_PAUSE = 60.0
"""Seconds that a host is left alone after a 429 or 503 that does not say how long."""
MAX_HEADER = 64 * 1024
MAX_URL = 2000
"""Bytes. What is longer is no article's address, and no index of the warehouse would hold it."""
MAX_RETRY_AFTER = 30 * 86400.0
"""Who asks for more is asked again after a month all the same."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom")
READABLE_EXACT = frozenset({"", "application/rdf+xml", "application/json", "application/feed+json"})
COMPRESSED_FILES = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no page could be had. ``transient`` if trying again later may help."""

    reason: str
    detail: str
    transient: bool
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch. ``delay`` is the pause in seconds between requests to its host."""

    url: str
    delay: float = 2.0
    headers: Mapping[str, str] = field(default_factory=dict)


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_NUMERIC = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+))*\.?")


class _Refused(Exception):
    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


def _refuse(reason: str, detail: str) -> _Refused:
    return _Refused(Failure(reason, detail, transient=False))


class PublicResolver(AbstractResolver):
    """Resolves names to the addresses a connection may use.

    Every name under ``localhost`` is the loopback (RFC 6761, section 6.3), and a
    non-public address is refused unless ``host:port`` or ``*.domain:port`` is in
    ``allowed``. aiohttp connects to exactly the addresses returned here, so neither
    a redirect nor a second DNS answer gets round the check.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = allowed
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of ``host``, or _Refused if one is inside the operator's network."""
        if host.rstrip(".").split(".")[-1] == "localhost":
            found = [_loopback(host, port)]
        else:
            found = await self._resolver.resolve(host, port, family)
        if not self.is_allowed(host, port):
            for result in found:
                check_address(result["host"], host)
        return found

    def is_allowed(self, host: str, port: int) -> bool:
        """Whether a setting exempts this host and port from the ban on private addresses."""
        host = host.rstrip(".")
        parts = host.split(".")
        names = [host, *("*." + ".".join(parts[n:]) for n in range(1, len(parts)))]
        return any(f"{name}:{port}" in self._allowed for name in names)

    async def close(self) -> None:
        """Close the resolver below."""
        await self._resolver.close()


def _loopback(host: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
    )


def check_address(address: str, host: str) -> None:
    """Raise _Refused unless ``address`` is on the public internet."""
    ip = ipaddress.ip_address(address)
    public = ip.is_global and not ip.is_multicast
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _inner_address(ip)
        public = public and not ip.is_site_local
        if inner is not None:
            public = inner.is_global and not inner.is_multicast
    if not public:
        raise _refuse("private_address", f"{host} resolves to {address}, which is not public")


def _inner_address(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to: mapped, 6to4, NAT64 or IPv4-compatible."""
    if ip in _NAT64 or ip in _COMPATIBLE:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def check_url(url: str) -> None:
    """Raise _Refused for a URL that is never fetched, whatever it resolves to."""
    if len(url.encode("utf-8", "replace")) > MAX_URL:
        raise _refuse("bad_url", f"the URL is longer than {MAX_URL} bytes: {url[:200]!r}")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise _refuse("bad_url", f"{error}: {url[:200]!r}") from error
    if parts.scheme not in ("http", "https"):
        raise _refuse("bad_url", f"only http and https are fetched, not {url[:200]!r}")
    if parts.username or parts.password:
        raise _refuse("bad_url", f"the URL carries credentials: {parts.hostname}")
    if not parts.hostname:
        raise _refuse("bad_url", f"the URL names no host: {url[:200]!r}")


def _join(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError as error:
        raise _refuse("bad_url", f"{error}: {location[:200]!r}") from error


class _Host:
    """One host's turn: a lock, the moment the next request may start, and its rules by origin."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.closed_until = 0.0
        self.rules: dict[str, Rules] = {}


class Fetcher:
    """Fetches many pages at once; use as an async context manager."""

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float = 30.0,
        max_body: int = 10 * 1024 * 1024,
        concurrency: int = 32,
        allowed_hosts: Collection[str] = (),
    ) -> None:
        self._user_agent = user_agent
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
            "application/xml;q=0.9,*/*;q=0.5",
        }
        self._timeout, self._max_body, self._concurrency = timeout, max_body, concurrency
        self._resolver = PublicResolver(allowed_hosts)
        self._hosts: dict[str, _Host] = {}

    async def __aenter__(self) -> Self:
        self._slots = asyncio.Semaphore(self._concurrency)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._concurrency, resolver=self._resolver, ttl_dns_cache=60
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),
            max_field_size=MAX_HEADER,
            max_line_size=MAX_HEADER,
            headers=self._headers,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch(self, request: Request) -> Page | Failure:
        """The page at an address, redirects followed, or why there is none."""
        url = request.url
        try:
            for _ in range(MAX_REDIRECTS + 1):
                answer = await self._get_in_turn(url, request)
                if isinstance(answer, Page):
                    return answer
                url = _join(url, answer)
            detail = f"more than {MAX_REDIRECTS} redirects from {request.url}"
            return Failure("too_many_redirects", detail, transient=False)
        except _Refused as refused:
            return refused.failure
        except TimeoutError:
            detail = f"no complete answer from {urlsplit(url).hostname} in {self._timeout:g} s"
            return Failure("timeout", detail, transient=True)
        except aiohttp.InvalidURL as error:
            return Failure("bad_url", f"{type(error).__name__}: {error}", transient=False)
        except aiohttp.ClientError as error:
            if isinstance(error.__cause__, _Refused):
                return error.__cause__.failure
            detail = f"{type(error).__name__}: {error}"
            return Failure("connection", detail, transient=True)
        except (ValueError, OSError) as error:
            detail = f"{type(error).__name__}: {error}"
            return Failure("bad_response", detail, transient=True)

    async def _get_in_turn(self, url: str, request: Request) -> Page | str:
        check_url(url)
        parts = urlsplit(url)
        host = self._hosts.setdefault((parts.hostname or "").rstrip("."), _Host())
        async with host.lock:
            rules = await self._rules(host, url)
            if not rules.known:
                detail = f"{parts.netloc} did not give its robots.txt; nothing is fetched for now"
                raise _Refused(Failure("robots_unavailable", detail, transient=True))
            if not rules.allows(url, self._user_agent):
                raise _refuse("robots_denied", f"robots.txt of {parts.netloc} forbids {url}")
            if (wait := host.closed_until - time.monotonic()) > 0:
                detail = f"{parts.netloc} asked for a pause of {wait:.0f} s"
                raise _Refused(Failure("host_pause", detail, transient=True, retry_after=wait))
            await asyncio.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                answer = await self._get_in_time(url, request)
            finally:
                delay = max(request.delay, rules.delay(self._user_agent))
                host.free_at = time.monotonic() + delay
            if isinstance(answer, Page) and answer.status in (429, 503):
                pause = retry_after(answer.headers) or HOST_PAUSE
                host.closed_until = time.monotonic() + pause
            return answer

    async def _rules(self, host: _Host, url: str) -> Rules:
        """The origin's robots.txt, read once; up to MAX_REDIRECTS redirects are followed."""
        origin = urljoin(url, "/").lower()
        if origin not in host.rules:
            answer: Page | str = urljoin(url, "/robots.txt")
            try:
                for _ in range(MAX_REDIRECTS + 1):
                    if isinstance(answer, Page):
                        break
                    at = answer
                    check_url(at)
                    answer = await self._get_in_time(at, Request(at), only=MAX_ROBOTS)
                    answer = _join(at, answer) if isinstance(answer, str) else answer
                rules = read_rules(answer) if isinstance(answer, Page) else Rules()
            except (aiohttp.ClientError, TimeoutError, _Refused) as error:
                if isinstance(error.__cause__, _Refused):
                    raise error.__cause__ from error
                refused = isinstance(error, _Refused)
                rules = Rules() if refused else read_rules(None)
            host.rules[origin] = rules
        return host.rules[origin]

    async def _get_in_time(self, url: str, request: Request, only: int | None = None) -> Page | str:
        async with self._slots, asyncio.timeout(self._timeout):
            return await self._get(url, request, only)

    def _check_literal(self, url: str) -> None:
        """aiohttp doesn't resolve a host that is already an address, so it is checked here."""
        parts = urlsplit(url)
        hostname = parts.hostname or ""
        try:
            ipaddress.ip_address(hostname)
        except ValueError:
            if _NUMERIC.fullmatch(hostname):
                detail = f"{hostname} is an unusual spelling of an address"
                raise _refuse("private_address", detail) from None
            return
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if not self._resolver.is_allowed(hostname, port):
            check_address(hostname, hostname)

    async def _get(self, url: str, request: Request, only: int | None) -> Page | str:
        """The page, or where it redirects to. With ``only``, so many bytes of it, of any type."""
        self._check_literal(url)
        async with self._session.get(
            url, allow_redirects=False, headers=dict(request.headers)
        ) as response:
            if response.status in REDIRECTS and (location := response.headers.get("Location")):
                # Bytes that are not ASCII are quoted one by one, whatever encoding they are in.
                return quote(location.encode("utf-8", "surrogateescape"), string.punctuation)
            headers = {name.lower(): _text(value) for name, value in response.headers.items()}
            if response.status == 200 and only is None:
                self._check_type(headers)
            return Page(
                url=request.url,
                final_url=url,
                status=response.status,
                headers=headers,
                body=await self._read(response, only),
                fetched_at=datetime.now(UTC),
            )

    @staticmethod
    def _check_type(headers: Mapping[str, str]) -> None:
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        readable = kind.startswith(READABLE) or kind in READABLE_EXACT or kind in COMPRESSED_FILES
        if not readable:
            raise _refuse("content_type", f"the server says it is {kind!r}, not a page")

    async def _read(self, response: aiohttp.ClientResponse, only: int | None) -> bytes:
        chunks: list[bytes] = []
        size = 0
        async for chunk in response.content.iter_chunked(64 * 1024):
            size += len(chunk)
            chunks.append(chunk)
            if only is not None and size >= only:
                break
            if only is None and size > self._max_body:
                raise _refuse("too_large", f"the body is larger than {self._max_body} bytes")
        return b"".join(chunks)[:only]


def _text(header: str) -> str:
    """A header's value; bytes that are not UTF-8 are taken for Latin-1, as HTTP once had it."""
    raw = header.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def judge_status(page: Page) -> Failure | None:
    """What a status other than 200 means for a page that should be an article."""
    if page.status == 200:
        return None
    transient = page.status in (408, 425, 429) or page.status >= 500
    detail = f"{page.final_url} answered {page.status}"
    return Failure(f"http_{page.status}", detail, transient, retry_after(page.headers))


def retry_after(headers: Mapping[str, Any], now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), else None.

    Never more than MAX_RETRY_AFTER.
    """
    raw = str(headers.get("retry-after", "")).strip()
    if raw.isascii() and raw.isdigit():
        return min(float(raw), MAX_RETRY_AFTER)
    try:
        at = parsedate_to_datetime(raw)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    wait = (at - (now or datetime.now(UTC))).total_seconds()
    return min(max(0.0, wait), MAX_RETRY_AFTER)
