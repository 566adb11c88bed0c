"""What every template may use: who is signed in, the desk, addresses of assets, local times."""

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, url_for

from workbench.services.desk import DEFAULTS, Desk, get_desk
from workbench.web import direction
from workbench.web.access import find_me


def register(app: Flask) -> None:
    """Give the templates of *app* their globals and filters."""
    app.context_processor(_context)
    app.jinja_env.globals["asset_url"] = asset_url
    app.jinja_env.filters["at_desk"] = at_desk
    direction.register(app)


def _context() -> dict[str, object]:
    return {"me": find_me(), "desk": current_desk().name, "demo": current_app.config["DEMO"]}


def do_without_database() -> None:
    """Let the rest of the request, an error page, ask the database for nothing."""
    g.editor = None
    g.desk = Desk(
        name=DEFAULTS["name"],
        zone=ZoneInfo(DEFAULTS["zone"]),
        public_url=DEFAULTS["public_url"],
    )
    # Flask-Login's context processor asks who is signed in.
    current_app.login_manager._update_request_context_with_user()  # type: ignore[attr-defined]  # noqa: SLF001  # its only way to say: nobody


def current_desk() -> Desk:
    """Return the desk's settings, read once a request."""
    if "desk" not in g:
        g.desk = get_desk()
    desk: Desk = g.desk
    return desk


def at_desk(moment: datetime | date | None) -> datetime | date | None:
    """Return *moment* in the desk's time zone; a day stays the day it is."""
    if isinstance(moment, datetime):
        return moment.astimezone(current_desk().zone)
    return moment


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: float) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset_url(name: str) -> str:
    """Return the address of a static file with its digest, so that browsers may keep it."""
    path = Path(current_app.static_folder or "") / name
    return url_for("static", filename=name, v=_digest(path, path.stat().st_mtime))
