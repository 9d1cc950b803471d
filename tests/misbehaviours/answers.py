"""Answers that are none, break off, never end or lie about themselves."""

from __future__ import annotations

from tests.misbehaviours.case import SHORT, Case
from tests.misbehaviours.site import (
    PAGE,
    hangs,
    one_after_another,
    resets,
    says,
    sends,
    sends_for_ever,
)

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
LENGTH = b"Content-Length: %d\r\n\r\n" % len(PAGE)

ANSWERS = [
    Case("hangs up without a word", "answer", "connection", sends(), requests=1),
    Case("resets the connection", "answer", "connection", resets(), requests=1),
    Case("resets it after the headers", "answer", "incomplete or connection", resets(OK + LENGTH)),
    Case("never answers", "answer", "timeout", hangs(), timeout=SHORT),
    Case(
        "drips its headers byte by byte",
        "answer",
        "timeout",
        sends_for_ever(OK + b"X-Slow: ", b"z", 0.02),
        timeout=SHORT,
    ),
    Case("sends headers without end", "answer", "bad_response", sends_for_ever(OK, b"X-A: b\r\n")),
    Case(
        "sends one header without end", "answer", "bad_response", sends_for_ever(OK, b"a" * 65536)
    ),
    Case("sends 5,000 headers", "answer", "bad_response", sends(OK, b"X-A: b\r\n" * 5000, b"\r\n")),
    Case(
        "sends a status line without end",
        "answer",
        "bad_response",
        sends_for_ever(b"HTTP/1.1 200 ", b"OK" * 30000),
    ),
    Case("speaks HTTP/0.9", "answer", "bad_response", sends(PAGE)),
    Case("is an SSH server", "answer", "bad_response", sends(b"SSH-2.0-OpenSSH_9.6\r\n")),
    Case("sends noise", "answer", "bad_response", sends(bytes(range(256)) * 40)),
    Case("sends no status", "answer", "bad_response", sends(b"HTTP/1.1\r\n\r\n")),
    Case("sends a status in letters", "answer", "bad_response", sends(b"HTTP/1.1 abc OK\r\n\r\n")),
    Case("sends the status 999", "answer", "http_999", says("no", 999)),
    Case("answers in HTTP/3.7", "answer", "bad_response", sends(b"HTTP/3.7 200 OK\r\n\r\n")),
    Case(
        "says to go on, for ever",
        "answer",
        "timeout",
        sends_for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01),
        timeout=SHORT,
    ),
    Case(
        "sends early hints before the page",
        "answer",
        "page",
        sends(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", OK + LENGTH + PAGE),
    ),
    Case(
        "switches protocols unasked",
        "answer",
        "bad_response",
        sends(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    ),
    Case("sends a header without a colon", "answer", "bad_response", sends(OK + b"Broken\r\n\r\n")),
    Case(
        "puts a space before the colon",
        "answer",
        "page or bad_response",
        sends(OK + b"Content-Length : 5\r\n\r\nhello"),
    ),
    Case("puts a NUL into a header", "answer", "bad_response", sends(OK + b"X: a\0b\r\n\r\n")),
    Case(
        "writes headers in bytes of no charset",
        "answer",
        "page",
        sends(OK + b"X-Title: \xcf\xf0\xff\xfe\r\n" + LENGTH + PAGE),
        also=lambda page: bool("".join(page.headers.values()).encode()),
    ),
    Case(
        "says its type twice",
        "answer",
        "page",
        says(PAGE, 200, "Content-Type: text/html; charset=utf-8"),
        also=lambda page: page.content_type == "text/html",
    ),
    Case("answers 204 with a body", "answer", "http_204 or bad_response", says(PAGE, 204)),
    Case("answers 205", "answer", "http_205", says("", 205)),
    Case("answers 206 unasked", "answer", "http_206", says(PAGE, 206)),
    Case("answers 300 without a choice", "answer", "http_300", says("", 300)),
    Case("answers 304 unasked", "answer", "http_304", sends(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    Case("answers 429", "answer", "http_429", says("", 429, "Retry-After: 5"), requests=1),
    Case(
        "answers 429 with a moment that is no time",
        "answer",
        "http_429",
        says("", 429, "Retry-After: tomorrow at noon"),
    ),
    Case(
        "answers 503 for a century", "answer", "http_503", says("", 503, "Retry-After: " + "9" * 30)
    ),
    Case(
        "keeps the connection open after the page",
        "answer",
        "page",
        hangs(OK + LENGTH + PAGE),
    ),
    Case(
        "sends a second answer behind the first",
        "answer",
        "page or bad_response or incomplete",
        sends(OK + LENGTH + PAGE + OK + b"Content-Length: 5\r\n\r\nother"),
        also=lambda page: page.body == PAGE,
    ),
    Case(
        "asks for cookies to be set before it shows anything",
        "redirect",
        "redirect_loop",
        says("", 302, "Set-Cookie: seen=1", "Location: /page"),
        requests=1,
    ),
    Case(
        "is broken at the first request and well at the second",
        "answer",
        "connection",
        one_after_another(sends(), says()),
        requests=1,
    ),
]

BODIES = [
    Case("announces more than it sends", "body", "incomplete", sends(OK + LENGTH + PAGE[:-9])),
    Case(
        "announces less than it sends",
        "body",
        "page or incomplete or bad_response",
        sends(OK + b"Content-Length: 15\r\n\r\n" + PAGE),
        also=lambda page: page.body == PAGE[:15],
    ),
    Case(
        "announces two lengths",
        "body",
        "bad_response",
        sends(OK + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello"),
    ),
    Case(
        "announces a negative length",
        "body",
        "bad_response",
        sends(OK + b"Content-Length: -5\r\n\r\nhello"),
    ),
    Case(
        "announces a terabyte",
        "body",
        "too_large",
        hangs(OK + b"Content-Length: 1000000000000\r\n\r\n"),
    ),
    Case(
        "announces a length and chunks at once",
        "body",
        "bad_response",
        sends(
            OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
        ),
    ),
    Case(
        "sends a chunk without a size",
        "body",
        "incomplete or bad_response",
        sends(CHUNKED + b"zz\r\nhello\r\n"),
    ),
    Case(
        "announces a chunk of 16 exabytes",
        "body",
        "incomplete or bad_response",
        sends(CHUNKED + b"FFFFFFFFFFFFFFFFFF\r\nhello\r\n"),
    ),
    Case("breaks off in a chunk", "body", "incomplete", sends(CHUNKED + b"ff\r\nhello")),
    Case("never sends the last chunk", "body", "incomplete", sends(CHUNKED + b"5\r\nhello\r\n")),
    Case(
        "sends chunk extensions without end",
        "body",
        "incomplete or bad_response or timeout",
        sends_for_ever(CHUNKED + b"5;", b"a" * 65536),
        timeout=SHORT,
    ),
    Case(
        "sends trailers without end",
        "body",
        "incomplete or bad_response or timeout",
        sends_for_ever(CHUNKED + b"5\r\nhello\r\n0\r\n", b"X-A: b\r\n" * 100),
    ),
    Case(
        "drips its body",
        "body",
        "timeout",
        sends_for_ever(OK + b"\r\n", b".", 0.02),
        timeout=SHORT,
    ),
    Case(
        "sends chunks of one byte, slowly, for ever",
        "body",
        "timeout",
        sends_for_ever(CHUNKED, b"1\r\n.\r\n", 0.02),
        timeout=SHORT,
    ),
    Case("stops in the middle", "body", "timeout", hangs(OK + LENGTH + PAGE[:9]), timeout=SHORT),
    Case(
        "sends a body without end", "body", "too_large", sends_for_ever(OK + b"\r\n", b"a" * 65536)
    ),
    Case(
        "sends an error page without end",
        "body",
        "http_404",
        sends_for_ever(b"HTTP/1.1 404 Not Found\r\n\r\n", b"a" * 65536),
    ),
    Case(
        "drips an error page",
        "body",
        "http_503",
        sends_for_ever(b"HTTP/1.1 503 Busy\r\n\r\n", b".", 0.02),
        timeout=SHORT,
    ),
    Case("sends nothing as a page", "body", "page", says(b"")),
    Case(
        "sends the page until it hangs up",
        "body",
        "page",
        sends(OK + b"\r\n" + PAGE),
        also=lambda page: page.body == PAGE,
    ),
]


def _endless(kind: str, *headers: str) -> Case:
    head = "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {kind}", *headers, "", ""]).encode()
    said = f", {headers[0]}" if headers else ""
    return Case(f"sends {kind} without end{said}", "type", "content_type", hangs(head))


TYPES = [
    _endless("image/jpeg"),
    _endless("image/svg+xml"),
    _endless("video/mp4"),
    _endless("audio/mpeg"),
    _endless("application/pdf"),
    _endless("application/zip"),
    _endless("application/vnd.android.package-archive"),
    _endless("multipart/x-mixed-replace; boundary=x"),
    _endless("text/event-stream"),
    _endless("application/octet-stream", 'Content-Disposition: attachment; filename="setup.exe"'),
    Case("states a type that is none", "type", "page", says(kind="html")),
    Case("states no type", "type", "page", says(kind=None)),
]
