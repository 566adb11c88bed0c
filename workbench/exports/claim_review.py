"""ClaimReview as schema.org JSON-LD, written as a stream and read back."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from workbench.domain.claim_review import (
    Citation,
    ClaimReview,
    CorrectionNote,
    ReviewedClaimant,
    ReviewedWork,
    ReviewRating,
)
from workbench.domain.claims import ClaimantType
from workbench.domain.errors import InvalidInputError, NotExportableError
from workbench.domain.records import Publisher
from workbench.exports.check import check_claim_review
from workbench.exports.json_text import one_line, script_safe

__all__ = ["claim_review_json", "read_claim_review", "script_safe", "write_claim_reviews"]

CONTEXT = "https://schema.org"

_TYPES = {ClaimantType.PERSON: "Person", ClaimantType.ORGANIZATION: "Organization"}
_CLAIMANT_TYPES = {name: each for each, name in _TYPES.items()}


def claim_review_json(review: ClaimReview) -> dict[str, Any]:
    """Return *review* as a JSON-LD document, a new one at each call.

    What is not known is left out: no value is empty. Numbers of the rating are strings of digits,
    as all known readers accept (schema.org: Number or Text); days are ISO 8601.
    """
    return _known(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": review.url,
            "claimReviewed": review.claim_reviewed,
            "datePublished": _day(review.published_on),
            "dateModified": _day(review.modified_on),
            "inLanguage": review.language,
            "author": _organization(review.publisher.name, review.publisher.url),
            "reviewRating": _rating(review.rating),
            "itemReviewed": _claim(review),
            "citation": [_citation(each) for each in review.citations],
            "correction": [_correction(each) for each in review.corrections],
        }
    )


def write_claim_reviews(reviews: Iterable[ClaimReview]) -> Iterator[str]:
    """Yield a JSON array with one document a line, in pieces; valid JSON also when empty.

    Every document is checked before it leaves. Raises NotExportableError at the first that breaks
    a rule; what was yielded before is then not a complete array.
    """
    opening = "[\n"
    for review in reviews:
        document = claim_review_json(review)
        complaints = check_claim_review(document)
        if complaints:
            raise NotExportableError(
                f"The check at {review.url} breaks a rule of ClaimReview and was not written."
                " Mend what is listed, then export again.",
                problems=tuple(complaints),
            )
        yield opening + one_line(document)
        opening = ",\n"
    yield "[\n]\n" if opening == "[\n" else "\n]\n"


def read_claim_review(document: dict[str, Any]) -> ClaimReview:
    """Return the ClaimReview that `claim_review_json` wrote as *document*.

    Raises InvalidInputError when the document breaks a rule of ClaimReview.
    """
    complaints = check_claim_review(document)
    if complaints:
        raise InvalidInputError(f"This is not a ClaimReview as the desk writes it. {complaints[0]}")
    claim = document["itemReviewed"]
    first = claim.get("firstAppearance")
    return ClaimReview(
        claim_reviewed=document["claimReviewed"],
        url=document["url"],
        published_on=date.fromisoformat(document["datePublished"]),
        modified_on=_read_day(document.get("dateModified")),
        publisher=Publisher(document["author"]["name"], document["author"]["url"]),
        claimant=_read_claimant(claim.get("author")),
        claimed_on=_read_day(claim.get("datePublished")),
        appearances=tuple(map(_read_work, claim.get("appearance", ()))),
        first_appearance=None if first is None else _read_work(first),
        rating=_read_rating(document["reviewRating"]),
        citations=tuple(map(_read_citation, document.get("citation", ()))),
        corrections=tuple(
            CorrectionNote(each["text"], date.fromisoformat(each["datePublished"]))
            for each in document.get("correction", ())
        ),
        language=document.get("inLanguage", ""),
    )


def _known(members: dict[str, Any]) -> dict[str, Any]:
    """Return *members* without those that say nothing."""
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _organization(name: str, url: str) -> dict[str, Any]:
    members = _known({"name": name, "url": url})
    return {"@type": "Organization", **members} if members else {}


def _claim(review: ClaimReview) -> dict[str, Any]:
    first = review.first_appearance
    return _known(
        {
            "@type": "Claim",
            "author": _claimant(review.claimant),
            "datePublished": _day(review.claimed_on),
            "firstAppearance": None if first is None else _work(first),
            "appearance": [_work(each) for each in review.appearances],
        }
    )


def _claimant(claimant: ReviewedClaimant | None) -> dict[str, Any]:
    if claimant is None:
        return {}
    return {"@type": _TYPES[claimant.claimant_type], "name": claimant.name}


def _work(work: ReviewedWork) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork",
            "url": work.url,
            "headline": work.headline,
            # A byline is text: whether it names a person or a body is not known, and schema.org
            # accepts text where a Person or an Organization is expected.
            "author": work.author,
            "publisher": _organization(work.outlet, ""),
            "datePublished": _day(work.published_on),
        }
    )


def _rating(rating: ReviewRating) -> dict[str, Any]:
    return _known(
        {
            "@type": "Rating",
            "alternateName": rating.label,
            "ratingValue": str(rating.value),
            "bestRating": str(rating.best),
            "worstRating": str(rating.worst),
            "ratingExplanation": rating.explanation,
        }
    )


def _citation(citation: Citation) -> dict[str, Any]:
    return _known(
        {
            "@type": "CreativeWork",
            "name": citation.name,
            "url": citation.url,
            "publisher": _organization(citation.publisher, ""),
            "datePublished": _day(citation.published_on),
            "text": citation.passage,
        }
    )


def _correction(correction: CorrectionNote) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.made_on.isoformat(),
    }


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_claimant(author: dict[str, Any] | None) -> ReviewedClaimant | None:
    if author is None:
        return None
    return ReviewedClaimant(author["name"], _CLAIMANT_TYPES[author["@type"]])


def _read_work(work: dict[str, Any]) -> ReviewedWork:
    return ReviewedWork(
        headline=work.get("headline", ""),
        url=work.get("url", ""),
        outlet=work.get("publisher", {}).get("name", ""),
        author=work.get("author", ""),
        published_on=_read_day(work.get("datePublished")),
    )


def _read_rating(rating: dict[str, Any]) -> ReviewRating:
    return ReviewRating(
        label=rating["alternateName"],
        value=int(rating["ratingValue"]),
        best=int(rating["bestRating"]),
        worst=int(rating["worstRating"]),
        explanation=rating.get("ratingExplanation", ""),
    )


def _read_citation(citation: dict[str, Any]) -> Citation:
    return Citation(
        name=citation.get("name", ""),
        url=citation.get("url", ""),
        publisher=citation.get("publisher", {}).get("name", ""),
        passage=citation.get("text", ""),
        published_on=_read_day(citation.get("datePublished")),
    )
