"""The schema: what the migrations make is what the code and the documentation say."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import ProgrammingError

from pipeline.settings import PROJECT
from pipeline.store.dictionary import describe_tables
from pipeline.store.migrate import migrate
from pipeline.store.tables import metadata

OURS = ("ops", "raw", "core", "mart")


def differences(engine: Engine) -> list[object]:
    """Tables and columns that differ; constraints and indexes stand in the migrations only."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "include_object": lambda item, name, kind, *_: (
                    kind in ("table", "column") and getattr(item, "schema", "core") in OURS
                ),
                "compare_server_default": False,
            },
        )
        found = compare_metadata(context, metadata)
    ignored = {"modify_comment", "add_table_comment", "remove_table_comment"}
    flat = [one for item in found for one in (item if isinstance(item, list) else [item])]
    return [one for one in flat if one[0] not in ignored]


def test_tables_in_code_are_the_tables_in_the_database(engine: Engine) -> None:
    assert differences(engine) == []


def test_a_forgotten_column_would_be_seen(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE core.article ADD COLUMN forgotten integer"))
    assert [one[0] for one in differences(engine)] == ["remove_column"]


def test_every_table_view_and_column_has_a_comment(engine: Engine) -> None:
    with engine.connect() as connection:
        bare = connection.execute(
            text(
                """
                SELECT n.nspname || '.' || c.relname || coalesce('.' || a.attname, '')
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                    AND NOT a.attisdropped
                WHERE n.nspname IN ('ops', 'raw', 'core', 'mart') AND c.relkind IN ('r', 'v', 'm')
                    AND (col_description(c.oid, a.attnum) IS NULL
                        OR obj_description(c.oid, 'pg_class') IS NULL)
                """
            )
        ).scalars()
        assert list(bare) == []


def test_every_mart_states_its_grain(engine: Engine) -> None:
    with engine.connect() as connection:
        comments = connection.execute(
            text(
                """
                SELECT c.relname, obj_description(c.oid, 'pg_class')
                FROM pg_class c WHERE c.relnamespace = 'mart'::regnamespace
                    AND c.relkind IN ('v', 'm')
                """
            )
        ).all()
    assert len(comments) >= 10
    assert [
        name for name, comment in comments if not comment.startswith("Grain: one row per")
    ] == []


def test_the_page_of_tables_is_what_the_database_says(engine: Engine) -> None:
    with engine.connect() as connection:
        assert (PROJECT / "docs" / "tables.md").read_text() == describe_tables(connection), (
            "run `euxine tables > docs/tables.md`"
        )


def test_the_queries_in_the_readme_run(engine: Engine, reader: Engine) -> None:
    block = (PROJECT / "README.md").read_text().split("```sql\n")[1].split("```")[0]
    queries = [query for query in block.split(";") if query.strip()]
    assert len(queries) == 6
    with reader.connect() as connection:
        connection.exec_driver_sql("SET search_path = mart")
        for query in queries:
            connection.exec_driver_sql(query)


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    def objects() -> list[object]:
        with engine.connect() as connection:
            return list(
                connection.execute(
                    text(
                        "SELECT oid, relname FROM pg_class WHERE relnamespace IN "
                        "(SELECT oid FROM pg_namespace WHERE nspname = ANY(:ours)) ORDER BY oid"
                    ),
                    {"ours": list(OURS)},
                )
            )

    before = objects()
    migrate(engine)
    assert objects() == before


@pytest.fixture
def reader(engine: Engine, warehouse_url: str) -> Engine:
    return create_engine(warehouse_url, connect_args={"options": "-c role=euxine_reader"})


def test_the_reader_selects_from_every_mart(engine: Engine, reader: Engine) -> None:
    with engine.connect() as connection:
        marts = list(
            connection.execute(text("SELECT name FROM ops.installed WHERE kind = 'mart'")).scalars()
        )
    with reader.connect() as connection:
        for mart in marts:
            connection.exec_driver_sql(f"SELECT * FROM mart.{mart} LIMIT 1")  # noqa: S608 our own names
    assert len(marts) >= 10


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM core.article",
        "SELECT * FROM raw.capture",
        "SELECT * FROM ops.poll",
        "INSERT INTO mart.entity (entity) VALUES ('x')",
        "REFRESH MATERIALIZED VIEW mart.daily_coverage",
        "CREATE TABLE mart.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "DELETE FROM core.mention",
        "DROP VIEW mart.article",
    ],
)
def test_the_reader_can_do_nothing_else(reader: Engine, statement: str) -> None:
    with reader.connect() as connection, pytest.raises(ProgrammingError):
        connection.exec_driver_sql(statement)


def test_the_loader_runs_the_pipeline_but_owns_no_table(engine: Engine, warehouse_url: str) -> None:
    loader = create_engine(warehouse_url, connect_args={"options": "-c role=euxine_loader"})
    with loader.begin() as connection:
        connection.exec_driver_sql("REFRESH MATERIALIZED VIEW CONCURRENTLY mart.daily_coverage")
        connection.exec_driver_sql("DELETE FROM ops.rejection")
        connection.exec_driver_sql("CREATE TEMPORARY TABLE staged (x int)")
    with loader.connect() as connection, pytest.raises(ProgrammingError):
        connection.exec_driver_sql("DROP TABLE core.article")
