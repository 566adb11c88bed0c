"""`workbench articles`: take articles in from files, folders, addresses and standard input."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask import current_app
from sqlalchemy import select

from workbench.cli._app import is_folder, load_pipeline, open_app, read_day, shown
from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX, ArticleDraft
from workbench.domain.editors import Permission, Role
from workbench.domain.errors import (
    DuplicateArticleError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    TooLargeError,
    UnreadableFileError,
    WorkbenchError,
)
from workbench.domain.imports import RowOutcome, RowResult
from workbench.domain.text import one_line
from workbench.domain.web_address import host_of
from workbench.fetch.article import article_from_file, article_from_url
from workbench.fetch.tables import Table
from workbench.models import Editor, db
from workbench.services import articles, editors, imports
from workbench.services.extraction import ensure_readable, propose
from workbench.services.transaction import transaction

STDIN = "-"
SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".srt", ".vtt"}
)


@dataclass(frozen=True)
class Particulars:
    """What was typed about one article; an empty field leaves what its file says."""

    title: str
    outlet: str
    author: str
    url: str
    published: date | None

    def onto(self, draft: ArticleDraft) -> ArticleDraft:
        """Return *draft* with what was typed in place of what was found."""
        return replace(
            draft,
            title=one_line(self.title)[:TITLE_MAX] or draft.title,
            outlet=one_line(self.outlet)[:NAME_MAX] or draft.outlet,
            author=one_line(self.author)[:NAME_MAX] or draft.author,
            source_url=self.url or draft.source_url,
            published_on=self.published or draft.published_on,
        )

    def __bool__(self) -> bool:
        return any((self.title, self.outlet, self.author, self.url, self.published))


@click.group("articles")
def command() -> None:
    """Take articles in."""


def _address(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and (not host_of(value) or len(value) > URL_MAX):
        raise click.BadParameter("Write the whole address, beginning with https:// or http://.")
    return value


@command.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--as", "email", default="", metavar="EMAIL", help="Who takes the articles in.")
@click.option("--title", default="", help="The article's title.")
@click.option("--outlet", default="", help="Who published it.")
@click.option("--author", default="", help="Who wrote it.")
@click.option(
    "--published",
    callback=read_day,
    metavar="YYYY-MM-DD",
    help="The day it was published.",
)
@click.option("--url", default="", callback=_address, help="Where it was published.")
def add(sources: tuple[str, ...], email: str, **about: Any) -> None:  # noqa: ANN401  # click's values
    """Take articles in and propose their claims.

    SOURCE is a file (text, Markdown, HTML, Word, PDF or subtitles), a folder (all such files below
    it, by name), a web address, or - for standard input as text. The options about the article go
    with one SOURCE that is no folder.

    --as may be left out while the desk has exactly one active admin, who then takes them in. A
    source that cannot be taken in is named on standard error and the exit code is 1; the others
    are taken in all the same. A text that was taken in before is no failure.
    """
    particulars = Particulars(**about)
    if particulars and (len(sources) > 1 or is_folder(sources[0])):
        raise click.UsageError("--title, --outlet, --author, --published, --url go with one file.")
    with open_app() as app:
        load_pipeline(app.config["PIPELINE"])
        editor = _editor(email)
        taken_in = [_take_in(each, particulars, editor) for each in _expanded(sources)]
    if not all(taken_in):
        raise click.exceptions.Exit(1)


@command.command("import")
@click.argument("source", metavar="LIST")
@click.option("--as", "email", default="", metavar="EMAIL", help="Who takes the articles in.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and take nothing in.")
def import_list(source: str, email: str, *, dry_run: bool) -> None:
    """Take in a list of articles, row by row.

    LIST is a CSV or JSON Lines file with the columns text, url, title, outlet, author,
    published_on, language, source_url (a text or an address in each row), or a folder, whose files
    are the rows. Each row is answered with a line. Begun again after it was broken off, what was
    taken in is found there and nothing is doubled. A row that cannot be taken in makes the exit
    code 1; the others are taken in all the same.
    """
    with open_app() as app:
        load_pipeline(app.config["PIPELINE"])
        editor = _editor(email)
        results = _of_folder(source, editor) if is_folder(source) else _of_list(source, editor)
        if dry_run:
            results = _looks_at_folder(source) if is_folder(source) else _looks_at_list(source)
        fine = True
        for each in results:
            fine = _say(each) and fine
    if not fine:
        raise click.exceptions.Exit(1)


def _list_at(source: str) -> Table:
    path = Path(source)
    if not path.exists():
        raise UnreadableFileError(
            f"There is no file or folder “{one_line(shown(source))}”. Give a list (CSV or JSON"
            " Lines) or a folder of articles."
        )
    return Table(_read(path, current_app.config["UPLOAD_MEGABYTES"]))


def _looks_at_list(source: str) -> Iterator[RowResult]:
    return imports.check(_list_at(source))


def _of_list(source: str, editor: Editor) -> Iterator[RowResult]:
    """Yield what becomes of each row, which is taken in before the next is looked at."""
    for row in _list_at(source).rows():
        keep = imports.prepare(row)
        with transaction():
            result = keep(editor)
        yield result


def _looks_at_folder(folder: str) -> Iterator[RowResult]:
    seen: dict[str, int] = {}
    for number, path in enumerate(_expanded((folder,)), 1):
        try:
            draft = _draft(path)
            ensure_readable(draft)
        except WorkbenchError as error:
            yield RowResult(number, RowOutcome.BAD, shown(path), why=error.sentence)
            continue
        there = articles.find_same(draft.digest)
        first = seen.setdefault(draft.digest, number)
        why = f"The same text as row {first:,}." if first != number else ""
        same = there is not None or first != number
        outcome = RowOutcome.SAME if same else RowOutcome.NEW
        yield RowResult(number, outcome, shown(path), there.id if there else None, why)


def _of_folder(folder: str, editor: Editor) -> Iterator[RowResult]:
    for number, path in enumerate(_expanded((folder,)), 1):
        try:
            draft = _draft(path)
            proposals = propose(draft)
            with transaction():
                article_id = articles.take_in(draft, proposals, actor=editor).id
        except DuplicateArticleError as error:
            yield RowResult(number, RowOutcome.SAME, shown(path), error.article_id)
        except WorkbenchError as error:
            yield RowResult(number, RowOutcome.BAD, shown(path), why=error.sentence)
        else:
            yield RowResult(number, RowOutcome.TAKEN_IN, shown(path), article_id)


def _say(result: RowResult) -> bool:
    """Say what became of a row; return False for one that cannot be taken in."""
    article = f" as article {result.article_id}" if result.article_id else ""
    title = f" – {one_line(result.title)}" if result.title else ""
    why = f" – {result.why}" if result.why else ""
    bad = result.outcome is RowOutcome.BAD
    click.echo(f"row {result.number:,}: {result.outcome.label}{article}{title}{why}", err=bad)
    return not bad


def _editor(email: str) -> Editor:
    """Return who takes the articles in; raise a WorkbenchError when that cannot be."""
    if email:
        editor = editors.find_by_email(one_line(email))
        if editor is None:
            raise NotFoundError(f"Nobody signs in with “{one_line(email)}”.")
    else:
        admins = db.session.scalars(
            select(Editor).where(Editor.role == Role.ADMIN, Editor.active.is_(True)).limit(2)
        ).all()
        if len(admins) != 1:
            raise InvalidInputError(
                "Say with --as EMAIL who takes the articles in; it may be left out only while the"
                " desk has exactly one admin."
            )
        editor = admins[0]
    if not editor.may(Permission.EDIT):
        raise ForbiddenError(
            f"{editor.name} may not take articles in. An admin can change that: workbench people"
            " role EMAIL editor"
        )
    return editor


def _expanded(sources: tuple[str, ...]) -> Iterator[str]:
    """Yield the sources named, those of folders in the order of their names."""
    for source in sources:
        if source == STDIN or _is_address(source) or not is_folder(source):
            yield source
            continue
        found = sorted(each for each in Path(source).rglob("*") if _is_article(each))
        if not found:
            click.echo(f"{shown(source)}: holds no file that can be read as an article.")
        yield from map(str, found)


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _take_in(source: str, particulars: Particulars, editor: Editor) -> bool:
    """Take one article in and say so; return False, having said why, when that cannot be."""
    try:
        draft = particulars.onto(_draft(source))
        proposals = propose(draft)
        with transaction():
            article = articles.take_in(draft, proposals, actor=editor)
        number = len(proposals.candidates)
        claims = "1 claim" if number == 1 else f"{number} claims"
        click.echo(f"{shown(source)}: taken in as article {article.id}, {claims} proposed")
    except DuplicateArticleError as error:
        click.echo(f"{shown(source)}: the same text as article {error.article_id}")
    except WorkbenchError as error:
        click.echo(f"{shown(source)}: {error.sentence}", err=True)
        return False
    return True


def _draft(source: str) -> ArticleDraft:
    if _is_address(source):
        return article_from_url(source)
    megabytes: int = current_app.config["UPLOAD_MEGABYTES"]
    path = None if source == STDIN else Path(source)
    name = "standard input.txt" if path is None else one_line(shown(path.name))
    return article_from_file(_read(path, megabytes), name, at_most=megabytes * 1_000_000)


def _read(path: Path | None, megabytes: int) -> bytes:
    """Return what is in the file, or on standard input; never reads much more than the limit."""
    limit = megabytes * 1_000_000
    try:
        if path is None:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with path.open("rb") as file:
                data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError("There is no such file.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableFileError(f"The file cannot be opened: {reason}.") from error
    if len(data) > limit:
        raise TooLargeError(f"The file is larger than {megabytes} MB.")
    return data
