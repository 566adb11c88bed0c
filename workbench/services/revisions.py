"""Newer texts of an article: kept beside the earlier ones, every claim found again in them."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased, joinedload

from workbench.domain.anchors import AnchorState, Outcome, re_anchor
from workbench.domain.articles import ArticleDraft, Way, context_of
from workbench.domain.claims import CLOSED
from workbench.domain.errors import (
    DuplicateArticleError,
    InvalidInputError,
    KnownAddressError,
    NotFoundError,
    StaleError,
    UnchangedTextError,
)
from workbench.domain.history import Event
from workbench.domain.text import turns_ended
from workbench.models import (
    Appearance,
    AppearanceChange,
    Article,
    ArticleRevision,
    Claim,
    Editor,
    HistoryOpening,
    Verdict,
    db,
)
from workbench.services import findings, history
from workbench.services.appearances import unseen_of
from workbench.services.articles import find_same
from workbench.services.clock import now
from workbench.services.history_bulk import append_new
from workbench.services.lookup import find

log = logging.getLogger(__name__)
_BATCH = 400
# A passage that an earlier text lost is looked for in so many texts after it.
_LOOK_BACK = 5
_TOLD = (AnchorState.CHANGED, AnchorState.GONE)


@dataclass(frozen=True)
class Added:
    """A newer text, and what became of the claims' places in it.

    `judged_changed` is how many claims with a verdict read differently there.
    """

    revision: ArticleRevision
    outcomes: Counter[AnchorState]
    judged_changed: int


def ensure_new(article: Article, draft: ArticleDraft) -> None:
    """Raise UnchangedTextError when the article reads so, DuplicateArticleError when another."""
    if article.newest.digest == draft.digest:
        raise UnchangedTextError("The article reads exactly so already. Nothing was added.")
    same = find_same(draft.digest)
    if same is not None and same.id != article.id:
        raise DuplicateArticleError(
            f"This text was taken in before, as “{turns_ended(same.title)}”.", article_id=same.id
        )


def ensure_address_new(draft: ArticleDraft) -> None:
    """Raise KnownAddressError when another text was taken in from the draft's address."""
    if not draft.source_url or find_same(draft.digest) is not None:
        return
    query = select(Article).where(Article.source_url == draft.source_url).order_by(Article.id)
    known = db.session.scalars(query.limit(1)).first()
    if known is not None:
        raise KnownAddressError(
            f"“{turns_ended(known.title)}” was taken in from this address, with another text.",
            article_id=known.id,
        )


def add_revision(article: Article, draft: ArticleDraft, *, after: int, actor: Editor) -> Added:
    """Keep the text of *draft* as the article's newest, and find every claim again in it.

    `after` is the number of the newest revision that the editor knew. Raises StaleError when there
    is a newer one, UnchangedTextError and DuplicateArticleError as `ensure_new` does, and then
    changes nothing.
    """
    old = article.newest
    if old.number != after:
        raise StaleError(
            "Somebody added a newer text meanwhile. Look at it, then add yours if it is newer."
        )
    ensure_new(article, draft)
    lost = _lost_before(old)
    revision = ArticleRevision(
        article_id=article.id,
        number=old.number + 1,
        text=draft.text,
        digest=draft.digest,
        way=draft.way,
    )
    history.append(Event.REVISION_ADDED, revision, actor=actor, article_id=article.id)
    found = list(_carried(old, revision))
    told = _keep(found, revision, actor=actor)
    _keep(list(_found_again(lost, revision)), revision, actor=actor)
    outcomes = Counter(outcome.state for _, outcome in found)
    log.info("revision added", extra={"article_id": article.id, "number": revision.number})
    return Added(revision, outcomes, _with_verdict(told))


_Found = tuple[Appearance, Outcome]


def _carried(old: ArticleRevision, new: ArticleRevision) -> Iterator[_Found]:
    places = db.session.scalars(
        select(Appearance).where(Appearance.revision_id == old.id).order_by(Appearance.id)
    ).all()
    spans = [(each.start_char, each.end_char) for each in places]
    yield from zip(places, re_anchor(old.text, new.text, spans), strict=True)


def _lost_before(newest: ArticleRevision) -> Sequence[Appearance]:
    """Return the appearances in a few earlier texts that none of the later ones has."""
    later = aliased(Appearance)
    return db.session.scalars(
        select(Appearance)
        .join(Appearance.revision)
        .where(
            ArticleRevision.article_id == newest.article_id,
            ArticleRevision.number < newest.number,
            ArticleRevision.number >= newest.number - _LOOK_BACK,
            ~exists().where(later.came_from_id == Appearance.id),
        )
        .order_by(Appearance.id)
    ).all()


def _found_again(lost: Sequence[Appearance], new: ArticleRevision) -> Iterator[_Found]:
    """Yield what a text brings back letter for letter that the one before it had lost."""
    by_revision: dict[int, list[Appearance]] = defaultdict(list)
    for each in lost:
        by_revision[each.revision_id].append(each)
    for places in by_revision.values():
        spans = [(each.start_char, each.end_char) for each in places]
        outcomes = re_anchor(places[0].revision.text, new.text, spans)
        for place, outcome in zip(places, outcomes, strict=True):
            if outcome.span is not None and outcome.state not in _TOLD:
                yield place, outcome


def _keep(found: Sequence[_Found], revision: ArticleRevision, *, actor: Editor) -> list[int]:
    """Keep the new places, and a change to be seen for each that reads differently.

    Return the numbers of the claims of which there is something to see.
    """
    rows = [
        (place, outcome, _row(place, outcome, revision) if outcome.span else None)
        for place, outcome in found
    ]
    _append(Event.APPEARANCE_CARRIED_OVER, [row for _, _, row in rows if row], revision, actor)
    open_claims = _open_among({place.claim_id for place, _ in found})
    changes = [
        _change(place, outcome, row, revision)
        for place, outcome, row in rows
        if (outcome.state in _TOLD or outcome.context_changed) and place.claim_id in open_claims
    ]
    _append(Event.APPEARANCE_CHANGE_NOTED, changes, revision, actor)
    return [each.claim_id for each in changes]


def _append(
    event: Event,
    rows: Sequence[Appearance] | Sequence[AppearanceChange],
    revision: ArticleRevision,
    actor: Editor,
) -> None:
    for start in range(0, len(rows), _BATCH):
        append_new(event, rows[start : start + _BATCH], actor=actor, article_id=revision.article_id)


def _row(came_from: Appearance, outcome: Outcome, revision: ArticleRevision) -> Appearance:
    start, end = outcome.span or (0, 0)
    prefix, suffix = context_of(revision.text, start, end)
    return Appearance(
        claim_id=came_from.claim_id,
        revision_id=revision.id,
        start_char=start,
        end_char=end,
        quote=revision.text[start:end],
        prefix=prefix,
        suffix=suffix,
        came_from_id=came_from.id,
        outcome=outcome.state,
        context_changed=outcome.context_changed,
    )


def _change(
    place: Appearance, outcome: Outcome, became: Appearance | None, revision: ArticleRevision
) -> AppearanceChange:
    return AppearanceChange(
        claim_id=place.claim_id,
        appearance_id=place.id,
        revision_id=revision.id,
        outcome=outcome.state,
        became_id=became.id if became else None,
        places=[list(each) for each in outcome.places],
        seen_at=None,
        seen_by_id=None,
    )


def _open_among(claim_ids: Iterable[int]) -> set[int]:
    numbers = sorted(claim_ids)
    found: set[int] = set()
    for start in range(0, len(numbers), _BATCH):
        some = numbers[start : start + _BATCH]
        query = select(Claim.id).where(Claim.id.in_(some), Claim.status.not_in(CLOSED))
        found |= set(db.session.scalars(query))
    return found


def _with_verdict(claim_ids: Sequence[int]) -> int:
    judged: set[int] = set()
    for start in range(0, len(claim_ids), _BATCH):
        some = claim_ids[start : start + _BATCH]
        query = select(Verdict.claim_id).where(Verdict.claim_id.in_(some))
        judged |= set(db.session.scalars(query))
    return len(judged)


def see(claim: Claim, *, actor: Editor) -> int:
    """Note that somebody saw how the claim's article changed; return how many changes that were."""
    changes = unseen_of(claim)
    for change in changes:
        _see(change, None, actor=actor)
    return len(changes)


def _see(change: AppearanceChange, became: Appearance | None, *, actor: Editor) -> None:
    article_id = change.revision.article_id
    change.seen_at, change.seen_by_id = now(), actor.id
    if became is not None:
        change.became_id = became.id
    history.append(
        Event.APPEARANCE_CHANGE_SEEN,
        change,
        actor=actor,
        claim_id=change.claim_id,
        article_id=article_id,
    )


def get_change(change_id: int) -> AppearanceChange:
    """Return the change; raise NotFoundError when there is none."""
    change = find(AppearanceChange, change_id)
    if change is None:
        raise NotFoundError("There is no such change of an article.")
    return change


def place(change: AppearanceChange, start_char: int, *, actor: Editor) -> Appearance:
    """Say at which of the possible places the claim is; the change counts as seen then.

    Raises InvalidInputError when no place begins at *start_char*, StaleError when the claim was
    placed already or the article has a newer text.
    """
    revision = change.revision
    if change.became_id is not None or revision.article.newest.id != revision.id:
        raise StaleError("The claim was placed already, or the article has a newer text by now.")
    end = next((each[1] for each in change.places if each[0] == start_char), None)
    if end is None:
        raise InvalidInputError("Choose one of the places listed.", field="start_char")
    old = change.appearance
    same = revision.text[start_char:end] == old.quote
    state = AnchorState.MOVED if same else AnchorState.CHANGED
    row = _row(old, Outcome(state, (start_char, end)), revision)
    history.append(
        Event.APPEARANCE_CARRIED_OVER,
        row,
        actor=actor,
        note="placed by hand",
        claim_id=change.claim_id,
        article_id=revision.article_id,
    )
    findings.note_claim(row)
    _see(change, row, actor=actor)
    return row


@dataclass(frozen=True)
class RevisionLine:
    """A revision as it is listed: when, by whom and how it came, and how long it is."""

    number: int
    at: datetime
    by: str
    way: Way | None
    characters: int
    digest: str


def list_revisions(article: Article) -> list[RevisionLine]:
    """Return the article's revisions, newest first, without their texts."""
    revision = ArticleRevision
    rows = db.session.execute(
        select(
            revision.number,
            HistoryOpening.at,
            Editor.name,
            revision.way,
            func.length(revision.text),
            revision.digest,
        )
        .join(HistoryOpening, HistoryOpening.seq == revision.id)
        .outerjoin(Editor, Editor.id == HistoryOpening.actor_id)
        .where(revision.article_id == article.id)
        .order_by(revision.number.desc())
    )
    return [
        RevisionLine(number, at, name or "", way, characters, digest)
        for number, at, name, way, characters, digest in rows
    ]


def get_revision(article: Article, number: int) -> ArticleRevision:
    """Return revision *number* of the article; raise NotFoundError when there is none."""
    revision = db.session.scalar(
        select(ArticleRevision).where(
            ArticleRevision.article_id == article.id, ArticleRevision.number == number
        )
    )
    if revision is None:
        raise NotFoundError("This article has no such revision.")
    return revision


@dataclass(frozen=True)
class Became:
    """What became of a claim's place from one revision to the next: `now` is None when gone."""

    claim: Claim
    state: AnchorState
    before: Appearance
    now: Appearance | None
    context_changed: bool


def outcomes_in(revision: ArticleRevision) -> list[Became]:
    """Return what became of each claim's place in *revision*, those to look at first."""
    old = aliased(Appearance)
    carried = db.session.execute(
        select(Appearance, old)
        .join(old, Appearance.came_from_id == old.id)
        .options(joinedload(Appearance.claim))
        .where(Appearance.revision_id == revision.id)
        .order_by(Appearance.start_char)
    )
    found = [
        Became(now.claim, now.outcome or AnchorState.KEPT, before, now, bool(now.context_changed))
        for now, before in carried
    ]
    gone = db.session.scalars(
        select(AppearanceChange)
        .options(joinedload(AppearanceChange.claim), joinedload(AppearanceChange.appearance))
        .where(AppearanceChange.revision_id == revision.id, AppearanceChange.became_id.is_(None))
        .order_by(AppearanceChange.id)
    )
    found += [
        Became(each.claim, AnchorState.GONE, each.appearance, None, context_changed=False)
        for each in gone
    ]
    order = [AnchorState.GONE, AnchorState.CHANGED, AnchorState.MOVED, AnchorState.KEPT]
    found.sort(
        key=lambda each: (
            not each.context_changed and order.index(each.state) > 1,
            order.index(each.state),
            each.before.start_char,
        )
    )
    return found
