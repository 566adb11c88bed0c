"""Verdict, the second person's answer, publication and withdrawal of a claim."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.verdicts import Answer
from workbench.models import Claim
from workbench.services import claims, desk, evidence, publications, verdicts
from workbench.web.access import me, requires
from workbench.web.claim_form_page import claim_form_page
from workbench.web.claim_forms import PublishForm, ReasonForm, SignOffForm, VerdictForm
from workbench.web.claim_view import ClaimView
from workbench.web.forms import BaseForm

bp = Blueprint("judging", __name__, url_prefix="/claims")


def _page(
    form: BaseForm, claim: Claim, template: str, act: Callable[[], str]
) -> ResponseReturnValue:
    """Show a form; a valid POST returns to the verdict on the claim's page."""

    def done() -> ResponseReturnValue:
        return redirect(url_for("claims.show", claim_id=claim.id, _anchor="verdict"), code=303)

    return claim_form_page(form, claim, template, act, done=done)


@bp.route("/<int:claim_id>/verdict", methods=["GET", "POST"])
@requires(Permission.EDIT)
def verdict(claim_id: int) -> ResponseReturnValue:
    """Record a verdict on the claim."""
    claim = claims.get_claim(claim_id)
    form = VerdictForm.on(
        desk.current_scale(), list(evidence.evidence_of(claim)), verdicts.newest_verdict(claim)
    )

    def act() -> str:
        verdicts.record(claim, form.draft(), actor=me())
        return "Verdict recorded. A second person signs it off."

    return _page(form, claim, "claims/verdict.html", act)


@bp.route("/<int:claim_id>/sign-off", methods=["GET", "POST"])
@requires(Permission.SIGN_OFF)
def sign_off(claim_id: int) -> ResponseReturnValue:
    """Sign the verdict off, or send it back with a comment."""
    claim = claims.get_claim(claim_id)
    view = ClaimView(claim, me())
    form = SignOffForm(prefix="sign-") if request.method == "POST" else view.sign_off_form

    def act() -> str:
        reply = Answer(form.answer.data)
        verdicts.answer(
            claim,
            reply,
            verdict_number=form.verdict_number.data,
            digest=form.digest.data,
            comment=form.comment.data or "",
            actor=me(),
        )
        return "Signed off." if reply is Answer.SIGNED else "Sent back with your comment."

    return _page(form, claim, "claims/sign_off.html", act)


@bp.route("/<int:claim_id>/publish", methods=["GET", "POST"])
@requires(Permission.SIGN_OFF)
def publish(claim_id: int) -> ResponseReturnValue:
    """Publish what was signed off; after a first publication it is a correction."""
    claim = claims.get_claim(claim_id)
    view = ClaimView(claim, me())
    form = PublishForm(prefix="publish-") if request.method == "POST" else view.publish_form

    def act() -> str:
        publications.publish(
            claim,
            verdict_number=form.verdict_number.data,
            digest=form.digest.data,
            reason=form.reason.data or "",
            actor=me(),
        )
        return "Published."

    return _page(form, claim, "claims/publish.html", act)


@bp.route("/<int:claim_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.SIGN_OFF)
def withdraw(claim_id: int) -> ResponseReturnValue:
    """Withdraw what is published; the page stays and tells readers why."""
    claim = claims.get_claim(claim_id)
    form = ReasonForm()

    def act() -> str:
        publications.withdraw(claim, form.reason.data, actor=me())
        return "Withdrawn. The page stays up and says why."

    return _page(form, claim, "claims/withdraw.html", act)
