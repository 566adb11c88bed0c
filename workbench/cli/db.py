"""`workbench db`: make the database, bring it to this version's schema, look whether it is fit."""

import click
from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError

from workbench.cli._app import open_app
from workbench.domain.errors import UnfitDatabaseError
from workbench.migrations import reference, runner
from workbench.models import db
from workbench.models.engine import check_fit
from workbench.services import desk, job_engine
from workbench.services.transaction import transaction


@click.group("db")
def command() -> None:
    """Make, check and change the database."""


@command.command()
def upgrade() -> None:
    """Bring the database to this version's schema; a new one is made and gets a rating scale."""
    with open_app(check=False):
        before = runner.current(db.engine)
        _migrate("upgrade", "head")
        check_fit(db.engine)
        job_engine.engine().make_tables()
        with transaction():
            desk.found_desk()
        after = runner.newest()
        if before == after:
            click.echo(f"The database is at schema {after} already.")
        else:
            click.echo(f"The database was at schema {before or 'none'} and is now at {after}.")


@command.command()
@click.argument("revision")
@click.confirmation_option(
    prompt="Going back drops tables, and with them what they hold. Go on?",
    help="Do not ask whether to go on.",
)
def downgrade(revision: str) -> None:
    """Take the database back to schema REVISION; "base" leaves nothing. Make a copy first."""
    with open_app(check=False):
        _migrate("downgrade", revision)
        click.echo(f"The database is now at schema {runner.current(db.engine) or 'none'}.")


def _migrate(direction: str, to: str) -> None:
    try:
        getattr(runner, direction)(db.engine, to)
    except CommandError as error:
        raise UnfitDatabaseError(
            f"The database or the command names a schema that this version does not know: {error}."
            " Use the version of the workbench that knows it."
        ) from error


@command.command()
def check() -> None:
    """Say whether the database is fit: schema, settings, triggers, tables; exit with 1 if not."""
    with open_app(check=False):
        findings = _findings()
    for name, wrong in findings.items():
        click.echo(f"{name:<10}{'; '.join(wrong) if wrong else 'as it must be'}")
    if any(findings.values()):
        raise click.ClickException(
            "The database is not fit. After a change of version, run: workbench db upgrade"
        )


def _findings() -> dict[str, list[str]]:
    """Return what is wrong with schema, settings, triggers and tables, by heading."""
    found, needed = runner.current(db.engine), runner.newest()
    if found != needed:
        wrong = f"is at {found or 'none'}, this version needs {needed}"
        unseen = ["not looked at"]
        return {
            "schema": [wrong],
            "settings": _wrong_settings(),
            "triggers": unseen,
            "tables": unseen,
        }
    return {
        "schema": [],
        "settings": _wrong_settings(),
        "triggers": _wrong_triggers(),
        "tables": [str(each) for each in runner.differences(db.engine)],
    }


def _wrong_settings() -> list[str]:
    try:
        check_fit(db.engine)
    except UnfitDatabaseError as error:
        return [error.sentence]
    return []


def _wrong_triggers() -> list[str]:
    try:
        return reference.guard_faults(db.engine)
    except DatabaseError as error:
        return [f"cannot be compared: {str(error.orig).partition(chr(10))[0]}"]
