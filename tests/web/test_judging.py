"""What a signature covers, what voids it, and what may not be closed, merged or split."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from tests.factories import seen_in
from tests.web.claim_pages import EVIDENCE, status_of
from workbench.domain.claims import ClaimStatus
from workbench.domain.history import Event
from workbench.models import Appearance, Claim, Evidence, db
from workbench.services import desk as desk_service
from workbench.services import history
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def test_a_publish_form_of_a_verdict_that_no_longer_stands_publishes_nothing(desk, reviewer):
    claim = desk.signed()
    fields = seen_in(claim, "publish")
    desk.signed(desk.judged(claim, summary="Other words."))
    answer = reviewer.post(f"/claims/{claim.id}/publish", **fields)
    assert answer.status_code == 409
    assert status_of(claim.id) is ClaimStatus.SIGNED_OFF


def test_particulars_that_readers_see_are_part_of_what_is_signed(desk, editor):
    claim = desk.signed()
    article = claim.article
    fields = {"title": "Another title", "rev": article.rev}
    assert editor.post(f"/articles/{article.id}/edit", **fields).status_code == 303
    assert status_of(claim.id) is ClaimStatus.ACCEPTED
    assert "particulars were edited" in editor.get(f"/claims/{claim.id}").text
    assert verify().fault is None


def test_a_claim_follows_its_article_to_another_day_unless_it_has_its_own(desk, editor):
    article = desk.make_article(published_on=date(2026, 3, 1))
    kept, moved = db.session.scalars(sa.select(Claim).order_by(Claim.id)).all()
    own = {"wording": "W", "kind": "event", "claimant_type": "", "claimed_on": "2026-01-05"}
    desk.accepted(kept)
    editor.post(f"/claims/{kept.id}/edit", **own, rev=kept.rev)
    db.session.rollback()
    fields = {"title": "T", "published_on": "2026-03-09", "rev": article.rev}
    assert editor.post(f"/articles/{article.id}/edit", **fields).status_code == 303
    db.session.rollback()
    assert (kept.claimed_on, moved.claimed_on) == (date(2026, 1, 5), date(2026, 3, 9))


@pytest.mark.parametrize("step", ["dismiss", "merge", "split"])
def test_a_claim_that_readers_see_is_not_closed(desk, editor, reviewer, step):
    claim = desk.judged(desk.published(), summary="Prepared correction.")
    sent_back = {"sign-answer": "returned", "sign-comment": "No", **seen_in(claim, "sign")}
    assert reviewer.post(f"/claims/{claim.id}/sign-off", **sent_back).status_code == 303
    other = desk.make_claim().id
    fields = {"reason": "x", "into": other, "pieces": "for the\nfirst"}
    answer = editor.post(f"/claims/{claim.id}/{step}", **fields)
    assert answer.status_code == 409
    assert "Readers can see a verdict" in answer.text


def test_evidence_moves_with_a_merge_and_stands_in_the_way_of_a_split(desk, editor):
    one, two = desk.make_claim(), desk.make_claim()
    item = desk.make_evidence(one).id
    answer = editor.post(f"/claims/{one.id}/split", pieces="for the\nfirst")
    assert answer.status_code == 409
    assert "has evidence" in answer.text
    assert editor.post(f"/claims/{one.id}/merge", into=two.id).status_code == 303
    db.session.rollback()
    assert db.session.get_one(Evidence, item).claim_id == two.id
    assert verify().fault is None


def test_pieces_of_a_split_are_looked_for_one_behind_the_other(desk, editor):
    text = "Prices rose, then prices rose again. " * 1
    claim = desk.accepted(desk.make_proposal(text=text, quotes=("rose, then prices rose",))).id
    assert editor.post(f"/claims/{claim}/split", pieces="rose\nprices\nrose").status_code == 303
    db.session.rollback()
    found = db.session.scalars(
        sa.select(Appearance).where(Appearance.claim_id != claim).order_by(Appearance.id)
    ).all()
    assert [each.start_char for each in found] == [7, 18, 25]


def test_work_on_a_claim_keeps_it_and_a_closed_one_cannot_be_taken(desk, editor, clock):
    claim = desk.make_claim().id
    editor.post(f"/claims/{claim}/take")
    for _ in range(3):
        clock.pass_(minutes=20)
        assert editor.post(f"/claims/{claim}/evidence/new", **EVIDENCE).status_code == 303
    assert editor.post(f"/claims/{claim}/hold").status_code == 204
    editor.post(f"/claims/{claim}/dismiss", reason="Opinion")
    assert editor.post(f"/claims/{claim}/take").status_code == 409


def test_withdrawn_evidence_is_not_edited(desk, editor):
    claim = desk.make_claim()
    item = desk.make_evidence(claim)
    editor.post(f"/claims/evidence/{item.id}/withdraw", reason="Forged")
    fields = {name.removeprefix("evidence-"): value for name, value in EVIDENCE.items()}
    db.session.rollback()
    answer = editor.post(f"/claims/evidence/{item.id}/edit", **fields | {"rev": item.rev})
    assert answer.status_code == 409
    assert "attach it anew" in answer.text


def test_a_verdict_that_was_overtaken_can_be_recorded_after_all(desk, editor):
    claim = desk.judged()
    item = db.session.scalars(sa.select(Evidence)).one().id
    rating = desk_service.current_scale().ratings[0].id
    fields = {"rating_id": rating, "summary": "Mine", "evidence_ids": item}
    answer = editor.post(f"/claims/{claim.id}/verdict", **fields, replaces=0)
    assert answer.status_code == 409
    assert re.search(r'name="replaces"[^>]* value="1"', answer.text)
    assert editor.post(f"/claims/{claim.id}/verdict", **fields, replaces=1).status_code == 303


def test_a_desk_without_a_scale_says_so(app, desk, editor):
    claim = desk.make_claim()
    scale = desk_service.current_scale()
    with transaction():
        scale.retired = True
        history.append(Event.SCALE_RETIRED, scale, actor=desk.admin)
    answer = editor.get(f"/claims/{claim.id}/verdict")
    assert answer.status_code == 422
    assert "no rating scale yet" in answer.text
