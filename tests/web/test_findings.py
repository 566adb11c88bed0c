"""Findings on pages: questions with both quotes and the working, settled in a form."""

import re
from html import unescape

import pytest

from tests.factories import FIRST, TEXT
from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.findings import FindingState
from workbench.models import Claim, Finding, db
from workbench.services import articles, findings
from workbench.services.transaction import transaction
from workbench.services.verify import verify
from workbench.web import article_page


def state_of(number):
    db.session.rollback()
    return db.session.get_one(Finding, number).state


def text_shown(page):
    body = re.search(r"data-article-text[^>]*>(.*?)</div>", page, re.DOTALL)[1]
    return unescape(re.sub(r"<[^>]+>", "", body))


def test_the_article_s_page_asks_the_question_with_quotes_and_working(desk, editor):
    finding = desk.make_finding()
    page = editor.get(f"/articles/{finding.revision.article_id}").text
    assert "Which of the two figures is right?" in page
    assert "12 is not 4,200,000" in page
    assert "Each is a question to you, never a verdict." in page
    for number, quote in ((1, "12 years"), (2, "4.2 million crowns")):
        assert f'href="#place-{finding.id}-{number}">“{quote}”</a>' in page
        assert f'<span id="place-{finding.id}-{number}"></span>' in page
    assert text_shown(page).startswith(TEXT)
    assert page.count('class="questioned"') == 2


def test_the_claim_s_page_asks_it_too_and_leads_into_the_text(desk, editor):
    finding = desk.make_finding()
    spans = {each.quote: each.claim_id for each in articles.spans_of(finding.revision)}
    page = editor.get(f"/claims/{spans[FIRST]}").text
    assert "Which of the two figures is right?" in page
    address = unescape(re.search(rf'href="([^"]*)#place-{finding.id}-2"', page)[1])
    assert f'id="place-{finding.id}-2"' in editor.get(address).text
    other = articles.spans_of(desk.make_article().newest)[0].claim_id
    assert "Which of the two" not in editor.get(f"/claims/{other}").text


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ("checked_right", "checked: it is right"),
        ("article_wrong", "article is wrong"),
        ("no_question", "not a real question"),
    ],
)
def test_an_editor_settles_it_and_returns_to_where_the_button_stood(desk, editor, answer, label):
    finding = desk.make_finding()
    article = f"/articles/{finding.revision.article_id}"
    page = editor.get(article).text
    address = unescape(re.search(r'href="(/findings/[^"]*/settle[^"]*)"', page)[1])
    form = editor.get(address)
    assert form.status_code == 200
    sent = editor.post(address, answer=answer, note="See the log.", rev=1)
    assert (sent.status_code, sent.location) == (303, f"{article}#finding-{finding.id}")
    assert state_of(finding.id) == answer
    page = editor.get(article).text
    assert f">{label}</span>" in page
    assert "See the log." in page
    assert 'class="questioned"' not in page
    assert f'id="place-{finding.id}-1"' in page
    assert "Editor Person" in page


def test_without_an_answer_the_note_is_kept_and_nothing_settled(desk, editor):
    finding = desk.make_finding()
    answer = editor.post(f"/findings/{finding.id}/settle", note="half a thought", rev=1)
    assert answer.status_code == 422
    assert "Choose an answer." in answer.text
    assert "half a thought" in answer.text
    assert state_of(finding.id) is FindingState.OPEN


def test_whoever_is_second_sees_both_answers(desk, editor, reviewer):
    finding = desk.make_finding()
    path = f"/findings/{finding.id}/settle"
    assert editor.post(path, answer="checked_right", note="The log.", rev=1).status_code == 303
    late = reviewer.post(path, answer="article_wrong", note="My own note.", rev=1)
    assert late.status_code == 409
    assert "The log." in late.text
    assert "My own note." in late.text
    assert state_of(finding.id) is FindingState.RIGHT


def test_an_answered_question_is_answered_anew_only_after_opening_it(desk, editor, reviewer):
    finding = desk.make_finding()
    path = f"/findings/{finding.id}/settle"
    answer = editor.post(path, answer="checked_right", note="The log.", rev=1)
    assert "Settled as “checked: it is right”." in editor.get(answer.location).text
    late = reviewer.post(path, answer="article_wrong", note="My own note.", rev=1)
    for page in (late.text, reviewer.get(path).text):
        assert f'action="{path}' not in page
        assert f'action="/findings/{finding.id}/reopen"' in page
        assert 'name="rev" value="2"' in page
    again = reviewer.post(f"/findings/{finding.id}/reopen", rev=2, back=path)
    assert (again.status_code, again.location) == (303, path)
    assert f'action="{path}' in reviewer.get(path).text


def test_a_question_that_somebody_opened_already_is_said_to_be(desk, editor):
    finding = desk.make_finding()
    with transaction():
        findings.settle(finding, FindingState.WRONG, rev=1, actor=desk.editor)
    assert editor.post(f"/findings/{finding.id}/reopen", rev=2).status_code == 303
    twice = editor.post(f"/findings/{finding.id}/reopen", rev=2)
    assert twice.status_code == 409
    assert "Look at how it stands now." in twice.text


def test_a_settled_finding_is_opened_again(desk, editor):
    finding = desk.make_finding()
    article = f"/articles/{finding.revision.article_id}"
    with transaction():
        findings.settle(finding, FindingState.WRONG, rev=1, actor=desk.editor)
    assert "Open again" in editor.get(article).text
    answer = editor.post(f"/findings/{finding.id}/reopen", rev=2, back=article)
    assert (answer.status_code, answer.location) == (303, article)
    assert state_of(finding.id) is FindingState.OPEN
    assert editor.post(f"/findings/{finding.id}/reopen", rev=2).status_code == 409
    assert verify().fault is None


def test_a_back_address_never_leads_off_the_site(desk, editor):
    finding = desk.make_finding()
    answer = editor.post(
        f"/findings/{finding.id}/settle?back=https://elsewhere.example/",
        answer="no_question",
        rev=1,
    )
    assert answer.location == f"/articles/{finding.revision.article_id}"


def test_the_queue_marks_and_filters_by_open_findings(desk, editor):
    desk.make_article()
    finding = desk.make_finding()
    page = editor.get("/queue/?status=proposed").text
    assert page.count("has an open finding") == 2
    only = editor.get("/queue/?status=proposed&finding=open").text
    assert only.count("data-keys-item") == 2
    assert 'name="finding" value="open" checked' in only
    with transaction():
        findings.settle(finding, FindingState.RIGHT, rev=1, actor=desk.editor)
    assert "No claim fits" in editor.get("/queue/?status=proposed&finding=open").text
    assert editor.get("/queue/?finding=closed").status_code == 422


def test_a_viewer_reads_findings_and_settles_none(app, desk):
    finding = desk.make_finding()
    viewer = Person(app, Role.VIEWER)
    page = viewer.get(f"/articles/{finding.revision.article_id}").text
    assert "Which of the two figures is right?" in page
    assert "/settle" not in page


def test_a_place_in_another_part_of_the_article_is_linked_there(desk, editor, monkeypatch):
    monkeypatch.setattr(article_page, "PAGE_CHARS", 90)
    monkeypatch.setattr(article_page, "LEAST_CHARS", 10)
    finding = desk.make_finding()
    page = editor.get(f"/articles/{finding.revision.article_id}").text
    address = unescape(re.search(rf'href="([^"]+)#place-{finding.id}-2"', page)[1])
    assert f'id="place-{finding.id}-2"' in editor.get(address).text


def test_the_history_tells_of_questions_in_words(desk, editor):
    finding = desk.make_finding()
    editor.post(f"/findings/{finding.id}/settle", answer="article_wrong", note="N", rev=1)
    page = editor.get(f"/history/articles/{finding.revision.article_id}").text
    assert "noted a question about the article" in page
    assert "settled a question about the article" in page
    assert "article wrong" in page
    start, end = finding.passages[0].start_char, finding.passages[0].end_char
    assert f"{start}–{end}" in page


def test_a_finding_is_never_on_a_reader_s_page(desk, editor):
    finding = desk.make_finding()
    claim = articles.spans_of(finding.revision)[0].claim
    published = desk.published(desk.judged(desk.accepted(claim)))
    assert "Which of the two" not in editor.get(f"/verdicts/{published.id}").text


def test_correcting_a_part_leaves_findings_and_says_so(desk, editor):
    finding = desk.make_finding()
    claim = db.session.get_one(Claim, findings.claim_of(finding))
    told = "Its open findings compare the article’s own words"
    fields = {"wording": claim.wording, "kind": claim.kind.value, "claimant_type": ""}
    assert "neither raises nor settles one" in editor.get(f"/claims/{claim.id}/edit").text
    editor.post(f"/claims/{claim.id}/edit", **fields | {"wording": "Other"}, rev=claim.rev)
    assert told not in editor.get(f"/claims/{claim.id}").text
    db.session.rollback()
    answer = editor.post(f"/claims/{claim.id}/edit", **fields, number="12", rev=claim.rev)
    assert answer.status_code == 303
    page = editor.get(f"/claims/{claim.id}").text
    assert told in page
    assert finding.question in page
    db.session.rollback()
    assert finding.state is FindingState.OPEN
