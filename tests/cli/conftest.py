"""A command line whose environment is a test's own desk."""

import pytest
from click.testing import CliRunner

from workbench.cli import main
from workbench.models import db
from workbench.services import editors


@pytest.fixture
def environment(database_url, tmp_path, monkeypatch):
    """The settings that a command run in this test reads."""
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "c" * 40)
    return monkeypatch


@pytest.fixture
def workbench(environment):
    """Run `workbench` with these words; an exception that is no exit fails the test."""

    def invoke(*words, stdin=None):
        result = CliRunner().invoke(main, [str(each) for each in words], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def person(in_app):
    """Read a person of the desk anew, after commands of their own changed it."""

    def find(email):
        db.session.rollback()
        return editors.find_by_email(email)

    return find
