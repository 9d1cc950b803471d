"""Connections, bulk loads, and the row that every stage run leaves."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, insert, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from pipeline import __version__
from pipeline.store import tables


class DatabaseUnavailable(RuntimeError):
    """The warehouse can't be reached: says where it was sought, why it failed and what to do."""


def connect(url: str) -> Engine:
    """An engine for ``url``; any spelling of a PostgreSQL URL is taken to mean psycopg 3."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        # Without the value, which may hold a password.
        raise DatabaseUnavailable(
            "EUXINE_DATABASE_URL is no address of a database: "
            "expected postgresql://user@host:port/database"
        ) from error
    if not parsed.drivername.startswith(("postgresql", "postgres")):
        raise DatabaseUnavailable(
            f"EUXINE_DATABASE_URL names {parsed.drivername!r}: only postgresql:// is supported"
        )
    try:
        engine = create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"application_name": "euxine", "connect_timeout": 10},
        )
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, ValueError, TypeError) as error:
        # Passwords may stand in two places, and among what psycopg can't read.
        where = parsed.difference_update_query(_SECRETS).render_as_string(hide_password=True)
        reason = str(getattr(error, "orig", None) or error).strip()
        if secrets := [*filter(None, (parsed.password, *_secret_values(parsed)))]:
            reason = reason if not any(s in reason for s in secrets) else type(error).__name__
        raise DatabaseUnavailable(
            f"no PostgreSQL answers at {where}: {reason}. "
            "Check EUXINE_DATABASE_URL, or unset it to use the embedded server."
        ) from error
    return engine


_SECRETS = ("password", "sslpassword", "scram_client_key", "scram_server_key")


def _secret_values(url: URL) -> list[str]:
    found = (url.query.get(name, ()) for name in _SECRETS)
    return [one for some in found for one in ([some] if isinstance(some, str) else some)]


def copy_rows(
    connection: Connection,
    table: Table | str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> int:
    """COPY rows into a table and return their number."""
    name = table if isinstance(table, str) else table.fullname
    cursor = connection.connection.cursor()
    number = 0
    with cursor.copy(f"COPY {name} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            number += 1
    return number


_staged = itertools.count()


def stage_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> str:
    """COPY rows into a new temporary table shaped like ``table`` and return its name.

    The table has a column ``position`` in the order of the rows, and goes with the transaction.
    """
    name = f"staged_{next(_staged)}"
    quoted = ", ".join(f'"{column}"' for column in columns)
    connection.execute(
        text(
            f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS "  # noqa: S608 our own names
            f"SELECT 0::integer AS position, {quoted} FROM {table.fullname} WITH NO DATA"
        )
    )
    copy_rows(
        connection,
        name,
        ["position", *(f'"{column}"' for column in columns)],
        ((position, *row) for position, row in enumerate(rows)),
    )
    return name


class StageRun:
    """What one run of a stage counts while it works."""

    def __init__(self) -> None:
        self.counts: dict[str, Any] = {}

    def add(self, **counts: int) -> None:
        """Add to the counts by name."""
        for name, number in counts.items():
            self.counts[name] = self.counts.get(name, 0) + number

    def add_reasons(self, reasons: Mapping[str, int]) -> None:
        """Add rejections by reason."""
        kept = self.counts.setdefault("reasons", {})
        for reason, number in reasons.items():
            kept[reason] = kept.get(reason, 0) + number


@contextmanager
def stage_run(engine: Engine, stage: str) -> Iterator[StageRun]:
    """Time a stage and leave its row in ops.stage_run, also when it fails."""
    run = StageRun()
    started_at, clock = datetime.now(UTC), time.monotonic()
    error: str | None = None
    try:
        yield run
    except BaseException as problem:
        error = f"{type(problem).__name__}: {problem}"[:2000]
        raise
    finally:
        row = {
            "stage": stage,
            "started_at": started_at,
            "duration_s": time.monotonic() - clock,
            "counts": run.counts,
            "error": error,
            "version": __version__,
        }
        try:
            with engine.begin() as connection:
                connection.execute(insert(tables.stage_run), row)
        except OperationalError:
            # The database itself went away: the first error is the one worth reading.
            if error is None:
                raise
