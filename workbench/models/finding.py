"""Findings of an article's reading: questions to the editors, and which claims they speak of."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.findings import FindingState
from workbench.domain.readings import FindingPlace
from workbench.models.article import ArticleRevision
from workbench.models.base import Audited, Base
from workbench.models.columns import Json, UtcDateTime, stored
from workbench.models.editor import Editor


class Finding(Audited, Base):
    """Passages of one revision that may not fit together, and what an editor made of it.

    `compared` names what was compared with what; `places` are the passages' characters in reading
    order. `note`, `settled_by_id` and `settled_at` belong to the answer and are empty while the
    question is open.
    """

    __tablename__ = "finding"
    __table_args__ = (
        Index("ix_finding_revision", "revision_id", "id"),
        Index("ix_finding_state", "state", "id"),
    )

    revision_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("article_revision.id"))
    compared: Mapped[str] = mapped_column(String(60))
    question: Mapped[str] = mapped_column(Text)
    working: Mapped[str] = mapped_column(Text)
    places: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    state: Mapped[FindingState] = mapped_column(stored(FindingState, "state"))
    note: Mapped[str] = mapped_column(Text)
    settled_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    revision: Mapped[ArticleRevision] = relationship()
    settled_by: Mapped[Editor | None] = relationship()

    @property
    def passages(self) -> list[FindingPlace]:
        """Return the passages compared, with their words."""
        text = self.revision.text
        spans = [(each["start_char"], each["end_char"]) for each in self.places]
        return [FindingPlace(start, end, text[start:end]) for start, end in spans]


class FindingClaim(Base):
    """That a claim's span holds a place of a finding: follows from both, and only saves looking."""

    __tablename__ = "finding_claim"

    finding_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("finding.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("claim.id"), primary_key=True, index=True
    )
