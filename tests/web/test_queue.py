"""The queue's page: its bulk steps, what they refuse, and that nothing typed is lost by it."""

import re

import pytest

from tests.person import Person
from workbench.domain.claims import REASON_MAX, ClaimStatus
from workbench.domain.editors import Role
from workbench.models import Claim, db


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


def status_of(claim_id):
    db.session.rollback()
    return db.session.get_one(Claim, claim_id).status


def ticked(page):
    return [
        int(each) for each in re.findall(r'name="claim" value="(\d+)" form="bulk" checked', page)
    ]


@pytest.mark.parametrize(
    ("do", "reason", "sentence"),
    [
        ("dismiss", "", "Say why the claims are dismissed."),
        ("dismiss", "w" * (REASON_MAX + 1), f"Write at most {REASON_MAX:,} characters."),
        ("nonsense", "Kept words", "Choose what to do with the marked claims."),
    ],
)
def test_a_refused_bulk_step_keeps_the_page_its_ticks_and_the_reason(
    desk, editor, do, reason, sentence
):
    one, two, three = (desk.make_proposal().id for _ in range(3))
    fields = {"claim": [one, three], "do": do, "reason": reason}
    answer = editor.post("/queue/bulk", **fields, back="/queue/?status=proposed&kind=quantity&")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert sorted(ticked(answer.text)) == [one, three]
    assert f'value="{two}" form="bulk" data-select' in answer.text
    assert f'name="reason" value="{reason}"' in answer.text
    assert '<option value="quantity" selected>' in answer.text
    assert 'name="back" value="/queue/?status=proposed&amp;kind=quantity&amp;"' in answer.text
    assert {status_of(each) for each in (one, two, three)} == {ClaimStatus.PROPOSED}


def test_a_bulk_step_without_ticks_says_so_on_the_queue(desk, editor):
    claim = desk.make_proposal().id
    answer = editor.post("/queue/bulk", do="dismiss", reason="Typed words", back="//evil.example")
    assert answer.status_code == 422
    assert "Mark at least one claim first." in answer.text
    assert 'value="Typed words"' in answer.text
    assert f'href="/claims/{claim}"' in answer.text
    assert ticked(answer.text) == []


@pytest.mark.parametrize("number", ["9" * 25, str(2**63), "-1", "x", "٣"])
def test_a_number_that_no_claim_can_have_marks_none(desk, editor, number):
    claim = desk.make_proposal().id
    answer = editor.post("/queue/bulk", claim=number, do="accept")
    assert answer.status_code == 422
    assert "Mark at least one claim first." in answer.text
    assert status_of(claim) is ClaimStatus.PROPOSED


def test_a_long_reason_is_kept_whole(desk, editor):
    claim = desk.make_proposal().id
    reason = "word " * 300
    answer = editor.post("/queue/bulk", claim=claim, do="dismiss", reason=reason)
    assert answer.status_code == 303
    db.session.rollback()
    assert db.session.get_one(Claim, claim).status_note == reason.strip()


def test_only_those_who_may_change_claims_are_offered_it(app, desk, editor):
    desk.make_proposal()
    assert 'id="bulk"' in editor.get("/queue/").text
    assert 'id="bulk"' not in Person(app, Role.VIEWER).get("/queue/").text


def test_people_and_settings_are_in_the_menu_of_those_who_manage_them(app, desk):
    assert 'href="/people/"' in Person(app, Role.ADMIN).get("/queue/").text
    assert 'href="/people/"' not in Person(app, Role.REVIEWER).get("/queue/").text


def test_long_titles_are_shortened_alike_in_queue_and_exports(desk, editor):
    article = desk.make_article(title="Very long title " * 10)
    option = rf'<option value="{article.id}"[^>]*>([^<]*)</option>'
    names = {
        re.search(option, editor.get(path).text)[1]
        for path in ("/queue/", f"/exports/?article={article.id}")
    }
    assert len(names) == 1
    assert names.pop().endswith("…")
