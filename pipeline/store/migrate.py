"""Bring the warehouse's schema, roles and views up to date."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from pipeline.settings import PROJECT

SQL = PROJECT / "sql"
MIGRATION_LOCK = 0x455558494E45  # "EUXINE"


def is_migrated(engine: Engine) -> bool:
    """Whether the warehouse was ever migrated; any role may ask."""
    with engine.connect() as connection:
        return bool(
            connection.scalar(
                text("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'mart')")
            )
        )


def migrate(engine: Engine) -> None:
    """Run pending migrations, then (re)create roles; safe to run by several at once."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config = Config()
        config.set_main_option("script_location", str(SQL / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql((SQL / "roles.sql").read_text())
        install_marts(connection)


def install_marts(connection: Connection) -> None:
    """Create the views of sql/marts whose file is new or changed, in the order of their names.

    A changed view is dropped with what depends on it, so those after it are made again too.
    """
    installed = installed_digests(connection, "mart")
    changed = False
    for path in sorted((SQL / "marts").glob("*.sql")):
        body = path.read_text()
        name, digest = mart_name(path), hashlib.sha256(body.encode()).hexdigest()
        changed = changed or installed.get(name) != digest
        if not changed:
            continue
        if old := _relation_kind(connection, name):
            connection.exec_driver_sql(f"DROP {old} mart.{name} CASCADE")
        connection.exec_driver_sql(body)
        connection.exec_driver_sql(f"GRANT SELECT ON mart.{name} TO euxine_reader, euxine_loader")
        if is_materialized(body):
            # Only its owner may refresh it.
            connection.exec_driver_sql(f"ALTER TABLE mart.{name} OWNER TO euxine_loader")
        set_installed(connection, "mart", name, digest)


def installed_digests(connection: Connection, kind: str) -> dict[str, str]:
    """The digest of the files behind each thing of a kind that is installed."""
    rows = connection.execute(
        text("SELECT name, digest FROM ops.installed WHERE kind = :kind"), {"kind": kind}
    )
    return {row.name: row.digest for row in rows}


def set_installed(connection: Connection, kind: str, name: str, digest: str) -> None:
    """Note that something was made from the files with this digest."""
    connection.execute(
        text(
            "INSERT INTO ops.installed (kind, name, digest) VALUES (:kind, :name, :digest) "
            "ON CONFLICT (kind, name) DO UPDATE SET digest = excluded.digest, refreshed_at = now()"
        ),
        {"kind": kind, "name": name, "digest": digest},
    )


def mart_name(path: Path) -> str:
    """`20_daily_coverage.sql` → `daily_coverage`; the number orders the files."""
    return re.sub(r"^\d+_", "", path.stem)


def is_materialized(body: str) -> bool:
    """Whether a mart's file defines a materialized view."""
    return "CREATE MATERIALIZED VIEW" in body


def _relation_kind(connection: Connection, name: str) -> str | None:
    relkind = connection.execute(
        text(
            "SELECT relkind::text FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'mart' AND relname = :name"
        ),
        {"name": name},
    ).scalar()
    return {"v": "VIEW", "m": "MATERIALIZED VIEW"}.get(relkind or "")
