"""An article's text cut where claims begin and end, for the reading view."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import url_for

from workbench.domain.claims import CLOSED
from workbench.models import Appearance

# A claim's page shows this many characters of the article on either side.
AROUND_CHARS = 3_000


@dataclass(frozen=True)
class Marked:
    """A claim as it covers one segment; `starts` is true where it begins."""

    id: int
    status: str
    href: str
    label: str
    starts: bool


@dataclass(frozen=True)
class Segment:
    """A stretch of text and the claims that cover it, outermost first."""

    text: str
    claims: tuple[Marked, ...]


def segments_of(
    text: str, appearances: Iterable[Appearance], *, start: int = 0, end: int | None = None
) -> list[Segment]:
    """Return *text* from *start* to *end* as flat segments that join to exactly that text.

    Closed claims (dismissed, merged, split) are not marked.
    """
    end = len(text) if end is None else end
    open_ones = [
        each
        for each in appearances
        if each.claim.status not in CLOSED and each.start_char < end and each.end_char > start
    ]
    open_ones.sort(key=lambda each: (each.start_char, -each.end_char))
    cuts = {start, end}
    for each in open_ones:
        cuts.add(max(each.start_char, start))
        cuts.add(min(each.end_char, end))
    return [
        Segment(text[left:right], _covering(open_ones, left, right))
        for left, right in pairwise(sorted(cuts))
    ]


def _covering(appearances: Sequence[Appearance], left: int, right: int) -> tuple[Marked, ...]:
    return tuple(
        Marked(
            id=each.claim_id,
            status=each.claim.status.value,
            href=url_for("claims.show", claim_id=each.claim_id),
            label=f"Claim {each.claim_id}: {each.claim.status.label}",
            starts=max(each.start_char, left) == left and each.start_char >= left,
        )
        for each in appearances
        if each.start_char < right and each.end_char > left
    )


def window(text: str, appearance: Appearance) -> tuple[int, int]:
    """Return the stretch of *text* around an appearance, widened to whole lines."""
    start = max(0, appearance.start_char - AROUND_CHARS)
    end = min(len(text), appearance.end_char + AROUND_CHARS)
    if start:
        start = text.find("\n", start, appearance.start_char) + 1 or start
    if end < len(text):
        at = text.rfind("\n", appearance.end_char, end)
        end = at if at >= 0 else end
    return start, end
