"""The log: one JSON line a record, the request it belongs to, nothing forged and no secret."""

import io
import json
import logging
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import PASSWORD
from tests.person import Person
from workbench import logs
from workbench.domain.editors import Role
from workbench.models import db
from workbench.services import editors
from workbench.services.transaction import transaction

log = logging.getLogger("workbench.test")


@pytest.fixture
def lines(monkeypatch):
    """What was written so far, each line read as JSON."""
    stream = io.StringIO()
    logger = logging.getLogger("workbench")
    before = logger.level, logger.handlers[:]
    monkeypatch.setattr("workbench.logs.sys", SimpleNamespace(stderr=stream))
    logs.set_up("DEBUG")
    yield lambda: [json.loads(line) for line in stream.getvalue().split("\n") if line]
    logger.level, logger.handlers[:] = before


def test_a_record_is_one_line_with_its_fields(lines):
    log.info("claim stepped", extra={"claim_id": 7, "status": "accepted"})
    [line] = lines()
    assert line["message"] == "claim stepped"
    assert (line["claim_id"], line["status"], line["level"]) == (7, "accepted", "INFO")
    assert line["logger"] == "workbench.test"
    assert line["request"] == "-"
    assert line["at"]


def test_an_error_keeps_its_traceback_on_the_same_line(lines):
    def fail():
        msg = "two\nlines"
        raise ZeroDivisionError(msg)

    try:
        fail()
    except ZeroDivisionError:
        log.exception("failed")
    [line] = lines()
    assert "two\nlines" in line["error"]
    assert "Traceback" in line["error"]


@given(st.text(st.characters(exclude_categories=())))
def test_no_value_forges_a_line(text):
    record = logging.makeLogRecord({"msg": "m %s", "args": (text,), "name": "workbench.x"})
    record.value = text
    written = logs.JsonLines().format(record)
    assert len(written.splitlines()) == 1
    assert written.encode()
    assert json.loads(written)["value"] == text


def test_a_field_cannot_take_the_place_of_what_every_line_says(lines):
    log.info("real", extra={"level": "forged", "request": "forged", "at": "forged"})
    [line] = lines()
    assert (line["level"], line["request"]) == ("INFO", "-")


def test_setting_up_again_writes_each_line_once(lines):
    logs.set_up("INFO")
    logs.set_up("INFO")
    log.info("once")
    log.debug("not asked for")
    assert [line["message"] for line in lines()] == ["once"]


def test_every_line_of_a_request_names_it(app, desk, lines):
    person = Person(app, Role.EDITOR)
    answer = person.post("/articles/new", title="Ferry", text="It cost 4 million on Monday.")
    assert answer.status_code == 303
    written = [line for line in lines() if line["message"] == "article taken in"]
    assert [line["request"] for line in written] == [answer.headers["X-Request-Id"]]
    assert person.get("/queue/").headers["X-Request-Id"] != answer.headers["X-Request-Id"]


def test_a_name_with_line_ends_forges_no_line(app, desk, lines):
    admin = Person(app, Role.ADMIN)
    forged = 'Ana\r\n{"level": "CRITICAL", "message": "forged"}'
    admin.post("/people/new", name=forged, email="ana@example.org", role="editor")
    admin.post("/sign-in", email=forged, password=forged)
    assert lines()
    assert "forged" not in {line["message"] for line in lines()}


def test_no_password_code_or_session_is_in_the_log(app, desk, lines):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with transaction():
        made = editors.add_editor("Ana Marsh", "ana@example.org", Role.EDITOR, actor=desk.admin)
        code = editors.make_code(made).text
    db.session.remove()
    canary = "canary with yellow wings"
    stranger = Person(app)
    stranger.post("/account/code", code=code, password=canary, repeat=canary)
    stranger.post("/account/code", code=code + "x", password=canary, repeat="another")
    stranger.post("/sign-in", email="ana@example.org", password=canary + " wrong")
    stranger.post("/sign-in", email=canary, password=canary)
    person = Person(app, Role.EDITOR)
    key = person.client.get_cookie("workbench").value
    form = {"current": PASSWORD, "password": canary + " two", "repeat": canary + " two"}
    assert person.post("/account/password", **form).status_code == 303
    app.view_functions["help.index"] = fail
    fail.permission = "public"
    assert person.get(f"/help/?token={canary}").status_code == 500
    assert person.post("/sign-out").status_code in {302, 303}
    written = json.dumps(lines(), ensure_ascii=False)
    assert "request failed" in written
    for secret in (canary, code, key, PASSWORD, person.token, app.secret_key):
        assert secret not in written


def fail():
    raise ZeroDivisionError
