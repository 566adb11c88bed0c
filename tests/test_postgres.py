"""The tests' own PostgreSQL server goes away with the process that started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.postgres import PostgresNotFoundError, TempPostgres, find_binaries

ROOT = Path(__file__).resolve().parents[1]
STARTS_AND_WAITS = """
import time
from tests.postgres import TempPostgres, find_binaries
server = TempPostgres(find_binaries())
server.start()
print(server.folder, flush=True)
time.sleep(60)
"""


def test_a_killed_test_process_leaves_no_server_and_no_folder():
    owner = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS], cwd=ROOT, stdout=-1, text=True
    )
    with owner:
        folder = Path(owner.stdout.readline().strip())
        server = int((folder / "data" / "postmaster.pid").read_text().split("\n")[0])
        os.kill(owner.pid, signal.SIGKILL)
    for _ in range(100):
        if not folder.exists():
            break
        time.sleep(0.05)
    assert not folder.exists()
    command = Path(f"/proc/{server}/cmdline")
    assert not (command.exists() and command.read_bytes())


def test_a_killed_server_keeps_what_was_committed():
    with TempPostgres(find_binaries()) as server:
        address = server.create_database().replace("+psycopg", "")
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        server.kill()
        server.restart()
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_copy_holds_what_its_template_holds():
    with TempPostgres(find_binaries()) as server:
        template = server.create_database()
        with psycopg.connect(template.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        copy = server.create_database(template)
        with psycopg.connect(copy.replace("+psycopg", "")) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_without_postgresql_the_lines_to_run_are_said(monkeypatch):
    for place in ("_debian", "_homebrew", "_on_path", "_wheel"):
        monkeypatch.setattr(f"tests.postgres.{place}", list)
    with pytest.raises(PostgresNotFoundError, match="apt-get install -y postgresql"):
        find_binaries()
