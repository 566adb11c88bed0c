"""Bring a database to the schema of this version of the workbench, or back."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from workbench.migrations.env_filter import include_object
from workbench.models import Base

HERE = Path(__file__).resolve().parent


def config_for(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, bound to *connection* when one is given."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    config.set_main_option(
        "file_template",
        "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(rev)s_%%(slug)s",
    )
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database up to revision *to*; does nothing when it is there already."""
    with engine.begin() as connection:
        command.upgrade(config_for(connection), to)


def downgrade(engine: Engine, to: str) -> None:
    """Take the database back to revision *to* ("base" for an empty one)."""
    with engine.begin() as connection:
        command.downgrade(config_for(connection), to)


def current(engine: Engine) -> str | None:
    """Return the revision the database is at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Return the revision this version of the workbench needs."""
    head = ScriptDirectory.from_config(config_for()).get_current_head()
    if head is None:
        msg = "the package carries no migrations"
        raise RuntimeError(msg)
    return head


def differences(engine: Engine) -> list[object]:
    """Return how the database differs from the models; empty when they agree."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": include_object, "compare_type": True}
        )
        return list(compare_metadata(context, Base.metadata))
