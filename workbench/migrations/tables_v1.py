"""What the first migrations build tables from, version 1: never changed once released."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), "postgresql"
)


def enum(name: str, *values: str) -> sa.Enum:
    """Return a column type for *values*, checked by the database."""
    # The CHECK is named by the table's convention, as it is in the models.
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return the constraint from *table*.*column* to *target*, named by the convention."""
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return the unique constraint over *columns*, named by the convention."""
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def audited(table: str, *rest: sa.schema.SchemaItem) -> None:
    """Create *table* with the three columns that tie its rows to the history."""
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("entry_seq", sa.BigInteger(), nullable=False),
        *rest,
        foreign(table, "entry_seq", "history_entry.seq"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
