"""What readers see: published verdicts, without signing in."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from workbench.domain.claim_review_rules import relied_upon
from workbench.domain.errors import InvalidInputError, NotFoundError
from workbench.domain.records import AppearanceRecord, ClaimRecord
from workbench.domain.text import number_in
from workbench.domain.web_address import host_of
from workbench.exports.json_text import script_safe
from workbench.services import exports, publications, records
from workbench.web.access import public

bp = Blueprint("verdicts", __name__, url_prefix="/verdicts")

PAGE = 25
KEPT_SECONDS = 60


@bp.before_request
def _the_same_for_all() -> None:
    """Show everybody the readers' page, so that no session is asked for and caches may keep it."""
    g.editor = None


@bp.get("/")
@public
def index() -> ResponseReturnValue:
    """List what the desk has published, the newest first."""
    before = _before(request.args.get("before", ""))
    found = publications.list_publications(before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    record_of = {
        each.claim_id: each for each in records.published_of([each.claim_id for each in shown])
    }
    page = render_template(
        "verdicts/index.html",
        rows=[(record_of[each.claim_id], each.verdict.rating.tone.value) for each in shown],
        older=url_for(".index", before=shown[-1].id) if len(found) > PAGE else None,
        newest=url_for(".index") if before is not None else None,
    )
    return _kept(make_response(page))


def _before(text: str) -> int | None:
    number = number_in(text)
    if text and number is None:
        raise InvalidInputError("There is no such page of verdicts. Start from the newest.")
    return number


@bp.get("/<int:claim_id>")
@public
def show(claim_id: int) -> ResponseReturnValue:
    """Show one published verdict, with what it rests on and what became of it since."""
    publication = publications.get_publication(claim_id)
    record = publications.public_record(publication)
    review = exports.claim_review_text(record)
    page = render_template(
        "verdicts/show.html",
        record=record,
        rating=publication.verdict.rating,
        evidence=relied_upon(record),
        first=_first_appearance(record),
        is_address=host_of,
        # Escaped for a script element, which HTML's own escapes would spoil.
        review=None if review is None else Markup(script_safe(review)),  # noqa: S704  # see above
    )
    return _kept(make_response(page))


def _first_appearance(record: ClaimRecord) -> AppearanceRecord | None:
    """Return where the claim was made first, as far as days are known."""
    dated = [each for each in record.appearances if each.published_on]
    if dated:
        return min(dated, key=lambda each: str(each.published_on))
    return next(iter(record.appearances), None)


@bp.get("/<int:claim_id>.json")
@public
def claim_review(claim_id: int) -> ResponseReturnValue:
    """Give one published verdict as ClaimReview, the same as on its page and in exports."""
    record = publications.public_record(publications.get_publication(claim_id))
    review = exports.claim_review_text(record)
    if review is None:
        raise NotFoundError("This verdict is not available as ClaimReview. Read it on its page.")
    return _kept(Response(review + "\n", content_type="application/ld+json"))


def _kept(response: Response) -> Response:
    """Let caches keep *response* for a minute, and ask again by its digest after that."""
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_SECONDS
    response.add_etag()
    response.make_conditional(request)
    return response
