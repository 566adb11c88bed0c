"""Exports obey the filter, give readers' words, and neither hold much nor hold anybody up."""

import csv
import io
import json

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, Desk, candidate
from tests.plans import asked
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimantType, ClaimEdit, ClaimKind, ClaimStatus
from workbench.domain.errors import NotExportableError
from workbench.domain.history import Event
from workbench.exports.check import check_claim_review
from workbench.exports.csv_tables import COLUMNS
from workbench.exports.jsonl import read_jsonl
from workbench.models import HistoryOpening, db
from workbench.services import articles, claims, exports, history, publications, queue
from workbench.services.articles import Proposals
from workbench.services.exports import Format, export_lines, survey
from workbench.services.queue import QueueFilter, Sort
from workbench.services.records import records_of
from workbench.services.transaction import transaction
from workbench.services.verify import verify

ALL = QueueFilter()


def ids_in(wanted, form=Format.JSONL):
    text = "".join(export_lines(wanted, form))
    if form is Format.CSV:
        return [int(row["claim_id"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    if form is Format.JSONL:
        return [each.claim_id for each in read_jsonl(text.splitlines())]
    return [int(each["url"].rpartition("/")[2]) for each in json.loads(text)]


def unnamed_claimant(desk, *, edition=1):
    """A published claim whose claimant nobody has called a person or an organization."""
    text = f"Edition {edition}. The council says it is for the first time in 12 years."
    found = [candidate(text, FIRST, claimant="The council")]
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry", text=text), Proposals(found, "test 1"), actor=desk.editor
        )
    claim = desk.accepted(articles.spans_of(made.newest)[0].claim)
    return desk.published(desk.judged(claim))


def withdrawn(desk):
    claim = desk.published()
    with transaction():
        publications.withdraw(claim, "The log was of another harbour.", actor=desk.reviewer)
    return claim


@pytest.fixture
def mixed(desk):
    """Claims in many states, of several kinds and claimants."""
    desk.published()
    desk.published(desk.judged(desk.published(), summary="Once more."), reason="A detail.")
    withdrawn(desk)
    desk.judged()
    claim = desk.make_claim()
    with transaction():
        edit = ClaimEdit("Rain fell.", ClaimKind.EVENT, "Weather office", ClaimantType.ORGANIZATION)
        claims.edit(claim, edit, rev=claim.rev, actor=desk.editor)
    return desk


FILTERS = (
    ALL,
    QueueFilter(sort=Sort.NEWEST),
    QueueFilter(sort=Sort.OLDEST),
    *(QueueFilter(statuses=(each,)) for each in ClaimStatus),
    QueueFilter(statuses=(ClaimStatus.JUDGED, ClaimStatus.PUBLISHED)),
    QueueFilter(kind=ClaimKind.EVENT),
    QueueFilter(claimant="weather"),
    QueueFilter(words="crown"),
    QueueFilter(free=True),
)


def test_an_export_holds_what_the_filter_shows_in_its_order(mixed):
    seen = set()
    for wanted in FILTERS:
        shown = list(queue.ids_of(wanted))
        assert ids_in(wanted, Format.CSV) == ids_in(wanted, Format.JSONL) == shown
        seen.add(tuple(shown))
    # The filters tell these claims apart, or the rule above would say little.
    assert len(seen) >= 8


def test_an_article_s_claims_are_exported_alone(mixed):
    claim = mixed.make_claim()
    assert set(ids_in(QueueFilter(article_id=claim.article_id))) >= {claim.id}
    assert len(ids_in(QueueFilter(article_id=claim.article_id))) == 2


def test_a_claim_review_file_holds_what_is_published_or_corrected(mixed):
    everything = records_of(list(queue.ids_of(ALL)))
    out = [each.claim_id for each in everything if each.publication in {"published", "corrected"}]
    assert ids_in(ALL, Format.CLAIM_REVIEW) == out
    assert len(out) == 2


def test_every_claim_review_keeps_the_rules_and_equals_that_of_its_page(mixed):
    text = "".join(export_lines(ALL, Format.CLAIM_REVIEW))
    documents = json.loads(text)
    assert [check_claim_review(each) for each in documents] == [[]] * len(documents)
    for document, number in zip(documents, ids_in(ALL, Format.CLAIM_REVIEW), strict=True):
        record = publications.public_record(publications.get_publication(number))
        line = exports.claim_review_text(record)
        assert json.loads(line) == document
        assert line in text


def test_an_empty_export_is_still_a_file_of_its_format(desk):
    assert list(csv.reader(export_lines(ALL, Format.CSV))) == [list(COLUMNS)]
    assert not list(export_lines(ALL, Format.JSONL))
    assert json.loads("".join(export_lines(ALL, Format.CLAIM_REVIEW))) == []


def test_json_lines_are_read_back_as_the_records_they_were(mixed):
    numbers = list(queue.ids_of(ALL))
    assert list(read_jsonl(export_lines(ALL, Format.JSONL))) == records_of(numbers)


@pytest.mark.parametrize("form", Format)
def test_what_readers_see_is_exported_until_it_is_corrected(desk, form):
    claim = desk.published()
    with transaction():
        edit = ClaimEdit("The ferry had rested.", claim.kind)
        claims.edit(claim, edit, rev=claim.rev, actor=desk.editor)
    assert FIRST in _line_of(claim, form)
    assert "had rested" not in _line_of(claim, form)
    desk.published(desk.judged(claim), reason="The wording was too narrow.")
    assert "had rested" in _line_of(claim, form)


def _line_of(claim, form):
    """What the export says was claimed, without the words as they were found."""
    text = "".join(export_lines(QueueFilter(words="ferry"), form))
    wanted = {Format.CSV: "wording", Format.JSONL: "wording", Format.CLAIM_REVIEW: "claimReviewed"}
    if form is Format.CSV:
        rows = csv.DictReader(io.StringIO(text, newline=""))
    else:
        rows = (
            json.loads(text)
            if form is Format.CLAIM_REVIEW
            else map(json.loads, text.split("\n")[:-1])
        )
    return "\n".join(row[wanted[form]] for row in rows)


def test_a_survey_counts_what_is_left_out_and_says_so(mixed):
    found = survey(ALL)
    assert (found.published, found.withdrawn, found.faulty, found.unchecked) == (2, 1, 0, 0)
    assert found.claims == len(ids_in(ALL))
    assert found.left_out == [
        f"{found.unpublished} claims of this filter are not published and are left out.",
        "1 claim of this filter is withdrawn and is left out.",
    ]
    assert survey(QueueFilter(statuses=(ClaimStatus.PUBLISHED,))).left_out == []


def test_a_published_claim_that_cannot_be_a_claim_review_is_named_with_its_field(desk):
    claim = unnamed_claimant(desk)
    desk.published()
    found = survey(ALL)
    assert (found.published, found.faulty) == (2, 1)
    (problem,) = found.problems
    assert (problem.claim_id, problem.field) == (claim.id, "itemReviewed.author")
    record = publications.public_record(publications.get_publication(claim.id))
    assert exports.claim_review_text(record) is None
    with pytest.raises(NotExportableError):
        list(export_lines(ALL, Format.CLAIM_REVIEW))


def test_a_survey_looks_at_no_more_claims_than_it_is_told(desk):
    unnamed_claimant(desk)
    assert (survey(ALL, check_at_most=0).faulty, survey(ALL, check_at_most=0).unchecked) == (0, 1)
    assert survey(ALL, check_at_most=1).faulty == 1


def test_problems_are_listed_up_to_a_number_and_counted_beyond(desk, monkeypatch):
    monkeypatch.setattr(exports, "PROBLEMS_LISTED", 1)
    first, _ = unnamed_claimant(desk), unnamed_claimant(desk, edition=2)
    found = survey(QueueFilter(sort=Sort.OLDEST))
    assert ([each.claim_id for each in found.problems], found.faulty) == ([first.id], 2)


def test_an_export_is_noted_with_its_format_and_filter(desk):
    wanted = QueueFilter((ClaimStatus.PUBLISHED,), kind=ClaimKind.EVENT, words="pier", free=True)
    with transaction():
        exports.note_export(wanted, Format.CSV, actor=desk.viewer)
        exports.note_export(ALL, Format.JSONL, actor=None)
    first, second = _notes()
    assert first.actor_id == desk.viewer.id
    assert first.subject.type == second.subject.type == "setting"
    assert first.changes == {
        "format": (None, "csv"),
        "status": (None, "published"),
        "kind": (None, "event"),
        "words": (None, "pier"),
        "holder": (None, "nobody"),
    }
    assert (second.actor_id, second.changes) == (None, {"format": (None, "jsonl")})
    assert verify().fault is None


def _notes():
    rows = db.session.scalars(
        sa.select(HistoryOpening)
        .where(HistoryOpening.event_name == Event.EXPORT_MADE.value)
        .order_by(HistoryOpening.seq)
    )
    return [history.EventRecord.from_bytes(row.event) for row in rows]


@pytest.fixture
def many(desk, monkeypatch):
    """300 claims, exported in 15 batches."""
    monkeypatch.setattr(exports, "BATCH", 20)
    parts = [f"Pier {number} cost {number} crowns." for number in range(300)]
    text = " ".join(parts)
    found = [candidate(text, part) for part in parts]
    with transaction():
        articles.take_in(
            ArticleDraft(title="Piers", text=text), Proposals(found, "test 1"), actor=desk.editor
        )
    return desk


@pytest.mark.parametrize("form", [Format.CSV, Format.JSONL])
def test_an_export_holds_one_batch_and_no_read_open(many, form):
    db.session.expunge_all()
    most = total = 0
    for _ in export_lines(ALL, form):
        most = max(most, len(db.session.identity_map))
        assert not db.session().in_transaction()
        total += 1
    assert total >= 300
    assert most <= 5 * exports.BATCH


def test_claims_are_sought_once_however_many_batches_they_fill(many):
    wanted = QueueFilter(words="crowns", claimant="")
    with asked() as statements:
        assert len(ids_in(wanted)) == 300
    sought = [each for each, _ in statements if "ORDER BY claim.worth_milli" in each]
    assert len(sought) == 1


def test_a_survey_asks_as_much_of_many_claims_as_of_few(many):
    many.published()
    asked_of = []
    for wanted in (QueueFilter(words="years"), ALL):
        with asked() as statements:
            survey(wanted)
        asked_of.append(len(statements))
    assert asked_of[0] == asked_of[1]


def test_others_write_while_an_export_runs(many, in_app):
    lines = export_lines(ALL, Format.JSONL)
    first = [next(lines) for _ in range(30)]
    with in_app.app_context():
        added = Desk().published().id
    rest = list(lines)
    numbers = [each.claim_id for each in read_jsonl([*first, *rest])]
    assert len(numbers) == len(set(numbers))
    assert len(set(numbers) - {added}) >= 300
    assert verify().fault is None


def test_a_verdict_withdrawn_while_an_export_runs_is_left_out(desk, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    desk.published()
    wanted = QueueFilter(sort=Sort.NEWEST)
    last = desk.published().id
    lines = export_lines(wanted, Format.CLAIM_REVIEW)
    start = next(lines)
    with transaction():
        for number in list(queue.ids_of(QueueFilter(statuses=(ClaimStatus.PUBLISHED,)))):
            if number != last:
                publications.withdraw(claims.get_claim(number), "Wrong log.", actor=desk.reviewer)
    documents = json.loads(start + "".join(lines))
    assert [each["url"].rpartition("/")[2] for each in documents] == [str(last)]
