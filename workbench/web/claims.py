"""A claim's page and what is done with a claim."""

from flask import Blueprint

bp = Blueprint("claims", __name__, url_prefix="/claims")
