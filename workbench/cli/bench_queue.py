"""`workbench bench queue`: whether queue, claim page and history stay fast on a desk that grew."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import create_engine

from workbench.cli._app import open_app, sentences
from workbench.cli._bench_desk import EMAIL, PASSWORD, BenchDesk, fill
from workbench.cli._bench_http import Timing, signed_in, timed
from workbench.domain.errors import UnfitDatabaseError
from workbench.migrations import runner
from workbench.models.engine import prepare_engine
from workbench.settings import Settings

SIZES = (1_000, 100_000)
REQUESTS = 60
_QUEUE = "/queue/?status=proposed"
# A key beyond every claim: the page begins with the first claim below that worth.
_END = 1_000_000_000
PAGES = {
    "queue, first page": _QUEUE,
    "queue, middle": f"{_QUEUE}&after=500-{_END}",
    "queue, last pages": f"{_QUEUE}&after=60-{_END}",
    "queue, all, oldest": "/queue/?status=all&sort=oldest",
    "queue, one kind": f"{_QUEUE}&kind=ranking",
    "queue, claimant": f"{_QUEUE}&claimant=Castellan",
    "queue, words": f"{_QUEUE}&q=boats",
    "exports, words": "/exports/?q=boats",
    "history, newest": "/history/",
    "history, one event": "/history/?event=claim.proposed",
    "history, one kind": "/history/?type=claim",
    "history, words": "/history/?q=boats",
}


@click.command("queue")
@click.option(
    "--claims",
    "sizes",
    multiple=True,
    type=click.IntRange(min=10),
    default=SIZES,
    show_default=True,
    help="How many claims a desk has; may be given several times.",
)
@click.option(
    "--requests",
    default=REQUESTS,
    show_default=True,
    type=click.IntRange(min=10),
    help="Requests a page.",
)
@click.option(
    "--database-url",
    "urls",
    multiple=True,
    help="An empty database for each size, in their order; temporary SQLite ones when left out.",
)
def command(sizes: tuple[int, ...], requests: int, urls: tuple[str, ...]) -> None:
    """Measure queue, claim page, exports and history on large desks.

    Each desk is filled with invented claims and their entries in the history. Requests are whole
    ones of somebody who is signed in, through the application but not through a network. Desks
    take turns; the ratio is to the median of the first one.
    """
    if urls and len(urls) != len(sizes):
        raise click.UsageError("Give one --database-url for each --claims, or none.")
    with (
        sentences(),
        tempfile.TemporaryDirectory(prefix="workbench-bench-") as name,
        ExitStack() as stack,
    ):
        browsers, judged = [], []
        for number, size in enumerate(sizes):
            folder = Path(name) / str(number)
            folder.mkdir()
            url = urls[number] if urls else f"sqlite:///{folder / 'bench.db'}"
            app = stack.enter_context(_desk(folder, url))
            judged.append(_filled(size).judged_claim_id)
            browsers.append(signed_in(app, EMAIL, PASSWORD))
        click.echo(f"{'page':<22}{'claims':>9}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>7}{'bytes':>9}")
        for title, path in PAGES.items():
            _report(title, sizes, timed(browsers, [path] * len(sizes), requests))
        paths = [f"/claims/{claim_id}" for claim_id in judged]
        _report("claim, judged", sizes, timed(browsers, paths, requests))


@contextmanager
def _desk(folder: Path, url: str) -> Iterator[Flask]:
    _migrate(url)
    settings = Settings(instance=folder, database_url=url, secret_key="b" * 40, log_level="WARNING")
    with open_app(settings) as app:
        yield app


def _filled(size: int) -> BenchDesk:
    with click.progressbar(length=size, label=f"filling {size:,} claims", file=sys.stderr) as bar:
        return fill(size, tell=bar.update)


def _migrate(url: str) -> None:
    engine = create_engine(url)
    prepare_engine(engine)
    try:
        if runner.current(engine) is not None:
            raise UnfitDatabaseError("The bench fills an empty database only; this one is in use.")
        runner.upgrade(engine)
    finally:
        engine.dispose()


def _report(title: str, sizes: tuple[int, ...], found: list[Timing]) -> None:
    for size, each in zip(sizes, found, strict=True):
        ratio = each.p50 / found[0].p50
        click.echo(
            f"{title:<22}{size:>9,}{each.p50:>9.1f}{each.p95:>9.1f}{ratio:>7.2f}{each.plain:>9,}"
        )
