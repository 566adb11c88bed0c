"""What came of looking a quoted passage up in a snapshot, and why it is not there."""

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.passages import PassageOutcome
from workbench.models.base import Audited, Base
from workbench.models.columns import Json, stored
from workbench.models.editor import Editor
from workbench.models.evidence import Evidence
from workbench.models.snapshot import Snapshot


class PassageCheck(Audited, Base):
    """One look-up: of the passage with `passage_digest`, in the text of one snapshot.

    `start_char` and `end_char` are characters of that text, `places` how often the passage stands
    there letter for letter; `parts` reads [op, words] from the passage to the text where they
    differ. `reason` is empty until an editor says why the passage is missing.
    """

    __tablename__ = "passage_check"
    __table_args__ = (Index("ix_passage_check_evidence", "evidence_id", "id"),)

    evidence_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("evidence.id"))
    snapshot_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("snapshot.id"))
    passage_digest: Mapped[str] = mapped_column(String(71))
    outcome: Mapped[PassageOutcome] = mapped_column(stored(PassageOutcome, "outcome"))
    start_char: Mapped[int] = mapped_column(Integer)
    end_char: Mapped[int] = mapped_column(Integer)
    places: Mapped[int] = mapped_column(Integer)
    parts: Mapped[list[list[str]]] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Text)
    explained_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))

    evidence: Mapped[Evidence] = relationship()
    snapshot: Mapped[Snapshot] = relationship()
    explained_by: Mapped[Editor | None] = relationship()
