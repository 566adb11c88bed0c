"""A claim's page, and what is done with a claim on it."""

from collections.abc import Callable

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.errors import NotFoundError
from workbench.domain.text import number_in
from workbench.models import Claim
from workbench.services import appearances, claims, findings, holds
from workbench.services.transaction import transaction
from workbench.web.access import local_path, me, requires
from workbench.web.claim_form_page import claim_form_page
from workbench.web.claim_forms import EditForm, MergeForm, ReasonForm, SplitForm
from workbench.web.claim_view import ClaimView
from workbench.web.forms import BaseForm

bp = Blueprint("claims", __name__, url_prefix="/claims")


@bp.route("/<int:claim_id>")
@requires(Permission.READ)
def show(claim_id: int) -> ResponseReturnValue:
    """Show the claim in its article, with evidence, verdicts and what can be done next."""
    claim = claims.get_claim(claim_id)
    return render_template(
        "claims/show.html",
        nav="queue",
        view=ClaimView(claim, me()),
        claim=claim,
    )


def _back(claim: Claim) -> ResponseReturnValue:
    """Return to where the button stood: a list that said so, else the claim's page."""
    here = url_for("claims.show", claim_id=claim.id)
    return redirect(local_path(request.form.get("back"), here), code=303)


@bp.route("/<int:claim_id>/accept", methods=["POST"])
@requires(Permission.EDIT)
def accept(claim_id: int) -> ResponseReturnValue:
    """Put a proposed claim on the list of what to check."""
    claim = claims.get_claim(claim_id)
    with transaction():
        claims.accept(claim, actor=me())
    flash("Claim accepted.", "success")
    return _back(claim)


@bp.route("/<int:claim_id>/reopen", methods=["POST"])
@requires(Permission.EDIT)
def reopen(claim_id: int) -> ResponseReturnValue:
    """Put a dismissed claim back on the list."""
    claim = claims.get_claim(claim_id)
    with transaction():
        claims.reopen(claim, actor=me())
    flash("Claim reopened.", "success")
    return _back(claim)


@bp.route("/<int:claim_id>/take", methods=["POST"])
@requires(Permission.EDIT)
def take(claim_id: int) -> ResponseReturnValue:
    """Take the claim, so that nobody else works on it meanwhile."""
    claim = claims.get_claim(claim_id)
    with transaction():
        holds.take(claim, actor=me())
    flash("The claim is yours until you release it or leave it untouched.", "success")
    return _back(claim)


@bp.route("/<int:claim_id>/release", methods=["POST"])
@requires(Permission.EDIT)
def release(claim_id: int) -> ResponseReturnValue:
    """Let go of the claim."""
    claim = claims.get_claim(claim_id)
    with transaction():
        holds.release(claim, actor=me())
    flash("Claim released.", "success")
    return _back(claim)


@bp.route("/<int:claim_id>/hold", methods=["POST"])
@requires(Permission.EDIT)
def hold(claim_id: int) -> ResponseReturnValue:
    """Keep the claim while its page is open; 409 when it is no longer held."""
    claim = claims.get_claim(claim_id)
    with transaction():
        held = holds.renew(claim, actor=me())
    if not held:
        return jsonify(sentence="You no longer hold this claim. Take it again to go on."), 409
    return "", 204


def _page(
    form: BaseForm, claim: Claim, template: str, act: Callable[[], str], into: Claim | None = None
) -> ResponseReturnValue:
    """Show a form; a valid POST returns to the claim, or to the one *into* which it was merged."""
    return claim_form_page(form, claim, template, act, done=lambda: _back(into or claim), into=into)


@bp.route("/<int:claim_id>/dismiss", methods=["GET", "POST"])
@requires(Permission.EDIT)
def dismiss(claim_id: int) -> ResponseReturnValue:
    """Leave the claim unchecked, for a reason."""
    claim, form = claims.get_claim(claim_id), ReasonForm()

    def act() -> str:
        claims.dismiss(claim, form.reason.data, actor=me())
        return "Claim dismissed."

    return _page(form, claim, "claims/dismiss.html", act)


@bp.route("/<int:claim_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT)
def edit(claim_id: int) -> ResponseReturnValue:
    """Change wording, kind, claimant or date; a form that was overtaken shows both versions."""
    claim = claims.get_claim(claim_id)
    form = EditForm.on(claim)

    def act() -> str:
        before, parts = claim.status, claim.parts
        claims.edit(claim, form.edit(), rev=form.rev.data, actor=me())
        saved = "Claim saved."
        if claim.status is not before:
            saved += " It was judged in other words, so it needs a verdict again."
        if claim.parts != parts and findings.questioned([claim.id]):
            saved += (
                " Its open findings compare the article’s own words, so they stand as they were;"
                " settle what is no question any more."
            )
        return saved

    return _page(form, claim, "claims/edit.html", act)


@bp.route("/<int:claim_id>/merge", methods=["GET", "POST"])
@requires(Permission.EDIT)
def merge(claim_id: int) -> ResponseReturnValue:
    """Merge the claim into another one that says the same."""
    claim = claims.get_claim(claim_id)
    form = MergeForm(into=number_in(request.args.get("into", "")))

    def act() -> str:
        into = claims.get_claim(form.into.data)
        claims.merge(claim, into, actor=me())
        return f"Claim merged into claim {into.id}."

    return _page(form, claim, "claims/merge.html", act, into=_named(form.into.data))


def _named(number: int | None) -> Claim | None:
    """Return the claim that a form names, for a look before it is sent; None when there is none."""
    try:
        return claims.get_claim(number) if number is not None else None
    except NotFoundError:
        return None  # sending the form says so


@bp.route("/<int:claim_id>/split", methods=["GET", "POST"])
@requires(Permission.EDIT)
def split(claim_id: int) -> ResponseReturnValue:
    """Replace the claim by several, each a stretch of its quote."""
    claim = claims.get_claim(claim_id)
    found = claim.appearances
    form = SplitForm(pieces=appearances.standing_of(found[0]).quote if found else "")

    def act() -> str:
        made = claims.split(claim, form.pieces.data.split("\n"), actor=me())
        return f"Claim split into {len(made)}."

    return _page(form, claim, "claims/split.html", act)
