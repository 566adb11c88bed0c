"""The reading view: text cut where claims begin and end, long articles in pages."""

import re
from collections import Counter
from html import unescape
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import candidate
from tests.person import Person
from tests.plans import asked, plan_of_last
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import CLOSED, ClaimStatus
from workbench.domain.editors import Role
from workbench.models import db
from workbench.services import articles
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction
from workbench.web import article_page, article_view
from workbench.web.article_page import page_of
from workbench.web.reading import segments_of

TEXT = "abcdefghij" * 6
SPANS = st.lists(
    st.tuples(st.integers(0, 59), st.integers(1, 20), st.sampled_from(ClaimStatus)), max_size=12
)


def spans(found):
    return [
        SimpleNamespace(
            claim_id=number,
            start_char=start,
            end_char=min(start + length, len(TEXT)),
            claim=SimpleNamespace(status=status),
        )
        for number, (start, length, status) in enumerate(found)
    ]


@given(SPANS, st.integers(0, 59), st.integers(1, 60))
def test_segments_join_to_the_text_and_name_what_covers_them(app, found, start, length):
    appearances = spans(found)
    end = min(start + length, len(TEXT))
    with app.test_request_context():
        segments = segments_of(TEXT, appearances, start=start, end=end)
    assert "".join(each.text for each in segments) == TEXT[start:end]
    left, begun = start, Counter()
    for segment in segments:
        right = left + len(segment.text)
        covering = [
            each
            for each in appearances
            if each.claim.status not in CLOSED and each.start_char < right and each.end_char > left
        ]
        covering.sort(key=lambda each: (each.start_char, -each.end_char))
        assert [each.id for each in segment.claims] == [each.claim_id for each in covering]
        assert all(each.start_char <= left and each.end_char >= right for each in covering)
        begun.update(each.id for each in segment.claims if each.starts)
        left = right
    assert begun == {
        each.claim_id: 1
        for each in appearances
        if each.claim.status not in CLOSED and start <= each.start_char < end
    }


class Counted:
    """An appearance that counts how often it is looked at."""

    looks = 0

    def __init__(self, number):
        self.claim_id = number
        self.claim = SimpleNamespace(status=ClaimStatus.PROPOSED)

    @property
    def start_char(self):
        Counted.looks += 1
        return self.claim_id * 10

    @property
    def end_char(self):
        Counted.looks += 1
        return self.claim_id * 10 + 7


def test_twice_the_claims_are_twice_the_work(app):
    looks = []
    for number in (100, 200):
        Counted.looks = 0
        with app.test_request_context():
            segments_of("x" * 2_000, [Counted(each) for each in range(number)])
        looks.append(Counted.looks)
    assert looks[1] == 2 * looks[0]


@given(st.text("ab \n", max_size=120) | st.integers(0, 120).map("a".__mul__), st.integers(0, 200))
def test_parts_join_to_the_text_and_hold_what_is_asked_for(text, at):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_page, "PAGE_CHARS", 20)
        parts = [page_of(text, 0)]
        while parts[-1].after is not None:
            parts.append(page_of(text, parts[-1].after))
        asked_for = page_of(text, at)
    assert "".join(text[each.start : each.end] for each in parts) == text
    assert all(each.end - each.start <= 20 for each in parts)
    assert [each.before for each in parts] == [None, *(each.start for each in parts[:-1])]
    assert [(each.number, each.count) for each in parts] == [
        (number, len(parts)) for number in range(1, len(parts) + 1)
    ]
    assert asked_for in parts
    assert asked_for.start <= at < asked_for.end or asked_for.after is None


def test_a_part_ends_at_a_line_where_there_is_one(monkeypatch):
    monkeypatch.setattr(article_page, "PAGE_CHARS", 20)
    assert page_of("a line of 15 ch\nand more words here", 0).end == 16
    assert page_of("words and words and words", 0).end == 20
    assert page_of("w" * 50, 0).end == 20


LINES = [f"Pier {number} cost {number} crowns." for number in range(60)]


def take_in(desk, lines=LINES):
    text = "\n".join(lines)
    found = [candidate(text, each) for each in lines]
    with transaction():
        draft = ArticleDraft(title="Piers", text=text)
        return articles.take_in(draft, Proposals(found, "test 1"), actor=desk.editor)


def text_shown(page):
    body = re.search(r"data-article-text[^>]*>(.*?)</div>", page, re.DOTALL)[1]
    return unescape(re.sub(r"<[^>]+>", "", body))


def claims_listed(page):
    return [int(each) for each in re.findall(r'id="claim-(\d+)"', page)]


def test_a_long_article_is_read_in_parts_with_the_claims_of_each(app, desk, monkeypatch):
    monkeypatch.setattr(article_page, "PAGE_CHARS", 500)
    article = take_in(desk)
    whole = article.newest.text
    editor = Person(app, Role.EDITOR)
    page = editor.get(f"/articles/{article.id}").text
    parts, listed = [], []
    while True:
        parts.append(text_shown(page))
        listed += claims_listed(page)
        older = re.search(r'href="([^"]*)" rel="next"', page)
        if older is None:
            break
        page = editor.get(unescape(older[1])).text
    assert "".join(parts) == whole
    assert len(parts) > 2
    assert listed == [each.claim_id for each in articles.spans_of(article.newest)]
    assert f"Page {len(parts)} of {len(parts)}" in page
    last = whole.rindex(parts[-1])
    assert f'data-start="{last}"' in page
    assert f"?from={last}#claim-{listed[-1]}" in unescape(page)


@pytest.mark.parametrize("at", ["x", "-1", "9" * 30, "٣", "999999"])
def test_a_part_that_is_not_there_is_the_nearest(app, desk, at):
    article = take_in(desk, LINES[:2])
    answer = Person(app, Role.VIEWER).get(f"/articles/{article.id}?from={at}")
    assert text_shown(answer.text) == article.newest.text


def test_words_marked_in_a_later_part_are_found_there(app, desk, monkeypatch):
    monkeypatch.setattr(article_page, "PAGE_CHARS", 500)
    article = take_in(desk)
    start = article.newest.text.index("59 crowns")
    editor = Person(app, Role.EDITOR)
    page = editor.get(f"/articles/{article.id}?from={start}").text
    address = unescape(re.search(r'action="(/articles/[^"]*/claims[^"]*)"', page)[1])
    answer = editor.post(address, quote="not there")
    assert answer.status_code == 422
    assert text_shown(answer.text) == text_shown(page)
    marks = {"revision": article.newest.id, "start_char": start, "end_char": start + 9}
    assert editor.post(address, quote="59 crowns", **marks).status_code == 303
    db.session.rollback()
    assert "59 crowns" in [each.quote for each in articles.spans_of(article.newest)]


def test_a_claim_s_page_leads_to_its_part_of_the_article(app, desk, monkeypatch):
    monkeypatch.setattr(article_page, "PAGE_CHARS", 500)
    *_, last = articles.spans_of(take_in(desk).newest)
    viewer = Person(app, Role.VIEWER)
    page = viewer.get(f"/claims/{last.claim_id}").text
    address = unescape(re.search(rf'href="([^"]*#span-{last.claim_id})"', page)[1])
    assert f'id="span-{last.claim_id}"' in viewer.get(address).text


def test_a_list_of_claims_ends_and_leads_into_the_queue(app, desk, monkeypatch):
    monkeypatch.setattr(article_view, "LISTED_MAX", 7)
    article = take_in(desk)
    page = Person(app, Role.EDITOR).get(f"/articles/{article.id}").text
    expected = [each.claim_id for each in articles.spans_of(article.newest)]
    assert claims_listed(page) == expected[:7]
    assert '<span class="count">60</span>' in page
    address = unescape(re.search(r'href="(/queue/[^"]*sort=oldest[^"]*)"', page)[1])
    assert f"article={article.id}" in address


@pytest.mark.parametrize("address", ["/articles/{article}", "/claims/{claim}"])
def test_a_page_of_many_claims_takes_as_many_queries_as_one_of_few(app, desk, address):
    viewer = Person(app, Role.VIEWER)
    asked_of = []
    for lines in (LINES[:2], LINES[2:6], LINES[6:]):
        article = take_in(desk, lines)
        first = articles.spans_of(article.newest)[0]
        with asked() as statements:
            viewer.get(address.format(article=article.id, claim=first.claim_id))
        asked_of.append(len(statements))
    assert asked_of[1] == asked_of[2]


def test_what_is_near_a_claim_are_the_nearest_open_claims(desk):
    found = articles.spans_of(take_in(desk).newest)
    here = found[30]
    near = articles.spans_near(here, 4)
    assert [each.claim_id for each in near] == [found[at].claim_id for at in (29, 31, 28, 32)]
    plan = plan_of_last(lambda: articles.spans_near(here, 4))
    assert "ix_appearance_revision" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan


def test_only_the_spans_of_a_window_are_read(desk):
    revision = take_in(desk).newest
    found = articles.spans_of(revision)
    start, end = found[10].start_char + 3, found[12].start_char + 3
    assert articles.spans_of(revision, start=start, end=end) == found[10:13]
