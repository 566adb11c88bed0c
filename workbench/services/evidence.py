"""Attaching evidence: a source found or made, and what it says on one claim."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from workbench.domain.errors import (
    IllegalStepError,
    InvalidInputError,
    NotFoundError,
    StaleError,
)
from workbench.domain.history import Event
from workbench.domain.verdicts import Stance
from workbench.domain.web_address import host_of
from workbench.models import Claim, Editor, Evidence, Source, db
from workbench.services import history, holds
from workbench.services.claims import ensure_open
from workbench.services.clock import now
from workbench.services.files import NO_FILE, KeptFile
from workbench.services.judgement import void_judgement
from workbench.services.lookup import find

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class EvidenceDraft:
    """A piece of evidence as typed, checked: a source has an address, a file or at least a title.

    Raises InvalidInputError naming the field at fault.
    """

    title: str
    stance: Stance
    passage: str = ""
    url: str = ""
    publisher: str = ""
    published_on: date | None = None
    locator: str = ""
    note: str = ""
    file: KeptFile = field(default=NO_FILE)

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidInputError("Give the source a title.", field="title")
        if self.url and not host_of(self.url):
            raise InvalidInputError(
                "Write the whole address, beginning with https:// or http://.", field="url"
            )
        if not self.passage.strip() and not self.note.strip():
            raise InvalidInputError(
                "Quote the passage, or say in the note what the source shows.", field="passage"
            )


def attach(claim: Claim, draft: EvidenceDraft, *, actor: Editor) -> Evidence:
    """Attach evidence to *claim*; a source with the same particulars is used again."""
    ensure_open(claim)
    holds.ensure_free(claim, actor=actor)
    source = _source_for(draft, actor=actor)
    evidence = Evidence(
        claim_id=claim.id,
        source_id=source.id,
        stance=draft.stance,
        passage=draft.passage.strip(),
        locator=draft.locator.strip(),
        note=draft.note.strip(),
        attached_by_id=actor.id,
        attached_at=now(),
        withdrawn=False,
        withdrawn_reason="",
    )
    _append(Event.EVIDENCE_ATTACHED, evidence, claim, actor=actor)
    void_judgement(claim, "evidence was attached", actor=actor)
    log.info("evidence attached", extra={"claim_id": claim.id, "evidence_id": evidence.id})
    return evidence


def edit(evidence: Evidence, draft: EvidenceDraft, *, rev: int, actor: Editor) -> None:
    """Change what is said of a piece of evidence; StaleError when somebody else just did."""
    ensure_open(evidence.claim)
    holds.ensure_free(evidence.claim, actor=actor)
    if evidence.withdrawn:
        raise IllegalStepError("This evidence was withdrawn; attach it anew to use it again.")
    if rev != evidence.rev:
        raise StaleError(
            "Somebody changed this evidence since you opened the form. Both versions are shown.",
            theirs={
                "stance": evidence.stance.value,
                "passage": evidence.passage,
                "locator": evidence.locator,
                "note": evidence.note,
                "title": evidence.source.title,
                "publisher": evidence.source.publisher,
                "url": evidence.source.url,
                "published_on": (
                    evidence.source.published_on.isoformat() if evidence.source.published_on else ""
                ),
                "file": evidence.source.file_name,
            },
        )
    source = _source_for(draft, actor=actor, kept=evidence.source)
    evidence.source_id = source.id
    evidence.stance = draft.stance
    evidence.passage = draft.passage.strip()
    evidence.locator = draft.locator.strip()
    evidence.note = draft.note.strip()
    if history.changes_of(evidence):
        _append(Event.EVIDENCE_EDITED, evidence, evidence.claim, actor=actor)
        void_judgement(evidence.claim, "evidence was edited", actor=actor)


def withdraw(evidence: Evidence, reason: str, *, actor: Editor) -> None:
    """Take a piece of evidence out of the reckoning, for a reason; it stays readable."""
    ensure_open(evidence.claim)
    holds.ensure_free(evidence.claim, actor=actor)
    if not reason.strip():
        raise InvalidInputError("Say why this evidence no longer counts.", field="reason")
    if evidence.withdrawn:
        return
    evidence.withdrawn, evidence.withdrawn_reason = True, reason.strip()
    _append(Event.EVIDENCE_WITHDRAWN, evidence, evidence.claim, actor=actor, note=reason.strip())
    void_judgement(evidence.claim, "evidence was withdrawn", actor=actor)


def _append(
    event: Event, evidence: Evidence, claim: Claim, *, actor: Editor, note: str = ""
) -> None:
    history.append(
        event,
        evidence,
        actor=actor,
        note=note,
        claim_id=claim.id,
        article_id=claim.article_id,
    )


def _source_for(draft: EvidenceDraft, *, actor: Editor, kept: Source | None = None) -> Source:
    file = draft.file
    if file is NO_FILE and kept is not None:
        file = KeptFile(kept.file_name, kept.file_digest, kept.file_size)
    known = db.session.scalar(
        select(Source)
        .where(
            Source.title == draft.title.strip(),
            Source.url == draft.url.strip(),
            Source.publisher == draft.publisher.strip(),
            Source.file_digest == file.digest,
            Source.published_on.is_(None)
            if draft.published_on is None
            else Source.published_on == draft.published_on,
        )
        .limit(1)
    )
    if known is not None:
        return known
    source = Source(
        title=draft.title.strip(),
        publisher=draft.publisher.strip(),
        url=draft.url.strip(),
        published_on=draft.published_on,
        file_name=file.name,
        file_digest=file.digest,
        file_size=file.size,
        source_class=kept.source_class if kept else None,
        naming=kept.naming if kept else None,
        unnamed_reason=kept.unnamed_reason if kept else None,
        interests=kept.interests if kept else None,
    )
    history.append(Event.SOURCE_ADDED, source, actor=actor)
    return source


def get_evidence(evidence_id: int) -> Evidence:
    """Return the piece of evidence; raise NotFoundError when there is none."""
    evidence = find(Evidence, evidence_id)
    if evidence is None:
        raise NotFoundError("There is no such evidence.")
    return evidence


def evidence_of(claim: Claim) -> Sequence[Evidence]:
    """Return all evidence on *claim*, withdrawn included, oldest first."""
    return db.session.scalars(
        select(Evidence).where(Evidence.claim_id == claim.id).order_by(Evidence.id)
    ).all()
