"""What came of looking the quoted passages of evidence up in snapshots."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import bring_back, put_aside
from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import JSON, audited, enum, foreign

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audited(
        "passage_check",
        sa.Column("evidence_id", sa.BigInteger(), nullable=False),
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("passage_digest", sa.String(length=71), nullable=False),
        sa.Column(
            "outcome", enum("outcome", "found", "differs", "missing", "no text"), nullable=False
        ),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("parts", JSON, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("explained_by_id", sa.BigInteger(), nullable=True),
        foreign("passage_check", "evidence_id", "evidence.id"),
        foreign("passage_check", "snapshot_id", "snapshot.id"),
        foreign("passage_check", "explained_by_id", "editor.id"),
    )
    op.create_index("ix_passage_check_evidence", "passage_check", ["evidence_id", "id"])
    bring_back("passage_check")
    for statement in audited_guards(op.get_bind().dialect.name, "passage_check"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside("passage_check")
    for statement in drop_guards(op.get_bind().dialect.name, "passage_check"):
        op.execute(statement)
    op.drop_table("passage_check")
