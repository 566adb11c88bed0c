"""Snapshots of sources."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import bring_back, put_aside
from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import JSON, audited, enum, foreign
from workbench.models.columns import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audited(
        "snapshot",
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("way", enum("way", "address", "file"), nullable=False),
        sa.Column("outcome", enum("outcome", "kept", "failed"), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", JSON, nullable=False),
        sa.Column("fetched_at", UtcDateTime(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=71), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("warc_digest", sa.String(length=71), nullable=False),
        sa.Column("warc_size", sa.Integer(), nullable=False),
        sa.Column("text_digest", sa.String(length=71), nullable=False),
        sa.Column("text_chars", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        foreign("snapshot", "source_id", "source.id"),
        foreign("snapshot", "asked_by_id", "editor.id"),
    )
    op.create_index("ix_snapshot_source", "snapshot", ["source_id", "id"])
    bring_back("snapshot")
    for statement in audited_guards(op.get_bind().dialect.name, "snapshot"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside("snapshot")
    for statement in drop_guards(op.get_bind().dialect.name, "snapshot"):
        op.execute(statement)
    op.drop_table("snapshot")
