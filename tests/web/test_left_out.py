"""Left-out passages on the article's page: marked, listed with their reason, taken up."""

import re
from html import unescape

import pytest

from tests.factories import FIRST, SPENT, TEXT, candidate
from tests.person import Person
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import WORDING_MAX
from workbench.domain.editors import Role
from workbench.domain.readings import LeftOut, LeftOutWhy
from workbench.models import Claim, db
from workbench.services import articles
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction
from workbench.web import article_page

HEADING, FRAME = "Ferry line reopens", "The council says"


def passage(quote, why, text=TEXT):
    start = text.index(quote)
    return LeftOut(start, start + len(quote), quote, why)


def take_in(desk, passages, *, text=TEXT, quotes=(FIRST, SPENT)):
    draft = ArticleDraft(title="Ferry line reopens", text=text)
    proposals = Proposals([candidate(text, each) for each in quotes], "test 1", passages)
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def text_shown(page):
    body = re.search(r"data-article-text[^>]*>(.*?)</div>", page, re.DOTALL)[1]
    return unescape(re.sub(r"<[^>]+>", "", body))


def test_a_passage_is_marked_in_the_text_with_its_reason(desk, editor):
    article = take_in(desk, [passage(HEADING, LeftOutWhy.HEADING)])
    page = editor.get(f"/articles/{article.id}").text
    mark = re.search(r'<a class="left-out"[^>]*>([^<]*)</a>', page)
    assert mark[1] == HEADING
    assert 'title="Left out: heading"' in mark[0]
    assert 'id="out-1"' in mark[0]
    assert 'href="#left-1"' in mark[0]
    assert 'id="left-1"' in page
    assert text_shown(page) == TEXT


def test_passages_are_listed_by_reason_with_counts(desk, editor):
    passages = [
        passage(HEADING, LeftOutWhy.HEADING),
        passage(FRAME, LeftOutWhy.FRAME),
        passage("on the pier", LeftOutWhy.FRAME),
    ]
    page = editor.get(f"/articles/{take_in(desk, passages).id}").text
    groups = re.findall(r"<summary>([^<]*) <span class=\"count\">(\d+)</span></summary>", page)
    assert groups == [("Heading", "1"), ("Only introduces another claim", "2")]
    assert '<h2 id="left-out-list">Left out</h2><span class="count">3</span>' in page


def test_a_passage_under_a_claim_is_listed_without_a_mark_of_its_own(desk, editor):
    article = take_in(desk, [passage("on the pier", LeftOutWhy.FRAGMENT)])
    page = editor.get(f"/articles/{article.id}").text
    assert 'class="left-out"' not in page
    assert '<span class="words">on the pier</span>' in page
    assert 'href="#out-1"' not in page


def test_a_passage_that_surrounds_a_claim_is_marked_around_it(desk, editor):
    article = take_in(desk, [passage(f"says {SPENT}.", LeftOutWhy.FRAME)])
    page = editor.get(f"/articles/{article.id}").text
    assert re.findall(r'<a class="left-out"[^>]*>([^<]*)</a>', page) == ["says ", "."]
    assert page.count('id="out-1"') == 1
    assert text_shown(page) == TEXT


def test_one_button_makes_the_claim_of_exactly_that_passage(desk, editor):
    article = take_in(desk, [passage(FRAME, LeftOutWhy.FRAME)])
    page = editor.get(f"/articles/{article.id}").text
    place = re.search(r'name="passage" value="(\d+-\d+)"', page)[1]
    answer = editor.post(
        f"/articles/{article.id}/left-out", passage=place, revision=article.newest.id
    )
    assert answer.status_code == 303
    number = int(re.fullmatch(r"/claims/(\d+)/edit", answer.location)[1])
    db.session.rollback()
    assert db.session.get_one(Claim, number).wording == FRAME
    page = editor.get(f"/articles/{article.id}").text
    assert 'name="passage"' not in page
    assert f'id="claim-{number}"' in page
    again = editor.post(
        f"/articles/{article.id}/left-out", passage=place, revision=article.newest.id
    )
    assert again.status_code == 409
    assert f"made this passage a claim already: it is claim {number}." in again.text
    assert f'<a href="/claims/{number}">Open claim {number}</a>' in again.text
    assert text_shown(again.text) == TEXT


@pytest.mark.parametrize("place", ["", "1", "0-3", "a-b", "٣-٤", "-1-5", "9" * 40 + "-1"])
def test_a_passage_that_was_not_left_out_is_no_claim(desk, editor, place):
    article = take_in(desk, [passage(FRAME, LeftOutWhy.FRAME)])
    answer = editor.post(
        f"/articles/{article.id}/left-out", passage=place, revision=article.newest.id
    )
    assert answer.status_code == 404
    assert "No such passage was left out of this article." in answer.text
    assert text_shown(answer.text) == TEXT


def test_a_passage_of_another_revision_is_refused(desk, editor):
    article = take_in(desk, [passage(FRAME, LeftOutWhy.FRAME)])
    answer = editor.post(f"/articles/{article.id}/left-out", passage="0-3", revision="1")
    assert answer.status_code == 409
    assert "The article has a newer revision" in answer.text
    assert text_shown(answer.text) == TEXT


def test_a_passage_too_long_for_a_claim_has_no_button(desk, editor):
    text = "so " * WORDING_MAX + TEXT
    long = LeftOut(0, 2 * WORDING_MAX, text[: 2 * WORDING_MAX], LeftOutWhy.OPINION)
    page = editor.get(f"/articles/{take_in(desk, [long], text=text).id}").text
    assert "Opinion" in page
    assert 'name="passage"' not in page


def test_a_viewer_reads_what_was_left_out_and_takes_up_nothing(app, desk):
    article = take_in(desk, [passage(FRAME, LeftOutWhy.FRAME)])
    page = Person(app, Role.VIEWER).get(f"/articles/{article.id}").text
    assert "Only introduces another claim" in page
    assert 'name="passage"' not in page


def test_a_crowded_article_is_read_in_parts_none_of_them_heavy(desk, editor):
    lines, left = [], []
    for number in range(400):
        opinion = f"Ward {number} looks dull from every side one may choose to come from."
        lines.append(f"Ward {number} has {number * 37} houses, and it spent {number} crowns.")
        lines.append(opinion)
        left.append(opinion)
    text = " ".join(lines)
    found, start = [], 0
    for number in range(400):
        for quote in (f"Ward {number} has {number * 37} houses", f"it spent {number} crowns"):
            start = text.index(quote, start)
            found.append(candidate(text, quote))
    passages = [passage(each, LeftOutWhy.OPINION, text) for each in left]
    article = take_in(desk, passages, text=text, quotes=[each.quote for each in found])
    address, shown, listed, heaviest = f"/articles/{article.id}", [], 0, 0
    while address:
        answer = editor.get(address)
        shown.append(text_shown(answer.text))
        listed += len(re.findall(r'id="left-\d+"', answer.text))
        heaviest = max(heaviest, len(answer.data))
        older = re.search(r'href="([^"]*)" rel="next"', answer.text)
        address = unescape(older[1]) if older else ""
    assert "".join(shown) == text
    assert listed >= len(passages)
    assert heaviest < 140_000


def test_a_part_ends_where_too_much_is_marked_but_is_never_tiny():
    text = "one two three. " * 100
    crowd = [(300, 3)] * 500
    first = article_page.page_of(text, 0, crowd)
    assert first.end >= article_page.LEAST_CHARS // 2
    assert first.end <= 300
    assert text[: first.end].endswith(". ")
    second = article_page.page_of(text, first.end, crowd)
    assert second.end - second.start >= article_page.LEAST_CHARS // 2
