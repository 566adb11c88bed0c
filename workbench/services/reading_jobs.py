"""Reading a long article after the request that took it in: progress told, claims kept in parts."""

from collections.abc import Sequence

from sqlalchemy import select

from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimCandidate
from workbench.domain.errors import NotFoundError
from workbench.domain.jobs import About, JobKind
from workbench.models import Article, ArticleRevision, Editor, Job, db
from workbench.services import articles, extraction, findings, jobs, readings
from workbench.services.articles import Proposals
from workbench.services.job_runs import JobRun

# Above so many characters an article is read after the request: reading it takes a second or more.
LONG_CHARS = 15_000
# The claims that begin in so many characters are kept at once: some hundreds, well under a second
# of the desk's one write lock.
STRETCH_CHARS = 40_000


def is_long(draft: ArticleDraft) -> bool:
    """Return whether reading *draft* takes longer than a request should."""
    return len(draft.text) > LONG_CHARS


def about_article(article_id: int) -> About:
    """Return what the jobs of an article are found by."""
    return About("article", article_id)


def ask_for_reading(article: Article, *, actor: Editor) -> Job:
    """Have the newest revision of *article* read; asked again it is the same job."""
    revision = article.newest
    return jobs.ask_for(
        JobKind.READ_ARTICLE,
        {"revision": revision.id},
        actor=actor,
        key=f"{JobKind.READ_ARTICLE}:{revision.id}",
        about=about_article(article.id),
    )


def find_reading_job(article_id: int) -> Job | None:
    """Return the newest job that reads an article, or None."""
    return jobs.newest_about(about_article(article_id), JobKind.READ_ARTICLE)


def read_article(run: JobRun) -> None:
    """Do the job: read the revision, keep its claims stretch by stretch, then the rest."""
    if run.has("rest"):
        return
    revision_id = run.number("revision")
    revision = _revision(revision_id)
    length = len(revision.text)

    def tell(done: int, whole: int) -> None:
        run.tell(done, whole, f"{done:,} of {whole:,} characters are read.")

    found = extraction.read(revision.text, revision.article.published_on, tell)
    for start in range(0, length, STRETCH_CHARS):
        _keep_stretch(run, revision_id, start, found)
    run.step("rest", lambda: _keep_rest(run, revision_id, found))
    run.tell(length, length, f"All {length:,} characters are read.")


def _revision(revision_id: int) -> ArticleRevision:
    revision = db.session.scalar(select(ArticleRevision).where(ArticleRevision.id == revision_id))
    if revision is None:
        raise NotFoundError("The article that was to be read is not there.")
    return revision


def _keep_stretch(run: JobRun, revision_id: int, start: int, found: Proposals) -> None:
    """Keep the claims that begin within a stretch of the text.

    Stretches are cut by character, not by claim: another reading, after a worker died, may find
    others, and still no place is kept twice or left out.
    """
    here: Sequence[ClaimCandidate] = [
        each for each in found.candidates if start <= each.start_char < start + STRETCH_CHARS
    ]

    def keep() -> int:
        return articles.propose_claims(
            _revision(revision_id), here, pipeline=found.pipeline, actor=run.editor()
        )

    run.step(f"claims from {start}", keep)


def _keep_rest(run: JobRun, revision_id: int, found: Proposals) -> None:
    revision = _revision(revision_id)
    readings.keep_reading(revision, found.left_out, pipeline=found.pipeline, actor=run.editor())
    findings.keep(revision, found.findings, actor=run.editor())
