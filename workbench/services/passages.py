"""The quoted passages of evidence, looked up in what was kept of their source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from workbench.domain.articles import digest_of
from workbench.domain.errors import IllegalStepError, InvalidInputError
from workbench.domain.history import Event
from workbench.domain.passages import PassageFound, PassageOutcome, look_up
from workbench.domain.snapshots import SnapshotOutcome, SnapshotWay
from workbench.models import Editor, Evidence, PassageCheck, Snapshot, db
from workbench.services import files, history, holds

_RANK = (
    PassageOutcome.FOUND,
    PassageOutcome.DIFFERS,
    PassageOutcome.MISSING,
    PassageOutcome.NO_TEXT,
)


@dataclass(frozen=True)
class LookedUp:
    """What a look-up found, before there is a record of it."""

    evidence_id: int
    snapshot_id: int
    passage_digest: str
    found: PassageFound


def look_up_all(items: Iterable[Evidence]) -> list[LookedUp]:
    """Look each passage up in its source's newest snapshots, of the address and of the file.

    It takes seconds for the longest texts, so it stands outside of transactions. Passages that were
    looked up there already, and evidence without a passage or a snapshot, are passed over.
    """
    live = [each for each in items if each.passage and not each.withdrawn]
    standing = checks_of(live)
    out = []
    for item in live:
        newest = _newest_of(item.source_id)
        there = standing.get(item.id)
        if newest and (there is None or there.snapshot_id < max(each.id for each in newest)):
            out.append(_best(item, newest))
    return out


def _newest_of(source_id: int) -> list[Snapshot]:
    query = select(Snapshot).where(
        Snapshot.source_id == source_id, Snapshot.outcome == SnapshotOutcome.KEPT
    )
    found = [
        db.session.scalar(query.where(Snapshot.way == way).order_by(Snapshot.id.desc()).limit(1))
        for way in SnapshotWay
    ]
    return [each for each in found if each is not None]


def _best(item: Evidence, newest: Sequence[Snapshot]) -> LookedUp:
    looked = []
    for each in sorted(newest, key=lambda each: -each.id):
        text = files.read(each.text_digest).decode() if each.text_digest else ""
        found = look_up(item.passage, text)
        looked.append(LookedUp(item.id, each.id, digest_of(item.passage), found))
    return min(looked, key=lambda each: _RANK.index(each.found.outcome))


def keep(looked: Iterable[LookedUp], *, actor: Editor | None) -> int:
    """Record what look-ups found; return of how many passages.

    Evidence that was changed or withdrawn meanwhile is passed over: saving it looks it up anew.
    """
    kept = 0
    for each in looked:
        item = db.session.get_one(Evidence, each.evidence_id)
        if item.withdrawn or digest_of(item.passage) != each.passage_digest:
            continue
        check = PassageCheck(
            evidence_id=item.id,
            snapshot_id=each.snapshot_id,
            passage_digest=each.passage_digest,
            outcome=each.found.outcome,
            start_char=each.found.start,
            end_char=each.found.end,
            places=each.found.places,
            parts=[list(part) for part in each.found.parts],
            reason="",
            explained_by_id=None,
        )
        _append(Event.PASSAGE_LOOKED_UP, check, item, actor=actor)
        kept += 1
    return kept


def checks_of(items: Iterable[Evidence]) -> dict[int, PassageCheck]:
    """Return the newest look-up of each passage as it now reads, by the number of the evidence."""
    wanted = {each.id: digest_of(each.passage) for each in items}
    found = db.session.scalars(
        select(PassageCheck).where(PassageCheck.evidence_id.in_(wanted)).order_by(PassageCheck.id)
    )
    return {
        each.evidence_id: each for each in found if each.passage_digest == wanted[each.evidence_id]
    }


def find_check(item: Evidence) -> PassageCheck | None:
    """Return the newest look-up of the passage as it now reads, or None."""
    return checks_of([item]).get(item.id)


def explain(item: Evidence, reason: str, *, actor: Editor) -> None:
    """Keep why the passage of *item* is not in the snapshot; the second reader is shown it."""
    holds.ensure_free(item.claim, actor=actor)
    check = find_check(item)
    if check is None or check.outcome is not PassageOutcome.MISSING:
        raise IllegalStepError("The passage is not missing from the snapshot; nothing is to say.")
    if not reason.strip():
        raise InvalidInputError("Say why the passage is not there.", field="reason")
    check.reason, check.explained_by_id = reason.strip(), actor.id
    _append(Event.PASSAGE_EXPLAINED, check, item, actor=actor, note=reason.strip())


def ensure_explained(items: Iterable[Evidence]) -> None:
    """Raise InvalidInputError when a passage is missing from its snapshot and nobody says why."""
    items = list(items)
    titles = {each.id: each.source.title for each in items}
    for number, check in checks_of(items).items():
        if check.outcome is PassageOutcome.MISSING and not check.reason:
            raise InvalidInputError(
                f"The passage quoted from “{titles[number]}” is not in its snapshot. Mend the"
                " passage, or say why it is not there, before a verdict rests on it.",
                field="evidence_ids",
            )


def _append(
    event: Event, check: PassageCheck, item: Evidence, *, actor: Editor | None, note: str = ""
) -> None:
    claim = item.claim
    history.append(
        event, check, actor=actor, note=note, claim_id=claim.id, article_id=claim.article_id
    )
