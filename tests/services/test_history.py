"""The history's one append: what an entry holds, in which order, and on whose pages it shows."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from workbench.domain.articles import digest_of
from workbench.domain.claims import ClaimantType, ClaimEdit, ClaimKind, ClaimStatus
from workbench.domain.history import Event, EventRecord
from workbench.domain.verdicts import PublicationState
from workbench.models import (
    AUDITED,
    ArticleRevision,
    Claim,
    DeskSetting,
    Editor,
    HistoryHead,
    HistoryOpening,
    Publication,
    db,
)
from workbench.services import claims, history
from workbench.services.history import changes_of, stored_value
from workbench.services.history_bulk import append_new
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def entries(**where):
    """The events that match, oldest first."""
    query = sa.select(HistoryOpening.event).filter_by(**where).order_by(HistoryOpening.seq)
    return [EventRecord.from_bytes(data) for data in db.session.scalars(query)]


# One change for every kind of column: the attribute, its new value, and how the history holds it.
CLAIM_CHANGES = [
    ("wording", "It sailed “once” – ever.", "It sailed “once” – ever."),
    ("kind", ClaimKind.EVENT, "event"),
    ("claimant_type", ClaimantType.PERSON, "person"),
    ("claimed_on", date(2026, 3, 1), "2026-03-01"),
    ("claimed_on", date(1, 1, 1), "0001-01-01"),
    ("worth_milli", 0, 0),
    ("reasons", [{"predicate": "p", "words": "w", "share_milli": -3}], None),
    ("reasons", [], []),
    ("created_at", datetime(2026, 1, 2, 3, 4, 5, 6, UTC), "2026-01-02T03:04:05.000006Z"),
    ("status_note", "", None),
]


@pytest.mark.parametrize(("column", "value", "kept"), CLAIM_CHANGES)
def test_a_change_is_held_before_and_after(desk, column, value, kept):
    claim = desk.make_claim()
    before = stored_value(claim, column, getattr(claim, column))
    setattr(claim, column, value)
    if column == "status_note":
        assert changes_of(claim) == {}  # it was empty before: nothing changed
        db.session.rollback()
        return
    assert changes_of(claim) == {column: (before, value if kept is None else kept)}
    db.session.rollback()
    with transaction():
        setattr(claim, column, value)
        history.append(Event.CLAIM_EDITED, claim, actor=desk.editor)
    assert list(entries(subject_type="claim", subject_rev=3)[-1].changes) == [column]
    assert verify().fault is None


def test_a_column_that_was_never_read_is_held_before_and_after_too(desk):
    claim = desk.make_claim()
    wording = claim.wording
    with transaction():
        claim.wording = "Set without a look at what stood there."
        history.append(Event.CLAIM_EDITED, claim, actor=desk.editor)
    last = entries(subject_type="claim", subject_id=claim.id)[-1]
    assert last.changes == {"wording": (wording, "Set without a look at what stood there.")}
    assert verify().fault is None


def test_a_value_set_to_what_it_was_is_no_change(desk):
    claim = desk.make_claim()
    claim.wording += "x"
    claim.wording = claim.wording[:-1]
    claim.kind = ClaimKind(claim.kind.value)
    claim.reasons = [dict(each) for each in claim.reasons]
    assert changes_of(claim) == {}
    db.session.rollback()


def test_a_new_record_is_held_whole(desk):
    claim = desk.make_proposal()
    first = entries(subject_type="claim", subject_id=claim.id)[0]
    held = {column.key for column in Claim.__table__.c} - {"id", "rev", "entry_seq"}
    assert set(first.changes) == held
    assert all(before is None for before, _ in first.changes.values())


def test_long_texts_are_held_by_their_digest(desk):
    claim = desk.published()
    revision = entries(subject_type="article_revision")[0]
    text = db.session.scalars(sa.select(ArticleRevision)).one().text
    assert revision.changes["text"] == (None, digest_of(text))
    publication = db.session.scalars(sa.select(Publication)).one()
    made = entries(subject_type="publication", claim_id=claim.id)[0]
    assert made.changes["content"] == (None, digest_of(publication.content))
    assert stored_value(ArticleRevision, "text", None) is None


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (7, 7),
        ("é", "é"),
        (PublicationState.WITHDRAWN, "withdrawn"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2, tzinfo=UTC), "2026-03-02T00:00:00.000000Z"),
        ([1, {"a": None}], [1, {"a": None}]),
        ((), ()),
    ],
)
def test_every_kind_of_value_is_held_as_plain_json(value, kept):
    assert stored_value(Claim, "wording", value) == kept


def test_no_audited_column_holds_a_number_that_the_history_cannot():
    for model in AUDITED.values():
        for column in model.__table__.c:
            assert not isinstance(column.type, sa.Float | sa.Numeric), column


def test_append_raises_the_revision_and_note_does_not(desk):
    claim = desk.make_claim()
    rev, seq = claim.rev, claim.entry_seq
    with transaction():
        number = history.note(Event.CLAIM_TAKEN, claim, actor=desk.editor, note="mine")
    assert (claim.rev, claim.entry_seq) == (rev, seq)
    with transaction():
        claim.wording = "Another wording."
        later = history.append(Event.CLAIM_EDITED, claim, actor=desk.editor)
    assert (claim.rev, claim.entry_seq) == (rev + 1, later)
    noted, appended = entries(subject_type="claim", subject_id=claim.id)[-2:]
    assert (noted.subject.rev, appended.subject.rev) == (None, rev + 1)
    assert noted.note == "mine"
    # Each points to the one before it about the same claim, notes included.
    assert (noted.prev, appended.prev) == (seq, number)
    assert verify().fault is None


def test_an_entry_shows_on_the_pages_of_its_claim_and_article(desk):
    claim = desk.signed()
    about = entries(claim_id=claim.id)
    assert {each.article_id for each in about} == {claim.article_id}
    assert {each.subject.type for each in about} == {
        *("claim", "appearance", "evidence", "verdict", "sign_off"),
    }
    articles = entries(article_id=claim.article_id)
    assert {each.subject.type for each in articles} >= {"article", "article_revision", "claim"}


def test_a_clock_that_was_set_back_does_not_turn_the_history_back(desk, clock):
    claim = desk.make_claim()
    clock.pass_(days=-400)
    with transaction():
        claims.edit(
            claim, ClaimEdit("Said a year ago.", claim.kind), rev=claim.rev, actor=desk.editor
        )
    times = list(db.session.scalars(sa.select(HistoryOpening.at).order_by(HistoryOpening.seq)))
    assert times == sorted(times)
    assert db.session.scalar(sa.select(HistoryHead.last_at)) == times[-1]
    assert verify().fault is None


def test_a_change_without_its_entry_does_not_reach_the_database(desk):
    with pytest.raises(IntegrityError, match="needs its own history entry"), transaction():
        desk.editor.name = "Nobody wrote this down"


def test_a_record_made_without_its_entry_does_not_reach_the_database(desk):
    with pytest.raises(IntegrityError), transaction():
        db.session.add(DeskSetting(id=1, rev=1, entry_seq=0, key="name", value="x"))


def test_an_entry_about_one_record_does_not_cover_another(desk):
    def cover_two():
        with transaction():
            desk.viewer.name = "First"
            desk.editor.name = "Second"
            history.append(Event.EDITOR_RENAMED, desk.viewer, actor=desk.admin)

    with pytest.raises(IntegrityError, match="needs its own history entry"):
        cover_two()
    assert verify().fault is None


def test_many_records_at_once_get_the_same_entries_as_one_by_one(desk):
    claim = desk.make_proposal()
    values = {
        column.key: getattr(claim, column.key)
        for column in Claim.__table__.c
        if column.key not in {"id", "rev", "entry_seq"}
    }
    size = verify().checked
    many = [Claim(**(values | {"wording": f"Claim {number}"})) for number in range(5)]
    with transaction():
        append_new(Event.CLAIM_PROPOSED, many, actor=desk.editor, article_id=claim.article_id)
    assert [each.id for each in many] == list(range(size, size + 5))
    added = entries(subject_type="claim", event_name=Event.CLAIM_PROPOSED)[-5:]
    assert [each.changes["wording"][1] for each in added] == [f"Claim {n}" for n in range(5)]
    assert {each.claim_id for each in added} == {each.id for each in many}
    assert verify().fault is None
    with transaction():
        claims.accept(claims.get_claim(many[2].id), actor=desk.editor)
    assert claims.get_claim(many[2].id).status is ClaimStatus.ACCEPTED
    assert verify().fault is None


@hypothesis_settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40))
def test_any_text_comes_back_from_the_database_as_it_stands_in_its_entry(desk, text):
    with transaction():
        desk.viewer.name = text
        changed = bool(changes_of(desk.viewer))
        if changed:
            history.append(Event.EDITOR_RENAMED, desk.viewer, actor=desk.admin)
    db.session.expire_all()
    assert db.session.get_one(Editor, desk.viewer.id).name == text
    if changed:
        last = entries(subject_type="editor", subject_id=desk.viewer.id)[-1]
        assert last.changes["name"][1] == text
    assert verify().fault is None
