"""A claimant that was found: its claim is edited before anybody says what it is."""

import pytest

from tests.factories import SPENT, TEXT, candidate
from tests.web.claim_pages import EVIDENCE, only, status_of
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimantType, ClaimStatus
from workbench.models import Claim, Evidence, db
from workbench.services import articles
from workbench.services import desk as desk_service
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction

OPEN = "so readers would get no ClaimReview"


@pytest.fixture
def found(desk):
    """A claim to check whose claimant the reading of the article found."""
    proposals = Proposals([candidate(TEXT, SPENT, claimant="The council")], "test 1")
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry line reopens", text=TEXT), proposals, actor=desk.editor
        )
    return desk.accepted(articles.spans_of(made.newest)[0].claim)


def edited(claim, **changed):
    fields = {"wording": "Other words", "kind": claim.kind.value, "claimant": "The council"}
    return {**fields, "claimant_type": "", "rev": claim.rev, **changed}


def verdict_on(editor, claim):
    editor.post(f"/claims/{claim.id}/evidence/new", **EVIDENCE)
    return {
        "rating_id": desk_service.current_scale().ratings[0].id,
        "summary": "The log bears it out.",
        "evidence_ids": only(Evidence).id,
        "replaces": "0",
    }


def test_a_claim_is_edited_before_anybody_says_what_its_claimant_is(found, editor):
    page = editor.get(f"/claims/{found.id}").text
    assert "The council</bdi> (type not said yet)" in page
    assert "not said yet</option>" in editor.get(f"/claims/{found.id}/edit").text
    answer = editor.post(f"/claims/{found.id}/edit", **edited(found))
    assert answer.status_code == 303
    db.session.rollback()
    claim = db.session.get_one(Claim, found.id)
    assert (claim.wording, claim.claimant_type) == ("Other words", None)


def test_whoever_judges_and_signs_is_told_that_it_has_not_been_said(found, editor, reviewer):
    fields = verdict_on(editor, found)
    pages = [editor.get(f"/claims/{found.id}").text, editor.get(f"/claims/{found.id}/verdict").text]
    assert editor.post(f"/claims/{found.id}/verdict", **fields).status_code == 303
    assert status_of(found.id) is ClaimStatus.JUDGED
    pages.append(reviewer.get(f"/claims/{found.id}").text)
    pages.append(reviewer.post(f"/claims/{found.id}/sign-off").text)
    assert [OPEN in each for each in pages] == [True] * 4


def test_once_it_is_said_nobody_is_told_any_more(found, editor):
    verdict_on(editor, found)
    said = edited(found, claimant_type=ClaimantType.ORGANIZATION.value)
    assert editor.post(f"/claims/{found.id}/edit", **said).status_code == 303
    page = editor.get(f"/claims/{found.id}").text
    assert OPEN not in page
    assert "The council</bdi> (organization)" in page


def test_a_claim_without_a_claimant_has_nothing_to_be_said_of_it(found, editor):
    assert editor.post(f"/claims/{found.id}/edit", **edited(found, claimant="")).status_code == 303
    verdict_on(editor, found)
    assert "claimant is a person" not in editor.get(f"/claims/{found.id}").text
