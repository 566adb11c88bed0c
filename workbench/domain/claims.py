"""Claims: their kinds, their statuses and steps, and what the extractor proposes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.errors import InvalidInputError
from workbench.domain.parts import check_parts
from workbench.domain.readings import NOTHING_PARSED, ParsedClaim
from workbench.domain.steps import step
from workbench.domain.text import ensure_at_most

WORDING_MAX = 1_000
CLAIMANT_MAX = 300
REASON_MAX = 2_000


class ClaimKind(StrEnum):
    """What sort of statement a claim makes; `meaning` is the line shown to editors."""

    RANKING = "ranking"
    QUANTITY = "quantity"
    CAUSATION = "causation"
    RULE = "rule"
    COMPARISON = "comparison"
    QUOTE = "quote"
    EVENT = "event"
    STATE = "state"

    @property
    def meaning(self) -> str:
        """Return one line that tells this kind from the others."""
        return _KIND_MEANINGS[self]


_KIND_MEANINGS = {
    ClaimKind.RANKING: "first, last, only, record, most, “for the first time in N years”",
    ClaimKind.QUANTITY: "a number, amount, share, duration, age, or a change of one",
    ClaimKind.CAUSATION: "one thing causes, led to, or is linked to another",
    ClaimKind.RULE: "what a law, contract or standing practice says",
    ClaimKind.COMPARISON: "more, less or the same as something else",
    ClaimKind.QUOTE: "that a named person or body said or promised something",
    ClaimKind.EVENT: "that something happened or was done",
    ClaimKind.STATE: "that something is the case",
}


class ClaimantType(StrEnum):
    """What schema.org type the claimant is."""

    PERSON = "person"
    ORGANIZATION = "organization"


class ClaimStatus(StrEnum):
    """Where a claim stands on its way from proposal to publication."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    JUDGED = "judged"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    MERGED = "merged"
    SPLIT = "split"

    @property
    def label(self) -> str:
        """Return the status in the words shown on pages."""
        return _STATUS_LABELS[self]

    @property
    def waits_for(self) -> str:
        """Return whose next step the claim waits for; empty when it waits for nobody."""
        return _WAITS_FOR.get(self, "")

    def step_to(self, wanted: "ClaimStatus") -> "ClaimStatus":
        """Return *wanted* when it may follow this status; else raise IllegalStepError."""
        return step(CLAIM_STEPS, self, wanted)


_STATUS_LABELS = {
    ClaimStatus.PROPOSED: "proposed",
    ClaimStatus.ACCEPTED: "to check",
    ClaimStatus.JUDGED: "awaits sign-off",
    ClaimStatus.SIGNED_OFF: "signed off",
    ClaimStatus.PUBLISHED: "published",
    ClaimStatus.WITHDRAWN: "withdrawn",
    ClaimStatus.DISMISSED: "dismissed",
    ClaimStatus.MERGED: "merged",
    ClaimStatus.SPLIT: "split",
}

_WAITS_FOR = {
    ClaimStatus.PROPOSED: "an editor to accept or dismiss it",
    ClaimStatus.ACCEPTED: "evidence and a verdict",
    ClaimStatus.JUDGED: "a second person’s sign-off",
    ClaimStatus.SIGNED_OFF: "publication",
}

CLAIM_STEPS: dict[ClaimStatus, frozenset[ClaimStatus]] = {
    ClaimStatus.PROPOSED: frozenset(
        {ClaimStatus.ACCEPTED, ClaimStatus.DISMISSED, ClaimStatus.MERGED, ClaimStatus.SPLIT}
    ),
    ClaimStatus.ACCEPTED: frozenset(
        {ClaimStatus.JUDGED, ClaimStatus.DISMISSED, ClaimStatus.MERGED, ClaimStatus.SPLIT}
    ),
    # Accepted again: the second person sent the verdict back, or an edit made it void.
    ClaimStatus.JUDGED: frozenset(
        {ClaimStatus.JUDGED, ClaimStatus.SIGNED_OFF, ClaimStatus.ACCEPTED}
    ),
    ClaimStatus.SIGNED_OFF: frozenset(
        {ClaimStatus.PUBLISHED, ClaimStatus.JUDGED, ClaimStatus.ACCEPTED}
    ),
    # Judged after published: a correction is being prepared; the page stays up meanwhile.
    ClaimStatus.PUBLISHED: frozenset({ClaimStatus.JUDGED, ClaimStatus.WITHDRAWN}),
    ClaimStatus.WITHDRAWN: frozenset({ClaimStatus.JUDGED}),
    ClaimStatus.DISMISSED: frozenset({ClaimStatus.ACCEPTED}),
    ClaimStatus.MERGED: frozenset(),
    ClaimStatus.SPLIT: frozenset(),
}

# A claim in one of these takes no more evidence, edits or verdicts.
CLOSED = frozenset({ClaimStatus.DISMISSED, ClaimStatus.MERGED, ClaimStatus.SPLIT})


@dataclass(frozen=True)
class Reason:
    """One named predicate that made a claim worth checking.

    `words` are the words of the article that triggered it; `share` is what it adds to the worth
    (0 to 1, negative where it speaks against checking).
    """

    predicate: str
    words: str
    share: float


@dataclass(frozen=True)
class ClaimCandidate:
    """A span that the extractor proposes: `text[start_char:end_char] == quote`, always.

    `worth` lies between 0 and 1; `claimant` is empty where the text names none.
    """

    start_char: int
    end_char: int
    quote: str
    kind: ClaimKind
    claimant: str
    worth: float
    reasons: tuple[Reason, ...]
    parsed: ParsedClaim = NOTHING_PARSED


@dataclass(frozen=True)
class ClaimEdit:
    """What an editor may change of a claim, checked: a wording is never empty nor too long.

    `claimant_type` may stay None: nobody guesses what a claimant is that was found in a text.
    `parts` are its parsed parts; None leaves them as they stand.
    """

    wording: str
    kind: ClaimKind
    claimant: str = ""
    claimant_type: ClaimantType | None = None
    claimed_on: date | None = None
    parts: ParsedClaim | None = None

    def __post_init__(self) -> None:
        if not self.wording.strip():
            raise InvalidInputError("A claim needs a wording.", field="wording")
        ensure_at_most(self.wording, WORDING_MAX, field="wording")
        ensure_at_most(self.claimant, CLAIMANT_MAX, field="claimant")
        if self.parts is not None:
            check_parts(self.parts)


def check_span(text: str, start_char: int, end_char: int) -> str:
    """Return the quote at a span of *text*.

    Raises InvalidInputError when it holds no words, or more than one statement's worth of them.
    """
    if not 0 <= start_char < end_char <= len(text):
        raise InvalidInputError(
            "The marked words do not lie inside the article’s text.", field="span"
        )
    quote = text[start_char:end_char]
    if not quote.strip():
        raise InvalidInputError("Mark at least one word.", field="span")
    if len(quote) > WORDING_MAX:
        raise InvalidInputError(
            f"These are {len(quote):,} characters; a claim is one statement of at most"
            f" {WORDING_MAX:,}. Mark fewer words.",
            field="span",
        )
    return quote
