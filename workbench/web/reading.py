"""An article's text cut where claims begin and end, for the reading view."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from flask import url_for

from workbench.domain.claims import CLOSED
from workbench.models import Appearance

# A longer article is shown in parts of at most so many characters.
PART_CHARS = 200_000
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
    waiting = [
        _cover(each)
        for each in sorted(appearances, key=lambda each: (each.start_char, -each.end_char))
        if each.claim.status not in CLOSED and each.start_char < end and each.end_char > start
    ]
    cuts = {start, end}
    for each in waiting:
        cuts |= {max(each.start, start), min(each.end, end)}
    waiting.reverse()
    here: list[_Cover] = []
    segments = []
    for left, right in pairwise(sorted(cuts)):
        here = [each for each in here if each.end > left]
        while waiting and waiting[-1].start <= left:
            here.append(waiting.pop())
        covering = tuple(each.begun if each.start == left else each.gone_on for each in here)
        segments.append(Segment(text[left:right], covering))
    return segments


@dataclass(frozen=True)
class _Cover:
    """Where a claim covers the text, and how it is marked where it begins and further on."""

    start: int
    end: int
    begun: Marked
    gone_on: Marked


def _cover(appearance: Appearance) -> _Cover:
    claim_id, status = appearance.claim_id, appearance.claim.status
    begun = Marked(
        id=claim_id,
        status=status.value,
        href=url_for("claims.show", claim_id=claim_id),
        label=f"Claim {claim_id}: {status.label}",
        starts=True,
    )
    gone_on = replace(begun, starts=False)
    return _Cover(appearance.start_char, appearance.end_char, begun, gone_on)


@dataclass(frozen=True)
class Part:
    """A part of an article's text: characters *start* to *end*, part *number* of *count*.

    `before` and `after` are where the parts beside it start, None where there is none.
    """

    start: int
    end: int
    number: int
    count: int
    before: int | None
    after: int | None


def part_of(text: str, at: int) -> Part:
    """Return the part of *text* that holds character *at*; the last one when it lies beyond."""
    cuts = [0]
    while len(text) - cuts[-1] > PART_CHARS:
        cuts.append(_cut_after(text, cuts[-1]))
    number = bisect_right(cuts, max(at, 0))
    return Part(
        start=cuts[number - 1],
        end=cuts[number] if number < len(cuts) else len(text),
        number=number,
        count=len(cuts),
        before=cuts[number - 2] if number > 1 else None,
        after=cuts[number] if number < len(cuts) else None,
    )


def part_href(article_id: int, start: int, *, claim_id: int | None = None) -> str:
    """Return the address of an article's part, or of the place of a claim in it."""
    # "from" is no name that Python lets stand before an equals sign.
    part: dict[str, Any] = {"from": start} if start else {}
    anchor = None if claim_id is None else f"span-{claim_id}"
    return url_for("articles.show", _anchor=anchor, article_id=article_id, **part)


def _cut_after(text: str, start: int) -> int:
    """Return where the part from *start* ends: at a line's end, or at a space where none is near.

    Only its second half is looked at, so that parts stay few.
    """
    middle, limit = start + PART_CHARS // 2, start + PART_CHARS
    for boundary in ("\n", " "):
        at = text.rfind(boundary, middle, limit)
        if at >= 0:
            return at + 1
    return limit


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
