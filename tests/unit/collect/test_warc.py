"""What is archived can be read again, byte for byte, by us and by others."""

from __future__ import annotations

import io
import uuid
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipeline.collect.records import Fault
from pipeline.collect.warc import Archive, ArchiveError, Place, read_pages
from pipeline.model import Page

AT = datetime(2022, 3, 10, 10, 30, 15, 123456, tzinfo=UTC)


def page(
    body: bytes = b"<p>\xcf\xf0\xe8\x00\r\n\r\n</p>",
    status: int = 200,
    url: str = "http://outlet.example/1?a=b",
    **headers: str,
) -> Page:
    named = {"content-type": "text/html; charset=windows-1251", **headers}
    return Page(url, "https://outlet.example/1", status, named, body, AT)


def store(root: str, *pages: Page) -> tuple[Archive, list[Place]]:
    archive = Archive(root)
    with archive.new_file(AT) as file:
        return archive, [file.write(one) for one in pages]


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    stored = page(etag='"1"', server="nginx")
    archive, [place] = store(str(tmp_path), stored)
    assert archive.read(place) == stored
    assert archive.read(place).digest == stored.digest


def test_several_records_are_read_by_their_offsets_in_any_order(tmp_path: Path) -> None:
    pages = [page(f"page {n}".encode(), url=f"http://outlet.example/{n}") for n in range(5)]
    archive, places = store(str(tmp_path), *pages)
    assert len({place.file for place in places}) == 1
    assert len({place.offset for place in places}) == 5
    for n in (3, 0, 4, 1, 2):
        assert archive.read(places[n]) == pages[n]


def test_a_document_that_did_not_come_over_http_has_no_status(tmp_path: Path) -> None:
    document = Page(
        "file:///a.txt", "file:///a.txt", 0, {"content-type": "text/plain"}, b"text", AT
    )
    archive, [place] = store(str(tmp_path), document)
    assert archive.read(place) == document


@pytest.mark.parametrize("status", [404, 500, 299])
def test_an_error_page_is_archived_like_any_other(tmp_path: Path, status: int) -> None:
    archive, [place] = store(str(tmp_path), page(b"", status))
    assert (archive.read(place).status, archive.read(place).body) == (status, b"")


def test_headers_of_the_transfer_are_kept_under_other_names(tmp_path: Path) -> None:
    packed = {"content-encoding": "br", "transfer-encoding": "chunked", "content-length": "3"}
    archive, [place] = store(str(tmp_path), page(b"unpacked", **packed))
    found = archive.read(place)
    assert found.body == b"unpacked"
    for name, value in packed.items():
        assert found.headers[f"x-archive-orig-{name}"] == value


@pytest.mark.parametrize("value", ["é", "новости", "a: b; c", ""])
def test_a_header_in_any_letters_comes_back(tmp_path: Path, value: str) -> None:
    archive, [place] = store(str(tmp_path), page(**{"x-name": value}))
    found = archive.read(place)
    assert found.body == page().body
    assert unquote(found.headers["x-name"]) == value


def test_an_archive_may_be_anywhere_that_fsspec_reaches() -> None:
    archive, [place] = store(f"memory://{uuid.uuid4().hex}/warc", page())
    assert archive.read(place) == page()


def test_files_are_standard_and_sorted_by_day(tmp_path: Path) -> None:
    _, [place, _] = store(str(tmp_path), page(), page(b"two"))
    assert place.file.startswith("2022/03/10/103015-")
    with (tmp_path / place.file).open("rb") as stream:
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Date")) for r in ArchiveIterator(stream)
        ]
    assert records[0][0] == "warcinfo"
    assert set(records[1:]) == {("response", "2022-03-10T10:30:15.123456Z")}
    with (tmp_path / place.file).open("rb") as stream:
        assert [found.body for found in read_pages(stream)] == [page().body, b"two"]


def test_the_checksums_in_it_are_right(tmp_path: Path) -> None:
    _, [place] = store(str(tmp_path), page())
    with (tmp_path / place.file).open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            body = record.content_stream().read()
            assert record.rec_type == "warcinfo" or body == page().body


def test_no_file_is_made_of_nothing(tmp_path: Path) -> None:
    store(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_second_are_two(tmp_path: Path) -> None:
    places = [store(str(tmp_path), page())[1][0] for _ in range(2)]
    assert places[0].file != places[1].file


@pytest.mark.parametrize("cut", [0, 1, 50, 400, 600, -40])
def test_a_file_that_was_cut_off_is_named(tmp_path: Path, cut: int) -> None:
    archive, [place] = store(str(tmp_path), page(bytes(range(256)) * 40))
    path = tmp_path / place.file
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ArchiveError, match=place.file):
        archive.read(place)


@pytest.mark.parametrize(
    "place", [Place("2022/none.warc.gz", 0), Place("../../etc/passwd", 0)], ids=["gone", "outside"]
)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, place: Place) -> None:
    with pytest.raises(ArchiveError, match=place.file):
        Archive(str(tmp_path)).read(place)


def test_a_file_that_was_cut_off_gives_no_half_page_to_its_readers(tmp_path: Path) -> None:
    _, places = store(str(tmp_path), page(b"one"), page(bytes(range(256)) * 40))
    path = tmp_path / places[0].file
    found = read_pages(io.BytesIO(path.read_bytes()[:-40]))
    one, cut = found
    assert isinstance(one, Page)
    assert isinstance(cut, Fault)
    assert (one.body, cut.reason) == (b"one", "truncated")


def test_an_offset_that_is_no_record_is_named(tmp_path: Path) -> None:
    archive, [place] = store(str(tmp_path), page())
    for offset in (7, 10_000_000):
        with pytest.raises(ArchiveError, match=f"{place.file} .*{offset}"):
            archive.read(Place(place.file, offset))


def test_bytes_that_were_changed_are_noticed(tmp_path: Path) -> None:
    archive, [place] = store(str(tmp_path), page(bytes(range(256)) * 40))
    path = tmp_path / place.file
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(ArchiveError, match=place.file):
        archive.read(place)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("a file, not a folder")
    with pytest.raises(ArchiveError, match="warc/2022/03/10"):
        store(str(tmp_path / "warc"), page())


@pytest.mark.parametrize("address", ["nonsense://bucket/warc", "s3://bucket/warc"])
def test_an_address_that_nothing_reaches_is_named(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: object, **options: object) -> object:
        raise ImportError("Install s3fs to access S3")

    if address.startswith("s3"):
        monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(ArchiveError, match=r"EUXINE_WARC_URL.*://bucket/warc"):
        Archive(address)


@given(
    st.binary(max_size=2000),
    st.datetimes(datetime(1995, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(100, 599),
)
def test_any_bytes_and_times_come_back(body: bytes, at: datetime, status: int) -> None:
    stored = Page("http://a.example/", "http://a.example/", status, {}, body, at)
    archive, [place] = store("memory://any", stored)
    found = archive.read(place)
    assert (found.body, found.fetched_at, found.status) == (body, at, status)


def test_responses_alone_are_read_from_the_files_of_others() -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>here</p>"
    kinds = {
        "warcinfo": (b"software: x\r\n", "application/warc-fields"),
        "request": (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "application/http; msgtype=request"),
        "response": (http, "application/http; msgtype=response"),
        "metadata": (b"a: b\r\n", "application/warc-fields"),
    }
    body = b"".join(
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/1\r\n"
        f"WARC-Date: 2022-03-10T10:30:15Z\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        + content
        + b"\r\n\r\n"
        for kind, (content, media) in kinds.items()
    )
    [found] = read_pages(io.BytesIO(body))
    assert (found.url, found.status, found.body) == ("http://a.example/1", 200, b"<p>here</p>")
    assert found.fetched_at == AT.replace(microsecond=0)
