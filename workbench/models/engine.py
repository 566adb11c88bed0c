"""How a connection is opened, and whether the database keeps what the history needs."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event, text

from workbench.domain.errors import UnfitDatabaseError

# What every SQLite connection must answer; see "Storage" in ARCHITECTURE.md for each.
# trusted_schema stays on: with it off, triggers may not keep the word index (FTS5) current.
SQLITE_PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit that was acknowledged survives a power cut
    "foreign_keys": 1,
    "recursive_triggers": 1,  # without it INSERT OR REPLACE walks through DELETE triggers
    "secure_delete": 1,
}
BUSY_SECONDS = 10
WRITING = "workbench_writing"
# Off, the first loses acknowledged commits when the server ends, the others when power fails.
_DURABLE = ("synchronous_commit", "fsync", "full_page_writes")


def prepare_engine(engine: Engine) -> None:
    """Make every connection of *engine* fit for the history, and writers take turns.

    A connection with the execution option `workbench_writing` begins with BEGIN IMMEDIATE on
    SQLite: it waits for its turn instead of failing when it first writes.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def _open_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401  # SQLAlchemy's signature
    # The driver's own BEGIN would come too late and be the wrong one.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    for name, value in SQLITE_PRAGMAS.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def check_fit(engine: Engine, *, production: bool = False) -> None:
    """Raise UnfitDatabaseError when the database would not keep what the history promises.

    In production a PostgreSQL server must also survive a power cut.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            wrong = _wrong_on_sqlite(connection)
        else:
            wrong = _wrong_on_postgresql(connection, production=production)
    if wrong:
        raise UnfitDatabaseError(
            "The workbench does not start on this database, because it would not keep the history"
            f" safe: {'; '.join(wrong)}."
        )


def _wrong_on_sqlite(connection: Connection) -> list[str]:
    found = {
        name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in SQLITE_PRAGMAS
    }
    return [
        f"{name} is {found[name]}, must be {wanted}"
        for name, wanted in SQLITE_PRAGMAS.items()
        if found[name] != wanted
    ]


def _wrong_on_postgresql(connection: Connection, *, production: bool) -> list[str]:
    found = {
        name: connection.execute(text("SELECT current_setting(:name)"), {"name": name}).scalar_one()
        for name in ("session_replication_role", *_DURABLE)
    }
    asked = _DURABLE if production else _DURABLE[:1]
    wrong = [f"{name} is off" for name in asked if found[name] == "off"]
    if found["session_replication_role"] != "origin":
        wrong.append("session_replication_role is not origin")
    return wrong


def guards_of(engine: Engine) -> dict[str, str]:
    """Return the database's triggers by name, each with its text, for comparison."""
    if engine.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text || p.prosrc"
            " FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
        )
    with engine.connect() as connection:
        return {name: body for name, body in connection.exec_driver_sql(query)}  # noqa: C416  # rows are not pairs to mypy
