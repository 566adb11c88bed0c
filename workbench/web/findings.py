"""Settling a finding, and opening it again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, RadioField, SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from workbench.domain.editors import Permission
from workbench.domain.findings import ANSWERS, NOTE_MAX, FindingState
from workbench.domain.text import number_in
from workbench.models import Finding
from workbench.services import findings
from workbench.services.transaction import transaction
from workbench.web.access import local_path, me, requires
from workbench.web.finding_view import shown_finding
from workbench.web.form_page import form_page
from workbench.web.forms import BaseForm, text_area

bp = Blueprint("findings", __name__, url_prefix="/findings")


class SettleForm(BaseForm):
    """An editor's answer to the question that a finding asks."""

    answer = RadioField(
        "Your answer",
        choices=[SelectChoice(each.value, each.label) for each in ANSWERS],
        validators=[InputRequired("Choose an answer.")],
    )
    note = text_area("Note", NOTE_MAX)
    rev = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


def _back(finding: Finding) -> str:
    """Return where the button stood: a page that said so, else the article's."""
    here = url_for("articles.show", article_id=finding.revision.article_id)
    return local_path(request.values.get("back"), here)


@bp.route("/<int:finding_id>/settle", methods=["GET", "POST"])
@requires(Permission.EDIT)
def settle(finding_id: int) -> ResponseReturnValue:
    """Answer the question; one that somebody answered meanwhile shows both answers."""
    finding = findings.get_finding(finding_id)
    form = SettleForm(rev=finding.rev)
    back = _back(finding)

    def act() -> str:
        answer = FindingState(form.answer.data)
        with transaction():
            findings.settle(
                finding, answer, note=form.note.data or "", rev=form.rev.data, actor=me()
            )
        return f"Settled as “{answer.label}”."

    return form_page(
        form,
        act=act,
        show=lambda theirs: render_template(
            "findings/settle.html",
            nav="articles",
            form=form,
            finding=finding,
            article=finding.revision.article,
            shown=shown_finding(finding),
            meanings={each.value: each.meaning for each in ANSWERS},
            back=back,
            theirs=theirs,
        ),
        done=lambda: redirect(back, code=303),
        draft=f"settle-{finding_id}",
        standing_rev=lambda: finding.rev,
    )


@bp.route("/<int:finding_id>/reopen", methods=["POST"])
@requires(Permission.EDIT)
def reopen(finding_id: int) -> ResponseReturnValue:
    """Make a settled finding an open question again."""
    finding = findings.get_finding(finding_id)
    rev = number_in(request.form.get("rev", ""))
    with transaction():
        findings.reopen(finding, rev=-1 if rev is None else rev, actor=me())
    flash("The question is open again.", "success")
    return redirect(_back(finding), code=303)
