"""People: adding them, their roles, their passwords and one-time codes."""

import hashlib
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask_security.utils import hash_password
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import joinedload

from workbench.domain.editors import PASSWORD_MAX, Role
from workbench.domain.errors import IllegalStepError, InvalidInputError, NotFoundError
from workbench.domain.history import Event
from workbench.domain.text import one_line
from workbench.models import Account, Editor, SetupCode, WebSession, db
from workbench.services import history
from workbench.services.clock import now
from workbench.services.lookup import find

log = logging.getLogger(__name__)

CODE_HOURS = 72
PASSWORD_MIN = 15
EMAIL_MAX = 254
NAME_MAX = 300
_EASY = ("password", "123456", "qwerty", "letmein", "fact-check", "factcheck", "workbench")


def get_editor(editor_id: int) -> Editor:
    """Return the editor; raise NotFoundError when there is none."""
    editor = find(Editor, editor_id)
    if editor is None:
        raise NotFoundError("There is no such person.")
    return editor


def find_by_email(email: str) -> Editor | None:
    """Return the editor who signs in with *email*, or None."""
    account = db.session.scalar(select(Account).where(Account.email == email.strip().lower()))
    return account.editor if account is not None else None


def list_editors() -> Sequence[Editor]:
    """Return all people of the desk with their accounts, the active first, by name."""
    query = select(Editor).order_by(Editor.active.desc(), Editor.name)
    return db.session.scalars(query.options(joinedload(Editor.account))).all()


def add_editor(name: str, email: str, role: Role, *, actor: Editor | None) -> Editor:
    """Add a person, who then sets a password with a one-time code (`make_code`)."""
    name, email = one_line(name), one_line(email).lower()
    _check_name(name)
    local, at, host = email.partition("@")
    if not (local and at and "." in host) or len(email) > EMAIL_MAX or " " in email:
        raise InvalidInputError("Write an e-mail address, such as ana@example.org.", field="email")
    if find_by_email(email) is not None:
        raise InvalidInputError("Somebody signs in with this address already.", field="email")
    editor = Editor(name=name, role=role, active=True)
    history.append(Event.EDITOR_ADDED, editor, actor=actor)
    db.session.add(
        Account(editor_id=editor.id, email=email, password=None, fs_uniquifier=_session_name())
    )
    db.session.flush()
    log.info("editor added", extra={"editor_id": editor.id, "role": role.value})
    return editor


def _check_name(name: str) -> None:
    if not 0 < len(name) <= NAME_MAX:
        raise InvalidInputError(
            f"Write the person’s name, at most {NAME_MAX} characters.", field="name"
        )


def _session_name() -> str:
    return secrets.token_hex(32)


def rename(editor: Editor, name: str, *, actor: Editor) -> None:
    """Change a person's name as it is shown."""
    name = one_line(name)
    _check_name(name)
    if name != editor.name:
        editor.name = name
        history.append(Event.EDITOR_RENAMED, editor, actor=actor)


def change_role(editor: Editor, role: Role, *, actor: Editor | None) -> None:
    """Give a person another role; they sign in anew. The last admin keeps theirs."""
    if role is editor.role:
        return
    if role is not Role.ADMIN:
        _ensure_other_admin(editor)
    editor.role = role
    history.append(Event.EDITOR_ROLE_CHANGED, editor, actor=actor)
    end_sessions(editor)


def deactivate(editor: Editor, *, actor: Editor | None) -> None:
    """Stop a person from signing in, at once; what they did stays theirs."""
    if not editor.active:
        return
    _ensure_other_admin(editor)
    editor.active = False
    history.append(Event.EDITOR_DEACTIVATED, editor, actor=actor)
    end_sessions(editor)


def reactivate(editor: Editor, *, actor: Editor) -> None:
    """Let a person sign in again."""
    if not editor.active:
        editor.active = True
        history.append(Event.EDITOR_REACTIVATED, editor, actor=actor)


def _ensure_other_admin(editor: Editor) -> None:
    if editor.role is not Role.ADMIN or not editor.active:
        return
    others = db.session.scalar(
        select(func.count())
        .select_from(Editor)
        .where(Editor.role == Role.ADMIN, Editor.active.is_(True), Editor.id != editor.id)
    )
    if not others:
        raise IllegalStepError("This is the last admin. Make somebody else admin first.")


def end_sessions(editor: Editor, *, but: str = "") -> None:
    """Sign a person out everywhere, save in the session stored under *but*."""
    db.session.execute(
        delete(WebSession).where(WebSession.editor_id == editor.id, WebSession.key_hash != but)
    )


def check_password(password: str, editor: Editor) -> None:
    """Raise InvalidInputError, saying why, when *password* is not fit for *editor*."""
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        raise InvalidInputError(
            f"A password has {PASSWORD_MIN} to {PASSWORD_MAX} characters; a few words do well.",
            field="password",
        )
    lowered = password.lower()
    account = editor.account
    local = account.email.partition("@")[0] if account is not None else ""
    own = [part for part in [*editor.name.lower().split(), local] if len(part) > 3]  # noqa: PLR2004  # shorter parts occur in any phrase
    if any(easy in lowered for easy in (*_EASY, *own)) or len(set(lowered)) < 6:  # noqa: PLR2004  # “aaaaaaaaaaaaaaab”
        raise InvalidInputError(
            "This password is easy to guess: leave out your name, common passwords and repeats.",
            field="password",
        )


def set_password(editor: Editor, password: str, *, actor: Editor | None, keep: str = "") -> None:
    """Give a person a password; their other sessions end, the one stored under *keep* stays."""
    check_password(password, editor)
    account = db.session.scalar(select(Account).where(Account.editor_id == editor.id))
    if account is None:
        raise NotFoundError("This person has no account.")
    account.password = hash_password(password)
    if not keep:
        account.fs_uniquifier = _session_name()
    history.note(Event.EDITOR_PASSWORD_SET, editor, actor=actor)
    end_sessions(editor, but=keep)


@dataclass(frozen=True)
class OneTimeCode:
    """A code shown once, and the hours it is good for."""

    text: str
    hours: int


def make_code(editor: Editor) -> OneTimeCode:
    """Make a one-time code for *editor* to set a password with; earlier codes end."""
    db.session.execute(update(SetupCode).where(SetupCode.editor_id == editor.id).values(used=True))
    code = secrets.token_urlsafe(24)
    db.session.add(
        SetupCode(
            code_hash=_hashed(code),
            editor_id=editor.id,
            expires_at=now() + timedelta(hours=CODE_HOURS),
            used=False,
        )
    )
    return OneTimeCode(code, CODE_HOURS)


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def find_by_code(code: str) -> Editor | None:
    """Return who may set a password with *code*; None when it is unknown, used or too old."""
    kept = db.session.get(SetupCode, _hashed(code.strip()))
    if kept is None or kept.used or kept.expires_at <= now():
        return None
    editor = get_editor(kept.editor_id)
    return editor if editor.active else None


def use_code(code: str, password: str) -> Editor:
    """Set a password with a one-time code, which is then spent."""
    editor = find_by_code(code)
    if editor is None:
        raise InvalidInputError(
            "This code is unknown, used or too old. Ask an admin for a new one.", field="code"
        )
    set_password(editor, password, actor=editor)
    db.session.get_one(SetupCode, _hashed(code.strip())).used = True
    return editor
