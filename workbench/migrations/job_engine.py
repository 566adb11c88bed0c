"""What the engine of the jobs keeps in the desk's database: its own to make and to change.

On SQLite its tables stand beside the desk's, on PostgreSQL in the schema `dbos`.
"""

ENGINE_TABLES = frozenset(
    {
        "application_versions",
        "dbos_migrations",
        "notifications",
        "operation_outputs",
        "queues",
        "streams",
        "workflow_events",
        "workflow_events_history",
        "workflow_input",
        "workflow_output",
        "workflow_schedules",
        "workflow_status",
    }
)
