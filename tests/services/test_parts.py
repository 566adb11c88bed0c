"""Parts of claims on the desk: kept as found, edited with their entry, carried on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from tests.factories import FIRST, SPENT, TEXT, candidate, seen
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimEdit, ClaimStatus
from workbench.domain.errors import StaleError
from workbench.domain.history import EventRecord
from workbench.domain.readings import NOTHING_PARSED, Comparator, ParsedClaim, Period
from workbench.models import Claim, HistoryOpening, db
from workbench.services import articles, claims, records, verdicts
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction
from workbench.services.verify import verify

PARTS = ParsedClaim(
    number=Decimal("4.2") * 1_000_000,
    unit="crowns",
    comparator=Comparator.EXACTLY,
    period=Period("last year", date(2025, 1, 1), date(2025, 12, 31)),
    place="the pier",
    quoted_words="spent",
)


@pytest.fixture
def claim(desk):
    draft = ArticleDraft(title="Ferry line reopens", text=TEXT)
    found = [candidate(draft.text, SPENT, parsed=PARTS), candidate(draft.text, FIRST)]
    with transaction():
        article = articles.take_in(draft, Proposals(found, "test 1"), actor=desk.editor)
    spans = articles.spans_of(article.newest)
    return next(each.claim for each in spans if each.quote == SPENT)


def edit_of(claim, parts):
    return ClaimEdit(claim.wording, claim.kind, claimed_on=claim.claimed_on, parts=parts)


def edited(claim, parts, desk, *, rev=None):
    with transaction():
        claims.edit(claim, edit_of(claim, parts), rev=rev or claim.rev, actor=desk.editor)


def last_event(claim):
    opening = sa.select(HistoryOpening.event).where(HistoryOpening.subject_id == claim.id)
    data = db.session.scalars(opening.order_by(HistoryOpening.seq.desc())).first()
    return EventRecord.from_bytes(data)


def test_parts_are_kept_as_they_were_found(claim):
    assert claim.parts == PARTS
    assert claim.number == "4200000"
    other = db.session.scalars(sa.select(Claim).where(Claim.id != claim.id)).one()
    assert (other.parts, other.number, other.unit) == (NOTHING_PARSED, None, None)
    assert verify().fault is None


def test_the_entry_of_a_proposal_holds_its_parts_without_floats(claim):
    changes = last_event(claim).changes
    assert changes["number"] == (None, "4200000")
    assert changes["period_first_on"] == (None, "2025-01-01")
    assert not any(isinstance(value, float) for pair in changes.values() for value in pair)


def test_an_edit_of_parts_has_its_entry_with_before_and_after(claim, desk):
    edited(claim, replace(PARTS, number=Decimal("4.25"), comparator=None, place=""), desk)
    event = last_event(claim)
    assert event.event == "claim.edited"
    assert event.changes == {
        "number": ("4200000", "4.25"),
        "comparator": ("exactly", None),
        "place": ("the pier", None),
    }
    assert verify().fault is None


def test_parts_that_stay_the_same_leave_no_entry(claim, desk):
    rev = claim.rev
    edited(claim, PARTS, desk)
    assert claim.rev == rev


def test_an_edit_that_does_not_speak_of_parts_leaves_them(claim, desk):
    with transaction():
        wanted = ClaimEdit("Other words.", claim.kind, claimed_on=claim.claimed_on)
        claims.edit(claim, wanted, rev=claim.rev, actor=desk.editor)
    assert claim.parts == PARTS


def test_whoever_was_overtaken_is_told_the_parts_that_stand(claim, desk):
    before = claim.rev
    edited(claim, replace(PARTS, unit="kronor"), desk)
    with pytest.raises(StaleError) as raised:
        edited(claim, PARTS, desk, rev=before)
    theirs = raised.value.theirs
    assert (theirs["unit"], theirs["number"]) == ("kronor", "4200000")
    assert (theirs["period_last_on"], theirs["place"]) == ("2025-12-31", "the pier")


def test_an_edit_of_the_parts_voids_the_verdict(claim, desk):
    desk.judged(desk.accepted(claim))
    edited(claim, NOTHING_PARSED, desk)
    assert claim.status is ClaimStatus.ACCEPTED


def test_period_and_place_are_part_of_what_is_signed_where_there_are_any(claim, desk):
    desk.judged(desk.accepted(claim))
    content = verdicts.content_of(verdicts.get_newest(claim))
    assert content.period_words == "last year"
    assert content.digest != replace(content, place="").digest
    bare = verdicts.content_of(verdicts.get_newest(desk.judged()))
    assert (bare.period_words, bare.period_first_on, bare.place) == ("", "", "")


def test_readers_see_the_parts_that_stood_at_publication(claim, desk):
    desk.published(desk.judged(desk.accepted(claim)))
    edited(claim, NOTHING_PARSED, desk)
    (record,) = records.records_of([claim.id])
    assert (record.parts.number, record.parts.comparator) == ("4200000", "exactly")
    assert record.parts.period_last_on == date(2025, 12, 31)


def test_a_publication_from_before_there_were_parts_is_read(desk):
    claim = desk.published()
    (record,) = records.records_of([claim.id])
    assert not record.parts.has_period
    assert seen(claim)["digest"]


def test_the_parts_of_a_split_claim_go_where_their_words_are(claim, desk):
    with transaction():
        made = claims.split(claim, ["it spent 4.2 million", "on the pier"], actor=desk.editor)
    first, second = (each.parts for each in made)
    assert (first.quoted_words, first.place) == ("spent", "")
    assert (second.quoted_words, second.place) == ("", "the pier")
    # "4.2 million" is not 4200000 in digits, so nobody is told that the part states it.
    assert first.number is None
    assert verify().fault is None


def test_a_claim_marked_by_hand_has_no_parts_yet(claim, desk):
    revision = claim.article.newest
    with transaction():
        mark = claims.find_mark(revision, "harbour ferry")
        made = claims.add_by_hand(mark, claim.kind, actor=desk.editor)
    assert made.parts == NOTHING_PARSED


def test_the_database_knows_the_comparators(claim, desk):
    edited(claim, replace(PARTS, comparator=Comparator.AT_LEAST), desk)
    db.session.rollback()
    with pytest.raises(DatabaseError), db.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO claim (id, rev, entry_seq, article_id, wording, proposed_wording, kind,"
            " claimant, worth_milli, reasons, pipeline, status, status_note, created_at,"
            " comparator) SELECT 999999, 1, entry_seq, article_id, 'x', 'x', kind, '', 1, reasons,"
            " '', 'proposed', '', created_at, 'rather' FROM claim"
        )
