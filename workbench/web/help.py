"""Help pages inside the application."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workbench.domain.claims import ClaimKind
from workbench.domain.editors import Permission, Role
from workbench.domain.readings import LeftOutWhy
from workbench.services.clock import now
from workbench.web.access import requires

LEFT_OUT_MEANINGS = {
    LeftOutWhy.OPINION: "A judgement of taste or worth that no source could settle.",
    LeftOutWhy.PREDICTION: "It speaks of what is yet to come.",
    LeftOutWhy.QUESTION: "It asks and states nothing.",
    LeftOutWhy.INSTRUCTION: "It asks or wishes that something be done.",
    LeftOutWhy.BOILERPLATE: "Text of the page rather than of the article: credits, notices, links.",
    LeftOutWhy.HEADING: "A title or subtitle; what it says stands in the text below.",
    LeftOutWhy.FRAGMENT: "Too few words to be checked by themselves.",
    LeftOutWhy.HYPOTHETICAL: "It says what would be, not what is.",
    LeftOutWhy.FRAME: "Words such as “the minister said”, whose content is a claim of its own.",
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
        left_out_facts=[(why.value.capitalize(), LEFT_OUT_MEANINGS[why]) for why in LeftOutWhy],
        role_facts=[(role.value.capitalize(), role.meaning) for role in Role],
    )


@bp.route("/style")
@requires(Permission.READ)
def style() -> ResponseReturnValue:
    """Show every component of the design system, for whoever changes a page."""
    return render_template("styleguide.html", nav="help", now=now())
