"""People at their browsers, for the tests of pages."""

import pytest

from tests.person import Person
from workbench.domain.editors import Role


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


@pytest.fixture
def reviewer(app):
    return Person(app, Role.REVIEWER)
