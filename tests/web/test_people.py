"""People: an admin adds, renames and stops them; a one-time code is seen once."""

import logging
import re
from html import unescape

import pytest
import sqlalchemy as sa

from tests.factories import PASSWORD
from tests.person import Person
from tests.plans import asked
from workbench.domain.editors import Role
from workbench.domain.history import Event
from workbench.models import Editor, HistoryOpening, SetupCode, db
from workbench.services import editors, history_pages

CODE = re.compile(r'id="one-time-code"[^>]*value="([^"]+)"')
NEW = {"name": "Rosa Quint", "email": "Rosa@Example.org", "role": "reviewer"}


@pytest.fixture
def admin(app):
    return Person(app, Role.ADMIN)


def number_of(app, role):
    with app.app_context():
        return editors.find_by_email(f"{role}@example.org").id


def person_in(app, number):
    with app.app_context():
        found = db.session.get_one(Editor, number)
        return found.name, found.role, found.active


def events(app):
    with app.app_context():
        return list(
            db.session.scalars(sa.select(HistoryOpening.event_name).order_by(HistoryOpening.seq))
        )


def test_everybody_is_listed_with_role_state_and_last_visit(app, admin, clock):
    clock.pass_(minutes=30)
    Person(app, Role.EDITOR)
    admin.post(f"/people/{number_of(app, Role.VIEWER)}/deactivate")
    page = admin.get("/people/").text
    rows = re.findall(r"<tr data-keys-item>(.*?)</tr>", page, re.DOTALL)
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]
    assert rows == [
        "Admin Person admin@example.org admin active 2 March 2026, 09:00 UTC History",
        "Editor Person editor@example.org editor active 2 March 2026, 09:30 UTC History",
        "Reviewer Person reviewer@example.org reviewer active never History",
        "Viewer Person viewer@example.org viewer cannot sign in never History",
    ]
    assert f'href="/history/people/{number_of(app, Role.EDITOR)}"' in page


def test_a_new_person_sets_a_password_with_the_code_and_signs_in(app, admin):
    admin.get("/people/new")
    answer = admin.post("/people/new", **NEW)
    assert answer.status_code == 200
    code = unescape(CODE.search(answer.text)[1])
    stranger = Person(app)
    stranger.get("/account/code")
    done = stranger.post("/account/code", code=code, password=PASSWORD, repeat=PASSWORD)
    assert done.headers["Location"] == "/sign-in"
    assert "Your password is set." in stranger.get("/sign-in").text
    stranger.sign_in("rosa@example.org")
    assert "Rosa Quint" in stranger.get("/account/").text


def test_the_code_is_seen_once_and_kept_nowhere(app, admin, caplog):
    logging.getLogger("workbench").propagate = True
    admin.get("/people/new")
    answer = admin.post("/people/new", **NEW)
    logging.getLogger("workbench").propagate = False
    code = unescape(CODE.search(answer.text)[1])
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Location" not in answer.headers
    for path in ("/people/", "/history/"):
        assert code not in admin.get(path).text
    assert code not in caplog.text
    assert all(code not in str(vars(record)) for record in caplog.records)
    with app.app_context():
        assert code not in repr(db.session.scalars(sa.select(SetupCode.code_hash)).all())
        for seq, event in db.session.execute(sa.select(HistoryOpening.seq, HistoryOpening.event)):
            assert code.encode() not in event, seq


def test_that_a_code_was_made_is_in_the_history(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.REVIEWER)
    answer = admin.post(f"/people/{number}/code")
    assert CODE.search(answer.text)
    assert events(app)[-1] == Event.EDITOR_CODE_MADE
    with app.app_context():
        last = history_pages.page_of(history_pages.HistoryFilter()).entries[0].record
    assert (last.subject.id, last.actor_id) == (number, number_of(app, Role.ADMIN))
    page = Person(app, Role.VIEWER).get("/history/?event=editor.code_made").text
    assert "made a one-time code for the person" in page


def test_a_new_code_ends_the_one_before(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.EDITOR)
    first, second = (
        unescape(CODE.search(admin.post(f"/people/{number}/code").text)[1]) for _ in range(2)
    )
    stranger = Person(app)
    stranger.get("/account/code")
    form = {"password": PASSWORD, "repeat": PASSWORD}
    assert stranger.post("/account/code", code=first, **form).status_code == 422
    assert stranger.post("/account/code", code=second, **form).status_code == 303


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "Write the person’s name, at most"),
        ({"name": "x" * 301}, "Write at most 300 characters."),
        ({"email": "rosa"}, "Write an e-mail address"),
        ({"email": "Editor@example.org"}, "Somebody signs in with this address already."),
        ({"role": "owner"}, "Not a valid choice"),
        ({"role": ""}, "Choose a role."),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_and_the_rest_kept(app, admin, change, sentence):
    admin.get("/people/new")
    before = events(app)
    answer = admin.post("/people/new", **(NEW | change))
    assert answer.status_code == 422
    field = next(iter(change))
    error = re.search(rf'id="{field}-error">(.*?)</p>', answer.text, re.DOTALL)[1]
    assert sentence in unescape(error)
    kept = (NEW | change)["email"]
    assert f'value="{kept}"' in answer.text
    assert events(app) == before


def test_a_person_is_renamed_and_the_history_keeps_the_name_before(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.EDITOR)
    assert admin.post(f"/people/{number}/name", name="  Anna Edström ").status_code == 303
    assert person_in(app, number)[0] == "Anna Edström"
    page = admin.get("/history/?event=editor.renamed").text
    assert "<del>Editor Person</del>" in page
    assert "<ins>Anna Edström</ins>" in page
    assert admin.post(f"/people/{number}/name", name=" ").status_code == 422


def test_a_name_is_shown_as_text(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.EDITOR)
    admin.post(f"/people/{number}/name", name="<img src=x onerror=alert(1)>")
    for path in ("/people/", f"/people/{number}", "/history/", f"/history/people/{number}"):
        assert "<img src=x" not in admin.get(path).text


def test_another_role_is_given(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.EDITOR)
    assert admin.post(f"/people/{number}/role", role="reviewer").status_code == 303
    assert person_in(app, number)[1] is Role.REVIEWER
    assert events(app)[-1] == Event.EDITOR_ROLE_CHANGED
    assert admin.post(f"/people/{number}/role", role="owner").status_code == 422


def test_a_person_is_stopped_at_once_and_let_in_again(app, admin):
    editor = Person(app, Role.EDITOR)
    number = number_of(app, Role.EDITOR)
    assert admin.post(f"/people/{number}/deactivate").status_code == 303
    assert editor.get("/queue/").status_code == 302
    assert "Make a new one-time code" not in admin.get(f"/people/{number}").text
    assert admin.post(f"/people/{number}/reactivate").status_code == 303
    Person(app, Role.EDITOR)


def test_the_last_admin_stays(app, admin):
    number = number_of(app, Role.ADMIN)
    refused = admin.post(f"/people/{number}/role", role="editor")
    assert refused.status_code == 409
    assert "This is the last admin." in refused.text
    refused = admin.post(f"/people/{number}/deactivate")
    assert refused.status_code == 409
    assert "This is the last admin." in refused.text
    assert person_in(app, number)[1:] == (Role.ADMIN, True)


def test_fields_that_no_form_has_change_nothing(app, admin):
    admin.get("/people/")
    number = number_of(app, Role.EDITOR)
    admin.post(f"/people/{number}/name", name="Anna", role="admin", active="", id="1", rev="9")
    assert person_in(app, number) == ("Anna", Role.EDITOR, True)


def test_somebody_unknown_is_not_found(admin):
    assert admin.get("/people/999999").status_code == 404
    assert admin.post("/people/999999/name", name="x").status_code == 404


def test_a_long_list_of_people_takes_as_many_queries_as_a_short_one(app, admin):
    asked_of = []
    for batch in range(3):
        for number in range(4):
            new = NEW | {"email": f"rosa{batch}-{number}@example.org"}
            assert admin.post("/people/new", **new).status_code == 200
        with app.app_context(), asked() as statements:
            page = admin.get("/people/").text
        assert f"rosa{batch}-3@example.org" in page
        asked_of.append(len(statements))
    assert asked_of[1] == asked_of[2]
