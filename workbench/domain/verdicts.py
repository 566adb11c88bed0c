"""Ratings, verdicts, sign-offs and publication: what they are and which steps they may take."""

from dataclasses import asdict, dataclass
from enum import StrEnum

import rfc8785

from workbench.domain.articles import digest_of
from workbench.domain.errors import InvalidInputError
from workbench.domain.steps import step

SUMMARY_MAX = 5_000
NOTE_MAX = 5_000
PASSAGE_MAX = 20_000


class Stance(StrEnum):
    """What a piece of evidence says about the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Tone(StrEnum):
    """The colour token a rating is shown in; the word always stands beside it."""

    GREEN = "green"
    LIME = "lime"
    AMBER = "amber"
    ORANGE = "orange"
    RED = "red"
    CRIMSON = "crimson"
    VIOLET = "violet"
    BLUE = "blue"
    TEAL = "teal"
    GREY = "grey"


class Answer(StrEnum):
    """The second person's answer to a verdict."""

    SIGNED = "signed"
    RETURNED = "returned"


class PublicationState(StrEnum):
    """How a publication stands towards readers."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"

    def step_to(self, wanted: "PublicationState") -> "PublicationState":
        """Return *wanted* when it may follow this state; else raise IllegalStepError."""
        return step(PUBLICATION_STEPS, self, wanted)


PUBLICATION_STEPS: dict[PublicationState, frozenset[PublicationState]] = {
    PublicationState.PUBLISHED: frozenset({PublicationState.CORRECTED, PublicationState.WITHDRAWN}),
    PublicationState.CORRECTED: frozenset({PublicationState.CORRECTED, PublicationState.WITHDRAWN}),
    # A withdrawn verdict comes back only as a correction, with its reason.
    PublicationState.WITHDRAWN: frozenset({PublicationState.CORRECTED}),
}


@dataclass(frozen=True)
class RatingDraft:
    """One value of a scale: its label, number, colour and what it means."""

    label: str
    value: int
    tone: Tone
    definition: str


@dataclass(frozen=True)
class ScalePreset:
    """A rating scale that a desk can take over as it is."""

    key: str
    name: str
    ratings: tuple[RatingDraft, ...]


PRESETS: tuple[ScalePreset, ...] = (
    ScalePreset(
        "five-step",
        "True to false in five steps",
        (
            RatingDraft("True", 5, Tone.GREEN, "The evidence bears the claim out in full."),
            RatingDraft("Mostly true", 4, Tone.LIME, "Right at heart; a detail is off or missing."),
            RatingDraft("Half true", 3, Tone.AMBER, "Part holds, part does not."),
            RatingDraft("Mostly false", 2, Tone.ORANGE, "A grain of truth that misleads as put."),
            RatingDraft("False", 1, Tone.RED, "The evidence shows otherwise."),
        ),
    ),
    ScalePreset(
        "six-step",
        "True to fabricated in six steps",
        (
            RatingDraft("True", 6, Tone.GREEN, "Accurate, nothing of weight is missing."),
            RatingDraft("Mostly true", 5, Tone.LIME, "Accurate, but needs more context."),
            RatingDraft("Half true", 4, Tone.AMBER, "Partly accurate, leaves out much."),
            RatingDraft("Mostly false", 3, Tone.ORANGE, "Ignores facts that matter."),
            RatingDraft("False", 2, Tone.RED, "Not accurate."),
            RatingDraft("Fabricated", 1, Tone.CRIMSON, "Made up; there was never a basis for it."),
        ),
    ),
    ScalePreset(
        "evidence",
        "What the evidence allows",
        (
            RatingDraft("Supported", 4, Tone.GREEN, "Reliable evidence supports the claim."),
            RatingDraft(
                "Conflicting evidence", 3, Tone.AMBER, "Reliable evidence points both ways."
            ),
            RatingDraft(
                "Not enough evidence", 2, Tone.GREY, "Nothing reliable settles it either way."
            ),
            RatingDraft("Refuted", 1, Tone.RED, "Reliable evidence refutes the claim."),
        ),
    ),
)


@dataclass(frozen=True)
class VerdictDraft:
    """A verdict as typed: rating, summary and the evidence it rests on, checked.

    `replaces` is the number of the verdict the form was opened on (0 for none).
    """

    rating_id: int
    summary: str
    evidence_ids: tuple[int, ...]
    replaces: int

    def __post_init__(self) -> None:
        if not self.summary.strip():
            raise InvalidInputError("Say why: a verdict needs a summary.", field="summary")
        if not self.evidence_ids:
            raise InvalidInputError(
                "Tick at least one piece of evidence that the verdict rests on.",
                field="evidence_ids",
            )


@dataclass(frozen=True)
class EvidenceContent:
    """What a reader would see of one piece of evidence; part of what a sign-off is bound to."""

    evidence_id: int
    stance: str
    passage: str
    locator: str
    note: str
    source: str
    publisher: str
    published_on: str
    source_url: str
    file_name: str
    file_digest: str
    source_class: str = ""
    naming: str = ""
    unnamed_reason: str = ""
    interests: str = ""


@dataclass(frozen=True)
class AppearanceContent:
    """Where the claim was made, as a reader would see it."""

    title: str
    outlet: str
    author: str
    published_on: str
    source_url: str
    revision_digest: str
    quote: str


@dataclass(frozen=True)
class VerdictContent:
    """Exactly what a second person signs off; any change of it makes another digest."""

    claim_id: int
    wording: str
    kind: str
    claimant: str
    claimant_type: str
    claimed_on: str
    verdict_number: int
    rating: str
    summary: str
    evidence: tuple[EvidenceContent, ...]
    appearances: tuple[AppearanceContent, ...]
    period_words: str = ""
    period_first_on: str = ""
    period_last_on: str = ""
    place: str = ""

    @property
    def digest(self) -> str:
        """Return `sha256:…` over the canonical JSON (RFC 8785) of the whole content.

        Period, place and what a source is are part of it where they are set only: verdicts signed
        before there were such fields keep their digests.
        """
        content = asdict(self)
        for part, names in ((content, _WHERE_SET), *((e, _OF_SOURCE) for e in content["evidence"])):
            for name in names:
                if not part[name]:
                    del part[name]
        return digest_of(rfc8785.dumps(content).decode())


_WHERE_SET = ("period_words", "period_first_on", "period_last_on", "place")
_OF_SOURCE = ("source_class", "naming", "unnamed_reason", "interests")
