"""The queue: what waits for whom."""

from flask import Blueprint

bp = Blueprint("queue", __name__, url_prefix="/queue")
