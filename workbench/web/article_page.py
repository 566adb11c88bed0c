"""A long or crowded article is read in pages: where they are cut, and their addresses."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from flask import url_for

# A page has at most so many characters, and as many claims, left-out passages and places of
# findings as weigh so much: a claim has its words marked and its buttons listed, a passage little
# more than its words.
PAGE_CHARS = 40_000
PAGE_WEIGHT = 210
CLAIM_WEIGHT = 3
PASSAGE_WEIGHT = 1
FINDING_WEIGHT = 3
# A page is never shorter than this, however many claims crowd in it.
LEAST_CHARS = 200


@dataclass(frozen=True)
class ArticlePage:
    """A page of an article's text: characters *start* to *end*, page *number* of *count*.

    `before` and `after` are where the pages beside it start, None where there is none.
    """

    start: int
    end: int
    number: int
    count: int
    before: int | None
    after: int | None


def page_of(text: str, at: int, marks: Sequence[tuple[int, int]] = ()) -> ArticlePage:
    """Return the page of *text* that holds character *at*; the last one when it lies beyond.

    *marks* are where claims and left-out passages start and what each weighs, in reading order.
    """
    starts = [start for start, _ in marks]
    weights = [0, *accumulate(weight for _, weight in marks)]
    cuts = [0]
    while True:
        limit = _limit(cuts[-1], starts, weights)
        if limit >= len(text):
            break
        cuts.append(_cut_after(text, cuts[-1], limit))
    number = bisect_right(cuts, max(at, 0))
    return ArticlePage(
        start=cuts[number - 1],
        end=cuts[number] if number < len(cuts) else len(text),
        number=number,
        count=len(cuts),
        before=cuts[number - 2] if number > 1 else None,
        after=cuts[number] if number < len(cuts) else None,
    )


def _limit(start: int, starts: list[int], weights: list[int]) -> int:
    """Return the character at which the page from *start* ends at the latest."""
    first = bisect_left(starts, start)
    beyond = bisect_right(weights, weights[first] + PAGE_WEIGHT) - 1
    crowded = starts[beyond] if beyond < len(starts) else start + PAGE_CHARS
    return min(max(crowded, start + LEAST_CHARS), start + PAGE_CHARS)


def _cut_after(text: str, start: int, limit: int) -> int:
    """Return where the page from *start* ends: behind a line, a sentence or at least a word.

    Only its second half is looked at, so that pages stay few.
    """
    middle = start + (limit - start) // 2
    for boundary in ("\n", ". ", " "):
        at = text.rfind(boundary, middle, limit)
        if at >= 0:
            return at + len(boundary)
    return limit


def page_href(article_id: int, start: int, *, claim_id: int | None = None) -> str:
    """Return the address of an article's page, or of the place of a claim in it.

    *start* may be any character of the page.
    """
    # "from" is no name that Python lets stand before an equals sign.
    page: dict[str, Any] = {"from": start} if start else {}
    anchor = None if claim_id is None else f"span-{claim_id}"
    return url_for("articles.show", _anchor=anchor, article_id=article_id, **page)
