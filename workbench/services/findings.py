"""Findings: kept with their article, tied to the claims they speak of, settled by editors."""

import logging
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, exists, insert, select
from sqlalchemy.orm import aliased

from workbench.domain import readings
from workbench.domain.errors import InvalidInputError, NotFoundError, StaleError
from workbench.domain.findings import NOTE_MAX, FindingState
from workbench.domain.history import Event
from workbench.domain.text import ensure_at_most
from workbench.models import Appearance, ArticleRevision, Claim, Editor, Finding, FindingClaim, db
from workbench.services import history
from workbench.services.clock import now
from workbench.services.history_bulk import append_new
from workbench.services.lookup import find

log = logging.getLogger(__name__)
_BATCH = 400


def keep(revision: ArticleRevision, found: Iterable[readings.Finding], *, actor: Editor) -> None:
    """Keep what a reading of *revision* found, each with its entry, tied to the claims there."""
    rows = [_row(revision, each) for each in found]
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        append_new(Event.FINDING_NOTED, batch, actor=actor, article_id=revision.article_id)
    _tie(revision, rows)


def _row(revision: ArticleRevision, found: readings.Finding) -> Finding:
    return Finding(
        revision_id=revision.id,
        compared=found.check.value,
        question=found.question,
        working=found.working,
        places=[
            {"start_char": each.start_char, "end_char": each.end_char} for each in found.places
        ],
        state=FindingState.OPEN,
        note="",
        settled_by_id=None,
        settled_at=None,
    )


def _tie(revision: ArticleRevision, rows: Sequence[Finding]) -> None:
    """Note which claims of the revision hold a place of each finding."""
    if not rows:
        return
    query = select(Appearance.start_char, Appearance.end_char, Appearance.claim_id)
    spans = db.session.execute(
        query.where(Appearance.revision_id == revision.id).order_by(Appearance.start_char)
    ).all()
    starts = [each.start_char for each in spans]
    longest = max((each.end_char - each.start_char for each in spans), default=0)
    pairs = set()
    for row in rows:
        for place in row.places:
            start, end = place["start_char"], place["end_char"]
            near = spans[bisect_left(starts, end - longest) : bisect_right(starts, start)]
            pairs |= {(row.id, each.claim_id) for each in near if each.end_char >= end}
    _note(pairs)


def _note(pairs: Iterable[tuple[int, int]]) -> None:
    values = [{"finding_id": finding, "claim_id": claim} for finding, claim in sorted(pairs)]
    if values:
        db.session.execute(insert(FindingClaim), values)


def note_claim(appearance: Appearance) -> None:
    """Tie the claim that appears there to the findings that have a place within its span."""
    claim_id = appearance.claim_id
    known = set(
        db.session.scalars(select(FindingClaim.finding_id).where(FindingClaim.claim_id == claim_id))
    )
    found = db.session.execute(
        select(Finding.id, Finding.places).where(Finding.revision_id == appearance.revision_id)
    )
    _note(
        (row.id, claim_id)
        for row in found
        if row.id not in known
        and any(
            appearance.start_char <= each["start_char"] and each["end_char"] <= appearance.end_char
            for each in row.places
        )
    )


def get_finding(finding_id: int) -> Finding:
    """Return the finding; raise NotFoundError when there is none."""
    finding = find(Finding, finding_id)
    if finding is None:
        raise NotFoundError("There is no such finding.")
    return finding


def findings_of(revision: ArticleRevision) -> Sequence[Finding]:
    """Return all findings of *revision*, in the order they were noted."""
    return db.session.scalars(
        select(Finding).where(Finding.revision_id == revision.id).order_by(Finding.id)
    ).all()


def findings_about(claim: Claim) -> Sequence[Finding]:
    """Return the findings that speak of *claim* in the newest text, in the order noted."""
    return db.session.scalars(
        select(Finding)
        .join(FindingClaim, FindingClaim.finding_id == Finding.id)
        .where(FindingClaim.claim_id == claim.id, _of_newest())
        .order_by(Finding.id)
    ).all()


def claim_of(finding: Finding) -> int | None:
    """Return the number of the first claim that *finding* speaks of, or None."""
    return db.session.scalar(
        select(FindingClaim.claim_id)
        .where(FindingClaim.finding_id == finding.id)
        .order_by(FindingClaim.claim_id)
        .limit(1)
    )


def open_claims() -> Select[int]:
    """Return the query for the numbers of all claims that an open finding speaks of."""
    return (
        select(FindingClaim.claim_id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(Finding.state == FindingState.OPEN, _of_newest())
    )


def _of_newest() -> ColumnElement[bool]:
    """Return the condition that no newer text of the article makes the finding a thing past."""
    mine, later = aliased(ArticleRevision), aliased(ArticleRevision)
    newer = exists().where(
        mine.id == Finding.revision_id,
        later.article_id == mine.article_id,
        later.number > mine.number,
    )
    return ~newer


def questioned(claim_ids: Sequence[int]) -> frozenset[int]:
    """Return those of *claim_ids* that an open finding speaks of."""
    query = open_claims().where(FindingClaim.claim_id.in_(claim_ids))
    return frozenset(db.session.scalars(query))


def settle(
    finding: Finding, answer: FindingState, *, note: str = "", rev: int, actor: Editor
) -> None:
    """Give an open finding its answer, with a note that is kept.

    `rev` is the revision the form was opened on: StaleError when somebody answered since.
    """
    if rev != finding.rev:
        raise StaleError(
            "Somebody answered this question since you opened the page. Both answers are shown.",
            theirs={"answer": finding.state.label, "note": finding.note},
        )
    if answer is FindingState.OPEN:
        raise InvalidInputError("Choose an answer.", field="answer")
    ensure_at_most(note, NOTE_MAX, field="note")
    _answer(Event.FINDING_SETTLED, finding, answer, note=note.strip(), actor=actor)


def reopen(finding: Finding, *, rev: int, actor: Editor) -> None:
    """Make a settled finding an open question again; its answer stays in the history."""
    if rev != finding.rev:
        raise StaleError(
            "Somebody opened or answered this question since you opened the page. Look at how it"
            " stands now."
        )
    _answer(Event.FINDING_REOPENED, finding, FindingState.OPEN, note="", actor=actor)


def _answer(
    event: Event, finding: Finding, state: FindingState, *, note: str, actor: Editor
) -> None:
    # Asked for before the change: nothing may be asked between a change and its entry.
    claim_id, article_id = claim_of(finding), finding.revision.article_id
    settled = state is not FindingState.OPEN
    settled_by_id, settled_at = (actor.id, now()) if settled else (None, None)
    finding.state = finding.state.step_to(state)
    finding.note, finding.settled_by_id, finding.settled_at = note, settled_by_id, settled_at
    history.append(event, finding, actor=actor, note=note, claim_id=claim_id, article_id=article_id)
    log.info("finding answered", extra={"finding_id": finding.id, "state": state.value})
