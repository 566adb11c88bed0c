"""An article's text cut where claims begin and end, for the reading view."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Generic, TypeVar

from flask import url_for

from workbench.domain.claims import CLOSED
from workbench.models import Appearance
from workbench.web.finding_view import PlaceMark

Stretch = TypeVar("Stretch", bound="_Cover | LeftMark | PlaceMark")

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
class LeftMark:
    """A passage that was left out, by its number in the article, and why."""

    number: int
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text and the claims that cover it, outermost first.

    Where no claim covers it, `left` is the passage left out that does, if any; `begins` is true
    in the first segment that shows it. `places` are the places of findings that start here, and
    `questioned` is true where an open one covers the text.
    """

    text: str
    claims: tuple[Marked, ...]
    left: LeftMark | None = None
    begins: bool = False
    places: tuple[str, ...] = ()
    questioned: bool = False


def segments_of(
    text: str,
    appearances: Iterable[Appearance],
    *,
    start: int = 0,
    end: int | None = None,
    left_out: Iterable[LeftMark] = (),
    places: Iterable[PlaceMark] = (),
) -> list[Segment]:
    """Return *text* from *start* to *end* as flat segments that join to exactly that text.

    Closed claims (dismissed, merged, split) are not marked. Passages *left_out* and *places* of
    findings are given in reading order.
    """
    end = len(text) if end is None else end
    covers = [
        _cover(each)
        for each in sorted(appearances, key=lambda each: (each.start_char, -each.end_char))
        if each.claim.status not in CLOSED and each.start_char < end and each.end_char > start
    ]
    passages = [each for each in left_out if each.start < end and each.end > start]
    asked = [each for each in places if each.start < end and each.end > start]
    cuts = {start, end}
    stretches: list[_Cover | LeftMark | PlaceMark] = [*covers, *passages, *asked]
    for stretch in stretches:
        cuts |= {max(stretch.start, start), min(stretch.end, end)}
    claims, left, questions = _Sweep(covers), _Sweep(passages), _Sweep(asked)
    begun: set[int] = set()
    segments = []
    for here, behind in pairwise(sorted(cuts)):
        covering = tuple(
            each.begun if each.start == here else each.gone_on for each in claims.at(here)
        )
        over = left.at(here)
        passage = over[-1] if over and not covering else None
        begins = passage is not None and passage.number not in begun
        if passage is not None:
            begun.add(passage.number)
        compared = questions.at(here)
        anchors = tuple(each.anchor for each in compared if each.start == here)
        asks = any(each.asks for each in compared)
        segments.append(Segment(text[here:behind], covering, passage, begins, anchors, asks))
    return segments


class _Sweep(Generic[Stretch]):
    """Stretches by where they start, asked in reading order which of them cover a place."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._waiting = list(stretches)[::-1]
        self._open: list[Stretch] = []

    def at(self, place: int) -> list[Stretch]:
        """Return those that cover *place*, the earliest first; each place behind the last."""
        self._open = [each for each in self._open if each.end > place]
        while self._waiting and self._waiting[-1].start <= place:
            self._open.append(self._waiting.pop())
        return self._open


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
