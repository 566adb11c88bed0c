"""Jobs, their steps and the workers; not audited, so a step back simply drops them."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.tables_v1 import JSON, enum, foreign, unique
from workbench.models.columns import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_job()
    _make_step_and_worker()


def _make_job() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        # Kinds are checked by the program: each version has more of them.
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("arguments", JSON, nullable=False),
        sa.Column("about_type", sa.String(length=24), nullable=True),
        sa.Column("about_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "state",
            enum("state", "waiting", "running", "done", "failed", "cancelled"),
            nullable=False,
        ),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        sa.Column("cancelled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("deaths", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        foreign("job", "asked_by_id", "editor.id"),
        foreign("job", "cancelled_by_id", "editor.id"),
        unique("job", "key"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_state", "job", ["state", "id"])
    op.create_index("ix_job_about", "job", ["about_type", "about_id", "id"])
    op.create_index("ix_job_asked_by", "job", ["asked_by_id", "id"])


def _make_step_and_worker() -> None:
    op.create_table(
        "job_step",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kept", JSON, nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=False),
        foreign("job_step", "job_id", "job.id"),
        sa.PrimaryKeyConstraint("job_id", "key", name="pk_job_step"),
    )
    op.create_table(
        "job_worker",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("machine", sa.String(length=200), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("beat_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_job_worker"),
    )


def downgrade() -> None:
    for table in ("job_worker", "job_step", "job"):
        op.drop_table(table)
