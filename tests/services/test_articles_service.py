"""Articles: taken in once, their claims where the words stand, their particulars by revision."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import candidate
from workbench.domain.articles import ArticleDraft, digest_of
from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import DuplicateArticleError, NotFoundError, StaleError
from workbench.models import Article, Claim, db
from workbench.services import articles
from workbench.services.articles import ArticleEdit, Proposals
from workbench.services.transaction import transaction
from workbench.services.verify import verify

NOTHING = Proposals([], "test 1")


def take_in(desk, draft, proposals=NOTHING):
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def edited(article, **differences):
    values = {
        name: getattr(article, name)
        for name in ("title", "outlet", "author", "published_on", "source_url", "rev")
    }
    return ArticleEdit(**(values | differences))


def test_an_article_keeps_all_that_is_known_of_it(desk):
    known = {"outlet": "Pier Post", "author": "Ana", "published_on": date(2026, 3, 1)}
    known |= {"source_url": "https://pier.example.org/1"}
    article = take_in(desk, ArticleDraft(title=" Ferry ", text="\n\nIt sailed.\n", **known))
    assert article.title == "Ferry"
    assert {name: getattr(article, name) for name in known} == known
    assert (article.newest.text, article.newest.number) == ("It sailed.", 1)
    assert article.newest.digest == digest_of("It sailed.")
    assert articles.get_article(article.id) is article


@pytest.mark.parametrize("again", ["It sailed.", "\r\nIt sailed.\r\n", "\ufeffIt sailed.\0"])
def test_the_same_text_is_taken_in_once(desk, again):
    first = take_in(desk, ArticleDraft(title="One", text="It sailed."))
    before = verify().checked
    with pytest.raises(DuplicateArticleError, match="as “One”") as raised:
        take_in(desk, ArticleDraft(title="Two", text=again))
    assert raised.value.article_id == first.id
    assert verify().checked == before
    take_in(desk, ArticleDraft(title="Three", text="It sailed!"))


@hypothesis_settings(max_examples=15)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), min_size=1),
        min_size=1,
    ),
    st.data(),
)
def test_each_claim_stands_where_its_words_are(desk, parts, data):
    number = db.session.scalar(sa.select(sa.func.count()).select_from(Article))
    # The number makes each text new, and is padded so that all drawn offsets stay in range.
    draft = ArticleDraft(title="t", text=f"Edition {number:06}: " + "|".join(parts) + "|")
    text = draft.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = candidate(text, text[start:end], start_char=start, end_char=end)
    article = take_in(desk, draft, Proposals([found], "test 1"))
    [span] = articles.spans_of(article.newest)
    assert article.newest.text[span.start_char : span.end_char] == span.quote == text[start:end]
    around = span.prefix + span.quote + span.suffix
    assert article.newest.text[start - len(span.prefix) : end + len(span.suffix)] == around
    assert verify().fault is None


def test_spans_come_in_reading_order_the_outer_before_the_inner(desk):
    text = "One two three four."
    quotes = ["three", "One two three four", "One two", "two"]
    proposals = Proposals([candidate(text, quote) for quote in quotes], "test 1")
    article = take_in(desk, ArticleDraft(title="t", text=text), proposals)
    found = [span.quote for span in articles.spans_of(article.newest)]
    assert found == ["One two three four", "One two", "two", "three"]


def test_worth_and_reasons_are_kept_in_thousandths(desk):
    claim = desk.make_proposal()
    assert (claim.worth_milli, claim.worth) == (600, 0.6)
    [reason] = claim.named_reasons
    assert (reason.predicate, reason.words, reason.share) == ("states a number", "12", 0.3)
    assert claim.status is ClaimStatus.PROPOSED


def test_an_edit_of_an_overtaken_form_changes_nothing_and_shows_theirs(desk):
    article = take_in(desk, ArticleDraft(title="One", text="It sailed."))
    mine = edited(article, title="Mine")
    with transaction():
        articles.edit_article(article, edited(article, title="Theirs"), actor=desk.reviewer)
    before = verify().checked
    with pytest.raises(StaleError) as raised, transaction():
        articles.edit_article(article, mine, actor=desk.editor)
    assert raised.value.theirs["title"] == "Theirs"
    assert (article.title, verify().checked) == ("Theirs", before)


def test_an_edit_that_changes_nothing_leaves_no_entry(desk):
    article = take_in(desk, ArticleDraft(title="One", text="It sailed."))
    before = verify().checked
    with transaction():
        articles.edit_article(article, edited(article), actor=desk.editor)
    assert verify().checked == before


def test_articles_are_listed_newest_first_in_pages(desk):
    made = [take_in(desk, ArticleDraft(title="t", text=f"Text {n}.")).id for n in range(5)]
    first = [each.id for each in articles.list_articles(before=None, limit=3)]
    rest = [each.id for each in articles.list_articles(before=first[-1], limit=3)]
    assert first + rest == made[::-1]


def test_claims_are_counted_by_state(desk):
    claim = desk.make_claim()
    assert articles.counts_by_status([claim.article_id]) == {
        claim.article_id: {ClaimStatus.ACCEPTED: 1, ClaimStatus.PROPOSED: 1}
    }
    assert articles.counts_by_status([]) == {}
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Claim)) == 2


@pytest.mark.parametrize("number", [0, -1, 2**53 - 1, 2**63, 10**30])
def test_an_article_that_is_not_there_is_said_to_be_absent(desk, number):
    with pytest.raises(NotFoundError, match="no such article"):
        articles.get_article(number)
