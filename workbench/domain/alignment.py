"""Which stretches of one text stand in another, in the same order: by line first, then by word.

Lines and runs of words that occur once in both are anchors (patience diff, Bram Cohen), the longest
chain of them in one order is kept, and only what lies between is looked at more closely. Time grows
with length and not with its square: the closest look, difflib's, is given to small pieces only.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from workbench.domain.sentences import sentence_spans

# A word or a whole number, a single character of a script that writes no spaces, or a mark.
_SPACELESS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+(?:[.,]\d+)*|[^\w\s]")
# Runs of so many words are looked for, the longer ones first: they are the surer anchors.
_WIDTHS_OF_WORDS = (5, 3, 1)
_WIDTHS_OF_LINES = (1,)
# A piece of so many comparisons is given to difflib, and all pieces of a text together so many.
_PIECE = 40_000
_ALL_PIECES = 8_000_000
_DEEPEST = 40


@dataclass(frozen=True)
class Run:
    """A stretch that is the same in both: `length` elements from *a* in the old, *b* in the new."""

    a: int
    b: int
    length: int


@dataclass
class _Budget:
    left: int = _ALL_PIECES


@dataclass(frozen=True)
class _Piece:
    """What is still to be matched: elements *a0* to *a1* of the old, *b0* to *b1* of the new."""

    a0: int
    a1: int
    b0: int
    b1: int
    depth: int = 0

    @property
    def cost(self) -> int:
        """Return how many comparisons a close look takes at most."""
        return (self.a1 - self.a0) * (self.b1 - self.b0)


def match(
    old: Sequence[str],
    new: Sequence[str],
    widths: Sequence[int],
    budget: _Budget,
    within: _Piece | None = None,
) -> list[Run]:
    """Return the runs of elements that stand in both, in one order, none overlapping."""
    runs: list[Run] = []
    pieces = [within or _Piece(0, len(old), 0, len(new))]
    while pieces:
        piece = pieces.pop()
        if piece.a0 == piece.a1 or piece.b0 == piece.b1:
            continue
        found = _anchored(old, new, piece, widths) if piece.depth < _DEEPEST else []
        if found:
            runs += found
            pieces += _between(piece, found)
            continue
        if widths == _WIDTHS_OF_LINES or piece.cost > _PIECE:
            piece = _trimmed(old, new, piece, runs)
        if piece.cost <= min(_PIECE, budget.left):
            budget.left -= piece.cost
            runs += _closely(old, new, piece)
    runs.sort(key=lambda each: each.a)
    return runs


def _anchored(
    old: Sequence[str], new: Sequence[str], piece: _Piece, widths: Sequence[int]
) -> list[Run]:
    """Return the runs grown from what occurs once in both, in the longest chain of one order."""
    for width in widths:
        ours = _once(old, piece.a0, piece.a1, width)
        theirs = _once(new, piece.b0, piece.b1, width)
        pairs = sorted((ours[key], theirs[key]) for key in ours.keys() & theirs.keys())
        if pairs:
            return _grown(old, new, piece, _chain(pairs))
    return []


def _once(elements: Sequence[str], start: int, end: int, width: int) -> dict[object, int]:
    """Return where each run of *width* elements stands that stands there once."""
    places: dict[object, int] = {}
    for at in range(start, end - width + 1):
        key: object = elements[at] if width == 1 else tuple(elements[at : at + width])
        places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of *pairs*, sorted by the first, that rises in the second too."""
    tails: list[int] = []
    at: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, b) in enumerate(pairs):
        place = bisect_left(tails, b)
        if place:
            before[number] = at[place - 1]
        tails[place : place + 1] = [b]
        at[place : place + 1] = [number]
    chain = []
    number = at[-1]
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    chain.reverse()
    return chain


def _grown(
    old: Sequence[str], new: Sequence[str], piece: _Piece, chain: Sequence[tuple[int, int]]
) -> list[Run]:
    """Return each anchor grown to both sides as far as the two texts are the same."""
    runs: list[Run] = []
    a_end, b_end = piece.a0, piece.b0
    for a, b in chain:
        if a < a_end or b < b_end:
            continue
        start = a
        while (
            start > a_end and b - (a - start) > b_end and old[start - 1] == new[b - a + start - 1]
        ):
            start -= 1
        end = a
        while end < piece.a1 and b - a + end < piece.b1 and old[end] == new[b - a + end]:
            end += 1
        runs.append(Run(start, b - a + start, end - start))
        a_end, b_end = end, b - a + end
    return runs


def _between(piece: _Piece, runs: Sequence[Run]) -> Iterator[_Piece]:
    a, b = piece.a0, piece.b0
    for run in runs:
        yield _Piece(a, run.a, b, run.b, piece.depth + 1)
        a, b = run.a + run.length, run.b + run.length
    yield _Piece(a, piece.a1, b, piece.b1, piece.depth + 1)


def _closely(old: Sequence[str], new: Sequence[str], piece: _Piece) -> Iterator[Run]:
    """Yield what difflib finds in a small piece."""
    matcher = SequenceMatcher(
        None, old[piece.a0 : piece.a1], new[piece.b0 : piece.b1], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        if block.size:
            yield Run(piece.a0 + block.a, piece.b0 + block.b, block.size)


def _trimmed(old: Sequence[str], new: Sequence[str], piece: _Piece, runs: list[Run]) -> _Piece:
    """Return *piece* without what is the same at its two ends, which is added to *runs*."""
    a0, a1, b0, b1 = piece.a0, piece.a1, piece.b0, piece.b1
    while a0 < a1 and b0 < b1 and old[a0] == new[b0]:
        a0, b0 = a0 + 1, b0 + 1
    if a0 > piece.a0:
        runs.append(Run(piece.a0, piece.b0, a0 - piece.a0))
    while a0 < a1 and b0 < b1 and old[a1 - 1] == new[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    if a1 < piece.a1:
        runs.append(Run(a1, b1, piece.a1 - a1))
    return _Piece(a0, a1, b0, b1, piece.depth)


@dataclass(frozen=True)
class Words:
    """The words and marks of a stretch of a text: each one's characters and where it stands."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Words":
        """Return the words between two characters of *text*."""
        found = [each.span() for each in WORD.finditer(text, start, end)]
        return cls(
            [text[each[0] : each[1]] for each in found],
            [each[0] for each in found],
            [each[1] for each in found],
        )

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that reaches into the characters, and the one behind the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@dataclass(frozen=True)
class Gap:
    """Characters of the old text that became others in the new; either side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old: Words = field(repr=False)
    new: Words = field(repr=False)
    runs: list[Run] = field(repr=False)

    @cached_property
    def forth(self) -> list[int]:
        """Return, for each old word, the number of the new word that it is; -1 for none."""
        found = [-1] * len(self.old.texts)
        for run in self.runs:
            found[run.a : run.a + run.length] = range(run.b, run.b + run.length)
        return found

    @cached_property
    def back(self) -> list[int]:
        """Return, for each new word, the number of the old word that it was; -1 for none."""
        found = [-1] * len(self.new.texts)
        for run in self.runs:
            found[run.b : run.b + run.length] = range(run.a, run.a + run.length)
        return found

    def run_before(self, word: int) -> Run | None:
        """Return the last run that begins before the old *word*."""
        at = bisect_left(self._begins, word)
        return self.runs[at - 1] if at else None

    def run_from(self, word: int) -> Run | None:
        """Return the first run that ends behind the old *word* or holds it."""
        at = bisect_right(self._ends, word)
        return self.runs[at] if at < len(self.runs) else None

    @cached_property
    def _begins(self) -> list[int]:
        return [each.a for each in self.runs]

    @cached_property
    def _ends(self) -> list[int]:
        return [each.a + each.length for each in self.runs]


class Alignment:
    """Two texts laid beside each other.

    `spans` are (start, end) in the old text; each is wholly in lines that stayed together as they
    were, or wholly in one gap: a line that stayed is counted into the gap where a span reaches on.
    """

    def __init__(self, old: str, new: str, spans: Sequence[tuple[int, int]] = ()) -> None:
        self.old, self.new = old, new
        budget = _Budget()
        old_lines, new_lines = old.split("\n"), new.split("\n")
        self._old_at = _starts(old_lines)
        self._new_at = _starts(new_lines)
        stays = [-1] * len(old_lines)
        for run in match(old_lines, new_lines, _WIDTHS_OF_LINES, budget):
            stays[run.a : run.a + run.length] = range(run.b, run.b + run.length)
        for start, end in spans:
            self._keep_whole(stays, start, end)
        self._stays = stays
        self.gaps = [self._gap(lines, budget) for lines in self._gaps_of_lines()]
        self._gap_starts = [each.old_start for each in self.gaps]

    def _keep_whole(self, stays: list[int], start: int, end: int) -> None:
        first, last = self._lines(start, end)
        here = stays[first : last + 1]
        together = here[0] >= 0 and here == list(range(here[0], here[0] + len(here)))
        if not together and len(here) > 1:
            stays[first : last + 1] = [-1] * len(here)

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last line of a span; the end of a line needs the line behind it."""
        behind = end if self.old[end - 1] == "\n" else end - 1
        return self._line(start), self._line(behind)

    def _line(self, at: int) -> int:
        return bisect_right(self._old_at, at, hi=len(self._old_at) - 1) - 1

    def _gaps_of_lines(self) -> Iterator[_Piece]:
        a = b = 0
        for line, stays in enumerate([*self._stays, len(self._new_at) - 1]):
            if stays < 0:
                continue
            if line > a or stays > b:
                yield _Piece(a, line, b, stays)
            a, b = line + 1, stays + 1

    def _gap(self, lines: _Piece, budget: _Budget) -> Gap:
        old_start, old_end = self._old_at[lines.a0], self._old_at[lines.a1]
        new_start, new_end = self._new_at[lines.b0], self._new_at[lines.b1]
        old = Words.of(self.old, old_start, min(old_end, len(self.old)))
        new = Words.of(self.new, new_start, min(new_end, len(self.new)))
        whole = list(self._whole_sentences(lines, old, new, budget))
        runs = list(whole)
        for piece in _between(_Piece(0, len(old.texts), 0, len(new.texts)), whole):
            runs += match(old.texts, new.texts, _WIDTHS_OF_WORDS, budget, piece)
        runs.sort(key=lambda each: each.a)
        return Gap(old_start, old_end, new_start, new_end, old, new, runs)

    def _whole_sentences(
        self, lines: _Piece, old: Words, new: Words, budget: _Budget
    ) -> Iterator[Run]:
        """Yield the runs of words that whole sentences are which stand in both.

        Found first, they keep an edited copy of a sentence from being taken for it.
        """
        ours = sentence_spans(self.old, self._old_at[lines.a0], self._old_at[lines.a1])
        theirs = sentence_spans(self.new, self._new_at[lines.b0], self._new_at[lines.b1])
        for run in match(
            [self.old[slice(*each)] for each in ours],
            [self.new[slice(*each)] for each in theirs],
            _WIDTHS_OF_LINES,
            budget,
        ):
            for at in range(run.length):
                first, last = old.within(*ours[run.a + at])
                begin, _ = new.within(*theirs[run.b + at])
                yield Run(first, begin, last - first)

    def stayed(self, start: int, end: int) -> int | None:
        """Return where characters of lines that stayed as they were now start, else None."""
        first, last = self._lines(start, end)
        if any(each < 0 for each in self._stays[first : last + 1]):
            return None
        return self._new_at[self._stays[first]] + start - self._old_at[first]

    def gap_at(self, start: int) -> Gap:
        """Return the gap that holds the old character *start*, which stayed in no line."""
        return self.gaps[bisect_right(self._gap_starts, start) - 1]


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where each line starts, and one more: where a line behind the last would."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
