"""Exports of what the filter shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue

from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.editors import Permission
from workbench.domain.errors import InvalidInputError
from workbench.services import editors, exports
from workbench.services.clock import now
from workbench.services.exports import Format, Survey
from workbench.services.queue import QueueFilter, Sort
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.context import at_desk
from workbench.web.queue_filter import ALL, ME, NOBODY, articles_to_choose, read_filter, to_params

bp = Blueprint("exports", __name__, url_prefix="/exports")

# Looking at more claims than these would keep the page waiting; the export looks at all.
CHECKED_AT_MOST = 1_000
# A line at a time would cost a write to the network each.
PIECE_CHARS = 65_536

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class FileKind:
    """How a format is offered on the page and sent: name, meaning, file name, media type."""

    name: str
    meaning: str
    stem: str
    suffix: str
    media_type: str


KINDS: dict[Format, FileKind] = {
    Format.CSV: FileKind(
        "CSV",
        "One row a claim, for spreadsheets: wording, claimant, article, verdict, dates.",
        "claims",
        "csv",
        "text/csv; charset=utf-8",
    ),
    Format.JSONL: FileKind(
        "JSON Lines",
        "Everything the desk holds on each claim, one object a line, for programs.",
        "claims",
        "jsonl",
        "application/jsonl; charset=utf-8",
    ),
    Format.CLAIM_REVIEW: FileKind(
        "ClaimReview",
        "The published verdicts as schema.org JSON-LD, for search engines and fact-check feeds.",
        "claim-reviews",
        "json",
        "application/ld+json",
    ),
}


@bp.get("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """Show what the filter holds, what each format makes of it, and what needs mending first."""
    wanted = read_filter(request.args, me_id=me().id)
    return _page(wanted, exports.survey(wanted, check_at_most=CHECKED_AT_MOST))


@bp.post("/download")
@requires(Permission.READ)
def download() -> ResponseReturnValue:
    """Send the file; a ClaimReview file only when no claim of it has a problem."""
    wanted = read_filter(request.form, me_id=me().id)
    form = _format(request.form.get("format", ""))
    if form is Format.CLAIM_REVIEW:
        survey = exports.survey(wanted)
        if survey.faulty:
            return _page(wanted, survey, refused=True), 422
    with transaction():
        exports.note_export(wanted, form, actor=me())
    return _file(wanted, form)


def _format(text: str) -> Format:
    try:
        return Format(text)
    except ValueError as error:
        raise InvalidInputError("Choose one of the formats offered.", field="format") from error


def _file(wanted: QueueFilter, form: Format) -> Response:
    kind = KINDS[form]
    name = f"{kind.stem}-{at_desk(now()):%Y-%m-%d}.{kind.suffix}"
    lines = exports.export_lines(wanted, form)
    response = Response(stream_with_context(_pieces(lines)), content_type=kind.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PIECE_CHARS:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _page(wanted: QueueFilter, survey: Survey, *, refused: bool = False) -> str:
    editor = me()
    return render_template(
        "exports/index.html",
        nav="exports",
        wanted=wanted,
        params=to_params(wanted, me_id=editor.id),
        kinds=KINDS,
        survey=survey,
        refused=refused,
        choices={
            "status": [(ALL, "any"), *((each.value, each.label) for each in ClaimStatus)],
            "kind": [("", "any"), *((each.value, each.value) for each in ClaimKind)],
            "article": articles_to_choose(wanted),
            "holder": _holders(editor.id),
            "sort": [
                (Sort.WORTH.value, "worth"),
                (Sort.NEWEST.value, "newest first"),
                (Sort.OLDEST.value, "oldest first"),
            ],
        },
    )


def _holders(me_id: int) -> Choices:
    others = [(str(each.id), each.name) for each in editors.list_editors() if each.id != me_id]
    return [("", "anybody"), (ME, "me"), (NOBODY, "nobody"), *others]
