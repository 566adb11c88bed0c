"""What a clause is, whoever found it, and which finder reads a passage."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from workbench.nlp.passages import Passage


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


# Given a passage, its clauses in order of their start. Rules on kind, claimant and worth read
# clauses only through this, so a finder on a parser's tree can stand beside the one on words.
ClauseFinder = Callable[[Passage], list[Clause]]


@dataclass(frozen=True)
class FinderChoice:
    """A finder and the annotation a Doc must carry for it (`Doc.has_annotation`), if any."""

    needs: str
    find: ClauseFinder


def choose_finder(passage: Passage, choices: tuple[FinderChoice, ...]) -> ClauseFinder:
    """Return the first finder whose annotation the passage's Doc carries.

    The last choice must need nothing, so there is always one.
    """
    for choice in choices[:-1]:
        if passage.doc.has_annotation(choice.needs):
            return choice.find
    return choices[-1].find
