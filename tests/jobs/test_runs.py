"""One run of a job: steps once, progress, cancelling, failing, taking over, giving up."""

import logging

import pytest
import sqlalchemy as sa

from tests.jobs.doing import do_waiting
from workbench.domain.errors import UnknownLanguageError
from workbench.domain.jobs import MOST_DEATHS, JobKind, JobState
from workbench.jobs.work import work
from workbench.models import HistoryEntry, Job, JobStep, db
from workbench.services import editors, jobs
from workbench.services.job_runs import begin
from workbench.services.transaction import transaction

KIND = JobKind.READ_ARTICLE


@pytest.fixture
def ask(desk):
    """Ask for a job of the editor's and return its number."""

    def asked(**arguments):
        with transaction():
            return jobs.ask_for(KIND, arguments, actor=desk.editor).id

    return asked


def do(app, handler, **options):
    do_waiting(app, handlers={KIND: handler}, **options)


def job(number):
    db.session.rollback()
    return jobs.get_job(number)


def renaming(name):
    """An effect that has an entry in the history."""

    def effect():
        editor = editors.find_by_email("editor@example.org")
        editors.rename(editor, name, actor=editor)
        return editor.rev

    return effect


def entries():
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.count(HistoryEntry.seq)))


def test_a_job_that_ends_well_is_done(app, ask):
    number = ask(said="well")
    seen = []
    do(app, lambda run: seen.append(run.arguments))
    found = job(number)
    assert seen == [{"said": "well"}]
    assert (found.state, found.attempt, found.error) == (JobState.DONE, 1, "")
    assert found.started_at < found.ended_at


def test_a_step_takes_effect_once_however_often_the_job_is_begun(app, ask):
    number, before = ask(), entries()
    kept = []

    def handler(run):
        kept.append((run.has("rename"), run.step("rename", renaming("Once"))))
        if len(kept) < 3:
            raise SystemExit  # as a worker that ends: nothing is kept of the run

    for _ in range(3):
        try:
            work(app, number, 1, handlers={KIND: handler})
        except SystemExit:
            continue
    assert kept == [(False, 2), (True, 2), (True, 2)]
    assert entries() == before + 1
    assert (job(number).state, job(number).attempt) == (JobState.DONE, 3)


def test_a_step_that_fails_leaves_nothing_and_is_taken_on_the_next_try(app, ask, desk):
    number, before = ask(), entries()
    failures = [UnknownLanguageError("This text is in Danish.")]

    def handler(run):
        def effect():
            renaming("Twice")()
            if failures:
                raise failures.pop()

        run.step("rename", effect)

    do(app, handler)
    found = job(number)
    assert (found.state, found.error) == (JobState.FAILED, "This text is in Danish.")
    assert entries() == before
    with transaction():
        jobs.retry(found, actor=desk.editor)
    do(app, handler)
    assert (job(number).state, job(number).error) == (JobState.DONE, "")
    assert entries() == before + 1


def test_what_is_no_broken_rule_has_a_number_that_is_in_the_log(app, ask, caplog):
    number = ask()
    logger = logging.getLogger("workbench")
    logger.handlers.clear()
    logger.propagate = True

    def handler(_run):
        raise ZeroDivisionError

    do(app, handler)
    found = job(number)
    assert found.state is JobState.FAILED
    assert found.reference in found.error
    assert "Try again" in found.error
    assert [each.reference for each in caplog.records if each.exc_info] == [found.reference]


def test_progress_is_seen_while_the_job_runs(app, ask):
    number = ask()
    seen = []

    def handler(run):
        run.tell(3, 8, "3 of 8 wards are counted.")
        found = job(number)
        seen.append((found.state, found.done, found.whole, found.sentence))
        run.tell(4, 8, "too soon to be written")
        seen.append(job(number).sentence)

    do(app, handler)
    first = (JobState.RUNNING, 3, 8, "3 of 8 wards are counted.")
    assert seen == [first, "3 of 8 wards are counted."]
    assert job(number).done == 8


@pytest.mark.parametrize("then", ["step", "tell"])
def test_a_job_that_is_cancelled_ends_at_its_next_step_or_word(app, ask, desk, then):
    number = ask()

    def handler(run):
        run.step("one", lambda: 1)
        with transaction():
            jobs.cancel(job(number), actor=desk.admin)
        if then == "step":
            run.step("two", lambda: 2)
        run.tell(1, 1)
        pytest.fail("the job went on")

    do(app, handler)
    found = job(number)
    assert (found.state, found.error) == (JobState.CANCELLED, "Cancelled by Admin Person.")
    assert db.session.scalars(sa.select(JobStep.key)).all() == ["one"]


def test_a_job_that_was_cancelled_while_its_worker_was_dead_is_not_begun(app, ask, desk):
    number = ask()
    assert begin(number, 1) is not None
    with transaction():
        jobs.cancel(job(number), actor=desk.editor)
    assert begin(number, 1) is None
    assert job(number).state is JobState.CANCELLED


def test_a_run_that_is_over_or_has_a_successor_is_not_begun(app, ask, desk):
    number = ask()
    with transaction():
        jobs.cancel(job(number), actor=desk.editor)
    assert begin(number, 1) is None
    with transaction():
        jobs.retry(job(number), actor=desk.editor)
    assert begin(number, 1) is None
    assert begin(number + 1, 1) is None
    assert begin(number, 2) is not None


def test_whoever_was_thought_dead_changes_nothing_more(app, ask):
    number = ask()

    def handler(run):
        run.step("one", lambda: 1)
        begin(number, 1)  # as another worker that buried this one
        run.step("two", lambda: pytest.fail("two workers went on"))

    do_once = lambda: work(app, number, 1, handlers={KIND: handler})  # noqa: E731  # one line
    do_once()
    assert (job(number).state, job(number).attempt) == (JobState.RUNNING, 2)
    assert db.session.scalars(sa.select(JobStep.key)).all() == ["one"]


def test_a_worker_that_ends_in_peace_hands_the_job_on(app, ask):
    number = ask()

    def handler(run):
        run.step("one", lambda: 1)
        run.step("two", lambda: 2)

    asked = iter([False, True])
    work(app, number, 1, handlers={KIND: handler}, asked_to_end=lambda: next(asked))
    assert (job(number).state, job(number).run, job(number).deaths) == (JobState.WAITING, 2, 0)
    do(app, handler)
    assert job(number).state is JobState.DONE
    assert db.session.scalar(sa.select(sa.func.count()).select_from(JobStep)) == 2


def test_a_job_whose_workers_die_in_one_step_is_given_up(app, ask):
    number = ask()
    for _ in range(MOST_DEATHS):
        assert begin(number, 1) is not None
    assert begin(number, 1) is None
    found = job(number)
    assert found.state is JobState.FAILED
    assert f"ended {MOST_DEATHS} times" in found.error


def test_deaths_in_different_steps_do_not_add_up(app, ask):
    number = ask()
    for each in range(2 * MOST_DEATHS):
        run = begin(number, 1)
        run.step(f"step {each}", lambda: None)
    assert begin(number, 1) is not None


def test_a_kind_that_the_worker_does_not_know_fails_with_a_sentence(app, ask):
    number = ask()
    work(app, number, 1, handlers={})
    assert "does not know how to “read an article”" in job(number).error


def test_a_job_without_an_argument_that_it_needs_says_so(app, ask):
    number = ask(revision="seven")
    do(app, lambda run: run.number("revision"))
    assert job(number).error == "This job was asked for without its revision."


def test_a_job_that_nobody_asked_for_has_no_name_to_sign_with(app, desk):
    with transaction():
        number = jobs.ask_for(KIND, {}, actor=None).id
    do(app, lambda run: run.editor())
    assert "Nobody asked for this job" in job(number).error
    assert db.session.get(Job, number).asked_by is None
