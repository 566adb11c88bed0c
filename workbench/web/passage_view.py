"""What a claim's page says of each quoted passage: whether it stands in what was kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from workbench.domain.passages import PassageOutcome
from workbench.models import Evidence, PassageCheck
from workbench.services import passages, snapshots

_SHOWN = {
    PassageOutcome.FOUND: ("green", "passage found"),
    PassageOutcome.DIFFERS: ("amber", "found with small differences"),
    PassageOutcome.MISSING: ("red", "passage not in the snapshot"),
    PassageOutcome.NO_TEXT: ("grey", "the snapshot has no text to look in"),
}


@dataclass(frozen=True)
class ShownPassage:
    """The state of one passage: a colour and words, where it stands, and what an editor said."""

    tone: str
    words: str
    check: PassageCheck | None = None

    @property
    def href(self) -> str:
        """Return the address of its place in the snapshot, or of the snapshot."""
        check = self.check
        if check is None:
            return ""
        place = {"from": check.start_char, "to": check.end_char} if check.end_char else {}
        return snapshot_href(check.snapshot_id, place)

    @property
    def place(self) -> str:
        """Return where it stands, in characters of the snapshot's text."""
        check = self.check
        if check is None:
            return ""
        if not check.end_char:
            return f"snapshot {check.snapshot_id}"
        more = f", the first of {check.places} places" if check.places > 1 else ""
        return (
            f"characters {check.start_char + 1:,} to {check.end_char:,} of snapshot"
            f" {check.snapshot_id}{more}"
        )

    @property
    def is_missing(self) -> bool:
        """Return whether somebody must say why it is not there."""
        return self.check is not None and self.check.outcome is PassageOutcome.MISSING


def snapshot_href(snapshot_id: int, place: dict[str, int]) -> str:
    """Return the address of a snapshot's text, at a place of it if one is given."""
    anchor = "passage" if place else "text"
    return url_for("snapshots.show", _anchor=anchor, snapshot_id=snapshot_id, **place)  # type: ignore[arg-type]  # numbers are what the address takes


def shown_passages(items: Sequence[Evidence]) -> dict[int, ShownPassage]:
    """Return the state of each passage by the number of its evidence; none for what has nothing."""
    checks = passages.checks_of(items)
    open_items = [item for item in items if item.passage and not item.withdrawn]
    unchecked = {item.source_id for item in open_items if item.id not in checks}
    awaited = snapshots.awaited(unchecked) if unchecked else set()
    out = {}
    for item in items:
        check = checks.get(item.id)
        if check is not None:
            tone, words = _SHOWN[check.outcome]
            out[item.id] = ShownPassage(tone, words, check)
        elif item in open_items and item.source_id in awaited:
            out[item.id] = ShownPassage("blue", "waiting for the snapshot")
    return out
