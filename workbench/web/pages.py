"""The blueprints of the site, in one list."""

from flask import Flask


def register(app: Flask) -> None:
    """Register every blueprint on *app*."""
