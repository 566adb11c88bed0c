"""A day at the desk, from an article that comes in to a verdict that is taken back."""

import json

from playwright.sync_api import expect

from tests.browser.pages import (
    ArticlePage,
    ClaimPage,
    DeskPage,
    ExportsPage,
    HistoryPage,
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
STEPS = (
    "Editor Person took in the proposed claim",
    "Editor Person accepted the claim",
    "Editor Person took the claim to work on it",
    "Editor Person changed the claim",
    "Editor Person attached evidence",
    "Editor Person recorded a verdict",
    "Reviewer Person sent the claim back",
    "Editor Person recorded a verdict",
    "Reviewer Person signed off the claim",
    "Reviewer Person put the verdict before readers",
    "Reviewer Person withdrew what readers see",
)


def test_a_claim_goes_from_the_article_to_the_readers_and_back(app, new_context, faults):
    editor, reviewer, reader = (new_context().new_page() for _ in range(3))
    article = _an_article_is_taken_in(editor)
    _the_queue_is_sorted(editor)
    _a_claim_is_marked_by_hand(editor, article)
    claim = _a_claim_is_checked(editor)
    _a_second_person_reads_it(editor, reviewer, claim)
    _readers_see_it(reviewer, reader)
    _it_is_exported(editor)
    _it_is_taken_back(reviewer, reader, claim)
    _the_history_tells_it(editor, claim)
    with app.app_context():
        assert verify().fault is None
    assert not faults, "\n".join(faults)


def _an_article_is_taken_in(editor):
    # Given an editor who signs in
    SignInPage(editor).sign_in(Role.EDITOR)
    # When an article is pasted
    article = ArticlePage(editor)
    particulars = {"Outlet": "The Ostravelle Mail", "Published on": "2026-03-01"}
    article.take_in(TEXT, Title=TITLE, **particulars)
    # Then the claims that are proposed stand under the highlighter
    for words in (FIRST, HOUSEHOLDS, GESTURE):
        expect(article.highlighted(words).first).to_be_visible()
    return editor.url.partition("?")[0]


def _the_queue_is_sorted(editor):
    # Given the claims proposed
    queue = QueuePage(editor)
    queue.open("/queue/")
    # When two of them are accepted together
    queue.tick(FIRST, HOUSEHOLDS)
    queue.press("Accept")
    queue.should_say("2 claims accepted.")
    # And an opinion is dismissed, with the reason
    queue.tick(GESTURE)
    queue.fill(Reason_for_dismissing="An opinion, not a claim")
    queue.press("Dismiss")
    # Then they have left the list of proposals
    queue.should_say("1 claim dismissed.")
    expect(queue.row(FIRST)).to_have_count(0)


def _a_claim_is_marked_by_hand(editor, path):
    # Given words that nobody proposed, inside longer ones that somebody did
    article = ArticlePage(editor)
    article.open(path)
    # When the editor draws the mouse over them
    article.mark(BY_HAND)
    # Then they are a claim, with a form for what it is and who made it
    article.should_be("Edit the claim")
    expect(article.field("Wording")).to_have_value(BY_HAND)
    article.press("Save")
    article.should_be(BY_HAND)


def _a_claim_is_checked(editor):
    # Given a claim that the editor takes from the list of what to check
    queue = QueuePage(editor)
    queue.open("/queue/")
    queue.show("To check")
    queue.follow(FIRST)
    claim = ClaimPage(editor)
    claim.press("Take")
    expect(claim.state()).to_contain_text("you")
    path = "/claims/" + editor.url.rpartition("/")[2]
    # When it is put into words that stand alone
    claim.follow("Edit")
    claim.fill(Wording=WORDING, Claimant="The Ostravelle Mail")
    claim.field("The claimant is").select_option("an organization")
    claim.press("Save")
    claim.should_be(WORDING)
    # And evidence is attached, with its passage and its file, and a verdict recorded
    table = {"name": "allowance.csv", "mimeType": "text/csv", "buffer": TABLE}
    claim.field("File").set_input_files(table)
    claim.attach("Allowances since 2010", "refutes", PASSAGE, Publisher="Treasury of Ostravelle")
    claim.judge("Mostly true", "The allowance rises.")
    # Then somebody else has to sign it off
    claim.should_say("You recorded this verdict; somebody else signs it off.")
    return path


def _a_second_person_reads_it(editor, reviewer, path):
    # Given a reviewer, who finds the claim in front when the day begins
    SignInPage(reviewer).sign_in(Role.REVIEWER)
    QueuePage(reviewer).follow(WORDING)
    second = ClaimPage(reviewer)
    # When the reviewer reads the evidence and sends the verdict back
    second.should_say(PASSAGE)
    second.send_back(COMMENT)
    # Then the editor is told what should change, and judges again
    first = ClaimPage(editor)
    first.open(path)
    first.should_say(COMMENT)
    first.judge("False", SUMMARY)
    # And the reviewer signs that off
    second.open(path)
    second.sign_off()


def _readers_see_it(reviewer, reader):
    # Given a verdict that was signed off, and a reader who never signs in
    site = DeskPage(reader)
    # When the reviewer publishes it
    claim = ClaimPage(reviewer)
    claim.press("Publish")
    claim.should_say("Published.")
    # Then the reader finds it
    site.open("/verdicts/")
    site.follow(f"“{WORDING}”")
    site.should_be(f"“{WORDING}”")
    site.should_say(SUMMARY)


def _it_is_exported(editor):
    # Given the filter on what is published
    exports = ExportsPage(editor)
    exports.open("/exports/?status=published")
    # When each format is downloaded
    reviews = json.loads(exports.download("ClaimReview"))
    rows = list(read_csv(exports.download("CSV")))
    records = list(read_jsonl(exports.download("JSON Lines").splitlines()))
    # Then each file holds that one claim, and the ClaimReview keeps its rules
    assert [check_claim_review(each) for each in reviews] == [[]]
    assert reviews[0]["reviewRating"]["alternateName"] == "False"
    assert [each["claimReviewed"] for each in reviews] == [WORDING]
    assert [each["wording"] for each in rows] == [WORDING]
    assert [each.wording for each in records] == [WORDING]
    assert records[0].evidence[0].file_name == "allowance.csv"


def _it_is_taken_back(reviewer, reader, path):
    # Given a reviewer who learns that the verdict does not hold
    claim = ClaimPage(reviewer)
    claim.open(path)
    claim.follow("Withdraw from publication")
    # When the reviewer withdraws it, with the reason
    claim.fill(Why=WITHDRAWAL)
    claim.press("Withdraw")
    claim.should_say("Withdrawn. The page stays up and says why.")
    # Then the page that the reader has tells it
    reader.reload()
    site = DeskPage(reader)
    site.should_say("This verdict is withdrawn")
    site.should_say(WITHDRAWAL)


def _the_history_tells_it(editor, path):
    # Given all of that
    history = HistoryPage(editor)
    # When the claim's history is read from its beginning
    told = history.told(path)
    # Then it has every step, in order
    steps = iter(told)
    assert all(any(step in entry for entry in steps) for step in STEPS), told
    # And it holds when it is computed anew
    history.open("/history/verify")
    history.press("Verify now")
    history.should_say("The history holds")
