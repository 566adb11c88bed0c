"""The history: every change has its entry, and no change of what is stored goes unseen."""

import sqlite3

import pytest
import sqlalchemy as sa
from flask import current_app
from sqlalchemy.exc import DatabaseError

from tests.jobs.doing import keep_file
from workbench.domain.articles import ArticleDraft, Way
from workbench.domain.history import Event
from workbench.models import AUDITED, Article, Claim, DeskSetting, HistoryEntry, HistoryOpening, db
from workbench.services import claims, history, revisions
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def add_newer_text(desk):
    """Add a text without the claims of the newest article, which are then gone from it."""
    article = db.session.scalars(sa.select(Article).order_by(Article.id.desc()).limit(1)).one()
    draft = ArticleDraft(title=article.title, text="The pier is open again.", way=Way.PASTE)
    with transaction():
        revisions.add_revision(article, draft, after=1, actor=desk.editor)


def refused(statement, **values):
    """Run raw SQL in a transaction of its own and return the sentence it is refused with."""
    db.session.rollback()
    with pytest.raises(DatabaseError) as raised, db.engine.begin() as connection:
        connection.execute(sa.text(statement), values)
    return str(raised.value.orig)


def test_a_whole_day_verifies(desk):
    desk.published()
    report = verify()
    assert report.fault is None
    assert report.checked == db.session.scalar(sa.select(sa.func.count(HistoryEntry.seq)))
    assert len(report.root) == 64


def test_entries_are_numbered_without_a_gap(desk):
    desk.make_article()
    numbers = db.session.scalars(sa.select(HistoryEntry.seq).order_by(HistoryEntry.seq)).all()
    assert list(numbers) == list(range(len(numbers)))


def test_a_failed_transaction_leaves_no_entry_and_no_gap(desk):
    claim = desk.make_proposal()
    before = verify().checked

    def fail_after_the_change():
        with transaction():
            claims.accept(claim, actor=desk.editor)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_the_change()
    assert verify().checked == before
    desk.accepted(claim)
    assert verify().fault is None


def test_before_and_after_come_from_the_change_itself(desk):
    claim = desk.make_proposal()
    desk.accepted(claim)
    opening = db.session.scalars(
        sa.select(HistoryOpening).where(
            HistoryOpening.claim_id == claim.id, HistoryOpening.event_name == Event.CLAIM_ACCEPTED
        )
    ).one()
    assert b'"status":["proposed","accepted"]' in opening.event


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_entry SET leaf = leaf",
        "DELETE FROM history_entry",
        "DELETE FROM history_entry WHERE seq = 0",
        "UPDATE history_opening SET words = 'x' WHERE seq = 1",
        "DELETE FROM history_opening",
        "UPDATE history_head SET size = size + 2",
        "UPDATE history_head SET size = size - 1",
        "DELETE FROM history_head",
        "INSERT INTO history_head SELECT 2, size, last_at FROM history_head",
        "INSERT INTO history_entry SELECT seq + 1000, leaf, leaf FROM history_entry WHERE seq = 0",
    ],
)
def test_the_log_is_append_only(desk, statement):
    assert "append-only" in refused(statement)
    assert verify().fault is None


@pytest.mark.parametrize("table", sorted(AUDITED))
def test_no_audited_row_changes_or_goes_without_an_entry(desk, table):
    desk.published()
    with transaction():
        history.append(
            Event.SETTING_CHANGED, DeskSetting(key="zone", value="Asia/Tokyo"), actor=desk.admin
        )
    columns = ", ".join(column.name for column in AUDITED[table].__table__.columns)
    if table in {"article", "claim"}:  # the cheapest way to a row of every table
        desk.make_article()
    if table == "finding":
        desk.make_finding()
    if table in {"snapshot", "passage_check"}:
        keep_file(current_app._get_current_object(), desk)
    if table == "appearance_change":
        add_newer_text(desk)
    if db.session.scalar(sa.select(sa.func.count()).select_from(AUDITED[table])) == 0:
        assert table == "correction"
        return
    db.session.rollback()
    assert "entry" in refused(f"UPDATE {table} SET entry_seq = entry_seq")
    assert "entry" in refused(f"UPDATE {table} SET rev = rev + 1")
    assert "never deleted" in refused(f"DELETE FROM {table}")
    copied = columns.replace("id, rev", "id + 1000000, rev", 1)
    assert "entry" in refused(f"INSERT INTO {table} ({columns}) SELECT {copied} FROM {table}")


def test_rows_and_log_cannot_be_emptied_at_a_stroke_on_postgresql(desk, database_kind):
    if database_kind == "sqlite":
        # SQLite has no TRUNCATE; its DELETE without WHERE is covered above.
        assert "syntax error" in refused("TRUNCATE claim")
        return
    assert "append-only" in refused("TRUNCATE history_entry CASCADE")
    assert "never deleted" in refused("TRUNCATE claim CASCADE")
    assert "append-only" in refused(
        "SET LOCAL session_replication_role = replica; DELETE FROM history_opening"
    )


def test_replace_does_not_walk_round_the_guards(desk, database_kind, database_url):
    """A plain sqlite3 shell has recursive_triggers off, so REPLACE fires no DELETE trigger."""
    claim = desk.make_proposal()
    if database_kind == "postgresql":
        columns = ", ".join(column.name for column in Claim.__table__.columns)
        upsert = "ON CONFLICT (id) DO UPDATE SET wording = 'x'"
        assert "entry" in refused(f"INSERT INTO claim SELECT {columns} FROM claim {upsert}")
        return
    db.session.rollback()
    shell = sqlite3.connect(database_url.removeprefix("sqlite:///"))
    with pytest.raises(sqlite3.IntegrityError, match="entry"):
        shell.execute(f"REPLACE INTO claim SELECT * FROM claim WHERE id = {claim.id}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        shell.execute("REPLACE INTO history_entry SELECT * FROM history_entry WHERE seq = 1")
    with pytest.raises(sqlite3.IntegrityError, match="entry"):
        shell.execute(f"UPDATE claim SET wording = 'rewritten' WHERE id = {claim.id}")
    shell.close()


def unguarded(database_kind, statement):
    """Change the database as its owner could: guards off, change, guards on again."""
    db.session.rollback()
    with db.engine.begin() as connection:
        if database_kind == "sqlite":
            guards = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).all()
            for name, _ in guards:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.exec_driver_sql(statement)
            for _, sql in guards:
                connection.exec_driver_sql(sql)
        else:
            table = statement.split()[1] if statement.startswith("UPDATE") else statement.split()[2]
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    db.session.expire_all()


TAMPERED = {
    "article_revision": "text = text || ' '",
    "article": "title = title || '!'",
    "claim": "wording = wording || '!'",
    "appearance": "start_char = start_char + 1",
    "source": "publisher = 'Somebody else'",
    "evidence": "passage = passage || '!'",
    "verdict": "summary = summary || '!'",
    "sign_off": "reviewer_id = (SELECT min(id) FROM editor)",
    "publication": "content = content || ' '",
    "editor": "name = 'Nobody'",
    "rating": "definition = ''",
    "rating_scale": "name = 'Another'",
}


@pytest.mark.parametrize(("table", "change"), TAMPERED.items())
def test_verify_names_the_entry_of_a_row_changed_behind_the_guards(
    desk, database_kind, table, change
):
    claim = desk.published()
    row = db.session.scalars(sa.select(AUDITED[table]).order_by(AUDITED[table].id.desc())).first()
    seq, row_id = row.entry_seq, row.id
    assert claim.id
    unguarded(database_kind, f"UPDATE {table} SET {change} WHERE id = {row_id}")
    fault = verify().fault
    assert fault is not None
    assert fault.seq == seq
    assert "without an entry" in fault.sentence


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("history_entry.leaf", "{blob}"),
        ("history_entry.leaf_hash", "{blob}"),
        ("history_opening.salt", "{blob}"),
        ("history_opening.event", "{blob}"),
        ("history_opening.event_name", "'claim.edited'"),
        ("history_opening.at", "(SELECT max(at) FROM history_opening)"),
        ("history_opening.actor_id", "999"),
        ("history_opening.subject_type", "'claim'"),
        ("history_opening.subject_id", "999"),
        ("history_opening.subject_rev", "77"),
        ("history_opening.claim_id", "999"),
        ("history_opening.article_id", "999"),
        ("history_opening.words", "'x'"),
    ],
)
def test_verify_names_the_entry_of_any_changed_log_column(desk, database_kind, column, value):
    desk.make_article()
    table, name = column.split(".")
    blob = "X'00'" if database_kind == "sqlite" else "'\\x00'::bytea"
    unguarded(database_kind, f"UPDATE {table} SET {name} = {value.format(blob=blob)} WHERE seq = 3")
    assert verify().fault.seq == 3


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("history_entry", "leaf = 'text'"),
        ("history_opening", "salt = 'text'"),
        ("history_opening", "event = 7"),
        ("history_opening", "at = 'yesterday'"),
        ("history_opening", "subject_rev = 'x'"),
        ("claim", "claimed_on = 'yesterday'"),
        ("claim", "created_at = X'00'"),
        ("claim", "reasons = '{'"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_too(desk, database_kind, table, change):
    if database_kind == "postgresql":
        return  # its columns take no value of another type
    claim = desk.make_proposal()
    seq, key = (claim.entry_seq, "id") if table == "claim" else (3, "seq")
    target = claim.id if table == "claim" else 3
    unguarded(database_kind, f"UPDATE {table} SET {change} WHERE {key} = {target}")
    assert verify().fault.seq == seq


def test_every_flipped_byte_of_an_entry_is_seen(desk, database_kind):
    if database_kind == "postgresql":
        return  # the bytes are the same; SQLite is quicker at this many changes
    desk.make_article()
    columns = (
        (HistoryEntry, "leaf"),
        (HistoryEntry, "leaf_hash"),
        (HistoryOpening, "salt"),
        (HistoryOpening, "event"),
    )
    db.session.rollback()
    with db.engine.begin() as connection:
        for name in [
            n
            for (n,) in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
        ]:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    last = verify().checked - 1
    for model, name in columns:
        good = db.session.scalar(sa.select(getattr(model, name)).where(model.seq == last))
        for at in range(len(good)):
            bad = good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
            for value in (bad, good):
                db.session.rollback()
                with db.engine.begin() as connection:
                    connection.execute(
                        sa.update(model).where(model.seq == last).values({name: value})
                    )
                if value is bad:
                    fault = verify().fault
                    assert fault is not None, (name, at)
                    assert fault.seq == last, (name, at)
    assert verify().fault is None


def test_a_changed_revision_of_a_row_is_named(desk, database_kind):
    claim = desk.make_proposal()
    unguarded(database_kind, f"UPDATE claim SET rev = rev + 40 WHERE id = {claim.id}")
    assert verify().fault.seq == claim.entry_seq


@pytest.mark.parametrize(
    "change", ["DELETE FROM history_head", "UPDATE history_head SET size = size + 7"]
)
def test_a_head_that_was_changed_is_a_fault_and_no_crash(desk, database_kind, change):
    unguarded(database_kind, change)
    assert verify().fault is not None


@pytest.mark.parametrize("change", ["size = 'xx'", "last_at = 'xx'", "last_at = 5"])
def test_a_head_of_another_type_is_a_fault_and_no_crash(desk, database_kind, change):
    if database_kind == "sqlite":
        unguarded(database_kind, f"UPDATE history_head SET {change}")
        assert verify().fault is not None


@pytest.mark.parametrize("gone", ["first", "last"])
def test_a_removed_entry_is_named(desk, database_kind, gone):
    desk.make_article()
    seq = 0 if gone == "first" else verify().checked - 1
    unguarded(database_kind, f"DELETE FROM history_opening WHERE seq = {seq}")
    assert verify().fault.seq == seq
