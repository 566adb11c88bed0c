"""What a claim must have before it can be a ClaimReview, each rule with its sentence.

The rules are those of schema.org's ClaimReview and of Google's fact-check documentation
(https://developers.google.com/search/docs/appearance/structured-data/factcheck).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.claims import ClaimantType
from workbench.domain.records import ClaimRecord, EvidenceRecord, Publisher, VerdictRecord
from workbench.domain.text import turns_ended
from workbench.domain.web_address import host_of, is_on_domain

# A publication in one of these is before readers' eyes; "" and "withdrawn" are not.
PUBLIC = frozenset({"published", "corrected"})

# RFC 5646, loosely: "en", "pt-BR", "zh-Hant-TW".
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_ADDRESS_WANTED = (
    "is not a complete web address. Give one that starts with http:// or https://, without spaces"
    " and without a password."
)

# The schema.org path of a field and the sentence for the editor.
_Finding = tuple[str, str]


@dataclass(frozen=True)
class Problem:
    """What keeps one claim from being a ClaimReview.

    `field` is the schema.org path (`reviewRating.alternateName`); `sentence` says what to do.
    """

    claim_id: int
    field: str
    sentence: str

    def __str__(self) -> str:
        return f"Claim {self.claim_id}, {self.field}: {self.sentence}"


def problems_of(
    record: ClaimRecord, publisher: Publisher, *, language: str = ""
) -> tuple[Problem, ...]:
    """Return everything that keeps *record* from being a ClaimReview; empty when nothing does.

    `language` is the language of the check (RFC 5646), "" where it is not to be stated.
    """
    findings = (
        *_publication_findings(record),
        *_text_findings(record),
        *_address_findings(record, publisher),
        *_rating_findings(record.verdict),
        *_claimant_findings(record),
        *_appearance_findings(record),
        *_citation_findings(record),
        *_correction_findings(record),
        *_publisher_findings(publisher),
        *_language_findings(language),
    )
    return tuple(Problem(record.claim_id, field, sentence) for field, sentence in findings)


def is_corrected(record: ClaimRecord) -> bool:
    """Return whether readers must be told that the check was changed after publication."""
    return record.publication == "corrected" or bool(record.corrections)


def relied_upon(record: ClaimRecord) -> list[EvidenceRecord]:
    """Return the evidence that the verdict rests on, in the record's order."""
    relied = set(record.verdict.evidence_ids) if record.verdict else set()
    return [each for each in record.evidence if each.evidence_id in relied]


def name_of(evidence: EvidenceRecord) -> str:
    """Return what a citation calls the source: its title, else the name of the file."""
    return evidence.source_title.strip() or evidence.file_name


def _publication_findings(record: ClaimRecord) -> Iterator[_Finding]:
    if record.publication == "withdrawn":
        yield "datePublished", "The check was withdrawn. Leave it out, or publish it anew."
    elif record.publication not in PUBLIC:
        yield "datePublished", "The check is not published. Publish it before it is exported."
    elif record.first_published_at is None:
        yield "datePublished", "The time of publication is missing. Publish the check anew."
    if is_corrected(record):
        if record.changed_at is None:
            yield "dateModified", "The time of the correction is missing. Record it anew."
        elif record.first_published_at and record.changed_at < record.first_published_at:
            yield "dateModified", "The correction is dated before the publication. Correct one."


def _text_findings(record: ClaimRecord) -> Iterator[_Finding]:
    if not record.wording.strip():
        yield "claimReviewed", "The claim has no wording. Say in one sentence what was claimed."


def _address_findings(record: ClaimRecord, publisher: Publisher) -> Iterator[_Finding]:
    if not record.url:
        # An unpublished claim has no page yet; that is said once, as a lack of publication.
        if record.publication in PUBLIC:
            yield "url", "The check has no public page. Set the desk’s public address."
    elif not host_of(record.url):
        yield "url", f"“{record.url}” {_ADDRESS_WANTED}"
    elif host_of(publisher.url) and not is_on_domain(record.url, publisher.url):
        yield (
            "url",
            (
                f"“{record.url}” is not on the desk’s own domain ({host_of(publisher.url)})."
                " Publish the check there, or correct the desk’s public address."
            ),
        )


def _rating_findings(verdict: VerdictRecord | None) -> Iterator[_Finding]:
    if verdict is None:
        yield "reviewRating", "The claim has no verdict. Record one and have it signed off."
        return
    if not verdict.rating.strip():
        yield "reviewRating.alternateName", "The rating has no label. Name it in the rating scale."
    if not verdict.worst <= verdict.rating_value <= verdict.best:
        yield (
            "reviewRating.ratingValue",
            (
                f"The rating’s number {verdict.rating_value} does not lie between the scale’s worst"
                f" ({verdict.worst}) and best ({verdict.best}). Correct the rating scale."
            ),
        )
    if min(verdict.worst, verdict.rating_value, verdict.best) < 0:
        yield (
            "reviewRating.worstRating",
            "Readers of ClaimReview take digits only. Number the rating scale from 0 or 1 upwards.",
        )


def _claimant_findings(record: ClaimRecord) -> Iterator[_Finding]:
    if record.claimant.strip() and record.claimant_type not in set(ClaimantType):
        yield (
            "itemReviewed.author",
            (
                f"Say whether the claimant “{turns_ended(record.claimant)}” is a person or an"
                " organization."
            ),
        )


def _appearance_findings(record: ClaimRecord) -> Iterator[_Finding]:
    for index, each in enumerate(record.appearances):
        if each.source_url and not host_of(each.source_url):
            yield (
                f"itemReviewed.appearance[{index}].url",
                f"The article’s address “{each.source_url}” {_ADDRESS_WANTED}",
            )


def _citation_findings(record: ClaimRecord) -> Iterator[_Finding]:
    held = {each.evidence_id for each in record.evidence}
    for evidence_id in record.verdict.evidence_ids if record.verdict else ():
        if evidence_id not in held:
            yield (
                "citation",
                (
                    f"The verdict rests on evidence {evidence_id}, which the claim no longer has."
                    " Record the verdict anew."
                ),
            )
    for index, each in enumerate(relied_upon(record)):
        if not (name_of(each) or each.source_url):
            yield (
                f"citation[{index}].name",
                f"Give the source of evidence {each.evidence_id} a title or an address.",
            )
        if each.source_url and not host_of(each.source_url):
            yield (
                f"citation[{index}].url",
                f"The source’s address “{each.source_url}” {_ADDRESS_WANTED}",
            )


def _correction_findings(record: ClaimRecord) -> Iterator[_Finding]:
    for index, each in enumerate(record.corrections):
        if not each.reason.strip():
            yield f"correction[{index}].text", "Say what was corrected and why."


def _publisher_findings(publisher: Publisher) -> Iterator[_Finding]:
    if not publisher.name.strip():
        yield "author.name", "The desk has no name. Set it in the desk’s settings."
    if not host_of(publisher.url):
        yield "author.url", f"The desk’s public address “{publisher.url}” {_ADDRESS_WANTED}"


def _language_findings(language: str) -> Iterator[_Finding]:
    if language and not _LANGUAGE.fullmatch(language):
        yield "inLanguage", f"“{language}” is not a language tag. Give one such as en or pt-BR."
