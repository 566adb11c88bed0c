"""The way in: every expression of time in a text, resolved against the article's day."""

import re
from datetime import date

from workbench.domain.readings import Period
from workbench.nlp.times import clock, dates, distance, durations, feasts, quarters, relative
from workbench.nlp.times.calendar_days import days_of_value
from workbench.nlp.times.grammar import EXPRESSION, PARTS
from workbench.nlp.times.lookalikes import is_no_time, without_other_words
from workbench.nlp.times.meaning import Meaning, Spot, TimeType, TimeWords
from workbench.nlp.times.named import Named
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
    "ago": distance.ago,
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
    "feast": feasts.feast,
    "season": relative.season,
    "which_unit": relative.which_unit,
    "which_many": durations.which_many,
    "duration": durations.duration,
    "beside": distance.beside,
    "long": durations.long,
    "plural": durations.plural,
    "the_unit": relative.the_unit,
    "reference": durations.reference,
    "set": durations.often,
    "every": durations.every,
}
_WHOLE = frozenset({"day_month", "month_day", "iso_day", "slashed_day"})
_FIRST_WORD = re.compile(r"\w+|\W")


def find_times(text: str, published_on: date | None) -> list[TimeWords]:
    """Return the expressions of time in *text* in reading order; they never overlap.

    Relative words are resolved against *published_on*, the article's day; without it their value
    keeps X for what is not known. The time taken grows with the text's length.
    """
    low = lowered(text)
    readable = without_other_words(text, low)
    named = Named(published_on)
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
                named.note(words, family, spot.before[-40:])
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
