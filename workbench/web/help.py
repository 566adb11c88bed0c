"""Help pages inside the application."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workbench.domain.anchors import AnchorState
from workbench.domain.claims import ClaimKind
from workbench.domain.editors import Permission, Role
from workbench.domain.findings import ANSWERS
from workbench.domain.readings import LeftOutWhy
from workbench.domain.sources import SourceClass
from workbench.services.clock import now
from workbench.web.access import requires

# Each reason for leaving a passage out, and what it means.
LEFT_OUT_MEANINGS = {
    "opinion": "A judgement of taste or worth that no source could settle.",
    "prediction": "It speaks of what is yet to come.",
    "question": "It asks and states nothing.",
    "instruction or wish": "It asks or wishes that something be done.",
    "boilerplate": "Text of the page rather than of the article: credits, notices, links.",
    "heading": "A title or subtitle; what it says stands in the text below.",
    "too little said": "Too few words to be checked by themselves.",
    "hypothetical": "It says what would be, not what is.",
    "unlike what readers mark as claims": "A statement of a sort that careful readers pass over.",
    "only introduces another claim": "Words such as “the minister said”; what was said is a claim.",
}

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """Show the one page of help."""
    return render_template(
        "help/index.html",
        nav="help",
        kind_facts=[(kind.value.capitalize(), kind.meaning) for kind in ClaimKind],
        left_out_facts=[(why.capitalize(), LEFT_OUT_MEANINGS[why]) for why in LeftOutWhy],
        class_facts=[(each.value.capitalize(), each.meaning) for each in SourceClass],
        anchor_facts=[(each.value.capitalize(), each.meaning) for each in AnchorState],
        answer_facts=[(each.label.capitalize(), each.meaning) for each in ANSWERS],
        role_facts=[(role.value.capitalize(), role.meaning) for role in Role],
    )


@bp.route("/style")
@requires(Permission.READ)
def style() -> ResponseReturnValue:
    """Show every component of the design system, for whoever changes a page."""
    return render_template("styleguide.html", nav="help", now=now())
