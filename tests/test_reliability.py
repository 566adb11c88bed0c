"""What was acknowledged stays: through killed writers, killed servers and full disks."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.factories import PASSWORD
from tests.person import Person
from tests.postgres import TempPostgres, find_binaries
from workbench import create_app
from workbench.domain.editors import Role
from workbench.domain.errors import UnfitDatabaseError
from workbench.migrations import runner
from workbench.models import Appearance, Article, ArticleRevision, Claim, db
from workbench.models.engine import SQLITE_PRAGMAS, check_fit, prepare_engine
from workbench.services import desk as desk_service
from workbench.services import editors
from workbench.services.transaction import transaction
from workbench.services.verify import verify
from workbench.settings import Settings

ROOT = Path(__file__).resolve().parents[1]

# Forks a writer for each line it reads, says its number, and waits for its end. A writer takes
# articles in, each with three claims in one transaction, and says so only after the commit.
WRITER = """
import json, os, sys
from pathlib import Path
from tests.factories import candidate
from workbench import create_app
from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Role
from workbench.services import articles, editors
from workbench.services.articles import Proposals
from workbench.services.transaction import transaction
from workbench.settings import Settings


def say(*words):
    os.write(1, (json.dumps(words) + "\\n").encode())


def write(url, instance):
    settings = Settings(instance=instance, database_url=url, secret_key="w" * 40, log_level="ERROR")
    app = create_app(settings)
    number = 0
    while True:
        title = f"{os.getpid()}-{number}"
        text = f"One, two and three were said in {title}."
        draft = ArticleDraft(title=title, text=text)
        found = [candidate(text, quote) for quote in ("One", "two", "three")]
        with app.app_context():
            actor = editors.find_by_email("editor@example.org")
            with transaction():
                articles.take_in(draft, Proposals(found, "test 1"), actor=actor)
        say("kept", title)
        number += 1


url, instance = sys.argv[1], Path(sys.argv[2])
while sys.stdin.readline():
    child = os.fork()
    if not child:
        try:
            write(url, instance)
        finally:
            os._exit(1)
    say("writer", child)
    os.waitpid(child, 0)
    say("ended", child)
"""


class Writer:
    """A process that writes until it is killed, and tells what the desk acknowledged."""

    def __init__(self, url, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, url, str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.kept = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(20)

    def begin(self):
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        word, self.child = self._read()
        assert word == "writer"

    def read_one(self):
        word, title = self._read()
        assert word == "kept"
        self.kept.append(title)

    def kill(self):
        os.kill(self.child, signal.SIGKILL)
        self.read_to_the_end()

    def read_to_the_end(self):
        while (line := self._read())[0] == "kept":
            self.kept.append(line[1])
        assert line == ["ended", self.child]

    def _read(self):
        return json.loads(self.process.stdout.readline())


def assert_whole(kept):
    """All that was acknowledged is there, nothing is there by half, and the history fits."""
    db.session.rollback()
    titles = set(db.session.scalars(sa.select(Article.title)))
    assert set(kept) <= titles
    # One more may have been committed by each killed writer before it could say so.
    for model, each in ((ArticleRevision, 1), (Claim, 3), (Appearance, 3)):
        number = db.session.scalar(sa.select(sa.func.count()).select_from(model))
        assert number == each * len(titles)
    assert verify().fault is None
    db.session.rollback()


def test_a_writer_killed_at_any_moment_loses_nothing_it_was_told_is_kept(
    in_app, database_kind, database_url, tmp_path
):
    rounds, dice = (15, 5)[database_kind == "postgresql"], random.Random(20260302)
    with Writer(database_url, tmp_path) as writer:
        for _ in range(rounds):
            writer.begin()
            writer.read_one()
            time.sleep(dice.uniform(0, 0.05))
            writer.kill()
            assert_whole(writer.kept)
    assert len(writer.kept) >= rounds
    if database_kind == "sqlite":
        assert db.session.execute(sa.text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_two_writers_killed_while_they_take_turns_lose_nothing(in_app, database_url, tmp_path):
    with Writer(database_url, tmp_path) as one, Writer(database_url, tmp_path) as other:
        for _ in range(3):
            one.begin()
            other.begin()
            one.read_one()
            other.read_one()
            one.kill()
            other.kill()
            assert_whole(one.kept + other.kept)


def test_a_killed_server_loses_nothing_and_the_desk_goes_on_without_a_restart(tmp_path):
    with TempPostgres(find_binaries()) as server:
        url = server.create_database()
        app = desk_on(url, tmp_path)
        with app.app_context(), Writer(url, tmp_path) as writer:
            person = Person(app, Role.EDITOR)
            for _ in range(2):
                writer.begin()
                writer.read_one()
                db.session.remove()
                server.kill()
                writer.read_to_the_end()
                answer = person.post("/articles/new", title="Typed meanwhile", text="Some words.")
                assert answer.status_code == 503
                assert "cannot reach its records" in answer.text
                assert "Typed meanwhile" in answer.text
                server.restart()
                assert person.get("/queue/").status_code == 200
                assert_whole(writer.kept)
            db.session.remove()
            db.engine.dispose()


def settings_for(folder, url, **differences):
    return Settings(
        instance=folder,
        database_url=url,
        secret_key="r" * 40,
        log_level="ERROR",
        **differences,
    )


def desk_on(url, folder):
    engine = sa.create_engine(url)
    prepare_engine(engine)
    runner.upgrade(engine)
    engine.dispose()
    app = create_app(settings_for(folder, url))
    with app.app_context(), transaction():
        desk_service.found_desk()
        person = editors.add_editor("Ed Itor", "editor@example.org", Role.EDITOR, actor=None)
        editors.set_password(person, PASSWORD, actor=None)
    return app


def test_every_connection_waits_for_the_disk_before_it_acknowledges(in_app, database_kind):
    connections = [db.engine.connect() for _ in range(4)]
    try:
        for connection in connections:
            if database_kind == "sqlite":
                found = {
                    name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                    for name in SQLITE_PRAGMAS
                }
                assert found["synchronous"] == 2
                assert found == SQLITE_PRAGMAS
                assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 10_000
            else:
                said = connection.exec_driver_sql("SHOW synchronous_commit").scalar_one()
                assert said == "on"
    finally:
        for connection in connections:
            connection.close()


WEAKENED = {
    "sqlite": {
        "journal_mode": "PRAGMA journal_mode = DELETE",
        "synchronous": "PRAGMA synchronous = 1",
        "foreign_keys": "PRAGMA foreign_keys = 0",
        "recursive_triggers": "PRAGMA recursive_triggers = 0",
        "secure_delete": "PRAGMA secure_delete = 0",
    },
    "postgresql": {
        "synchronous_commit": "SET SESSION synchronous_commit = off",
        "session_replication_role": "SET SESSION session_replication_role = replica",
    },
}


def test_every_pragma_that_is_set_is_weakened_below():
    assert set(WEAKENED["sqlite"]) == set(SQLITE_PRAGMAS)


@pytest.mark.parametrize("at", range(len(SQLITE_PRAGMAS)))
def test_the_desk_does_not_start_on_a_database_that_would_not_keep_its_history(
    database_kind, database_url, tmp_path, monkeypatch, at
):
    name, statement = [*WEAKENED[database_kind].items()][at % len(WEAKENED[database_kind])]
    prepared = []

    def prepare_badly(engine):
        prepare_engine(engine)
        prepared.append(engine)

        @sa.event.listens_for(engine, "connect")
        def weaken(connection, _record):
            connection.cursor().execute(statement)
            connection.commit()

    monkeypatch.setattr("workbench.application.prepare_engine", prepare_badly)
    with pytest.raises(UnfitDatabaseError, match=f"does not start.*{name}"):
        create_app(settings_for(tmp_path, database_url))
    for engine in prepared:
        engine.dispose()


def test_the_desk_does_not_start_on_an_engine_that_nobody_prepared(
    database_kind, database_url, tmp_path, monkeypatch
):
    monkeypatch.setattr("workbench.application.prepare_engine", lambda _engine: None)
    if database_kind == "postgresql":
        with create_app(settings_for(tmp_path, database_url)).app_context():
            db.engine.dispose()  # there is nothing to prepare, so it starts
        return
    with pytest.raises(UnfitDatabaseError, match="foreign_keys is 0"):
        create_app(settings_for(tmp_path, database_url))


def test_in_production_a_server_that_does_not_survive_a_power_cut_is_refused(in_app, database_kind):
    check_fit(db.engine)
    if database_kind == "sqlite":
        check_fit(db.engine, production=True)
        return
    off = db.session.execute(sa.text("SHOW fsync")).scalar_one() == "off"
    db.session.rollback()
    assert off  # the tests' own server is such a one
    with pytest.raises(UnfitDatabaseError, match="fsync is off"):
        check_fit(db.engine, production=True)
