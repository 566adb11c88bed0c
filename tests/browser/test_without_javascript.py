"""Where scripts do not run, every step of the work is still there."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ArticlePage, ClaimPage, DeskPage, QueuePage, SignInPage
from workbench.domain.editors import Role

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)

TITLE = "Bridge reopens"
TEXT = (
    "The river bridge at Vallo reopened on Friday after 26 months of repairs. Mayor Petra Olland"
    " said the work had cost 9.4 million crowns, the most the town ever spent on a bridge."
)
CLAIM = "The river bridge at Vallo reopened on Friday after 26 months of repairs"
BY_HAND = "on Friday after 26 months"


@pytest.fixture
def without_scripts(new_context):
    """Open the page of another person whose browser runs no scripts."""
    return lambda: new_context(java_script_enabled=False).new_page()


def test_a_claim_is_published_by_two_people_without_scripts(without_scripts, faults):
    editor, reviewer, reader = without_scripts(), without_scripts(), without_scripts()
    # Given an editor who pastes an article
    SignInPage(editor).sign_in(Role.EDITOR)
    article = ArticlePage(editor)
    article.take_in(TEXT, Title=TITLE)
    expect(article.highlighted(CLAIM)).to_be_visible()
    # When words are pasted into the form that marks a claim
    article.fill(The_exact_words=BY_HAND)
    editor.get_by_role("button", name="Make it a claim").click()
    article.should_be("Edit the claim")
    # And a proposal is ticked and accepted in the queue
    queue = QueuePage(editor)
    queue.open("/queue/?status=proposed")
    queue.tick(CLAIM)
    queue.press("Accept")
    queue.should_say("1 claim accepted.")
    # And evidence and a verdict are given
    queue.show("To check")
    queue.follow(CLAIM)
    claim = ClaimPage(editor)
    claim.press("Take")
    claim.attach("Works diary", "supports", "Closed in January 2024, opened in March 2026.")
    claim.judge("True", "The diary shows 26 months.")
    # And a second person signs it off and publishes it
    SignInPage(reviewer).sign_in(Role.REVIEWER)
    QueuePage(reviewer).follow(CLAIM)
    second = ClaimPage(reviewer)
    second.sign_off()
    second.press("Publish")
    second.should_say("Published.")
    # Then a reader sees it
    site = DeskPage(reader)
    site.open("/verdicts/")
    site.follow(f"“{CLAIM}”")
    site.should_say("The diary shows 26 months.")
    assert not faults, "\n".join(faults)


def test_what_only_scripts_can_do_is_not_offered(without_scripts, desk):
    # Given the queue in a browser that runs no scripts
    desk.make_article()
    page = without_scripts()
    SignInPage(page).sign_in(Role.EDITOR)
    # When it is shown
    # Then there is no button that would do nothing
    for name in ("Keys", "Switch between light and dark"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Select all on this page")).to_have_count(0)
