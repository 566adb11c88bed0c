"""What a claim's page shows: gathered once, so that the template only lays it out."""

from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from workbench.domain.claims import CLOSED, ClaimStatus
from workbench.domain.editors import Permission
from workbench.domain.records import EvidenceRecord
from workbench.domain.verdicts import Answer, PublicationState
from workbench.models import (
    Appearance,
    Claim,
    ClaimHold,
    Editor,
    Evidence,
    Publication,
    SignOff,
    Verdict,
)
from workbench.services import (
    appearances,
    articles,
    desk,
    evidence,
    findings,
    holds,
    publications,
    verdicts,
)
from workbench.services.appearances import Place
from workbench.services.records import evidence_record
from workbench.web.article_page import page_href
from workbench.web.claim_forms import EvidenceForm, PublishForm, SignOffForm, VerdictForm
from workbench.web.finding_view import ShownFinding, shown_finding
from workbench.web.part_fields import ShownParts, parts_shown
from workbench.web.passage_view import ShownPassage, shown_passages
from workbench.web.reading import Segment, segments_of, window
from workbench.web.revision_view import ShownChange, shown_changes, standing_href
from workbench.web.rows import Row, row_of

NEARBY = 12


@dataclass(frozen=True)
class Answered:
    """A second person's answer, as it is listed under its verdict."""

    sign_off: SignOff
    signed: bool


class ClaimView:
    """One claim as *reader* sees it; every part is fetched when it is first asked for."""

    def __init__(self, claim: Claim, reader: Editor) -> None:
        self.claim = claim
        self.reader = reader

    @property
    def may_edit(self) -> bool:
        """Return whether the reader may work on the claim as it stands."""
        return self.reader.may(Permission.EDIT) and self.claim.status not in CLOSED

    @cached_property
    def parts(self) -> ShownParts:
        """Return the parts of the claim in words."""
        return parts_shown(self.claim.parts)

    @cached_property
    def findings(self) -> list[ShownFinding]:
        """Return the findings that speak of the claim."""
        return [shown_finding(each) for each in findings.findings_about(self.claim)]

    @cached_property
    def hold(self) -> ClaimHold | None:
        """Return the hold that runs on the claim, if any."""
        return holds.holder_of(self.claim)

    @property
    def mine(self) -> bool:
        """Return whether the reader holds the claim."""
        return self.hold is not None and self.hold.editor_id == self.reader.id

    @property
    def held_by_other(self) -> bool:
        """Return whether somebody else holds the claim."""
        return self.hold is not None and not self.mine

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Return all evidence, withdrawn included."""
        return list(evidence.evidence_of(self.claim))

    @property
    def live_evidence(self) -> list[Evidence]:
        """Return the evidence that counts."""
        return [each for each in self.evidence if not each.withdrawn]

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Return all verdicts, newest first."""
        return list(verdicts.verdicts_of(self.claim))

    @property
    def standing(self) -> Verdict | None:
        """Return the newest verdict, if any."""
        return self.verdicts[0] if self.verdicts else None

    @cached_property
    def answers(self) -> dict[int, list[Answered]]:
        """Return the second persons' answers by verdict."""
        found: dict[int, list[Answered]] = {verdict.id: [] for verdict in self.verdicts}
        for each in verdicts.sign_offs_of(list(found)):
            found[each.verdict_id].append(Answered(each, each.answer is Answer.SIGNED))
        return found

    @cached_property
    def publication(self) -> Publication | None:
        """Return the claim's publication, if any."""
        return publications.find_publication(self.claim)

    @property
    def may_judge(self) -> bool:
        """Return whether the reader may record a verdict now."""
        return (
            self.may_edit
            and bool(self.live_evidence)
            and self.claim.status is not ClaimStatus.PROPOSED
        )

    @property
    def may_sign(self) -> bool:
        """Return whether the reader may answer the verdict that stands."""
        return (
            self.claim.status is ClaimStatus.JUDGED
            and not self.held_by_other
            and self.reader.may(Permission.SIGN_OFF)
            and self.standing is not None
            and self.standing.author_id != self.reader.id
        )

    @property
    def own_verdict(self) -> bool:
        """Return whether the reader waits for somebody else to sign their verdict."""
        return (
            self.claim.status is ClaimStatus.JUDGED
            and self.standing is not None
            and self.standing.author_id == self.reader.id
        )

    @property
    def may_publish(self) -> bool:
        """Return whether the reader may publish what was signed off."""
        return self.claim.status is ClaimStatus.SIGNED_OFF and self.reader.may(Permission.SIGN_OFF)

    @property
    def may_withdraw(self) -> bool:
        """Return whether the reader may withdraw what is published."""
        return (
            self.publication is not None
            and self.publication.state is not PublicationState.WITHDRAWN
            and self.reader.may(Permission.SIGN_OFF)
        )

    @cached_property
    def evidence_form(self) -> EvidenceForm:
        """Return an empty evidence form."""
        return EvidenceForm(formdata=None, prefix="evidence-")

    @cached_property
    def verdict_form(self) -> VerdictForm:
        """Return the verdict form with the desk's scale and this claim's evidence."""
        return VerdictForm.on(desk.current_scale(), self.evidence, self.standing)

    @cached_property
    def sign_off_form(self) -> SignOffForm:
        """Return the form that answers exactly the verdict shown."""
        standing = self.standing
        return SignOffForm(
            formdata=None,
            prefix="sign-",
            verdict_number=standing.number if standing else 0,
            digest=verdicts.content_of(standing).digest if standing else "",
        )

    @cached_property
    def publish_form(self) -> PublishForm:
        """Return the form that publishes exactly the verdict shown."""
        standing = self.standing
        return PublishForm(
            formdata=None,
            prefix="publish-",
            verdict_number=standing.number if standing else 0,
            digest=standing.content_digest if standing else "",
        )

    @cached_property
    def tones(self) -> dict[str, str]:
        """Return the colour of each rating of the desk's scale, by the rating's number."""
        return {str(each.id): each.tone.value for each in desk.current_scale().ratings}

    @cached_property
    def definitions(self) -> dict[str, str]:
        """Return what each rating of the desk's scale means, by the rating's number."""
        return {str(each.id): each.definition for each in desk.current_scale().ratings}

    @cached_property
    def places(self) -> list[Place]:
        """Return where the claim was made, article by article, the earliest first."""
        return appearances.places_of(self.claim)

    def href_of(self, place: Place) -> str:
        """Return the address of where the claim stands in one article."""
        return standing_href(place)

    @cached_property
    def changes(self) -> list[ShownChange]:
        """Return how the article changed at the claim's places, as far as nobody has seen it."""
        return shown_changes(self.claim)

    @cached_property
    def here(self) -> Appearance | None:
        """Return where the claim stands now, or stood last, in the article it was found in."""
        found = self.claim.appearances
        return appearances.standing_of(found[0]) if found else None

    @property
    def gone(self) -> bool:
        """Return whether the newest text of the article it was found in has the claim no more."""
        return any(each.gone for each in self.places if each.standing is self.here)

    @cached_property
    def segments(self) -> list[Segment]:
        """Return the article around the claim, cut where claims begin and end."""
        here = self.here
        if here is None:
            return []
        start, end = window(here.revision.text, here)
        spans = articles.spans_of(here.revision, start=start, end=end)
        return segments_of(here.revision.text, spans, start=start, end=end)

    @cached_property
    def whole_article(self) -> bool:
        """Return whether all of the article is shown."""
        here = self.here
        if here is None:
            return True
        return window(here.revision.text, here) == (0, len(here.revision.text))

    @cached_property
    def place_href(self) -> str:
        """Return the address of the claim's place in its article, or of the article."""
        here = next((each for each in self.places if each.standing is self.here), None)
        if here is None:
            return page_href(self.claim.article_id, 0, claim_id=self.claim.id)
        return standing_href(here)

    @cached_property
    def nearby(self) -> list[Row]:
        """Return other open claims of the article, those nearest in the text first."""
        here = self.here
        if here is None:
            return []
        found = articles.spans_near(here, NEARBY)
        return [row_of(each.claim, self.reader, in_article=True) for each in found]

    @cached_property
    def passages(self) -> dict[int, ShownPassage]:
        """Return whether each passage stands in what was kept, by the number of its evidence."""
        return shown_passages(self.live_evidence)

    def card(self, item: Evidence) -> "EvidenceCard":
        """Return one piece of evidence as its card shows it."""
        return EvidenceCard.of(item)


@dataclass(frozen=True)
class EvidenceCard:
    """A piece of evidence as the card macro reads it."""

    record: EvidenceRecord
    file_href: str
    added_by: str
    added_at: object

    @classmethod
    def of(cls, item: Evidence) -> "EvidenceCard":
        """Return the card of *item*."""
        source = item.source
        href = url_for("evidence.file", evidence_id=item.id) if source.file_digest else ""
        return cls(
            record=evidence_record(item),
            file_href=href,
            added_by=item.attached_by.name,
            added_at=item.attached_at,
        )

    def __getattr__(self, name: str) -> object:
        """Return the record's own fields as the card's."""
        return getattr(self.record, name)
