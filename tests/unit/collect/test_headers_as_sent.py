"""Headers and status lines are kept as the server sent them, and can't break a record."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.headers import joined
from pipeline.collect.http import Failure
from pipeline.collect.records import Fault, Record, read_http, read_records
from pipeline.collect.warc import Archive, Place, Revisited, read_pages
from pipeline.model import Page
from tests.unit.collect.server import LocalServer

Fetch = Callable[..., Page | Failure]
AT = datetime(2022, 3, 10, 10, 30, 15, 123456, tzinfo=UTC)
URL = "http://outlet.example/1"
BODY = b"<p>here</p>"
SENT = (
    b"Server: ngin\xd0\xb3\r\n"
    b"Content-Type: text/plain\r\n"
    b"Set-Cookie: a=1; Expires=Thu, 10 Mar 2022 00:00:00 GMT\r\n"
    b"SET-COOKIE: b=2\r\n"
    b"Content-Type: text/html\r\n"
    b"X-Place: caf\xe9\r\n"
    b"X-Empty: \r\n"
    b"Content-Length: 11\r\n"
)
READ = {
    "server": "nginг",
    "content-type": "text/html",
    "set-cookie": "a=1; Expires=Thu, 10 Mar 2022 00:00:00 GMT, b=2",
    "x-place": "café",
    "x-empty": "",
    "content-length": "11",
}


def fetched(server: LocalServer, fetch: Fetch, answer: bytes) -> Page:
    server.put_raw("/page", answer)
    page = fetch("/page")
    assert isinstance(page, Page), page
    return page


def store(folder: Path, page: Page) -> tuple[Archive, Place]:
    archive = Archive(str(folder))
    with archive.new_file(AT) as file:
        return archive, file.write(page)


def page(*headers: tuple[bytes, bytes], body: bytes = BODY, **fields: str) -> Page:
    plain = Page(URL, URL, 200, joined(headers), body, AT, raw_headers=headers)
    return replace(plain, **fields)


def judge_same(found: Page, stored: Page) -> None:
    """All of a page came back, the request's headers and its time apart."""
    assert found == replace(stored, request_headers={}, seconds=0.0)
    assert found.raw_headers == stored.raw_headers


def records(folder: Path, place: Place) -> list[Record]:
    with (folder / place.file).open("rb") as stream:
        found = list(read_records(stream))
    assert not any(isinstance(one, Fault) for one in found), found
    return found  # type: ignore[return-value]


# -- as the server sent them --------------------------------------------------


@pytest.mark.parametrize(
    "first",
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.0 200 Fine",
        b"HTTP/1.1 404 Not Found At All",
        b"HTTP/1.1 200 D\xe9j\xe0 vu",
        "HTTP/1.1 404 Не найдено".encode(),
        b"HTTP/1.1 203 ",
    ],
)
def test_the_head_is_stored_as_the_server_sent_it(
    server: LocalServer, fetch: Fetch, tmp_path: Path, first: bytes
) -> None:
    answer = first + b"\r\n" + SENT + b"\r\n" + BODY
    came = fetched(server, fetch, answer)
    assert came.headers == READ
    archive, place = store(tmp_path, came)
    assert archive.record(place).block == answer
    judge_same(archive.read(place), came)
    with (tmp_path / place.file).open("rb") as stream:
        [found] = read_pages(stream)
    assert isinstance(found, Page)
    judge_same(found, came)


def test_the_headers_of_a_packed_page_are_stored_as_they_came(
    server: LocalServer, fetch: Fetch, tmp_path: Path
) -> None:
    packed = gzip.compress(BODY, mtime=0)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: GZIP\r\nContent-Length: %d\r\n\r\n" % len(packed)
    came = fetched(server, fetch, head + packed)
    archive, place = store(tmp_path, came)
    assert archive.record(place).block == head + packed
    judge_same(archive.read(place), came)


def test_a_header_of_the_transfer_is_kept_under_another_name(
    server: LocalServer, fetch: Fetch, tmp_path: Path
) -> None:
    head = b"HTTP/1.1 200 OK\r\nVia: a\r\nTransfer-Encoding: chunked\r\nvia: b\r\n\r\n"
    came = fetched(server, fetch, head + b"b\r\n" + BODY + b"\r\n0\r\n\r\n")
    archive, place = store(tmp_path, came)
    stored = head.replace(b"Transfer", b"x-archive-orig-Transfer") + BODY
    assert archive.record(place).block == stored
    found = archive.read(place)
    assert found.body == BODY
    assert found.headers == {"via": "a, b", "x-archive-orig-transfer-encoding": "chunked"}
    assert found.raw_headers[1] == (b"x-archive-orig-Transfer-Encoding", b"chunked")


def test_a_length_that_is_no_longer_true_is_kept_under_another_name(
    server: LocalServer, fetch: Fetch, tmp_path: Path
) -> None:
    head = b"HTTP/1.1 500 Oops\r\nContent-Encoding: x-odd\r\nContent-Length: 4\r\n\r\n"
    came = fetched(server, fetch, head + b"what")
    assert came.body == b""
    archive, place = store(tmp_path, came)
    assert archive.record(place).block == head.replace(b"Content-L", b"x-archive-orig-Content-L")
    assert archive.read(place).headers == {
        "content-encoding": "x-odd",
        "x-archive-orig-content-length": "4",
    }


def test_an_encoding_that_encodes_nothing_stays_as_it_was_sent(
    server: LocalServer, fetch: Fetch, tmp_path: Path
) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Encoding: UTF-8\r\nContent-Length: 11\r\n\r\n" + BODY
    came = fetched(server, fetch, answer)
    archive, place = store(tmp_path, came)
    assert archive.record(place).block == answer
    judge_same(archive.read(place), came)


def test_a_revisit_has_the_head_of_its_own_answer(tmp_path: Path) -> None:
    first = page((b"ETag", b'"1"'), reason="OK")
    archive, place = store(tmp_path, first)
    later = replace(first, fetched_at=AT + timedelta(hours=1), reason="Déjà vu")
    again = replace(later, raw_headers=((b"Set-Cookie", b"\xe9"), (b"Set-Cookie", b"b")))
    again = replace(again, headers=joined(again.raw_headers))
    with archive.new_file(AT) as file:
        revisit = file.write(again, revisit_of=Revisited(place, URL, AT))
    assert revisit.is_revisit
    head = "HTTP/1.1 200 Déjà vu\r\n".encode() + b"Set-Cookie: \xe9\r\nSet-Cookie: b\r\n\r\n"
    assert archive.record(revisit).block == head
    judge_same(archive.read(revisit, place), again)


def test_a_page_that_was_not_fetched_is_stored_with_the_headers_that_it_has(tmp_path: Path) -> None:
    stored = Page(URL, URL, 200, {"etag": '"1"', "x-name": "é"}, BODY, AT)
    archive, place = store(tmp_path, stored)
    head = 'HTTP/1.1 200 \r\netag: "1"\r\nx-name: é\r\n\r\n'.encode()
    assert archive.record(place).block == head + BODY
    assert archive.read(place) == stored


def test_other_tools_find_nothing_wrong_with_them(
    server: LocalServer, fetch: Fetch, tmp_path: Path
) -> None:
    came = fetched(server, fetch, b"HTTP/1.1 200 D\xe9j\xe0 vu\r\n" + SENT + b"\r\n" + BODY)
    _, place = store(tmp_path, came)
    command = [sys.executable, "-m", "warcio.cli", "check", str(tmp_path / place.file)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


# -- what would break a record ------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        b"X-A: b\r\n Set-Cookie: folded=1",
        b"X-A: b\x0bSet-Cookie: c\x0c\x1c\x85d",
        b"X-A: \xe2\x80\xa8Set-Cookie: c\xc2\x85d\xc2\xa0",
    ],
    ids=["folded", "controls", "separators"],
)
def test_a_hostile_server_adds_no_line(
    server: LocalServer, fetch: Fetch, tmp_path: Path, line: bytes
) -> None:
    answer = b"HTTP/1.1 200 OK\r\n" + line + b"\r\nContent-Length: 11\r\n\r\n" + BODY
    came = fetched(server, fetch, answer)
    archive, place = store(tmp_path, came)
    block = archive.record(place).block
    head = block.partition(b"\r\n\r\n")[0]
    assert len(head.split(b"\r\n")) == len(head.splitlines()) == 3
    judge_same(archive.read(place), came)


def test_a_bare_line_end_makes_it_no_answer(server: LocalServer, fetch: Fetch) -> None:
    server.put_raw("/page", b"HTTP/1.1 200 OK\r\nX-A: b\rSet-Cookie: c\r\n\r\n")
    answer = fetch("/page")
    assert isinstance(answer, Failure)
    assert answer.reason == "bad_response"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\n\r\n", "\n\n"])
def test_line_ends_in_a_name_a_value_or_a_reason_add_no_line(tmp_path: Path, end: str) -> None:
    evil = f"a{end}Set-Cookie: b"
    raw = evil.encode()
    for number, stored in enumerate(
        (
            page((b"X-A", raw), (raw, b"c")),
            page((b"X-A", b"b"), (b"X-C", b"d"), reason=evil),
            page((b"X-A", b"b"), (b"X-C", b"d"), http_version=evil),
            replace(page(), headers={"x-a": evil, evil: "c"}, raw_headers=()),
            replace(page((b"A", b"b"), (b"C", b"d")), request_headers={evil: evil}),
        )
    ):
        folder = tmp_path / str(number)
        archive, place = store(folder, stored)
        head, _, body = archive.record(place).block.partition(b"\r\n\r\n")
        assert body == BODY
        assert len(head.splitlines()) == 3
        assert not any(line.lower().startswith(b"set-cookie") for line in head.splitlines())
        assert all(len(one.block.splitlines()) == 4 for one in records(folder, place)[2:])


VALUES = st.binary(max_size=40).map(lambda raw: raw.strip(bytes(range(33))))
NAMES = st.text("abcXYZ-_!0", min_size=1, max_size=10).map(str.encode)


@given(st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=8), VALUES, st.binary(max_size=50))
def test_any_headers_come_back_in_their_bytes(
    headers: list[tuple[bytes, bytes]], reason: bytes, body: bytes
) -> None:
    stored = page(*headers, body=body, reason=reason.decode("utf-8", "surrogateescape"))
    archive = Archive("memory://headers-as-sent")
    with archive.new_file(AT) as file:
        place = file.write(stored)
    lines = bytes.maketrans(b"\r\n", b"  ")
    message = read_http(archive.record(place).block)
    assert message.headers == tuple((name, value.translate(lines)) for name, value in headers)
    assert message.reason.encode("utf-8", "surrogateescape") == reason.translate(lines)
    assert message.payload == archive.read(place).body == body
