"""Every error is answered with one page: a sentence, the way back, and what was typed."""

import logging
import re
import sqlite3

import pytest
import sqlalchemy as sa
from flask import abort
from sqlalchemy.exc import OperationalError

from tests.person import Person
from workbench.domain import errors
from workbench.domain.editors import Permission, Role
from workbench.models import db
from workbench.web.access import public, requires
from workbench.web.errors import STATUS, status_of

TYPED = "Ferry <b>reopens</b> & sails\nsecond line"
KEPT = "Ferry &lt;b&gt;reopens&lt;/b&gt; &amp; sails\nsecond line"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@public
def _fail():
    msg = "secret-canary in the error"
    raise ZeroDivisionError(msg)


@public
def _abort():
    abort(503)


@requires(Permission.READ)
def _save():
    return "saved"


@pytest.fixture
def broken(app):
    """The application with pages that fail, answering as it would for an editor."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/fail", "fail", _fail, methods=["GET", "POST"])
    app.add_url_rule("/busy", "busy", _abort)
    app.add_url_rule("/save", "save", _save, methods=["GET", "POST"])
    return app


def assert_headers(answer):
    for name, value in ALWAYS.items():
        assert answer.headers[name] == value
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in str(policy)
    assert answer.headers["Permissions-Policy"]
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["X-Request-Id"])


def assert_kept(answer, *, label="Wording"):
    page = answer.text
    field = re.search(r"<textarea id=\"([^\"]+)\"[^>]*readonly>\n(.*?)</textarea>", page, re.DOTALL)
    assert field[2] == KEPT
    assert f'<label for="{field[1]}">{label}</label>' in page


def test_a_page_that_is_not_there(app):
    for person in (Person(app), Person(app, Role.VIEWER)):
        answer = person.get("/nothing")
        assert answer.status_code == 404
        assert "There is no such page." in answer.text
        assert_headers(answer)


def test_a_record_that_is_not_there(app):
    person = Person(app, Role.VIEWER)
    for path in ("/history/999999", "/history/claims/999999", f"/history/people/{10**30}"):
        answer = person.get(path)
        assert answer.status_code == 404, path
        assert "There is no" in answer.text or "has no entry" in answer.text


def test_a_form_without_its_token_is_refused_and_its_text_kept(broken):
    person = Person(broken, Role.EDITOR)
    answer = person.client.post("/save", data={"wording": TYPED})
    assert answer.status_code == 400
    assert_kept(answer)
    assert_headers(answer)
    assert re.search(r'<a[^>]*href="/save"[^>]*target="_blank"', answer.text)


def test_text_sent_after_the_session_ended_is_kept(broken, clock):
    person = Person(broken, Role.EDITOR)
    clock.pass_(hours=2)
    answer = person.client.post("/save", data={"csrf_token": person.token, "wording": TYPED})
    assert answer.status_code == 400
    assert_kept(answer)
    assert "Sign in" in answer.text


def test_text_sent_signed_out_is_kept(broken):
    person = Person(broken)
    answer = person.post("/save", wording=TYPED, password="hunter2 hunter2", one_time_code="c0de")
    assert answer.status_code == 401
    assert_kept(answer)
    assert_headers(answer)
    assert "hunter2" not in answer.text
    assert "c0de" not in answer.text


def test_every_value_of_a_repeated_field_is_kept(broken):
    answer = Person(broken).post("/save", wording=["one", "two"])
    assert ">\none\ntwo</textarea>" in answer.text


def test_what_a_role_does_not_allow_is_refused(app):
    answer = Person(app, Role.VIEWER).get("/people/")
    assert answer.status_code == 403
    assert "Your role (viewer) does not allow this." in answer.text
    assert_headers(answer)


@pytest.mark.parametrize("path", ["/save", "/sign-in", "/sign-out", "/account/password"])
def test_a_change_that_another_site_asks_for_is_refused(broken, path):
    person = Person(broken, Role.EDITOR)
    answer = person.client.post(
        path, data={"csrf_token": person.token}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert person.get("/account/").status_code == 200


def test_an_address_says_what_it_takes(app):
    answer = Person(app, Role.EDITOR).post("/history/")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert_headers(answer)


def test_too_much_at_once_is_refused(broken):
    person = Person(broken, Role.EDITOR)
    broken.config["MAX_FORM_MEMORY_SIZE"] = 1_000
    form = {"csrf_token": person.token, "wording": "x" * 1_001}
    answer = person.client.post("/save", data=form, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "at most 0 MB of typed text" in answer.text
    assert_headers(answer)
    broken.config["MAX_CONTENT_LENGTH"] = 1_000_000
    body = b"x" * 2_000_000
    answer = person.client.post("/save", data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert "has 2 MB. The desk reads at most 1 MB at once" in answer.text
    assert "files of at most 20 MB" in answer.text


def test_a_failure_shows_nothing_of_the_inside(broken, caplog):
    logging.getLogger("workbench").propagate = True
    person = Person(broken, Role.EDITOR)
    answer = person.post("/fail", wording=TYPED)
    logging.getLogger("workbench").propagate = False
    assert answer.status_code == 500
    assert_kept(answer)
    assert_headers(answer)
    assert "secret-canary" not in answer.text
    assert "Traceback" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["X-Request-Id"] in answer.text
    assert "secret-canary" in caplog.text
    assert TYPED not in caplog.text


def test_no_secret_gets_into_the_log(broken, caplog):
    logging.getLogger("workbench").propagate = True
    person = Person(broken, Role.EDITOR)
    person.post("/fail", password="canary-of-a-password")
    person.post("/sign-out")
    Person(broken).post("/sign-in", email="editor@example.org", password="canary-of-a-password")
    Person(broken).post("/account/code", code="canary-of-a-code", password="x", repeat="x")
    logging.getLogger("workbench").propagate = False
    assert caplog.records
    logged = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "canary-of" not in logged
    assert person.client.get_cookie("workbench") is None


def test_a_busy_desk_says_so(broken):
    answer = Person(broken).get("/busy")
    assert answer.status_code == 503
    assert "The desk is busy" in answer.text


def test_a_locked_database_is_a_busy_desk(broken, monkeypatch):
    def locked(*_):
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorname = "SQLITE_BUSY"
        raise OperationalError("SELECT 1", {}, error)

    monkeypatch.setitem(broken.view_functions, "fail", public(locked))
    monkeypatch.setattr("workbench.web.errors.log.warning", lambda *_, **__: None)
    answer = Person(broken).get("/fail")
    assert answer.status_code == 503


@pytest.mark.parametrize("role", [None, Role.EDITOR])
def test_the_page_is_made_when_the_database_is_gone(broken, role):
    person = Person(broken, role)
    person.get("/sign-in")
    with broken.app_context(), db.engine.begin() as connection:
        # Renamed and not dropped: on SQLite a file that is missing would be made anew.
        for table in ("web_session", "setting", "account"):
            connection.execute(sa.text(f"ALTER TABLE {table} RENAME TO {table}_gone"))
    for answer in (
        person.get("/queue/"),
        person.client.post("/save", data={"csrf_token": person.token, "wording": TYPED}),
    ):
        assert answer.status_code == 500
        assert "Something failed on our side." in answer.text
        assert answer.headers["X-Request-Id"] in answer.text
        assert "SELECT" not in answer.text
        assert "Set-Cookie" not in answer.headers
        assert_headers(answer)
    assert_kept(answer)
    with person.get("/static/css/base.css") as style:
        assert style.status_code == 200


def test_headers_are_on_every_answer(app):
    person = Person(app, Role.ADMIN)
    for path in ("/", "/history/", "/people/", "/help/", "/account/", "/desk/", "/sign-in"):
        assert_headers(person.get(path))
    assert_headers(app.test_client().get("/people/"))
    with app.test_client().get("/static/css/base.css") as answer:
        assert answer.status_code == 200
        assert_headers(answer)
        validator = {"If-None-Match": answer.headers["ETag"]}
    with app.test_client().get("/static/css/base.css", headers=validator) as answer:
        assert answer.status_code == 304
        assert_headers(answer)
    with app.test_client().get("/static/nothing.css") as answer:
        assert answer.status_code == 404
        assert_headers(answer)
    assert_headers(app.test_client().options("/history/"))
    assert_headers(app.test_client().head("/sign-in"))


def test_https_is_asked_for_a_year(app):
    answer = app.test_client().get("/nothing", base_url="https://localhost")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in app.test_client().get("/nothing").headers


def test_pages_are_not_kept_by_the_browser(app):
    person = Person(app, Role.VIEWER)
    for path in ("/account/", "/history/", "/nothing"):
        assert person.get(path).headers["Cache-Control"] == "no-store"


def test_a_forged_host_is_refused(app):
    app.config["TRUSTED_HOSTS"] = ["localhost"]
    answer = app.test_client().get("/sign-in", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert_headers(answer)


def test_every_broken_rule_has_its_status():
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.WorkbenchError)
    }
    unlisted = {kind for kind in kinds if not any(each in STATUS for each in kind.__mro__)}
    assert unlisted == {errors.WorkbenchError, errors.UnfitDatabaseError}
    for kind in STATUS:
        assert 400 <= status_of(kind.__new__(kind)) < 500
