"""Which captures to export or check, and where their records are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """Which captures: those to which everything that is given applies.

    ``since`` is included, ``until`` is not; both are times of capture. ``url`` is the address
    that was asked for or the one that answered.
    """

    source: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    url: str | None = None
    article: int | None = None


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture's row: where its record is, and what its body was."""

    id: int
    url: str
    captured_at: datetime
    digest: str
    warc_file: str
    warc_offset: int
    payload_file: str | None
    payload_offset: int | None


_CHOSEN = """
    FROM raw.capture
    WHERE (CAST(:source AS text) IS NULL OR source_id = :source)
        AND (CAST(:since AS timestamptz) IS NULL OR captured_at >= :since)
        AND (CAST(:until AS timestamptz) IS NULL OR captured_at < :until)
        AND (CAST(:url AS text) IS NULL OR url = :url OR final_url = :url)
        AND (CAST(:article AS bigint) IS NULL OR article_id = :article)
"""


def count_chosen(connection: Connection, choice: Choice) -> int:
    """How many captures a choice has."""
    return int(connection.execute(text(f"SELECT count(*) {_CHOSEN}"), _values(choice)).scalar_one())


def chosen_captures(connection: Connection, choice: Choice) -> Iterator[StoredCapture]:
    """The captures of a choice in the order of their keys, read some at a time."""
    query = text(
        f"""
        SELECT id, url, captured_at, digest, warc_file, warc_offset, payload_file, payload_offset
        {_CHOSEN} AND id > :after ORDER BY id LIMIT {_PAGE}
        """
    )
    after = 0
    while some := connection.execute(query, {**_values(choice), "after": after}).all():
        for row in some:
            yield StoredCapture(**row._mapping)
        after = some[-1].id


def _values(choice: Choice) -> dict[str, object]:
    return {
        "source": choice.source,
        "since": choice.since,
        "until": choice.until,
        "url": choice.url,
        "article": choice.article,
    }
