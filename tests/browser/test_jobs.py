"""A long article is taken in, and its page follows the job that reads it, without scripts too."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ArticlePage, DeskPage, SignInPage
from tests.jobs.doing import do_waiting
from workbench.cli._bench_text import make_text
from workbench.domain.editors import Role
from workbench.services import extraction, jobs

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)

TITLE = "Minutes of the harbour board"
TEXT = make_text(2_600)


@pytest.fixture
def long_article(served_app):
    """Read with the pipeline that loads fastest: what is found does not matter here."""
    served_app.config["PIPELINE"] = "blank"
    return TEXT


def newest_job(app):
    with app.app_context():
        return jobs.list_jobs(limit=1)[0].id


def test_the_page_of_a_long_article_follows_its_reading(page, served_app, long_article):
    # Given an editor who takes in a long article
    SignInPage(page).sign_in(Role.EDITOR)
    article = ArticlePage(page)
    article.take_in(long_article, Title=TITLE)
    article.should_say("It waits for its turn.")
    # When a worker reads it
    do_waiting(served_app)
    # Then the page says so by itself, and leads to the claims
    article.should_say("It is done.")
    article.follow("Show what was found")
    expect(page.get_by_role("mark").first).to_be_visible()
    expect(page.get_by_text("This article is being read")).to_have_count(0)


def test_the_page_of_a_job_shows_how_it_ended(page, served_app, long_article, monkeypatch):
    # Given an editor who looks at a job that waits
    SignInPage(page).sign_in(Role.EDITOR)
    article = ArticlePage(page)
    article.take_in(long_article, Title=TITLE)
    article.follow("Look at the job")
    article.should_be("Read an article")
    # When it fails
    with monkeypatch.context() as patched:
        patched.setattr(extraction, "read", lambda *_arguments: 1 / 0)
        do_waiting(served_app)
    # Then the page says why by itself, and offers to try again
    article.should_say("Something failed on our side")
    article.press("Try again")
    article.should_say("The job waits for its turn again.")
    do_waiting(served_app)
    article.should_say("It is done.")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


def test_without_scripts_the_page_is_looked_at_again(new_context, served_app, long_article):
    # Given an editor whose browser runs no scripts
    page = new_context(java_script_enabled=False).new_page()
    SignInPage(page).sign_in(Role.EDITOR)
    article = ArticlePage(page)
    article.take_in(long_article, Title=TITLE)
    job = DeskPage(page)
    job.open(f"/jobs/{newest_job(served_app)}")
    job.should_say("It waits for its turn.")
    # When the job is done and they look again
    do_waiting(served_app)
    job.follow("Look again")
    # Then they see that it is
    job.should_say("It is done.")
    job.follow("Open the article")
    article.should_be(TITLE)


def test_a_job_is_cancelled_on_the_articles_page(page, long_article):
    # Given an editor who took in a long article
    SignInPage(page).sign_in(Role.EDITOR)
    article = ArticlePage(page)
    article.take_in(long_article, Title=TITLE)
    # When they cancel its reading
    article.press("Cancel the job")
    # Then the article is still there, and says what became of it
    article.should_be(TITLE)
    article.should_say("Cancelled by Editor Person.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
