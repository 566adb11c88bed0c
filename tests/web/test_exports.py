"""The exports page: it shows what the file will hold, and the file is sent while others work."""

import csv
import io
import json
import re

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, Desk, candidate
from tests.person import Person
from tests.web.downloads import download
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimStatus
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.exports.check import check_claim_review
from workbench.exports.jsonl import read_jsonl
from workbench.models import HistoryOpening, db
from workbench.services import articles, exports, publications, queue
from workbench.services.articles import Proposals
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction

FORMATS = {
    "csv": ("text/csv", "claims-2026-03-02.csv"),
    "jsonl": ("application/jsonl", "claims-2026-03-02.jsonl"),
    "claim_review": ("application/ld+json", "claim-reviews-2026-03-02.json"),
}


@pytest.fixture
def viewer(app):
    return Person(app, Role.VIEWER)


@pytest.fixture
def claims(desk):
    """Two published claims, one withdrawn, and the proposals beside them."""
    out = [desk.published(), desk.published()]
    gone = desk.published()
    with transaction():
        publications.withdraw(gone, "The log was of another harbour.", actor=desk.reviewer)
    return out


def unnamed_claimant(desk):
    text = "The council says it is for the first time in 12 years."
    found = [candidate(text, FIRST, claimant="The council")]
    with transaction():
        made = articles.take_in(
            ArticleDraft(title="Ferry", text=text), Proposals(found, "test 1"), actor=desk.editor
        )
    return desk.published(desk.judged(desk.accepted(articles.spans_of(made.newest)[0].claim)))


def notes():
    db.session.rollback()
    query = sa.select(sa.func.count()).where(HistoryOpening.event_name == Event.EXPORT_MADE.value)
    return db.session.scalar(query)


def test_the_page_says_how_many_claims_each_file_holds(viewer, claims):
    page = viewer.get("/exports/").text
    assert '<h2 id="files" tabindex="-1">6 claims</h2>' in page
    assert "3 claims of this filter are not published and are left out." in page
    assert "1 claim of this filter is withdrawn and is left out." in page
    for name in ("CSV", "JSON Lines", "ClaimReview"):
        assert f"Download {name}" in page


def test_the_filter_on_the_page_is_the_filter_of_the_file(viewer, claims):
    page = viewer.get("/exports/?status=published&kind=quantity&q=years&holder=nobody&sort=newest")
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    del hidden["csrf_token"]
    assert hidden == {
        "status": "published",
        "kind": "quantity",
        "q": "years",
        "holder": "nobody",
        "sort": "newest",
    }


def test_a_filter_by_findings_is_seen_and_kept(viewer, claims):
    page = viewer.get("/exports/?finding=open&status=all").text
    assert 'name="finding" value="open" checked' in page
    assert "No claim fits" in page
    assert 'name="finding" value="open" checked' not in viewer.get("/exports/").text


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_sent_with_its_name_and_type(viewer, claims, form):
    answer = download(viewer, format=form, status="published")
    media_type, name = FORMATS[form]
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert notes() == 1


def test_each_format_holds_the_filter_s_claims(viewer, claims):
    shown = list(queue.ids_of(QueueFilter(statuses=(ClaimStatus.PUBLISHED,))))
    assert set(shown) == {each.id for each in claims}
    text = {form: download(viewer, format=form, status="published").text for form in FORMATS}
    rows = csv.DictReader(io.StringIO(text["csv"], newline=""))
    assert [int(row["claim_id"]) for row in rows] == shown
    assert [each.claim_id for each in read_jsonl(text["jsonl"].splitlines())] == shown
    documents = json.loads(text["claim_review"])
    assert [int(each["url"].rpartition("/")[2]) for each in documents] == shown
    assert [check_claim_review(each) for each in documents] == [[], []]


def test_problems_are_named_and_nothing_is_written(viewer, desk, claims):
    faulty = unnamed_claimant(desk)
    answer = download(viewer, format="claim_review")
    assert answer.status_code == 422
    assert "No file was written" in answer.text
    assert f'href="/claims/{faulty.id}"' in answer.text
    assert "<code>itemReviewed.author</code>" in answer.text
    assert "Say whether the claimant “The council” is a person or an organization." in answer.text
    assert notes() == 0
    assert download(viewer, format="csv").status_code == 200


def test_the_page_names_problems_before_anybody_exports(viewer, desk):
    faulty = unnamed_claimant(desk)
    page = viewer.get("/exports/").text
    assert "1 of the published needs mending first." in page
    assert f'href="/claims/{faulty.id}"' in page
    assert "itemReviewed" not in viewer.get("/exports/?status=proposed").text


def test_what_was_not_looked_at_yet_is_said(viewer, claims, monkeypatch):
    monkeypatch.setattr("workbench.web.exports.CHECKED_AT_MOST", 1)
    assert "1 more is looked at when you export." in viewer.get("/exports/").text


def test_nothing_is_exported_without_the_form_s_token(viewer, claims):
    assert viewer.client.post("/exports/download", data={"format": "csv"}).status_code == 400
    assert viewer.get("/exports/download?format=csv").status_code == 405
    assert notes() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "xlsx"},
        {},
        {"format": "csv", "article": "9" * 40},
        {"format": "csv", "kind": "x"},
    ],
)
def test_what_the_page_does_not_offer_is_refused(viewer, claims, fields):
    assert download(viewer, **fields).status_code == 422
    assert notes() == 0


@pytest.mark.parametrize("query", ["article=٤٢", "status=%00x", "q=" + "x" * 301, "holder=%F0%9F"])
def test_a_filter_that_cannot_be_is_refused_with_a_sentence(viewer, query):
    assert viewer.get(f"/exports/?{query}").status_code == 422


def test_an_empty_filter_says_so(viewer, claims):
    page = viewer.get("/exports/?q=zeppelin").text
    assert "No claim fits" in page
    assert "Download" not in page


def test_a_file_is_sent_in_pieces_after_the_page_is_done_while_others_write(app, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 2)
    monkeypatch.setattr("workbench.web.exports.PIECE_CHARS", 1)
    with app.app_context():
        desk = Desk()
        shown = {claim for _ in range(5) for claim in _ids(desk.make_article())}
    viewer = Person(app, Role.VIEWER)
    viewer.get("/exports/")
    # Outside the test's own context, as a server would: nothing but the answer holds it open.
    answer = viewer.client.post(
        "/exports/download", data={"csrf_token": viewer.token, "format": "jsonl"}
    )
    pieces = iter(answer.response)
    start = [next(pieces) for _ in range(3)]
    with app.app_context():
        Desk().published()
    lines = b"".join([*start, *pieces]).decode().splitlines()
    numbers = [each.claim_id for each in read_jsonl(lines)]
    assert len(numbers) == len(set(numbers))
    assert shown <= set(numbers)


def _ids(article):
    return [span.claim.id for span in articles.spans_of(article.newest)]


def test_a_reader_who_leaves_early_leaves_nothing_open(app, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    monkeypatch.setattr("workbench.web.exports.PIECE_CHARS", 1)
    with app.app_context():
        desk = Desk()
        desk.make_article()
    viewer = Person(app, Role.VIEWER)
    viewer.get("/exports/")
    answer = viewer.client.post(
        "/exports/download", data={"csrf_token": viewer.token, "format": "csv"}
    )
    next(iter(answer.response))
    answer.close()
    with app.app_context():
        assert db.engine.pool.checkedout() == 0
