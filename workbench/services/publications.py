"""Publishing what was signed off, correcting it, withdrawing it; readers see why."""

import logging
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Permission
from workbench.domain.errors import (
    ForbiddenError,
    IllegalStepError,
    InvalidInputError,
    NotFoundError,
)
from workbench.domain.history import Event
from workbench.domain.records import ClaimRecord
from workbench.domain.text import NUMBER_MAX
from workbench.domain.verdicts import PublicationState
from workbench.exports.jsonl import write_jsonl
from workbench.models import Audited, Claim, Correction, Editor, Publication, Verdict, db
from workbench.services import desk, history, holds
from workbench.services.clock import now
from workbench.services.records import published_record, record_of
from workbench.services.verdicts import ensure_seen, newest_verdict, standing_sign_off

log = logging.getLogger(__name__)


def find_publication(claim: Claim) -> Publication | None:
    """Return the claim's publication, or None."""
    return db.session.scalar(select(Publication).where(Publication.claim_id == claim.id))


def get_publication(claim_id: int) -> Publication:
    """Return the publication of claim *claim_id*; raise NotFoundError when there is none."""
    found = None
    # A larger number is nobody's, and the database could not be asked for it.
    if claim_id <= NUMBER_MAX:
        found = db.session.scalar(select(Publication).where(Publication.claim_id == claim_id))
    if found is None:
        raise NotFoundError("Nothing is published under this address.")
    return found


def publish(
    claim: Claim, *, verdict_number: int, digest: str, reason: str = "", actor: Editor
) -> Publication:
    """Put the signed-off verdict of *claim* out; a later one is a correction with a reason.

    `verdict_number` and `digest` are what the publisher saw; nothing else goes out. Raises
    ForbiddenError, IllegalStepError, StaleError, ClaimTakenError or InvalidInputError, and then
    changes nothing.
    """
    _ensure_publisher(actor)
    holds.ensure_free(claim, actor=actor)
    verdict = _signed_verdict(claim)
    ensure_seen(verdict, verdict_number, digest)
    publication = find_publication(claim)
    if publication is not None and not reason.strip():
        raise InvalidInputError(
            "Tell readers what was corrected and why; the reason stands on the public page.",
            field="reason",
        )
    claim_status = claim.status.step_to(ClaimStatus.PUBLISHED)
    if publication is None:
        publication = _first(claim, verdict, actor=actor)
    else:
        _again(publication, verdict, reason.strip(), actor=actor)
    claim.status, claim.status_note = claim_status, ""
    history.append(Event.CLAIM_PUBLISHED, claim, actor=actor, note=reason.strip())
    log.info("claim published", extra={"claim_id": claim.id, "verdict": verdict.number})
    return publication


def _ensure_publisher(actor: Editor) -> None:
    if not actor.may(Permission.SIGN_OFF):
        raise ForbiddenError("Your role does not allow publishing.")


def _signed_verdict(claim: Claim) -> Verdict:
    verdict = newest_verdict(claim)
    if claim.status is not ClaimStatus.SIGNED_OFF or verdict is None:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}”; only a signed-off verdict is published."
        )
    if standing_sign_off(verdict) is None:
        raise IllegalStepError("What stands now is not what was signed off. Have it signed again.")
    return verdict


def _content(claim: Claim, verdict: Verdict) -> str:
    """Return the record readers are shown, frozen as JSON; how it stands is added when read."""
    return next(iter(write_jsonl([record_of(claim, verdict=verdict)])))


def _append(event: Event, record: Audited, claim: Claim, *, actor: Editor, note: str = "") -> None:
    history.append(
        event, record, actor=actor, note=note, claim_id=claim.id, article_id=claim.article_id
    )


def _first(claim: Claim, verdict: Verdict, *, actor: Editor) -> Publication:
    stamp = now()
    publication = Publication(
        claim_id=claim.id,
        verdict_id=verdict.id,
        state=PublicationState.PUBLISHED,
        content=_content(claim, verdict),
        first_published_at=stamp,
        changed_at=stamp,
    )
    _append(Event.PUBLICATION_MADE, publication, claim, actor=actor)
    return publication


def _again(publication: Publication, verdict: Verdict, reason: str, *, actor: Editor) -> None:
    claim = publication.claim
    content = _content(claim, verdict)
    publication.state = publication.state.step_to(PublicationState.CORRECTED)
    publication.verdict_id = verdict.id
    publication.content = content
    publication.changed_at = now()
    _append(Event.PUBLICATION_CORRECTED, publication, claim, actor=actor, note=reason)
    _add_correction(publication, reason, actor=actor)


def _add_correction(publication: Publication, reason: str, *, actor: Editor) -> None:
    correction = Correction(
        publication_id=publication.id,
        state=publication.state,
        verdict_id=publication.verdict_id,
        reason=reason,
        made_at=publication.changed_at,
    )
    _append(Event.CORRECTION_ADDED, correction, publication.claim, actor=actor, note=reason)


def withdraw(claim: Claim, reason: str, *, actor: Editor) -> Publication:
    """Take the published verdict back; its page stays and tells readers why."""
    _ensure_publisher(actor)
    publication = find_publication(claim)
    if publication is None:
        raise IllegalStepError("This claim is not published.")
    if not reason.strip():
        raise InvalidInputError("Tell readers why the verdict is withdrawn.", field="reason")
    publication.state = publication.state.step_to(PublicationState.WITHDRAWN)
    publication.changed_at = now()
    _append(Event.PUBLICATION_WITHDRAWN, publication, claim, actor=actor, note=reason.strip())
    _add_correction(publication, reason.strip(), actor=actor)
    # While a correction is being prepared the claim stays where that work has brought it.
    if claim.status is ClaimStatus.PUBLISHED:
        claim.status = claim.status.step_to(ClaimStatus.WITHDRAWN)
        claim.status_note = reason.strip()
        history.append(Event.CLAIM_WITHDRAWN, claim, actor=actor, note=reason.strip())
    return publication


def public_record(publication: Publication) -> ClaimRecord:
    """Return what readers see: the frozen content with the publication's present state."""
    return published_record(publication, desk.get_desk().public_url)


def list_publications(*, before: int | None, limit: int) -> Sequence[Publication]:
    """Return up to *limit* publications with their verdicts, those first published last in front.

    With *before* only those older than the publication of that number.
    """
    query = select(Publication).order_by(Publication.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Publication.id < before)
    return db.session.scalars(query.options(joinedload(Publication.verdict))).all()
