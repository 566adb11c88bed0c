"""Browsing the history: filtered, page by page, with the names of what its entries speak of."""

import base64
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, union

from workbench.domain.clock import as_utc_text
from workbench.domain.errors import NotFoundError
from workbench.domain.history import Event, EventRecord, Value
from workbench.domain.text import NUMBER_MAX
from workbench.models import (
    AUDITED,
    Article,
    ArticleRevision,
    Audited,
    Claim,
    DeskSetting,
    Editor,
    HistoryEntry,
    HistoryOpening,
    Rating,
    RatingScale,
    Source,
    Verdict,
    db,
)
from workbench.services import words
from workbench.services.desk import get_desk

PAGE = 50
BATCH = 500

Key = tuple[str, int]

# Which kind of record a column of the history refers to, by its number.
REFERS_TO = {
    "actor_id": "editor",
    "article_id": "article",
    "attached_by_id": "editor",
    "asked_by_id": "editor",
    "author_id": "editor",
    "claim_id": "claim",
    "evidence_id": "evidence",
    "evidence_ids": "evidence",
    "explained_by_id": "editor",
    "merged_into_id": "claim",
    "publication_id": "publication",
    "rating_id": "rating",
    "reviewer_id": "editor",
    "revision_id": "article_revision",
    "scale_id": "rating_scale",
    "seen_by_id": "editor",
    "settled_by_id": "editor",
    "snapshot_id": "snapshot",
    "source_id": "source",
    "verdict_id": "verdict",
}
_NAMED_BY: dict[str, tuple[type[Audited], str]] = {
    "article": (Article, "title"),
    "article_revision": (ArticleRevision, "number"),
    "claim": (Claim, "wording"),
    "editor": (Editor, "name"),
    "rating": (Rating, "label"),
    "rating_scale": (RatingScale, "name"),
    "setting": (DeskSetting, "key"),
    "source": (Source, "title"),
    "verdict": (Verdict, "number"),
}


@dataclass(frozen=True)
class HistoryFilter:
    """What to show: every field narrows it, None and empty text do not.

    `person` is the actor, `by_system` asks for entries without one; `about_person` also finds
    what was done about the person. `since` and `until` are days in the desk's time zone, both
    included. A number that no record has (at most NUMBER_MAX) finds nothing.
    """

    person: int | None = None
    by_system: bool = False
    about_person: int | None = None
    event: Event | None = None
    subject_type: str = ""
    subject_id: int | None = None
    claim: int | None = None
    article: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry as stored: its number, event (exact bytes and read), salt, leaf and its hash."""

    seq: int
    record: EventRecord
    event: bytes
    salt: bytes
    leaf: bytes
    leaf_hash: bytes


@dataclass(frozen=True)
class HistoryPage:
    """Some entries, newest first, and the numbers that the pages beside it start from."""

    entries: Sequence[Entry]
    newer: int | None
    older: int | None


def page_of(
    wanted: HistoryFilter, *, before: int | None = None, after: int | None = None
) -> HistoryPage:
    """Return the newest entries older than *before*, or the oldest newer than *after*.

    `older` goes into the next call as *before* and `newer` as *after*; None where there is none.
    """
    if after is not None:
        found = _rows(wanted, after=after, limit=PAGE + 1)
        shown = found[:PAGE][::-1]
        newer = shown[0].seq if len(found) > PAGE else None
        return _page(shown, newer=newer, older=shown[-1].seq if shown else None)
    found = _rows(wanted, before=NUMBER_MAX if before is None else before, limit=PAGE + 1)
    shown = found[:PAGE]
    newer = shown[0].seq if before is not None and shown else None
    return _page(shown, newer=newer, older=shown[-1].seq if len(found) > PAGE else None)


def _page(rows: Sequence[Row[Any]], *, newer: int | None, older: int | None) -> HistoryPage:
    return HistoryPage([_entry(row) for row in rows], newer, older)


def all_of(wanted: HistoryFilter) -> Iterator[Sequence[Entry]]:
    """Yield the entries in the order of their numbers, BATCH at a time."""
    after = -1
    while True:
        rows = _rows(wanted, after=after, limit=BATCH)
        if rows:
            yield [_entry(row) for row in rows]
            after = rows[-1].seq
        if len(rows) < BATCH:
            return


def get_entry(seq: int) -> Entry:
    """Return entry *seq*; raise NotFoundError when there is none."""
    row = db.session.execute(_contents().where(HistoryOpening.seq == seq)).one_or_none()
    if row is None:
        raise NotFoundError(f"The history has no entry {seq}.")
    return _entry(row)


def _rows(
    wanted: HistoryFilter, *, limit: int, after: int | None = None, before: int | None = None
) -> Sequence[Row[Any]]:
    """Return the oldest entries newer than *after*, oldest first, or the newest before *before*."""
    seq = HistoryOpening.seq
    bound = seq > after if after is not None else seq < before
    order = seq.asc() if after is not None else seq.desc()
    ways = [
        select(seq).where(bound, *conditions).order_by(order).limit(limit)
        for conditions in _conditions(wanted)
    ]
    query = _contents().where(seq.in_(_any_of(ways))).order_by(order).limit(limit)
    return db.session.execute(query).all()


def _any_of(ways: Sequence[Select[int]]) -> Select[int]:
    """Return the numbers found either way; each way keeps its own index, order and limit."""
    parts = [select(way.subquery().c.seq) for way in ways]
    return parts[0] if len(parts) == 1 else select(union(*parts).subquery().c.seq)


def _contents() -> Any:  # noqa: ANN401  # a Select of five columns has no short type
    opening = HistoryOpening
    return select(
        opening.seq,
        opening.event,
        opening.salt,
        HistoryEntry.leaf,
        HistoryEntry.leaf_hash,
    ).join(HistoryEntry, HistoryEntry.seq == opening.seq)


def _conditions(wanted: HistoryFilter) -> list[list[Any]]:
    """Return the conditions; of several lists, an entry has to keep one.

    What concerns a person is found in two ways, because no index serves an OR in order. The order
    and bounds of all are those of the opening's own number, which every index ends with.
    """
    common = [*_plain_conditions(wanted), *_days(wanted)]
    if wanted.about_person is None:
        return [common]
    opening = HistoryOpening
    return [
        [*common, opening.actor_id == wanted.about_person],
        [*common, opening.subject_type == "editor", opening.subject_id == wanted.about_person],
    ]


def _plain_conditions(wanted: HistoryFilter) -> Iterator[Any]:
    opening = HistoryOpening
    numbers = {
        opening.actor_id: wanted.person,
        opening.subject_id: wanted.subject_id,
        opening.claim_id: wanted.claim,
        opening.article_id: wanted.article,
    }
    for column, number in numbers.items():
        if number is not None:
            yield column == number
    if wanted.by_system:
        yield opening.actor_id.is_(None)
    if wanted.event is not None:
        yield opening.event_name == wanted.event.value
    if wanted.subject_type:
        yield opening.subject_type == wanted.subject_type
    elif wanted.subject_id is not None:
        # Every kind is named so that the index on (kind, number) serves a number alone.
        yield opening.subject_type.in_(subject_types())
    if wanted.words:
        yield words.entries_with(wanted.words)


def _days(wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the bounds of the days wanted, as numbers: time runs with them, never back."""
    if wanted.since is not None:
        yield HistoryOpening.seq >= _first_from(wanted.since)
    if wanted.until is not None and wanted.until < date.max:
        yield HistoryOpening.seq < _first_from(wanted.until + timedelta(days=1))


def _first_from(day: date) -> int:
    """Return the number of the first entry made on *day* or later; past the end when none was."""
    # Years that no clock shows would overflow in conversion to UTC.
    day = min(max(day, date(1900, 1, 1)), date(9000, 1, 1))
    start = datetime.combine(day, time.min, get_desk().zone)
    found = db.session.scalar(
        select(HistoryOpening.seq)
        .where(HistoryOpening.at >= start)
        .order_by(HistoryOpening.at, HistoryOpening.seq)
        .limit(1)
    )
    return NUMBER_MAX if found is None else found


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        seq=row.seq,
        record=EventRecord.from_bytes(row.event),
        event=row.event,
        salt=row.salt,
        leaf=row.leaf,
        leaf_hash=row.leaf_hash,
    )


class Names:
    """The names of everything that some entries speak of, fetched with one query a kind."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            for kind, number in _mentioned(entry.record):
                wanted[kind].add(number)
        self._names: dict[Key, str] = {}
        for kind, numbers in wanted.items():
            if kind in _NAMED_BY:
                self._fetch(kind, numbers)

    def _fetch(self, kind: str, numbers: set[int]) -> None:
        model, column = _NAMED_BY[kind]
        query = select(model.id, getattr(model, column)).where(model.id.in_(numbers))
        for number, name in db.session.execute(query):
            self._names[kind, number] = str(name)

    def find(self, kind: str, number: int | None) -> str | None:
        """Return the present name of a record, or None when it has none."""
        return None if number is None else self._names.get((kind, number))


def _mentioned(record: EventRecord) -> Iterator[Key]:
    yield record.subject.type, record.subject.id
    for kind, number in (
        ("editor", record.actor_id),
        ("claim", record.claim_id),
        ("article", record.article_id),
    ):
        if number is not None:
            yield kind, number
    for column, pair in record.changes.items():
        kind = REFERS_TO.get(column, "")
        for number in _numbers(pair) if kind else ():
            yield kind, number


def _numbers(pair: tuple[Value, Value]) -> Iterator[int]:
    for value in pair:
        yield from (each for each in _as_list(value) if isinstance(each, int))


def _as_list(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else [value]


def subject_types() -> Sequence[str]:
    """Return the kinds of record that an entry can be about."""
    return sorted(AUDITED)


def last_signed_in() -> dict[int, datetime]:
    """Return when each person last signed in, by the person's number."""
    opening = HistoryOpening
    query = (
        select(opening.subject_id, func.max(opening.seq).label("seq"))
        .where(opening.event_name == Event.EDITOR_SIGNED_IN.value)
        .group_by(opening.subject_id)
        .subquery()
    )
    rows = db.session.execute(
        select(opening.subject_id, opening.at).join(query, opening.seq == query.c.seq)
    )
    return {row.subject_id: row.at for row in rows}


def jsonl_object(entry: Entry) -> dict[str, str | int]:
    """Return what an outsider needs to compute entry anew, ready for JSON.

    `event` is the exact text whose UTF-8 bytes were committed to, `salt` is base64, `leaf` the
    exact public text and `leaf_hash` its RFC 6962 hash in hexadecimal.
    """
    return {
        "number": entry.seq,
        "at": as_utc_text(entry.record.at),
        "event": entry.event.decode(),
        "salt": base64.b64encode(entry.salt).decode(),
        "leaf": entry.leaf.decode(),
        "leaf_hash": entry.leaf_hash.hex(),
    }


def scales() -> Sequence[RatingScale]:
    """Return all rating scales the desk has had, the newest first."""
    return db.session.scalars(select(RatingScale).order_by(RatingScale.id.desc())).all()
