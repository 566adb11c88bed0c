"""`workbench export`: what a filter shows, written to a file or to standard output."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from workbench.cli._app import open_app, shown
from workbench.cli._pipes import readers_may_leave
from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.errors import InvalidInputError
from workbench.domain.text import NUMBER_MAX, one_line
from workbench.services import exports
from workbench.services.queue import QueueFilter
from workbench.services.transaction import transaction

FORMATS = {
    "csv": exports.Format.CSV,
    "jsonl": exports.Format.JSONL,
    "claimreview": exports.Format.CLAIM_REVIEW,
}


@click.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="A table, everything on each claim as JSON Lines, or the published as ClaimReview.",
)
@click.option("--status", type=click.Choice([each.value for each in ClaimStatus]), help="Status.")
@click.option("--kind", type=click.Choice([each.value for each in ClaimKind]), help="Kind.")
@click.option("--claimant", default="", help="Words of the claimant's name.")
@click.option("--words", default="", help="Words of the claim.")
@click.option(
    "--article", type=click.IntRange(1, NUMBER_MAX), metavar="N", help="Number of the article."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="File to write; else standard output.",
)
def command(  # noqa: PLR0913  # one parameter an option
    *,
    form: str,
    status: str | None,
    kind: str | None,
    claimant: str,
    words: str,
    article: int | None,
    output: Path | None,
) -> None:
    """Write the claims that the filter shows, published ones as readers see them.

    A file is written beside FILE and put in its place when it is complete. With claimreview,
    published claims that lack something are listed on standard error, nothing is written and the
    exit code is 1. Each export is noted in the history.
    """
    wanted = QueueFilter(
        statuses=(ClaimStatus(status),) if status else (),
        kind=ClaimKind(kind) if kind else None,
        article_id=article,
        claimant=one_line(claimant),
        words=one_line(words),
    )
    with open_app(), readers_may_leave():
        if FORMATS[form] is exports.Format.CLAIM_REVIEW:
            _report(exports.survey(wanted))
        with _opened(output) as file:
            with transaction():
                exports.note_export(wanted, FORMATS[form], actor=None)
            _write(exports.export_lines(wanted, FORMATS[form]), file)


def _report(survey: exports.Survey) -> None:
    for problem in survey.problems:
        click.echo(str(problem), err=True)
    if survey.faulty:
        raise click.ClickException(
            f"Nothing was written: {survey.faulty:,} of the published claims cannot be"
            " ClaimReviews yet. Mend what is listed, then export again."
        )
    for sentence in survey.left_out:
        click.echo(sentence, err=True)


def _write(lines: Iterable[str], file: BinaryIO) -> None:
    # In bytes: lines carry their own ends, and every format is in UTF-8.
    file.writelines(line.encode() for line in lines)
    file.flush()


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Give the file to write; one with a name takes its place only when the block succeeds."""
    if output is None:
        yield sys.stdout.buffer
        return
    try:
        target = output.resolve()
        if target.exists() and not target.is_file():
            # A pipe or a device is written to; nothing may take its place.
            with target.open("wb") as file:
                yield file
            return
        with _beside(target) as file:
            yield file
    except OSError as error:
        raise InvalidInputError(
            f"{shown(str(output))} cannot be written: {error.strerror or error}."
        ) from error


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
