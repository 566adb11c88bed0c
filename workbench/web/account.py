"""One's own account: name, password; and the page for a one-time code."""

from flask import Blueprint

bp = Blueprint("account", __name__, url_prefix="/account")
