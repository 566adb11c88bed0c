"""What the comparison of models and database leaves out."""

from typing import Any

from workbench.migrations.job_engine import ENGINE_TABLES

# The word indexes are SQL of their own kind on each database; the models know nothing of them.
OWN_SQL = ("claim_words", "history_words", "ix_claim_search", "ix_history_opening_search")


def include_object(_object: Any, name: str | None, *_rest: Any) -> bool:  # noqa: ANN401  # Alembic's signature
    """Return whether Alembic should compare the object called *name*."""
    return name is None or not (name.startswith(OWN_SQL) or name in ENGINE_TABLES)
