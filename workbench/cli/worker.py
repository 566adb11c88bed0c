"""`workbench worker`: take the desk's jobs in a process of its own, on this machine or another."""

import threading

import click

from workbench.cli._app import load_pipeline, open_app, sentences
from workbench.cli._server import end_when_asked
from workbench.services import job_engine
from workbench.settings import from_env


@click.command("worker")
def command() -> None:
    """Take the desk's jobs in a process of its own.

    A desk needs none: `workbench serve` takes them, too, unless WORKBENCH_WORKER=none. On
    PostgreSQL any number may run, on any number of machines; the jobs of one that dies go to the
    others. Ctrl-C ends it after the steps under way; what is left goes on elsewhere, or later.
    """
    with sentences():
        settings = from_env()
    with open_app(settings) as app:
        load_pipeline(settings.pipeline)
        end_when_asked()
        worker = job_engine.worker()
        try:
            worker.start()
            click.echo(f"Taking jobs of {app.config['INSTANCE']} (Ctrl-C ends it).")
            threading.Event().wait()
        finally:
            worker.stop()
