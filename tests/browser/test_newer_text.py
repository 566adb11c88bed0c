"""An article is edited after a verdict: the desk sees what changed and says that it saw."""

from playwright.sync_api import expect

from tests.browser.pages import ClaimPage, DeskPage, QueuePage, SignInPage
from tests.factories import FIRST, SPENT, TEXT, Desk
from workbench.models import db
from workbench.services import articles


def judged_claim(app):
    """An article whose second claim has a verdict; return both numbers."""
    with app.app_context():
        desk = Desk()
        article = desk.make_article(text=TEXT, quotes=(FIRST, SPENT))
        claim = articles.spans_of(article.newest)[1].claim
        numbers = article.id, desk.judged(desk.accepted(claim)).id
        db.session.remove()
    return numbers


def test_a_newer_text_flags_the_claim_with_a_verdict_until_it_is_seen(new_context, served_app):
    # Given an article whose claim about the pier has a verdict, and an editor
    article, claim = judged_claim(served_app)
    page = new_context().new_page()
    SignInPage(page).sign_in("editor")
    desk = DeskPage(page)
    # When they paste the text as it reads now
    desk.open(f"/articles/{article}")
    desk.follow("Add a newer text")
    desk.fill(Text=TEXT.replace("4.2", "5.1"))
    desk.press("Add it")
    # Then they read what changed, in words and not in colour alone
    desk.should_be("What changed")
    desk.should_say("1 claim with a verdict read differently now")
    main = page.get_by_role("main")
    expect(main.get_by_role("deletion").filter(has_text="4.2").first).to_be_visible()
    expect(main.get_by_role("insertion").filter(has_text="5.1").first).to_be_visible()
    # And the queue leads to the claim, which shows both wordings
    queue = QueuePage(page)
    queue.open("/queue/")
    queue.follow("Look at what changed")
    queue.row(SPENT).get_by_role("link", name=SPENT).click()
    desk.should_say("The article changed here")
    desk.should_say("The verdict stands")
    expect(page.get_by_role("deletion").filter(has_text=SPENT)).to_be_visible()
    # When they say that they have seen it
    ClaimPage(page).press("Seen")
    # Then nothing is left to see, and the history has it
    expect(page.get_by_text("The article changed here")).to_have_count(0)
    desk.open(f"/history/claims/{claim}")
    desk.should_say("saw that the article changed at the claim’s place")


def test_without_javascript_a_newer_text_is_added_and_read(new_context, served_app):
    # Given an editor whose browser runs no scripts
    article, _ = judged_claim(served_app)
    page = new_context(java_script_enabled=False).new_page()
    SignInPage(page).sign_in("editor")
    desk = DeskPage(page)
    # When they add a newer text and read the earlier one
    desk.open(f"/articles/{article}/revisions/new")
    desk.fill(Text=f"On top.\n\n{TEXT}")
    desk.press("Add it")
    desk.should_be("What changed")
    page.get_by_role("link", name="Read revision 1", exact=True).click()
    # Then both are there
    desk.should_say("This is an earlier text")
