import pytest

from tests.fetch.web import serving


@pytest.fixture
def site():
    with serving() as running:
        yield running
