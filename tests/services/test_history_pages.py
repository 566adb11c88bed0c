"""A page of the history costs the same however long the history is."""

import pytest
import sqlalchemy as sa

from tests.plans import plan_of_last
from workbench.domain.history import Event
from workbench.models import HistoryOpening, db
from workbench.services import history_pages
from workbench.services.history_pages import HistoryFilter, page_of

INDEX_OF = {
    "person": (HistoryFilter(person=3), "ix_history_opening_actor"),
    "claim": (HistoryFilter(claim=3), "ix_history_opening_about_claim"),
    "article": (HistoryFilter(article=3), "ix_history_opening_about_article"),
    "event": (HistoryFilter(event=Event.CLAIM_ADDED), "ix_history_opening_event"),
    "kind": (HistoryFilter(subject_type="claim"), "ix_history_opening_kind"),
    "record": (
        HistoryFilter(subject_type="claim", subject_id=3),
        "ix_history_opening_last_of_subject",
    ),
    "about": (HistoryFilter(about_person=3), "ix_history_opening_actor"),
    "about, as subject": (
        HistoryFilter(about_person=3),
        "ix_history_opening_last_of_subject",
    ),
    "all": (HistoryFilter(), {"sqlite": "INTEGER PRIMARY KEY", "postgresql": "pk_history_opening"}),
}


@pytest.mark.parametrize("name", INDEX_OF)
@pytest.mark.parametrize("key", [{}, {"before": 40}, {"after": 2}])
def test_every_filter_reads_its_index_in_order(in_app, database_kind, name, key):
    wanted, index = INDEX_OF[name]
    plan = plan_of_last(lambda: page_of(wanted, **key))
    assert (index if isinstance(index, str) else index[database_kind]) in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan


def test_a_number_alone_is_looked_up_under_every_kind(in_app):
    wanted = HistoryFilter(subject_id=3)
    plan = plan_of_last(lambda: page_of(wanted, after=0), avoided=("seqscan", "bitmapscan"))
    assert any(
        index in plan
        for index in ("ix_history_opening_last_of_subject", "uq_history_opening_subject")
    )


def test_what_concerns_a_person_is_each_entry_once_in_order_either_way(desk, monkeypatch):
    monkeypatch.setattr(history_pages, "PAGE", 3)
    monkeypatch.setattr(history_pages, "BATCH", 3)
    desk.published()
    person = desk.editor.id
    opening = HistoryOpening
    expected = db.session.scalars(
        sa.select(opening.seq)
        .where(
            (opening.actor_id == person)
            | ((opening.subject_type == "editor") & (opening.subject_id == person))
        )
        .order_by(opening.seq)
    ).all()
    wanted = HistoryFilter(about_person=person)
    batches = list(history_pages.all_of(wanted))
    assert [each.seq for batch in batches for each in batch] == expected
    page = page_of(wanted)
    seen = [page]
    while page.older is not None:
        page = page_of(wanted, before=page.older)
        seen.append(page)
    assert [each.seq for page in seen for each in page.entries] == expected[::-1]
    back = [page]
    while page.newer is not None:
        page = page_of(wanted, after=page.newer)
        back.append(page)
    assert [each.seq for page in back[::-1] for each in page.entries] == expected[::-1]
    assert len(seen) == len(back) > 2
