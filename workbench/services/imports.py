"""Lists of articles: what would happen to each row, and a job that takes each in exactly once."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from flask import current_app
from sqlalchemy import func, select

from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Permission
from workbench.domain.errors import (
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    TooLargeError,
    WorkbenchError,
)
from workbench.domain.imports import ROWS_MAX, ImportRow, RowOutcome, RowResult, row_of
from workbench.domain.jobs import JobKind, Kept
from workbench.domain.text import one_line
from workbench.fetch.article import pasted_text
from workbench.fetch.tables import Table, TableRow
from workbench.models import Article, ArticleRevision, Editor, Job, JobStep, db
from workbench.services import articles, extraction, files, jobs, reading_jobs
from workbench.services.job_runs import JobRun

ABOUT = "import"
_BATCH = 200
_STEP = "row "
_DIGEST = re.compile("sha256:[0-9a-f]{64}")


def open_list(digest: str) -> Table:
    """Return the list that was kept under *digest*; raise when it is none."""
    if not _DIGEST.fullmatch(digest):
        raise NotFoundError("There is no such list of articles.")
    return Table(files.read(digest))


def check(table: Table) -> Iterator[RowResult]:
    """Yield what would happen to each row if the list were taken in now; changes nothing."""
    seen: dict[str, int] = {}
    rows = table.rows()
    while batch := list(islice(rows, _BATCH)):
        if batch[-1].number > ROWS_MAX:
            raise TooLargeError(f"A list has at most {ROWS_MAX:,} rows. Split it.", field="file")
        looked = [_look(row) for row in batch]
        texts = _articles_by_digest(
            [each.digest for each in looked if isinstance(each, ArticleDraft)]
        )
        urls = _articles_by_url([each.url for each in looked if isinstance(each, ImportRow)])
        for row, each in zip(batch, looked, strict=True):
            if isinstance(each, RowResult):
                yield each
            elif isinstance(each, ImportRow):
                yield _of_address(row.number, each, urls, seen)
            else:
                yield _of_text(row.number, each, texts, seen)


def _look(row: TableRow) -> RowResult | ImportRow | ArticleDraft:
    """Return the row's article, or the row where it is still to be fetched, or what is wrong."""
    name = one_line(row.cells.get("title", ""))
    try:
        found = _row(row)
        name = found.name
        if found.url:
            return found
        draft = found.draft(pasted_text(found.text))
        extraction.ensure_readable(draft)
    except WorkbenchError as error:
        return RowResult(row.number, RowOutcome.BAD, name, why=error.sentence)
    return draft


def _row(row: TableRow) -> ImportRow:
    if row.fault:
        raise InvalidInputError(row.fault)
    return row_of(row.cells)


def _of_text(
    number: int, draft: ArticleDraft, there: dict[str, int], seen: dict[str, int]
) -> RowResult:
    if draft.digest in there:
        return RowResult(number, RowOutcome.SAME, draft.title, there[draft.digest])
    return _unlike_before(number, draft.title, seen.setdefault(draft.digest, number), "text")


def _of_address(
    number: int, row: ImportRow, there: dict[str, int], seen: dict[str, int]
) -> RowResult:
    if row.url in there:
        return RowResult(number, RowOutcome.SAME, row.name, there[row.url])
    return _unlike_before(number, row.name, seen.setdefault(row.url, number), "address")


def _unlike_before(number: int, name: str, first: int, what: str) -> RowResult:
    """Return a row as new, or as saying the same as the row numbered *first*."""
    if first != number:
        return RowResult(number, RowOutcome.SAME, name, why=f"The same {what} as row {first:,}.")
    why = "Its page is fetched then." if what == "address" else ""
    return RowResult(number, RowOutcome.NEW, name, why=why)


def _articles_by_digest(digests: Sequence[str]) -> dict[str, int]:
    digest, article_id = ArticleRevision.digest, ArticleRevision.article_id
    query = select(digest, func.min(article_id)).where(digest.in_(digests)).group_by(digest)
    return {each: number for each, number in db.session.execute(query)}  # noqa: C416  # rows are not pairs to mypy


def _articles_by_url(urls: Sequence[str]) -> dict[str, int]:
    url = Article.source_url
    query = select(url, func.min(Article.id)).where(url.in_(urls)).group_by(url)
    return {each: number for each, number in db.session.execute(query)}  # noqa: C416  # rows are not pairs to mypy


def ask_for(digest: str, name: str, *, ticket: str, rows: int, actor: Editor) -> Job:
    """Have the list taken in; asked twice with one *ticket* it is the same job."""
    job = jobs.ask_for(
        JobKind.IMPORT_ARTICLES,
        {"file": digest, "name": name, "rows": rows},
        actor=actor,
        key=f"{JobKind.IMPORT_ARTICLES}:{digest}:{ticket}",
    )
    job.about_type, job.about_id = ABOUT, job.id
    return job


def import_articles(run: JobRun) -> None:
    """Do the job: take each row in, once, and keep what became of it."""
    if not run.editor().may(Permission.EDIT):
        raise ForbiddenError("Whoever asked for this may not take articles in any more.")
    whole = run.number("rows")
    for row in open_list(str(run.arguments["file"])).rows():
        key = _key(row.number)
        if not run.has(key):
            keep = prepare(row)
            run.step(key, lambda keep=keep: _kept(keep(run.editor())))  # type: ignore[misc]  # mypy cannot type a lambda's default
        run.tell(row.number, whole, f"{row.number:,} of {whole:,} rows are done.")


def prepare(row: TableRow) -> Callable[[Editor], RowResult]:
    """Return what keeps *row* inside a transaction; what is slow about it is done when it returns.

    A row that cannot be taken in, or is there already, keeps nothing and says so.
    """
    name = one_line(row.cells.get("title", ""))
    try:
        found = _row(row)
        name = found.name
        there = _articles_by_url([found.url]) if found.url else {}
        if there:
            same = RowResult(row.number, RowOutcome.SAME, name, there[found.url])
            return lambda _actor: same
        draft = _draft(found)
        extraction.ensure_readable(draft)
        quick = not reading_jobs.is_long(draft) and articles.find_same(draft.digest) is None
        proposals = extraction.propose(draft) if quick else None
    except WorkbenchError as error:
        bad = RowResult(row.number, RowOutcome.BAD, name, why=error.sentence)
        return lambda _actor: bad

    def keep(actor: Editor) -> RowResult:
        there = articles.find_same(draft.digest)
        if there is not None:
            return RowResult(row.number, RowOutcome.SAME, draft.title, there.id)
        if proposals is not None:
            article = articles.take_in(draft, proposals, actor=actor)
        else:
            article = articles.take_in_unread(draft, actor=actor)
            reading_jobs.ask_for_reading(article, actor=actor)
        return RowResult(row.number, RowOutcome.TAKEN_IN, draft.title, article.id)

    return keep


def _draft(row: ImportRow) -> ArticleDraft:
    if not row.url:
        return row.draft(pasted_text(row.text))
    fetched: ArticleDraft = current_app.extensions[articles.FETCH_ARTICLE](row.url)
    return row.onto(fetched)


def _kept(result: RowResult) -> Kept:
    return {
        "outcome": result.outcome.value,
        "title": result.title,
        "article": result.article_id,
        "why": result.why,
    }


def _key(number: int) -> str:
    return f"{_STEP}{number:07}"


def get_import(job_id: int) -> Job:
    """Return the job that takes a list in; raise NotFoundError when there is none."""
    job = jobs.get_job(job_id)
    if job.kind is not JobKind.IMPORT_ARTICLES:
        raise NotFoundError("There is no such list of articles.")
    return job


def report(job: Job) -> Iterator[RowResult]:
    """Yield what became of each row so far, in order; nothing once the job was tidied up."""
    query = select(JobStep.key, JobStep.kept).where(JobStep.job_id == job.id)
    rows = db.session.execute(query.order_by(JobStep.key).execution_options(yield_per=_BATCH))
    for key, kept in rows:
        if not isinstance(kept, dict):
            continue
        article = kept["article"]
        yield RowResult(
            int(key.removeprefix(_STEP)),
            RowOutcome(str(kept["outcome"])),
            str(kept["title"]),
            article if isinstance(article, int) else None,
            str(kept["why"]),
        )


def counted(results: Iterator[RowResult]) -> Counter[RowOutcome]:
    """Return how many rows have each outcome."""
    return Counter(each.outcome for each in results)
