"""What a page must never do, noted while a browser test drives it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

HERE = "127.0.0.1"
# Chromium says this of any answer from 400 on; `_answered` and `_failed` judge those themselves,
# because a form that comes back with 409 or 422 is no fault.
ANSWER_SAID_TWICE = re.compile(r"Failed to load resource: ")
PAGES = ("document", "fetch", "xhr")
# Chromium's own words for a violation change with its versions; these stay.
SAY_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`content policy ${event.violatedDirective} refused ${event.blockedURI}`);
});
"""


class Faults(list[str]):
    """Sentences about what went wrong in the pages of one browser context.

    A test that provokes a fault on purpose asserts it and clears the list.
    """

    def watch(self, context: BrowserContext) -> None:
        """Note the faults of every page that *context* opens."""
        context.add_init_script(SAY_VIOLATIONS)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.append(f"script error: {error.error}"))
        context.on("request", self._requested)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not ANSWER_SAID_TWICE.match(message.text):
            self.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname != HERE:
            self.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left, or an answer that becomes a download, aborts its request.
        if request.failure != "net::ERR_ABORTED":
            self.append(f"request failed ({request.failure}): {request.url}")

    def _answered(self, response: Response) -> None:
        allowed = 500 if response.request.resource_type in PAGES else 400
        if response.status >= allowed:
            self.append(f"answer {response.status}: {response.url}")


def hold_still(page: Page) -> None:
    """Wait until fonts, images and transitions of *page* have come to rest."""
    page.wait_for_load_state("load")
    page.evaluate(
        "Promise.all([document.fonts.ready, ...document.getAnimations().map(a => a.finished)])"
    )
