"""Files of others, files that break off and files that are hostile: all of it told, nothing lost."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from base64 import b32encode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect import warc as warc_module
from pipeline.collect.records import Fault, read_records
from pipeline.collect.warc import Archive, Place, RecordMissing, read_pages
from pipeline.model import Page, Redirect

AT = datetime(2022, 3, 10, 10, 30, 15, tzinfo=UTC)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>here</p>"
RESPONSE = "application/http; msgtype=response"


def record(block: bytes = HTTP, version: str = "1.0", **changed: str | None) -> bytes:
    """A record as other tools write it; a field that is changed to None is left out."""
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": "http://a.example/1",
        "WARC-Date": "2022-03-10T10:30:15Z",
        "WARC-Record-ID": "<urn:uuid:6f1d5be4-7f1c-4c7d-9a4e-6f1d5be47f1c>",
        "Content-Type": RESPONSE,
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def read(raw: bytes) -> list[Page | Fault]:
    return list(read_pages(io.BytesIO(raw)))


def one_page(raw: bytes) -> Page:
    [found] = read(raw)
    assert isinstance(found, Page), found
    return found


def one_fault(raw: bytes) -> Fault:
    [found] = read(raw)
    assert isinstance(found, Fault), found
    return found


def response(payload: bytes, **headers: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode() + payload


# -- files that break off -----------------------------------------------------


def written(folder: Path) -> tuple[bytes, list[int]]:
    """A file of three pages, and where each of its records begins."""
    pages = [
        Page(
            f"http://a.example/{n}",
            f"http://a.example/{n}/",
            200,
            {"content-type": "text/html"},
            bytes(range(0, 256, 3)) * n,
            AT,
            request_headers={"User-Agent": "x"},
            redirects=(Redirect(301, f"http://a.example/{n}/"),),
        )
        for n in range(1, 4)
    ]
    with Archive(str(folder)).new_file(AT) as file:
        for page in pages:
            file.write(page)
    raw = (folder / file.name).read_bytes()
    return raw, [one.offset for one in read_records(io.BytesIO(raw))]


def judge_cut(cut: bytes, complete: int, clean: bool) -> None:
    """All complete records come out, and a cut one is told of exactly once, at the end."""
    found = list(read_records(io.BytesIO(cut)))
    faults = [one for one in found if isinstance(one, Fault)]
    assert len(found) - len(faults) == complete
    assert [fault.reason for fault in faults] == ([] if clean else ["truncated"])
    assert not faults or found[-1] is faults[0]


def test_a_file_cut_at_any_byte_loses_the_cut_record_only_and_says_so(tmp_path: Path) -> None:
    raw, starts = written(tmp_path)
    assert len(starts) == 1 + 3 * 3
    ends = [*starts[1:], len(raw)]
    for cut in range(len(raw) + 1):
        complete = sum(end <= cut for end in ends)
        judge_cut(raw[:cut], complete, clean=cut in (0, *ends))


def test_a_plain_file_cut_at_any_byte_loses_the_cut_record_only_and_says_so(tmp_path: Path) -> None:
    raw = gzip.decompress(written(tmp_path)[0])
    starts = [one.offset for one in read_records(io.BytesIO(raw))]
    ends = [end - 4 for end in [*starts[1:], len(raw)]]
    for cut in range(len(raw) + 1):
        complete = sum(end <= cut for end in ends)
        # Within the empty lines after a record nothing of it is missing.
        clean = cut == 0 or any(end <= cut <= end + 4 for end in ends)
        judge_cut(raw[:cut], complete, clean)


def test_a_file_in_one_gzip_member_cut_at_any_byte_is_told_of(tmp_path: Path) -> None:
    raw = gzip.compress(gzip.decompress(written(tmp_path)[0]))
    whole = list(read_records(io.BytesIO(raw)))
    assert len(whole) == 10
    for cut in range(1, len(raw)):
        *good, last = read_records(io.BytesIO(raw[:cut]))
        assert isinstance(last, Fault)
        assert last.reason == "truncated"
        assert [one.block for one in good] == [one.block for one in whole[: len(good)]]


def test_a_byte_changed_anywhere_gives_no_other_content(tmp_path: Path) -> None:
    raw, starts = written(tmp_path)
    blocks = [one.block for one in read_records(io.BytesIO(raw))]
    for at in range(0, len(raw), 7):
        changed = raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :]
        found = [one for one in read_records(io.BytesIO(changed)) if not isinstance(one, Fault)]
        good = sum(start <= at for start in starts) - 1
        assert [one.block for one in found[:good]] == blocks[:good]
        assert all(one.block in blocks for one in found)


@pytest.mark.parametrize(
    ("rest", "reason"),
    [(b"p:hkUeciNikR\r\nrediaaa", "unreadable"), (b"redirect: 301 http://a.ex", "truncated")],
)
def test_what_little_resembles_a_record_does_not_let_a_damaged_one_pass(
    rest: bytes, reason: str
) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(record(HTTP + rest, Content_Length=str(len(HTTP))).rstrip())
    damaged = packed + packer.flush(zlib.Z_SYNC_FLUSH)  # neither an end nor a checksum
    [found] = read_records(io.BytesIO(damaged))
    assert isinstance(found, Fault)
    assert found.reason == reason


def test_padding_after_a_gzip_member_is_passed_over() -> None:
    raw = gzip.compress(record()) + bytes(512) + gzip.compress(record()) + bytes(100_000)
    assert [type(one) for one in read(raw)] == [Page, Page]


# -- what others write --------------------------------------------------------


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_every_version_of_the_format_is_read(version: str) -> None:
    assert one_page(record(version=version)).body == b"<p>here</p>"


def test_arc_files_are_read() -> None:
    version = b"1 0 Tool\nURL IP-address Archive-date Content-type Archive-length\n\n"
    head = b"filedesc://a.arc 0.0.0.0 20220310103015 text/plain %d\n" % len(version) + version
    raw = head + b"\nhttp://a.example/1 192.0.2.1 20220310103015 text/html %d\n" % len(HTTP) + HTTP
    for packed in (raw + b"\n", gzip.compress(raw)):
        page = one_page(packed)
        assert (page.url, page.body, page.fetched_at) == ("http://a.example/1", b"<p>here</p>", AT)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022", datetime(2022, 1, 1, tzinfo=UTC)),
        ("2022-03", datetime(2022, 3, 1, tzinfo=UTC)),
        ("2022-03-10", datetime(2022, 3, 10, tzinfo=UTC)),
        ("2022-03-10T10:30:15.123456789Z", AT.replace(microsecond=123456)),
    ],
)
def test_dates_of_any_precision_are_read(date: str, expected: datetime) -> None:
    assert one_page(record(WARC_Date=date)).fetched_at == expected


def test_angle_brackets_round_an_address_are_taken_off() -> None:
    assert one_page(record(WARC_Target_URI="<http://a.example/1>")).url == "http://a.example/1"


def test_a_resource_of_the_web_is_a_page_that_no_status_came_with() -> None:
    raw = record(b"<p>x</p>", WARC_Type="resource", Content_Type="text/html; charset=utf-8")
    page = one_page(raw)
    assert (page.status, page.body) == (0, b"<p>x</p>")
    assert page.headers == {"content-type": "text/html; charset=utf-8"}


def test_records_that_are_no_pages_are_passed_over() -> None:
    others = [
        record(b"software: x\r\n", WARC_Type="warcinfo", WARC_Target_URI=None),
        record(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", WARC_Type="request"),
        record(b"a: b\r\n", WARC_Type="metadata"),
        record(b"x", WARC_Type="conversion"),
        record(b"x", WARC_Type="response", WARC_Target_URI="dns:a.example"),
        record(b"", WARC_Type="unheard-of"),
    ]
    assert one_page(b"".join([*others, record()])).body == b"<p>here</p>"


def test_a_revisit_is_told_of_with_where_its_body_is() -> None:
    raw = record(
        b"HTTP/1.1 200 OK\r\n\r\n",
        WARC_Type="revisit",
        WARC_Refers_To_Target_URI="http://a.example/0",
        WARC_Refers_To_Date="2022-01-01T00:00:00Z",
    )
    fault = one_fault(raw)
    assert fault.reason == "revisit"
    assert "http://a.example/0 at 2022-01-01T00:00:00Z" in fault.detail


def test_a_page_cut_short_by_its_collector_says_so() -> None:
    body = b"<p>" + b"word " * 1000
    cut = gzip.compress(body)[:-20]
    page = one_page(record(response(cut, Content_Encoding="gzip"), WARC_Truncated="length"))
    assert page.headers["warc-truncated"] == "length"
    assert page.body
    assert body.startswith(page.body)


def chunked(payload: bytes) -> bytes:
    size = max(1, len(payload) // 3)
    parts = [payload[at : at + size] for at in range(0, len(payload), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("wrap", [lambda payload: payload, chunked], ids=["whole", "chunked"])
@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("identity", bytes),
    ],
)
def test_bodies_come_out_of_their_chunks_and_encodings(
    encoding: str, encode: Callable[[bytes], bytes], wrap: Callable[[bytes], bytes]
) -> None:
    body = "Новости, haberler, новини ".encode() * 500
    headers = {"Content_Encoding": encoding}
    if wrap is chunked:
        headers["Transfer_Encoding"] = "chunked"
    page = one_page(record(response(wrap(encode(body)), **headers)))
    assert page.body == body
    assert page.encoded == (None if encoding == "identity" else encode(body))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_was_not_encoded_as_announced_is_taken_as_it_is(encoding: str) -> None:
    assert one_page(record(response(b"<p>plain</p>", Content_Encoding=encoding))).body == (
        b"<p>plain</p>"
    )


# -- digests ------------------------------------------------------------------


def digests(data: bytes) -> Sequence[str]:
    sha1, sha256 = hashlib.sha1(data, usedforsecurity=False), hashlib.sha256(data)
    return [
        f"sha1:{b32encode(sha1.digest()).decode()}",
        f"sha1:{sha1.hexdigest()}",
        f"SHA-256:{sha256.hexdigest().upper()}",
        f"sha256:{b32encode(sha256.digest()).decode()}",
        f"sha256:{b32encode(sha256.digest()).decode().rstrip('=')}",
    ]


@pytest.mark.parametrize("number", range(5))
def test_digests_are_compared_however_they_are_written(number: int) -> None:
    payload = HTTP.partition(b"\r\n\r\n")[2]
    assert one_page(record(WARC_Block_Digest=digests(HTTP)[number])).body == payload
    assert one_page(record(WARC_Payload_Digest=digests(payload)[number])).body == payload
    for name in ("WARC_Block_Digest", "WARC_Payload_Digest"):
        fault = one_fault(record(**{name: digests(b"else")[number]}))
        assert fault.reason == "wrong_digest"
        assert "http://a.example/1" in fault.detail


def test_a_payload_may_be_digested_with_its_chunks_or_without() -> None:
    payload = chunked(b"<p>here</p>")
    block = response(payload, Transfer_Encoding="chunked")
    for meant in (payload, b"<p>here</p>"):
        assert one_page(record(block, WARC_Payload_Digest=digests(meant)[0])).body == b"<p>here</p>"


def test_a_digest_that_nobody_knows_is_not_asked() -> None:
    assert one_page(record(WARC_Block_Digest="crc99:abc", WARC_Payload_Digest="x")).status == 200


def test_a_record_whose_digest_is_wrong_does_not_end_the_file() -> None:
    bad, good = read(record(WARC_Block_Digest="sha1:" + "A" * 32) + record())
    assert isinstance(bad, Fault)
    assert isinstance(good, Page)


# -- hostile files ------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"not a WARC file\n\n", "unreadable"),
        (b"x" * 300_000, "unreadable"),
        (b"\n" * 300_000, "unreadable"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "unreadable"),
        (b"WARC/1.0\r\nname: " + b"x" * 300_000, "unreadable"),
        (record(Content_Length="-5"), "unreadable"),
        (record(Content_Length="many"), "unreadable"),
        (record(Content_Length=None), "unreadable"),
        (record(Content_Length="9" * 400), "truncated"),
        (record(Content_Length="9999999999"), "truncated"),
        (record(b""), "unreadable"),
        (record(b"<p>no headers</p>"), "unreadable"),
        (record(b"HTTP/1.1 \r\n\r\n"), "unreadable"),
        (record(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 100_000), "unreadable"),
        (record(WARC_Date="yesterday"), "unreadable"),
        (record(WARC_Date=None), "unreadable"),
        (record(WARC_Target_URI=None), "unreadable"),
        (record(response(b"x", Content_Encoding="gzip, gzip, gzip")), "bad_encoding"),
        (gzip.compress(b"x" * 50, mtime=0), "truncated"),
        (gzip.compress(b"x" * 50 + b"\n", mtime=0), "unreadable"),
    ],
)
def test_what_is_no_record_is_named_without_an_exception(raw: bytes, reason: str) -> None:
    for packed in (raw, gzip.compress(raw)) if raw[:2] != b"\x1f\x8b" else (raw,):
        found = read(packed)
        assert [one.reason for one in found if isinstance(one, Fault)] == [reason]
        assert len(found) == 1


def test_a_body_above_the_limit_is_refused_however_small_it_is_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(warc_module, "MAX_FOREIGN_BODY", 100_000)
    bombs = [
        response(gzip.compress(bytes(10**7)), Content_Encoding="gzip"),
        response(brotli.compress(bytes(10**7)), Content_Encoding="br"),
        response(zstd.compress(bytes(10**7)), Content_Encoding="zstd"),
        response(bytes(100_001)),
        response(bytes(10**7)),
    ]
    for bomb in bombs:
        for raw in (record(bomb) + record(), gzip.compress(record(bomb)) + gzip.compress(record())):
            bad, good = read(raw)
            assert isinstance(bad, Fault)
            assert bad.reason == "too_large"
            assert isinstance(good, Page)


def test_a_body_of_endless_tiny_chunks_is_left() -> None:
    body = b"1\r\nx\r\n" * 1_000_000 + b"0\r\n\r\n"
    fault = one_fault(record(response(body, Transfer_Encoding="chunked")))
    assert fault.reason == "unreadable"
    assert "chunks" in fault.detail


def test_a_member_that_unpacks_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.collect.records.MAX_BLOCK", 2**20)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = record(Content_Length=str(10**12)).removesuffix(HTTP + b"\r\n\r\n")
    bomb = packer.compress(head) + b"".join(packer.compress(bytes(2**20)) for _ in range(20))
    assert one_fault(bomb + packer.flush()).reason == "too_large"


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(raw: bytes) -> None:
    for whole in (raw, record(raw), gzip.compress(record(raw)), record() + raw):
        for found in read(whole):
            assert isinstance(found, Page | Fault)


# -- our own files ------------------------------------------------------------


def test_files_of_the_first_version_are_still_read(tmp_path: Path) -> None:
    block = response(b"unpacked", Content_Type="text/html", x_archive_orig_content_encoding="br")
    raw = record(block, "1.1", WARC_Euxine_Final_URI="https://a.example/1/")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(raw))
    page = Archive(str(tmp_path)).read(Place("a.warc.gz", 0))
    assert (page.url, page.final_url) == ("http://a.example/1", "https://a.example/1/")
    assert (page.body, page.encoded) == (b"unpacked", None)
    assert page.headers["x-archive-orig-content-encoding"] == "br"


def test_a_place_in_the_middle_of_a_record_is_no_place(tmp_path: Path) -> None:
    raw, starts = written(tmp_path)
    (tmp_path / "a.warc.gz").write_bytes(raw)
    archive = Archive(str(tmp_path))
    for offset in range(starts[1] + 1, starts[2]):
        with pytest.raises(RecordMissing):
            archive.read(Place("a.warc.gz", offset))
