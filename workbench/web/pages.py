"""The blueprints of the site, in one list, and the way in."""

from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from workbench.domain.editors import Permission
from workbench.web import (
    account,
    articles,
    claims,
    desk,
    evidence,
    exports,
    help,  # noqa: A004  # the blueprint of the help pages
    history,
    judging,
    people,
    public,
    queue,
)
from workbench.web.access import requires

BLUEPRINTS = (
    queue.bp,
    articles.bp,
    claims.bp,
    evidence.bp,
    judging.bp,
    history.bp,
    exports.bp,
    public.bp,
    people.bp,
    desk.bp,
    account.bp,
    help.bp,
)


@requires(Permission.READ)
def home() -> ResponseReturnValue:
    """Lead to the queue, where the day begins."""
    return redirect(url_for("queue.index"))


def register(app: Flask) -> None:
    """Register every blueprint on *app*."""
    app.add_url_rule("/", "home", home)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
