"""The queue: what waits for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.editors import Permission
from workbench.domain.errors import ClaimTakenError, WorkbenchError
from workbench.domain.text import clean, number_in
from workbench.models import Editor
from workbench.services import holds, queue
from workbench.services.appearances import changed_among, changed_with_verdict
from workbench.services.findings import questioned
from workbench.services.queue import COUNT_MAX, Key, Page, QueueFilter, Sort
from workbench.services.transaction import transaction
from workbench.web.access import local_path, me, requires
from workbench.web.errors import status_of
from workbench.web.queue_filter import articles_to_choose, read_filter, to_params
from workbench.web.rows import row_of

bp = Blueprint("queue", __name__, url_prefix="/queue")

TABS = (
    ClaimStatus.PROPOSED,
    ClaimStatus.ACCEPTED,
    ClaimStatus.JUDGED,
    ClaimStatus.SIGNED_OFF,
    ClaimStatus.PUBLISHED,
    ClaimStatus.WITHDRAWN,
    ClaimStatus.DISMISSED,
)


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """Show one page of the queue, as filtered and sorted."""
    return _page(request.args, request.full_path)


@dataclass(frozen=True)
class _Refused:
    """A bulk step that was refused: why, and what was ticked and typed for it."""

    sentence: str
    ticked: frozenset[int]
    reason: str


def _page(args: MultiDict[str, str], here: str, refused: _Refused | None = None) -> str:
    """Return the page that the parameters *args* ask for; *here* is its path with them."""
    counts = queue.counts()
    editor = me()
    wanted = read_filter(args, me_id=editor.id, default=(_first_tab(editor, counts),))
    page = queue.page(wanted, after=_key(args, "after"), before=_key(args, "before"))
    params = to_params(wanted, me_id=editor.id)
    shown = [claim.id for claim in page.claims]
    asked, changed = questioned(shown), changed_among(shown)
    return render_template(
        "queue/index.html",
        nav="queue",
        rows=[
            row_of(each, editor, questioned=each.id in asked, changed=each.id in changed)
            for each in page.claims
        ],
        judged_changed=0 if wanted.article_changed else changed_with_verdict(),
        tabs=_tabs(wanted, params, counts),
        wanted=wanted,
        params=params,
        hidden={"status": params.get("status", "")},
        kinds=[("", "any"), *((kind.value, kind.value) for kind in ClaimKind)],
        articles=articles_to_choose(wanted),
        holders=[("", "anybody"), ("me", "me"), ("nobody", "nobody")],
        sort=_sorts(wanted, params),
        newer=_paged(params, "before", page.newer),
        older=_paged(params, "after", page.older),
        showing=_showing(page),
        search_text=wanted.words,
        export_href=_export_href(params),
        here=here,
        refused=refused,
    )


def _first_tab(editor: Editor, counts: Mapping[ClaimStatus, int]) -> ClaimStatus:
    """Return where somebody's day begins: a reviewer's with what waits for their signature."""
    order = [ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED, ClaimStatus.JUDGED]
    if editor.may(Permission.SIGN_OFF):
        order.insert(0, ClaimStatus.JUDGED)
    return next((status for status in order if counts[status]), ClaimStatus.PROPOSED)


def _key(args: MultiDict[str, str], name: str) -> Key | None:
    text = args.get(name, "")
    return Key.read(text) if text else None


def _href(params: Mapping[str, str], **changed: str) -> str:
    values: dict[str, Any] = {**params, **changed}
    return url_for(".index", **values)


def _export_href(params: Mapping[str, str]) -> str:
    values: dict[str, Any] = dict(params)
    return url_for("exports.index", **values)


def _tabs(
    wanted: QueueFilter, params: dict[str, str], counts: Mapping[ClaimStatus, int]
) -> list[dict[str, object]]:
    tabs: list[dict[str, object]] = [
        {
            "label": status.label.capitalize(),
            "href": _href(params, status=status.value),
            "current": wanted.statuses == (status,),
            "count": f"{COUNT_MAX:,}+" if counts[status] > COUNT_MAX else counts[status],
        }
        for status in TABS
    ]
    everything = {
        "label": "All",
        "href": _href(params, status="all"),
        "current": not wanted.statuses,
    }
    return [*tabs, everything]


def _sorts(wanted: QueueFilter, params: dict[str, str]) -> dict[str, tuple[str, str | None]]:
    by_age = Sort.NEWEST if wanted.sort is Sort.OLDEST else Sort.OLDEST
    age_state = {Sort.OLDEST: "descending", Sort.NEWEST: "ascending"}.get(wanted.sort)
    return {
        "worth": (
            _href(params, sort=Sort.WORTH.value),
            "descending" if wanted.sort is Sort.WORTH else None,
        ),
        "age": (_href(params, sort=by_age.value), age_state),
    }


def _paged(params: dict[str, str], side: str, key: Key | None) -> str | None:
    return _href(params, **{side: str(key)}) if key is not None else None


def _showing(page: Page) -> str:
    number = len(page.claims)
    return f"{number} claim{'' if number == 1 else 's'} on this page" if number else ""


@bp.route("/bulk", methods=["POST"])
@requires(Permission.EDIT)
def bulk() -> ResponseReturnValue:
    """Accept or dismiss the ticked claims and return to where one was."""
    numbers = map(number_in, request.form.getlist("claim"))
    ids = [each for each in numbers if each is not None]
    do, reason = request.form.get("do", ""), clean(request.form.get("reason", ""))
    back = local_path(request.form.get("back"), url_for(".index"))
    try:
        with transaction():
            result = queue.bulk(ids, do, reason=reason, actor=me())
    except WorkbenchError as error:
        refused = _Refused(error.sentence, frozenset(ids), reason)
        args = MultiDict(parse_qsl(urlsplit(back).query))
        return _page(args, back, refused), status_of(error)
    done = {"accept": "accepted", "dismiss": "dismissed"}[do]
    if result.done:
        flash(f"{result.done} claim{'' if result.done == 1 else 's'} {done}.", "success")
    for sentence in result.refused:
        flash(sentence, "warning")
    return redirect(back, code=303)


@bp.route("/next", methods=["POST"])
@requires(Permission.EDIT)
def take_next() -> ResponseReturnValue:
    """Take the claim that is worth most in the filter and that nobody holds, and open it."""
    editor = me()
    wanted = read_filter(request.form, me_id=editor.id, default=(ClaimStatus.ACCEPTED,))
    with transaction():
        claim = queue.first_free(wanted)
        if claim is None:
            raise ClaimTakenError("There is no free claim here: all are held, or none waits.")
        holds.take(claim, actor=editor)
    return redirect(url_for("claims.show", claim_id=claim.id), code=303)
