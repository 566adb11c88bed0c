"""Durations against a range of dates: "between 1990 and 2000, she spent 15 years abroad"."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.periods import range_between
from workbench.nlp.times.spans_stated import (
    Length,
    day_words,
    fits,
    is_longer_than,
    sum_words,
)
from workbench.nlp.times.statements import Statement, places, span_of

# How far (characters) a length may stand from the dates it belongs to.
APART = 160
# Lengths of something else than the time that passed: terms, forecasts, comparisons, rates.
OTHER = re.compile(
    r"\b(?:sentence[ds]?|jail(?:ed)?|imprison\w*|prison|term|contract|deal|loan|lease|banned"
    r"|suspen\w+|bonds?|plan"
    r"|aged?|warrant\w*|guarantee\w*|first|last time|only|never|most|worst|best|highest|lowest"
    r"|biggest|largest|fastest"
    r"|slowest|longest|shortest|record|average|every|each|a (?:day|week|month|year)|per|within"
    r"|fell|rose|down|up|will"
    r"|would|next|before|earlier|ago|later|previous\w*|old|older|young\w*|deadline|extension"
    r"|notice|record-\w+)\b"
)
SPENT = re.compile(
    r"\b(?:for|spent|spending|over|lasted|lasting|ran|running|than|(?:period|span|stretch"
    r"|spell) of|total of|least|some|took|takes|taking|had|waited|served|been|now|has|have"
    r"|about|nearly|almost)\s+$"
)
NEW_SUBJECT = re.compile(
    r"[;:—]|\b(?:but|while|whereas|although|and (?:he|she|they|it)|who|which|said)\b"
)
# Both years of "2002–2009" may be counted in part.
_TWO_YEARS = 730
_YEARS = re.compile(r"[0-9]{4}\s?[-–—]\s?[0-9]{2,4}")
# Directly before a range these words say that the length is that of the range itself.
_BESIDE = re.compile(r",?\s*(?:\(|between\s|from\s|of\s)?\s*")


@dataclass(frozen=True)
class _Range:
    """A range in a sentence: its words for a finding, its characters, and its days.

    `least` are the days between its two ends at their nearest.
    """

    words: str
    start: int
    end: int
    first: date
    last: date
    least: int


def against_range(
    text: str, sentence: Statement, stated: tuple[TimeWords, Length]
) -> Finding | None:
    """Return the finding that a range of the same sentence does not leave room for a length."""
    words, length = stated
    for each in _ranges(text, sentence):
        before = words.end_char <= each.start
        joint = text[words.end_char : each.start] if before else text[each.end : words.start_char]
        if len(joint) > APART or not _speaks_of_range(text, sentence, words, joint.lower()):
            continue
        most = (each.last - each.first).days + 1
        beside = before and _BESIDE.fullmatch(joint.lower()) is not None
        if beside and not fits(length, each.least, most):
            return _finding(text, words, each)
        if is_longer_than(length, most):
            return _finding(text, words, each)
    return None


def _ranges(text: str, sentence: Statement) -> Iterator[_Range]:
    dates = sentence.dates()
    for words in dates:
        period = words.period
        if _YEARS.fullmatch(words.quote) and period and period.first and period.last:
            least = (period.last - period.first).days - _TWO_YEARS
            first, last = period.first, period.last
            yield _Range(words.quote, *span_of(words), first, last, max(least, 0))
    for one, two in itertools.pairwise(dates):
        days = range_between(text, one, two)
        if days is not None:
            inner = (one.period and one.period.last, two.period and two.period.first)
            least = (inner[1] - inner[0]).days if inner[0] and inner[1] else 0
            named = f"{one.quote} and {two.quote}"
            yield _Range(named, one.start_char, two.end_char, *days, max(least, 0))


def _speaks_of_range(text: str, sentence: Statement, words: TimeWords, joint: str) -> bool:
    """Return whether the length is time spent, in the clause of the range."""
    before = sentence.before(text, words)
    if OTHER.search(before[-50:]) or NEW_SUBJECT.search(joint):
        return False
    return bool(SPENT.search(before)) or before.endswith((", ", "in ", "during "))


def _finding(text: str, words: TimeWords, each: _Range) -> Finding:
    return Finding(
        Check.DURATION,
        f"Does “{words.quote}” fit {each.words}?",
        f"{day_words(each.first)} to {day_words(each.last)} is {sum_words(each.first, each.last)};"
        f" the text says {words.quote}.",
        places(text, span_of(words), (each.start, each.end)),
    )
