"""What the reading of an article left out: kept with the article, and what of it still waits."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from workbench.domain.history import Event
from workbench.domain.readings import LeftOut
from workbench.models import Appearance, ArticleReading, ArticleRevision, Editor, db
from workbench.services import history


def keep_reading(
    revision: ArticleRevision, left_out: Iterable[LeftOut], *, pipeline: str, actor: Editor
) -> ArticleReading:
    """Keep what the reading of *revision* left out, in reading order, with one entry for all."""
    rows = sorted({(each.start_char, each.end_char, each.why.value) for each in left_out})
    reading = ArticleReading(
        revision_id=revision.id,
        pipeline=pipeline,
        left_out=json.dumps(rows, separators=(",", ":")),
    )
    history.append(Event.READING_KEPT, reading, actor=actor, article_id=revision.article_id)
    return reading


def find_reading(revision: ArticleRevision) -> ArticleReading | None:
    """Return the reading of *revision*; None where it was taken in before readings were kept."""
    return db.session.scalar(
        select(ArticleReading).where(ArticleReading.revision_id == revision.id)
    )


def waiting_of(reading: ArticleReading) -> list[LeftOut]:
    """Return the passages of *reading* that nobody has made a claim since, in reading order."""
    taken = spans_taken(reading.revision_id)
    return [each for each in reading.passages if (each.start_char, each.end_char) not in taken]


def spans_taken(revision_id: int) -> set[tuple[int, int]]:
    """Return the characters, from and to, of every claim made in a revision."""
    query = select(Appearance.start_char, Appearance.end_char)
    found = db.session.execute(query.where(Appearance.revision_id == revision_id))
    return {(start, end) for start, end in found}


def claim_on(revision: ArticleRevision, start_char: int, end_char: int) -> int | None:
    """Return the number of the claim made on exactly these characters, or None."""
    return db.session.scalar(
        select(Appearance.claim_id)
        .where(
            Appearance.revision_id == revision.id,
            Appearance.start_char == start_char,
            Appearance.end_char == end_char,
        )
        .order_by(Appearance.id)
        .limit(1)
    )


def starts_of(revision: ArticleRevision) -> Sequence[int]:
    """Return the character at which each claim of *revision* starts, in reading order."""
    return db.session.scalars(
        select(Appearance.start_char)
        .where(Appearance.revision_id == revision.id)
        .order_by(Appearance.start_char)
    ).all()
