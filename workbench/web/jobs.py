"""Jobs: what the desk does in the background, how far each is, cancelling and trying again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.jobs import JobState
from workbench.domain.text import number_in
from workbench.services import jobs
from workbench.services.transaction import transaction
from workbench.web.access import local_path, me, requires
from workbench.web.job_view import ShownJob

bp = Blueprint("jobs", __name__, url_prefix="/jobs")

PAGE = 50


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """List the desk's jobs, newest first: all, or those in one state."""
    wanted = request.args.get("state", "")
    state = JobState(wanted) if wanted in set(JobState) else None
    before = number_in(request.args.get("before", ""))
    found = jobs.list_jobs(before=before, limit=PAGE + 1, state=state)
    shown = found[:PAGE]
    titles = jobs.titles_of(shown)
    older = url_for(".index", state=state, before=shown[-1].id) if len(found) > PAGE else None
    return render_template(
        "jobs/index.html",
        nav="jobs",
        jobs=[ShownJob(each, me(), titles.get(each.id, "")) for each in shown],
        state=state,
        states=list(JobState),
        counts=jobs.counts_by_state(),
        newer=url_for(".index", state=state) if before is not None else None,
        older=older,
    )


@bp.route("/<int:job_id>")
@requires(Permission.READ)
def show(job_id: int) -> ResponseReturnValue:
    """Show one job with its progress and how it ended."""
    job = jobs.get_job(job_id)
    title = jobs.titles_of([job]).get(job.id, "")
    return render_template("jobs/show.html", nav="jobs", shown=ShownJob(job, me(), title))


@bp.route("/<int:job_id>/progress")
@requires(Permission.READ)
def progress(job_id: int) -> ResponseReturnValue:
    """Answer with the part of a job's page that changes while it goes on."""
    return render_template("jobs/progress.html", shown=ShownJob(jobs.get_job(job_id), me()))


@bp.route("/<int:job_id>/cancel", methods=["POST"])
@requires(Permission.EDIT)
def cancel(job_id: int) -> ResponseReturnValue:
    """Cancel a job of one's own; admins cancel any."""
    job = jobs.get_job(job_id)
    with transaction():
        jobs.cancel(job, actor=me())
    ended = job.state is JobState.CANCELLED
    flash("Cancelled." if ended else "The job ends after the step it is in.", "success")
    return redirect(_back(job_id), code=303)


@bp.route("/<int:job_id>/retry", methods=["POST"])
@requires(Permission.EDIT)
def retry(job_id: int) -> ResponseReturnValue:
    """Try a job again that failed or was cancelled; steps it took are not taken twice."""
    job = jobs.get_job(job_id)
    with transaction():
        jobs.retry(job, actor=me())
    flash("The job waits for its turn again.", "success")
    return redirect(_back(job_id), code=303)


def _back(job_id: int) -> str:
    """Return where the button stood: a page that said so, else the job's own."""
    return local_path(request.form.get("back"), url_for(".show", job_id=job_id))
