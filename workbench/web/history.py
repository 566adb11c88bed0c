"""The history: browse, filter, search, export."""

from flask import Blueprint

bp = Blueprint("history", __name__, url_prefix="/history")
