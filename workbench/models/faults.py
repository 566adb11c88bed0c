"""What a failing database means to whoever waits for it: busy, full or away."""

from enum import StrEnum

from sqlalchemy.exc import DBAPIError


class Fault(StrEnum):
    """A fault of the database that is nobody's mistake and passes or is mended from outside."""

    BUSY = "busy"
    FULL = "full"
    AWAY = "away"


# https://sqlite.org/rescode.html, by the beginning of the name; extended codes add to it.
_SQLITE = {"SQLITE_BUSY": Fault.BUSY, "SQLITE_LOCKED": Fault.BUSY, "SQLITE_FULL": Fault.FULL}
# https://www.postgresql.org/docs/current/errcodes-appendix.html, by the beginning of the code.
_POSTGRESQL = {
    "08": Fault.AWAY,  # connection exceptions
    "40": Fault.BUSY,  # serialization failure, deadlock
    "53100": Fault.FULL,
    "533": Fault.BUSY,  # too many connections
    "55P03": Fault.BUSY,  # a lock was not to be had
    "57014": Fault.BUSY,  # cancelled, as by a time limit
    "57P": Fault.AWAY,  # the server shuts down, crashed or starts
}


def fault_of(error: DBAPIError) -> Fault | None:
    """Return what *error* says of the database's state; None when it says nothing of the kind."""
    if error.connection_invalidated:
        return Fault.AWAY
    code = getattr(error.orig, "sqlstate", None)
    if code is not None:
        return _by_beginning(_POSTGRESQL, code)
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return _by_beginning(_SQLITE, name)
    # PostgreSQL's driver gives no code when it never reached the server.
    return Fault.AWAY if hasattr(error.orig, "pgconn") else None


def _by_beginning(table: dict[str, Fault], code: str) -> Fault | None:
    return next((fault for beginning, fault in table.items() if code.startswith(beginning)), None)
