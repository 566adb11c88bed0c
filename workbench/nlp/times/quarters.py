"""Quarters and halves of a year: "the third quarter of 1990", "Q3", "the year-ago quarter"."""

import re
from datetime import date, timedelta

from workbench.nlp.times.calendar_days import (
    add_months,
    add_units,
    make_day,
    quarter_value,
    value_of,
)
from workbench.nlp.times.dates import dated, relative, side_year
from workbench.nlp.times.meaning import UNKNOWN, Meaning, Spot
from workbench.nlp.times.tense import looks_ahead
from workbench.nlp.times.vocabulary import DAY_NUMBER, MONTH, MONTHS, UNITS, WORD_ENDS, YEAR

_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}


def base_quarter(spot: Spot) -> str:
    """Return the quarter last named, or the one that ended last before the article's day."""
    if spot.quarter:
        return spot.quarter
    return "XXXX-QX" if spot.published_on is None else quarter_value(spot.published_on, -1)


def compared_span(spot: Spot) -> str:
    """Return what "a year earlier" counts from: the span last reported on, or the last quarter."""
    return spot.compared or base_quarter(spot)


def year_before(quarter: str) -> str:
    """Return the same quarter, half or year one year earlier."""
    return quarter if quarter.startswith("X") else f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"


def quarter_beside(which: str, spot: Spot) -> Meaning:
    """Return the quarter in question of "last" or "next" year."""
    quarter = base_quarter(spot)
    if quarter.startswith("X"):
        return relative(quarter)
    year = int(quarter[:4]) + {"last": -1, "next": 1}[which]
    return relative(f"{year:04d}{quarter[4:]}")


_ENDED = re.compile(
    rf"\s+end(?P<way>ed|ing)\s+(?:on\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY_NUMBER}){WORD_ENDS}"
    rf"(?:,?\s+(?P<year>{YEAR}){WORD_ENDS})?"
)
_MID_QUARTER = 45


def quarter_ended(spot: Spot) -> tuple[date, date] | None:
    """Return the days of a quarter that "ended July 31" or "ending Dec. 31" follows, else None."""
    ended = _ENDED.match(spot.after)
    if ended is None or (spot.published_on is None and not ended["year"]):
        return None
    published = spot.published_on or date.min
    year = int(ended["year"] or published.year)
    last = make_day(year, MONTHS[ended["month"].rstrip(".")], int(ended["day"]))
    if last is not None and not ended["year"] and ended["way"] == "ed" and last > published:
        last = make_day(year - 1, last.month, last.day)
    first = None if last is None else add_months(last + timedelta(1), -3)
    return None if first is None or last is None else (first, last)


def value_of_quarter(days: tuple[date, date]) -> str:
    """Return the quarter of the calendar that most of these days lie in."""
    return quarter_value(days[1] - timedelta(_MID_QUARTER))


def year_ago(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "year-ago quarter", "the year-earlier period", "year-earlier"."""
    if parts["unit"] == "year" and (parts["noun"] or spot.compared):
        whole = parts["noun"] == "quarter"
        return relative(year_before(base_quarter(spot) if whole else compared_span(spot)))
    letter = UNITS[parts["unit"]]
    day = None if spot.published_on is None else add_units(spot.published_on, letter, -1)
    return relative(UNKNOWN[letter] if day is None else value_of(day, letter))


def quarter(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the third quarter of 1990", "this year's first quarter", "fourth-quarter"."""
    number = _ORDINALS[parts["number"]]
    year = parts["year"] or parts["of_year"]
    if year:
        return dated(f"{int(year):04d}-Q{number}")
    published = spot.published_on
    if published is None:
        return relative(f"XXXX-Q{number}")
    side = parts["side"] or parts["of_side"]
    if side:
        return relative(f"{side_year(side, published):04d}-Q{number}")
    # A quarter that has not begun by the article's day is last year's, unless it lies ahead.
    begun = (number - 1) * 3 < published.month
    guess = published.year if begun or looks_ahead(spot) else published.year - 1
    value = f"{guess:04d}-Q{number}"
    return relative(year_before(value) if parts["ago"] or parts["was"] else value)


def short_quarter(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "Q3 2019" and "Q3"."""
    number, year = parts["number"] or parts["number2"], parts["year"] or parts["year2"]
    if year:
        return dated(f"{int(year):04d}-Q{number}")
    if spot.published_on is None:
        return relative(f"XXXX-Q{number}")
    begun = (int(number) - 1) * 3 < spot.published_on.month
    return relative(f"{spot.published_on.year - (not begun):04d}-Q{number}")


def half_year(parts: re.Match[str], spot: Spot) -> Meaning | None:
    """Resolve "the first half of 1990"."""
    number = 1 if parts["ordinal"] == "first" else 2
    if parts["year"]:
        return dated(f"{int(parts['year']):04d}-H{number}")
    if spot.published_on is None:
        return relative(f"XXXX-H{number}")
    return relative(f"{side_year(parts['side'], spot.published_on):04d}-H{number}")
