"""`workbench serve`: the desk, served to browsers."""

import click

from workbench.cli._app import load_pipeline, open_app, sentences
from workbench.cli._server import address_of, end_when_asked, jobs_taken, make_server, run, why_not
from workbench.settings import EMBEDDED, from_env


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Network address to serve on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port."
)
def command(host: str, port: int) -> None:
    """Serve the desk to browsers.

    On the open network put a proxy that speaks HTTPS before it, set WORKBENCH_PRODUCTION=yes and
    WORKBENCH_PROXY_HOPS=1.
    """
    with sentences():
        settings = from_env()
    with open_app(settings) as app:
        load_pipeline(settings.pipeline)
        try:
            server = make_server(app, host, port)
        except OSError as error:
            raise click.ClickException(why_not(error, host, port)) from error
        end_when_asked()
        click.echo(f"The desk is at {address_of(host, port)} (Ctrl-C ends it).")
        with jobs_taken(app, embedded=settings.worker == EMBEDDED):
            run(server)
