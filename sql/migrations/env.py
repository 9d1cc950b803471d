"""Alembic runs this; pipeline.store.migrate hands it an open connection."""

from alembic import context

from pipeline.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_schemas=True,
    version_table="migration",
    version_table_schema="public",
)
with context.begin_transaction():
    context.run_migrations()
