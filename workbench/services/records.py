"""Gathering claims as complete records for exports, a batch at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import select

from workbench.domain.records import (
    AppearanceRecord,
    ClaimRecord,
    CorrectionRecord,
    EvidenceRecord,
    VerdictRecord,
)
from workbench.domain.verdicts import Answer
from workbench.models import (
    Appearance,
    Article,
    ArticleRevision,
    Claim,
    Editor,
    Evidence,
    Publication,
    Rating,
    SignOff,
    Verdict,
    db,
)
from workbench.services import desk

BATCH = 500
T = TypeVar("T")


def url_of(claim_id: int) -> str:
    """Return the address of a claim's public page."""
    return f"{desk.get_desk().public_url}/verdicts/{claim_id}"


def records_of(claim_ids: Iterable[int]) -> Iterator[ClaimRecord]:
    """Yield the record of each claim, in the order given; memory holds one batch at a time."""
    ids = iter(claim_ids)
    while batch := list(islice(ids, BATCH)):
        gathered = _Gathered(batch)
        for claim_id in batch:
            yield gathered.record(claim_id)
        db.session.expunge_all()


def record_of(claim: Claim, *, verdict: Verdict | None = None) -> ClaimRecord:
    """Return one claim's record; *verdict* is the one it shows instead of the published one."""
    return _Gathered([claim.id]).record(claim.id, verdict=verdict)


class _Gathered:
    """All rows that a batch of claims needs, fetched with one query a table."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.public_url = desk.get_desk().public_url
        self.claims = {c.id: c for c in _in(Claim, Claim.id, ids)}
        self.evidence = _grouped(_in(Evidence, Evidence.claim_id, ids), "claim_id")
        self.verdicts = _grouped(_in(Verdict, Verdict.claim_id, ids), "claim_id")
        self.publications = {p.claim_id: p for p in _in(Publication, Publication.claim_id, ids)}
        all_verdicts = [v for group in self.verdicts.values() for v in group]
        self.sign_offs = _grouped(
            _in(SignOff, SignOff.verdict_id, [v.id for v in all_verdicts]), "verdict_id"
        )
        self.editors = {e.id: e for e in db.session.scalars(select(Editor))}
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
        publication = self.publications.get(claim_id)
        shown = verdict or self._shown_verdict(claim_id, publication)
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
            evidence=tuple(_evidence(e) for e in self.evidence[claim_id] if not e.withdrawn),
            verdict=self._verdict(shown) if shown is not None else None,
            publication=publication.state.value if publication else "",
            url=f"{self.public_url}/verdicts/{claim_id}" if publication else "",
            first_published_at=publication.first_published_at if publication else None,
            changed_at=publication.changed_at if publication else None,
            corrections=tuple(
                CorrectionRecord(kind=c.state.value, reason=c.reason, made_at=c.made_at)
                for c in (publication.corrections if publication else ())
            ),
        )

    def _shown_verdict(self, claim_id: int, publication: Publication | None) -> Verdict | None:
        verdicts = self.verdicts[claim_id]
        if publication is not None:
            return next(v for v in verdicts if v.id == publication.verdict_id)
        return max(verdicts, key=lambda v: v.number, default=None)

    def _verdict(self, verdict: Verdict) -> VerdictRecord:
        rating = db.session.get_one(Rating, verdict.rating_id)
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
            author=self.editors[verdict.author_id].name,
            recorded_at=verdict.recorded_at,
            evidence_ids=tuple(verdict.evidence_ids),
            signed_off_by=self.editors[signed[-1].reviewer_id].name if signed else "",
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


def _evidence(evidence: Evidence) -> EvidenceRecord:
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
    )
