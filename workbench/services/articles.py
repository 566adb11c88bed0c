"""Taking articles in: the text once, its claims proposed, the same text never twice."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from workbench.domain.articles import ArticleDraft, context_of
from workbench.domain.claims import CLOSED, ClaimCandidate, ClaimStatus
from workbench.domain.errors import DuplicateArticleError, NotFoundError, StaleError
from workbench.domain.history import Event
from workbench.domain.parts import kept_of
from workbench.domain.readings import Finding, LeftOut
from workbench.domain.text import turns_ended
from workbench.models import Appearance, Article, ArticleRevision, Claim, ClaimHold, Editor, db
from workbench.services import findings, history
from workbench.services.clock import now
from workbench.services.history_bulk import append_new
from workbench.services.judgement import void_judgement
from workbench.services.lookup import find
from workbench.services.parts import columns_of
from workbench.services.readings import keep_reading, spans_taken

log = logging.getLogger(__name__)
PROPOSE_BATCH = 400
# What the application was given to fetch an article with stands among its extensions under this.
FETCH_ARTICLE = "workbench_fetch_article"


@dataclass(frozen=True)
class Proposals:
    """What the extractor found in a text, what it left out, and which pipeline read it."""

    candidates: Sequence[ClaimCandidate]
    pipeline: str
    left_out: Sequence[LeftOut] = ()
    findings: Sequence[Finding] = ()


def find_same(digest: str) -> Article | None:
    """Return the article that already holds the text with *digest*, or None."""
    return db.session.scalar(
        select(Article)
        .join(ArticleRevision)
        .where(ArticleRevision.digest == digest)
        .order_by(Article.id)
        .limit(1)
    )


def take_in(draft: ArticleDraft, proposals: Proposals, *, actor: Editor) -> Article:
    """Keep the article in *draft* with the claims proposed for it.

    Raises DuplicateArticleError when the same text was taken in before, and then keeps nothing.
    """
    article = take_in_unread(draft, actor=actor)
    keep_proposals(article.newest, proposals, actor=actor)
    return article


def take_in_unread(draft: ArticleDraft, *, actor: Editor) -> Article:
    """Keep the article in *draft*, which is still to be read for claims.

    Raises DuplicateArticleError when the same text was taken in before, and then keeps nothing.
    """
    same = find_same(draft.digest)
    if same is not None:
        raise DuplicateArticleError(
            f"This text was taken in before, as “{turns_ended(same.title)}”.", article_id=same.id
        )
    article = Article(
        title=draft.title,
        outlet=draft.outlet,
        author=draft.author,
        published_on=draft.published_on,
        language=draft.language,
        source_url=draft.source_url,
        taken_in_at=now(),
    )
    history.append(Event.ARTICLE_TAKEN_IN, article, actor=actor)
    revision = ArticleRevision(
        article_id=article.id, number=1, text=draft.text, digest=draft.digest, way=draft.way
    )
    history.append(Event.REVISION_ADDED, revision, actor=actor, article_id=article.id)
    log.info("article taken in", extra={"article_id": article.id})
    return article


def keep_proposals(revision: ArticleRevision, proposals: Proposals, *, actor: Editor) -> None:
    """Keep what a reading of *revision* gave: what it left out, claims, findings."""
    keep_reading(revision, proposals.left_out, pipeline=proposals.pipeline, actor=actor)
    propose_claims(revision, proposals.candidates, pipeline=proposals.pipeline, actor=actor)
    findings.keep(revision, proposals.findings, actor=actor)


def propose_claims(
    revision: ArticleRevision,
    candidates: Iterable[ClaimCandidate],
    *,
    pipeline: str,
    actor: Editor,
) -> int:
    """Keep what was found, some hundreds of claims at a time: a long text has thousands.

    Return how many were new: where somebody was quicker and made a claim of exactly a
    candidate's words, theirs stands.
    """
    article = revision.article
    taken = spans_taken(revision.id)
    found = (each for each in candidates if (each.start_char, each.end_char) not in taken)
    number = 0
    while batch := list(islice(found, PROPOSE_BATCH)):
        claims = [_proposed(article, each, pipeline=pipeline) for each in batch]
        append_new(Event.CLAIM_PROPOSED, claims, actor=actor, article_id=article.id)
        appearances = [
            _appearance(claim.id, revision, each.start_char, each.end_char)
            for claim, each in zip(claims, batch, strict=True)
        ]
        append_new(Event.APPEARANCE_ADDED, appearances, actor=actor, article_id=article.id)
        number += len(batch)
    return number


def _proposed(article: Article, candidate: ClaimCandidate, *, pipeline: str) -> Claim:
    return Claim(
        article_id=article.id,
        wording=candidate.quote,
        proposed_wording=candidate.quote,
        kind=candidate.kind,
        claimant=candidate.claimant,
        claimant_type=None,
        claimed_on=article.published_on,
        worth_milli=round(candidate.worth * 1000),
        reasons=[
            {
                "predicate": each.predicate,
                "words": each.words,
                "share_milli": round(each.share * 1000),
            }
            for each in candidate.reasons
        ],
        pipeline=pipeline,
        status=ClaimStatus.PROPOSED,
        status_note="",
        merged_into_id=None,
        created_at=now(),
        **columns_of(kept_of(candidate.parsed)),
    )


def _appearance(
    claim_id: int, revision: ArticleRevision, start_char: int, end_char: int
) -> Appearance:
    prefix, suffix = context_of(revision.text, start_char, end_char)
    return Appearance(
        claim_id=claim_id,
        revision_id=revision.id,
        start_char=start_char,
        end_char=end_char,
        quote=revision.text[start_char:end_char],
        prefix=prefix,
        suffix=suffix,
        came_from_id=None,
        outcome=None,
        context_changed=None,
    )


def add_appearance(
    claim: Claim, revision: ArticleRevision, start_char: int, end_char: int, *, actor: Editor
) -> Appearance:
    """Note that *claim* is made at these characters of *revision*."""
    appearance = _appearance(claim.id, revision, start_char, end_char)
    history.append(
        Event.APPEARANCE_ADDED,
        appearance,
        actor=actor,
        claim_id=claim.id,
        article_id=revision.article_id,
    )
    findings.note_claim(appearance)
    return appearance


@dataclass(frozen=True)
class ArticleEdit:
    """What an editor may change of an article; its text is changed by a new revision only."""

    title: str
    outlet: str
    author: str
    published_on: date | None
    source_url: str
    rev: int


def get_article(article_id: int) -> Article:
    """Return the article; raise NotFoundError when there is none."""
    article = find(Article, article_id)
    if article is None:
        raise NotFoundError("There is no such article.")
    return article


def edit_article(article: Article, edit: ArticleEdit, *, actor: Editor) -> None:
    """Change an article's particulars; raise StaleError when somebody else just did."""
    if edit.rev != article.rev:
        raise StaleError(
            "Somebody changed this article since you opened the form. Both versions are shown.",
            theirs={
                "title": article.title,
                "outlet": article.outlet,
                "author": article.author,
                "published_on": article.published_on.isoformat() if article.published_on else "",
                "source_url": article.source_url,
            },
        )
    old_day = article.published_on
    article.title = edit.title
    article.outlet = edit.outlet
    article.author = edit.author
    article.published_on = edit.published_on
    article.source_url = edit.source_url
    if history.changes_of(article):
        history.append(Event.ARTICLE_EDITED, article, actor=actor)
        _carry_over(article, old_day, actor=actor)


def _carry_over(article: Article, old_day: date | None, *, actor: Editor) -> None:
    """Let the article's claims follow it: their day where it was the article's, and their verdicts.

    Readers see an article's particulars beside the verdict, so a verdict signed off before they
    changed no longer stands.
    """
    claims = db.session.scalars(
        select(Claim)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .join(ArticleRevision, Appearance.revision_id == ArticleRevision.id)
        .where(ArticleRevision.article_id == article.id, Claim.status.not_in(CLOSED))
        .order_by(Claim.id)
        .distinct()
    ).all()
    for claim in claims:
        if claim.article_id == article.id and claim.claimed_on == old_day != article.published_on:
            claim.claimed_on = article.published_on
            history.append(Event.CLAIM_EDITED, claim, actor=actor, note="follows its article")
        void_judgement(claim, "its article’s particulars were edited", actor=actor)


def list_articles(*, before: int | None, limit: int) -> Sequence[Article]:
    """Return up to *limit* articles, newest first, older than the one numbered *before*."""
    query = select(Article).order_by(Article.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Article.id < before)
    return db.session.scalars(query).all()


def counts_by_status(article_ids: Sequence[int]) -> dict[int, dict[ClaimStatus, int]]:
    """Return, for each article, how many of its claims have each status."""
    rows = db.session.execute(
        select(Claim.article_id, Claim.status, func.count())
        .where(Claim.article_id.in_(article_ids))
        .group_by(Claim.article_id, Claim.status)
    )
    counts: dict[int, dict[ClaimStatus, int]] = {each: {} for each in article_ids}
    for article_id, status, number in rows:
        counts[article_id][status] = number
    return counts


def spans_of(
    revision: ArticleRevision, *, start: int = 0, end: int | None = None
) -> Sequence[Appearance]:
    """Return the appearances in *revision* with their claims, in reading order.

    Those that lie at least in part within the characters *start* to *end* (the text's own end when
    it is None).
    """
    query = _spans().where(Appearance.revision_id == revision.id)
    if start > 0:
        query = query.where(Appearance.end_char > start)
    if end is not None:
        query = query.where(Appearance.start_char < end)
    return db.session.scalars(query.order_by(*_IN_READING_ORDER)).all()


def spans_near(here: Appearance, limit: int) -> Sequence[Appearance]:
    """Return where at most *limit* other open claims appear, those nearest to *here* first."""
    others = _spans().where(
        Appearance.revision_id == here.revision_id,
        Appearance.claim_id != here.claim_id,
        Claim.status.not_in(CLOSED),
    )
    place = Appearance.start_char
    before = others.where(place < here.start_char).order_by(place.desc()).limit(limit)
    after = others.where(place >= here.start_char).order_by(place).limit(limit)
    found = [*db.session.scalars(before), *db.session.scalars(after)]
    found.sort(key=lambda each: abs(each.start_char - here.start_char))
    nearest: dict[int, Appearance] = {}
    for each in found:
        nearest.setdefault(each.claim_id, each)
    return list(nearest.values())[:limit]


_IN_READING_ORDER = (Appearance.start_char, Appearance.end_char.desc())


def _spans() -> Select[Appearance]:
    claim = contains_eager(Appearance.claim)
    return (
        select(Appearance)
        .join(Appearance.claim)
        .options(claim.joinedload(Claim.hold).joinedload(ClaimHold.editor))
    )
