"""Browser sessions kept in the database, so that they can be ended from here."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from workbench.models import WebSession, db
from workbench.services.clock import now
from workbench.services.transaction import require_transaction

ANONYMOUS = timedelta(hours=2)


@dataclass(frozen=True)
class Limits:
    """How long a session lasts without a request, and in any case."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True)
class KeptSession:
    """A session as it was found: its data and when it was last seen."""

    data: bytes
    last_seen_at: datetime


def hash_of(key: str) -> str:
    """Return under which name the session with *key* is stored; the key itself is not kept."""
    return hashlib.sha256(key.encode()).hexdigest()


def find(key: str, limits: Limits) -> KeptSession | None:
    """Return the session with *key*, or None when there is none or it has run out."""
    row = db.session.get(WebSession, hash_of(key))
    stamp = now()
    if row is None or row.last_seen_at + limits.idle <= stamp:
        return None
    if row.created_at + limits.absolute <= stamp:
        return None
    return KeptSession(row.data, row.last_seen_at)


def keep(key: str, data: bytes, editor_id: int | None) -> None:
    """Store the session's data under *key* and note that it was seen now."""
    require_transaction()
    stamp = now()
    row = db.session.get(WebSession, hash_of(key))
    if row is None:
        row = WebSession(key_hash=hash_of(key), created_at=stamp, data=data, last_seen_at=stamp)
        db.session.add(row)
    row.data, row.last_seen_at, row.editor_id = data, stamp, editor_id


def end(key: str) -> None:
    """Forget the session with *key*."""
    require_transaction()
    db.session.execute(delete(WebSession).where(WebSession.key_hash == hash_of(key)))


def sweep(limits: Limits) -> None:
    """Forget sessions that have run out, and those of strangers sooner."""
    require_transaction()
    stamp = now()
    db.session.execute(
        delete(WebSession).where(
            (WebSession.last_seen_at < stamp - limits.idle)
            | (WebSession.editor_id.is_(None) & (WebSession.last_seen_at < stamp - ANONYMOUS))
        )
    )
