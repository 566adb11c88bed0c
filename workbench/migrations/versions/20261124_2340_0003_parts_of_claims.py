"""The parts of a claim: number, unit, comparator, period, place, quoted words.

Every column may be NULL and gets no default, so rows that were there are not written: their guards
stay as they are, and what their entries say of them stays true. The columns are added in SQL of our
own, because the tool adds no CHECK with a column and its batch mode would drop the guards.
Going back loses the parts, as it loses tables; `history verify` then tells so.
"""

from alembic import op

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


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE claim DROP COLUMN {name}")
