"""What a database is asked for, and how it means to find it."""

from contextlib import contextmanager

import sqlalchemy as sa

from workbench.models import db


@contextmanager
def asked():
    """Give the list that fills with each statement sent and its parameters."""
    found = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        found.append((statement, parameters))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)


def plan_of(statement, parameters, *, avoided=("seqscan", "bitmapscan", "sort")):
    """How the database finds what *statement* asks for, as if its tables were large."""
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row[-1] for row in rows)
    for way in avoided:
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return "\n".join(row[0] for row in rows)


def plan_of_last(call, holding="", **avoided):
    """How the database finds what the last statement of *call* that holds some words asks for."""
    with asked() as found:
        call()
    return plan_of(*[each for each in found if holding in each[0]][-1], **avoided)
