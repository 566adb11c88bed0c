"""What is looked at on every page: accessibility, widths, pictures, bytes."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Response

from tests.browser.watch import hold_still

ARTEFACTS = Path(__file__).resolve().parents[2] / ".artefacts"
SCREENSHOTS = ARTEFACTS / "screenshots"
DESKTOP = {"width": 1440, "height": 900}
TABLET = {"width": 1024, "height": 768}
# The phone's width also stands for WCAG 1.4.10, Reflow.
PHONE = {"width": 390, "height": 844}
RUN = "options => axe.run(document, options)"
EVERYTHING = {"resultTypes": ["violations"]}
# Another colour scheme changes colours and nothing else that axe looks at.
COLOURS = EVERYTHING | {"runOnly": ["color-contrast", "link-in-text-block"]}


def take_picture(page: Page, name: str) -> None:
    """Keep a picture of the whole *page* as it is; assert that it needs no sideways scrolling."""
    assert re.fullmatch(r"[a-z0-9-]+", name)
    width = page.viewport_size["width"]
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
    needed = page.evaluate("document.documentElement.scrollWidth")
    assert needed <= width, f"{name} is {needed} px wide at {width}"


def check_access(page: Page, name: str) -> None:
    """Assert that axe finds nothing against *page*, in light and in dark."""
    hold_still(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = _violations(page, EVERYTHING, f"{name}, light")
    page.emulate_media(color_scheme="dark")
    hold_still(page)
    found += _violations(page, COLOURS, f"{name}, dark")
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def _violations(page: Page, options: dict, name: str) -> list[str]:
    return [
        f"{name}: {each['id']}: {each['help']}: {node['target']} {node['failureSummary']}"
        for each in page.evaluate(RUN, options)["violations"]
        for node in each["nodes"]
    ]


def inspect(page: Page, name: str) -> None:
    """Look at *page* as it stands, at three widths and in both colour schemes."""
    for size in (DESKTOP, TABLET, PHONE):
        page.set_viewport_size(size)
        hold_still(page)
        take_picture(page, name)
        if size is not TABLET:
            check_access(page, f"{name} at {size['width']}")
    page.set_viewport_size(DESKTOP)


class Weight:
    """The bytes that a context has been sent, headers included, as they travelled."""

    def __init__(self, context: BrowserContext) -> None:
        self._answers: list[Response] = []
        context.on("response", lambda answer: self._answers.append(answer))  # noqa: PLW0108  # Playwright marks its handlers, a list's method takes no mark

    def bytes(self) -> int:
        """Return the sum over all answers so far."""
        sizes = [answer.request.sizes() for answer in self._answers]
        return sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)

    def note(self, name: str) -> None:
        """Keep the sum under the page's name, for `write_weights`."""
        folder = ARTEFACTS / "page_weights"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(str(self.bytes()))


def write_weights(names: Iterable[str]) -> None:
    """Write the bytes noted of the pages *names* into one file.

    Several processes may each have opened some of the pages; the last one to write knows all.
    """
    notes = [ARTEFACTS / "page_weights" / name for name in sorted(names)]
    weights = {note.name: int(note.read_text()) for note in notes if note.exists()}
    written = ARTEFACTS / f"page_weights.{os.getpid()}"
    written.write_text(json.dumps(weights, indent=2) + "\n")
    written.rename(ARTEFACTS / "page_weights.json")
