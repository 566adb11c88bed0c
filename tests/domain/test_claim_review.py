from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from tests.exports.samples import (
    CORRECTED,
    COUNT,
    DESK,
    LEAFLET,
    LETTER,
    RECORD,
    SPEECH,
    UNJUDGED,
    VERDICT,
    claim_records,
    publishable_records,
)
from workbench.domain.claim_review import (
    CorrectionNote,
    ReviewedClaimant,
    claim_review_of,
    problems_of,
)
from workbench.domain.claims import ClaimantType
from workbench.domain.errors import NotExportableError
from workbench.domain.records import CorrectionRecord, Publisher


def fields_at_fault(record, publisher=DESK, **options):
    return [each.field for each in problems_of(record, publisher, **options)]


def test_a_complete_record_has_no_problems():
    assert problems_of(RECORD, DESK) == ()
    assert problems_of(CORRECTED, DESK, language="en-GB") == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"wording": " \n"}, "claimReviewed"),
        ({"verdict": None}, "reviewRating"),
        ({"verdict": replace(VERDICT, rating=" ")}, "reviewRating.alternateName"),
        ({"verdict": replace(VERDICT, rating_value=6)}, "reviewRating.ratingValue"),
        ({"verdict": replace(VERDICT, best=1, worst=5)}, "reviewRating.ratingValue"),
        ({"verdict": replace(VERDICT, worst=-1)}, "reviewRating.worstRating"),
        ({"verdict": replace(VERDICT, evidence_ids=(21, 99))}, "citation"),
        ({"evidence": (replace(COUNT, source_url="javascript:alert(1)"),)}, "citation[0].url"),
        ({"evidence": (replace(COUNT, source_url="", source_title=" "),)}, "citation[0].name"),
        ({"publication": "withdrawn"}, "datePublished"),
        ({"publication": "", "url": ""}, "datePublished"),
        ({"first_published_at": None}, "datePublished"),
        ({"url": ""}, "url"),
        ({"url": "/claims/7"}, "url"),
        ({"url": "ftp://checks.harbour-post.example/claims/7"}, "url"),
        ({"url": "https://other.example/claims/7"}, "url"),
        ({"url": "https://evil-checks.harbour-post.example/claims/7"}, "url"),
        ({"url": "https://harbour-post.example/claims/7"}, "url"),
        ({"claimant_type": ""}, "itemReviewed.author"),
        ({"claimant_type": "committee"}, "itemReviewed.author"),
        (
            {"appearances": (SPEECH, replace(LEAFLET, source_url="courier.example"))},
            "itemReviewed.appearance[1].url",
        ),
        ({"publication": "corrected", "changed_at": None}, "dateModified"),
        (
            {"publication": "corrected", "changed_at": datetime(2024, 1, 1, tzinfo=UTC)},
            "dateModified",
        ),
        (
            {"corrections": (CorrectionRecord("corrected", "", datetime(2024, 5, 9, tzinfo=UTC)),)},
            "correction[0].text",
        ),
    ],
)
def test_a_lack_is_named_by_its_field_and_alone(changes, field):
    (problem,) = problems_of(replace(RECORD, **changes), DESK)
    assert (problem.claim_id, problem.field) == (7, field)
    assert problem.sentence.endswith(".")


def test_the_desk_itself_must_have_a_name_and_an_address():
    assert fields_at_fault(RECORD, Publisher("", "")) == ["author.name", "author.url"]


def test_a_language_must_be_a_tag():
    assert fields_at_fault(RECORD, language="English language") == ["inLanguage"]


def test_all_problems_of_a_record_are_listed():
    broken = replace(UNJUDGED, wording="", claimant="Greta Holm")
    assert fields_at_fault(broken) == [
        "datePublished",
        "claimReviewed",
        "reviewRating",
        "itemReviewed.author",
    ]
    with pytest.raises(NotExportableError) as caught:
        claim_review_of(broken, DESK)
    assert len(caught.value.problems) == 4
    assert caught.value.problems[1].startswith("Claim 9, claimReviewed: ")


@pytest.mark.parametrize(
    "url", ["https://checks.harbour-post.example/7", "http://www.CHECKS.harbour-post.example:80/7"]
)
def test_a_page_may_be_on_the_desks_host_or_below_it(url):
    assert problems_of(replace(RECORD, url=url), DESK) == ()


def test_publication_day_is_the_day_it_first_came_out_in_utc():
    east = timezone(timedelta(hours=9))
    record = replace(RECORD, first_published_at=datetime(2024, 5, 4, 8, 30, tzinfo=east))
    assert claim_review_of(record, DESK).published_on == date(2024, 5, 3)


def test_a_check_without_correction_has_no_day_of_change():
    assert claim_review_of(RECORD, DESK).modified_on is None


def test_a_correction_is_shown_with_its_day():
    review = claim_review_of(CORRECTED, DESK)
    assert review.modified_on == date(2024, 5, 6)
    assert review.corrections == (
        CorrectionNote("An earlier version gave the price of a return ticket.", date(2024, 5, 6)),
    )


def test_the_claim_is_dated_by_when_it_was_made_not_by_the_check():
    assert claim_review_of(RECORD, DESK).claimed_on == date(2024, 4, 29)


@pytest.mark.parametrize("claimant_type", list(ClaimantType))
def test_a_claimant_is_what_an_editor_said(claimant_type):
    review = claim_review_of(replace(RECORD, claimant_type=claimant_type.value), DESK)
    assert review.claimant == ReviewedClaimant("Greta Holm", claimant_type)


def test_an_unknown_claimant_is_left_out():
    assert claim_review_of(replace(RECORD, claimant="", claimant_type=""), DESK).claimant is None


def test_the_earliest_dated_work_is_the_first_appearance():
    review = claim_review_of(RECORD, DESK)
    assert [each.headline for each in review.appearances] == [
        "Mayor opens the new ferry terminal",
        "Vote for more ferries",
    ]
    assert review.first_appearance == review.appearances[1]


def test_of_several_undated_works_none_is_called_first():
    undated = tuple(replace(each, published_on=None) for each in (SPEECH, LEAFLET))
    assert claim_review_of(replace(RECORD, appearances=undated), DESK).first_appearance is None
    only = claim_review_of(replace(RECORD, appearances=undated[:1]), DESK)
    assert only.first_appearance == only.appearances[0]


def test_a_work_that_makes_the_claim_twice_is_named_once():
    again = replace(SPEECH, start_char=400, end_char=420)
    assert len(claim_review_of(replace(RECORD, appearances=(SPEECH, again)), DESK).appearances) == 1


def test_only_evidence_that_the_verdict_rests_on_is_cited():
    assert [each.name for each in claim_review_of(RECORD, DESK).citations] == ["Passengers by year"]
    (letter,) = claim_review_of(CORRECTED, DESK).citations
    assert (letter.name, letter.passage) == (LETTER.file_name, LETTER.passage)


def test_numbers_of_the_rating_are_those_of_the_scale():
    rating = claim_review_of(RECORD, DESK).rating
    assert (rating.label, rating.worst, rating.value, rating.best) == ("Mostly false", 1, 2, 5)


def test_nothing_leaks_from_one_record_to_the_next():
    bare = replace(
        RECORD, claimant="", claimed_on=None, appearances=(), evidence=(), corrections=()
    )
    bare = replace(bare, verdict=replace(VERDICT, evidence_ids=(), summary=""))
    alone = claim_review_of(bare, DESK)
    claim_review_of(CORRECTED, DESK, language="de")
    assert claim_review_of(bare, DESK) == alone
    assert (alone.claimant, alone.claimed_on, alone.first_appearance) == (None, None, None)
    assert (alone.appearances, alone.citations, alone.corrections) == ((), (), ())
    assert (alone.modified_on, alone.rating.explanation, alone.language) == (None, "", "")


@given(publishable_records())
def test_a_publishable_record_becomes_a_review_with_its_own_words(record):
    review = claim_review_of(record, DESK)
    assert (review.claim_reviewed, review.url) == (record.wording, record.url)
    assert review.first_appearance is None or review.first_appearance in review.appearances


@given(claim_records())
def test_a_record_is_refused_exactly_when_it_has_problems(record):
    problems = problems_of(record, DESK)
    if not problems:
        assert claim_review_of(record, DESK).claim_reviewed == record.wording
        return
    with pytest.raises(NotExportableError) as caught:
        claim_review_of(record, DESK)
    assert caught.value.problems == tuple(map(str, problems))
