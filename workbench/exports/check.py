"""The rules a ClaimReview document must keep before it leaves the desk.

Plain code, not a JSON Schema: half of the rules compare fields (the page's host with the desk's,
the rating with both ends of its scale, days with each other), which a schema cannot say, and every
complaint is a sentence with its path. The exact shape is checked first, which makes the
comparisons safe.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from workbench.domain.web_address import host_of, is_on_domain

# Takes a value and its path in the document, yields complaints.
_Check = Callable[[Any, str], Iterator[str]]

_DIGITS = re.compile(r"[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_claim_review(document: object) -> list[str]:
    """Return a sentence for each rule that *document* breaks; empty when it keeps all.

    The document has the form in which the desk writes: what schema.org would allow beyond it is a
    complaint here. Never raises, whatever the document is.
    """
    complaints = list(_CLAIM_REVIEW(document, ""))
    if not complaints and isinstance(document, dict):
        complaints = list(_comparisons(document))
    return complaints


def _comparisons(document: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong between fields of a document whose shape is right."""
    if not is_on_domain(document["url"], document["author"]["url"]):
        yield (
            f"url: {document['url']} is not on the domain of the publisher,"
            f" {document['author']['url']}."
        )
    # ISO days of one length sort as the days do.
    if document.get("dateModified", document["datePublished"]) < document["datePublished"]:
        yield "dateModified: lies before datePublished."
    rating = document["reviewRating"]
    if not (int(rating["worstRating"]) <= int(rating["ratingValue"]) <= int(rating["bestRating"])):
        yield "reviewRating.ratingValue: does not lie between worstRating and bestRating."
    claim = document["itemReviewed"]
    first = claim.get("firstAppearance")
    if first is not None and first not in claim.get("appearance", ()):
        yield "itemReviewed.firstAppearance: is not among the appearances."


def _text(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield f"{path}: must be text that is not empty."


def _day(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, str) or not _DAY.fullmatch(value) or not _exists(value):
        yield f"{path}: must be a day such as 2024-05-03."


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _address(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, str) or not host_of(value):
        yield f"{path}: must be a complete http or https address without a password."


def _digits(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, str) or not _DIGITS.fullmatch(value):
        yield f"{path}: must be a whole number in digits."


def _one_of(*allowed: str) -> _Check:
    """Return a check that a value is one of the strings *allowed*."""

    def check(value: object, path: str) -> Iterator[str]:
        if value not in allowed:
            yield f"{path}: must be {' or '.join(allowed)}."

    return check


def _list_of(member: _Check) -> _Check:
    """Return a check that a value is a list with something in it, each keeping *member*."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, list) or not value:
            yield f"{path}: must be a list that is not empty."
            return
        for index, each in enumerate(value):
            yield from member(each, f"{path}[{index}]")

    return check


def _object(
    *types: str, required: Mapping[str, _Check], optional: Mapping[str, _Check] | None = None
) -> _Check:
    """Return a check that a value is an object of one of *types* with these members only."""
    needed = {"@type": _one_of(*types), **required}
    known = {**needed, **(optional or {})}

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path or 'The document'}: must be an object ({' or '.join(types)})."
            return
        prefix = f"{path}." if path else ""
        for name in needed:
            if name not in value:
                yield f"{prefix}{name}: is missing."
        for name, member in value.items():
            if name in known:
                yield from known[name](member, f"{prefix}{name}")
            else:
                yield f"{prefix}{name}: is not part of a ClaimReview as the desk writes it."

    return check


_NAMED_ORGANIZATION = _object("Organization", required={"name": _text})

_WORK = _object(
    "CreativeWork",
    required={},
    optional={
        "url": _address,
        "headline": _text,
        "author": _text,
        "publisher": _NAMED_ORGANIZATION,
        "datePublished": _day,
    },
)

_CLAIM = _object(
    "Claim",
    required={},
    optional={
        "author": _object("Person", "Organization", required={"name": _text}),
        "datePublished": _day,
        "firstAppearance": _WORK,
        "appearance": _list_of(_WORK),
    },
)

_CITATION = _object(
    "CreativeWork",
    required={},
    optional={
        "name": _text,
        "url": _address,
        "publisher": _NAMED_ORGANIZATION,
        "datePublished": _day,
        "text": _text,
    },
)

_CLAIM_REVIEW = _object(
    "ClaimReview",
    required={
        "@context": _one_of("https://schema.org"),
        "url": _address,
        "claimReviewed": _text,
        "datePublished": _day,
        "author": _object("Organization", required={"name": _text, "url": _address}),
        "reviewRating": _object(
            "Rating",
            required={
                "alternateName": _text,
                "ratingValue": _digits,
                "bestRating": _digits,
                "worstRating": _digits,
            },
            optional={"ratingExplanation": _text},
        ),
        "itemReviewed": _CLAIM,
    },
    optional={
        "dateModified": _day,
        "inLanguage": _text,
        "citation": _list_of(_CITATION),
        "correction": _list_of(
            _object("CorrectionComment", required={"text": _text, "datePublished": _day})
        ),
    },
)
