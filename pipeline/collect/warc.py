"""Captures in WARC 1.1 files (ISO 28500:2017), through fsspec: a folder or a bucket.

Each record is a gzip member of its own, so one is read by its offset alone. A page is a
``response`` with the status, headers and body that the server sent, compressed if it was,
followed by the ``request`` and a ``metadata`` record with the way that led there. The
WARC-Target-URI is the address that answered; if another was asked for, the record names it
in ``WARC-Euxine-Asked-URI``.

Headers that no longer describe the bytes are kept under their names with
``x-archive-orig-``: the Transfer-Encoding, which ended with the transfer, and a
Content-Length that the stored bytes do not have; of a page that was not fetched also the
Content-Encoding, if only its decoded body is there. What has no meaning in HTTP is not kept:
the chunks, the spaces round a header's value and the line ends in one that was folded.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import os
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import urlsplit

import fsspec
from fsspec.implementations.local import LocalFileSystem
from isal import isal_zlib
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline import __version__
from pipeline.collect.bodies import PIECE, Body
from pipeline.collect.failures import Refused
from pipeline.collect.headers import joined
from pipeline.collect.records import (
    Fault,
    HttpMessage,
    Record,
    read_http,
    read_records,
    wrong_digest,
)
from pipeline.model import Page

MAX_FILE = 256 * 1024 * 1024
"""A file that has so many bytes is followed by another."""
MAX_BODY = 256 * 1024 * 1024
"""Bytes of a decompressed body that our own archive gives back."""
MAX_FOREIGN_BODY = 50 * 1024 * 1024
"""The same of the files of others."""
LEVEL = 1
# How a record is packed is a choice between time and space. Of 150 real pages, 167 kB each,
# igzip packs 418 MB a second on one core (to 0.233 of their size), zlib 110 at level 1 (0.238),
# 71 at 4 (0.210) and 30 at 9 (0.199). Bodies that were sent compressed stay as they are.
_REMEMBERED = 5000
_ORIGINAL = b"x-archive-orig-"
_FORMAT = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_READ_AHEAD = 256 * 1024
_PART = 8 * 1024 * 1024
_PAGES = frozenset({"response", "resource", "revisit"})


class ArchiveError(RuntimeError):
    """A WARC record can't be written or read: names the file, the offset and the cause."""


class RecordMissing(ArchiveError):
    """The file is not there or the record is damaged: reading it again won't help."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is: a file relative to the archive's root, and a byte offset.

    ``is_revisit`` is set by `ArchiveFile.write` if the record has no body of its own.
    """

    file: str
    offset: int
    is_revisit: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Revisited:
    """An earlier capture with the same body: its place, the URL that answered, and when."""

    place: Place
    url: str
    captured_at: datetime


class Archive:
    """The root of all WARC files: any address that fsspec understands."""

    def __init__(self, root: str) -> None:
        try:
            self.fs, self.root = fsspec.core.url_to_fs(root)
        except (ImportError, ValueError) as error:
            raise ArchiveError(f"EUXINE_WARC_URL={root!r} can't be used: {error}") from error

    def new_file(self, at: datetime, *, max_size: int = MAX_FILE) -> ArchiveFile:
        """A new file for one batch, named by day and a random id; it is made at the first page."""
        return ArchiveFile(self, f"{at:%Y/%m/%d}/{at:%H%M%S}-{uuid.uuid4().hex}", max_size)

    def read(self, place: Place, payload: Place | None = None) -> Page:
        """The page stored at a place; the body of a revisit record is read at ``payload``.

        Of its request only the address is given back.
        Raises RecordMissing if it is not there, ArchiveError if the archive can't be reached.
        """
        record = self.record(place)
        body = self.record(payload) if record.kind == "revisit" and payload else record
        try:
            return _page_of(record, body, MAX_BODY)
        except _Unusable as error:
            raise RecordMissing(f"{self.path(place.file)} at {place.offset}: {error}") from error

    def record(self, place: Place) -> Record:
        """The record at a place, its digests compared; errors as in `read`."""
        with self._opened(place) as stream:
            return _intact(next(read_records(stream), None))

    def group(self, place: Place) -> bytes:
        """The record at a place and those written with it, as they are stored; errors as in `read`.

        The first is compared with its digests.
        """
        with self._opened(place) as stream:
            found = read_records(stream)
            first = _intact(next(found, None))
            identity = first.fields.get("warc-record-id", "")
            end = next((one.offset for one in found if not _belongs(one, identity)), -1)
            stream.seek(place.offset)
            group: bytes = stream.read(end)
            return group

    @contextmanager
    def _opened(self, place: Place) -> Iterator[Any]:
        path = self.path(place.file)
        try:
            with self.fs.open(path, "rb", block_size=_READ_AHEAD) as stream:
                stream.seek(place.offset)
                yield stream
        except (FileNotFoundError, _Unusable) as error:
            raise RecordMissing(f"{path} at {place.offset}: {error}") from error
        except Exception as error:
            raise ArchiveError(f"{path} at {place.offset}: {error}") from error

    def path(self, name: str) -> str:
        """The full path of a file."""
        return f"{self.root}/{name}"


class _Unusable(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def _intact(found: Record | Fault | None) -> Record:
    if found is None:
        raise _Unusable("missing", "no record is there")
    if isinstance(found, Fault):
        raise _Unusable(found.reason, found.detail)
    if problem := wrong_digest(found, ()):
        raise _Unusable("wrong_digest", problem)
    return found


def _belongs(found: Record | Fault, identity: str) -> bool:
    return isinstance(found, Record) and found.fields.get("warc-concurrent-to") == identity


# -- reading ------------------------------------------------------------------


def read_pages(stream: Any) -> Iterator[Page | Fault]:
    """Every web page in a WARC or ARC file made by anyone, in order, within limits.

    These are the HTTP responses, and the ``resource`` records of web addresses, whose pages
    have the status 0. What can't be used comes as a Fault: a damaged record or one that the
    file's end cuts off, a body above MAX_FOREIGN_BODY, and a revisit, whose body is elsewhere.
    A page that its collector cut short has the header ``warc-truncated``, which says why.
    """
    for found in read_records(stream, kinds=_PAGES, limit=2 * MAX_FOREIGN_BODY):
        if isinstance(found, Fault):
            yield found
        elif not found.url or found.url.lower().startswith(("http:", "https:")):
            try:
                yield _page_of(found, found, MAX_FOREIGN_BODY)
            except _Unusable as error:
                yield Fault(found.offset, error.reason, f"{found.url}: {error}", found.url)


def _page_of(record: Record, source: Record, limit: int) -> Page:
    """The page of a record, whose body is in ``source``: itself, or a revisit's original."""
    if not record.url:
        raise _Unusable("unreadable", "the record has no WARC-Target-URI")
    try:
        http, body, encoded = _content_of(record, source, limit)
        at = _moment(record.fields.get("warc-date", ""))
    except _Unusable:
        raise
    except Exception as error:  # the parsers' own faults, on bytes that nobody foresaw
        raise _Unusable("unreadable", f"{type(error).__name__}: {error}") from error
    headers = joined(http.headers)
    if cut := record.fields.get("warc-truncated"):
        headers["warc-truncated"] = cut
    return Page(
        url=record.fields.get("warc-euxine-asked-uri", record.url),
        # Files of version 0.1 name the address that was asked for as the target.
        final_url=record.fields.get("warc-euxine-final-uri", record.url),
        status=http.status,
        headers=headers,
        body=body,
        fetched_at=at,
        encoded=encoded,
        raw_headers=http.headers if http.status else (),
        reason=http.reason,
        http_version=http.version,
    )


def _content_of(
    record: Record, source: Record, limit: int
) -> tuple[HttpMessage, bytes, bytes | None]:
    """The record's status and headers, and the source's body as in `_decode`."""
    if record.kind == "resource":
        _check_digest(record, record.block)
        kind = record.fields.get("content-type", "").encode()
        body = _within(record.block, limit)
        return HttpMessage(0, ((b"content-type", kind),), body, body), body, None
    if source.kind == "revisit":
        raise _Unusable("revisit", f"a revisit: {_original_said(record)}")
    http = read_http(source.block)
    _check_digest(source, http.raw, http.payload)
    cut = "warc-truncated" in source.fields
    encoding = joined(http.headers).get("content-encoding", "")
    body, encoded = _decode(http.payload, encoding, limit, cut=cut)
    if record is source:
        return http, body, encoded
    if record.fields.get("warc-payload-digest") != source.fields.get("warc-payload-digest"):
        raise _Unusable("wrong_digest", "the record that it refers to has another body")
    return read_http(record.block), body, encoded


def _check_digest(record: Record, *payloads: bytes) -> None:
    if problem := wrong_digest(record, payloads):
        raise _Unusable("wrong_digest", problem)


def _original_said(record: Record) -> str:
    url = record.fields.get("warc-refers-to-target-uri") or record.fields.get("warc-refers-to")
    at = record.fields.get("warc-refers-to-date")
    return f"its body is that of {url or 'another record'}" + (f" at {at}" if at else "")


def _moment(date: str) -> datetime:
    """A WARC-Date; WARC 1.1 lets it end after any of its parts. Always UTC."""
    whole = date + {4: "-01-01", 7: "-01"}.get(len(date), "")
    try:
        at = datetime.fromisoformat(whole)
    except ValueError as error:
        raise _Unusable("unreadable", f"the record has no WARC-Date: {date[:40]!r}") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _decode(payload: bytes, encoding: str, limit: int, *, cut: bool) -> tuple[bytes, bytes | None]:
    """The body, and the payload if a Content-Encoding was applied to it.

    Of a payload that its collector cut short, as much as there is. Of no payload nothing,
    whatever was to be applied to it: errors are stored without a body that can't be read.
    """
    if not payload:
        return b"", None
    try:
        body = Body(encoding, limit)
    except Refused as refused:
        raise _Unusable(refused.failure.reason, refused.failure.detail) from refused
    try:
        for at in range(0, len(payload), PIECE):
            body.feed(payload[at : at + PIECE])
        return body.finish()
    except Refused as refused:
        if refused.failure.reason == "bad_encoding":
            if cut:
                return body.beginning, payload
            if not body.beginning:  # announced by the server, but not done
                return _within(payload, limit), None
        raise _Unusable(refused.failure.reason, refused.failure.detail) from refused


def _within(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise _Unusable("too_large", f"the body is larger than {limit} bytes")
    return body


# -- writing ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Original:
    """What a revisit record says of the record that has its body."""

    identity: str
    url: str
    date: str
    payload_digest: str


class ArchiveFile:
    """A WARC file being written, or several if it grows large.

    Its methods may be called from any thread; each waits until the one before has ended.
    What was written may be relied upon after `flush`, or once it was closed without an
    error. A crash leaves at most one record group that is cut off, at a file's end.
    """

    def __init__(self, archive: Archive, stem: str, max_size: int) -> None:
        self._archive, self._stem, self._max_size = archive, stem, max_size
        self._output: _Output | None = None
        self._opened = 0
        self._ended = False
        self._lock = threading.Lock()
        self._written: OrderedDict[Place, _Original] = OrderedDict()
        self.name = f"{stem}.warc.gz"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._ended = True
            if error is None:
                self._finish()
            else:
                self._give_up()

    def write(
        self,
        page: Page,
        *,
        revisit_of: Revisited | None = None,
        about: Mapping[str, str] | None = None,
    ) -> Place:
        """Append a page and return the place of its response; raises ArchiveError.

        With ``revisit_of`` only a revisit record is written, provided that the earlier record
        can be read and has the very bytes that were sent now; the place says so. ``about``
        are fields for the metadata record, such as the outlet.

        After an error the file ends where it did before, so that another page may be tried.
        """
        payload = page.body if page.encoded is None else page.encoded
        digest = _digest(payload)
        original = self._find_original(revisit_of, digest) if page.status else None
        main, others = _make_records(page, payload, digest, original, about or {})
        group = _pack(main) + b"".join(map(_pack, others))
        with self._lock:
            place = replace(self._append(group), is_revisit=original is not None)
        if original is None and page.status:
            fields = {name.lower(): value for name, value in main.rec_headers.headers}
            self._remember(place, _original_of(fields))
        return place

    def flush(self) -> None:
        """Make safe what was written: on a disk by fsync; an object of a bucket is uploaded.

        In a bucket the next page begins another file. Raises ArchiveError; whatever was
        written since the last flush is then lost.
        """
        with self._lock:
            if self._output is None:
                return
            if not self._output.grows_after_flush:
                self._finish()
                return
            try:
                self._output.flush()
            except Exception as problem:
                self._give_up()
                raise self._unwritable(problem) from problem

    def _append(self, group: bytes) -> Place:
        if self._ended:
            raise ArchiveError(f"{self._archive.path(self.name)} has been closed")
        if self._output and self._output.size + len(group) > self._max_size:
            self._finish()
        try:
            if self._output is None:
                self._output = self._open()
            head = b"" if self._output.size else make_info(self.name)
            offset = self._output.size + len(head)
            self._output.append(head + group)
        except Exception as problem:
            if self._output is None or self._output.broken:
                self._give_up()
            raise self._unwritable(problem) from problem
        return Place(self.name, offset)

    def _open(self) -> _Output:
        number = f"-{self._opened}" if self._opened else ""
        self._opened += 1
        self.name = f"{self._stem}{number}.warc.gz"
        path = self._archive.path(self.name)
        if isinstance(self._archive.fs, LocalFileSystem):
            return _LocalOutput(path)
        return _RemoteOutput(self._archive.fs, path)

    def _finish(self) -> None:
        if self._output is None:
            return
        try:
            self._output.close()
        except Exception as problem:
            self._give_up()
            raise self._unwritable(problem) from problem
        self._output = None

    def _give_up(self) -> None:
        """Leave a file that can't be trusted; the next page begins another."""
        if self._output is not None:
            with suppress(Exception):
                self._output.discard()
        self._output = None

    def _unwritable(self, problem: Exception) -> ArchiveError:
        return ArchiveError(f"{self._archive.path(self.name)} can't be written: {problem}")

    def _find_original(self, revisited: Revisited | None, digest: str) -> _Original | None:
        if revisited is None:
            return None
        known = self._written.get(revisited.place)
        if known is None:
            try:
                record = self._archive.record(revisited.place)
            except ArchiveError:
                return None
            if record.kind != "response":
                return None
            known = _original_of(record.fields)
        same = (known.payload_digest, known.date) == (digest, _date(revisited.captured_at))
        return replace(known, url=_field(revisited.url)) if same else None

    def _remember(self, place: Place, original: _Original) -> None:
        self._written[place] = original
        if len(self._written) > _REMEMBERED:
            self._written.popitem(last=False)


# -- outputs ------------------------------------------------------------------


class _Output(Protocol):
    """Where a file's bytes go. ``broken`` once it can't be trusted to take more."""

    size: int
    broken: bool
    grows_after_flush: bool

    def append(self, data: bytes) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...
    def discard(self) -> None: ...


class _LocalOutput:
    """A file on a disk, written without a buffer and cut back where a write fails."""

    grows_after_flush = True

    def __init__(self, path: str) -> None:
        self.size, self.broken = 0, False
        self._path, folder = path, os.path.dirname(path)
        self._new_in = list(_folders_to_sync(folder))
        os.makedirs(folder, exist_ok=True)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)

    def append(self, data: bytes) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except BaseException:
            self._cut_back()
            raise
        self.size += len(data)

    def _cut_back(self) -> None:
        try:
            os.ftruncate(self._file, self.size)
            os.lseek(self._file, self.size, os.SEEK_SET)
        except OSError:
            self.broken = True

    def flush(self) -> None:
        os.fsync(self._file)
        while self._new_in:
            _sync_folder(self._new_in[-1])
            self._new_in.pop()

    def close(self) -> None:
        if self.size:
            self.flush()
        self.discard()

    def discard(self) -> None:
        number, self._file = self._file, -1
        if number >= 0:
            os.close(number)
            if not self.size:
                os.unlink(self._path)


def _folders_to_sync(folder: str) -> Iterator[str]:
    """The folder and those above it up to the first that exists: each gets a new entry."""
    yield folder
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
        yield folder


def _sync_folder(path: str) -> None:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system whose folders can't be synced
            raise
    finally:
        os.close(folder)


class _RemoteOutput:
    """An object of a bucket or its like: it is there once it was closed, as a whole or not."""

    grows_after_flush = False

    def __init__(self, fs: Any, path: str) -> None:
        self.size, self.broken = 0, False
        fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        self._stream = fs.open(path, "wb", block_size=_PART)

    def append(self, data: bytes) -> None:
        try:
            self._stream.write(data)
        except BaseException:
            self.broken = True
            raise
        self.size += len(data)

    def flush(self) -> None:
        raise NotImplementedError("an object is made safe by closing it")

    def close(self) -> None:
        self._stream.close()

    def discard(self) -> None:
        self._stream.discard()
        self._stream.closed = True


# -- records ------------------------------------------------------------------


class _Verbatim(StatusAndHeaders):  # type: ignore[misc]
    """The head of an HTTP message in its bytes; warcio itself escapes what is not ASCII."""

    def __init__(self, first_line: str, headers: Iterable[tuple[bytes, bytes]]) -> None:
        super().__init__(first_line, [])
        lines = [_bytes_of(first_line), *(b"%b: %b" % header for header in headers)]
        self._head = b"".join(_one_line(line) + b"\r\n" for line in lines) + b"\r\n"

    def compute_headers_buffer(self, header_filter: Any = None) -> None:
        self.headers_buff = self._head


_LINE_ENDS = bytes.maketrans(b"\r\n", b"  ")


def _one_line(line: bytes) -> bytes:
    """A line that can't begin another one, whatever stands in it."""
    return line.translate(_LINE_ENDS)


def _bytes_of(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _in_bytes(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(_bytes_of(name), _bytes_of(value)) for name, value in headers.items()]


def _field(text: str) -> str:
    """What can stand in a field of a record: one line of UTF-8."""
    return _one_line(text.encode("utf-8", "replace")).decode("utf-8")


_builder = RecordBuilder(warc_version="1.1")


def _make_records(
    page: Page,
    payload: bytes,
    digest: str,
    original: _Original | None,
    about: Mapping[str, str],
) -> tuple[Any, list[Any]]:
    """The record that stands for a page, and those that go with it."""
    if page.status == 0:
        main = _make_resource(page)
    elif original:
        main = _make_revisit(page, payload, digest, original)
    else:
        main = _make_response(page, payload, digest)
    concurrent = {
        "WARC-Date": _date(page.fetched_at),
        "WARC-Concurrent-To": main.rec_headers.get_header("WARC-Record-ID"),
    }
    others = []
    if page.request_headers:
        others.append(_make_request(page, concurrent))
    if fields := [*_describe_way(page), *about.items()]:
        others.append(_make_metadata(_field(page.final_url), concurrent, fields))
    return main, others


def _make_resource(page: Page) -> Any:
    return _builder.create_warc_record(
        _field(page.final_url),
        "resource",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        warc_content_type=_field(page.content_type_header),
        warc_headers_dict=_dated(page),
    )


def _make_response(page: Page, payload: bytes, digest: str) -> Any:
    return _builder.create_warc_record(
        _field(page.final_url),
        "response",
        payload=io.BytesIO(payload),
        length=len(payload),
        http_headers=_http_headers(page, payload),
        warc_headers_dict={**_dated(page), "WARC-Payload-Digest": digest},
    )


def _make_revisit(page: Page, payload: bytes, digest: str, original: _Original) -> Any:
    return _builder.create_revisit_record(
        _field(page.final_url),
        digest,
        original.url,
        original.date,
        http_headers=_http_headers(page, payload),
        warc_headers_dict={**_dated(page), "WARC-Refers-To": original.identity},
    )


def _dated(page: Page) -> dict[str, str]:
    fields = {"WARC-Date": _date(page.fetched_at)}
    if page.url != page.final_url:
        fields["WARC-Euxine-Asked-URI"] = _field(page.url)
    return fields


def _http_headers(page: Page, payload: bytes) -> StatusAndHeaders:
    """The status and the headers as they came, with other names for those that are stale."""
    stale = _stale_headers(page, payload)
    headers = [
        (_ORIGINAL + name if name.lower() in stale else name, value)
        for name, value in page.raw_headers or _in_bytes(page.headers)
    ]
    return _Verbatim(f"HTTP/{page.http_version} {page.status} {page.reason}", headers)


def _stale_headers(page: Page, payload: bytes) -> set[bytes]:
    """Names in lower case of headers that are not true of the payload that is stored."""
    stale = {b"transfer-encoding"}
    coded = page.headers.get("content-encoding", "").strip().lower()
    if not page.raw_headers and page.encoded is None and coded not in ("", "identity"):
        stale.add(b"content-encoding")
    if page.headers.get("content-length", "").strip() != str(len(payload)):
        stale.add(b"content-length")
    return stale


def _make_request(page: Page, concurrent: Mapping[str, str]) -> Any:
    parts = urlsplit(page.final_url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = _in_bytes(page.request_headers)
    if not any(name.lower() == b"host" for name, _ in headers):
        headers.insert(0, (b"Host", _bytes_of(parts.netloc.rpartition("@")[2])))
    return _builder.create_warc_record(
        _field(page.final_url),
        "request",
        http_headers=_Verbatim(f"GET {target} HTTP/1.1", headers),
        warc_headers_dict=dict(concurrent),
    )


def _describe_way(page: Page) -> Iterator[tuple[str, str]]:
    """How the page was come by, in the fields that WARC names for it (section 6.7)."""
    if page.redirects:
        addresses = [page.url, *(hop.url for hop in page.redirects)]
        yield "via", addresses[-2]
        yield "hopsFromSeed", "R" * len(page.redirects)
        for hop in page.redirects:
            yield "redirect", f"{hop.status} {hop.url}"
    if page.seconds:
        yield "fetchTimeMs", str(round(page.seconds * 1000))


def _make_metadata(
    url: str, concurrent: Mapping[str, str], fields: Iterable[tuple[str, str]]
) -> Any:
    content = "".join(f"{_field(name)}: {_field(value)}\r\n" for name, value in fields).encode()
    return _builder.create_warc_record(
        url,
        "metadata",
        payload=io.BytesIO(content),
        length=len(content),
        warc_headers_dict=dict(concurrent),
    )


def make_info(name: str, fields: Mapping[str, str] | None = None) -> bytes:
    """The warcinfo record that a file begins with, packed."""
    described = {
        "software": f"euxine/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": _FORMAT,
        **(fields or {}),
    }
    return _pack(_builder.create_warcinfo_record(name, described))


def _pack(record: Any) -> bytes:
    """A record as a gzip member."""
    plain = io.BytesIO()
    WARCWriter(plain, gzip=False, warc_version="1.1").write_record(record)
    gzip = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, 16 + isal_zlib.MAX_WBITS)
    return gzip.compress(plain.getbuffer()) + gzip.flush()


def _original_of(fields: Mapping[str, str]) -> _Original:
    return _Original(
        fields.get("warc-record-id", ""),
        fields.get("warc-target-uri", ""),
        fields.get("warc-date", ""),
        fields.get("warc-payload-digest", ""),
    )


def _digest(payload: bytes) -> str:
    """SHA-1 in base 32: what indexes of web archives are keyed by."""
    digest = hashlib.sha1(payload, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(digest).decode()}"


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
