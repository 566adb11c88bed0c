"""Where claims stand: in the text they were found in, and in the newest text of their article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased, contains_eager

from workbench.domain.claims import CLOSED
from workbench.models import (
    Appearance,
    AppearanceChange,
    Article,
    ArticleRevision,
    Claim,
    Verdict,
    db,
)


def all_of(claim: Claim) -> Sequence[Appearance]:
    """Return every appearance of *claim*, those carried over to newer texts too, oldest first."""
    mine = select(Appearance).where(Appearance.claim_id == claim.id)
    return db.session.scalars(mine.order_by(Appearance.id)).all()


def changes_of(claim: Claim) -> Sequence[AppearanceChange]:
    """Return the changes of articles at the claim's places, seen or not, oldest first."""
    mine = select(AppearanceChange).where(AppearanceChange.claim_id == claim.id)
    return db.session.scalars(mine.order_by(AppearanceChange.id)).all()


def unseen_of(claim: Claim) -> Sequence[AppearanceChange]:
    """Return the changes at the claim's places that nobody has seen yet, oldest first."""
    return [each for each in changes_of(claim) if each.seen_at is None]


def standing_of(first: Appearance) -> Appearance:
    """Return what *first* became in the newest text that still has it; itself without any."""
    found = first
    while True:
        later = select(Appearance).where(Appearance.came_from_id == found.id)
        following = db.session.scalars(later.order_by(Appearance.id.desc()).limit(1)).first()
        if following is None:
            return found
        found = following


@dataclass(frozen=True)
class Place:
    """Where a claim was made in one article.

    `first` is where it was found, `standing` what that became in the newest text that has it, which
    is revision `standing.revision.number`; `gone` says that the newest text has it no more.
    `earliest` marks the article that came out first, of several.
    """

    article: Article
    first: Appearance
    standing: Appearance
    gone: bool
    earliest: bool


def places_of(claim: Claim) -> list[Place]:
    """Return where the claim was made, the article that came out first before the others."""
    query = (
        select(Appearance)
        .join(Appearance.revision)
        .join(ArticleRevision.article)
        .options(contains_eager(Appearance.revision).contains_eager(ArticleRevision.article))
        .where(Appearance.claim_id == claim.id, Appearance.came_from_id.is_(None))
    )
    found = sorted(db.session.scalars(query).unique(), key=_came_out)
    articles = {each.revision.article_id for each in found}
    places = []
    for number, first in enumerate(found):
        standing = standing_of(first)
        article = first.revision.article
        gone = standing.revision_id != article.newest.id
        places.append(Place(article, first, standing, gone, number == 0 and len(articles) > 1))
    return places


def _came_out(appearance: Appearance) -> tuple[date, int, int]:
    article = appearance.revision.article
    day = article.published_on or article.taken_in_at.date()
    return day, article.id, appearance.id


def changed_claims() -> Select[int]:
    """Return the query for the numbers of all open claims with a change that nobody has seen."""
    return (
        select(AppearanceChange.claim_id)
        .join(Claim, Claim.id == AppearanceChange.claim_id)
        .where(AppearanceChange.seen_at.is_(None), Claim.status.not_in(CLOSED))
    )


def changed_among(claim_ids: Sequence[int]) -> frozenset[int]:
    """Return those of *claim_ids* whose article changed at their place, unseen yet."""
    return frozenset(
        db.session.scalars(changed_claims().where(AppearanceChange.claim_id.in_(claim_ids)))
    )


def changed_with_verdict() -> int:
    """Return how many claims have a verdict and a change of their article that nobody has seen."""
    judged = aliased(Verdict)
    query = changed_claims().join(judged, judged.claim_id == AppearanceChange.claim_id)
    return len(set(db.session.scalars(query)))
