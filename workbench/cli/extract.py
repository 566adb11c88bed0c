"""`workbench extract`: the claims of files and what in them does not fit, without a database."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from textwrap import wrap

import click

from workbench.cli._app import is_folder, read_day, shown
from workbench.domain.articles import TEXT_MAX, normalise
from workbench.domain.claims import ClaimCandidate
from workbench.domain.errors import (
    NotFoundError,
    TooLargeError,
    UnreadableFileError,
    WorkbenchError,
)
from workbench.domain.readings import Reading
from workbench.nlp.extract import read_article
from workbench.nlp.language import check_language
from workbench.nlp.pipeline import SHIPPED, load, pipeline_id

STDIN = "-"
SUFFIXES = frozenset({".txt", ".md"})
# No character takes more than four bytes in UTF-8.
_BYTES_MAX = TEXT_MAX * 4
_QUOTE_WIDTH = 55
_CLAIMANT_WIDTH = 20
_LINE_WIDTH = 100


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="table",
    show_default=True,
    help="One JSON object a claim in the text's order, or a table with the worthiest first.",
)
@click.option(
    "--pipeline",
    default=SHIPPED,
    show_default=True,
    help='Language pipeline: "shipped", "blank" or an installed one.',
)
@click.option(
    "--published-on",
    callback=read_day,
    metavar="YYYY-MM-DD",
    help='The day of the articles, against which "on Wednesday" is read.',
)
def command(paths: tuple[str, ...], form: str, pipeline: str, published_on: date | None) -> None:
    """Find the claims in plain text files, and what in them does not fit; nothing is stored.

    FILE is a text or Markdown file in UTF-8, a folder (its .txt and .md files are read), or - for
    standard input.

    "start" and "end" count characters of the text as the workbench keeps it: each line end is one
    newline, and byte-order marks, NUL characters and blank lines at both ends are gone. "end" is
    the character after the last.

    The table ends with the findings: questions about figures and dates that do not fit together.
    With jsonl each line says what it is ("claim", "left_out", "finding"), claims first.

    A file that cannot be read is named on standard error and the exit code is 1; the others are
    read all the same.
    """
    failed = False
    try:
        load(pipeline)
        for path in _expanded(paths):
            failed = not _print_reading(path, form, pipeline, published_on) or failed
    except BrokenPipeError:
        # Whoever reads the output (head, less) has seen enough: that is nobody's fault. Python
        # would complain again when it flushes at exit, so the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except NotFoundError as error:
        raise click.ClickException(error.sentence) from error
    if failed:
        raise click.exceptions.Exit(1)


def _print_reading(path: str, form: str, pipeline: str, day: date | None) -> bool:
    """Print what one file gives; return False, having said why, when it cannot be read."""
    nlp = load(pipeline)
    try:
        reading = _reading(path, pipeline, day)
    except WorkbenchError as error:
        click.echo(f"{shown(path)}: {error.sentence}", err=True)
        return False
    article = "stdin" if path == STDIN else Path(path).stem
    lines = (
        _json_lines(article, reading, pipeline_id(nlp))
        if form == "jsonl"
        else _table(article, reading)
    )
    for line in lines:
        click.echo(line)
    sys.stdout.flush()
    return True


def _reading(path: str, pipeline: str, day: date | None) -> Reading:
    text = normalise(_read(path))
    if not text.strip():
        raise UnreadableFileError("The file is empty.")
    if len(text) > TEXT_MAX:
        raise TooLargeError(
            f"The file has {len(text):,} characters; at most {TEXT_MAX:,} are read."
        )
    check_language(text)
    return read_article(text, nlp=load(pipeline), published_on=day)


def _expanded(paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the files named, those of folders in the order of their names."""
    for path in paths:
        if path != STDIN and is_folder(path):
            found = sorted(each for each in Path(path).rglob("*") if each.suffix in SUFFIXES)
            yield from (str(each) for each in found if each.is_file())
        else:
            yield path


def _read(path: str) -> str:
    """Return a file's text; raise UnreadableFileError or TooLargeError with a sentence."""
    data = sys.stdin.buffer.read(_BYTES_MAX + 1) if path == STDIN else _bytes(Path(path))
    if len(data) > _BYTES_MAX:
        raise TooLargeError(f"The file has more than {_BYTES_MAX:,} bytes; that is no article.")
    if b"\0" in data:
        raise UnreadableFileError("The file is not plain text. Save it as text in UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"The file is not in UTF-8 (byte {error.start + 1:,} is no part of a character). Save"
            " it as text in UTF-8."
        ) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BYTES_MAX + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError("There is no such file.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableFileError(f"The file cannot be opened: {reason}.") from error


def _json_lines(article: str, reading: Reading, made_by: str) -> Iterator[str]:
    for claim in reading.claims:
        yield _json(
            article,
            "claim",
            start=claim.start_char,
            end=claim.end_char,
            quote=claim.quote,
            kind=claim.kind.value,
            claimant=claim.claimant,
            worth=claim.worth,
            reasons=[asdict(reason) for reason in claim.reasons],
            parts={name: part for name, part in asdict(claim.parsed).items() if part},
            pipeline=made_by,
        )
    for left in reading.left_out:
        yield _json(
            article,
            "left_out",
            start=left.start_char,
            end=left.end_char,
            quote=left.quote,
            why=left.why.value,
        )
    for finding in reading.findings:
        yield _json(
            article,
            "finding",
            check=finding.check.value,
            question=finding.question,
            working=finding.working,
            places=[
                {"start": place.start_char, "end": place.end_char, "quote": place.quote}
                for place in finding.places
            ],
        )


def _json(article: str, what: str, **values: object) -> str:
    """Return one line; numbers and days of a claim's parts are written as they are."""
    row = {"article": article, "what": what, **values}
    return json.dumps(row, ensure_ascii=False, default=str)


def _table(article: str, reading: Reading) -> Iterator[str]:
    """Yield lines of at most 100 characters, the worthiest claim first, findings at the end."""
    claims = reading.claims
    yield f"{article}: {len(claims)} claims"
    if claims:
        yield from _claim_lines(claims)
    for finding in reading.findings:
        yield from wrap(f"? {finding.question} {finding.working}", _LINE_WIDTH)
    yield ""


def _claim_lines(claims: list[ClaimCandidate]) -> Iterator[str]:
    yield f"{'worth':>5}  {'kind':<10}  {'claimant':<{_CLAIMANT_WIDTH}}  claim"
    for claim in sorted(claims, key=lambda each: (-each.worth, each.start_char)):
        claimant = f"{_cut(claim.claimant, _CLAIMANT_WIDTH):<{_CLAIMANT_WIDTH}}"
        quote = _cut(claim.quote, _QUOTE_WIDTH)
        yield f"{claim.worth:5.2f}  {claim.kind.value:<10}  {claimant}  {quote}"


def _cut(text: str, width: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= width else words[: width - 1] + "…"
