"""What holds for every command: quick help, a sentence for every error, a server that ends."""

import importlib
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from workbench.cli import COMMANDS, main
from workbench.cli.bench import BENCHES
from workbench.migrations.runner import newest

ALL = {**COMMANDS, **{f"bench {name}": each for name, each in BENCHES.items()}}
OPENING = ["people list", "history verify", "articles add - --as editor@example.org", "serve"]


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def start(*words, **env):
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", *map(str, words)],
        env={**os.environ, "PYTHONUNBUFFERED": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("name", ALL)
def test_each_command_is_listed_with_the_first_line_of_its_help(name):
    listed = ALL[name]
    command = importlib.import_module(listed.module).command
    assert command.name == name.split()[-1]
    assert command.help.splitlines()[0] == listed.line


def test_help_lists_every_command_without_importing_the_application():
    code = (
        "import sys; from workbench.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(sorted({'flask', 'sqlalchemy', 'spacy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = found.stdout.splitlines()
    assert lines[-1] == "[]"
    assert all(any(line.split()[:1] == [name] for line in lines) for name in COMMANDS)


def test_an_unknown_command_is_refused():
    result = CliRunner().invoke(main, ["publish-everything"])
    assert result.exit_code == 2
    assert "No such command" in result.stderr


@pytest.mark.parametrize("words", OPENING)
def test_a_database_that_was_never_made_is_named_with_the_way_out(
    workbench, environment, tmp_path, words
):
    environment.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{tmp_path / 'never.db'}")
    result = workbench(*words.split())
    assert result.exit_code == 1
    stands = f"Error: The database is at schema none, this version needs {newest()}."
    assert result.stderr.splitlines() == [f"{stands} Run: workbench db upgrade"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("WORKBENCH_DATABASE_URL", "mysql://desk@localhost/desk", "beginning with sqlite:///"),
        ("WORKBENCH_DATABASE_URL", "desk.db", "beginning with sqlite:///"),
        ("WORKBENCH_DATABASE_URL", "sqlite:////nowhere/at/all.db", "The database cannot be used"),
        ("WORKBENCH_DATABASE_URL", "postgresql://127.0.0.1:1/desk", "The database cannot be used"),
        ("WORKBENCH_DATABASE_URL", "postgresql+nope://127.0.0.1/desk", "cannot be used"),
        ("WORKBENCH_DATABASE_URL", "postgresql+pg8000://127.0.0.1/desk", "cannot be used"),
        ("WORKBENCH_DATABASE_URL", "postgresql://127.0.0.1:port/desk", "cannot be used"),
        ("WORKBENCH_DATABASE_URL", f"sqlite:///{__file__}", "file is not a database"),
        ("WORKBENCH_IDLE_MINUTES", "99999999999999", "must be a number from 1 to 525,600"),
        ("WORKBENCH_SESSION_HOURS", "9" * 5_000, "must be a number from 1 to 8,760"),
        ("WORKBENCH_HOLD_MINUTES", "0", "must be a number from 1 to 525,600"),
        ("WORKBENCH_UPLOAD_MEGABYTES", "501", "must be a number from 1 to 500"),
        ("WORKBENCH_PROXY_HOPS", "11", "must be a number from 0 to 10"),
        ("WORKBENCH_INSTANCE", f"{__file__}/below", "must name a folder that can be made"),
        ("WORKBENCH_SECRET_KEY", "short", "WORKBENCH_SECRET_KEY must have at least 32"),
        ("WORKBENCH_IDLE_MINUTES", "soon", "must be a whole number"),
        ("WORKBENCH_COLOUR", "red", "WORKBENCH_COLOUR is not a setting"),
    ],
)
def test_an_unfit_setting_is_one_sentence(workbench, environment, name, value, sentence):
    environment.setenv(name, value)
    result = workbench("people", "list")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert sentence in line


@pytest.mark.parametrize("words", ["serve --port 1", "articles add nothing.txt"])
def test_a_pipeline_that_is_not_there_is_named_before_work_begins(workbench, environment, words):
    environment.setenv("WORKBENCH_PIPELINE", "en_no_such_pipeline")
    result = workbench(*words.split())
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "Error: There is no language pipeline “en_no_such_pipeline”. Install it, or use “shipped”."
    )


def test_a_busy_port_is_named(workbench, busy_port):
    result = workbench("serve", "--port", busy_port)
    assert result.exit_code == 1
    assert f"Port {busy_port} on 127.0.0.1 cannot be used" in result.stderr
    assert "--port" in result.stderr


def test_the_server_answers_and_ends_quietly_when_asked(environment, free_port):
    with start("serve", "--port", free_port) as server:
        try:
            assert server.stdout.readline().startswith(
                f"The desk is at http://127.0.0.1:{free_port}"
            )
            with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/sign-in") as page:
                assert page.status == 200
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
        assert server.stderr.read() == ""


@pytest.fixture
def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
