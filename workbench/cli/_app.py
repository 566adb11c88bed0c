"""The application for commands: opened when a command needs it, its errors put in a sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.domain.clock import Clock
from workbench.domain.errors import WorkbenchError
from workbench.settings import Settings, from_env

if TYPE_CHECKING:
    from flask import Flask

KINDS = ("sqlite", "postgresql")


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
        _check_kind(settings.database_url)
        from sqlalchemy.exc import OperationalError

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


def quiet(settings: Settings) -> Settings:
    """Return *settings* that log warnings only, unless the environment names a level."""
    return (
        settings if "WORKBENCH_LOG_LEVEL" in os.environ else replace(settings, log_level="WARNING")
    )


def _check_kind(url: str) -> None:
    kind = url.partition(":")[0].partition("+")[0]
    if kind not in KINDS:
        raise click.ClickException(
            "WORKBENCH_DATABASE_URL must be the address of a database, beginning with sqlite:///"
            " or postgresql://."
        )


def unreachable(error: Exception) -> str:
    """Return the sentence for a database that does not answer, with the driver's first line."""
    reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
    return f"The database cannot be used: {reason}. Check WORKBENCH_DATABASE_URL."


def shown(path: str) -> str:
    """Return *path* as it can be printed, whatever bytes its name is made of."""
    return click.format_filename(path)
