"""transaction(): the one place that commits, and the one place where anything is changed."""

import re
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

import workbench
from workbench.domain.claims import ClaimStatus
from workbench.domain.history import Event
from workbench.models import Claim, DeskSetting, Editor, HistoryHead, db
from workbench.models.engine import WRITING
from workbench.services import claims, editors, history, holds, sign_in
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def committed(statement):
    """What another connection reads, and so what is committed."""
    with db.engine.connect() as connection:
        return connection.execute(statement).scalar_one()


def test_a_block_commits_at_its_end_and_not_before(desk):
    size = sa.select(HistoryHead.size)
    name = sa.select(Editor.name).where(Editor.id == desk.editor.id)
    before, old = committed(size), desk.editor.name
    with transaction():
        editors.rename(desk.editor, "Ana Marsh", actor=desk.admin)
        assert committed(size) == before
        assert committed(name) == old
    assert committed(size) == before + 1
    assert committed(name) == "Ana Marsh"


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, GeneratorExit])
def test_any_error_leaves_nothing_of_the_block(desk, error):
    claim = desk.make_proposal()
    before = committed(sa.select(HistoryHead.size))

    def fail():
        with transaction():
            claims.accept(claim, actor=desk.editor)
            raise error

    with pytest.raises(error):
        fail()
    assert committed(sa.select(HistoryHead.size)) == before
    assert claim.status is ClaimStatus.PROPOSED
    with transaction():
        claims.accept(claim, actor=desk.editor)
    assert claim.status is ClaimStatus.ACCEPTED


def nested():
    with transaction(), transaction():
        pass


def test_a_transaction_inside_another_is_a_mistake_of_the_program(desk):
    with pytest.raises(RuntimeError, match="services must not commit"):
        nested()
    with transaction():  # the outer one ended properly
        editors.rename(desk.editor, "Ana Marsh", actor=desk.admin)


def test_a_change_made_before_the_block_is_a_mistake_of_the_program(desk):
    desk.editor.name = "Somebody"
    with pytest.raises(RuntimeError, match="outside transaction"), transaction():
        pass
    db.session.rollback()
    db.session.add(DeskSetting(key="name", value="x"))
    with pytest.raises(RuntimeError, match="outside transaction"), transaction():
        pass
    db.session.rollback()


def test_what_another_connection_committed_is_read_afresh_inside(desk, app):
    claim = desk.make_proposal()
    assert claim.status is ClaimStatus.PROPOSED

    def dismiss():
        with app.app_context(), transaction():
            person = editors.find_by_email("editor@example.org")
            claims.dismiss(claims.get_claim(claim_id), "no claim", actor=person)

    claim_id = claim.id
    in_thread(dismiss)
    with transaction():
        assert claim.status is ClaimStatus.DISMISSED
        assert claim.rev == 2


def in_thread(work):
    """Run *work* in a thread of its own, to its end; raise what it raised."""
    raised = []

    def run():
        try:
            work()
        except BaseException as error:  # noqa: BLE001  # raised again in the test's own thread
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


WRITERS = {
    "history.append": lambda desk: history.append(
        Event.EDITOR_RENAMED, desk.editor, actor=desk.admin
    ),
    "history.note": lambda desk: history.note(Event.CLAIM_TAKEN, desk.editor, actor=desk.admin),
    "holds.take": lambda desk: holds.take(desk.claim, actor=desk.editor),
    "holds.renew": lambda desk: holds.renew(desk.claim, actor=desk.editor),
    "holds.release": lambda desk: holds.release(desk.claim, actor=desk.editor),
    "holds.drop": lambda desk: holds.drop([desk.claim]),
    "claims.accept": lambda desk: claims.accept(desk.claim, actor=desk.editor),
    "sign_in.note_failure": lambda _desk: sign_in.note_failure("a@example.org", ""),
    "sign_in.forget_failures": lambda _desk: sign_in.forget_failures("a@example.org"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_written_outside_a_transaction(desk, writer):
    desk.claim = desk.make_proposal()
    with pytest.raises(RuntimeError, match="inside transaction"):
        WRITERS[writer](desk)
    db.session.rollback()


def test_only_this_module_commits():
    root = Path(workbench.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"\.commit\(\)|\bbegin_nested\(", path.read_text())
    }
    assert found == {"services/transaction.py"}


@contextmanager
def impatient(engine):
    """A writing connection that gives up at once when another one writes."""
    with engine.connect().execution_options(**{WRITING: True}) as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 0")
        yield connection
        if engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 10000")


def begin_writing(connection):
    """Begin as transaction() does, without waiting."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT size FROM history_head FOR UPDATE NOWAIT"))
    else:
        connection.execute(sa.text("SELECT 1"))


def test_a_second_writer_waits_for_its_turn_from_the_first_moment(desk):
    with transaction(), impatient(db.engine) as other, pytest.raises(OperationalError):
        begin_writing(other)  # nothing was written yet, and still it is the first one's turn
    with impatient(db.engine) as other:
        begin_writing(other)


def test_readers_do_not_wait_for_a_writer(desk, app):
    claim = desk.make_proposal()
    claim_id = claim.id
    seen = []

    def read():
        with app.app_context():
            seen.append(db.session.get_one(Claim, claim_id).status)

    with transaction():
        claims.accept(claim, actor=desk.editor)
        in_thread(read)
    assert seen == [ClaimStatus.PROPOSED]


ZONE = sa.select(DeskSetting).where(DeskSetting.key == "zone")


def test_writers_that_all_come_at_once_all_get_their_turn(desk, app):
    """Each reads a number and writes the next one: none is lost when they take turns."""
    with transaction():
        setting = DeskSetting(key="zone", value="0")
        history.append(Event.SETTING_CHANGED, setting, actor=desk.admin)
    writers, each, errors = 6, 5, []
    gate = threading.Barrier(writers)

    def count():
        try:
            gate.wait(10)
            for _ in range(each):
                with app.app_context(), transaction():
                    row = db.session.scalars(ZONE).one()
                    row.value = str(int(row.value) + 1)
                    history.append(Event.SETTING_CHANGED, row, actor=None)
        except BaseException as error:  # noqa: BLE001  # counted in the test's own thread
            errors.append(error)

    threads = [threading.Thread(target=count) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert committed(ZONE.with_only_columns(DeskSetting.value)) == str(writers * each)
    assert verify().fault is None
