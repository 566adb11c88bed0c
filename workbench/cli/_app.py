"""The application for commands: opened when a command needs it, its errors put in a sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.domain.clock import Clock
from workbench.domain.errors import WorkbenchError
from workbench.settings import Settings, from_env

if TYPE_CHECKING:
    from flask import Flask

KINDS = ("sqlite", "postgresql")


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Return the day that an option gives; say how one is written where it is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"“{text}” is no day. Write it as 2022-09-16.") from error


@contextmanager
def sentences() -> Iterator[None]:
    """Turn a broken rule into its sentence on standard error and exit code 1."""
    try:
        yield
    except WorkbenchError as error:
        raise click.ClickException(error.sentence) from error


@contextmanager
def open_app(
    settings: Settings | None = None, *, check: bool = True, clock: Clock | None = None
) -> Iterator["Flask"]:
    """Give the application of *settings* (else of the environment), inside its context.

    `check=False` opens it on a database that is not yet, or no longer, at this version's schema.
    Broken rules, unfit settings and an unreachable database end the command with a sentence.
    """
    with sentences():
        settings = settings or quiet(from_env())
        _check_address(settings.database_url)
        from sqlalchemy.exc import DatabaseError, OperationalError

        from workbench import create_app
        from workbench.models import db

        try:
            app = create_app(settings, check=check, clock=clock)
            with app.app_context():
                try:
                    yield app
                finally:
                    db.session.remove()
                    db.engine.dispose()
        except OperationalError as error:
            raise click.ClickException(unreachable(error)) from error
        except DatabaseError as error:
            # Its subclasses are faults of ours; itself it is a file that is no database, or broken.
            if type(error) is not DatabaseError:
                raise
            raise click.ClickException(unreachable(error)) from error


def quiet(settings: Settings) -> Settings:
    """Return *settings* that log warnings only, unless the environment names a level."""
    return (
        settings if "WORKBENCH_LOG_LEVEL" in os.environ else replace(settings, log_level="WARNING")
    )


def _check_address(url: str) -> None:
    kind = url.partition(":")[0].partition("+")[0]
    if kind not in KINDS:
        raise click.ClickException(
            "WORKBENCH_DATABASE_URL must be the address of a database, beginning with sqlite:///"
            " or postgresql://."
        )
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        make_url(url).get_dialect().import_dbapi()
    except (ArgumentError, ImportError, ValueError) as error:
        raise click.ClickException(
            f"WORKBENCH_DATABASE_URL cannot be used: {error}. Begin it with sqlite:/// or"
            " postgresql://."
        ) from error


def load_pipeline(name: str) -> None:
    """Load the language pipeline *name* now, so that a wrong name is said before work begins.

    The two that come with the product cannot be wrong and are loaded when a text is first read.
    Raises NotFoundError.
    """
    from workbench.nlp.pipeline import BLANK, SHIPPED, load

    if name not in (BLANK, SHIPPED):
        load(name)


def unreachable(error: Exception) -> str:
    """Return the sentence for a database that does not answer, with the driver's first line."""
    reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
    return f"The database cannot be used: {reason}. Check WORKBENCH_DATABASE_URL."


def shown(path: str) -> str:
    """Return *path* as it can be printed, whatever bytes its name is made of."""
    return click.format_filename(path)


def is_folder(path: str) -> bool:
    """Return whether *path* is a folder; a name that the system cannot even look up is none.

    Nor is an empty one, which a forgotten variable gives: it would name the folder one is in.
    """
    try:
        return bool(path) and Path(path).is_dir()
    except OSError:  # for instance a name that is too long: opening it as a file says so
        return False
