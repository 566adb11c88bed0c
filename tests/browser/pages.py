"""Pages as an editor sees them: found by role and label, never by class or id."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD

# The box around words of a text, as the eye sees it: where a mouse would begin and end.
PLACE_OF_WORDS = """
(text, words) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && !node.data.includes(words)) node = walker.nextNode();
    range.setStart(node, node.data.indexOf(words));
    range.setEnd(node, node.data.indexOf(words) + words.length);
    const lines = [...range.getClientRects()];
    const [first, last] = [lines[0], lines.at(-1)];
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
}
"""


class DeskPage:
    """One page of the desk, wrapped around Playwright's own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str) -> None:
        """Go to *path* and expect an answer that is no error."""
        answer = self.page.goto(path)
        assert answer is None or answer.ok, f"{path} answered {answer.status}"

    def field(self, label: str) -> Locator:
        """Return the field called *label*, optional or not."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$"))

    def fill(self, **fields: str) -> None:
        """Fill fields by their labels: `fill(Your_name="Ann")` fills the field "Your name"."""
        for label, text in fields.items():
            self.field(label.replace("_", " ")).fill(text)

    def choose(self, label: str) -> None:
        """Choose the card whose first words are *label*."""
        self.page.get_by_role("radio", name=re.compile(rf"^{re.escape(label)}\b")).check()

    def press(self, name: str) -> None:
        """Press the button called *name* in the page's main part."""
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

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
        self.fill(**{"E-mail address": f"{role}@example.org", "Password": PASSWORD})
        self.press("Sign in")
        self.should_be("Queue")


class QueuePage(DeskPage):
    """What waits for whom."""

    def show(self, state: str) -> None:
        """Look at the claims in one *state*, such as "To check"."""
        self.page.get_by_role("link", name=re.compile(rf"^{state}\b")).click()
        self.should_be("Queue")

    def row(self, wording: str) -> Locator:
        """Return the row of the claim with *wording*."""
        return self.page.get_by_role("row").filter(has_text=wording)

    def tick(self, *wordings: str) -> None:
        """Tick the claims with these wordings."""
        for wording in wordings:
            self.page.get_by_role("checkbox", name=f"Select: {wording}", exact=True).check()


class ArticlePage(DeskPage):
    """An article with its claims under the highlighter."""

    def take_in(self, text: str, **fields: str) -> None:
        """Paste an article and arrive at it."""
        self.open("/articles/new")
        self.fill(Text=text, **fields)
        self.press("Take it in")
        self.should_be(fields["Title"])

    def highlighted(self, words: str) -> Locator:
        """Return the highlighted stretch that reads *words*."""
        return self.page.get_by_role("mark").filter(has_text=words)

    def mark(self, words: str) -> None:
        """Draw the mouse over *words* in the text and make them a claim."""
        text = self.page.get_by_role("mark").first.locator("xpath=..")
        left, top, right, bottom = text.evaluate(PLACE_OF_WORDS, words)
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        self.page.mouse.move((left + right) / 2, (top + bottom) / 2)
        self.page.mouse.move(right, bottom)
        self.page.mouse.up()
        self.page.get_by_role("button", name="Make it a claim").last.click()


class ClaimPage(DeskPage):
    """A claim with its evidence and verdicts, and the forms around it."""

    def state(self) -> Locator:
        """Return the line that says where the claim stands."""
        return self.page.get_by_role("main").get_by_role("paragraph").first

    def attach(self, title: str, stance: str, passage: str, **fields: str) -> None:
        """Fill in the evidence form and send it."""
        self.choose(stance)
        named = {"Title of the source": title, "Passage, quoted letter for letter": passage}
        self.fill(**named, **fields)
        self.press("Attach")
        self.should_say("Evidence attached.")

    def judge(self, rating: str, summary: str) -> None:
        """Record a verdict that rests on all evidence."""
        self.choose(rating)
        self.fill(Why=summary)
        self.press("Record the verdict")
        self.should_say("Verdict recorded.")

    def sign_off(self) -> None:
        """Give the second person's yes."""
        self.choose("sign it off")
        self.press("Answer")
        self.should_say("Signed off.")

    def send_back(self, comment: str) -> None:
        """Give the second person's no, with what should change."""
        self.choose("send it back")
        self.fill(Comment=comment)
        self.press("Answer")
        self.should_say("Sent back with your comment.")


class ExportsPage(DeskPage):
    """Files of what the filter shows."""

    def download(self, name: str) -> str:
        """Download the format called *name* and return the file's text."""
        with self.page.expect_download() as started:
            self.press(f"Download {name}")
        return started.value.path().read_text(encoding="utf-8")


class HistoryPage(DeskPage):
    """What happened, by whom, when."""

    def told(self, path: str) -> list[str]:
        """Return the entries on what has the address *path*, the oldest first."""
        self.open(f"/history{path}")
        entries = self.page.get_by_role("main").get_by_role("listitem").all_inner_texts()
        return [" ".join(each.split()) for each in reversed(entries)]
