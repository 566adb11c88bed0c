"""Desk settings and the rating scale, for admins."""

from flask import Blueprint

bp = Blueprint("desk", __name__, url_prefix="/desk")
