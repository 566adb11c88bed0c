"""Finding a record by its number, whatever number somebody writes into an address or a form."""

from typing import TypeVar

from workbench.domain.text import NUMBER_MAX
from workbench.models import Audited, db

Record = TypeVar("Record", bound=Audited)


def find(model: type[Record], number: int) -> Record | None:
    """Return the record, or None; no database is asked for a number that no record can have."""
    if not 0 <= number <= NUMBER_MAX:
        return None
    return db.session.get(model, number)
