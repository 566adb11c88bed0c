"""The claim's page: each button and form, what it refuses, and that nothing typed is lost."""

import re
from io import BytesIO

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, SPENT, seen_in
from tests.web.claim_pages import EVIDENCE, only, status_of
from workbench.domain.claims import ClaimStatus
from workbench.models import Claim, Evidence, SignOff, Verdict, db
from workbench.services import desk as desk_service
from workbench.services.verify import verify


def test_a_claim_goes_from_proposal_to_publication_by_two_people(desk, editor, reviewer):
    claim = desk.make_proposal().id
    assert editor.post(f"/claims/{claim}/accept").status_code == 303
    assert editor.post(f"/claims/{claim}/evidence/new", **EVIDENCE).status_code == 303
    item = only(Evidence)
    rating = desk_service.current_scale().ratings[-1]
    verdict = {
        "rating_id": rating.id,
        "summary": "It sailed in 2019.",
        "evidence_ids": item.id,
        "replaces": "0",
    }
    assert editor.post(f"/claims/{claim}/verdict", **verdict).status_code == 303
    assert status_of(claim) is ClaimStatus.JUDGED
    page = reviewer.get(f"/claims/{claim}").text
    digest = only(Verdict).content_digest
    assert digest in page
    sign = {"sign-answer": "signed", "sign-verdict_number": "1", "sign-digest": digest}
    assert reviewer.post(f"/claims/{claim}/sign-off", **sign).status_code == 303
    publish = {"publish-verdict_number": "1", "publish-digest": digest}
    assert reviewer.post(f"/claims/{claim}/publish", **publish).status_code == 303
    assert status_of(claim) is ClaimStatus.PUBLISHED
    assert verify().fault is None


def test_nobody_signs_off_their_own_verdict(desk, reviewer):
    claim = desk.judged(actor=desk.reviewer)
    verdict = db.session.scalars(sa.select(Verdict)).one()
    answer = reviewer.post(
        f"/claims/{claim.id}/sign-off",
        **{
            "sign-answer": "signed",
            "sign-verdict_number": "1",
            "sign-digest": verdict.content_digest,
        },
    )
    assert answer.status_code == 403
    assert "a second person signs it off" in answer.text
    assert status_of(claim.id) is ClaimStatus.JUDGED


def test_a_sign_off_of_what_has_changed_since_is_refused(desk, reviewer):
    claim = desk.judged()
    digest = db.session.scalars(sa.select(Verdict.content_digest)).one()
    desk.judged(claim, summary="Other words.")
    answer = reviewer.post(
        f"/claims/{claim.id}/sign-off",
        **{
            "sign-answer": "signed",
            "sign-comment": "fine by me",
            "sign-verdict_number": "1",
            "sign-digest": digest,
        },
    )
    assert answer.status_code == 409
    assert "fine by me" in answer.text
    assert db.session.scalars(sa.select(SignOff)).all() == []


def test_sending_back_asks_for_a_comment_and_returns_the_claim(desk, reviewer):
    claim = desk.judged()
    digest = db.session.scalars(sa.select(Verdict.content_digest)).one()
    fields = {"sign-answer": "returned", "sign-verdict_number": "1", "sign-digest": digest}
    assert reviewer.post(f"/claims/{claim.id}/sign-off", **fields).status_code == 422
    fields["sign-comment"] = "Quote the log itself."
    assert reviewer.post(f"/claims/{claim.id}/sign-off", **fields).status_code == 303
    assert status_of(claim.id) is ClaimStatus.ACCEPTED
    assert "Quote the log itself." in reviewer.get(f"/claims/{claim.id}").text


def test_a_form_that_was_overtaken_shows_both_versions_and_then_saves(desk, editor):
    claim = desk.make_claim()
    rev = claim.rev
    theirs = {"wording": "Their wording", "kind": "event", "claimant_type": "", "rev": rev}
    assert editor.post(f"/claims/{claim.id}/edit", **theirs).status_code == 303
    mine = theirs | {"wording": "My wording"}
    answer = editor.post(f"/claims/{claim.id}/edit", **mine)
    assert answer.status_code == 409
    assert "Their wording" in answer.text
    assert "My wording" in answer.text
    assert re.search(rf'name="rev"[^>]* value="{rev + 1}"', answer.text)
    assert editor.post(f"/claims/{claim.id}/edit", **mine | {"rev": rev + 1}).status_code == 303
    db.session.rollback()
    assert db.session.get_one(Claim, claim.id).wording == "My wording"


@pytest.mark.parametrize(
    "change",
    [
        {"wording": "Other words"},
        {"claimant": "The council", "claimant_type": "organization"},
    ],
)
def test_an_edit_of_a_signed_claim_voids_the_signature(desk, editor, change):
    claim = desk.signed()
    fields = {
        "wording": claim.wording,
        "kind": claim.kind.value,
        "claimant": "",
        "claimant_type": "",
        "rev": claim.rev,
    }
    assert editor.post(f"/claims/{claim.id}/edit", **fields | change).status_code == 303
    assert status_of(claim.id) is ClaimStatus.ACCEPTED


def test_evidence_that_is_added_later_voids_the_signature(desk, editor):
    claim = desk.signed()
    assert editor.post(f"/claims/{claim.id}/evidence/new", **EVIDENCE).status_code == 303
    assert status_of(claim.id) is ClaimStatus.ACCEPTED


def test_a_claim_that_somebody_holds_waits_for_others(desk, editor, reviewer):
    claim = desk.make_claim().id
    assert reviewer.post(f"/claims/{claim}/take").status_code == 303
    answer = editor.post(f"/claims/{claim}/take")
    assert answer.status_code == 409
    assert "Reviewer Person works on this claim" in answer.text
    answer = editor.post(f"/claims/{claim}/evidence/new", **EVIDENCE)
    assert answer.status_code == 409
    assert EVIDENCE["evidence-passage"] in answer.text
    assert reviewer.post(f"/claims/{claim}/release").status_code == 303
    assert editor.post(f"/claims/{claim}/take").status_code == 303


def test_a_hold_runs_out_by_itself(desk, editor, reviewer, clock):
    claim = desk.make_claim().id
    reviewer.post(f"/claims/{claim}/take")
    clock.pass_(minutes=31)
    assert reviewer.post(f"/claims/{claim}/hold").status_code == 409
    assert editor.post(f"/claims/{claim}/take").status_code == 303


def test_an_open_page_keeps_the_claim(desk, reviewer, clock):
    claim = desk.make_claim().id
    reviewer.post(f"/claims/{claim}/take")
    for _ in range(3):
        clock.pass_(minutes=20)
        assert reviewer.post(f"/claims/{claim}/hold").status_code == 204


def test_a_claim_is_dismissed_with_a_reason_and_reopened(desk, editor):
    claim = desk.make_proposal().id
    assert editor.post(f"/claims/{claim}/dismiss", reason="").status_code == 422
    assert editor.post(f"/claims/{claim}/dismiss", reason="Opinion").status_code == 303
    assert status_of(claim) is ClaimStatus.DISMISSED
    assert "Opinion" in editor.get(f"/claims/{claim}").text
    assert editor.post(f"/claims/{claim}/reopen").status_code == 303
    assert status_of(claim) is ClaimStatus.ACCEPTED


def test_merging_moves_the_appearances_and_closes_the_claim(desk, editor):
    article = desk.make_article()
    one, two = (each.id for each in db.session.scalars(sa.select(Claim)))
    assert article.id
    assert editor.post(f"/claims/{one}/merge", into=one).status_code == 422
    assert editor.post(f"/claims/{one}/merge", into="99999999").status_code == 404
    assert editor.post(f"/claims/{one}/merge", into=two).status_code == 303
    db.session.rollback()
    assert status_of(one) is ClaimStatus.MERGED
    assert [each.quote for each in db.session.get_one(Claim, two).appearances] == [FIRST, SPENT]
    assert verify().fault is None


def test_a_split_makes_a_claim_of_each_piece(desk, editor):
    quote = "sailed on Monday for the first time in 12 years"
    claim = desk.make_proposal(quotes=(quote,)).id
    wrong = editor.post(f"/claims/{claim}/split", pieces="sailed on Monday\nnever")
    assert wrong.status_code == 422
    assert "never" in wrong.text
    pieces = "sailed on Monday\r\nfor the first time in 12 years"
    assert editor.post(f"/claims/{claim}/split", pieces=pieces).status_code == 303
    assert status_of(claim) is ClaimStatus.SPLIT
    found = db.session.scalars(sa.select(Claim).where(Claim.status == ClaimStatus.ACCEPTED)).all()
    assert [each.appearances[0].quote for each in found] == pieces.split("\r\n")


def test_a_verdict_needs_evidence_and_a_proposal_is_accepted_first(desk, editor):
    claim = desk.make_claim()
    fields = {
        "rating_id": desk_service.current_scale().ratings[0].id,
        "summary": "Typed words",
        "replaces": 0,
    }
    answer = editor.post(f"/claims/{claim.id}/verdict", **fields)
    assert answer.status_code == 422
    assert "Typed words" in answer.text
    proposal = desk.make_proposal()
    item = desk.make_evidence(proposal).id
    answer = editor.post(f"/claims/{proposal.id}/verdict", **fields, evidence_ids=item)
    assert answer.status_code == 409
    assert "Accept the claim first" in answer.text


def test_a_second_verdict_on_an_old_form_is_refused_with_both_texts(desk, editor):
    claim = desk.judged()
    item = db.session.scalars(sa.select(Evidence)).one().id
    fields = {
        "rating_id": desk_service.current_scale().ratings[0].id,
        "summary": "My late words",
        "replaces": 0,
        "evidence_ids": item,
    }
    answer = editor.post(f"/claims/{claim.id}/verdict", **fields)
    assert answer.status_code == 409
    assert "My late words" in answer.text
    assert "The log bears it out." in answer.text


def test_a_file_of_a_source_is_kept_and_handed_out_as_an_attachment(desk, editor):
    claim = desk.make_claim().id
    data = {**EVIDENCE, "csrf_token": editor.token, "evidence-file": (_file(), "../log <b>.html")}
    answer = editor.send(
        f"/claims/{claim}/evidence/new", data=data, content_type="multipart/form-data"
    )
    assert answer.status_code == 303
    item = only(Evidence)
    assert item.source.file_name == "log <b>.html"
    answer = editor.get(f"/claims/evidence/{item.id}/file")
    assert answer.data == _file().getvalue()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def _file():
    return BytesIO(b"<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("evidence-title", "", "Give the source a title."),
        ("evidence-url", "javascript:alert(1)", "beginning with https://"),
        ("evidence-url", "ftp://example.org/", "beginning with https://"),
        ("evidence-stance", "nonsense", "Not a valid choice"),
        ("evidence-passage", "", "Quote the passage"),
        ("evidence-published_on", "yesterday", "Write a day of the calendar"),
        ("evidence-passage", "x" * 20_001, "at most 20,000 characters"),
    ],
)
def test_evidence_that_is_not_fit_is_named_beside_its_field(desk, editor, field, value, sentence):
    claim = desk.make_claim().id
    answer = editor.post(f"/claims/{claim}/evidence/new", **EVIDENCE | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.scalars(sa.select(Evidence)).all() == []


def test_withdrawn_evidence_stays_readable_and_no_longer_counts(desk, editor):
    claim = desk.make_claim()
    item = desk.make_evidence(claim).id
    assert editor.post(f"/claims/evidence/{item}/withdraw", reason="").status_code == 422
    assert editor.post(f"/claims/evidence/{item}/withdraw", reason="Forged").status_code == 303
    page = editor.get(f"/claims/{claim.id}").text
    assert "Withdrawn evidence (1)" in page
    assert "Withdrawn: Forged" in page
    assert "A verdict needs at least one piece" in page


def test_a_correction_needs_a_reason_and_a_withdrawal_too(desk, editor, reviewer):
    claim = desk.published()
    desk.signed(desk.judged(claim, summary="Corrected words."))
    fields = seen_in(claim, "publish")
    answer = reviewer.post(f"/claims/{claim.id}/publish", **fields)
    assert answer.status_code == 422
    fields["publish-reason"] = "A date was off"
    answer = reviewer.post(f"/claims/{claim.id}/publish", **fields)
    assert answer.status_code == 303
    assert reviewer.post(f"/claims/{claim.id}/withdraw", reason="").status_code == 422
    assert reviewer.post(f"/claims/{claim.id}/withdraw", reason="Forged log").status_code == 303
    assert status_of(claim.id) is ClaimStatus.WITHDRAWN
    assert editor.post(f"/claims/{claim.id}/withdraw", reason="x").status_code == 403
    assert verify().fault is None


def test_that_a_draft_is_saved_is_said_once_and_never_by_the_address(desk, editor):
    claim = desk.make_claim().id
    answer = editor.post(f"/claims/{claim}/evidence/new", **EVIDENCE)
    assert answer.location == f"/claims/{claim}#evidence"
    said = f'data-draft-saved="evidence-{claim}"'
    assert editor.get(f"/claims/{claim}").text.count(said) == 1
    assert "data-draft-saved" not in editor.get(f"/claims/{claim}").text
    assert "data-draft-saved" not in editor.get(f"/claims/{claim}?saved=evidence-{claim}").text


def test_what_the_script_is_told_of_a_draft_is_no_sentence_on_the_page(desk, editor):
    claim = desk.make_claim().id
    editor.post(f"/claims/{claim}/dismiss", reason="Opinion")
    page = editor.get(f"/claims/{claim}").text
    assert f'<span data-draft-saved="dismiss-{claim}" hidden></span>' in page
    assert page.count(f"dismiss-{claim}") == 1
