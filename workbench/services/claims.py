"""What editors do to claims: accept, dismiss, reword, mark by hand, merge, split."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from workbench.domain.claims import (
    CLOSED,
    ClaimEdit,
    ClaimKind,
    ClaimStatus,
    check_span,
)
from workbench.domain.errors import (
    IllegalStepError,
    InvalidInputError,
    NotFoundError,
    StaleError,
)
from workbench.domain.history import Event
from workbench.domain.parts import parts_within
from workbench.domain.text import turns_ended
from workbench.domain.verdicts import PublicationState
from workbench.models import (
    Appearance,
    ArticleRevision,
    Claim,
    Editor,
    Evidence,
    Publication,
    db,
)
from workbench.services import appearances, findings, history, holds
from workbench.services.articles import add_appearance
from workbench.services.clock import now
from workbench.services.judgement import void_judgement
from workbench.services.lookup import find
from workbench.services.parts import NO_PART_COLUMNS, columns_of, parts_as_typed, set_parts

log = logging.getLogger(__name__)


def get_claim(claim_id: int) -> Claim:
    """Return the claim; raise NotFoundError when there is none."""
    claim = find(Claim, claim_id)
    if claim is None:
        raise NotFoundError("There is no such claim.")
    return claim


def ensure_open(claim: Claim) -> None:
    """Raise IllegalStepError when *claim* is closed to further work."""
    if claim.status in CLOSED:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}” and takes no more work."
            + (" Reopen it first." if claim.status is ClaimStatus.DISMISSED else "")
        )


def accept(claim: Claim, *, actor: Editor) -> None:
    """Put a proposed claim on the desk's list of what to check."""
    holds.ensure_free(claim, actor=actor)
    if claim.status is not ClaimStatus.PROPOSED:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}”; only a proposal is accepted."
        )
    _step(claim, ClaimStatus.ACCEPTED, Event.CLAIM_ACCEPTED, actor=actor)


def dismiss(claim: Claim, reason: str, *, actor: Editor) -> None:
    """Leave a claim unchecked, for a reason that is kept."""
    holds.ensure_free(claim, actor=actor)
    _ensure_not_public(claim)
    if not reason.strip():
        raise InvalidInputError("Say why the claim is dismissed.", field="reason")
    _step(claim, ClaimStatus.DISMISSED, Event.CLAIM_DISMISSED, note=reason.strip(), actor=actor)
    holds.drop([claim])


def reopen(claim: Claim, *, actor: Editor) -> None:
    """Put a dismissed claim back on the list."""
    holds.ensure_free(claim, actor=actor)
    if claim.status is not ClaimStatus.DISMISSED:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}”; only a dismissed one is reopened."
        )
    _step(claim, ClaimStatus.ACCEPTED, Event.CLAIM_REOPENED, actor=actor)


def _step(
    claim: Claim, wanted: ClaimStatus, event: Event, *, actor: Editor, note: str = ""
) -> None:
    claim.status = claim.status.step_to(wanted)
    claim.status_note = note
    history.append(event, claim, actor=actor, note=note)
    log.info("claim stepped", extra={"claim_id": claim.id, "status": wanted.value})


def edit(claim: Claim, wanted: ClaimEdit, *, rev: int, actor: Editor) -> None:
    """Change wording, kind, claimant, date or parts of a claim.

    `rev` is the revision the form was opened on: StaleError when somebody changed the claim
    since. An edit of what a verdict rests on sends the claim back to be judged again.
    """
    ensure_open(claim)
    holds.ensure_free(claim, actor=actor)
    if rev != claim.rev:
        raise StaleError(
            "Somebody changed this claim since you opened the form. Both versions are shown.",
            theirs={
                "wording": claim.wording,
                "kind": claim.kind.value,
                "claimant": claim.claimant,
                "claimant_type": claim.claimant_type.value if claim.claimant_type else "",
                "claimed_on": claim.claimed_on.isoformat() if claim.claimed_on else "",
                **parts_as_typed(claim),
            },
        )
    claim.wording = wanted.wording.strip()
    claim.kind = wanted.kind
    claim.claimant = wanted.claimant.strip()
    claim.claimant_type = wanted.claimant_type if claim.claimant else None
    claim.claimed_on = wanted.claimed_on
    if wanted.parts is not None:
        set_parts(claim, wanted.parts)
    if history.changes_of(claim):
        history.append(Event.CLAIM_EDITED, claim, actor=actor)
        void_judgement(claim, "the claim was edited", actor=actor)


def _ensure_not_public(claim: Claim) -> None:
    state = db.session.scalar(select(Publication.state).where(Publication.claim_id == claim.id))
    if state is not None and state is not PublicationState.WITHDRAWN:
        raise IllegalStepError(
            "Readers can see a verdict on this claim. Withdraw it first, with a reason for them."
        )


@dataclass(frozen=True)
class Mark:
    """Characters of an article revision that an editor marked; checked by `check_span`."""

    revision: ArticleRevision
    start_char: int
    end_char: int

    @property
    def quote(self) -> str:
        """Return the marked words; raise InvalidInputError when they do not lie in the text."""
        return check_span(self.revision.text, self.start_char, self.end_char)


def find_mark(revision: ArticleRevision, words: str) -> Mark:
    """Return the mark of *words* in the text; raise InvalidInputError unless they occur once."""
    wanted = words.strip()
    number = revision.text.count(wanted) if wanted else 0
    if number != 1:
        raise InvalidInputError(
            "These words are not in the article. Copy them letter for letter."
            if number == 0
            else f"These words occur {number} times. Copy more of the sentence around them.",
            field="words",
        )
    start = revision.text.index(wanted)
    return Mark(revision, start, start + len(wanted))


def add_by_hand(mark: Mark, kind: ClaimKind, *, claimant: str = "", actor: Editor) -> Claim:
    """Make a claim, accepted at once, of words that an editor marked."""
    claim = _new_claim(mark, kind, claimant=claimant)
    history.append(Event.CLAIM_ADDED, claim, actor=actor, note="marked by hand")
    add_appearance(claim, mark.revision, mark.start_char, mark.end_char, actor=actor)
    return claim


def _new_claim(mark: Mark, kind: ClaimKind, *, claimant: str, parent: Claim | None = None) -> Claim:
    article = mark.revision.article
    parts = NO_PART_COLUMNS
    if parent is not None:
        parts = columns_of(parts_within(parent.parts, mark.quote))
    return Claim(
        article_id=article.id,
        wording=mark.quote.strip(),
        proposed_wording=mark.quote.strip(),
        kind=kind,
        claimant=claimant.strip(),
        claimant_type=parent.claimant_type if parent is not None else None,
        claimed_on=parent.claimed_on if parent is not None else article.published_on,
        worth_milli=parent.worth_milli if parent is not None else 500,
        reasons=_reasons_within(parent, mark.quote) if parent is not None else [],
        pipeline="",
        status=ClaimStatus.ACCEPTED,
        status_note="",
        merged_into_id=None,
        created_at=now(),
        **parts,
    )


def _reasons_within(parent: Claim, quote: str) -> list[dict[str, object]]:
    """Return the parent's reasons whose words stand in the piece; the others are not its own."""
    return [each for each in parent.reasons if str(each["words"]) in quote]


def merge(claim: Claim, into: Claim, *, actor: Editor) -> None:
    """Merge *claim* into *into*: its appearances and evidence move there, and it is closed."""
    if claim.id == into.id:
        raise InvalidInputError("A claim cannot be merged into itself.", field="into")
    ensure_open(into)
    holds.ensure_free(claim, actor=actor)
    holds.ensure_free(into, actor=actor)
    _ensure_not_public(claim)
    moved = appearances.all_of(claim)
    changes = appearances.changes_of(claim)
    evidence = _evidence_of(claim)
    claim.status = claim.status.step_to(ClaimStatus.MERGED)
    claim.merged_into_id = into.id
    claim.status_note = f"merged into claim {into.id}"
    history.append(Event.CLAIM_MERGED, claim, actor=actor, note=claim.status_note)
    for appearance in moved:
        appearance.claim_id = into.id
        history.append(
            Event.APPEARANCE_MOVED,
            appearance,
            actor=actor,
            claim_id=into.id,
            article_id=claim.article_id,
        )
        findings.note_claim(appearance)
    for change in changes:
        change.claim_id = into.id
        history.append(
            Event.APPEARANCE_CHANGE_MOVED,
            change,
            actor=actor,
            claim_id=into.id,
            article_id=claim.article_id,
        )
    for item in evidence:
        item.claim_id = into.id
        history.append(
            Event.EVIDENCE_MOVED,
            item,
            actor=actor,
            claim_id=into.id,
            article_id=into.article_id,
        )
    void_judgement(into, f"claim {claim.id} was merged in", actor=actor)
    holds.drop([claim])


def _evidence_of(claim: Claim) -> Sequence[Evidence]:
    return db.session.scalars(
        select(Evidence).where(Evidence.claim_id == claim.id).order_by(Evidence.id)
    ).all()


def split(claim: Claim, pieces: Sequence[str], *, actor: Editor) -> list[Claim]:
    """Replace *claim* by one claim for each of *pieces*, stretches of its quote, letter for letter.

    Each piece becomes an accepted claim of its own; the old one is closed.
    """
    holds.ensure_free(claim, actor=actor)
    _ensure_not_public(claim)
    if any(not each.withdrawn for each in _evidence_of(claim)):
        raise IllegalStepError(
            "This claim has evidence, and nobody could say for which piece. Withdraw it, split the"
            " claim, and attach it to the pieces."
        )
    marks = _marks_of(_only_appearance(claim), pieces)
    if len(marks) < 2:  # noqa: PLR2004  # a split makes at least two
        raise InvalidInputError("Write at least two pieces, one a line.", field="pieces")
    claim.status = claim.status.step_to(ClaimStatus.SPLIT)
    claim.status_note = f"split into {len(marks)} claims"
    history.append(Event.CLAIM_SPLIT, claim, actor=actor, note=claim.status_note)
    holds.drop([claim])
    children = []
    for mark in marks:
        child = _new_claim(mark, claim.kind, claimant=claim.claimant, parent=claim)
        history.append(Event.CLAIM_ADDED, child, actor=actor, note=f"split from claim {claim.id}")
        add_appearance(child, mark.revision, mark.start_char, mark.end_char, actor=actor)
        children.append(child)
    return children


def _only_appearance(claim: Claim) -> Appearance:
    if len(claim.appearances) != 1:
        raise IllegalStepError(
            f"This claim appears in {len(claim.appearances)} places; only one that appears once"
            " can be split."
        )
    return appearances.standing_of(claim.appearances[0])


def _marks_of(appearance: Appearance, pieces: Sequence[str]) -> list[Mark]:
    """Return where each piece stands, each looked for behind the one before."""
    marks: list[Mark] = []
    behind = 0
    for piece in (each.strip() for each in pieces if each.strip()):
        at = appearance.quote.find(piece, behind)
        if at < 0:
            raise InvalidInputError(
                f"“{turns_ended(piece)}” is not in the claim’s quote, or not in this order."
                " Copy each piece letter for letter, in the order of the text.",
                field="pieces",
            )
        behind = at + len(piece)
        start = appearance.start_char + at
        marks.append(Mark(appearance.revision, start, start + len(piece)))
    return marks
