"""Outlets and their feeds: the sources folder, mirrored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from pipeline.model import Layout, Source
from pipeline.store import tables
from pipeline.store.database import copy_rows, stage_rows

FILES = Source(
    id="files",
    name="Documents read from folders",
    home="",
    country="",
    languages=(),
    kind="archive",
    time_zone="",
)


def sync_sources(connection: Connection, sources: Sequence[Source]) -> None:
    """Make core.source and ops.feed mirror ``sources``; what left them turns inactive."""
    plain = ["id", "name", "home", "country", "kind", "time_zone", "delay"]
    columns = [*plain, "languages", "layouts"]
    staged = stage_rows(
        connection,
        tables.source,
        columns,
        (
            (
                *(getattr(source, name) for name in plain),
                list(source.languages),
                Jsonb([_layout_to_json(layout) for layout in source.layouts]),
            )
            for source in (*sources, FILES)
        ),
    )
    connection.execute(
        text(
            f"""
            INSERT INTO core.source AS old ({", ".join(columns)}, active)
            SELECT {", ".join(columns)}, true FROM {staged} ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, home = excluded.home, country = excluded.country,
                languages = excluded.languages, kind = excluded.kind,
                time_zone = excluded.time_zone, delay = excluded.delay,
                layouts = excluded.layouts, active = true
            """  # noqa: S608 our own names
        )
    )
    connection.execute(
        text(
            f"""
            UPDATE core.source SET active = false
            WHERE active AND id NOT IN (SELECT id FROM {staged})
            """  # noqa: S608 our own names
        )
    )
    connection.execute(text("DELETE FROM core.source_ownership"))
    copy_rows(
        connection,
        tables.source_ownership,
        ["source_id", "position", "kind", "owner", "since", "until"],
        (
            (source.id, position, period.kind, period.owner, period.since, period.until)
            for source in sources
            for position, period in enumerate(source.ownership)
        ),
    )
    _sync_feeds(connection, sources)


def _layout_to_json(layout: Layout) -> dict[str, Any]:
    return {
        "page": layout.page,
        "since": layout.since.isoformat() if layout.since else None,
        "until": layout.until.isoformat() if layout.until else None,
        "body": layout.body,
        "drop": list(layout.drop),
    }


def layout_from_json(row: Mapping[str, Any]) -> Layout:
    """A layout as core.source holds it."""
    return Layout(
        page=row["page"],
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        body=row["body"],
        drop=tuple(row["drop"]),
    )


def _sync_feeds(connection: Connection, sources: Sequence[Source]) -> None:
    columns = ["source_id", "url", "kind", "language", "section"]
    staged = stage_rows(
        connection,
        tables.feed,
        columns,
        (
            (feed.source_id, feed.url, feed.kind, feed.language, feed.section)
            for source in sources
            for feed in source.feeds
        ),
    )
    connection.execute(
        text(
            f"""
            INSERT INTO ops.feed AS old (source_id, url, kind, language, section)
            SELECT source_id, url, kind, language, section FROM {staged} ORDER BY url
            ON CONFLICT (url) DO UPDATE SET
                source_id = excluded.source_id, kind = excluded.kind, parent_id = NULL,
                language = excluded.language, section = excluded.section, active = true,
                -- What comes back is read anew, and the sitemaps that it lists come back too.
                body_hash = CASE WHEN old.active THEN old.body_hash END,
                full_at = CASE WHEN old.active THEN old.full_at END,
                next_poll_at = CASE WHEN old.active THEN old.next_poll_at END
            """  # noqa: S608 our own names
        )
    )
    connection.execute(
        text(
            f"""
            UPDATE ops.feed SET active = false
            WHERE active AND kind IN ('feed', 'news_sitemap') AND parent_id IS NULL
                AND url NOT IN (SELECT url FROM {staged})
            """  # noqa: S608 our own names
        )
    )
    connection.execute(
        text(
            """
            UPDATE ops.feed AS child SET active = false FROM ops.feed AS parent
            WHERE parent.id = child.parent_id AND child.active AND NOT parent.active
            """
        )
    )


def has_source(connection: Connection, name: str) -> bool:
    """Whether there is an outlet with this id."""
    row = connection.execute(text("SELECT FROM core.source WHERE id = :name"), {"name": name})
    return row.first() is not None


def sources_by_host(connection: Connection) -> dict[str, str]:
    """The outlet behind each host (without ``www.``) of a front page."""
    rows = connection.execute(text("SELECT id, home FROM core.source WHERE home <> ''"))
    return {host: row.id for row in rows if (host := host_of(row.home))}


def host_of(url: str) -> str:
    """A URL's host without ``www.``; '' if it has none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def ensure_feed(connection: Connection, source_id: str, url: str, kind: str) -> int:
    """The id of a feed that is not polled (an archive or a folder), made if it is new."""
    return int(
        connection.execute(
            text(
                """
                INSERT INTO ops.feed (source_id, url, kind) VALUES (:source_id, :url, :kind)
                ON CONFLICT (url) DO UPDATE SET kind = excluded.kind RETURNING id
                """
            ),
            {"source_id": source_id, "url": url, "kind": kind},
        ).scalar_one()
    )
