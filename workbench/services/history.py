"""The only append to the history, and what pages read from it."""

import json
import secrets
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import inspect, select, text, update

from workbench.domain.articles import digest_of
from workbench.domain.clock import as_utc_text
from workbench.domain.history import (
    SALT_BYTES,
    Changes,
    Event,
    EventRecord,
    Subject,
    Value,
    commitment,
    leaf_hash,
    leaf_of,
)
from workbench.models import (
    Article,
    Audited,
    Claim,
    Editor,
    HistoryEntry,
    HistoryHead,
    HistoryOpening,
    db,
)
from workbench.services.clock import now
from workbench.services.transaction import require_transaction

# What ties a row to its entries is set here and is no content of theirs.
OWN_COLUMNS = frozenset({"id", "rev", "entry_seq"})


def append(
    event: Event,
    subject: Audited,
    *,
    actor: Editor | None,
    note: str = "",
    claim_id: int | None = None,
    article_id: int | None = None,
) -> int:
    """Record that *subject* changed, in the same transaction, and return the entry's number.

    A new record is added to the session and gets its id here. What changed is taken from the
    record itself, before and after; `claim_id` and `article_id` say on whose pages it is shown.
    Call it after the change and before any query.
    """
    require_transaction()
    with db.session.no_autoflush:
        new = not inspect(subject).persistent
        changes = changes_of(subject)
        seq = _next_seq()
        if new:
            subject.id, subject.rev = seq, 1
        else:
            subject.rev += 1
        subject.entry_seq = seq
        _write(
            seq,
            EventRecord(
                event=event,
                at=_last_at(),
                actor_id=None if actor is None else actor.id,
                subject=Subject(_type_of(subject), subject.id, subject.rev),
                prev=None if new else _prev(_type_of(subject), subject.id),
                claim_id=subject.id if isinstance(subject, Claim) else claim_id,
                article_id=_article_id(subject, article_id),
                changes=changes,
                note=note,
            ),
        )
        db.session.add(subject)
    db.session.flush()
    return seq


def note(  # noqa: PLR0913  # the facts of a happening, each by name
    event: Event,
    subject: Audited,
    *,
    actor: Editor | None,
    note: str = "",
    changes: Changes | None = None,
    claim_id: int | None = None,
    article_id: int | None = None,
) -> int:
    """Record a happening about *subject* that changes none of its columns; return its number."""
    require_transaction()
    db.session.flush()
    seq = _next_seq()
    _write(
        seq,
        EventRecord(
            event=event,
            at=_last_at(),
            actor_id=None if actor is None else actor.id,
            subject=Subject(_type_of(subject), subject.id, None),
            prev=_prev(_type_of(subject), subject.id),
            claim_id=subject.id if isinstance(subject, Claim) else claim_id,
            article_id=_article_id(subject, article_id),
            changes=changes or {},
            note=note,
        ),
    )
    return seq


def changes_of(record: Audited) -> Changes:
    """Return the columns of *record* that differ from the database: name → (before, after)."""
    state = inspect(record)
    changes: Changes = {}
    # Reading a column must not write the change that is being looked at.
    with db.session.no_autoflush:
        for column in state.mapper.column_attrs:
            if column.key in OWN_COLUMNS:
                continue
            after = stored_value(record, column.key, getattr(record, column.key))
            before = _before(record, column.key) if state.persistent else None
            if not state.persistent or before != after:
                changes[column.key] = (before, after)
    return changes


def _before(record: Audited, column: str) -> Value:
    """Return what the database holds in *column* of a record that is there already."""
    past = inspect(record).attrs[column].history
    if past.deleted:
        value = past.deleted[0]
    elif past.added:
        # It was set before it was ever read, so what it replaces is still in the database only.
        kind = type(record)
        value = db.session.scalar(select(getattr(kind, column)).where(kind.id == record.id))
    else:
        value = getattr(record, column)
    return stored_value(record, column, value)


def stored_value(record: Audited | type[Audited], column: str, value: Any) -> Value:  # noqa: ANN401  # any column's value
    """Return *value* as the history holds it: plain JSON without floats, long text by digest."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return as_utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if column in record.by_digest and value is not None:
        return digest_of(value)
    plain: Value = json.loads(json.dumps(value)) if isinstance(value, list | dict) else value
    return plain


def _type_of(record: Audited) -> str:
    return str(inspect(type(record)).local_table.name)


def _article_id(subject: Audited, given: int | None) -> int | None:
    if isinstance(subject, Article):
        return subject.id
    if isinstance(subject, Claim):
        return subject.article_id
    return given


def _next_seq() -> int:
    """Take the next number from the head; the lock on it is held until the transaction ends."""
    stamp = now()
    head = HistoryHead.__table__.c
    taken = db.session.execute(
        update(HistoryHead)
        .values(
            size=HistoryHead.size + 1,
            # A clock that was set back must not make the history run backwards.
            last_at=text("CASE WHEN last_at > :stamp THEN last_at ELSE :stamp END"),
        )
        .returning(head.size, head.last_at),
        {"stamp": _bound(stamp)},
        execution_options={"synchronize_session": False},
    ).one()
    db.session().info["history_last_at"] = taken.last_at
    return int(taken.size) - 1


def _bound(stamp: datetime) -> object:
    sqlite = db.session().get_bind().dialect.name == "sqlite"
    return as_utc_text(stamp) if sqlite else stamp


def _last_at() -> datetime:
    at: datetime = db.session().info["history_last_at"]
    return at


def _prev(subject_type: str, subject_id: int) -> int | None:
    return db.session.scalar(
        select(HistoryOpening.seq)
        .where(HistoryOpening.subject_type == subject_type, HistoryOpening.subject_id == subject_id)
        .order_by(HistoryOpening.seq.desc())
        .limit(1)
    )


def _write(seq: int, record: EventRecord) -> None:
    event = record.to_bytes()
    salt = secrets.token_bytes(SALT_BYTES)
    leaf = leaf_of(seq, record.at, commitment(salt, event))
    connection = db.session.connection()
    connection.execute(
        HistoryEntry.__table__.insert().values(seq=seq, leaf=leaf, leaf_hash=leaf_hash(leaf))  # type: ignore[attr-defined]  # a mapped class's table is a Table
    )
    connection.execute(
        HistoryOpening.__table__.insert().values(  # type: ignore[attr-defined]  # same
            seq=seq, salt=salt, event=event, **derived_columns(record)
        )
    )


def derived_columns(record: EventRecord) -> dict[str, Any]:
    """Return the columns that are derived from an event so that pages can filter by them."""
    return {
        "event_name": record.event.value,
        "at": record.at,
        "actor_id": record.actor_id,
        "subject_type": record.subject.type,
        "subject_id": record.subject.id,
        "subject_rev": record.subject.rev,
        "claim_id": record.claim_id,
        "article_id": record.article_id,
        "words": record.words,
    }
