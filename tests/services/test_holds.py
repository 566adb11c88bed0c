"""Holds: one holder at a time, for a while, and back to the desk when they are gone."""

import pytest
import sqlalchemy as sa

from workbench.domain.claims import ClaimEdit
from workbench.domain.errors import ClaimTakenError
from workbench.domain.history import Event
from workbench.domain.verdicts import Stance
from workbench.models import ClaimHold, HistoryOpening, db
from workbench.services import claims, evidence, holds, verdicts
from workbench.services.transaction import transaction
from workbench.services.verify import verify


@pytest.fixture
def held(desk):
    """A claim that the editor has taken."""
    claim = desk.make_claim()
    with transaction():
        holds.take(claim, actor=desk.editor)
    return claim


def events_of(claim):
    query = sa.select(HistoryOpening.event_name).where(HistoryOpening.subject_id == claim.id)
    return list(db.session.scalars(query.order_by(HistoryOpening.seq)))


def take(claim, actor):
    with transaction():
        return holds.take(claim, actor=actor)


def test_a_taken_claim_is_its_takers_alone(desk, held):
    assert holds.holder_of(held).editor_id == desk.editor.id
    with pytest.raises(ClaimTakenError, match="Editor Person works on this claim"):
        take(held, desk.reviewer)
    assert holds.holder_of(held).editor_id == desk.editor.id


WORK = {
    "accept": lambda desk, claim: claims.accept(claim, actor=desk.reviewer),
    "dismiss": lambda desk, claim: claims.dismiss(claim, "why", actor=desk.reviewer),
    "edit": lambda desk, claim: claims.edit(
        claim, ClaimEdit("Other words.", claim.kind), rev=claim.rev, actor=desk.reviewer
    ),
    "attach": lambda desk, claim: evidence.attach(
        claim,
        evidence.EvidenceDraft(title="t", stance=Stance.SUPPORTS, passage="p"),
        actor=desk.reviewer,
    ),
    "judge": lambda desk, claim: verdicts.record(claim, desk.draft, actor=desk.reviewer),
    "split": lambda desk, claim: claims.split(claim, ["first", "time"], actor=desk.reviewer),
    "merge": lambda desk, claim: claims.merge(claim, desk.other, actor=desk.reviewer),
    "merge into": lambda desk, claim: claims.merge(desk.other, claim, actor=desk.reviewer),
}


@pytest.mark.parametrize("work", WORK)
def test_nobody_else_works_on_a_taken_claim(desk, held, work):
    desk.make_evidence(held)
    desk.draft, desk.other = desk.make_draft(held), desk.make_claim()
    before = verify().checked

    def do():
        with transaction():
            WORK[work](desk, held)

    with pytest.raises(ClaimTakenError):
        do()
    assert verify().checked == before


def test_taking_it_again_renews_it_without_another_entry(desk, held, clock):
    clock.pass_(minutes=20)
    take(held, desk.editor)
    clock.pass_(minutes=20)
    assert holds.holder_of(held).editor_id == desk.editor.id
    assert events_of(held).count(Event.CLAIM_TAKEN) == 1


def test_an_untouched_claim_goes_back_to_the_desk(desk, held, clock):
    clock.pass_(minutes=30)
    assert holds.holder_of(held) is None
    with transaction():
        assert holds.renew(held, actor=desk.editor) is False
    take(held, desk.reviewer)
    assert holds.holder_of(held).editor_id == desk.reviewer.id
    assert events_of(held).count(Event.CLAIM_TAKEN) == 2
    assert verify().fault is None


def test_a_page_that_is_open_keeps_the_claim(desk, held, clock):
    for _ in range(4):
        clock.pass_(minutes=29)
        with transaction():
            assert holds.renew(held, actor=desk.editor)
    with transaction():
        assert not holds.renew(held, actor=desk.reviewer)


def test_only_the_holder_releases_it(desk, held):
    with transaction():
        holds.release(held, actor=desk.reviewer)
    assert holds.holder_of(held).editor_id == desk.editor.id
    with transaction():
        holds.release(held, actor=desk.editor)
        holds.release(held, actor=desk.editor)
    assert holds.holder_of(held) is None
    assert events_of(held).count(Event.CLAIM_RELEASED) == 1
    assert verify().fault is None


def test_a_dismissed_claim_is_nobodys(desk, held):
    with transaction():
        claims.dismiss(held, "no claim", actor=desk.editor)
    assert holds.holder_of(held) is None


def test_there_is_one_hold_a_claim(desk, held, clock):
    clock.pass_(hours=1)
    take(held, desk.reviewer)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ClaimHold)) == 1
