"""`workbench demo`: a desk full of invented work, made in seconds and served."""

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli._app import open_app, quiet, sentences
from workbench.cli._server import (
    Server,
    address_of,
    end_when_asked,
    jobs_taken,
    make_server,
    run,
    why_not,
)
from workbench.paths import instance_folder
from workbench.settings import EMBEDDED, PREFIX, from_env

if TYPE_CHECKING:
    from flask import Flask

TRIES = 20
# A demo has a database and a secret of its own, whatever the desk beside it uses.
_OWN = frozenset({"INSTANCE", "DATABASE_URL", "SECRET_KEY", "DEMO"})


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="Network address to serve on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="Port; when it is busy, the next free one is taken.",
)
@click.option("--fresh", is_flag=True, help="Make the demo anew instead of using the last one.")
def command(host: str, port: int, *, fresh: bool) -> None:
    """Fill a desk with invented work and serve it.

    It lives in a folder of its own, instance/demo, and never touches another desk. Every page says
    that it is a demo; its passwords are known to everybody, so it is refused in production.
    """
    with sentences():
        folder = demo_folder()
        base = quiet(from_env(_environment(folder)))
        problems = base.problems()
    if problems:
        raise click.ClickException(" ".join(problems))
    from workbench.cli._demo_desk import build, demo_settings, is_ready

    settings = demo_settings(folder, base)
    with sentences():
        if fresh or not is_ready(settings, folder):
            click.echo(f"Making the demo desk in {folder} …")
            build(base, folder)
    with open_app(settings) as app:
        server, port = serve_on(app, host, port)
        address = address_of(host, port)
        _be_found_at(address)
        end_when_asked()
        _welcome(address)
        with jobs_taken(app, embedded=settings.worker == EMBEDDED):
            run(server)


def demo_folder() -> Path:
    """Return the demo's folder, made: in the instance folder, else a temporary one."""
    folder = instance_folder() / "demo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="workbench-demo-"))
    if not os.access(folder, os.W_OK):
        return Path(tempfile.mkdtemp(prefix="workbench-demo-"))
    return folder


def _environment(folder: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name.removeprefix(PREFIX) not in _OWN
    }
    return kept | {f"{PREFIX}INSTANCE": str(folder), f"{PREFIX}DEMO": "yes"}


def serve_on(app: "Flask", host: str, port: int) -> tuple[Server, int]:
    """Return a server on *port* or, where that is busy, on one of the next, and which."""
    for number in range(port, min(port + TRIES, 65_536)):
        try:
            return make_server(app, host, number), number
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise click.ClickException(why_not(error, host, number)) from error
            click.echo(f"Port {number} is busy, trying the next.")
    raise click.ClickException(f"No free port from {port} on. Choose another with --port.")


def _be_found_at(address: str) -> None:
    from workbench.services import desk
    from workbench.services.transaction import transaction

    with transaction():
        desk.change_settings({"public_url": address}, actor=None)


def _welcome(address: str) -> None:
    from workbench.services.demo.people import EDITOR, PEOPLE

    click.echo("\nThe people of the demo desk, and their passwords:\n")
    for each in PEOPLE:
        click.echo(f"  {each.role.value:<9} {each.email:<20} {each.password:<26} {each.name}")
    click.echo(f"\nReady: {address} — sign in as {EDITOR.email} with “{EDITOR.password}”.")
    click.echo("Ctrl-C ends it.")
