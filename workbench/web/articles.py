"""Articles: taking them in and reading them with their claims marked."""

from flask import Blueprint

bp = Blueprint("articles", __name__, url_prefix="/articles")
