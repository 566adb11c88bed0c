"""The parts of a claim: number, unit, comparator, period, place, quoted words.

Every column may be NULL and gets no default, so rows that were there are not written: their guards
stay as they are, and what their entries say of them stays true. The columns are added in SQL of our
own, because the tool adds no CHECK with a column and its batch mode would drop the guards.
"""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.aside_v1 import is_aside, put_aside, told_of
from workbench.migrations.guards_v1 import audited_guards, drop_guards

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COMPARATORS = ("exactly", "about", "over", "at least", "under", "at most")
COLUMNS = {
    "number": "VARCHAR(40)",
    "unit": "VARCHAR(60)",
    "comparator": "VARCHAR(24) CONSTRAINT ck_claim_comparator CHECK (comparator IN ("
    + ", ".join(f"'{each}'" for each in COMPARATORS)
    + "))",
    "period_words": "VARCHAR(200)",
    "period_first_on": "DATE",
    "period_last_on": "DATE",
    "place": "VARCHAR(200)",
    "quoted_words": "TEXT",
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE claim ADD COLUMN {name} {kind}")
    if is_aside("claim"):
        _bring_back()


def _bring_back() -> None:
    """Give claims the parts they had; no entry is made, because theirs tell of them already."""
    dialect = op.get_bind().dialect.name
    for statement in drop_guards(dialect, "claim"):
        op.execute(statement)
    columns = ", ".join(
        f"{name} = (SELECT a.{name} FROM claim_aside AS a WHERE a.id = claim.id)"
        for name in COLUMNS
    )
    op.execute(
        f"UPDATE claim SET {columns} WHERE id IN (SELECT id FROM claim_aside)"
        f" AND {told_of('claim', 'claim')}"
    )
    op.drop_table("claim_aside")
    for statement in audited_guards(dialect, "claim"):
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    put_aside(
        "claim",
        ", ".join(("id", *COLUMNS)),
        " OR ".join(f"{name} IS NOT NULL" for name in COLUMNS),
    )
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE claim DROP COLUMN {name}")
