"""`workbench jobs` and `workbench worker`: listed, followed, cancelled, and taken by a process."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from tests.project_files import ROOT
from workbench.domain.jobs import About, JobKind, JobState
from workbench.models import JobWorker, db
from workbench.services import editors, jobs
from workbench.services.transaction import transaction


@pytest.fixture
def asked(in_app):
    """Ask for a job of the editor's; return its number."""

    def ask(state=JobState.WAITING, **values):
        with transaction():
            actor = editors.find_by_email("editor@example.org")
            about = About("article", 7)
            job = jobs.ask_for(JobKind.READ_ARTICLE, {"revision": 999}, actor=actor, about=about)
            job.state = state
            for name, value in values.items():
                setattr(job, name, value)
            number = job.id
        db.session.remove()
        return number

    return ask


def test_jobs_are_listed_newest_first(workbench, asked):
    asked(JobState.RUNNING, done=3, whole=8, sentence="3 of 8 wards are counted.")
    asked(JobState.FAILED, error="The page was not there.")
    lines = workbench("jobs", "list").stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["failed", "running"]
    assert lines[0].endswith("The page was not there.")
    assert "37%" in lines[1]
    assert len(workbench("jobs", "list", "--state", "failed").stdout.splitlines()) == 1
    assert len(workbench("jobs", "list", "--limit", "1").stdout.splitlines()) == 1


@pytest.mark.parametrize("kind", JobKind)
def test_what_a_job_does_and_what_it_says_stand_apart(workbench, asked, kind):
    asked(JobState.FAILED, kind=kind, error="The page was not there.")
    (line,) = workbench("jobs", "list").stdout.splitlines()
    assert f"{kind.label}  " in line


def test_jobs_are_listed_as_json_lines(workbench, asked):
    number = asked(JobState.FAILED, error="No.", reference="0a1b2c3d")
    [line] = workbench("jobs", "list", "--json").stdout.splitlines()
    found = json.loads(line)
    assert (found["id"], found["state"], found["about"]) == (number, "failed", ["article", 7])
    assert (found["asked_by"], found["error"], found["reference"]) == (
        "Editor Person",
        "No.",
        "0a1b2c3d",
    )
    assert found["asked_at"].endswith("Z")
    assert found["ended_at"] is None


@pytest.mark.parametrize(("state", "code"), [("done", 0), ("failed", 1), ("cancelled", 1)])
def test_a_job_is_followed_to_its_end(workbench, asked, state, code):
    number = asked(JobState(state), error="" if state == "done" else "It did not end well.")
    result = workbench("jobs", "follow", number)
    assert result.exit_code == code
    assert state in result.stdout
    assert json.loads(workbench("jobs", "follow", number, "--json").stdout)["state"] == state


def test_a_job_is_followed_while_it_goes_on(workbench, asked, monkeypatch):
    number = asked(JobState.RUNNING, done=1, whole=8)

    def end(_seconds):
        with transaction():
            jobs.get_job(number).state = JobState.DONE

    monkeypatch.setattr("workbench.cli.jobs.time.sleep", end)
    assert "done" in workbench("jobs", "follow", number).stdout


def test_a_job_is_cancelled_and_tried_again(workbench, asked):
    number = asked()
    assert workbench("jobs", "cancel", number).stdout == f"Job {number} is cancelled.\n"
    again = workbench("jobs", "cancel", number)
    assert again.exit_code == 1
    assert "cancelled already" in again.stderr
    assert "waits for its turn" in workbench("jobs", "retry", number).stdout
    running = asked(JobState.RUNNING)
    assert "ends after the step" in workbench("jobs", "cancel", running).stdout


@pytest.mark.parametrize("words", [("follow", 9), ("cancel", 9), ("retry", 9)])
def test_a_job_that_is_not_there_is_said_to_be_none(workbench, words):
    result = workbench("jobs", *words)
    assert result.exit_code == 1
    assert "There is no such job." in result.stderr


def start(*words, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process):
    """Ask *process* to end; return what it said of errors, once it has ended well."""
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0, said
    return said


def followed(number):
    """Follow a job of a revision that is not there: it fails, which a worker survives."""
    said, _ = start("jobs", "follow", str(number)).communicate(timeout=60)
    return "The article that was to be read is not there." in said


def test_a_worker_takes_jobs_until_it_is_asked_to_end(environment, asked):
    number = asked()
    process = start("worker")
    assert "Taking jobs" in process.stdout.readline()
    assert followed(number)
    # The log has one line on the job, and nothing that went wrong with the worker.
    [line] = end(process).splitlines()
    assert json.loads(line)["request"] == f"job {number}"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return str(held.getsockname()[1])


def test_the_server_takes_jobs_in_its_own_process(environment, asked):
    number = asked()
    process = start("serve", "--port", free_port())
    assert followed(number)
    end(process)


def test_a_server_that_shall_take_none_leaves_them(in_app, environment, asked):
    number = asked()
    process = start("serve", "--port", free_port(), WORKBENCH_WORKER="none")
    assert "The desk is at" in process.stdout.readline()
    time.sleep(1)
    end(process)
    assert jobs.get_job(number).state is JobState.WAITING
    assert db.session.scalar(sa.select(sa.func.count()).select_from(JobWorker)) == 0


def test_the_command_that_lists_commands_loads_no_engine():
    code = (
        "import sys; from workbench.cli import main; main(['--help'], standalone_mode=False);"
        " assert 'dbos' not in sys.modules and 'sqlalchemy' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
