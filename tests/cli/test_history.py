"""The history verified, shown and exported from the command line."""

import base64
import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from workbench.domain.history import root_of
from workbench.models import HistoryEntry, db
from workbench.services import claims
from workbench.services.transaction import transaction
from workbench.services.verdicts import newest_verdict
from workbench.services.verify import verify


def break_wording(engine, kind):
    """Change a claim behind the back of the history, as whoever owns the database can."""
    with engine.begin() as connection:
        if kind == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER claim_update")
            connection.exec_driver_sql("DROP TRIGGER claim_words_update")
        else:
            connection.exec_driver_sql("ALTER TABLE claim DISABLE TRIGGER claim_update")
        connection.execute(sa.text("UPDATE claim SET wording = 'nothing happened'"))


def test_a_whole_history_is_verified_with_count_and_root(workbench, desk):
    desk.published()
    result = workbench("history", "verify")
    report = verify()
    assert result.exit_code == 0
    assert result.stdout == (
        f"{report.checked:,} entries, all as they were written\nroot {report.root}\n"
    )


def test_the_first_entry_that_does_not_fit_is_named(workbench, desk, database_kind):
    claim = desk.make_claim(quotes=("4.2 million crowns",))
    entry = claim.entry_seq
    db.session.rollback()
    break_wording(db.engine, database_kind)
    result = workbench("history", "verify")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert f"does not hold at entry {entry}: wording of claim {claim.id} was changed" in line


def test_the_entries_of_a_claim_are_told_with_who_and_what(workbench, desk):
    claim = desk.published()
    result = workbench("history", "show", "--claim", claim.id)
    assert result.exit_code == 0
    told = [line for line in result.stdout.splitlines() if not line.startswith("      ")]
    events = [line.split("  ")[2] for line in told]
    assert events[0] == "claim proposed, by Editor Person"
    assert "sign off given, by Reviewer Person" in events
    assert events[-1] == "claim published, by Reviewer Person"
    assert "      status: proposed → accepted" in result.stdout.splitlines()
    rating = newest_verdict(claim).rating
    assert f"      rating id: {rating.id} ({rating.label})" in result.stdout.splitlines()


def test_an_articles_entries_are_its_own_alone(workbench, desk):
    article = desk.make_article()
    other = desk.make_article()
    shown = workbench("history", "show", "--article", article.id).stdout
    assert shown.startswith(f"{article.id}  ")
    assert f"\n{other.id}  " not in shown


def test_one_entry_is_shown_alone(workbench, desk):
    claim = desk.make_claim()
    lines = workbench("history", "show", "--entry", claim.entry_seq).stdout.splitlines()
    assert "claim accepted, by Editor Person" in lines[0]
    assert lines[1:] == ["      status: proposed → accepted"]


def test_nothing_odd_reaches_the_terminal(workbench, desk):
    claim = desk.make_claim()
    with transaction():
        claims.dismiss(
            claim, "\x1b[31mred\x07 \u202eback\n\nlines " + "long " * 90, actor=desk.editor
        )
    shown = workbench("history", "show", "--claim", claim.id).stdout
    note = next(line for line in shown.splitlines() if line.startswith("      note: \ufffd"))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert len(note) < 190
    assert note.endswith("…")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["show"], 2, "Say which with one of"),
        (["show", "--claim", "1", "--entry", "1"], 2, "Say which with one of"),
        (["show", "--claim", "one"], 2, "'one' is not a valid integer range"),
        (["show", "--claim", "-1"], 2, "-1 is not in the range"),
        (["show", "--claim", str(10**30)], 2, "is not in the range"),
        (["show", "--claim", "999999"], 1, "There is no such claim."),
        (["show", "--article", "999999"], 1, "There is no such article."),
        (["show", "--entry", "999999"], 1, "The history has no entry 999999."),
        (["export"], 2, "Missing option '--format'"),
        (["export", "--format", "xml"], 2, "'xml' is not one of"),
        (["export", "--format", "csv", "-o", "no/such/folder.csv"], 1, "There is no folder"),
        (["export", "--format", "csv", "-o", "."], 1, "cannot be written"),
    ],
)
def test_bad_input_is_a_sentence(workbench, words, code, sentence):
    result = workbench("history", *words)
    assert result.exit_code == code
    assert sentence in result.stderr


def test_json_lines_hold_all_that_is_needed_to_compute_the_root(workbench, desk, tmp_path):
    desk.published()
    path = tmp_path / "history.jsonl"
    result = workbench("history", "export", "--format", "jsonl", "-o", path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert result.stdout == f"{path}: {len(rows)} entries\n"
    leaves = []
    for number, row in enumerate(rows):
        event, salt = row["event"].encode(), base64.b64decode(row["salt"])
        commit = base64.b64encode(hashlib.sha256(b"fc/event/v1\0" + salt + event).digest())
        leaf = json.loads(row["leaf"])
        assert (leaf["n"], leaf["c"]) == (number, commit.decode())
        leaves.append(hashlib.sha256(b"\0" + row["leaf"].encode()).digest())
        assert leaves[-1].hex() == row["leaf_hash"]
    assert root_of(leaves).hex() == verify().root


def test_a_table_has_one_row_an_entry(workbench, desk):
    claim = desk.published()
    text = workbench("history", "export", "--format", "csv").stdout_bytes.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == db.session.scalar(sa.select(sa.func.count(HistoryEntry.seq)))
    assert [int(row["number"]) for row in rows] == list(range(len(rows)))
    last = rows[-1]
    assert (last["person"], last["event"]) == ("Reviewer Person", "claim.published")
    assert last["subject"] == claim.wording
    assert json.loads(last["changes"])["status"] == ["signed_off", "published"]


def test_a_reader_that_leaves_early_is_no_error(environment, desk):
    for _ in range(12):
        desk.make_article(quotes=())
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "history", "export", "--format", "jsonl"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
