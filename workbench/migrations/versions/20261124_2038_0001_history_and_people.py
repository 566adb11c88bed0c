"""The log with its guards, people and their accounts, desk settings."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.guards_v1 import audited_guards, drop_guards, log_guards
from workbench.migrations.tables_v1 import ID, audited, enum, foreign, unique
from workbench.models.columns import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _create_history_entry() -> None:
    op.create_table(
        "history_entry",
        sa.Column("seq", ID, nullable=False, autoincrement=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_history_entry"),
        unique("history_entry", "leaf_hash"),
    )


def _create_history_head() -> None:
    op.create_table(
        "history_head",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_history_head_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_history_head"),
    )


def _create_sign_in_attempt() -> None:
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email_hash", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempt"),
    )
    op.create_index("ix_sign_in_attempt_address_at", "sign_in_attempt", ["address", "at"])
    op.create_index("ix_sign_in_attempt_email_at", "sign_in_attempt", ["email_hash", "at"])


def _create_editor() -> None:
    audited(
        "editor",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("role", enum("role", "viewer", "editor", "reviewer", "admin"), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
    )


def _create_history_opening() -> None:
    op.create_table(
        "history_opening",
        sa.Column("seq", ID, nullable=False, autoincrement=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("event", sa.LargeBinary(), nullable=False),
        sa.Column("event_name", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("subject_type", sa.String(length=24), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_rev", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        foreign("history_opening", "seq", "history_entry.seq"),
        sa.PrimaryKeyConstraint("seq", name="pk_history_opening"),
    )
    op.create_index("ix_history_opening_about_article", "history_opening", ["article_id", "seq"])
    op.create_index("ix_history_opening_about_claim", "history_opening", ["claim_id", "seq"])
    op.create_index("ix_history_opening_actor", "history_opening", ["actor_id", "seq"])
    op.create_index("ix_history_opening_at", "history_opening", ["at"])
    op.create_index("ix_history_opening_event", "history_opening", ["event_name", "seq"])
    op.create_index("ix_history_opening_kind", "history_opening", ["subject_type", "seq"])
    op.create_index(
        "ix_history_opening_last_of_subject",
        "history_opening",
        ["subject_type", "subject_id", "seq"],
    )
    op.create_index(
        "uq_history_opening_subject",
        "history_opening",
        ["subject_type", "subject_id", "subject_rev"],
        unique=True,
    )


def _create_setting() -> None:
    audited(
        "setting",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        unique("setting", "key"),
    )


def _create_account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        foreign("account", "editor_id", "editor.id"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        unique("account", "editor_id"),
        unique("account", "email"),
        unique("account", "fs_uniquifier"),
    )


def _create_setup_code() -> None:
    op.create_table(
        "setup_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False, server_default=sa.false()),
        foreign("setup_code", "editor_id", "editor.id"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_setup_code"),
    )


def _create_web_session() -> None:
    op.create_table(
        "web_session",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        foreign("web_session", "editor_id", "editor.id"),
        sa.PrimaryKeyConstraint("key_hash", name="pk_web_session"),
    )
    op.create_index("ix_web_session_editor_id", "web_session", ["editor_id"])
    op.create_index("ix_web_session_last_seen_at", "web_session", ["last_seen_at"])


AUDITED = ("editor", "setting")
CREATE = {
    "history_entry": _create_history_entry,
    "history_head": _create_history_head,
    "sign_in_attempt": _create_sign_in_attempt,
    "editor": _create_editor,
    "history_opening": _create_history_opening,
    "setting": _create_setting,
    "account": _create_account,
    "setup_code": _create_setup_code,
    "web_session": _create_web_session,
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for create in CREATE.values():
        create()
    op.execute(
        "INSERT INTO history_head (id, size, last_at) VALUES (1, 0, '1970-01-01T00:00:00.000000Z')"
    )
    statements = log_guards(dialect)
    for table in AUDITED:
        statements += audited_guards(dialect, table)
    for statement in statements:
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    for table in AUDITED:
        for statement in drop_guards(dialect, table):
            op.execute(statement)
    for table in reversed(CREATE):
        op.drop_table(table)
    if dialect == "postgresql":
        for function in ("guard_audited", "guard_head", "guard_next_seq", "guard_refuse"):
            op.execute(f"DROP FUNCTION {function}()")
