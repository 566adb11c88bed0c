"""Records: readers' words where published, the desk's where not, at a fixed number of queries."""

from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from tests.factories import FIRST
from workbench.domain.claims import ClaimantType, ClaimEdit, ClaimStatus
from workbench.models import db
from workbench.services import claims, evidence
from workbench.services import desk as desk_service
from workbench.services.records import published_of, records_of
from workbench.services.transaction import transaction


@contextmanager
def counted():
    """Count the statements that run inside the block."""
    statements = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(db.engine, "before_cursor_execute", note)


def reword(claim, wording, desk, **differences):
    values = {"wording": wording, "kind": claim.kind} | differences
    with transaction():
        claims.edit(claim, ClaimEdit(**values), rev=claim.rev, actor=desk.editor)


def test_an_unpublished_claim_is_given_as_it_stands(desk):
    claim = desk.judged(
        desk.make_claim(
            title="Ferry line reopens",
            outlet="The Tidewater Post",
            author="R. Quay",
            published_on=date(2026, 2, 27),
            source_url="https://tidewater.example.org/ferry",
        )
    )
    reword(
        claim,
        "The ferry had not sailed for 12 years.",
        desk,
        claimant="Port council",
        claimant_type=ClaimantType.ORGANIZATION,
        claimed_on=date(2026, 2, 26),
    )
    (record,) = records_of([claim.id])
    assert record.wording == "The ferry had not sailed for 12 years."
    assert record.proposed_wording == FIRST
    assert (record.claimant, record.claimant_type) == ("Port council", "organization")
    assert (record.status, record.worth) == (claim.status.value, 0.6)
    assert record.reasons == (("states a number", "12", 0.3),)
    (appearance,) = record.appearances
    assert (appearance.outlet, appearance.quote) == ("The Tidewater Post", FIRST)
    assert record.verdict.summary == "The log bears it out."
    assert (record.verdict.best, record.verdict.worst) == (5, 1)
    assert record.verdict.author == "Editor Person"
    assert (record.verdict.signed_off_by, record.publication, record.url) == ("", "", "")
    assert (record.first_published_at, record.changed_at, record.corrections) == (None, None, ())


def test_the_newest_verdict_is_given_with_its_sign_off(desk):
    claim = desk.judged()
    desk.signed(desk.judged(claim, summary="The log bears it out in full."))
    verdict = records_of([claim.id])[0].verdict
    assert (verdict.number, verdict.summary) == (2, "The log bears it out in full.")
    assert verdict.signed_off_by == "Reviewer Person"
    assert verdict.signed_off_at > verdict.recorded_at


def test_withdrawn_evidence_is_left_out(desk):
    claim = desk.make_claim()
    kept, gone = (desk.make_evidence(claim, title=title) for title in ("Log", "Rumour"))
    with transaction():
        evidence.withdraw(gone, "It was hearsay.", actor=desk.editor)
    assert [each.evidence_id for each in records_of([claim.id])[0].evidence] == [kept.id]


def test_records_come_in_the_order_asked_for(desk):
    numbers = [desk.published().id, desk.make_claim().id, desk.published().id]
    numbers.reverse()
    assert [each.claim_id for each in records_of(numbers)] == numbers
    assert [each.claim_id for each in published_of(numbers)] == [numbers[0], numbers[2]]
    assert records_of([]) == []


def test_a_published_claim_is_given_as_readers_see_it_until_corrected(desk):
    claim = desk.published()
    reword(claim, "The ferry had not sailed for 12 years.", desk)
    desk.judged(claim, summary="Still so.")
    (record,) = records_of([claim.id])
    assert (record.wording, record.verdict.number) == (FIRST, 1)
    assert (record.status, record.publication) == (ClaimStatus.JUDGED.value, "published")
    desk.published(claim, reason="The wording was narrower than the claim.")
    (record,) = records_of([claim.id])
    assert record.wording == "The ferry had not sailed for 12 years."
    assert (record.status, record.publication) == ("published", "corrected")
    assert [each.reason for each in record.corrections] == [
        "The wording was narrower than the claim."
    ]


def test_a_new_public_address_holds_for_what_was_published_before(desk):
    claim = desk.published()
    with transaction():
        desk_service.change_settings({"public_url": "https://facts.example.org"}, actor=desk.admin)
    assert records_of([claim.id])[0].url == f"https://facts.example.org/verdicts/{claim.id}"


@pytest.mark.parametrize("state", ["judged", "published"])
def test_many_claims_take_as_many_queries_as_one(desk, state):
    numbers = [getattr(desk, state)().id for _ in range(6)]
    counts = []
    for some in (numbers[:1], numbers):
        db.session.rollback()
        db.session.expunge_all()
        with counted() as statements:
            assert len(records_of(some)) == len(some)
        counts.append(len(statements))
    assert counts[0] == counts[1]
