"""The way in: every expression of time in a text, resolved against the article's day."""

import re
from datetime import date

from workbench.domain.readings import Period
from workbench.nlp.times import clock, dates, durations, quarters, relative
from workbench.nlp.times.calendar_days import days_of_value
from workbench.nlp.times.grammar import EXPRESSION, PARTS
from workbench.nlp.times.lookalikes import is_no_time, without_other_words
from workbench.nlp.times.meaning import Meaning, Spot, TimeType, TimeWords
from workbench.nlp.times.triggers import stretches

_RESOLVERS: dict[str, dates.Resolve] = {
    "clock": clock.clock,
    "week_of": dates.week_of,
    "iso_day": dates.iso_day,
    "slashed_day": dates.slashed_day,
    "nine_eleven": dates.nine_eleven,
    "day_month": dates.day_in_month,
    "month_day": dates.day_in_month,
    "month": dates.month,
    "quarter": quarters.quarter,
    "short_quarter": quarters.short_quarter,
    "half_year": quarters.half_year,
    "ago": relative.ago,
    "year_ago": quarters.year_ago,
    "end_of": relative.end_of,
    "decade": dates.decade,
    "century": dates.century,
    "spelt_year": dates.spelt_year,
    "year": dates.year,
    "fiscal_short": dates.fiscal_short,
    "deictic": relative.deictic,
    "this_part": relative.this_part,
    "weekdays": relative.weekdays,
    "weekday": relative.weekday,
    "feast": dates.feast,
    "season": relative.season,
    "which_unit": relative.which_unit,
    "which_many": durations.which_many,
    "duration": durations.duration,
    "long": durations.long,
    "plural": durations.plural,
    "the_unit": relative.the_unit,
    "reference": durations.reference,
    "set": durations.often,
    "every": durations.every,
}
# A quarter or day named so many characters before still stands for "the quarter", "that day".
_REACH = 1_500
_REPORTED = 330
_WHOLE = frozenset({"day_month", "month_day", "iso_day", "slashed_day"})
_FIRST_WORD = re.compile(r"\w+|\W")


_NAMES_QUARTER = frozenset({"quarter", "short_quarter", "which_unit", "the_unit"})


class _Named:
    """The quarter and the day last named, which later words lean on."""

    def __init__(self, published_on: date | None) -> None:
        self.published_on = published_on
        self.quarter, self.quarter_at = "", -_REACH
        self.day: date | None = None
        self.day_at = -_REACH

    def _is_reported(self, period: Period | None) -> bool:
        """Return whether a quarter is one of the last year before the article: one in its news."""
        if period is None or period.first is None or self.published_on is None:
            return False
        return 0 <= (self.published_on - period.first).days <= _REPORTED

    def spot(self, text: str, low: str, span: tuple[int, int]) -> Spot:
        """Return the place with what may be leant on there."""
        start, end = span
        near_quarter = self.quarter if start - self.quarter_at <= _REACH else ""
        near_day = self.day if start - self.day_at <= _REACH else None
        return Spot(text, low, start, end, self.published_on, near_quarter, near_day)

    def note(self, words: TimeWords, family: str) -> None:
        """Remember what was named."""
        if family in _NAMES_QUARTER and "-Q" in words.value and self._is_reported(words.period):
            self.quarter, self.quarter_at = words.value, words.start_char
        if words.type is TimeType.DATE and words.period is not None and words.period.first:
            self.day, self.day_at = words.period.first, words.start_char


def find_times(text: str, published_on: date | None) -> list[TimeWords]:
    """Return the expressions of time in *text* in reading order; they never overlap.

    Relative words are resolved against *published_on*, the article's day; without it their value
    keeps X for what is not known. The time taken grows with the text's length.
    """
    low = lowered(text)
    readable = without_other_words(text, low)
    named = _Named(published_on)
    out: list[TimeWords] = []
    for start, end in stretches(readable):
        at = start
        while (found := EXPRESSION.search(readable, at, end)) is not None:
            family = str(found.lastgroup)
            spot = named.spot(text, low, found.span())
            if is_no_time(family, spot):
                at = _second_word(low, *found.span())
                continue
            words = _read(family, spot, readable)
            if words is not None:
                named.note(words, family)
                out.append(words)
            # No piece of a day that no calendar has ("31 June 2022") is a time by itself.
            whole = words is not None or family in _WHOLE
            at = found.end() if whole else _second_word(low, *found.span())
    return out


def _second_word(low: str, start: int, end: int) -> int:
    """Return where to look on when a stretch was no time: after its first word."""
    first_word = _FIRST_WORD.match(low, start, end)
    return first_word.end() if first_word else end


def lowered(text: str) -> str:
    """Return *text* in lower case, character for character (one letter may have a longer twin)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(twin if len(twin := each.lower()) == 1 else each for each in text)


def _read(family: str, spot: Spot, readable: str) -> TimeWords | None:
    """Return what the expression at *spot* means, or None when it is no time after all."""
    parts = PARTS[family].fullmatch(readable, spot.start, spot.end)
    meaning = None if parts is None else _RESOLVERS[family](parts, spot)
    if meaning is None:
        return None
    quote = spot.text[spot.start : spot.end]
    return TimeWords(
        spot.start,
        spot.end,
        quote,
        meaning.type,
        meaning.value,
        _period(quote, meaning),
        meaning.days,
        meaning.anchored,
    )


def _period(quote: str, meaning: Meaning) -> Period | None:
    days = meaning.span
    if days is None and meaning.type in (TimeType.DATE, TimeType.TIME):
        days = days_of_value(meaning.value)
    return None if days is None else Period(quote, *days)
