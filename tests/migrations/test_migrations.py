"""Migrations, up and down on both databases: nothing lost on the way up, no guard ever missing."""

import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import current_app

from tests.factories import PASSWORD
from tests.jobs.doing import keep_file
from workbench import create_app
from workbench.domain.claims import ClaimEdit
from workbench.domain.editors import Role
from workbench.domain.errors import UnfitDatabaseError
from workbench.domain.findings import FindingState
from workbench.domain.passages import PassageOutcome
from workbench.domain.readings import NOTHING_PARSED, Comparator, ParsedClaim
from workbench.domain.sources import SourceClass, SourceEdit
from workbench.migrations import reference, runner
from workbench.migrations.runner import config_for, current, differences, downgrade, upgrade
from workbench.models import AUDITED, Claim, PassageCheck, db
from workbench.models.engine import guards_of, prepare_engine
from workbench.services import claims, editors, evidence, findings, snapshots, sources
from workbench.services.transaction import transaction
from workbench.services.verify import verify
from workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(config_for()).walk_revisions()))
]
LOG_TABLES = {"history_entry", "history_head", "history_opening"}


@pytest.fixture
def empty_url(database_kind, tmp_path, request):
    """The address of an empty database."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create_database()
    yield url
    server.drop_database(url)


@pytest.fixture
def engine(empty_url):
    engine = sa.create_engine(empty_url)
    prepare_engine(engine)
    yield engine
    engine.dispose()


def schema_of(engine):
    """Everything in the database that a migration could have made, for comparison."""
    if engine.dialect.name == "sqlite":
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    else:
        query = (
            "SELECT c.relkind::text, c.relname::text, coalesce(pg_get_indexdef(c.oid), '') FROM"
            " pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname ="
            " 'public' UNION ALL SELECT 'constraint', conname::text, pg_get_constraintdef(oid) FROM"
            " pg_constraint WHERE connamespace = 'public'::regnamespace UNION ALL SELECT"
            " 'function', proname::text, prosrc FROM pg_proc WHERE pronamespace ="
            " 'public'::regnamespace UNION ALL SELECT 'column', table_name || '.' || column_name,"
            " data_type || coalesce(column_default, '') || is_nullable FROM"
            " information_schema.columns WHERE table_schema = 'public'"
        )
    with engine.connect() as connection:
        rows = {tuple(row) for row in connection.exec_driver_sql(query)}
    return rows | {("trigger", *each) for each in guards_of(engine).items()}


def without_alembic(schema):
    return {row for row in schema if not any("alembic" in str(part) for part in row)}


def test_up_from_nothing_down_to_nothing_and_up_again(engine):
    upgrade(engine)
    first = schema_of(engine)
    assert current(engine) == runner.newest() == REVISIONS[-1]
    downgrade(engine, "base")
    assert without_alembic(schema_of(engine)) == set()
    assert current(engine) is None
    upgrade(engine)
    assert schema_of(engine) == first


def test_every_step_can_be_taken_and_taken_back(engine):
    seen = []
    for revision in REVISIONS:
        seen.append((current(engine), schema_of(engine)))
        upgrade(engine, revision)
        assert current(engine) == revision
    for before, schema in reversed(seen):
        downgrade(engine, before or "base")
        assert current(engine) == before
        assert without_alembic(schema_of(engine)) == without_alembic(schema)


def test_upgrading_what_is_up_to_date_changes_nothing(engine):
    upgrade(engine)
    before = schema_of(engine)
    upgrade(engine)
    assert schema_of(engine) == before


def test_the_models_and_the_schema_are_the_same(engine):
    upgrade(engine)
    assert differences(engine) == []


def test_a_difference_between_models_and_schema_would_be_seen(engine):
    upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_claim_kind")
        connection.exec_driver_sql("ALTER TABLE setting ADD COLUMN extra TEXT")
    assert len(differences(engine)) == 2


def test_every_audited_table_and_the_log_have_their_guards(engine):
    upgrade(engine)
    found = set(guards_of(engine))
    moments = ["insert", "update", "delete"]
    if engine.dialect.name == "postgresql":
        moments.append("truncate")
    for table in {*AUDITED, *LOG_TABLES}:
        assert {f"{table}_{moment}" for moment in moments} <= found
    assert reference.guard_faults(engine) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_guards_of_what_a_step_leaves_are_untouched_by_it(engine, revision):
    """Alembic's batch mode recreates tables and drops their triggers: no step may do that."""
    for each in REVISIONS[: REVISIONS.index(revision)]:
        upgrade(engine, each)
    before = guards_of(engine)
    upgrade(engine, revision)
    up = guards_of(engine)
    assert before.items() <= up.items()
    downgrade(engine, _before(revision) or "base")
    assert guards_of(engine) == before


def _before(revision):
    at = REVISIONS.index(revision)
    return REVISIONS[at - 1] if at else None


def filled(desk):
    """Put one of everything into the database; return the root of its history."""
    desk.published()
    desk.judged()
    report = verify()
    assert report.fault is None
    db.session.remove()
    return report


def test_rows_that_were_there_keep_their_guards_and_their_history(desk):
    before, guards = filled(desk), guards_of(db.engine)
    upgrade(db.engine)
    assert guards_of(db.engine) == guards
    assert verify() == before
    assert differences(db.engine) == []


def test_going_down_with_rows_and_up_again_leaves_a_usable_desk(desk):
    filled(desk)
    guards, schema = guards_of(db.engine), schema_of(db.engine)
    downgrade(db.engine, "base")
    upgrade(db.engine)
    assert guards_of(db.engine) == guards
    assert schema_of(db.engine) == schema
    assert verify().checked == 0
    with transaction():
        editors.add_editor("Ana Marsh", "ana@example.org", Role.ADMIN, actor=None)
    assert verify().fault is None


def test_people_and_log_of_the_first_schema_are_there_after_the_second(engine, empty_url, tmp_path):
    upgrade(engine, "0001")
    settings = Settings(instance=tmp_path, database_url=empty_url, secret_key="m" * 40)
    app = create_app(settings, check=False)
    with app.app_context():
        with transaction():
            ana = editors.add_editor("Ana Marsh", "ana@example.org", Role.ADMIN, actor=None)
            editors.set_password(ana, PASSWORD, actor=ana)
            editors.rename(ana, "Ana M. Marsh", actor=ana)
        log = db.session.execute(
            sa.text("SELECT seq, leaf, leaf_hash FROM history_entry ORDER BY seq")
        ).all()
        db.session.remove()
        upgrade(db.engine)
        assert (
            db.session.execute(
                sa.text("SELECT seq, leaf, leaf_hash FROM history_entry ORDER BY seq")
            ).all()
            == log
        )
        assert verify().fault is None
        assert verify().checked == len(log) == 3
        found = editors.find_by_email("ana@example.org")
        assert (found.name, found.role, found.rev) == ("Ana M. Marsh", Role.ADMIN, 2)
        with transaction():
            editors.add_editor("Ben Ash", "ben@example.org", Role.EDITOR, actor=found)
        assert verify().fault is None
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("revision", [None, *REVISIONS[:-1]])
def test_an_older_database_is_refused_with_the_command_that_mends_it(
    engine, empty_url, tmp_path, revision
):
    if revision:
        upgrade(engine, revision)
    settings = Settings(instance=tmp_path, database_url=empty_url, secret_key="m" * 40)
    with pytest.raises(UnfitDatabaseError, match="Run: workbench db upgrade") as raised:
        create_app(settings)
    assert (revision or "none") in raised.value.sentence
    assert REVISIONS[-1] in raised.value.sentence


def test_a_database_of_a_later_version_is_refused(engine, empty_url, tmp_path):
    upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    settings = Settings(instance=tmp_path, database_url=empty_url, secret_key="m" * 40)
    with pytest.raises(UnfitDatabaseError, match="9999"):
        create_app(settings)


DIES_MIDWAY = """
import os, signal, sys
import sqlalchemy as sa
from workbench.migrations.runner import upgrade
from workbench.models.engine import prepare_engine

url, statements = sys.argv[1], int(sys.argv[2])
engine = sa.create_engine(url)
prepare_engine(engine)
done = 0


@sa.event.listens_for(engine, "after_cursor_execute")
def count(_connection, _cursor, statement, *_rest):
    global done
    done += statement.lstrip().startswith(("CREATE", "INSERT", "ALTER"))
    if done == statements:
        os.kill(os.getpid(), signal.SIGKILL)


upgrade(engine)
"""


@pytest.mark.parametrize("statements", [1, 12, 45, 70])
def test_a_migration_killed_midway_leaves_the_old_schema_whole(engine, empty_url, statements):
    upgrade(engine, REVISIONS[0])
    before = schema_of(engine)
    engine.dispose()
    done = subprocess.run(
        [sys.executable, "-c", DIES_MIDWAY, empty_url, str(statements)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert current(engine) == REVISIONS[0]
    assert schema_of(engine) == before
    upgrade(engine)
    assert differences(engine) == []
    assert reference.guard_faults(engine) == []


def test_a_migration_that_fails_midway_leaves_the_old_schema_whole(engine):
    upgrade(engine, REVISIONS[0])
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE sign_off (id INTEGER)")  # in the way
    before = schema_of(engine)
    with pytest.raises(sa.exc.DatabaseError):
        upgrade(engine)
    assert schema_of(engine) == before
    assert current(engine) == REVISIONS[0]


@pytest.mark.parametrize("revision", REVISIONS[1:-1])
def test_going_back_to_an_earlier_schema_and_up_again_loses_nothing(desk, revision):
    claim = desk.published().id
    parts = ParsedClaim(number=Decimal("4.5"), unit="%", comparator=Comparator.OVER, place="Pier")
    found = db.session.get_one(Claim, claim)
    with transaction():
        wanted = ClaimEdit(found.wording, found.kind, parts=parts)
        claims.edit(found, wanted, rev=found.rev, actor=desk.editor)
    finding = desk.make_finding()
    with transaction():
        findings.settle(finding, FindingState.WRONG, note="N", rev=1, actor=desk.editor)
    spoken_of = findings.claim_of(finding)
    finding = finding.id
    source = evidence.evidence_of(found)[0].source_id
    said = SourceEdit(title="A log", source_class=SourceClass.WIRE, interests="Sells it.")
    with transaction():
        sources.edit(sources.get_source(source), said, rev=1, actor=desk.editor)
    snapshot = keep_file(current_app._get_current_object(), desk)
    before, guards, schema = verify(), guards_of(db.engine), schema_of(db.engine)
    assert before.fault is None
    db.session.remove()
    downgrade(db.engine, revision)
    upgrade(db.engine)
    assert verify() == before
    assert (guards_of(db.engine), schema_of(db.engine)) == (guards, schema)
    assert differences(db.engine) == []
    kept = findings.get_finding(finding)
    assert (kept.state, kept.note, findings.claim_of(kept)) == (FindingState.WRONG, "N", spoken_of)
    found = db.session.get_one(Claim, claim)
    assert found.parts == parts
    kept = sources.get_source(source)
    assert (kept.source_class, kept.interests) == (SourceClass.WIRE, "Sells it.")
    assert snapshots.text_of(snapshots.get_snapshot(snapshot)) == "No sailings."
    checked = db.session.scalars(sa.select(PassageCheck)).one()
    assert (checked.snapshot_id, checked.outcome) == (snapshot, PassageOutcome.MISSING)
    with transaction():
        wanted = ClaimEdit(found.wording, found.kind, parts=NOTHING_PARSED)
        editor = editors.find_by_email("editor@example.org")
        claims.edit(found, wanted, rev=found.rev, actor=editor)
    assert verify().fault is None


def test_of_sources_that_were_there_before_nobody_has_said_what_they_are(desk):
    source = desk.make_evidence(desk.make_claim()).source_id
    before = verify()
    db.session.remove()
    downgrade(db.engine, "0006")
    upgrade(db.engine)
    assert verify() == before
    found = sources.get_source(source)
    assert (found.source_class, found.naming, found.unnamed_reason) == (None, None, None)
    said = SourceEdit(title=found.title, source_class=SourceClass.PRIMARY)
    with transaction():
        editor = editors.find_by_email("editor@example.org")
        sources.edit(found, said, rev=found.rev, actor=editor)
    assert verify().fault is None


def test_claims_that_were_there_before_their_parts_have_none_and_can_be_given_some(desk):
    claim = desk.make_claim().id
    before = verify()
    db.session.remove()
    downgrade(db.engine, "0002")
    upgrade(db.engine)
    assert verify() == before
    found = db.session.get_one(Claim, claim)
    assert found.parts == NOTHING_PARSED
    with transaction():
        wanted = ClaimEdit(found.wording, found.kind, parts=ParsedClaim(number=Decimal(12)))
        editor = editors.find_by_email("editor@example.org")
        claims.edit(found, wanted, rev=found.rev, actor=editor)
    assert verify().fault is None
