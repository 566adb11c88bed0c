"""People of the desk, for its admins."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from workbench.domain.editors import Permission, Role
from workbench.domain.errors import WorkbenchError
from workbench.domain.history import Event
from workbench.domain.text import turns_ended
from workbench.models import Editor
from workbench.services import editors, history, history_pages
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.errors import status_of
from workbench.web.forms import BaseForm, line

bp = Blueprint("people", __name__, url_prefix="/people")

ROLES = [SelectChoice(role.value, role.value) for role in Role]
MEANINGS = {role.value: role.meaning for role in Role}


def _role_field() -> RadioField:
    return RadioField("Role", choices=ROLES, validators=[InputRequired("Choose a role.")])


class NewPersonForm(BaseForm):
    """Somebody new at the desk."""

    name = line("Name", editors.NAME_MAX, InputRequired("Write the person’s name."))
    email = line(
        "E-mail address",
        editors.EMAIL_MAX,
        InputRequired("Write the address the person signs in with."),
        render_kw={"type": "email", "autocomplete": "off"},
    )
    role = _role_field()


class NameForm(BaseForm):
    """Another name for somebody."""

    name = line("Name", editors.NAME_MAX, InputRequired("Write the person’s name."))


class RoleForm(BaseForm):
    """Another role for somebody."""

    role = _role_field()


@bp.route("/")
@requires(Permission.MANAGE)
def index() -> ResponseReturnValue:
    """List everybody, the active first."""
    return render_template(
        "people/index.html",
        nav="people",
        people=editors.list_editors(),
        signed_in=history_pages.last_signed_in(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE)
def new() -> ResponseReturnValue:
    """Add somebody; the answer shows the one-time code, once."""
    form = NewPersonForm()
    if form.validate_on_submit():
        try:
            with transaction():
                person = editors.add_editor(
                    form.name.data, form.email.data, Role(form.role.data), actor=me()
                )
                code = _make_code(person)
        except WorkbenchError as error:
            form.show(error)
        else:
            return _code_page(person, code, added=True)
    page = render_template("people/new.html", nav="people", form=form, meanings=MEANINGS)
    return page, 422 if form.failed else 200


def _make_code(person: Editor) -> editors.OneTimeCode:
    """Make a code and say so in the history: whoever holds it can sign in as the person."""
    code = editors.make_code(person)
    history.note(Event.EDITOR_CODE_MADE, person, actor=me())
    return code


def _code_page(person: Editor, code: editors.OneTimeCode, *, added: bool) -> ResponseReturnValue:
    # Not a redirect: the code is in this one answer and nowhere else, neither address nor log.
    return render_template("people/code.html", nav="people", person=person, code=code, added=added)


def _page(
    person: Editor, name_form: NameForm | None = None, role_form: RoleForm | None = None
) -> str:
    return render_template(
        "people/show.html",
        nav="people",
        person=person,
        meanings=MEANINGS,
        name_form=name_form or NameForm(None, name=person.name),
        role_form=role_form or RoleForm(None, role=person.role.value),
        signed_in=history_pages.last_signed_in().get(person.id),
    )


@bp.route("/<int:person_id>")
@requires(Permission.MANAGE)
def show(person_id: int) -> ResponseReturnValue:
    """Show one person: name, role, whether they may sign in, and what an admin may do."""
    return _page(editors.get_editor(person_id))


@bp.route("/<int:person_id>/name", methods=["POST"])
@requires(Permission.MANAGE)
def rename(person_id: int) -> ResponseReturnValue:
    """Change the name that is shown; the history keeps the one before."""
    person = editors.get_editor(person_id)
    form = NameForm()
    if not form.validate():
        return _page(person, name_form=form), 422
    try:
        with transaction():
            editors.rename(person, form.name.data, actor=me())
    except WorkbenchError as error:
        form.show(error)
        return _page(person, name_form=form), status_of(error)
    return _done(person, f"The name is {turns_ended(person.name)} now.")


@bp.route("/<int:person_id>/role", methods=["POST"])
@requires(Permission.MANAGE)
def change_role(person_id: int) -> ResponseReturnValue:
    """Give another role; the person signs in anew."""
    person = editors.get_editor(person_id)
    form = RoleForm()
    if not form.validate():
        return _page(person, role_form=form), 422
    try:
        with transaction():
            editors.change_role(person, Role(form.role.data), actor=me())
    except WorkbenchError as error:
        form.role.errors = [error.sentence]
        return _page(person, role_form=form), status_of(error)
    return _done(person, f"{turns_ended(person.name)} is {person.role} now and signs in anew.")


@bp.route("/<int:person_id>/deactivate", methods=["POST"])
@requires(Permission.MANAGE)
def deactivate(person_id: int) -> ResponseReturnValue:
    """Stop a person from signing in, at once."""
    return _switch(person_id, editors.deactivate, "{} can no longer sign in.")


@bp.route("/<int:person_id>/reactivate", methods=["POST"])
@requires(Permission.MANAGE)
def reactivate(person_id: int) -> ResponseReturnValue:
    """Let a person sign in again."""
    return _switch(person_id, editors.reactivate, "{} can sign in again.")


def _switch(person_id: int, change: Callable[..., None], sentence: str) -> ResponseReturnValue:
    person = editors.get_editor(person_id)
    try:
        with transaction():
            change(person, actor=me())
    except WorkbenchError as error:
        flash(error.sentence, "error")
        return _page(person), status_of(error)
    return _done(person, sentence.format(person.name))


@bp.route("/<int:person_id>/code", methods=["POST"])
@requires(Permission.MANAGE)
def make_code(person_id: int) -> ResponseReturnValue:
    """Make a new one-time code; the answer shows it, once."""
    person = editors.get_editor(person_id)
    with transaction():
        code = _make_code(person)
    return _code_page(person, code, added=False)


def _done(person: Editor, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".show", person_id=person.id), code=303)
