"""Nothing that was typed is lost: not to a closed tab, a lost session, a colleague or a fault."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ClaimPage, SignInPage
from workbench.domain.editors import Role
from workbench.domain.verdicts import Stance
from workbench.services import editors, evidence, verdicts
from workbench.services.evidence import EvidenceDraft
from workbench.services.transaction import transaction

WORDS = "Three paragraphs that took an hour to write – “with quotes”, <signs> & an ümlaut."


@dataclass(frozen=True)
class TypedForm:
    """A form that people type long texts into: its field, its button, what success says."""

    field: str
    choice: str
    button: str
    success: str
    others: tuple[tuple[str, str], ...] = ()

    def type_into(self, page):
        """Fill the form in on *page* and do not send it."""
        claim = ClaimPage(page)
        claim.choose(self.choice)
        claim.fill(**dict(self.others), **{self.field: WORDS})

    def holds(self, page):
        """Expect the form on *page* to hold what was typed, and the choice."""
        claim = ClaimPage(page)
        expect(claim.field(self.field)).to_have_value(WORDS)
        for label, text in self.others:
            expect(claim.field(label)).to_have_value(text)
        expect(page.get_by_role("radio", name=self.choice).first).to_be_checked()


EVIDENCE = TypedForm(
    field="Passage, quoted letter for letter",
    choice="refutes",
    button="Attach",
    success="Evidence attached.",
    others=(("Title of the source", "The harbour's log"),),
)
VERDICT = TypedForm(
    field="Why",
    choice="Half true",
    button="Record the verdict",
    success="Verdict recorded.",
)

pytestmark = [
    pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True),
    pytest.mark.parametrize("form", [EVIDENCE, VERDICT], ids=["evidence", "verdict"]),
]


@pytest.fixture
def claim(desk):
    """A claim with a piece of evidence, so that both forms stand on its page."""
    claim = desk.make_claim()
    desk.make_evidence(claim)
    return claim


@pytest.fixture
def path(claim):
    return f"/claims/{claim.id}"


@pytest.fixture
def opened(page, path, form):
    """The claim's page before an editor, the form unfolded."""
    SignInPage(page).sign_in(Role.EDITOR)
    _open(page, path)
    return page


def _open(page, path):
    ClaimPage(page).open(path)
    folded = page.get_by_text("Attach evidence", exact=True)
    if not page.get_by_role("button", name="Attach", exact=True).is_visible():
        folded.click()


def _unfold(page, form):
    if not page.get_by_role("button", name=form.button, exact=True).is_visible():
        folds = {"Attach": "Attach evidence", "Record the verdict": "Record another verdict"}
        page.get_by_text(folds[form.button], exact=True).click()


def _note(page):
    return page.get_by_text("that was not saved")


def test_a_closed_tab_gives_the_text_back(opened, path, form):
    # Given an editor who has typed, and closes the tab
    form.type_into(opened)
    context = opened.context
    opened.close(run_before_unload=True)
    # When the claim is opened again
    again = context.new_page()
    ClaimPage(again).open(path)
    # Then the text is offered back
    expect(_note(again)).to_be_visible()
    again.get_by_role("button", name="Restore").click()
    form.holds(again)
    # And once it is saved, it is offered no more
    ClaimPage(again).press(form.button)
    ClaimPage(again).should_say(form.success)
    ClaimPage(again).open(path)
    expect(_note(again)).to_have_count(0)
    assert again.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


@pytest.fixture
def page(new_context, faults):
    """A page that a test may close itself; faults are asserted at the end."""
    page = new_context().new_page()
    yield page
    assert not faults, "\n".join(faults)


def test_what_is_typed_after_saving_outlives_a_reload(opened, path, form):
    # Given an editor who has saved once, and types again on the page that says so
    form.type_into(opened)
    ClaimPage(opened).press(form.button)
    ClaimPage(opened).should_say(form.success)
    _unfold(opened, form)
    ClaimPage(opened).fill(**{form.field: f"{WORDS} And more."})
    # When the page is loaded again
    opened.reload()
    # Then what was typed since is offered
    expect(_note(opened)).to_be_visible()
    opened.get_by_role("button", name="Restore").click()
    expect(ClaimPage(opened).field(form.field)).to_have_value(f"{WORDS} And more.")
    # And an address that claims it was saved does not take it away
    ClaimPage(opened).open(f"{path}?saved=evidence-1&saved=verdict-1")
    expect(_note(opened)).to_be_visible()


def test_a_discarded_text_is_offered_no_more(opened, path, form):
    # Given an editor who has typed and left the page
    form.type_into(opened)
    ClaimPage(opened).open("/queue/")
    # When the claim is opened again and the text discarded
    ClaimPage(opened).open(path)
    opened.get_by_role("button", name="Discard").click()
    # Then it is gone
    ClaimPage(opened).open(path)
    expect(_note(opened)).to_have_count(0)


def test_a_session_that_ended_meanwhile_loses_nothing(opened, path, form, desk):
    # Given an editor who types while the session ends on the server
    form.type_into(opened)
    with transaction():
        editors.end_sessions(desk.editor)
    # When the form is sent
    with opened.expect_navigation() as sent:
        ClaimPage(opened).press(form.button)
    # Then the answer refuses it and shows the text
    assert sent.value.status in {400, 401}
    expect(opened.locator("textarea").filter(has_text=WORDS)).to_be_visible()
    # And after signing in again the form offers it back
    SignInPage(opened).sign_in(Role.EDITOR)
    ClaimPage(opened).open(path)
    opened.get_by_role("button", name="Restore").click()
    form.holds(opened)
    ClaimPage(opened).press(form.button)
    ClaimPage(opened).should_say(form.success)


def test_a_failing_server_loses_nothing(opened, path, form, monkeypatch, faults):
    # Given a desk on which saving fails
    def fail(*_args, **_kwargs):
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr(evidence, "attach", fail)
    monkeypatch.setattr(verdicts, "record", fail)
    form.type_into(opened)
    # When the form is sent
    with opened.expect_navigation() as sent:
        ClaimPage(opened).press(form.button)
    # Then the page says so and shows the text
    assert sent.value.status == 500
    assert [each.split(":")[0] for each in faults] == ["answer 500"]
    faults.clear()
    expect(opened.locator("textarea").filter(has_text=WORDS)).to_be_visible()
    # And when saving works again, the form offers it back
    monkeypatch.undo()
    with opened.expect_popup() as popup:
        opened.get_by_role("link", name="Open the form again in a new tab").click()
    again = popup.value
    again.get_by_role("button", name="Restore").click()
    form.holds(again)
    ClaimPage(again).press(form.button)
    ClaimPage(again).should_say(form.success)


def test_a_colleague_who_was_quicker_loses_nobody_anything(opened, claim, form, desk):
    # Given an editor who types while somebody else saves
    theirs = "What somebody else wrote meanwhile"
    if form is EVIDENCE:
        item = evidence.evidence_of(claim)[0]
        ClaimPage(opened).open(f"/claims/evidence/{item.id}/edit")
        form.type_into(opened)
        draft = EvidenceDraft(title="Log", stance=Stance.CONTEXT, passage=theirs)
        with transaction():
            evidence.edit(item, draft, rev=item.rev, actor=desk.reviewer)
        button = "Save"
    else:
        form.type_into(opened)
        desk.judged(claim, actor=desk.reviewer, summary=theirs)
        button = form.button
    # When the form is sent
    with opened.expect_navigation() as sent:
        ClaimPage(opened).press(button)
    # Then both texts stand side by side, and the form still holds what was typed
    assert sent.value.status == 409
    box = opened.get_by_role("alert")
    expect(box).to_contain_text(WORDS)
    expect(box).to_contain_text(theirs)
    form.holds(opened)
