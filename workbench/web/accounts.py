"""Signing in: Flask-Security's pages, with our throttle, history and sessions around them."""

from datetime import timedelta
from typing import Any

from flask import Flask, Request, current_app, g, request, session
from flask_login import user_logged_in, user_logged_out
from flask_security import LoginForm, RoleMixin, Security, SQLAlchemyUserDatastore
from flask_security.utils import hash_password
from werkzeug.exceptions import BadRequest, TooManyRequests

from workbench.domain.editors import PASSWORD_MAX
from workbench.domain.history import Event
from workbench.models import Account, db
from workbench.services import history, sign_in
from workbench.services.transaction import transaction
from workbench.web.access import local_path
from workbench.web.sessions import EDITOR, StoredSession

_WAIT_SECONDS = 60


class NoRole(RoleMixin):
    """Stands where Flask-Security expects a role table: roles are a column of the editor."""


class Accounts(SQLAlchemyUserDatastore):
    """Flask-Security's view of our accounts; it may read them, only transaction() writes."""

    def commit(self) -> None:
        """Do nothing: what signing in changes has been committed by transaction() already."""


def count_attempt(name: str) -> None:
    """Count an attempt of *name* as failed until it is forgotten; answer 429 after too many.

    Counting first, in one transaction with the question whether there were too many, leaves no
    gap for attempts that are made at the same time.
    """
    address = request.remote_addr or ""
    with transaction():
        if sign_in.is_throttled(name, address):
            raise TooManyRequests(retry_after=_WAIT_SECONDS)
        sign_in.note_failure(name, address)


class ThrottledLoginForm(LoginForm):
    """The sign-in form: counts failures in the database and answers 429 after too many."""

    # A cookie that outlives the session would undo idle and absolute expiry.
    remember = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Flask-Security's signature
        super().__init__(*args, **kwargs)
        self.next.data = local_path(self.next.data, "")

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401  # Flask-Security's signature
        """Return whether the person may sign in; note the attempt either way."""
        email, typed = str(self.email.data or ""), str(self.password.data or "")
        self._refuse_other_sites()
        count_attempt(email)
        # One character too many is wrong as well, and the library hashes no more than it can.
        self.password.data = typed[: PASSWORD_MAX + 1]
        fit = bool(super().validate(**kwargs))
        if fit:
            with transaction():
                sign_in.forget_failures(email)
                self._welcome(typed)
        return fit

    def _refuse_other_sites(self) -> None:
        """Answer 400 to a form that would lead to another site; the page's own never does."""
        for target in (*request.form.getlist("next"), *request.args.getlist("next")):
            if local_path(target, "") != target:
                raise BadRequest

    def _welcome(self, typed: str) -> None:
        account = db.session.get_one(Account, self.user.id if self.user else None)
        if account.password is None:
            return
        if current_app.extensions["security"].pwd_context.needs_update(account.password):
            account.password = hash_password(typed)
        history.note(Event.EDITOR_SIGNED_IN, account.editor, actor=account.editor)


def set_up(app: Flask) -> None:
    """Register Flask-Security on *app*: sign in, sign out, and nothing else of it."""
    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106  # the name of a hash
        SECURITY_PASSWORD_SINGLE_HASH=True,
        # OWASP's parameters for argon2id: 19 MiB, two passes. A stranger's guesses cannot be used
        # to fill the server's memory either.
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__memory_cost": 19_456,
            "argon2__time_cost": 2,
            "argon2__parallelism": 1,
        },
        # Passwords are hashed as typed when they are set, so they are compared as typed.
        SECURITY_PASSWORD_NORMALIZE_FORM=None,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_LOGIN_URL="/sign-in",
        SECURITY_LOGOUT_URL="/sign-out",
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/sign-in",
        SECURITY_LOGIN_USER_TEMPLATE="session/sign_in.html",
        SECURITY_DEFAULT_REMEMBER_ME=False,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_MSG_GENERIC_AUTHN_FAILED=(
            "Address or password is wrong.",
            "error",
        ),
        SECURITY_FLASH_MESSAGES=False,
        SECURITY_CACHE_CONTROL=None,  # web.headers says it for every page, in valid form
        SECURITY_JOIN_USER_ROLES=False,
        # Off: the library's page that asks for the password again, and its scripts.
        SECURITY_FRESHNESS=timedelta(minutes=-1),
        SECURITY_STATIC_FOLDER=None,
    )
    security = Security(app, Accounts(db, Account, NoRole), login_form=ThrottledLoginForm)
    # Only sessions sign anybody in: no tokens in headers or addresses, no sign-in by JSON.
    app.login_manager.request_loader(_nobody)  # type: ignore[attr-defined]  # Flask-Login's own
    security.want_json(_never)
    user_logged_in.connect(_on_sign_in, app)
    user_logged_out.connect(_on_sign_out, app)


def _nobody(_request: Request) -> None:
    return None


def _never(_request: Request) -> bool:
    return False


def _on_sign_in(_app: Flask, user: Account) -> None:
    session[EDITOR] = user.editor_id
    # Whoever planted the session before must know neither its key nor its forms' token.
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)
    if isinstance(session._get_current_object(), StoredSession):  # type: ignore[attr-defined]  # noqa: SLF001  # the proxy's documented way in
        session.rotate()  # type: ignore[attr-defined]  # see the line above


def _on_sign_out(_app: Flask, user: Account) -> None:  # noqa: ARG001  # the signal's signature
    session.clear()
