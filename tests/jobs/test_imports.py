"""Lists of articles: looked at row by row, then taken in by a job, each row exactly once."""

import json
from contextvars import Context

import pytest

from tests.jobs.doing import do_waiting
from tests.person import Person
from workbench.domain.articles import ArticleDraft, Way
from workbench.domain.editors import Role
from workbench.domain.errors import FetchError
from workbench.domain.imports import RowOutcome
from workbench.domain.jobs import JobKind, JobState
from workbench.exports.csv_tables import read_csv
from workbench.models import Article, Job, db
from workbench.services import articles, files, imports, jobs
from workbench.services.transaction import transaction
from workbench.services.verify import verify

BOATS = "The storm of March sank nine boats in the harbour of Eastport, the council said."
QUAY = "The quay of Eastport reopened in May for the first time in 12 years."
LIST = f"""title,text,published_on,source_url
Boats,"{BOATS}",2026-03-02,https://post.example.org/boats
Quay,"{QUAY}",,
Boats again,"{BOATS}",,
Late,"Four trains were late on Monday in the north of the country.",3 March,
Empty,,,
"""


@pytest.fixture(autouse=True)
def rules_alone(app):
    """Read with the pipeline that loads fastest: what is found does not matter here."""
    app.config["PIPELINE"] = "blank"


def ask(text, desk, ticket="1"):
    kept = files.keep(text.encode(), "list.csv")
    rows = imports.counted(imports.check(imports.open_list(kept.digest))).total()
    with transaction():
        return imports.ask_for(kept.digest, kept.name, ticket=ticket, rows=rows, actor=desk.editor)


def titles():
    db.session.rollback()
    return list(db.session.scalars(db.select(Article.title).order_by(Article.id)))


def outcomes(results):
    return [(each.number, each.outcome.value, each.why) for each in results]


def test_a_look_says_of_each_row_what_would_happen_and_changes_nothing(desk):
    kept = files.keep(LIST.encode(), "list.csv")
    assert outcomes(imports.check(imports.open_list(kept.digest))) == [
        (1, "new", ""),
        (2, "new", ""),
        (3, "same", "The same text as row 1."),
        (4, "bad", "“3 March” is no day; write it like 2022-09-16 in the column published_on."),
        (5, "bad", "The row has neither a text nor an address."),
    ]
    assert titles() == []


def test_each_row_is_taken_in_once_and_reported(app, desk):
    job = ask(LIST, desk)
    assert do_waiting(app) == 1
    assert titles() == ["Boats", "Quay"]
    db.session.refresh(job)
    assert (job.state, job.done, job.whole) == (JobState.DONE, 5, 5)
    assert job.sentence == "5 of 5 rows are done."
    found = list(imports.report(job))
    assert [each.outcome.value for each in found] == ["taken_in", "taken_in", "same", "bad", "bad"]
    assert found[2].article_id == found[0].article_id
    article = db.session.get_one(Article, found[0].article_id)
    assert article.source_url == "https://post.example.org/boats"
    assert article.newest.way is Way.FILE
    assert article.published_on.isoformat() == "2026-03-02"
    assert verify().fault is None


def test_the_same_list_again_finds_every_article_there(app, desk):
    ask(LIST, desk)
    do_waiting(app)
    again = ask(LIST, desk, ticket="2")
    do_waiting(app)
    counts = imports.counted(imports.report(again))
    assert counts == {RowOutcome.SAME: 3, RowOutcome.BAD: 2}
    assert titles() == ["Boats", "Quay"]


def test_the_button_pressed_twice_asks_once(desk):
    assert ask(LIST, desk).id == ask(LIST, desk).id


@pytest.mark.parametrize("at", ["row 0000001", "row 0000003", "row 0000005"])
def test_a_worker_that_dies_at_a_row_takes_nothing_in_twice(app, desk, monkeypatch, at):
    job = ask(LIST, desk)
    step = imports.JobRun.step

    def die_after(run, key, effect):
        result = step(run, key, effect)
        if key == at:
            raise KeyboardInterrupt
        return result

    with monkeypatch.context() as patched:
        patched.setattr(imports.JobRun, "step", die_after)
        with pytest.raises(KeyboardInterrupt):
            do_waiting(app)
    db.session.rollback()
    with transaction():
        found = db.session.get_one(Job, job.id)
        found.state = JobState.WAITING
        jobs.queue_again(found)
    do_waiting(app)
    assert titles() == ["Boats", "Quay"]
    assert [each.number for each in imports.report(job)] == [1, 2, 3, 4, 5]
    assert verify().fault is None


def test_a_cancelled_list_keeps_what_was_done_and_goes_on_when_tried_again(app, desk, monkeypatch):
    job = ask(LIST, desk)
    step = imports.JobRun.step

    def cancel_after(run, key, effect):
        result = step(run, key, effect)
        if key == "row 0000001":
            with transaction():
                jobs.cancel(db.session.get_one(Job, job.id), actor=desk.editor)
        return result

    with monkeypatch.context() as patched:
        patched.setattr(imports.JobRun, "step", cancel_after)
        do_waiting(app)
    assert titles() == ["Boats"]
    db.session.refresh(job)
    assert job.state is JobState.CANCELLED
    with transaction():
        jobs.retry(db.session.get_one(Job, job.id), actor=desk.editor)
    do_waiting(app)
    assert titles() == ["Boats", "Quay"]


def test_an_address_is_fetched_by_the_job_and_a_failure_is_the_rows_alone(app, desk):
    def fetch(url):
        if "gone" in url:
            raise FetchError("The site answered with status 410.", field="url")
        return ArticleDraft(title="Page", text=QUAY, outlet="post.example.org", source_url=url)

    app.extensions[articles.FETCH_ARTICLE] = fetch
    rows = [
        {"url": "https://post.example.org/quay", "outlet": "Harbour Post"},
        {"url": "https://post.example.org/gone"},
        {"url": "ftp://post.example.org/file"},
        {"url": "https://post.example.org/quay"},
    ]
    job = ask("\n".join(map(json.dumps, rows)), desk)
    do_waiting(app)
    found = list(imports.report(job))
    assert outcomes(found) == [
        (1, "taken_in", ""),
        (2, "bad", "The site answered with status 410."),
        (
            3,
            "bad",
            "“ftp://post.example.org/file” is no address: it must begin with https:// or http://.",
        ),
        (4, "same", ""),
    ]
    [article] = db.session.scalars(db.select(Article))
    assert (article.title, article.outlet) == ("Page", "Harbour Post")


def test_a_long_row_is_read_by_a_job_of_its_own(app, desk):
    long = " ".join(f"The council spent {n} crowns on quay number {n}." for n in range(500))
    ask(f"text\n{long}\n", desk)
    assert do_waiting(app) == 2
    kinds = set(db.session.scalars(db.select(Job.kind)))
    assert kinds == {JobKind.IMPORT_ARTICLES, JobKind.READ_ARTICLE}


def test_the_pages_lead_from_the_file_to_the_report(app, in_app):
    editor = Person(app, Role.EDITOR)
    attack = '=HYPERLINK("http://x.example")'
    text = LIST + f'"{attack.replace(chr(34), chr(34) * 2)}","Nine boats sank in {QUAY}",,\n'
    page = editor.get("/articles/import/").text
    assert "published_on" in page
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{editor.token}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="May list.csv"\r\n\r\n'
        f"{text}\r\n--b--\r\n"
    )
    answer = editor.send(
        "/articles/import/",
        data=body.encode(),
        content_type="multipart/form-data; boundary=b",
    )
    assert answer.status_code == 303
    page = editor.get(answer.location).text
    assert "Rows of “May list.csv”" in page
    assert "Take in 3 articles" in page
    assert "The same text as row 1." in page
    digest = answer.location.partition("?")[0].rpartition("/")[2]
    bad = editor.get(answer.location + "&outcome=bad").text
    assert "The same text as row 1." not in bad
    begun = editor.post("/articles/import/begin", digest=digest, name="May list.csv", ticket="a")
    assert begun.status_code == 303
    do_waiting(app)
    report = editor.get(begun.location).text
    assert "Taken in" in report
    assert "6 of 6 rows are done." in report
    path = f"{begun.location}/report.csv"
    file = Context().run(editor.client.get, path, buffered=True)
    rows = list(read_csv(file.text))
    assert [each["outcome"] for each in rows].count("taken in") == 3
    assert rows[5]["title"] == attack
    assert f"'{attack[:5]}" in file.text
    assert Person(app, Role.VIEWER).get(begun.location).status_code == 200


def test_a_file_that_is_no_list_is_answered_beside_the_field(app, in_app):
    editor = Person(app, Role.EDITOR)
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{editor.token}\r\n'
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        "name,words\na,b\r\n--b--\r\n"
    )
    answer = editor.send(
        "/articles/import/", data=body.encode(), content_type="multipart/form-data; boundary=b"
    )
    assert answer.status_code == 422
    assert "The first row must name the columns" in answer.text
    assert editor.get("/articles/import/" + "0" * 64).status_code == 404
