"""Lists of articles: a file in, what would happen to each row, the job, and its report."""

import secrets
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired

from workbench.domain.editors import Permission
from workbench.domain.errors import WorkbenchError
from workbench.domain.imports import RowOutcome, RowResult
from workbench.domain.text import number_in, one_line
from workbench.exports.csv_tables import write_rows
from workbench.models import Job
from workbench.services import files, imports
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.errors import status_of
from workbench.web.forms import BaseForm
from workbench.web.job_view import ShownJob

bp = Blueprint("imports", __name__, url_prefix="/articles/import")

PAGE = 100
_TICKET_MAX = 64
_REPORT = ("row", "outcome", "title", "article", "address", "note")


class ListForm(BaseForm):
    """A file with a list of articles."""

    file = FileField("List", validators=[FileRequired("Choose a file.")])


@bp.route("/", methods=["GET", "POST"])
@requires(Permission.EDIT)
def new() -> ResponseReturnValue:
    """Take a list in a file; nothing of it is taken in before its rows were looked at."""
    form = ListForm()
    if request.method == "POST" and form.validate():
        try:
            kept = files.keep(form.file.data.read(), form.file.data.filename or "list")
            imports.open_list(kept.digest)
        except WorkbenchError as error:
            form.show(error)
            return _new_page(form), status_of(error)
        hexadecimal = kept.digest.removeprefix("sha256:")
        return redirect(url_for(".check", digest=hexadecimal, name=kept.name), code=303)
    return _new_page(form), 422 if form.errors else 200


def _new_page(form: ListForm) -> str:
    return render_template("imports/new.html", nav="articles", form=form)


@bp.route("/<digest>")
@requires(Permission.EDIT)
def check(digest: str) -> ResponseReturnValue:
    """Show what would happen to each row of a list; nothing happens yet."""
    table = imports.open_list(f"sha256:{digest}")
    shown = Rows(imports.check(table))
    return render_template(
        "imports/check.html",
        nav="articles",
        table=table,
        digest=digest,
        name=_name(request.args.get("name", "")),
        rows=shown,
        outcomes=(RowOutcome.NEW, RowOutcome.SAME, RowOutcome.BAD),
        ticket=secrets.token_hex(8),
        older=_next_page(shown, digest=digest, name=_name(request.args.get("name", ""))),
    )


@bp.route("/begin", methods=["POST"])
@requires(Permission.EDIT)
def begin() -> ResponseReturnValue:
    """Have the list taken in by a job; the button pressed twice asks once."""
    digest = "sha256:" + one_line(request.form.get("digest", ""))
    rows = sum(1 for _ in imports.open_list(digest).rows())
    ticket = one_line(request.form.get("ticket", ""))[:_TICKET_MAX]
    with transaction():
        job = imports.ask_for(
            digest,
            _name(request.form.get("name", "")),
            ticket=ticket,
            rows=rows,
            actor=me(),
        )
    flash("The rows are taken in, one after the other; this page says how far it is.", "success")
    return redirect(url_for(".report", job_id=job.id), code=303)


@bp.route("/jobs/<int:job_id>")
@requires(Permission.READ)
def report(job_id: int) -> ResponseReturnValue:
    """Show how far a list is taken in, and what became of each row."""
    job = imports.get_import(job_id)
    shown = Rows(imports.report(job))
    return render_template(
        "imports/report.html",
        nav="articles",
        job=job,
        shown=ShownJob(job, me()),
        rows=shown,
        outcomes=(RowOutcome.TAKEN_IN, RowOutcome.SAME, RowOutcome.BAD),
        older=_next_page(shown, job_id=job_id),
    )


@bp.route("/jobs/<int:job_id>/report.csv")
@requires(Permission.READ)
def report_file(job_id: int) -> ResponseReturnValue:
    """Send what became of each row as CSV, which no spreadsheet takes for formulas."""
    lines = write_rows(_REPORT, _report_cells(imports.get_import(job_id)))
    response = Response(stream_with_context(lines), content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"import-{job_id}.csv")
    return response


def _report_cells(job: Job) -> Iterator[tuple[str | int | None, ...]]:
    for each in imports.report(job):
        address = (
            url_for("articles.show", article_id=each.article_id, _external=True)
            if each.article_id
            else ""
        )
        title, why = one_line(each.title), one_line(each.why)
        yield each.number, each.outcome.label, title, each.article_id, address, why


def _name(text: str) -> str:
    return one_line(text)[: files.NAME_MAX] or "list"


class Rows:
    """What became of the rows, or would: how many of each outcome, and one page of them.

    The page is that of the address: rows with `outcome`, after the row numbered `after`.
    """

    def __init__(self, results: Iterator[RowResult]) -> None:
        wanted = request.args.get("outcome", "")
        self.outcome = RowOutcome(wanted) if wanted in set(RowOutcome) else None
        self.after = number_in(request.args.get("after", "")) or 0
        self.counts: Counter[RowOutcome] = Counter()
        found = list(islice(self._on_page(results), PAGE + 1))
        self.counts.update(imports.counted(results))
        self.shown = found[:PAGE]
        self.more = len(found) > PAGE

    def _on_page(self, results: Iterator[RowResult]) -> Iterator[RowResult]:
        for each in results:
            self.counts[each.outcome] += 1
            if each.number > self.after and self.outcome in (None, each.outcome):
                yield each


def _next_page(rows: Rows, **values: Any) -> str | None:  # noqa: ANN401  # what url_for takes
    if not rows.more:
        return None
    endpoint = request.endpoint or ""
    return url_for(endpoint, outcome=rows.outcome, after=rows.shown[-1].number, **values)
