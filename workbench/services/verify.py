"""Re-derive the whole history from its stored bytes, and every audited row from the history."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import rfc8785
from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from workbench.domain.history import (
    EventRecord,
    Value,
    commitment,
    leaf_hash,
    leaf_of,
    root_of,
)
from workbench.models import (
    AUDITED,
    Audited,
    HistoryEntry,
    HistoryHead,
    HistoryOpening,
    db,
)
from workbench.services.history import OWN_COLUMNS, derived_columns, stored_value

BATCH = 1_000
# What a column type raises for a value that was put there behind it.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True)
class Fault:
    """The first entry that does not fit (`seq`; None for the head) and why, in a sentence."""

    seq: int | None
    sentence: str


@dataclass(frozen=True)
class VerifyReport:
    """How many entries were checked, the tree head over them, and the first fault if any."""

    checked: int
    root: str
    fault: Fault | None


class _FaultFound(Exception):  # noqa: N818  # it carries a finding, it is no failure
    def __init__(self, seq: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = Fault(seq, sentence)


def verify() -> VerifyReport:
    """Check every entry and every audited row; stop at the first that does not fit.

    Nothing stored is trusted: leaves, hashes and the columns that pages filter by are computed
    again from the events' bytes; then each audited row is replayed from its events and compared.
    """
    _hold_still()
    log = _LogCheck()
    try:
        root = root_of(log.hashes())
        log.check_head()
        for name, model in AUDITED.items():
            _check_rows(name, model)
    except _FaultFound as found:
        return VerifyReport(log.checked, "", found.fault)
    return VerifyReport(log.checked, root.hex(), None)


def _hold_still() -> None:
    """Read one state of the database throughout, whatever others write meanwhile."""
    db.session.rollback()
    if db.session().get_bind().dialect.name == "postgresql":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _paged(
    query: Select[*tuple[Any, ...]],
    *keys: InstrumentedAttribute[Any],
    entry: InstrumentedAttribute[Any],
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield the rows of *query* in the order of *keys*, holding one batch at a time.

    A row that holds what its column cannot hold is a fault of the entry that *entry* names.
    """
    after: tuple[object, ...] | None = None
    names = [key.key for key in keys]
    while True:
        page = query.order_by(*keys).limit(BATCH)
        if after is not None:
            page = page.where(tuple_(*keys) > tuple_(*after))
        try:
            rows = db.session.execute(page).all()
        except _UNREADABLE as error:
            seq = _first_unreadable(page, keys, entry)
            raise _FaultFound(seq, "a column holds what it cannot hold") from error
        yield from rows
        if len(rows) < BATCH:
            return
        after = tuple(getattr(rows[-1], name) for name in names)


def _first_unreadable(
    page: Select[*tuple[Any, ...]],
    keys: Sequence[InstrumentedAttribute[Any]],
    entry: InstrumentedAttribute[Any],
) -> int | None:
    for *place, seq in db.session.execute(page.with_only_columns(*keys, entry)).all():
        try:
            db.session.execute(page.where(tuple_(*keys) == tuple_(*place))).all()
        except _UNREADABLE:
            return int(seq)
    return None


class _LogCheck:
    """One pass over the log in order; keeps only the last number and revision of each subject."""

    def __init__(self) -> None:
        self.checked = 0
        self._last_at: datetime | None = None
        self._last_of: dict[tuple[str, int], tuple[int, int]] = {}

    def hashes(self) -> Iterator[bytes]:
        """Yield the hash of each leaf, computed from what the opening holds."""
        query = select(
            HistoryEntry.seq,
            HistoryEntry.leaf,
            HistoryEntry.leaf_hash,
            *(column for column in HistoryOpening.__table__.c if column.name != "seq"),
        ).outerjoin(HistoryOpening, HistoryOpening.seq == HistoryEntry.seq)
        for row in _paged(query, HistoryEntry.seq, entry=HistoryEntry.seq):
            if row.seq != self.checked:
                raise _FaultFound(self.checked, f"entry {self.checked} is missing")
            if row.event is None:
                raise _FaultFound(row.seq, "its opening is missing")
            yield self._check_entry(row)
            self.checked += 1

    def check_head(self) -> None:
        """Compare the head with what was found; raise _FaultFound when they differ."""
        head = self._head()
        if head.size != self.checked:
            raise _FaultFound(
                min(head.size, self.checked),
                f"the head counts {head.size} entries, the log holds {self.checked}",
            )
        if self._last_at is not None and head.last_at != self._last_at:
            raise _FaultFound(None, "the head’s time is not that of the last entry")
        extra = db.session.scalar(
            select(HistoryOpening.seq).where(HistoryOpening.seq >= self.checked).limit(1)
        )
        if extra is not None:
            raise _FaultFound(extra, "an opening stands here without an entry")

    @staticmethod
    def _head() -> Row[int, datetime]:
        try:
            head = db.session.execute(select(HistoryHead.size, HistoryHead.last_at)).one_or_none()
        except _UNREADABLE as error:
            raise _FaultFound(None, "the head holds what it cannot hold") from error
        if head is None or not isinstance(head.size, int):
            raise _FaultFound(None, "the head is missing or counts no entries")
        return head

    def _check_entry(self, row: Row[*tuple[Any, ...]]) -> bytes:
        seq: int = row.seq
        # SQLite stores what it is given: text may stand where bytes belong.
        if not all(isinstance(each, bytes) for each in (row.salt, row.event, row.leaf)):
            raise _FaultFound(seq, "a column holds what it cannot hold")
        record = _read_event(seq, row.event)
        leaf = leaf_of(seq, record.at, commitment(row.salt, row.event))
        if leaf != row.leaf:
            raise _FaultFound(seq, "its leaf is not the commitment to its event")
        hashed = leaf_hash(leaf)
        if hashed != row.leaf_hash:
            raise _FaultFound(seq, "its leaf hash is not the hash of its leaf")
        for name, value in derived_columns(record).items():
            if getattr(row, name) != value:
                raise _FaultFound(seq, f"its column {name} says something else than its event")
        self._check_order(seq, record)
        return hashed

    def _check_order(self, seq: int, record: EventRecord) -> None:
        if self._last_at is not None and record.at < self._last_at:
            raise _FaultFound(seq, "it is older than the entry before it")
        self._last_at = record.at
        key = (record.subject.type, record.subject.id)
        prev, rev = self._last_of.get(key, (None, 0))
        if record.prev != prev:
            raise _FaultFound(seq, "it does not follow the last entry about its subject")
        if record.subject.rev is not None:
            if record.subject.rev != rev + 1:
                raise _FaultFound(seq, "its revision does not follow the one before")
            rev = record.subject.rev
        self._last_of[key] = (seq, rev)


def _read_event(seq: int, data: bytes) -> EventRecord:
    try:
        record = EventRecord.from_bytes(data)
        # Equal for all our values, and far faster; the standard's own writer decides otherwise.
        quick = json.dumps(
            json.loads(data), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        ).encode()
        canonical = quick == data or rfc8785.dumps(json.loads(data)) == data
    except ValueError as error:
        raise _FaultFound(seq, "its event cannot be read") from error
    if not canonical:
        raise _FaultFound(seq, "its event is not in canonical form")
    return record


def _check_rows(name: str, model: type[Audited]) -> None:
    """Replay each record of one kind from its events and compare it with its row."""
    events = _paged(
        select(HistoryOpening.subject_id, HistoryOpening.seq, HistoryOpening.event).where(
            HistoryOpening.subject_type == name, HistoryOpening.subject_rev.is_not(None)
        ),
        HistoryOpening.subject_id,
        HistoryOpening.seq,
        entry=HistoryOpening.seq,
    )
    columns = model.__table__.c  # type: ignore[attr-defined]  # every table has columns
    rows = _paged(select(*columns), model.id, entry=model.entry_seq)
    for record_id, group in groupby(events, key=lambda each: each.subject_id):
        state, last, rev = _replay(group)
        row = next(rows, None)
        if row is None or row.id > record_id:
            raise _FaultFound(last, f"{name} {record_id} is gone")
        if row.id < record_id:
            raise _FaultFound(row.entry_seq, f"{name} {row.id} has no entry of its own")
        if row.rev != rev:
            raise _FaultFound(last, f"{name} {row.id} counts {row.rev} changes, its entries {rev}")
        _compare(model, row, state, last)
    extra = next(rows, None)
    if extra is not None:
        raise _FaultFound(extra.entry_seq, f"{name} {extra.id} has no entry of its own")


def _replay(group: Iterable[Any]) -> tuple[dict[str, Value], int, int | None]:
    """Return what a record holds after its entries, the last of them and its revision."""
    state: dict[str, Value] = {}
    last, rev = -1, None
    for _, seq, data in group:
        record = EventRecord.from_bytes(data)
        last, rev = seq, record.subject.rev
        for column, (before, after) in record.changes.items():
            if state.get(column) != before:
                raise _FaultFound(seq, f"what stood in {column} before it is not what it says")
            state[column] = after
    return state, last, rev


def _compare(
    model: type[Audited], row: Row[*tuple[Any, ...]], state: dict[str, Value], last: int
) -> None:
    name = model.__tablename__  # type: ignore[attr-defined]  # every table has its name
    if row.entry_seq != last:
        raise _FaultFound(last, f"{name} {row.id} points to entry {row.entry_seq} instead")
    for column in row._fields:
        if column in OWN_COLUMNS:
            continue
        # A column that is younger than the row's entries holds nothing until an entry says so.
        if stored_value(model, column, getattr(row, column)) != state.get(column):
            raise _FaultFound(last, f"{column} of {name} {row.id} was changed without an entry")
