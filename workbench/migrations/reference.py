"""Whether a database's triggers are those that a freshly migrated one would have."""

from alembic import command
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import StaticPool

from workbench.migrations.runner import config_for

_SCHEMA = "workbench_reference"
_SQLITE = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
# The schema's name is taken out of each text, so that two schemas can be compared.
_POSTGRESQL = text(
    "SELECT t.tgname, replace(pg_get_triggerdef(t.oid), quote_ident(n.nspname) || '.', '')"
    " || ' ' || t.tgenabled::text || p.prosrc"
    " FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid"
    " JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
)


def guard_faults(engine: Engine) -> list[str]:
    """Return how the triggers of *engine*'s database differ from those of a fresh one.

    On SQLite the fresh one is made in memory; on PostgreSQL in a schema of its own within a
    transaction that is rolled back, for which the role needs the right to create a schema.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            found = _guards(connection)
        wanted = _fresh_on_sqlite()
    else:
        found, wanted = _on_postgresql(engine)
    return [
        *(f"{name} is missing" for name in sorted(wanted.keys() - found.keys())),
        *(f"{name} is not ours" for name in sorted(found.keys() - wanted.keys())),
        *(
            f"{name} was changed"
            for name in sorted(wanted.keys() & found.keys())
            if wanted[name] != found[name]
        ),
    ]


def _guards(connection: Connection) -> dict[str, str]:
    query = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    return {name: body for name, body in connection.execute(query)}  # noqa: C416  # rows are not pairs to mypy


def _fresh_on_sqlite() -> dict[str, str]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            command.upgrade(config_for(connection), "head")
            return _guards(connection)
    finally:
        engine.dispose()


def _on_postgresql(engine: Engine) -> tuple[dict[str, str], dict[str, str]]:
    with engine.connect() as connection:
        found = _guards(connection)
        connection.execute(text(f"CREATE SCHEMA {_SCHEMA}"))
        connection.execute(text(f"SET LOCAL search_path TO {_SCHEMA}"))
        command.upgrade(config_for(connection), "head")
        wanted = _guards(connection)
        connection.rollback()
    return found, wanted
