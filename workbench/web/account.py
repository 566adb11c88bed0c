"""One's own account: the password, the sessions, and the first password by one-time code."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user
from wtforms import Field, PasswordField
from wtforms.validators import EqualTo, InputRequired

from workbench.domain.editors import Permission
from workbench.domain.errors import WorkbenchError
from workbench.models import Account
from workbench.services import editors, sign_in
from workbench.services.sessions import hash_of
from workbench.services.transaction import transaction
from workbench.web.access import find_me, me, public, requires
from workbench.web.accounts import count_attempt
from workbench.web.forms import BaseForm, line

bp = Blueprint("account", __name__, url_prefix="/account")

CODE_MAX = 200


def _password(label: str, *validators: Any, new: bool = True) -> Field:  # noqa: ANN401  # passed on to WTForms
    return PasswordField(
        label,
        validators=[InputRequired("Write the password."), *validators],
        render_kw={"autocomplete": "new-password" if new else "current-password"},
    )


class PasswordForm(BaseForm):
    """Another password for oneself."""

    current = _password("Present password", new=False)
    password = _password("New password")
    repeat = _password(
        "New password again", EqualTo("password", "The two new passwords are not the same.")
    )


class CodeForm(BaseForm):
    """A first password, with the code that an admin has given."""

    code = line(
        "One-time code",
        CODE_MAX,
        InputRequired("Write the code that an admin gave you."),
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false"},
    )
    password = _password("New password")
    repeat = _password(
        "New password again", EqualTo("password", "The two new passwords are not the same.")
    )


def _is_current(form: PasswordForm, account: Account) -> bool:
    """Return whether the present password is right; guesses are counted like those at sign-in."""
    count_attempt(account.email)
    if account.verify_and_update_password(form.current.data or ""):
        with transaction():
            sign_in.forget_failures(account.email)
        return True
    form.current.errors = ["This is not your present password."]
    return False


def _own_account() -> Account:
    account = me().account
    if account is None:
        msg = "somebody without an account is signed in"
        raise RuntimeError(msg)
    return account


@bp.route("/")
@requires(Permission.READ)
def show() -> ResponseReturnValue:
    """Show who one is at the desk, and the form for another password."""
    return _page(PasswordForm()), 200


def _page(form: PasswordForm) -> str:
    return render_template(
        "account/show.html", nav="account", form=form, account=_own_account(), person=me()
    )


@bp.route("/password", methods=["POST"])
@requires(Permission.READ)
def change_password() -> ResponseReturnValue:
    """Set another password; this session stays, all others of the person end."""
    form = PasswordForm()
    if not form.validate() or not _is_current(form, _own_account()):
        return _page(form), 422
    try:
        with transaction():
            editors.set_password(
                me(),
                form.password.data,
                actor=me(),
                keep=hash_of(session.key),  # type: ignore[attr-defined]  # a StoredSession has one
            )
    except WorkbenchError as error:
        form.show(error)
        return _page(form), 422
    flash("Your password is changed. Elsewhere you are signed out.", "success")
    return redirect(url_for(".show"), code=303)


@bp.route("/sign-out-everywhere", methods=["POST"])
@requires(Permission.READ)
def sign_out_everywhere() -> ResponseReturnValue:
    """End all of one's sessions, this one too."""
    with transaction():
        editors.end_sessions(me())
    logout_user()
    session.rotate()  # type: ignore[attr-defined]  # the notice below goes into a session of its own
    flash("You are signed out everywhere.", "success")
    return redirect(url_for("security.login"), code=303)


@bp.route("/code", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """Set a password with a one-time code; then one signs in with it."""
    form = CodeForm()
    if form.validate_on_submit() and _use(form):
        flash("Your password is set. Sign in with it.", "success")
        return redirect(url_for("security.login" if find_me() is None else ".show"), code=303)
    page = render_template("account/code.html", form=form, nav="account")
    return page, 422 if form.failed else 200


def _use(form: CodeForm) -> bool:
    # A code names nobody, so guesses are counted by where they come from.
    guesser = f"one-time code from {request.remote_addr}"
    count_attempt(guesser)
    try:
        with transaction():
            editors.use_code(form.code.data, form.password.data)
            sign_in.forget_failures(guesser)
    except WorkbenchError as error:
        return form.show(error)
    return True
