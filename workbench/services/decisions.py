"""The desk's accept and dismiss decisions, written as marked articles to evaluate on.

The folder has the form that `workbench evaluate` reads: what was accepted or marked by hand are the
desk's marks, what was dismissed stands beside them with its reason, and what still waits is named
so that it counts for nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.orm import aliased

from workbench.domain.claims import ClaimStatus
from workbench.domain.errors import InvalidInputError
from workbench.domain.history import Event
from workbench.exports.json_text import one_line
from workbench.models import Appearance, Article, ArticleRevision, Claim, Editor, Verdict, db
from workbench.services import desk, history

TEXTS = "articles"
PARTICULARS = "articles.jsonl"
MARKS = "desk.jsonl"
DISMISSED = "dismissed.jsonl"
UNDECIDED = "undecided.jsonl"

# A claim that got a verdict was worth the desk's work; one that was accepted only, its attention.
# The lowest worth, 1, is never written: no step of the desk says “checkable, but trivial”.
WORTH_JUDGED = 3
WORTH_ACCEPTED = 2

_KEPT = (
    ClaimStatus.ACCEPTED,
    ClaimStatus.JUDGED,
    ClaimStatus.SIGNED_OFF,
    ClaimStatus.PUBLISHED,
    ClaimStatus.WITHDRAWN,
)
_DECIDED = (*_KEPT, ClaimStatus.DISMISSED)
_BATCH = 200
_PART = ".part"


@dataclass(frozen=True)
class Written:
    """How many article revisions were written, and spans of each sort in them."""

    articles: int = 0
    accepted: int = 0
    dismissed: int = 0
    undecided: int = 0


def note_decisions(*, actor: Editor | None) -> None:
    """Record in the history that decisions, with whole texts, are written; before the first."""
    history.note(
        Event.EXPORT_MADE,
        desk.desk_record(),
        actor=actor,
        changes={"format": (None, "decisions")},
    )


def count_decided() -> int:
    """Return how many revisions hold a claim that was decided on; InvalidInputError when none."""
    number = db.session.scalar(select(func.count()).select_from(_revisions().subquery())) or 0
    if not number:
        raise InvalidInputError(
            "Nobody has accepted or dismissed a claim yet, so there is nothing to evaluate on."
        )
    return number


def check_empty(folder: Path) -> None:
    """Raise InvalidInputError unless *folder* is an empty folder or not there at all."""
    try:
        if not folder.exists():
            return
        if folder.is_dir() and not any(folder.iterdir()):
            return
    except OSError as error:
        raise _unwritable(error) from error
    raise InvalidInputError(
        "This is not an empty folder. Name a new one, so that nothing is overwritten or mixed."
    )


def write_decisions(folder: Path, *, tell: Callable[[int], None]) -> Written:
    """Write the decisions on every article to *folder*, which must be new or empty.

    One revision is held in memory at a time and read in a transaction of its own, so that nobody
    waits; `tell` hears after each. A revision's texts are named by the article's number, later
    ones with the revision's: "12", "12-2". The files of marks get their names last: a folder that
    was not finished cannot be evaluated on. Raises InvalidInputError where it cannot be written.
    """
    check_empty(folder)
    try:
        (folder / TEXTS).mkdir(parents=True)
        names = (PARTICULARS, MARKS, DISMISSED, UNDECIDED)
        with ExitStack() as stack:
            files = {
                name: stack.enter_context(_opened(folder / f"{name}{_PART}")) for name in names
            }
            counts = _write_all(folder / TEXTS, files, tell)
        for name in names:
            (folder / f"{name}{_PART}").rename(folder / name)
    except OSError as error:
        raise _unwritable(error) from error
    return Written(counts[PARTICULARS], counts[MARKS], counts[DISMISSED], counts[UNDECIDED])


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _unwritable(error: OSError) -> InvalidInputError:
    return InvalidInputError(
        f"The folder cannot be written: {error.strerror or error}. What is in it so far is not"
        " complete; name another."
    )


def _write_all(
    texts: Path, files: dict[str, TextIO], tell: Callable[[int], None]
) -> dict[str, int]:
    counts = dict.fromkeys(files, 0)
    for number, revision_id in enumerate(_revision_ids(), start=1):
        # Columns and no records: they go as soon as they are written.
        revision = db.session.execute(_text_of(revision_id)).one()
        name = _name_of(revision)
        with _opened(texts / f"{name}.txt") as file:
            file.write(revision.text)
        lines = [(PARTICULARS, _particulars(name, revision)), *_spans(name, revision)]
        for where, values in lines:
            files[where].write(one_line(values) + "\n")
            counts[where] += 1
        db.session.rollback()
        tell(number)
    return counts


def _revisions() -> Select[int]:
    decided = exists().where(
        Appearance.revision_id == ArticleRevision.id,
        Appearance.claim_id == Claim.id,
        Claim.status.in_(_DECIDED),
    )
    # Claims stand in every revision since they were found: the newest text alone is counted.
    later = aliased(ArticleRevision)
    newer = exists().where(
        later.article_id == ArticleRevision.article_id, later.number > ArticleRevision.number
    )
    return select(ArticleRevision.id).where(decided, ~newer).order_by(ArticleRevision.id)


def _revision_ids() -> Iterator[int]:
    last = 0
    while True:
        page = _revisions().where(ArticleRevision.id > last).limit(_BATCH)
        ids = db.session.scalars(page).all()
        if not ids:
            return
        last = ids[-1]
        yield from ids


def _text_of(revision_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ArticleRevision.id,
            ArticleRevision.number,
            ArticleRevision.article_id,
            ArticleRevision.text,
            Article.title,
            Article.outlet,
            Article.source_url,
            Article.published_on,
        )
        .join(Article, ArticleRevision.article_id == Article.id)
        .where(ArticleRevision.id == revision_id)
    )


def _name_of(revision: Row[*tuple[Any, ...]]) -> str:
    if revision.number == 1:
        return str(revision.article_id)
    return f"{revision.article_id}-{revision.number}"


def _particulars(name: str, revision: Row[*tuple[Any, ...]]) -> dict[str, object]:
    day = revision.published_on
    return {
        "article": name,
        "title": revision.title,
        "outlet": revision.outlet,
        "url": revision.source_url,
        "published_on": day.isoformat() if day is not None else None,
    }


def _spans(name: str, revision: Row[*tuple[Any, ...]]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the file and the line of each span, one a stretch of text: accepted before the rest.

    A stretch that was accepted under one claim and dismissed under another, as a double, is
    accepted.
    """
    taken: set[tuple[int, int]] = set()
    rows = db.session.execute(_claims_in(revision.id)).all()
    for row in sorted(rows, key=_precedence):
        place = row.start_char, row.end_char
        if place not in taken:
            taken.add(place)
            yield _line(name, revision.text, row)


def _claims_in(revision_id: int) -> Select[*tuple[Any, ...]]:
    judged = exists().where(Verdict.claim_id == Claim.id)
    return (
        select(
            Appearance.start_char,
            Appearance.end_char,
            Claim.kind,
            Claim.claimant,
            Claim.status,
            Claim.status_note,
            judged.label("judged"),
        )
        .join(Claim, Appearance.claim_id == Claim.id)
        .where(
            Appearance.revision_id == revision_id,
            Claim.status.in_((*_DECIDED, ClaimStatus.PROPOSED)),
        )
        .order_by(Appearance.start_char, Appearance.end_char.desc(), Claim.id)
    )


def _precedence(row: Row[*tuple[Any, ...]]) -> int:
    if row.status in _KEPT:
        return 0 if row.judged else 1
    return 2 if row.status is ClaimStatus.DISMISSED else 3


def _line(name: str, text: str, row: Row[*tuple[Any, ...]]) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {
        "article": name,
        "start": row.start_char,
        "end": row.end_char,
        "quote": text[row.start_char : row.end_char],
        "kind": row.kind.value,
        "speaker": row.claimant,
    }
    if row.status is ClaimStatus.DISMISSED:
        return DISMISSED, {**values, "reason": row.status_note}
    if row.status is ClaimStatus.PROPOSED:
        return UNDECIDED, values
    worth = WORTH_JUDGED if row.judged else WORTH_ACCEPTED
    # Where the name stands in the text, its place is given too: some programs read only that.
    at = text.find(row.claimant) if row.claimant else -1
    place = [at, at + len(row.claimant)] if at >= 0 else None
    return MARKS, {**values, "worth": worth, "speaker_at": place}
