"""What a source is: its class, whether it is named, why not, and its interests.

Every column may be NULL, which means that nobody has said it; rows that were there are not written.
"""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import is_aside, put_aside, told_of
from workbench.migrations.guards_v1 import audited_guards, drop_guards

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CLASSES = (
    "primary",
    "official statistic",
    "expert",
    "wire",
    "media",
    "social",
    "document",
    "interview",
)


def _one_of(name: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{each}'" for each in values)
    return f"VARCHAR(24) CONSTRAINT ck_source_{name} CHECK ({name} IN ({listed}))"


COLUMNS = {
    "source_class": _one_of("source_class", CLASSES),
    "naming": _one_of("naming", ("named", "anonymous")),
    "unnamed_reason": "TEXT",
    "interests": "TEXT",
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE source ADD COLUMN {name} {kind}")
    if is_aside("source"):
        _bring_back()


def _bring_back() -> None:
    """Give sources what was said of them; no entry is made, because theirs tell of it already."""
    dialect = op.get_bind().dialect.name
    for statement in drop_guards(dialect, "source"):
        op.execute(statement)
    columns = ", ".join(
        f"{name} = (SELECT a.{name} FROM source_aside AS a WHERE a.id = source.id)"
        for name in COLUMNS
    )
    op.execute(
        f"UPDATE source SET {columns} WHERE id IN (SELECT id FROM source_aside)"
        f" AND {told_of('source', 'source')}"
    )
    op.drop_table("source_aside")
    for statement in audited_guards(dialect, "source"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside(
        "source",
        ", ".join(("id", *COLUMNS)),
        " OR ".join(f"{name} IS NOT NULL" for name in COLUMNS),
    )
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE source DROP COLUMN {name}")
