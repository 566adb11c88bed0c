"""What each kind of job does: the one table from kinds to the services that do them.

A new kind is a member of `JobKind`, a function that takes a `JobRun`, and a line here.
"""

from collections.abc import Callable

from workbench.domain.jobs import JobKind
from workbench.services.imports import import_articles
from workbench.services.job_runs import JobRun
from workbench.services.job_workers import tidy
from workbench.services.reading_jobs import read_article
from workbench.services.snapshots import take_snapshot

Handler = Callable[[JobRun], None]

HANDLERS: dict[JobKind, Handler] = {
    JobKind.IMPORT_ARTICLES: import_articles,
    JobKind.READ_ARTICLE: read_article,
    JobKind.TAKE_SNAPSHOT: take_snapshot,
    JobKind.TIDY_JOBS: tidy,
}
