import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.samples import CORRECTED, DESK, RECORD, VERDICT, publishable_records
from workbench.domain.claim_review import claim_review_of
from workbench.domain.errors import InvalidInputError, NotExportableError
from workbench.exports.check import check_claim_review
from workbench.exports.claim_review import (
    claim_review_json,
    read_claim_review,
    script_safe,
    write_claim_reviews,
)


def document_of(record, **options):
    return claim_review_json(claim_review_of(record, DESK, **options))


def written(reviews):
    return "".join(write_claim_reviews(reviews))


def test_the_context_and_the_order_of_days_and_numbers_are_schema_orgs():
    document = document_of(RECORD)
    assert document["@context"] == "https://schema.org"
    assert document["datePublished"] == "2024-05-03"
    assert document["itemReviewed"]["datePublished"] == "2024-04-29"
    assert document["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Mostly false",
        "ratingValue": "2",
        "bestRating": "5",
        "worstRating": "1",
        "ratingExplanation": VERDICT.summary,
    }


def test_a_claimant_keeps_its_type():
    assert document_of(RECORD)["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Greta Holm",
    }
    assert document_of(CORRECTED)["itemReviewed"]["author"]["@type"] == "Organization"


def test_what_is_not_known_is_left_out():
    bare = replace(
        RECORD,
        claimant="",
        claimed_on=None,
        appearances=(),
        verdict=replace(VERDICT, evidence_ids=(), summary=""),
    )
    document = document_of(bare)
    assert document["itemReviewed"] == {"@type": "Claim"}
    absent = {"dateModified", "inLanguage", "citation", "correction"}
    assert not absent & document.keys()
    assert "ratingExplanation" not in document["reviewRating"]


def test_nothing_leaks_from_one_document_to_the_next():
    bare = replace(RECORD, claimant="", appearances=(), claimed_on=None)
    alone = document_of(bare)
    first, second, third = json.loads(
        written(claim_review_of(each, DESK) for each in (CORRECTED, bare, CORRECTED))
    )
    assert second == alone
    assert first == third == document_of(CORRECTED)


def test_a_document_can_be_changed_without_changing_the_next():
    review = claim_review_of(RECORD, DESK)
    claim_review_json(review)["itemReviewed"]["appearance"].clear()
    assert len(claim_review_json(review)["itemReviewed"]["appearance"]) == 2


def test_no_reviews_are_an_empty_array():
    assert json.loads(written([])) == []


def test_each_document_has_a_line():
    lines = written(claim_review_of(each, DESK) for each in (RECORD, CORRECTED)).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 4)


def test_documents_are_written_as_they_are_asked_for():
    asked = []

    def reviews():
        for each in (RECORD, CORRECTED):
            asked.append(each.claim_id)
            yield claim_review_of(each, DESK)

    pieces = write_claim_reviews(reviews())
    next(pieces)
    assert asked == [RECORD.claim_id]


def test_a_document_that_breaks_a_rule_does_not_leave():
    review = claim_review_of(RECORD, DESK)
    pieces = write_claim_reviews([review, replace(review, url="https://other.example/7")])
    next(pieces)
    with pytest.raises(NotExportableError) as caught:
        next(pieces)
    assert caught.value.problems[0].startswith("url: https://other.example/7 is not on the domain")


@given(publishable_records(), st.sampled_from(["", "en", "pt-BR"]))
def test_a_review_reads_back_as_written(record, language):
    review = claim_review_of(record, DESK, language=language)
    (document,) = json.loads(written([review]).encode().decode())
    assert check_claim_review(document) == []
    assert read_claim_review(document) == review


@given(st.lists(publishable_records(), max_size=3))
def test_hostile_text_never_breaks_a_line(records):
    lines = written(claim_review_of(each, DESK) for each in records).splitlines()
    assert len(lines) == len(records) + 2


def test_a_document_of_another_form_is_not_read():
    with pytest.raises(InvalidInputError, match="datePublished"):
        read_claim_review({**document_of(RECORD), "datePublished": "3 May 2024"})


@given(publishable_records())
def test_a_page_can_hold_a_document(record):
    document = document_of(record)
    safe = script_safe(json.dumps(document, ensure_ascii=False))
    assert not set(safe) & set("<>&\u2028\u2029")
    assert json.loads(safe) == document


def test_a_script_element_cannot_be_ended_by_a_claim():
    record = replace(RECORD, wording="</script><script>alert(1)</script><!-- \u2028")
    safe = script_safe(json.dumps(document_of(record), ensure_ascii=False))
    assert "\\u003c/script\\u003e\\u003cscript\\u003ealert(1)" in safe


def test_days_are_read_as_days():
    assert read_claim_review(document_of(CORRECTED)).modified_on == date(2024, 5, 6)
