"""The table of goals: what was measured, what anybody reaches, what we reach, aim and limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_WHAT_WIDTH = 46
_DASH = "–"


@dataclass(frozen=True)
class Goal:
    """What is aimed at: at least or at most a number."""

    bound: float
    most: bool = False

    def reached_by(self, value: float) -> bool:
        """Return whether *value* reaches the goal."""
        return value <= self.bound if self.most else value >= self.bound


def at_least(bound: float) -> Goal:
    """Return the goal of *bound* or more."""
    return Goal(bound)


def at_most(bound: float) -> Goal:
    """Return the goal of *bound* or less."""
    return Goal(bound, most=True)


@dataclass(frozen=True)
class Row:
    """One line of the table; `form` is how its numbers are written.

    `naive` is the baseline of the same run, `limit` what cannot be passed, each None where there
    is none.
    """

    what: str
    ours: float
    goal: Goal | None = None
    naive: float | None = None
    limit: float | None = None
    form: str = ".3f"

    def as_values(self) -> dict[str, Any]:
        """Return the row as plain values for JSON."""
        return {
            "what": self.what,
            "naive": self.naive,
            "ours": self.ours,
            "goal": None
            if self.goal is None
            else {"at_most" if self.goal.most else "at_least": self.goal.bound},
            "reached": None if self.goal is None else self.goal.reached_by(self.ours),
            "limit": self.limit,
        }

    def cells(self) -> tuple[str, ...]:
        """Return the row's cells as text."""
        goal = _DASH
        reached = ""
        if self.goal is not None:
            goal = f"{'≤' if self.goal.most else '≥'} {self.goal.bound:{self.form}}"
            reached = "yes" if self.goal.reached_by(self.ours) else "no"
        naive, ours, limit = (self._written(each) for each in (self.naive, self.ours, self.limit))
        return self.what, naive, ours, goal, reached, limit

    def _written(self, value: float | None) -> str:
        return _DASH if value is None else f"{value:{self.form}}"


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the table's lines, at most 100 characters wide."""
    head = ("what", "naive", "ours", "goal", "reached", "limit")
    for what, naive, ours, goal, reached, limit in [head, *(each.cells() for each in rows)]:
        yield (
            f"{what:<{_WHAT_WIDTH}}{naive:>10}{ours:>12}{goal:>10}{reached:>9}{limit:>11}".rstrip()
        )
