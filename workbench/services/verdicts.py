"""Verdicts, the second person's sign-off, and publication."""

import logging
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Permission
from workbench.domain.errors import (
    ForbiddenError,
    IllegalStepError,
    InvalidInputError,
    NoEvidenceError,
    NotFoundError,
    OwnWorkError,
    StaleError,
)
from workbench.domain.history import Event
from workbench.domain.verdicts import (
    Answer,
    AppearanceContent,
    EvidenceContent,
    VerdictContent,
    VerdictDraft,
)
from workbench.models import Appearance, Claim, Editor, Evidence, Rating, SignOff, Verdict, db
from workbench.services import desk, history, holds, passages
from workbench.services.claims import ensure_open
from workbench.services.clock import now
from workbench.services.evidence import evidence_of

log = logging.getLogger(__name__)


def verdicts_of(claim: Claim) -> Sequence[Verdict]:
    """Return all verdicts on *claim*, newest first."""
    return db.session.scalars(
        select(Verdict).where(Verdict.claim_id == claim.id).order_by(Verdict.number.desc())
    ).all()


def newest_verdict(claim: Claim) -> Verdict | None:
    """Return the verdict that stands on *claim*, or None."""
    verdicts = verdicts_of(claim)
    return verdicts[0] if verdicts else None


def get_newest(claim: Claim) -> Verdict:
    """Return the verdict that stands on *claim*; raise NotFoundError when it has none."""
    verdict = newest_verdict(claim)
    if verdict is None:
        raise NotFoundError("This claim has no verdict.")
    return verdict


def sign_offs_of(verdict_ids: Sequence[int]) -> Sequence[SignOff]:
    """Return the answers given to these verdicts, oldest first."""
    return db.session.scalars(
        select(SignOff).where(SignOff.verdict_id.in_(verdict_ids)).order_by(SignOff.id)
    ).all()


def content_of(verdict: Verdict) -> VerdictContent:
    """Return exactly what a second person would sign off now: verdict, wording and evidence."""
    claim = verdict.claim
    items = {each.id: each for each in evidence_of(claim) if not each.withdrawn}
    return _content(claim, verdict, [items[i] for i in verdict.evidence_ids if i in items])


def _content(claim: Claim, verdict: Verdict, evidence: Sequence[Evidence]) -> VerdictContent:
    rating = db.session.get_one(Rating, verdict.rating_id)
    return VerdictContent(
        claim_id=claim.id,
        wording=claim.wording,
        kind=claim.kind.value,
        claimant=claim.claimant,
        claimant_type=claim.claimant_type.value if claim.claimant_type else "",
        claimed_on=_day(claim.claimed_on),
        verdict_number=verdict.number,
        rating=rating.label,
        summary=verdict.summary,
        evidence=tuple(
            EvidenceContent(
                evidence_id=each.id,
                stance=each.stance.value,
                passage=each.passage,
                locator=each.locator,
                note=each.note,
                source=each.source.title,
                publisher=each.source.publisher,
                published_on=_day(each.source.published_on),
                source_url=each.source.url,
                file_name=each.source.file_name,
                file_digest=each.source.file_digest,
                source_class=each.source.source_class.value if each.source.source_class else "",
                naming=each.source.naming.value if each.source.naming else "",
                unnamed_reason=each.source.unnamed_reason or "",
                interests=each.source.interests or "",
            )
            for each in evidence
        ),
        appearances=tuple(_appearance(each) for each in claim.appearances),
        period_words=claim.period_words or "",
        period_first_on=_day(claim.period_first_on),
        period_last_on=_day(claim.period_last_on),
        place=claim.place or "",
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _appearance(appearance: Appearance) -> AppearanceContent:
    article = appearance.revision.article
    return AppearanceContent(
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published_on=_day(article.published_on),
        source_url=article.source_url,
        revision_digest=appearance.revision.digest,
        quote=appearance.quote,
    )


def record(claim: Claim, draft: VerdictDraft, *, actor: Editor) -> Verdict:
    """Give *claim* the verdict in *draft*; earlier ones stay readable but no longer stand.

    Raises NoEvidenceError, StaleError, IllegalStepError or InvalidInputError, and then changes
    nothing.
    """
    ensure_open(claim)
    holds.ensure_free(claim, actor=actor)
    if claim.status is ClaimStatus.PROPOSED:
        raise IllegalStepError("Accept the claim first; then it can be judged.")
    items = {each.id: each for each in evidence_of(claim) if not each.withdrawn}
    if not items:
        raise NoEvidenceError("Attach at least one piece of evidence before the verdict.")
    _ensure_newest(claim, draft)
    if not set(draft.evidence_ids) <= set(items):
        raise InvalidInputError(
            "Some of the ticked evidence was withdrawn or belongs elsewhere. Tick it again.",
            field="evidence_ids",
        )
    passages.ensure_explained(items[each] for each in draft.evidence_ids)
    rating = _rating(draft.rating_id)
    wanted = claim.status.step_to(ClaimStatus.JUDGED)
    verdict = Verdict(
        claim_id=claim.id,
        number=draft.replaces + 1,
        author_id=actor.id,
        rating_id=rating.id,
        summary=draft.summary.strip(),
        evidence_ids=sorted(draft.evidence_ids),
        content_digest="",
        recorded_at=now(),
    )
    with db.session.no_autoflush:
        verdict.content_digest = _content(
            claim, verdict, [items[i] for i in verdict.evidence_ids]
        ).digest
    history.append(
        Event.VERDICT_RECORDED,
        verdict,
        actor=actor,
        claim_id=claim.id,
        article_id=claim.article_id,
    )
    claim.status, claim.status_note = wanted, ""
    history.append(Event.CLAIM_JUDGED, claim, actor=actor, note=rating.label)
    # The next step is somebody else's, who must not wait for the hold to run out.
    holds.drop([claim])
    log.info("verdict recorded", extra={"claim_id": claim.id, "number": verdict.number})
    return verdict


def _ensure_newest(claim: Claim, draft: VerdictDraft) -> None:
    standing = newest_verdict(claim)
    if draft.replaces != (standing.number if standing else 0):
        raise StaleError(
            "This claim got a verdict since you opened the form. Both are shown.",
            theirs={
                "rating_id": standing.rating.label if standing else "",
                "summary": standing.summary if standing else "",
            },
        )


def _rating(rating_id: int) -> Rating:
    rating = next((r for r in desk.current_scale().ratings if r.id == rating_id), None)
    if rating is None:
        raise InvalidInputError("Choose a rating of the desk’s scale.", field="rating_id")
    return rating


def answer(
    claim: Claim,
    reply: Answer,
    *,
    verdict_number: int,
    digest: str,
    comment: str,
    actor: Editor,
) -> SignOff:
    """Sign off the verdict on *claim*, or send it back with a comment.

    `verdict_number` and `digest` are what the second person saw; the answer holds for exactly
    that content. Raises OwnWorkError, StaleError, IllegalStepError, ForbiddenError or
    InvalidInputError, and then changes nothing.
    """
    verdict = _answerable(claim, actor=actor)
    holds.ensure_free(claim, actor=actor)
    ensure_seen(verdict, verdict_number, digest)
    if reply is Answer.RETURNED and not comment.strip():
        raise InvalidInputError("Say what should change before it is signed.", field="comment")
    wanted = ClaimStatus.SIGNED_OFF if reply is Answer.SIGNED else ClaimStatus.ACCEPTED
    stepped = claim.status.step_to(wanted)
    sign_off = SignOff(
        verdict_id=verdict.id,
        reviewer_id=actor.id,
        answer=reply,
        comment=comment.strip(),
        content_digest=digest,
        given_at=now(),
    )
    signed = reply is Answer.SIGNED
    history.append(
        Event.SIGN_OFF_GIVEN if signed else Event.SIGN_OFF_RETURNED,
        sign_off,
        actor=actor,
        note=comment.strip(),
        claim_id=claim.id,
        article_id=claim.article_id,
    )
    claim.status, claim.status_note = stepped, "" if signed else comment.strip()
    history.append(
        Event.CLAIM_SIGNED_OFF if signed else Event.CLAIM_RETURNED,
        claim,
        actor=actor,
        note=comment.strip(),
    )
    log.info("sign-off answered", extra={"claim_id": claim.id, "answer": reply.value})
    return sign_off


def _answerable(claim: Claim, *, actor: Editor) -> Verdict:
    if not actor.may(Permission.SIGN_OFF):
        raise ForbiddenError("Your role does not allow signing off.")
    verdict = newest_verdict(claim)
    if claim.status is not ClaimStatus.JUDGED or verdict is None:
        raise IllegalStepError(f"This claim is “{claim.status.label}”; there is nothing to sign.")
    if verdict.author_id == actor.id:
        raise OwnWorkError("You recorded this verdict; a second person signs it off.")
    return verdict


def ensure_seen(verdict: Verdict, number: int, digest: str) -> None:
    """Raise StaleError unless number and digest are those of exactly what stands now."""
    seen = verdict.number == number and verdict.content_digest == digest
    if not seen or content_of(verdict).digest != digest:
        raise StaleError(
            "The verdict or its evidence changed since you opened the page. Read it again before"
            " you answer.",
            theirs={"summary": verdict.summary},
        )


def standing_sign_off(verdict: Verdict) -> SignOff | None:
    """Return the sign-off that covers exactly what stands now, or None."""
    signed = db.session.scalars(
        select(SignOff)
        .where(SignOff.verdict_id == verdict.id, SignOff.answer == Answer.SIGNED)
        .order_by(SignOff.id.desc())
    ).first()
    if signed is None or signed.content_digest != content_of(verdict).digest:
        return None
    return signed


def count_of(claim: Claim) -> int:
    """Return how many verdicts the claim has had."""
    number = db.session.scalar(
        select(func.count()).select_from(Verdict).where(Verdict.claim_id == claim.id)
    )
    return number or 0
