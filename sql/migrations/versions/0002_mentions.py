"""Offices, nested places, metonyms and name choices of mentions; relations of entities."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())


def downgrade() -> None:
    op.get_bind().exec_driver_sql(
        """
        DROP VIEW IF EXISTS mart.name_choice, mart.mention, mart.relation;
        DELETE FROM ops.installed
        WHERE kind = 'mart' AND name IN ('name_choice', 'mention', 'relation');
        DROP TABLE core.relation;
        DROP INDEX core.article_seen;
        ALTER TABLE core.mention
            DROP COLUMN kind, DROP COLUMN office, DROP COLUMN nested, DROP COLUMN place_id,
            DROP COLUMN choice, DROP COLUMN variant;
        """
    )
