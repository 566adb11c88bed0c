"""The pages of sources."""

import pytest

from tests.person import Person
from workbench.domain.editors import Role
from workbench.models import Source, db


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


@pytest.fixture
def source(desk):
    return desk.make_evidence(desk.make_claim()).source.id


FIELDS = {"title": "Harbour log", "publisher": "", "url": "", "published_on": ""}


def test_the_list_finds_a_source_and_says_what_nobody_said(editor, source):
    page = editor.get("/sources/?q=harbour").text
    assert f"/sources/{source}" in page
    assert "not said yet" in page
    assert "No source fits" in editor.get("/sources/?q=unheard").text
    assert "No source fits" in editor.get("/sources/?of=wire").text


@pytest.mark.parametrize(
    "query", ["of=%FF", "of=nothing", "before=x", "before=" + "9" * 30, "q=%00"]
)
def test_a_strange_query_is_no_error(editor, source, query):
    assert editor.get(f"/sources/?{query}").status_code == 200


def test_a_source_is_edited_and_its_page_tells_it(app, editor, source):
    answer = editor.post(
        f"/sources/{source}/edit",
        **FIELDS,
        source_class="document",
        naming="anonymous",
        unnamed_reason="The clerk would lose her post.",
        interests="Works for the port.",
        rev=1,
    )
    assert answer.status_code == 303
    page = editor.get(answer.location).text
    for words in ("Source saved.", "document: ", "stays anonymous", "lose her post", "the port."):
        assert words in page
    assert "changed what is said of the source" in editor.get("/history/").text


def test_an_anonymous_source_without_a_reason_is_sent_back_with_what_was_typed(editor, source):
    answer = editor.post(
        f"/sources/{source}/edit", **FIELDS, source_class="wire", naming="anonymous", rev=1
    )
    assert answer.status_code == 422
    assert "Say why the source stays anonymous" in answer.text
    assert "Harbour log" in answer.text


def test_a_form_that_somebody_overtook_shows_both_versions(app, editor, source):
    form = FIELDS | {"source_class": "wire", "naming": "", "rev": 1}
    assert editor.post(f"/sources/{source}/edit", **form).status_code == 303
    answer = Person(app, Role.REVIEWER).post(
        f"/sources/{source}/edit", **(form | {"title": "My log", "source_class": "media"})
    )
    assert answer.status_code == 409
    assert "My log" in answer.text
    assert "wire" in answer.text
    with app.app_context():
        assert db.session.get(Source, source).title == "Harbour log"


def test_a_reader_sees_sources_and_changes_none(app, source):
    viewer = Person(app, Role.VIEWER)
    page = viewer.get(f"/sources/{source}")
    assert page.status_code == 200
    assert f"/sources/{source}/edit" not in page.text
    assert viewer.get(f"/sources/{source}/edit").status_code == 403


def test_readers_of_a_verdict_see_that_a_source_is_anonymous(desk, editor, client):
    claim = desk.make_claim()
    number = desk.make_evidence(claim).source_id
    editor.post(
        f"/sources/{number}/edit",
        **FIELDS,
        source_class="interview",
        naming="anonymous",
        unnamed_reason="The clerk would lose her post.",
        rev=1,
    )
    desk.published(desk.judged(claim))
    page = client.get(f"/verdicts/{claim.id}").text
    assert "Interview, anonymous: The clerk would lose her post." in page
