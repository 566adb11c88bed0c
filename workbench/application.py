"""create_app(): the one module that sees everything."""

from datetime import timedelta

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from workbench import logs
from workbench.domain.clock import Clock, SystemClock
from workbench.domain.errors import InvalidInputError, UnfitDatabaseError
from workbench.fetch.article import article_from_url
from workbench.fetch.snapshot import page_at
from workbench.jobs.engine import DbosEngine
from workbench.jobs.worker import Worker
from workbench.migrations import runner
from workbench.models import db
from workbench.models.engine import check_fit, prepare_engine
from workbench.paths import asset
from workbench.services import clock as clock_service
from workbench.services import job_engine, snapshots
from workbench.services.articles import FETCH_ARTICLE
from workbench.services.sessions import Limits
from workbench.settings import Settings
from workbench.web import access, accounts, context, errors, forms, headers, pages
from workbench.web.fetching import ArticleFetcher
from workbench.web.sessions import StoredSessions, refuse_unread

# An article of the greatest length in any script (two million characters of four bytes) and what
# is typed beside it.
FORM_BYTES = 10_000_000
# Files above the limit are read up to here, so that the form can say so and keep what was typed.
BODY_BYTES = 64_000_000


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    fetch_article: ArticleFetcher = article_from_url,
    check: bool = True,
) -> Flask:
    """Return the workbench as a Flask application; `clock` and `fetch_article` are for tests.

    Raises InvalidInputError when the settings are unfit and UnfitDatabaseError when the database
    is, or is not at this version's schema; `check=False` leaves the database unlooked at.
    """
    problems = settings.problems()
    if problems:
        raise InvalidInputError(" ".join(problems))
    logs.set_up(settings.log_level)
    app = Flask(
        "workbench",
        template_folder=str(asset("templates")),
        static_folder=str(asset("static")),
        instance_path=str(settings.instance),
    )
    _configure(app, settings)
    app.extensions[clock_service.KEY] = clock or SystemClock()
    app.extensions[FETCH_ARTICLE] = fetch_article
    app.extensions[snapshots.FETCH_PAGE] = page_at
    engine = DbosEngine(settings.database_url)
    app.extensions[job_engine.KEY] = engine
    app.extensions[job_engine.WORKER_KEY] = Worker(app, engine)
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
        if check:
            try:
                _check_database(production=settings.production)
            except UnfitDatabaseError:
                db.engine.dispose()  # an application that was refused holds no connection open
                raise
    _assemble(app, settings)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={"pool_pre_ping": settings.database_url.startswith("postgresql")},
        INSTANCE=str(settings.instance),
        DEMO=settings.demo,
        PIPELINE=settings.pipeline,
        HOLD_MINUTES=settings.hold_minutes,
        UPLOAD_MEGABYTES=settings.upload_megabytes,
        MAX_CONTENT_LENGTH=max(BODY_BYTES, settings.upload_megabytes * 1_000_000 + FORM_BYTES),
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        PROPAGATE_EXCEPTIONS=False,
        SESSION_COOKIE_NAME="__Host-workbench" if settings.production else "workbench",
        SESSION_COOKIE_SECURE=settings.production,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # the token ends with its session
    )


def _check_database(*, production: bool) -> None:
    check_fit(db.engine, production=production)
    found, needed = runner.current(db.engine), runner.newest()
    if found != needed:
        raise UnfitDatabaseError(
            f"The database is at schema {found or 'none'}, this version needs {needed}."
            " Run: workbench db upgrade"
        )


def _assemble(app: Flask, settings: Settings) -> None:
    app.session_interface = StoredSessions(
        Limits(
            idle=timedelta(minutes=settings.idle_minutes),
            absolute=timedelta(hours=settings.session_hours),
        )
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    headers.register(app)
    app.before_request(refuse_unread)
    app.before_request(access.refuse_cross_site)
    app.before_request(forms.refuse_other_bodies)
    CSRFProtect(app)
    accounts.set_up(app)
    app.before_request(access.guard)
    errors.register(app)
    context.register(app)
    pages.register(app)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # Flask's documented way
