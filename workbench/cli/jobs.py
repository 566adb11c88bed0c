"""`workbench jobs`: what the desk does in the background, followed, cancelled and tried again."""

import json
import time
from typing import Any

import click

from workbench.cli._app import open_app
from workbench.cli._progress import progress_bar
from workbench.domain.clock import as_utc_text
from workbench.domain.jobs import JobKind, JobState
from workbench.models import Job, db
from workbench.services import jobs
from workbench.services.transaction import transaction

_LOOK_SECONDS = 0.5
_LABEL_WIDTH = max(len(kind.label) for kind in JobKind)
_NUMBER = click.IntRange(1, 2**31 - 1)


@click.group("jobs")
def command() -> None:
    """List the desk's jobs, follow one, cancel it or try it again."""


@command.command("list")
@click.option(
    "--state",
    type=click.Choice([each.value for each in JobState]),
    help="Only those with this status.",
)
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="At most so many.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_(state: str | None, limit: int, *, as_json: bool) -> None:
    """List jobs, the newest first."""
    with open_app():
        wanted = JobState(state) if state else None
        for job in jobs.list_jobs(limit=limit, state=wanted):
            click.echo(json.dumps(_values(job)) if as_json else _line(job))


@command.command()
@click.argument("number", type=_NUMBER)
@click.option("--json", "as_json", is_flag=True, help="Print the job as JSON when it has ended.")
def follow(number: int, *, as_json: bool) -> None:
    """Follow job NUMBER to its end; exit with 1 when that is not a good one."""
    with open_app():
        job = jobs.get_job(number)
        with progress_bar(job.kind.label) as show:
            while not job.state.ended:
                if job.whole:
                    show(job.done, job.whole)
                time.sleep(_LOOK_SECONDS)
                db.session.rollback()  # what is read next is what stands then
                job = jobs.get_job(number)
        click.echo(json.dumps(_values(job)) if as_json else _line(job))
        good = job.state is JobState.DONE
    if not good:
        raise click.exceptions.Exit(1)


@command.command()
@click.argument("number", type=_NUMBER)
def cancel(number: int) -> None:
    """Cancel job NUMBER: at once where it waits, after the step it is in where it runs."""
    with open_app():
        with transaction():
            job = jobs.get_job(number)
            jobs.cancel(job, actor=None)
        ended = job.state.ended
        click.echo(f"Job {number} {'is cancelled' if ended else 'ends after the step it is in'}.")


@command.command()
@click.argument("number", type=_NUMBER)
def retry(number: int) -> None:
    """Try job NUMBER again; steps that it took are not taken twice."""
    with open_app():
        with transaction():
            jobs.retry(jobs.get_job(number), actor=None)
        click.echo(f"Job {number} waits for its turn again.")


def _line(job: Job) -> str:
    share = f"{job.done * 100 // job.whole}%" if job.whole else "–"
    said = job.error or job.sentence
    what = job.kind.label.ljust(_LABEL_WIDTH)
    return f"{job.id:>7}  {job.state.value:<10}{share:>5}  {what}  {said}".rstrip()


def _values(job: Job) -> dict[str, Any]:
    """Return the job as plain values, times in UTC."""
    times = {"asked_at": job.asked_at, "started_at": job.started_at, "ended_at": job.ended_at}
    return {
        "id": job.id,
        "kind": job.kind.value,
        "state": job.state.value,
        "about": [job.about_type, job.about_id] if job.about_type else None,
        "asked_by": job.asked_by.name if job.asked_by is not None else None,
        **{name: as_utc_text(at) if at is not None else None for name, at in times.items()},
        "done": job.done,
        "whole": job.whole,
        "sentence": job.sentence,
        "error": job.error,
        "reference": job.reference,
        "attempts": job.attempt,
    }
