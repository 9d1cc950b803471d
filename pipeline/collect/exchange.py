"""One request and its answer: connected, complete and decoded in time, or Refused."""

from __future__ import annotations

import asyncio
import re
import string
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

import aiohttp
from yarl import URL

from pipeline.collect.addresses import Addresses
from pipeline.collect.bodies import ACCEPT_ENCODING, Body, check_type
from pipeline.collect.failures import Refused, explain, for_now
from pipeline.collect.headers import joined
from pipeline.collect.robots import MAX_ROBOTS
from pipeline.model import Page

HEADERS_WITHIN = 20.0
"""Seconds from looking up the name to the end of the headers, if ``timeout`` is not less."""
MAX_HEADER = 64 * 1024
MAX_HEADERS = 256
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, and where it redirects to if it does."""

    page: Page
    leads_to: str | None = None


class Exchange:
    """Makes requests, one per connection; open it in a running event loop.

    A connection kept open would be a second one as soon as another worker asks the host.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float,
        max_body: int,
        concurrency: int,
        allowed_hosts: Collection[str],
    ) -> None:
        self._timeout, self._max_body = timeout, max_body
        self._addresses = Addresses(allowed_hosts, threads=concurrency)
        self.check = self._addresses.check
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=concurrency,
                resolver=self._addresses,
                ttl_dns_cache=60,
                force_close=True,
                socket_factory=self._addresses.open_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),
            auto_decompress=False,
            max_field_size=MAX_HEADER,
            max_line_size=MAX_HEADER,
            max_headers=MAX_HEADERS,
            middlewares=(_ask_only_once,),
            headers=_headers(user_agent),
        )

    async def close(self) -> None:
        """Close what is open."""
        await self._session.close()
        await self._addresses.close()

    async def get(self, url: URL, headers: Mapping[str, str], *, robots: bool = False) -> Answer:
        """One answer, complete and decoded, or Refused."""
        host, began = url.raw_host or "", time.monotonic()
        deadline = asyncio.get_running_loop().time() + self._timeout
        try:
            response = await self._ask(url, headers)
            async with response:
                if response.status < 200:
                    raise for_now("bad_response", f"{host} answered {response.status}, unasked")
                received = joined(response.raw_headers)
                location = response.headers.get("Location")
                leads_to = _quoted(location) if location and _redirects(response) else None
                body: tuple[bytes, bytes | None] = (b"", None)
                if leads_to is None:
                    body = await self._read(response, received, deadline, robots)
                page = Page(
                    url=str(url),
                    final_url=str(url),
                    status=response.status,
                    headers=received,
                    body=body[0],
                    fetched_at=datetime.now(UTC),
                    encoded=body[1],
                    request_headers=dict(response.request_info.headers),
                    seconds=time.monotonic() - began,
                    raw_headers=response.raw_headers,
                    reason=(response.reason or "").strip(),
                    http_version=_version(response),
                )
                return Answer(page, leads_to)
        except (Refused, aiohttp.ClientError, ValueError, OSError) as error:
            raise Refused(explain(error, host)) from error

    async def _ask(self, url: URL, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        """Connect and ask; back when the headers have come."""
        within = min(self._timeout, HEADERS_WITHIN)
        try:
            async with asyncio.timeout(within):
                return await self._session.get(url, allow_redirects=False, headers=headers)
        except TimeoutError as error:
            raise for_now("timeout", f"no answer from {url.raw_host} in {within:g} s") from error

    async def _read(
        self,
        response: aiohttp.ClientResponse,
        headers: Mapping[str, str],
        deadline: float,
        robots: bool,
    ) -> tuple[bytes, bytes | None]:
        """The body, decoded, and as it was sent if that is something else.

        The beginning of a long robots.txt is enough, whatever its type. Of an answer that
        is no page the status counts, so a body that can't be read is left out.
        """
        limit = MAX_ROBOTS if robots else self._max_body
        try:
            if response.status == 200 and not robots:
                check_type(headers)
            body = Body(headers.get("content-encoding", ""), limit)
            if not robots:
                body.expect(response.content_length)
            try:
                await self._pour(response, body, deadline)
                return body.finish()
            except Refused as refused:
                if robots and refused.failure.reason == "too_large":
                    return body.beginning, None
                raise
        except (Refused, aiohttp.ClientPayloadError):
            if response.status == 200 or robots:
                raise
            return b"", None

    async def _pour(self, response: aiohttp.ClientResponse, body: Body, deadline: float) -> None:
        try:
            async with asyncio.timeout_at(deadline):
                async for chunk in response.content.iter_any():
                    body.feed(chunk)
        except TimeoutError as error:
            detail = f"no complete answer from {response.url.raw_host} in {self._timeout:g} s"
            raise for_now("timeout", detail) from error


async def _ask_only_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """aiohttp repeats a GET at once if the server hangs up; a repetition has a turn of its own."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectionError as error:
        raise Refused(explain(error, request.url.raw_host or "")) from error


def _headers(user_agent: str) -> dict[str, str]:
    """What is sent with every request; From (RFC 9110, section 10.1.2) if there is an address."""
    headers = {
        "User-Agent": user_agent,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ACCEPT_ENCODING,
        "Connection": "close",
    }
    if mail := _MAIL.search(user_agent):
        headers["From"] = mail[0]
    return headers


def _redirects(response: aiohttp.ClientResponse) -> bool:
    return response.status in REDIRECTS


def _version(response: aiohttp.ClientResponse) -> str:
    return "{}.{}".format(*response.version) if response.version else "1.1"


def _quoted(location: str) -> str:
    """A Location as it was meant; bytes that are not UTF-8 are quoted one by one."""
    raw = location.strip().encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return quote(raw, string.punctuation)
