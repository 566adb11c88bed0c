"""Articles and their revisions."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.articles import Way
from workbench.models.base import Audited, Base, db
from workbench.models.columns import UtcDateTime, stored


class Article(Audited, Base):
    """A text the desk took in; its words stand in its revisions."""

    __tablename__ = "article"
    __table_args__ = (Index("ix_article_taken_in_at", "taken_in_at", "id"),)

    title: Mapped[str] = mapped_column(String(500))
    outlet: Mapped[str] = mapped_column(String(300))
    author: Mapped[str] = mapped_column(String(300))
    published_on: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str] = mapped_column(String(12))
    source_url: Mapped[str] = mapped_column(String(2000))
    taken_in_at: Mapped[datetime] = mapped_column(UtcDateTime)

    revisions: Mapped[list["ArticleRevision"]] = relationship(
        back_populates="article", order_by="ArticleRevision.number"
    )

    @property
    def newest(self) -> "ArticleRevision":
        """Return the newest revision, asked for anew; an article always has one."""
        mine = select(ArticleRevision).where(ArticleRevision.article_id == self.id)
        return db.session.scalars(mine.order_by(ArticleRevision.number.desc()).limit(1)).one()


class ArticleRevision(Audited, Base):
    """The text of an article at one time; offsets of appearances count its characters.

    `way` is how it came to the desk, None where that was not noted.
    """

    __tablename__ = "article_revision"
    __table_args__ = (UniqueConstraint("article_id", "number"),)
    by_digest = frozenset({"text"})

    article_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("article.id"))
    number: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(71), index=True)
    way: Mapped[Way | None] = mapped_column(stored(Way, "way"))

    article: Mapped[Article] = relationship(back_populates="revisions")
