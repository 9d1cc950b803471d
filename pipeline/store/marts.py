"""Publishing: refresh what analysts read, and check it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine, text

from pipeline.store.migrate import SQL, is_materialized, mart_name

_SAMPLE = 5
_PUBLISH_LOCK = 0x5055424C495348  # "PUBLISH"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How many rows break a rule. ``severity`` is ``fail`` or ``warn``."""

    name: str
    severity: str
    failures: int
    sample: list[dict[str, Any]]


def texts_tagged_since_publishing(connection: Connection) -> int:
    """The texts of the tag runs that ended after the last good publishing began."""
    return int(
        connection.execute(
            text(
                """
                SELECT coalesce(sum((counts ->> 'texts')::integer), 0) FROM ops.stage_run
                WHERE stage = 'tag' AND started_at + make_interval(secs => duration_s) > coalesce(
                    (SELECT max(started_at) FROM ops.stage_run
                        WHERE stage = 'publish' AND error IS NULL),
                    '-infinity'
                )
                """
            )
        ).scalar_one()
    )


def refresh_marts(engine: Engine) -> list[str]:
    """Recompute the materialized views without locking out readers; return their names."""
    names = [
        mart_name(path)
        for path in sorted((SQL / "marts").glob("*.sql"))
        if is_materialized(path.read_text())
    ]
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PUBLISH_LOCK})
        for name in names:
            connection.exec_driver_sql(f"REFRESH MATERIALIZED VIEW CONCURRENTLY mart.{name}")
            connection.execute(
                text(
                    "UPDATE ops.installed SET refreshed_at = now() "
                    "WHERE kind = 'mart' AND name = :name"
                ),
                {"name": name},
            )
    return names


def run_checks(connection: Connection) -> list[CheckResult]:
    """Run the queries in sql/checks, each of which returns rows that break its rule."""
    results = []
    for path in sorted((SQL / "checks").glob("*.sql")):
        body = path.read_text()
        severity = re.search(r"^-- severity: (fail|warn)$", body, re.MULTILINE)
        if severity is None:
            raise ValueError(f"{path.name}: no line '-- severity: fail' or '-- severity: warn'")
        rows = connection.exec_driver_sql(body).mappings().all()
        sample = [{key: str(value) for key, value in row.items()} for row in rows[:_SAMPLE]]
        results.append(CheckResult(path.stem, severity.group(1), len(rows), sample))
    for result in results:
        connection.execute(
            text(
                "INSERT INTO ops.check_result (name, severity, failures, sample) "
                "VALUES (:name, :severity, :failures, :sample)"
            ),
            {
                "name": result.name,
                "severity": result.severity,
                "failures": result.failures,
                "sample": Jsonb(result.sample),
            },
        )
    return results
