"""State changes go through a table of steps, never through an `if`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from workbench.domain.errors import IllegalStepError

State = TypeVar("State", bound=StrEnum)


def step(table: Mapping[State, frozenset[State]], current: State, wanted: State) -> State:
    """Return *wanted* when *table* allows it after *current*; else raise IllegalStepError."""
    if wanted not in table[current]:
        allowed = ", ".join(sorted(each.value.replace("_", " ") for each in table[current]))
        raise IllegalStepError(
            f"This is {current.value.replace('_', ' ')} and cannot become"
            f" {wanted.value.replace('_', ' ')}. From here it can become: {allowed or 'nothing'}."
        )
    return wanted
