"""The pages of snapshots, and their files as attachments."""

from functools import partial
from io import BytesIO

import pytest

from tests.fetch.web import here, serving
from tests.jobs.doing import do_waiting
from tests.person import Person
from workbench.domain.editors import Role
from workbench.fetch.snapshot import page_at
from workbench.models import Snapshot, db
from workbench.services import snapshots

WORDS = "No ferry sailed from 2014 to 2026, the harbour office says in its log of all sailings."
HOSTILE = (
    "<!doctype html><html><head><script>parent.x=1</script></head><body><article>"
    f"<p>{WORDS}</p><p>Fewer ships called than a year before, yet those that came were larger. The"
    " office expects the fourth quarter to be quieter.</p>"
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; was in the log, too.</p>"
    "</article></body></html>"
)


@pytest.fixture
def editor(app):
    return Person(app, Role.EDITOR)


@pytest.fixture
def site(app):
    with serving() as running:
        take = partial(page_at, resolve=here, policy=running.policy)
        app.extensions[snapshots.FETCH_PAGE] = take
        yield running


def attach(desk, editor, **fields):
    """Attach evidence through the form; return the number of its source."""
    claim = desk.make_claim().id
    form = {"title": "Harbour log", "stance": "supports", "passage": "No ferry sailed"} | fields
    data = {f"evidence-{name}": value for name, value in form.items()} | {"evidence-rev": 0}
    answer = editor.send(
        f"/claims/{claim}/evidence/new",
        data=data | {"csrf_token": editor.token},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.text
    return claim


def snapshot_of(app):
    with app.app_context():
        return db.session.query(Snapshot).order_by(Snapshot.id.desc()).first().id


def test_attaching_an_address_takes_a_snapshot_that_the_source_shows(app, desk, editor, site):
    attach(desk, editor, url=site.page("/log", HOSTILE.encode(), Content_Type="text/html"))
    assert do_waiting(app) == 1
    number = snapshot_of(app)
    with app.app_context():
        source = db.session.get(Snapshot, number).source_id
    page = editor.get(f"/sources/{source}").text
    assert f"/sources/snapshots/{number}" in page
    assert "kept" in page
    shown = editor.get(f"/sources/snapshots/{number}").text
    assert WORDS in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown
    assert "took a snapshot of the source" in editor.get("/history/").text


def test_an_uploaded_file_becomes_a_snapshot(app, desk, editor):
    attach(desk, editor, file=(BytesIO(WORDS.encode()), "log.txt"))
    assert do_waiting(app) == 1
    assert WORDS in editor.get(f"/sources/snapshots/{snapshot_of(app)}").text


@pytest.mark.parametrize("which", ["file", "warc"])
def test_files_of_a_snapshot_are_attachments_from_which_nothing_runs(
    app, desk, editor, site, which
):
    attach(desk, editor, url=site.page("/log", HOSTILE.encode(), Content_Type="text/html"))
    do_waiting(app)
    answer = editor.get(f"/sources/snapshots/{snapshot_of(app)}/{which}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/octet-stream"
    if which == "file":
        assert answer.data == HOSTILE.encode()


def test_a_failed_attempt_says_why_and_offers_another(app, desk, editor, site):
    attach(desk, editor, url=site.page("/log", b"", status=410))
    do_waiting(app)
    number = snapshot_of(app)
    with app.app_context():
        source = db.session.get(Snapshot, number).source_id
    page = editor.get(f"/sources/{source}").text
    assert page.count("the page has been taken down") >= 2
    assert "Try again" in page
    assert "It failed" in editor.get(f"/sources/snapshots/{number}").text
    assert editor.get(f"/sources/snapshots/{number}/file").status_code == 404
    assert editor.get(f"/sources/snapshots/{number}/warc").status_code == 404


def test_a_snapshot_is_taken_again_on_demand(app, desk, editor, site):
    url = site.page("/log", HOSTILE.encode(), Content_Type="text/html")
    source = desk.make_evidence(desk.make_claim(), url=url).source_id
    assert "No snapshot has been taken yet" in editor.get(f"/sources/{source}").text
    answer = editor.post(f"/sources/{source}/snapshots")
    assert answer.status_code == 303
    assert "It waits for its turn" in editor.get(f"/sources/{source}").text
    do_waiting(app)
    assert WORDS in editor.get(f"/sources/snapshots/{snapshot_of(app)}").text


def test_a_source_without_a_file_is_asked_for_none(desk, editor):
    source = desk.make_evidence(desk.make_claim()).source_id
    answer = editor.post(f"/sources/{source}/snapshots", way="file")
    assert answer.status_code == 422
    assert "no file" in answer.text


def test_an_address_that_is_given_later_is_fetched(app, desk, editor, site):
    source = desk.make_evidence(desk.make_claim(), url="").source_id
    url = site.page("/log", HOSTILE.encode(), Content_Type="text/html")
    form = {"title": "Log", "publisher": "", "url": url, "published_on": "", "rev": 1}
    answer = editor.post(f"/sources/{source}/edit", **form, source_class="", naming="")
    assert answer.status_code == 303
    assert do_waiting(app) == 1
    assert WORDS in editor.get(f"/sources/snapshots/{snapshot_of(app)}").text


@pytest.mark.parametrize("start", ["x", "9" * 30, "-1", "500000"])
def test_a_long_text_is_read_in_pages(app, desk, editor, start):
    text = "\n\n".join(f"Line {each}: {WORDS}" for each in range(1_200))
    attach(desk, editor, file=(BytesIO(text.encode()), "log.txt"))
    do_waiting(app)
    path = f"/sources/snapshots/{snapshot_of(app)}"
    assert "Line 1:" in editor.get(path).text
    assert "Line 1199:" not in editor.get(path).text
    assert editor.get(f"{path}?from={start}").status_code == 200
