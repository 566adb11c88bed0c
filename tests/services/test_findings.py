"""Findings: kept with both places, tied to the claims they speak of, settled and opened again."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from tests.factories import FIRST, SPENT, TEXT, candidate, finding
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.errors import (
    IllegalStepError,
    InvalidInputError,
    NotFoundError,
    StaleError,
)
from workbench.domain.findings import ANSWERS, FindingState
from workbench.domain.history import EventRecord
from workbench.domain.readings import Check
from workbench.models import Finding, FindingClaim, HistoryOpening, db
from workbench.services import articles, claims, findings, queue
from workbench.services.articles import Proposals
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def take_in(desk, *found, text=TEXT, quotes=(FIRST, SPENT)):
    draft = ArticleDraft(title="Ferry line reopens", text=text)
    proposals = Proposals([candidate(text, each) for each in quotes], "test 1", findings=found)
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def events_of(record):
    data = db.session.scalars(
        sa.select(HistoryOpening.event)
        .where(HistoryOpening.subject_type == "finding", HistoryOpening.subject_id == record.id)
        .order_by(HistoryOpening.seq)
    )
    return [EventRecord.from_bytes(each) for each in data]


def settle(desk, record, answer=FindingState.RIGHT, note="Asked the harbour.", rev=None):
    with transaction():
        findings.settle(record, answer, note=note, rev=rev or record.rev, actor=desk.editor)


def claims_of(record):
    return {
        db.session.get_one(articles.Claim, each).wording
        for each in db.session.scalars(
            sa.select(FindingClaim.claim_id).where(FindingClaim.finding_id == record.id)
        )
    }


def test_a_finding_is_kept_as_it_was_made(desk):
    made = finding(TEXT, "12 years", "4.2 million crowns")
    (kept,) = findings.findings_of(take_in(desk, made).newest)
    assert (kept.question, kept.working, kept.compared) == (
        made.question,
        made.working,
        made.check.value,
    )
    assert tuple(kept.passages) == made.places
    assert (kept.state, kept.note, kept.settled_by_id) == (FindingState.OPEN, "", None)
    assert [each.event for each in events_of(kept)] == ["finding.noted"]
    assert verify().fault is None


@pytest.mark.parametrize("check", Check)
def test_what_was_compared_fits_its_column(desk, check):
    (kept,) = findings.findings_of(take_in(desk, finding(TEXT, "12", check=check)).newest)
    assert kept.compared == check.value


def test_a_finding_speaks_of_every_claim_whose_span_holds_a_place(desk):
    record = desk.make_finding()
    assert claims_of(record) == {FIRST, SPENT}
    article = take_in(desk, finding(TEXT, "harbour ferry", "12 years"), text=TEXT)
    (other,) = findings.findings_of(article.newest)
    assert claims_of(other) == {FIRST}


def test_a_place_that_no_claim_holds_whole_speaks_of_none(desk):
    article = take_in(desk, finding(TEXT, "Monday for the first"))
    (record,) = findings.findings_of(article.newest)
    assert claims_of(record) == set()
    assert findings.claim_of(record) is None


def test_a_claim_marked_later_is_tied_to_the_finding_within_it(desk):
    article = take_in(desk, finding(TEXT, "harbour ferry"))
    (record,) = findings.findings_of(article.newest)
    with transaction():
        mark = claims.find_mark(article.newest, "The harbour ferry sailed on Monday")
        claims.add_by_hand(mark, ClaimKind.EVENT, actor=desk.editor)
    assert claims_of(record) == {"The harbour ferry sailed on Monday"}


def test_a_finding_follows_a_claim_that_is_merged_and_one_that_is_split(desk):
    record = desk.make_finding()
    spans = {each.quote: each.claim for each in articles.spans_of(record.revision)}
    with transaction():
        claims.merge(spans[FIRST], spans[SPENT], actor=desk.editor)
    assert findings.questioned([spans[SPENT].id]) == {spans[SPENT].id}
    second = desk.make_finding()
    spans = {each.quote: each.claim for each in articles.spans_of(second.revision)}
    with transaction():
        pieces = ["for the first time", "12 years"]
        made = claims.split(spans[FIRST], pieces, actor=desk.editor)
    asked = findings.questioned([each.id for each in made])
    assert asked == {made[1].id}
    assert verify().fault is None


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_kept_with_name_time_and_note(desk, answer):
    record = desk.make_finding()
    settle(desk, record, answer)
    assert (record.state, record.note) == (answer, "Asked the harbour.")
    assert record.settled_by_id == desk.editor.id
    assert record.settled_at is not None
    event = events_of(record)[-1]
    assert (event.event, event.note) == ("finding.settled", "Asked the harbour.")
    assert event.changes["state"] == ("open", answer.value)
    assert event.claim_id == findings.claim_of(record)
    assert event.article_id == record.revision.article_id
    assert verify().fault is None


def test_a_settled_finding_is_opened_again_and_its_answer_stays_in_the_history(desk):
    record = desk.make_finding()
    settle(desk, record)
    with transaction():
        findings.reopen(record, rev=record.rev, actor=desk.reviewer)
    assert (record.state, record.note, record.settled_at) == (FindingState.OPEN, "", None)
    assert [each.event for each in events_of(record)] == [
        "finding.noted",
        "finding.settled",
        "finding.reopened",
    ]
    assert events_of(record)[-1].changes["note"] == ("Asked the harbour.", "")
    assert verify().fault is None


def test_two_answers_at_once_are_one_and_a_refusal_that_shows_it(desk):
    record = desk.make_finding()
    seen = record.rev
    settle(desk, record)
    with pytest.raises(StaleError) as raised:
        settle(desk, record, FindingState.WRONG, rev=seen)
    assert raised.value.theirs == {"answer": "checked: it is right", "note": "Asked the harbour."}
    with pytest.raises(StaleError), transaction():
        findings.reopen(record, rev=seen, actor=desk.editor)


def test_another_answer_needs_the_question_to_be_opened_again(desk):
    record = desk.make_finding()
    settle(desk, record)
    with pytest.raises(IllegalStepError):
        settle(desk, record, FindingState.WRONG)
    other = desk.make_finding()
    with pytest.raises(IllegalStepError), transaction():
        findings.reopen(other, rev=1, actor=desk.editor)


def test_open_is_no_answer_and_a_note_has_its_limit(desk):
    record = desk.make_finding()
    with pytest.raises(InvalidInputError, match="Choose an answer"):
        settle(desk, record, FindingState.OPEN)
    with pytest.raises(InvalidInputError, match="at most 2,000"):
        settle(desk, record, note="n" * 2_001)
    with pytest.raises(NotFoundError):
        findings.get_finding(10**15)


def test_the_queue_shows_what_an_open_finding_speaks_of(desk):
    desk.make_article()
    record = desk.make_finding()
    wanted = QueueFilter(statuses=(ClaimStatus.PROPOSED,), open_finding=True)
    shown = queue.page(wanted).claims
    assert {each.wording for each in shown} == {FIRST, SPENT}
    assert findings.questioned([each.id for each in shown]) == {each.id for each in shown}
    assert queue.count_up_to(wanted) == 2
    settle(desk, record)
    assert queue.page(wanted).claims == []
    assert findings.questioned([each.id for each in shown]) == frozenset()


def test_many_findings_are_kept_each_with_its_entry(desk):
    text = " ".join(f"Pier {number} cost {number} crowns." for number in range(900))
    found = [finding(text, f"Pier {number} cost") for number in range(900)]
    quotes = [f"Pier {number} cost {number} crowns" for number in range(0, 900, 3)]
    article = take_in(desk, *found, text=text, quotes=quotes)
    kept = findings.findings_of(article.newest)
    assert len(kept) == 900
    tied = sa.select(sa.func.count()).select_from(FindingClaim)
    assert db.session.scalar(tied) == len(quotes)
    assert verify().fault is None


def test_the_database_refuses_an_answer_without_an_entry(desk):
    record = desk.make_finding().id
    db.session.rollback()
    with pytest.raises(DatabaseError, match="entry"), db.engine.begin() as connection:
        connection.execute(
            sa.update(Finding).where(Finding.id == record).values(state=FindingState.WRONG)
        )
    assert verify().fault is None
