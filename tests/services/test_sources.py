"""Sources as records: found, changed with an entry, and what a change does to verdicts."""

import pytest
import sqlalchemy as sa

from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import ClaimTakenError, NotFoundError, StaleError
from workbench.domain.history import Event
from workbench.domain.sources import Naming, SourceClass, SourceEdit
from workbench.models import HistoryOpening, db
from workbench.services import evidence, holds, records, sources, verdicts
from workbench.services.evidence import EvidenceDraft
from workbench.services.sources import SourceFilter
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def edit_of(source, **differences):
    values = {"title": source.title, "publisher": source.publisher, "url": source.url}
    return SourceEdit(**(values | differences))


def change(desk, source, *, actor=None, **differences):
    with transaction():
        wanted = edit_of(source, **differences)
        sources.edit(source, wanted, rev=source.rev, actor=actor or desk.editor)


def events():
    return db.session.scalars(sa.select(HistoryOpening.event_name)).all()


def test_a_new_source_says_nothing_that_nobody_said(desk):
    source = desk.make_evidence(desk.make_claim()).source
    assert (source.source_class, source.naming, source.interests) == (None, None, None)


def test_what_is_said_of_a_source_is_kept_with_its_entry_and_goes_into_exports(desk):
    claim = desk.make_claim()
    source = desk.make_evidence(claim).source
    change(
        desk,
        source,
        source_class=SourceClass.DOCUMENT,
        naming=Naming.ANONYMOUS,
        unnamed_reason="The clerk would lose her post.",
        interests="Works for the port.",
    )
    [kept] = records.records_of([claim.id])[0].evidence
    assert (kept.source_class, kept.source_naming) == ("document", "anonymous")
    assert kept.source_unnamed_reason == "The clerk would lose her post."
    assert kept.source_interests == "Works for the port."
    assert events()[-1] == Event.SOURCE_EDITED
    assert verify().fault is None


def test_a_change_that_changes_nothing_makes_no_entry(desk):
    source = desk.make_evidence(desk.make_claim()).source
    before = len(events())
    change(desk, source)
    assert len(events()) == before


def test_an_edit_sends_judged_claims_that_rest_on_it_back_and_leaves_others(desk):
    claim, other = desk.judged(), desk.make_claim()
    item = evidence.evidence_of(claim)[0]
    desk.make_evidence(other)
    unconcerned = desk.make_claim()
    desk.make_evidence(unconcerned, title="Another log", url="")
    desk.judged(unconcerned)
    change(desk, item.source, source_class=SourceClass.PRIMARY)
    assert claim.status is ClaimStatus.ACCEPTED
    assert "a source was edited" in claim.status_note
    assert unconcerned.status is ClaimStatus.JUDGED
    assert verify().fault is None


def test_an_edit_leaves_what_is_published_as_it_was_signed(desk):
    claim = desk.published()
    change(desk, evidence.evidence_of(claim)[0].source, source_class=SourceClass.WIRE)
    assert claim.status is ClaimStatus.PUBLISHED
    assert records.records_of([claim.id])[0].evidence[0].source_class == ""


def test_an_edit_waits_for_whoever_holds_a_judged_claim(desk):
    claim = desk.judged()
    source = evidence.evidence_of(claim)[0].source
    with transaction():
        holds.take(claim, actor=desk.reviewer)
    with pytest.raises(ClaimTakenError):
        change(desk, source, source_class=SourceClass.WIRE)
    assert sources.get_source(source.id).source_class is None


def test_two_who_edit_at_once_see_both_versions(desk):
    source = desk.make_evidence(desk.make_claim()).source
    rev = source.rev
    change(desk, source, source_class=SourceClass.WIRE)
    with pytest.raises(StaleError) as raised, transaction():
        sources.edit(source, edit_of(source), rev=rev, actor=desk.reviewer)
    assert raised.value.theirs["source_class"] == "wire"


def test_a_source_that_is_corrected_on_the_evidence_keeps_what_was_said_of_it(desk):
    item = desk.make_evidence(desk.make_claim())
    change(desk, item.source, source_class=SourceClass.EXPERT, naming=Naming.NAMED)
    draft = EvidenceDraft(title="Harbour office, log", stance=item.stance, passage="No sailings.")
    with transaction():
        evidence.edit(item, draft, rev=item.rev, actor=desk.editor)
    db.session.expire_all()
    assert item.source.title == "Harbour office, log"
    assert item.source.source_class is SourceClass.EXPERT


def test_evidence_goes_on_pointing_to_its_source(desk):
    one = desk.make_evidence(desk.make_claim())
    source = one.source
    change(desk, source, title="Log of the harbour office")
    other = desk.make_evidence(desk.make_claim(), title="Log of the harbour office")
    assert other.source_id == source.id == one.source_id
    assert sources.uses_of([source.id]) == {source.id: 2}
    assert list(sources.evidence_from(source, limit=9)) == [other, one]


def test_sources_are_found_by_words_class_and_what_was_not_said(desk):
    def make(title, **draft):
        return desk.make_evidence(desk.make_claim(), title=title, **draft).source

    log, poll = make("Log 100%_of sailings"), make("Poll", publisher="Survey House", url="")
    change(desk, poll, source_class=SourceClass.OFFICIAL_STATISTIC, naming=Naming.NAMED)
    clerk = make("A clerk", url="", publisher="")
    change(desk, clerk, naming=Naming.ANONYMOUS, unnamed_reason="Her post.")

    def found(before=None, limit=9, **wanted):
        return list(sources.list_sources(SourceFilter(**wanted), before=before, limit=limit))

    assert found() == [clerk, poll, log]
    assert found(limit=1) == [clerk]
    assert found(before=clerk.id, limit=1) == [poll]
    assert found(words="survey poll") == [poll]
    assert found(words="%_of") == [log]
    assert found(words="%x") == []
    assert found(source_class=SourceClass.OFFICIAL_STATISTIC) == [poll]
    assert found(unsaid=True) == [clerk, log]
    assert found(anonymous=True) == [clerk]


def test_a_source_that_is_not_there_is_said_to_be_none(desk):
    with pytest.raises(NotFoundError):
        sources.get_source(2**60)


def test_a_verdict_signed_with_a_source_carries_what_was_said_of_it(desk):
    claim = desk.judged()
    change(desk, evidence.evidence_of(claim)[0].source, interests="Paid by the port.")
    desk.judged(claim)
    content = verdicts.content_of(verdicts.newest_verdict(claim))
    assert content.evidence[0].interests == "Paid by the port."
