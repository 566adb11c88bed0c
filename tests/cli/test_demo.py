"""The demo desk: every state of a claim, a true history, and a server that finds a port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.person import Person
from workbench import create_app
from workbench.cli import main
from workbench.cli._demo_desk import DATABASE, build, demo_settings, is_ready
from workbench.domain.claims import ClaimStatus
from workbench.domain.verdicts import Answer, PublicationState, Stance
from workbench.models import Article, Claim, Correction, Evidence, Publication, SignOff, db
from workbench.services import holds
from workbench.services.demo.people import EDITOR, PEOPLE
from workbench.services.verify import verify
from workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def settings_in(folder):
    base = Settings(instance=folder, database_url="", secret_key="d" * 40, log_level="ERROR")
    return demo_settings(folder, base)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    settings = settings_in(folder)
    build(settings, folder)
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def in_demo(demo):
    with demo.app_context():
        yield demo
        db.session.remove()


def test_there_are_claims_in_every_state(in_demo):
    found = set(db.session.scalars(sa.select(Claim.status).distinct()))
    assert found == set(ClaimStatus)


def test_verdicts_are_out_corrected_and_withdrawn_in_several_ratings(in_demo):
    publications = db.session.scalars(sa.select(Publication)).all()
    assert {each.state for each in publications} == set(PublicationState)
    assert len({each.verdict.rating.label for each in publications}) >= 4
    assert all(each.reason for each in db.session.scalars(sa.select(Correction)))


def test_one_verdict_was_sent_back_and_judged_again(in_demo):
    returned = db.session.scalars(sa.select(SignOff).where(SignOff.answer == Answer.RETURNED)).all()
    assert {each.verdict.claim.status for each in returned} == {
        ClaimStatus.ACCEPTED,
        ClaimStatus.PUBLISHED,
    }
    assert all(each.comment for each in returned)


def test_nobody_signed_their_own_verdict(in_demo):
    for each in db.session.scalars(sa.select(SignOff)):
        assert each.reviewer_id != each.verdict.author_id


def test_evidence_takes_every_stance_and_sources_are_used_again(in_demo):
    found = db.session.scalars(sa.select(Evidence)).all()
    assert {each.stance for each in found} == set(Stance)
    assert len({each.source_id for each in found}) < len(found)
    addresses = [each.source.url for each in found if each.source.url]
    assert all(re.match(r"https://[a-z.]*example\.org/", each) for each in addresses)


def test_somebody_holds_a_claim_when_the_demo_opens(in_demo):
    held = [each for each in db.session.scalars(sa.select(Claim)) if holds.holder_of(each)]
    assert len(held) == 1


def test_the_history_is_true_and_lies_in_the_days_before(in_demo):
    assert verify().fault is None
    now = datetime.now(UTC)
    for article in db.session.scalars(sa.select(Article)):
        assert 3 < (now.date() - article.taken_in_at.date()).days < 7
    newest = db.session.scalar(sa.select(sa.func.max(Evidence.attached_at)))
    assert newest < now


def test_every_page_says_that_it_is_a_demo_and_the_people_can_sign_in(demo):
    for each in PEOPLE:
        somebody = Person(demo)
        somebody.sign_in(each.email, each.password)
        page = somebody.get("/queue/")
        assert page.status_code == 200
        assert each.name in page.text
        assert "demo" in page.text.lower()


def test_a_demo_that_was_interrupted_is_not_taken_for_a_whole_one(tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.services.demo.filling.publications.withdraw", interrupted)
    settings = settings_in(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build(settings, tmp_path)
    assert not is_ready(settings, tmp_path)
    assert not (tmp_path / DATABASE).exists()
    monkeypatch.undo()
    build(settings, tmp_path)
    assert is_ready(settings, tmp_path)


def test_a_demo_in_production_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_PRODUCTION", "yes")
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 1
    assert "A demo desk cannot run in production" in result.stderr
    assert list((tmp_path / "demo").glob("*.db")) == []


@contextmanager
def running(folder, *words):
    """Start the demo; give all lines up to “Ready”, and after its end its errors and exit code."""
    env = {**os.environ, "WORKBENCH_INSTANCE": str(folder), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "workbench", "demo", *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        lines, said = [], []
        try:
            for line in process.stdout:
                lines.append(line.rstrip("\n"))
                if line.startswith("Ready"):
                    break
            yield lines, said
        finally:
            process.send_signal(signal.SIGINT)
            try:
                said += [process.communicate(timeout=30)[1], process.returncode]
            finally:
                process.kill()  # whatever became of it, the next test finds the port free


def test_the_first_command_ends_in_a_desk_to_sign_in_to(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        started = time.monotonic()
        with running(tmp_path, "--port", port) as (lines, said):
            assert time.monotonic() - started < 15
            assert lines[0] == f"Making the demo desk in {tmp_path / 'demo'} …"
            assert lines[1] == f"Port {port} is busy, trying the next."
            for each in PEOPLE:
                assert any(each.email in line and each.password in line for line in lines)
            ready = re.fullmatch(r"Ready: (http://127\.0\.0\.1:\d+) — sign in as (.+)\.", lines[-1])
            assert ready[2] == f"{EDITOR.email} with “{EDITOR.password}”"
            with urllib.request.urlopen(f"{ready[1]}/sign-in") as page:
                assert page.status == 200
        assert said == ["", 0]


def test_a_second_start_uses_the_same_desk_and_fresh_makes_another(tmp_path):
    made = tmp_path / "demo" / DATABASE
    with running(tmp_path) as (lines, _):
        assert lines[0].startswith("Making")
    first = made.stat().st_ino
    with running(tmp_path) as (lines, _):
        assert not lines[0].startswith("Making")
    assert made.stat().st_ino == first
    with running(tmp_path, "--fresh") as (lines, _):
        assert lines[0].startswith("Making")
