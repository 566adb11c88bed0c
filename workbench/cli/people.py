"""`workbench people`: who may sign in, as what, and the codes with which they set a password."""

import click

from workbench.cli._app import open_app
from workbench.domain.editors import Role
from workbench.domain.errors import NotFoundError
from workbench.domain.history import Event
from workbench.domain.text import one_line
from workbench.models import Editor
from workbench.services import editors, history
from workbench.services.desk import get_desk
from workbench.services.editors import OneTimeCode
from workbench.services.transaction import transaction

ROLES = click.Choice([each.value for each in Role])
_ROLE_LINES = "; ".join(f"{each.value}: {each.meaning}" for each in Role)


@click.group("people")
def command() -> None:
    """Add people, their roles and one-time codes."""


@command.command()
@click.argument("name")
@click.argument("email")
@click.option("--role", type=ROLES, required=True, help=f"{_ROLE_LINES}.")
def add(name: str, email: str, role: str) -> None:
    """Add a person and print the one-time code with which they set their password.

    The first admin of a new desk is added this way, too.
    """
    with open_app():
        with transaction():
            editor = editors.add_editor(name, email, Role(role), actor=None)
            made = _make_code(editor)
        click.echo(f"Added {editor.name} as {editor.role.value}.")
        _print_code(made)


@command.command()
@click.argument("email")
def code(email: str) -> None:
    """Print a new one-time code for the person who signs in with EMAIL; earlier ones end."""
    with open_app():
        with transaction():
            made = _make_code(_editor(email))
        _print_code(made)


def _make_code(editor: Editor) -> OneTimeCode:
    history.note(Event.EDITOR_CODE_MADE, editor, actor=None, note="at the command line")
    return editors.make_code(editor)


def _print_code(made: OneTimeCode) -> None:
    click.echo(f"One-time code: {made.text}")
    click.echo(
        f"It sets a password at {get_desk().public_url}/account/code within {made.hours} hours, is"
        " good once, and is not shown again."
    )


@command.command("list")
def list_() -> None:
    """List everybody: role, address, name, and who may no longer sign in."""
    with open_app():
        for each in editors.list_editors():
            account = each.account
            email = account.email if account is not None else "no account"
            left = "" if each.active else "  (deactivated)"
            waits = "  (no password yet)" if account is not None and not account.password else ""
            click.echo(f"{each.role.value:<9} {email:<32} {each.name}{waits}{left}")


@command.command()
@click.argument("email")
@click.argument("role", type=ROLES)
def role(email: str, role: str) -> None:
    """Give the person who signs in with EMAIL another ROLE; they sign in anew."""
    with open_app():
        with transaction():
            editor = _editor(email)
            editors.change_role(editor, Role(role), actor=None)
        click.echo(f"{editor.name} is {editor.role.value}.")


@command.command()
@click.argument("email")
def deactivate(email: str) -> None:
    """Stop the person who signs in with EMAIL from signing in; what they did stays theirs."""
    with open_app():
        with transaction():
            editor = _editor(email)
            editors.deactivate(editor, actor=None)
        click.echo(f"{editor.name} may no longer sign in.")


def _editor(email: str) -> Editor:
    editor = editors.find_by_email(one_line(email))
    if editor is None:
        raise NotFoundError(
            f"Nobody signs in with “{one_line(email)}”. “workbench people list” lists everybody."
        )
    return editor
