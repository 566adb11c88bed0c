"""The pages of jobs: listed in pages, shown, cancelled and tried again by whom it is allowed."""

import pytest

from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.jobs import About, JobKind, JobState
from workbench.services import editors, jobs
from workbench.services.transaction import transaction
from workbench.web.jobs import PAGE


@pytest.fixture
def asked(app):
    """Ask for a job of the editor's; return its number."""

    def ask(state=JobState.WAITING, *, by="editor@example.org", **values):
        with app.app_context(), transaction():
            actor = editors.find_by_email(by) if by else None
            job = jobs.ask_for(
                JobKind.READ_ARTICLE, {}, actor=actor, about=About("article", 999_999)
            )
            job.state = state
            for name, value in values.items():
                setattr(job, name, value)
            return job.id

    return ask


def test_an_empty_desk_says_so(editor):
    assert "No jobs yet" in editor.get("/jobs/").text
    assert "No such jobs" in editor.get("/jobs/?state=failed").text


def test_jobs_are_listed_with_state_progress_and_who_asked(editor, asked):
    asked(JobState.RUNNING, done=3, whole=8, sentence="3 of 8 wards are counted.")
    asked(JobState.FAILED, error="The page was not there.", by=None)
    page = editor.get("/jobs/").text
    for words in ("3 of 8 wards", "The page was not there.", "Editor Person", "the desk itself"):
        assert words in page
    page = editor.get("/jobs/?state=failed").text
    assert "3 of 8 wards" not in page
    assert "The page was not there." in page


def test_many_jobs_are_paged_by_number(editor, asked):
    numbers = [asked() for _ in range(PAGE + 3)]
    first = editor.get("/jobs/").text
    assert f"job {numbers[-1]}<" in first
    assert f"job {numbers[2]}<" not in first
    assert f"before={numbers[3]}" in first
    older = editor.get(f"/jobs/?before={numbers[3]}").text
    assert f"job {numbers[2]}<" in older
    assert f"job {numbers[3]}<" not in older


@pytest.mark.parametrize(
    "query", ["state=lost", "state=", "before=x", "before=-1", "before=" + "9" * 40, "before=٣"]
)
def test_a_filter_that_is_none_shows_all(editor, asked, query):
    number = asked()
    assert f"job {number}<" in editor.get(f"/jobs/?{query}").text


def test_a_running_job_is_kept_up_to_date_and_an_ended_one_is_not(editor, asked):
    number = asked(JobState.RUNNING, done=3, whole=8, sentence="3 of 8 wards are counted.")
    page = editor.get(f"/jobs/{number}").text
    assert f'data-job-url="/jobs/{number}/progress"' in page
    assert '<progress max="8" value="3"' in page
    assert "Look again" in page
    part = editor.get(f"/jobs/{number}/progress").text
    assert "3 of 8 wards" in part
    assert "data-job-ended" not in part
    assert "<html" not in part
    number = asked(JobState.DONE)
    assert "data-job-url" not in editor.get(f"/jobs/{number}").text
    assert "data-job-ended" in editor.get(f"/jobs/{number}/progress").text


def test_ones_own_job_is_cancelled_and_tried_again(app, editor, asked):
    number = asked()
    page = editor.get(f"/jobs/{number}").text
    assert "Cancel the job" in page
    assert "Try again" not in page
    assert editor.post(f"/jobs/{number}/cancel").location == f"/jobs/{number}"
    page = editor.get(f"/jobs/{number}").text
    assert "Cancelled by Editor Person." in page
    assert "Cancel the job" not in page
    assert "Try again" in page
    editor.post(f"/jobs/{number}/retry")
    with app.app_context():
        assert jobs.get_job(number).state is JobState.WAITING
    assert editor.post(f"/jobs/{number}/retry").status_code == 409


def test_a_running_job_is_said_to_end_soon(editor, asked):
    number = asked(JobState.RUNNING)
    editor.post(f"/jobs/{number}/cancel")
    page = editor.get(f"/jobs/{number}").text
    assert "It ends after the step it is in." in page
    assert "Cancel the job" not in page


def test_others_jobs_have_no_buttons_but_for_admins(app, reviewer, asked):
    number = asked()
    assert "Cancel the job" not in reviewer.get(f"/jobs/{number}").text
    assert reviewer.post(f"/jobs/{number}/cancel").status_code == 403
    admin = Person(app, Role.ADMIN)
    assert "Cancel the job" in admin.get(f"/jobs/{number}").text
    assert admin.post(f"/jobs/{number}/cancel").status_code == 303


def test_the_way_back_stays_on_this_site(editor, asked):
    number = asked()
    answer = editor.post(f"/jobs/{number}/cancel", back="https://elsewhere.example/")
    assert answer.location == f"/jobs/{number}"


def test_a_sentence_of_an_error_is_text(editor, asked):
    number = asked(JobState.FAILED, error="<script>alert(1)</script>")
    for path in ("/jobs/", f"/jobs/{number}", f"/jobs/{number}/progress"):
        assert "<script>alert" not in editor.get(path).text


@pytest.mark.parametrize("number", [0, 4, 2**31, 2**53 - 1])
def test_a_job_that_is_not_there_is_no_page(editor, number):
    for path in ("", "/progress"):
        assert editor.get(f"/jobs/{number}{path}").status_code == 404
