"""Content encodings are undone piece by piece, and no bytes make that fail otherwise than known."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.bodies import Body, check_type
from pipeline.collect.failures import Failure, Refused

LIMIT = 1_000_000


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
]
ENCODINGS = ["", "gzip", "deflate", "br", "zstd", "gzip, br", "zstd,deflate", "UTF-8", "none"]


def unpack(
    encoding: str, data: bytes, size: int = 7, limit: int = LIMIT
) -> tuple[bytes, bytes | None]:
    body = Body(encoding, limit)
    for start in range(0, len(data), size):
        body.feed(data[start : start + size])
    return body.finish()


def failure(encoding: str, data: bytes, limit: int = LIMIT) -> Failure:
    with pytest.raises(Refused) as refused:
        unpack(encoding, data, limit=limit)
    return refused.value.failure


def outcome(encoding: str, data: bytes, size: int) -> str:
    """The reason for which a body is refused; '' if it is not."""
    try:
        unpack(encoding, data, size)
    except Refused as refused:
        return refused.failure.reason
    return ""


@given(st.sampled_from(PACKERS), st.binary(max_size=2000), st.integers(1, 40), st.integers(1, 90))
def test_what_was_packed_comes_out_however_it_is_cut(
    packer: tuple[str, Callable[[bytes], bytes]], data: bytes, size: int, times: int
) -> None:
    encoding, pack = packer
    packed = pack(data * times)
    assert unpack(encoding, packed, size) == (data * times, packed)


@given(st.sampled_from(ENCODINGS), st.binary(max_size=300), st.integers(1, 400))
def test_no_bytes_make_it_fail_otherwise_than_known(encoding: str, data: bytes, size: int) -> None:
    assert outcome(encoding, data, size) in ("", "bad_encoding")


@given(st.sampled_from(PACKERS), st.integers(0, 200), st.integers(0, 255))
def test_a_changed_byte_is_found_or_harmless(
    packer: tuple[str, Callable[[bytes], bytes]], position: int, value: int
) -> None:
    encoding, pack = packer
    data = bytearray(pack(b"some words and some more of them " * 9))
    data[position % len(data)] = value
    assert outcome(encoding, bytes(data), 7) in ("", "bad_encoding", "too_large")


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
def test_the_limit_holds_to_the_byte(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(bytes(200_000))
    body, _ = unpack(encoding, packed, 1000, limit=200_000)
    assert len(body) == 200_000
    assert failure(encoding, packed, limit=199_999).reason == "too_large"


def test_the_limit_holds_for_what_is_sent_too() -> None:
    packed = gzip.compress(b"")
    assert failure("gzip", packed * 10, limit=50).reason == "too_large"


def test_the_limit_holds_between_two_encodings() -> None:
    inner = gzip.compress(b"here") + bytes(5_000_000)  # padding that means nothing
    assert failure("gzip, br", brotli.compress(inner)).reason == "too_large"


@pytest.mark.parametrize(("encoding", "pack"), PACKERS)
def test_half_a_body_is_not_the_body(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(b"some words and some more of them " * 9)
    broken = failure(encoding, packed[: len(packed) // 2])
    assert (broken.reason, broken.transient) == ("bad_encoding", True)


@pytest.mark.parametrize("encoding", ["compress", "exi", "gzip;q=1", "gzip, gzip, gzip", "x" * 999])
def test_an_encoding_that_is_not_known_is_refused_for_good(encoding: str) -> None:
    unknown = failure(encoding, b"")
    assert (unknown.reason, unknown.transient) == ("bad_encoding", False)
    assert len(unknown.detail) < 200


@pytest.mark.parametrize(
    ("kind", "disposition", "readable"),
    [
        ("text/html; charset=utf-8", "", True),
        ("TEXT/XML", "attachment", True),
        ("application/activity+json", "", True),
        ("application/vnd.oasis.opendocument", "", False),
        ("application/octet-stream", "", True),
        ("application/octet-stream", 'attachment; filename="news.xml.gz"', True),
        ("application/octet-stream", "attachment; filename=Setup.EXE", False),
        ("application/x-gzip", "attachment; filename*=UTF-8''sitemap.xml", True),
        ("image/svg+xml", "", False),
        ("text/css", "", False),
        ("", "", True),
    ],
)
def test_a_page_or_a_feed_is_told_by_its_headers(
    kind: str, disposition: str, readable: bool
) -> None:
    headers = {"content-type": kind, "content-disposition": disposition}
    if readable:
        check_type(headers)
    else:
        with pytest.raises(Refused) as refused:
            check_type(headers)
        assert refused.value.failure.reason == "content_type"
