"""Near-duplicate links between articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

MAX_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Text:
    """An article's newest text with what deciding about copies needs."""

    article_id: int
    url: str
    title: str
    body: str
    published_at: datetime | None
    published_on: date | None
    published_precision: str | None
    content_hash: str
    source_kind: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One link: ``article_id`` repeats ``original_id``."""

    article_id: int
    original_id: int
    kind: str
    similarity: float
    containment: float


def find_candidates(connection: Connection, bands: Sequence[int]) -> list[int]:
    """Articles whose newest text shares most bands with these, at most MAX_CANDIDATES."""
    rows = connection.execute(
        text(
            """
            SELECT a.id
            FROM core.revision r JOIN core.article a ON a.revision_id = r.id
            WHERE r.bands && CAST(:bands AS bigint[])
            ORDER BY cardinality(ARRAY(
                SELECT unnest(r.bands) INTERSECT SELECT unnest(CAST(:bands AS bigint[]))
            )) DESC, a.id
            LIMIT :limit
            """
        ),
        {"bands": list(bands), "limit": MAX_CANDIDATES},
    )
    return list(rows.scalars())


def find_family(connection: Connection, ids: Collection[int]) -> dict[int, int | None]:
    """These articles, their originals and all copies of those: each with its original, if any."""
    rows = connection.execute(
        text(
            """
            WITH origin AS (
                SELECT given.id AS id FROM unnest(CAST(:ids AS bigint[])) AS given (id)
                UNION
                SELECT original_id FROM core.copy WHERE article_id = ANY(:ids)
            ),
            family AS (
                SELECT id FROM origin
                UNION
                SELECT article_id FROM core.copy JOIN origin ON original_id = origin.id
            )
            SELECT family.id, copy.original_id
            FROM family LEFT JOIN core.copy ON copy.article_id = family.id
            """
        ),
        {"ids": list(ids)},
    )
    return {row.id: row.original_id for row in rows}


def load_texts(connection: Connection, ids: Iterable[int]) -> dict[int, Text]:
    """The newest text of each article."""
    rows = connection.execute(
        text(
            """
            SELECT a.id AS article_id, a.url, r.title, r.body, r.published_at, r.published_on,
                r.published_precision, r.content_hash, s.kind AS source_kind
            FROM core.article a
            JOIN core.revision r ON r.id = a.revision_id
            JOIN core.source s ON s.id = a.source_id
            WHERE a.id = ANY(:ids)
            """
        ),
        {"ids": list(ids)},
    )
    return {row.article_id: Text(**row._mapping) for row in rows}


def save_copies(
    connection: Connection, copies: Sequence[Copy], originals: Collection[int], version: str
) -> None:
    """Write links; an article that turned out to be the original loses its own."""
    if originals:
        connection.execute(
            text("DELETE FROM core.copy WHERE article_id = ANY(:ids)"), {"ids": list(originals)}
        )
    for copy in copies:
        connection.execute(
            text(
                """
                INSERT INTO core.copy AS old
                    (article_id, original_id, kind, similarity, containment, resolve_version)
                VALUES (:article_id, :original_id, :kind, :similarity, :containment, :version)
                ON CONFLICT (article_id) DO UPDATE SET
                    original_id = excluded.original_id, kind = excluded.kind,
                    similarity = excluded.similarity, containment = excluded.containment,
                    resolve_version = excluded.resolve_version, found_at = now()
                WHERE (old.original_id, old.kind, old.similarity, old.containment)
                    IS DISTINCT FROM (excluded.original_id, excluded.kind,
                        excluded.similarity, excluded.containment)
                """
            ),
            {
                "article_id": copy.article_id,
                "original_id": copy.original_id,
                "kind": copy.kind,
                "similarity": copy.similarity,
                "containment": copy.containment,
                "version": version,
            },
        )
