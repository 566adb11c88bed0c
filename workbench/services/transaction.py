"""transaction(): the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from workbench.models import HistoryHead, db
from workbench.models.engine import WRITING

_INSIDE = "workbench_inside_transaction"


@contextmanager
def transaction() -> Iterator[None]:
    """Run a block that changes the desk's records; commit at its end, roll back on any error.

    Writers take turns: on SQLite by BEGIN IMMEDIATE, on PostgreSQL by locking the history's head
    first. So what the block reads is what stands, nobody else writes before it ends, and two
    blocks can never wait for each other in a circle. Records loaded before are read afresh.
    Keep the block short: compute and fetch before it.
    """
    session = db.session()
    if session.info.get(_INSIDE):
        msg = "transaction() inside transaction(): services must not commit"
        raise RuntimeError(msg)
    if session.new or session.dirty:
        msg = "something was changed outside transaction()"
        raise RuntimeError(msg)
    session.rollback()  # ends the reading transaction; loaded records are read afresh when used
    session.info[_INSIDE] = True
    try:
        session.connection(execution_options={WRITING: True})
        if session.get_bind().dialect.name == "postgresql":
            session.execute(select(HistoryHead.size).with_for_update())
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop(_INSIDE, None)


def require_transaction() -> None:
    """Raise RuntimeError outside transaction(): nothing is written there."""
    if not db.session().info.get(_INSIDE):
        msg = "changes are made inside transaction() only"
        raise RuntimeError(msg)
