"""Exports: what a filter shows as lines of CSV, JSON Lines or ClaimReview, surveyed first.

An export of any length holds one batch in memory, and the ids of its claims, which are found first.
Each batch is a read of its own that ends before its lines are handed out, so neither writers nor
the database wait for a slow reader. What that gives: each claim is written as it stood at one time,
and none twice; a claim that enters or leaves the filter while the export runs may be in it or not.
Only `note_export` belongs inside transaction(); the others end the session's reading transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select

from workbench.domain.claim_review import ClaimReview, Problem, claim_review_of, problems_of
from workbench.domain.claim_review_rules import PUBLIC
from workbench.domain.history import Changes, Event, Value
from workbench.domain.records import ClaimRecord
from workbench.domain.verdicts import PublicationState
from workbench.exports.claim_review import claim_review_json, write_claim_reviews
from workbench.exports.csv_tables import write_csv
from workbench.exports.json_text import one_line
from workbench.exports.jsonl import write_jsonl
from workbench.models import Claim, Editor, Publication, db
from workbench.services import desk, history, queue
from workbench.services.queue import QueueFilter
from workbench.services.records import published_of, records_of

BATCH = 500
_PUBLIC_STATES = tuple(PublicationState(each) for each in PUBLIC)
# More problems than these are not listed: nobody mends so many before looking again.
PROBLEMS_LISTED = 200


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"
    CLAIM_REVIEW = "claim_review"


@dataclass(frozen=True)
class Survey:
    """What a ClaimReview export of a filter would hold, and what keeps it from being written.

    `published` claims would be in it, those `unpublished` and `withdrawn` are left out. `unchecked`
    published ones were not looked at; `faulty` were and have problems, of which `problems` lists
    at most PROBLEMS_LISTED.
    """

    published: int
    unpublished: int
    withdrawn: int
    unchecked: int
    faulty: int
    problems: tuple[Problem, ...]

    @property
    def claims(self) -> int:
        """Return how many claims the filter shows."""
        return self.published + self.unpublished + self.withdrawn

    @property
    def left_out(self) -> list[str]:
        """Return a sentence for each sort of claim that is left out."""
        sorts = ((self.unpublished, "not published"), (self.withdrawn, "withdrawn"))
        return [
            f"1 claim of this filter is {what} and is left out."
            if number == 1
            else f"{number:,} claims of this filter are {what} and are left out."
            for number, what in sorts
            if number
        ]


def survey(wanted: QueueFilter, *, check_at_most: int | None = None) -> Survey:
    """Return what a ClaimReview export of the filter would hold; nothing is written.

    At most *check_at_most* published claims are looked at for problems, all when it is None.
    """
    counts = _counts(wanted)
    published = sum(counts.get(state, 0) for state in _PUBLIC_STATES)
    publisher = desk.get_desk().publisher
    looked_at = _public_ids(wanted, limit=check_at_most)
    faulty = 0
    problems: list[Problem] = []
    for ids in _batches(looked_at):
        for record in published_of(ids):
            found = problems_of(record, publisher)
            faulty += bool(found)
            problems += found[: PROBLEMS_LISTED - len(problems)]
        db.session.rollback()
    return Survey(
        published=published,
        unpublished=counts.get(None, 0),
        withdrawn=counts.get(PublicationState.WITHDRAWN, 0),
        unchecked=max(published - len(looked_at), 0),
        faulty=faulty,
        problems=tuple(problems),
    )


def _counts(wanted: QueueFilter) -> dict[PublicationState | None, int]:
    """Return how many claims the filter shows by the state of their publication, None without."""
    shown = queue.ids_query(wanted).order_by(None).subquery()
    rows = db.session.execute(
        select(Publication.state, func.count().label("number"))
        .select_from(shown)
        .outerjoin(Publication, Publication.claim_id == shown.c.id)
        .group_by(Publication.state)
    )
    return {row.state: row.number for row in rows}


def _public_ids(wanted: QueueFilter, *, limit: int | None) -> Sequence[int]:
    query = queue.ids_query(wanted).join(Publication, Publication.claim_id == Claim.id)
    query = query.where(Publication.state.in_(_PUBLIC_STATES)).limit(limit)
    return db.session.scalars(query).all()


def note_export(wanted: QueueFilter, form: Format, *, actor: Editor | None) -> None:
    """Record in the history that what the filter shows was exported; before the first line.

    The entry is about the desk. The number of a holder is that of an editor.
    """
    given: dict[str, Value] = {
        "format": form.value,
        "status": ", ".join(wanted.statuses),
        "kind": wanted.kind.value if wanted.kind else None,
        "article": wanted.article_id,
        "claimant": wanted.claimant,
        "holder": "nobody" if wanted.free else wanted.holder_id,
        "words": wanted.words,
    }
    changes: Changes = {
        name: (None, value) for name, value in given.items() if value not in (None, "")
    }
    history.note(Event.EXPORT_MADE, desk.desk_record(), actor=actor, changes=changes)


def export_lines(wanted: QueueFilter, form: Format) -> Iterator[str]:
    """Yield the claims that the filter shows, in its order, as pieces of a file in *form*.

    Published claims are written as readers see them. A ClaimReview file holds those published or
    corrected. Should one have come to break a rule since the survey, NotExportableError ends the
    stream there: the file is then not complete JSON, and says so to every program.
    """
    if form is Format.CLAIM_REVIEW:
        return write_claim_reviews(_claim_reviews(wanted))
    records = _records(wanted, records_of)
    return write_csv(records) if form is Format.CSV else write_jsonl(records)


def claim_review_text(record: ClaimRecord) -> str | None:
    """Return a published record as ClaimReview in JSON, on one line, exactly as in a file of them.

    None when it is withdrawn or lacks something that a ClaimReview needs.
    """
    publisher = desk.get_desk().publisher
    if problems_of(record, publisher):
        return None
    return one_line(claim_review_json(claim_review_of(record, publisher)))


def _claim_reviews(wanted: QueueFilter) -> Iterator[ClaimReview]:
    publisher = desk.get_desk().publisher
    for record in _records(wanted, published_of):
        if record.publication in PUBLIC:
            yield claim_review_of(record, publisher)


def _records(
    wanted: QueueFilter, read: Callable[[list[int]], list[ClaimRecord]]
) -> Iterator[ClaimRecord]:
    numbers = queue.ids_of(wanted)
    db.session.rollback()
    for ids in _batches(numbers):
        found = read(ids)
        db.session.rollback()
        yield from found


def _batches(numbers: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), BATCH):
        yield list(numbers[start : start + BATCH])
