"""Asking for work after the request, looking at it, cancelling it and trying it again."""

import uuid
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select

from workbench.domain.editors import Permission
from workbench.domain.errors import ForbiddenError, IllegalStepError, NotFoundError
from workbench.domain.jobs import ENDED, About, JobKind, JobState, Kept
from workbench.domain.text import NUMBER_MAX
from workbench.models import Article, Editor, Job, Source, db
from workbench.services import job_engine
from workbench.services.clock import now
from workbench.services.transaction import require_transaction

# The largest number an INTEGER column of PostgreSQL holds.
_ID_MAX = min(NUMBER_MAX, 2**31 - 1)
_NOT_YOURS = "Only whoever asked for this job, or an admin, can do that."


def ask_for(
    kind: JobKind,
    arguments: Mapping[str, Kept],
    *,
    actor: Editor | None,
    key: str | None = None,
    about: About | None = None,
) -> Job:
    """Have a job done after this transaction commits; nothing is asked for if it does not.

    *key* names the work: a job that has it already is returned as it stands, whatever became of
    it, so asking twice does nothing twice. *about* is the record on whose page its progress is
    shown. *actor* is who its changes are recorded as; None is the desk itself.
    """
    require_transaction()
    there = None if key is None else db.session.scalar(select(Job).where(Job.key == key))
    if there is not None:
        return there
    job = Job(
        key=key or f"{kind}:{uuid.uuid4()}",
        kind=kind,
        arguments=dict(arguments),
        about_type=about.type if about else None,
        about_id=about.id if about else None,
        state=JobState.WAITING,
        asked_by_id=None if actor is None else actor.id,
        asked_at=now(),
        started_at=None,
        ended_at=None,
        cancel_asked=False,
        cancelled_by_id=None,
        run=1,
        attempt=0,
        deaths=0,
        done=0,
        whole=0,
        sentence="",
        error="",
        reference="",
    )
    db.session.add(job)
    db.session.flush()
    job_engine.enqueue(job.id, job.run)
    return job


def get_job(job_id: int) -> Job:
    """Return the job; raise NotFoundError when there is none."""
    job = db.session.get(Job, job_id) if 0 < job_id <= _ID_MAX else None
    if job is None:
        raise NotFoundError("There is no such job.")
    return job


def newest_about(about: About, kind: JobKind | None = None) -> Job | None:
    """Return the newest job (of *kind*) about a record, or None."""
    query = select(Job).where(Job.about_type == about.type, Job.about_id == about.id)
    if kind is not None:
        query = query.where(Job.kind == kind)
    return db.session.scalar(query.order_by(Job.id.desc()).limit(1))


def under_way(about_type: str, ids: Collection[int], kind: JobKind) -> set[int]:
    """Return which of some records have a job of *kind* that waits or runs."""
    states = [state for state in JobState if not state.ended]
    query = select(Job.about_id).where(
        Job.about_type == about_type,
        Job.about_id.in_(ids),
        Job.kind == kind,
        Job.state.in_(states),
    )
    return {found for found in db.session.scalars(query) if found is not None}


def list_about(about: About, kind: JobKind) -> Sequence[Job]:
    """Return all jobs of *kind* about a record, newest first."""
    return db.session.scalars(
        select(Job)
        .where(Job.about_type == about.type, Job.about_id == about.id, Job.kind == kind)
        .order_by(Job.id.desc())
    ).all()


def list_jobs(
    *,
    before: int | None = None,
    limit: int,
    state: JobState | None = None,
    asked_by: Editor | None = None,
) -> Sequence[Job]:
    """Return up to *limit* jobs, newest first, older than the one numbered *before*."""
    query = select(Job).order_by(Job.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Job.id < min(before, _ID_MAX))
    if state is not None:
        query = query.where(Job.state == state)
    if asked_by is not None:
        query = query.where(Job.asked_by_id == asked_by.id)
    return db.session.scalars(query).all()


def titles_of(found: Sequence[Job]) -> dict[int, str]:
    """Return, by the number of the job, the title of the record that it is about, if any."""
    titles: dict[int, str] = {}
    for kind, model in (("article", Article), ("source", Source)):
        about = {each.id: each.about_id for each in found if each.about_type == kind}
        query = select(model.id, model.title).where(model.id.in_(set(about.values())))
        named = {number: title for number, title in db.session.execute(query)}  # noqa: C416  # rows are not pairs to mypy
        titles |= {job_id: named[each] for job_id, each in about.items() if each in named}
    return titles


def counts_by_state() -> dict[JobState, int]:
    """Return how many jobs are in each state, states without any left out."""
    query = select(Job.state, func.count()).group_by(Job.state)
    return {state: number for state, number in db.session.execute(query)}  # noqa: C416  # rows are not pairs to mypy


def may_change(job: Job, editor: Editor) -> bool:
    """Return whether *editor* may cancel *job* and try it again: their own, or any for admins."""
    own = job.asked_by_id == editor.id and editor.may(Permission.EDIT)
    return own or editor.may(Permission.MANAGE)


def cancel(job: Job, *, actor: Editor | None) -> None:
    """Cancel *job*: at once where it waits, after the step it is in where it runs.

    Steps that have taken effect stay. Raises IllegalStepError when it has ended already, and
    ForbiddenError when it is not the actor's to cancel; None is whoever holds the command line.
    """
    require_transaction()
    _ensure_may_change(job, actor)
    if job.state in ENDED:
        raise IllegalStepError(
            f"This job is {job.state.value} already; there is nothing to cancel."
        )
    job.cancelled_by_id = None if actor is None else actor.id
    if job.state is JobState.WAITING:
        end_cancelled(job)
    else:
        job.cancel_asked = True


def end_cancelled(job: Job) -> None:
    """Put *job* where cancelled jobs are, with the sentence that says by whom."""
    who = db.session.get(Editor, job.cancelled_by_id) if job.cancelled_by_id else None
    job.state = job.state.step_to(JobState.CANCELLED)
    job.error = f"Cancelled by {who.name}." if who else "Cancelled from the command line."
    job.ended_at = now()


def retry(job: Job, *, actor: Editor | None) -> None:
    """Queue a failed or cancelled job again; it goes on after the last step that took effect."""
    require_transaction()
    _ensure_may_change(job, actor)
    if job.state not in (JobState.FAILED, JobState.CANCELLED):
        raise IllegalStepError(
            f"This job is {job.state.value}; only one that failed or was cancelled is tried again."
        )
    job.state = job.state.step_to(JobState.WAITING)
    job.ended_at = job.cancelled_by_id = None
    job.error = job.reference = ""
    job.cancel_asked = False
    job.deaths = 0
    queue_again(job)


def queue_again(job: Job) -> None:
    """Give *job*, which waits, a new run in the engine's queue."""
    job.run += 1
    job_engine.enqueue(job.id, job.run)


def _ensure_may_change(job: Job, actor: Editor | None) -> None:
    if actor is not None and not may_change(job, actor):
        raise ForbiddenError(_NOT_YOURS)
