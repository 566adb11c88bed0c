"""Which workers are alive, whose runs go back to the queue, and what the desk asks of itself."""

import logging
import os
import socket
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select

from workbench.domain.jobs import SCHEDULES, JobState
from workbench.models import Job, JobStep, JobWorker, db
from workbench.services import jobs
from workbench.services.clock import now
from workbench.services.job_engine import engine
from workbench.services.job_runs import JobRun
from workbench.services.transaction import transaction

log = logging.getLogger(__name__)

# A worker beats so often, and is dead to the others after so long without; in seconds.
BEAT_SECONDS = 3.0
DEAD_SECONDS = 15.0
# A job that no queue knows for so long has lost its run, and gets a new one.
LOST_AFTER = timedelta(minutes=1)
# How long what has ended is kept: runs and steps; and, of jobs that the desk asked of itself, all.
KEPT_DAYS = 30
OWN_KEPT_DAYS = 3
_AT_ONCE = 500


def new_worker() -> JobWorker:
    """Enter this process in the list of workers; return its entry, detached."""
    with transaction():
        worker = JobWorker(
            id=str(uuid.uuid4()),
            machine=_machine(),
            pid=os.getpid(),
            started_at=now(),
            beat_at=now(),
        )
        db.session.add(worker)
    db.session.refresh(worker)
    db.session.expunge(worker)
    return worker


def _machine() -> str:
    """Return a name for the table of processes that this one is in; no other has the same."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"[:200]
    except OSError:  # no Linux: a machine has one table
        return f"{socket.gethostname()} {uuid.getnode():x}"[:200]


def beat(worker: JobWorker) -> None:
    """Say that *worker* is alive; one that was taken for dead enters itself again."""
    with transaction():
        there = db.session.get(JobWorker, worker.id)
        if there is None:
            there = JobWorker(
                id=worker.id,
                machine=worker.machine,
                pid=worker.pid,
                started_at=worker.started_at,
                beat_at=now(),
            )
            db.session.add(there)
        there.beat_at = now()


def leave(worker: JobWorker) -> None:
    """Take *worker*, which has ended its work, off the list; what it took and left is queued."""
    engine().give_back(worker.id)
    with transaction():
        db.session.execute(delete(JobWorker).where(JobWorker.id == worker.id))


class Watch:
    """Which workers have been silent for *after* seconds, by this machine's own time.

    Machines' clocks differ, so a beat is not compared with the time here: what counts is for how
    long it has not changed.
    """

    def __init__(
        self, after: float = DEAD_SECONDS, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._after = after
        self._timer = timer
        self._seen: dict[str, tuple[datetime, float]] = {}

    def is_dead(self, worker: JobWorker) -> bool:
        """Return whether *worker* is silent, or was on this machine and its process is gone."""
        if worker.machine == _machine() and not _lives(worker.pid):
            return True
        beat_at, since = self._seen.get(worker.id, (None, 0.0))
        if beat_at != worker.beat_at:
            self._seen[worker.id] = (worker.beat_at, self._timer())
            return False
        return self._timer() - since > self._after


def bury_dead(worker: JobWorker, watch: Watch) -> int:
    """Give the runs of dead workers back to the queue; return how many workers were dead.

    Whoever buries one renews its beat first: nobody else does the same meanwhile, and if the
    gravedigger dies at it, the next one finds the dead again.
    """
    buried = 0
    for dead_id in _dead(worker, watch):
        engine().give_back(dead_id)
        with transaction():
            db.session.execute(delete(JobWorker).where(JobWorker.id == dead_id))
        log.warning("dead worker buried", extra={"worker": dead_id})
        buried += 1
    return buried


def _found_dead(worker: JobWorker, watch: Watch) -> list[JobWorker]:
    others = db.session.scalars(select(JobWorker).where(JobWorker.id != worker.id))
    return [each for each in others if watch.is_dead(each)]


def _dead(worker: JobWorker, watch: Watch) -> list[str]:
    if not _found_dead(worker, watch):
        return []
    with transaction():
        found = _found_dead(worker, watch)
        for each in found:
            each.beat_at = now()
            each.pid, each.machine = worker.pid, worker.machine
        return [each.id for each in found]


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def ask_for_due() -> None:
    """Ask for each scheduled job once in its stretch of time, whichever worker is first."""
    moment = now()
    for each in SCHEDULES:
        key = f"{each.kind}@{int(moment.timestamp() // each.every.total_seconds())}"
        if db.session.scalar(select(Job.id).where(Job.key == key)) is None:
            with transaction():
                jobs.ask_for(each.kind, {}, actor=None, key=key)


def queue_lost() -> int:
    """Queue jobs again whose run the engine has lost or given up; return how many."""
    query = select(Job).where(
        Job.state.in_((JobState.WAITING, JobState.RUNNING)), Job.asked_at < now() - LOST_AFTER
    )
    oldest = query.order_by(Job.id).limit(_AT_ONCE)
    runs = {(each.id, each.run) for each in db.session.scalars(oldest)}
    lost = runs - engine().active(runs) if runs else set()
    queued = 0
    for job_id, run in sorted(lost):
        with transaction():
            job = db.session.get_one(Job, job_id)
            if job.run == run and not job.state.ended:
                if job.state is JobState.RUNNING:
                    job.state = job.state.step_to(JobState.WAITING)
                jobs.queue_again(job)
                queued += 1
        log.warning("lost job queued again", extra={"job_id": job_id})
    return queued


def tidy(run: JobRun) -> None:
    """Remove runs and steps that ended long ago, and jobs that the desk asked of itself."""
    before = now() - timedelta(days=KEPT_DAYS)
    _until_none(lambda: engine().forget(before, _AT_ONCE))
    ended = select(Job.id).where(Job.ended_at < before)
    own = select(Job.id).where(
        Job.asked_by_id.is_(None), Job.ended_at < now() - timedelta(days=OWN_KEPT_DAYS)
    )

    def forget_steps() -> int:
        some = select(JobStep.job_id).where(JobStep.job_id.in_(ended)).distinct().limit(_AT_ONCE)
        found = db.session.scalars(some).all()
        db.session.execute(delete(JobStep).where(JobStep.job_id.in_(found)))
        return len(found)

    def forget_jobs() -> int:
        found = db.session.scalars(own.limit(_AT_ONCE)).all()
        db.session.execute(delete(JobStep).where(JobStep.job_id.in_(found)))
        db.session.execute(delete(Job).where(Job.id.in_(found)))
        return len(found)

    for effect in (forget_steps, forget_jobs):
        number = 0
        while run.step(f"{effect.__name__} {number}", effect):
            number += 1


def _until_none(forget: Callable[[], int]) -> None:
    while forget():
        pass
