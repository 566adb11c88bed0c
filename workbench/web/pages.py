"""The blueprints of the site, in one list, and the way in."""

from typing import Any

from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.routing import IntegerConverter

from workbench.domain.editors import Permission
from workbench.domain.text import NUMBER_MAX
from workbench.web import (
    account,
    articles,
    claims,
    desk,
    evidence,
    exports,
    findings,
    help,  # noqa: A004  # the blueprint of the help pages
    history,
    imports,
    jobs,
    judging,
    people,
    public,
    queue,
    revisions,
    snapshots,
    sources,
    worth,
)
from workbench.web.access import requires

BLUEPRINTS = (
    queue.bp,
    articles.bp,
    revisions.bp,
    imports.bp,
    findings.bp,
    claims.bp,
    evidence.bp,
    sources.bp,
    snapshots.bp,
    judging.bp,
    history.bp,
    exports.bp,
    jobs.bp,
    public.bp,
    people.bp,
    desk.bp,
    worth.bp,
    account.bp,
    help.bp,
)


class RecordNumber(IntegerConverter):
    """A number in an address that a database can compare with; a larger one is no page."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  # werkzeug's signature
        super().__init__(*args, **({"max": NUMBER_MAX} | options))


@requires(Permission.READ)
def home() -> ResponseReturnValue:
    """Lead to the queue, where the day begins."""
    return redirect(url_for("queue.index"))


def register(app: Flask) -> None:
    """Register every blueprint on *app*."""
    app.url_map.converters["int"] = RecordNumber
    app.add_url_rule("/", "home", home)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
