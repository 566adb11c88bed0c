"""Gathering claims as complete records: as readers see them where published, else as they stand.

The number of queries does not depend on the number of claims.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workbench.domain.records import (
    AppearanceRecord,
    ClaimRecord,
    CorrectionRecord,
    EvidenceRecord,
    VerdictRecord,
)
from workbench.domain.verdicts import Answer
from workbench.exports.jsonl import read_jsonl
from workbench.models import (
    Appearance,
    Article,
    ArticleRevision,
    Claim,
    Editor,
    Evidence,
    Publication,
    RatingScale,
    SignOff,
    Verdict,
    db,
)
from workbench.services import desk
from workbench.services.parts import parts_record

T = TypeVar("T")


def records_of(claim_ids: Sequence[int]) -> list[ClaimRecord]:
    """Return the record of each claim, in the order given.

    A claim that was published is given as readers see it, however the desk has worked on since;
    only its `status` is the desk's own, as it is now.
    """
    out = {each.claim_id: each for each in published_of(claim_ids)}
    gathered = _Gathered([each for each in claim_ids if each not in out])
    return [out[each] if each in out else gathered.record(each) for each in claim_ids]


def published_of(claim_ids: Sequence[int]) -> list[ClaimRecord]:
    """Return what readers see of those claims that have a publication, in the order given."""
    found = db.session.scalars(
        select(Publication)
        .where(Publication.claim_id.in_(claim_ids))
        .options(joinedload(Publication.claim), selectinload(Publication.corrections))
    )
    publications = {each.claim_id: each for each in found}
    public_url = desk.get_desk().public_url
    return [
        published_record(publications[each], public_url)
        for each in claim_ids
        if each in publications
    ]


def published_record(publication: Publication, public_url: str) -> ClaimRecord:
    """Return the frozen content of *publication* with how it stands now, and its corrections."""
    frozen = next(iter(read_jsonl([publication.content])))
    return replace(
        frozen,
        status=publication.claim.status.value,
        publication=publication.state.value,
        url=f"{public_url}/verdicts/{publication.claim_id}",
        first_published_at=publication.first_published_at,
        changed_at=publication.changed_at,
        corrections=tuple(
            CorrectionRecord(kind=each.state.value, reason=each.reason, made_at=each.made_at)
            for each in publication.corrections
        ),
    )


def record_of(claim: Claim, *, verdict: Verdict) -> ClaimRecord:
    """Return *claim* as it stands now with *verdict*, as it is frozen when it is published."""
    return _Gathered([claim.id]).record(claim.id, verdict=verdict)


class _Gathered:
    """All rows that a batch of claims needs, fetched with one query a table."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.claims = {c.id: c for c in _in(Claim, Claim.id, ids)}
        self.evidence = _grouped(_in(Evidence, Evidence.claim_id, ids), "claim_id")
        self.verdicts = _grouped(_in(Verdict, Verdict.claim_id, ids), "claim_id")
        all_verdicts = [v for group in self.verdicts.values() for v in group]
        self.sign_offs = _grouped(
            _in(SignOff, SignOff.verdict_id, [v.id for v in all_verdicts]), "verdict_id"
        )
        # Held here, they are not asked for again by each rating.
        self.scales = db.session.scalars(
            select(RatingScale).options(selectinload(RatingScale.ratings))
        ).all()
        self.names = {e.id: e.name for e in db.session.execute(select(Editor.id, Editor.name))}
        self.appearances: dict[int, list[AppearanceRecord]] = defaultdict(list)
        rows = db.session.execute(
            select(Appearance, ArticleRevision.number, ArticleRevision.digest, Article)
            .join(ArticleRevision, Appearance.revision_id == ArticleRevision.id)
            .join(Article, ArticleRevision.article_id == Article.id)
            .where(Appearance.claim_id.in_(ids))
            .order_by(Appearance.id)
        )
        for appearance, number, digest, article in rows:
            self.appearances[appearance.claim_id].append(
                _appearance(appearance, number, digest, article)
            )

    def record(self, claim_id: int, *, verdict: Verdict | None = None) -> ClaimRecord:
        """Return the record of one claim of the batch."""
        claim = self.claims[claim_id]
        newest = max(self.verdicts[claim_id], key=lambda each: each.number, default=None)
        shown = verdict or newest
        return ClaimRecord(
            claim_id=claim.id,
            wording=claim.wording,
            proposed_wording=claim.proposed_wording,
            kind=claim.kind.value,
            claimant=claim.claimant,
            claimant_type=claim.claimant_type.value if claim.claimant_type else "",
            claimed_on=claim.claimed_on,
            status=claim.status.value,
            worth=claim.worth,
            reasons=tuple((r.predicate, r.words, r.share) for r in claim.named_reasons),
            pipeline=claim.pipeline,
            appearances=tuple(self.appearances[claim_id]),
            evidence=tuple(evidence_record(e) for e in self.evidence[claim_id] if not e.withdrawn),
            verdict=self._verdict(shown) if shown is not None else None,
            publication="",
            url="",
            first_published_at=None,
            changed_at=None,
            corrections=(),
            parts=parts_record(claim),
        )

    def _verdict(self, verdict: Verdict) -> VerdictRecord:
        rating = verdict.rating
        signed = [
            s
            for s in self.sign_offs[verdict.id]
            if s.answer is Answer.SIGNED and s.content_digest == verdict.content_digest
        ]
        return VerdictRecord(
            number=verdict.number,
            rating=rating.label,
            rating_value=rating.value,
            best=rating.scale.best,
            worst=rating.scale.worst,
            definition=rating.definition,
            summary=verdict.summary,
            author=self.names[verdict.author_id],
            recorded_at=verdict.recorded_at,
            evidence_ids=tuple(verdict.evidence_ids),
            signed_off_by=self.names[signed[-1].reviewer_id] if signed else "",
            signed_off_at=signed[-1].given_at if signed else None,
        )


def _in(model: type[T], column: object, values: Sequence[int]) -> list[T]:
    query = select(model).where(column.in_(values)).order_by(model.id)  # type: ignore[attr-defined]  # every audited model has these
    return list(db.session.scalars(query).unique())


def _grouped(rows: Iterable[T], key: str) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _appearance(
    appearance: Appearance, number: int, digest: str, article: Article
) -> AppearanceRecord:
    return AppearanceRecord(
        article_id=article.id,
        article_title=article.title,
        outlet=article.outlet,
        author=article.author,
        published_on=article.published_on,
        source_url=article.source_url,
        revision=number,
        digest=digest,
        start_char=appearance.start_char,
        end_char=appearance.end_char,
        quote=appearance.quote,
    )


def evidence_record(evidence: Evidence) -> EvidenceRecord:
    """Return one piece of evidence with its source, as pages and exports show it."""
    source = evidence.source
    return EvidenceRecord(
        evidence_id=evidence.id,
        stance=evidence.stance.value,
        passage=evidence.passage,
        locator=evidence.locator,
        note=evidence.note,
        source_title=source.title,
        source_publisher=source.publisher,
        source_url=source.url,
        source_published_on=source.published_on,
        file_name=source.file_name,
        file_digest=source.file_digest,
        source_class=source.source_class.value if source.source_class else "",
        source_naming=source.naming.value if source.naming else "",
        source_unnamed_reason=source.unnamed_reason or "",
        source_interests=source.interests or "",
    )
