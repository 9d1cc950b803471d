"""Bodies that are compressed wrongly, or so well that they would fill the memory."""

from __future__ import annotations

import gzip
import zlib

import brotli
from backports import zstd

from tests.misbehaviours.case import Case
from tests.misbehaviours.site import PAGE, Behaviour, says

ZEROS = bytes(1024 * 1024)


def packed(coding: str, body: bytes, status: int = 200) -> Behaviour:
    return says(body, status, f"Content-Encoding: {coding}")


def many(packer: zlib._Compress, megabytes: int) -> bytes:
    return b"".join(packer.compress(ZEROS) for _ in range(megabytes)) + packer.flush()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def wide_zstd() -> bytes:
    """A frame that says it needs a window of 2 GiB."""
    return b"\x28\xb5\x2f\xfd" + b"\x00" + b"\xa8" + b"\x01\x00\x00"


GZIP_BOMB = many(zlib.compressobj(9, wbits=31), 200)


def bomb(name: str, coding: str, body: bytes) -> Case:
    return Case(f"sends a {name} bomb", "encoding", "too_large", packed(coding, body))


def broken(name: str, coding: str, body: bytes) -> Case:
    return Case(name, "encoding", "bad_encoding", packed(coding, body))


def sound(name: str, coding: str, body: bytes) -> Case:
    return Case(
        name,
        "encoding",
        "page",
        packed(coding, body),
        also=lambda page: page.body == PAGE and page.encoded in (body, None),
    )


ENCODINGS = [
    bomb("gzip", "gzip", GZIP_BOMB),
    bomb("deflate", "deflate", many(zlib.compressobj(9), 200)),
    bomb("Brotli", "br", brotli.compress(bytes(200 * 1024 * 1024), quality=1)),
    bomb("Zstandard", "zstd", zstd.compress(bytes(200 * 1024 * 1024))),
    bomb("gzip in gzip", "gzip, gzip", gzip.compress(GZIP_BOMB, mtime=0)),
    bomb("gzip in Brotli", "gzip, br", brotli.compress(GZIP_BOMB, quality=1)),
    bomb("gzip after a small member", "gzip", gzip.compress(PAGE) + GZIP_BOMB),
    broken("sends three encodings on top of each other", "gzip, gzip, gzip", b"whatever"),
    broken("sends an encoding that nobody knows", "pack200-gzip", PAGE),
    broken("sends compress, which is forgotten", "compress", b"\x1f\x9d\x90"),
    broken("says gzip and sends none", "gzip", PAGE),
    broken("says Brotli and sends none", "br", PAGE),
    broken("says Zstandard and sends none", "zstd", PAGE),
    broken("says deflate and sends none", "deflate", PAGE),
    broken("breaks gzip off", "gzip", gzip.compress(PAGE)[:-30]),
    broken("leaves gzip's checksum out", "gzip", gzip.compress(PAGE)[:-8]),
    broken("sends a wrong checksum", "gzip", gzip.compress(PAGE)[:-8] + bytes(8)),
    broken("breaks Brotli off", "br", brotli.compress(PAGE)[:-5]),
    broken("breaks Zstandard off", "zstd", zstd.compress(PAGE)[:-5]),
    broken("sends 40,000 empty gzip members", "gzip", gzip.compress(b"") * 40_000),
    broken("sends 60,000 empty Zstandard frames", "zstd", zstd.compress(b"") * 60_000),
    broken("asks for a Zstandard window of 2 GiB", "zstd", wide_zstd()),
    sound("sends deflate without its header", "deflate", raw_deflate(PAGE)),
    sound("sends a charset as encoding", "UTF-8", PAGE),
    sound("sends gzip twice", "gzip, x-gzip", gzip.compress(gzip.compress(PAGE))),
    sound("sends padding behind gzip", "gzip", gzip.compress(PAGE) + bytes(512)),
    sound("sends gzip in two members", "gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
    Case(
        "says gzip and sends nothing",
        "encoding",
        "page",
        packed("gzip", b""),
        also=lambda page: page.body == b"",
    ),
    Case(
        "says 503 in broken gzip",
        "encoding",
        "http_503",
        packed("gzip", b"this is none", 503),
    ),
]
