"""ClaimReview: the finished public record that exports write, complete and checked."""

from dataclasses import dataclass
from datetime import date, datetime

from workbench.domain.claim_review_rules import (
    Problem,
    is_corrected,
    name_of,
    problems_of,
    relied_upon,
)
from workbench.domain.claims import ClaimantType
from workbench.domain.errors import NotExportableError
from workbench.domain.records import AppearanceRecord, ClaimRecord, EvidenceRecord, Publisher

__all__ = [
    "Citation",
    "ClaimReview",
    "CorrectionNote",
    "Problem",
    "ReviewRating",
    "ReviewedClaimant",
    "ReviewedWork",
    "claim_review_of",
    "problems_of",
]


@dataclass(frozen=True)
class ReviewedClaimant:
    """Who made the claim: a person or an organization, as an editor said, never guessed."""

    name: str
    claimant_type: ClaimantType


@dataclass(frozen=True)
class ReviewedWork:
    """A work in which the claim appeared; empty strings where nothing is known."""

    headline: str
    url: str
    outlet: str
    author: str
    published_on: date | None


@dataclass(frozen=True)
class ReviewRating:
    """The rating: its label, and whole numbers with `worst` <= `value` <= `best`."""

    label: str
    value: int
    best: int
    worst: int
    explanation: str


@dataclass(frozen=True)
class Citation:
    """One source that the verdict rests on, with the passage relied upon."""

    name: str
    url: str
    publisher: str
    passage: str
    published_on: date | None


@dataclass(frozen=True)
class CorrectionNote:
    """A correction as readers see it."""

    text: str
    made_on: date


@dataclass(frozen=True)
class ClaimReview:
    """A published fact check, ready to be written; made by `claim_review_of`.

    Days are days in the publisher's zone. `claimed_on` is when the claim was made, `published_on`
    when the check first came out, `modified_on` when it was last corrected. `first_appearance` is
    one of `appearances`, or None where it is not known which came first.
    """

    claim_reviewed: str
    url: str
    published_on: date
    modified_on: date | None
    publisher: Publisher
    claimant: ReviewedClaimant | None
    claimed_on: date | None
    appearances: tuple[ReviewedWork, ...]
    first_appearance: ReviewedWork | None
    rating: ReviewRating
    citations: tuple[Citation, ...]
    corrections: tuple[CorrectionNote, ...]
    language: str


def claim_review_of(
    record: ClaimRecord, publisher: Publisher, *, language: str = ""
) -> ClaimReview:
    """Return *record* as a ClaimReview of *publisher*.

    Raises NotExportableError, whose `problems` name every field that is missing or wrong.
    """
    problems = problems_of(record, publisher, language=language)
    if problems or record.verdict is None or record.first_published_at is None:
        raise NotExportableError(
            f"Claim {record.claim_id} cannot be written as a ClaimReview yet. Mend what is listed,"
            " then export again.",
            problems=tuple(map(str, problems)),
        )
    verdict = record.verdict
    works = tuple(dict.fromkeys(map(_work_of, record.appearances)))
    return ClaimReview(
        claim_reviewed=record.wording,
        url=record.url,
        published_on=_day_of(record.first_published_at, publisher),
        modified_on=_modified_on(record, publisher),
        publisher=publisher,
        claimant=_claimant_of(record),
        claimed_on=record.claimed_on,
        appearances=works,
        first_appearance=_first_of(works),
        rating=ReviewRating(
            label=verdict.rating,
            value=verdict.rating_value,
            best=verdict.best,
            worst=verdict.worst,
            explanation=_said(verdict.summary),
        ),
        citations=tuple(map(_citation_of, relied_upon(record))),
        corrections=tuple(
            CorrectionNote(text=each.reason, made_on=_day_of(each.made_at, publisher))
            for each in record.corrections
        ),
        language=language,
    )


def _said(text: str) -> str:
    """Return *text* as it stands, and nothing where it holds white space only."""
    return text if text.strip() else ""


def _day_of(moment: datetime, publisher: Publisher) -> date:
    return moment.astimezone(publisher.zone).date()


def _modified_on(record: ClaimRecord, publisher: Publisher) -> date | None:
    if not is_corrected(record) or record.changed_at is None:
        return None
    return _day_of(record.changed_at, publisher)


def _claimant_of(record: ClaimRecord) -> ReviewedClaimant | None:
    if not record.claimant.strip():
        return None
    return ReviewedClaimant(record.claimant, ClaimantType(record.claimant_type))


def _work_of(appearance: AppearanceRecord) -> ReviewedWork:
    return ReviewedWork(
        headline=_said(appearance.article_title),
        url=appearance.source_url,
        outlet=_said(appearance.outlet),
        author=_said(appearance.author),
        published_on=appearance.published_on,
    )


def _first_of(works: tuple[ReviewedWork, ...]) -> ReviewedWork | None:
    """Return the earliest dated work, or the only one; of several undated ones none is first."""
    dated = [(each.published_on, place) for place, each in enumerate(works) if each.published_on]
    if dated:
        return works[min(dated)[1]]
    return works[0] if len(works) == 1 else None


def _citation_of(evidence: EvidenceRecord) -> Citation:
    return Citation(
        name=_said(name_of(evidence)),
        url=evidence.source_url,
        publisher=_said(evidence.source_publisher),
        passage=_said(evidence.passage),
        published_on=evidence.source_published_on,
    )
