"""What comes of an answer: a page, or a reason why there is none, within limits."""

from __future__ import annotations

import asyncio
import gzip
import socket
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
from aiohttp import web
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.http import MAX_RETRY_AFTER, Failure, Request, judge_status, retry_after
from pipeline.model import Page, Redirect
from tests.unit.collect.server import LocalServer

Fetch = Callable[..., Page | Failure]
NOW = datetime(2022, 3, 10, 12, 0, tzinfo=UTC)


def reason(answer: Page | Failure) -> tuple[str, bool]:
    """Why there is no page, and whether it is worth another try."""
    assert isinstance(answer, Failure), answer
    return answer.reason, answer.transient


def body(answer: Page | Failure) -> bytes:
    assert isinstance(answer, Page), answer
    return answer.body


def test_a_page_comes_as_the_server_sent_it(server: LocalServer, fetch: Fetch) -> None:
    server.put("/page?a=1", b"<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>", kind="text/html; charset=cp1251")
    answer = fetch("/page?a=1")
    assert isinstance(answer, Page)
    assert answer.url == answer.final_url == server.url("/page?a=1")
    assert (answer.status, answer.body) == (200, b"<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>")
    assert answer.content_type_header == "text/html; charset=cp1251"
    assert answer.content_type == "text/html"
    assert answer.fetched_at.tzinfo is UTC


def test_it_says_honestly_who_asks_and_sends_no_cookies(server: LocalServer, fetch: Fetch) -> None:
    server.put("/page", headers={"Set-Cookie": "you=me"})
    fetch("/page")
    fetch("/page")
    for seen in server.seen:
        assert seen.headers["user-agent"] == "Euxine/0.1 (news archive; +https://example.org)"
        assert "cookie" not in seen.headers


def test_what_was_asked_is_kept_beside_the_answer(server: LocalServer, fetch_all: Any) -> None:
    server.put("/page", "here")
    request = Request(server.url("/page"), 0, {"If-None-Match": '"a"'})
    [answer] = fetch_all(request)
    assert isinstance(answer, Page)
    sent = {name.lower(): value for name, value in answer.request_headers.items()}
    [seen] = server.seen
    assert sent == seen.headers
    assert sent["if-none-match"] == '"a"'
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"
    assert sent["connection"] == "close"
    assert 0 < answer.seconds < 5


def test_a_contact_by_mail_is_sent_as_the_sender(server: LocalServer, fetch: Fetch) -> None:
    server.put("/page")
    fetch("/page", user_agent="Euxine/0.1 (news archive; +mailto:desk@example.org)")
    fetch("/page")
    assert [seen.headers.get("from") for seen in server.seen] == ["desk@example.org", None]


def test_each_step_of_a_redirect_is_told(server: LocalServer, fetch: Fetch) -> None:
    redirect(server, "/a", "b#there", 301)
    redirect(server, "/b", server.url("/c", "other.localhost"), 307)
    server.put("/c", "here")
    answer = fetch("/a")
    assert isinstance(answer, Page)
    assert answer.redirects == (
        Redirect(301, server.url("/b")),
        Redirect(307, server.url("/c", "other.localhost")),
    )
    assert answer.final_url == server.url("/c", "other.localhost")


def test_the_conditions_of_a_request_go_along_with_its_redirects(
    server: LocalServer, fetch_all: Any
) -> None:
    redirect(server, "/a", "/b", 301)
    server.put("/b", status=304)
    [answer] = fetch_all(Request(server.url("/a"), 0, {"If-None-Match": '"a"'}))
    assert isinstance(answer, Page)
    assert answer.status == 304
    assert [seen.headers["if-none-match"] for seen in server.seen] == ['"a"', '"a"']


@pytest.mark.parametrize("status", [404, 500])
def test_an_error_page_that_cannot_be_read_is_still_that_error(
    server: LocalServer, fetch: Fetch, status: int
) -> None:
    server.put("/page", b"none", status=status, headers={"Content-Encoding": "gzip"})
    answer = fetch("/page")
    assert isinstance(answer, Page)
    assert (answer.status, answer.body) == (status, b"")


def redirect(server: LocalServer, path: str, to: str, status: int = 302) -> None:
    server.put(path, status=status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_both_addresses_kept(
    server: LocalServer, fetch: Fetch, status: int
) -> None:
    redirect(server, "/old", "../new", status)
    server.put("/new", "here")
    answer = fetch("/old")
    assert isinstance(answer, Page)
    assert (answer.url, answer.final_url) == (server.url("/old"), server.url("/new"))
    assert answer.body == b"here"


@pytest.mark.parametrize(("length", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_but_not_six(
    server: LocalServer, fetch: Fetch, length: int, arrives: bool
) -> None:
    for step in range(length):
        redirect(server, f"/{step}", f"/{step + 1}")
    server.put(f"/{length}", "here")
    answer = fetch("/0")
    if arrives:
        assert body(answer) == b"here"
    else:
        assert reason(answer) == ("too_many_redirects", False)


def test_a_loop_of_redirects_ends(server: LocalServer, fetch: Fetch) -> None:
    redirect(server, "/a", "/b")
    redirect(server, "/b", "/a")
    assert reason(fetch("/a")) == ("redirect_loop", False)
    assert server.paths == ["/a", "/b"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("file:///etc/passwd", "bad_url"),
        ("ftp://example.org/x", "bad_url"),
        ("javascript:alert(1)", "bad_url"),
        ("http://me:secret@example.org/", "bad_url"),
        ("http://[broken/", "bad_url"),
        ("http://example.org:99999/", "bad_url"),
        ("http://example.org/" + "x" * 3000, "bad_url"),
        ("http://127.0.0.1:1/", "private_address"),
        ("http://169.254.169.254/latest/meta-data/", "private_address"),
    ],
)
def test_a_redirect_to_where_nothing_is_fetched_is_refused(
    server: LocalServer, fetch: Fetch, target: str, expected: str
) -> None:
    redirect(server, "/page", target)
    answer = fetch("/page")
    assert reason(answer) == (expected, False)
    assert isinstance(answer, Failure)
    assert "secret" not in answer.detail


def test_a_redirect_to_bytes_that_are_not_ascii_is_followed(
    server: LocalServer, fetch: Fetch
) -> None:
    server.put_raw(
        "/old",
        b"HTTP/1.1 302 Found\r\nLocation: /\xcd\xee\xe2 \xf1%20\r\nContent-Length: 0\r\n\r\n",
    )
    fetch("/old")
    assert server.paths == ["/old", "/%CD%EE%E2%20%F1%20"]


def test_headers_that_never_come_end_in_a_timeout(server: LocalServer, fetch: Fetch) -> None:
    async def never(request: web.Request) -> web.Response:
        await server.ended.wait()
        return web.Response()

    server.do("/page", never)
    answer = fetch("/page", timeout=1)
    assert reason(answer) == ("timeout", True)
    assert isinstance(answer, Failure)
    assert "site.localhost" in answer.detail


def test_a_body_that_drips_ends_in_a_timeout(server: LocalServer, fetch: Fetch) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while not server.ended.is_set():
            await response.write(b".")
            await asyncio.wait([asyncio.ensure_future(server.ended.wait())], timeout=0.02)
        return response

    server.do("/page", drip)
    assert reason(fetch("/page", timeout=1)) == ("timeout", True)


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_above_the_limit_is_refused(
    server: LocalServer, fetch: Fetch, announced: bool
) -> None:
    async def large(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        if announced:
            response.content_length = 3000
        await response.prepare(request)
        for _ in range(3):
            await response.write(b"x" * 1000)
        return response

    server.do("/page", large)
    assert reason(fetch("/page", max_body=2999)) == ("too_large", False)
    assert len(body(fetch("/page", max_body=3000))) == 3000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_stopped_while_it_streams(server: LocalServer, fetch: Fetch, coding: str) -> None:
    if coding == "br":
        bomb = brotli.compress(bytes(256 * 1024 * 1024), quality=1)
    elif coding == "zstd":
        bomb = zstd.compress(bytes(256 * 1024 * 1024))
    else:
        packer = zlib.compressobj(6, wbits=31 if coding == "gzip" else 15)
        zeros = bytes(1024 * 1024)
        bomb = b"".join(packer.compress(zeros) for _ in range(256)) + packer.flush()
    server.put("/page", bomb, headers={"Content-Encoding": coding})
    tracemalloc.start()
    try:
        assert reason(fetch("/page", max_body=1024 * 1024)) == ("too_large", False)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 * 1024 * 1024


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress("новости".encode(), mtime=0)),
        ("deflate", zlib.compress("новости".encode())),
        ("br", brotli.compress("новости".encode())),
        ("zstd", zstd.compress("новости".encode())),
        ("GZIP", gzip.compress("новости".encode(), mtime=0)),
        ("x-gzip", gzip.compress("новости".encode(), mtime=0)),
        ("br, gzip", gzip.compress(brotli.compress("новости".encode()), mtime=0)),
        ("identity", "новости".encode()),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(
    server: LocalServer, fetch: Fetch, coding: str, packed: bytes
) -> None:
    server.put("/page", packed, headers={"Content-Encoding": coding})
    answer = fetch("/page")
    assert body(answer).decode() == "новости"
    assert isinstance(answer, Page)
    assert answer.encoded == (packed if coding != "identity" else None)
    assert answer.headers["content-encoding"] == coding


def test_packing_that_is_broken_is_a_failure(server: LocalServer, fetch: Fetch) -> None:
    server.put("/page", b"\x1f\x8b this is not gzip", headers={"Content-Encoding": "gzip"})
    assert reason(fetch("/page")) == ("bad_encoding", True)


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "video/mp4", "application/pdf", "application/zip", "audio/mpeg"]
)
def test_what_is_no_page_is_refused_before_its_body_is_read(
    server: LocalServer, fetch: Fetch, kind: str
) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": kind})
        await response.prepare(request)
        await server.ended.wait()
        return response

    server.do("/page", endless)
    assert reason(fetch("/page")) == ("content_type", False)


@pytest.mark.parametrize(
    "kind",
    [
        "text/html; charset=utf-8",
        "TEXT/HTML",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/xml",
        "text/plain",
        "application/octet-stream",
        "application/gzip",
    ],
)
def test_pages_and_feeds_are_read(server: LocalServer, fetch: Fetch, kind: str) -> None:
    server.put("/page", "here", kind=kind)
    assert body(fetch("/page")) == b"here"


@pytest.mark.parametrize(
    ("status", "transient"),
    [(404, False), (410, False), (403, False), (500, True), (503, True), (429, True), (408, True)],
)
def test_another_status_comes_with_its_page_and_is_judged(
    server: LocalServer, fetch: Fetch, status: int, transient: bool
) -> None:
    server.put("/page", "sorry", status=status)
    answer = fetch("/page")
    assert body(answer) == b"sorry"
    assert isinstance(answer, Page)
    failure = judge_status(answer)
    assert failure is not None
    assert (failure.reason, failure.transient) == (f"http_{status}", transient)
    assert str(status) in failure.detail


def test_a_good_status_is_no_failure(server: LocalServer, fetch: Fetch) -> None:
    server.put("/page", "here")
    answer = fetch("/page")
    assert isinstance(answer, Page)
    assert judge_status(answer) is None


@pytest.mark.parametrize("asked", ["120", "Thu, 10 Mar 2022 12:02:00 GMT"])
def test_retry_after_is_read_in_both_forms(server: LocalServer, fetch: Fetch, asked: str) -> None:
    server.put("/page", status=429, headers={"Retry-After": asked})
    answer = fetch("/page")
    assert isinstance(answer, Page)
    assert retry_after(answer.headers, NOW) == 120


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("1.5", None),
        ("0", 0),
        ("Thu, 10 Mar 2022 11:00:00 GMT", 0),
        ("Thu, 10 Mar 2022 12:00:30 -0000", 30),
        ("9" * 400, MAX_RETRY_AFTER),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_RETRY_AFTER),
    ],
)
def test_retry_after_is_seconds_or_nothing(asked: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": asked}, NOW) == seconds


@given(st.text())
def test_no_retry_after_makes_it_fail(asked: str) -> None:
    found = retry_after({"retry-after": asked}, NOW)
    assert found is None or 0 <= found <= MAX_RETRY_AFTER


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: text/html\r\n\r\nbroken off",
        b"this is not HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nBroken header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
    ],
    ids=["hangs up", "breaks off", "no HTTP", "bad header", "bad chunk"],
)
def test_a_broken_connection_is_worth_another_try(
    server: LocalServer, fetch: Fetch, answer: bytes
) -> None:
    server.put_raw("/page", answer)
    assert reason(fetch("/page"))[1] is True


def test_a_connection_reset_is_worth_another_try(server: LocalServer, fetch: Fetch) -> None:
    async def reset(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.abort()  # type: ignore[attr-defined]
        return web.Response()

    server.do("/page", reset)
    assert reason(fetch("/page")) == ("connection", True)


def test_a_host_that_does_not_exist_is_worth_another_try(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*arguments: Any, **options: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    answer = fetch("http://no-such-host.invalid/")
    assert reason(answer) == ("dns", True)
    assert isinstance(answer, Failure)
    assert "no-such-host.invalid" in answer.detail


def test_headers_in_any_bytes_can_be_stored(server: LocalServer, fetch: Fetch) -> None:
    server.put_raw(
        "/page",
        b'HTTP/1.1 200 OK\r\nETag: "\xe9\xff"\r\nX-Name: \xc3\xa9\r\nContent-Length: 2\r\n\r\nok',
    )
    answer = fetch("/page")
    assert isinstance(answer, Page)
    assert (answer.headers["etag"], answer.headers["x-name"]) == ('"éÿ"', "é")
    assert "".join(answer.headers.values()).encode()
