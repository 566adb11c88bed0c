"""The queue: what waits for whom, filtered, sorted and paged by key."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from workbench.domain.claims import REASON_MAX, ClaimKind, ClaimStatus
from workbench.domain.errors import InvalidInputError, WorkbenchError
from workbench.domain.text import ensure_at_most, number_in
from workbench.models import Article, Claim, ClaimHold, Editor, db
from workbench.services import claims as claim_service
from workbench.services.appearances import changed_claims
from workbench.services.clock import now
from workbench.services.findings import open_claims
from workbench.services.words import claims_by, claims_with

PAGE = 50
# Counting further costs more than the number tells.
COUNT_MAX = 1_000
BULK_MAX = 200
WORTH_MAX = 1_000


class Sort(StrEnum):
    """In which order the queue is shown."""

    WORTH = "worth"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Key:
    """Where a page begins or ends: the sort value and id of a row."""

    worth_milli: int
    id: int

    def __str__(self) -> str:
        """Return the key as it stands in a page's address."""
        return f"{self.worth_milli}-{self.id}"

    @classmethod
    def read(cls, text: str) -> "Key":
        """Return the key in *text*; raise InvalidInputError when it is none."""
        worth, _, number = text.partition("-")
        worth_milli, claim_id = number_in(worth), number_in(number)
        if worth_milli is None or claim_id is None or worth_milli > WORTH_MAX:
            raise InvalidInputError("This is not a place in the queue. Start from the first page.")
        return cls(worth_milli, claim_id)


@dataclass(frozen=True)
class QueueFilter:
    """What the queue shows; an empty field means all.

    `holder_id` finds the claims an editor holds now; `free` those that nobody holds;
    `open_finding` those that an open finding speaks of; `article_changed` those at whose place a
    newer text of the article reads differently, unseen yet.
    """

    statuses: tuple[ClaimStatus, ...] = ()
    kind: ClaimKind | None = None
    article_id: int | None = None
    claimant: str = ""
    holder_id: int | None = None
    free: bool = False
    open_finding: bool = False
    article_changed: bool = False
    words: str = ""
    sort: Sort = field(default=Sort.WORTH)


@dataclass(frozen=True)
class Page:
    """One page of the queue; `newer` and `older` are keys of the pages beside it, if any."""

    claims: Sequence[Claim]
    newer: Key | None
    older: Key | None


def page(wanted: QueueFilter, *, after: Key | None = None, before: Key | None = None) -> Page:
    """Return the page after or before a key, the first without one. Costs the same at any depth."""
    backwards = before is not None
    query = _filtered(wanted).options(
        joinedload(Claim.article),
        selectinload(Claim.every_appearance),
        joinedload(Claim.hold).joinedload(ClaimHold.editor),
    )
    query = _from_key(query, wanted.sort, after, backwards=False)
    query = _from_key(query, wanted.sort, before, backwards=True)
    query = _ordered(query, wanted.sort, backwards=backwards).limit(PAGE + 1)
    rows = list(db.session.scalars(query).unique())
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    if backwards:
        rows.reverse()
    first, last = (_key_of(rows[0]), _key_of(rows[-1])) if rows else (None, None)
    return Page(
        claims=rows,
        newer=first if (more if backwards else after is not None) else None,
        older=last if (backwards or more) else None,
    )


def first_free(wanted: QueueFilter) -> Claim | None:
    """Return the first claim the filter shows that nobody holds, or None."""
    free = replace(wanted, free=True, holder_id=None)
    query = _ordered(_filtered(free), wanted.sort, backwards=False).limit(1)
    return db.session.scalars(query).first()


def _key_of(claim: Claim) -> Key:
    return Key(claim.worth_milli, claim.id)


def _filtered(wanted: QueueFilter) -> Select[Claim]:
    query = select(Claim)
    if len(wanted.statuses) == 1:
        # One value keeps the index on (status, worth, id) in the order of the page.
        query = query.where(Claim.status == wanted.statuses[0])
    elif wanted.statuses:
        query = query.where(Claim.status.in_(wanted.statuses))
    if wanted.kind is not None:
        query = query.where(Claim.kind == wanted.kind)
    if wanted.article_id is not None:
        query = query.where(Claim.article_id == wanted.article_id)
    if wanted.claimant:
        query = query.where(claims_by(wanted.claimant))
    if wanted.words:
        query = query.where(claims_with(wanted.words))
    return _held(_flagged(query, wanted), wanted)


def _flagged(query: Select[Claim], wanted: QueueFilter) -> Select[Claim]:
    if wanted.open_finding:
        query = query.where(Claim.id.in_(open_claims()))
    if wanted.article_changed:
        query = query.where(Claim.id.in_(changed_claims()))
    return query


def _held(query: Select[Claim], wanted: QueueFilter) -> Select[Claim]:
    running = select(ClaimHold.claim_id).where(ClaimHold.expires_at > now())
    if wanted.holder_id is not None:
        query = query.where(Claim.id.in_(running.where(ClaimHold.editor_id == wanted.holder_id)))
    if wanted.free:
        query = query.where(Claim.id.not_in(running))
    return query


def _from_key(
    query: Select[Claim], sort: Sort, key: Key | None, *, backwards: bool
) -> Select[Claim]:
    if key is None:
        return query
    ascending = (sort is Sort.OLDEST) != backwards
    if sort is not Sort.WORTH:
        return query.where(Claim.id > key.id if ascending else Claim.id < key.id)
    # Compared as one value, both databases go straight to the place in the index.
    place, here = tuple_(Claim.worth_milli, Claim.id), tuple_(key.worth_milli, key.id)
    return query.where(place > here if ascending else place < here)


def _ordered(query: Select[Claim], sort: Sort, *, backwards: bool) -> Select[Claim]:
    ascending = (sort is Sort.OLDEST) != backwards
    columns = (Claim.worth_milli, Claim.id) if sort is Sort.WORTH else (Claim.id,)
    return query.order_by(*(column.asc() if ascending else column.desc() for column in columns))


def ids_query(wanted: QueueFilter) -> Select[int]:
    """Return the query for the ids of all claims the filter shows, in its order."""
    return _ordered(_filtered(wanted), wanted.sort, backwards=False).with_only_columns(Claim.id)


def ids_of(wanted: QueueFilter) -> Sequence[int]:
    """Return the ids of all claims the filter shows, in its order, eight bytes each.

    They are found once: filter and order cost as much again for each batch of a long list.
    """
    return array("q", db.session.scalars(ids_query(wanted)))


def counts() -> dict[ClaimStatus, int]:
    """Return how many claims have each status, counted up to COUNT_MAX + 1."""
    return {status: count_up_to(QueueFilter(statuses=(status,))) for status in ClaimStatus}


def count_up_to(wanted: QueueFilter) -> int:
    """Return how many claims the filter shows; COUNT_MAX + 1 stands for more."""
    some = _filtered(wanted).with_only_columns(Claim.id).limit(COUNT_MAX + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


@dataclass(frozen=True)
class BulkResult:
    """How many claims took the step, and a sentence for each that did not."""

    done: int
    refused: tuple[str, ...]


def bulk(claim_ids: Sequence[int], do: str, *, reason: str = "", actor: Editor) -> BulkResult:
    """Accept or dismiss many claims in one transaction; those that cannot are named and left.

    `do` is "accept" or "dismiss"; dismissing asks for a reason.
    """
    if do not in {"accept", "dismiss"}:
        raise InvalidInputError("Choose what to do with the marked claims.", field="do")
    if not claim_ids:
        raise InvalidInputError("Mark at least one claim first.", field="claim")
    if len(claim_ids) > BULK_MAX:
        raise InvalidInputError(f"Mark at most {BULK_MAX} claims at once.", field="claim")
    if do == "dismiss" and not reason.strip():
        raise InvalidInputError("Say why the claims are dismissed.", field="reason")
    ensure_at_most(reason, REASON_MAX, field="reason")
    done, refused = 0, []
    for claim_id in dict.fromkeys(claim_ids):
        try:
            claim = claim_service.get_claim(claim_id)
            if do == "accept":
                claim_service.accept(claim, actor=actor)
            else:
                claim_service.dismiss(claim, reason, actor=actor)
            done += 1
        except WorkbenchError as error:
            refused.append(f"Claim {claim_id}: {error.sentence}")
    return BulkResult(done, tuple(refused))


def article_choices(limit: int = 100) -> Sequence[Article]:
    """Return the newest articles, for the filter."""
    return db.session.scalars(select(Article).order_by(Article.id.desc()).limit(limit)).all()
