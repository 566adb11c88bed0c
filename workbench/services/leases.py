"""Leases: who works on a claim until when, so that two editors never hold one."""

from collections.abc import Iterable
from datetime import timedelta

from flask import current_app

from workbench.domain.claims import CLOSED
from workbench.domain.errors import ClaimTakenError, IllegalStepError
from workbench.domain.history import Event
from workbench.domain.text import turns_ended
from workbench.models import Claim, ClaimLease, Editor, db
from workbench.services import history
from workbench.services.clock import now
from workbench.services.transaction import require_transaction


def _length() -> timedelta:
    return timedelta(minutes=current_app.config["LEASE_MINUTES"])


def holder_of(claim: Claim) -> ClaimLease | None:
    """Return the lease on *claim* that still runs, or None."""
    lease = db.session.get(ClaimLease, claim.id)
    return lease if lease is not None and lease.expires_at > now() else None


def take(claim: Claim, *, actor: Editor) -> ClaimLease:
    """Give *claim* to *actor* for the lease's length; renew it when they hold it already.

    Raises ClaimTakenError when somebody else holds it.
    """
    require_transaction()
    if claim.status in CLOSED:
        raise IllegalStepError(
            f"This claim is “{claim.status.label}”; there is nothing to work on."
        )
    ensure_free(claim, actor=actor)
    lease = db.session.get(ClaimLease, claim.id)
    fresh = lease is None or lease.editor_id != actor.id or lease.expires_at <= now()
    if lease is None:
        lease = ClaimLease(claim_id=claim.id, editor_id=actor.id, expires_at=now() + _length())
        db.session.add(lease)
    lease.editor_id, lease.expires_at = actor.id, now() + _length()
    if fresh:
        history.note(Event.CLAIM_TAKEN, claim, actor=actor)
    return lease


def ensure_free(claim: Claim, *, actor: Editor) -> None:
    """Raise ClaimTakenError when somebody other than *actor* holds *claim* at present.

    Every change of a claim asks this first, so it also renews the actor's own lease: a claim that
    is worked on does not run out, with or without a page that reports it.
    """
    require_transaction()
    lease = holder_of(claim)
    if lease is None:
        return
    if lease.editor_id == actor.id:
        lease.expires_at = now() + _length()
    else:
        raise ClaimTakenError(
            f"{turns_ended(lease.editor.name)} works on this claim at present."
            " Ask them to release it, or wait until their hold runs out."
        )


def renew(claim: Claim, *, actor: Editor) -> bool:
    """Lengthen the actor's lease on *claim*; return False when they do not hold it any more."""
    require_transaction()
    lease = holder_of(claim)
    if lease is None or lease.editor_id != actor.id:
        return False
    lease.expires_at = now() + _length()
    return True


def release(claim: Claim, *, actor: Editor) -> None:
    """Let go of *claim*; does nothing when *actor* does not hold it."""
    require_transaction()
    lease = holder_of(claim)
    if lease is None or lease.editor_id != actor.id:
        return
    lease.expires_at = now()
    history.note(Event.CLAIM_RELEASED, claim, actor=actor)


def drop(claims: Iterable[Claim]) -> None:
    """End any lease on *claims*, which nobody needs to work on any more."""
    require_transaction()
    for claim in claims:
        lease = db.session.get(ClaimLease, claim.id)
        if lease is not None and lease.expires_at > now():
            lease.expires_at = now()
