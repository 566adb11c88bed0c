"""Asking for jobs: with the caller's transaction or not at all, and once a key."""

import pytest
import sqlalchemy as sa

from workbench.domain.errors import ForbiddenError, IllegalStepError, NotFoundError
from workbench.domain.jobs import About, JobKind, JobState
from workbench.models import Job, db
from workbench.services import jobs
from workbench.services.transaction import transaction


def queued():
    """How many runs the engine holds, queued or not."""
    db.session.rollback()
    sqlite = db.engine.dialect.name == "sqlite"
    query = "SELECT count(*) FROM workflow_status"
    return db.session.scalar(sa.text(query if sqlite else query.replace("FROM ", "FROM dbos.")))


def ask(actor, **differences):
    with transaction():
        return jobs.ask_for(JobKind.READ_ARTICLE, {"revision": 1}, actor=actor, **differences)


def put(job, state):
    with transaction():
        job.state = state
    return job


def test_a_job_that_is_asked_for_waits_and_is_queued(desk):
    job = ask(desk.editor, about=About("article", 7))
    assert (job.state, job.run, job.attempt) == (JobState.WAITING, 1, 0)
    assert job.asked_by.name == desk.editor.name
    assert jobs.newest_about(About("article", 7)) is job
    assert jobs.newest_about(About("article", 8)) is None
    assert queued() == 1


def fail_after_asking(actor):
    with transaction():
        jobs.ask_for(JobKind.READ_ARTICLE, {"revision": 1}, actor=actor)
        raise NotFoundError("No.")


def test_what_is_rolled_back_leaves_no_job(desk):
    with pytest.raises(NotFoundError):
        fail_after_asking(desk.editor)
    assert db.session.scalar(sa.select(sa.func.count(Job.id))) == 0
    assert queued() == 0


def test_nothing_is_asked_for_outside_a_transaction(desk):
    with pytest.raises(RuntimeError, match="inside transaction"):
        jobs.ask_for(JobKind.READ_ARTICLE, {}, actor=desk.editor)


def test_one_key_is_one_job(desk):
    first = ask(desk.editor, key="read 1")
    assert ask(desk.reviewer, key="read 1") is first
    assert ask(desk.editor, key="read 2") is not first
    assert queued() == 2


def test_jobs_are_listed_newest_first_in_pages(desk):
    asked = [ask(desk.editor).id for _ in range(5)]
    put(jobs.get_job(asked[1]), JobState.RUNNING)
    assert [each.id for each in jobs.list_jobs(limit=3)] == asked[:1:-1]
    assert [each.id for each in jobs.list_jobs(limit=3, before=asked[2])] == asked[1::-1]
    assert [each.id for each in jobs.list_jobs(limit=9, state=JobState.RUNNING)] == [asked[1]]
    assert jobs.list_jobs(limit=9, asked_by=desk.admin) == []
    assert len(jobs.list_jobs(limit=9, before=2**53 - 1)) == 5
    assert jobs.counts_by_state() == {JobState.WAITING: 4, JobState.RUNNING: 1}


@pytest.mark.parametrize("number", [0, -1, 4, 2**31, 2**53])
def test_a_job_that_is_not_there_is_not_found(desk, number):
    with pytest.raises(NotFoundError):
        jobs.get_job(number)


def test_a_waiting_job_is_cancelled_at_once_by_whoever_asked(desk):
    job = ask(desk.editor)
    with transaction():
        jobs.cancel(job, actor=desk.editor)
    assert job.state is JobState.CANCELLED
    assert job.error == "Cancelled by Editor Person."
    assert job.ended_at is not None


def test_a_running_job_is_only_asked_to_end(desk):
    job = put(ask(desk.editor), JobState.RUNNING)
    with transaction():
        jobs.cancel(job, actor=desk.admin)
    assert (job.state, job.cancel_asked) == (JobState.RUNNING, True)


def cancel(job, actor):
    with transaction():
        jobs.cancel(job, actor=actor)


def retry(job, actor):
    with transaction():
        jobs.retry(job, actor=actor)


def test_others_jobs_are_an_admins_to_change(desk):
    job, own = ask(desk.editor), ask(None)
    for actor in (desk.viewer, desk.reviewer):
        with pytest.raises(ForbiddenError):
            cancel(job, actor)
    with pytest.raises(ForbiddenError):
        cancel(own, desk.editor)
    cancel(job, desk.admin)
    with pytest.raises(ForbiddenError):
        retry(job, desk.reviewer)
    cancel(own, None)
    assert own.error == "Cancelled from the command line."


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_what_has_ended_is_not_cancelled(desk, state):
    job = put(ask(desk.editor), state)
    with pytest.raises(IllegalStepError, match=state.value):
        cancel(job, desk.editor)


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING, JobState.DONE])
def test_only_what_came_to_no_good_end_is_tried_again(desk, state):
    job = put(ask(desk.editor), state)
    with pytest.raises(IllegalStepError, match=state.value):
        retry(job, desk.editor)


def test_trying_again_is_a_new_run_of_the_same_job(desk):
    job = ask(desk.editor)
    cancel(job, desk.editor)
    retry(job, desk.editor)
    assert (job.state, job.run, job.error, job.ended_at) == (JobState.WAITING, 2, "", None)
    assert queued() == 2
