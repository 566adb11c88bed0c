"""Holds: who works on a claim until when, so that two editors never hold one."""

from collections.abc import Iterable
from datetime import timedelta

from flask import current_app

from workbench.domain.claims import CLOSED
from workbench.domain.errors import ClaimTakenError, IllegalStepError
from workbench.domain.history import Event
from workbench.domain.text import turns_ended
from workbench.models import Claim, ClaimHold, Editor, db
from workbench.services import history
from workbench.services.clock import now
from workbench.services.transaction import require_transaction


def _length() -> timedelta:
    return timedelta(minutes=current_app.config["HOLD_MINUTES"])


def holder_of(claim: Claim) -> ClaimHold | None:
    """Return the hold on *claim* that still runs, or None."""
    hold = db.session.get(ClaimHold, claim.id)
    return hold if hold is not None and hold.expires_at > now() else None


def take(claim: Claim, *, actor: Editor) -> ClaimHold:
    """Give *claim* to *actor* for the hold's length; renew it when they hold it already.

    Raises ClaimTakenError when somebody else holds it.
    """
    require_transaction()
    if claim.status in CLOSED:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}”; there is nothing to work on."
        )
    ensure_free(claim, actor=actor)
    hold = db.session.get(ClaimHold, claim.id)
    fresh = hold is None or hold.editor_id != actor.id or hold.expires_at <= now()
    if hold is None:
        hold = ClaimHold(claim_id=claim.id, editor_id=actor.id, expires_at=now() + _length())
        db.session.add(hold)
    hold.editor_id, hold.expires_at = actor.id, now() + _length()
    if fresh:
        history.note(Event.CLAIM_TAKEN, claim, actor=actor)
    return hold


def ensure_free(claim: Claim, *, actor: Editor) -> None:
    """Raise ClaimTakenError when somebody other than *actor* holds *claim* at present.

    Every change of a claim asks this first, so it also renews the actor's own hold: a claim that
    is worked on does not run out, with or without a page that reports it.
    """
    require_transaction()
    hold = holder_of(claim)
    if hold is None:
        return
    if hold.editor_id == actor.id:
        hold.expires_at = now() + _length()
    else:
        raise ClaimTakenError(
            f"{turns_ended(hold.editor.name)} works on this claim at present."
            " Ask them to release it, or wait until their hold runs out."
        )


def renew(claim: Claim, *, actor: Editor) -> bool:
    """Lengthen the actor's hold on *claim*; return False when they do not hold it any more."""
    require_transaction()
    hold = holder_of(claim)
    if hold is None or hold.editor_id != actor.id:
        return False
    hold.expires_at = now() + _length()
    return True


def release(claim: Claim, *, actor: Editor) -> None:
    """Let go of *claim*; does nothing when *actor* does not hold it."""
    require_transaction()
    hold = holder_of(claim)
    if hold is None or hold.editor_id != actor.id:
        return
    hold.expires_at = now()
    history.note(Event.CLAIM_RELEASED, claim, actor=actor)


def drop(claims: Iterable[Claim]) -> None:
    """End any hold on *claims*, which nobody needs to work on any more."""
    require_transaction()
    for claim in claims:
        hold = db.session.get(ClaimHold, claim.id)
        if hold is not None and hold.expires_at > now():
            hold.expires_at = now()
