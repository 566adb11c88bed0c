"""A day at the desk, from an article that comes in to a verdict that is taken back."""

import json

from playwright.sync_api import expect

from tests.browser.pages import (
    ArticlePage,
    ClaimPage,
    DeskPage,
    ExportsPage,
    QueuePage,
    SignInPage,
)
from workbench.domain.editors import Role
from workbench.exports.check import check_claim_review
from workbench.exports.csv_tables import read_csv
from workbench.exports.jsonl import read_jsonl
from workbench.services.verify import verify

TITLE = "Heating allowance raised by 14 percent"
TEXT = """\
Parliament in Ostravelle voted on Thursday to raise the heating allowance by 14 percent, the first \
increase in nine years.

Finance Minister Delphine Aurenne told deputies that 310,000 households had received the allowance \
last winter. “We have doubled what this country spends on warm homes,” she said.

The opposition called the vote a gesture. Its leader, Rufus Okonedo, said the government had cut \
the budget for insulation by 60 million crowns since 2021, which led to a backlog of 12,000 \
requests.

Under the law of 2019, no household may be cut off from gas between November and March.
"""
FIRST = "the first increase in nine years"
HOUSEHOLDS = "310,000 households had received the allowance last winter"
GESTURE = "The opposition called the vote a gesture"
BY_HAND = "a backlog of 12,000 requests"
WORDING = "The heating allowance rises for the first time in nine years"
PASSAGE = "Allowance per household and month: 2017, 88 crowns; 2022, 93 crowns; 2026, 106 crowns."
TABLE = b"year;crowns\r\n2017;88\r\n2022;93\r\n2026;106\r\n"
COMMENT = "The table shows a rise in 2022. Nine years cannot be right."
SUMMARY = "The treasury’s own table shows a rise from 88 to 93 crowns in 2022, four years ago."
WITHDRAWAL = "The rise of 2022 was in another allowance; the table mixed the two."


def test_a_claim_goes_from_the_article_to_the_readers_and_back(app, new_context, faults):
    editor, reviewer = new_context().new_page(), new_context().new_page()

    # Given an editor who signs in
    SignInPage(editor).sign_in(Role.EDITOR)

    # When an article is pasted
    article = ArticlePage(editor)
    article.take_in(
        TEXT, Title=TITLE, Outlet="The Ostravelle Mail", **{"Published on": "2026-03-01"}
    )
    # Then the claims that are proposed stand under the highlighter
    for words in (FIRST, HOUSEHOLDS, GESTURE):
        expect(article.highlighted(words).first).to_be_visible()
    at = editor.url.partition("?")[0]

    # When two of them are accepted together in the queue, and an opinion is dismissed
    queue = QueuePage(editor)
    queue.open("/queue/")
    queue.tick(FIRST, HOUSEHOLDS)
    queue.press("Accept")
    queue.should_say("2 claims accepted.")
    queue.tick(GESTURE)
    queue.fill(Reason_for_dismissing="An opinion, not a claim")
    queue.press("Dismiss")
    # Then they have left the list of proposals
    queue.should_say("1 claim dismissed.")
    expect(queue.row(FIRST)).to_have_count(0)

    # When the editor draws the mouse over words that nobody proposed
    article.open(at)
    article.mark(BY_HAND)
    # Then they are a claim, with a form for what it is and who made it
    article.should_be("Edit the claim")
    expect(article.field("Wording")).to_have_value(BY_HAND)
    article.press("Save")
    article.should_be(BY_HAND)

    # When the editor takes a claim and puts it into words that stand alone
    queue.open("/queue/")
    queue.show("To check")
    queue.follow(FIRST)
    claim = ClaimPage(editor)
    claim.press("Take")
    expect(claim.state()).to_contain_text("you")
    claim_path = "/claims/" + editor.url.rpartition("/")[2]
    claim.follow("Edit")
    claim.fill(Wording=WORDING, Claimant="The Ostravelle Mail")
    editor.get_by_label("The claimant is").select_option("an organization")
    claim.press("Save")
    # Then the claim bears them as its heading
    claim.should_be(WORDING)

    # When evidence is attached, with its passage and its file, and a verdict recorded
    table = {"name": "allowance.csv", "mimeType": "text/csv", "buffer": TABLE}
    claim.field("File").set_input_files(table)
    claim.attach("Allowances since 2010", "refutes", PASSAGE, Publisher="Treasury of Ostravelle")
    claim.judge("Mostly true", "The allowance rises.")
    # Then a second person has to sign it off
    claim.should_say("You recorded this verdict; somebody else signs it off.")

    # Given a reviewer, who finds the claim in front when the day begins
    SignInPage(reviewer).sign_in(Role.REVIEWER)
    QueuePage(reviewer).follow(WORDING)
    second = ClaimPage(reviewer)
    # When the reviewer reads the evidence and sends the verdict back
    second.should_say(PASSAGE)
    second.send_back(COMMENT)
    # Then the editor is told what should change, and judges again
    claim.open(claim_path)
    claim.should_say(COMMENT)
    claim.judge("False", SUMMARY)

    # When the reviewer signs it off and publishes it
    second.open(claim_path)
    second.sign_off()
    second.press("Publish")
    second.should_say("Published.")
    # Then a reader who never signed in finds it
    reader = DeskPage(new_context().new_page())
    reader.open("/verdicts/")
    reader.follow(f"“{WORDING}”")
    reader.should_be(f"“{WORDING}”")
    reader.should_say(SUMMARY)

    # When the editor exports what is published
    exports = ExportsPage(editor)
    exports.open("/exports/?status=published")
    reviews = json.loads(exports.download("ClaimReview"))
    rows = list(read_csv(exports.download("CSV")))
    records = list(read_jsonl(exports.download("JSON Lines").splitlines()))
    # Then each file holds the claim as readers see it, and the ClaimReview keeps its rules
    assert [check_claim_review(each) for each in reviews] == [[]]
    assert reviews[0]["reviewRating"]["alternateName"] == "False"
    assert [reviews[0]["claimReviewed"], rows[0]["wording"], records[0].wording] == [WORDING] * 3
    assert len(rows) == len(records) == 1
    assert records[0].evidence[0].file_name == "allowance.csv"

    # When the reviewer takes the verdict back
    second.open(claim_path)
    second.follow("Withdraw from publication")
    second.fill(Why=WITHDRAWAL)
    second.press("Withdraw")
    second.should_say("Withdrawn. The page stays up and says why.")
    # Then the reader's page says so
    reader.page.reload()
    reader.should_say("This verdict is withdrawn")
    reader.should_say(WITHDRAWAL)

    # And the history tells every step, and holds when it is computed anew
    steps = [
        "took in the proposed claim",
        "accepted the claim",
        "took the claim to work on it",
        "changed the claim",
        "attached evidence",
        "recorded a verdict",
        "sent the claim back",
        "recorded a verdict",
        "gave the sign-off",
        "put the verdict before readers",
        "withdrew what readers see",
    ]
    assert _told(editor, claim_path, steps) == steps
    history = DeskPage(editor)
    history.open("/history/verify")
    history.press("Verify now")
    history.should_say("The history holds")
    with app.app_context():
        assert verify().fault is None
    assert not faults, "\n".join(faults)


def _told(page, claim_path, steps):
    """Return which of *steps* the claim's history tells, in the order they happened."""
    page.goto(f"/history{claim_path}")
    entries = page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    known = set(steps)
    return [step for entry in reversed(entries) for step in known if f" {step} " in f" {entry} "]
