"""Evidence on a claim: attaching, changing and withdrawing it, and its files."""

import mimetypes
from collections.abc import Callable
from io import BytesIO

from flask import Blueprint, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.domain.errors import NotFoundError
from workbench.models import Claim, Evidence
from workbench.services import claims, evidence, files, passages, snapshots, sources
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.claim_forms import EvidenceForm, ReasonForm
from workbench.web.claim_view import ClaimView
from workbench.web.form_page import form_page
from workbench.web.forms import BaseForm

bp = Blueprint("evidence", __name__, url_prefix="/claims")
Shower = Callable[[dict[str, str]], str]


def _to_claim(claim_id: int) -> ResponseReturnValue:
    return redirect(url_for("claims.show", claim_id=claim_id, _anchor="evidence"), code=303)


def _show(template: str, claim: Claim, form: BaseForm, item: Evidence | None = None) -> Shower:
    return lambda theirs: render_template(
        template,
        nav="queue",
        claim=claim,
        form=form,
        item=item,
        view=ClaimView(claim, me()),
        theirs=theirs,
    )


def _look_up(item: Evidence) -> None:
    """Look the passage up in what was kept already, without holding up whoever else writes."""
    looked = passages.look_up_all([item])
    if looked:
        with transaction():
            passages.keep(looked, actor=me())


@bp.route("/<int:claim_id>/evidence/new", methods=["GET", "POST"])
@requires(Permission.EDIT)
def new(claim_id: int) -> ResponseReturnValue:
    """Attach a source with what it says on the claim."""
    claim = claims.get_claim(claim_id)
    form = EvidenceForm(prefix="evidence-")

    def act() -> str:
        draft = form.draft()
        with transaction():
            item = evidence.attach(claim, draft, actor=me())
            snapshots.ask_where_missing(sources.get_source(item.source_id), actor=me())
        _look_up(item)
        return "Evidence attached."

    return form_page(
        form,
        act=act,
        show=_show("claims/evidence.html", claim, form),
        done=lambda: _to_claim(claim_id),
        draft=f"evidence-{claim_id}",
    )


@bp.route("/evidence/<int:evidence_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT)
def edit(evidence_id: int) -> ResponseReturnValue:
    """Change a piece of evidence; a form that somebody overtook shows both versions."""
    item = evidence.get_evidence(evidence_id)
    form = EvidenceForm.on(item)

    def act() -> str:
        draft = form.draft()
        with transaction():
            evidence.edit(item, draft, rev=form.rev.data, actor=me())
            snapshots.ask_where_missing(sources.get_source(item.source_id), actor=me())
        _look_up(item)
        return "Evidence saved."

    return form_page(
        form,
        act=act,
        show=_show("claims/evidence.html", item.claim, form, item),
        done=lambda: _to_claim(item.claim_id),
        draft=f"evidence-edit-{evidence_id}",
        standing_rev=lambda: item.rev,
    )


@bp.route("/evidence/<int:evidence_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.EDIT)
def withdraw(evidence_id: int) -> ResponseReturnValue:
    """Take a piece of evidence out of the reckoning, for a reason."""
    item = evidence.get_evidence(evidence_id)
    form = ReasonForm()

    def act() -> str:
        with transaction():
            evidence.withdraw(item, form.reason.data, actor=me())
        return "Evidence withdrawn; it stays readable."

    return form_page(
        form,
        act=act,
        show=_show("claims/evidence_withdraw.html", item.claim, form, item),
        done=lambda: _to_claim(item.claim_id),
        draft=f"evidence-withdraw-{evidence_id}",
    )


@bp.route("/evidence/<int:evidence_id>/passage", methods=["GET", "POST"])
@requires(Permission.EDIT)
def explain(evidence_id: int) -> ResponseReturnValue:
    """Say why the quoted passage is not in the snapshot."""
    item = evidence.get_evidence(evidence_id)
    check = passages.find_check(item)
    form = ReasonForm(reason=check.reason if check else "")

    def act() -> str:
        with transaction():
            passages.explain(item, form.reason.data, actor=me())
        return "Kept; the second reader sees it."

    return form_page(
        form,
        act=act,
        show=_show("claims/passage.html", item.claim, form, item),
        done=lambda: _to_claim(item.claim_id),
        draft=f"passage-{evidence_id}",
    )


@bp.route("/evidence/<int:evidence_id>/file")
@requires(Permission.READ)
def file(evidence_id: int) -> ResponseReturnValue:
    """Hand out a source's file, as an attachment from which nothing can run."""
    source = evidence.get_evidence(evidence_id).source
    if not source.file_digest:
        raise NotFoundError("This source has no file.")
    data = files.read(source.file_digest)
    kind = mimetypes.guess_type(source.file_name)[0] or "application/octet-stream"
    response = send_file(
        BytesIO(data), mimetype=kind, as_attachment=True, download_name=source.file_name
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
