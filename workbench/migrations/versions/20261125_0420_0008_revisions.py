"""What became of a claim's place in a newer text of its article, and how that text came.

New columns may be NULL and get no default, so rows that were there are not written.
"""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import bring_back, is_aside, put_aside, told_of
from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import JSON, audited, enum, foreign
from workbench.models.columns import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATES = ("kept", "moved", "changed", "gone")
WAYS = ("paste", "file", "address")


def _one_of(table: str, column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{each}'" for each in values)
    return f"VARCHAR(24) CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({listed}))"


COLUMNS = {
    "article_revision": {"way": _one_of("article_revision", "way", WAYS)},
    "appearance": {
        "came_from_id": ("BIGINT CONSTRAINT fk_appearance_came_from_id REFERENCES appearance (id)"),
        "outcome": _one_of("appearance", "outcome", STATES),
        "context_changed": "BOOLEAN",
    },
}
INDEXES = {
    "ix_appearance_change_claim": ["claim_id", "id"],
    "ix_appearance_change_revision": ["revision_id", "id"],
    "ix_appearance_change_seen": ["seen_at", "claim_id"],
}


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
        if is_aside(table):
            _bring_back(table, list(columns))
    given = sa.text("came_from_id IS NOT NULL")
    op.create_index(
        "ix_appearance_came_from",
        "appearance",
        ["came_from_id"],
        sqlite_where=given,
        postgresql_where=given,
    )
    audited(
        "appearance_change",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("appearance_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", enum("outcome", *STATES), nullable=False),
        sa.Column("became_id", sa.BigInteger(), nullable=True),
        sa.Column("places", JSON, nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=True),
        sa.Column("seen_by_id", sa.BigInteger(), nullable=True),
        foreign("appearance_change", "claim_id", "claim.id"),
        foreign("appearance_change", "appearance_id", "appearance.id"),
        foreign("appearance_change", "revision_id", "article_revision.id"),
        foreign("appearance_change", "became_id", "appearance.id"),
        foreign("appearance_change", "seen_by_id", "editor.id"),
    )
    for name, over in INDEXES.items():
        op.create_index(name, "appearance_change", over)
    bring_back("appearance_change")
    _guard("appearance_change")


def _guard(table: str) -> None:
    for statement in audited_guards(op.get_bind().dialect.name, table):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def _unguard(table: str) -> None:
    for statement in drop_guards(op.get_bind().dialect.name, table):
        op.execute(statement)


def _bring_back(table: str, names: list[str]) -> None:
    """Give rows what the columns held; no entry is made, because theirs tell of it already."""
    _unguard(table)
    columns = ", ".join(
        f"{name} = (SELECT a.{name} FROM {table}_aside AS a WHERE a.id = {table}.id)"
        for name in names
    )
    op.execute(
        f"UPDATE {table} SET {columns} WHERE id IN (SELECT id FROM {table}_aside)"
        f" AND {told_of(table, table)}"
    )
    op.drop_table(f"{table}_aside")
    _guard(table)


def downgrade() -> None:
    put_aside("appearance_change")
    _unguard("appearance_change")
    op.drop_table("appearance_change")
    op.drop_index("ix_appearance_came_from", "appearance")
    for table, columns in COLUMNS.items():
        put_aside(
            table,
            ", ".join(("id", *columns)),
            " OR ".join(f"{name} IS NOT NULL" for name in columns),
        )
        for name in reversed(columns):
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
