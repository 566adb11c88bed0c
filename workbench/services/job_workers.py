"""Which workers are alive, whose runs go back to the queue, and what the desk asks of itself."""

import logging
import os
import socket
import uuid
from collections.abc import Callable
from datetime import timedelta
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
# How long what has ended is kept: runs and steps, and whole jobs that nobody asked for.
KEPT_DAYS = 30
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
    """Return a name for the table of processes that this one is in."""
    space = Path("/proc/self/ns/pid")
    try:
        return f"{socket.gethostname()} {space.readlink()}"[:200]
    except OSError:  # no Linux: a machine has one table
        return socket.gethostname()[:200]


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


def bury_dead(worker: JobWorker, *, after: float = DEAD_SECONDS) -> int:
    """Give the runs of dead workers back to the queue; return how many workers were dead.

    Whoever buries one renews its beat first: nobody else does the same meanwhile, and if the
    gravedigger dies at it, the next one finds the dead again.
    """
    buried = 0
    for dead_id in _dead(worker, after):
        engine().give_back(dead_id)
        with transaction():
            db.session.execute(delete(JobWorker).where(JobWorker.id == dead_id))
        log.warning("dead worker buried", extra={"worker": dead_id})
        buried += 1
    return buried


def _dead(worker: JobWorker, after: float) -> list[str]:
    others = db.session.scalars(select(JobWorker).where(JobWorker.id != worker.id)).all()
    if not any(_is_dead(each, after) for each in others):
        return []
    with transaction():
        found = [
            each
            for each in db.session.scalars(select(JobWorker).where(JobWorker.id != worker.id))
            if _is_dead(each, after)
        ]
        for each in found:
            each.beat_at = now()
            each.pid, each.machine = worker.pid, worker.machine
        return [each.id for each in found]


def _is_dead(worker: JobWorker, after: float) -> bool:
    silent = now() - worker.beat_at > timedelta(seconds=after)
    return silent or (worker.machine == _machine() and not _lives(worker.pid))


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
    runs = {(each.id, each.run) for each in db.session.scalars(query.limit(_AT_ONCE))}
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
    """Remove what ended KEPT_DAYS ago: runs, steps, and jobs that nobody asked for; not others."""
    before = now() - timedelta(days=KEPT_DAYS)
    _until_none(lambda: engine().forget(before, _AT_ONCE))
    ended = select(Job.id).where(Job.ended_at < before)

    def forget_steps() -> int:
        some = select(JobStep.job_id).where(JobStep.job_id.in_(ended)).distinct().limit(_AT_ONCE)
        found = db.session.scalars(some).all()
        db.session.execute(delete(JobStep).where(JobStep.job_id.in_(found)))
        return len(found)

    def forget_jobs() -> int:
        found = db.session.scalars(ended.where(Job.asked_by_id.is_(None)).limit(_AT_ONCE)).all()
        db.session.execute(delete(Job).where(Job.id.in_(found)))
        return len(found)

    for effect in (forget_steps, forget_jobs):
        number = 0
        while run.step(f"{effect.__name__} {number}", effect):
            number += 1


def _until_none(forget: Callable[[], int]) -> None:
    while forget():
        pass
