"""Bring the warehouse's schema, roles and views up to date."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import ProgrammingError

from pipeline.settings import PROJECT
from pipeline.store.database import DatabaseUnavailable

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
    """Run pending migrations, then (re)create roles; safe to run by several at once.

    Raises DatabaseUnavailable, with what an administrator has to run, if the rights don't do.
    """
    try:
        _migrate(engine)
    except ProgrammingError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        reason = error.orig.diag.message_primary
        raise DatabaseUnavailable(_lacking_rights(engine, reason or str(error.orig))) from error


def _migrate(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config = Config()
        config.set_main_option("script_location", str(SQL / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(
            (SQL / "roles.sql").read_text(), execution_options={"no_parameters": True}
        )
        install_marts(connection)


def _lacking_rights(engine: Engine, reason: str) -> str:
    """Who lacks which right, and the statements that give it."""
    with engine.connect() as connection:
        facts = connection.execute(text(_RIGHTS)).one()
        quote = connection.dialect.identifier_preparer.quote
    user, database = quote(facts.role), quote(facts.database)
    start = f"the role {user} may not prepare the warehouse: {reason}. "
    if facts.owner is not None:
        owner = quote(facts.owner)
        return (
            f"{start}It belongs to {owner}, who brings it up to date by `euxine migrate`; to run "
            f"the pipeline, {user} needs `GRANT euxine_loader TO {user};`"
        )
    missing = [] if facts.creates_roles else facts.missing_roles
    statements = [f"CREATE ROLE {name} NOLOGIN;" for name in missing]
    if "euxine_loader" in missing or facts.lacks_loader:
        statements.append(f"GRANT euxine_loader TO {user};")
    if not facts.creates_schemas:
        statements.append(f"GRANT CREATE ON DATABASE {database} TO {user};")
    if not facts.creates_in_public:
        statements.append(f"GRANT USAGE, CREATE ON SCHEMA public TO {user};")
    if not statements:
        return f"{start}Let the owner of the database run `euxine migrate`."
    return f"{start}An administrator has to run in the database {database}: {' '.join(statements)}"


_RIGHTS = """
    SELECT
        current_user AS role,
        current_database() AS database,
        (SELECT rolname FROM pg_namespace JOIN pg_roles o ON o.oid = nspowner
            WHERE nspname = 'ops' AND NOT pg_has_role(nspowner, 'USAGE')) AS owner,
        (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)
            AS creates_roles,
        ARRAY(SELECT name FROM unnest(ARRAY['euxine_loader', 'euxine_reader']) AS name
            WHERE to_regrole(name) IS NULL) AS missing_roles,
        EXISTS (SELECT FROM pg_roles WHERE rolname = 'euxine_loader' AND NOT pg_has_role(oid,
            CASE WHEN current_setting('server_version_num')::integer < 160000
                THEN 'MEMBER' ELSE 'SET' END)) AS lacks_loader,
        has_database_privilege(current_database(), 'CREATE') AS creates_schemas,
        has_schema_privilege('public', 'CREATE') AS creates_in_public
"""


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
