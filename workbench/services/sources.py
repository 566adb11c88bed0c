"""Sources as records of their own: found, listed, and what is said of them changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import NotFoundError, StaleError
from workbench.domain.history import Event
from workbench.domain.sources import Naming, SourceClass, SourceEdit
from workbench.models import Claim, Editor, Evidence, Source, db
from workbench.services import history, holds
from workbench.services.judgement import void_judgement
from workbench.services.lookup import find


@dataclass(frozen=True)
class SourceFilter:
    """Which sources to list: every field narrows it; `unsaid` are those of no class yet."""

    words: str = ""
    source_class: SourceClass | None = None
    unsaid: bool = False
    anonymous: bool = False


def get_source(source_id: int) -> Source:
    """Return the source; raise NotFoundError when there is none."""
    source = find(Source, source_id)
    if source is None:
        raise NotFoundError("There is no such source.")
    return source


def list_sources(wanted: SourceFilter, *, before: int | None, limit: int) -> Sequence[Source]:
    """Return up to *limit* sources, newest first, older than the one numbered *before*."""
    query = select(Source).order_by(Source.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Source.id < before)
    for word in wanted.words.split():
        query = query.where(
            or_(
                *(
                    column.icontains(word, autoescape=True)
                    for column in (Source.title, Source.publisher, Source.url)
                )
            )
        )
    if wanted.source_class is not None:
        query = query.where(Source.source_class == wanted.source_class)
    if wanted.unsaid:
        query = query.where(Source.source_class.is_(None))
    if wanted.anonymous:
        query = query.where(Source.naming == Naming.ANONYMOUS)
    return db.session.scalars(query).all()


def uses_of(source_ids: Sequence[int]) -> dict[int, int]:
    """Return, for each source, how many pieces of evidence that count rest on it."""
    rows = db.session.execute(
        select(Evidence.source_id, func.count())
        .where(Evidence.source_id.in_(source_ids), ~Evidence.withdrawn)
        .group_by(Evidence.source_id)
    )
    return dict.fromkeys(source_ids, 0) | {number: count for number, count in rows}  # noqa: C416  # rows are not pairs to mypy


def evidence_from(source: Source, *, limit: int) -> Sequence[Evidence]:
    """Return up to *limit* pieces of evidence drawn from *source*, newest first."""
    return db.session.scalars(
        select(Evidence)
        .where(Evidence.source_id == source.id)
        .order_by(Evidence.id.desc())
        .limit(limit)
    ).all()


def evidence_on(source: Source) -> Sequence[Evidence]:
    """Return every piece of evidence drawn from *source* that counts, oldest first."""
    return db.session.scalars(
        select(Evidence)
        .where(Evidence.source_id == source.id, ~Evidence.withdrawn)
        .order_by(Evidence.id)
    ).all()


def edit(source: Source, wanted: SourceEdit, *, rev: int, actor: Editor) -> None:
    """Change what is said of *source* wherever it is used; nothing is written when nothing changes.

    Judged and signed-off claims that rest on it need a verdict again: what a second person signs
    includes the source. Raises StaleError when somebody else just changed it, and ClaimTakenError
    when such a claim is in somebody's hands.
    """
    if rev != source.rev:
        raise StaleError(
            "Somebody changed this source since you opened the form. Both versions are shown.",
            theirs=_shown(source),
        )
    source.title = wanted.title.strip()
    source.publisher = wanted.publisher.strip()
    source.url = wanted.url.strip()
    source.published_on = wanted.published_on
    source.source_class = wanted.source_class
    source.naming = wanted.naming
    source.unnamed_reason = wanted.unnamed_reason.strip() or None
    source.interests = wanted.interests.strip() or None
    if not history.changes_of(source):
        return
    history.append(Event.SOURCE_EDITED, source, actor=actor)
    for claim in _judged_on(source):
        holds.ensure_free(claim, actor=actor)
        void_judgement(claim, "a source was edited", actor=actor)


def _judged_on(source: Source) -> Sequence[Claim]:
    return db.session.scalars(
        select(Claim)
        .where(
            Claim.status.in_((ClaimStatus.JUDGED, ClaimStatus.SIGNED_OFF)),
            Claim.id.in_(
                select(Evidence.claim_id).where(
                    Evidence.source_id == source.id, ~Evidence.withdrawn
                )
            ),
        )
        .order_by(Claim.id)
    ).all()


def _shown(source: Source) -> dict[str, str]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published_on": source.published_on.isoformat() if source.published_on else "",
        "source_class": source.source_class.value if source.source_class else "",
        "naming": source.naming.value if source.naming else "",
        "unnamed_reason": source.unnamed_reason or "",
        "interests": source.interests or "",
    }
