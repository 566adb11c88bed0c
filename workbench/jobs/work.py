"""One run of a job, from its beginning to whichever end it comes to."""

import logging
import secrets
from collections.abc import Callable, Mapping

from flask import Flask

from workbench.domain.errors import NotFoundError, WorkbenchError
from workbench.domain.jobs import (
    JobCancelledError,
    JobKind,
    JobStoppedError,
    JobTakenOverError,
    WorkerEndsError,
)
from workbench.jobs.handlers import HANDLERS, Handler
from workbench.logs import request_id
from workbench.services.job_runs import JobRun, begin

log = logging.getLogger(__name__)


def _never() -> bool:
    return False


def _unknown(run: JobRun) -> None:
    raise NotFoundError(f"This worker does not know how to “{run.kind.label.lower()}”.")


def work(
    app: Flask,
    job_id: int,
    run: int,
    *,
    asked_to_end: Callable[[], bool] = _never,
    handlers: Mapping[JobKind, Handler] = HANDLERS,
) -> None:
    """Do run *run* of a job, and keep how it ended.

    A broken rule ends it with the rule's sentence, anything else with one that names the place in
    the log. When the database itself does not answer, nothing can be kept: the run is left open,
    and `queue_lost` gives the job a new one.
    """
    token = request_id.set(f"job {job_id}")
    try:
        _begin_and_do(app, job_id, run, asked_to_end, handlers)
    finally:
        request_id.reset(token)


def _begin_and_do(
    app: Flask,
    job_id: int,
    run: int,
    asked_to_end: Callable[[], bool],
    handlers: Mapping[JobKind, Handler],
) -> None:
    with app.app_context():
        found = begin(job_id, run, asked_to_end)
        if found is not None:
            _do(found, handlers.get(found.kind, _unknown))


def _do(run: JobRun, handler: Handler) -> None:
    try:
        handler(run)
        run.finish()
    except JobStoppedError as stopped:
        _stop(run, stopped)
    except WorkbenchError as error:
        log.info("job failed", extra={"job_id": run.job_id, "reason": error.code})
        run.fail(error.sentence)
    except Exception as error:  # noqa: BLE001  # the worker goes on whatever one job meets
        _fail(run, error)


def _stop(run: JobRun, stopped: JobStoppedError) -> None:
    if isinstance(stopped, JobCancelledError):
        run.stop()
    elif isinstance(stopped, WorkerEndsError):
        run.hand_on()
    elif isinstance(stopped, JobTakenOverError):
        log.warning("job was taken over", extra={"job_id": run.job_id})


def _fail(run: JobRun, error: Exception) -> None:
    reference = secrets.token_hex(4)
    log.error("job failed", extra={"job_id": run.job_id, "reference": reference}, exc_info=error)
    run.fail(
        "Something failed on our side, and not by what you did. Try again; if it fails once more,"
        f" tell whoever runs the desk this number: {reference}.",
        reference,
    )
