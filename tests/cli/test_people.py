"""People added, given roles and codes, and let go, from the command line."""

import re

import pytest

from tests.factories import PASSWORD
from workbench.domain.editors import Role
from workbench.services import editors
from workbench.services.transaction import transaction
from workbench.services.verify import verify

NEW = "ada@example.org"


def code_in(result):
    return re.search(r"^One-time code: (\S+)$", result.stdout, re.MULTILINE)[1]


def test_a_person_gets_a_code_that_sets_a_password_once(workbench, person):
    result = workbench("people", "add", "Ada Brook", NEW, "--role", "editor")
    assert result.exit_code == 0
    assert "Added Ada Brook as editor." in result.stdout
    assert "http://localhost:8000/account/code within 72 hours" in result.stdout
    code = code_in(result)
    assert editors.find_by_code(code).id == person(NEW).id
    with transaction():
        editors.use_code(code, PASSWORD)
    assert editors.find_by_code(code) is None
    assert verify().fault is None


def test_a_new_code_ends_the_earlier_one(workbench, person):
    first = code_in(workbench("people", "add", "Ada Brook", NEW, "--role", "admin"))
    second = code_in(workbench("people", "code", "ADA@example.org"))
    assert person(NEW).role is Role.ADMIN
    assert editors.find_by_code(first) is None
    assert editors.find_by_code(second) is not None


def test_a_code_is_kept_nowhere_readable(workbench, in_app):
    code = code_in(workbench("people", "add", "Ada Brook", NEW, "--role", "viewer"))
    shown = workbench("history", "export", "--format", "jsonl").stdout
    assert "editor.code_made" in shown
    assert code not in shown
    assert NEW not in shown


def test_everybody_is_listed_with_role_and_state(workbench):
    workbench("people", "add", "Ada Brook", NEW, "--role", "viewer")
    workbench("people", "deactivate", "editor@example.org")
    lines = workbench("people", "list").stdout.splitlines()
    assert len(lines) == 5
    assert any(
        line.startswith("viewer    ada@example.org") and line.endswith("(no password yet)")
        for line in lines
    )
    assert lines[-1].startswith("editor    editor@example.org")
    assert lines[-1].endswith("(deactivated)")


def test_a_role_is_changed(workbench, person):
    result = workbench("people", "role", "viewer@example.org", "reviewer")
    assert result.stdout == "Viewer Person is reviewer.\n"
    assert person("viewer@example.org").role is Role.REVIEWER


def test_somebody_let_go_may_no_longer_sign_in(workbench, person):
    assert workbench("people", "deactivate", "editor@example.org").exit_code == 0
    assert person("editor@example.org").active is False


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["add", "Ada", "ada at example", "--role", "editor"], 1, "Write an e-mail address"),
        (["add", " ", NEW, "--role", "editor"], 1, "Write the person’s name"),
        (["add", "Ada", "Editor@Example.org", "--role", "editor"], 1, "signs in with this address"),
        (["add", "Ada", NEW, "--role", "chief"], 2, "'chief' is not one of"),
        (["add", "Ada", NEW], 2, "Missing option '--role'"),
        (["code", "nobody@example.org"], 1, "Nobody signs in with “nobody@example.org”."),
        (["role", "nobody@example.org", "admin"], 1, "Nobody signs in with"),
        (["role", "editor@example.org", "chief"], 2, "'chief' is not one of"),
        (["role", "admin@example.org", "editor"], 1, "This is the last admin."),
        (["deactivate", "admin@example.org"], 1, "This is the last admin."),
        (["deactivate", "\udcff@example.org"], 1, "Nobody signs in with"),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(workbench, in_app, words, code, sentence):
    before = verify().checked
    result = workbench("people", *words)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert verify().checked == before


def test_a_name_of_broken_bytes_is_stored_readable(workbench, person):
    assert workbench("people", "add", "Ad\udce9a", NEW, "--role", "editor").exit_code == 0
    assert person(NEW).name == "Ad?a"
