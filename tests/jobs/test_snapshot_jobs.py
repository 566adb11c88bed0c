"""Snapshots taken by jobs: of a real server's pages, of files, once each, whatever happens."""

import hashlib
from functools import partial

import pytest
import sqlalchemy as sa

from tests.fetch.web import here, serving
from tests.jobs.doing import do_waiting
from workbench.domain.errors import InvalidInputError
from workbench.domain.history import Event
from workbench.domain.jobs import JobState
from workbench.domain.snapshots import SnapshotOutcome, SnapshotWay
from workbench.fetch.snapshot import page_at
from workbench.models import HistoryOpening, db
from workbench.services import evidence, files, jobs, snapshots
from workbench.services.evidence import EvidenceDraft
from workbench.services.job_runs import JobRun
from workbench.services.transaction import transaction
from workbench.services.verify import verify

WORDS = "No ferry sailed from 2014 to 2026, the harbour office says in its log of all sailings."
MORE = (
    "Fewer ships called than a year before, yet those that came were larger. The office expects"
    " the fourth quarter to be quieter, since two of the four cranes are being repaired."
)
PAGE = f"<!doctype html><html><body><article><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
BODY = PAGE.encode()


@pytest.fixture
def site(app):
    with serving() as running:
        take = partial(page_at, resolve=here, policy=running.policy)
        app.extensions[snapshots.FETCH_PAGE] = take
        yield running


@pytest.fixture
def make_source(desk):
    def made(url="", file=files.NO_FILE):
        claim = desk.make_claim()
        return desk.make_evidence(claim, url=url, file=file, title="A log").source

    return made


def ask(desk, source, way=SnapshotWay.ADDRESS):
    with transaction():
        return snapshots.ask_for(source, way, actor=desk.editor)


def newest(source):
    db.session.rollback()
    return snapshots.snapshots_of(source)[0]


def events():
    return db.session.scalars(
        sa.select(HistoryOpening.event_name).where(HistoryOpening.subject_type == "snapshot")
    ).all()


def test_a_page_is_kept_with_its_bytes_its_text_and_its_warc_file(app, desk, site, make_source):
    source = make_source(site.page("/log", BODY, Content_Type="text/html"))
    job = ask(desk, source)
    assert do_waiting(app) == 1
    kept = newest(source)
    assert kept.outcome is SnapshotOutcome.KEPT
    assert kept.digest == "sha256:" + hashlib.sha256(BODY).hexdigest()
    assert (kept.size, kept.status, kept.final_url) == (len(BODY), 200, source.url)
    assert snapshots.payload_of(kept) == BODY
    assert WORDS in snapshots.text_of(kept)
    assert kept.text_chars == len(snapshots.text_of(kept))
    assert snapshots.warc_of(kept)[:2] == b"\x1f\x8b"
    assert kept.asked_by_id == desk.editor.id
    assert jobs.get_job(job.id).state is JobState.DONE
    assert events() == [Event.SNAPSHOT_TAKEN]
    assert verify().fault is None


def test_a_failed_fetch_is_kept_with_a_sentence_and_can_be_tried_again(
    app, desk, site, make_source
):
    source = make_source(site.page("/log", b"", status=404))
    job = ask(desk, source)
    do_waiting(app)
    failed = newest(source)
    assert (failed.outcome, failed.status, failed.digest) == (SnapshotOutcome.FAILED, 404, "")
    assert "there is no such page" in failed.problem
    job = jobs.get_job(job.id)
    assert (job.state, job.error) == (JobState.FAILED, failed.problem)
    site.page("/log", BODY, Content_Type="text/html")
    with transaction():
        jobs.retry(job, actor=desk.editor)
    do_waiting(app)
    assert newest(source).outcome is SnapshotOutcome.KEPT
    assert events() == [Event.SNAPSHOT_FAILED, Event.SNAPSHOT_TAKEN]
    assert verify().fault is None


def test_an_address_that_leads_inside_is_an_attempt_that_was_refused(app, desk, site, make_source):
    source = make_source(site.redirect("/log", "http://10.0.0.1/secret"))
    ask(desk, source)
    do_waiting(app)
    assert "private network" in newest(source).problem
    assert newest(source).status is None


def test_a_file_is_kept_with_its_text(app, desk, make_source):
    kept = files.keep(b"year,containers\n2025,4112\n", "counts.csv")
    source = make_source(file=kept)
    ask(desk, source, SnapshotWay.FILE)
    do_waiting(app)
    found = newest(source)
    assert (found.way, found.digest, found.file_name) == (SnapshotWay.FILE, kept.digest, kept.name)
    assert snapshots.text_of(found).startswith("year,containers")
    assert found.warc_digest == ""


def test_a_picture_is_kept_and_says_why_it_has_no_text(app, desk, make_source):
    source = make_source(file=files.keep(b"\x89PNG\r\n\x1a\n" + bytes(99), "chart.png"))
    ask(desk, source, SnapshotWay.FILE)
    do_waiting(app)
    found = newest(source)
    assert (found.outcome, snapshots.text_of(found)) == (SnapshotOutcome.KEPT, "")
    assert "picture" in found.problem


def test_a_snapshot_under_way_is_not_asked_for_twice(desk, make_source):
    source = make_source("https://harbour.example.org/a", files.keep(b"log", "log.txt"))
    one, same = ask(desk, source), ask(desk, source)
    other = ask(desk, source, SnapshotWay.FILE)
    assert one.id == same.id != other.id


def test_of_what_was_tried_once_nothing_is_asked_for_by_itself(app, desk, site, make_source):
    source = make_source(site.page("/log", b"", status=500), files.keep(b"log", "log.txt"))

    def missing():
        with transaction():
            return len(snapshots.ask_where_missing(source, actor=desk.editor))

    assert missing() == 2
    do_waiting(app)
    assert missing() == 0


def test_a_source_without_address_or_file_has_nothing_to_take(desk, make_source):
    source = make_source()
    with pytest.raises(InvalidInputError, match="no address"):
        ask(desk, source)
    with pytest.raises(InvalidInputError, match="no file"):
        ask(desk, source, SnapshotWay.FILE)


@pytest.mark.parametrize("after", [True, False])
def test_a_worker_that_dies_beside_the_step_leaves_one_snapshot(
    app, desk, site, make_source, monkeypatch, after
):
    source = make_source(site.page("/log", BODY, Content_Type="text/html"))
    job = ask(desk, source)
    step = JobRun.step

    def die(run, key, effect):
        if after:
            step(run, key, effect)
        raise SystemExit

    monkeypatch.setattr(JobRun, "step", die)
    with pytest.raises(SystemExit):
        do_waiting(app)
    monkeypatch.undo()
    with transaction():  # as the engine gives the run back
        jobs.get_job(job.id).state = JobState.WAITING
    do_waiting(app)
    db.session.rollback()
    assert len(snapshots.snapshots_of(source)) == 1
    assert verify().fault is None


def test_the_same_page_twice_is_two_snapshots_and_one_file(app, desk, site, make_source):
    source = make_source(site.page("/log", BODY, Content_Type="text/html"))
    for _ in range(2):
        ask(desk, source)
        do_waiting(app)
    db.session.rollback()
    second, first = snapshots.snapshots_of(source)
    assert (second.digest, second.text_digest) == (first.digest, first.text_digest)


def test_evidence_on_a_source_that_is_there_asks_for_nothing_by_the_service_alone(desk):
    """Demo and tests attach evidence without fetching; the desk's forms ask for snapshots."""
    claim = desk.make_claim()
    with transaction():
        evidence.attach(
            claim,
            EvidenceDraft(title="A", stance="supports", passage="P", url="https://example.org/"),
            actor=desk.editor,
        )
    assert jobs.list_jobs(limit=9) == []
