"""Throttling of sign-in, counted in the database so that all server processes share it."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from workbench.models import SignInAttempt, db
from workbench.services.clock import now
from workbench.services.transaction import require_transaction

WINDOW = timedelta(seconds=60)
PER_EMAIL = 5
PER_ADDRESS = 20
KEPT = timedelta(days=1)


def _hashed(email: str) -> str:
    # What is typed here may be a password typed into the wrong field: it is not kept readable.
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


def is_throttled(email: str, address: str) -> bool:
    """Return whether this name or network address has failed too often in the last minute."""
    since = now() - WINDOW
    return (
        _failures(SignInAttempt.email_hash == _hashed(email), since) >= PER_EMAIL
        or _failures(SignInAttempt.address == address, since) >= PER_ADDRESS
    )


def _failures(condition: object, since: datetime) -> int:
    query = select(func.count()).select_from(SignInAttempt)
    return db.session.scalar(query.where(condition, SignInAttempt.at > since)) or 0  # type: ignore[arg-type]  # a column comparison


def note_failure(email: str, address: str) -> None:
    """Count a failed attempt; forget those older than a day."""
    require_transaction()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now() - KEPT))
    db.session.add(SignInAttempt(email_hash=_hashed(email), address=address, at=now()))


def forget_failures(email: str) -> None:
    """Forget the failures of a name that has now signed in."""
    require_transaction()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.email_hash == _hashed(email)))
