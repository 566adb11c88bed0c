"""Publishing: only what was signed off goes out, and readers are told of every change."""

import pytest

from tests.factories import FIRST, seen
from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import (
    ForbiddenError,
    IllegalStepError,
    InvalidInputError,
    NotFoundError,
)
from workbench.domain.verdicts import PublicationState
from workbench.models import Correction, Publication, db
from workbench.services import publications
from workbench.services.transaction import transaction
from workbench.services.verify import verify

WHY = "The log was of another harbour."


def publish(claim, desk, *, reason="", actor=None):
    with transaction():
        return publications.publish(
            claim, **seen(claim), reason=reason, actor=actor or desk.reviewer
        )


def withdraw(claim, desk, reason=WHY, *, actor=None):
    with transaction():
        return publications.withdraw(claim, reason, actor=actor or desk.reviewer)


def shown(claim):
    return publications.public_record(publications.get_publication(claim.id))


def test_what_was_signed_off_goes_out(desk):
    claim = desk.signed()
    publication = publish(claim, desk)
    assert claim.status is ClaimStatus.PUBLISHED
    assert publication.state is PublicationState.PUBLISHED
    record = shown(claim)
    assert (record.wording, record.verdict.rating) == (FIRST, "True")
    assert record.verdict.signed_off_by == "Reviewer Person"
    assert record.url == f"http://localhost:8000/verdicts/{claim.id}"
    assert record.first_published_at == record.changed_at == publication.first_published_at
    assert verify().fault is None


@pytest.mark.parametrize("state", ["make_proposal", "make_claim", "judged"])
def test_what_is_not_signed_off_stays_in(desk, state):
    claim = getattr(desk, state)()
    with pytest.raises(IllegalStepError):
        publish(claim, desk)
    assert publications.find_publication(claim) is None


def test_only_who_may_sign_off_may_publish_or_withdraw(desk):
    claim = desk.signed()
    with pytest.raises(ForbiddenError):
        publish(claim, desk, actor=desk.editor)
    publish(claim, desk)
    with pytest.raises(ForbiddenError):
        withdraw(claim, desk, actor=desk.editor)
    assert shown(claim).publication == "published"


def test_a_correction_needs_a_reason_that_readers_see(desk):
    claim = desk.published()
    desk.signed(desk.judged(claim, summary="The log and the register bear it out."))
    with pytest.raises(InvalidInputError) as refused:
        publish(claim, desk, reason=" \n")
    assert refused.value.field == "reason"
    assert shown(claim).verdict.number == 1
    publish(claim, desk, reason=" We add the register. ")
    record = shown(claim)
    assert (record.publication, record.verdict.number) == ("corrected", 2)
    assert [(each.kind, each.reason) for each in record.corrections] == [
        ("corrected", "We add the register.")
    ]
    assert record.first_published_at < record.changed_at == record.corrections[0].made_at
    assert verify().fault is None


def test_a_withdrawn_verdict_stays_readable_and_says_why(desk):
    claim = desk.published()
    withdraw(claim, desk)
    record = shown(claim)
    assert (claim.status, record.publication) == (ClaimStatus.WITHDRAWN, "withdrawn")
    assert record.verdict.summary == "The log bears it out."
    assert [(each.kind, each.reason) for each in record.corrections] == [("withdrawn", WHY)]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_withdrawn_without_a_reason(desk, reason):
    claim = desk.published()
    with pytest.raises(InvalidInputError):
        withdraw(claim, desk, reason)
    assert db.session.query(Correction).count() == 0


def test_what_is_not_published_cannot_be_withdrawn(desk):
    claim = desk.signed()
    with pytest.raises(IllegalStepError):
        withdraw(claim, desk)


def test_a_withdrawn_verdict_comes_back_as_a_correction(desk):
    claim = desk.published()
    withdraw(claim, desk)
    with pytest.raises(IllegalStepError):
        withdraw(claim, desk)
    desk.published(desk.judged(claim, summary="Now with the right log."), reason="The right log.")
    record = shown(claim)
    assert (record.publication, record.verdict.summary) == ("corrected", "Now with the right log.")
    assert [each.kind for each in record.corrections] == ["withdrawn", "corrected"]


def test_a_verdict_withdrawn_while_it_is_being_corrected_leaves_that_work_where_it_is(desk):
    claim = desk.judged(desk.published(), summary="In the making.")
    withdraw(claim, desk)
    assert claim.status is ClaimStatus.JUDGED
    assert shown(claim).publication == "withdrawn"


def test_publications_are_listed_newest_first_and_paged_by_key(desk):
    numbers = [desk.published().id for _ in range(5)]
    first = publications.list_publications(before=None, limit=3)
    rest = publications.list_publications(before=first[-1].id, limit=3)
    assert [each.claim_id for each in [*first, *rest]] == numbers[::-1]


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_number_that_is_no_claims_has_no_publication(desk, number):
    with pytest.raises(NotFoundError):
        publications.get_publication(number)


def test_one_claim_has_one_publication(desk):
    claim = desk.published()
    desk.published(desk.judged(claim), reason="A detail was wrong.")
    assert db.session.query(Publication).count() == 1
