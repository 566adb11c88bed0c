import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.samples import CORRECTED, DESK
from workbench.domain.claim_review import claim_review_of
from workbench.exports.check import check_claim_review
from workbench.exports.claim_review import claim_review_json


def good_document():
    return claim_review_json(claim_review_of(CORRECTED, DESK, language="en"))


def with_change(path, value):
    """Return a good document with the member at *path* set, or deleted where *value* is None."""
    document = copy.deepcopy(good_document())
    *way, last = path
    holder = document
    for step in way:
        holder = holder[step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return document


def test_a_good_document_has_no_complaints():
    assert check_claim_review(good_document()) == []


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("@context",), "http://schema.org", "@context: must be https://schema.org."),
        (("@context",), ["https://schema.org"], "@context: must be https://schema.org."),
        (("@type",), "Review", "@type: must be ClaimReview."),
        (("claimReviewed",), None, "claimReviewed: is missing."),
        (("claimReviewed",), " ", "claimReviewed: must be text that is not empty."),
        (("url",), "/claims/8", "url: must be a complete http or https address"),
        (("url",), "https://other.example/8", "url: https://other.example/8 is not on the domain"),
        (("datePublished",), "2024-05-03T10:00:00Z", "datePublished: must be a day"),
        (("datePublished",), "2024-02-30", "datePublished: must be a day"),
        (("dateModified",), "2024-05-02", "dateModified: lies before datePublished."),
        (("author",), "The Harbour Post Checks", "author: must be an object (Organization)."),
        (("author", "url"), None, "author.url: is missing."),
        (("reviewRating", "alternateName"), None, "reviewRating.alternateName: is missing."),
        (("reviewRating", "ratingValue"), "-1", "reviewRating.ratingValue: must be a whole number"),
        (("reviewRating", "ratingValue"), "٣", "reviewRating.ratingValue: must be a whole number"),
        (("reviewRating", "ratingValue"), "6", "reviewRating.ratingValue: does not lie between"),
        (("itemReviewed", "@type"), "CreativeWork", "itemReviewed.@type: must be Claim."),
        (
            ("itemReviewed", "author", "@type"),
            "Thing",
            "itemReviewed.author.@type: must be Person or Organization.",
        ),
        (
            ("itemReviewed", "firstAppearance", "headline"),
            "Another",
            "itemReviewed.firstAppearance: is not among the appearances.",
        ),
        (("itemReviewed", "appearance"), [], "itemReviewed.appearance: must be a list"),
        (("citation", 0, "url"), "x", "citation[0].url: must be a complete http"),
        (("correction", 0, "text"), None, "correction[0].text: is missing."),
        (("claimant",), "Greta Holm", "claimant: is not part of a ClaimReview"),
    ],
)
def test_a_broken_rule_is_named_by_its_path_and_alone(path, value, complaint):
    (found,) = check_claim_review(with_change(path, value))
    assert found.startswith(complaint)


def test_all_complaints_about_a_document_are_listed():
    document = good_document()
    del document["url"]
    document["reviewRating"] = {"@type": "Rating"}
    assert len(check_claim_review(document)) == 5


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(good_document())), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(json_values)
def test_whatever_is_no_document_is_refused_with_a_sentence(value):
    assert all(each.endswith(".") for each in check_claim_review(value))
    assert check_claim_review(value)


@given(st.sampled_from(sorted(good_document())), json_values)
def test_a_member_of_the_wrong_kind_never_breaks_the_check(name, value):
    assert isinstance(check_claim_review({**good_document(), name: value}), list)
