"""Sentences with their expressions of time: as much context as the date checks ever look at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.readings import FindingPlace
from workbench.nlp.times.meaning import TimeType, TimeWords

# A longer stretch without a full stop is no sentence: checks that need one stay silent there.
SENTENCE_MAX = 600
_END = re.compile(r"[.!?…][\"”’')\]]{0,3}(?=\s)|\n\s*\n|\n(?=[ \t]*[-•*A-Z“\"])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col"
    r"|Sgt|Capt|Rev|Hon|St|Jr|Sr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|Inc|Corp|Ltd|Co|b|d|c|approx|est)$"
)
_ABBREVIATION_MAX = 10


@dataclass(frozen=True)
class Statement:
    """One sentence: where it stands, its words, and the times in it, by start."""

    start_char: int
    end_char: int
    words: str
    times: tuple[TimeWords, ...]

    def between(self, text: str, one: TimeWords, two: TimeWords) -> str:
        """Return the text between two expressions of this sentence, in lower case."""
        first, second = sorted((one, two), key=lambda each: each.start_char)
        return text[first.end_char : second.start_char].lower()

    def before(self, text: str, one: TimeWords) -> str:
        """Return what stands before an expression in this sentence, in lower case."""
        return text[self.start_char : one.start_char].lower()

    def after(self, text: str, one: TimeWords) -> str:
        """Return what stands after an expression in this sentence, in lower case."""
        return text[one.end_char : self.end_char].lower()

    def dates(self) -> list[TimeWords]:
        """Return the expressions that name days of the calendar."""
        return [t for t in self.times if t.type is TimeType.DATE and t.period is not None]

    def durations(self) -> list[TimeWords]:
        """Return the expressions that say how long, in numbers."""
        return [t for t in self.times if t.type is TimeType.DURATION and t.days is not None]


def statements(text: str, times: Sequence[TimeWords]) -> Iterator[Statement]:
    """Yield the sentences of *text* that hold an expression of time and are not overlong."""
    at = 0
    for start, end in sentence_spans(text):
        while at < len(times) and times[at].start_char < start:
            at += 1
        begin = at
        while at < len(times) and times[at].end_char <= end:
            at += 1
        if at > begin and end - start <= SENTENCE_MAX:
            yield Statement(start, end, text[start:end], tuple(times[begin:at]))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence; together they hold every character but white space."""
    start = 0
    for mark in _END.finditer(text):
        if mark.group()[0] == "." and _ABBREVIATED.search(
            text, max(start, mark.start() - _ABBREVIATION_MAX), mark.start()
        ):
            continue
        if text[start : mark.end()].strip():
            yield _stripped(text, start, mark.end())
        start = mark.end()
    if text[start:].strip():
        yield _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def place(text: str, start: int, end: int) -> FindingPlace:
    """Return the passage at these characters as a finding points to it."""
    return FindingPlace(start, end, text[start:end])


def places(text: str, *spans: tuple[int, int]) -> tuple[FindingPlace, ...]:
    """Return the passages in reading order."""
    return tuple(place(text, start, end) for start, end in sorted(set(spans)))


def span_of(words: TimeWords) -> tuple[int, int]:
    """Return the characters of an expression."""
    return words.start_char, words.end_char
