"""Merging and splitting from a list: what is offered beside a claim, and what will become of it."""

import re

import pytest
import sqlalchemy as sa

from tests.person import Person
from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Role
from workbench.models import Claim, db


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


@pytest.fixture
def near(desk):
    """Two claims proposed in one article."""
    desk.make_article()
    one, two = db.session.scalars(sa.select(Claim).order_by(Claim.id))
    return one, two


def test_a_merge_begun_at_another_claim_names_both_and_ends_at_the_one_that_stays(near, editor):
    one, two = (each.id for each in near)
    wordings = [each.wording for each in near]
    page = editor.get(f"/claims/{one}").text
    assert f'href="/claims/{two}/merge?into={one}"' in page
    page = editor.get(f"/claims/{two}/merge?into={one}").text
    assert f"Claim {two}, which is closed" in page
    assert re.search(rf'<input[^>]*name="into"[^>]*value="{one}"', page)
    assert page.index(wordings[1]) < page.index("goes into") < page.rindex(wordings[0])
    answer = editor.post(f"/claims/{two}/merge", into=one)
    assert answer.status_code == 303
    assert answer.location == f"/claims/{one}"
    db.session.rollback()
    assert db.session.get_one(Claim, two).merged_into_id == one


@pytest.mark.parametrize("into", ["", "x", "0", "-1", "99999999", "9" * 30])
def test_a_merge_into_no_claim_opens_the_empty_form(near, editor, into):
    answer = editor.get(f"/claims/{near[0].id}/merge?into={into}")
    assert answer.status_code == 200
    assert "goes into" not in answer.text


def test_a_claim_near_by_can_be_chosen_on_the_merge_page(near, editor):
    one, two = (each.id for each in near)
    assert f'href="/claims/{one}/merge?into={two}"' in editor.get(f"/claims/{one}/merge").text


def test_a_proposal_in_a_list_is_accepted_merged_or_split(near, editor):
    one, two = near
    for page in (f"/claims/{one.id}", f"/articles/{one.article_id}"):
        text = editor.get(page).text
        for step in ("accept", "merge", "split"):
            assert f"/claims/{two.id}/{step}" in text, (page, step)
    editor.post(f"/claims/{two.id}/accept")
    db.session.rollback()
    assert db.session.get_one(Claim, two.id).status is ClaimStatus.ACCEPTED
    assert f"/claims/{two.id}/split" not in editor.get(f"/claims/{one.id}").text


def test_a_viewer_is_offered_no_step(app, near):
    viewer = Person(app, Role.VIEWER)
    for page in (f"/claims/{near[0].id}", f"/articles/{near[0].article_id}"):
        text = viewer.get(page).text
        assert not any(f"/claims/{near[1].id}/{step}" in text for step in ("accept", "merge"))
