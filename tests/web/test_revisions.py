"""Pages of an article's revisions: adding a newer text, what changed, and who has seen it."""

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, SPENT, TEXT, candidate
from tests.person import Person
from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Role
from workbench.models import AppearanceChange, Article, ArticleRevision, Claim, db
from workbench.services import articles, reading_jobs, revisions
from workbench.services.articles import FETCH_ARTICLE, Proposals
from workbench.services.transaction import transaction

ADDRESS = "https://news.example.org/ferry"
COST = "The council says it spent 4.2 million crowns on the pier."
NEWER = TEXT.replace("4.2", "5.1")


@pytest.fixture
def article(desk):
    draft = ArticleDraft(title="Ferry line reopens", text=TEXT, source_url=ADDRESS)
    found = Proposals([candidate(TEXT, each) for each in (FIRST, SPENT)], "test 1")
    with transaction():
        made = articles.take_in(draft, found, actor=desk.editor)
    return made.id


def claims():
    return db.session.scalars(sa.select(Claim).order_by(Claim.id)).all()


def numbers():
    db.session.rollback()
    query = sa.select(ArticleRevision.number).order_by(ArticleRevision.id)
    return db.session.scalars(query).all()


def add(editor, article, text=NEWER, **fields):
    page = editor.get(f"/articles/{article}/revisions/new")
    assert page.status_code == 200
    answer = editor.post(f"/articles/{article}/revisions/new", text=text, after=1, **fields)
    db.session.rollback()
    return answer


def test_a_newer_text_is_added_and_what_changed_is_shown(editor, article):
    answer = add(editor, article)
    assert (answer.status_code, numbers()) == (303, [1, 2])
    assert answer.location == f"/articles/{article}/revisions/2/changes"
    page = editor.get(answer.location).text
    assert "<del> 4.2 </del><ins> 5.1 </ins>" in page
    assert f"<del>{SPENT}</del>" in page
    assert f"<ins>{SPENT.replace('4.2', '5.1')}</ins>" in page
    assert "1 kept, 1 changed" in page


def test_the_same_text_is_said_to_be_the_same(editor, article):
    answer = add(editor, article, TEXT.replace("\n", "\r\n"))
    assert (answer.status_code, answer.location) == (303, f"/articles/{article}")
    assert numbers() == [1]
    assert "reads exactly so already" in editor.get(answer.location).text


def test_two_editors_who_add_at_once_do_not_overtake_each_other(editor, article):
    add(editor, article)
    answer = editor.post(f"/articles/{article}/revisions/new", text="A third text.", after=1)
    assert (answer.status_code, numbers()) == (409, [1, 2])
    assert "A third text." in answer.text
    assert "added a newer text meanwhile" in answer.text


def test_an_empty_text_and_another_articles_text_are_refused(editor, article, desk):
    assert add(editor, article, " \n").status_code == 422
    other = desk.make_article(text="Quite another text, in English words.", quotes=())
    answer = add(editor, article, other.newest.text)
    assert answer.status_code == 409
    assert f'href="/articles/{other.id}"' in answer.text


def test_the_address_is_fetched_again(editor, article, app):
    asked = []

    def fetch(url):
        asked.append(url)
        return ArticleDraft(title="Another headline", text=NEWER, source_url=url)

    app.extensions[FETCH_ARTICLE] = fetch
    page = editor.get(f"/articles/{article}/revisions/new?by=address").text
    assert f'value="{ADDRESS}"' in page
    where = f"/articles/{article}/revisions/new?by=address"
    assert editor.post(where, url=ADDRESS, after=1).status_code == 303
    assert (asked, numbers()) == ([ADDRESS], [1, 2])
    assert db.session.get_one(Article, article).title == "Ferry line reopens"
    assert "fetched from its address" in editor.get(f"/articles/{article}").text


def test_taking_in_a_known_address_again_leads_to_a_newer_text(editor, article):
    typed = {"title": "Ferry", "text": NEWER, "source_url": ADDRESS}
    answer = editor.post("/articles/new?by=paste", **typed)
    assert (answer.status_code, numbers()) == (409, [1])
    onward = f"/articles/{article}/revisions/new?by=paste"
    assert f'formaction="{onward}"' in answer.text
    assert NEWER.splitlines()[-1] in answer.text
    assert editor.post(onward, **typed).status_code == 303
    assert numbers() == [1, 2]


def test_a_text_from_a_known_address_can_be_an_article_of_its_own(editor, article):
    typed = {"title": "Ferry", "text": NEWER, "source_url": ADDRESS, "own": "yes"}
    assert editor.post("/articles/new?by=paste", **typed).status_code == 303
    assert numbers() == [1, 1]


def test_a_claim_with_a_verdict_says_that_its_article_changed_until_it_is_seen(
    editor, article, desk
):
    claim = desk.signed(desk.judged(desk.accepted(claims()[1]))).id
    assert "claim with a verdict read differently now" not in add(editor, article).text
    page = editor.get(f"/claims/{claim}").text
    assert "The article changed here" in page
    assert "The verdict stands" in page
    queue = editor.get("/queue/?status=all").text
    assert "The article changed at 1 claim with a verdict" in queue
    assert "its article changed" in editor.get("/queue/?status=all&change=unseen").text
    reviewer = Person(editor.client.application, Role.REVIEWER)
    before = reviewer.get(f"/claims/{claim}/publish").text
    assert "The article reads differently by now" in before
    answer = editor.post(f"/articles/changes/of-claim/{claim}/seen")
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim}")
    assert "The article changed here" not in editor.get(f"/claims/{claim}").text
    assert "No claim fits" in editor.get("/queue/?status=all&change=unseen").text
    assert "saw that the article changed" in editor.get(f"/history/claims/{claim}").text


def test_what_was_not_surely_found_is_placed_by_an_editor(editor, article):
    twice = f"As said before, in other words. {COST}\n\nOnce more it is this. {COST}\n\n"
    add(editor, article, twice + TEXT.replace(f" {COST}", ""))
    [change] = db.session.scalars(sa.select(AppearanceChange)).all()
    claim, start = change.claim_id, change.places[0][0]
    page = editor.get(f"/claims/{claim}").text
    assert page.count("It is here") == len(change.places) == 2
    assert editor.post(f"/articles/changes/{change.id}/place", start_char="1").status_code == 422
    answer = editor.post(f"/articles/changes/{change.id}/place", start_char=start)
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim}")
    assert "It is here" not in editor.get(f"/claims/{claim}").text


def test_an_earlier_revision_can_be_read_with_its_claims(editor, article):
    add(editor, article)
    page = editor.get(f"/articles/{article}/revisions/1").text
    assert "This is an earlier text" in page
    assert f'id="span-{claims()[1].id}"' in page
    assert "4.2" in page
    newest = editor.get(f"/articles/{article}").text
    assert "shown here" in newest
    assert f"/articles/{article}/revisions/1" in newest


@pytest.mark.parametrize("path", ["/revisions/9", "/revisions/9/changes", "/revisions/0"])
def test_a_revision_that_is_not_there_is_no_page(editor, article, path):
    assert editor.get(f"/articles/{article}{path}").status_code == 404


@pytest.mark.parametrize("query", ["since=1", "since=2", "since=99999999999999999999", "skip=900"])
def test_any_two_revisions_can_be_compared(editor, article, query):
    add(editor, article)
    answer = editor.get(f"/articles/{article}/revisions/2/changes?{query}")
    # A number that no record can have is none: the revision before is meant.
    assert answer.status_code == 200


def test_a_long_newer_text_is_read_in_the_background(editor, article):
    long = NEWER + "\n\nThe board met on Monday." * 1_000
    answer = add(editor, article, long)
    assert (answer.status_code, numbers()) == (303, [1, 2])
    db.session.rollback()
    job = reading_jobs.find_reading_job(article)
    assert job is not None
    newest = db.session.get_one(Article, article).newest
    assert job.arguments == {"revision": newest.id}
    assert len(articles.spans_of(newest)) == 2


def test_hostile_words_are_only_shown(editor, article):
    add(editor, article, NEWER.replace("pier", "<script>alert(1)</script>"))
    for path in ("revisions/2/changes", "revisions/2"):
        assert "<script>alert" not in editor.get(f"/articles/{article}/{path}").text


def test_a_reader_sees_but_does_not_decide(app, article, desk):
    with transaction():
        made = db.session.get_one(Article, article)
        draft = ArticleDraft(title="F", text=NEWER)
        revisions.add_revision(made, draft, after=1, actor=desk.editor)
    viewer = Person(app, Role.VIEWER)
    page = viewer.get(f"/claims/{claims()[1].id}").text
    assert "The article changed here" in page
    assert ">Seen<" not in page
    assert viewer.get(f"/articles/{article}/revisions/2/changes").status_code == 200
