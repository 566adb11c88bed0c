"""Sentences with their amounts, as the checks of numbers read them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.nlp.numbers.casing import same_length_lower
from workbench.nlp.numbers.lists import PLAIN_OPENERS
from workbench.nlp.paragraphs import split_paragraphs
from workbench.nlp.quantities import Quantity
from workbench.nlp.words import NEVER_FINAL_ABBREVIATIONS

# How far (characters) the words around an amount still speak of it, and how many amounts one
# statement holds at most: so a text without a full stop costs no more than one with many.
REACH = 300
_QUANTITIES_MAX = 24
# So many amounts with less room for each (characters) are a table, not a sentence.
_TABLE_MIN, _TABLE_ROOM = 8, 12
_BREAK = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9$€£])")
_LAST_WORD = re.compile(r"[^\s(\"“]{1,12}$")
_NEXT_WORD = re.compile(r"[\"”’)\]]*\s+([A-Z][a-z]{0,12})\b")
_OFTEN_FINAL = frozenset({"u.s.", "u.k.", "u.n.", "e.u."})
_NAME_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w’-]+")


@dataclass(frozen=True)
class Statement:
    """A sentence of `text` from `start` to `end` (characters) and its amounts in reading order.

    `lowered` is the whole text in lower case, letter for letter of the same length; `names` are
    the words that the whole text writes with a capital inside a sentence.
    """

    text: str
    lowered: str
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    names: frozenset[str] = frozenset()

    def between(self, first: Quantity, second: Quantity) -> str:
        """Return the words between two amounts, in lower case."""
        return self.lowered[first.end_char : second.start_char]

    def before(self, quantity: Quantity, reach: int = 40) -> str:
        """Return up to *reach* characters of the sentence before an amount, in lower case."""
        return self.lowered[max(self.start, quantity.start_char - reach) : quantity.start_char]

    def after(self, quantity: Quantity, reach: int = 40) -> str:
        """Return up to *reach* characters of the sentence after an amount, in lower case."""
        return self.lowered[quantity.end_char : min(self.end, quantity.end_char + reach)]

    @cached_property
    def words(self) -> str:
        """Return the sentence in lower case."""
        return self.lowered[self.start : self.end]


def joined(first: Statement, second: Statement) -> Statement:
    """Return two sentences, the one after the other, as one."""
    return replace(first, end=second.end, quantities=first.quantities + second.quantities)


def statements_of(text: str, quantities: list[Quantity]) -> Iterator[Statement]:
    """Yield the sentences of *text* that hold at least one of its *quantities*, in order."""
    lowered = same_length_lower(text)
    names = frozenset(_NAME_INSIDE.findall(text))
    starts = [quantity.start_char for quantity in quantities]
    for start, end in _sentences(text):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        for group in _groups(quantities[low:high]):
            if _is_table(group):
                continue
            yield Statement(
                text,
                lowered,
                max(start, group[0].start_char - REACH),
                min(end, group[-1].end_char + REACH),
                tuple(group),
                names,
            )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    breaks = [match.end() for match in _BREAK.finditer(text) if _ends(text, match.start())]
    for paragraph in split_paragraphs(text):
        start = paragraph.start
        low, high = bisect_right(breaks, start), bisect_left(breaks, paragraph.end)
        for cut in breaks[low:high]:
            yield start, cut
            start = cut
        yield start, paragraph.end


def _ends(text: str, stop: int) -> bool:
    """Return whether the mark at *stop* ends a sentence rather than an abbreviation."""
    if text[stop] != ".":
        return True
    match = _LAST_WORD.search(text, max(0, stop - 12), stop)
    last = match[0].lower() + "." if match else "."
    single = len(last) == 2 and last[0].isalpha()  # noqa: PLR2004 - an initial and its point
    if last in _OFTEN_FINAL:
        following = _NEXT_WORD.match(text, stop + 1)
        return following is not None and following[1].lower() in PLAIN_OPENERS
    return not (single or last in NEVER_FINAL_ABBREVIATIONS)


def _is_table(group: list[Quantity]) -> bool:
    """Return whether amounts stand too close for words to say what they are."""
    length = group[-1].end_char - group[0].start_char
    return len(group) >= _TABLE_MIN and length < len(group) * _TABLE_ROOM


def _groups(quantities: list[Quantity]) -> Iterator[list[Quantity]]:
    """Yield runs of amounts that stand near enough to belong to one statement."""
    group: list[Quantity] = []
    for quantity in quantities:
        far = group and quantity.start_char - group[-1].end_char > REACH
        if far or len(group) == _QUANTITIES_MAX:
            yield group
            group = []
        group.append(quantity)
    if group:
        yield group
