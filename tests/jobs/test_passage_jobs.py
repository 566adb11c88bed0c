"""Quoted passages looked up when a snapshot is there: at once, or when the job ends."""

import pytest
import sqlalchemy as sa

from tests.jobs.doing import do_waiting
from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.errors import ClaimTakenError, IllegalStepError, InvalidInputError
from workbench.domain.history import Event
from workbench.domain.passages import PassageOutcome
from workbench.domain.snapshots import SnapshotWay
from workbench.models import HistoryOpening, db
from workbench.services import evidence, files, holds, passages, snapshots
from workbench.services.transaction import transaction
from workbench.services.verify import verify

LOG = "No ferry sailed from 2014 to 2026, the harbour office says in its log of all sailings."


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


@pytest.fixture
def attach(app, desk):
    """Attach evidence on a file, and take the file's snapshot."""

    def attached(passage, text=LOG):
        kept = files.keep(text.encode(), "log.txt")
        item = desk.make_evidence(desk.make_claim(), passage=passage, file=kept, url="")
        with transaction():
            snapshots.ask_for(item.source, SnapshotWay.FILE, actor=desk.editor)
        return item

    return attached


def check_of(item):
    db.session.rollback()
    return passages.find_check(item)


def test_a_passage_is_looked_up_when_the_snapshot_is_there(app, attach, editor):
    item = attach("the harbour  office says")
    assert check_of(item) is None
    page = f"/claims/{item.claim_id}"
    assert "waiting for the snapshot" in editor.get(page).text
    do_waiting(app)
    check = check_of(item)
    assert check.outcome is PassageOutcome.FOUND
    assert LOG[check.start_char : check.end_char] == "the harbour office says"
    shown = editor.get(page).text
    assert "passage found" in shown
    assert f"characters {check.start_char + 1} to {check.end_char}" in shown
    place = f"/sources/snapshots/{check.snapshot_id}?from={check.start_char}&to={check.end_char}"
    assert '<mark id="passage">the harbour office says</mark>' in editor.get(place).text
    told = sa.select(HistoryOpening.claim_id).where(
        HistoryOpening.event_name == Event.PASSAGE_LOOKED_UP
    )
    assert db.session.scalars(told).all() == [item.claim_id]
    assert verify().fault is None


def test_small_differences_are_shown_with_marks(app, attach, editor):
    item = attach("No ferry sailed from 2014 to 2025, the harbour office says in its log")
    do_waiting(app)
    assert check_of(item).outcome is PassageOutcome.DIFFERS
    shown = editor.get(f"/claims/{item.claim_id}").text
    assert "<del>2025" in shown
    assert "<ins>2026" in shown


def test_a_verdict_does_not_rest_on_a_missing_passage_until_somebody_says_why(
    app, desk, attach, editor
):
    item = attach("Three ferries sailed every single day of that year.")
    do_waiting(app)
    db.session.rollback()
    claim = evidence.get_evidence(item.id).claim
    with pytest.raises(InvalidInputError, match="not in its snapshot"):
        desk.judged(claim)
    answer = editor.post(f"/claims/evidence/{item.id}/passage", reason="")
    assert answer.status_code == 422
    answer = editor.post(f"/claims/evidence/{item.id}/passage", reason="It stands in a picture.")
    assert answer.status_code == 303
    desk.judged(claim)
    shown = Person(app, Role.REVIEWER).get(f"/claims/{claim.id}").text
    assert "It stands in a picture." in shown
    assert "passage not in the snapshot" in shown
    assert verify().fault is None


def test_only_a_missing_passage_is_explained_and_only_by_who_may_work_on_the_claim(
    app, desk, attach
):
    there, missing = attach("the harbour office"), attach("Three ferries sailed every day then.")
    do_waiting(app)
    db.session.rollback()
    with pytest.raises(IllegalStepError), transaction():
        passages.explain(there, "R", actor=desk.editor)
    with transaction():
        holds.take(missing.claim, actor=desk.reviewer)
    with pytest.raises(ClaimTakenError), transaction():
        passages.explain(missing, "R", actor=desk.editor)


def test_a_passage_that_is_mended_is_looked_up_when_it_is_saved(app, attach, editor):
    item = attach("Three ferries sailed every single day of that year.")
    do_waiting(app)
    db.session.rollback()
    form = {"title": "Harbour office, log of sailings", "stance": "supports", "rev": 1}
    form |= {"publisher": "Harbour office", "passage": "in its log of all sailings"}
    answer = editor.post(f"/claims/evidence/{item.id}/edit", **form)
    assert answer.status_code == 303
    assert check_of(item).outcome is PassageOutcome.FOUND


def test_a_snapshot_without_text_says_so_and_holds_up_no_verdict(app, desk, attach, editor):
    item = attach("the harbour office", text="\x89PNG\r\n\x1a\n" + "\0" * 99)
    do_waiting(app)
    assert check_of(item) is None or check_of(item).outcome is PassageOutcome.NO_TEXT
    desk.judged(evidence.get_evidence(item.id).claim)


def test_a_newer_snapshot_is_looked_up_in_anew_and_an_older_result_stays(app, desk, attach):
    item = attach("the harbour office")
    do_waiting(app)
    first = check_of(item).id
    with transaction():
        snapshots.ask_for(item.source, SnapshotWay.FILE, actor=desk.editor)
    do_waiting(app)
    second = check_of(item)
    assert second.id > first
    assert second.outcome is PassageOutcome.FOUND
    assert passages.look_up_all([item]) == []
