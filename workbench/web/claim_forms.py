"""The forms on a claim's page; each stands on a page of its own when it needs mending."""

from flask_wtf.file import FileField
from wtforms import IntegerField, RadioField, SelectChoice, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX
from workbench.domain.claims import (
    CLAIMANT_MAX,
    REASON_MAX,
    WORDING_MAX,
    ClaimantType,
    ClaimEdit,
    ClaimKind,
)
from workbench.domain.text import NUMBER_MAX, turns_ended
from workbench.domain.verdicts import (
    NOTE_MAX,
    PASSAGE_MAX,
    SUMMARY_MAX,
    Answer,
    Stance,
    VerdictDraft,
)
from workbench.models import Claim, Evidence, RatingScale, Verdict
from workbench.services import files
from workbench.services.evidence import EvidenceDraft
from workbench.services.files import NO_FILE
from workbench.web.forms import BaseForm, day, line, text_area
from workbench.web.part_fields import PartsForm, parts_filled


class ReasonForm(BaseForm):
    """A step that asks why."""

    reason = text_area("Why", REASON_MAX, InputRequired("Say why."))


class EditForm(PartsForm):
    """Wording, kind, claimant, date and parts of a claim."""

    wording = text_area("Wording", WORDING_MAX, InputRequired("A claim needs a wording."))
    kind = SelectField(
        "Kind",
        choices=[SelectChoice(kind.value, f"{kind.value}: {kind.meaning}") for kind in ClaimKind],
    )
    claimant = line("Claimant", CLAIMANT_MAX)
    claimant_type = SelectField(
        "The claimant is",
        choices=[
            SelectChoice("", "not said yet"),
            SelectChoice(ClaimantType.PERSON.value, "a person"),
            SelectChoice(ClaimantType.ORGANIZATION.value, "an organization"),
        ],
    )
    claimed_on = day("Claimed on")
    rev = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    @classmethod
    def on(cls, claim: Claim) -> "EditForm":
        """Return the form filled from *claim*, or from what was sent."""
        return cls(
            wording=claim.wording,
            kind=claim.kind.value,
            claimant=claim.claimant,
            claimant_type=claim.claimant_type.value if claim.claimant_type else "",
            claimed_on=claim.claimed_on,
            rev=claim.rev,
            **parts_filled(claim),
        )

    def edit(self) -> ClaimEdit:
        """Return what was typed as the domain knows it; call after validate().

        Raises InvalidInputError, naming the field, where it breaks a rule.
        """
        kind = self.claimant_type.data
        return ClaimEdit(
            wording=self.wording.data,
            kind=ClaimKind(self.kind.data),
            claimant=self.claimant.data or "",
            claimant_type=ClaimantType(kind) if kind else None,
            claimed_on=self.claimed_on.data,
            parts=self.parts(),
        )


class EvidenceForm(BaseForm):
    """A source and what it says on the claim."""

    title = line("Title of the source", TITLE_MAX, InputRequired("Give the source a title."))
    stance = RadioField(
        "What it does to the claim",
        choices=[SelectChoice(each.value, each.value) for each in Stance],
        validators=[InputRequired("Say what it does to the claim.")],
    )
    passage = text_area("Passage, quoted letter for letter", PASSAGE_MAX)
    url = line("Address", URL_MAX)
    publisher = line("Publisher", NAME_MAX)
    published_on = day("Published on")
    locator = line("Where in the source", NAME_MAX)
    note = text_area("Note", NOTE_MAX)
    file = FileField("File")
    rev = IntegerField(widget=HiddenInput(), default=0, validators=[InputRequired()])

    @classmethod
    def on(cls, evidence: Evidence) -> "EvidenceForm":
        """Return the form filled from *evidence*, or from what was sent."""
        source = evidence.source
        return cls(
            title=source.title,
            stance=evidence.stance.value,
            passage=evidence.passage,
            url=source.url,
            publisher=source.publisher,
            published_on=source.published_on,
            locator=evidence.locator,
            note=evidence.note,
            rev=evidence.rev,
        )

    def draft(self) -> EvidenceDraft:
        """Return what was typed as the service knows it, its file stored; call after validate()."""
        sent = self.file.data
        kept = files.keep(sent.read(), sent.filename) if sent and sent.filename else NO_FILE
        return EvidenceDraft(
            title=self.title.data,
            stance=Stance(self.stance.data),
            passage=self.passage.data or "",
            url=self.url.data or "",
            publisher=self.publisher.data or "",
            published_on=self.published_on.data,
            locator=self.locator.data or "",
            note=self.note.data or "",
            file=kept,
        )


class TickField(SelectMultipleField):
    """Several values, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class VerdictForm(BaseForm):
    """An editor's verdict on a claim."""

    rating_id = RadioField(
        "Rating", coerce=int, validators=[InputRequired("Choose a rating.")], choices=[]
    )
    summary = text_area("Why", SUMMARY_MAX, InputRequired("Say why: a verdict needs a summary."))
    evidence_ids = TickField("It rests on", coerce=int, choices=[])
    replaces = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    @classmethod
    def on(
        cls, scale: RatingScale, evidence: list[Evidence], standing: Verdict | None
    ) -> "VerdictForm":
        """Return the form with the scale's ratings and the claim's evidence to choose from.

        A verdict that stands fills it, so that a second one begins where the first ended.
        """
        known = {rating.id for rating in scale.ratings}
        live = [each for each in evidence if not each.withdrawn]
        form = cls(
            rating_id=standing.rating_id if standing and standing.rating_id in known else None,
            summary=standing.summary if standing else "",
            evidence_ids=[each.id for each in live],
            replaces=standing.number if standing else 0,
        )
        form.rating_id.choices = [SelectChoice(each.id, each.label) for each in scale.ratings]
        form.evidence_ids.choices = [
            SelectChoice(each.id, f"{turns_ended(each.source.title)} ({each.stance.value})")
            for each in live
        ]
        return form

    def draft(self) -> VerdictDraft:
        """Return what was typed as the domain knows it; call after validate()."""
        return VerdictDraft(
            rating_id=self.rating_id.data,
            summary=self.summary.data,
            evidence_ids=tuple(self.evidence_ids.data or ()),
            replaces=self.replaces.data,
        )


class SignOffForm(BaseForm):
    """The second person's answer to exactly what they see."""

    answer = RadioField(
        "Your answer",
        choices=[
            SelectChoice(Answer.SIGNED.value, "sign it off"),
            SelectChoice(Answer.RETURNED.value, "send it back"),
        ],
        validators=[InputRequired("Sign it off or send it back.")],
    )
    comment = text_area("Comment", NOTE_MAX)
    verdict_number = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    digest = line("Digest", 71, InputRequired("Open the page again."), widget=HiddenInput())


class PublishForm(BaseForm):
    """Publishing exactly the verdict that is shown; a correction asks what readers are told."""

    reason = text_area("What was corrected, and why", REASON_MAX)
    verdict_number = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    digest = line("Digest", 71, InputRequired("Open the page again."), widget=HiddenInput())


class MergeForm(BaseForm):
    """Which claim this one is the same as."""

    into = IntegerField(
        "Number of the claim it is the same as",
        validators=[
            InputRequired("Write a claim’s number."),
            NumberRange(1, NUMBER_MAX, "Write a claim’s number."),
        ],
    )


class SplitForm(BaseForm):
    """The pieces of a claim's quote, one a line."""

    pieces = text_area(
        "Pieces, one a line", WORDING_MAX, InputRequired("Write at least two pieces.")
    )
