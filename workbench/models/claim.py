"""Claims, where they were made, and who holds one at present."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.anchors import AnchorState
from workbench.domain.claims import ClaimantType, ClaimKind, ClaimStatus, Reason
from workbench.domain.parts import NUMBER_MAX, PERIOD_MAX, PLACE_MAX, UNIT_MAX
from workbench.domain.readings import Comparator, ParsedClaim, Period
from workbench.models.article import Article, ArticleRevision
from workbench.models.base import Audited, Base
from workbench.models.columns import Json, UtcDateTime, stored
from workbench.models.editor import Editor


class Claim(Audited, Base):
    """One checkable statement in the newsroom's wording.

    `proposed_wording` is the quote as first found and is never changed. `worth_milli` is the worth
    in thousandths: the history holds no floating-point numbers. `pipeline` is empty for a claim
    that an editor marked by hand. The parts of the claim (`number` and what follows it) are None
    where it states none; a number is its exact digits as text.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("worth_milli BETWEEN 0 AND 1000", name="worth_in_range"),
        CheckConstraint(
            "(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged_into_another"
        ),
        # The queue pages by (order, id) within a state; each order needs its own index.
        Index("ix_claim_status_worth", "status", "worth_milli", "id"),
        Index("ix_claim_status_id", "status", "id"),
        Index("ix_claim_worth", "worth_milli", "id"),
        Index("ix_claim_kind", "kind", "id"),
        Index("ix_claim_claimant", "claimant", "id"),
        Index("ix_claim_article", "article_id", "id"),
        # One state of one article, and how many of its claims are in each.
        Index("ix_claim_article_status", "article_id", "status", "worth_milli", "id"),
    )

    article_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("article.id"))
    wording: Mapped[str] = mapped_column(Text)
    proposed_wording: Mapped[str] = mapped_column(Text)
    kind: Mapped[ClaimKind] = mapped_column(stored(ClaimKind, "kind"))
    claimant: Mapped[str] = mapped_column(String(300))
    claimant_type: Mapped[ClaimantType | None] = mapped_column(
        stored(ClaimantType, "claimant_type")
    )
    claimed_on: Mapped[date | None] = mapped_column(Date)
    worth_milli: Mapped[int] = mapped_column(Integer)
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    pipeline: Mapped[str] = mapped_column(String(200))
    status: Mapped[ClaimStatus] = mapped_column(stored(ClaimStatus, "status"))
    status_note: Mapped[str] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("claim.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    number: Mapped[str | None] = mapped_column(String(NUMBER_MAX))
    unit: Mapped[str | None] = mapped_column(String(UNIT_MAX))
    comparator: Mapped[Comparator | None] = mapped_column(stored(Comparator, "comparator"))
    period_words: Mapped[str | None] = mapped_column(String(PERIOD_MAX))
    period_first_on: Mapped[date | None] = mapped_column(Date)
    period_last_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str | None] = mapped_column(String(PLACE_MAX))
    quoted_words: Mapped[str | None] = mapped_column(Text)

    article: Mapped[Article] = relationship()
    every_appearance: Mapped[list["Appearance"]] = relationship(
        back_populates="claim", order_by="Appearance.id"
    )
    hold: Mapped["ClaimHold | None"] = relationship(back_populates="claim")

    @property
    def appearances(self) -> list["Appearance"]:
        """Return where the claim was first found in each article, oldest first.

        What they became in newer texts of the same article is left out: a verdict is on the words
        that were judged.
        """
        return [each for each in self.every_appearance if each.came_from_id is None]

    @property
    def worth(self) -> float:
        """Return the worth between 0 and 1, in steps of a thousandth."""
        return self.worth_milli / 1000

    @property
    def parts(self) -> ParsedClaim:
        """Return the parts of the claim as they are kept."""
        first, last = self.period_first_on, self.period_last_on
        spoken = self.period_words or first or last
        return ParsedClaim(
            number=Decimal(self.number) if self.number is not None else None,
            unit=self.unit or "",
            comparator=self.comparator,
            period=Period(self.period_words or "", first, last) if spoken else None,
            place=self.place or "",
            quoted_words=self.quoted_words or "",
        )

    @property
    def named_reasons(self) -> list[Reason]:
        """Return why the claim is worth checking, each predicate with its words and share."""
        return [
            Reason(each["predicate"], each["words"], each["share_milli"] / 1000)
            for each in self.reasons
        ]


class Appearance(Audited, Base):
    """Where a claim was made: a span of one article revision, with its surroundings.

    One that was carried over from an earlier revision of the article says from which appearance
    (`came_from_id`), with which outcome, and whether the rest of its sentence reads differently.
    """

    __tablename__ = "appearance"
    __table_args__ = (
        CheckConstraint("start_char >= 0 AND start_char < end_char", name="span_has_words"),
        Index("ix_appearance_claim", "claim_id"),
        # Most were carried over from nowhere: an index of those would tempt the planner.
        Index(
            "ix_appearance_came_from",
            "came_from_id",
            sqlite_where=text("came_from_id IS NOT NULL"),
            postgresql_where=text("came_from_id IS NOT NULL"),
        ),
        Index("ix_appearance_revision", "revision_id", "start_char", "end_char"),
    )

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"))
    revision_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("article_revision.id"))
    start_char: Mapped[int] = mapped_column(Integer)
    end_char: Mapped[int] = mapped_column(Integer)
    quote: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    came_from_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("appearance.id"))
    outcome: Mapped[AnchorState | None] = mapped_column(stored(AnchorState, "outcome"))
    context_changed: Mapped[bool | None] = mapped_column(Boolean)

    claim: Mapped[Claim] = relationship(back_populates="every_appearance")
    revision: Mapped[ArticleRevision] = relationship()


class AppearanceChange(Audited, Base):
    """That a newer text of the article reads differently where a claim was made, until seen.

    `appearance_id` is the place in the earlier revision, `became_id` the one in `revision_id`, None
    when it is gone; `places` are where it could be then: [start, end] each. A claim whose own words
    stayed while the rest of their sentence changed is `kept` or `moved`.
    """

    __tablename__ = "appearance_change"
    __table_args__ = (
        Index("ix_appearance_change_claim", "claim_id", "id"),
        Index("ix_appearance_change_revision", "revision_id", "id"),
        Index("ix_appearance_change_seen", "seen_at", "claim_id"),
    )

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"))
    appearance_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("appearance.id"))
    revision_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("article_revision.id"))
    outcome: Mapped[AnchorState] = mapped_column(stored(AnchorState, "outcome"))
    became_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("appearance.id"))
    places: Mapped[list[list[int]]] = mapped_column(Json)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"))

    claim: Mapped[Claim] = relationship()
    appearance: Mapped[Appearance] = relationship(foreign_keys=[appearance_id])
    became: Mapped[Appearance | None] = relationship(foreign_keys=[became_id])
    revision: Mapped[ArticleRevision] = relationship()
    seen_by: Mapped[Editor | None] = relationship()


class ClaimHold(Base):
    """Who works on a claim until when. One row a claim: two editors never hold one."""

    __tablename__ = "claim_lease"

    claim_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("claim.id"), primary_key=True)
    editor_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship(back_populates="hold")
    editor: Mapped[Editor] = relationship()
