"""The data dictionary: docs/tables.md, read from the comments in the database."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import Connection, text

_HEAD = """# Tables

Made from the comments in the database by `euxine tables`; analysts' tables first.
"""


def describe_tables(connection: Connection) -> str:
    """All schemas, tables, views and columns with their comments, as Markdown."""
    rows = connection.execute(
        text(
            """
            SELECT n.nspname AS schema, obj_description(n.oid, 'pg_namespace') AS about_schema,
                c.relname AS name, obj_description(c.oid, 'pg_class') AS about,
                a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
                col_description(c.oid, a.attnum) AS about_column
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname IN ('mart', 'core', 'raw', 'ops') AND c.relkind IN ('r', 'v', 'm')
            ORDER BY array_position(ARRAY['mart', 'core', 'raw', 'ops'], n.nspname::text),
                c.relname, a.attnum
            """
        )
    ).all()
    parts = [_HEAD]
    for schema, in_schema in groupby(rows, key=lambda row: (row.schema, row.about_schema)):
        parts.append(f"## {schema[0]}\n\n{schema[1]}.\n")
        for table, columns in groupby(in_schema, key=lambda row: (row.name, row.about)):
            lines = [
                f"### {schema[0]}.{table[0]}\n\n{table[1]}.\n",
                "| column | type | |",
                "|---|---|---|",
            ]
            lines += [f"| `{c.column}` | {c.type} | {c.about_column} |" for c in columns]
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
