"""What a clause is, whoever found it, and which finder reads a passage."""

from dataclasses import dataclass
from enum import Enum


class ClauseType(Enum):
    """How a clause stands in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    REPORTED = "reported"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    APPOSITION = "apposition"


@dataclass(frozen=True)
class Clause:
    """A clause: `start` and `end` are tokens of the Doc, end exclusive, trimmed of marks.

    `verb` is the token of its finite verb or participle, None for an apposition. `opener` is the
    word that ties it to what precedes ("after", "which", "that"), in lower case, or empty; it is
    not part of the span. `subject` is the range of its subject where it has one of its own.
    """

    start: int
    end: int
    type: ClauseType
    verb: int | None
    opener: str = ""
    subject: tuple[int, int] | None = None
