"""Pages as an editor sees them: found by role and label, never by class or id."""

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD


class DeskPage:
    """One page of the desk, wrapped around Playwright's own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str) -> None:
        """Go to *path* and expect an answer that is no error."""
        answer = self.page.goto(path)
        assert answer is None or answer.ok, f"{path} answered {answer.status}"

    def fill(self, **fields: str) -> None:
        """Fill fields by their labels: `fill(Your_name="Ann")` fills the field "Your name"."""
        for label, text in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(text)

    def press(self, name: str) -> None:
        """Press the button called *name*."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the link called *name*."""
        self.page.get_by_role("link", name=name, exact=True).click()

    def heading(self) -> Locator:
        """Return the page's one first-level heading."""
        return self.page.get_by_role("heading", level=1)

    def should_be(self, title: str) -> None:
        """Expect the first-level heading *title*."""
        expect(self.heading()).to_have_text(title)

    def should_say(self, words: str) -> None:
        """Expect to read *words* somewhere on the page."""
        expect(self.page.get_by_text(words).first).to_be_visible()


class SignInPage(DeskPage):
    """Where a person says who they are."""

    def sign_in(self, role: str) -> None:
        """Sign in as the test desk's person of *role* and arrive at the queue."""
        self.open("/sign-in")
        self.fill(**{"E-mail_address": f"{role}@example.org", "Password": PASSWORD})
        self.press("Sign in")
        self.should_be("Queue")


class ClaimPage(DeskPage):
    """A claim with its evidence and verdicts, and the forms around it."""
