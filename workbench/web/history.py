"""The history: browse, filter, search, export, and compute it anew."""

from typing import Any

from flask import Blueprint, Response, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.errors import InvalidInputError
from workbench.domain.history import Event
from workbench.domain.text import number_in, turns_ended
from workbench.services import articles, claims, editors, history_pages
from workbench.services.history_export import FORMATS
from workbench.services.history_pages import Entry, HistoryFilter
from workbench.services.verify import verify as verify_history
from workbench.web.access import requires
from workbench.web.history_filter import FilterProblems, read_filter, to_params
from workbench.web.history_words import EVENT_WORDS, shown_entries

bp = Blueprint("history", __name__, url_prefix="/history")

MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """Show everything that happened, newest first, as filtered."""
    problems: FilterProblems = {}
    wanted = read_filter(request.args, problems)
    return render_template(
        "history/index.html",
        people=editors.list_editors(),
        events=_events_by_subject(),
        subject_types=history_pages.subject_types(),
        problems=problems,
        typed={name: request.args.get(name, "") for name in ("id", "from", "to")},
        **_list("history.index", wanted),
    )


def _events_by_subject() -> dict[str, list[Event]]:
    groups: dict[str, list[Event]] = {}
    for event in Event:
        groups.setdefault(event.subject_type.replace("_", " "), []).append(event)
    return groups


def _list(endpoint: str, wanted: HistoryFilter, **address: Any) -> dict[str, Any]:  # noqa: ANN401  # passed on to url_for
    """Return what the template of a list needs: the entries, the pages beside, the exports."""
    page = history_pages.page_of(
        wanted,
        before=number_in(request.args.get("before", "")),
        after=number_in(request.args.get("after", "")),
    )
    params: dict[str, Any] = {**to_params(wanted)}
    # What the address says already need not be said again.
    filters = address or params

    def beside(side: str, key: int | None) -> str | None:
        values: dict[str, Any] = {**filters, side: key}
        return url_for(endpoint, **values) if key is not None else None

    return {
        "nav": "history",
        "entries": shown_entries(page.entries),
        "newer": beside("after", page.newer),
        "older": beside("before", page.older),
        "params": params,
        "event_words": EVENT_WORDS,
        "exports": {
            name: url_for("history.export", format=name, **params) for name in ("csv", "jsonl")
        },
    }


@bp.route("/claims/<int:claim_id>")
@requires(Permission.READ)
def of_claim(claim_id: int) -> ResponseReturnValue:
    """Show what happened to a claim and everything that belongs to it."""
    claim = claims.get_claim(claim_id)
    return render_template(
        "history/of.html",
        title="History of a claim",
        words=claim.wording,
        back=("Claim", url_for("claims.show", claim_id=claim.id)),
        sentence="",
        **_list("history.of_claim", HistoryFilter(claim=claim.id), claim_id=claim.id),
    )


@bp.route("/articles/<int:article_id>")
@requires(Permission.READ)
def of_article(article_id: int) -> ResponseReturnValue:
    """Show what happened to an article and to the claims in it."""
    article = articles.get_article(article_id)
    return render_template(
        "history/of.html",
        title="History of an article",
        words=article.title,
        back=("Article", url_for("articles.show", article_id=article.id)),
        sentence="",
        **_list("history.of_article", HistoryFilter(article=article.id), article_id=article.id),
    )


@bp.route("/people/<int:person_id>")
@requires(Permission.READ)
def of_person(person_id: int) -> ResponseReturnValue:
    """Show what a person did, and what was done about the person."""
    person = editors.get_editor(person_id)
    return render_template(
        "history/of.html",
        title=f"History of {person.name}",
        words="",
        back=None,
        sentence=(
            f"What {turns_ended(person.name)} ({person.role}) did, and what was done about them."
        ),
        **_list("history.of_person", HistoryFilter(about_person=person.id), person_id=person.id),
    )


@bp.route("/<int:seq>")
@requires(Permission.READ)
def entry(seq: int) -> ResponseReturnValue:
    """Show one entry in full: its bytes, and how to compute them anew."""
    found = history_pages.get_entry(seq)
    shown = shown_entries([found])[0]
    return render_template(
        "history/entry.html", nav="history", entry=shown, stored=found, recipe=_recipe(found)
    )


def _recipe(found: Entry) -> str:
    """Return Python that computes the entry's leaf and hash from its event and salt."""
    return (
        "import base64, hashlib, json\n"
        f"event, salt = {found.event.decode()!r}.encode(), bytes.fromhex({found.salt.hex()!r})\n"
        "commit = base64.b64encode("
        'hashlib.sha256(b"fc/event/v1\\0" + salt + event).digest()).decode()\n'
        f'leaf = b\'{{"c":"%b","n":{found.seq},"t":"%b","v":1}}\' % '
        '(commit.encode(), (json.loads(event)["at"][:16] + "Z").encode())\n'
        f'assert hashlib.sha256(b"\\0" + leaf).hexdigest() == {found.leaf_hash.hex()!r}\n'
    )


@bp.route("/export")
@requires(Permission.READ)
def export() -> ResponseReturnValue:
    """Stream the entries that the filter shows, in the order of their numbers."""
    problems: FilterProblems = {}
    wanted = read_filter(request.args, problems)
    if problems:
        raise InvalidInputError(next(iter(problems.values())))
    kind = request.args.get("format", "")
    if kind not in FORMATS:
        raise InvalidInputError("The history is exported as csv or jsonl.")
    answer = Response(stream_with_context(FORMATS[kind](wanted)), content_type=MEDIA[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="history.{kind}"'
    return answer


@bp.route("/verify", methods=["GET", "POST"])
@requires(Permission.READ)
def verify() -> ResponseReturnValue:
    """Say what verifying means; a POST computes the whole history anew and shows what it found."""
    report = verify_history() if request.method == "POST" else None
    return render_template("history/verify.html", nav="history", report=report)
