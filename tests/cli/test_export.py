"""`workbench export`: the filter's claims on standard output or in a file, whole or not at all."""

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.factories import FIRST, candidate
from workbench.cli import main
from workbench.domain.articles import ArticleDraft
from workbench.domain.history import Event
from workbench.exports.check import check_claim_review
from workbench.exports.jsonl import read_jsonl
from workbench.models import HistoryOpening, db
from workbench.services import articles, exports, history
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction


@pytest.fixture
def run(database_url, tmp_path):
    def invoke(*arguments):
        db.session.rollback()
        env = {
            "WORKBENCH_DATABASE_URL": database_url,
            "WORKBENCH_INSTANCE": str(tmp_path),
            "WORKBENCH_SECRET_KEY": "t" * 40,
        }
        return CliRunner().invoke(main, ["export", *map(str, arguments)], env=env)

    return invoke


def unnamed_claimant(desk):
    text = "The council says it is for the first time in 12 years."
    found = [candidate(text, FIRST, claimant="The council")]
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry", text=text), Proposals(found, "test 1"), actor=desk.editor
        )
    return desk.published(desk.judged(desk.accepted(articles.spans_of(made.newest)[0].claim)))


@pytest.fixture
def path(tmp_path):
    """A file from before, in a folder of its own."""
    path = tmp_path / "out" / "reviews.json"
    path.parent.mkdir()
    path.write_text("the old one")
    return path


def notes():
    db.session.rollback()
    rows = db.session.scalars(
        sa.select(HistoryOpening).where(HistoryOpening.event_name == Event.EXPORT_MADE.value)
    )
    return [history.EventRecord.from_bytes(row.event) for row in rows]


def test_a_table_is_written_to_standard_output(desk, run):
    claim = desk.published()
    result = run("--format", "csv", "--status", "published")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert [int(row["claim_id"]) for row in rows] == [claim.id]
    assert result.stdout_bytes.endswith(b"\r\n")


def test_the_options_are_the_filter(desk, run):
    claim = desk.judged()
    desk.published()
    for options, wanted in (
        (["--status", "judged"], {claim.id}),
        (["--article", claim.article_id, "--words", "first years"], {claim.id}),
        (["--claimant", "nobody at all"], set()),
        (["--kind", "event"], set()),
    ):
        result = run("--format", "jsonl", *options)
        assert result.exit_code == 0
        found = {each.claim_id for each in read_jsonl(result.stdout.splitlines())}
        assert found == wanted, options


def test_a_claim_review_file_says_what_is_left_out(desk, run, path):
    desk.published()
    result = run("--format", "claimreview", "-o", path)
    assert result.exit_code == 0
    assert result.stderr == "1 claim of this filter is not published and is left out.\n"
    (document,) = json.loads(path.read_text(encoding="utf-8"))
    assert check_claim_review(document) == []


def test_problems_are_listed_and_no_file_is_touched(desk, run, path):
    claim = unnamed_claimant(desk)
    result = run("--format", "claimreview", "-o", path)
    assert result.exit_code == 1
    assert f"Claim {claim.id}, itemReviewed.author: Say whether the claimant" in result.stderr
    assert "Nothing was written: 1 of the published claims" in result.stderr
    assert path.read_text() == "the old one"
    assert list(path.parent.iterdir()) == [path]
    assert notes() == []


def test_an_export_that_fails_on_its_way_leaves_the_old_file(desk, run, path, monkeypatch):
    unnamed_claimant(desk)
    nothing = exports.Survey(1, 0, 0, 0, 0, ())
    monkeypatch.setattr(exports, "survey", lambda _wanted: nothing)
    result = run("--format", "claimreview", "-o", path)
    assert result.exit_code == 1
    assert "cannot be written as a ClaimReview yet" in result.stderr
    assert path.read_text() == "the old one"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_named(desk, run, tmp_path):
    desk.make_claim()
    result = run("--format", "csv", "-o", tmp_path / "missing" / "claims.csv")
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory." in result.stderr
    assert notes() == []


def test_nothing_takes_the_place_of_a_device(desk, run):
    claim = desk.make_claim()
    assert run("--format", "csv", "--article", claim.article_id, "-o", os.devnull).exit_code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_an_export_is_noted_as_nobody_s(desk, run):
    claim = desk.make_claim()
    run("--format", "jsonl", "--article", claim.article_id)
    (note,) = notes()
    assert note.actor_id is None
    assert note.changes == {"format": (None, "jsonl"), "article": (None, claim.article_id)}


@pytest.mark.parametrize(
    "options",
    [["--status", "all"], ["--article", "0"], ["--article", "9" * 40], ["--format", "xml"], []],
)
def test_what_the_command_does_not_know_is_refused(run, in_app, options):
    arguments = options if "--format" in options or not options else ["--format", "csv", *options]
    assert run(*arguments).exit_code == 2
