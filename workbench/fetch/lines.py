"""Printed lines to paragraphs: what a page's width broke is put together again."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

# A line that stops well short of the column's width ends its paragraph.
_SHORT = 0.75
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", ")")
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]? ?0 ?[-–—]?(?: ?(?:/|of) ?0)?", re.IGNORECASE)
_BULLET = re.compile(r"[•‣▪●◦–—*-]\s+")
_REPEATS_FROM = 3
_FULL_PAGE = 5
_RUNNING_MAX = 120


def paragraphs_of(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs of a printed text, given as the lines of each page.

    Words divided at a line's end are joined. What goes is only the furniture of several full
    pages: page numbers, and short lines that head or end more than half of them.
    """
    furniture = _furniture(pages)
    lines = [
        line
        for page in pages
        for at, line in enumerate(page)
        if not (_at_edge(at, page) and _shape(line) in furniture)
    ]
    return _joined(lines, _width(lines))


def _at_edge(at: int, page: Sequence[str]) -> bool:
    """Return whether a line stands first or last on a page that is full enough to have edges."""
    return len(page) >= _FULL_PAGE and at in {0, len(page) - 1}


def _shape(line: str) -> str:
    """Return *line* with its digits levelled, so that "3 of 9" and "4 of 9" look alike."""
    return re.sub(r"\d+", "0", line)


def _furniture(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the shapes of running heads, feet and page numbers."""
    edges = [{_shape(line) for at, line in enumerate(page) if _at_edge(at, page)} for page in pages]
    counts = Counter(shape for page in edges for shape in page if len(shape) <= _RUNNING_MAX)
    many = max(_REPEATS_FROM, len(pages) // 2 + 1)
    return {
        shape
        for shape, count in counts.items()
        if count >= many or (count > 1 and _PAGE_NUMBER.fullmatch(shape))
    }


def _width(lines: Iterable[str]) -> int:
    """Return the column's width in characters: what nine lines in ten do not exceed."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _joined(lines: Iterable[str], width: int) -> list[str]:
    paragraphs: list[str] = []
    parts: list[str] = []
    for line in lines:
        if parts and (not line or _ends(parts[-1], line, width)):
            paragraphs.append(_as_one(parts))
            parts = []
        if line:
            parts.append(line)
    return [*paragraphs, _as_one(parts)] if parts else paragraphs


def _ends(line: str, following: str, width: int) -> bool:
    """Return whether a paragraph ends between *line* and the one that follows."""
    if _BULLET.match(following):
        return True
    is_short = len(line) < _SHORT * width
    return is_short and (line.endswith(_SENTENCE_ENDS) or not following[0].islower())


def _as_one(parts: Sequence[str]) -> str:
    text = parts[0]
    pieces = []
    for following in parts[1:]:
        if text.endswith("-") and text[-2:-1].islower() and following[0].islower():
            pieces.append(text[:-1])
        else:
            pieces.append(text + " ")
        text = following
    return "".join([*pieces, text])
