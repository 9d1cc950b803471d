"""Captured responses: where their bytes are and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, text

from pipeline.model import Layout, Page, Rejection
from pipeline.store import tables
from pipeline.store.sources import layout_from_json


@dataclass(frozen=True, slots=True)
class Further:
    """A page at which another one's article goes on; without a file if it could not be had.

    ``capture_id`` is None where the capture was not made for this.
    """

    url: str
    capture_id: int | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    payload_file: str | None = None
    payload_offset: int | None = None


@dataclass(frozen=True, slots=True)
class PendingCapture:
    """A capture that is being refined, with what its entries said of it.

    ``first_id`` is the capture of the page to which all else belongs: another one than ``id``
    only for a further page that came when the article had been made without it. ``further``
    are the pages that were asked for since; ``online`` tells whether more may be fetched.
    """

    id: int
    first_id: int
    source_id: str
    source_country: str
    time_zone: str
    layouts: tuple[Layout, ...]
    url: str
    final_url: str
    captured_at: datetime
    warc_file: str
    warc_offset: int
    payload_file: str | None
    payload_offset: int | None
    first_seen_at: datetime
    entry_title: str | None
    entry_published_at: datetime | None
    entry_authors: tuple[str, ...]
    entry_editions: Mapping[str, str]
    section: str | None
    online: bool
    further: tuple[Further, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCapture:
    """The row of a capture that was just archived.

    ``warc_file`` and ``warc_offset`` say where its record is; the two of the payload where
    an older record is that holds the bytes, if this one only says that they are the same.
    """

    entry_id: int
    source_id: str
    url: str
    final_url: str
    status: int
    content_type: str
    length: int
    digest: str
    captured_at: datetime
    warc_file: str
    warc_offset: int
    payload_file: str | None = None
    payload_offset: int | None = None
    outcome: str | None = None

    @classmethod
    def of(
        cls, page: Page, digest: str, source_id: str, entry_id: int, place: tuple[str, int]
    ) -> NewCapture:
        """The row of a page that was fetched for an entry."""
        return cls(
            entry_id=entry_id,
            source_id=source_id,
            url=page.url,
            final_url=page.final_url,
            status=page.status,
            content_type=page.content_type_header,
            length=len(page.body),
            digest=digest,
            captured_at=page.fetched_at,
            warc_file=place[0],
            warc_offset=place[1],
        )


def save_captures(connection: Connection, new: Sequence[NewCapture]) -> list[int]:
    """Write the rows of captures, and return their ids in the same order."""
    if not new:
        return []
    rows = connection.execute(
        insert(tables.capture).returning(tables.capture.c.id, sort_by_parameter_order=True),
        [{field: getattr(one, field) for field in NewCapture.__slots__} for one in new],
    )
    return list(rows.scalars())


@dataclass(frozen=True, slots=True)
class Archived:
    """Where bytes with a digest were archived before, for which address and when."""

    file: str
    offset: int
    url: str
    captured_at: datetime


def find_payload(connection: Connection, digest: str) -> Archived | None:
    """The newest response that holds the bytes with this digest, if there is one."""
    row = connection.execute(
        text(
            """
            SELECT warc_file, warc_offset, final_url, captured_at FROM raw.capture
            WHERE digest = :digest AND payload_file IS NULL AND status > 0
            ORDER BY id DESC LIMIT 1
            """
        ),
        {"digest": digest},
    ).one_or_none()
    return Archived(*row) if row else None


def recent_captures(connection: Connection, urls: Sequence[str], since: datetime) -> dict[str, int]:
    """The newest good capture of each URL since a moment: one fetch serves several feeds.

    A further page of an article is none: nothing is to be made of it alone.
    """
    rows = connection.execute(
        text(
            """
            SELECT DISTINCT ON (url) url, id FROM raw.capture
            WHERE url = ANY(:urls) AND captured_at >= :since AND status = 200
                AND outcome IS DISTINCT FROM 'rejected'
                AND NOT EXISTS (SELECT FROM raw.entry
                    WHERE entry.id = capture.entry_id AND entry.continues IS NOT NULL)
            ORDER BY url, captured_at DESC
            """
        ),
        {"urls": list(urls), "since": since},
    )
    return {row.url: row.id for row in rows}


_WITH_FIRST = """
    raw.capture
    LEFT JOIN raw.entry AS mine ON mine.id = capture.entry_id AND mine.continues IS NOT NULL
    JOIN raw.capture AS first ON first.id = coalesce(mine.continues, capture.id)
"""
_PENDING = "capture.outcome IS NULL AND (mine.id IS NULL OR first.outcome IS NOT NULL)"


def pending_captures(connection: Connection, limit: int | None = None) -> list[int]:
    """Ids of the captures to refine, oldest first.

    One whose article goes on waits until the further pages that it asked for were had or given
    up, unless its outlet is left alone. A further page is no document by itself; it is one that
    makes an article anew if it came too late.
    """
    rows = connection.execute(
        text(
            f"""
            SELECT capture.id FROM {_WITH_FIRST}
            WHERE {_PENDING} AND NOT EXISTS (
                SELECT FROM raw.entry AS more JOIN core.source ON source.id = first.source_id
                WHERE more.continues = first.id AND more.capture_id IS NULL AND NOT more.rejected
                    AND source.disabled_at IS NULL)
            ORDER BY capture.captured_at, capture.id LIMIT :limit
            """  # noqa: S608 our own names
        ),
        {"limit": limit},
    )
    return list(rows.scalars())


def lock_captures(connection: Connection, ids: Sequence[int]) -> list[PendingCapture]:
    """Those of the captures that are still pending and nobody else is refining, locked.

    Late pages of one article are locked with its first page: what is made of one of them is
    noted at the others, which no other worker may hold then.
    """
    rows = connection.execute(
        text(
            f"""
            SELECT capture.id, first.id AS first_id, first.source_id,
                source.country AS source_country, source.time_zone, source.layouts,
                first.url, first.final_url, capture.captured_at,
                first.warc_file, first.warc_offset, first.payload_file, first.payload_offset,
                coalesce(entry.first_seen_at, first.captured_at) AS first_seen_at,
                entry.title AS entry_title, entry.published_at AS entry_published_at,
                coalesce(entry.authors, '{{}}') AS entry_authors,
                coalesce(entry.editions, '{{}}') AS entry_editions, entry.section,
                coalesce(entry.kind <> 'folder', false) AND source.disabled_at IS NULL AS online
            FROM {_WITH_FIRST}
            JOIN core.source ON source.id = first.source_id
            LEFT JOIN LATERAL (
                SELECT entry.*, feed.section, feed.kind
                FROM raw.entry JOIN ops.feed ON feed.id = entry.feed_id
                WHERE entry.capture_id = first.id OR entry.id = first.entry_id
                ORDER BY entry.first_seen_at, entry.id LIMIT 1
            ) AS entry ON true
            WHERE capture.id = ANY(:ids) AND {_PENDING}
            ORDER BY capture.captured_at, capture.id
                FOR UPDATE OF capture, first SKIP LOCKED
            """  # noqa: S608 our own names
        ),
        {"ids": list(ids)},
    ).all()
    further = _find_further(connection, [row.first_id for row in rows])
    return [
        PendingCapture(
            **{
                **row._mapping,
                "entry_authors": tuple(row.entry_authors),
                "layouts": tuple(map(layout_from_json, row.layouts)),
                "further": tuple(further.get(row.first_id, ())),
            }
        )
        for row in rows
    ]


def _find_further(connection: Connection, first_ids: Sequence[int]) -> dict[int, list[Further]]:
    """The further pages of captures that were had or given up, in the order asked for."""
    rows = connection.execute(
        text(
            """
            SELECT entry.continues, entry.url, capture.id, capture.warc_file, capture.warc_offset,
                capture.payload_file, capture.payload_offset
            FROM raw.entry LEFT JOIN raw.capture
                ON capture.id = entry.capture_id AND capture.outcome IS DISTINCT FROM 'rejected'
            WHERE entry.continues = ANY(:ids) AND (entry.capture_id IS NOT NULL OR entry.rejected)
            ORDER BY entry.id
            """
        ),
        {"ids": list(first_ids)},
    )
    found: dict[int, list[Further]] = {}
    for continues, *page in rows:
        found.setdefault(continues, []).append(Further(*page))
    return found


def find_page(connection: Connection, url: str, at: datetime) -> Further:
    """The good capture of an address that was made nearest to a moment, if there is one.

    It is read as a further page, and stays a document by itself.
    """
    row = connection.execute(
        text(
            """
            SELECT warc_file, warc_offset, payload_file, payload_offset FROM raw.capture
            WHERE url = :url AND status IN (0, 200)
            ORDER BY abs(extract(epoch FROM captured_at - :at)), id LIMIT 1
            """
        ),
        {"url": url, "at": at},
    ).one_or_none()
    return Further(url, None, *row) if row else Further(url)


def set_outcome(
    connection: Connection,
    capture: PendingCapture,
    outcome: str,
    article_id: int | None,
    version: str,
) -> None:
    """Note what became of a capture, and that its further pages became parts of it.

    What was a part already goes with it; of an article that exists it stays one even if what is
    made of all pages anew is rejected.
    """
    connection.execute(
        tables.capture.update().where(tables.capture.c.id == capture.id),
        {"outcome": outcome, "article_id": article_id, "refine_version": version},
    )
    parts = [
        page.capture_id
        for page in capture.further
        if page.capture_id is not None and page.capture_id != capture.id
    ]
    if parts:
        connection.execute(
            text(
                "UPDATE raw.capture SET outcome = 'part', refine_version = :version, "
                "article_id = coalesce(CAST(:article_id AS bigint), article_id) "
                "WHERE id = ANY(:ids) AND (outcome IS NULL OR outcome = 'part')"
            ),
            {"ids": parts, "article_id": article_id, "version": version},
        )


def reject_capture(
    connection: Connection, capture_id: int, source_id: str, url: str, rejection: Rejection
) -> None:
    """Write why a capture is not an article."""
    connection.execute(
        text(
            """
            INSERT INTO ops.rejection (stage, reason, detail, url, source_id, capture_id)
            VALUES (:stage, :reason, :detail, :url, :source_id, :capture_id)
            ON CONFLICT (capture_id) DO UPDATE SET stage = excluded.stage,
                reason = excluded.reason, detail = excluded.detail, rejected_at = now()
            """
        ),
        {
            "stage": rejection.stage,
            "reason": rejection.reason,
            "detail": rejection.detail,
            "url": url,
            "source_id": source_id,
            "capture_id": capture_id,
        },
    )
