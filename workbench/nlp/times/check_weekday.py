"""Weekdays against the calendar: "Wednesday, 15 September 2022" was a Thursday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.readings import Check, Finding
from workbench.nlp.times.calendar_days import make_day
from workbench.nlp.times.meaning import TimeType, TimeWords
from workbench.nlp.times.spans_stated import DAY_NAMES, day_words
from workbench.nlp.times.statements import Statement, places, span_of
from workbench.nlp.times.vocabulary import WEEKDAYS, any_of

_NAME = re.compile(rf"\b({any_of(WEEKDAYS)})\b")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_FIGURE = re.compile(r"[0-9]")
_HAS_YEAR = re.compile(r"\b[12][0-9]{3}\b")
# Between a weekday and its date: "Wednesday (15 September)", "15 September 2022, a Wednesday".
_BESIDE = re.compile(r"\s*[,(]?\s*(?:(?:an?|(?:which )?(?:was|is|fell on)(?: an?)?|the|on)\s+)?")
# Without a year, only dates so near to the article's day are taken to be this year's.
_NEAR = 45
_YEARS_AROUND = 10


@dataclass(frozen=True)
class _Named:
    """A date of the text with the weekday (Monday is 0) that the text gives it."""

    words: TimeWords
    day: date
    weekday: int
    spans: tuple[tuple[int, int], ...]

    @property
    def has_year(self) -> bool:
        """Return whether the text states the year."""
        return _HAS_YEAR.search(self.words.quote) is not None


def weekday_findings(
    text: str, published_on: date | None, sentences: list[Statement]
) -> Iterator[Finding]:
    """Yield the dates whose weekday, as the text names it, is not the calendar's.

    Several dates without a year that all fit some other year are let pass: then it is the article's
    day that is not right.
    """
    named = [each for sentence in sentences for each in _named_days(text, sentence)]
    yearless = [each for each in named if not each.has_year]
    other_year = len(yearless) > 1 and _fit_other_year(yearless)
    for each in named:
        certain = each.has_year or (not other_year and _is_near(each.day, published_on))
        if certain and each.day.weekday() != each.weekday:
            yield _finding(text, each)


def _named_days(text: str, sentence: Statement) -> Iterator[_Named]:
    times = sentence.times
    for number, words in enumerate(times):
        dated = words.type is TimeType.DATE and _DAY.fullmatch(words.value)
        if not dated or not _FIGURE.search(words.quote):
            continue  # "today is Wednesday" is read against nothing but the article's day
        named = _NAME.search(words.quote.lower())
        beside = _beside(text, times, number) if named is None else None
        if beside is not None:
            named = _NAME.search(beside.quote.lower())
        if named is not None:
            spans = (span_of(words), *([span_of(beside)] if beside else []))
            day = date.fromisoformat(words.value)
            yield _Named(words, day, WEEKDAYS[named.group(1)], spans)


def _fit_other_year(named: list[_Named]) -> bool:
    """Return whether in one of the years around theirs all the weekdays would be right."""
    if all(each.day.weekday() == each.weekday for each in named):
        return False
    return any(
        all(_weekday_in(each.day, step) == each.weekday for each in named)
        for step in range(-_YEARS_AROUND, _YEARS_AROUND + 1)
    )


def _weekday_in(day: date, step: int) -> int | None:
    moved = make_day(day.year + step, day.month, day.day)
    return None if moved is None else moved.weekday()


def _beside(text: str, times: tuple[TimeWords, ...], number: int) -> TimeWords | None:
    """Return the bare weekday that stands directly beside a date."""
    words = times[number]
    for other, after in ((number - 1, False), (number + 1, True)):
        if not 0 <= other < len(times) or not _is_bare_weekday(times[other]):
            continue
        first, second = (words, times[other]) if after else (times[other], words)
        joint = text[first.end_char : second.start_char].lower()
        if (
            _BESIDE.fullmatch(joint)
            and (joint.strip() or not after)
            and _is_apposed(joint, after=after)
        ):
            return times[other]
    return None


def _is_apposed(joint: str, *, after: bool) -> bool:
    """Return whether the words between make one day of both: a bracket, or ", a Wednesday"."""
    if after:
        return bool(re.search(r"\ban?\s+$|\b(?:was|is|fell)\b", joint))
    return "(" in joint


def _is_bare_weekday(words: TimeWords) -> bool:
    return words.quote.lower() in WEEKDAYS


def _is_near(day: date, published_on: date | None) -> bool:
    """Return whether a day without its year is so near that no other year can be meant."""
    return published_on is not None and abs((day - published_on).days) <= _NEAR


def _finding(text: str, named: _Named) -> Finding:
    right = DAY_NAMES[named.day.weekday()]
    return Finding(
        Check.WEEKDAY,
        f"Is “{named.words.quote}” the right day or the right weekday?",
        f"{day_words(named.day)} is a {right}; the text says {DAY_NAMES[named.weekday]}.",
        places(text, *named.spans),
    )
