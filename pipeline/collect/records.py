"""Reading WARC files: records, one after the other, and what is wrong with those that aren't.

The headers are parsed by warcio. Its iterator is not used, as it passes over a gzip member
that breaks off; here every byte is accounted for: a record comes out if all of it is there
and the checksum of its gzip member is right, and is told of otherwise.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ARC2WARCHeadersParser
from warcio.statusandheaders import StatusAndHeadersParser

MAX_BLOCK = 256 * 1024 * 1024
"""Bytes of a record's block; what is longer is passed over and told of."""
MAX_HEAD = 256 * 1024
_CHUNK = 64 * 1024
_MAX_EMPTY_LINES = 1000
_MAX_CHUNKS = 100_000
_MAX_RATIO = 100
"""How many times its size a large gzip member may unpack to. Text packs to a tenth."""
_GZIP = 16 + zlib.MAX_WBITS
_ARC_LINE = re.compile(rb"[a-z]+:.* [0-9a-fA-F.:]+ [0-9]{14} \S+ [0-9]+\r?\n")
_HASHES = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``fields`` have lower-case names; ``block`` is what follows them.

    ``offset`` is where its gzip member begins; in a plain file, the record itself.
    """

    offset: int
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """The WARC-Type, such as ``response``."""
        return self.fields.get("warc-type", "")

    @property
    def url(self) -> str:
        """The WARC-Target-URI, without the angle brackets that some tools put round it."""
        return self.fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that can't be had: where it is, why not (a slug and a sentence) and its URL."""

    offset: int
    reason: str
    detail: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class HttpMessage:
    """A status with headers, and what follows them: ``raw`` as it is, ``payload`` unchunked.

    ``reason`` and ``version`` are of the status line, as in `model.Page`.
    """

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    raw: bytes
    payload: bytes
    reason: str = ""
    version: str = "1.1"


class _Broken(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def _cut(where: str) -> _Broken:
    return _Broken("truncated", f"the file ends within {where}")


def read_records(
    stream: Any, *, kinds: Collection[str] = (), limit: int = MAX_BLOCK
) -> Iterator[Record | Fault]:
    """The records of a WARC or ARC file, plain or gzipped, in order; of some kinds if named.

    A record that is damaged in itself, or has more than ``limit`` bytes, comes as a Fault.
    Where the file breaks off or stops being one, a last Fault ends it: nothing is sought
    beyond, for what looks like a record there may be part of a payload. A plain file that
    lacks the empty lines after its last block is complete.
    """
    source = _Unpacked(stream)
    fields: Mapping[str, str] = {}
    while True:
        try:
            fields = {}
            line = _first_line(source)
            if not line:
                return
            offset = source.record_start
            fields = _read_fields(source, line)
            found = _read_block(source, offset, fields, kinds, limit)
            source.settle()
        except _Broken as broken:
            url = fields.get("warc-target-uri", "")
            yield Fault(source.record_start, broken.reason, str(broken), url)
            return
        if found is not None:
            yield found


def _first_line(source: _Unpacked) -> bytes:
    """The first line of the next record; empty at the end of the file."""
    for _ in range(_MAX_EMPTY_LINES):
        source.mark()
        line = source.readline(MAX_HEAD)
        if line.strip(b"\r\n") or not line:
            return line
    raise _no_record(line)


def _read_fields(source: _Unpacked, line: bytes) -> dict[str, str]:
    """The named fields of a record's head, an ARC file's header line translated into them."""
    if not line.endswith(b"\n"):
        raise _cut("a record's head") if len(line) < MAX_HEAD else _no_record(line)
    try:
        if line.startswith(b"WARC/"):
            parsed = StatusAndHeadersParser([], verify=False).parse(_read_head(source, line))
            taken = 0
        elif _ARC_LINE.fullmatch(line):
            parsed = ARC2WARCHeadersParser().parse(source, line)
            taken = parsed.total_len
        else:
            raise _no_record(line)
        fields = {name.lower(): value for name, value in parsed.headers}
        length = int(fields["content-length"]) - taken
    except (ValueError, KeyError, EOFError) as error:
        detail = f"a record's head can't be read: {type(error).__name__}: {error}"
        raise _Broken("unreadable", detail) from error
    if length < 0:
        raise _Broken("unreadable", f"a record has a Content-Length of {length}")
    fields["content-length"] = str(length)
    return fields


def _no_record(line: bytes) -> _Broken:
    return _Broken("unreadable", f"not a WARC file, or no record begins here: {line[:40]!r}")


def _read_head(source: _Unpacked, line: bytes) -> io.BytesIO:
    """The lines of a record's head, up to and with the empty one."""
    lines, size = [line], len(line)
    while lines[-1].strip(b"\r\n"):
        lines.append(source.readline(MAX_HEAD))
        size += len(lines[-1])
        if size > MAX_HEAD:
            raise _Broken("unreadable", f"a record's head is longer than {MAX_HEAD} bytes")
        if not lines[-1].endswith(b"\n"):
            raise _cut("a record's head")
    return io.BytesIO(b"".join(lines))


def _read_block(
    source: _Unpacked, offset: int, fields: Mapping[str, str], kinds: Collection[str], limit: int
) -> Record | Fault | None:
    length = int(fields["content-length"])
    record = Record(offset, fields, b"")
    wanted = not kinds or record.kind in kinds
    block = b""
    if wanted and length <= limit:
        block = source.read(length)
        length -= len(block)
    if source.skip(length):
        raise _cut("a record")
    if not wanted:
        return None
    if length:
        detail = f"a record of {length} bytes is longer than {limit}"
        return Fault(offset, "too_large", detail, record.url)
    return Record(offset, fields, block)


class _Unpacked:
    """The bytes of a file, or of its gzip members; members are unpacked as they are read."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._data: bytes = stream.read(_CHUNK)
        self._taken = len(self._data)
        self._gzip = zlib.decompressobj(_GZIP) if self._data[:1] == b"\x1f" else None
        self._member, self._unpacked = 0, 0
        self._ready, self._at = b"", 0
        self._passed = 0
        self.record_start = 0

    def mark(self) -> None:
        """A record begins here."""
        try:
            if self._at == len(self._ready):
                self._more()
        finally:
            self.record_start = self._member if self._gzip else self._passed + self._at

    def read(self, size: int) -> bytes:
        """So many bytes; fewer only at the end of the file."""
        parts = []
        while size and (self._at < len(self._ready) or self._more()):
            part = self._ready[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Pass over so many bytes; returns how many were missing."""
        while size and (self._at < len(self._ready) or self._more()):
            step = min(size, len(self._ready) - self._at)
            self._at += step
            size -= step
        return size

    def readline(self, limit: int = MAX_HEAD) -> bytes:
        """The next line with its end; without one at the end of the file or after ``limit``."""
        parts, left = [], limit
        while left and (self._at < len(self._ready) or self._more()):
            end = self._ready.find(b"\n", self._at, self._at + left)
            end = end + 1 if end >= 0 else min(len(self._ready), self._at + left)
            part = self._ready[self._at : end]
            self._at = end
            left -= len(part)
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def settle(self) -> None:
        """Go on to the end of the member, so that its checksum is compared.

        Or to the next record in it: something else shows that this record's length is wrong.
        """
        empty = 0
        while self._gzip:
            rest = self._ready[self._at :].lstrip(b"\r\n")
            empty += len(self._ready) - self._at - len(rest)
            self._at = len(self._ready) - len(rest)
            if self._gzip.eof and not rest:
                return
            line, ended, _ = rest[:MAX_HEAD].partition(b"\n")
            if rest.startswith(b"WARC/") or _ARC_LINE.fullmatch(line + ended):
                return
            if ended or len(rest) >= MAX_HEAD or (rest and self._gzip.eof):
                raise _no_record(rest)
            if empty > MAX_HEAD:
                raise _Broken("unreadable", "a gzip member goes on with empty lines")
            self._unpack()
            self._ready = rest + self._ready

    def _more(self) -> bool:
        """Make more bytes ready, of the next member if this one is at its end."""
        if self._gzip is None:
            return self._replace(self._take())
        while True:
            if self._gzip.eof and not self._next_member():
                return False
            if self._unpack():
                return True

    def _next_member(self) -> bool:
        assert self._gzip is not None
        rest = self._gzip.unused_data
        while not (rest := rest.lstrip(b"\0")):  # padding, as gzip allows it
            rest = self._take()
            if not rest:
                return False
        self._member, self._unpacked = self._taken - len(rest), 0
        self._data, self._gzip = rest, zlib.decompressobj(_GZIP)
        return True

    def _unpack(self) -> bool:
        assert self._gzip is not None
        packed = self._take()
        try:
            part = self._gzip.decompress(packed, _CHUNK)
        except zlib.error as error:
            raise _Broken("unreadable", f"a gzip member is damaged: {error}") from error
        self._data = self._gzip.unconsumed_tail
        if not packed and not part and not self._gzip.eof:
            raise _cut("a gzip member")
        self._unpacked += len(part)
        size = self._taken - len(self._data) - self._member
        if self._unpacked > max(MAX_BLOCK, _MAX_RATIO * size):
            detail = f"a gzip member unpacks to more than {_MAX_RATIO} times its size"
            raise _Broken("too_large", detail)
        return self._replace(part)

    def _take(self) -> bytes:
        """The next packed bytes; none at the end of the file."""
        data, self._data = self._data, b""
        if not data:
            data = self._stream.read(_CHUNK)
            self._taken += len(data)
        return data

    def _replace(self, ready: bytes) -> bool:
        self._passed += len(self._ready)
        self._ready, self._at = ready, 0
        return bool(ready)


def read_http(block: bytes) -> HttpMessage:
    """The HTTP response in a record's block; raises ValueError if there is none."""
    stream = io.BytesIO(block[:MAX_HEAD])
    if not block[:5].upper() == b"HTTP/":
        raise ValueError("the response has no HTTP headers")
    parsed = _BytesParser([], verify=False).parse(stream)
    if stream.tell() == MAX_HEAD < len(block):
        raise ValueError(f"the HTTP headers are longer than {MAX_HEAD} bytes")
    code, _, reason = parsed.statusline.partition(" ")
    status = int(code)
    raw = payload = block[stream.tell() :]
    if (parsed.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        payload = _Chunks(io.BytesIO(raw)).read()
    headers = tuple((_sent(name), _sent(value)) for name, value in parsed.headers)
    reason = _sent(reason).decode("utf-8", "surrogateescape")
    return HttpMessage(status, headers, raw, payload, reason, parsed.protocol[len("HTTP/") :])


class _BytesParser(StatusAndHeadersParser):  # type: ignore[misc]
    """Gives text that `_sent` turns back into the very bytes; warcio's own is a guess."""

    @staticmethod
    def decode_header(line: bytes) -> str:
        return line.decode("ascii", "surrogateescape")


def _sent(text: str) -> bytes:
    return text.encode("ascii", "surrogateescape")


class _Chunks(ChunkedDataReader):  # type: ignore[misc]
    """Takes no more chunks than a server sends: millions of a byte each would keep us busy."""

    _left = _MAX_CHUNKS

    def _try_decode(self, length_header: bytes) -> None:
        self._left -= 1
        if self._left < 0:
            raise ValueError(f"the body has more than {_MAX_CHUNKS} chunks")
        super()._try_decode(length_header)


def wrong_digest(record: Record, payloads: Collection[bytes]) -> str | None:
    """Which digest of a record is wrong, if one is; None too if there is none that we know.

    Tools differ in whether a chunked payload is digested in its chunks, so any of ``payloads``
    may be the one that was meant; a payload digest is not asked if the block's is right.
    """
    block = record.fields.get("warc-block-digest", "")
    right = _has_digest(record.block, block)
    if right is False:
        return f"WARC-Block-Digest is not {block}"
    said = record.fields.get("warc-payload-digest", "")
    if (
        right is None
        and said
        and payloads
        and all(_has_digest(one, said) is False for one in payloads)
    ):
        return f"WARC-Payload-Digest is not {said}"
    return None


def _has_digest(data: bytes, said: str) -> bool | None:
    """Whether a digest is that of the data, in base 32, 16 or 64; None if it can't be told."""
    name, _, value = said.strip().partition(":")
    if name.lower() not in _HASHES or not value:
        return None
    digest = hashlib.new(_HASHES[name.lower()], data, usedforsecurity=False).digest()
    folded, bare = value.rstrip("="), base64.b64encode(digest).decode().rstrip("=")
    return (
        folded.upper() == base64.b32encode(digest).decode().rstrip("=")
        or folded.lower() == digest.hex()
        or folded in (bare, bare.replace("+", "-").replace("/", "_"))
    )
