"""What a reading leaves out: kept once with its digest in the history, and taken up by hand."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from tests.factories import FIRST, TEXT, candidate
from workbench.domain.articles import ArticleDraft, digest_of
from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.errors import IllegalStepError, InvalidInputError, NotFoundError
from workbench.domain.history import Event, EventRecord
from workbench.domain.readings import LeftOut, LeftOutWhy
from workbench.models import HistoryOpening, db
from workbench.services import articles, left_out, readings
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction
from workbench.services.verify import verify

HEADING, FRAME = "Ferry line reopens", "The council says"


def passage(quote, why, text=TEXT):
    start = text.index(quote)
    return LeftOut(start, start + len(quote), quote, why)


LEFT_OUT = (passage(FRAME, LeftOutWhy.FRAME), passage(HEADING, LeftOutWhy.HEADING))


@pytest.fixture
def revision(desk):
    return take_in(desk, LEFT_OUT).newest


def take_in(desk, passages, text=TEXT):
    draft = ArticleDraft(title="Ferry line reopens", text=text)
    proposals = Proposals([candidate(text, FIRST)], "test 1", passages)
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def test_what_was_left_out_is_kept_in_reading_order_with_its_reason(revision):
    reading = readings.find_reading(revision)
    assert reading.pipeline == "test 1"
    assert reading.passages == [LEFT_OUT[1], LEFT_OUT[0]]
    assert readings.waiting_of(reading) == reading.passages
    assert verify().fault is None


def test_every_reason_can_be_kept(desk):
    text = "".join(f"Pier {number}. " for number, _ in enumerate(LeftOutWhy)) + TEXT
    passages = [passage(f"Pier {n}.", why, text) for n, why in enumerate(LeftOutWhy)]
    kept = readings.find_reading(take_in(desk, passages, text).newest)
    assert kept.passages == passages


def test_the_entry_holds_the_digest_of_what_was_left_out(revision):
    reading = readings.find_reading(revision)
    data = db.session.scalars(
        sa.select(HistoryOpening.event).where(HistoryOpening.seq == reading.id)
    ).one()
    event = EventRecord.from_bytes(data)
    assert event.event is Event.READING_KEPT
    assert event.changes["left_out"] == (None, digest_of(reading.left_out))
    assert event.article_id == revision.article_id


def test_an_article_of_which_nothing_was_left_out_says_so(desk):
    reading = readings.find_reading(desk.make_article().newest)
    assert json.loads(reading.left_out) == []


def test_a_revision_has_one_reading(revision, desk):
    with pytest.raises(IntegrityError), transaction():
        readings.keep_reading(revision, (), pipeline="again", actor=desk.editor)


def test_an_article_from_before_readings_were_kept_has_none(revision):
    with db.engine.begin() as connection:
        for name in ("delete", "update"):
            on = "" if connection.dialect.name == "sqlite" else " ON article_reading"
            connection.exec_driver_sql(f"DROP TRIGGER article_reading_{name}{on}")
        connection.exec_driver_sql("DELETE FROM article_reading")
    db.session.rollback()
    assert readings.find_reading(revision) is None
    assert "is gone" in verify().fault.sentence


def test_a_passage_is_made_a_claim_as_if_marked_by_hand(revision, desk):
    start, end = LEFT_OUT[0].start_char, LEFT_OUT[0].end_char
    with transaction():
        claim = left_out.propose_left_out(revision, start, end, actor=desk.editor)
    assert (claim.wording, claim.status, claim.kind) == (FRAME, "accepted", ClaimKind.STATE)
    (appearance,) = claim.appearances
    assert (appearance.start_char, appearance.end_char, appearance.quote) == (start, end, FRAME)
    data = db.session.scalars(
        sa.select(HistoryOpening.event).where(HistoryOpening.seq == claim.id)
    ).one()
    event = EventRecord.from_bytes(data)
    assert (event.event, event.note) == (Event.CLAIM_ADDED, "marked by hand")
    waiting = readings.waiting_of(readings.find_reading(revision))
    assert [each.quote for each in waiting] == [HEADING]
    assert claim.status is ClaimStatus.ACCEPTED
    assert verify().fault is None


def test_a_passage_is_made_a_claim_only_once(revision, desk):
    place = (LEFT_OUT[0].start_char, LEFT_OUT[0].end_char)
    with transaction():
        left_out.propose_left_out(revision, *place, actor=desk.editor)
    with pytest.raises(IllegalStepError, match="already"), transaction():
        left_out.propose_left_out(revision, *place, actor=desk.editor)


@pytest.mark.parametrize("place", [(0, 5), (3, 1), (10**9, 10**9 + 1)])
def test_only_what_was_left_out_is_taken_up(revision, desk, place):
    with pytest.raises(NotFoundError), transaction():
        left_out.propose_left_out(revision, *place, actor=desk.editor)


def test_a_passage_longer_than_a_claim_may_be_is_refused(desk):
    text = "so " * 500 + TEXT
    long = LeftOut(0, 1_499, text[:1_499], LeftOutWhy.OPINION)
    revision = take_in(desk, [long], text).newest
    with pytest.raises(InvalidInputError, match="1,499 characters"), transaction():
        left_out.propose_left_out(revision, 0, 1_499, actor=desk.editor)


def test_nobody_changes_what_was_left_out_without_its_being_seen(revision):
    with db.engine.begin() as connection:
        on = "" if connection.dialect.name == "sqlite" else " ON article_reading"
        connection.exec_driver_sql(f"DROP TRIGGER article_reading_update{on}")
        connection.exec_driver_sql("UPDATE article_reading SET left_out = '[]'")
    db.session.rollback()
    assert "left_out of article_reading" in verify().fault.sentence
    assert revision.text == TEXT
