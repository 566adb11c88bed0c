"""`workbench history`: verify the history, show a part of it, export all of it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from workbench.cli._app import open_app, shown
from workbench.cli._pipes import readers_may_leave
from workbench.domain.errors import InvalidInputError, NotFoundError
from workbench.domain.history import Value
from workbench.domain.text import NUMBER_MAX
from workbench.services import articles, claims, history_pages
from workbench.services.desk import get_desk
from workbench.services.history_export import FORMATS
from workbench.services.history_pages import REFERS_TO, Entry, HistoryFilter, Names
from workbench.services.verify import verify as verify_history

VALUE_WIDTH = 160
NUMBER = click.IntRange(0, NUMBER_MAX)


@click.group("history")
def command() -> None:
    """Verify, show and export the history."""


@command.command()
def verify() -> None:
    """Compute the whole history anew, and every record from it; exit with 1 at the first fault.

    Prints how many entries there are and the root hash over them (RFC 6962), which changes when
    any one of them does.
    """
    with open_app():
        report = verify_history()
    if report.fault is not None:
        where = "the head" if report.fault.seq is None else f"entry {report.fault.seq}"
        raise click.ClickException(
            f"The history does not hold at {where}: {report.fault.sentence}. Keep this database as"
            " it is, and find out who or what wrote to it."
        )
    click.echo(f"{report.checked:,} entries, all as they were written")
    click.echo(f"root {report.root}")


@command.command()
@click.option("--claim", type=NUMBER, help="The entries about this claim and what belongs to it.")
@click.option("--article", type=NUMBER, help="The entries about this article and its claims.")
@click.option("--entry", type=NUMBER, help="This entry.")
def show(claim: int | None, article: int | None, entry: int | None) -> None:
    """Show entries, oldest first: of one claim, of one article, or a single one."""
    given = [each for each in (claim, article, entry) if each is not None]
    if len(given) != 1:
        raise click.UsageError("Say which with one of --claim, --article and --entry.")
    with open_app(), readers_may_leave():
        for batch in _wanted(claim, article, entry):
            names = Names(batch)
            for each in batch:
                click.echo("\n".join(_lines(each, names)))


def _wanted(claim: int | None, article: int | None, entry: int | None) -> Iterator[list[Entry]]:
    if entry is not None:
        yield [history_pages.get_entry(entry)]
        return
    if claim is not None:
        claims.get_claim(claim)
    if article is not None:
        articles.get_article(article)
    for batch in history_pages.all_of(HistoryFilter(claim=claim, article=article)):
        yield list(batch)


def _lines(entry: Entry, names: Names) -> Iterator[str]:
    record = entry.record
    at = record.at.astimezone(get_desk().zone)
    who = names.find("editor", record.actor_id) or "the system"
    yield f"{entry.seq}  {at:%Y-%m-%d %H:%M %Z}  {record.event.sentence}, by {who}"
    for column, (before, after) in record.changes.items():
        if before is None and after in (None, ""):
            continue  # a new record's empty field tells nothing
        was = "" if before is None else f"{_named(column, before, names)} → "
        yield f"      {column.replace('_', ' ')}: {was}{_named(column, after, names)}"
    if record.note:
        yield f"      note: {_value(record.note)}"


def _named(column: str, value: Value, names: Names) -> str:
    """Return *value* in words, with the name of the record that it is the number of."""
    name = None
    if column in REFERS_TO and isinstance(value, int):
        name = names.find(REFERS_TO[column], value)
    return _value(value) if name is None else f"{value} ({_value(name)})"


def _value(value: Value) -> str:
    """Return *value* in one line of bounded length that sends nothing odd to a terminal."""
    words = " ".join(str("nothing" if value is None else value).split())
    seen = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in words)
    return seen if len(seen) <= VALUE_WIDTH else seen[: VALUE_WIDTH - 1] + "…"


@command.command()
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), required=True)
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; standard output when left out."
)
def export(form: str, output: str | None) -> None:
    """Write the whole history: a table for reading, or JSON Lines for computing it anew."""
    with open_app(), readers_may_leave():
        lines = FORMATS[form](HistoryFilter())
        if output is None:
            number = _write(lines, sys.stdout)
        else:
            number = _write_file(lines, Path(output))
            header = 1 if form == "csv" else 0
            click.echo(f"{shown(output)}: {number - header:,} entries")


def _write(lines: Iterator[str], to: TextIO) -> int:
    number = 0
    for line in lines:
        to.write(line)
        number += 1
    to.flush()
    return number


def _write_file(lines: Iterator[str], path: Path) -> int:
    try:
        # Lines carry their own ends; the system's must not be put in their place.
        with path.open("w", encoding="utf-8", newline="") as file:
            return _write(lines, file)
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no folder {shown(str(path.parent))}.") from error
    except OSError as error:
        raise InvalidInputError(
            f"{shown(str(path))} cannot be written: {error.strerror}."
        ) from error
