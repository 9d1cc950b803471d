"""What is written stays: in standard records, whole or not at all, safe once it was flushed."""

from __future__ import annotations

import asyncio
import errno
import gzip
import os
import random
import resource
import subprocess
import sys
import threading
import uuid
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from backports import zstd
from warcio.archiveiterator import ArchiveIterator

from pipeline.collect.records import Fault, Record, read_records
from pipeline.collect.warc import (
    Archive,
    ArchiveError,
    ArchiveFile,
    Place,
    RecordMissing,
    Revisited,
    read_pages,
)
from pipeline.model import Page, Redirect

AT = datetime(2022, 3, 10, 10, 30, 15, 123456, tzinfo=UTC)
URL = "https://outlet.example/1?q=новости"
BODY = "<p>Görüşme, переговори</p>".encode() * 50


def page(body: bytes = BODY, url: str = URL, **fields: Any) -> Page:
    named = {"content-type": "text/html", **fields.pop("headers", {})}
    return replace(Page(url, url, 200, named, body, AT), **fields)


def packed(body: bytes = BODY, encoding: str = "gzip", **fields: Any) -> Page:
    encode = {
        "gzip": lambda data: gzip.compress(data, mtime=0),
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstd.compress,
    }[encoding]
    encoded = encode(body)
    headers = {"content-encoding": encoding, "content-length": str(len(encoded))}
    return page(body, encoded=encoded, headers=headers, **fields)


def store(folder: Path, *pages: Page) -> tuple[Archive, list[Place]]:
    archive = Archive(str(folder))
    with archive.new_file(AT) as file:
        return archive, [file.write(one) for one in pages]


def records(path: Path) -> list[Record]:
    with path.open("rb") as stream:
        found = list(read_records(stream))
    assert not any(isinstance(one, Fault) for one in found), found
    return found  # type: ignore[return-value]


def lines(one: Record) -> list[str]:
    return one.block.decode().split("\r\n")


# -- records ------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_the_bytes_that_were_sent_are_kept_and_the_body_comes_back(
    tmp_path: Path, encoding: str
) -> None:
    stored = packed(encoding=encoding)
    archive, [place] = store(tmp_path, stored)
    assert archive.read(place) == stored
    block = archive.record(place).block
    assert block.endswith(b"\r\n\r\n" + stored.encoded)
    assert f"content-encoding: {encoding}\r\n".encode() in block


def test_headers_stay_as_they_were_if_they_are_true(tmp_path: Path) -> None:
    sent = {
        "content-length": str(len(BODY)),
        "content-encoding": "identity",
        "transfer-encoding": "chunked",
        "x-name": "новости é",
        "x-raw": "caf\udce9",
        "x-long": "a\r\nSet-Cookie: b",
    }
    archive, [place] = store(tmp_path, page(headers=sent))
    head = archive.record(place).block.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert head == [
        b"HTTP/1.1 200 ",
        b"content-type: text/html",
        f"content-length: {len(BODY)}".encode(),
        b"content-encoding: identity",
        b"x-archive-orig-transfer-encoding: chunked",
        "x-name: новости é".encode(),
        b"x-raw: caf\xe9",
        b"x-long: a  Set-Cookie: b",
    ]


@pytest.mark.parametrize(
    "sent", [{"content-length": "7"}, {"content-encoding": "gzip"}, {"content-encoding": "x-odd"}]
)
def test_headers_that_are_not_true_of_the_bytes_get_another_name(
    tmp_path: Path, sent: dict[str, str]
) -> None:
    archive, [place] = store(tmp_path, page(headers=sent))
    [(name, value)] = sent.items()
    found = archive.read(place)
    assert found.body == BODY
    assert name not in found.headers
    assert found.headers[f"x-archive-orig-{name}"] == value


def test_request_and_metadata_go_with_the_response(tmp_path: Path) -> None:
    came = packed(
        url="http://outlet.example/old",
        final_url=URL,
        request_headers={"User-Agent": "Euxine", "Accept": "*/*"},
        redirects=(Redirect(301, "http://outlet.example/1"), Redirect(302, URL)),
        seconds=0.25,
    )
    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file:
        place = file.write(came, about={"outlet": "gazette", "feed": "http://outlet.example/rss"})
    info, response, request, metadata = records(tmp_path / place.file)
    assert info.kind == "warcinfo"
    assert info.fields["warc-filename"] == place.file
    assert (response.kind, response.url, response.offset) == ("response", URL, place.offset)
    assert response.fields["warc-euxine-asked-uri"] == "http://outlet.example/old"
    for one in (request, metadata):
        assert one.url == URL
        assert one.fields["warc-concurrent-to"] == response.fields["warc-record-id"]
    assert lines(request) == [
        "GET /1?q=новости HTTP/1.1",
        "Host: outlet.example",
        "User-Agent: Euxine",
        "Accept: */*",
        "",
        "",
    ]
    assert lines(metadata) == [
        "via: http://outlet.example/1",
        "hopsFromSeed: RR",
        "redirect: 301 http://outlet.example/1",
        f"redirect: 302 {URL}",
        "fetchTimeMs: 250",
        "outlet: gazette",
        "feed: http://outlet.example/rss",
        "",
    ]
    found = archive.read(place)
    assert (found.url, found.final_url) == ("http://outlet.example/old", URL)
    assert archive.group(place) == (tmp_path / place.file).read_bytes()[place.offset :]


def test_a_host_that_was_sent_is_not_named_twice(tmp_path: Path) -> None:
    _, [place] = store(tmp_path, page(request_headers={"host": "outlet.example:8080"}))
    request = records(tmp_path / place.file)[2]
    assert lines(request)[1:3] == ["host: outlet.example:8080", ""]


def test_what_cannot_stand_in_a_field_does_not_break_the_record(tmp_path: Path) -> None:
    url = "http://outlet.example/a\r\nWARC-Type: warcinfo\ud800"
    archive, [place] = store(tmp_path, page(url=url))
    found = archive.record(place)
    assert found.kind == "response"
    assert found.url == "http://outlet.example/a  WARC-Type: warcinfo?"


def test_other_tools_read_it_and_agree_about_the_digests(tmp_path: Path) -> None:
    pages = [page(), packed(), packed(encoding="deflate", request_headers={"A": "b"}, seconds=1.0)]
    _, [first, *_] = store(tmp_path, *pages)
    path = str(tmp_path / first.file)
    warcio = [sys.executable, "-m", "warcio.cli"]
    checked = subprocess.run([*warcio, "check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    indexed = subprocess.run(
        [*warcio, "index", "-f", "warc-type,offset", path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert indexed.stdout.count('"response"') == 3
    with open(path, "rb") as stream:
        bodies = [r.content_stream().read() for r in ArchiveIterator(stream, check_digests="raise")]
    assert bodies.count(BODY) == 3


# -- revisits -----------------------------------------------------------------


def revisit(
    folder: Path, first: Page, second: Page, **changed: Any
) -> tuple[Archive, Place, Place]:
    """Two pages in files of their own, the second as a revisit of the first."""
    archive, [place] = store(folder, first)
    earlier = replace(Revisited(place, first.final_url, first.fetched_at), **changed)
    with archive.new_file(AT) as file:
        return archive, place, file.write(second, revisit_of=earlier)


def later(one: Page) -> Page:
    headers = {**one.headers, "etag": '"2"'}
    return replace(one, headers=headers, fetched_at=AT + timedelta(hours=1), final_url=URL + "&b")


@pytest.mark.parametrize("first", [page(), packed(), packed(encoding="br")])
def test_the_same_bytes_are_stored_once(tmp_path: Path, first: Page) -> None:
    archive, place, again = revisit(tmp_path, first, later(first))
    assert again.is_revisit
    assert archive.read(again, place) == later(first)
    found, original = archive.record(again), archive.record(place)
    assert found.kind == "revisit"
    assert found.fields["warc-profile"].endswith("/warc/1.1/revisit/identical-payload-digest")
    assert found.fields["warc-refers-to"] == original.fields["warc-record-id"]
    assert found.fields["warc-refers-to-target-uri"] == original.url
    assert found.fields["warc-refers-to-date"] == original.fields["warc-date"]
    assert found.fields["warc-payload-digest"] == original.fields["warc-payload-digest"]
    assert found.block.endswith(b'etag: "2"\r\n\r\n')


def test_a_revisit_of_a_page_in_the_same_file_is_one(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file:
        place = file.write(packed())
        again = file.write(later(packed()), revisit_of=Revisited(place, URL, AT))
    assert again.is_revisit
    assert archive.read(again, place).body == BODY


@pytest.mark.parametrize(
    ("first", "changed"),
    [
        (packed(encoding="br"), {}),
        (page(), {}),
        (packed(b"else"), {}),
        (packed(), {"captured_at": AT + timedelta(seconds=1)}),
        (packed(), {"place": Place("2022/nowhere.warc.gz", 0)}),
        (packed(status=0), {}),
    ],
    ids=["other encoding", "not encoded", "other body", "other time", "gone", "no response"],
)
def test_what_is_not_the_same_is_stored_whole(
    tmp_path: Path, first: Page, changed: dict[str, Any]
) -> None:
    archive, place, again = revisit(tmp_path, first, later(packed()), **changed)
    assert not again.is_revisit
    assert archive.read(again) == later(packed())
    assert archive.read(again, place) == later(packed())


def test_a_revisit_is_not_read_without_the_record_that_it_refers_to(tmp_path: Path) -> None:
    archive, _, again = revisit(tmp_path, packed(), later(packed()))
    _, [other] = store(tmp_path, packed(b"else"))
    for payload in (None, again, other, Place("2022/nowhere.warc.gz", 0)):
        with pytest.raises(RecordMissing):
            archive.read(again, payload)


# -- files --------------------------------------------------------------------


def test_a_file_that_grows_large_is_followed_by_another(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    pages = [page(random.Random(n).randbytes(30_000), f"{URL}{n}") for n in range(10)]
    with archive.new_file(AT, max_size=100_000) as file:
        places = [file.write(one) for one in pages]
    assert [archive.read(place) for place in places] == pages
    files = list(dict.fromkeys(place.file for place in places))
    assert [sum(place.file == name for place in places) for name in files] == [3, 3, 3, 1]
    assert all((tmp_path / name).stat().st_size <= 100_000 for name in files)
    assert all(records(tmp_path / name)[0].kind == "warcinfo" for name in files)


def test_a_page_larger_than_a_file_has_one_for_itself(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    with archive.new_file(AT, max_size=10_000) as file:
        places = [file.write(page(random.Random(n).randbytes(30_000))) for n in range(3)]
    assert len({place.file for place in places}) == 3


def test_flushing_makes_the_file_and_its_new_folders_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def fsync(number: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{number}"))
        real(number)

    monkeypatch.setattr("os.fsync", fsync)
    with Archive(str(tmp_path / "warc")).new_file(AT) as file:
        file.flush()
        assert synced == []
        file.write(page())
        assert synced == []
        file.flush()
        root = tmp_path / "warc"
        assert synced[0] == str(root / file.name)
        folders = [root / "2022/03/10", root / "2022/03", root / "2022", root, tmp_path]
        assert sorted(synced[1:]) == sorted(map(str, folders))
        del synced[:]
        file.write(page())
        file.flush()
        assert synced == [str(root / file.name)]


def test_what_was_written_can_be_read_before_the_file_is_closed(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file:
        place = file.write(page())
        assert archive.read(place) == page()


def test_pages_can_be_written_from_a_thread(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))

    async def write(file: ArchiveFile) -> list[Place]:
        return [await asyncio.to_thread(file.write, page(url=f"{URL}{n}")) for n in range(20)]

    with archive.new_file(AT) as file:
        places = asyncio.run(write(file))
    assert [archive.read(place).url for place in places] == [f"{URL}{n}" for n in range(20)]


def test_a_file_that_was_closed_takes_no_more(tmp_path: Path) -> None:
    with Archive(str(tmp_path)).new_file(AT) as file:
        file.write(page())
    with pytest.raises(ArchiveError, match="has been closed"):
        file.write(page())


def test_closing_waits_for_a_page_that_a_thread_is_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    real = os.write

    def write(number: int, data: bytes) -> int:
        begun.set()
        may_go_on.wait(10)
        return real(number, data)

    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file, ThreadPoolExecutor() as threads:
        with monkeypatch.context() as patch:
            patch.setattr("os.write", write)
            writing = threads.submit(file.write, page())
            begun.wait(10)
            ending = threads.submit(file.__exit__, None, None, None)
            with pytest.raises(TimeoutError):
                ending.result(0.2)
            may_go_on.set()
            ending.result(10)
        assert archive.read(writing.result(10)) == page()


KILLED = """
import os, sys
from tests.unit.collect.test_warc_writing import AT, page
from pipeline.collect.warc import Archive
file = Archive(sys.argv[1]).new_file(AT)
file.write(page(url="http://outlet.example/1"))
file.flush()
print(file.name, flush=True)
real = os.write
def write(number, data):
    real(number, data[: len(data) // 2])
    os._exit(9)
os.write = write
file.write(page(url="http://outlet.example/2", request_headers={"A": "b"}))
"""


def test_a_process_that_dies_while_it_writes_leaves_one_cut_record(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 9, done.stderr
    with (tmp_path / done.stdout.strip()).open("rb") as stream:
        one, cut = read_pages(stream)
    assert isinstance(one, Page)
    assert isinstance(cut, Fault)
    assert (one.url, cut.reason) == ("http://outlet.example/1", "truncated")


# -- full disks ---------------------------------------------------------------


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def noise(number: int, size: int = 30_000) -> Page:
    return page(random.Random(number).randbytes(size), f"{URL}{number}")


def test_a_page_that_did_not_fit_leaves_nothing_and_others_can_follow(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file:
        one = file.write(noise(1))
        size = (tmp_path / file.name).stat().st_size
        with no_file_above(40_000), pytest.raises(ArchiveError) as told:
            file.write(noise(2))
        assert f"{tmp_path}/{one.file} can't be written" in str(told.value)
        assert os.strerror(errno.EFBIG) in str(told.value)
        assert (tmp_path / file.name).stat().st_size == size
        three = file.write(noise(3))
    assert [archive.read(place) for place in (one, three)] == [noise(1), noise(3)]
    assert [found.url for found in records(tmp_path / one.file)[1:]] == [
        noise(1).final_url,
        noise(3).final_url,
    ]


def test_a_first_page_that_did_not_fit_leaves_no_file(tmp_path: Path) -> None:
    with (
        no_file_above(10_000),
        pytest.raises(ArchiveError),
        Archive(str(tmp_path)).new_file(AT) as file,
    ):
        file.write(noise(1))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "euxine-test", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"nothing may be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_is_named_and_used_again_once_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(800_000))
    archive = Archive(str(small_disk / "warc"))
    places = []
    with archive.new_file(AT) as file:
        with pytest.raises(ArchiveError, match=r"warc/2022.* No space left on device"):
            places.extend(file.write(noise(number)) for number in range(100))
        assert 1 <= len(places) < 10
        ballast.unlink()
        places.append(file.write(noise(100)))
        file.flush()
    numbers = [*range(len(places) - 1), 100]
    assert [archive.read(place) for place in places] == [noise(n) for n in numbers]
    assert len(records(small_disk / "warc" / places[0].file)) == 1 + len(places)


def test_a_file_that_could_not_be_made_safe_is_not_written_to_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(str(tmp_path))
    with archive.new_file(AT) as file:
        one = file.write(page())
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", _fail)
            with pytest.raises(ArchiveError, match="Input/output error"):
                file.flush()
        two = file.write(page())
        file.flush()
    assert one.file != two.file
    assert archive.read(two) == page()


def _fail(number: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


# -- buckets ------------------------------------------------------------------


def bucket() -> str:
    return f"memory://{uuid.uuid4().hex}/warc"


def test_in_a_bucket_each_flush_ends_a_file() -> None:
    archive = Archive(bucket())
    with archive.new_file(AT) as file:
        file.flush()
        one, two = file.write(page(b"1")), file.write(page(b"2"))
        file.flush()
        assert archive.read(two).body == b"2"
        three = file.write(packed(b"3"))
    assert one.file == two.file != three.file
    assert [archive.read(place).body for place in (one, two, three)] == [b"1", b"2", b"3"]


def test_in_a_bucket_a_revisit_may_refer_to_a_page_not_yet_there() -> None:
    archive = Archive(bucket())
    with archive.new_file(AT) as file:
        place = file.write(packed())
        again = file.write(later(packed()), revisit_of=Revisited(place, URL, AT))
    assert again.is_revisit
    assert archive.read(again, place) == later(packed())


def test_a_real_bucket_holds_what_was_flushed(monkeypatch: pytest.MonkeyPatch) -> None:
    server_of = pytest.importorskip("moto.server", reason="moto serves the bucket")
    pytest.importorskip("s3fs", reason="s3fs reaches the bucket")
    server = server_of.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        archive = Archive(f"s3://{uuid.uuid4().hex}/warc")
        large = [noise(n, 5_000_000) for n in range(4)]  # several parts
        with archive.new_file(AT) as file:
            places = [file.write(one) for one in large]
            file.flush()
            assert [archive.read(place) for place in places] == large
            after = file.write(packed())
            with pytest.raises(RecordMissing):
                archive.read(after)
        assert archive.read(after) == packed()
        with suppress(RuntimeError), archive.new_file(AT) as file:
            lost = file.write(page())
            raise RuntimeError("what failed elsewhere")
        with pytest.raises(RecordMissing):
            archive.read(lost)
    finally:
        server.stop()
