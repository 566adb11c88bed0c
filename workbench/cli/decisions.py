"""`workbench decisions`: what the desk accepted and dismissed, as marks to evaluate on."""

from pathlib import Path

import click

from workbench.cli._app import open_app, shown
from workbench.cli._progress import progress_bar
from workbench.services import decisions
from workbench.services.transaction import transaction


@click.command("decisions")
@click.argument("folder", metavar="OUT_DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write what the desk accepted and dismissed to OUT_DIR, to evaluate on.

    OUT_DIR is new or empty. It gets the articles that claims were decided in (articles/NUMBER.txt,
    articles.jsonl), accepted claims and those marked by hand (desk.jsonl; worth 3 with a verdict,
    else 2), dismissed ones with their reason (dismissed.jsonl), and in the same articles what
    nobody has decided on yet (undecided.jsonl). Then: workbench evaluate OUT_DIR

    It holds whole articles and inner decisions: keep it where the desk's own files are kept. That
    it was written is noted in the history.
    """
    with open_app(), progress_bar("writing articles") as progress:
        decisions.check_empty(folder)
        number = decisions.count_decided()
        with transaction():
            decisions.note_decisions(actor=None)
        written = decisions.write_decisions(
            folder, tell=lambda done: progress(min(done, number), number)
        )
    click.echo(
        f"{shown(str(folder))}: {written.articles:,} articles, {written.accepted:,} claims"
        f" accepted, {written.dismissed:,} dismissed, {written.undecided:,} undecided"
    )
