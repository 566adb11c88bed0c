"""An article with one error planted in it on purpose, to measure what a check finds."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.readings import Check


@dataclass(frozen=True)
class Planted:
    """A whole article's text in which one thing was written so that it does not fit together.

    `text[start_char:end_char]` is the passage that was changed or inserted; a finding of `check`
    with a place that touches it has found the error. `sound` marks a twin: the same construction
    with figures that do fit, in which no finding may touch the passage.
    """

    check: Check
    text: str
    start_char: int
    end_char: int
    published_on: date | None
    sound: bool = False
