"""The port to whatever queues and runs jobs; an application is given one when it is made."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol, cast

from flask import current_app
from sqlalchemy.orm import Session

from workbench.models import JobWorker, db
from workbench.services.transaction import require_transaction

KEY = "workbench_job_engine"
WORKER_KEY = "workbench_worker"


class JobEngine(Protocol):
    """What the desk asks of an engine. A run is one passage of a job through its queue."""

    def make_tables(self) -> None:
        """Bring the engine's own tables to its version; does nothing when they are there."""

    def enqueue(self, session: Session, job_id: int, run: int) -> None:
        """Queue a run in *session*'s transaction: it is there when that commits, else never."""

    def start(self, worker: JobWorker, work: Callable[[int, int], None]) -> None:
        """Take runs from now on, each in a thread of its own: `work(job_id, run)`."""

    def stop(self) -> None:
        """Take no more runs; those under way are left to whoever waits for them."""

    def close(self) -> None:
        """Close the connections that are not the desk's; the next use opens them again."""

    def give_back(self, worker_id: str) -> None:
        """Queue again the runs that a dead worker had taken."""

    def active(self, runs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return which of *runs* are queued or under way."""

    def forget(self, before: datetime, at_most: int) -> int:
        """Remove at most *at_most* runs that ended before a time; return how many."""


class Worker(Protocol):
    """What takes the jobs of an application within this process."""

    def start(self, *, wait: bool = True) -> None:
        """Take jobs from now on; *wait* until it does, or let it get ready in the background."""

    def stop(self) -> None:
        """Let jobs under way come to their next step, hand them on, and leave."""


def worker() -> Worker:
    """Return the application's worker, started or not."""
    return cast("Worker", current_app.extensions[WORKER_KEY])


def engine() -> JobEngine:
    """Return the application's engine."""
    return cast("JobEngine", current_app.extensions[KEY])


def enqueue(job_id: int, run: int) -> None:
    """Queue a run in the transaction that is open."""
    require_transaction()
    db.session.flush()
    engine().enqueue(db.session(), job_id, run)
