"""Help pages inside the application."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from workbench.domain.claims import ClaimKind
from workbench.domain.editors import Permission, Role
from workbench.services.clock import now
from workbench.web.access import requires

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """Show the one page of help."""
    return render_template(
        "help/index.html",
        nav="help",
        kind_facts=[(kind.value.capitalize(), kind.meaning) for kind in ClaimKind],
        role_facts=[(role.value.capitalize(), role.meaning) for role in Role],
    )


@bp.route("/style")
@requires(Permission.READ)
def style() -> ResponseReturnValue:
    """Show every component of the design system, for whoever changes a page."""
    return render_template("styleguide.html", nav="help", now=now())
