"""The triggers that make the history append-only and forbid changes without an entry, version 1.

Migrations call these functions, so their text never changes: a new rule gets a version 2 beside it.
The two databases get the same rules; PostgreSQL also refuses TRUNCATE, which SQLite does not have.
"""

LOG_TABLES = ("history_entry", "history_opening")
NO_ENTRY = "a change needs its own history entry"
APPEND_ONLY = "the history is append-only"


def log_guards(dialect: str) -> list[str]:
    """Return the statements that guard the log's own three tables on *dialect*."""
    return _sqlite_log_guards() if dialect == "sqlite" else _postgresql_log_guards()


def audited_guards(dialect: str, table: str) -> list[str]:
    """Return the statements that tie every change of *table* to an entry on *dialect*."""
    if dialect == "sqlite":
        return _sqlite_audited_guards(table)
    return _postgresql_audited_guards(table)


def drop_guards(dialect: str, table: str) -> list[str]:
    """Return the statements that take the guards off *table* before it is dropped."""
    names = _audited_trigger_names(table)
    if dialect == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name in [*names, f"{table}_truncate"]]


def _audited_trigger_names(table: str) -> list[str]:
    return [f"{table}_insert", f"{table}_update", f"{table}_delete"]


def _sqlite_trigger(name: str, moment: str, table: str, when: str, message: str) -> str:
    condition = f"WHEN {when} " if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _sqlite_log_guards() -> list[str]:
    statements = []
    for table in LOG_TABLES:
        for moment in ("UPDATE", "DELETE"):
            name = f"{table}_{moment.lower()}"
            statements.append(_sqlite_trigger(name, moment, table, "", APPEND_ONLY))
    next_seq = "(SELECT coalesce(max(seq), -1) + 1 FROM {})"
    return [
        *statements,
        _sqlite_trigger(
            "history_entry_insert",
            "INSERT",
            "history_entry",
            f"NEW.seq IS NOT {next_seq.format('history_entry')}",
            APPEND_ONLY,
        ),
        _sqlite_trigger(
            "history_opening_insert",
            "INSERT",
            "history_opening",
            f"NEW.seq IS NOT {next_seq.format('history_opening')}",
            APPEND_ONLY,
        ),
        _sqlite_trigger(
            "history_head_insert",
            "INSERT",
            "history_head",
            "EXISTS (SELECT 1 FROM history_head)",
            APPEND_ONLY,
        ),
        _sqlite_trigger(
            "history_head_update",
            "UPDATE",
            "history_head",
            "NEW.id IS NOT OLD.id OR NEW.size IS NOT OLD.size + 1 OR NEW.last_at < OLD.last_at",
            APPEND_ONLY,
        ),
        _sqlite_trigger("history_head_delete", "DELETE", "history_head", "", APPEND_ONLY),
    ]


def _entry_is_missing(table: str) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM history_opening AS o WHERE o.seq = NEW.entry_seq"
        f" AND o.subject_type = '{table}' AND o.subject_id = NEW.id AND o.subject_rev = NEW.rev)"
    )


def _sqlite_audited_guards(table: str) -> list[str]:
    insert, update, delete = _audited_trigger_names(table)
    missing = _entry_is_missing(table)
    # Looking for the id closes INSERT OR REPLACE where recursive_triggers is off.
    known = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    message = f"{table}: {NO_ENTRY}"
    return [
        _sqlite_trigger(
            insert, "INSERT", table, f"NEW.rev IS NOT 1 OR {known} OR {missing}", message
        ),
        _sqlite_trigger(
            update,
            "UPDATE",
            table,
            f"NEW.id IS NOT OLD.id OR NEW.rev IS NOT OLD.rev + 1 OR {missing}",
            message,
        ),
        _sqlite_trigger(delete, "DELETE", table, "", f"{table}: rows are never deleted"),
    ]


def _postgresql_function(name: str, body: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$\n"
        f"BEGIN\n{body}\nEND $guard$"
    )


def _postgresql_trigger(name: str, moment: str, table: str, function: str) -> list[str]:
    scope = "STATEMENT" if moment == "TRUNCATE" else "ROW"
    return [
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table}"
        f" FOR EACH {scope} EXECUTE FUNCTION {function}()",
        # ALWAYS: fires for replication roles too, so that setting one does not open the log.
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    ]


def _refuse(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"


def _postgresql_log_guards() -> list[str]:
    statements = [
        _postgresql_function("guard_refuse", f"  {_refuse(APPEND_ONLY)}"),
        _postgresql_function(
            "guard_next_seq",
            "  IF TG_TABLE_NAME = 'history_entry' AND NEW.seq IS DISTINCT FROM"
            " (SELECT coalesce(max(seq), -1) + 1 FROM history_entry) THEN\n"
            f"    {_refuse(APPEND_ONLY)}\n  END IF;\n"
            "  IF TG_TABLE_NAME = 'history_opening' AND NEW.seq IS DISTINCT FROM"
            " (SELECT coalesce(max(seq), -1) + 1 FROM history_opening) THEN\n"
            f"    {_refuse(APPEND_ONLY)}\n  END IF;\n"
            "  RETURN NEW;",
        ),
        _postgresql_function(
            "guard_head",
            "  IF TG_OP = 'INSERT' THEN\n"
            "    IF EXISTS (SELECT 1 FROM history_head) THEN\n"
            f"      {_refuse(APPEND_ONLY)}\n    END IF;\n"
            "  ELSIF NEW.id IS DISTINCT FROM OLD.id OR NEW.size IS DISTINCT FROM OLD.size + 1"
            " OR NEW.last_at < OLD.last_at THEN\n"
            f"    {_refuse(APPEND_ONLY)}\n  END IF;\n"
            "  RETURN NEW;",
        ),
    ]
    return [*statements, *_postgresql_log_triggers(), _postgresql_audited_function()]


def _postgresql_log_triggers() -> list[str]:
    statements: list[str] = []
    for table in LOG_TABLES:
        for moment in ("UPDATE", "DELETE", "TRUNCATE"):
            name = f"{table}_{moment.lower()}"
            statements += _postgresql_trigger(name, moment, table, "guard_refuse")
        statements += _postgresql_trigger(f"{table}_insert", "INSERT", table, "guard_next_seq")
    for moment in ("INSERT", "UPDATE"):
        name = f"history_head_{moment.lower()}"
        statements += _postgresql_trigger(name, moment, "history_head", "guard_head")
    for moment in ("DELETE", "TRUNCATE"):
        name = f"history_head_{moment.lower()}"
        statements += _postgresql_trigger(name, moment, "history_head", "guard_refuse")
    return statements


def _postgresql_audited_function() -> str:
    return _postgresql_function(
        "guard_audited",
        "  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN\n"
        "    RAISE EXCEPTION '%: rows are never deleted', TG_TABLE_NAME"
        " USING ERRCODE = 'integrity_constraint_violation';\n  END IF;\n"
        "  IF TG_OP = 'INSERT' AND NEW.rev IS DISTINCT FROM 1\n"
        "    OR TG_OP = 'UPDATE' AND (NEW.id IS DISTINCT FROM OLD.id"
        " OR NEW.rev IS DISTINCT FROM OLD.rev + 1)\n"
        "    OR NOT EXISTS (SELECT 1 FROM history_opening AS o WHERE o.seq = NEW.entry_seq"
        " AND o.subject_type = TG_TABLE_NAME AND o.subject_id = NEW.id"
        " AND o.subject_rev = NEW.rev) THEN\n"
        f"    RAISE EXCEPTION '%: {NO_ENTRY}', TG_TABLE_NAME"
        " USING ERRCODE = 'integrity_constraint_violation';\n  END IF;\n"
        "  RETURN NEW;",
    )


def _postgresql_audited_guards(table: str) -> list[str]:
    statements = []
    moments = ("INSERT", "UPDATE", "DELETE")
    for name, moment in zip(_audited_trigger_names(table), moments, strict=True):
        statements += _postgresql_trigger(name, moment, table, "guard_audited")
    return [
        *statements,
        *_postgresql_trigger(f"{table}_truncate", "TRUNCATE", table, "guard_audited"),
    ]
