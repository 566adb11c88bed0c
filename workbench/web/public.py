"""What readers see: published verdicts, without signing in."""

from flask import Blueprint

bp = Blueprint("verdicts", __name__, url_prefix="/verdicts")
