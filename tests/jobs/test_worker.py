"""Real workers: threads that take jobs, processes that are killed, machines that fall silent."""

import json
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.project_files import ROOT
from workbench.domain.jobs import MOST_DEATHS, SCHEDULES, JobKind, JobState
from workbench.jobs.worker import Worker
from workbench.models import Job, JobStep, JobWorker, db
from workbench.services import job_engine, job_workers, jobs
from workbench.services.job_runs import JobRun
from workbench.services.job_workers import Watch
from workbench.services.transaction import transaction

KIND = JobKind.READ_ARTICLE
PATIENCE = 20


def nothing(_run):
    """Do a job that has nothing to do."""


def until(true):
    """Wait until *true* holds; fail when it does not for a while."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)
        db.session.rollback()


@pytest.fixture
def worker(in_app):
    """Start a worker with a handler; it ends with the test."""
    started = []

    def start(handler, **options):
        handlers = {KIND: handler, JobKind.TIDY_JOBS: nothing}
        found = Worker(in_app, job_engine.engine(), handlers=handlers, **options)
        started.append(found)
        found.start()
        return found

    yield start
    db.session.rollback()
    for each in started:
        each.stop()


def ask(actor, **arguments):
    with transaction():
        return jobs.ask_for(KIND, arguments, actor=actor).id


def state(number):
    db.session.rollback()
    return jobs.get_job(number).state


def test_a_worker_takes_what_waits_and_what_is_asked_for_later(desk, worker):
    first = ask(desk.editor)
    worker(lambda run: run.step("one", lambda: 1))
    until(lambda: state(first) is JobState.DONE)
    second = ask(desk.editor)
    until(lambda: state(second) is JobState.DONE)
    assert db.session.get(Job, second).attempt == 1


def test_a_worker_that_is_stopped_hands_on_what_it_was_at(desk, worker):
    begun, number = threading.Event(), ask(desk.editor)

    def slow(run):
        run.step("one", lambda: 1)
        begun.set()
        for each in range(1_000):
            time.sleep(0.01)
            run.tell(each, 1_000)

    first = worker(slow)
    assert begun.wait(PATIENCE)
    first.stop()
    assert state(number) is JobState.WAITING
    assert db.session.scalar(sa.select(sa.func.count()).select_from(JobWorker)) == 0
    worker(lambda run: run.step("two", lambda: 2))
    until(lambda: state(number) is JobState.DONE)
    assert set(db.session.scalars(sa.select(JobStep.key))) == {"one", "two"}


def test_a_worker_asks_once_for_what_is_due(worker):
    worker(nothing, beat=0.05)
    kind = SCHEDULES[0].kind
    query = sa.select(Job).where(Job.kind == kind)
    until(lambda: [each.state for each in db.session.scalars(query)] == [JobState.DONE])
    time.sleep(0.2)
    assert len(db.session.scalars(query).all()) == 1


def test_a_job_whose_run_was_lost_is_queued_again(desk, clock, worker):
    number = ask(desk.editor)
    table = "workflow_status" if db.engine.dialect.name == "sqlite" else "dbos.workflow_status"
    with db.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM " + table))
    with transaction():
        assert job_workers.queue_lost() == 0
    clock.pass_(minutes=2)
    assert job_workers.queue_lost() == 1
    assert job_workers.queue_lost() == 0
    worker(lambda run: run.step("one", lambda: 1))
    until(lambda: state(number) is JobState.DONE)
    assert db.session.get(Job, number).run == 2


def test_a_job_whose_end_could_not_be_kept_gets_another_run(desk, clock, worker, monkeypatch):
    number = ask(desk.editor)

    def unreachable(*_arguments):
        raise sa.exc.OperationalError("SELECT 1", {}, OSError("no answer"))

    with monkeypatch.context() as patched:
        patched.setattr(JobRun, "step", unreachable)
        patched.setattr(JobRun, "fail", unreachable)
        worker(lambda run: run.step("one", lambda: 1), beat=60)
        until(lambda: state(number) is JobState.RUNNING)
        until(lambda: not job_engine.engine().active({(number, 1)}))
    clock.pass_(minutes=2)
    assert job_workers.queue_lost() == 1
    until(lambda: state(number) is JobState.DONE)
    assert db.session.get(Job, number).attempt == 2


class Timer:
    """Seconds that a test lets pass."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


def enter(name, *, machine="elsewhere", pid=1, at):
    with transaction():
        entry = JobWorker(id=name, machine=machine, pid=pid, started_at=at, beat_at=at)
        db.session.add(entry)


def workers():
    db.session.rollback()
    return set(db.session.scalars(sa.select(JobWorker.id)))


def test_a_worker_whose_process_is_gone_is_dead_at_once(in_app, clock):
    ours = job_workers.new_worker()
    enter("gone", machine=ours.machine, pid=2**22 + 1, at=clock.now())
    enter("far", pid=2**22 + 1, at=clock.now())
    assert job_workers.bury_dead(ours, Watch()) == 1
    assert workers() == {ours.id, "far"}


@pytest.mark.parametrize("hours", [-5, 0, 5])
def test_a_worker_is_dead_when_its_beat_stays_the_same_whatever_its_clock(in_app, clock, hours):
    ours, timer = job_workers.new_worker(), Timer()
    watch = Watch(15.0, timer)
    far = clock.now() + timedelta(hours=hours)
    enter("silent", at=far)
    enter("alive", at=far)
    for _ in range(5):
        assert job_workers.bury_dead(ours, watch) == 0
        timer.seconds += 3
        with transaction():
            db.session.get(JobWorker, "alive").beat_at += timedelta(seconds=3)
    timer.seconds += 1
    assert job_workers.bury_dead(ours, watch) == 1
    assert workers() == {ours.id, "alive"}


def test_a_worker_that_was_taken_for_dead_enters_itself_again(in_app):
    ours = job_workers.new_worker()
    with transaction():
        db.session.execute(sa.delete(JobWorker))
    job_workers.beat(ours)
    assert workers() == {ours.id}


def test_tidying_up_keeps_the_jobs_that_somebody_asked_for(desk, clock, worker):
    old, own = ask(desk.editor), ask(None)
    running = worker(lambda run: run.step("one", lambda: 1), beat=60)
    until(lambda: {state(old), state(own)} == {JobState.DONE})
    running.stop()
    clock.pass_(days=job_workers.KEPT_DAYS + 1)
    recent = ask(desk.editor)
    with transaction():
        tidy = jobs.ask_for(JobKind.TIDY_JOBS, {}, actor=None).id
    run = job_workers.JobRun(jobs.get_job(tidy), lambda: False)
    with transaction():
        jobs.get_job(tidy).state = JobState.RUNNING
    job_workers.tidy(run)
    left = set(db.session.scalars(sa.select(Job.id)))
    assert {old, recent, tidy} <= left
    assert own not in left
    assert db.session.scalar(sa.select(JobStep).where(JobStep.job_id == old)) is None


def test_what_ended_lately_is_not_forgotten_by_the_engine(desk, clock, worker):
    number = ask(desk.editor)
    worker(nothing, beat=60)
    until(lambda: state(number) is JobState.DONE)
    engine = job_engine.engine()
    until(lambda: not engine.active({(number, 1)}))
    now = time.time()
    early, late = (
        clock.now().fromtimestamp(now + each, tz=clock.now().tzinfo) for each in (-60, 60)
    )
    assert engine.forget(early, 10) == 0
    assert engine.forget(late, 10) >= 1
    until(lambda: engine.forget(late, 10) == 0)


def test_a_job_that_kills_its_workers_is_given_up_and_the_next_worker_lives(database_url):
    found = kill(database_url, "--poison")
    assert found["workers"] == MOST_DEATHS
    assert found["state"] == "failed"
    assert f"ended {MOST_DEATHS} times" in found["error"]
    assert found["others"] == ["done"]


def kill(url, *options):
    command = [sys.executable, "-m", "tests.jobs.kills", "--url", url, *options]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "options",
    [("--kills", "10"), ("--kills", "4", "--at-once", "2", "--apart")],
    ids=["one worker", "machines apart"],
)
def test_workers_are_killed_and_every_job_is_done_exactly_once(database_url, options):
    found = kill(database_url, *options)
    assert found["jobs"] == found["done"] == found["asked"] == found["articles"] > 0
    assert found["errors"] == []
    # Taken in, its text, and each edit: one entry of each, never a second one.
    assert found["entries"] == [5]
    assert found["titles"] == [".0.1.2"]
    assert found["steps"] == 4 * found["jobs"]
    assert found["fault"] == ""
    assert found["attempts"] > found["jobs"], "no kill hit a job"
