"""People: added, renamed, given roles; passwords and one-time codes."""

import pytest
import sqlalchemy as sa

from workbench.domain.editors import PASSWORD_MAX, Role
from workbench.domain.errors import IllegalStepError, InvalidInputError, NotFoundError
from workbench.domain.history import Event
from workbench.models import Account, HistoryOpening, SetupCode, WebSession, db
from workbench.services import editors, sessions
from workbench.services.editors import CODE_HOURS, PASSWORD_MIN
from workbench.services.transaction import transaction
from workbench.services.verify import verify

GOOD = "nine red kites wheel"


def in_transaction(call, *args, **options):
    with transaction():
        return call(*args, **options)


def add(desk, name="Ana Marsh", email="ana@example.org", role=Role.EDITOR):
    return in_transaction(editors.add_editor, name, email, role, actor=desk.admin)


def account_of(editor):
    return db.session.scalars(sa.select(Account).filter_by(editor_id=editor.id)).one()


def test_an_added_person_is_found_by_address_in_any_letters(desk):
    ana = add(desk, " Ana\nMarsh ", " Ana@Example.ORG ")
    assert ana.name == "Ana Marsh"
    assert account_of(ana).email == "ana@example.org"
    assert editors.find_by_email("ANA@example.org ") is ana
    assert editors.find_by_email("ben@example.org") is None
    assert verify().fault is None


@pytest.mark.parametrize(
    ("differences", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "n" * 301}, "name"),
        ({"email": "ana"}, "email"),
        ({"email": "@example.org"}, "email"),
        ({"email": "ana@localhost"}, "email"),
        ({"email": "ana marsh@example.org"}, "email"),
        ({"email": "a" * 250 + "@example.org"}, "email"),
        ({"email": "Editor@example.org"}, "email"),
    ],
)
def test_a_person_is_not_added_by_half(desk, differences, field):
    before = verify().checked
    with pytest.raises(InvalidInputError) as raised:
        add(desk, **differences)
    assert raised.value.field == field
    assert verify().checked == before


def test_neither_address_nor_password_is_in_the_history(desk):
    ana = add(desk)
    in_transaction(editors.set_password, ana, GOOD, actor=ana)
    stored = b"".join(db.session.scalars(sa.select(HistoryOpening.event)))
    assert b"ana@example" not in stored
    assert GOOD.encode() not in stored
    assert account_of(ana).password.encode() not in stored


@pytest.mark.parametrize(
    "password",
    [
        "a" * (PASSWORD_MIN - 1),
        "abcdefgh" * (PASSWORD_MAX // 8) + "x",
        "aaaaaaaaaaaaaaab",
        "correct password horse",
        "Editor went to the sea",
        "abcabcabcabcabcabc",
    ],
)
def test_a_weak_password_is_refused_and_the_old_one_stays(desk, password):
    old = account_of(desk.editor).password
    with pytest.raises(InvalidInputError) as raised:
        in_transaction(editors.set_password, desk.editor, password, actor=desk.editor)
    assert raised.value.field == "password"
    assert account_of(desk.editor).password == old


@pytest.mark.parametrize(
    "password",
    [GOOD, "ä" * 5 + " ö ü ß é ñ å 9 k", " spaces stay here ", "abcdefgh" * (PASSWORD_MAX // 8)],
)
def test_a_password_is_taken_as_typed_to_its_last_character(desk, password):
    in_transaction(editors.set_password, desk.editor, password, actor=desk.editor)
    account = account_of(desk.editor)
    assert account.verify_and_update_password(password)
    assert not account.verify_and_update_password(password[:-1])
    assert not account.verify_and_update_password(password + "x")
    assert not account.verify_and_update_password(password + "x" * 100_000)


def keep_session(editor, key):
    in_transaction(sessions.keep, key, b"{}", editor.id)


def keys():
    return set(db.session.scalars(sa.select(WebSession.key_hash)))


def test_a_new_password_ends_all_sessions_but_the_one_it_was_set_in(desk):
    for key in ("one", "two"):
        keep_session(desk.editor, key)
    keep_session(desk.viewer, "other")
    kept = sessions.hash_of("one")
    in_transaction(editors.set_password, desk.editor, GOOD, actor=desk.editor, keep=kept)
    assert keys() == {kept, sessions.hash_of("other")}
    in_transaction(editors.set_password, desk.editor, GOOD + "s", actor=desk.admin)
    assert keys() == {sessions.hash_of("other")}


@pytest.mark.parametrize("change", ["role", "deactivate"])
def test_another_role_and_deactivation_end_all_sessions_at_once(desk, change):
    keep_session(desk.editor, "one")
    if change == "role":
        in_transaction(editors.change_role, desk.editor, Role.VIEWER, actor=desk.admin)
    else:
        in_transaction(editors.deactivate, desk.editor, actor=desk.admin)
    assert keys() == set()
    assert verify().fault is None


@pytest.mark.parametrize("change", ["role", "deactivate"])
def test_the_last_admin_stays_one(desk, change):
    def do():
        with transaction():
            if change == "role":
                editors.change_role(desk.admin, Role.EDITOR, actor=desk.admin)
            else:
                editors.deactivate(desk.admin, actor=desk.admin)

    with pytest.raises(IllegalStepError, match="last admin"):
        do()
    second = add(desk, role=Role.ADMIN)
    in_transaction(editors.deactivate, second, actor=desk.admin)
    with pytest.raises(IllegalStepError, match="last admin"):
        do()  # one who cannot sign in is no other admin
    in_transaction(editors.reactivate, second, actor=desk.admin)
    do()
    assert verify().fault is None


def test_what_changes_nothing_leaves_no_entry(desk):
    before = verify().checked
    in_transaction(editors.rename, desk.editor, desk.editor.name, actor=desk.admin)
    in_transaction(editors.change_role, desk.editor, Role.EDITOR, actor=desk.admin)
    in_transaction(editors.reactivate, desk.editor, actor=desk.admin)
    assert verify().checked == before


def test_a_code_sets_a_password_once(desk):
    ana = add(desk)
    code = in_transaction(editors.make_code, ana)
    assert code.hours == CODE_HOURS
    assert code.text not in str(db.session.execute(sa.select(SetupCode.code_hash)).all())
    in_transaction(editors.use_code, f" {code.text} ", GOOD)
    assert account_of(ana).verify_and_update_password(GOOD)
    with pytest.raises(InvalidInputError, match="unknown, used or too old"):
        in_transaction(editors.use_code, code.text, "another long phrase 9")
    assert account_of(ana).verify_and_update_password(GOOD)


def test_a_refused_password_does_not_spend_the_code(desk):
    code = in_transaction(editors.make_code, desk.editor).text
    with pytest.raises(InvalidInputError):
        in_transaction(editors.use_code, code, "short")
    in_transaction(editors.use_code, code, GOOD)


@pytest.mark.parametrize("end", ["newer", "late", "deactivated", "wrong"])
def test_a_code_ends(desk, clock, end):
    code = in_transaction(editors.make_code, desk.editor).text
    if end == "newer":
        in_transaction(editors.make_code, desk.editor)
    elif end == "late":
        clock.pass_(hours=CODE_HOURS)
    elif end == "deactivated":
        in_transaction(editors.deactivate, desk.editor, actor=desk.admin)
    else:
        code += "x"
    assert editors.find_by_code(code) is None
    with pytest.raises(InvalidInputError):
        in_transaction(editors.use_code, code, GOOD)


def test_the_active_are_listed_first(desk):
    in_transaction(editors.deactivate, desk.editor, actor=desk.admin)
    listed = [each.name for each in editors.list_editors()]
    assert listed == ["Admin Person", "Reviewer Person", "Viewer Person", "Editor Person"]


def test_setting_a_password_is_noted_with_who_did_it(desk):
    in_transaction(editors.set_password, desk.editor, GOOD, actor=desk.admin)
    query = sa.select(HistoryOpening.actor_id).where(
        HistoryOpening.event_name == Event.EDITOR_PASSWORD_SET,
        HistoryOpening.subject_id == desk.editor.id,
    )
    assert db.session.scalars(query.order_by(HistoryOpening.seq.desc())).first() == desk.admin.id


@pytest.mark.parametrize("number", [0, 2**53 - 1, 2**63, 10**30])
def test_a_person_who_is_not_there_is_said_to_be_absent(desk, number):
    with pytest.raises(NotFoundError, match="no such person"):
        editors.get_editor(number)
