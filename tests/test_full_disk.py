"""A full disk and a database that fails: the text stays, and the desk goes on without a restart."""

import os
import sqlite3
from io import BytesIO

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from tests.person import Person
from workbench.domain.editors import Role
from workbench.models import Evidence, Source, db
from workbench.models.faults import Fault, fault_of
from workbench.services.verify import verify


class FullDisk:
    """Lets a SQLite database grow by no page while it is full, as a full disk would."""

    def __init__(self, engine):
        self.full = False
        sa.event.listen(engine, "begin", self._limit)

    def _limit(self, connection):
        pages = 1_000_000
        if self.full:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


LONG = "A passage that fills pages. " * 600
FORM = {
    "evidence-title": "Harbour office log",
    "evidence-stance": "refutes",
    "evidence-passage": LONG,
    "evidence-rev": "0",
}


def disk_full():
    """Make the app's database say that the disk is full; return how to make room again."""
    if db.engine.dialect.name == "sqlite":
        disk = FullDisk(db.engine)
        disk.full = True
        return lambda: setattr(disk, "full", False)

    @sa.event.listens_for(db.engine, "before_cursor_execute")
    def fail(_connection, _cursor, statement, *_rest):
        if state["full"] and statement.startswith(("INSERT", "UPDATE")):
            raise OperationalError(statement, {}, psycopg.errors.DiskFull("no space left"))

    state = {"full": True}
    return lambda: state.update(full=False)


def test_a_full_disk_keeps_the_text_and_the_reading_and_goes_on_when_there_is_room(
    desk, app, clock
):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    claim = desk.make_claim()
    claim_id = claim.id
    person = Person(app, Role.EDITOR)
    checked = verify().checked
    db.session.remove()
    make_room = disk_full()
    clock.pass_(minutes=3)  # the session is due to be noted as seen, which takes a write
    answer = person.post(f"/claims/{claim_id}/evidence/new", **FORM)
    assert answer.status_code == 507
    assert "The desk’s disk is full. Nothing was changed" in answer.text
    assert LONG.strip() in answer.text
    for path in ("/queue/", f"/claims/{claim_id}", "/history/", "/verdicts/"):
        assert person.get(path).status_code == 200
    assert verify().checked == checked
    assert verify().fault is None
    make_room()
    assert person.post(f"/claims/{claim_id}/evidence/new", **FORM).status_code == 303
    db.session.rollback()
    assert db.session.scalars(sa.select(Evidence)).one().passage == LONG.strip()
    assert verify().fault is None


def test_a_full_disk_leaves_no_half_file(desk, app, monkeypatch, tmp_path):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    claim_id = desk.make_claim().id
    person = Person(app, Role.EDITOR)

    def full(_handle):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("workbench.services.files.os.fsync", full)
    answer = person.post(f"/claims/{claim_id}/evidence/new", **FORM | {"evidence-file": upload()})
    assert answer.status_code == 507
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    monkeypatch.undo()
    db.session.rollback()
    assert db.session.scalars(sa.select(Source)).all() == []
    answer = person.post(f"/claims/{claim_id}/evidence/new", **FORM | {"evidence-file": upload()})
    assert answer.status_code == 303


def upload():
    return (BytesIO(b"log of sailings"), "log.txt")


def orig(kind, **fields):
    error = kind("said")
    for name, value in fields.items():
        setattr(error, name, value)
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_BUSY"), Fault.BUSY),
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_BUSY_SNAPSHOT"), Fault.BUSY),
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_LOCKED"), Fault.BUSY),
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_FULL"), Fault.FULL),
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_ERROR"), None),
        (orig(sqlite3.OperationalError, sqlite_errorname="SQLITE_CORRUPT"), None),
        (orig(psycopg.errors.LockNotAvailable), Fault.BUSY),
        (orig(psycopg.errors.DeadlockDetected), Fault.BUSY),
        (orig(psycopg.errors.QueryCanceled), Fault.BUSY),
        (orig(psycopg.errors.TooManyConnections), Fault.BUSY),
        (orig(psycopg.errors.DiskFull), Fault.FULL),
        (orig(psycopg.errors.AdminShutdown), Fault.AWAY),
        (orig(psycopg.errors.ConnectionFailure), Fault.AWAY),
        (orig(psycopg.errors.OutOfMemory), None),
        (orig(psycopg.OperationalError), Fault.AWAY),
        (orig(ValueError), None),
    ],
    ids=lambda value: getattr(value, "sqlite_errorname", None) or type(value).__name__,
)
def test_a_database_that_fails_is_told_by_its_code(error, fault):
    assert fault_of(OperationalError("SELECT 1", {}, error)) is fault
