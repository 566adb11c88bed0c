"""A desk's day, from taking in to evaluating on its own decisions."""

import json

import pytest
import sqlalchemy as sa

from tests.factories import Desk
from workbench.domain.history import Event, EventRecord
from workbench.models import HistoryOpening, db
from workbench.services import claims, queue
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction

TEXT = (
    "Mill sold\n\nDr Maud Ferrier sold the mill for 40,000 euros in May.\n\nShe said it was the"
    " oldest in the county.\n\nThe council bought 12 boats for the first time in 9 years.\n"
)


@pytest.fixture
def decided(workbench, in_app, tmp_path):
    """An article taken in at the command line, one of its claims accepted, one dismissed."""
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert workbench("articles", "add", path, "--published", "2026-03-02").exit_code == 0
    db.session.rollback()
    desk = Desk()
    first, second, *_ = queue.page(QueueFilter()).claims
    with transaction():
        claims.accept(first, actor=desk.editor)
        claims.dismiss(second, "Known for long.", actor=desk.editor)
    return [first.id, second.id]


def test_a_desk_evaluates_on_its_own_decisions(workbench, decided, tmp_path):
    out = tmp_path / "out"
    written = workbench("decisions", out)
    assert written.exit_code == 0, written.output
    assert "1 articles, 1 claims accepted, 1 dismissed" in written.stdout
    result = workbench("evaluate", out, "--pipeline", "blank", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["readers"] == ["desk.jsonl"]
    # The same pipeline proposes the same again: what was accepted is found, what was dismissed is
    # wrong, and what waits counts for nothing.
    assert found["marks"]["ours"]["proposed"] == 2
    assert found["marks"]["ours"]["precision"] == 0.5
    assert found["marks"]["ours"]["recall"] == 1
    assert found["decisions"]["ours"] == {"accepted": 1, "dismissed": 1}


def test_that_decisions_were_written_is_in_the_history(workbench, decided, tmp_path):
    assert workbench("decisions", tmp_path / "out").exit_code == 0
    db.session.rollback()
    (row,) = db.session.scalars(
        sa.select(HistoryOpening).where(HistoryOpening.event_name == Event.EXPORT_MADE.value)
    )
    assert EventRecord.from_bytes(row.event).changes == {"format": (None, "decisions")}


def test_a_folder_in_use_is_refused_with_a_sentence(workbench, decided, tmp_path):
    result = workbench("decisions", tmp_path)
    assert result.exit_code == 1
    assert "This is not an empty folder." in result.stderr


def test_a_desk_without_decisions_is_told(workbench, tmp_path):
    result = workbench("decisions", tmp_path / "out")
    assert result.exit_code == 1
    assert "Nobody has accepted or dismissed a claim yet" in result.stderr
    assert not (tmp_path / "out").exists()
