"""A claim as exports write it: complete, plain values, no database behind it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo


@dataclass(frozen=True)
class AppearanceRecord:
    """Where a claim was made; offsets are characters into the article revision with `digest`."""

    article_id: int
    article_title: str
    outlet: str
    author: str
    published_on: date | None
    source_url: str
    revision: int
    digest: str
    start_char: int
    end_char: int
    quote: str


@dataclass(frozen=True)
class EvidenceRecord:
    """One item of evidence with its source; `stance` is supports, refutes or context."""

    evidence_id: int
    stance: str
    passage: str
    locator: str
    note: str
    source_title: str
    source_publisher: str
    source_url: str
    source_published_on: date | None
    file_name: str
    file_digest: str
    # Empty where nobody has said it, and in records frozen before sources had them.
    source_class: str = ""
    source_naming: str = ""
    source_unnamed_reason: str = ""
    source_interests: str = ""


@dataclass(frozen=True)
class VerdictRecord:
    """A verdict with the scale it was made on; `best` and `worst` are that scale's numbers."""

    number: int
    rating: str
    rating_value: int
    best: int
    worst: int
    definition: str
    summary: str
    author: str
    recorded_at: datetime
    evidence_ids: tuple[int, ...]
    signed_off_by: str
    signed_off_at: datetime | None


@dataclass(frozen=True)
class CorrectionRecord:
    """A change after publication, with the reason shown to readers."""

    kind: str
    reason: str
    made_at: datetime


@dataclass(frozen=True)
class PartsRecord:
    """The parts of a claim that can be checked one by one; "" or None where it states none.

    `number` is in plain digits; `period_words` are the article's, and either day of the period,
    first and last inclusive, may be open.
    """

    number: str
    unit: str
    comparator: str
    period_words: str
    period_first_on: date | None
    period_last_on: date | None
    place: str
    quoted_words: str

    @property
    def has_period(self) -> bool:
        """Return whether the claim speaks of a time, in words or in days."""
        return bool(self.period_words or self.period_first_on or self.period_last_on)


NO_PARTS = PartsRecord(
    number="",
    unit="",
    comparator="",
    period_words="",
    period_first_on=None,
    period_last_on=None,
    place="",
    quoted_words="",
)


@dataclass(frozen=True)
class ClaimRecord:
    """Everything the desk holds on one claim.

    `verdict` is the published one where there is a publication, else the newest. `url` is the
    public page on the desk's own domain; empty until published. `first_published_at` and
    `changed_at` are of the publication; `publication` is "", published, corrected or withdrawn.
    """

    claim_id: int
    wording: str
    proposed_wording: str
    kind: str
    claimant: str
    claimant_type: str
    claimed_on: date | None
    status: str
    worth: float
    reasons: tuple[tuple[str, str, float], ...]
    pipeline: str
    appearances: tuple[AppearanceRecord, ...]
    evidence: tuple[EvidenceRecord, ...]
    verdict: VerdictRecord | None
    publication: str
    url: str
    first_published_at: datetime | None
    changed_at: datetime | None
    corrections: tuple[CorrectionRecord, ...]
    # Records that were frozen before claims had parts are read as having none.
    parts: PartsRecord = NO_PARTS


@dataclass(frozen=True)
class Publisher:
    """The desk as readers know it; `url` is its own public address, `zone` where its days end."""

    name: str
    url: str
    zone: tzinfo = UTC
