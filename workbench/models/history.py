"""The append-only record: entries anybody may see, and the openings that say what they hold."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.models.base import Base, BigId
from workbench.models.columns import Blob, UtcDateTime


class HistoryHead(Base):
    """One row: how many entries there are. Locking it is what makes writers take turns."""

    __tablename__ = "history_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(BigInteger)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HistoryEntry(Base):
    """Entry *seq* as the public sees it: a leaf of the tree, without content."""

    __tablename__ = "history_entry"

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    leaf: Mapped[bytes] = mapped_column(Blob)
    leaf_hash: Mapped[bytes] = mapped_column(Blob, unique=True)


class HistoryOpening(Base):
    """What an entry commits to: its event's exact bytes and the salt.

    The other columns are derived from `event` so that pages can filter; `verify` compares them.
    """

    __tablename__ = "history_opening"
    __table_args__ = (
        # On a row without a revision (a happening) the database sees no clash: NULLs differ.
        Index(
            "uq_history_opening_subject",
            "subject_type",
            "subject_id",
            "subject_rev",
            unique=True,
        ),
        Index("ix_history_opening_about_claim", "claim_id", "seq"),
        Index("ix_history_opening_about_article", "article_id", "seq"),
        Index("ix_history_opening_actor", "actor_id", "seq"),
        Index("ix_history_opening_event", "event_name", "seq"),
        Index("ix_history_opening_kind", "subject_type", "seq"),
        Index("ix_history_opening_last_of_subject", "subject_type", "subject_id", "seq"),
        Index("ix_history_opening_at", "at"),
    )

    seq: Mapped[int] = mapped_column(
        BigId, ForeignKey("history_entry.seq"), primary_key=True, autoincrement=False
    )
    salt: Mapped[bytes] = mapped_column(Blob)
    event: Mapped[bytes] = mapped_column(Blob)
    event_name: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    subject_type: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    subject_rev: Mapped[int | None] = mapped_column(Integer)
    claim_id: Mapped[int | None] = mapped_column(BigInteger)
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str] = mapped_column(Text)
