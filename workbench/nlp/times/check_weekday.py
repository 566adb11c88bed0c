"""Weekdays against the calendar: "Wednesday, 15 September 2022" was a Thursday."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.domain.readings import Check, Finding
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


def weekday_findings(
    text: str, published_on: date | None, sentences: list[Statement]
) -> Iterator[Finding]:
    """Yield the dates whose weekday, as the text names it, is not the calendar's."""
    for sentence in sentences:
        times = sentence.times
        for number, words in enumerate(times):
            dated = words.type is TimeType.DATE and _DAY.fullmatch(words.value)
            if not dated or not _FIGURE.search(words.quote):
                continue  # "today is Wednesday" is read against nothing but the article's day
            named = _NAME.search(words.quote.lower())
            spans = [span_of(words)]
            if named is None:
                beside = _beside(text, times, number)
                if beside is None:
                    continue
                spans.append(span_of(beside))
                named = _NAME.search(beside.quote.lower())
            if named is None or not _is_certain(words, published_on):
                continue
            found = _finding(text, words, WEEKDAYS[named.group(1)], spans)
            if found is not None:
                yield found


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


def _is_certain(words: TimeWords, published_on: date | None) -> bool:
    """Return whether the year is stated, or so near that no other year can be meant."""
    if _HAS_YEAR.search(words.quote):
        return True
    if published_on is None:
        return False
    return abs((date.fromisoformat(words.value) - published_on).days) <= _NEAR


def _finding(
    text: str, words: TimeWords, named: int, spans: list[tuple[int, int]]
) -> Finding | None:
    day = date.fromisoformat(words.value)
    if day.weekday() == named:
        return None
    return Finding(
        Check.WEEKDAY,
        f"Is “{words.quote}” the right day or the right weekday?",
        f"{day_words(day)} is a {DAY_NAMES[day.weekday()]}; the text says {DAY_NAMES[named]}.",
        places(text, *spans),
    )
