"""Without a mouse: keys walk the lists, Tab reaches everything, and it can be seen where one is."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ClaimPage, DeskPage, QueuePage, SignInPage
from tests.factories import FIRST, PASSWORD, SPENT
from workbench.domain.editors import Role

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)

STOPS_MAX = 400
# Number what Tab should reach; radio buttons of one name share a stop.
NUMBER_STOPS = """
() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary,"
        + "[tabindex]";
    const groups = new Set();
    const stops = [...document.querySelectorAll(wanted)].filter((each) => {
        if (each.tabIndex < 0 || each.disabled || !each.checkVisibility({visibilityProperty: true}))
            return false;
        if (each.type !== "radio") return true;
        const group = `${each.form?.action} ${each.name}`;
        return !groups.has(group) && groups.add(group);
    });
    stops.forEach((each, index) => { each.dataset.stop = index; });
    return stops.map((each) => each.outerHTML.slice(0, 120));
}
"""
# Where Tab has brought us: which stop, whether an outline shows it, whether it is in sight.
LOOK = """
() => {
    const at = document.activeElement;
    const inGroup = at.type === "radio"
        && document.querySelector(`[type=radio][name="${CSS.escape(at.name)}"][data-stop]`);
    const outlined = [at, at.closest(".choice")].some((each) => {
        const style = each && getComputedStyle(each);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const seen = there !== null && (at.contains(there) || there.contains(at));
    return {stop: at.dataset.stop ?? inGroup?.dataset?.stop ?? null, outlined, seen,
            what: at.outerHTML.slice(0, 120)};
}
"""


def _walk(page):
    """Press Tab through the whole *page*; return what was not reached and what was not seen."""
    stops = page.evaluate(NUMBER_STOPS)
    page.evaluate("document.activeElement.blur()")
    reached, unseen = set(), []
    for _ in range(STOPS_MAX):
        page.keyboard.press("Tab")
        at = page.evaluate(LOOK)
        if at["stop"] is None or at["stop"] in reached:
            # The fields of a date are several stops of one element; the page's end has none.
            if len(reached) == len(stops):
                break
            continue
        reached.add(at["stop"])
        if not (at["outlined"] and at["seen"]):
            unseen.append(at)
    missed = [stop for index, stop in enumerate(stops) if str(index) not in reached]
    return missed, unseen


def _press(page, *keys):
    """Press *keys* once the page listens: its scripts run when it has been read to the end."""
    page.wait_for_load_state("load")
    for key in keys:
        page.keyboard.press(key)


def _type_into(page, label, text):
    """Tab on to the field called *label* and type *text* in place of what it holds."""
    for _ in range(STOPS_MAX):
        page.keyboard.press("Tab")
        if DeskPage(page).field(label).evaluate("field => field === document.activeElement"):
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(text)
            return
    pytest.fail(f"Tab does not reach the field {label}")


def test_a_queue_is_worked_with_keys_alone(desk, page):
    # Given three proposals, and an editor who signs in by keyboard
    other = "the first time in 12 years"
    desk.make_article(quotes=(FIRST, other, SPENT))
    page.goto("/sign-in")
    page.keyboard.type(f"{Role.EDITOR}@example.org")
    _press(page, "Tab")
    page.keyboard.type(PASSWORD)
    _press(page, "Enter")
    queue = QueuePage(page)
    queue.should_be("Queue")
    # When j walks to two of them, x ticks and a accepts
    _press(page, *"jxjxkja")
    # Then both are accepted
    queue.should_say("2 claims accepted.")
    # When Enter opens the one that is left, a accepts it, t takes it and e edits it
    _press(page, "j", "Enter")
    claim = ClaimPage(page)
    expect(claim.heading()).not_to_have_text("Queue")
    _press(page, "a")
    claim.should_say("Claim accepted.")
    _press(page, "t")
    claim.should_say("The claim is yours")
    _press(page, "e")
    claim.should_be("Edit the claim")
    _type_into(page, "Wording", "The ferry sailed again")
    _type_into(page, "Claimed on", "01022026")
    _press(page, "Enter")
    # Then the form is sent
    claim.should_be("The ferry sailed again")
    expect(page.get_by_text("2 January 2026")).to_be_visible()


def test_evidence_and_verdict_are_given_with_keys_alone(desk, page):
    # Given a claim to check
    claim_id = desk.make_claim().id
    SignInPage(page).sign_in(Role.EDITOR)
    claim = ClaimPage(page)
    claim.open(f"/claims/{claim_id}")
    # When the forms are filled in by Tab, arrows and typing, and sent with Enter
    radio = page.get_by_role("radio").first
    for _ in range(STOPS_MAX):
        _press(page, "Tab")
        if radio.evaluate("radio => radio === document.activeElement"):
            break
    _press(page, "ArrowDown")
    expect(page.get_by_role("radio", name="refutes")).to_be_checked()
    _type_into(page, "Title of the source", "The harbour's log")
    _type_into(page, "Passage, quoted letter for letter", "It sailed in 2019.")
    _type_into(page, "Where in the source", "page 3")
    _press(page, "Enter")
    # Then the evidence is attached
    claim.should_say("Evidence attached.")


def test_the_list_of_keys_opens_closes_and_gives_focus_back(desk, page):
    # Given the queue with a claim
    desk.make_article(quotes=[FIRST])
    SignInPage(page).sign_in(Role.EDITOR)
    _press(page, "j")
    # When ? is pressed
    _press(page, "?")
    # Then a dialog lists the keys of this page
    dialog = page.get_by_role("dialog", name="Keys on this page")
    for words in ("Next in the list", "Accept", "Take the next claim", "Search claims"):
        expect(dialog.get_by_text(words, exact=True)).to_be_visible()
    # And Escape closes it and leads back to the claim
    _press(page, "Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    # When keys are switched off there
    _press(page, "?")
    _press(page, "Shift+Tab")
    _press(page, "Space")
    _press(page, "Escape")
    _press(page, "/")
    # Then they do nothing any more
    expect(page.get_by_role("searchbox", name="Search claims")).not_to_be_focused()


def test_keys_lead_to_the_sections_and_the_search(desk, page):
    # Given the queue
    desk.make_article()
    SignInPage(page).sign_in(Role.EDITOR)
    desk_page = DeskPage(page)
    # When two keys name a section
    for keys, title in (("ga", "Articles"), ("ge", "Exports"), ("gh", "History"), ("gq", "Queue")):
        _press(page, *keys)
        # Then it opens
        desk_page.should_be(title)
    # When / is pressed, words are typed and Enter
    _press(page, "/")
    page.keyboard.type("pier")
    _press(page, "Enter")
    # Then the claims with them are found, and none of the keys typed did anything else
    expect(page.get_by_role("link", name=SPENT)).to_be_visible()
    expect(page.get_by_role("link", name=FIRST)).to_have_count(0)


def test_the_skip_link_leads_past_the_masthead(desk, page):
    # Given a claim's page
    claim_id = desk.make_claim().id
    SignInPage(page).sign_in(Role.EDITOR)
    DeskPage(page).open(f"/claims/{claim_id}")
    # When the first stop is followed
    _press(page, "Tab")
    expect(page.get_by_role("link", name="Skip to the page’s content")).to_be_focused()
    _press(page, "Enter")
    # Then the next one lies in the page's own part
    _press(page, "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    "path",
    [
        "/queue/?status=proposed",
        "/articles/{article}",
        "/articles/new",
        "/claims/{accepted}",
        "/claims/{judged}",
        "/claims/{accepted}/edit",
        "/exports/",
        "/history/",
        "/verdicts/{published}",
    ],
)
def test_tab_reaches_everything_and_shows_where_it_is(desk, page, path):
    # Given claims in several states
    proposal = desk.make_proposal()
    numbers = {
        "article": proposal.article_id,
        "accepted": desk.make_claim().id,
        "judged": desk.judged().id,
        "published": desk.published().id,
    }
    SignInPage(page).sign_in(Role.REVIEWER)
    DeskPage(page).open(path.format_map(numbers))
    # When Tab is pressed through the whole page
    missed, unseen = _walk(page)
    # Then no link, button or field was left out, and each showed that it had the focus
    assert missed == []
    assert unseen == []
