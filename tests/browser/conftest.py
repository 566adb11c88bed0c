"""Fixtures of the browser tests: a real Chromium, the served app, and a strict watch on both."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.inspection import DESKTOP
from tests.browser.watch import HERE, Faults
from tests.chromium import LAUNCH_ARGS, find_chromium

FOLDER = Path(__file__).parent
PATIENCE_MS = 10_000


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("browser")
            item.add_marker("enable_socket")  # the browser and the server talk over 127.0.0.1


@pytest.fixture(scope="session")
def chromium_path():
    """The browser's program; absent means failure, not a skip."""
    path = find_chromium()
    if path is None:
        pytest.fail("Chromium is missing: `.venv/bin/python tests/run.py` installs it")
    return path


@pytest.fixture(scope="session")
def browser(chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=LAUNCH_ARGS)
        yield browser
        browser.close()


class _Quiet(WSGIRequestHandler):
    """Says nothing of the requests it answers; the watch tells what went wrong."""

    def log(self, *_args):
        pass


@pytest.fixture
def live_server(served_app):
    """The address of `served_app`, served on a free port of this machine while the test runs."""
    server = make_server(HERE, 0, served_app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://{HERE}:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def faults():
    return Faults()


@pytest.fixture
def new_context(browser, live_server, faults):
    """Open a context as another person's browser would be: own cookies, same watch on it."""
    contexts = []

    def open_context(**options):
        settings = {"base_url": live_server, "viewport": DESKTOP, "reduced_motion": "reduce"}
        context = browser.new_context(**(settings | options))
        context.set_default_timeout(PATIENCE_MS)
        faults.watch(context)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context, faults):
    """A page of a new context; the test fails at its end if any page of the test had a fault."""
    page = new_context().new_page()
    yield page
    # One more round trip, so that what the browser has already said is heard.
    page.evaluate("null")
    assert not faults, "\n".join(faults)
