"""Why no page could be had, as a value: a slug, a sentence, and whether to try again.

For good are the reasons

- ``bad_url``: no address that is ever fetched;
- ``private_address``: it is inside the operator's network;
- ``robots_denied``: robots.txt forbids it;
- ``too_many_redirects``, ``redirect_loop``;
- ``content_type``: by its headers it is neither a page nor a feed;
- ``too_large``: it is larger than the limit, compressed or not;
- ``bad_encoding``: a content encoding that is not known (a broken one is transient).

Transient are

- ``dns``, ``connection``, ``tls``, ``timeout``: the host could not be reached or did not answer;
- ``bad_response``: what it sent is not HTTP;
- ``incomplete``: its answer broke off;
- ``robots_unavailable``: it did not give its robots.txt, so nothing may be fetched;
- ``host_pause``, ``host_busy``: its turn did not come, so it was not asked.

``http_404`` and the like come from `judge_status`.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from pipeline.model import Page

MAX_RETRY_AFTER = 30 * 86400.0
"""Who asks for more is asked again after a month all the same."""

MAX_SAID = 300
"""Characters of an error's message, which may repeat what a server sent."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no page could be had. ``transient`` if trying again later may help.

    ``retry_after`` is in seconds. ``asked`` is False if it was no try at all, because the
    host's turn did not come.
    """

    reason: str
    detail: str
    transient: bool
    retry_after: float | None = None
    status: int | None = None
    asked: bool = True


class Refused(Exception):
    """Carries a Failure up to where it becomes a value."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


def refuse(reason: str, detail: str, status: int | None = None) -> Refused:
    """A refusal for good."""
    return Refused(Failure(reason, detail, transient=False, status=status))


def for_now(reason: str, detail: str) -> Refused:
    """A refusal that may not hold the next time."""
    return Refused(Failure(reason, detail, transient=True))


def explain(error: BaseException, host: str) -> Failure:
    """What an exception of the HTTP client says about ``host``, as a reason and a sentence."""
    if isinstance(error, Refused):
        return error.failure
    if isinstance(error.__cause__, Refused):
        return error.__cause__.failure
    said = f"{host}: {type(error).__name__}: {' '.join(str(error).split())[:MAX_SAID]}"
    if isinstance(error, aiohttp.InvalidURL):
        return Failure("bad_url", said, transient=False)
    return Failure(_reason(error), said, transient=True)


def _reason(error: BaseException) -> str:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "dns"
    if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError)):
        return "tls"
    if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ClientOSError):
        return "timeout"
    if isinstance(error, aiohttp.ClientPayloadError):
        return "incomplete"
    if isinstance(error, (aiohttp.ClientConnectionError, OSError)):
        return "connection"
    return "bad_response"


def judge_status(page: Page) -> Failure | None:
    """What a status other than 200 means for a page that should be an article."""
    if page.status == 200:
        return None
    transient = page.status in (408, 425, 429) or page.status >= 500
    detail = f"{page.final_url} answered {page.status}"
    return Failure(
        f"http_{page.status}", detail, transient, retry_after(page.headers), status=page.status
    )


def retry_after(headers: Mapping[str, Any], now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), else None.

    Never more than MAX_RETRY_AFTER.
    """
    raw = str(headers.get("retry-after", "")).strip()
    if raw.isascii() and raw.isdigit():
        return min(float(raw), MAX_RETRY_AFTER)
    at = http_date(raw)
    if at is None:
        return None
    wait = (at - (now or datetime.now(UTC))).total_seconds()
    return min(max(0.0, wait), MAX_RETRY_AFTER)


def http_date(said: str) -> datetime | None:
    """A moment as HTTP headers write it (RFC 9110, section 5.6.7); None if it is none."""
    try:
        at = parsedate_to_datetime(said)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
