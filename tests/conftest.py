"""Fixtures of all tests: an application on each database, people to sign in, a still clock."""

import logging
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.factories import PASSWORD, Desk
from tests.postgres import TempPostgres
from workbench import create_app
from workbench.domain.editors import Role
from workbench.logs import request_id
from workbench.migrations import runner
from workbench.models import db
from workbench.models.engine import prepare_engine
from workbench.services import desk as desk_service
from workbench.services import editors, job_engine
from workbench.services.transaction import transaction
from workbench.settings import Settings

DATABASES = os.environ.get("WORKBENCH_TEST_DATABASES", "sqlite postgresql").split()
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

# Tests of one machine share two cores: a deadline per example would measure the neighbours.
hypothesis_settings.register_profile(
    "workbench", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
hypothesis_settings.load_profile("workbench")


class StillClock:
    """A clock that a test sets."""

    def __init__(self):
        self.time = START

    def now(self):
        self.time += timedelta(milliseconds=1)  # two events are never at the same instant
        return self.time

    def pass_(self, **span):
        self.time += timedelta(**span)


@pytest.fixture(scope="session", params=DATABASES)
def database_kind(request):
    """Which database the test runs on; every test that asks for one runs on both."""
    return request.param


@pytest.fixture(autouse=True)
def log_as_at_the_start():
    """Undo what an application sets up for its log, so that tests can watch it in any order."""
    logger = logging.getLogger("workbench")
    logger.handlers.clear()
    logger.propagate = True
    logger.setLevel(logging.NOTSET)
    request_id.set("-")


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture(scope="session")
def postgres():
    with TempPostgres() as server:
        yield server


def _people(app):
    """Put the scale and one person of each role into a fresh database."""
    with app.app_context(), transaction():
        desk_service.found_desk()
        for role in Role:
            editor = editors.add_editor(
                role.value.title() + " Person", f"{role}@example.org", role, actor=None
            )
            editors.set_password(editor, PASSWORD, actor=None)


def _settings(folder, url):
    return Settings(instance=folder, database_url=url, secret_key="t" * 40, log_level="ERROR")


def _fill(url, folder):
    engine = sa.create_engine(url)
    prepare_engine(engine)
    runner.upgrade(engine)
    engine.dispose()
    app = create_app(_settings(folder, url), clock=StillClock())
    _people(app)
    with app.app_context():
        job_engine.engine().make_tables()
        db.engine.dispose()


@pytest.fixture(scope="session")
def template(database_kind, tmp_path_factory, request):
    """A migrated database with one person of each role, copied for every test."""
    folder = tmp_path_factory.mktemp(f"template-{database_kind}")
    if database_kind == "sqlite":
        path = folder / "template.db"
        _fill(f"sqlite:///{path}", folder)
        with sa.create_engine(f"sqlite:///{path}").connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            connection.engine.dispose()
        return path
    server = request.getfixturevalue("postgres")
    url = server.create_database()
    _fill(url, folder)
    return url


@pytest.fixture
def database_url(database_kind, template, tmp_path, request):
    """The address of a database of its own for the test."""
    if database_kind == "sqlite":
        path = tmp_path / "workbench.db"
        shutil.copy(template, path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create_database(template=template)
    yield url
    server.drop_database(url)


@pytest.fixture
def app(database_url, tmp_path, clock):
    """The application, signed in by nobody; CSRF is on, as it is for everybody."""
    app = create_app(_settings(tmp_path, database_url), clock=clock)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    yield app
    with app.app_context():
        db.session.remove()
        job_engine.engine().close()
        db.engine.dispose()


@pytest.fixture
def in_app(app):
    """An application context for tests of services."""
    with app.app_context():
        yield app


@pytest.fixture
def desk(in_app):
    """Factories and people for tests of services."""
    return Desk()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def served_app(app):
    """The application that browser tests are served."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app
