"""Snapshots of sources: what stood at an address or in a file, when, under which digest."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.snapshots import SnapshotOutcome, SnapshotWay
from workbench.models.base import Audited, Base
from workbench.models.columns import Json, UtcDateTime, stored
from workbench.models.editor import Editor
from workbench.models.evidence import Source


class Snapshot(Audited, Base):
    """One attempt to keep a source as it was; never changed.

    `digest`, `warc_digest` and `text_digest` (`sha256:…`) find the payload, its WARC file and the
    readable text in the file store; each is empty where there is none. Sizes are in bytes,
    `text_chars` in characters. `problem` says why it failed, or why there is no text; `status` and
    `headers` are the last answer's, None and empty for a file.
    """

    __tablename__ = "snapshot"
    __table_args__ = (Index("ix_snapshot_source", "source_id", "id"),)

    source_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("source.id"))
    way: Mapped[SnapshotWay] = mapped_column(stored(SnapshotWay, "way"))
    outcome: Mapped[SnapshotOutcome] = mapped_column(stored(SnapshotOutcome, "outcome"))
    problem: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(String(2000))
    final_url: Mapped[str] = mapped_column(Text)
    status: Mapped[int | None] = mapped_column(Integer)
    headers: Mapped[list[list[str]]] = mapped_column(Json)
    fetched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    file_name: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(71))
    size: Mapped[int] = mapped_column(Integer)
    warc_digest: Mapped[str] = mapped_column(String(71))
    warc_size: Mapped[int] = mapped_column(Integer)
    text_digest: Mapped[str] = mapped_column(String(71))
    text_chars: Mapped[int] = mapped_column(Integer)
    asked_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))

    source: Mapped[Source] = relationship()
    asked_by: Mapped[Editor | None] = relationship()

    @property
    def kept(self) -> bool:
        """Return whether it brought something."""
        return self.outcome is SnapshotOutcome.KEPT

    @property
    def content_type(self) -> str:
        """Return the media type that the site named; "" where it named none."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")
