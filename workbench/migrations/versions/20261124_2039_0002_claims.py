"""Articles, claims, evidence, verdicts and publications, each tied to the log."""

import sqlalchemy as sa
from alembic import op

from workbench.migrations.guards_v1 import audited_guards, drop_guards
from workbench.migrations.tables_v1 import JSON, audited, enum, foreign, unique
from workbench.migrations.words_v1 import drop_word_indexes, word_indexes
from workbench.models.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = ("ranking", "quantity", "causation", "rule", "comparison", "quote", "event", "state")
STATUSES = (
    "proposed",
    "accepted",
    "judged",
    "signed_off",
    "published",
    "withdrawn",
    "dismissed",
    "merged",
    "split",
)
TONES = (
    "green",
    "lime",
    "amber",
    "orange",
    "red",
    "crimson",
    "violet",
    "blue",
    "teal",
    "grey",
)


def _create_article() -> None:
    audited(
        "article",
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("outlet", sa.String(length=300), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("source_url", sa.String(length=2000), nullable=False),
        sa.Column("taken_in_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_article_taken_in_at", "article", ["taken_in_at", "id"])


def _create_rating_scale() -> None:
    audited(
        "rating_scale",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def _create_source() -> None:
    audited(
        "source",
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("publisher", sa.String(length=300), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_digest", sa.String(length=71), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
    )
    op.create_index("ix_source_title", "source", ["title"])


def _create_article_revision() -> None:
    audited(
        "article_revision",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=71), nullable=False),
        foreign("article_revision", "article_id", "article.id"),
        unique("article_revision", "article_id", "number"),
    )
    op.create_index("ix_article_revision_digest", "article_revision", ["digest"])


def _create_claim() -> None:
    audited(
        "claim",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("proposed_wording", sa.Text(), nullable=False),
        sa.Column("kind", enum("kind", *KINDS), nullable=False),
        sa.Column("claimant", sa.String(length=300), nullable=False),
        sa.Column("claimant_type", enum("claimant_type", "person", "organization"), nullable=True),
        sa.Column("claimed_on", sa.Date(), nullable=True),
        sa.Column("worth_milli", sa.Integer(), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("pipeline", sa.String(length=200), nullable=False),
        sa.Column("status", enum("status", *STATUSES), nullable=False),
        sa.Column("status_note", sa.Text(), nullable=False),
        sa.Column("merged_into_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "(status = 'merged') = (merged_into_id IS NOT NULL)",
            name="ck_claim_merged_into_another",
        ),
        sa.CheckConstraint("worth_milli BETWEEN 0 AND 1000", name="ck_claim_worth_in_range"),
        foreign("claim", "article_id", "article.id"),
        foreign("claim", "merged_into_id", "claim.id"),
    )
    _index_claim()


def _index_claim() -> None:
    op.create_index("ix_claim_article", "claim", ["article_id", "id"])
    op.create_index(
        "ix_claim_article_status", "claim", ["article_id", "status", "worth_milli", "id"]
    )
    op.create_index("ix_claim_claimant", "claim", ["claimant", "id"])
    op.create_index("ix_claim_kind", "claim", ["kind", "id"])
    op.create_index("ix_claim_status_id", "claim", ["status", "id"])
    op.create_index("ix_claim_status_worth", "claim", ["status", "worth_milli", "id"])
    op.create_index("ix_claim_worth", "claim", ["worth_milli", "id"])


def _create_rating() -> None:
    audited(
        "rating",
        sa.Column("scale_id", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column(
            "tone",
            enum("tone", *TONES),
            nullable=False,
        ),
        sa.Column("definition", sa.Text(), nullable=False),
        foreign("rating", "scale_id", "rating_scale.id"),
        unique("rating", "scale_id", "label"),
        unique("rating", "scale_id", "value"),
    )


def _create_appearance() -> None:
    audited(
        "appearance",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "start_char >= 0 AND start_char < end_char", name="ck_appearance_span_has_words"
        ),
        foreign("appearance", "claim_id", "claim.id"),
        foreign("appearance", "revision_id", "article_revision.id"),
    )
    op.create_index("ix_appearance_claim", "appearance", ["claim_id"])
    op.create_index(
        "ix_appearance_revision", "appearance", ["revision_id", "start_char", "end_char"]
    )


def _create_claim_lease() -> None:
    op.create_table(
        "claim_lease",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("editor_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        foreign("claim_lease", "claim_id", "claim.id"),
        foreign("claim_lease", "editor_id", "editor.id"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_lease"),
    )
    op.create_index("ix_claim_lease_editor_id", "claim_lease", ["editor_id"])


def _create_evidence() -> None:
    audited(
        "evidence",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("stance", enum("stance", "supports", "refutes", "context"), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("locator", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("attached_by_id", sa.BigInteger(), nullable=False),
        sa.Column("attached_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        foreign("evidence", "attached_by_id", "editor.id"),
        foreign("evidence", "claim_id", "claim.id"),
        foreign("evidence", "source_id", "source.id"),
    )
    op.create_index("ix_evidence_claim", "evidence", ["claim_id"])


def _create_verdict() -> None:
    audited(
        "verdict",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("rating_id", sa.BigInteger(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("evidence_ids", JSON, nullable=False),
        sa.Column("content_digest", sa.String(length=71), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        foreign("verdict", "author_id", "editor.id"),
        foreign("verdict", "claim_id", "claim.id"),
        foreign("verdict", "rating_id", "rating.id"),
        unique("verdict", "claim_id", "number"),
    )


def _create_publication() -> None:
    audited(
        "publication",
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("verdict_id", sa.BigInteger(), nullable=False),
        sa.Column("state", enum("state", "published", "corrected", "withdrawn"), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("first_published_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        foreign("publication", "claim_id", "claim.id"),
        foreign("publication", "verdict_id", "verdict.id"),
        unique("publication", "claim_id"),
    )
    op.create_index("ix_publication_first_published_at", "publication", ["first_published_at"])


def _create_sign_off() -> None:
    audited(
        "sign_off",
        sa.Column("verdict_id", sa.BigInteger(), nullable=False),
        sa.Column("reviewer_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", enum("answer", "signed", "returned"), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("content_digest", sa.String(length=71), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        foreign("sign_off", "reviewer_id", "editor.id"),
        foreign("sign_off", "verdict_id", "verdict.id"),
    )
    op.create_index("ix_sign_off_verdict", "sign_off", ["verdict_id"])


def _create_correction() -> None:
    audited(
        "correction",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("state", enum("state", "published", "corrected", "withdrawn"), nullable=False),
        sa.Column("verdict_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        foreign("correction", "publication_id", "publication.id"),
        foreign("correction", "verdict_id", "verdict.id"),
    )
    op.create_index("ix_correction_publication_id", "correction", ["publication_id"])


AUDITED = (
    "article",
    "rating_scale",
    "source",
    "article_revision",
    "claim",
    "rating",
    "appearance",
    "evidence",
    "verdict",
    "publication",
    "sign_off",
    "correction",
)
CREATE = {
    "article": _create_article,
    "rating_scale": _create_rating_scale,
    "source": _create_source,
    "article_revision": _create_article_revision,
    "claim": _create_claim,
    "rating": _create_rating,
    "appearance": _create_appearance,
    "claim_lease": _create_claim_lease,
    "evidence": _create_evidence,
    "verdict": _create_verdict,
    "publication": _create_publication,
    "sign_off": _create_sign_off,
    "correction": _create_correction,
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for create in CREATE.values():
        create()
    statements = word_indexes(dialect)
    for table in AUDITED:
        statements += audited_guards(dialect, table)
    for statement in statements:
        # A colon is SQL here, not the name of a parameter.
        op.execute(sa.text(statement.replace(":", r"\:")))


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    for statement in drop_word_indexes(dialect):
        op.execute(statement)
    for table in AUDITED:
        for statement in drop_guards(dialect, table):
            op.execute(statement)
    for table in reversed(CREATE):
        op.drop_table(table)
