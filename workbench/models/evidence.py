"""Sources and the evidence drawn from them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.sources import Naming, SourceClass
from workbench.domain.verdicts import Stance
from workbench.models.base import Audited, Base
from workbench.models.claim import Claim
from workbench.models.columns import UtcDateTime, stored
from workbench.models.editor import Editor


class Source(Audited, Base):
    """Who or what evidence comes from; usable for many claims.

    A file is kept under `file_digest` (`sha256:…`) in the instance folder; `file_size` is in bytes.
    What nobody has said yet (class, naming, interests) is None; `unnamed_reason` is why it stays
    anonymous.
    """

    __tablename__ = "source"
    # None on the address: an index of PostgreSQL holds fewer bytes than the longest one has.
    __table_args__ = (Index("ix_source_title", "title"),)

    title: Mapped[str] = mapped_column(String(500))
    publisher: Mapped[str] = mapped_column(String(300))
    url: Mapped[str] = mapped_column(String(2000))
    published_on: Mapped[date | None] = mapped_column(Date)
    file_name: Mapped[str] = mapped_column(String(255))
    file_digest: Mapped[str] = mapped_column(String(71))
    file_size: Mapped[int] = mapped_column(Integer)
    source_class: Mapped[SourceClass | None] = mapped_column(stored(SourceClass, "source_class"))
    naming: Mapped[Naming | None] = mapped_column(stored(Naming, "naming"))
    unnamed_reason: Mapped[str | None] = mapped_column(Text)
    interests: Mapped[str | None] = mapped_column(Text)


class Evidence(Audited, Base):
    """One item from a source for one claim; withdrawn when it no longer counts, never deleted."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_claim", "claim_id"),)

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("source.id"))
    stance: Mapped[Stance] = mapped_column(stored(Stance, "stance"))
    passage: Mapped[str] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text)
    attached_by_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"))
    attached_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn: Mapped[bool] = mapped_column(Boolean, server_default=false())
    withdrawn_reason: Mapped[str] = mapped_column(Text)

    claim: Mapped[Claim] = relationship()
    source: Mapped[Source] = relationship(lazy="joined")
    attached_by: Mapped[Editor] = relationship()
