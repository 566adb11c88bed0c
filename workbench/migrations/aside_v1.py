"""Going back a step loses no rows: they are put aside and brought back on the way up, version 1.

What the history tells of a row stays true only while the row is there. So before a step back drops
a table it copies the rows, and the step forward brings back those whose entry is still in the log.
Rows are copied before the guards stand, as they are.
"""

import sqlalchemy as sa
from alembic import op


def put_aside(table: str, columns: str = "*", condition: str = "1 = 1") -> None:
    """Copy the rows of *table*, if any, to a table of their own without constraints."""
    query = f"SELECT {columns} FROM {table} WHERE {condition}"
    if op.get_bind().execute(sa.text(f"{query} LIMIT 1")).first() is not None:
        op.execute(sa.text(f"CREATE TABLE {table}_aside AS {query}"))


def is_aside(table: str) -> bool:
    """Return whether rows of *table* were put aside."""
    return sa.inspect(op.get_bind()).has_table(f"{table}_aside")


def bring_back(table: str, *, of: str = "") -> None:
    """Put the rows that were put aside back into *table*, where the log still tells of them.

    A table without entries of its own names the table *of* records that its rows belong to.
    """
    if not is_aside(table):
        return
    columns = ", ".join(each["name"] for each in sa.inspect(op.get_bind()).get_columns(table))
    belongs = f"a.{of}_id IN (SELECT id FROM {of})" if of else told_of("a", table)
    op.execute(
        sa.text(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_aside AS a"
            f" WHERE {belongs}"
        )
    )
    op.drop_table(f"{table}_aside")


def told_of(alias: str, table: str) -> str:
    """Return the condition that the log holds the entry that a row of *table* points to."""
    return (
        "EXISTS (SELECT 1 FROM history_opening AS o"
        f" WHERE o.seq = {alias}.entry_seq AND o.subject_type = '{table}'"
        f" AND o.subject_id = {alias}.id)"
    )
