"""What the reading of each article left out; articles taken in before have no such row."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import bring_back, put_aside
from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import audited, foreign, unique

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    audited(
        "article_reading",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("pipeline", sa.String(length=200), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        foreign("article_reading", "revision_id", "article_revision.id"),
        unique("article_reading", "revision_id"),
    )
    bring_back("article_reading")
    for statement in audited_guards(op.get_bind().dialect.name, "article_reading"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside("article_reading")
    for statement in drop_guards(op.get_bind().dialect.name, "article_reading"):
        op.execute(statement)
    op.drop_table("article_reading")
