"""Rating scales, verdicts, sign-offs, publications and corrections."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.verdicts import Answer, PublicationState, Tone
from workbench.models.base import Audited, Base
from workbench.models.claim import Claim
from workbench.models.columns import Json, UtcDateTime, stored
from workbench.models.editor import Editor


class RatingScale(Audited, Base):
    """A set of ratings the desk judges by; a retired one stays readable on old verdicts."""

    __tablename__ = "rating_scale"

    name: Mapped[str] = mapped_column(String(300))
    retired: Mapped[bool] = mapped_column(Boolean, server_default=false())

    ratings: Mapped[list["Rating"]] = relationship(
        back_populates="scale", order_by="Rating.value.desc()"
    )

    @property
    def best(self) -> int:
        """Return the highest number on the scale."""
        return max(each.value for each in self.ratings)

    @property
    def worst(self) -> int:
        """Return the lowest number on the scale."""
        return min(each.value for each in self.ratings)


class Rating(Audited, Base):
    """One value of a scale."""

    __tablename__ = "rating"
    __table_args__ = (UniqueConstraint("scale_id", "value"), UniqueConstraint("scale_id", "label"))

    scale_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("rating_scale.id"))
    label: Mapped[str] = mapped_column(String(100))
    value: Mapped[int] = mapped_column(Integer)
    tone: Mapped[Tone] = mapped_column(stored(Tone, "tone"))
    definition: Mapped[str] = mapped_column(Text)

    scale: Mapped[RatingScale] = relationship(back_populates="ratings")


class Verdict(Audited, Base):
    """An editor's decision on a claim; superseded by a later one, never changed.

    `evidence_ids` is what it rests on. `content_digest` is the digest of exactly what stood when
    it was recorded (domain.verdicts.VerdictContent).
    """

    __tablename__ = "verdict"
    # Two editors who decide at once cannot both write verdict 2 of a claim.
    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"))
    number: Mapped[int] = mapped_column(Integer)
    author_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"))
    rating_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("rating.id"))
    summary: Mapped[str] = mapped_column(Text)
    evidence_ids: Mapped[list[int]] = mapped_column(Json)
    content_digest: Mapped[str] = mapped_column(String(71))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship()
    author: Mapped[Editor] = relationship()
    rating: Mapped[Rating] = relationship(lazy="joined")


class SignOff(Audited, Base):
    """A second person's answer to exactly one verdict's content: signed, or sent back."""

    __tablename__ = "sign_off"
    __table_args__ = (Index("ix_sign_off_verdict", "verdict_id"),)

    verdict_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("verdict.id"))
    reviewer_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"))
    answer: Mapped[Answer] = mapped_column(stored(Answer, "answer"))
    comment: Mapped[str] = mapped_column(Text)
    content_digest: Mapped[str] = mapped_column(String(71))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)

    verdict: Mapped[Verdict] = relationship()
    reviewer: Mapped[Editor] = relationship()


class Publication(Audited, Base):
    """That a claim's verdict is out, corrected or withdrawn; one a claim.

    `content` is the claim's whole record in JSON as it stood when it went out: what readers see
    does not move while the desk works on.
    """

    __tablename__ = "publication"
    by_digest = frozenset({"content"})

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"), unique=True)
    verdict_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("verdict.id"))
    state: Mapped[PublicationState] = mapped_column(stored(PublicationState, "state"))
    content: Mapped[str] = mapped_column(Text)
    first_published_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship()
    verdict: Mapped[Verdict] = relationship()
    corrections: Mapped[list["Correction"]] = relationship(
        back_populates="publication", order_by="Correction.id"
    )


class Correction(Audited, Base):
    """A change after publication, with the reason readers see."""

    __tablename__ = "correction"

    publication_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("publication.id"), index=True
    )
    state: Mapped[PublicationState] = mapped_column(stored(PublicationState, "state"))
    verdict_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("verdict.id"))
    reason: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)

    publication: Mapped[Publication] = relationship(back_populates="corrections")
