"""Findings: passages of an article that may not fit together, and the claims they speak of."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import bring_back, put_aside
from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import JSON, audited, enum, foreign
from workbench.models.columns import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audited(
        "finding",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("compared", sa.String(length=60), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("working", sa.Text(), nullable=False),
        sa.Column("places", JSON, nullable=False),
        sa.Column(
            "state",
            enum("state", "open", "checked_right", "article_wrong", "no_question"),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("settled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        foreign("finding", "revision_id", "article_revision.id"),
        foreign("finding", "settled_by_id", "editor.id"),
    )
    op.create_index("ix_finding_revision", "finding", ["revision_id", "id"])
    op.create_index("ix_finding_state", "finding", ["state", "id"])
    bring_back("finding")
    op.create_table(
        "finding_claim",
        sa.Column("finding_id", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        foreign("finding_claim", "finding_id", "finding.id"),
        foreign("finding_claim", "claim_id", "claim.id"),
        sa.PrimaryKeyConstraint("finding_id", "claim_id", name="pk_finding_claim"),
    )
    op.create_index("ix_finding_claim_claim_id", "finding_claim", ["claim_id"])
    bring_back("finding_claim", of="finding")
    for statement in audited_guards(op.get_bind().dialect.name, "finding"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside("finding_claim")
    op.drop_table("finding_claim")
    put_aside("finding")
    for statement in drop_guards(op.get_bind().dialect.name, "finding"):
        op.execute(statement)
    op.drop_table("finding")
