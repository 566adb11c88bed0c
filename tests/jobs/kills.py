"""Kill real workers at random moments and count what their jobs did: a script, and a test's tool.

    python -m tests.jobs.kills --url sqlite:////path/to/desk.db --kills 100

The desk at the address must be made (`workbench db upgrade`) and have an editor. Workers are
forked from this process, which has all code loaded: one takes jobs some tenths of a second later.
"""

import argparse
import json
import logging
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa

from workbench import create_app
from workbench.domain.articles import ArticleDraft
from workbench.domain.jobs import ENDED, JobKind, JobState
from workbench.jobs.engine import _workflow as load_engine
from workbench.jobs.worker import Worker
from workbench.models import Article, Editor, HistoryOpening, Job, JobStep, db
from workbench.services import articles, job_engine, job_runs, job_workers, jobs
from workbench.services.articles import ArticleEdit
from workbench.services.transaction import transaction
from workbench.services.verify import verify
from workbench.settings import Settings

EDITS = 3
JOBS_A_KILL = 5


def handler(run):
    """Take an article in and edit it EDITS times: each step has entries of its own."""
    number = run.number("number")

    def take_in():
        draft = ArticleDraft(title=f"Job {number}", text=f"The text of job {number}.")
        return articles.take_in_unread(draft, actor=run.editor()).id

    article_id = run.step("take in", take_in)
    for each in range(EDITS):
        run.tell(each, EDITS, f"{each} of {EDITS} edits are made.")
        time.sleep(random.uniform(0.005, 0.04))

        def edit(each=each):
            article = articles.get_article(article_id)
            wanted = ArticleEdit(f"{article.title}.{each}", "", "", None, "", article.rev)
            articles.edit_article(article, wanted, actor=run.editor())
            return article.rev

        run.step(f"edit {each}", edit)


def make_app(url):
    folder = Path(tempfile.gettempdir())
    return create_app(
        Settings(instance=folder, database_url=url, secret_key="k" * 40, log_level="CRITICAL")
    )


def in_child(work, *arguments):
    """Run *work* in a forked process; return its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work(*arguments)
        os._exit(0)
    except BaseException:
        logging.getLogger("dbos").critical("child failed", exc_info=True)
        os._exit(1)


def run_child(work, *arguments):
    _, status = os.waitpid(in_child(work, *arguments), 0)
    assert status == 0, f"{work.__name__} ended with {status}"


def ask(url, first, number):
    with make_app(url).app_context():
        editor = db.session.scalar(sa.select(Editor).order_by(Editor.id).limit(1))
        for each in range(first, first + number):
            with transaction():
                arguments = {"number": each}
                jobs.ask_for(JobKind.READ_ARTICLE, arguments, actor=editor, key=f"kill {each}")


def started(url, apart):
    """Fork a worker and return its process's id when it takes jobs."""
    reads, writes = os.pipe()
    child = in_child(take, url, False, apart, writes)
    os.close(writes)
    os.read(reads, 1)
    os.close(reads)
    return child


def take(url, until_done, apart, tell=None):
    """Be a worker; with *apart* on a machine of one's own, so that only silence shows a death."""
    if apart:
        job_workers._machine = lambda: f"machine {os.getpid()}"
    job_runs.MOST_DEATHS = 1_000  # these deaths are no job's fault, and far more than real ones
    app = make_app(url)
    with app.app_context():
        engine = job_engine.engine()
    Worker(app, engine, handlers={JobKind.READ_ARTICLE: handler}, beat=0.2, dead_after=1.5).start()
    if tell is not None:
        os.write(tell, b".")
    with app.app_context():
        while not until_done or _open():
            time.sleep(0.05)


def _open():
    db.session.rollback()
    query = sa.select(sa.func.count(Job.id)).where(
        Job.kind == JobKind.READ_ARTICLE, Job.state.not_in(ENDED)
    )
    return db.session.scalar(query)


def count(url, path):
    """Write what there is at the end to *path*."""
    with make_app(url).app_context():
        made = sa.select(Job).where(Job.kind == JobKind.READ_ARTICLE)
        found = db.session.scalars(made.order_by(Job.id)).all()
        told = sa.select(HistoryOpening.article_id, sa.func.count())
        entries = db.session.execute(told.group_by(HistoryOpening.article_id)).all()
        result = {
            "jobs": len(found),
            "done": sum(each.state is JobState.DONE for each in found),
            "errors": [each.error for each in found if each.error],
            "attempts": sum(each.attempt for each in found),
            "steps": db.session.scalar(sa.select(sa.func.count()).select_from(JobStep)),
            "articles": db.session.scalar(sa.select(sa.func.count(Article.id))),
            "entries": sorted({number for article, number in entries if article is not None}),
            "titles": sorted({each[-6:] for each in db.session.scalars(sa.select(Article.title))}),
            "fault": str(verify().fault or ""),
        }
        path.write_text(json.dumps(result))


def kill_workers(url, kills, *, at_once=1, apart=False, seed=1):
    """Let workers be killed *kills* times, then one finish; return what the desk holds."""
    load_engine()
    rng = random.Random(seed)
    workers, asked, jobs_a_kill = [], 0, JOBS_A_KILL * at_once
    for _ in range(kills):
        run_child(ask, url, asked, jobs_a_kill)
        asked += jobs_a_kill
        while len(workers) < at_once:
            workers.append(started(url, apart))
        time.sleep(rng.uniform(0.05, 1.0))
        victim = workers.pop(rng.randrange(len(workers)))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
    for each in workers:
        os.kill(each, signal.SIGKILL)
        os.waitpid(each, 0)
    run_child(take, url, True, apart)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counted.json"
        run_child(count, url, path)
        return json.loads(path.read_text()) | {"asked": asked, "kills": kills}


def poison(run):
    """Take the worker along, as a parser's crash or the kernel's want of memory would."""
    if run.number("number") == 0:
        os._exit(9)


def take_poison(url):
    app = make_app(url)
    with app.app_context():
        engine = job_engine.engine()
    Worker(app, engine, handlers={JobKind.READ_ARTICLE: poison}, beat=0.2).start()
    with app.app_context():
        while _open():
            time.sleep(0.05)


def _tell_poison(url, path):
    with make_app(url).app_context():
        made = sa.select(Job).where(Job.kind == JobKind.READ_ARTICLE).order_by(Job.id)
        job, *others = db.session.scalars(made)
        found = {"state": job.state, "error": job.error, "others": [each.state for each in others]}
        path.write_text(json.dumps(found))


def poisoned(url):
    """Let a job kill one worker after the other until one lives; return how that ended."""
    load_engine()
    run_child(ask, url, 0, 1)
    deaths = 0
    while os.waitstatus_to_exitcode(os.waitpid(in_child(take_poison, url), 0)[1]) == 9:
        deaths += 1
    run_child(ask, url, 1, 1)
    run_child(take_poison, url)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "told.json"
        run_child(_tell_poison, url, path)
        return json.loads(path.read_text()) | {"workers": deaths}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--poison", action="store_true")
    given = parser.parse_args()
    if given.poison:
        found = poisoned(given.url)
    else:
        found = kill_workers(
            given.url, given.kills, at_once=given.at_once, apart=given.apart, seed=given.seed
        )
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
