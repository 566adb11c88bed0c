"""What a desk makes of a finding: an open question, settled one way, and opened again."""

from enum import StrEnum

from workbench.domain.steps import step

NOTE_MAX = 2_000


class FindingState(StrEnum):
    """How a finding stands; a finding is a question, and so is never true or false itself."""

    OPEN = "open"
    RIGHT = "checked_right"
    WRONG = "article_wrong"
    NO_QUESTION = "no_question"

    @property
    def label(self) -> str:
        """Return the state in the words shown on pages."""
        return _LABELS[self]

    @property
    def meaning(self) -> str:
        """Return one line that tells this answer from the others."""
        return _MEANINGS[self]

    def step_to(self, wanted: "FindingState") -> "FindingState":
        """Return *wanted* when it may follow this state; else raise IllegalStepError."""
        return step(FINDING_STEPS, self, wanted)


_LABELS = {
    FindingState.OPEN: "open",
    FindingState.RIGHT: "checked: it is right",
    FindingState.WRONG: "article is wrong",
    FindingState.NO_QUESTION: "not a real question",
}
_MEANINGS = {
    FindingState.OPEN: "nobody has answered it yet",
    FindingState.RIGHT: "the figures fit together after all",
    FindingState.WRONG: "one of the passages cannot stand as it is",
    FindingState.NO_QUESTION: "the passages do not speak of the same thing",
}
ANSWERS = (FindingState.RIGHT, FindingState.WRONG, FindingState.NO_QUESTION)

FINDING_STEPS: dict[FindingState, frozenset[FindingState]] = {
    FindingState.OPEN: frozenset(ANSWERS),
    # Another answer is given by opening the question again: both stand in the history.
    **dict.fromkeys(ANSWERS, frozenset({FindingState.OPEN})),
}
