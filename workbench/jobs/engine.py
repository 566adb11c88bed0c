"""Jobs on DBOS: the one module that knows the engine, behind the port `services.job_engine`.

The engine keeps its tables in the desk's own database. Here it only queues, hands out and takes
back: what has taken effect is the desk's to know (`services.job_runs`). It is imported when first
needed, since that takes a second. Its own exactly-once transactions are not used: they would
commit beside `transaction()`.
"""

import logging
import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from workbench.models import JobWorker

if TYPE_CHECKING:
    from dbos import DBOSClient

QUEUE = "workbench"
WORKFLOW = "workbench.job"
# Runs of one version are taken by workers of the same only. By default it is a hash of the code,
# and a job asked for before an upgrade would wait for ever.
VERSION = "1"
POLL_SECONDS = 0.2
# What one process does at once; on more, a worker of its own is better than more threads.
AT_ONCE = 4
# Recovery is counted by the desk, per step (MOST_DEATHS); this only ends what escapes that.
_RECOVERIES = 1_000
_ACTIVE = ["ENQUEUED", "DELAYED", "PENDING"]
_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


class _Current:
    """What the runs of this process are handed to; DBOS knows one application a process."""

    work: Callable[[int, int], None] | None = None


@cache
def _workflow() -> Callable[..., Any]:
    from dbos import DBOS

    logging.getLogger("dbos").setLevel(logging.WARNING)

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=_RECOVERIES)
    def work(job_id: int, run: int) -> None:
        if _Current.work is not None:
            _Current.work(job_id, run)

    return work


def _run_id(job_id: int, run: int) -> str:
    return f"job-{job_id}-{run}"


class DbosEngine:
    """The engine on the database at *url*."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client_made: DBOSClient | None = None
        self._lock = threading.Lock()

    def _client(self) -> "DBOSClient":
        """Return a client with connections of its own, opened when first used.

        Not the desk's engine: on SQLite its transactions begin as reading ones, and a reading one
        that comes to write fails when somebody else wrote meanwhile.
        """
        with self._lock:
            if self._client_made is None:
                from dbos import DBOSClient

                self._client_made = DBOSClient(
                    system_database_url=self._url,
                    application_name=QUEUE,
                    lazy=True,
                    retry_connection_errors=False,
                )
            return self._client_made

    def make_tables(self) -> None:
        """Bring the engine's own tables to its version."""
        from dbos import DBOS

        DBOS.migrate(self._url)

    def enqueue(self, session: Session, job_id: int, run: int) -> None:
        """Queue a run in *session*'s transaction."""
        self._client().enqueue_in_transaction(
            session,
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": _run_id(job_id, run),
                "app_version": VERSION,
            },
            job_id,
            run,
        )

    def start(self, worker: JobWorker, work: Callable[[int, int], None]) -> None:
        """Take runs from now on, as the executor that the worker's id names."""
        from dbos import DBOS

        _Current.work = work
        _workflow()
        DBOS(
            config={
                "name": QUEUE,
                "system_database_url": self._url,
                "executor_id": worker.id,
                "application_version": VERSION,
                "sys_db_pool_size": AT_ONCE + 2,
                "log_level": "WARNING",
            }
        )
        DBOS.launch()
        # DBOS refuses this in a thread that runs an event loop of somebody else's.
        with ThreadPoolExecutor(max_workers=1) as apart:
            apart.submit(
                DBOS.register_queue,
                QUEUE,
                worker_concurrency=AT_ONCE,
                polling_interval_sec=POLL_SECONDS,
            ).result()

    def stop(self) -> None:
        """Take no more runs."""
        if _Current.work is not None:
            from dbos import DBOS

            DBOS.destroy(workflow_completion_timeout_sec=0)
            _Current.work = None

    def close(self) -> None:
        """Close the connections that are not the desk's; the next use opens them again."""
        with self._lock:
            client, self._client_made = self._client_made, None
        if client is not None:
            client.destroy()

    def give_back(self, worker_id: str) -> None:
        """Queue again the runs that a dead worker had taken."""
        client = self._client()
        found = client.list_workflows(executor_id=worker_id, status="PENDING", load_input=False)
        if found:
            # Without the queue's name they would go to one that knows no limit.
            client.resume_workflows([each.workflow_id for each in found], queue_name=QUEUE)

    def active(self, runs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return which of *runs* are queued or under way."""
        names = {_run_id(*each): each for each in runs}
        found = self._client().list_workflows(
            workflow_ids=list(names), status=_ACTIVE, load_input=False, load_output=False
        )
        return {names[each.workflow_id] for each in found}

    def forget(self, before: datetime, at_most: int) -> int:
        """Remove at most *at_most* runs that ended before a time; return how many."""
        client = self._client()
        found = client.list_workflows(
            status=_ENDED,
            completed_before=before.isoformat(),
            limit=at_most,
            load_input=False,
            load_output=False,
        )
        if found:
            client.delete_workflows([each.workflow_id for each in found])
        return len(found)
