"""Reading a body within a limit: as it was sent, and with its content encodings undone.

The limit holds for what is sent and for what each encoding unpacks to, and it is watched
piece by piece, so a bomb takes no more memory than the limit and one piece.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Protocol

import brotli  # type: ignore[import-untyped]
from backports import zstd

from pipeline.collect.failures import for_now, refuse

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
PIECE = 64 * 1024
MAX_ENCODINGS = 2
MAX_MEMBERS = 1000
"""Members or frames of a body. Thousands of tiny ones are made to keep us busy."""
ZSTD_WINDOW_LOG = 23
"""A window of 8 MiB is the most that a sender may ask for (RFC 9659)."""

READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom")
READABLE_EXACT = frozenset({"", "application/json", "application/x-rss+xml", "application/rdf"})
READABLE_SUFFIX = ("+xml", "+json")
NOT_SAID = frozenset({"unknown/unknown", "application/unknown", "*/*"})
NEVER_A_PAGE = frozenset({"text/event-stream", "text/css", "text/calendar", "text/vcard"})
FILES = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})
FILE_ENDINGS = (".gz", ".xml", ".rss", ".atom", ".json", ".html", ".htm", ".xhtml", ".txt")

_MISTAKEN = ("utf-8", "utf8", "windows-", "cp125", "iso-8859", "koi8", "8bit", "7bit", "binary")
"""What some servers put into Content-Encoding although it encodes nothing."""


def check_type(headers: Mapping[str, str]) -> None:
    """Refuse, before it is read, what by its headers is neither a page nor a feed.

    A file to be saved (Content-Disposition) of no type in particular is judged by its name.
    """
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    readable = (
        kind.startswith(READABLE)
        or kind in READABLE_EXACT
        or kind in NOT_SAID
        or "/" not in kind
        or (kind.startswith("application/") and kind.endswith(READABLE_SUFFIX))
    )
    if kind in FILES:
        disposition = headers.get("content-disposition", "").lower()
        name = disposition.partition("filename")[2].rstrip('"; ')
        readable = not name or name.endswith(FILE_ENDINGS)
    if not readable or kind in NEVER_A_PAGE:
        raise refuse("content_type", f"the server says it is {kind!r}, not a page", status=200)


class _Decoder(Protocol):
    @property
    def finished(self) -> bool:
        """Whether what came so far is complete."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """What ``data`` unpacks to, in pieces of about PIECE bytes."""


class Body:
    """Collects a body piece by piece: `feed` what comes, then `finish`.

    ``encoding`` is the Content-Encoding header, ``limit`` is in bytes. Both methods raise
    Refused: ``too_large`` or ``bad_encoding``.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._layers = [_Layer(_make_decoder(name), limit) for name in _encodings(encoding)]
        self._sent, self._body = BytesIO(), BytesIO()

    def expect(self, length: int | None) -> None:
        """Refuse a body that is announced as too large (Content-Length) before it is read."""
        _check_size(length or 0, self._limit)

    def feed(self, data: bytes) -> None:
        """Take the next bytes from the wire."""
        self._keep(self._sent, data)
        if self._layers:
            for piece in self._decode([data]):
                self._keep(self._body, piece)

    def finish(self) -> tuple[bytes, bytes | None]:
        """The body, and the bytes as they were sent if an encoding was applied to them.

        An encoding that breaks off is an error: half a document is not the document.
        """
        sent = self._sent.getvalue()
        if not self._layers or not sent:
            return sent, None
        if not all(layer.decoder.finished for layer in self._layers):
            raise for_now("bad_encoding", "the compressed body breaks off")
        return self._body.getvalue(), sent

    @property
    def beginning(self) -> bytes:
        """What has been decoded so far, at most ``limit`` bytes."""
        body = self._body if self._layers else self._sent
        return body.getvalue()[: self._limit]

    def _decode(self, pieces: Iterable[bytes]) -> Iterable[bytes]:
        for layer in self._layers:
            pieces = layer.unpack(pieces)
        return pieces

    def _keep(self, buffer: BytesIO, data: bytes) -> None:
        buffer.write(data)
        _check_size(buffer.tell(), self._limit)


class _Layer:
    """One encoding being undone; all that comes out of it counts towards the limit."""

    def __init__(self, decoder: _Decoder, limit: int) -> None:
        self.decoder = decoder
        self._limit, self._size = limit, 0

    def unpack(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        try:
            for data in pieces:
                for piece in self.decoder.decode(data):
                    self._size += len(piece)
                    _check_size(self._size, self._limit)
                    yield piece
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise for_now("bad_encoding", f"the compressed body is corrupt: {error}") from error


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise refuse("too_large", f"the body is larger than {limit} bytes")


def _encodings(header: str) -> list[str]:
    """The encodings in the order in which they are undone (RFC 9110, section 8.4)."""
    names = [name.strip().lower() for name in header.split(",")]
    names = [n for n in names if n not in ("", "identity", "none") and not n.startswith(_MISTAKEN)]
    if len(names) > MAX_ENCODINGS:
        raise refuse("bad_encoding", f"{len(names)} content encodings on top of each other")
    return names[::-1]


def _make_decoder(name: str) -> _Decoder:
    if name in ("gzip", "x-gzip"):
        return _Gzip()
    if name == "deflate":
        return _Deflate()
    if name == "br":
        return _Brotli()
    if name == "zstd":
        return _Zstd()
    raise refuse("bad_encoding", f"the content encoding {name[:40]!r} is unknown")


class _Gzip:
    """gzip (RFC 1952), members one after another; what follows the last is padding."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(31)
        self._members = 1
        self._padding = False

    @property
    def finished(self) -> bool:
        return self._unpacker.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        while data and not self._padding:
            if self._unpacker.eof:
                self._padding = data[0] != 0x1F
                if self._padding:
                    return
                self._next_member()
            yield from _inflate(self._unpacker, data)
            data = self._unpacker.unused_data

    def _next_member(self) -> None:
        self._members += 1
        _check_members(self._members)
        self._unpacker = zlib.decompressobj(31)


def _check_members(members: int) -> None:
    if members > MAX_MEMBERS:
        raise refuse("bad_encoding", f"the compressed body has more than {MAX_MEMBERS} members")


class _Deflate:
    """deflate: zlib's format (RFC 1950), or without its header, as some servers understood it."""

    def __init__(self) -> None:
        self._head = b""
        self._unpacker: zlib._Decompress | None = None

    @property
    def finished(self) -> bool:
        return self._unpacker is not None and self._unpacker.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        if self._unpacker is None:
            data, self._head = self._head + data, b""
            if len(data) < 2:
                self._head = data
                return
            is_zlib = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
        if not self._unpacker.eof:
            yield from _inflate(self._unpacker, data)


def _inflate(unpacker: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """All output for ``data``; a full piece may have left some behind without any input."""
    piece = unpacker.decompress(data, PIECE)
    while piece:
        yield piece
        if unpacker.eof or (len(piece) < PIECE and not unpacker.unconsumed_tail):
            return
        piece = unpacker.decompress(unpacker.unconsumed_tail, PIECE)


class _Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self._unpacker = brotli.Decompressor()

    @property
    def finished(self) -> bool:
        return bool(self._unpacker.is_finished())

    def decode(self, data: bytes) -> Iterator[bytes]:
        """More output may be left although more input is accepted, so all is asked for."""
        if self.finished:
            return
        piece = self._unpacker.process(data, output_buffer_limit=PIECE)
        while piece:
            yield piece
            if self.finished:
                return
            piece = self._unpacker.process(b"", output_buffer_limit=PIECE)


class _Zstd:
    """Zstandard (RFC 8878), frames one after another."""

    def __init__(self) -> None:
        self._unpacker = self._make()
        self._frames = 1

    @staticmethod
    def _make() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(
            options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG}
        )

    @property
    def finished(self) -> bool:
        return self._unpacker.eof

    def decode(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._unpacker.eof:
                self._frames += 1
                _check_members(self._frames)
                self._unpacker = self._make()
            piece = self._unpacker.decompress(data, PIECE)
            while piece or not (self._unpacker.needs_input or self._unpacker.eof):
                yield piece
                if self._unpacker.eof or self._unpacker.needs_input:
                    break
                piece = self._unpacker.decompress(b"", PIECE)
            data = self._unpacker.unused_data if self._unpacker.eof else b""
