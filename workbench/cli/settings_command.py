"""`workbench settings`: every setting, what it is for, and what it is at present."""

from urllib.parse import urlsplit

import click

from workbench.cli._app import sentences
from workbench.settings import SETTINGS, Settings, from_env

HIDDEN = "(hidden)"


@click.command("settings")
def command() -> None:
    """List the settings and what they are.

    Each is an environment variable. What is unfit is said at the end, with exit code 1.
    """
    with sentences():
        settings = from_env()
    for each in SETTINGS:
        click.echo(f"{each.variable}\n    {each.help}")
        click.echo(f"    default: {each.default}\n    now: {_value(settings, each.name)}")
    problems = settings.problems()
    if problems:
        raise click.ClickException(" ".join(problems))


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if name == "secret_key":
        return HIDDEN
    if name == "database_url":
        return _without_password(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _without_password(url: str) -> str:
    """Return *url* with its password replaced; all of it hidden where it cannot be read."""
    try:
        password = urlsplit(url).password
    except ValueError:
        return HIDDEN
    start, at, rest = url.rpartition("@")
    if password is None and "password=" not in url:
        return url
    return f"{start.partition('://')[0]}://{HIDDEN}{at}{rest.partition('?')[0]}"
