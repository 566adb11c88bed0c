"""A long article: taken in at once, read afterwards, the same as if it had been read at once."""

import pytest
import sqlalchemy as sa

from tests.factories import FIRST, SPENT, TEXT, candidate, finding
from tests.jobs.doing import do_waiting
from tests.person import Person
from workbench.cli._bench_text import make_text
from workbench.domain.articles import ArticleDraft
from workbench.domain.claims import ClaimKind
from workbench.domain.editors import Role
from workbench.domain.jobs import JobState
from workbench.models import Appearance, Article, Claim, db
from workbench.services import articles, claims, extraction, findings, jobs, reading_jobs, readings
from workbench.services.articles import Proposals
from workbench.services.claims import Mark
from workbench.services.reading_jobs import LONG_CHARS, STRETCH_CHARS
from workbench.services.transaction import transaction
from workbench.services.verify import verify

LONG = make_text(3_000)
# Longer than one stretch, so that the claims are kept in several steps.
LONGER = make_text(8_000)
PASTE = "/articles/new?by=paste"


@pytest.fixture(autouse=True)
def rules_alone(app):
    """Read with the pipeline that loads fastest: what is found does not matter here."""
    app.config["PIPELINE"] = "blank"


@pytest.fixture
def take_in(desk):
    def taken_in(text, title="Minutes"):
        with transaction():
            draft = ArticleDraft(title=title, text=text)
            article = articles.take_in_unread(draft, actor=desk.editor)
            return article, reading_jobs.ask_for_reading(article, actor=desk.editor)

    return taken_in


def spans(article):
    db.session.rollback()
    found = articles.spans_of(article.newest)
    return [(each.start_char, each.end_char, each.claim.kind) for each in found]


def test_what_is_read_afterwards_is_what_would_have_been_read_at_once(app, desk, take_in):
    assert len(LONGER) > STRETCH_CHARS
    article, job = take_in(LONGER)
    assert spans(article) == []
    assert do_waiting(app) == 1
    draft = ArticleDraft(title="At once", text=f"{LONGER} ")
    proposals = extraction.read(LONGER, None)
    with transaction():
        at_once = articles.take_in(draft, proposals, actor=desk.editor)
    assert len(spans(article)) > 500
    assert spans(article) == spans(at_once)
    kept = [readings.find_reading(each.newest).left_out for each in (article, at_once)]
    assert kept[0] == kept[1] != "[]"
    db.session.refresh(job)
    assert (job.state, job.done, job.whole) == (JobState.DONE, len(LONGER), len(LONGER))
    assert job.sentence == f"All {len(LONGER):,} characters are read."
    assert verify().fault is None


def test_findings_are_kept_with_the_claims_that_they_speak_of(app, take_in, monkeypatch):
    article, _ = take_in(TEXT)
    found = Proposals(
        [candidate(TEXT, each) for each in (FIRST, SPENT)],
        "test 1",
        findings=[finding(TEXT, "12 years", "4.2 million crowns")],
    )
    monkeypatch.setattr(extraction, "read", lambda *_arguments: found)
    do_waiting(app)
    db.session.rollback()
    [kept] = findings.findings_of(article.newest)
    assert findings.claim_of(kept) is not None
    assert len(spans(article)) == 2


@pytest.mark.parametrize("at", ["claims from 0", f"claims from {STRETCH_CHARS}", "rest"])
def test_a_worker_that_dies_at_a_step_leaves_nothing_double(app, take_in, monkeypatch, at):
    article, _ = take_in(LONGER)
    step = reading_jobs.JobRun.step

    def die_after(run, key, effect):
        result = step(run, key, effect)
        if key == at:
            raise SystemExit
        return result

    monkeypatch.setattr(reading_jobs.JobRun, "step", die_after)
    with pytest.raises(SystemExit):
        do_waiting(app)
    monkeypatch.undo()
    with transaction():  # as the engine gives the run back
        jobs.newest_about(reading_jobs.about_article(article.id)).state = JobState.WAITING
    do_waiting(app)
    found = spans(article)
    assert len(found) == len(set(found)) > 500
    assert verify().fault is None


def test_a_claim_that_was_made_by_hand_meanwhile_stands(app, desk, take_in):
    article, _ = take_in(LONG)
    first = extraction.read(LONG, None).candidates[0]
    with transaction():
        mark = Mark(article.newest, first.start_char, first.end_char)
        claims.add_by_hand(mark, ClaimKind.RULE, actor=desk.editor)
    do_waiting(app)
    same = sa.select(Appearance).where(Appearance.start_char == mark.start_char)
    assert len(db.session.scalars(same.where(Appearance.end_char == mark.end_char)).all()) == 1


def test_reading_is_asked_for_once_a_revision(desk, take_in):
    article, job = take_in(LONG)
    with transaction():
        assert reading_jobs.ask_for_reading(article, actor=desk.admin) is job


def test_a_short_article_is_read_in_the_request(app, client):
    person = Person(app, Role.EDITOR)
    answer = person.post(PASTE, title="Short", text=make_text(300))
    assert answer.status_code == 303
    assert "proposed." in person.get(answer.location).text
    with app.app_context():
        assert jobs.list_jobs(limit=1) == []
        assert db.session.scalar(sa.select(sa.func.count(Claim.id))) > 0


def test_a_long_article_answers_at_once_and_shows_how_far_it_is(app):
    person = Person(app, Role.EDITOR)
    assert len(LONG) > LONG_CHARS
    answer = person.post(PASTE, title="Long", text=LONG)
    assert answer.status_code == 303
    page = person.get(answer.location).text
    assert "found in the background" in page
    assert "This article is being read" in page
    assert "No claims yet" in page
    with app.app_context():
        job = jobs.list_jobs(limit=1)[0].id
    assert f'data-job-url="/jobs/{job}/progress"' in page
    do_waiting(app)
    page = person.get(answer.location).text
    assert "being read" not in page
    assert "No claims" not in page
    assert "data-job-ended" in person.get(f"/jobs/{job}/progress").text


def test_a_long_article_in_another_language_is_refused_at_once(app):
    person = Person(app, Role.EDITOR)
    sentence = "Der Hafenrat hat im dritten Quartal mehr als viertausend Container gezählt. "
    answer = person.post(PASTE, title="Lang", text=sentence * 300)
    assert answer.status_code == 422
    with app.app_context():
        assert jobs.list_jobs(limit=1) == []
        assert db.session.scalar(sa.select(sa.func.count(Article.id))) == 0


def test_a_reading_that_failed_says_so_on_the_article_and_is_tried_again_there(app, monkeypatch):
    person = Person(app, Role.EDITOR)
    article = person.post(PASTE, title="Long", text=LONG).location

    def fail(*_arguments):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(extraction, "read", fail)
        do_waiting(app)
    page = person.get(article).text
    assert "This article was not read to its end" in page
    assert "Something failed on our side" in page
    with app.app_context():
        job = jobs.list_jobs(limit=1)[0].id
    again = person.post(f"/jobs/{job}/retry", back=article)
    assert (again.status_code, again.location) == (303, article)
    do_waiting(app)
    assert "not read to its end" not in person.get(article).text
