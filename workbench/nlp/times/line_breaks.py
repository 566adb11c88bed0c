"""Line ends that only a fixed width made: text wrapped by hand reads on over them."""

import itertools
import re

from workbench.nlp.paragraphs import blocks_of_lines

# Text is wrapped to lines of at most so many characters; longer lines are whole paragraphs.
_WIDTH_MAX = 100
# Fewer lines do not show by themselves that their breaks are due to a width.
_LINES_MIN = 3
# The longest lines seen may be so many characters short of the width that was set.
_SLACK = 10
_SINGLE_BREAK = re.compile(r"[^\n]\n[^\n]")
_FIRST_WORD = re.compile(r"\s*(?P<word>\S+)")
_ITEM = re.compile(r"\s*[-•*–]\s")

_Line = tuple[int, int]


def unwrapped(text: str) -> str:
    """Return *text* with a space for each line end inside a paragraph: as long, at the same places.

    A line end is inside a paragraph where the next word would have made the line longer than all
    lines around it. Three lines in a row that end so show that a text was wrapped by hand.
    """
    if _SINGLE_BREAK.search(text) is None:
        return text
    blocks = list(blocks_of_lines(text))
    width = max((_width(text, block) for block in blocks), default=0)
    if not width:
        return text
    pieces, at = [], 0
    for block in blocks:
        for one, two in itertools.pairwise(block):
            if _is_full(text, one, two, width):
                pieces += [text[at : one[1]], " "]
                at = one[1] + 1
    return "".join((*pieces, text[at:]))


def _width(text: str, block: list[_Line]) -> int:
    """Return the width that a block was wrapped to, 0 where it was not wrapped."""
    if len(block) < _LINES_MIN:
        return 0
    width = max(end - start for start, end in block)
    full = all(_is_full(text, one, two, width) for one, two in itertools.pairwise(block))
    return width if full else 0


def _is_full(text: str, one: _Line, two: _Line, width: int) -> bool:
    """Return whether the first word of line *two* had no room on line *one*."""
    length = one[1] - one[0]
    word = _FIRST_WORD.match(text, *two)
    if word is None or not length - _SLACK <= width <= _WIDTH_MAX or _ITEM.match(text, *two):
        return False
    return length + 1 + len(word["word"]) > width
