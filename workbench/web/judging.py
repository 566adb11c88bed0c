"""Verdict, second person's sign-off and publication of a claim."""

from flask import Blueprint

bp = Blueprint("judging", __name__, url_prefix="/claims")
