"""An article's paragraphs by their characters: lines, blocks, hard-wrapped text, endless lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# No paragraph is handed on longer than this (characters), so that one endless line costs no more
# than many short ones.
PIECE_MAX = 5_000
# A run of characters without a space that is longer than this holds no words (base64, a table).
RUN_MAX = 400
_WRAP_MIN, _WRAP_MAX = 40, 100
_BLOCK_LINES_MIN = 3

_LINE = re.compile(r"[^\n]+")
_CLOSED = (".", "!", "?", "…", '"', "”", "’", ":")


@dataclass(frozen=True)
class Paragraph:
    """A stretch of an article: `start` and `end` are characters, end exclusive.

    `heading` says that it carries no full stop at its end and is short enough for a headline,
    caption, dateline or byline. `opening` is true for the article's first paragraph.
    """

    start: int
    end: int
    heading: bool = False
    opening: bool = False


def split_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of *text* in order; they never overlap and hold at least one word.

    A line is a paragraph, unless the lines around it show that the text was wrapped by hand at a
    fixed width. Whether it was is decided within one block (what stands between blank lines), so
    that a new paragraph changes nothing elsewhere.
    """
    spans = [
        piece
        for block in blocks_of_lines(text)
        for start, end in _joined(text, block)
        for piece in _pieces(text, start, end)
    ]
    return [
        Paragraph(start, end, heading=_is_heading(text[start:end]), opening=number == 0)
        for number, (start, end) in enumerate(spans)
    ]


def blocks_of_lines(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines, as (start, end), that no blank line interrupts."""
    block: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        blank = not found.group().strip()
        if block and (blank or found.start() > block[-1][1] + 1):
            yield block
            block = []
        if not blank:
            block.append(found.span())
    if block:
        yield block


def _joined(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs of a block: lines, or lines joined where they were wrapped by hand."""
    wrapped = len(block) >= _BLOCK_LINES_MIN and all(
        _WRAP_MIN <= end - start <= _WRAP_MAX for start, end in block[:-1]
    )
    start, end = block[0]
    for following in block[1:]:
        soft = not text[start:end].rstrip().endswith(_CLOSED) and (
            text[following[0]].islower() or wrapped
        )
        if not soft:
            yield start, end
            start = following[0]
        end = following[1]
    yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of one paragraph that hold words, none longer than PIECE_MAX."""
    for found in _SPACED.finditer(text, start, end):
        low, high = found.span()
        while high - low > PIECE_MAX:
            cut = text.rfind(" ", low + PIECE_MAX // 2, low + PIECE_MAX)
            cut = cut if cut > low else low + PIECE_MAX
            yield _trimmed(text, low, cut)
            low = cut
        if text[low:high].strip():
            yield _trimmed(text, low, high)


# Words of at most RUN_MAX characters with the spaces between them; a longer run falls out.
_SPACED = re.compile(rf"(?:(?<!\S)\S{{1,{RUN_MAX}}}(?!\S)\s*)+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_HEADING_WORDS = 20


def _is_heading(text: str) -> bool:
    return not text.endswith((*_CLOSED, ")", ";", ",")) and len(text.split()) <= _HEADING_WORDS
