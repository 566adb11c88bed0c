"""One passage of a job through a worker: begun, taken step by step, ended; each effect once."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import select

from workbench.domain.errors import InvalidInputError
from workbench.domain.jobs import (
    MOST_DEATHS,
    JobCancelledError,
    JobKind,
    JobState,
    JobTakenOverError,
    Kept,
    WorkerEndsError,
)
from workbench.models import Editor, Job, JobStep, db
from workbench.services import jobs
from workbench.services.clock import now
from workbench.services.transaction import transaction

Result = TypeVar("Result", bound=Kept)
# Progress is written at most so often, in seconds: each writing takes the desk's one write lock.
PROGRESS_SECONDS = 0.5
POISON = (
    f"The worker ended {MOST_DEATHS} times in the same step of this job, so it was given up."
    " Try again; if it happens once more, tell whoever runs the desk."
)


class JobRun:
    """What a handler works with: the job's arguments, its actor, and its steps.

    Everything that changes the desk goes through `step`; everything slow (reading, fetching)
    stays outside. A handler is started anew after its worker died, so it asks `has` before it
    repeats what is slow.
    """

    def __init__(self, job: Job, asked_to_end: Callable[[], bool]) -> None:
        self.job_id = job.id
        self.kind: JobKind = job.kind
        self.arguments: dict[str, Kept] = dict(job.arguments)
        self._actor_id = job.asked_by_id
        self._attempt = job.attempt
        self._asked_to_end = asked_to_end
        self._told_at = 0.0

    def number(self, name: str) -> int:
        """Return the argument *name*, which must be a whole number."""
        value = self.arguments.get(name)
        if not isinstance(value, int):
            raise InvalidInputError(f"This job was asked for without its {name}.")
        return value

    def actor(self) -> Editor | None:
        """Return whoever asked for the job, read anew; None is the desk itself."""
        return None if self._actor_id is None else db.session.get(Editor, self._actor_id)

    def editor(self) -> Editor:
        """Return whoever asked for the job; raise InvalidInputError when that was nobody."""
        found = self.actor()
        if found is None:
            raise InvalidInputError("Nobody asked for this job, so nobody’s name can go with it.")
        return found

    def has(self, key: str) -> bool:
        """Return whether the step *key* has taken effect, in this run or an earlier one."""
        query = select(JobStep.key).where(JobStep.job_id == self.job_id, JobStep.key == key)
        return db.session.scalar(query) is not None

    def step(self, key: str, effect: Callable[[], Result]) -> Result:
        """Run *effect* in a transaction of its own, once and never again; return what it returned.

        That it ran is kept in the same transaction, with what it returned. Raises JobStoppedError
        before the effect when the job was cancelled or taken over, or the worker is to end.
        """
        with transaction():
            kept = db.session.get(JobStep, (self.job_id, key))
            if kept is not None:
                return kept.kept  # type: ignore[return-value]  # what the same step returned
            job = self._mine()
            result = effect()
            db.session.add(JobStep(job_id=self.job_id, key=key, kept=result, done_at=now()))
            job.deaths = 0
            return result

    def tell(self, done: int, whole: int, sentence: str = "") -> None:
        """Show that *done* of *whole* is done; call it as often as is handy, outside of steps.

        Raises JobStoppedError as `step` does, so that a job which tells how far it is can be
        cancelled within a long stretch of work.
        """
        moment = time.monotonic()
        if moment - self._told_at < PROGRESS_SECONDS and done < whole:
            return
        self._told_at = moment
        with transaction():
            job = self._mine()
            job.done, job.whole = done, whole
            job.sentence = sentence or job.sentence

    def _mine(self) -> Job:
        """Return the job, locked with the transaction, if this run may still go on with it."""
        job = db.session.get_one(Job, self.job_id)
        if job.state is not JobState.RUNNING or job.attempt != self._attempt:
            raise JobTakenOverError
        if job.cancel_asked:
            raise JobCancelledError
        if self._asked_to_end():
            raise WorkerEndsError
        return job

    def finish(self) -> None:
        """End the job well."""
        self._end(JobState.DONE)

    def fail(self, sentence: str, reference: str = "") -> None:
        """End the job with the *sentence* that the editor reads; the log has *reference*."""
        self._end(JobState.FAILED, sentence, reference)

    def stop(self) -> None:
        """End the job as cancelled."""
        with transaction():
            jobs.end_cancelled(db.session.get_one(Job, self.job_id))

    def hand_on(self) -> None:
        """Let another worker go on with the next step, since this one ends in peace."""
        with transaction():
            job = db.session.get_one(Job, self.job_id)
            if job.state is JobState.RUNNING and job.attempt == self._attempt:
                job.state = job.state.step_to(JobState.WAITING)
                job.deaths = 0
                jobs.queue_again(job)

    def _end(self, state: JobState, sentence: str = "", reference: str = "") -> None:
        with transaction():
            job = db.session.get_one(Job, self.job_id)
            if job.state is JobState.RUNNING and job.attempt == self._attempt:
                job.state = job.state.step_to(state)
                job.error, job.reference, job.ended_at = sentence, reference, now()
                if state is JobState.DONE:
                    job.done = job.whole


def begin(job_id: int, run: int, asked_to_end: Callable[[], bool] = lambda: False) -> JobRun | None:
    """Begin run *run* of a job; None when there is nothing to do: it ended, or has a newer run."""
    with transaction():
        job = db.session.get(Job, job_id)
        if job is None or job.run != run or job.state.ended:
            return None
        if job.cancel_asked:
            jobs.end_cancelled(job)
            return None
        if job.state is JobState.RUNNING and job.deaths >= MOST_DEATHS:
            job.state, job.error, job.ended_at = JobState.FAILED, POISON, now()
            return None
        job.state = job.state.step_to(JobState.RUNNING)
        job.attempt += 1
        job.deaths += 1
        job.started_at = job.started_at or now()
        return JobRun(job, asked_to_end)
