"""What the warehouse holds and how its stages last ran."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text


def count_tables(connection: Connection) -> dict[str, dict[str, int]]:
    """Rows per schema and table."""
    names = connection.execute(
        text(
            """
            SELECT table_schema, table_name FROM information_schema.tables
            WHERE table_schema IN ('ops', 'raw', 'core', 'mart') AND table_type = 'BASE TABLE'
            UNION ALL
            SELECT schemaname, matviewname FROM pg_matviews WHERE schemaname = 'mart'
            ORDER BY 1, 2
            """
        )
    ).all()
    counts: dict[str, dict[str, int]] = {}
    for schema, table in names:
        number = connection.exec_driver_sql(f'SELECT count(*) FROM {schema}."{table}"').scalar_one()  # noqa: S608
        counts.setdefault(schema, {})[table] = int(number)
    return counts


def last_runs(connection: Connection) -> list[dict[str, Any]]:
    """The latest run of each stage."""
    rows = connection.execute(
        text(
            """
            SELECT DISTINCT ON (stage) stage, started_at, duration_s, counts, error, version
            FROM ops.stage_run ORDER BY stage, started_at DESC
            """
        )
    )
    return [dict(row._mapping) for row in rows]


def forget(connection: Connection, before: datetime) -> int:
    """Delete the records of polls, attempts and stage runs from before a moment; their number."""
    deleted = (
        connection.execute(text(statement), {"before": before}).rowcount
        for statement in (
            "DELETE FROM ops.poll WHERE polled_at < :before",
            "DELETE FROM ops.attempt WHERE attempted_at < :before",
            "DELETE FROM ops.stage_run WHERE started_at < :before",
        )
    )
    return sum(deleted)


def funnel(connection: Connection) -> dict[str, int]:
    """How everything announced so far has ended, and what still waits.

    Further pages of articles count as neither announced nor captured.
    """
    row = connection.execute(
        text(
            """
            SELECT
                (SELECT count(*) FROM ops.poll) AS polled,
                (SELECT count(*) FROM raw.entry WHERE continues IS NULL) AS entries,
                (SELECT count(*) FROM raw.capture LEFT JOIN raw.entry ON entry.id = entry_id
                    WHERE continues IS NULL) AS captured,
                (SELECT count(*) FROM raw.capture WHERE outcome = 'new') AS new,
                (SELECT count(*) FROM raw.capture WHERE outcome = 'revision') AS revisions,
                (SELECT count(*) FROM raw.capture WHERE outcome = 'unchanged') AS unchanged,
                (SELECT count(*) FROM core.copy) AS copies,
                (SELECT count(*) FROM ops.rejection WHERE reason = 'off_topic') AS off_topic,
                (SELECT count(*) FROM ops.rejection WHERE reason <> 'off_topic') AS rejected,
                (SELECT count(*) FROM core.mention) AS mentions,
                (SELECT coalesce(sum((counts ->> 'marts')::integer), 0) FROM ops.stage_run
                    WHERE stage = 'publish') AS marts,
                (SELECT count(*) FROM raw.entry WHERE capture_id IS NULL AND NOT rejected)
                    AS waiting_for_fetch,
                (SELECT count(*) FROM raw.capture WHERE outcome IS NULL) AS waiting_for_refine,
                (SELECT count(*) FROM core.article a JOIN core.revision r ON r.id = a.revision_id
                    WHERE r.tag_version IS NULL) AS waiting_for_tag
            """
        )
    ).one()
    return {name: int(number) for name, number in row._mapping.items()}
