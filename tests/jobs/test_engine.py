"""The engine's own tables: beside ours, made by itself, and left alone by our migrations."""

import sqlalchemy as sa

from workbench.domain.jobs import JobKind
from workbench.migrations.job_engine import ENGINE_TABLES
from workbench.migrations.runner import differences, downgrade, upgrade
from workbench.models import Base, db
from workbench.services import job_engine, jobs
from workbench.services.transaction import transaction


def tables_of(engine):
    """The engine's tables and how many rows each has."""
    schema = "dbos" if engine.dialect.name == "postgresql" else None
    with engine.connect() as connection:
        names = set(sa.inspect(connection).get_table_names(schema=schema))
        return {
            name: connection.scalar(
                sa.select(sa.func.count()).select_from(sa.table(name, schema=schema))
            )
            for name in names - set(Base.metadata.tables) - {"alembic_version"}
            if not name.startswith(("claim_words", "history_words"))
        }


def test_the_tables_that_migrations_leave_alone_are_those_that_the_engine_makes(in_app):
    found = set(tables_of(db.engine))
    # On PostgreSQL it has a schema of its own, where what else it makes is in nobody's way.
    assert found == ENGINE_TABLES if db.engine.dialect.name == "sqlite" else found >= ENGINE_TABLES
    assert not ENGINE_TABLES & set(Base.metadata.tables)
    assert differences(db.engine) == []


def test_migrations_down_and_up_leave_the_engines_rows(desk):
    with transaction():
        jobs.ask_for(JobKind.READ_ARTICLE, {}, actor=desk.editor)
    db.session.remove()
    before = tables_of(db.engine)
    assert before["workflow_status"] == 1
    downgrade(db.engine, "base")
    upgrade(db.engine)
    assert tables_of(db.engine) == before


def test_making_the_tables_again_changes_nothing(in_app):
    before = tables_of(db.engine)
    job_engine.engine().make_tables()
    assert tables_of(db.engine) == before
