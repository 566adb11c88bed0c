"""One's own account: another password, the end of all sessions, and the one-time code."""

import pytest
import sqlalchemy as sa

from tests.factories import PASSWORD
from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.models import HistoryOpening, db
from workbench.services import editors
from workbench.services.transaction import transaction

OTHER = "nine wet otters juggle"


def change(person, current=PASSWORD, password=OTHER, repeat=None):
    return person.post(
        "/account/password", current=current, password=password, repeat=repeat or password
    )


def new_code(app, role=Role.EDITOR):
    with app.app_context(), transaction():
        return editors.make_code(editors.find_by_email(f"{role}@example.org")).text


def try_code(app, code, password=OTHER):
    person = Person(app)
    person.get("/account/code")
    return person.post("/account/code", code=code, password=password, repeat=password)


def test_one_sees_who_one_is(app):
    page = Person(app, Role.REVIEWER).get("/account/").text
    assert "Reviewer Person" in page
    assert "reviewer@example.org" in page
    assert "signs off and publishes the work of others" in page


def test_another_password_ends_all_other_sessions_and_keeps_this_one(app):
    here, there = Person(app, Role.EDITOR), Person(app, Role.EDITOR)
    assert change(here).status_code == 303
    assert "Your password is changed." in here.get("/account/").text
    assert there.get("/account/").status_code == 302
    Person(app).sign_in("editor@example.org", OTHER)
    with app.app_context():
        noted = sa.select(HistoryOpening.actor_id).filter_by(event_name=Event.EDITOR_PASSWORD_SET)
        last = db.session.scalars(noted.order_by(HistoryOpening.seq.desc()).limit(1)).one()
        assert last == editors.find_by_email("editor@example.org").id


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"current": "wrong words entirely"}, "This is not your present password."),
        ({"current": ""}, "Write the password."),
        ({"repeat": OTHER + "!"}, "The two new passwords are not the same."),
        ({"password": "too short"}, "A password has 15 to 128 characters"),
        ({"password": "Editor walks slowly by"}, "This password is easy to guess"),
    ],
)
def test_a_password_that_will_not_do_is_refused(app, sent, sentence):
    here, there = Person(app, Role.EDITOR), Person(app, Role.EDITOR)
    answer = change(here, **sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert PASSWORD not in answer.text
    assert OTHER not in answer.text
    assert there.get("/account/").status_code == 200


def test_guesses_at_the_present_password_are_counted(app):
    person = Person(app, Role.EDITOR)
    for _ in range(5):
        assert change(person, current="wrong words entirely").status_code == 422
    assert change(person).status_code == 429


def test_signing_out_everywhere_ends_every_session(app):
    here, there = Person(app, Role.EDITOR), Person(app, Role.EDITOR)
    other = Person(app, Role.REVIEWER)
    answer = here.post("/account/sign-out-everywhere")
    assert answer.headers["Location"] == "/sign-in"
    assert "You are signed out everywhere." in here.get("/sign-in").text
    assert here.get("/account/").status_code == 302
    assert there.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 200


def test_a_code_works_once(app):
    code = new_code(app)
    assert try_code(app, f" {code} ").status_code == 303
    Person(app).sign_in("editor@example.org", OTHER)
    assert try_code(app, code).status_code == 422


def test_a_code_does_not_last(app, clock):
    code = new_code(app)
    clock.pass_(hours=73)
    assert try_code(app, code).status_code == 422


def test_setting_a_password_by_code_ends_the_persons_sessions(app):
    person = Person(app, Role.EDITOR)
    assert try_code(app, new_code(app)).status_code == 303
    assert person.get("/account/").status_code == 302


def test_a_code_says_nothing_about_whose_it_is(app, clock):
    old = new_code(app, Role.VIEWER)
    clock.pass_(hours=73)
    used = new_code(app, Role.EDITOR)
    try_code(app, used)
    stopped = new_code(app, Role.REVIEWER)
    with app.app_context(), transaction():
        admin = editors.find_by_email("admin@example.org")
        editors.deactivate(editors.find_by_email("reviewer@example.org"), actor=admin)
    sentence = "This code is unknown, used or too old."
    for code in (old, used, stopped, "no-such-code"):
        answer = try_code(app, code)
        assert answer.status_code == 422
        assert sentence in answer.text
        assert "Person" not in answer.text
        assert "example.org" not in answer.text


def test_a_code_is_not_spent_on_a_password_that_will_not_do(app):
    code = new_code(app)
    assert try_code(app, code, password="too short").status_code == 422
    assert try_code(app, code).status_code == 303


def test_guesses_at_codes_are_counted_and_signing_in_is_not_touched(app, clock):
    for _ in range(5):
        assert try_code(app, "no-such-code").status_code == 422
    assert try_code(app, new_code(app)).status_code == 429
    Person(app, Role.EDITOR)
    clock.pass_(seconds=61)
    assert try_code(app, new_code(app)).status_code == 303


def test_a_code_needs_the_forms_token(app):
    answer = app.test_client().post(
        "/account/code", data={"code": new_code(app), "password": OTHER, "repeat": OTHER}
    )
    assert answer.status_code == 400
    assert OTHER not in answer.text
