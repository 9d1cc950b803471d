"""Captures in WARC files (ISO 28500), through fsspec: a folder or a bucket.

A batch writes one file. Each response is a gzip member of its own, so a record is
read by its offset alone. The body is stored decompressed, as it was handed on; the
headers that described its transfer are kept under their names with ``x-archive-orig-``.
"""

from __future__ import annotations

import io
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import fsspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.model import Page

_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_MAX_RECORD = 256 * 1024


class ArchiveError(RuntimeError):
    """A WARC record can't be written or read: names the file, the offset and the cause."""


class RecordMissing(ArchiveError):
    """The file is not there or the record is damaged: reading it again won't help."""


_DAMAGED: tuple[type[Exception], ...] = (
    ArchiveLoadFailed,
    EOFError,
    FileNotFoundError,
    UnicodeDecodeError,
    zlib.error,
    ArchiveError,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is: a file relative to the archive's root, and a byte offset."""

    file: str
    offset: int


class Archive:
    """The root of all WARC files: any address that fsspec understands."""

    def __init__(self, root: str) -> None:
        try:
            self._fs, self._root = fsspec.core.url_to_fs(root)
        except (ImportError, ValueError) as error:
            raise ArchiveError(f"EUXINE_WARC_URL={root!r} can't be used: {error}") from error

    def new_file(self, at: datetime) -> ArchiveFile:
        """A new file for one batch, named by day and a random id."""
        return ArchiveFile(
            self._fs, self._root, f"{at:%Y/%m/%d}/{at:%H%M%S}-{uuid.uuid4().hex}.warc.gz"
        )

    def read(self, place: Place) -> Page:
        """The page stored at a place.

        Raises RecordMissing if it is not there, ArchiveError if the archive can't be reached.
        """
        path = f"{self._root}/{place.file}"
        try:
            with self._fs.open(path, "rb", block_size=_MAX_RECORD) as stream:
                stream.seek(place.offset)
                for record in ArchiveIterator(stream, check_digests="raise"):
                    return _read_record(record)
        except _DAMAGED as error:
            raise RecordMissing(f"{path} at {place.offset}: {error}") from error
        except Exception as error:
            raise ArchiveError(f"{path} at {place.offset}: {error}") from error
        raise RecordMissing(f"{path} has no record at {place.offset}")


class ArchiveFile:
    """One WARC file being written; complete only once it has been closed."""

    def __init__(self, fs: Any, root: str, name: str) -> None:
        self.name = name
        self._fs, self._path = fs, f"{root}/{name}"
        self._stream: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is None:
            return
        try:
            self._stream.close()
        except Exception as problem:
            if error is None:
                raise self._unwritable(problem) from problem

    def write(self, page: Page) -> Place:
        """Append a page and return its place; raises ArchiveError if it can't be written.

        The file is made at the first page.
        """
        try:
            if self._stream is None:
                self._fs.makedirs(self._path.rsplit("/", 1)[0], exist_ok=True)
                self._stream = self._fs.open(self._path, "wb")
                self._writer = WARCWriter(self._stream, gzip=True, warc_version="1.1")
            offset = self._stream.tell()
            self._writer.write_record(_make_record(self._writer, page))
        except Exception as problem:
            raise self._unwritable(problem) from problem
        return Place(self.name, offset)

    def _unwritable(self, problem: Exception) -> ArchiveError:
        return ArchiveError(f"{self._path} can't be written: {problem}")


def _make_record(writer: WARCWriter, page: Page) -> Any:
    warc_headers = {
        "WARC-Date": page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Euxine-Final-URI": page.final_url,
    }
    if page.status == 0:
        return writer.create_warc_record(
            page.url,
            "resource",
            payload=io.BytesIO(page.body),
            warc_content_type=page.content_type_header,
            warc_headers_dict=warc_headers,
        )
    headers = [
        (f"x-archive-orig-{name}" if name in _TRANSFER else name, value)
        for name, value in page.headers.items()
    ]
    return writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(page.body),
        http_headers=StatusAndHeaders(str(page.status), headers, protocol="HTTP/1.1"),
        warc_headers_dict=warc_headers,
    )


def _read_record(record: Any) -> Page:
    body = record.content_stream().read()
    while record.raw_stream.read(_MAX_RECORD):
        pass  # what follows the last chunk of a chunked body
    if record.raw_stream.limit > 0:
        raise ArchiveError("the file ends within the record")
    url = record.rec_headers.get_header("WARC-Target-URI")
    date = record.rec_headers.get_header("WARC-Date")
    if not url or not date:
        raise ArchiveError("the record has no WARC-Target-URI or no WARC-Date")
    if record.http_headers:
        status = int(record.http_headers.get_statuscode())
        headers = {name.lower(): value for name, value in record.http_headers.headers}
    else:
        status = 0
        headers = {"content-type": record.rec_headers.get_header("Content-Type") or ""}
    return Page(
        url=url,
        final_url=record.rec_headers.get_header("WARC-Euxine-Final-URI") or url,
        status=status,
        headers=headers,
        body=body,
        fetched_at=datetime.fromisoformat(date),
    )


def read_pages(stream: Any) -> Iterator[Page]:
    """Every HTTP response in a WARC file made by anyone, in order.

    Raises ArchiveError where the file breaks off or is none.
    """
    try:
        for record in ArchiveIterator(stream):
            uri = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type == "response" and uri.startswith(("http:", "https:")):
                if not record.http_headers:
                    raise ArchiveError(f"the response of {uri} has no headers")
                yield _read_record(record)
    except (ArchiveError, OSError):
        raise
    except Exception as error:  # the library's own faults, on bytes that nobody foresaw
        raise ArchiveError(f"not a WARC file: {type(error).__name__}: {error}") from error
