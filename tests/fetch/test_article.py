from datetime import date

import pytest

from tests.fetch.files import PARAGRAPHS, make_page, make_pdf, make_word
from tests.fetch.web import here
from workbench.domain.articles import NAME_MAX, TITLE_MAX, digest_of
from workbench.domain.errors import (
    FetchError,
    FetchRefusedError,
    TooLargeError,
    UnreadableFileError,
)
from workbench.fetch.article import article_from_file, article_from_url

HEAD = (
    "<title>The harbour</title>"
    '<meta name="author" content="Ada Byrne">'
    '<meta property="og:site_name" content="Westhaven Post">'
    '<meta property="article:published_time" content="2024-05-03T10:00:00+01:00">'
)
HTML = "text/html; charset=utf-8"


def take(site, url):
    return article_from_url(url, resolve=here, policy=site.policy)


def test_a_page_becomes_an_article_with_all_it_says_of_itself(site):
    site.page("/end", make_page(head=HEAD), Content_Type=HTML)
    article = take(site, site.redirect("/start", "/end"))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.digest == digest_of(article.text)
    assert (article.title, article.author, article.outlet, article.language) == (
        "The harbour",
        "Ada Byrne",
        "Westhaven Post",
        "en",
    )
    assert article.published_on == date(2024, 5, 3)
    assert article.source_url == site.url("/end")


def test_a_page_that_says_nothing_gets_its_host_and_its_first_line(site):
    url = site.page("/", make_page(), Content_Type=HTML).replace("desk.", "www.desk.")
    article = take(site, url)
    assert article.outlet == "desk.example.org"
    assert article.title == PARAGRAPHS[0]
    assert article.published_on is None


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"The quay is new.", "text/plain"),
        (make_word("The quay is new."), "application/octet-stream"),
        (make_pdf(["The quay is new."]), "application/pdf"),
        (make_pdf(["The quay is new."]), ""),
    ],
)
def test_other_forms_are_read_from_the_web_too(site, body, content_type):
    article = take(site, site.page("/files/report.php", body, Content_Type=content_type))
    assert article.text == "The quay is new."


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "status 401: it wants a sign-in"),
        (403, "status 403: it does not let the workbench in"),
        (404, "status 404: there is no such page"),
        (451, "status 451: it may not show"),
        (500, "status 500. Check"),
        (599, "status 599. Check"),
        (304, "status 304. Check"),
    ],
)
def test_a_site_that_refuses_is_quoted_with_its_status(site, status, words):
    url = site.page("/", b"" if status == 304 else make_page(), status, Content_Type=HTML)
    with pytest.raises(FetchError) as caught:
        take(site, url)
    assert words in caught.value.sentence
    assert caught.value.field == "url"


def test_a_page_behind_a_sign_in_is_said_so(site):
    url = site.page("/", make_page(("Sign in to read on.",)), Content_Type=HTML)
    with pytest.raises(UnreadableFileError, match="may want a sign-in") as caught:
        take(site, url)
    assert caught.value.field == "url"


def test_an_empty_answer_and_a_picture_are_said_so(site):
    with pytest.raises(FetchError, match="empty page"):
        take(site, site.page("/", b"", Content_Type=HTML))
    picture = site.page("/p", b"\x89PNG\r\n\x1a\n", Content_Type="image/png")
    with pytest.raises(UnreadableFileError, match="a picture"):
        take(site, picture)


def test_a_text_too_long_for_an_article_is_said_so(site):
    url = site.page("/", b"word " * 500_000, Content_Type="text/plain")
    with pytest.raises(TooLargeError) as caught:
        take(site, url)
    assert caught.value.field == "url"


def test_an_address_inside_is_refused():
    with pytest.raises(FetchRefusedError):
        article_from_url("http://169.254.169.254/latest/meta-data/")


def test_a_file_becomes_an_article_titled_by_its_own_words():
    data = make_word("The quay is new.", title="", author="Ada Byrne")
    article = article_from_file(data, "folder/quay.docx", at_most=1_000_000)
    assert (article.title, article.author) == ("The quay is new.", "Ada Byrne")
    assert (article.source_url, article.outlet, article.language) == ("", "", "en")


def test_what_a_file_says_of_itself_is_cut_to_what_a_record_holds():
    front = f"---\ntitle: {'t' * 600}\nauthor: {'a' * 400}\noutlet: {'o' * 400}\n---\nText."
    article = article_from_file(front.encode(), "a.md", at_most=1_000_000)
    assert (len(article.title), len(article.author), len(article.outlet)) == (
        TITLE_MAX,
        NAME_MAX,
        NAME_MAX,
    )


def test_a_language_tag_is_shortened_to_its_language():
    article = article_from_file(
        b"---\nlang: de-AT\n---\nDer Kai ist neu.", "a.md", at_most=1_000_000
    )
    assert article.language == "de"
