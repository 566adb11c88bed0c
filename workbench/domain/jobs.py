"""Work after the request: its kinds, its states and their steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from workbench.domain.steps import step

# What a step keeps of its result and what a job is asked with: plain JSON without floats.
Kept: TypeAlias = "str | int | bool | list[Kept] | dict[str, Kept] | None"

KEY_MAX = 200
SENTENCE_MAX = 1_000
# So often may a worker die in one step before the job is taken for the cause. It shares the worker
# with others, and whoever restarts a machine kills all of them: fewer would blame the innocent.
MOST_DEATHS = 5


class JobKind(StrEnum):
    """What the desk has done in the background; a worker knows a handler for each."""

    READ_ARTICLE = "read_article"
    IMPORT_ARTICLES = "import_articles"
    TAKE_SNAPSHOT = "take_snapshot"
    TIDY_JOBS = "tidy_jobs"

    @property
    def label(self) -> str:
        """Return the kind in words, such as "Read an article"."""
        return _LABELS[self]


_LABELS = {
    JobKind.READ_ARTICLE: "Read an article",
    JobKind.IMPORT_ARTICLES: "Take in a list of articles",
    JobKind.TAKE_SNAPSHOT: "Take a snapshot of a source",
    JobKind.TIDY_JOBS: "Tidy up finished jobs",
}


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Return whether nothing more happens by itself."""
        return self in ENDED

    def step_to(self, wanted: "JobState") -> "JobState":
        """Return *wanted* when a job may become that after this; else raise IllegalStepError."""
        return step(JOB_STEPS, self, wanted)


ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})

# A running job waits again when its worker ends in peace or is found dead; one that did not reach
# its end may be tried again.
JOB_STEPS: Mapping[JobState, frozenset[JobState]] = {
    JobState.WAITING: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset(
        {JobState.RUNNING, JobState.WAITING, JobState.DONE, JobState.FAILED, JobState.CANCELLED}
    ),
    JobState.DONE: frozenset(),
    JobState.FAILED: frozenset({JobState.WAITING}),
    JobState.CANCELLED: frozenset({JobState.WAITING}),
}


@dataclass(frozen=True)
class About:
    """The record that a job is about or has made, such as `About("article", 12)`."""

    type: str
    id: int


@dataclass(frozen=True)
class Schedule:
    """That a job of *kind* is asked for once in each stretch of time *every*, by nobody."""

    kind: JobKind
    every: timedelta


SCHEDULES: tuple[Schedule, ...] = (Schedule(JobKind.TIDY_JOBS, timedelta(days=1)),)


class JobStoppedError(Exception):
    """A job's work ends before its end: cancelled, taken over, or the worker is asked to end.

    No WorkbenchError: handlers let it pass, as it is no rule that was broken.
    """


class JobCancelledError(JobStoppedError):
    """Somebody cancelled the job."""


class JobTakenOverError(JobStoppedError):
    """Another worker has taken the job over, since this one was thought dead."""


class WorkerEndsError(JobStoppedError):
    """The worker was asked to end; another goes on with the next step."""
