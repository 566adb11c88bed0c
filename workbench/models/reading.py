"""What the reading of an article left out, kept beside what it proposed."""

import json

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.readings import LeftOut, LeftOutWhy
from workbench.models.article import ArticleRevision
from workbench.models.base import Audited, Base


class ArticleReading(Audited, Base):
    """The one reading of a revision when it was taken in.

    `left_out` holds, as JSON text in reading order, [start_char, end_char, why] of every passage
    that was read and not proposed. It can be long, so its entry in the history has its digest.
    """

    __tablename__ = "article_reading"
    by_digest = frozenset({"left_out"})

    revision_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("article_revision.id"), unique=True
    )
    pipeline: Mapped[str] = mapped_column(String(200))
    left_out: Mapped[str] = mapped_column(Text)

    revision: Mapped[ArticleRevision] = relationship()

    @property
    def passages(self) -> list[LeftOut]:
        """Return what was left out, in reading order, with its words."""
        text = self.revision.text
        return [
            LeftOut(start, end, text[start:end], LeftOutWhy(why))
            for start, end, why in json.loads(self.left_out)
        ]
