"""How the course of one claim on the demo desk is written down."""

from dataclasses import dataclass

from workbench.domain.claims import ClaimantType, ClaimKind
from workbench.services.evidence import EvidenceDraft


@dataclass(frozen=True)
class Ruling:
    """A verdict of the demo: its rating by label, why, and what the second person says to it.

    `returned` is the comment it is sent back with; empty where it is signed.
    """

    rating: str
    summary: str
    returned: str = ""


@dataclass(frozen=True)
class Story:
    """One claim of the demo and how far it goes; an empty field ends the story there.

    `words` stand in the article letter for letter. `days` and `hour` say when work on it begins,
    counted from the day the desk opened. `correction` is a ruling that follows publication, with
    the reason for readers; `withdrawal` is the reason a published verdict is taken back.
    """

    article: str
    words: str
    days: int
    hour: int
    kind: ClaimKind
    wording: str = ""
    claimant: str = ""
    claimant_type: ClaimantType | None = None
    evidence: tuple[EvidenceDraft, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    last_unsigned: bool = False
    published: bool = False
    correction: tuple[EvidenceDraft, Ruling, str] | None = None
    withdrawal: str = ""
    dismissal: str = ""
    pieces: tuple[str, ...] = ()
