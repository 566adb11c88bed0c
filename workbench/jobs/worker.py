"""The worker: threads that take jobs, and one that beats, buries the dead and keeps schedules."""

import logging
import threading
import time
from collections.abc import Callable, Mapping

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from workbench.domain.jobs import JobKind
from workbench.jobs.handlers import HANDLERS, Handler
from workbench.jobs.work import work
from workbench.models import JobWorker
from workbench.services import job_workers
from workbench.services.job_engine import JobEngine
from workbench.services.job_workers import BEAT_SECONDS, DEAD_SECONDS, Watch

log = logging.getLogger(__name__)
# So long a job under way may take to its next step when the worker is asked to end.
PATIENCE_SECONDS = 10.0
_LOST_EVERY = 10  # beats


class Worker:
    """Takes the jobs of *app* between `start` and `stop`, within this process."""

    def __init__(
        self,
        app: Flask,
        engine: JobEngine,
        *,
        handlers: Mapping[JobKind, Handler] = HANDLERS,
        beat: float = BEAT_SECONDS,
        dead_after: float = DEAD_SECONDS,
    ) -> None:
        self._app = app
        self._engine = engine
        self._handlers = handlers
        self._beat = beat
        self._watch = Watch(dead_after)
        self._ending = threading.Event()
        self._busy = 0
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._entry: JobWorker | None = None

    def start(self, *, wait: bool = True) -> None:
        """Take jobs from now on; *wait* until it does, or let it get ready in the background."""
        if wait:
            self._open()
        else:
            self._run("jobs-start", self._open_beside)

    def _run(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _open_beside(self) -> None:
        try:
            self._open()
        except SQLAlchemyError:
            log.exception("the worker could not start; jobs wait until one does")

    def _open(self) -> None:
        """Make the engine's tables, enter the list of workers, and take jobs."""
        self._engine.make_tables()
        if self._ending.is_set():
            return
        with self._app.app_context():
            self._entry = job_workers.new_worker()
        self._engine.start(self._entry, self._work)
        self._run("jobs-beat", self._live)

    def stop(self, patience: float = PATIENCE_SECONDS) -> None:
        """Let jobs under way come to their next step, hand them on, and leave."""
        self._ending.set()
        for thread in self._threads:
            thread.join()
        until = time.monotonic() + patience
        while self._busy and time.monotonic() < until:
            time.sleep(0.02)
        self._engine.stop()
        if self._entry is not None and not self._busy:
            with self._app.app_context():
                job_workers.leave(self._entry)
        self._engine.close()

    def _work(self, job_id: int, run: int) -> None:
        with self._lock:
            self._busy += 1
        try:
            work(
                self._app,
                job_id,
                run,
                asked_to_end=self._ending.is_set,
                handlers=self._handlers,
            )
        finally:
            with self._lock:
                self._busy -= 1

    def _live(self) -> None:
        """Beat until the end; a database that does not answer is asked again with the next beat."""
        beats = 0
        while True:
            try:
                with self._app.app_context():
                    self._tend(beats)
            except SQLAlchemyError:
                log.exception("the worker's beat failed")
            beats += 1
            if self._ending.wait(self._beat):
                return

    def _tend(self, beats: int) -> None:
        if self._entry is None:
            return
        job_workers.beat(self._entry)
        job_workers.bury_dead(self._entry, self._watch)
        job_workers.ask_for_due()
        if beats % _LOST_EVERY == 0:
            job_workers.queue_lost()
