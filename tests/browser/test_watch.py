"""The watch on the pages sees what a page must never do, and lets a careful page pass."""

import pytest
from flask import Flask, abort
from playwright.sync_api import expect

from tests.browser.inspection import check_access, inspect
from tests.browser.pages import DeskPage

POLICY = "default-src 'none'; img-src 'self' data:; script-src 'self'; style-src 'unsafe-inline'"
CAREFUL = """<!doctype html><html lang="en"><head><title>Careful</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }}</style></head>
<body><main><h1>Careful</h1>{}</main></body></html>"""
BODIES = {
    "careful": '<form method="post"><label>Your name <input name="n"></label><button>Save</button>',
    "inline": "<script>window.__xss = 1</script>",
    "error": '<script src="/error.js"></script>',
    "outside": '<img alt="" src="http://example.invalid/pixel.png">',
    "missing": '<img alt="" src="/nothing.png">',
    "wide": '<p style="width: 1200px">wide</p>',
    "pale": '<p style="color: #999; background: #aaa">pale</p>',
}


@pytest.fixture
def served_app():
    """A small app with one careful page and one page for each fault."""
    app = Flask("watched")

    @app.get("/<name>")
    def show(name):
        return CAREFUL.format(BODIES[name]) if name in BODIES else abort(404)

    @app.post("/careful")
    def refuse():
        return CAREFUL.format("<p>Your name is missing.</p>"), 422

    @app.get("/broken")
    def broken():
        return "broken", 500

    @app.get("/error.js")
    def script():
        return "undefinedFunction();", 200, {"Content-Type": "text/javascript"}

    @app.after_request
    def add_policy(response):
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app


def test_a_careful_page_passes_with_a_refused_form(page):
    desk = DeskPage(page)
    desk.open("/careful")
    desk.should_be("Careful")
    inspect(page, "watch-careful")
    desk.fill(Your_name="Ann")
    desk.press("Save")
    expect(page.get_by_text("Your name is missing.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("inline", "content policy script-src-elem refused inline"),
        ("error", "undefinedFunction is not defined"),
        ("outside", "request to another host: http://example.invalid/pixel.png"),
        ("missing", "answer 404"),
        ("broken", "answer 500"),
    ],
)
def test_a_fault_is_noted(page, faults, name, fault):
    page.goto(f"/{name}")
    page.wait_for_load_state("networkidle")
    assert any(fault in each for each in faults), faults
    faults.clear()


def test_a_page_too_wide_for_a_phone_is_refused(page):
    page.goto("/wide")
    with pytest.raises(AssertionError, match="px wide at 1024"):
        inspect(page, "watch-wide")


def test_text_too_pale_to_read_is_refused(page):
    page.goto("/pale")
    with pytest.raises(AssertionError, match="color-contrast"):
        check_access(page, "pale")
