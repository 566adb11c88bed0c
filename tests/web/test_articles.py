"""Articles in: by paste, file and address; the same text twice; claims marked by hand."""

import re
from datetime import date

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, TEXT
from tests.person import Person
from tests.shared_data import shared_path
from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Role
from workbench.domain.errors import FetchRefusedError
from workbench.models import Appearance, Article, ArticleRevision, Claim, db
from workbench.services.articles import FETCH_ARTICLE
from workbench.services.verify import verify

PASTE = "/articles/new?by=paste"


@pytest.fixture
def editor(app, in_app):
    return Person(app, Role.EDITOR)


def articles():
    db.session.rollback()
    return db.session.scalars(sa.select(Article)).all()


def test_pasted_text_is_kept_with_its_particulars_and_its_claims_proposed(editor):
    answer = editor.post(
        PASTE,
        title="Ferry line reopens",
        text=TEXT.replace("\n", "\r\n"),
        outlet="Harbour Post",
        author="A. Writer",
        published_on="2026-03-02",
        source_url="https://post.example.org/ferry",
    )
    assert answer.status_code == 303
    (article,) = articles()
    assert (article.outlet, article.author) == ("Harbour Post", "A. Writer")
    assert article.published_on == date(2026, 3, 2)
    assert article.newest.text == TEXT
    for appearance in db.session.scalars(sa.select(Appearance)):
        assert TEXT[appearance.start_char : appearance.end_char] == appearance.quote
    assert db.session.scalar(sa.select(sa.func.count(Claim.id))) >= 2
    page = editor.get(answer.location).text
    assert 'class="claim-span' in page
    assert verify().fault is None


def test_the_same_text_twice_is_shown_and_not_doubled(editor):
    first = editor.post(PASTE, title="One", text=TEXT)
    second = editor.post(PASTE, title="Two", text=f"\r\n{TEXT}\n\n")
    assert second.status_code == 409
    assert "This text is here already" in second.text
    assert first.location.partition("?")[0] in second.text
    assert len(articles()) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "T", "text": ""}, "Paste the article’s text."),
        ({"title": "T", "text": " \n \n"}, "has no text"),
        ({"title": "", "text": TEXT}, "Give the article a title."),
        ({"title": "T", "text": TEXT, "published_on": "2026-02-30"}, "Write a day of the calendar"),
        ({"title": "T", "text": TEXT, "source_url": "data:text/html,x"}, "beginning with https"),
        ({"title": "x" * 501, "text": TEXT}, "at most 500 characters"),
        (
            {
                "title": "T",
                "text": "Der Fährverkehr im Hafen ist am Montag zum ersten Mal seit zwölf Jahren"
                " wieder aufgenommen worden, und der Rat hat dafür vier Millionen Kronen"
                " ausgegeben, wie er am Dienstag in einer Mitteilung an die Presse sagte.",
            },
            "German",
        ),
    ],
)
def test_what_cannot_be_taken_in_is_named_and_the_typed_text_kept(editor, fields, sentence):
    answer = editor.post(PASTE, **fields, outlet="Kept outlet")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kept outlet" in answer.text
    assert articles() == []


def test_a_text_beyond_the_limit_is_refused_with_its_length(editor):
    answer = editor.post(PASTE, title="Long", text="word " * 400_001)
    assert answer.status_code == 413
    assert "2,000,0" in answer.text
    assert answer.text.count("word ") > 400_000


def send_parts(editor, path, fields, last):
    """Send a form as a browser does; built here because the client leaves big bodies open."""
    typed = {"csrf_token": editor.token} | fields
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in typed.items()
    )
    body = parts.encode() + last + b"\r\n--b--\r\n"
    return editor.send(path, data=body, content_type="multipart/form-data; boundary=b")


@pytest.mark.parametrize("text", ["\U00010330" * 2_000_001, "x" * 8_000_000], ids=["Gothic", "x"])
def test_a_text_of_the_greatest_length_fits_into_the_form_in_any_script(editor, text):
    page = editor.get(PASTE).text
    assert 'enctype="multipart/form-data"' in page
    assert not re.search(r"<textarea[^>]*maxlength", page)
    last = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + text.encode()
    answer = send_parts(editor, PASTE, {"title": "Long", "outlet": "Kept outlet"}, last)
    assert answer.status_code == 413
    said = f"The article has {len(text):,} characters; at most 2,000,000" in answer.text
    kept = text in answer.text
    assert (said, kept, "Kept outlet" in answer.text) == (True, True, True)


def upload(editor, data, name, **fields):
    last = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return send_parts(editor, "/articles/new?by=file", fields, last.encode() + data)


def test_a_file_is_taken_in_like_pasted_text(editor):
    answer = upload(editor, TEXT.encode(), "ferry.txt")
    assert answer.status_code == 303
    assert articles()[0].newest.text == TEXT


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.txt", "empty"),
        (b"PK\x03\x04rest", "report.pdf", "report.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "scan.png", "scan.png"),
        (b"\x00\x01\x02\x03" * 100, "noise.txt", "holds no text"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_that_names_it(editor, data, name, sentence):
    answer = upload(editor, data, name)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert articles() == []


def test_a_file_above_the_limit_is_refused(editor):
    for number in (21, 50):
        answer = upload(editor, b"x" * number * 1_000_000, "huge.txt", outlet="Kept outlet")
        assert answer.status_code == 413
        assert f"The file has {number}.0 MB; at most 20 MB are taken in." in answer.text
        assert "Kept outlet" in answer.text
    answer = upload(editor, b"x" * 65_000_000, "huge.txt")
    assert answer.status_code == 413
    assert (
        "The desk reads at most 64 MB at once, and takes in files of at most 20 MB." in answer.text
    )


def test_the_limit_on_files_is_the_one_that_is_set(app, editor):
    app.config["UPLOAD_MEGABYTES"] = 1
    answer = upload(editor, b"x" * 1_000_001, "large.txt")
    assert answer.status_code == 413
    assert "at most 1 MB are taken in" in answer.text


def test_an_address_is_fetched_and_its_failure_shown_beside_the_field(app, editor):
    def fetch(url):
        if "inside" in url:
            raise FetchRefusedError("This address leads to a private network.", field="url")
        return ArticleDraft(title="Found", text=TEXT, outlet="Site", source_url=url)

    app.extensions[FETCH_ARTICLE] = fetch
    answer = editor.post("/articles/new?by=address", url="http://inside.example.org/")
    assert answer.status_code == 422
    assert "leads to a private network" in answer.text
    answer = editor.post("/articles/new?by=address", url="https://site.example.org/a", outlet="Me")
    assert answer.status_code == 303
    (article,) = articles()
    assert (article.title, article.outlet) == ("Found", "Me")
    assert article.source_url == "https://site.example.org/a"


def test_words_marked_with_the_mouse_become_a_claim_at_those_characters(editor, desk):
    article = desk.make_article(quotes=())
    text = article.newest.text
    start = text.index("sailed on Monday")
    answer = editor.post(
        f"/articles/{article.id}/claims",
        revision=article.newest.id,
        start_char=start,
        end_char=start + len("sailed on Monday"),
        quote="sailed on Monday",
    )
    assert answer.status_code == 303
    db.session.rollback()
    appearance = db.session.scalars(sa.select(Appearance)).one()
    assert (appearance.start_char, appearance.quote) == (start, "sailed on Monday")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("not in the text", "These words are not in the article."),
        ("the", "occur"),
        ("", "These words are not in the article."),
    ],
)
def test_words_that_cannot_be_found_once_are_refused_and_kept(editor, desk, words, sentence):
    article = desk.make_article(quotes=(FIRST,))
    answer = editor.post(f"/articles/{article.id}/claims", quote=words)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert words in answer.text


def test_particulars_that_were_overtaken_show_both_versions(editor, desk):
    article = desk.make_article()
    fields = {"title": "Theirs", "rev": article.rev}
    assert editor.post(f"/articles/{article.id}/edit", **fields).status_code == 303
    answer = editor.post(f"/articles/{article.id}/edit", **fields | {"title": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in answer.text
    assert "Mine" in answer.text


def test_articles_are_paged_by_key(editor, desk):
    for _ in range(51):
        desk.make_article(quotes=())
    page = editor.get("/articles/").text
    assert page.count("claim-link") == 50
    older = page.partition('href="/articles/?before=')[2].partition('"')[0]
    assert editor.get(f"/articles/?before={older}").text.count("claim-link") == 1


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "٣", "%00"])
def test_a_page_key_that_is_none_shows_the_newest(editor, before):
    assert editor.get(f"/articles/?before={before}").status_code == 200


@pytest.mark.shared
def test_the_two_claims_of_a_real_article_are_spans_of_their_own(editor):
    path = shared_path("claims", "unmarked", "seed_putin_xi.txt")
    answer = upload(editor, path.read_bytes(), path.name)
    assert answer.status_code == 303
    found = db.session.scalars(sa.select(Claim).order_by(Claim.worth_milli.desc())).all()
    upper = [claim.wording for claim in found[: len(found) // 2]]
    assert "their first face-to-face discussions since the start of the conflict" in upper
    assert "spending over 1,000 days at home" in upper
    assert db.session.scalars(sa.select(ArticleRevision)).one().text == path.read_text().strip("\n")


def test_a_transcripts_speakers_are_the_claimants_of_their_turns(editor):
    said = [
        ("Maud Ferrier", "The harbour of Eastport was closed for nine days in 2019."),
        ("Paul Lane", "The council spent 4.2 million crowns on the stones."),
        ("Maud Ferrier", "Nine boats sank in the storm of March."),
    ]
    cues = [
        f"00:0{at}.000 --> 00:0{at}.900\n<v {who}>{words}" for at, (who, words) in enumerate(said)
    ]
    data = "\n\n".join(["WEBVTT", *cues]).encode()
    assert upload(editor, data, "Harbour talk.vtt").status_code == 303
    (article,) = articles()
    assert article.title == "Harbour talk"
    assert article.newest.text == "\n\n".join(f"{who}: {words}" for who, words in said)
    appearances = db.session.scalars(sa.select(Appearance))
    found = {each.quote: each.claim.claimant for each in appearances}
    assert {who for quote, who in found.items() if "boats" in quote} == {"Maud Ferrier"}
    assert {who for quote, who in found.items() if "crowns" in quote} == {"Paul Lane"}


def test_damaged_subtitles_are_answered_with_their_line_and_the_text_is_kept(editor):
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:0x --> nine\nTwo boats."
    answer = editor.post(PASTE, title="Talk", text=text)
    assert answer.status_code == 422
    assert "Line 6: expected is a time code" in answer.text
    assert "Two boats." in answer.text
